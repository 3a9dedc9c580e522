// The machine's world when it is the real one: pthreads, fork(2), pipes, a real GIL, signals. One for each process; a
// forked child goes on with its copy. Knows the machine by its threads and its heap, no module and no window.
#pragma once

#include "core/base/mutex.h"
#include "core/live/gil.h"
#include "core/live/line_turns.h"
#include "core/live/live_thread.h"
#include "core/live/run_memory.h"
#include "core/live/world.h"
#include "core/turns/operation.h"
#include "core/trace/ring.h"
#include "core/vm/host.h"

#include <array>
#include <memory>
#include <vector>

namespace forkyard::live {

struct FreshStart;

/// Who this process is, in the trace and in the process table.
struct ProcessIdentity {
    trace::ObjectId process = 0;
    trace::ObjectId parent = 0;
    trace::ObjectId thread = 0; ///< its main thread
    trace::ObjectId gil = 0;
    int place = ProcessTable::kNone;
    std::uint32_t turns = 0; ///< its main thread's number in schedules; 0: none yet
    bool isFirst = false; ///< of the run
};

class LiveHost final : public vm::Host {
public:
    /// Runs function(*args) in a thread that is inside the machine; sets nothing aside.
    using ThreadMain = void (*)(vm::Thread &thread, vm::Value function, vm::Value args);

    /// `memory` and `ring` must outlive this; without a ring nothing is recorded.
    LiveHost(RunMemory &memory, const trace::Ring *ring, ThreadMain threadMain);
    ~LiveHost() override;
    LiveHost(const LiveHost &) = delete;
    LiveHost &operator=(const LiveHost &) = delete;

    /// Numbers for the first process of a run, or for one that was started afresh and told its own.
    ProcessIdentity newIdentity();
    /// The calling thread becomes this process's main thread, inside the machine, with the GIL. Once a process. Nothing
    /// is recorded yet: the machine may make itself ready.
    vm::Thread &startMain(vm::Machine &machine, const ProcessIdentity &identity);
    /// From now on the trace is told. Interrupts (SIGINT) reach the main thread, unless they were ignored.
    void beginProgram(vm::Thread &mainThread);

    // -- vm::Host: threads (live_host.cpp)
    vm::Thread *startThread(vm::Thread &parent, vm::Value function, vm::Value args) override;
    vm::Wait safepoint(vm::Thread &thread) override;
    void stopTheWorld(vm::Thread &thread, void (*work)(void *context), void *context) override;
    std::vector<vm::Thread *> threads() override;
    /// Threads that run, wait, or are about to be gone; the main one among them.
    std::uint32_t threadCount() const { return m_threadCount.load(std::memory_order_acquire); }
    std::int64_t switchInterval() override { return m_gil.switchInterval(); }
    void setSwitchInterval(std::int64_t ns) override { m_gil.setSwitchInterval(ns); }

    // -- Waiting and clocks (live_waiting.cpp)
    vm::Wait block(vm::Thread &thread, const vm::WaitReason &reason, std::atomic<std::uint32_t> *word,
                   std::uint32_t expected) override;
    void wake(vm::Thread &thread, std::atomic<std::uint32_t> *word, std::uint32_t count) override;
    std::int64_t now(Clock clock) override;
    vm::Wait lineReached(vm::Thread &thread, std::uint32_t line) override;

    // -- Descriptors (live_files.cpp)
    vm::SystemResult read(vm::Thread &thread, int fd, void *buffer, std::size_t size) override;
    vm::SystemResult write(vm::Thread &thread, int fd, const void *buffer, std::size_t size) override;
    vm::SystemResult close(vm::Thread &thread, int fd) override;
    vm::SystemResult open(vm::Thread &thread, const std::string &path, int flags, int mode) override;
    vm::SystemResult pipe(vm::Thread &thread, int *fds) override;
    vm::SystemResult duplicate(vm::Thread &thread, int fd) override;
    vm::SystemResult duplicateTo(vm::Thread &thread, int from, int to, bool inheritable) override;
    vm::SystemResult poll(vm::Thread &thread, vm::PollItem *items, std::size_t count, std::int64_t deadline) override;
    vm::SystemResult socket(vm::Thread &thread, int family, int type, int protocol) override;
    vm::SystemResult socketPair(vm::Thread &thread, int *fds) override;
    vm::SystemResult bindSocket(vm::Thread &thread, int fd, const void *address, std::size_t size) override;
    vm::SystemResult listenSocket(vm::Thread &thread, int fd, int backlog) override;
    vm::SystemResult acceptSocket(vm::Thread &thread, int fd, void *address, std::size_t *size) override;
    vm::SystemResult connectSocket(vm::Thread &thread, int fd, const void *address, std::size_t size) override;
    vm::SystemResult socketName(vm::Thread &thread, int fd, bool ofPeer, void *address, std::size_t *size) override;
    vm::SystemResult setSocketOption(vm::Thread &thread, int fd, int level, int option, const void *value, std::size_t size) override;
    vm::SystemResult getSocketOption(vm::Thread &thread, int fd, int level, int option, void *value, std::size_t *size) override;
    vm::SystemResult shutdownSocket(vm::Thread &thread, int fd, int how) override;
    vm::SystemResult lookUp(vm::Thread &thread, const std::string &name, int family, std::vector<std::string> &addresses) override;
    bool isTerminal(int fd) override;
    void tellPipe(vm::Thread &thread, const int *fds) override;
    vm::SystemResult seek(vm::Thread &thread, int fd, std::int64_t offset, int whence) override;
    vm::SystemResult truncate(vm::Thread &thread, int fd, std::int64_t size) override;
    vm::SystemResult inheritable(vm::Thread &thread, int fd, int set) override;

    // -- Processes (live_processes.cpp)
    std::uint32_t newObjects(std::uint32_t count) override;
    std::uint32_t processObject() override { return m_identity.process; }
    std::uint32_t threadObject(const vm::Thread &thread) override;
    std::uint32_t processObjectOf(std::int64_t pid) override;
    std::int64_t processId() override { return m_processId; }
    std::int64_t parentProcessId() override;
    vm::SystemResult fork(vm::Thread &thread) override;
    vm::SystemResult spawn(vm::Thread &thread, const vm::SpawnRequest &request) override;
    vm::SystemResult execute(vm::Thread &thread, const vm::SpawnRequest &request) override;
    vm::SystemResult waitProcess(vm::Thread &thread, std::int64_t pid, int options, int *status) override;
    vm::SystemResult killProcess(vm::Thread &thread, std::int64_t pid, int signal) override;
    vm::Wait exitProcess(vm::Thread &thread, int code) override;
    vm::Wait dieBySignal(vm::Thread &thread, int signal) override;
    vm::SystemResult processGroup(vm::Thread &thread, GroupCall call, std::int64_t pid, std::int64_t group) override;
    vm::SystemResult affinity(vm::Thread &thread, std::int64_t pid, std::vector<int> &cores, bool set) override;
    void setVariable(const std::string &name, const std::string *value) override;

    // -- Signals (live_signals.cpp)
    vm::SystemResult setSignalAction(vm::Thread &thread, int signal, vm::SignalAction action) override;
    vm::SignalAction signalAction(int signal) override;
    int takeSignal(vm::Thread &thread) override;
    bool hasSignal(const vm::Thread &thread) override;
    vm::SystemResult setTimer(vm::Thread &thread, std::int64_t first, std::int64_t interval, std::int64_t *before) override;
    vm::SystemResult getTimer(vm::Thread &thread, std::int64_t *left) override;
    vm::SystemResult signalMask(vm::Thread &thread, int how, const std::uint64_t *set, std::uint64_t *before) override;
    std::uint64_t signalsPending(vm::Thread &thread) override;
    vm::SystemResult waitForSignal(vm::Thread &thread, std::uint64_t set, std::int64_t deadline) override;

    std::uint64_t shareMemory(std::size_t bytes) override { return m_memory.allocate(bytes); }
    void *sharedMemory(std::uint64_t place) override { return m_memory.at(place); }
    vm::SystemResult openSharedMemory(vm::Thread &thread, const std::string &name, std::uint64_t size, std::uint64_t &place) override;
    vm::SystemResult unlinkSharedMemory(vm::Thread &thread, const std::string &name) override;
    const vm::ProgramText *program() override { return &m_memory.description().program; }
    const char *startMethod() override;
    bool isRestricted() override { return m_options.restricted; }
    // -- Datagrams, and who may listen where (live_datagrams.cpp)
    vm::SystemResult receiveFrom(vm::Thread &thread, int fd, void *buffer, std::size_t size, int flags,
                                 std::string *from) override;
    vm::SystemResult sendTo(vm::Thread &thread, int fd, const void *buffer, std::size_t size, int flags,
                            const std::string &to) override;
    vm::SystemResult setBlocking(vm::Thread &thread, int fd, bool blocking) override;
    bool mayListen(const void *address, std::size_t size) override;
    void randomBytes(void *buffer, std::size_t size) override;
    unsigned processorCount() override;

private:
    static LiveThread &of(vm::Thread &thread) { return *static_cast<LiveThread *>(thread.hostData); }
    bool hasGil() const { return m_options.gil != vm::GilProfile::Off; }
    bool isRecorded(const LiveThread &thread) const { return thread.vm.writer != nullptr; }

    // Going out of the machine, where others may run, and in again.
    enum class Leaving { ForAMoment, ToWait };
    void leaveMachine(LiveThread &thread, Leaving why = Leaving::ForAMoment);
    void enterMachine(LiveThread &thread);
    void handOver(LiveThread &thread);
    void takeGil(LiveThread &thread);
    void refillSlice(LiveThread &thread);
    /// Without the GIL.
    void offerProcessor(LiveThread &thread);
    void attachWriter(LiveThread &thread);
    void prepareThread(LiveThread &thread, bool isMain);
    void noteSteering(LiveThread &thread);
    static void *threadStart(void *argument);
    void runThread(LiveThread &thread);
    void adoptCells(LiveThread &thread);
    void leaveCells(LiveThread &thread);
    void endThread(LiveThread &thread);
    void countThread();
    void uncountThread();

    // Following a schedule (live_turns.cpp)
    void beginTurns(LiveThread &thread);
    void awaitTurn(LiveThread &thread);
    void passTurn(LiveThread &thread, bool hasDone, std::int64_t deadline);
    vm::Wait takeTurn(LiveThread &thread);
    void beginAsChild(LiveThread &thread);
    [[noreturn]] void refuseReplay(const vm::Thread &thread, ReplayEnd::Reason reason);
    bool isFedByPeer(int fd) const;
    vm::Wait waitToRead(LiveThread &thread, int fd);
    vm::Wait waitToWrite(LiveThread &thread, int fd, std::size_t &size);
    vm::Wait waitForChild(LiveThread &thread, std::int64_t pid, int options);
    template <typename Ready> vm::Wait waitInTurn(LiveThread &thread, std::int64_t deadline, Ready ready);

    // Waiting
    FutexReach reachOf(const void *word) const {
        return m_memory.contains(word) ? FutexReach::Shared : FutexReach::Private;
    }
    bool sleepOn(LiveThread &thread, const std::atomic<std::uint32_t> *word, std::uint32_t expected,
                 std::int64_t deadline);
    bool isPausedOrPaced() const;
    void waitForLine(LiveThread &thread);
    void awaitLineTurn(LiveThread &thread);
    bool isSignalled(const LiveThread &thread) const;
    vm::Wait answerSignals(LiveThread &thread);
    void tellSignal(LiveThread &thread, trace::EventKind kind, trace::ObjectId process, int signal);
    template <typename SystemCall> vm::SystemResult blocking(LiveThread &thread, SystemCall call);

    // Descriptors
    enum class Console : std::uint8_t { No, Output, Error };
    bool isOurs(int fd) const;
    Console consoleOf(int fd) const;
    void setConsole(int fd, Console console);
    void findConsole();
    void tellConsole(LiveThread &thread, Console console, const void *buffer, std::size_t size);
    /// An end of a pipe of bytes that the trace knows; object 0: no such thing.
    struct PipeEnd {
        trace::ObjectId object = 0;
        bool writes = false;
        std::uint64_t place = 0; ///< of its PipeCount, in the run's memory
    };
    /// What all processes that hold a pipe know of it.
    struct PipeCount {
        std::atomic<std::uint32_t> sequence{0};
        std::atomic<std::uint32_t> writing{0};  ///< threads in the midst of a write
        std::atomic<std::int64_t> inside{0};    ///< bytes told as written and not as read
        std::atomic<std::uint32_t> isOthers{0}; ///< another program reads, which tells nothing
        std::atomic<std::uint32_t> isOfProgram{0}; ///< its name says which of a program's streams it is
    };
    PipeCount &countOf(const PipeEnd &end);
    void giveToProgram(const PipeEnd &end);
    void tellTaken(LiveThread &thread);
    PipeEnd *pipeEndOf(int fd);
    void setPipeEnd(int fd, PipeEnd end);
    std::uint32_t nextOfPipe(const PipeEnd &end);
    void tellThrough(LiveThread &thread, trace::EventKind kind, const PipeEnd &end, const void *bytes, std::size_t size);
    void tellWaitForPipe(LiveThread &thread, int fd, const PipeEnd &end);

    // Fork
    struct ForkWork;
    static void forkStopped(void *context);
    void trimMemory();
    void lockEverything();
    void unlockEverything();
    void becomeChild(LiveThread &survivor, const ProcessIdentity &identity);
    void tellStart(LiveThread &thread);
    void tellMachine(LiveThread &thread, std::uint32_t line);
    void listenForSignalsIn(LiveThread &thread);
    void tellDeath(LiveThread &thread, trace::ObjectId object, int status);
    vm::SystemResult startMachine(const LiveThread &thread, FreshStart start, const vm::SpawnRequest &request);
    vm::SystemResult startProgram(const LiveThread &thread, const char *path, const std::vector<std::string> &arguments,
                                  const vm::SpawnRequest &request, std::vector<int> inherit);
    bool belongsToRun(pid_t pid) const;
    void tellLimit(std::uint32_t which);
    vm::SystemResult killGroup(std::int64_t pid, int signal);

    RunMemory &m_memory;
    const RunOptions &m_options;
    const trace::Ring *m_ring;
    ThreadMain m_threadMain;
    vm::Machine *m_machine = nullptr;
    ProcessIdentity m_identity;
    std::int64_t m_processId = 0; ///< asked once in each process
    Gil m_gil;
    LineTurns m_lineTurns;
    World m_world;
    Mutex m_threadsMutex;
    std::vector<std::unique_ptr<LiveThread>> m_threads FORKYARD_GUARDED_BY(m_threadsMutex);
    /// Threads that never run: each keeps the free cells of one that ended for one that starts, who would otherwise
    /// begin with a fresh block for every size. The collector drops their caches like any other thread's.
    static constexpr std::size_t kKeepers = 8;
    std::vector<std::unique_ptr<vm::Thread>> m_keepers FORKYARD_GUARDED_BY(m_threadsMutex);
    std::vector<vm::Thread *> m_fullKeepers FORKYARD_GUARDED_BY(m_threadsMutex);
    /// Beside m_threads, for whoever only asks whether there is another one.
    std::atomic<std::uint32_t> m_threadCount{0};
    std::uint32_t m_lastNumber = 0;
    bool m_isTrimmed = false;
    /// Without the GIL: how often threads have offered their processors, and how many of them sleep for that.
    std::atomic<std::uint32_t> m_offers{0};
    std::atomic<std::uint32_t> m_resting{0};
    /// Which descriptors lead to the run's standard output or error as they were at its start. Later ones are not
    /// followed.
    static constexpr int kConsoleDescriptors = 64;
    std::array<std::atomic<Console>, kConsoleDescriptors> m_console{};
    static constexpr int kPipeDescriptors = 256;
    std::atomic<bool> m_feedsPrograms{false};
    std::vector<PipeEnd> m_pipeEnds; ///< by descriptor; empty where nothing is recorded
    /// Null: threads run as the system lets them.
    std::unique_ptr<Turnstile> m_turns;
    turns::OperationFinder m_finder;
    /// For a wait that ends by time alone where there is no steering to listen to.
    std::atomic<std::uint32_t> m_nobodyWakes{0};
};

} // namespace forkyard::live
