// The host's processes: fork, fresh starts, waiting for children, signals, the end.
#include "core/live/blocking.h"
#include "core/live/fresh_start.h"
#include "core/live/live_host.h"
#include "core/live/process_tree.h"
#include "core/live/signals.h"
#include "core/trace/usage.h"
#include "core/vm/machine.h"
#include "core/vm/shape.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <malloc.h>
#include <cstdlib>
#include <fcntl.h>
#include <new>
#include <sched.h>
#include <spawn.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace forkyard::live {

using trace::EventKind;

namespace {

vm::SystemResult refusal(int error) {
    return {-1, error, vm::Wait::Go};
}

/// Faults of the program itself, as opposed to a signal that somebody sent.
bool isCrash(int signal) {
    constexpr int kCrashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS};
    return std::find(std::begin(kCrashes), std::end(kCrashes), signal) != std::end(kCrashes);
}

std::vector<char *> pointersTo(const std::vector<std::string> &texts) {
    std::vector<char *> pointers;
    for (const std::string &text : texts) pointers.push_back(const_cast<char *>(text.c_str()));
    pointers.push_back(nullptr);
    return pointers;
}

/// As a command is shown.
std::string joined(const std::vector<std::string> &words) {
    std::string text;
    for (const std::string &word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// PATH of the environment a program is to get.
std::string searchPath(const vm::SpawnRequest &request) {
    constexpr std::string_view name = "PATH=";
    if (!request.hasEnvironment) {
        const char *path = getenv("PATH");
        return path ? path : "/bin:/usr/bin";
    }
    for (const std::string &entry : request.environment)
        if (entry.rfind(name, 0) == 0) return entry.substr(name.size());
    return "/bin:/usr/bin";
}

/// What execve(2) is to be given for the request's program; or an errno.
int findProgram(const vm::SpawnRequest &request, std::string &found) {
    const std::string &name = request.program.empty() ? request.arguments.front() : request.program;
    found = name;
    if (name.empty()) return ENOENT;
    if (name.find('/') != name.npos) return 0;
    const std::string path = searchPath(request);
    int error = ENOENT;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find(':', begin), path.size());
        const std::string folder = path.substr(begin, end - begin);
        found = folder.empty() ? name : folder + '/' + name;
        struct stat info {};
        if (stat(found.c_str(), &info) == 0 && S_ISREG(info.st_mode)) {
            if (access(found.c_str(), X_OK) == 0) return 0;
            error = EACCES;
        } else if (errno != ENOENT && errno != ENOTDIR) {
            error = errno;
        }
        begin = end + 1;
    }
    return error;
}

bool isThisProgram(const std::string &path) {
    struct stat one {};
    struct stat own {};
    return stat(path.c_str(), &one) == 0 && stat("/proc/self/exe", &own) == 0 && one.st_dev == own.st_dev &&
           one.st_ino == own.st_ino;
}

/// Copies of descriptors, out of the way of 0, 1 and 2; closed at the end.
class Aside {
public:
    ~Aside() {
        for (int fd : m_copies) ::close(fd);
    }
    int copy(int fd) {
        const int copy = fcntl(fd, F_DUPFD_CLOEXEC, 64);
        if (copy >= 0) m_copies.push_back(copy);
        return copy;
    }

private:
    std::vector<int> m_copies;
};

} // namespace

std::int64_t LiveHost::parentProcessId() {
    return getppid();
}
std::uint32_t LiveHost::processObjectOf(std::int64_t pid) {
    return m_ring ? m_memory.processes().objectOf(static_cast<pid_t>(pid)) : 0;
}

const char *LiveHost::startMethod() {
    switch (m_options.startMethod) {
    case StartMethod::Fork:
        return "fork";
    case StartMethod::Spawn:
        return "spawn";
    case StartMethod::ForkServer:
        return "forkserver";
    }
    return "fork";
}

unsigned LiveHost::processorCount() {
    return static_cast<unsigned>(std::max(sysconf(_SC_NPROCESSORS_ONLN), 1L));
}

void LiveHost::randomBytes(void *buffer, std::size_t size) {
    if (m_turns) return m_turns->randomBytes(buffer, size);
    auto *bytes = static_cast<char *>(buffer);
    while (size > 0) {
        const ssize_t got = getrandom(bytes, size, 0);
        if (got < 0 && errno == EINTR) continue;
        FORKYARD_CHECK(got > 0);
        bytes += got;
        size -= static_cast<std::size_t>(got);
    }
}

// ---- fork
// ------------------------------------------------------------------------------------------------------------

struct LiveHost::ForkWork {
    LiveHost *host;
    LiveThread *thread;
    ProcessIdentity child;
    pid_t pid = -1;
    int error = 0;
};

vm::SystemResult LiveHost::fork(vm::Thread &t) {
    ForkWork work{this, &of(t), {}};
    work.child = newIdentity();
    work.child.parent = m_identity.process;
    work.child.place = m_memory.processes().claim();
    if (work.child.place == ProcessTable::kNone) {
        tellLimit(RunHeader::ProcessLimit);
        return refusal(EAGAIN);
    }
    if (m_turns) work.child.turns = m_turns->newThread(0);
    stopTheWorld(t, &LiveHost::forkStopped, &work);
    if (m_turns && work.pid < 0) m_turns->cancel(work.child.turns);
    if (m_turns && work.pid > 0) m_turns->setProcess(work.child.turns, work.pid);
    if (m_turns && work.pid == 0) beginAsChild(of(t));
    return {work.pid, work.error, vm::Wait::Go};
}

/// With the world stopped: nobody else of this process touches the machine, and every lock of ours is free or soon will
/// be.
void LiveHost::forkStopped(void *context) {
    auto &work = *static_cast<ForkWork *>(context);
    LiveHost &host = *work.host;
    // A signal belongs to whichever process it finds, never to one that is half made.
    sigset_t before;
    pthread_sigmask(SIG_BLOCK, &mainThreadOnly(), &before);
    const bool wasMain = work.thread->isMain;
    // Alone, nobody else can hold a lock of ours; and each that is touched is a page to be copied.
    const bool hasOthers = host.m_threadCount.load() > 1;
    if (hasOthers) host.lockEverything();
    host.trimMemory();
    work.pid = ::fork();
    work.error = work.pid < 0 ? errno : 0;
    if (hasOthers) host.unlockEverything();
    if (work.pid == 0) {
        host.becomeChild(*work.thread, work.child);
        // The only thread is the main one, whichever it was in the parent.
        if (!wasMain) before = systemSet(work.thread->signalMask);
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        return;
    }
    ProcessTable table = host.m_memory.processes();
    if (work.pid < 0) {
        table.release(work.child.place);
    } else {
        table.confirm(work.child.place, work.pid, work.child.process);
        if (host.isRecorded(*work.thread)) {
            work.thread->writer.emitRelease(EventKind::ProcessFork, work.child.process, 1, work.thread->line(),
                                            trace::Value::integer(work.pid));
        }
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

/// What reading the program and the library left free in between is given back before the first fork: the system would copy the
/// table of its pages for every child.
void LiveHost::trimMemory() {
    if (m_isTrimmed) return;
    m_isTrimmed = true;
    malloc_trim(0);
}

/// Always in this order. The pool of the trace's ring needs no lock, and malloc's own are taken by fork(3) itself.
void LiveHost::lockEverything() FORKYARD_NO_THREAD_SAFETY_ANALYSIS {
    bytecode::lockSymbols();
    vm::lockShapes();
    m_machine->codesMutex.lock();
    m_machine->heap.mutex().lock();
    m_threadsMutex.lock();
}

void LiveHost::unlockEverything() FORKYARD_NO_THREAD_SAFETY_ANALYSIS {
    m_threadsMutex.unlock();
    m_machine->heap.mutex().unlock();
    m_machine->codesMutex.unlock();
    vm::unlockShapes();
    bytecode::unlockSymbols();
}

/// In the child. The learner's locks stay as they are: whoever held them is gone, as with fork(2) anywhere.
void LiveHost::becomeChild(LiveThread &survivor, const ProcessIdentity &identity) {
    m_identity = identity;
    m_processId = getpid();
    {
        const MutexLock lock(m_threadsMutex);
        // Their slots in the ring belong to the parent's threads, which live on.
        for (const auto &thread : m_threads) thread->writer.forgetAfterFork();
        std::erase_if(m_threads, [&](const auto &each) { return each.get() != &survivor; });
        m_threadCount.store(1);
    }
    survivor.vm.attention.store(0);
    if (hasGil()) {
        m_gil.renewHeld(survivor.vm.attention);
    } else {
        m_world.renewStopped();
    }
    ProcessTable table = m_memory.processes();
    table.setThreads(identity.place, 1);
    table.confirm(identity.place, getpid(), identity.process);
    survivor.object = identity.thread;
    prepareThread(survivor, true);
    attachWriter(survivor);
    listenForSignalsIn(survivor);
    tellStart(survivor);
}

// ---- Fresh starts
// ----------------------------------------------------------------------------------------------------

vm::SystemResult LiveHost::spawn(vm::Thread &t, const vm::SpawnRequest &request) {
    LiveThread &thread = of(t);
    const bool isMachine = !request.command.empty();
    if (!isMachine && m_options.restricted) return refusal(EACCES);
    if (!isMachine && request.arguments.empty()) return refusal(EINVAL);
    FreshStart words;
    std::string own;
    if (m_turns && !isMachine && !(words.readWords(request.arguments) && findProgram(request, own) == 0 && isThisProgram(own)))
        refuseReplay(t, ReplayEnd::Outside);
    ProcessIdentity child = newIdentity();
    child.parent = m_identity.process;
    ProcessTable table = m_memory.processes();
    child.place = table.claim();
    if (child.place == ProcessTable::kNone) {
        tellLimit(RunHeader::ProcessLimit);
        return refusal(EAGAIN);
    }

    vm::SystemResult result;
    FreshStart start;
    if (m_turns) child.turns = m_turns->newThread(0);
    start.identity = child;
    if (isMachine) {
        start.command = request.command;
        start.arguments = request.arguments;
        result = startMachine(thread, start, request);
    } else {
        m_memory.header().outsidePrograms.store(1);
        std::string program;
        if (const int error = findProgram(request, program))
            result = refusal(error);
        else if (start.readWords(request.arguments) && isThisProgram(program))
            // sys.executable: one more machine of this run.
            result = startMachine(thread, start, request);
        else
            result = startProgram(thread, program.c_str(), request.arguments, request, request.inherit);
    }
    if (m_turns && result.value < 0) m_turns->cancel(child.turns);
    if (m_turns && result.value > 0) m_turns->setProcess(child.turns, static_cast<pid_t>(result.value));
    if (result.value < 0) {
        table.release(child.place);
        return result;
    }
    table.confirm(child.place, static_cast<pid_t>(result.value), child.process);
    if (isRecorded(thread)) {
        thread.writer.emitRelease(EventKind::ProcessSpawn, child.process, 1, thread.line(),
                                  trace::Value::integer(result.value));
        if (!isMachine)
            thread.writer.emitText(EventKind::ProcessExec, child.process, 0, thread.line(), joined(request.arguments));
        for (int fd : request.standard) {
            const PipeEnd *end = pipeEndOf(fd);
            if (end && !end->writes && !isMachine) giveToProgram(*end);
            if (end)
                thread.writer.emitRelease(EventKind::PipeGive, end->object, end->writes ? 2 : 1, thread.line(),
                                          trace::Value::object(child.process));
        }
    }
    return result;
}

vm::SystemResult LiveHost::startMachine(const LiveThread &thread, FreshStart start, const vm::SpawnRequest &request) {
    start.memory = m_memory.fd();
    start.ring = m_ring ? m_ring->fd() : -1;
    std::vector<int> inherit = request.inherit;
    inherit.push_back(start.memory);
    if (m_ring) inherit.push_back(start.ring);
    return startProgram(thread, "/proc/self/exe", start.commandLine(), request, std::move(inherit));
}

vm::SystemResult LiveHost::startProgram(const LiveThread &thread, const char *path,
                                        const std::vector<std::string> &arguments, const vm::SpawnRequest &request,
                                        std::vector<int> inherit) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    Aside aside;
    for (int target = 0; target < 3; ++target) {
        const int source = request.standard[target];
        // Copied first: one's target may be another's source.
        if (source >= 0) posix_spawn_file_actions_adddup2(&actions, aside.copy(source), target);
    }
    if (request.closesOthers) {
        std::sort(inherit.begin(), inherit.end());
        int next = 3;
        for (int fd : inherit) {
            for (; next < fd; ++next) posix_spawn_file_actions_addclose(&actions, next);
            next = std::max(next, fd + 1);
        }
        posix_spawn_file_actions_addclosefrom_np(&actions, next);
    }
    // Onto itself: that takes the mark away that would close it.
    for (int fd : inherit) posix_spawn_file_actions_adddup2(&actions, fd, fd);
    if (!request.directory.empty()) posix_spawn_file_actions_addchdir_np(&actions, request.directory.c_str());

    sigset_t defaults;
    sigemptyset(&defaults);
    for (int signal : {SIGPIPE, SIGXFSZ}) sigaddset(&defaults, signal);
    const sigset_t mask = systemSet(thread.signalMask); // in truth a thread may block more
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setsigmask(&attributes, &mask);
    int flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
    if (request.newSession) flags |= POSIX_SPAWN_SETSID;
    if (request.group >= 0) {
        flags |= POSIX_SPAWN_SETPGROUP;
        posix_spawnattr_setpgroup(&attributes, static_cast<pid_t>(request.group));
    }
    posix_spawnattr_setflags(&attributes, static_cast<short>(flags));

    std::vector<char *> argv = pointersTo(arguments);
    std::vector<char *> environment = pointersTo(request.environment);
    char **envp = request.hasEnvironment ? environment.data() : environ;
    pid_t pid = 0;
    const int error = posix_spawn(&pid, path, &actions, &attributes, argv.data(), envp);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error ? refusal(error) : vm::SystemResult{pid, 0, vm::Wait::Go};
}

vm::SystemResult LiveHost::execute(vm::Thread &t, const vm::SpawnRequest &request) {
    LiveThread &thread = of(t);
    if (m_options.restricted) return refusal(EACCES);
    if (request.arguments.empty()) return refusal(EINVAL);
    if (m_turns) refuseReplay(t, ReplayEnd::Outside);
    m_memory.header().outsidePrograms.store(1);
    if (isRecorded(thread)) {
        thread.writer.emitText(EventKind::ProcessExec, m_identity.process, 0, thread.line(), joined(request.arguments));
    }
    std::string program;
    if (const int error = findProgram(request, program)) return refusal(error);
    std::vector<char *> argv = pointersTo(request.arguments);
    std::vector<char *> environment = pointersTo(request.environment);
    const auto pipeBefore = std::signal(SIGPIPE, SIG_DFL);
    const sigset_t mask = systemSet(thread.signalMask);
    sigset_t maskBefore;
    pthread_sigmask(SIG_SETMASK, &mask, &maskBefore);
    execve(program.c_str(), argv.data(), request.hasEnvironment ? environment.data() : environ);
    const int error = errno;
    pthread_sigmask(SIG_SETMASK, &maskBefore, nullptr);
    std::signal(SIGPIPE, pipeBefore);
    return refusal(error);
}

// ---- Children and signals
// --------------------------------------------------------------------------------------------

vm::SystemResult LiveHost::waitProcess(vm::Thread &t, std::int64_t pid, int options, int *status) {
    LiveThread &thread = of(t);
    const bool tells = isRecorded(thread) && !(options & WNOHANG);
    if (tells) thread.writer.emitRelease(EventKind::ProcessWaitBegin, processObjectOf(pid), 0, thread.line());
    int result = 0;
    if (m_turns) {
        if (const vm::Wait wait = waitForChild(thread, pid, options); wait != vm::Wait::Go) return {-1, EINTR, wait};
    }
    const vm::SystemResult waited =
        blocking(thread, [&] { return static_cast<std::int64_t>(waitpid(static_cast<pid_t>(pid), &result, options)); });
    const bool ended = waited.value > 0 && (WIFEXITED(result) || WIFSIGNALED(result));
    if (ended) {
        const trace::ObjectId object = processObjectOf(waited.value);
        m_memory.processes().releaseProcess(static_cast<pid_t>(waited.value));
        tellDeath(thread, object, result);
        if (isRecorded(thread)) {
            const int code = WIFEXITED(result) ? WEXITSTATUS(result) : -WTERMSIG(result);
            thread.writer.emitAcquire(EventKind::ProcessWaitEnd, object, object ? 2 : 0, thread.line(),
                                      trace::Value::integer(code));
        }
    } else if (tells) {
        thread.writer.emitAcquire(EventKind::ProcessWaitEnd, 0, 0, thread.line());
    }
    *status = result;
    return waited;
}

void LiveHost::tellDeath(LiveThread &thread, trace::ObjectId object, int status) {
    if (!isRecorded(thread) || !object || !WIFSIGNALED(status)) return;
    const int signal = WTERMSIG(status);
    thread.writer.emitRelease(isCrash(signal) ? EventKind::ProcessCrash : EventKind::ProcessKilled, object, 2,
                              thread.line(), trace::Value::integer(signal));
}

/// The supervisor itself does not.
bool LiveHost::belongsToRun(pid_t pid) const {
    const pid_t supervisor = m_memory.header().supervisor.load();
    return pid == getpid() || (pid != supervisor && descendsFrom(pid, supervisor ? supervisor : getpid()));
}

vm::SystemResult LiveHost::killProcess(vm::Thread &t, std::int64_t pid, int signal) {
    if (signal < 0 || signal > 64) return refusal(EINVAL);
    LiveThread &thread = of(t);
    if (pid <= 0) {
        tellSignal(thread, EventKind::SignalSent, 0, signal);
        return killGroup(pid, signal);
    }
    if (pid == getpid()) {
        tellSignal(thread, EventKind::SignalSent, m_identity.process, signal);
        if (m_turns) m_turns->leaves();
        // To this thread: a handler of the main one has then run before the call returns.
        const int error = thread.isMain ? pthread_kill(pthread_self(), signal) : kill(getpid(), signal) ? errno : 0;
        if (m_turns) m_turns->goesOn();
        return error ? refusal(error) : vm::SystemResult{};
    }
    const ProcessStatus target = processStatus(static_cast<pid_t>(pid));
    if (target.pid == 0) return refusal(ESRCH);
    // As root, kill(2) would reach every process of the machine. Who was started here need not be looked for further up.
    if (target.parent != m_processId && !belongsToRun(target.pid)) return refusal(EPERM);
    tellSignal(thread, EventKind::SignalSent, m_memory.processes().objectOf(target.pid), signal);
    if (!sendSignal(target, signal)) return refusal(errno);
    if (m_turns) m_turns->settle(target.pid, signal);
    return {};
}

/// 0: the caller's process group; −1: all; −g: group g. Of each only what belongs to the run, which may share its group
/// with whoever started it.
vm::SystemResult LiveHost::killGroup(std::int64_t pid, int signal) {
    const pid_t supervisor = m_memory.header().supervisor.load();
    const pid_t group = pid == 0 ? getpgrp() : static_cast<pid_t>(-pid);
    bool found = false;
    bool reachesSelf = false;
    for (const ProcessStatus &process : descendants(supervisor ? supervisor : getpid())) {
        if (pid != -1 && process.group != group) continue;
        found = true;
        if (process.pid == getpid()) {
            reachesSelf = pid != -1;
            continue;
        }
        sendSignal(process, signal);
        if (m_turns) m_turns->settle(process.pid, signal);
    }
    if (m_turns && reachesSelf) m_turns->leaves();
    // Last, for it may be the end of the one who sends.
    if (reachesSelf) kill(getpid(), signal);
    if (m_turns && reachesSelf) m_turns->goesOn();
    return found ? vm::SystemResult{} : refusal(ESRCH);
}

vm::SystemResult LiveHost::processGroup(vm::Thread &, GroupCall call, std::int64_t pid, std::int64_t group) {
    const auto target = static_cast<pid_t>(pid);
    std::int64_t result = -1;
    switch (call) {
    case GroupCall::GetGroup:
        result = getpgid(target);
        break;
    case GroupCall::SetGroup:
        result = setpgid(target, static_cast<pid_t>(group));
        break;
    case GroupCall::GetSession:
        result = getsid(target);
        break;
    case GroupCall::NewSession:
        result = setsid();
        break;
    }
    return result < 0 ? refusal(errno) : vm::SystemResult{result, 0, vm::Wait::Go};
}

vm::SystemResult LiveHost::affinity(vm::Thread &, std::int64_t pid, std::vector<int> &cores, bool set) {
    const auto target = static_cast<pid_t>(pid);
    if (set && target != 0 && !belongsToRun(target)) return refusal(EPERM);
    cpu_set_t mask;
    CPU_ZERO(&mask);
    if (set) {
        for (int core : cores) {
            if (core < 0 || core >= CPU_SETSIZE) return refusal(EINVAL);
            CPU_SET(static_cast<std::size_t>(core), &mask);
        }
        return sched_setaffinity(target, sizeof mask, &mask) == 0 ? vm::SystemResult{} : refusal(errno);
    }
    if (sched_getaffinity(target, sizeof mask, &mask) != 0) return refusal(errno);
    for (int core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(static_cast<std::size_t>(core), &mask)) cores.push_back(core);
    return {};
}

void LiveHost::setVariable(const std::string &name, const std::string *value) {
    if (value)
        setenv(name.c_str(), value->c_str(), 1);
    else
        unsetenv(name.c_str());
}

/// Once for each limit and run.
void LiveHost::tellLimit(std::uint32_t which) {
    if (m_memory.header().limitsReached.fetch_or(which) & which) return;
    // The supervisor looks whenever a child of its own changes, or so it thinks; where that is refused (signal_scope.h), when its time
    // has come.
    if (const pid_t supervisor = m_memory.header().supervisor.load()) kill(supervisor, SIGCHLD);
}

// ---- The end
// ---------------------------------------------------------------------------------------------------------

vm::Wait LiveHost::exitProcess(vm::Thread &t, int code) {
    LiveThread &thread = of(t);
    // Whatever the other threads are at, they write nothing more that anybody reads: the process's end ends their
    // lanes.
    if (isRecorded(thread)) {
        const trace::Value value = trace::Value::integer(code & 0xff);
        trace::tellUsage(thread.writer, m_identity.process, thread.line());
        if (m_identity.isFirst)
            thread.writer.emitRelease(EventKind::ProgramEnd, m_identity.process, 0, thread.line(), value);
        thread.writer.emitRelease(EventKind::ProcessExit, m_identity.process, 2, thread.line(), value);
        thread.writer.close();
    }
    if (m_turns) m_turns->leaves();
    _exit(code & 0xff);
}

vm::Wait LiveHost::dieBySignal(vm::Thread &t, int signal) {
    LiveThread &thread = of(t);
    if (isRecorded(thread)) {
        trace::tellUsage(thread.writer, m_identity.process, thread.line());
        const EventKind kind = isCrash(signal) ? EventKind::ProcessCrash : EventKind::ProcessKilled;
        thread.writer.emitRelease(kind, m_identity.process, 2, thread.line(), trace::Value::integer(signal));
        thread.writer.close();
    }
    if (m_turns) m_turns->leaves();
    std::signal(signal, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, signal);
    pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
    kill(getpid(), signal);
    // Not a signal that ends a process by default.
    _exit(128 + signal);
}

} // namespace forkyard::live
