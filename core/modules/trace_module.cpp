// _trace: how modules written in the language tell what they are made of. `new` gives an object its number and its name, `tell`
// emits one event. Knows no module that uses it; programs cannot import it.
#include "core/modules/sync_object.h"
#include "core/modules/system_modules.h"

#include "core/vm/dicts.h"
#include "core/vm/name_for.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/operations.h"
#include "core/vm/strings.h"

#include <unordered_map>

namespace forkyard::modules {

namespace {

using trace::EventKind;
using trace::ObjectKind;

// How far an object's own order has come stands in the heap, so that it is part of the program's state: _sequences holds counts by
// number, _places where in shared memory the count of a shared object stands.
constexpr std::string_view Sequences = "_sequences", Places = "_places";

Value table(Thread &t, std::string_view name) { return libraryValue(t, "_trace", name); }

bool objectKindOf(std::string_view name, ObjectKind &kind)
{
    for (std::size_t i = 0; i < trace::kObjectKinds; ++i) {
        if (trace::kObjectKindNames[i] != name) continue;
        kind = static_cast<ObjectKind>(i);
        return true;
    }
    return false;
}

bool eventKindOf(std::string_view name, EventKind &kind)
{
    static const auto kinds = [] {
        std::unordered_map<std::string_view, EventKind> table;
        for (std::size_t i = 0; i < trace::kEventKinds; ++i) table.emplace(trace::kEventKindInfos[i].name, static_cast<EventKind>(i));
        return table;
    }();
    const auto found = kinds.find(name);
    if (found == kinds.end()) return false;
    kind = found->second;
    return true;
}

/// The place in its object's order that an event of a life (made, begun, ended) always has; 0: it is counted.
std::uint32_t fixedPlace(EventKind kind)
{
    switch (kind) {
    case EventKind::TaskCreate:
    case EventKind::TaskResume:
    case EventKind::JobSubmit:
    case EventKind::JobStart: return 1;
    case EventKind::TaskDone:
    case EventKind::TaskFailed:
    case EventKind::TaskCancelled:
    case EventKind::TaskCollected:
    case EventKind::JobDone:
    case EventKind::JobFailed:
    case EventKind::JobCancelled:
    case EventKind::JobCollected:
    case EventKind::JobCallback: return 2;
    default: return 0;
    }
}

std::uint32_t countPlace(Thread &t, std::uint32_t number)
{
    const Value key = Value::integer(number);
    Value known;
    if (vm::dictGet(t, table(t, Places), key, known) == Outcome::Done && known.isInt()) {
        auto *word = static_cast<std::uint32_t *>(t.machine.host.sharedMemory(static_cast<std::uint64_t>(known.asInt())));
        const std::uint32_t place = __atomic_add_fetch(word, 1, __ATOMIC_ACQ_REL);
        return place != 0 ? place : __atomic_add_fetch(word, 1, __ATOMIC_ACQ_REL);
    }
    const Value counts = table(t, Sequences);
    if (vm::dictGet(t, counts, key, known) != Outcome::Done || !known.isInt()) return 0; // shared, and not made here: time must do
    const std::uint32_t place = trace::nextSequence(static_cast<std::uint32_t>(known.asInt()));
    static_cast<void>(vm::dictSet(t, counts, key, Value::integer(place)));
    return place;
}

void keepCount(Thread &t, std::uint32_t number, ObjectKind kind, bool shared)
{
    if (trace::isOneForAll(kind) || kind == ObjectKind::Task) return; // their places are fixed
    const Value key = Value::integer(number);
    if (!shared) {
        static_cast<void>(vm::dictSet(t, table(t, Sequences), key, Value::integer(0)));
        return;
    }
    const std::uint64_t place = t.machine.host.shareMemory(sizeof(std::uint32_t));
    if (place != 0) static_cast<void>(vm::dictSet(t, table(t, Places), key, Value::integer(static_cast<std::int64_t>(place))));
}

/// Whether what a module is asked for is for the library itself: below that module's own frames, or the prelude's, stands another of
/// the library's.
bool isLibrarysOwn(const Thread &t, const std::string &module)
{
    const Machine &m = t.machine;
    for (Handle at = t.frame; at != 0;) {
        const auto *frame = m.at<vm::FrameObject>(at);
        const std::string &file = m.codes[frame->code]->code->fileName;
        if (!(frame->flags & vm::FrameObject::Hidden)) return false;
        if (file != module && file.find("prelude") == std::string::npos) return true;
        at = frame->caller;
    }
    return false;
}

/// new(kind, name=None, shared=False): the number of a new object of that ObjectKind, which is told its name, or "<kind> <n>". 0
/// where nothing is recorded.
Outcome newTold(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    ObjectKind kind = ObjectKind::Other;
    if (!vm::isStr(m, call[0]) || !objectKindOf(vm::textOf(m, call[0]), kind)) return call.raise(vm::ClassId::ValueError, "no kind of object");
    if (!t.writer || (kind == ObjectKind::ThreadLocal && isLibrarysOwn(t, "<threading>"))) return call.done(Value::integer(0));
    const bool shared = isTrue(t, call[2]);
    const auto scope = shared || trace::isOneForAll(kind) ? trace::ObjectScope::Shared : trace::ObjectScope::Local;
    std::uint32_t number = 0;
    if (vm::isStr(m, call[1])) {
        number = m.host.newObjects(1);
        t.writer->nameObject(number, kind, scope, vm::textOf(m, call[1]));
        if (kind == ObjectKind::Pool) vm::noteUnnamed(t, number, trace::packObject(kind, scope));
    } else {
        number = tellObject(t, kind, scope, vm::textOf(m, call[0]), true);
    }
    keepCount(t, number, kind, shared);
    return call.done(Value::integer(number));
}

/// named(kind, key, name=None): the number of what goes by that key in every process of the run; who makes it names it, and it gets
/// the name of any variable that leads to it in this process. 0 where nothing is recorded.
Outcome namedTold(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    ObjectKind kind = ObjectKind::Other;
    if (!vm::isStr(m, call[0]) || !objectKindOf(vm::textOf(m, call[0]), kind)) return call.raise(vm::ClassId::ValueError, "no kind of object");
    if (!t.writer) return call.done(Value::integer(0));
    const std::uint32_t number = numbersByName(vm::textOf(m, call[1]));
    if (vm::isStr(m, call[2])) t.writer->nameObject(number, kind, trace::ObjectScope::Shared, vm::textOf(m, call[2]));
    else vm::noteUnnamed(t, number, trace::packObject(kind, trace::ObjectScope::Shared));
    return call.done(vm::makeInt(t, number));
}

/// used(number): something happens to what has this number, which somebody else will tell (a manager's server).
Outcome usedTold(Call &call)
{
    if (call[0].isInt()) vm::nameObjects(call.thread, vm::NameSearch::Use, static_cast<std::uint32_t>(call[0].asInt()));
    return call.done();
}

/// path_to(object): what the program calls it, as far as this thread sees: "data", "self.data". None where nothing is recorded or nothing leads
/// to it.
Outcome pathTo(Call &call)
{
    Thread &t = call.thread;
    if (!t.writer || !call[0].isObject()) return call.done();
    const std::string path = vm::nameFor(call[0].asHandle(), {&t});
    return path.empty() ? call.done() : call.done(vm::makeStr(t, path));
}

/// Values of variables only where shared data is recorded, frames and lines never: the machine tells those.
bool isTooFine(const Thread &t, EventKind kind)
{
    return trace::kindInfo(kind).effect == trace::Effect::Variable && t.traceLevel < trace::Level::Shared;
}

/// Its value, a number, is another object's: a job's pool, what a task awaits, the task that takes a lock.
bool valueIsAnObject(EventKind kind) { return kind == EventKind::JobPool || kind == EventKind::TaskAwait || kind == EventKind::LockAcquire; }

/// tell(event, object, value, process=0, always=False): one event by its name. always: a variable's too where only locks and their kin are recorded. A variable's value may be anything, none: it was deleted. Where the value means an object (JobPool) it is that
/// object's number; PipeGive takes the end (0 reading, 1 writing) as its value and the process that gets it as its id; ConditionWait the task that waits
/// in its place; VariableStore what the kind's list says of its sequence.
Outcome tell(Call &call)
{
    Thread &t = call.thread;
    const Machine &m = call.machine;
    EventKind kind = EventKind::Line;
    if (!vm::isStr(m, call[0]) || !eventKindOf(vm::textOf(m, call[0]), kind)) return call.raise(vm::ClassId::ValueError, "no kind of event");
    if (!t.writer || !call[1].isInt() || (isTooFine(t, kind) && !isTrue(t, call[4]))) return call.done();
    const auto number = static_cast<std::uint32_t>(call[1].asInt());
    if (number == 0) return call.done();
    vm::nameObjects(t, vm::NameSearch::Use, number);
    std::uint32_t sequence = 0;
    trace::Value told;
    if (trace::kindInfo(kind).order != trace::Order::Free) sequence = fixedPlace(kind) ? fixedPlace(kind) : countPlace(t, number);
    if (kind == EventKind::PipeGive) {
        sequence = call[2].isInt() && call[2].asInt() == 1 ? 2 : 1;
        told = trace::Value::object(call[3].isInt() ? m.host.processObjectOf(call[3].asInt()) : 0);
    } else if (kind == EventKind::ConditionWait && call[3].isInt() && call[3].asInt() != 0) {
        told = trace::Value::object(static_cast<std::uint32_t>(call[3].asInt()));
    } else if (trace::kindInfo(kind).effect == trace::Effect::Variable) { // a value of the program's
        vm::emitValue(t, kind, number, call[3].isInt() ? static_cast<std::uint32_t>(call[3].asInt()) : 0, currentLine(t), call[2]);
        return call.done();
    } else if (vm::isStr(m, call[2])) {
        t.writer->emitText(kind, number, sequence, currentLine(t), vm::textOf(m, call[2]));
        return call.done();
    } else if (call[2].isInt()) {
        told = valueIsAnObject(kind) ? trace::Value::object(static_cast<std::uint32_t>(call[2].asInt())) : trace::Value::integer(call[2].asInt());
    }
    if (trace::kindInfo(kind).side == trace::Side::Acquire) t.writer->emitAcquire(kind, number, sequence, currentLine(t), told);
    else t.writer->emitRelease(kind, number, sequence, currentLine(t), told);
    return call.done();
}

/// is_own(module): whether the library asks that module for something for itself.
Outcome isOwn(Call &call) { return call.done(Value::boolean(isLibrarysOwn(call.thread, "<" + vm::textOf(call.machine, call[0]) + ">"))); }

} // namespace

void defineTraceModule(vm::Thread &t, vm::Handle module)
{
    vm::setAttributeRaw(t, module, Sequences, vm::makeDict(t));
    vm::setAttributeRaw(t, module, Places, vm::makeDict(t));
    vm::defineFunctions(t, module, {
        {"named", "kind, key, name=None", namedTold},
        {"new", "kind, name=None, shared=False", newTold},
        {"is_own", "module, /", isOwn},
        {"path_to", "object, /", pathTo},
        {"used", "number, /", usedTold},
        {"tell", "event, object, value=?, process=0, always=False", tell},
    });
}

} // namespace forkyard::modules
