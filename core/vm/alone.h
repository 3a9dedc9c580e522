// Whether the thread that asks has its process's machine to itself. Without the GIL most of what a thread does must bear that others
// do the same at that moment; while there are none, it may go the shorter way. Knows no host.
#pragma once

#include <atomic>
#include <cstdint>

namespace forkyard::vm {

/// Threads of this process's live machines, from before they begin until they have touched the machine for the last time; their host
/// counts them. 0 where no machine is live.
inline std::atomic<std::uint32_t> liveThreads{0};

/// Stays true until the calling thread starts another one: nobody else could.
inline bool runsAlone() { return liveThreads.load(std::memory_order_acquire) == 1; }

} // namespace forkyard::vm
