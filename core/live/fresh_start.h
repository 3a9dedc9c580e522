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
    /// Text in the language, or the name of a file with some.
    std::string command;
    bool isFile = false;
    bool unbuffered = false; ///< what it prints goes out line by line
    std::vector<std::string> arguments;

    std::vector<std::string> commandLine() const;
    /// Command, file and arguments from words as python3 takes them: `-c TEXT`, or a file, options before. False: something
    /// else.
    bool readWords(const std::vector<std::string> &words);
    /// Nothing where argv[1] is not kMark, or what follows makes no sense.
    static std::optional<FreshStart> fromCommandLine(int argc, char **argv);
};

} // namespace forkyard::live
