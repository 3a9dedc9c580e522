// A window that is told to end (SIGTERM, SIGINT, SIGHUP) is closed as by its user: drafts are written, a recording gets its end. Knows
// nothing of either.
#pragma once

class QWidget;

namespace forkyard::app {

/// Closes `window` and ends the event loop with 128 + the signal. A signal that is ignored already (nohup) stays so; a second one
/// ends the program at once. Once a process; the application must be there.
void quitOnSignals(QWidget &window);

} // namespace forkyard::app
