#include "core/session/session.h"

#include "core/live/futex.h"
#include "core/live/supervisor.h"
#include "core/session/host_process.h"
#include "core/session/leftovers.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace forkyard::session {

namespace {

// How long each means of ending a run has before the next one is tried, from the wish on, ns.
constexpr std::int64_t kAskAgain = 700'000'000;
constexpr std::int64_t kKillSupervisor = 1'000'000'000;
constexpr std::int64_t kKillGuard = 2'500'000'000;
/// A watcher that has been at it so long, ns, fights something that it cannot end.
constexpr std::int64_t kLongestEnding = 30'000'000'000;
/// Programs that print for ever shall not keep a frame from being drawn.
constexpr std::size_t kForeignBytesPerPoll = 1 << 18;

void closeFd(int &fd) {
    if (fd >= 0) close(std::exchange(fd, -1));
}

void makeNonBlocking(int fd) {
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
}

live::RunHeader::Identity identityOf(int fd) {
    struct stat status {};
    if (fstat(fd, &status) != 0) return {};
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino)};
}

std::string folderOf(const std::string &path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

live::RunDescription describe(const Program &program, const Options &options) {
    live::RunDescription description;
    description.program = {program.fileName, program.source, program.arguments};
    description.directory = program.directory.empty() ? folderOf(program.fileName) : program.directory;
    live::RunOptions &run = description.options;
    run.gil = options.gil;
    run.meanSlice = options.meanSlice;
    run.startMethod = options.startMethod;
    run.lined = options.linesPerSecond > 0 || options.paused || options.level == trace::Level::All;
    run.consoleInTrace = options.console == Console::Trace;
    run.restricted = options.restricted;
    run.listenAnywhere = options.listenAnywhere;
    run.limits = options.limits;
    run.linger = options.linger;
    run.isReplay = options.isReplay;
    run.schedule = options.schedule;
    if (run.isReplay) run.gil = vm::GilProfile::AnyInstruction;
    run.lined = run.lined || options.simulation.on;
    description.simulation = options.simulation;
    return description;
}

} // namespace

std::string programBeside(const std::string &name) {
    char path[PATH_MAX];
    const ssize_t size = readlink("/proc/self/exe", path, sizeof path);
    return size <= 0 ? name : folderOf({path, static_cast<std::size_t>(size)}) + '/' + name;
}

std::string defaultHostProgram() { return programBeside("forkyard-host"); }

/// Both ends of the program's three streams, theirs closed once they have them.
struct Session::Streams {
    int theirs[3] = {-1, -1, -1};
    int ours[3] = {-1, -1, -1};

    bool open() {
        for (int stream = 0; stream < 3; ++stream) {
            int ends[2];
            if (pipe2(ends, O_CLOEXEC) != 0) return false;
            const bool isInput = stream == 0;
            theirs[stream] = ends[isInput ? 0 : 1];
            ours[stream] = ends[isInput ? 1 : 0];
            makeNonBlocking(ours[stream]);
        }
        return true;
    }
    ~Streams() {
        for (int &fd : theirs) closeFd(fd);
        for (int &fd : ours) closeFd(fd);
    }
};

Session::Session(trace::Ring ring, live::RunMemory memory, live::ControlChannel control, trace::Store &store)
    : m_ring(std::move(ring)), m_memory(std::move(memory)), m_control(std::move(control)),
      m_reader(std::make_unique<trace::Reader>(m_ring, store)) {}

Result<std::unique_ptr<Session>> Session::start(const Program &program, const Options &options, trace::Store &store) {
    trace::RingOptions ringOptions = options.ring;
    if (options.simulation.on) ringOptions.clock = trace::ClockKind::Given;
    auto ring = trace::Ring::create(ringOptions);
    if (!ring) return ring.error();
    auto memory = live::RunMemory::create(describe(program, options));
    if (!memory) return memory.error();
    auto control = live::ControlChannel::create();
    if (!control) return control.error();
    auto &[ours, theirs] = control.value();

    ring.value().steering().level.store(static_cast<std::uint32_t>(options.level));
    std::unique_ptr<Session> session(
        new Session(std::move(ring).value(), std::move(memory).value(), std::move(ours), store));
    // A simulated process has a number that is none of this machine's.
    session->m_isSimulated = options.simulation.on;
    if (options.simulation.on) session->m_reader->setWatchesOwners(false);
    else session->m_reader->measure();
    store.setSource(0, {program.fileName, program.source});
    session->setPace(options.linesPerSecond);
    session->setPaused(options.paused);

    Streams streams;
    if (options.console == Console::Trace && !streams.open()) {
        return Diagnostic{"session.streams", {std::strerror(errno)}, {}, DiagnosticClass::InternalFault, {}};
    }
    if (const Status started = session->startHost(options, std::move(theirs), streams); !started)
        return started.error();
    return session;
}

Status Session::startHost(const Options &options, live::ControlChannel theirs, Streams &streams) {
    live::RunHeader &header = m_memory.header();
    const bool inherited = options.console == Console::Inherited;
    header.output = identityOf(inherited ? STDOUT_FILENO : streams.theirs[1]);
    header.error = identityOf(inherited ? STDERR_FILENO : streams.theirs[2]);

    // If both the supervisor and its guard are killed, what they watched over comes to us (leftovers.h).
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    HostProcess host;
    host.program = options.hostProgram.empty() ? defaultHostProgram() : options.hostProgram;
    host.control = theirs.fd();
    host.ring = m_ring.fd();
    host.memory = m_memory.fd();
    std::copy(std::begin(streams.theirs), std::end(streams.theirs), std::begin(host.streams));
    live::ControlChannel theirSteps;
    if (options.simulation.on) {
        auto steps = live::ControlChannel::create();
        if (!steps) return steps.error();
        m_steps = std::move(steps.value().first);
        theirSteps = std::move(steps.value().second);
        host.steps = theirSteps.fd();
    }
    if (const int error = host.start()) {
        m_ending = Ending{Ending::How::Failed, 0, 0};
        return Diagnostic{
            "session.host-missing", {host.program, std::strerror(error)}, {}, DiagnosticClass::InternalFault, {}};
    }
    m_guard = host.pid;
    m_stdin = std::exchange(streams.ours[0], -1);
    m_stdout = std::exchange(streams.ours[1], -1);
    m_stderr = std::exchange(streams.ours[2], -1);
    return Nothing{};
}

Session::~Session() {
    stop();
    // The line's end alone ends the run; waiting for it keeps zombies and surprises away from whoever comes next.
    while (!m_ending) {
        poll();
        const timespec nap{0, 1'000'000};
        nanosleep(&nap, nullptr);
    }
    closeFd(m_stdin);
    closeFd(m_stdout);
    closeFd(m_stderr);
}

bool Session::poll() {
    if (m_ending) return false;
    bool news = !m_isFrozen && m_reader->poll() > 0;
    news = readMessages() || news;
    news = readStanding() || news;
    drain(m_stdout);
    drain(m_stderr);
    feedInput();
    press();
    noteGuard();
    return news || m_ending.has_value();
}

bool Session::readMessages() {
    bool any = false;
    while (auto message = m_control.receive()) {
        any = true;
        switch (message->kind) {
        case live::Message::Kind::Problem:
            m_failed = m_failed || message->diagnostic.category != DiagnosticClass::UserMistake;
            m_problems.push_back(std::move(message->diagnostic));
            break;
        case live::Message::Kind::ProgramEnded:
        case live::Message::Kind::Ended:
            m_status = message->status;
            break;
        default:
            break;
        }
    }
    return any;
}

bool Session::readStanding() {
    bool any = false;
    while (auto message = m_steps.receive()) {
        any = true;
        if (message->kind == live::Message::Kind::Turns) {
            m_turns += message->payload;
            continue;
        }
        live::Standing standing;
        if (message->kind != live::Message::Kind::Stood || !live::unpack(message->payload, standing)) continue;
        standing.turns = std::exchange(m_turns, {});
        m_stands = standing.how != live::Standing::How::Passed && standing.how != live::Standing::How::Over;
        m_standings.push_back(std::move(standing));
    }
    // What led there was written before it was said.
    if (any && !m_isFrozen) {
        m_reader->poll();
        m_reader->poll(); // what the first has read is settled
    }
    return any;
}

void Session::step(const live::SimulationStep &step) {
    live::Message message;
    message.kind = live::Message::Kind::Step;
    message.payload = live::packed(step);
    m_stands = false;
    m_steps.send(message);
}

/// To the simulated machine, which says then where it stands.
void Session::sendLine(std::string_view text) {
    live::Message message;
    message.kind = live::Message::Kind::Input;
    message.payload = text;
    m_stands = false;
    m_steps.send(message);
}

void Session::stand() {
    live::Message message;
    message.kind = live::Message::Kind::Stand;
    m_steps.send(message);
}

void Session::drain(int &fd) {
    char bytes[16384];
    for (std::size_t taken = 0; fd >= 0 && taken < kForeignBytesPerPoll;) {
        const ssize_t size = read(fd, bytes, sizeof bytes);
        if (size > 0) {
            m_foreignOutput.append(bytes, static_cast<std::size_t>(size));
            taken += static_cast<std::size_t>(size);
        } else if (size == 0) {
            closeFd(fd);
        } else if (errno != EINTR) {
            return;
        }
    }
}

void Session::feedInput() {
    while (m_stdin >= 0 && !m_input.empty()) {
        // A program that has closed its input must not end us.
        const auto before = std::signal(SIGPIPE, SIG_IGN);
        const ssize_t size = write(m_stdin, m_input.data(), m_input.size());
        const int error = errno;
        std::signal(SIGPIPE, before);
        if (size > 0) {
            m_input.erase(0, static_cast<std::size_t>(size));
        } else if (error == EPIPE) {
            m_input.clear();
            closeFd(m_stdin);
        } else if (error != EINTR) {
            return;
        }
    }
    if (m_inputEnds && m_input.empty()) closeFd(m_stdin);
}

/// The longer a wish to stop goes unheard, the less it is a wish.
void Session::press() {
    if (!m_stopAsked || !m_guard || m_leftovers) return;
    const std::int64_t now = live::monotonicNow();
    // On a machine that is busy a storm of processes takes long to end: who is seen at it is left to it.
    if (const std::uint32_t endings = m_memory.header().endings.load(); endings != std::exchange(m_endings, endings))
        m_endingSeen = now;
    const bool isPatient = now - m_stopAsked < kLongestEnding;
    const std::int64_t waited = now - (isPatient ? std::max(m_stopAsked, m_endingSeen) : m_stopAsked);
    if (waited < kAskAgain) return;
    const pid_t supervisor = m_memory.header().supervisor.load();
    // Somebody may have stopped the watchers themselves.
    kill(m_guard, SIGCONT);
    if (isOurs(supervisor, m_guard)) kill(supervisor, waited > kKillSupervisor ? SIGKILL : SIGCONT);
    if (waited > kKillGuard) kill(m_guard, SIGKILL);
}

bool Session::tellSignal(int signal) const {
    if (!m_guard || m_memory.header().guard.load() != m_guard) return false;
    live::tellWatcher(m_guard, signal);
    return true;
}

void Session::noteGuard() {
    if (!m_guard) return;
    int status = 0;
    if (m_leftovers) return finish();
    const pid_t ended = waitpid(m_guard, &status, WNOHANG);
    if (ended == 0) return;
    m_guardStatus = ended == m_guard ? status : 0;
    readMessages();
    finish();
}

void Session::finish() {
    // The guard ends last; if it was killed before its time, there may be orphans, and they are our children now.
    const bool endedWell = m_status.has_value() && !WIFSIGNALED(m_guardStatus);
    if (!endedWell && !m_leftovers) m_leftovers.emplace(m_guard);
    if (m_leftovers && !m_leftovers->end(m_memory.processes())) return;
    m_failed = m_failed || !m_status.has_value();
    m_guard = 0;
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    drain(m_stdout);
    drain(m_stderr);
    readStanding();
    if (!m_isFrozen) m_reader->finish();

    const int status = m_status.value_or(m_guardStatus);
    Ending ending;
    ending.status = status;
    ending.how = m_stopAsked           ? Ending::How::Stopped
                 : m_failed            ? Ending::How::Failed
                 : WIFSIGNALED(status) ? Ending::How::Signal
                                       : Ending::How::Returned;
    ending.code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    m_ending = ending;
}

void Session::stop() {
    if (m_ending || m_stopAsked) return;
    m_stopAsked = live::monotonicNow();
    m_isFrozen = m_stands;
    m_control.send({});
}

void Session::setPace(double linesPerSecond) {
    m_linesPerSecond = std::clamp(linesPerSecond, 0.0, 1e6);
    setClock();
    m_ring.steer(&trace::Steering::pace, static_cast<std::uint32_t>(m_linesPerSecond * 1000));
}

void Session::setPaused(bool paused) {
    m_paused = paused;
    setClock();
    m_ring.steer(&trace::Steering::paused, paused);
}

void Session::setClock() {
    m_memory.clock().setRate(m_paused ? 0 : live::clockRateAtPace(m_linesPerSecond));
}

void Session::setLevel(trace::Level level) {
    m_ring.steer(&trace::Steering::level, static_cast<std::uint32_t>(level));
}

void Session::sendInput(std::string_view text) {
    if (m_isSimulated && !m_inputEnds && !text.empty()) return sendLine(text);
    if (m_stdin < 0 || m_inputEnds) return;
    m_input.append(text);
    feedInput();
}

void Session::closeInput() {
    if (m_isSimulated && !std::exchange(m_inputEnds, true)) return sendLine({});
    m_inputEnds = true;
    feedInput();
}

} // namespace forkyard::session
