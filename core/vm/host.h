// What the machine asks of the world below it. The live host answers with the real operating system, the virtual host with
// a simulated one. Knows neither.
//
// The rule that makes both possible: an operation that cannot go on calls Host::block and looks at the answer.
//   Go       the world may have changed: try again from the start (the live host really slept)
//   TimedOut the deadline passed
//   Parked   the virtual host put the thread aside, or a signal's handler is to run first: return Outcome::Blocked at once;
//            the interpreter will run the same instruction again, so nothing may have been changed before the first block()
//   Raised   a signal handler or an interrupt left an exception in thread.exception
// Across block() only what hangs on the frame's registers (a native's arguments) or Thread::roots is safe from the collector.
#pragma once

#include "core/vm/value.h"

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <unistd.h>
#include <vector>

namespace forkyard::vm {

struct Thread;
struct Machine;
class FileSystem;

/// Why a thread waits, for the trace: an event kind's wait side and the object, by its number in the trace.
struct WaitReason {
    enum Kind : std::uint8_t { Lock, Semaphore, Condition, Event, Barrier, QueueGet, QueuePut, Join, ProcessJoin, Pipe, Io, Sleep };
    Kind kind = Sleep;
    std::uint32_t object = 0;
    /// Absolute, on the host's monotonic clock in ns; NoDeadline waits for ever.
    std::int64_t deadline = NoDeadline;
    static constexpr std::int64_t NoDeadline = INT64_MAX;
};

enum class Wait : std::uint8_t { Go, TimedOut, Parked, Raised };

/// Result of a system call: value, or -1 and an errno.
struct SystemResult {
    std::int64_t value = 0;
    int error = 0;
    Wait wait = Wait::Go; ///< Parked and Raised as above; else value and error count
};

/// What a fresh process is to run: another machine of ours, or a program from outside.
struct SpawnRequest {
    /// Not empty: text in the language that a new machine runs as its main module (multiprocessing's spawn), in an empty
    /// memory; `arguments` is its sys.argv. Empty: the outside program arguments[0], looked up along PATH.
    std::string command;
    std::vector<std::string> arguments;
    /// Descriptors for the child's 0, 1 and 2; -1: as this process's own.
    int standard[3] = {-1, -1, -1};
    /// Further descriptors that stay open in the child, under their numbers.
    std::vector<int> inherit;
    std::string directory; ///< empty: as this process's
    bool hasEnvironment = false;
    std::vector<std::string> environment; ///< "NAME=value"; counts if hasEnvironment
    std::string program;       ///< what is looked up and run; empty: arguments[0]
    bool closesOthers = false; ///< descriptors from 3 on that are not in `inherit` are closed, whatever they are marked as
    bool newSession = false;
    std::int64_t group = -1; ///< process group to join, 0: a new one, -1: this process's
};

/// What a signal does. Handled: the language's own handler runs, in the main thread, between two instructions.
enum class SignalAction : std::uint8_t { Default, Ignored, Interrupt /**< KeyboardInterrupt */, Handled };

/// One descriptor to wait for, as poll(2) has it.
struct PollItem {
    int fd = -1;
    short events = 0; ///< POLLIN, POLLOUT
    short revents = 0;
};

/// The program of the run, as it was handed over: every process of the run can ask for it (spawn imports it again).
struct ProgramText {
    std::string fileName; ///< as tracebacks and __file__ say it
    std::string source;   ///< bytes as they stood in the file
    std::vector<std::string> arguments; ///< sys.argv[1:]
};

class Host {
public:
    virtual ~Host() = default;

    // -- Who is who, in the trace
    /// The first of `count` numbers in a row that no other object of the run has, in any process.
    virtual std::uint32_t newObjects(std::uint32_t count) { return (m_objects += count) - count; }
    /// This process and a thread of it. 0 where nothing is recorded.
    virtual std::uint32_t processObject() { return 0; }
    virtual std::uint32_t threadObject(const Thread &) { return 0; }
    /// threading.get_native_id() of the calling thread.
    virtual std::uint64_t systemThreadId(const Thread &) { return static_cast<std::uint64_t>(::gettid()); }
    /// Of a child by its process id; 0: unknown, or nothing is recorded.
    virtual std::uint32_t processObjectOf(std::int64_t /*pid*/) { return 0; }

    // -- Threads
    /// Starts a thread that calls `function` with the tuple `args`. Returns it, or null with errno where none can be had (the
    /// caller raises RuntimeError: can't start new thread). Tells the trace of its creation, start and end. The thread that is
    /// returned may have ended already, and is then gone: take its `object` beforehand, or hold what it needs in `args`.
    virtual Thread *startThread(Thread &parent, Value function, Value args) = 0;
    /// The interpreter calls this at a safepoint when Thread::attention is set or its budget of visible operations is used
    /// up: hand over the GIL, take part in a collection, notice a signal (Raised), a stop.
    virtual Wait safepoint(Thread &thread) = 0;
    /// Sleeps until *word is no longer `expected`, the deadline, or a signal. word null: until the deadline only.
    virtual Wait block(Thread &thread, const WaitReason &reason, std::atomic<std::uint32_t> *word, std::uint32_t expected) = 0;
    /// Wakes up to `count` threads of this process that block on the word.
    virtual void wake(Thread &thread, std::atomic<std::uint32_t> *word, std::uint32_t count) = 0;
    /// Stops every other thread of the process at a safepoint, runs work(context), lets them go on. For collections and fork.
    virtual void stopTheWorld(Thread &thread, void (*work)(void *context), void *context) = 0;
    /// Every thread of this process that may hold values, for the collector. Only while the world is stopped.
    virtual std::vector<Thread *> threads() = 0;

    // -- Clocks, ns. Pace and virtual time stretch them alike.
    enum class Clock : std::uint8_t { Real, Monotonic, ProcessCpu, ThreadCpu };
    virtual std::int64_t now(Clock clock) = 0;
    /// Called at each Line instruction when the run is paced or recorded line by line.
    virtual Wait lineReached(Thread &thread, std::uint32_t line) = 0;

    // -- Standard streams and files: as the system calls of the same name, GIL released while they sleep.
    virtual SystemResult read(Thread &thread, int fd, void *buffer, std::size_t size) = 0;
    /// What goes to the console is told to the trace (Print, PrintError), here and nowhere else.
    virtual SystemResult write(Thread &thread, int fd, const void *buffer, std::size_t size) = 0;
    virtual SystemResult close(Thread &thread, int fd) = 0;
    /// The collector found an object that nobody reaches any more and that had this descriptor open.
    virtual void closeLost(int fd) { ::close(fd); }

    // From here on a host may answer ENOSYS.

    /// As open(2); descriptors are closed on exec, as Python's are.
    virtual SystemResult open(Thread &, const std::string & /*path*/, int /*flags*/, int /*mode*/) { return missing(); }
    /// fds[0] reads, fds[1] writes.
    virtual SystemResult pipe(Thread &, int * /*fds*/) { return missing(); }
    /// The trace shall be told what goes through this pipe of bytes, whoever holds its ends.
    virtual void tellPipe(Thread &, const int * /*fds*/) {}
    virtual SystemResult duplicate(Thread &, int /*fd*/) { return missing(); }
    virtual SystemResult duplicateTo(Thread &, int /*from*/, int /*to*/, bool /*inheritable*/) { return missing(); }
    /// Number of items that are ready; 0: the deadline (absolute, monotonic ns) passed.
    virtual SystemResult poll(Thread &, PollItem * /*items*/, std::size_t /*count*/, std::int64_t /*deadline*/) { return missing(); }
    virtual bool isTerminal(int /*fd*/) { return false; }
    /// Files by their paths, for the process; null: the operating system's own.
    virtual FileSystem *fileSystem() { return nullptr; }
    /// As lseek(2).
    virtual SystemResult seek(Thread &, int /*fd*/, std::int64_t /*offset*/, int /*whence*/) { return missing(); }
    virtual SystemResult truncate(Thread &, int /*fd*/, std::int64_t /*size*/) { return missing(); }
    /// Whether a program started from here inherits the descriptor. set: -1 asks, 0 and 1 set.
    virtual SystemResult inheritable(Thread &, int /*fd*/, int /*set*/) { return missing(); }

    // -- Sockets, as the system calls of the same purpose; data goes through read() and write(). Addresses are sockaddrs.
    virtual SystemResult socket(Thread &, int /*family*/, int /*type*/, int /*protocol*/) { return missing(); }
    /// Two connected stream sockets.
    virtual SystemResult socketPair(Thread &, int * /*fds*/) { return missing(); }
    /// Bind and connect: EACCES where a restricted program would leave its machine.
    virtual SystemResult bindSocket(Thread &, int /*fd*/, const void * /*address*/, std::size_t /*size*/) { return missing(); }
    virtual SystemResult listenSocket(Thread &, int /*fd*/, int /*backlog*/) { return missing(); }
    /// The new descriptor; `size` comes as the room there is for the peer's address and goes as what it took.
    virtual SystemResult acceptSocket(Thread &, int /*fd*/, void * /*address*/, std::size_t * /*size*/) { return missing(); }
    virtual SystemResult connectSocket(Thread &, int /*fd*/, const void * /*address*/, std::size_t /*size*/) { return missing(); }
    virtual SystemResult socketName(Thread &, int /*fd*/, bool /*ofPeer*/, void * /*address*/, std::size_t * /*size*/) { return missing(); }
    virtual SystemResult setSocketOption(Thread &, int /*fd*/, int /*level*/, int /*option*/, const void * /*value*/, std::size_t /*size*/) { return missing(); }
    virtual SystemResult getSocketOption(Thread &, int /*fd*/, int /*level*/, int /*option*/, void * /*value*/, std::size_t * /*size*/) { return missing(); }
    virtual SystemResult shutdownSocket(Thread &, int /*fd*/, int /*how*/) { return missing(); }
    /// Numeric addresses of a host's name, for AF_INET, AF_INET6 or AF_UNSPEC. -1: the error is getaddrinfo's (EAI_…), not an errno.
    virtual SystemResult lookUp(Thread &, const std::string & /*name*/, int /*family*/, std::vector<std::string> & /*addresses*/) { return missing(); }

    // -- Processes
    virtual std::int64_t processId() { return 1; }
    virtual std::int64_t parentProcessId() { return 0; }
    /// As fork(2): 0 in the child, where the calling thread goes on alone.
    virtual SystemResult fork(Thread &) { return missing(); }
    /// The child's process id.
    virtual SystemResult spawn(Thread &, const SpawnRequest &) { return missing(); }
    /// This process becomes the outside program of the request; comes back only where that fails.
    virtual SystemResult execute(Thread &, const SpawnRequest &) { return missing(); }
    /// As waitpid(2); `status` as there. The process id, or 0 for WNOHANG where none has ended. Tells the trace of the wait and
    /// of a child that a signal ended.
    virtual SystemResult waitProcess(Thread &, std::int64_t /*pid*/, int /*options*/, int * /*status*/) { return missing(); }
    /// As kill(2), but reaches the run's own processes only: EPERM for any other.
    virtual SystemResult killProcess(Thread &, std::int64_t /*pid*/, int /*signal*/) { return missing(); }
    /// As _exit(2): nothing is flushed, no handler runs. Tells the trace. A live host does not come back.
    virtual Wait exitProcess(Thread &, int /*code*/) { return Wait::Go; }
    /// Ends this process as the signal's default action would.
    virtual Wait dieBySignal(Thread &, int /*signal*/) { return Wait::Go; }

    // -- Process groups and processors
    enum class GroupCall : std::uint8_t { GetGroup, SetGroup, GetSession, NewSession };
    virtual SystemResult processGroup(Thread &, GroupCall, std::int64_t /*pid*/, std::int64_t /*group*/) { return missing(); }
    /// The processors a process may use. set: from `cores`, else into it.
    virtual SystemResult affinity(Thread &, std::int64_t /*pid*/, std::vector<int> & /*cores*/, bool /*set*/) { return missing(); }

    // -- Signals
    /// From now on; the action before. Main thread only.
    virtual SystemResult setSignalAction(Thread &, int /*signal*/, SignalAction) { return missing(); }
    virtual SignalAction signalAction(int /*signal*/) { return SignalAction::Default; }
    /// The next signal whose handler is to run in this thread now, taken; 0: none. The interpreter asks after Parked.
    virtual int takeSignal(Thread &) { return 0; }
    /// Whether takeSignal would give one.
    virtual bool hasSignal(const Thread &) { return false; }
    /// As setitimer(2) with ITIMER_REAL, ns; what was left before goes into `before`.
    virtual SystemResult setTimer(Thread &, std::int64_t /*first*/, std::int64_t /*interval*/, std::int64_t * /*before*/) { return missing(); }
    /// As getitimer(2).
    virtual SystemResult getTimer(Thread &, std::int64_t * /*left*/) { return missing(); }
    /// As pthread_sigmask(3); set null: asks only. Bit n - 1 of a set is signal n.
    virtual SystemResult signalMask(Thread &, int /*how*/, const std::uint64_t * /*set*/, std::uint64_t * /*before*/) { return missing(); }
    /// As sigpending(2).
    virtual std::uint64_t signalsPending(Thread &) { return 0; }
    /// As sigtimedwait(2): the signal; 0: the deadline passed.
    virtual SystemResult waitForSignal(Thread &, std::uint64_t /*set*/, std::int64_t /*deadline*/) { return missing(); }

    // -- The environment that programs started from here get
    virtual void setVariable(const std::string & /*name*/, const std::string * /*value*/) {}

    // -- Memory that all processes of the run share (multiprocessing's locks, Value, Array)
    /// A place of `bytes`, zeroed, aligned to 16, never given back; 0 where there is no room. The same place has the same
    /// number in every process, also after spawn. Words in it may be given to block() and wake(), which then reach across
    /// processes.
    virtual std::uint64_t shareMemory(std::size_t /*bytes*/) { return 0; }
    virtual void *sharedMemory(std::uint64_t /*place*/) { return nullptr; }
    /// Memory by name, as shm_open(3): its size (value) and its place in this process and those forked from it. size 0: it has to be
    /// there already; else it must not be.
    virtual SystemResult openSharedMemory(Thread &, const std::string & /*name*/, std::uint64_t /*size*/, std::uint64_t & /*place*/) { return missing(); }
    virtual SystemResult unlinkSharedMemory(Thread &, const std::string & /*name*/) { return missing(); }

    // -- The rest
    /// Its worlds are data: what is equal to the program has to be equal in memory.
    virtual bool isSimulated() { return false; }
    virtual const ProgramText *program() { return nullptr; }
    /// "fork", "spawn" or "forkserver": multiprocessing's way where the program does not choose.
    virtual const char *startMethod() { return "fork"; }
    /// A program from elsewhere: no outside programs, no files, no network beyond loopback.
    virtual bool isRestricted() { return false; }
    /// As recvfrom(2) and sendto(2): with flags, and for sockets without a connection. `from` becomes the sender's sockaddr (null:
    /// not wanted); `to` empty: the connected peer.
    virtual SystemResult receiveFrom(Thread &, int /*fd*/, void * /*buffer*/, std::size_t /*size*/, int /*flags*/, std::string * /*from*/) { return missing(); }
    virtual SystemResult sendTo(Thread &, int /*fd*/, const void * /*buffer*/, std::size_t /*size*/, int /*flags*/, const std::string & /*to*/) { return missing(); }
    virtual SystemResult setBlocking(Thread &, int /*fd*/, bool /*blocking*/) { return missing(); }
    /// Whether the program may wait for others at this sockaddr. Its own machine it may; beyond that the user is asked first.
    virtual bool mayListen(const void * /*address*/, std::size_t /*size*/) { return true; }
    /// As getrandom(2): unpredictable on the live host, from the seed on the virtual one.
    virtual void randomBytes(void *buffer, std::size_t size) { std::memset(buffer, 0, size); }
    virtual unsigned processorCount() { return 1; }
    /// How long a thread that wants the GIL waits before it asks for it, ns.
    virtual std::int64_t switchInterval() { return 5'000'000; }
    virtual void setSwitchInterval(std::int64_t /*ns*/) {}

protected:
    static SystemResult missing() { return {-1, ENOSYS, Wait::Go}; }

private:
    std::uint32_t m_objects = 1;
};

} // namespace forkyard::vm
