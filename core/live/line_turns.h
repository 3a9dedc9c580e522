// Whose line it is, where a process with a GIL is slowed down: one thread's at a time, in the order in which they came. So slow motion
// shows what full speed does, and not lines side by side that could never have run so. Knows no pace, no GIL, no trace.
#pragma once

#include "core/base/mutex.h"

#include <atomic>
#include <cstdint>
#include <deque>

namespace forkyard::live {

class LineTurns {
public:
    using Thread = const void *;

    /// To the end of the row. True: it is the thread's turn at once.
    bool join(Thread thread) FORKYARD_EXCLUDES(m_mutex);
    /// Out of the row, wherever it stands; nothing where it does not.
    void leave(Thread thread) FORKYARD_EXCLUDES(m_mutex);
    /// Sleeps until something has changed, at most until `deadline` (CLOCK_MONOTONIC, ns). True: it is the thread's turn.
    bool awaitTurn(Thread thread, std::int64_t deadline) FORKYARD_EXCLUDES(m_mutex);
    /// Whoever has had the turn since before `moment` goes on without it: a line may take long, or never end.
    void passOver(std::int64_t moment) FORKYARD_EXCLUDES(m_mutex);
    /// In a forked child: nobody stands in the row.
    void renew() FORKYARD_NO_THREAD_SAFETY_ANALYSIS;

private:
    void remove(std::deque<Thread>::iterator place) FORKYARD_REQUIRES(m_mutex);

    Mutex m_mutex;
    std::deque<Thread> m_row FORKYARD_GUARDED_BY(m_mutex); ///< the first has the turn
    std::int64_t m_since FORKYARD_GUARDED_BY(m_mutex) = 0; ///< that it has
    std::atomic<std::uint32_t> m_size{0};                  ///< of the row, for whoever only asks whether he stands in it
    std::atomic<std::uint32_t> m_changes{0};               ///< of the turn
};

} // namespace forkyard::live
