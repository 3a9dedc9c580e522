// What ends where code lets go of it: between statements of a file in which something hears of its end (bytecode::hearsOfEnds); elsewhere at the end of a loop that is left, at `del x` and `x = None`, where a function returns. CPython's
// counts of references tell it there; here what was let go of is looked at, and the marks say whether anybody else has it. Knows nobody
// who calls a __del__ or closes a generator.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/objects.h"

#include <vector>

namespace forkyard::vm {

/// A flag of frames: it has made an object with a __del__, or a generator with a try.
inline constexpr std::uint8_t MadeFinishable = 64;
static_assert((MadeFinishable & (FrameObject::Hidden | FrameObject::Kept)) == 0);

/// Says so of the innermost frame; `generator`: that it has made this one.
void noteMadeFinishable(Thread &thread, Handle generator = 0);

/// What the value holds that has something to do at its end, reachable or not, in the order in which CPython ends it: who holds before
/// what is held, a list's last item first. Looks at so much of it and no further.
std::vector<Handle> finishablesIn(const Machine &machine, Value value);
/// Of several values, as a list; Unbound where there is none.
Value finishableList(Thread &thread, const Value *values, std::size_t count);
/// Those in such a list (or Unbound) that nobody can reach, each given once; Unbound where there is none. As with lost objects
/// (finalizers.h), where the frame's place is saved.
Value takeUnreachable(Thread &thread, Value finishables);

/// The same of one value that its name let go of, and with it the weak references that are to call somebody now: those that nobody has any
/// more what they name of are cleared.
Value takeEnded(Thread &thread, Value value);

/// Between two of its statements, where a name, an attribute, an element or a value that stands nowhere may have gone: what ends now, as a
/// list, each given once; Unbound where nothing does.
Value takeSettled(Thread &thread);
/// The same for a place in the library; `inOrder`: a list of some that are to come first, or Unbound.
Value takeSettledAnywhere(Thread &thread, Value inOrder = {});

/// An exception leaves the innermost frame: what its variables hold that has something to do at its end stays as long as the exception,
/// as CPython's traceback holds the frame.
void keepWithException(Thread &thread);

Value listOfHandles(Thread &thread, const std::vector<Handle> &handles);

/// Lost objects in that order: who holds before what is held, and otherwise as they stand.
std::vector<Handle> holdersFirst(const Machine &machine, const std::vector<Handle> &objects);

} // namespace forkyard::vm
