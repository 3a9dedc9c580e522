// Asking the collector to look now. Knows nothing of how it works.
#pragma once

namespace forkyard::vm {

struct Thread;

/// The thread collects at its next safepoint, however little has been allocated: for whoever waits for weak references to clear.
void collectSoon(Thread &t);

} // namespace forkyard::vm
