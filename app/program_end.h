// What happens when a program's main module is through: its last exception is reported, exit handlers run, the process
// ends with the code or the signal that CPython's would end with.
#pragma once

#include "core/live/live_host.h"

namespace forkyard::app {

/// thread.exception: what left the main module, if anything.
[[noreturn]] void endProgram(live::LiveHost &host, vm::Thread &thread);

} // namespace forkyard::app
