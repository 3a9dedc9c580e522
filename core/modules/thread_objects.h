// The native classes of threading, one function a file. Knows nothing of processes.
#pragma once

#include "core/modules/sync_object.h"

namespace forkyard::modules {

void defineSemaphores(Thread &t, Handle threadModule);
void defineConditions(Thread &t, Handle threadModule);
void defineEvents(Thread &t, Handle threadModule);
void defineBarriers(Thread &t, Handle threadModule);
/// All of _thread, the ones above too.
void defineThreadModule(Thread &t, Handle threadModule);
/// Queue and its kin, in module queue.
void defineQueueModule(Thread &t, Handle queueModule);

} // namespace forkyard::modules
