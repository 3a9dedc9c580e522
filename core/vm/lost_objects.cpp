// The places are kept for all machines together: in a simulated process's copy the same object stands at the same place. What stands at a
// place is looked at each time, since the heap may have been put back to an earlier moment.
#include "core/vm/lost_objects.h"

#include "core/vm/objects.h"

#include <mutex>
#include <unordered_set>

namespace forkyard::vm {

namespace {

struct Places {
    std::mutex mutex;
    std::unordered_set<Handle> handles;
    Finisher finish = nullptr;
    bool (*isOne)(const Machine &machine, Value object) = nullptr;
};

Places &places() {
    static Places all;
    return all;
}

void finishAllStopped(void *context) { finishUnfinished(*static_cast<Machine *>(context), true); }

} // namespace

std::vector<Handle> unfinishedOf(const Machine &machine) {
    std::vector<Handle> found;
    const std::scoped_lock guard(places().mutex);
    for (const Handle handle : places().handles) {
        const std::size_t offset = std::size_t{handle} * Granule;
        std::size_t cellBytes = 0;
        if (offset >= machine.heap.extentBytes() || machine.heap.cellAt(offset, cellBytes) != handle) continue;
        if (machine.at<Object>(handle)->kind == Kind::Plain && places().isOne(machine, Value::object(handle))) found.push_back(handle);
    }
    return found;
}

void noteUnfinished(Handle object) {
    const std::scoped_lock guard(places().mutex);
    places().handles.insert(object);
}

void setFinisher(Finisher finish, bool (*isOne)(const Machine &machine, Value object)) {
    const std::scoped_lock guard(places().mutex);
    places().finish = finish;
    places().isOne = isOne;
}

void finishUnfinished(Machine &machine, bool all) {
    for (const Handle handle : unfinishedOf(machine))
        if (all || !machine.heap.isMarked(handle)) places().finish(machine, Value::object(handle));
}

void finishAll(Thread &thread) {
    if (!unfinishedOf(thread.machine).empty()) thread.machine.host.stopTheWorld(thread, finishAllStopped, &thread.machine);
}

} // namespace forkyard::vm
