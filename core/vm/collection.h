// Asking the collector to look now. Knows nothing of how it works.
#pragma once

#include "core/vm/finalizers.h"
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

/// Of those that want to hear (finalizers.h) the ones that nobody has any more, and whose turn it is: what hangs in a ring waits for the
/// collector. The weak references among them are cleared. `objectsOnly`: those with a __del__. Likewise.
Hearers takeEndedHearers(Thread &t, bool objectsOnly = false);

/// How many references to the object there are, a call's in progress counted: from what is reached, in blocks of small cells. Likewise.
std::uint32_t countReferences(Thread &t, Handle object);

/// There is a weak reference in this program.
void noteWeakReference();
bool anyWeakReference();
/// Clears the weak references that are reached to what nobody will read again, and returns those. Likewise. Nothing where there are none.
std::vector<Handle> clearLostWeak(Thread &t);

} // namespace forkyard::vm
