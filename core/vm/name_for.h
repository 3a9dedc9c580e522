// What the program calls an object now, looked for on demand: see object_names.h for the names that traces hear of.
#pragma once

#include "core/vm/machine.h"

#include <string>
#include <vector>

namespace forkyard::vm {

/// The best name that leads to the object, from what the threads' frames know, the first threads' before the others'. Empty: none does.
std::string nameFor(Handle object, const std::vector<Thread *> &threads);

} // namespace forkyard::vm
