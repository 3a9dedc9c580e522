// What a process has used of processor time and memory, asked of the system. Knows no rings but to tell one's own.
#pragma once

#include "core/trace/event.h"

#include <optional>
#include <sys/types.h>

namespace forkyard::trace {

class Writer;

struct ProcessUsage {
    std::int64_t cpuTime = 0;       ///< ns, of all its threads, in the program and in the kernel
    std::int64_t residentBytes = 0; ///< pages it shares with others (after a fork, nearly all) among them
    bool operator==(const ProcessUsage &) const = default;
};

/// Of a process of this machine, 0: this one. Nothing where there is none. Costs some 10 µs.
std::optional<ProcessUsage> usageOf(pid_t pid);

/// Of this process, into its trace: at its beginning and its end, which nobody else can see in time.
void tellUsage(Writer &writer, ObjectId process, std::uint32_t line);

} // namespace forkyard::trace
