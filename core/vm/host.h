// What the machine asks of the world below it. The live host answers with the real operating system, the virtual host with
// a simulated one. Knows neither.
//
// The rule that makes both possible: an operation that cannot go on calls Host::block and looks at the answer.
//   Go       the world may have changed: try again from the start (the live host really slept)
//   TimedOut the deadline passed
//   Parked   the virtual host put the thread aside: return Outcome::Blocked at once; the interpreter will run the same
//            instruction again, so nothing may have been changed before the first block()
//   Raised   a signal handler or an interrupt left an exception in thread.exception
// Across block() only what hangs on the frame's registers (a native's arguments) or Thread::roots is safe from the collector.
#pragma once

#include "core/vm/value.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace forkyard::vm {

struct Thread;
struct Machine;

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

class Host {
public:
    virtual ~Host() = default;

    // -- Threads
    /// Starts a thread that calls `function` with the tuple `args`. Returns it, or null with errno where none can be had.
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
    virtual SystemResult write(Thread &thread, int fd, const void *buffer, std::size_t size) = 0;
    virtual SystemResult close(Thread &thread, int fd) = 0;
};

} // namespace forkyard::vm
