// How a world has come to its end, in the words of `explore --json`. Looks; changes nothing.
#pragma once

#include <string>

namespace forkyard::virtual_host {

class World;

/// "exit N", "exception NAME", "signal NAME", "limit NAME"; where threads are left of whom none can go on: "endless" where one goes
/// round for ever, "deadlock" where some wait for nobody but each other, else "stuck". Asks for a world in which nobody can go on.
std::string endingOfWorld(const World &world);

} // namespace forkyard::virtual_host
