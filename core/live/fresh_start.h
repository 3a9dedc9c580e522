// How a process of the run that is started by exec (spawn) learns who it is: the command line of the child program.
// Knows both ends of it, and nobody who uses them.
#pragma once

#include "core/live/live_host.h"

#include <optional>
#include <string>
#include <vector>

namespace forkyard::live {

struct FreshStart {
    static constexpr const char *kMark = "--fresh";

    /// Descriptors, the same in parent and child.
    int memory = -1;
    int ring = -1;
    ProcessIdentity identity;
    std::string command;
    std::vector<std::string> arguments;

    std::vector<std::string> commandLine() const;
    /// Nothing where argv[1] is not kMark, or what follows makes no sense.
    static std::optional<FreshStart> fromCommandLine(int argc, char **argv);
};

} // namespace forkyard::live
