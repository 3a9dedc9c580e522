// Who waits for whom among the tasks of an asyncio loop, as its objects in the heap tell (resources/stdlib/asyncio.*). Looks; changes
// nothing, and knows no schedule.
#pragma once

namespace forkyard::virtual_host {

class WorldThread;

/// Whether tasks of the loop that the thread runs wait in a circle: for a lock or a semaphore that the next one holds, or for its end.
bool hasTaskCircle(const WorldThread &thread);

} // namespace forkyard::virtual_host
