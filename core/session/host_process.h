// Starting the child program with the descriptors it expects. Knows nothing of what they mean to it.
#pragma once

#include <string>
#include <sys/types.h>

namespace forkyard::session {

struct HostProcess {
    /// The child is started as `program --session`, and finds its descriptors under these numbers.
    static constexpr const char *kMark = "--session";
    enum Place : int { kControl = 3, kRing = 4, kMemory = 5, kSteps = 6 };

    std::string program;
    int control = -1;
    int ring = -1;
    int memory = -1;
    /// For a simulated machine: what it does next is said here; −1: none.
    int steps = -1;
    /// For its 0, 1 and 2; −1: the caller's own.
    int streams[3] = {-1, -1, -1};
    pid_t pid = 0;

    /// 0, or the errno of what failed; then `pid` is the child.
    int start();
};

} // namespace forkyard::session
