// When a run's time begins. Apart from the ring, which the whole machine includes.
#pragma once

#include "core/trace/ring.h"

namespace forkyard::trace {

/// The run's time begins now: what went before (a process made, modules read) is none of the program's. Only before the first event;
/// until it has read that, a reader takes the time to be 0. Not for ClockKind::Given, whose time is told.
void beginTime(const Ring &ring);

} // namespace forkyard::trace
