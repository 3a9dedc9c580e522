// The host's processes: fork, waiting for children, signals, the end.
#include "core/base/large_text.h"
#include "core/base/memory_ahead.h"
#include "core/live/blocking.h"
#include "core/live/lifeline.h"
#include "core/live/live_host.h"
#include "core/live/process_tree.h"
#include "core/live/signals.h"
#include "core/trace/usage.h"
#include "core/vm/alone.h"
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
#include <sys/random.h>
#include <sys/wait.h>
#include <unistd.h>

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
/// table of its pages for every child. And what it runs, every child would map anew.
void LiveHost::trimMemory() {
    if (m_isTrimmed) return;
    m_isTrimmed = true;
    malloc_trim(0);
    if (m_threadCount.load() == 1) moveTextToLargePages();
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
    followLifeline(m_memory.header());
    if (m_ring) m_ring->forgetMapped();
    stopMappingAhead();
    {
        const MutexLock lock(m_threadsMutex);
        // Their slots in the ring belong to the parent's threads, which live on.
        for (const auto &thread : m_threads) thread->writer.forgetAfterFork();
        std::erase_if(m_threads, [&](const auto &each) { return each.get() != &survivor; });
        m_threadCount.store(1);
        vm::liveThreads.store(1);
    }
    m_resting.store(0);
    survivor.vm.attention.store(0);
    if (hasGil()) {
        m_gil.renewHeld(survivor.vm.attention);
        m_lineTurns.renew();
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
