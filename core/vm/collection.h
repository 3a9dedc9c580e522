// Asking the collector to look now. Knows nothing of how it works.
#pragma once

#include "core/vm/heap.h"

#include <vector>

namespace forkyard::vm {

struct Thread;

/// The thread collects at its next safepoint, however little has been allocated: for whoever waits for weak references to clear.
void collectSoon(Thread &t);

/// Which of these may be read again: by whoever still has them, or by a register whose content is wanted yet. Frees nothing. At a place
/// where the thread has saved how far its frame has come. A function that is in progress may read its variables until it returns; not
/// so `leaving`, a frame that does.
std::vector<bool> mayBeRead(Thread &t, const std::vector<Handle> &objects, Handle leaving = 0);

/// There is a weak reference in this program.
void noteWeakReference();
bool anyWeakReference();
/// Clears the weak references that are reached to what nobody will read again, and returns those. Likewise. Nothing where there are none.
std::vector<Handle> clearLostWeak(Thread &t);

} // namespace forkyard::vm
