// Memory that will be needed at once, mapped at once. Knows nothing of what it is for.
#pragma once

#include <cstddef>

namespace forkyard {

/// Maps the next `bytes` (up to 4 MiB) that malloc will give out, in one go: the first touch of each page would cost a fault of its own
/// otherwise. Where the system's allocator lays pieces elsewhere, or the system refuses, nothing is lost. Once in a process.
void mapMemoryAhead(std::size_t bytes);

} // namespace forkyard
