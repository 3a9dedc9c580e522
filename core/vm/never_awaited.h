// The warning about a coroutine that nobody awaits. CPython gives it when the object goes, which here no count of references tells;
// so code is looked at instead: a call whose result nothing reads drops its coroutine at once. And where a function that has made some
// returns, those that stand in its variables and have not begun are looked for: nobody else may have them.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/objects.h"

namespace forkyard::vm {

/// A flag of frames: it has made a coroutine.
inline constexpr std::uint8_t MadeCoroutine = 128;
/// A flag of coroutines: a task has it, or it was warned of.
inline constexpr std::uint8_t IsCaredFor = 128;
static_assert((MadeCoroutine & (FrameObject::Hidden | FrameObject::Kept)) == 0 && (IsCaredFor & GeneratorObject::Coroutine) == 0);

/// A coroutine that has not begun, and of which nobody has cared so far.
bool isUnawaited(const Machine &m, Value v);
/// A call in progress in the innermost frame has made `coroutine`: warns on standard error if the frame drops it, once for a line.
void warnIfDropped(Thread &t, GeneratorObject *coroutine);
/// The innermost frame has let go of the value: likewise, if that is such a coroutine and nobody else has it.
void warnIfLetGo(Thread &t, Value value);
/// The innermost frame, which has made some, stands before its return: likewise.
void warnOfLost(Thread &t);

} // namespace forkyard::vm
