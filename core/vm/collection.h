// Asking the collector to look now. Knows nothing of how it works.
#pragma once

#include "core/vm/heap.h"

#include <vector>

namespace forkyard::vm {

struct Thread;

/// The thread collects at its next safepoint, however little has been allocated: for whoever waits for weak references to clear.
void collectSoon(Thread &t);

/// Which of these may be read again: by whoever still has them, or by a register whose content is wanted yet. Frees nothing. At a place
/// where the thread has saved how far its frame has come.
std::vector<bool> mayBeRead(Thread &t, const std::vector<Handle> &objects);

} // namespace forkyard::vm
