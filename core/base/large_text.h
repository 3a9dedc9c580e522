// The program's own instructions in large pages. Knows nothing of what they do.
#pragma once

namespace forkyard {

/// Moves this program's instructions into large pages of memory, where the system has some and lets it. A forked child then has them all
/// mapped from its first moment on; from the file it would map them again, some pages at a time, with a fault for each. Call it while
/// no other thread runs; it costs as much as copying them. Where it is refused nothing has changed. A profiler or debugger that looks for
/// names by the file that a place is mapped from finds none there.
void moveTextToLargePages();

} // namespace forkyard
