// One run as the window or the command line sees it: start it, look at it now and then, steer it, end it. Everything
// that runs lives in a child program; nothing here ever waits. Knows no window and no machine.
#pragma once

#include "core/base/result.h"
#include "core/live/control_channel.h"
#include "core/live/run_memory.h"
#include "core/session/leftovers.h"
#include "core/trace/reader.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::session {

struct Program {
    /// As tracebacks, __file__ and sys.argv[0] say it.
    std::string fileName;
    /// The file's bytes.
    std::string source;
    /// sys.argv[1:]
    std::vector<std::string> arguments;
    /// Where imports look first; empty: beside fileName.
    std::string directory;
};

/// Where the program's standard streams lead.
enum class Console : std::uint8_t {
    Trace,    ///< output goes into the trace alone, input comes from sendInput()
    Inherited ///< they are the caller's own
};

struct Options {
    vm::GilProfile gil = vm::GilProfile::AnyInstruction;
    /// As in live::RunOptions; 0: short at first, then longer.
    std::uint32_t meanSlice = 0;
    live::StartMethod startMethod = live::StartMethod::Fork;
    trace::Level level = trace::Level::Sync;
    /// Lines per second and thread; 0: full speed. A pace can only be set later if the run began with one, or with
    /// level All.
    double linesPerSecond = 0;
    bool paused = false;
    bool restricted = false;
    /// The program may wait for connections from other machines: whoever sets it has asked the user.
    bool listenAnywhere = false;
    Console console = Console::Trace;
    live::Limits limits;
    /// As in live::RunOptions, in seconds.
    std::uint32_t linger = 0;
    /// On real threads, each waiting for its turn; like `schedule` as core/turns/schedule.h writes it.
    bool isReplay = false;
    std::string schedule;
    /// In a simulated machine: it stands where its steps are done, until step() or stop().
    live::Simulation simulation;
    trace::RingOptions ring;
    /// The child program; empty: forkyard-host beside the running program.
    std::string hostProgram;
};

/// How a run came to its end.
struct Ending {
    enum class How : std::uint8_t { Returned, Signal, Stopped, Failed };
    How how = How::Returned;
    /// Exit code or signal number of the first process, by `how`.
    int code = 0;
    /// As waitpid(2) has it.
    int status = 0;
};

/// One thread uses a session, the one that owns the store. Destroying it ends the run, and may take a moment then.
class Session {
public:
    /// Starts the program; its events end in `store`, which must outlive the session. Errors: session.host-missing
    /// (path, reason), and those of trace::Ring::create, live::RunMemory::create, live::ControlChannel::create.
    static Result<std::unique_ptr<Session>> start(const Program &program, const Options &options, trace::Store &store);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    /// Takes what has come: events into the store, problems, the end. Call it at every frame. True if there was
    /// anything new.
    bool poll();
    /// Set once nothing of the run is left and everything it wrote is in the store.
    const std::optional<Ending> &ending() const { return m_ending; }
    bool isRunning() const { return !m_ending; }

    /// Ends every process of the run, by all means; ending() follows within a second or so of polls.
    void stop();
    void setPace(double linesPerSecond);
    void setPaused(bool paused);
    void setLevel(trace::Level level);
    /// Text for the program's standard input, with its line ends. It waits here where the program does not read.
    void sendInput(std::string_view text);
    void closeInput();

    // -- A simulated machine
    /// Goes on from where it stands.
    void step(const live::SimulationStep &step);
    /// Stands where it is, soon.
    void stand();
    /// Where it passed and where it stands, in order, each once; everything that led there is in the store.
    std::vector<live::Standing> takeStandings() { return std::exchange(m_standings, {}); }

    /// What went wrong since the last call: a mistake in the program's text, a limit, a fault.
    std::vector<Diagnostic> takeProblems() { return std::exchange(m_problems, {}); }
    /// What programs from outside wrote to the run's standard output and error since the last call (Console::Trace).
    std::string takeForeignOutput() { return std::exchange(m_foreignOutput, {}); }

    /// A signal came to this process. If it was not sent to the whole run, it was meant for the program, which gets it. False: the run
    /// is not ready for it yet, or over.
    bool tellSignal(int signal) const;

    const trace::Ring &ring() const { return m_ring; }
    const trace::Reader &reader() const { return *m_reader; }
    /// The process that stands above all others of the run.
    pid_t guard() const { return m_guard; }

private:
    struct Streams;

    Session(trace::Ring ring, live::RunMemory memory, live::ControlChannel control, trace::Store &store);
    Status startHost(const Options &options, live::ControlChannel theirs, Streams &streams);
    bool readStanding();
    bool readMessages();
    void drain(int &fd);
    void feedInput();
    void sendLine(std::string_view text);
    void press();
    void noteGuard();
    void finish();
    void setClock();

    trace::Ring m_ring;
    live::RunMemory m_memory;
    live::ControlChannel m_control;
    live::ControlChannel m_steps;
    std::string m_turns;
    std::vector<live::Standing> m_standings;
    bool m_stands = false;
    bool m_isSimulated = false;
    /// A machine that was ended where it stood: its threads have not ended, and the trace stays as it is.
    bool m_isFrozen = false;
    std::unique_ptr<trace::Reader> m_reader;
    std::vector<Diagnostic> m_problems;
    std::string m_foreignOutput;
    std::string m_input;
    bool m_inputEnds = false;
    /// Our ends of the program's streams; −1: none, or closed.
    int m_stdin = -1;
    int m_stdout = -1;
    int m_stderr = -1;
    pid_t m_guard = 0;
    int m_guardStatus = 0;
    std::optional<int> m_status;
    /// When the end was asked for; 0: it was not.
    std::int64_t m_stopAsked = 0;
    /// When a watcher was last seen at work ending the run, and its count then.
    std::int64_t m_endingSeen = 0;
    std::uint32_t m_endings = 0;
    /// Both watchers are gone before their time, and what they watched over is ours to end.
    std::optional<Leftovers> m_leftovers;
    bool m_failed = false;
    double m_linesPerSecond = 0;
    bool m_paused = false;
    std::optional<Ending> m_ending;
};

/// The path of a program in the folder of the running one.
std::string programBeside(const std::string &name);
/// What a session starts unless told otherwise: forkyard-host in the folder of the running program.
std::string defaultHostProgram();

} // namespace forkyard::session
