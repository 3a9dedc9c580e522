// Stopping the threads of a process that run without a GIL, for a collection or a fork. Knows how many run, not who
// they are.
#pragma once

#include "core/base/mutex.h"
#include "core/live/futex.h"

#include <atomic>
#include <cstdint>

namespace forkyard::live {

/// A thread is either inside the machine (it may touch the heap) or outside (in the kernel, or parked): outside counts
/// as stopped.
class World {
public:
    /// Comes back when the caller is inside; waits while the world is stopped.
    void enter();
    void leave();
    /// For a thread outside: somebody is inside.
    bool isInhabited() const { return m_inside.load(std::memory_order_relaxed) != 0; }
    bool isStopping() const { return m_stopping.load(std::memory_order_relaxed) != 0; }

    /// The caller is inside. Comes back when it is the only one; `askAll` is called once, to make the others come to a
    /// safepoint. The caller parks first where somebody else is stopping the world.
    template <typename AskAll> void stop(AskAll askAll) FORKYARD_NO_THREAD_SAFETY_ANALYSIS {
        leave();
        m_stoppers.lock();
        m_stopping.store(1);
        askAll();
        waitUntilAllOutside();
    }
    /// Ends what stop() began; the caller is inside again.
    void goOn() FORKYARD_NO_THREAD_SAFETY_ANALYSIS;

    /// In a forked child, which was forked while the caller had stopped the world: nobody else exists, goOn() follows.
    void renewStopped() FORKYARD_NO_THREAD_SAFETY_ANALYSIS;

private:
    void waitUntilAllOutside();

    std::atomic<std::uint32_t> m_inside{0};
    std::atomic<std::uint32_t> m_stopping{0};
    Mutex m_stoppers;
};

} // namespace forkyard::live
