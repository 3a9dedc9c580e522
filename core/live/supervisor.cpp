#include "core/live/supervisor.h"

#include "core/live/futex.h"
#include "core/live/lifeline.h"
#include "core/live/process_tree.h"
#include "core/live/signal_route.h"
#include "core/live/signal_scope.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace forkyard::live {

namespace {

/// Looking at all processes of the machine costs milliseconds: seldom while nothing happens, often while the run grows,
/// but never more than a twentieth of a processor.
constexpr std::int64_t kWatchSeldom = 200'000'000;
constexpr std::int64_t kWatchOften = 20'000'000;
constexpr std::int64_t kWatchShare = 20;

/// A program that answers SIGTERM itself has so long to end after it.
constexpr std::int64_t kGrace = 5'000'000'000;

/// From one watcher to the one below: "a signal came to me", its number in the value. A real-time signal, for those are not merged.
int cameAboveSignal() {
    return SIGRTMIN;
}

bool asksToEnd(int signal) {
    return signal == SIGTERM || signal == SIGHUP;
}

bool isIgnored(int signal) {
    struct sigaction action {};
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

/// Reads the signals that a watcher shall not die of. SIGTSTP and its kin stop it, as a shell expects of a job.
class SignalReader {
public:
    struct Came {
        int signal = 0;
        bool above = false; ///< to a watcher above, who tells of it
    };

    SignalReader() {
        sigset_t watched;
        sigemptyset(&watched);
        // What whoever started us ignores (nohup) stays ignored, but for the watchers' own.
        for (int signal : kRoutedSignals)
            if (signal == SIGTERM || !isIgnored(signal)) sigaddset(&watched, signal);
        for (int signal : {SIGCHLD, SIGPIPE, cameAboveSignal()}) sigaddset(&watched, signal);
        sigprocmask(SIG_BLOCK, &watched, &m_before);
        m_fd = signalfd(-1, &watched, SFD_CLOEXEC | SFD_NONBLOCK);
    }
    int fd() const { return m_fd; }
    std::optional<Came> next() const {
        signalfd_siginfo info;
        if (read(m_fd, &info, sizeof info) != sizeof info) return std::nullopt;
        const int signal = static_cast<int>(info.ssi_signo);
        return signal == cameAboveSignal() ? Came{info.ssi_int, true} : Came{signal, false};
    }
    /// In the program's process: as if nobody had ever watched.
    void undo() {
        close(m_fd);
        sigprocmask(SIG_SETMASK, &m_before, nullptr);
    }

private:
    sigset_t m_before{};
    int m_fd = -1;
};

void report(const Supervision &supervision, const Message &message) {
    if (supervision.control) {
        supervision.control->send(message);
    } else if (supervision.tell && message.kind == Message::Kind::Problem) {
        supervision.tell(message.diagnostic);
    }
}

std::atomic<std::uint32_t> *beatOf(const Supervision &supervision) {
    return supervision.memory ? &supervision.memory->header().endings : nullptr;
}

Message ended(int status) {
    Message message;
    message.kind = Message::Kind::Ended;
    message.status = status;
    return message;
}

Message limitReached(const char *code, std::uint64_t limit) {
    Message message;
    message.kind = Message::Kind::Problem;
    message.diagnostic = {code, {std::to_string(limit)}, {}, DiagnosticClass::LimitReached, {}};
    return message;
}

/// Whoever reads the program's output shall see its end when the program ends it, whoever watches.
void letGoOfStreams() {
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0) return;
    for (int stream = 0; stream < 3; ++stream) dup2(nothing, stream);
    close(nothing);
}

/// So that ps tells the watchers from learners' programs, and `killall forkyard-host` does not hit both at once.
void goByName(const char *name) {
    prctl(PR_SET_NAME, name);
}

/// The kernel's last resort shall take learners' processes first, never the window.
void offerToOutOfMemoryKiller() {
    const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    // Where it is refused, nothing is lost but a preference.
    [[maybe_unused]] const ssize_t written = write(file, "600", 3);
    close(file);
}

/// CPython closes what it holds of a process that ended at once, we at the next collection: a thousand may have ended
/// by then.
void allowManyDescriptors() {
    constexpr rlim_t kEnough = 65'536;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kEnough) return;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? kEnough : std::min(limit.rlim_max, kEnough);
    setrlimit(RLIMIT_NOFILE, &limit);
}

// ---- The supervisor
// --------------------------------------------------------------------------------------------------

class Supervisor {
public:
    Supervisor(const Supervision &supervision, SignalReader &signals, Lifeline &lifeline)
        : m_supervision(supervision), m_signals(signals), m_lifeline(lifeline) {}

    /// The program's wait status, once nothing is left.
    int run(const std::function<int()> &program);

private:
    void startProgram(const std::function<int()> &program);
    void limitTasksOfUser() const;
    void reap();
    void noteEnd(pid_t pid, int status);
    void endAll();
    void readSignals();
    void answer(SignalRoute::Decided came);
    bool hasNoTimeLeft() const { return m_endedBy != 0 && (m_programEnded || monotonicNow() >= m_endUntil); }
    void readControl();
    void watch();
    void tellLimits();
    void tellReplay();
    bool watches() const { return m_supervision.processLimit || m_supervision.memoryLimit; }
    void endLingering();
    bool lingers() const { return m_programEnded && m_supervision.linger >= 0; }
    bool isCrowded() const;
    int timeout() const;

    const Supervision &m_supervision;
    SignalReader &m_signals;
    Lifeline &m_lifeline;
    pid_t m_program = 0;
    int m_status = 0;
    std::int64_t m_nextWatch = 0;
    std::int64_t m_lingerUntil = 0;
    std::int64_t m_watchInterval = kWatchOften;
    std::uint32_t m_lastCount = 0;
    std::unordered_set<pid_t> m_older; ///< than this process, of all that the system has
    std::uint32_t m_limitsTold = 0;
    SignalRoute m_route;
    int m_endedBy = 0; ///< the signal that asks all to end; 0: none yet
    std::int64_t m_endUntil = 0;
    bool m_programEnded = false;
    bool m_noneLeft = false;
    bool m_stop = false;
};

int Supervisor::run(const std::function<int()> &program) {
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    startProgram(program);
    m_lifeline.letGoOfReading();
    letGoOfStreams();
    while (!m_noneLeft) {
        pollfd waits[2] = {{m_signals.fd(), POLLIN, 0}, {-1, POLLIN, 0}};
        if (m_supervision.control && !m_supervision.control->isOver()) waits[1].fd = m_supervision.control->fd();
        poll(waits, 2, timeout());
        readSignals();
        readControl();
        reap();
        tellLimits();
        tellReplay();
        if (!m_stop && !m_noneLeft) watch();
        if (!m_stop && !m_noneLeft) endLingering();
        if ((m_stop || hasNoTimeLeft()) && !m_noneLeft) endAll();
    }
    report(m_supervision, ended(m_status));
    return m_status;
}

void Supervisor::startProgram(const std::function<int()> &program) {
    const pid_t supervisor = getpid();
    goByName("forkyard-super");
    m_program = fork();
    if (m_program < 0) {
        Message message;
        message.kind = Message::Kind::Problem;
        message.diagnostic = {"live.fork", {std::to_string(errno)}, {}, DiagnosticClass::LimitReached, {}};
        report(m_supervision, message);
        m_status = 0x7f00;
        m_noneLeft = true;
        return;
    }
    if (m_program > 0) return;
    // If the supervisor dies the first process goes at once; the guard takes care of the others.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != supervisor) _exit(127);
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    goByName("forkyard-host");
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore);
    offerToOutOfMemoryKiller();
    allowManyDescriptors();
    // What learners' programs do shall not make the window stutter.
    if (m_supervision.ownSession) setpriority(PRIO_PROCESS, 0, 5);
    limitTasksOfUser();
    confineSignals();
    m_signals.undo();
    _exit(program());
}

/// The kernel's own limit counts all tasks of a user and knows no runs: so many more than there are now. It does not
/// hold for root, for whom watch() must do.
void Supervisor::limitTasksOfUser() const {
    if (!m_supervision.memory || geteuid() == 0) return;
    const Limits &limits = m_supervision.memory->description().options.limits;
    const rlim_t most = tasksOfUser(geteuid()) + limits.processes + limits.threads;
    rlimit limit{};
    getrlimit(RLIMIT_NPROC, &limit);
    limit.rlim_cur = std::min(limit.rlim_cur, most);
    limit.rlim_max = std::min(limit.rlim_max, most);
    setrlimit(RLIMIT_NPROC, &limit);
}

void Supervisor::reap() {
    int status = 0;
    pid_t pid = 0;
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0) noteEnd(pid, status);
    // A process without children has no descendants: whoever loses its parent becomes our child.
    if (pid < 0 && errno == ECHILD) m_noneLeft = true;
}

void Supervisor::noteEnd(pid_t pid, int status) {
    Message message;
    message.pid = pid;
    message.status = status;
    if (m_supervision.memory) {
        ProcessTable table = m_supervision.memory->processes();
        message.object = table.objectOf(pid);
        table.releaseProcess(pid);
    }
    message.kind = Message::Kind::ProcessDied;
    report(m_supervision, message);
    if (pid != m_program) return;
    m_programEnded = true;
    m_lingerUntil = monotonicNow() + m_supervision.linger;
    m_status = status;
    message.kind = Message::Kind::ProgramEnded;
    report(m_supervision, message);
}

void Supervisor::endAll() {
    const bool isOurs = !m_programEnded;
    endAllDescendants([](void *self, pid_t pid, int status) { static_cast<Supervisor *>(self)->noteEnd(pid, status); },
                      this, beatOf(m_supervision));
    if (isOurs && m_endedBy) m_status = m_endedBy;
    m_noneLeft = true;
}

void Supervisor::readSignals() {
    while (const auto came = m_signals.next()) {
        if (came->above)
            m_route.cameAbove(came->signal, monotonicNow());
        else
            m_route.cameHere(came->signal, monotonicNow());
    }
    while (const auto decided = m_route.next(monotonicNow())) answer(*decided);
}

/// The program answers its signals as it likes; what it leaves behind, or what is not caught, is ours to end.
void Supervisor::answer(SignalRoute::Decided came) {
    if (m_programEnded) {
        if (asksToEnd(came.signal) || came.signal == SIGINT || came.signal == SIGQUIT) m_stop = true;
        return;
    }
    if (!asksToEnd(came.signal)) {
        if (came.had == SignalRoute::Had::Above) kill(m_program, came.signal);
        return;
    }
    const bool isFirst = m_endedBy == 0;
    m_endedBy = came.signal;
    m_endUntil = monotonicNow();
    if (!isFirst || came.had == SignalRoute::Had::Watcher || !catchesSignal(m_program, came.signal)) return;
    m_endUntil += kGrace;
    if (came.had == SignalRoute::Had::Above) kill(m_program, came.signal);
}

void Supervisor::readControl() {
    if (!m_supervision.control) return;
    while (const auto message = m_supervision.control->receive()) {
        if (message->kind == Message::Kind::Stop) m_stop = true;
    }
    if (m_supervision.control->isOver()) m_stop = true;
}

/// A process was refused another process or thread, and has its exception; whoever watches shall know why.
void Supervisor::tellLimits() {
    if (!m_supervision.memory) return;
    const std::uint32_t reached = m_supervision.memory->header().limitsReached.load() & ~m_limitsTold;
    m_limitsTold |= reached;
    const Limits &limits = m_supervision.memory->description().options.limits;
    if (reached & RunHeader::ProcessLimit)
        report(m_supervision, limitReached("limit.processes-refused", limits.processes));
    if (reached & RunHeader::ThreadLimit) report(m_supervision, limitReached("limit.threads-refused", limits.threads));
}

/// A run that was to follow a schedule cannot, and ends here.
void Supervisor::tellReplay() {
    if (!m_supervision.memory || m_stop) return;
    const auto problem = replayProblem(m_supervision.memory->header().replayEnd);
    if (!problem) return;
    Message message;
    message.kind = Message::Kind::Problem;
    message.diagnostic = *problem;
    report(m_supervision, message);
    m_stop = true;
}

/// In ms, as poll(2) wants it.
int Supervisor::timeout() const {
    std::int64_t longest = watches() ? m_watchInterval : -1;
    const auto until = [&longest](std::int64_t time) {
        const std::int64_t rest = std::max<std::int64_t>(0, time - monotonicNow());
        longest = longest < 0 ? rest : std::min(longest, rest);
    };
    if (lingers()) until(m_lingerUntil);
    if (m_endedBy) until(m_endUntil);
    if (const auto due = m_route.due()) until(*due);
    return longest < 0 ? -1 : static_cast<int>(std::min<std::int64_t>((longest + 999'999) / 1'000'000, INT_MAX));
}

/// What hides, or outlives the program, would hold up a terminal for ever.
void Supervisor::endLingering() {
    if (!lingers() || monotonicNow() < m_lingerUntil) return;
    constexpr int kNamed = 5;
    std::string pids;
    int count = 0;
    for (const ProcessStatus &process : descendants(getpid())) {
        if (process.state == 'Z') continue;
        if (++count <= kNamed) pids += (pids.empty() ? "" : ", ") + std::to_string(process.pid);
        if (count == kNamed + 1) pids += ", …";
    }
    // They ended just now, and are to be waited for.
    if (pids.empty()) return;
    Message message;
    message.kind = Message::Kind::Problem;
    message.diagnostic = {"limit.linger", {pids, std::to_string(m_supervision.linger / 1'000'000'000), std::to_string(count)}, {}, DiagnosticClass::LimitReached, {}};
    report(m_supervision, message);
    m_stop = true;
}

bool Supervisor::isCrowded() const {
    if (m_supervision.watchesAlways || !m_supervision.memory) return true;
    return m_supervision.memory->header().outsidePrograms.load() != 0 ||
           m_supervision.memory->processes().processCount() > 1;
}

void Supervisor::watch() {
    // By the clock and not by poll's timeout: a storm of ending children would put that off for ever.
    const std::int64_t begun = monotonicNow();
    if (!watches() || begun < m_nextWatch) return;
    m_nextWatch = begun + m_watchInterval;
    // One machine alone keeps to its limits by itself, and need not be looked at.
    if (!isCrowded()) return;
    std::uint64_t bytes = 0;
    std::uint32_t count = 0;
    for (const ProcessStatus &process : descendants(getpid(), m_older)) {
        ++count;
        bytes += process.residentBytes;
    }
    const std::int64_t shortest = std::max(kWatchOften, kWatchShare * (monotonicNow() - begun));
    m_watchInterval = std::min(kWatchSeldom, count > m_lastCount ? shortest : 2 * m_watchInterval);
    m_lastCount = count;
    m_nextWatch = begun + m_watchInterval;
    // Shared pages count once for each process, and a forked child shares nearly all: only when the sum is too large is
    // the costly question asked what each holds alone.
    if (m_supervision.memoryLimit && bytes > m_supervision.memoryLimit) {
        bytes = 0;
        for (const ProcessStatus &process : descendants(getpid())) bytes += proportionalBytes(process.pid);
    }
    const bool crowded = m_supervision.processLimit && count > m_supervision.processLimit;
    const bool heavy = m_supervision.memoryLimit && bytes > m_supervision.memoryLimit;
    if (!crowded && !heavy) return;
    report(m_supervision, crowded ? limitReached("limit.processes", m_supervision.processLimit)
                                  : limitReached("limit.memory-total", m_supervision.memoryLimit));
    m_stop = true;
}

// ---- The guard
// -------------------------------------------------------------------------------------------------------

/// Waits for the supervisor, and tells it what came here: others know the run by this process's number.
int waitForSupervisor(pid_t supervisor, const SignalReader &signals) {
    for (;;) {
        int status = 0;
        if (waitpid(supervisor, &status, WNOHANG) == supervisor) return status;
        pollfd wait{signals.fd(), POLLIN, 0};
        poll(&wait, 1, -1);
        while (const auto came = signals.next()) {
            tellWatcher(supervisor, came->signal);
            if (asksToEnd(came->signal)) kill(supervisor, SIGCONT);
        }
    }
}

} // namespace

void tellWatcher(pid_t watcher, int signal) {
    if (std::find(kRoutedSignals.begin(), kRoutedSignals.end(), signal) == kRoutedSignals.end()) return;
    sigval value{};
    value.sival_int = signal;
    sigqueue(watcher, cameAboveSignal(), value);
}

int supervise(const Supervision &supervision, const std::function<int()> &program) {
    if (supervision.ownSession) setsid();
    SignalReader signals;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (supervision.memory) supervision.memory->header().guard.store(getpid());

    int result[2];
    if (pipe2(result, O_CLOEXEC | O_NONBLOCK) != 0) return 0x7f00;
    Lifeline lifeline(supervision.memory ? &supervision.memory->header() : nullptr);
    const pid_t guard = getpid();
    const pid_t supervisor = fork();
    if (supervisor < 0) return 0x7f00;
    if (supervisor == 0) {
        close(result[0]);
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() != guard) _exit(127);
        if (supervision.memory) supervision.memory->header().supervisor.store(getpid());
        // The program's process must not hold the pipes either: they are closed on exec only.
        const int out = result[1];
        const int status = Supervisor(supervision, signals, lifeline).run([&] {
            close(out);
            lifeline.letGoOfWriting();
            if (supervision.memory) followLifeline(supervision.memory->header());
            return program();
        });
        _exit(write(out, &status, sizeof status) == sizeof status ? 0 : 1);
    }
    close(result[1]);
    lifeline.letGoOfReading();
    letGoOfStreams();
    goByName("forkyard-guard");
    waitForSupervisor(supervisor, signals);
    int status = 0;
    const bool told = read(result[0], &status, sizeof status) == sizeof status;
    close(result[0]);
    if (!told) {
        // Somebody killed the supervisor. What it watched over is ours now.
        endAllDescendants(nullptr, nullptr, beatOf(supervision));
        status = SIGKILL;
        Message message;
        message.kind = Message::Kind::Problem;
        message.diagnostic = {"live.supervisor-killed", {}, {}, DiagnosticClass::UserMistake, {}};
        report(supervision, message);
        report(supervision, ended(status));
    }
    return status;
}

void endLike(int waitStatus) {
    if (WIFSIGNALED(waitStatus)) {
        const int signal = WTERMSIG(waitStatus);
        const rlimit noCore{0, 0};
        setrlimit(RLIMIT_CORE, &noCore);
        std::signal(signal, SIG_DFL);
        sigset_t only;
        sigemptyset(&only);
        sigaddset(&only, signal);
        sigprocmask(SIG_UNBLOCK, &only, nullptr);
        kill(getpid(), signal);
        _exit(128 + signal);
    }
    _exit(WIFEXITED(waitStatus) ? WEXITSTATUS(waitStatus) : 1);
}

} // namespace forkyard::live
