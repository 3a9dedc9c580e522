// Signals: the module below signal.py, and the moment after a call that may have sent one to this very process.
#pragma once

#include "core/vm/native.h"

namespace forkyard::modules {

void defineSignalModule(vm::Thread &thread, vm::Handle module);

/// The end of a native that may have let a signal come: its handler runs before the call returns. The native must do nothing but
/// this when it is tried again (thread.waitState is not 0 then). Done with None, Blocked, or Raised.
vm::Outcome afterSignals(vm::Call &call);

} // namespace forkyard::modules
