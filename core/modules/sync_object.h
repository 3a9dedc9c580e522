// What locks, semaphores, conditions, events, barriers and queues have in common: where their state stands, their number in
// the trace, how an operation waits. Knows none of them.
//
// State stands in the object itself, or (multiprocessing) at a place in memory that all processes of the run share; the code
// is the same. A word is changed before anybody is woken; whoever waits counts itself in `waiters` first, so that nobody
// is woken where nobody waits.
#pragma once

#include "core/vm/host.h"
#include "core/vm/machine.h"
#include "core/vm/object_names.h"
#include "core/vm/tracing.h"

#include <atomic>
#include <string_view>

namespace forkyard::modules {

using vm::Call;
using vm::Handle;
using vm::Machine;
using vm::Outcome;
using vm::PlainObject;
using vm::Thread;
using vm::Value;
using vm::Wait;
using vm::WaitReason;

/// What an object of these modules is (PlainObject::tag).
enum class Tag : std::uint16_t {
    Lock = 1, RLock, Semaphore, Condition, Waiter, Event, Barrier, ThreadState, Queue, SimpleQueue,
    SharedLock, SharedCondition, ProcessQueue, Connection, SharedBlock, Pickler
};

/// Begins the state of each of them.
struct SyncState {
    vm::PlainHead head;        ///< word: what is waited for; number and sequence: of the trace
    std::uint32_t waiters = 0; ///< threads that sleep on the word
    std::uint32_t value = 0;   ///< as the kind likes
};

/// The raw part of an object: its state, or the place where that stands.
template <typename State>
struct Raw {
    State state;
    std::uint64_t place = 0; ///< in shared memory; 0: `state` is it
};

inline std::atomic<std::uint32_t> &atomicWord(std::uint32_t &word) { return reinterpret_cast<std::atomic<std::uint32_t> &>(word); }

/// A new object with its raw part and its values (None) initialised.
template <typename T>
PlainObject *newPlain(Thread &t, Handle cls, Tag tag, std::uint16_t valueCount = 0)
{
    auto *object = vm::newObject<PlainObject>(t, vm::Kind::Plain, cls, valueCount * sizeof(Value) + sizeof(T));
    object->flags = PlainObject::Traced;
    object->valueCount = valueCount;
    object->tag = static_cast<std::uint16_t>(tag);
    object->rawBytes = sizeof(T);
    for (unsigned i = 0; i < valueCount; ++i) object->values()[i] = Value::none();
    new (object->template raw<T>()) T();
    return object;
}
inline bool hasTag(const Machine &m, Value v, Tag tag)
{
    return vm::isKind(m, v, vm::Kind::Plain) && m.at<PlainObject>(v)->tag == static_cast<std::uint16_t>(tag);
}
template <typename State>
State &stateOf(const Machine &m, PlainObject *object)
{
    auto *raw = object->raw<Raw<State>>();
    return raw->place ? *static_cast<State *>(m.host.sharedMemory(raw->place)) : raw->state;
}
/// Whether others may touch the state at this very moment: processes, or threads without a GIL.
inline bool isContended(const Machine &m, bool shared) { return shared || m.options.gil == vm::GilProfile::Off; }

// -- The trace

inline std::uint32_t currentLine(const Thread &t) { return t.lineWord->load(std::memory_order_relaxed); }
/// Whether the event of an object is to be told.
inline bool isTold(const Thread &t, std::uint32_t number) { return t.writer && number != 0; }
/// Gives a new object a number and the name "<word> <n>"; 0 where nothing is recorded or the library made it for itself.
std::uint32_t tellObject(Thread &t, trace::ObjectKind kind, trace::ObjectScope scope, std::string_view word, bool always = false);
/// The first of some numbers for what goes by a name: the same in every process, wherever it comes by the name. They lie where no
/// counted number comes to.
std::uint32_t numbersByName(std::string_view name);
/// The next number of the object's own order. Its lock is held, or many may ask at once.
inline std::uint32_t nextSequence(vm::PlainHead &head)
{
    std::uint32_t sequence = __atomic_add_fetch(&head.sequence, 1, __ATOMIC_ACQ_REL);
    if (sequence == 0) sequence = __atomic_add_fetch(&head.sequence, 1, __ATOMIC_ACQ_REL); // 0 means none
    return sequence;
}
/// Tells an event with the object's next sequence number.
inline void tellNext(Thread &t, trace::EventKind kind, vm::PlainHead &head, trace::Value value = {})
{
    if (!isTold(t, head.number)) return;
    vm::nameObjects(t, vm::NameSearch::Use, head.number);
    const std::uint32_t sequence = nextSequence(head);
    if (trace::kindInfo(kind).side == trace::Side::Acquire) t.writer->emitAcquire(kind, head.number, sequence, currentLine(t), value);
    else t.writer->emitRelease(kind, head.number, sequence, currentLine(t), value);
}
inline void tellFree(Thread &t, trace::EventKind kind, std::uint32_t number, trace::Value value = {})
{
    if (!isTold(t, number)) return;
    vm::nameObjects(t, vm::NameSearch::Use, number);
    if (trace::kindInfo(kind).side == trace::Side::Acquire) t.writer->emitAcquire(kind, number, 0, currentLine(t), value);
    else t.writer->emitRelease(kind, number, 0, currentLine(t), value);
}

// -- Waiting

/// How long an operation may wait, ns. 0: not at all.
inline constexpr std::int64_t Forever = INT64_MAX;

/// The waiting of one operation. Its deadline stands fixed from the first time it really waits; where the virtual host runs
/// the operation again, it finds it in the thread. `phase` tells several waits of one operation apart.
class Waiting {
public:
    Waiting(Thread &t, WaitReason::Kind reason, trace::EventKind event, std::uint32_t number, std::int64_t timeout, std::uint64_t phase = 1);
    ~Waiting();
    Waiting(const Waiting &) = delete;
    Waiting &operator=(const Waiting &) = delete;

    /// Sleeps while word is `expected`. Go: look again. TimedOut: also at once where the timeout is 0 (then nothing is told).
    Wait on(std::uint32_t &word, std::uint32_t expected, std::uint32_t &waiters);
    /// The time that is left, as an absolute deadline.
    std::int64_t deadline();
    /// Whether it has waited at all, in this attempt or an earlier one.
    bool hasBegun() const { return m_begun; }
    /// Tells that it waits without sleeping on a word (before a system call).
    void begin();
    /// The thread was put aside in that call: the next attempt goes on waiting.
    void park() { m_parked = true; }

private:
    void giveUp(Wait answer);

    Thread &m_thread;
    WaitReason m_reason;
    trace::EventKind m_event;
    std::int64_t m_timeout;
    std::uint64_t m_phase;
    bool m_begun = false;
    bool m_parked = false;
};

/// Wakes up to `count` of those that sleep on the word, after it was changed.
inline void wakeWaiters(Thread &t, std::uint32_t &word, std::uint32_t &waiters, std::uint32_t count)
{
    if (__builtin_expect(__atomic_load_n(&waiters, __ATOMIC_SEQ_CST) != 0, 0)) t.machine.host.wake(t, &atomicWord(word), count);
}

// -- Arguments

/// What CPython does first with a timeout. It decides what is said of one that is no number.
enum class FirstUse { AsInteger, AsReal, IsMoreThanZero, IsLessThanZero, LargerOfBoth, Sum };
/// Timeout in seconds or None (for ever); negative: 0. TypeError where it is no number.
Outcome secondsArgument(Call &call, Value seconds, std::int64_t &timeout, FirstUse use = FirstUse::AsInteger);
/// (blocking, timeout) as _thread.lock.acquire takes them: timeout -1 for ever.
Outcome lockArguments(Call &call, Value blocking, Value seconds, std::int64_t &timeout);
/// A truth value where that needs no code of the language; other objects are true.
bool isTrue(Thread &t, Value v);
Outcome intArgument(Call &call, Value v, std::int64_t &number);
/// "0x7f…": as repr() shows where an object is.
std::string addressText(const Machine &m, Value v);

/// A module that is loaded, or Unbound.
Value moduleOf(Thread &t, std::string_view name);
/// A function (or anything else) of a library module that is loaded.
Value libraryValue(Thread &t, std::string_view module, std::string_view name);
/// For a method that was given no bytes as its first argument: the call once more with what a memoryview there shows, or TypeError in
/// these words (%s: the type).
Outcome callWithBytes(Call &call, const char *method, const char *text);

} // namespace forkyard::modules
