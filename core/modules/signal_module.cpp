// _signal: what a signal does, timers, masks and waiting for one. Which function handles a signal is kept by signal.py; the
// interpreter runs _signal._run(number, …) for each. Knows no host but by host.h.
#include "core/modules/signal_module.h"

#include "core/modules/system_modules.h"
#include "core/vm/exceptions.h"
#include "core/vm/interpreter.h"
#include "core/vm/lists.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <csignal>
#include <cstring>
#include <utility>

namespace forkyard::modules {

using namespace vm;

namespace {

Outcome number(Call &call, std::uint32_t i, std::int64_t &n)
{
    const Outcome o = toIndex(call.thread, call[i], n);
    return o == Outcome::Python ? call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[i]).c_str()) : o;
}

Outcome answer(Call &call, const SystemResult &r)
{
    if (r.wait == Wait::Parked) return Outcome::Blocked;
    if (r.wait == Wait::Raised) return Outcome::Raised;
    if (r.value < 0) return raiseErrno(call.thread, r.error);
    return call.done(makeInt(call.thread, r.value));
}

/// set_action(signal, action): action as in SignalAction.
Outcome setAction(Call &call)
{
    std::int64_t signal = 0, action = 0;
    if (const Outcome o = number(call, 0, signal); o != Outcome::Done) return o;
    if (const Outcome o = number(call, 1, action); o != Outcome::Done) return o;
    return answer(call, call.machine.host.setSignalAction(call.thread, static_cast<int>(signal), static_cast<SignalAction>(action)));
}

Outcome actionOf(Call &call)
{
    std::int64_t signal = 0;
    if (const Outcome o = number(call, 0, signal); o != Outcome::Done) return o;
    return call.done(Value::integer(static_cast<std::int64_t>(call.machine.host.signalAction(static_cast<int>(signal)))));
}

Outcome pairOf(Call &call, const SystemResult &r, const std::int64_t *two)
{
    if (const Outcome o = answer(call, r); o != Outcome::Done) return o;
    const Value pair[] = {makeInt(call.thread, two[0]), makeInt(call.thread, two[1])};
    return call.done(makeTuple(call.thread, pair, 2));
}

/// set_timer(first, interval) in ns: (what was left, its interval).
Outcome setTimer(Call &call)
{
    std::int64_t first = 0, interval = 0;
    if (const Outcome o = number(call, 0, first); o != Outcome::Done) return o;
    if (const Outcome o = number(call, 1, interval); o != Outcome::Done) return o;
    std::int64_t before[2] = {};
    return pairOf(call, call.machine.host.setTimer(call.thread, first, interval, before), before);
}

Outcome getTimer(Call &call)
{
    std::int64_t left[2] = {};
    return pairOf(call, call.machine.host.getTimer(call.thread, left), left);
}

/// Comes back once a handler has run, be it while another call of the thread was tried again.
Outcome pauseForSignal(Call &call)
{
    Thread &t = call.thread;
    if (t.waitState == 0) t.waitState = std::uint64_t{1} + t.signalsRun;
    while (t.waitState == std::uint64_t{1} + t.signalsRun) {
        switch (call.machine.host.block(t, {WaitReason::Io, 0, WaitReason::NoDeadline}, nullptr, 0)) {
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        case Wait::Go:
        case Wait::TimedOut: break;
        }
    }
    if (t.signalException.isUnbound()) return call.done();
    t.exception = std::exchange(t.signalException, Value()); // the handler's
    return Outcome::Raised;
}

/// mask(how, set): the set before. set negative: asks only.
Outcome mask(Call &call)
{
    std::int64_t how = 0, set = 0;
    if (const Outcome o = number(call, 0, how); o != Outcome::Done) return o;
    if (!call[1].isNone())
        if (const Outcome o = number(call, 1, set); o != Outcome::Done) return o;
    const auto bits = static_cast<std::uint64_t>(set);
    std::uint64_t before = 0;
    if (call.thread.waitState == 0) {
        const SystemResult r = call.machine.host.signalMask(call.thread, static_cast<int>(how), call[1].isNone() ? nullptr : &bits, &before);
        if (const Outcome o = answer(call, r); o != Outcome::Done) return o;
        call.thread.roots.push_back(makeInt(call.thread, static_cast<std::int64_t>(before)));
    }
    // One that was held back may have come now.
    if (const Outcome o = afterSignals(call); o != Outcome::Done) {
        if (o == Outcome::Raised) call.thread.roots.pop_back();
        return o;
    }
    const Value result = call.thread.roots.back();
    call.thread.roots.pop_back();
    return call.done(result);
}

/// wait(set, deadline): the signal; 0: none came in time.
Outcome waitFor(Call &call)
{
    std::int64_t set = 0, timeout = 0;
    if (const Outcome o = number(call, 0, set); o != Outcome::Done) return o;
    Thread &t = call.thread;
    if (t.waitDeadline == 0) {
        t.waitDeadline = WaitReason::NoDeadline;
        if (!call[1].isNone()) {
            if (const Outcome o = number(call, 1, timeout); o != Outcome::Done) return o;
            t.waitDeadline = call.machine.host.now(Host::Clock::Monotonic) + timeout;
        }
    }
    return answer(call, call.machine.host.waitForSignal(t, static_cast<std::uint64_t>(set), t.waitDeadline));
}

/// interrupted(): (file, line, function) of the program's innermost frame: where a handler that is called now interrupts it.
Outcome interrupted(Call &call)
{
    const Machine &m = call.machine;
    for (Handle h = call.thread.frame; h; h = m.at<FrameObject>(h)->caller) {
        const auto *frame = m.at<FrameObject>(h);
        if (frame->flags & FrameObject::Hidden) continue;
        const bytecode::Code &code = m.code(frame->code);
        const auto &instructions = frame->lined ? code.instructions : code.fastInstructions;
        const Value parts[] = {makeStr(call.thread, code.fileName), Value::integer(instructions[frame->pc].line), makeStr(call.thread, code.name)};
        return call.done(makeTuple(call.thread, parts, 3));
    }
    return call.done();
}

Outcome describe(Call &call)
{
    std::int64_t signal = 0;
    if (const Outcome o = number(call, 0, signal); o != Outcome::Done) return o;
    const char *text = sigdescr_np(static_cast<int>(signal));
    return call.done(text ? makeStr(call.thread, text) : Value::none());
}

} // namespace

Outcome afterSignals(Call &call)
{
    call.thread.waitState = 0; // this time the answer is given here, within the call
    if (call.machine.host.hasSignal(call.thread)) {
        switch (call.machine.host.safepoint(call.thread)) {
        case Wait::Parked: call.thread.waitState = 1; return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        case Wait::Go:
        case Wait::TimedOut: break;
        }
    }
    return call.done();
}

void defineSignalModule(Thread &t, Handle module)
{
    const Value numbers = makeListWithCapacity(t, 40);
    for (int signal = 1; signal < 32; ++signal) {
        const char *name = sigabbrev_np(signal);
        if (!name) continue;
        const Value pair[] = {makeStr(t, std::string("SIG") + name), Value::integer(signal)};
        listAppend(t, numbers, makeTuple(t, pair, 2));
    }
    setAttributeRaw(t, module, "numbers", numbers);
    setAttributeRaw(t, module, "rtmin", Value::integer(SIGRTMIN));
    setAttributeRaw(t, module, "rtmax", Value::integer(SIGRTMAX));
    for (const auto &[name, value] : std::initializer_list<std::pair<const char *, int>>{{"SIG_BLOCK", SIG_BLOCK}, {"SIG_UNBLOCK", SIG_UNBLOCK}, {"SIG_SETMASK", SIG_SETMASK}})
        setAttributeRaw(t, module, name, Value::integer(value));
    defineFunctions(t, module, {
        {"default_int_handler", "signalnum, frame, /", [](Call &c) { return vm::raiseValue(c.thread, vm::makeExceptionObject(c.thread, c.machine.classes[static_cast<unsigned>(vm::ClassId::KeyboardInterrupt)], c.machine.emptyTuple)); }},
        {"set_action", "signal, action, /", setAction},
        {"action", "signal, /", actionOf},
        {"set_timer", "first, interval, /", setTimer},
        {"get_timer", "", getTimer},
        {"pause", "", pauseForSignal},
        {"mask", "how, set, /", mask},
        {"pending", "", [](Call &c) { return c.done(makeInt(c.thread, static_cast<std::int64_t>(c.machine.host.signalsPending(c.thread)))); }},
        {"wait", "set, timeout=None, /", waitFor},
        {"interrupted", "", interrupted},
        {"describe", "signal, /", describe},
        {"is_main_thread", "", [](Call &c) { return c.done(Value::boolean(c.thread.number == 1)); }},
    });
}

} // namespace forkyard::modules
