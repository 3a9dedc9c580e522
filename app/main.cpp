// Where everything begins: a run on the terminal is started at once, without Qt, whose libraries take longer to load than a short
// program takes to run. For the rest forkyard-window, which lies beside it, takes this program's place.
#include "app/command_line.h"
#include "core/live/closed_streams.h"

int main(int argc, char **argv) {
    const forkyard::live::ClosedStreams closed;
    return forkyard::app::runCommandLine(argc, argv);
}
