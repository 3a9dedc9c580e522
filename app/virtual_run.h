// A learner's program on the simulated machine, in the terminal. Knows no window and no live host.
#pragma once

#include "app/run_arguments.h"
#include "core/virtual/world.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace forkyard::app {

/// The program in a new world, ready to run; or, where its text has a mistake, nothing, and the mistake was written to standard error.
std::unique_ptr<virtual_host::World> loadWorld(const std::string &file, const std::string &bytes, const std::vector<std::string> &arguments,
                                               virtual_host::WorldOptions options);

/// A simulated core's speed, ns: about what an operation that others can see takes on a real one, and a change of threads.
inline constexpr std::int64_t OperationCost = 100, SwitchCost = 2000;
/// That a run may ever have: 64 of them live at once.
inline constexpr std::size_t MostProcesses = 1000;
/// As multiprocessing names it.
const char *nameOf(live::StartMethod method);

/// Runs it; the exit code, or 128 + the signal that ended it.
int runVirtual(const RunArguments &run, const std::string &bytes);

/// `forkyard explore …`: every schedule there is, in words or as JSON. `words`: what follows "explore".
int runExplore(const std::vector<std::string> &words);

} // namespace forkyard::app
