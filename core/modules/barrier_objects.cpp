// threading.Barrier, as CPython's: who waits is counted until it has gone; as long as a round drains nobody comes in, and whoever has not
// gone yet when it is broken off finds it broken. word: its status; whoever waits sleeps until that has changed.
#include "core/modules/thread_objects.h"

#include "core/vm/native.h"
#include "core/vm/strings.h"

#include <optional>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;

namespace {

enum Status : std::uint32_t { Filling = 0, Draining = 1, Resetting = 2, Broken = 3, StatusMask = 3 };
constexpr std::uint32_t InAction = 4; ///< its lock is held by whoever runs the action: nobody else gets on

/// value: how many have come and not gone yet.
struct BarrierState : SyncState {
    std::uint32_t parties = 0;
    std::int64_t timeout = Forever; ///< of the waits that name none
};

PlainObject *barrier(Call &call) { return call.machine.at<PlainObject>(call.self()); }
BarrierState &stateOf(PlainObject *object) { return *object->raw<BarrierState>(); }
std::uint32_t wordOf(BarrierState &s) { return __atomic_load_n(&s.head.word, __ATOMIC_ACQUIRE); }

/// By a function of the language, which stands for the lines that CPython's traceback shows: of who waited, or of who came to what was broken.
Outcome raiseBroken(Call &call) { return call.callInstead(libraryValue(call.thread, "threading", "_barrier_late"), {}); }
Outcome refuseBroken(Call &call) { return call.callInstead(libraryValue(call.thread, "threading", "_barrier_broken"), {}); }

// -- With the object locked

bool isBroken(BarrierState &s) { return (wordOf(s) & StatusMask) >= Resetting; }

void become(Thread &t, BarrierState &s, Status status)
{
    __atomic_store_n(&s.head.word, std::uint32_t{status}, __ATOMIC_SEQ_CST);
    wakeWaiters(t, s.head.word, s.waiters, UINT32_MAX);
}

void breakOff(Thread &t, BarrierState &s, Status status)
{
    tellNext(t, EventKind::BarrierBreak, s.head);
    become(t, s, status);
}

/// The last one lets in who waits for that.
void goOut(Thread &t, BarrierState &s)
{
    const std::uint32_t status = wordOf(s) & StatusMask;
    if (--s.value == 0 && (status == Draining || status == Resetting)) become(t, s, Filling);
}

void pass(Thread &t, BarrierState &s, std::uint32_t index)
{
    tellNext(t, EventKind::BarrierPass, s.head, trace::Value::integer(index));
    goOut(t, s);
}

// --

std::uint32_t waitingAt(const Machine &m, PlainObject *object)
{
    const vm::ObjectLock guard(m, object);
    BarrierState &s = stateOf(object);
    return (wordOf(s) & StatusMask) == Filling ? s.value : 0;
}

/// A place in the round that fills; the last one has ended it, where there is no action. Waits first until it fills, however long that
/// takes.
Outcome arrive(Call &call, BarrierState &s, bool hasAction, std::uint32_t &index, bool &isLast)
{
    Thread &t = call.thread;
    Waiting waiting(t, WaitReason::Barrier, EventKind::BarrierWait, s.head.number, Forever, 1);
    for (;;) {
        std::uint32_t word = 0;
        {
            const vm::ObjectLock guard(call.machine, barrier(call));
            word = wordOf(s);
            if (word == Broken) return refuseBroken(call);
            if (word == Filling) {
                index = s.value++;
                isLast = s.value == s.parties;
                tellNext(t, EventKind::BarrierWait, s.head, trace::Value::integer(s.value));
                if (isLast && hasAction) __atomic_store_n(&s.head.word, Filling | InAction, __ATOMIC_SEQ_CST);
                if (!isLast || hasAction) return Outcome::Done;
                become(t, s, Draining);
                pass(t, s, index);
                return Outcome::Done;
            }
        }
        switch (waiting.on(s.head.word, word, s.waiters)) {
        case Wait::TimedOut:
        case Wait::Go: break;
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        }
    }
}

/// A wait for the round's end: where the thread stands in it, as its waitState has it.
struct Stay {
    std::uint32_t index = 0;
    bool isLate = false; ///< its time is up, but the action still runs

    static Stay of(std::uint64_t phase) { return {static_cast<std::uint32_t>(phase >> 8), (phase & 1) != 0}; }
    std::uint64_t phase() const { return std::uint64_t{index} << 8 | 2 | (isLate ? 1 : 0); }
};

/// Until the round that it arrived in has ended, or it breaks it off because its time is up. None: it has to wait on.
std::optional<Outcome> goOn(Call &call, BarrierState &s, const Stay &stay)
{
    Thread &t = call.thread;
    const vm::ObjectLock guard(call.machine, barrier(call));
    const std::uint32_t word = wordOf(s);
    if ((word & InAction) || (word == Filling && !stay.isLate)) return std::nullopt;
    if (word == Filling) breakOff(t, s, Broken);
    if (!isBroken(s)) {
        pass(t, s, stay.index);
        return call.done(Value::integer(stay.index));
    }
    goOut(t, s);
    return raiseBroken(call);
}

Outcome stayOn(Call &call, BarrierState &s, std::int64_t timeout, Stay stay)
{
    Thread &t = call.thread;
    for (;;) {
        Waiting waiting(t, WaitReason::Barrier, EventKind::BarrierWait, s.head.number, stay.isLate ? Forever : timeout, stay.phase());
        for (bool isUp = false; !isUp;) {
            const std::uint32_t word = wordOf(s);
            if (const auto outcome = goOn(call, s, stay)) return *outcome;
            switch (waiting.on(s.head.word, word, s.waiters)) {
            case Wait::Go: break;
            case Wait::TimedOut: isUp = true; break;
            case Wait::Parked: return Outcome::Blocked;
            case Wait::Raised: {
                const vm::ObjectLock guard(call.machine, barrier(call));
                goOut(t, s);
                return Outcome::Raised;
            }
            }
        }
        stay.isLate = true;
    }
}

Outcome wait(Call &call)
{
    Thread &t = call.thread;
    BarrierState &s = stateOf(barrier(call));
    std::int64_t timeout = s.timeout;
    if (!call[1].isNone())
        if (const Outcome o = secondsArgument(call, call[1], timeout, FirstUse::Sum); o != Outcome::Done) return o;
    if (t.waitState > 1) return stayOn(call, s, timeout, Stay::of(t.waitState));
    const Value action = barrier(call)->values()[0];
    std::uint32_t index = 0;
    bool isLast = false;
    if (const Outcome o = arrive(call, s, !action.isNone(), index, isLast); o != Outcome::Done) return o;
    if (!isLast) return stayOn(call, s, timeout, {index, false});
    if (action.isNone()) return call.done(Value::integer(index));
    return call.callInstead(libraryValue(t, "threading", "_barrier_action"), {call.self(), action, Value::integer(index)});
}

/// _end_round(index, broken): after the action, by whoever ran it.
Outcome endAfterAction(Call &call)
{
    BarrierState &s = stateOf(barrier(call));
    const auto index = static_cast<std::uint32_t>(call[1].asInt());
    const vm::ObjectLock guard(call.machine, barrier(call));
    if (call[2] == Value::boolean(true)) {
        breakOff(call.thread, s, Broken);
        goOut(call.thread, s);
    } else {
        become(call.thread, s, Draining);
        pass(call.thread, s, index);
    }
    return call.done(Value::integer(index));
}

/// Does it with the object locked, once no action runs.
template <typename Change>
Outcome changed(Call &call, const Change &change)
{
    BarrierState &s = stateOf(barrier(call));
    Waiting waiting(call.thread, WaitReason::Barrier, EventKind::BarrierWait, s.head.number, Forever);
    for (;;) {
        std::uint32_t word = 0;
        {
            const vm::ObjectLock guard(call.machine, barrier(call));
            word = wordOf(s);
            if (!(word & InAction)) {
                change(call.thread, s);
                return call.done();
            }
        }
        switch (waiting.on(s.head.word, word, s.waiters)) {
        case Wait::TimedOut:
        case Wait::Go: break;
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        }
    }
}

Outcome reset(Call &call)
{
    return changed(call, [](Thread &t, BarrierState &s) {
        if (s.value == 0) become(t, s, Filling);
        else if (wordOf(s) == Filling) breakOff(t, s, Resetting);
        else if (wordOf(s) == Broken) become(t, s, Resetting);
    });
}

Outcome abort(Call &call)
{
    return changed(call, [](Thread &t, BarrierState &s) { breakOff(t, s, Broken); });
}

Outcome initialise(Call &call)
{
    std::int64_t parties = 0;
    if (const Outcome o = countArgument(call, call[1], parties); o != Outcome::Done) return o;
    PlainObject *object = barrier(call);
    BarrierState &s = stateOf(object);
    if (const Outcome o = secondsArgument(call, call[3], s.timeout); o != Outcome::Done) return o;
    s.parties = parties < 1 ? 0 : static_cast<std::uint32_t>(parties);
    object->values()[0] = call[2];
    s.head.number = tellObject(call.thread, trace::ObjectKind::Barrier, trace::ObjectScope::Local, "Barrier");
    return call.done();
}

Outcome represent(Call &call)
{
    BarrierState &s = stateOf(barrier(call));
    std::string text = "<threading.Barrier at " + addressText(call.machine, call.self()) + ": ";
    if ((wordOf(s) & StatusMask) == Broken) text += "broken>";
    else text += "waiters=" + std::to_string(waitingAt(call.machine, barrier(call))) + "/" + std::to_string(s.parties) + ">";
    return call.done(vm::makeStr(call.thread, text));
}

} // namespace

void defineBarriers(Thread &t, Handle threadModule)
{
    const Handle cls = vm::makeBuiltinClass(t, "Barrier", "threading", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"__new__", "static cls, *args, **kwargs", [](Call &c) { return c.done(vm::valueOf(c.thread, newPlain<BarrierState>(c.thread, c[0].asHandle(), Tag::Barrier, 1))); }},
        {"__init__", "self, parties, action=None, timeout=None", initialise},
        {"wait", "self, timeout=None", wait},
        {"reset", "self", reset},
        {"abort", "self", abort},
        {"_end_round", "self, index, broken", endAfterAction},
        {"parties", "property self, /", [](Call &c) { return c.done(Value::integer(stateOf(barrier(c)).parties)); }},
        {"n_waiting", "property self, /", [](Call &c) { return c.done(Value::integer(waitingAt(c.machine, barrier(c)))); }},
        {"broken", "property self, /", [](Call &c) { return c.done(Value::boolean((wordOf(stateOf(barrier(c))) & StatusMask) == Broken)); }},
        {"__repr__", "self, /", represent},
    });
    vm::setAttributeRaw(t, threadModule, "Barrier", Value::object(cls));
}

} // namespace forkyard::modules
