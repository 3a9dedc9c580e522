// A whole simulated machine in use: its processes with their heaps and threads, its kernel, its clock, what was printed; and
// a moment of it as a value. Runs one thread at a time, the one it is told to; who is next is not its business.
#pragma once

#include "core/base/result.h"
#include "core/bytecode/code.h"
#include "core/trace/writer.h"
#include "core/virtual/heap_image.h"
#include "core/virtual/kernel.h"
#include "core/virtual/network.h"
#include "core/turns/operation.h"
#include "core/turns/own_steps.h"
#include "core/vm/host.h"
#include "core/vm/machine.h"

#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace forkyard::virtual_host {

using namespace turns; // what both hosts say

class Story;
class World;
class VirtualHost;

/// The day on which every simulated machine is switched on: 1 January 2026, 00:00 UTC.
inline constexpr std::int64_t SwitchedOn = std::int64_t{1767225600} * 1'000'000'000;
/// What the clock says then.
inline constexpr std::int64_t FirstTime = 1'000'000'000;

/// What a thread waits for.
struct Waits {
    enum Kind : std::uint8_t { Nothing, Word, Time, PipeData, PipeRoom, Child, Poll, Input, Signal, FifoEnd, Round /**< for nothing: it goes round for ever, and only a signal takes it out */ };
    Kind kind = Nothing;
    vm::WaitReason reason;
    const std::atomic<std::uint32_t> *word = nullptr; ///< in the resident heap, or in shared memory
    std::uint32_t expected = 0;
    std::uint32_t pipe = 0;
    std::int64_t pid = 0;
    std::uint64_t signals = 0;
    std::vector<vm::PollItem> items;
};

/// Where a process's first thread is in a process's life. Others only run.
enum class Phase : std::uint8_t { Running, Reporting, AtExit, Over };

/// All of a thread that is not in its heap; copied as it is.
struct ThreadState {
    enum Status : std::uint8_t { Ready, Blocked, Ended };
    Status status = Ready;
    bool begun = false;
    bool forked = false;   ///< is to find out that it is a child, at its call of fork
    bool timeOut = false;  ///< its wait is to end by its deadline, whatever the clock says
    Phase phase = Phase::Running;
    int exitCode = 0;
    Waits waits;
    Operation next; ///< where it stands before a visible operation, or waits in one
    bool passedSwitch = true; ///< since its last visible operation it was where the profile `calls` may switch
    std::vector<std::uint64_t> held; ///< locks, by their location's holder: to tell a deadlock
    std::vector<std::uint64_t> gave; ///< likewise, which it gave back without holding them: signals, which are nobody's
    std::uint64_t acquiring = 0;     ///< likewise, while it is being taken
    bool takesForLibrary = false;    ///< by library code, which waits for it
    std::uint64_t took = 0; ///< the lock that library code took last in this run, until that has been asked for
    std::int64_t used = 0; ///< ns of processor time; no state is told from another by it
    std::uint32_t joining = 0; ///< number of the thread it is about to join
    vm::Handle alarmedIn = 0;  ///< the frame in which its alarm came, until that goes on
    vm::Value function, args;
    std::vector<std::uint32_t> seen; ///< by thread: how far this one knows the others to have come (starts and joins)
    std::uint32_t creator = 0; ///< number of the thread that started or forked it; 0: none
    std::uint32_t birth = 0;   ///< how many that one had made before
    std::uint32_t made = 0;    ///< threads and processes, by itself

    // of vm::Thread
    vm::Handle cells[vm::SizeClassCount]{};
    vm::Handle frame = 0;
    vm::Value exception, signalException, handled, object, locals;
    bool reraised = false;
    std::uint32_t attention = 0;
    std::int64_t waitDeadline = 0;
    std::uint64_t waitState = 0;
    std::uint32_t signalsRun = 0;
    std::vector<vm::Value> roots;
    std::uint32_t line = 0;
    std::uint64_t identity = 0; ///< a forked child's first thread keeps its parent's
};

class WorldThread {
public:
    WorldThread(vm::Machine &machine, std::uint32_t theProcess, std::uint32_t theNumber, std::uint32_t thePlace)
        : vm(machine), process(theProcess), number(theNumber), place(thePlace)
    {
        vm.hostData = this;
    }
    vm::Thread vm;
    const std::uint32_t process; ///< its number
    const std::uint32_t number;  ///< in the world, from 1: what schedules say
    const std::uint32_t place;   ///< in its process
    ThreadState state;
    std::uint32_t object = 0; ///< in the trace
    trace::Writer writer;
    bool isIntroduced = false; ///< whoever steps the machine has seen it begin
};

/// A program that a process is to begin with.
struct ProgramStart {
    std::string source, fileName;
    std::vector<std::string> arguments; ///< sys.argv
    bool isTool = false;   ///< one of the simulated machine's own: signals end it, nothing is reported
    bool unbuffered = false;
};

struct Process {
    std::uint32_t number = 0;
    std::shared_ptr<VirtualHost> host;
    std::shared_ptr<vm::Machine> machine;
    std::shared_ptr<HeapTracker> tracker;
    /// Begun with a program of its own, not as a copy of its parent.
    bool isFresh = false;
    bool isForgotten = false; ///< it is gone, and its heap's bytes with it
    std::vector<std::shared_ptr<vm::Machine>> former; ///< before it became another program
    std::optional<ProgramStart> becomes;
    std::vector<std::unique_ptr<WorldThread>> threads; ///< every thread that ever was, by place
    std::uint32_t newestEpoch = 0;
};

/// A moment of a world. Sharing what has not changed, it is cheap to keep many.
struct Moment {
    struct OfProcess {
        HeapImage heap;
        mutable std::uint32_t epoch = 0;
        std::vector<ThreadState> threads;
        std::vector<std::uint32_t> numbers;
        // Of every process but the first as long as that is what it began as: waiting threads point into its heap.
        bool isFresh = false;
        std::shared_ptr<VirtualHost> host;
        std::shared_ptr<vm::Machine> machine;
        std::shared_ptr<HeapTracker> tracker;
    };
    std::vector<OfProcess> processes;
    std::shared_ptr<const Kernel> kernel;
    std::int64_t clock = 0;
    std::uint32_t output = 0;
    std::uint32_t nextObject = 1;
    std::uint64_t steps = 0;
};

struct WorldOptions {
    vm::GilProfile gil = vm::GilProfile::AnyInstruction;
    vm::ProgramText program;
    std::string directory;
    std::string input; ///< standard input
    /// More input may come (World::addInput): who reads waits for it first, and gets a line at a time, as from a keyboard. A schedule and
    /// the lines then lead to the same trace, whenever the lines were typed.
    bool isInteractive = false;
    /// Asked where the input is used up; empty: that was all. Not for a world that goes back in time.
    std::function<std::string()> readInput;
    std::uint64_t seed = 1;
    unsigned cores = 1;
    std::int64_t operationCost = 0; ///< ns of the clock that an operation takes on a core
    std::string startMethod = "fork"; ///< multiprocessing's, where the program does not choose
    std::int64_t switchCost = 0; ///< ns of the clock, whenever another thread is chosen
    NetworkPlan network;         ///< empty: one machine, which has no name of its own
    bool lineBuffered = false;
    bool realConsole = false; ///< what is printed goes to this program's own standard output and error too
    bool timeIsFree = false;  ///< Explore: a sleep ends at once
    std::size_t memoryLimit = std::size_t{2} << 30;
    std::size_t mostProcesses = 64; ///< that ever are; a world that does not go back in time can have many more than live at once
    std::size_t mostLiving = 64;    ///< processes at once
    std::size_t mostThreads = 2000; ///< at once, as on real threads
    bool lined = false; ///< line by line, for a trace
    std::uint64_t mostQuiet = UINT64_MAX; ///< loop ends, calls and accesses that one run may pass without being put aside
};

/// What a world asks while a thread runs.
class Steering {
public:
    virtual ~Steering() = default;
    /// The running thread stands before a visible operation. False: it is put aside there.
    virtual bool mayGoOn(WorldThread &thread, const Operation &operation) = 0;
    /// Whether World::takeOpaque will be called.
    virtual bool asksForOpaque() const { return false; }
    /// Whether something in this object matters that library code might look at unseen.
    virtual bool isWatched(std::uint64_t) const { return false; }
};

class World {
public:
    /// The thread that runs asks what time it is. Of the program's own questions it is remembered, for good.
    void noteClock();
    bool isClockRead() const { return m_isClockRead; }
    World(WorldOptions options, std::function<Result<std::shared_ptr<const bytecode::Code>>(std::string_view, const std::string &)> compile,
          std::function<vm::Machine::SyntaxProblem(const Diagnostic &, std::string_view)> explain);
    ~World();
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    /// Makes the first process and puts the program in its place.
    void load(const std::shared_ptr<const bytecode::Code> &code, const std::string &source);

    // -- Threads
    const std::vector<WorldThread *> &threads() const { return m_threads; } ///< by number - 1; those that have ended too
    WorldThread *thread(std::uint32_t number) const { return number >= 1 && number <= m_threads.size() ? m_threads[number - 1] : nullptr; }
    bool isAlive(const WorldThread &thread) const { return thread.state.status != ThreadState::Ended; }
    /// Whether running it now could do anything. The clock stands still.
    bool canGoOn(const WorldThread &thread) const;
    /// With the profile `calls`: whether it stands where it does not give the GIL away, so that others of its process have to wait.
    bool keepsGil(const WorldThread &thread) const
    {
        const ThreadState &state = thread.state;
        return m_options.gil == vm::GilProfile::CallsAndLoopEnds && state.status == ThreadState::Ready && state.next.isVisible() && !state.next.switchBefore;
    }
    /// Whether another thread of its process does: whoever keeps to the rules does not run it now.
    bool lacksGil(const WorldThread &thread) const;
    /// Whether another thread may come before the operation: with the profile `calls` there are places for that; processes, each of which has
    /// a GIL of its own, come in wherever one does what they see.
    bool maySwitchBefore(const Operation &operation) const
    {
        if (m_options.gil != vm::GilProfile::CallsAndLoopEnds || operation.switchBefore) return true;
        return m_processes.size() > 1 && (isOfWorld(operation.location) || isOfWorld(operation.alsoReads));
    }
    /// Its deadline if it waits for one, else NoDeadline.
    std::int64_t deadlineOf(const WorldThread &thread) const;
    /// It computes, and an alarm is set for its process: time can pass until then too.
    bool hasAlarmAhead(const WorldThread &thread) const;
    /// Its process has one set, and it is the thread that is interrupted.
    bool isUnderAlarm(const WorldThread &thread) const { return thread.place == 0 && m_kernel.processes[thread.process].timerAt != 0; }
    /// What it does is a signal's handler.
    bool isInHandler(const WorldThread &thread) const;
    /// Before it runs: until its wait is given up, or until its alarm.
    void letTimePass(WorldThread &thread);
    bool isOver() const;
    /// Runs it until it is put aside, waits or has ended.
    void run(WorldThread &thread, Steering &steering);
    /// Whether a run was put aside since the last call because it had passed mostQuiet.
    bool takeOverrun() { return std::exchange(m_overrun, false); }
    /// Whether what has run since the last call may have looked at more than the locations it told of.
    bool takeOpaque() { return std::exchange(m_opaque, false); }
    /// Whether the last run, of this thread, stayed within its own frame after the operation that it began with.
    bool stayedOwn(const WorldThread &thread) { return m_kernelCopy && thread.state.status == ThreadState::Ready && m_ownSteps.isOwn(thread.vm); }
    const OwnSteps &ownSteps() const { return m_ownSteps; }
    /// What runs does more than the one location's operation.
    void noteOpaque() { m_opaque = true; }
    /// What the output would be if `text` were printed after `node`.
    std::uint32_t outputAfter(std::uint32_t node, std::string_view text);
    /// What was printed between two nodes of one chain, in pieces.
    std::vector<std::string> outputBetween(std::uint32_t before, std::uint32_t node) const;
    /// Something was typed, with its line's end; or nothing more will be.
    void addInput(std::string_view text) { m_options.input += text; }
    void closeInput() { m_isInputClosed = true; }
    bool isInputThere() const { return m_kernel.inputRead < m_options.input.size() || m_isInputClosed; }
    /// The running thread has another turn at once.
    void beginTurn() { m_quiet = 0; }
    bool hasTimers() const { return m_nextTimer != vm::WaitReason::NoDeadline; }
    /// Lets time pass until `time`.
    void advanceClock(std::int64_t time);
    /// As many of those that can go on really run side by side.
    void setParallel(unsigned count) { m_parallel = std::max(count, 1u); }
    unsigned parallel(const std::vector<WorldThread *> &ready) const;
    std::int64_t clock() const { return m_clock; }

    // -- Moments
    Moment capture();
    /// What capture does but for the heaps: threads and kernel are told by themselves now.
    void save();
    const std::shared_ptr<const Kernel> &savedKernel() const { return m_kernelCopy; }
    /// Of one thread; the others and the kernel are as they were saved.
    static void save(WorldThread &thread);
    void restore(const Moment &moment);
    /// The thread alone becomes what it was at some moment, but for what lies in its heap. Free cells stay its own.
    static void put(WorldThread &thread, const ThreadState &state);

    // -- What came of it
    std::string output() const { return outputText(m_output); }
    std::string outputText(std::uint32_t node) const;
    std::uint32_t outputNode() const { return m_output; }
    const std::string &errors() const { return m_errors; }
    const Kernel &kernel() const { return m_kernel; }
    std::uint64_t steps() const { return m_steps; }
    std::vector<std::unique_ptr<Process>> &processes() { return m_processes; }
    const WorldOptions &options() const { return m_options; }
    /// WorldOptions::mostQuiet from now on; what it was.
    std::uint64_t setMostQuiet(std::uint64_t most) { return std::exchange(m_options.mostQuiet, most); }
    /// What happens is told to it from now on. Must outlive the world's last run; not for a world that goes back in time.
    void setStory(Story *story) { m_story = story; }
    /// A number for the trace that no other object has.
    std::uint32_t newObject() { return m_nextObject++; }

private:
    friend class VirtualHost;
    friend class VirtualFileSystem;

    struct OutputNode {
        std::uint32_t before;
        std::string text;
    };

    /// Whether there may be one more. What those that are gone have left in memory is given back.
    bool hasRoomForProcess();
    Process &newProcess(std::int64_t parent);
    WorldThread &newThread(Process &process);
    void prepareMachine(vm::Machine &machine);
    vm::MachineOptions machineOptions() const;
    void lockReleased(WorldThread &by, std::uint64_t holder);
    bool finished(WorldThread &thread);
    bool mainFinished(WorldThread &thread);
    std::string limitMet(const WorldThread &thread, vm::Value exception) const;
    bool report(WorldThread &thread, const char *line, vm::Value value);
    bool tell(WorldThread &thread, vm::Value exception);
    bool goTo(WorldThread &thread, Phase phase);
    void endThread(WorldThread &thread);
    void endProcess(Process &process, int status);
    bool startMachine(Process &process, const ProgramStart &start, WorldThread *instead);
    void becomeProgram(WorldThread &thread);
    /// As the kernel does: does what the signal's action is, or leaves it pending.
    void sendSignal(std::uint32_t process, int signal);
    bool isSignalled(const WorldThread &thread) const
    {
        if (thread.place != 0) return false;
        const ProcessEntry &entry = m_kernel.processes[thread.process];
        return (entry.pending & ~entry.blocked) != 0 || !thread.vm.signalException.isUnbound();
    }
    void findNextTimer();
    void pass(std::int64_t ns)
    {
        const std::int64_t time = m_clock + (m_parallel == 1 ? ns : ns / m_parallel);
        if (m_nextTimer <= time) advanceClock(time);
        else m_clock = time;
    }
    void closeSocket(std::uint32_t number);
    // The way between machines (virtual_network.cpp)
    void startPrograms();
    bool isPlainWay(std::uint32_t a, std::uint32_t b) const { return m_options.timeIsFree || m_options.network.isPlain(a, b); }
    std::optional<std::int64_t> arrival(std::uint32_t from, std::uint32_t to, std::int64_t time, bool isRepeated);
    /// False: it never comes in.
    bool send(Packet packet, std::uint32_t from, std::uint32_t to, bool isRepeated);
    void giveUp(std::uint32_t socket);
    void deliver(const Packet &packet);
    void deliverPackets();
    std::size_t onTheirWay(std::uint32_t socket) const;
    std::int64_t nextArrival() const;
    std::int64_t arrivalFor(const WorldThread &thread) const;
    /// 0, or the errno with which the real console refused it.
    int print(const OpenFile &file, std::string_view text);
    void releaseFile(std::int32_t file);
    void makeFiles();
    Kernel &kernelToChange()
    {
        m_kernelCopy.reset();
        return m_kernel;
    }
    bool isReady(const WorldThread &thread, const Waits &waits) const;
    static void load(WorldThread &thread);
    /// The child gets all that the parent's machine holds.
    void copyMachine(Process &parent, Process &child);
    std::unique_ptr<vm::Machine> cloneMachine(const vm::Machine &from, VirtualHost &host) const;

    WorldOptions m_options;
    std::function<Result<std::shared_ptr<const bytecode::Code>>(std::string_view, const std::string &)> m_compile;
    std::function<vm::Machine::SyntaxProblem(const Diagnostic &, std::string_view)> m_explain;
    std::unordered_map<std::string, std::shared_ptr<const bytecode::Code>> m_compiled; ///< by file name and text
    std::string m_source;
    Kernel m_kernel;
    std::shared_ptr<const Kernel> m_kernelCopy;
    struct Free {
        void operator()(std::byte *bytes) const { std::free(bytes); }
    };
    std::unique_ptr<std::byte[], Free> m_shared; ///< resident shared memory: zero, and no page of it taken before it is used
    std::vector<std::unique_ptr<Process>> m_processes;
    /// By number: a machine that a process was forked with before, and its heap's pages. Another way to the fork takes it again.
    struct Forked {
        std::shared_ptr<VirtualHost> host;
        std::shared_ptr<vm::Machine> machine;
        std::shared_ptr<HeapTracker> tracker;
        std::weak_ptr<const vm::Machine> alike; ///< the parent it was found to be like
        std::size_t alikeCodes = 0;             ///< … as far as so many codes; those that are there stay
    };
    static bool isAlike(Forked &before, const std::shared_ptr<vm::Machine> &parent);
    std::vector<Forked> m_forked;
    std::vector<WorldThread *> m_threads;
    std::int64_t m_clock = FirstTime;
    std::int64_t m_nextTimer = vm::WaitReason::NoDeadline;
    unsigned m_parallel = 1;
    std::uint32_t m_nextObject = 1;
    std::uint64_t m_steps = 0; ///< visible operations done
    std::vector<OutputNode> m_outputs{{0, {}}};
    std::unordered_map<std::string, std::uint32_t> m_outputNodes;
    std::uint32_t m_output = 0;
    std::string m_errors;
    Steering *m_steering = nullptr;
    Story *m_story = nullptr;
    bool m_isClockRead = false; ///< by the program itself
    WorldThread *m_running = nullptr;
    bool m_isInputClosed = false;
    bool m_opaque = false;
    OwnSteps m_ownSteps;
    bool m_overrun = false;
    std::uint64_t m_quiet = 0;
    bool m_permitted = false; ///< the running thread's first visible operation needs no asking
};

} // namespace forkyard::virtual_host
