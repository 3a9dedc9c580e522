// The native classes of threading, one function a file. Knows nothing of processes.
#pragma once

#include "core/modules/sync_object.h"
#include "core/vm/numbers.h"

#include <algorithm>
#include <cmath>

namespace forkyard::modules {

/// How many there may be. CPython only compares with it: a float (cpu_count() / 2) does what the next whole number does.
inline Outcome countArgument(Call &call, Value v, std::int64_t &number)
{
    if (!vm::isFloatLike(call.machine, v)) return intArgument(call, v, number);
    const double real = vm::realOf(call.machine, v);
    number = std::isnan(real) ? 0 : real < 0 ? -1 : static_cast<std::int64_t>(std::min(std::ceil(real), 0x1p40));
    return Outcome::Done;
}

void defineSemaphores(Thread &t, Handle threadModule);
void defineConditions(Thread &t, Handle threadModule);
void defineEvents(Thread &t, Handle threadModule);
void defineBarriers(Thread &t, Handle threadModule);
/// All of _thread, the ones above too.
void defineThreadModule(Thread &t, Handle threadModule);
/// Queue and its kin, in module queue.
void defineQueueModule(Thread &t, Handle queueModule);

} // namespace forkyard::modules
