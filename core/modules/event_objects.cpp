// threading.Event. word: lowest bit: set; the rest counts how often it was set, so that whoever waits sees a set() that a
// clear() followed at once. multiprocessing's is the same, with its state in shared memory.
#include "core/modules/thread_objects.h"

#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

#include <cerrno>

namespace forkyard::modules {

using trace::EventKind;

namespace {

SyncState &event(Call &call) { return stateOf<SyncState>(call.machine, call.machine.at<PlainObject>(call.self())); }
std::uint32_t wordOf(SyncState &s) { return __atomic_load_n(&s.head.word, __ATOMIC_ACQUIRE); }

Outcome seen(Call &call, SyncState &s)
{
    tellFree(call.thread, EventKind::EventWake, s.head.number);
    return call.done(Value::boolean(true));
}

/// `use`: what a timeout is taken for; in shared memory it goes to a semaphore at once.
template <FirstUse use>
Outcome wait(Call &call)
{
    Thread &t = call.thread;
    SyncState &s = event(call);
    // What it found at its first attempt is the phase (odd, so never 0).
    const bool again = t.waitState != 0;
    const std::uint32_t before = again ? static_cast<std::uint32_t>(t.waitState >> 1) : wordOf(s);
    if (before & 1) return seen(call, s);
    std::int64_t timeout = 0;
    if (const Outcome o = secondsArgument(call, call[1], timeout, use); o != Outcome::Done) return o;
    Waiting waiting(t, WaitReason::Event, EventKind::EventWait, s.head.number, timeout, std::uint64_t{before} << 1 | 1);
    switch (waiting.on(s.head.word, before, s.waiters)) {
    case Wait::Go: return seen(call, s);
    case Wait::TimedOut: return call.done(Value::boolean(false));
    case Wait::Parked: return Outcome::Blocked;
    case Wait::Raised: return Outcome::Raised;
    }
    return Outcome::Raised;
}

Outcome set(Call &call)
{
    SyncState &s = event(call);
    tellNext(call.thread, EventKind::EventSet, s.head);
    std::uint32_t before = wordOf(s);
    while (!(before & 1) && !__atomic_compare_exchange_n(&s.head.word, &before, before + 3, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {}
    wakeWaiters(call.thread, s.head.word, s.waiters, UINT32_MAX);
    return call.done();
}

Outcome clear(Call &call)
{
    SyncState &s = event(call);
    tellNext(call.thread, EventKind::EventClear, s.head);
    __atomic_and_fetch(&s.head.word, ~1u, __ATOMIC_SEQ_CST);
    return call.done();
}

Outcome isSet(Call &call) { return call.done(Value::boolean(wordOf(event(call)) & 1)); }

Outcome represent(Call &call)
{
    const std::string status = wordOf(event(call)) & 1 ? ": set>" : ": unset>";
    return call.done(vm::makeStr(call.thread, "<threading.Event at " + addressText(call.machine, call.self()) + status));
}

/// The event of all processes that stands at a place; 0: a new one.
Outcome makeShared(Call &call, std::int64_t place)
{
    Thread &t = call.thread;
    PlainObject *object = newPlain<Raw<SyncState>>(t, call[0].asHandle(), Tag::Event);
    auto &raw = *object->raw<Raw<SyncState>>();
    const Value made = vm::valueOf(t, object);
    raw.place = static_cast<std::uint64_t>(place);
    if (place == 0) {
        raw.place = call.machine.host.shareMemory(sizeof(SyncState));
        if (raw.place == 0) return vm::raiseErrno(t, ENOSPC);
        auto *state = new (call.machine.host.sharedMemory(raw.place)) SyncState();
        state->head.number = tellObject(t, trace::ObjectKind::Event, trace::ObjectScope::Shared, "Event", true);
    }
    raw.state.head.number = stateOf<SyncState>(call.machine, object).head.number;
    return call.done(made);
}

Outcome attach(Call &call)
{
    std::int64_t place = 0;
    const Outcome o = intArgument(call, call[1], place);
    return o == Outcome::Done ? makeShared(call, place) : o;
}

} // namespace

void defineEvents(Thread &t, Handle threadModule)
{
    const Handle cls = vm::makeBuiltinClass(t, "Event", "threading", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"__new__", "static cls, *args, **kwargs", [](Call &c) { return c.done(vm::valueOf(c.thread, newPlain<Raw<SyncState>>(c.thread, c[0].asHandle(), Tag::Event))); }},
        {"__init__", "self", [](Call &c) {
             event(c).head.number = tellObject(c.thread, trace::ObjectKind::Event, trace::ObjectScope::Local, "Event");
             return c.done();
         }},
        {"wait", "self, timeout=None", wait<FirstUse::IsMoreThanZero>},
        {"set", "self", set},
        {"clear", "self", clear},
        {"is_set", "self", isSet},
        {"__repr__", "self, /", represent},
    });
    vm::setAttributeRaw(t, threadModule, "Event", Value::object(cls));
    const Handle shared = vm::makeBuiltinClass(t, "Event", "multiprocessing.synchronize", vm::Kind::Plain);
    vm::defineMethods(t, shared, {
        {"__new__", "static cls, *, ctx=None", [](Call &c) { return makeShared(c, 0); }},
        {"_attach", "class cls, place, /", attach},
        {"_place", "property self, /", [](Call &c) { return c.done(vm::makeUnsigned(c.thread, c.machine.at<PlainObject>(c.self())->raw<Raw<SyncState>>()->place)); }},
        {"wait", "self, timeout=None", wait<FirstUse::AsReal>},
        {"set", "self", set},
        {"clear", "self", clear},
        {"is_set", "self", isSet},
    });
    vm::setAttributeRaw(t, threadModule, "_SharedEvent", Value::object(shared));
}

} // namespace forkyard::modules
