// The collector: marks what the threads, the modules and the machine itself can reach, frees the rest. Non-moving.
// Runs only at safepoints with every thread of the process stopped, so no C++ local holds a value.
#include "core/vm/collection.h"

#include "core/bytecode/liveness.h"
#include "core/vm/attributes.h"
#include "core/vm/finalizers.h"
#include "core/vm/interpreter.h"
#include "core/vm/latch.h"
#include "core/vm/lost_objects.h"
#include "core/vm/small_cells.h"
#include "core/vm/weak_references.h"

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace forkyard::vm {

namespace {

/// Frames that wait for a function's answer, and need its arguments no more: they are its variables now. What the library is given it has
/// until it returns, as what is written in C has.
struct Waiting {
    std::unordered_set<Handle> frames;
    std::unordered_set<Handle> answered; ///< those whose instruction is done, and that wait for something that came after it
};

void addWaiting(const Machine &m, const Thread &t, Waiting &waiting)
{
    for (Handle h = t.frame; h != 0;) {
        const auto *frame = m.at<FrameObject>(h);
        h = frame->caller;
        if (h == 0) continue;
        if (frame->returnMode == ReturnMode::Discard) waiting.answered.insert(h);
        else if (!(frame->flags & FrameObject::Hidden) && (frame->returnMode == ReturnMode::Store || frame->returnMode == ReturnMode::Init)) waiting.frames.insert(h);
    }
}

/// Kept for all machines: a program's codes are the same in each.
const bytecode::LiveRegisters &liveIn(const LoadedCode &loaded, bool lined)
{
    struct Known {
        std::shared_ptr<const bytecode::Code> code; ///< stays, so that its address is nobody else's
        std::unique_ptr<bytecode::LiveRegisters> live[2];
    };
    static std::mutex mutex;
    static std::unordered_map<const bytecode::Code *, Known> all;
    const std::scoped_lock guard(mutex);
    Known &known = all[loaded.code.get()];
    if (!known.code) known.code = loaded.code;
    std::unique_ptr<bytecode::LiveRegisters> &live = known.live[lined];
    if (!live) live = std::make_unique<bytecode::LiveRegisters>(*loaded.code, lined);
    return *live;
}

/// Of a frame's registers those alone that may be read again, and the variables of the program's own functions, which CPython keeps until
/// they return; not so `leaving`, a frame that does.
template <typename Sink>
void liveRegisters(const Machine &m, FrameObject &frame, const Waiting &waiting, Handle leaving, Sink &sink)
{
    const LoadedCode &loaded = *m.codes[frame.code];
    const bytecode::LiveRegisters &live = liveIn(loaded, frame.lined);
    const Handle self = m.heap.handleOf(&frame);
    const bool goesOn = !(frame.flags & FrameObject::Hidden) && self != leaving;
    const std::size_t variables = goesOn ? loaded.code->localNames.size() : 0;
    const auto &instructions = frame.lined ? loaded.code->instructions : loaded.code->fastInstructions;
    const auto &handlers = frame.lined ? loaded.code->handlers : loaded.code->fastHandlers;
    const bytecode::Op op = frame.pc < instructions.size() ? instructions[frame.pc].op : bytecode::Op::Nop;
    const bool isInCall = (op == bytecode::Op::Call || op == bytecode::Op::CallMethod || op == bytecode::Op::CallEx) && waiting.frames.count(self) != 0;
    const bool isAnswered = waiting.answered.count(self) != 0;
    const auto isWanted = [&](std::uint32_t reg) {
        if (isAnswered && live.isLive(frame.pc + 1, reg)) return true;
        if (!isInCall) return live.isLive(frame.pc, reg);
        if (reg != instructions[frame.pc].a && live.isLive(frame.pc + 1, reg)) return true;
        for (const bytecode::HandlerRange &range : handlers)
            if (frame.pc >= range.start && frame.pc < range.end && live.isLive(range.handler, reg)) return true;
        return false;
    };
    for (std::uint32_t reg = 0; reg < frame.registerCount; ++reg)
        if (reg < variables || isWanted(reg)) sink.value(frame.registers()[reg]);
}

/// Tells `sink` of all that an object holds.
template <typename Sink>
void contentsOf(Machine &machine, Object *object, Sink &sink)
{
    sink.handle(object->attributes);
    sink.handle(object->cls);
    switch (object->kind) {
    case Kind::Str: {
        auto *o = static_cast<StrObject *>(object);
        if (o->sharesBlob()) sink.handle(o->blob(machine.heap.handleOf(o)));
        break;
    }
    case Kind::Free:
    case Kind::Blob:
    case Kind::BigInt:
    case Kind::BoxedReal: break;
    case Kind::Bytes: sink.handle(static_cast<BytesObject *>(object)->blob); break;
    case Kind::Tuple: {
        auto *o = static_cast<TupleObject *>(object);
        sink.values(o->items(), o->size);
        break;
    }
    case Kind::List: sink.handle(static_cast<ListObject *>(object)->array); break;
    case Kind::Array: {
        auto *o = static_cast<ArrayObject *>(object);
        sink.values(o->items(), o->capacity);
        break;
    }
    case Kind::Dict: sink.handle(static_cast<DictObject *>(object)->table); break;
    case Kind::DictTable: {
        auto *o = static_cast<DictTableObject *>(object);
        for (std::uint32_t i = 0; i < o->used; ++i) {
            sink.value(o->entries()[i].key);
            sink.value(o->entries()[i].value);
        }
        break;
    }
    case Kind::Set: sink.handle(static_cast<SetObject *>(object)->table); break;
    case Kind::SetTable: {
        auto *o = static_cast<SetTableObject *>(object);
        for (std::uint32_t i = 0; i <= o->mask; ++i) sink.value(o->entries()[i].key);
        break;
    }
    case Kind::Range:
    case Kind::Slice: sink.values(&static_cast<RangeObject *>(object)->start, 3); break;
    case Kind::Cell: sink.value(static_cast<CellObject *>(object)->content); break;
    case Kind::Function: {
        auto *o = static_cast<FunctionObject *>(object);
        for (const Handle h : {o->constants, o->module, o->defaults, o->keywordDefaults, o->closure}) sink.handle(h);
        sink.values(&o->name, 3);
        break;
    }
    case Kind::Method: sink.values(&static_cast<MethodObject *>(object)->function, 2); break;
    case Kind::Native:
        sink.handle(static_cast<NativeObject *>(object)->owner);
        sink.value(static_cast<NativeObject *>(object)->self);
        break;
    case Kind::Generator: {
        auto *o = static_cast<GeneratorObject *>(object);
        sink.handle(o->frame);
        sink.handle(o->function);
        sink.values(&o->resumeWith, 2);
        break;
    }
    case Kind::Frame: {
        auto *o = static_cast<FrameObject *>(object);
        for (const Handle h : {o->caller, o->function, o->generator}) sink.handle(h);
        sink.value(o->handled);
        sink.frame(*o);
        break;
    }
    case Kind::Class: {
        auto *o = static_cast<ClassObject *>(object);
        sink.values(&o->name, 2);
        for (const Handle h : {o->bases, o->mro, o->layoutBase, o->subclasses}) sink.handle(h);
        break;
    }
    case Kind::Instance: break;
    case Kind::Module: sink.values(&static_cast<ModuleObject *>(object)->name, 2); break;
    case Kind::Wrapper: sink.values(&static_cast<WrapperObject *>(object)->get, 4); break;
    case Kind::Super: sink.values(&static_cast<SuperObject *>(object)->startClass, 3); break;
    case Kind::Exception:
        sink.values(&static_cast<ExceptionObject *>(object)->args, 3);
        sink.handle(static_cast<ExceptionObject *>(object)->traceback);
        break;
    case Kind::Traceback:
        sink.handle(static_cast<TracebackObject *>(object)->next);
        sink.handle(static_cast<TracebackObject *>(object)->function);
        break;
    case Kind::Iterator: sink.value(static_cast<IteratorObject *>(object)->source); break;
    case Kind::Plain: {
        auto *o = static_cast<PlainObject *>(object);
        sink.values(o->values(), o->valueCount);
        if (o->flags & WeakReference) sink.weak(machine.heap.handleOf(o));
        break;
    }
    }
}

class Marker {
public:
    /// `strictly`: of frames' registers those alone that may be read again, and the variables of the program's own functions, which
    /// CPython keeps until they return. For whoever frees nothing.
    explicit Marker(Machine &m, bool strictly = false, Handle leaving = 0) : m_machine(m), m_strictly(strictly), m_leaving(leaving) {}

    void value(Value v)
    {
        if (v.isObject()) handle(v.asHandle());
    }
    void handle(Handle h)
    {
        if (h != 0 && m_machine.heap.mark(h)) m_pending.push_back(h);
    }
    void values(const Value *v, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) value(v[i]);
    }
    /// An explicit stack: a list of lists of lists does not recurse here.
    void drain(bool isLast = true)
    {
        drainMarked();
        if (m_strictly || !isLast) return;
        clearWeak();
    }
    /// What is named weakly and not reached otherwise is gone for whoever asks.
    std::vector<Handle> clearWeak()
    {
        std::vector<Handle> cleared;
        for (const Handle h : m_weak) {
            Handle &target = m_machine.at<PlainObject>(h)->raw<WeakTarget>()->target;
            if (target == 0 || m_machine.heap.isMarked(target)) continue;
            target = 0;
            cleared.push_back(h);
        }
        return cleared;
    }

    // -- What contentsOf gives
    void frame(FrameObject &frame)
    {
        if (m_strictly) liveRegisters(m_machine, frame, m_waiting, m_leaving, *this);
        else values(frame.registers(), frame.registerCount);
    }
    void weak(Handle reference) { m_weak.push_back(reference); }

    void waiting(const Thread &t)
    {
        if (m_strictly) addWaiting(m_machine, t, m_waiting);
    }

private:
    void drainMarked()
    {
        while (!m_pending.empty()) {
            const Handle h = m_pending.back();
            m_pending.pop_back();
            contentsOf(m_machine, m_machine.at<Object>(h), *this);
        }
    }

    Machine &m_machine;
    bool m_strictly;
    Handle m_leaving; ///< a frame that reads its variables no more
    Waiting m_waiting;
    std::vector<Handle> m_pending;
    std::vector<Handle> m_weak; ///< weak references that were reached
};

void markThread(Marker &marker, const Thread &t, bool strictly)
{
    marker.waiting(t);
    marker.handle(t.frame);
    for (const Value v : {t.exception, t.signalException, t.handled, t.object, t.locals}) marker.value(v);
    if (!strictly) {
        // Where a thread may stand no call is about to begin: what the last one left there nobody reads.
        for (const Value v : {t.pending.function, t.pending.keywordNames}) marker.value(v);
        for (const Value v : t.pending.arguments) marker.value(v);
    }
    for (const Value v : t.roots) marker.value(v);
}

static_assert(((PlainObject::NeedsFinalizer | PlainObject::Traced | IsLatch) & WeakReference) == 0);

// heap.cpp leaves dead cells below 48 bytes alone, of which the next smaller have 32.
static_assert(sizeof(PlainObject) + sizeof(PlainHead) > 32);

/// Closes the descriptor of an object that nobody reaches any more.
void finalize(void *context, Handle h)
{
    auto *object = static_cast<Machine *>(context)->at<Object>(h);
    if (object->kind != Kind::Plain || !(object->flags & PlainObject::NeedsFinalizer)) return;
    const int fd = static_cast<PlainObject *>(object)->raw<PlainHead>()->fd;
    if (fd >= 0) static_cast<Machine *>(context)->host.closeLost(fd);
}

/// All that the machine and its threads come to.
void markFrom(Machine &m, Marker &marker, bool strictly)
{
    m.heap.beginMarking();
    for (const Handle h : m.classes) marker.handle(h);
    for (const Value v : m.preludeFunctions) marker.value(v);
    for (const Value v : m.latin1Strings) marker.value(v);
    marker.handle(m.builtins);
    marker.handle(m.modules);
    marker.value(m.emptyTuple);
    marker.value(m.emptyString);
    for (const Value *root : m.extraRoots) marker.value(*root);
    for (const NativeInfo &native : m.natives)
        for (const Value v : native.defaults) marker.value(v);
    for (Thread *t : m.host.threads()) {
        if (!strictly) Heap::dropCache(t->cache);
        markThread(marker, *t, strictly);
    }
}

void markAll(Machine &m, bool strictly, Handle leaving = 0)
{
    Marker marker(m, strictly, leaving);
    markFrom(m, marker, strictly);
    // What is to be finished first stays for that.
    if (!strictly) {
        marker.drain(false);
        for (const Handle h : unmarkedFinalizables(m)) marker.handle(h);
    }
    marker.drain();
}

struct Asked {
    Machine &machine;
    const std::vector<Handle> &handles;
    Handle leaving;
    std::vector<bool> answers;
};

void lookStopped(void *context)
{
    auto &asked = *static_cast<Asked *>(context);
    markAll(asked.machine, true, asked.leaving);
    for (const Handle handle : asked.handles) asked.answers.push_back(asked.machine.heap.isMarked(handle));
}

/// Marks what may be read again, and finishes what is not among it. Frees nothing.
void finishStopped(void *context)
{
    auto &m = *static_cast<Machine *>(context);
    markAll(m, true);
    finishUnfinished(m, false);
}

/// Looks for objects near at hand, in what the threads have and what that holds: most are found so, in a fraction of the time that the
/// marks take. What is likely to lead to the program's own objects comes first.
class Near {
public:
    Near(Machine &machine, const std::vector<Handle> &wanted) : m(machine), m_enough(LeastLookedAt + 4 * wanted.size()), m_missing(wanted.begin(), wanted.end()) {}

    bool findsAll()
    {
        for (const Thread *t : m.host.threads()) {
            addWaiting(m, *t, m_waiting);
            handle(t->frame);
            for (const Value v : {t->exception, t->handled, t->object, t->locals}) value(v);
        }
        for (std::size_t looked = 0; !m_missing.empty() && looked < m_enough; ++looked) {
            std::deque<Handle> &next = m_first.empty() ? m_later : m_first;
            if (next.empty()) break;
            const Handle h = next.front();
            next.pop_front();
            contentsOf(m, m.at<Object>(h), *this);
        }
        return m_missing.empty();
    }

    // -- What contentsOf gives
    void value(Value v)
    {
        if (v.isObject()) handle(v.asHandle());
    }
    void values(const Value *v, std::size_t count)
    {
        for (std::size_t i = 0; i < count && !m_missing.empty(); ++i) value(v[i]);
    }
    void handle(Handle h)
    {
        if (h == 0) return;
        switch (m.at<Object>(h)->kind) {
        case Kind::Free: case Kind::Str: case Kind::Bytes: case Kind::Blob: case Kind::BigInt: case Kind::BoxedReal: case Kind::Range:
            return;
        case Kind::Native: case Kind::Class: case Kind::Traceback:
            if (m_seen.insert(h).second) m_later.push_back(h);
            break;
        default:
            if (m_seen.insert(h).second) m_first.push_back(h);
        }
        m_missing.erase(h);
    }
    void frame(FrameObject &frame) { liveRegisters(m, frame, m_waiting, 0, *this); }
    void weak(Handle) {}

private:
    static constexpr std::size_t LeastLookedAt = 600;

    Machine &m;
    const std::size_t m_enough;
    Waiting m_waiting;
    std::unordered_set<Handle> m_missing, m_seen;
    std::deque<Handle> m_first, m_later;
};

/// Goes through what the marks did not reach.
class Unreached {
public:
    explicit Unreached(Machine &machine) : m(machine) {}

    /// All that the object holds of it, itself only where something that it holds comes back to it.
    std::unordered_set<Handle> heldBy(Handle object)
    {
        m_seen.clear();
        m_pending.clear();
        for (m_pending.push_back(object); !m_pending.empty() && m_seen.size() < FarEnough;) {
            Object *next = m.at<Object>(m_pending.back());
            m_pending.pop_back();
            // A frame and its generator have each other; of the two the generator counts.
            if (next->kind == Kind::Frame) frame(*static_cast<FrameObject *>(next));
            else contentsOf(m, next, *this);
        }
        return m_seen;
    }

    // -- What contentsOf gives
    void value(Value v)
    {
        if (v.isObject()) handle(v.asHandle());
    }
    void values(const Value *v, std::size_t count)
    {
        for (std::size_t i = 0; i < count; ++i) value(v[i]);
    }
    void handle(Handle h)
    {
        if (h != 0 && m.at<Object>(h)->kind != Kind::Free && !m.heap.isMarked(h) && m_seen.insert(h).second) m_pending.push_back(h);
    }
    void frame(FrameObject &frame)
    {
        const Waiting none;
        liveRegisters(m, frame, none, 0, *this);
    }
    void weak(Handle) {}

private:
    static constexpr std::size_t FarEnough = 2000;

    Machine &m;
    std::unordered_set<Handle> m_seen;
    std::vector<Handle> m_pending;
};

struct Ended {
    Machine &machine;
    bool objectsOnly; ///< those with a __del__; nothing is cleared then
    Hearers hearers;
};

void lookForEnded(void *context)
{
    auto &asked = *static_cast<Ended *>(context);
    Machine &m = asked.machine;
    Hearers all = hearersOf(m);
    if (asked.objectsOnly) {
        all.generators.clear();
        all.references.clear();
    }
    if (all.empty()) return;
    const auto targetOf = [&m](Handle reference) { return m.at<PlainObject>(reference)->raw<WeakTarget>()->target; };
    std::vector<Handle> wanted = all.objects;
    wanted.insert(wanted.end(), all.generators.begin(), all.generators.end());
    for (const Handle reference : all.references) wanted.push_back(targetOf(reference));
    if (Near(m, wanted).findsAll()) return;

    markAll(m, true);
    std::erase_if(wanted, [&m](Handle h) { return m.heap.isMarked(h); });
    // What hangs in a ring, or on one, goes when the collector comes.
    std::unordered_set<Handle> inRing;
    Unreached unreached(m);
    for (const Handle h : wanted)
        if (const auto held = unreached.heldBy(h); held.count(h)) inRing.insert(held.begin(), held.end());
    const auto isGone = [&](Handle h) { return !m.heap.isMarked(h) && inRing.count(h) == 0; };
    for (std::vector<Handle> *part : {&all.objects, &all.generators}) {
        for (const Handle h : *part)
            if (inRing.count(h)) setInRing(*m.at<Object>(h));
        std::erase_if(*part, [&](Handle h) { return !isGone(h); });
    }
    for (const Handle h : all.references)
        if (inRing.count(targetOf(h))) setInRing(*m.at<Object>(h));
    std::erase_if(all.references, [&](Handle h) { return !isGone(targetOf(h)); });
    for (const Handle h : all.references) m.at<PlainObject>(h)->raw<WeakTarget>()->target = 0;
    std::erase_if(all.references, [&m](Handle h) { return !m.heap.isMarked(h); }); // nobody has it to be told
    asked.hearers = std::move(all);
}

/// Counts who holds one object.
struct ReferenceCount {
    Machine &m;
    Handle object;
    std::uint32_t count = 0;
    Waiting waiting = {};

    // -- What contentsOf gives
    void value(Value v)
    {
        if (v.isObject()) handle(v.asHandle());
    }
    void values(const Value *v, std::size_t n)
    {
        for (std::size_t i = 0; i < n; ++i) value(v[i]);
    }
    void handle(Handle h) { count += h == object; }
    void frame(FrameObject &frame) { liveRegisters(m, frame, waiting, 0, *this); }
    void weak(Handle) {}
};

void countStopped(void *context)
{
    auto &asked = *static_cast<ReferenceCount *>(context);
    Machine &m = asked.m;
    markAll(m, true);
    for (const Thread *t : m.host.threads()) addWaiting(m, *t, asked.waiting);
    eachSmallCell(m.heap, [&](Handle handle) {
        if (m.heap.isMarked(handle)) contentsOf(m, m.at<Object>(handle), asked);
    });
}

struct Cleared {
    Machine &machine;
    std::vector<Handle> handles;
};

/// Clears the weak references to what nobody will read again, though a register may still hold it.
void clearWeakStopped(void *context)
{
    auto &asked = *static_cast<Cleared *>(context);
    Marker marker(asked.machine, true);
    markFrom(asked.machine, marker, true);
    marker.drain();
    asked.handles = marker.clearWeak();
}

std::atomic<bool> g_anyWeak{false};

void collectStopped(void *context)
{
    auto &m = *static_cast<Machine *>(context);
    clearInlineCaches(m);
    m.classEpoch.fetch_add(1, std::memory_order_acq_rel); // forget every thread's method cache
    markAll(m, false);
    finishUnfinished(m, false);
    muteDead(m);
    m.heap.endMarking(finalize, &m);
}

/// Beside AttentionCollect, of which it is never without: even where little was allocated.
constexpr std::uint32_t CollectAnyway = 0x100;

} // namespace

void collectSoon(Thread &t) { t.attention.fetch_or(AttentionCollect | CollectAnyway, std::memory_order_relaxed); }

void settleUnfinished(Thread &t)
{
    if (!unfinishedOf(t.machine).empty()) t.machine.host.stopTheWorld(t, finishStopped, &t.machine);
}

std::vector<bool> mayBeRead(Thread &t, const std::vector<Handle> &objects, Handle leaving)
{
    Asked asked{t.machine, objects, leaving, {}};
    t.machine.host.stopTheWorld(t, lookStopped, &asked);
    return asked.answers;
}

Hearers takeEndedHearers(Thread &t, bool objectsOnly)
{
    Ended asked{t.machine, objectsOnly, {}};
    t.machine.host.stopTheWorld(t, lookForEnded, &asked);
    return asked.hearers;
}

std::uint32_t countReferences(Thread &t, Handle object)
{
    ReferenceCount asked{t.machine, object};
    t.machine.host.stopTheWorld(t, countStopped, &asked);
    return asked.count;
}

void noteWeakReference() { g_anyWeak.store(true, std::memory_order_relaxed); }

bool anyWeakReference() { return g_anyWeak.load(std::memory_order_relaxed); }

std::vector<Handle> clearLostWeak(Thread &t)
{
    if (!anyWeakReference()) return {};
    Cleared cleared{t.machine, {}};
    t.machine.host.stopTheWorld(t, clearWeakStopped, &cleared);
    return cleared.handles;
}

void collectGarbage(Thread &t)
{
    const std::uint32_t asked = t.attention.fetch_and(~(AttentionCollect | CollectAnyway), std::memory_order_relaxed);
    if (!(asked & CollectAnyway) && !t.machine.heap.wantsCollection()) return;
    if (asked & CollectAnyway) {
        Cleared cleared{t.machine, {}};
        t.machine.host.stopTheWorld(t, clearWeakStopped, &cleared);
    }
    t.machine.host.stopTheWorld(t, collectStopped, &t.machine);
}

} // namespace forkyard::vm
