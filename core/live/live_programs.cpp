// The host's other programs: machines of this run that start afresh, programs from outside, and what takes this process's place.
#include "core/live/fresh_start.h"
#include "core/live/lifeline.h"
#include "core/live/live_host.h"
#include "core/live/signals.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

namespace forkyard::live {

using trace::EventKind;

namespace {

vm::SystemResult refusal(int error) {
    return {-1, error, vm::Wait::Go};
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

/// "/usr/bin/sort" is shown as sort.
std::string_view nameOfProgram(std::string_view path) { return path.substr(path.rfind('/') + 1); }

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
        if (!isMachine && !request.arguments.empty())
            thread.writer.nameObject(child.process, trace::ObjectKind::Process, trace::ObjectScope::Shared, nameOfProgram(request.arguments.front()));
        thread.writer.emitRelease(EventKind::ProcessSpawn, child.process, 1, thread.line(),
                                  trace::Value::integer(result.value));
        if (!isMachine)
            thread.writer.emitText(EventKind::ProcessExec, child.process, 0, thread.line(), joined(request.arguments));
        constexpr const char *kStreams[] = {".stdin", ".stdout", ".stderr"};
        for (std::size_t i = 0; i < std::size(kStreams); ++i) {
            const PipeEnd *end = pipeEndOf(request.standard[i]);
            // A pipe that a program has as one of its three streams goes by that; the first one counts.
            if (end && !isMachine && !request.arguments.empty() && countOf(*end).isOfProgram.exchange(1) == 0)
                thread.writer.nameObject(end->object, trace::ObjectKind::BytePipe, trace::ObjectScope::Shared, std::string(nameOfProgram(request.arguments.front())) + kStreams[i]);
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
    if (const int lifeline = m_memory.header().lifeline.fd; fcntl(lifeline, F_GETFD) >= 0) inherit.push_back(lifeline);
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
    keepLifelineOnExec(m_memory.header(), true);
    execve(program.c_str(), argv.data(), request.hasEnvironment ? environment.data() : environ);
    const int error = errno;
    keepLifelineOnExec(m_memory.header(), false);
    pthread_sigmask(SIG_SETMASK, &maskBefore, nullptr);
    std::signal(SIGPIPE, pipeBefore);
    return refusal(error);
}

} // namespace forkyard::live
