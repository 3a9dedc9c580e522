// What follows when a simulated process's threads are through: the report of what was not caught, the exit handlers, the end.
// In pieces that can be put aside, since each may run the program's own code and wait.
#include "core/modules/modules.h"
#include "core/virtual/virtual_host.h"
#include "core/virtual/world.h"
#include "core/vm/exceptions.h"
#include "core/vm/functions.h"
#include "core/vm/imports.h"
#include "core/vm/interpreter.h"
#include "core/vm/lists.h"
#include "core/vm/native.h"
#include "core/vm/strings.h"

#include <csignal>

namespace forkyard::virtual_host {

namespace {

/// What the program's own sys.excepthook raises is told, and then what it was to tell of.
constexpr const char *CallHook = "hook, error = value\n"
                                 "try:\n"
                                 "    hook(type(error), error, error.__traceback__)\n"
                                 "except BaseException as problem:\n"
                                 "    write_error('Error in sys.excepthook:\\n' + describe(problem) + '\\nOriginal exception was:\\n' + describe(error))\n";

vm::Outcome writeError(vm::Call &call)
{
    const std::string text = vm::textOf(call.machine, call[0]);
    call.machine.host.write(call.thread, 2, text.data(), text.size());
    return call.done();
}

} // namespace

/// Which of the machine's limits the exception tells of; empty: it is another one.
std::string World::limitMet(const WorldThread &thread, vm::Value exception) const
{
    const vm::Machine &machine = thread.vm.machine;
    const std::uint8_t refused = m_kernel.processes[thread.process].refused;
    const auto *object = machine.at<vm::ExceptionObject>(exception);
    if (vm::isInstance(machine, exception, vm::ClassId::MemoryError)) {
        // The machine's own has nothing to say, and no statement raised it.
        if (machine.at<vm::TupleObject>(object->args)->size) return {};
        vm::Handle innermost = object->traceback;
        while (innermost && machine.at<vm::TracebackObject>(innermost)->next) innermost = machine.at<vm::TracebackObject>(innermost)->next;
        if (!innermost) return "memory";
        const auto *place = machine.at<vm::TracebackObject>(innermost);
        const vm::LoadedCode &code = *machine.codes[place->code];
        const bool isRaised = (place->lined ? code.lined : code.fast)[place->pc].op == bytecode::Op::Raise;
        return isRaised ? std::string() : "memory";
    }
    const std::string text = vm::typeName(machine, exception);
    if ((refused & ProcessEntry::NoThread) && text == "RuntimeError") return "threads";
    if ((refused & ProcessEntry::NoProcess) && text == "BlockingIOError") return "processes";
    return {};
}

/// Lines of the language, with all written out before, in a module of its own, where `value` is the exception or what it holds.
bool World::report(WorldThread &thread, const char *line, vm::Value value)
{
    vm::Thread &t = thread.vm;
    vm::Machine &machine = t.machine;
    const auto code = machine.compile(modules::FlushOutput + std::string(line), "<end>");
    if (!code.ok()) return false;
    const vm::Handle module = vm::makeModule(t, "_end", {});
    vm::defineFunctions(t, module, {{"write_error", "text", writeError}});
    vm::setAttributeRaw(t, module, "describe", machine.preludeFunctions[static_cast<unsigned>(vm::PreludeId::report_uncaught)]);
    vm::setAttributeRaw(t, module, "value", value);
    const vm::Value function = vm::makeModuleFunction(t, code.value(), module, true);
    thread.state.phase = Phase::Reporting;
    return vm::startThreadFrame(t, function, machine.emptyTuple);
}

/// True: it has another frame to run.
bool World::goTo(WorldThread &thread, Phase phase)
{
    thread.state.phase = phase;
    thread.vm.exception = vm::Value();
    if (phase == Phase::AtExit && modules::prepareAtExit(thread.vm)) return true;
    thread.state.phase = Phase::Over;
    endProcess(*m_processes[thread.process], thread.state.exitCode == -SIGINT ? SIGINT : (thread.state.exitCode & 0xff) << 8);
    return false;
}

bool World::mainFinished(WorldThread &thread)
{
    vm::Thread &t = thread.vm;
    const vm::Machine &machine = t.machine;
    const vm::Value exception = t.exception;
    t.exception = vm::Value();
    if (thread.state.phase == Phase::AtExit && !exception.isUnbound() && vm::isInstance(machine, exception, vm::ClassId::SystemExit)) thread.state.exitCode = modules::LostOutput;
    if (thread.state.phase != Phase::Running) return goTo(thread, thread.state.phase == Phase::Reporting ? Phase::AtExit : Phase::Over);
    if (exception.isUnbound()) return goTo(thread, Phase::AtExit);
    t.roots.push_back(exception);
    if (vm::isInstance(machine, exception, vm::ClassId::SystemExit)) {
        const vm::Value args = machine.at<vm::ExceptionObject>(exception)->args;
        const auto *tuple = machine.at<vm::TupleObject>(args);
        const vm::Value code = tuple->size == 0 ? vm::Value::none() : tuple->size == 1 ? tuple->items()[0] : args;
        if (code.isInt()) thread.state.exitCode = static_cast<int>(code.asInt());
        else if (code.isBool()) thread.state.exitCode = code.isTrue() ? 1 : 0;
        else if (!code.isNone()) {
            thread.state.exitCode = 1;
            if (report(thread, "write_error(str(value) + '\\n')", code)) return true;
        }
        return goTo(thread, Phase::AtExit);
    }
    const bool interrupted = vm::isInstance(machine, exception, vm::ClassId::KeyboardInterrupt);
    thread.state.exitCode = interrupted ? -SIGINT : 1;
    const std::string limit = limitMet(thread, exception);
    ProcessEntry &entry = kernelToChange().processes[thread.process];
    entry.exception = vm::typeName(machine, exception);
    entry.limit = limit;
    if (t.writer) t.writer->emitText(trace::EventKind::ExceptionUncaught, thread.object, 0, t.lineWord->load(), vm::formatExceptionOnly(t, exception));
    return tell(thread, exception) || goTo(thread, Phase::AtExit);
}

/// True: there is a frame to run that tells what was not caught, to whom the program wants it told.
bool World::tell(WorldThread &thread, vm::Value exception)
{
    vm::Thread &t = thread.vm;
    vm::Value parts[] = {modules::ownExceptHook(t), exception};
    if (!parts[0].isUnbound()) return report(thread, CallHook, vm::makeTuple(t, parts, 2));
    parts[0] = modules::ownErrorStream(t);
    if (parts[0].isUnbound()) return report(thread, "write_error(describe(value))", exception);
    return !parts[0].isNone() && report(thread, modules::TellErrorStream, vm::makeTuple(t, parts, 2));
}

bool World::finished(WorldThread &thread)
{
    // A child that another thread than the main one forked has that thread for its first.
    const bool isMain = thread.state.function.isUnbound();
    if (isMain) return mainFinished(thread);
    modules::endThread(thread.vm, thread.state.args);
    Process &process = *m_processes[thread.process];
    endThread(thread);
    for (const auto &each : process.threads)
        if (each->state.status != ThreadState::Ended) return false;
    endProcess(process, 0);
    return false;
}

} // namespace forkyard::virtual_host
