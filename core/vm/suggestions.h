// "Did you mean": the name nearest to the one that was not found, by CPython's measure. Knows no output.
#pragma once

#include "core/vm/machine.h"

#include <string>

namespace forkyard::vm {

/// ". Did you mean: 'x'?" for an AttributeError or NameError that knows what was looked for; else empty.
std::string suggestionFor(Thread &t, Value exception);

} // namespace forkyard::vm
