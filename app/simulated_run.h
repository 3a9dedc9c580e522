// A learner's program on the simulated machine for the window: follows a schedule, stands, and goes on as it is told, until its line
// to the session ends. Knows no window and no live host.
#pragma once

#include "app/program_run.h"
#include "core/live/control_channel.h"
#include "core/live/run_memory.h"
#include "core/trace/ring.h"

namespace forkyard::app {

/// The program's exit code; comes back too when the session is gone. `control` is told of mistakes in the text and then closed.
int runSimulated(live::RunMemory &memory, const trace::Ring &ring, live::ControlChannel &control, live::ControlChannel steps, const MainText &text);

} // namespace forkyard::app
