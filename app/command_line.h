// Forkyard on a terminal: help, version, and programs that run where they were started. Knows no window and no Qt.
#pragma once

namespace forkyard::app {

/// Does what argv asks for; the exit code. A program's own end is repeated: its code, or the signal it died of. What needs the
/// window's parts is done by forkyard-window, which then is this process.
int runCommandLine(int argc, char **argv);

} // namespace forkyard::app
