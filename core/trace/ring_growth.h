// How a ring gets its pages: some before the run, so that a lack of memory shows then, and more when they are needed, for most runs
// never fill those. Knows no events.
#pragma once

#include "core/trace/ring.h"

#include <cstdint>

namespace forkyard::trace {

/// Pages of a ring that are there before the first event (16 MiB), and that come at a time.
inline constexpr std::uint32_t kPagesAtATime = 1024;

/// Where less than half of the ring's pages are free it gets more, up to as many as it may have. Only for its one reader, at each poll.
/// Where the system has no more memory the ring stays as it is.
void growRing(const Ring &ring);

} // namespace forkyard::trace
