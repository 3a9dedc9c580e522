// As with streams (lost_objects.h), the places are kept for all machines together, and what stands there is looked at each time.
#include "core/vm/finalizers.h"

#include "core/vm/attributes.h"
#include "core/vm/collection.h"
#include "core/vm/host.h"
#include "core/vm/let_go.h"
#include "core/vm/never_awaited.h"
#include "core/vm/objects.h"
#include "core/vm/small_cells.h"
#include "core/vm/weak_references.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>

namespace forkyard::vm {

namespace {

/// Of an Instance: it has a __del__, which has not been called yet nor is about to be.
constexpr std::uint8_t IsUnfinished = 1;
/// Of an Instance, a Generator or a Plain: see isInRing.
constexpr std::uint8_t InRing = 32;
static_assert((InRing & (GeneratorObject::Coroutine | IsCaredFor | WeakReference | PlainObject::NeedsFinalizer | PlainObject::Traced)) == 0);

std::atomic<bool> g_any{false};
/// There was a generator whose code has a try, or a coroutine. Looking for them goes over the whole heap, and Explore comes to an end of
/// the program again and again.
std::atomic<bool> g_anyGenerator{false};

struct Places {
    std::mutex mutex;
    std::set<Handle> handles; ///< in the heap's order
};

Places &places()
{
    static Places all;
    return all;
}
Places &generatorPlaces()
{
    static Places all;
    return all;
}
Places &weakPlaces()
{
    static Places all;
    return all;
}
std::atomic<bool> g_anyOpenGenerator{false}, g_anyOwnWeak{false};

/// What stands there now, if anything does: something else may stand where one was.
Object *objectAt(const Machine &m, Handle place)
{
    const std::size_t offset = std::size_t{place} * Granule;
    std::size_t cellBytes = 0;
    if (offset >= m.heap.extentBytes() || m.heap.cellAt(offset, cellBytes) != place) return nullptr;
    return m.at<Object>(place);
}

/// The object at the place is one that is still to be finished.
bool isOpen(const Machine &m, Handle place)
{
    const Object *object = objectAt(m, place);
    return object && isUnfinished(*object);
}

/// Adds to `found` which of the places are wanted, and forgets those where none of its kind stands any more; not where other machines may
/// have one there.
template <typename IsOne, typename IsWanted>
void gather(const Machine &m, Places &all, std::vector<Handle> &found, IsOne isOne, IsWanted isWanted)
{
    const bool mayForget = !m.host.isSimulated();
    const std::scoped_lock guard(all.mutex);
    for (auto it = all.handles.begin(); it != all.handles.end();) {
        Object *object = objectAt(m, *it);
        const bool isIt = object && isOne(*object);
        if (isIt && isWanted(*object) && !isInRing(*object)) found.push_back(*it);
        if (!isIt && mayForget) it = all.handles.erase(it);
        else ++it;
    }
}

std::vector<Handle> openPlaces(const Machine &m)
{
    std::vector<Handle> found;
    const std::scoped_lock guard(places().mutex);
    for (const Handle place : places().handles)
        if (isOpen(m, place)) found.push_back(place);
    return found;
}

std::vector<Handle> unreachable(Thread &t, const std::vector<Handle> &objects)
{
    if (objects.empty()) return {};
    const std::vector<bool> held = mayBeRead(t, objects);
    std::vector<Handle> found;
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (!held[i]) found.push_back(objects[i]);
    return found;
}

struct Search {
    const Machine &machine;
    std::vector<Handle> (*find)(const Machine &machine);
    std::vector<Handle> found;
};

/// With the world stopped: without the GIL others make objects meanwhile.
std::vector<Handle> findStopped(Thread &t, std::vector<Handle> (*find)(const Machine &machine))
{
    Search search{t.machine, find, {}};
    t.machine.host.stopTheWorld(
        t,
        [](void *context) {
            auto &asked = *static_cast<Search *>(context);
            asked.found = asked.find(asked.machine);
        },
        &search);
    return search.found;
}

std::vector<Handle> generatorsOf(const Machine &m)
{
    std::vector<Handle> found;
    if (!anyGenerator()) return found;
    eachSmallCell(m.heap, [&](Handle handle) {
        if (m.at<Object>(handle)->kind == Kind::Generator) found.push_back(handle);
    });
    return found;
}

} // namespace

bool standsInTry(const Machine &m, const GeneratorObject &generator)
{
    if (generator.state() != GeneratorObject::Suspended || generator.frame == 0) return false;
    const auto *frame = m.at<FrameObject>(generator.frame);
    const bytecode::Code &code = m.code(frame->code);
    const auto &handlers = frame->lined ? code.handlers : code.fastHandlers;
    return std::any_of(handlers.begin(), handlers.end(), [pc = frame->pc](const bytecode::HandlerRange &range) { return range.start <= pc && pc < range.end; });
}

void noteFinalizer() { g_any.store(true, std::memory_order_relaxed); }
bool anyFinalizer() { return g_any.load(std::memory_order_relaxed); }
bool isUnfinished(const Object &object) { return object.kind == Kind::Instance && object.flags & IsUnfinished; }
void takeUnfinished(Object &object)
{
    if (object.kind == Kind::Instance) object.flags &= static_cast<std::uint8_t>(~IsUnfinished);
}

void noteGenerator(const bytecode::Code &code)
{
    if ((code.isCoroutine || !code.handlers.empty()) && !anyGenerator()) g_anyGenerator.store(true, std::memory_order_relaxed);
}

bool anyGenerator() { return g_anyGenerator.load(std::memory_order_relaxed); }

void noteFinalizable(Machine &machine, Handle object)
{
    machine.at<Object>(object)->flags |= IsUnfinished;
    const std::scoped_lock guard(places().mutex);
    places().handles.insert(object);
}

void noteOpenGenerator(Handle generator)
{
    g_anyOpenGenerator.store(true, std::memory_order_relaxed);
    const std::scoped_lock guard(generatorPlaces().mutex);
    generatorPlaces().handles.insert(generator);
}

void noteWeak(Handle reference)
{
    g_anyOwnWeak.store(true, std::memory_order_relaxed);
    const std::scoped_lock guard(weakPlaces().mutex);
    weakPlaces().handles.insert(reference);
}

void muteDead(Machine &m)
{
    const bool mayForget = !m.host.isSimulated();
    const auto mute = [&](Places &all, Kind kind, auto quiet) {
        const std::scoped_lock guard(all.mutex);
        std::erase_if(all.handles, [&](Handle place) {
            Object *const object = objectAt(m, place);
            if (!object || object->kind != kind || m.heap.isMarked(place)) return false;
            quiet(*object);
            return mayForget;
        });
    };
    mute(generatorPlaces(), Kind::Generator, [](Object &o) {
        o.small = GeneratorObject::Finished;
        static_cast<GeneratorObject &>(o).frame = 0;
    });
    mute(weakPlaces(), Kind::Plain, [](Object &o) {
        if (o.flags & WeakReference) static_cast<PlainObject &>(o).raw<WeakTarget>()->target = 0;
    });
}

bool isInRing(const Object &object) { return object.flags & InRing; }
void setInRing(Object &object) { object.flags |= InRing; }

bool anyHearer() { return anyFinalizer() || g_anyOpenGenerator.load(std::memory_order_relaxed) || g_anyOwnWeak.load(std::memory_order_relaxed); }

Hearers hearersOf(const Machine &m)
{
    Hearers all;
    if (anyFinalizer()) gather(m, places(), all.objects, isUnfinished, [](const Object &) { return true; });
    if (g_anyOpenGenerator.load(std::memory_order_relaxed)) {
        const auto isOne = [](Object &o) { return o.kind == Kind::Generator && static_cast<const GeneratorObject &>(o).state() != GeneratorObject::Finished; };
        gather(m, generatorPlaces(), all.generators, isOne, [&m](const Object &o) { return standsInTry(m, static_cast<const GeneratorObject &>(o)); });
    }
    if (g_anyOwnWeak.load(std::memory_order_relaxed)) {
        const auto isOne = [](Object &o) { return o.kind == Kind::Plain && o.flags & WeakReference && static_cast<PlainObject &>(o).raw<WeakTarget>()->target != 0; };
        gather(m, weakPlaces(), all.references, isOne, [](const Object &) { return true; });
    }
    return all;
}

namespace {

std::vector<Handle> lostObjects(Thread &t)
{
    return anyFinalizer() ? unreachable(t, findStopped(t, openPlaces)) : std::vector<Handle>();
}

} // namespace

std::vector<Handle> takeLostObjects(Thread &t)
{
    const std::vector<Handle> lost = holdersFirst(t.machine, lostObjects(t));
    for (const Handle handle : lost) takeUnfinished(*t.machine.at<Object>(handle));
    return lost;
}

std::vector<Handle> takeAllUnfinished(Thread &t)
{
    if (!anyFinalizer()) return {};
    const std::vector<Handle> all = findStopped(t, openPlaces);
    for (const Handle handle : all) takeUnfinished(*t.machine.at<Object>(handle));
    return all;
}

bool hasLostObjects(Thread &t) { return anyFinalizer() && !takeEndedHearers(t, true).objects.empty(); }

std::vector<Handle> lostGenerators(Thread &t)
{
    const Machine &m = t.machine;
    std::vector<Handle> open;
    for (const Handle handle : findStopped(t, generatorsOf)) {
        const auto *generator = m.at<GeneratorObject>(handle);
        if (!(generator->flags & GeneratorObject::Coroutine) && standsInTry(m, *generator)) open.push_back(handle);
    }
    return unreachable(t, open);
}

std::vector<Handle> unawaitedCoroutines(Thread &t)
{
    const Machine &m = t.machine;
    std::vector<Handle> found = findStopped(t, generatorsOf);
    std::erase_if(found, [&m](Handle handle) { return !isUnawaited(m, Value::object(handle)); });
    return found;
}

std::vector<Handle> unmarkedFinalizables(const Machine &m)
{
    std::vector<Handle> found;
    if (!anyFinalizer()) return found;
    for (const Handle handle : openPlaces(m))
        if (!m.heap.isMarked(handle)) found.push_back(handle);
    return found;
}

} // namespace forkyard::vm
