// What a finished run came to, as lessons ask for it, read from the trace alone.
#pragma once

#include "core/lessons/condition.h"

namespace forkyard::trace {
class Store;
}

namespace forkyard::ui {

lessons::Outcome outcomeOf(const trace::Store &store);

} // namespace forkyard::ui
