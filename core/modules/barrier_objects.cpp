// threading.Barrier. word: lowest two bits say how it stands, the rest counts the rounds; whoever waits sleeps until the
// word of its round has changed. Which rounds were broken off is remembered for the last 32, for sleepers that wake late.
#include "core/modules/thread_objects.h"

#include "core/vm/native.h"
#include "core/vm/strings.h"

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;

namespace {

enum Status : std::uint32_t { Filling = 0, InAction = 1, Broken = 2, StatusMask = 3 };
constexpr std::uint32_t NextRound = 4;

/// value: how many wait now.
struct BarrierState : SyncState {
    std::uint32_t parties = 0;
    std::uint32_t brokenRounds = 0; ///< bit i: the round i before the last finished one was broken off
    std::int64_t timeout = Forever; ///< of the waits that name none
};

PlainObject *barrier(Call &call) { return call.machine.at<PlainObject>(call.self()); }
BarrierState &stateOf(PlainObject *object) { return *object->raw<BarrierState>(); }
std::uint32_t wordOf(BarrierState &s) { return __atomic_load_n(&s.head.word, __ATOMIC_ACQUIRE); }

/// By a function of the language, which stands for the lines that CPython's traceback shows: of who waited, or of who came to what was broken.
Outcome raiseBroken(Call &call) { return call.callInstead(libraryValue(call.thread, "threading", "_barrier_late"), {}); }
Outcome refuseBroken(Call &call) { return call.callInstead(libraryValue(call.thread, "threading", "_barrier_broken"), {}); }

/// Ends the round. The object is locked.
void endRound(Thread &t, BarrierState &s, bool broken, Status next)
{
    s.value = 0;
    s.brokenRounds = s.brokenRounds << 1 | (broken ? 1 : 0);
    __atomic_store_n(&s.head.word, (s.head.word & ~StatusMask) + NextRound + next, __ATOMIC_SEQ_CST);
    wakeWaiters(t, s.head.word, s.waiters, UINT32_MAX);
}

void breakIt(Thread &t, PlainObject *object, Status next)
{
    const vm::ObjectLock guard(t.machine, object);
    BarrierState &s = stateOf(object);
    tellNext(t, EventKind::BarrierBreak, s.head);
    endRound(t, s, true, next);
}

std::uint32_t waitingAt(const Machine &m, PlainObject *object)
{
    const vm::ObjectLock guard(m, object);
    return stateOf(object).value;
}

/// Whether the round that ended when the word was `word` (with its status) was broken off.
bool wasBroken(const Machine &m, PlainObject *object, std::uint32_t word)
{
    const vm::ObjectLock guard(m, object); // the next round may end meanwhile
    BarrierState &s = stateOf(object);
    const std::uint32_t later = (wordOf(s) - (word & ~StatusMask)) / NextRound;
    return later == 0 || later > 32 ? later == 0 : (s.brokenRounds >> (later - 1)) & 1;
}

Outcome pass(Call &call, BarrierState &s, std::uint32_t index)
{
    tellNext(call.thread, EventKind::BarrierPass, s.head, trace::Value::integer(index));
    return call.done(Value::integer(index));
}

/// A place in the round that fills. Waits first where an action runs. Python: it is the last, and there is an action.
Outcome arrive(Call &call, BarrierState &s, std::int64_t timeout, std::uint32_t &word, std::uint32_t &index, bool &isLast)
{
    Thread &t = call.thread;
    Waiting waiting(t, WaitReason::Barrier, EventKind::BarrierWait, s.head.number, timeout, 1);
    for (;;) {
        {
            const vm::ObjectLock guard(call.machine, barrier(call));
            word = wordOf(s);
            if ((word & StatusMask) == Broken) return refuseBroken(call);
            if ((word & StatusMask) == Filling) {
                index = s.value++;
                isLast = s.value == s.parties;
                tellNext(t, EventKind::BarrierWait, s.head, trace::Value::integer(s.value));
                return Outcome::Done;
            }
        }
        switch (waiting.on(s.head.word, word, s.waiters)) {
        case Wait::Go: break;
        case Wait::TimedOut: breakIt(t, barrier(call), Broken); return raiseBroken(call);
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        }
    }
}

/// Sleeps until the round it arrived in has ended. In waitState: that round's word, its index, and a one.
Outcome stay(Call &call, BarrierState &s, std::int64_t timeout, std::uint64_t phase)
{
    Thread &t = call.thread;
    const auto word = static_cast<std::uint32_t>(phase >> 32);
    const auto index = static_cast<std::uint32_t>(phase >> 8 & 0xffffff);
    Waiting waiting(t, WaitReason::Barrier, EventKind::BarrierWait, s.head.number, timeout, phase);
    for (;;) {
        const std::uint32_t now = wordOf(s);
        if ((now & ~StatusMask) != word) return wasBroken(call.machine, barrier(call), word) ? raiseBroken(call) : pass(call, s, index);
        switch (waiting.on(s.head.word, now, s.waiters)) {
        case Wait::Go: break;
        case Wait::TimedOut:
            if ((wordOf(s) & ~StatusMask) != word) break;
            breakIt(t, barrier(call), Broken);
            return raiseBroken(call);
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised:
            if ((wordOf(s) & ~StatusMask) == word) breakIt(t, barrier(call), Broken);
            return Outcome::Raised;
        }
    }
}

Outcome wait(Call &call)
{
    Thread &t = call.thread;
    BarrierState &s = stateOf(barrier(call));
    std::int64_t timeout = s.timeout;
    if (!call[1].isNone())
        if (const Outcome o = secondsArgument(call, call[1], timeout, FirstUse::Sum); o != Outcome::Done) return o;
    std::uint64_t phase = t.waitState;
    if (phase <= 1) {
        std::uint32_t word = 0, index = 0;
        bool isLast = false;
        if (const Outcome o = arrive(call, s, timeout, word, index, isLast); o != Outcome::Done) return o;
        if (isLast) {
            const Value action = barrier(call)->values()[0];
            if (!action.isNone()) {
                __atomic_store_n(&s.head.word, word | InAction, __ATOMIC_SEQ_CST);
                return call.callInstead(libraryValue(t, "threading", "_barrier_action"), {call.self(), action, Value::integer(index)});
            }
            const vm::ObjectLock guard(call.machine, barrier(call));
            endRound(t, s, false, Filling);
            return pass(call, s, index);
        }
        phase = std::uint64_t{word & ~StatusMask} << 32 | std::uint64_t{index} << 8 | 2;
    }
    return stay(call, s, timeout, phase);
}

/// _end_round(index): after the action, by whoever ran it.
Outcome endAfterAction(Call &call)
{
    BarrierState &s = stateOf(barrier(call));
    {
        const vm::ObjectLock guard(call.machine, barrier(call));
        endRound(call.thread, s, false, Filling);
    }
    return pass(call, s, static_cast<std::uint32_t>(call[1].asInt()));
}

Outcome reset(Call &call)
{
    PlainObject *object = barrier(call);
    BarrierState &s = stateOf(object);
    if (s.value != 0) {
        breakIt(call.thread, object, Filling);
    } else if ((wordOf(s) & StatusMask) == Broken) {
        const vm::ObjectLock guard(call.machine, object);
        __atomic_store_n(&s.head.word, (s.head.word & ~StatusMask) | Filling, __ATOMIC_SEQ_CST);
    }
    return call.done();
}

Outcome abort(Call &call)
{
    breakIt(call.thread, barrier(call), Broken);
    return call.done();
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
        {"_end_round", "self, index", endAfterAction},
        {"parties", "property self, /", [](Call &c) { return c.done(Value::integer(stateOf(barrier(c)).parties)); }},
        {"n_waiting", "property self, /", [](Call &c) { return c.done(Value::integer(waitingAt(c.machine, barrier(c)))); }},
        {"broken", "property self, /", [](Call &c) { return c.done(Value::boolean((wordOf(stateOf(barrier(c))) & StatusMask) == Broken)); }},
        {"__repr__", "self, /", represent},
    });
    vm::setAttributeRaw(t, threadModule, "Barrier", Value::object(cls));
}

} // namespace forkyard::modules
