// Makes the picture of an instant that views see from a state. Part of the store.
#pragma once

#include "core/trace/derived.h"
#include "core/trace/moment.h"

namespace forkyard::trace {

Moment makeMoment(const State &state, const Derived &derived, const EventLog &log, const TextTable &texts);

} // namespace forkyard::trace
