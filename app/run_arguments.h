// The words of `forkyard run …`, understood. Shared by the command line and the child program; prints nothing.
#pragma once

#include "app/sentences.h"
#include "core/base/result.h"
#include "core/live/run_options.h"
#include "core/trace/event.h"

#include <string>
#include <vector>

namespace forkyard::app {

struct RunArguments {
    live::RunOptions options;
    /// Where to save the trace; empty: none is recorded.
    std::string traceFile;
    /// How much of it. A recording is made to be looked into, and races show in loads and stores only.
    trace::Level level = trace::Level::Shared;
    /// `--host virtual`: the simulated machine, and who is next on it.
    bool isVirtual = false;
    bool saysHost = false; ///< `--host` was given
    std::string policy = "round-robin";
    std::string schedule; ///< for `replay`
    std::uint64_t seed = 1;
    std::uint32_t quantum = 100;
    unsigned cores = 1;
    std::int64_t switchCost = -1; ///< ns; negative: the machine's own
    std::string network;          ///< as virtual_host::parseNetwork reads it; empty: as the program says, or none
    std::string file;
    /// The program's own: sys.argv[1:]
    std::vector<std::string> arguments;
};

/// `words`: what follows "run". Errors: usage.unknown-option (word), usage.missing-value (option), usage.bad-value
/// (option, value, what fits), usage.no-file.
Result<RunArguments> parseRunArguments(const std::vector<std::string> &words);

/// A program's bytes. Errors, with the path: file.missing, file.is-folder, file.unreadable (reason), file.too-long (MB,
/// most MB), file.not-text (line), file.utf16, file.is-recording.
Result<std::string> readProgramFile(const std::string &path);

} // namespace forkyard::app
