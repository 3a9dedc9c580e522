// The warning about a coroutine that nobody awaits. CPython gives it when the object goes, which here no count of references tells;
// so code is looked at instead: a call whose result nothing reads drops its coroutine at once.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// A call in progress in the innermost frame has made `coroutine`: warns on standard error if the frame drops it, once for a line.
void warnIfDropped(Thread &t, const GeneratorObject *coroutine);

} // namespace forkyard::vm
