// Forkyard on a terminal: help, version, and programs that run where they were started, without a window.
#pragma once

namespace forkyard::app {

/// Whether the first argument asks for something that needs no window.
bool isSubCommand(const char *word);
/// Does what argv asks for; the exit code. A program's own end is repeated: its code, or the signal it died of.
int runCommandLine(int argc, char **argv);

} // namespace forkyard::app
