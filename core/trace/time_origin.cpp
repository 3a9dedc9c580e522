#include "core/trace/time_origin.h"

#include "core/base/check.h"

namespace forkyard::trace {

void beginTime(const Ring &ring) {
    RingHeader &header = ring.header();
    for (std::uint32_t slot = 0; slot < header.slotsUsed.load(std::memory_order_relaxed); ++slot) FORKYARD_CHECK(ring.slot(slot).published.load(std::memory_order_relaxed) == 0);
    // Seen by the reader with the first event that is published, and not looked at before.
    if (header.clock.kind != ClockKind::Given) header.clock.origin = ticksNow(header.clock.kind);
}

} // namespace forkyard::trace
