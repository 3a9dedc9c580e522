// Keeps a run together and ends it whole. Two small processes stand above the learner's program:
//
//   guard ── supervisor ── program ── whatever it starts
//
// Both are child subreapers, so whoever loses its parent, starts a session of its own or forks twice still descends
// from the supervisor, and from the guard if the supervisor itself is killed. Neither ever runs a learner's code, and
// neither has threads.
#pragma once

#include "core/live/control_channel.h"
#include "core/live/run_memory.h"

#include <cstdint>
#include <functional>

namespace forkyard::live {

struct Supervision {
    /// To the session; without one the run ends by itself or by a signal (a terminal). Its end ends the run.
    ControlChannel *control = nullptr;
    /// For the process table and the limits; may be missing.
    RunMemory *memory = nullptr;
    /// Ends the run when it has more descendants, or occupies more bytes, than this. 0: not looked at. Own processes
    /// are counted when they fork; this is for programs from outside, and for memory.
    std::uint32_t processLimit = 0;
    std::uint64_t memoryLimit = 0;
    /// Looks from the beginning, not only once the run has several processes.
    bool watchesAlways = false;
    /// Ends what is left so many ns after the program itself ended. Negative: it may go on for ever.
    std::int64_t linger = -1;
    /// Hears of limits and the like where there is no session to tell. Called in the supervisor's process.
    std::function<void(const Diagnostic &)> tell;
    /// Leaves the terminal's session: for a run that a window shows.
    bool ownSession = false;
};

/// Runs `program` in a process of its own (its value is the exit code; signals are as they were for the caller) and
/// comes back when neither it nor anything it started is left. Returns its wait status, as waitpid(2) has it. The
/// caller becomes the guard: it must be single-threaded and have no other children. `program` has the control channel
/// too, to tell what is wrong with the program's text, and closes it before it runs any.
int supervise(const Supervision &supervision, const std::function<int()> &program);

/// For a process above the guard that a signal (of signal_route.h) came to: if nobody below had it, it was meant for the program, which
/// gets it. `watcher` is the guard's number; it must be ready for signals (RunHeader::guard says so).
void tellWatcher(pid_t watcher, int signal);

/// Ends this process the way the wait status says, so that a shell shows what it would have shown for the program
/// itself.
[[noreturn]] void endLike(int waitStatus);

} // namespace forkyard::live
