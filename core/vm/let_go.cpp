#include "core/vm/let_go.h"

#include "core/vm/attributes.h"
#include "core/vm/collection.h"
#include "core/vm/finalizers.h"
#include "core/vm/host.h"
#include "core/vm/lists.h"
#include "core/vm/never_awaited.h"
#include "core/vm/shape.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <unordered_set>

namespace forkyard::vm {

namespace {

/// Objects looked at, at a return and elsewhere, and how deep one may stand in another: programs that teach hold less.
constexpr std::size_t MostAtReturn = 500;
constexpr std::size_t MostLookedAt = 4000;
constexpr unsigned Deepest = 40;

/// The marks go over the whole heap. All that a program which teaches lets go of is looked for at once; of one that
/// lets go of thousands, so many that this takes a tenth of its time, and the rest ends before the next print or with
/// the next collection. A simulated machine does the same each time, and therefore always looks.
class Look {
public:
    using Clock = std::chrono::steady_clock;

    explicit Look(Thread &t) : m_isFree(t.machine.host.isSimulated()), m_begin(Clock::now()) {}
    ~Look() {
        if (!m_isFree && m_isAllowed) spent().fetch_add((Clock::now() - m_begin).count(), std::memory_order_relaxed);
    }
    Look(const Look &) = delete;
    Look &operator=(const Look &) = delete;

    bool isAllowed() {
        static const Clock::time_point first = m_begin;
        constexpr Clock::duration AtOnce = std::chrono::milliseconds(300);
        m_isAllowed =
            m_isFree || Clock::duration(spent().load(std::memory_order_relaxed)) < AtOnce + (m_begin - first) / 10;
        return m_isAllowed;
    }

private:
    static std::atomic<Clock::rep> &spent() {
        static std::atomic<Clock::rep> all{0};
        return all;
    }

    bool m_isFree, m_isAllowed = false;
    Clock::time_point m_begin;
};

/// It stands within a try, or holds one that does: a loop's, or one that it delegates to.
bool isWorthClosing(const Machine &m, const GeneratorObject &generator, unsigned depth = 0) {
    if (generator.flags & GeneratorObject::Coroutine || generator.state() != GeneratorObject::Suspended ||
        generator.frame == 0 || depth > Deepest)
        return false;
    if (standsInTry(m, generator)) return true;
    auto *frame = m.at<FrameObject>(generator.frame);
    for (std::uint32_t i = 0; i < frame->registerCount; ++i)
        if (const Value v = frame->registers()[i];
            isKind(m, v, Kind::Generator) && isWorthClosing(m, *m.at<GeneratorObject>(v), depth + 1))
            return true;
    return false;
}

class Walk {
public:
    explicit Walk(const Machine &machine, std::size_t most = MostLookedAt) : m(machine), m_most(most) {}

    void look(Value v, unsigned depth = 0) {
        if (!v.isObject() || depth > Deepest || m_seen.size() >= m_most) return;
        const Handle handle = v.asHandle();
        auto *object = m.at<Object>(handle);
        switch (object->kind) {
        case Kind::Instance: {
            if (!m_seen.insert(handle).second) return;
            if (isUnfinished(*object)) found.push_back(handle);
            // In this order: whoever gives it more attributes meanwhile makes room for them first.
            const std::uint32_t slots = slotCount(loadWord(&object->shape));
            if (const Handle attributes = loadWord(&object->attributes))
                all(m.at<ArrayObject>(attributes)->items(), slots, depth);
            return;
        }
        case Kind::Generator: {
            const auto &generator = *static_cast<GeneratorObject *>(object);
            if (!m_seen.insert(handle).second || generator.state() != GeneratorObject::Suspended ||
                generator.frame == 0)
                return;
            if (isWorthClosing(m, generator)) found.push_back(handle);
            // What its variables have goes with it.
            auto *frame = m.at<FrameObject>(generator.frame);
            return all(frame->registers(), frame->registerCount, depth);
        }
        case Kind::List:
        case Kind::Tuple: {
            if (!m_seen.insert(handle).second) return;
            const Items items = itemsOf(m, v);
            for (std::size_t i = items.count; i-- > 0;) look(items[i], depth + 1);
            return;
        }
        case Kind::Dict: {
            if (!m_seen.insert(handle).second) return;
            const Handle place = loadWord(&static_cast<DictObject *>(object)->table);
            if (place == 0) return;
            auto *table = m.at<DictTableObject>(place);
            for (std::uint32_t i = 0, used = loadWord(&table->used); i < used; ++i)
                look(loadSlot(&table->entries()[i].value), depth + 1);
            return;
        }
        case Kind::Iterator:
            return look(loadSlot(&static_cast<IteratorObject *>(object)->source), depth + 1);
        case Kind::Cell:
            return look(loadSlot(&static_cast<CellObject *>(object)->content), depth + 1);
        case Kind::Plain:
            if (m_seen.insert(handle).second)
                all(static_cast<PlainObject *>(object)->values(), static_cast<PlainObject *>(object)->valueCount,
                    depth);
            return;
        default:
            return;
        }
    }

    std::vector<Handle> found;

private:
    void all(const Value *values, std::size_t count, unsigned depth) {
        for (std::size_t i = 0; i < count; ++i) look(loadSlot(values + i), depth + 1);
    }

    const Machine &m;
    const std::size_t m_most;
    std::unordered_set<Handle> m_seen;
};

} // namespace

void noteMadeFinishable(Thread &t, Handle generator) {
    if (generator != 0) noteOpenGenerator(generator);
    if (t.frame == 0) return;
    auto *frame = t.machine.at<FrameObject>(t.frame);
    if (!(frame->flags & FrameObject::Hidden)) frame->flags |= MadeFinishable;
}

std::vector<Handle> finishablesIn(const Machine &m, Value value) {
    Walk walk(m);
    walk.look(value);
    return std::move(walk.found);
}

Value finishableList(Thread &t, const Value *values, std::size_t count) {
    if (!anyFinalizer() && !anyGenerator()) return {};
    Walk walk(t.machine, count > 1 ? MostAtReturn : MostLookedAt);
    for (std::size_t i = 0; i < count; ++i) walk.look(values[i]);
    return walk.found.empty() ? Value() : listOfHandles(t, walk.found);
}

Value takeUnreachable(Thread &t, Value finishables) {
    if (finishables.isUnbound()) return {};
    Look look(t);
    if (!look.isAllowed()) return {};
    std::vector<Handle> asked;
    const Items items = itemsOf(t.machine, finishables);
    for (std::size_t i = 0; i < items.count; ++i) asked.push_back(items[i].asHandle());
    const std::vector<bool> held = mayBeRead(t, asked);
    std::vector<Handle> lost;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        if (held[i]) continue;
        lost.push_back(asked[i]);
        takeUnfinished(*t.machine.at<Object>(asked[i]));
    }
    return lost.empty() ? Value() : listOfHandles(t, lost);
}

Value takeEnded(Thread &t, Value value) {
    warnIfLetGo(t, value);
    const Value held = finishableList(t, &value, 1);
    if (kindOf(t.machine, value) == Kind::Iterator || t.machine.at<FrameObject>(t.frame)->flags & FrameObject::Hidden)
        return takeUnreachable(t, held);
    return takeSettledAnywhere(t, held);
}

Value takeSettled(Thread &t) {
    if (!anyHearer() || t.machine.at<FrameObject>(t.frame)->flags & FrameObject::Hidden) return {};
    return takeSettledAnywhere(t);
}

void keepWithException(Thread &t) {
    const Machine &m = t.machine;
    auto *frame = m.at<FrameObject>(t.frame);
    if (frame->flags & FrameObject::Hidden || !isKind(m, t.exception, Kind::Exception)) return;
    const Handle traceback = m.at<ExceptionObject>(t.exception)->traceback;
    if (traceback == 0) return;
    const Value held = finishableList(
        t, frame->registers(), std::min<std::size_t>(frame->registerCount, m.code(frame->code).localNames.size()));
    if (!held.isUnbound()) setAttributeRaw(t, Value::object(traceback).asHandle(), "__held__", held);
}

Value takeSettledAnywhere(Thread &t, Value inOrder) {
    if (!anyHearer()) return {};
    Look look(t);
    if (!look.isAllowed()) return {};
    Machine &m = t.machine;
    Hearers ended = takeEndedHearers(t);
    if (ended.empty()) return {};
    std::vector<Handle> gone = ended.objects;
    gone.insert(gone.end(), ended.generators.begin(), ended.generators.end());
    // A list lets go of its last first, and most of what goes together was in one.
    std::reverse(gone.begin(), gone.end());
    std::vector<Handle> lost;
    if (!inOrder.isUnbound()) {
        const Items known = itemsOf(m, inOrder);
        for (std::size_t i = 0; i < known.count; ++i)
            if (std::erase(gone, known[i].asHandle()) != 0) lost.push_back(known[i].asHandle());
    }
    gone = holdersFirst(m, gone);
    lost.insert(lost.end(), gone.begin(), gone.end());
    for (const Handle object : ended.objects) takeUnfinished(*m.at<Object>(object));
    for (const Handle generator : ended.generators) setInRing(*m.at<Object>(generator)); // once is enough
    for (const Handle reference : ended.references) {
        const Value callback = getAttributeRaw(t, reference, "__callback__");
        if (!callback.isUnbound() && !callback.isNone()) lost.push_back(reference);
    }
    return lost.empty() ? Value() : listOfHandles(t, lost);
}

Value listOfHandles(Thread &t, const std::vector<Handle> &handles) {
    const Value list = makeListWithCapacity(t, static_cast<std::uint32_t>(handles.size()));
    for (const Handle handle : handles) listAppend(t, list, Value::object(handle));
    return list;
}

std::vector<Handle> holdersFirst(const Machine &m, const std::vector<Handle> &objects) {
    if (objects.size() < 2) return objects;
    std::vector<std::vector<Handle>> held; // each's own among those that it holds, itself first
    std::unordered_set<Handle> inside;
    for (const Handle object : objects) {
        held.push_back(finishablesIn(m, Value::object(object)));
        for (const Handle other : held.back())
            if (other != object) inside.insert(other);
    }
    std::vector<Handle> ordered;
    std::unordered_set<Handle> done;
    const auto take = [&](Handle object) {
        if (std::find(objects.begin(), objects.end(), object) != objects.end() && done.insert(object).second)
            ordered.push_back(object);
    };
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (!inside.count(objects[i])) std::for_each(held[i].begin(), held[i].end(), take);
    std::for_each(objects.begin(), objects.end(), take); // those that hold each other
    return ordered;
}

} // namespace forkyard::vm
