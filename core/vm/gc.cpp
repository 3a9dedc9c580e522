// The collector: marks what the threads, the modules and the machine itself can reach, frees the rest. Non-moving.
// Runs only at safepoints with every thread of the process stopped, so no C++ local holds a value.
#include "core/vm/collection.h"

#include "core/bytecode/liveness.h"
#include "core/vm/attributes.h"
#include "core/vm/finalizers.h"
#include "core/vm/interpreter.h"
#include "core/vm/latch.h"
#include "core/vm/lost_objects.h"
#include "core/vm/weak_references.h"

#include <atomic>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace forkyard::vm {

namespace {

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

private:
    void drainMarked()
    {
        while (!m_pending.empty()) {
            const Handle h = m_pending.back();
            m_pending.pop_back();
            contents(m_machine.at<Object>(h));
        }
    }

    void contents(Object *object);
    void liveRegisters(FrameObject &frame)
    {
        const LoadedCode &loaded = *m_machine.codes[frame.code];
        std::unique_ptr<bytecode::LiveRegisters> &live = m_live[{frame.code, frame.lined}];
        if (!live) live = std::make_unique<bytecode::LiveRegisters>(*loaded.code, frame.lined);
        const bool goesOn = !(frame.flags & FrameObject::Hidden) && m_machine.heap.handleOf(&frame) != m_leaving;
        const std::size_t variables = goesOn ? loaded.code->localNames.size() : 0;
        for (std::uint32_t reg = 0; reg < frame.registerCount; ++reg)
            if (reg < variables || live->isLive(frame.pc, reg)) value(frame.registers()[reg]);
    }

    Machine &m_machine;
    bool m_strictly;
    Handle m_leaving; ///< a frame that reads its variables no more
    std::vector<Handle> m_pending;
    std::vector<Handle> m_weak; ///< weak references that were reached
    std::map<std::pair<std::uint32_t, bool>, std::unique_ptr<bytecode::LiveRegisters>> m_live; ///< by code, and whether lined
};

void Marker::contents(Object *object)
{
    handle(object->attributes);
    handle(object->cls);
    switch (object->kind) {
    case Kind::Str: {
        auto *o = static_cast<StrObject *>(object);
        if (o->sharesBlob()) handle(o->blob(m_machine.heap.handleOf(o)));
        break;
    }
    case Kind::Free:
    case Kind::Blob:
    case Kind::BigInt:
    case Kind::BoxedReal: break;
    case Kind::Bytes: handle(static_cast<BytesObject *>(object)->blob); break;
    case Kind::Tuple: {
        auto *o = static_cast<TupleObject *>(object);
        values(o->items(), o->size);
        break;
    }
    case Kind::List: handle(static_cast<ListObject *>(object)->array); break;
    case Kind::Array: {
        auto *o = static_cast<ArrayObject *>(object);
        values(o->items(), o->capacity);
        break;
    }
    case Kind::Dict: handle(static_cast<DictObject *>(object)->table); break;
    case Kind::DictTable: {
        auto *o = static_cast<DictTableObject *>(object);
        for (std::uint32_t i = 0; i < o->used; ++i) {
            value(o->entries()[i].key);
            value(o->entries()[i].value);
        }
        break;
    }
    case Kind::Set: handle(static_cast<SetObject *>(object)->table); break;
    case Kind::SetTable: {
        auto *o = static_cast<SetTableObject *>(object);
        for (std::uint32_t i = 0; i <= o->mask; ++i) value(o->entries()[i].key);
        break;
    }
    case Kind::Range:
    case Kind::Slice: values(&static_cast<RangeObject *>(object)->start, 3); break;
    case Kind::Cell: value(static_cast<CellObject *>(object)->content); break;
    case Kind::Function: {
        auto *o = static_cast<FunctionObject *>(object);
        for (const Handle h : {o->constants, o->module, o->defaults, o->keywordDefaults, o->closure}) handle(h);
        values(&o->name, 3);
        break;
    }
    case Kind::Method: values(&static_cast<MethodObject *>(object)->function, 2); break;
    case Kind::Native:
        handle(static_cast<NativeObject *>(object)->owner);
        value(static_cast<NativeObject *>(object)->self);
        break;
    case Kind::Generator: {
        auto *o = static_cast<GeneratorObject *>(object);
        handle(o->frame);
        handle(o->function);
        values(&o->resumeWith, 2);
        break;
    }
    case Kind::Frame: {
        auto *o = static_cast<FrameObject *>(object);
        for (const Handle h : {o->caller, o->function, o->generator}) handle(h);
        value(o->handled);
        if (m_strictly) liveRegisters(*o);
        else values(o->registers(), o->registerCount);
        break;
    }
    case Kind::Class: {
        auto *o = static_cast<ClassObject *>(object);
        values(&o->name, 2);
        for (const Handle h : {o->bases, o->mro, o->layoutBase, o->subclasses}) handle(h);
        break;
    }
    case Kind::Instance: break;
    case Kind::Module: values(&static_cast<ModuleObject *>(object)->name, 2); break;
    case Kind::Wrapper: values(&static_cast<WrapperObject *>(object)->get, 4); break;
    case Kind::Super: values(&static_cast<SuperObject *>(object)->startClass, 3); break;
    case Kind::Exception:
        values(&static_cast<ExceptionObject *>(object)->args, 3);
        handle(static_cast<ExceptionObject *>(object)->traceback);
        break;
    case Kind::Traceback:
        handle(static_cast<TracebackObject *>(object)->next);
        handle(static_cast<TracebackObject *>(object)->function);
        break;
    case Kind::Iterator: value(static_cast<IteratorObject *>(object)->source); break;
    case Kind::Plain: {
        auto *o = static_cast<PlainObject *>(object);
        values(o->values(), o->valueCount);
        if (o->flags & WeakReference) m_weak.push_back(m_machine.heap.handleOf(o));
        break;
    }
    }
}

void markThread(Marker &marker, const Thread &t, bool strictly)
{
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
    m.heap.endMarking(finalize, &m);
}

} // namespace

namespace {

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
