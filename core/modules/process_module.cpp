// Module _multiprocessing: what processes need of the host beyond os: fresh starts, the program's own text, names.
#include "core/modules/process_objects.h"

#include "core/vm/descriptor_passing.h"
#include "core/vm/functions.h"
#include "core/vm/imports.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/numbers.h"
#include "core/vm/object_names.h"
#include "core/vm/strings.h"
#include "core/wire/digest.h"

namespace forkyard::modules {

using trace::EventKind;
using vm::ClassId;

namespace {

/// spawn(command, arguments, descriptors): a fresh machine that runs a text of the language; its process id.
Outcome spawn(Call &call)
{
    const Machine &m = call.machine;
    vm::SpawnRequest request;
    request.command = vm::textOf(m, call[0]);
    const vm::Items arguments = vm::itemsOf(m, call[1]);
    for (std::size_t i = 0; i < arguments.count; ++i) request.arguments.push_back(vm::textOf(m, arguments[i]));
    const vm::Items descriptors = vm::itemsOf(m, call[2]);
    for (std::size_t i = 0; i < descriptors.count; ++i) request.inherit.push_back(static_cast<int>(descriptors[i].asInt()));
    vm::nameObjects(call.thread, vm::NameSearch::Start);
    const vm::SystemResult result = m.host.spawn(call.thread, request);
    if (result.wait == Wait::Parked) return Outcome::Blocked;
    if (result.wait == Wait::Raised) return Outcome::Raised;
    if (result.value < 0) return vm::raiseErrno(call.thread, result.error);
    return call.done(Value::integer(result.value));
}

Outcome answered(Call &call, const vm::SystemResult &result)
{
    if (result.wait == Wait::Parked) return Outcome::Blocked;
    if (result.wait == Wait::Raised) return Outcome::Raised;
    return result.value < 0 ? vm::raiseErrno(call.thread, result.error) : Outcome::Done;
}

Value listOf(Thread &t, const std::vector<int> &numbers)
{
    std::vector<Value> all;
    for (const int number : numbers) all.push_back(Value::integer(number));
    return vm::makeTuple(t, all.data(), static_cast<std::uint32_t>(all.size()));
}

/// descriptor_pair(): two connected ends that descriptors can be given through.
Outcome descriptorPair(Call &call)
{
    int fds[2];
    if (const Outcome o = answered(call, call.machine.host.socketPair(call.thread, fds)); o != Outcome::Done) return o;
    return call.done(listOf(call.thread, {fds[0], fds[1]}));
}

/// give_descriptors(end, descriptors)
Outcome giveDescriptors(Call &call)
{
    std::vector<int> fds;
    const vm::Items items = vm::itemsOf(call.machine, call[1]);
    for (std::size_t i = 0; i < items.count; ++i) fds.push_back(static_cast<int>(items[i].asInt()));
    const Outcome o = answered(call, call.machine.host.setSocketOption(call.thread, static_cast<int>(call[0].asInt()), vm::DescriptorLevel, 0, fds.data(), fds.size() * sizeof(int)));
    return o == Outcome::Done ? call.done() : o;
}

/// take_descriptors(end): (their numbers here, their numbers there), both empty where nobody gives any more.
Outcome takeDescriptors(Call &call)
{
    std::vector<int> both(2 * vm::MostDescriptors);
    std::size_t size = both.size() * sizeof(int);
    const vm::SystemResult taken = call.machine.host.getSocketOption(call.thread, static_cast<int>(call[0].asInt()), vm::DescriptorLevel, 0, both.data(), &size);
    if (const Outcome o = answered(call, taken); o != Outcome::Done) return o;
    const std::vector<int> here(both.begin(), both.begin() + taken.value), there(both.begin() + taken.value, both.begin() + 2 * taken.value);
    const std::size_t base = call.thread.roots.size();
    call.thread.roots.push_back(listOf(call.thread, here));
    const Value second = listOf(call.thread, there);
    const Value pair[] = {call.thread.roots[base], second};
    const Value result = vm::makeTuple(call.thread, pair, 2);
    call.thread.roots.resize(base);
    return call.done(result);
}

/// program(): (file name, bytes) of the run's program, or None.
Outcome program(Call &call)
{
    const vm::ProgramText *text = call.machine.host.program();
    if (!text) return call.done();
    const Value pair[] = {vm::makeStr(call.thread, text->fileName), vm::makeBytes(call.thread, text->source)};
    return call.done(vm::makeTuple(call.thread, pair, 2));
}

/// module_function(name, file, source): a new module and the function that runs its text, as import would.
Outcome moduleFunction(Call &call)
{
    Thread &t = call.thread;
    Machine &m = call.machine;
    const std::string file = vm::textOf(m, call[1]);
    const std::string source(vm::bytesOf(m, call[2]));
    auto code = m.compile(source, file);
    if (!code.ok()) return call.raise(ClassId::SyntaxError, "%s", m.explain(code.error(), source).message.c_str());
    const Handle module = vm::makeModule(t, vm::textOf(m, call[0]), file);
    m.sources[file] = source;
    const Value pair[] = {Value::object(module), vm::makeModuleFunction(t, code.value(), module, false)};
    return call.done(vm::makeTuple(t, pair, 2));
}

/// tell_name(name): of this process, for the trace.
Outcome tellName(Call &call)
{
    if (const std::uint32_t number = call.thread.writer ? call.machine.host.processObject() : 0)
        call.thread.writer->nameObject(number, trace::ObjectKind::Process, trace::ObjectScope::Shared, vm::textOf(call.machine, call[0]));
    return call.done();
}

/// tell_join(pid, seconds): a wait with a timeout begins; end_join(): it ended without the child's end.
Outcome tellJoin(Call &call)
{
    if (call.thread.writer) {
        std::int64_t timeout = 0;
        if (const Outcome o = secondsArgument(call, call[1], timeout); o != Outcome::Done) return o;
        tellFree(call.thread, EventKind::ProcessWaitBegin, call.machine.host.processObjectOf(call[0].asInt()), trace::Value::integer(timeout));
    }
    return call.done();
}

Outcome endJoin(Call &call)
{
    if (call.thread.writer) call.thread.writer->emitAcquire(EventKind::ProcessWaitEnd, 0, 0, currentLine(call.thread));
    return call.done();
}

Outcome randomBytes(Call &call)
{
    std::string bytes(static_cast<std::size_t>(call[0].asInt()), '\0');
    call.machine.host.randomBytes(bytes.data(), bytes.size());
    return call.done(vm::makeBytes(call.thread, bytes));
}

/// authentication_code(digest name, key, message): None for a name that is not allowed.
Outcome authenticationCode(Call &call)
{
    const Machine &m = call.machine;
    const auto code = wire::authenticationCode(vm::textOf(m, call[0]), vm::bytesOf(m, call[1]), vm::bytesOf(m, call[2]));
    return call.done(code ? vm::makeBytes(call.thread, *code) : Value::none());
}

/// same_bytes(a, b): in a time that tells nothing of where they differ.
Outcome sameBytes(Call &call) { return call.done(Value::boolean(wire::sameBytes(vm::bytesOf(call.machine, call[0]), vm::bytesOf(call.machine, call[1])))); }

} // namespace

void defineProcessModule(Thread &t, Handle module)
{
    defineSharedLocks(t, module);
    defineConnections(t, module);
    defineConnectionSockets(t, module);
    defineProcessQueues(t, module);
    defineSharedValues(t, module);
    vm::defineFunctions(t, module, {
        {"spawn", "command, arguments, descriptors, /", spawn},
        {"descriptor_pair", "", descriptorPair},
        {"give_descriptors", "end, descriptors, /", giveDescriptors},
        {"take_descriptors", "end, /", takeDescriptors},
        {"program", "", program},
        {"module_function", "name, file, source, /", moduleFunction},
        {"default_method", "", [](Call &c) { return c.done(vm::makeStr(c.thread, c.machine.host.startMethod())); }},
        {"tell_name", "name, /", tellName},
        {"tell_join", "pid, seconds, /", tellJoin},
        {"end_join", "", endJoin},
        // process_object(pid): what the trace calls a child that was not waited for yet; tell_joined(object): it is joined now, whoever saw its
        // end before. 0: nothing.
        {"process_object", "pid, /", [](Call &c) { return c.done(Value::integer(c.thread.writer ? c.machine.host.processObjectOf(c[0].asInt()) : 0)); }},
        {"tell_joined", "object, /", [](Call &c) {
             const auto object = static_cast<std::uint32_t>(c[0].asInt());
             if (object && c.thread.writer) c.thread.writer->emitAcquire(EventKind::ThreadJoinEnd, object, 2, currentLine(c.thread));
             return c.done();
         }},
        {"authentication_code", "digest, key, message, /", authenticationCode},
        {"same_bytes", "first, second, /", sameBytes},
        {"random_bytes", "count, /", randomBytes},
    });
}

} // namespace forkyard::modules
