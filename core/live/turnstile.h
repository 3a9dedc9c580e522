// Whose turn it is, on real threads: in memory that all processes of a run share, so that a schedule can be forced on it. Each thread
// waits here until the schedule names it. Knows threads by their numbers and processes by their ids; no machine, and no operations.
#pragma once

#include "core/live/run_memory.h"
#include "core/turns/schedule.h"

#include <cstdint>
#include <memory>
#include <sys/types.h>

namespace forkyard::live {

struct TurnsInMemory;

/// What a thread is given.
struct OwnTurn {
    std::uint64_t operations = 0; ///< visible ones, after which it is over
    bool timeOut = false;         ///< its wait is to end because time has passed
    bool isFree = false;          ///< the schedule is at its end: as long as it can
};

/// One for each process; after a fork the child goes on with its copy.
class Turnstile {
public:
    static constexpr std::int64_t NoDeadline = INT64_MAX;
    static constexpr std::uint64_t Endless = UINT64_MAX;

    /// Null: the run goes as it likes. The first process of a run makes the memory; a schedule that cannot be read is an empty one.
    static std::unique_ptr<Turnstile> of(RunMemory &memory);

    // -- By whoever's turn it is
    /// The number of one more thread, as schedules count them. A process that is not there yet: 0, and setProcess() later.
    std::uint32_t newThread(pid_t process);
    void setProcess(std::uint32_t thread, pid_t process);
    /// It could not be started.
    void cancel(std::uint32_t thread);
    /// The turn is over. `hasDone`: it could go on when it was asked. `deadline`: of the wait it goes into.
    void pass(std::uint32_t thread, bool hasDone, std::int64_t deadline = NoDeadline);
    /// Likewise, and the thread is no more.
    void end(std::uint32_t thread);
    /// This process is about to go, with all its threads: whoever is next begins when nothing is left of it. Should it live on,
    /// goesOn() says so.
    void leaves();
    void goesOn();
    /// A signal was sent: comes back when the process is gone, if that is what the signal does to it.
    void settle(pid_t process, int signal);

    /// Comes back when it is the thread's turn; never where the run is to end.
    OwnTurn await(std::uint32_t thread);

    // -- A clock that only waits move, and chance that is the schedule's
    std::int64_t clock() const;
    void advanceClock(std::int64_t time);
    void randomBytes(void *buffer, std::size_t size);

    /// Whether the descriptor is the run's own standard input, which no thread of it writes to.
    bool isInput(int fd) const;
    /// The run is to end: it does not fit the schedule, or uses what no schedule decides. Does not come back.
    [[noreturn]] void giveUp(ReplayEnd::Reason reason, std::uint32_t thread, std::uint32_t line);

private:
    Turnstile(RunMemory &memory, TurnsInMemory *shared, turns::Schedule schedule);
    void lock() const;
    void unlock() const;
    void changed() const;
    void next(bool hasDone);
    void offer();
    void markGone(pid_t process);
    bool isAlive(std::uint32_t thread) const;
    void tellEnd(ReplayEnd::Reason reason, std::uint32_t thread, std::uint32_t line);
    bool lookForDead(std::uint32_t current);

    RunMemory &m_memory;
    TurnsInMemory *m_shared;
    turns::Schedule m_schedule;
};

} // namespace forkyard::live
