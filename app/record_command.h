// `forkyard record` and `forkyard tour`: videos without a screen, and the traces that tours carry.
#pragma once

namespace forkyard::app {

/// record LESSON|TOUR|TRACE -o FILE [options]. Exit code 0, 1 where it failed, 2 where it was asked wrongly.
int runRecord(int argc, char **argv);

/// tour --check LESSON|TOUR, tour --record LESSON|TOUR [--tries N]
int runTour(int argc, char **argv);

} // namespace forkyard::app
