// Keeps the signals that a run's processes send within the run, whoever they are and whatever programs they become. Asked of the
// kernel (Landlock), for a program from outside does not ask us. Knows no machine.
#pragma once

namespace forkyard::live {

/// From here on this process and all that descend from it can signal only each other, as root too. Cannot be undone. False: the
/// kernel cannot do that (before Linux 6.12, or without Landlock); then the machine's own os.kill alone is kept within the run.
///
/// Without the right to do it as an administrator, it costs what set-user-id programs would gain: the run cannot become root.
bool confineSignals();

} // namespace forkyard::live
