// Module _thread: starting threads, knowing them, waiting for their end. threading.Thread itself is written in the language.
#include "core/modules/lock_objects.h"
#include "core/modules/modules.h"
#include "core/modules/thread_objects.h"

#include "core/vm/dicts.h"
#include "core/vm/exceptions.h"
#include "core/vm/interpreter.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <cerrno>

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;

namespace {

enum Stage : std::uint32_t { New, Started, Ended };

/// Of a threading.Thread; word: its Stage. head.number is the thread's own in the trace.
struct ThreadState : SyncState {
    std::uint64_t identity = 0;
    std::uint64_t systemId = 0;
};

ThreadState &stateOf(const Machine &m, Value v) { return *m.at<PlainObject>(v)->raw<ThreadState>(); }
Stage stageOf(ThreadState &s) { return static_cast<Stage>(__atomic_load_n(&s.head.word, __ATOMIC_ACQUIRE)); }

void setStage(Thread &t, ThreadState &s, Stage stage)
{
    __atomic_store_n(&s.head.word, static_cast<std::uint32_t>(stage), __ATOMIC_SEQ_CST);
    wakeWaiters(t, s.head.word, s.waiters, UINT32_MAX);
}

/// The state among a thread's arguments, if it is a threading.Thread's.
bool hasState(const Machine &m, Value args)
{
    const vm::Items items = vm::itemsOf(m, args);
    return items.count == 2 && hasTag(m, items[0], Tag::ThreadState);
}

void beginState(Thread &t, ThreadState &s, Value object)
{
    t.object = object;
    s.identity = t.identity;
    s.systemId = t.machine.host.systemThreadId(t);
    s.head.number = t.writer ? t.machine.host.threadObject(t) : 0;
    setStage(t, s, Started);
}

Outcome raiseCannotStart(Call &call) { return call.raise(ClassId::RuntimeError, "can't start new thread"); }

/// _start(state, bootstrap, thread): runs bootstrap(state, thread) in a new thread; comes back when that has begun.
Outcome startJoinable(Call &call)
{
    Thread &t = call.thread;
    ThreadState &s = stateOf(call.machine, call[0]);
    if (t.waitState == 0) {
        const Value args[] = {call[0], call[2]};
        vm::nameObjects(t, vm::NameSearch::Start);
        if (!call.machine.host.startThread(t, call[1], vm::makeTuple(t, args, 2))) return raiseCannotStart(call);
    }
    Waiting waiting(t, WaitReason::Join, EventKind::ThreadJoinBegin, 0, Forever);
    for (;;) {
        switch (waiting.on(s.head.word, New, s.waiters)) {
        case Wait::Go: return call.done();
        case Wait::TimedOut: break;
        case Wait::Parked: return Outcome::Blocked;
        case Wait::Raised: return Outcome::Raised;
        }
    }
}

/// join(timeout): whether it has ended.
Outcome join(Call &call)
{
    std::int64_t timeout = 0;
    if (const Outcome o = secondsArgument(call, call[1], timeout, FirstUse::LargerOfBoth); o != Outcome::Done) return o;
    Thread &t = call.thread;
    ThreadState &s = stateOf(call.machine, call.self());
    Waiting waiting(t, WaitReason::Join, EventKind::ThreadJoinBegin, s.head.number, timeout);
    Wait answer = Wait::Go;
    for (Stage stage = stageOf(s); stage != Ended && answer == Wait::Go; stage = stageOf(s)) answer = waiting.on(s.head.word, stage, s.waiters);
    if (answer == Wait::Parked) return Outcome::Blocked;
    if (isTold(t, s.head.number)) t.writer->emitAcquire(EventKind::ThreadJoinEnd, s.head.number, answer == Wait::Go ? 2 : 0, currentLine(t));
    return answer == Wait::Raised ? Outcome::Raised : call.done(Value::boolean(answer == Wait::Go));
}

Outcome startNewThread(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    if (!vm::isTuple(m, call[1])) return call.raise(ClassId::TypeError, "2nd arg must be a tuple");
    Value function = call[0], args = call[1];
    if (!vm::isKind(m, function, vm::Kind::Function) && !vm::isKind(m, function, vm::Kind::Method) && !vm::isKind(m, function, vm::Kind::Native) &&
        !vm::isKind(m, function, vm::Kind::Class) && !vm::isUserObject(m, function))
        return call.raise(ClassId::TypeError, "first arg must be callable");
    if (call.has(2) && !vm::isKind(m, call[2], vm::Kind::Dict)) return call.raise(ClassId::TypeError, "optional 3rd arg must be a dictionary");
    // The wrapper reports what the function raises.
    const Value all[] = {function, args, call.has(2) ? call[2] : Value::none()};
    function = libraryValue(t, "_thread", "_run");
    args = vm::makeTuple(t, all, 3);
    vm::nameObjects(t, vm::NameSearch::Start);
    if (!call.machine.host.startThread(t, function, args)) return raiseCannotStart(call);
    return call.done(Value::none());
}

Outcome identOf(Call &call)
{
    ThreadState &s = stateOf(call.machine, call.self());
    return call.done(s.identity ? vm::makeUnsigned(call.thread, s.identity) : Value::none());
}

Outcome nativeIdOf(Call &call)
{
    ThreadState &s = stateOf(call.machine, call.self());
    return call.done(s.systemId ? vm::makeUnsigned(call.thread, s.systemId) : Value::none());
}

/// adopt(thread): the calling thread is the one this state is of (the main thread, one started without threading).
Outcome adopt(Call &call)
{
    beginState(call.thread, stateOf(call.machine, call.self()), call[1]);
    return call.done();
}

Outcome tellName(Call &call)
{
    ThreadState &s = stateOf(call.machine, call.self());
    if (isTold(call.thread, s.head.number) && vm::isStr(call.machine, call[1]))
        call.thread.writer->emitText(EventKind::ThreadName, s.head.number, 0, currentLine(call.thread), vm::textOf(call.machine, call[1]));
    return call.done();
}

/// _report(exception): its traceback as text, with the str() of each exception asked of its class.
Outcome report(Call &call)
{
    return call.callInstead(call.machine.preludeFunctions[static_cast<unsigned>(vm::PreludeId::report_uncaught)], {call[0]});
}

Outcome tellUncaught(Call &call)
{
    Thread &t = call.thread;
    if (!t.writer) return call.done();
    std::string text = vm::formatExceptionOnly(t, call[0]);
    if (!text.empty() && text.back() == '\n') text.pop_back();
    t.writer->emitText(EventKind::ExceptionUncaught, t.machine.host.threadObject(t), 0, currentLine(t), text);
    return call.done();
}

Outcome exitThread(Call &call) { return vm::raiseValue(call.thread, vm::makeExceptionObject(call.thread, call.machine.classes[static_cast<unsigned>(ClassId::SystemExit)], call.machine.emptyTuple)); }

/// _locals(): the calling thread's table of threading.local values; made at the first call.
Outcome localTable(Call &call)
{
    Thread &t = call.thread;
    if (t.locals.isUnbound()) t.locals = vm::makeDict(t);
    return call.done(t.locals);
}

/// _ends_are_seen(): whether the program's text asks which threads live, or stops waiting for one. The text alone decides, so that a
/// schedule counts the same steps wherever it is followed.
Outcome endsAreSeen(Call &call)
{
    constexpr std::string_view words[] = {"is_alive", "active_count", "activeCount", "threading.enumerate", "enumerate()", ".join(timeout"};
    const auto asks = [&](std::string_view text) {
        if (std::any_of(std::begin(words), std::end(words), [&](std::string_view word) { return text.find(word) != text.npos; })) return true;
        constexpr std::string_view join = ".join(";
        for (std::size_t at = text.find(join); at != text.npos; at = text.find(join, at + 1))
            if (at + join.size() < text.size() && text[at + join.size()] >= '0' && text[at + join.size()] <= '9') return true;
        return false;
    };
    const auto &sources = call.machine.sources;
    return call.done(Value::boolean(std::any_of(sources.begin(), sources.end(), [&](const auto &source) { return asks(source.second); })));
}

void defineThreadState(Thread &t, Handle module)
{
    const Handle cls = vm::makeBuiltinClass(t, "_ThreadState", "_thread", vm::Kind::Plain);
    vm::defineMethods(t, cls, {
        {"__new__", "static cls", [](Call &c) { return c.done(vm::valueOf(c.thread, newPlain<ThreadState>(c.thread, c[0].asHandle(), Tag::ThreadState))); }},
        {"join", "self, timeout=None, /", join},
        {"adopt", "self, thread, /", adopt},
        {"tell_name", "self, name, /", tellName},
        {"started", "self, /", [](Call &c) { return c.done(Value::boolean(stageOf(stateOf(c.machine, c.self())) != New)); }},
        {"begun", "self, /", [](Call &c) { return c.done(Value::boolean(stageOf(stateOf(c.machine, c.self())) != New)); }}, // for who looks at another's
        {"ended", "self, /", [](Call &c) { return c.done(Value::boolean(stageOf(stateOf(c.machine, c.self())) == Ended)); }},
        {"end", "self, /", [](Call &c) {
             setStage(c.thread, stateOf(c.machine, c.self()), Ended);
             return c.done();
         }},
        {"ident", "property self, /", identOf},
        {"native_id", "property self, /", nativeIdOf},
    });
    vm::setAttributeRaw(t, module, "_ThreadState", Value::object(cls));
}

} // namespace

void defineThreadModule(Thread &t, Handle module)
{
    defineLocks(t, module);
    defineSemaphores(t, module);
    defineConditions(t, module);
    defineEvents(t, module);
    defineBarriers(t, module);
    defineThreadState(t, module);
    vm::setAttributeRaw(t, module, "error", t.machine.classValue(ClassId::RuntimeError));
    vm::setAttributeRaw(t, module, "TIMEOUT_MAX", Value::real(9223372036.0));
    vm::defineFunctions(t, module, {
        {"start_new_thread", "function, args, kwargs=?, /", startNewThread},
        {"_start", "state, bootstrap, thread, /", startJoinable},
        {"get_ident", "", [](Call &c) { return c.done(vm::makeUnsigned(c.thread, c.thread.identity)); }},
        {"get_native_id", "", [](Call &c) { return c.done(vm::makeUnsigned(c.thread, c.machine.host.systemThreadId(c.thread))); }},
        {"_current", "", [](Call &c) { return c.done(c.thread.object.isUnbound() ? Value::none() : c.thread.object); }},
        {"_process", "", [](Call &c) { return c.done(Value::integer(c.machine.host.processId())); }},
        {"_is_main", "", [](Call &c) { return c.done(Value::boolean(c.thread.number == 1)); }},
        {"_locals", "", localTable},
        {"exit", "", exitThread},
        {"_ends_are_seen", "", endsAreSeen},
        // For whoever watches: the thread of this state is about to end; somebody counts the threads of this table.
        {"_ending", "state, active, /", [](Call &c) { return c.done(); }},
        {"_look", "active, /", [](Call &c) { return c.done(); }},
        {"_report", "exception, /", report},
        {"_tell_uncaught", "exception, /", tellUncaught},
    });
}

bool beginThread(Thread &t, Value function, Value args)
{
    const Machine &m = t.machine;
    if (hasState(m, args)) beginState(t, stateOf(m, vm::itemsOf(m, args)[0]), vm::itemsOf(m, args)[1]);
    t.roots.push_back(args); // the state is needed to the end
    return vm::startThreadFrame(t, function, args);
}

void endThread(Thread &t, Value args)
{
    const Machine &m = t.machine;
    t.exception = Value();
    if (hasState(m, args)) setStage(t, stateOf(m, vm::itemsOf(m, args)[0]), Ended);
}

void threadMain(Thread &t, Value function, Value args)
{
    if (beginThread(t, function, args)) vm::run(t);
    endThread(t, args);
}

} // namespace forkyard::modules
