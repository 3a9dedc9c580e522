// The loop that runs frames. Never recurses on the C++ stack: a call, a generator, a sort's key are frames in the heap.
// Knows hosts only by host.h.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

enum class RunEnd : std::uint8_t {
    Finished, ///< the thread's first frame returned or an exception left it (then in thread.exception)
    Parked,   ///< the virtual host put the thread aside; run() again goes on where it was
};

/// Runs the thread until it ends. With the GIL on, the caller holds it.
RunEnd run(Thread &t);
/// Puts the thread's first frame in place: function(*args). False: raised.
bool startThreadFrame(Thread &t, Value function, Value argsTuple);

/// Marks and sweeps with the world stopped. Called at safepoints.
void collectGarbage(Thread &t);

} // namespace forkyard::vm
