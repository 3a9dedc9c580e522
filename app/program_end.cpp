#include "app/program_end.h"

#include "core/modules/modules.h"
#include "core/vm/exceptions.h"
#include "core/vm/functions.h"
#include "core/vm/imports.h"
#include "core/vm/interpreter.h"
#include "core/vm/lists.h"
#include "core/vm/machine.h"
#include "core/vm/native.h"
#include "core/vm/strings.h"

#include <csignal>
#include <cstdlib>
#include <string>

namespace forkyard::app {

namespace {

void writeError(vm::Thread &thread, std::string_view text) {
    while (!text.empty()) {
        const vm::SystemResult written = thread.machine.host.write(thread, 2, text.data(), text.size());
        if (written.value <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(written.value));
    }
}

vm::Outcome nativeWriteError(vm::Call &call) {
    writeError(call.thread, vm::textOf(call.machine, call[0]));
    return call.done();
}

/// Runs a line of the language, with all written out before, in a module of its own where `value` is the exception, or what it holds: asking a
/// value for its text may mean running the program's own methods. False: that raised, and the exception is the last root.
bool runLine(vm::Thread &thread, const char *line, vm::Value value) {
    vm::Machine &machine = thread.machine;
    const auto code = machine.compile(modules::FlushOutput + std::string(line), "<end>");
    FORKYARD_CHECK(code.ok());
    const vm::Handle module = vm::makeModule(thread, "_end", {});
    vm::defineFunctions(thread, module, {{"write_error", "text", nativeWriteError}});
    vm::setAttributeRaw(thread, module, "describe",
                        machine.preludeFunctions[static_cast<unsigned>(vm::PreludeId::report_uncaught)]);
    vm::setAttributeRaw(thread, module, "value", value);
    const vm::Value function = vm::makeModuleFunction(thread, code.value(), module, true);
    if (vm::startThreadFrame(thread, function, machine.emptyTuple)) vm::run(thread);
    const bool done = thread.exception.isUnbound();
    if (!done) thread.roots.push_back(thread.exception);
    thread.exception = vm::Value();
    return done;
}

/// Calls sys.excepthook where the program set one of its own. What it raises itself is told, and then what it was to tell of.
void callExceptHook(vm::Thread &thread, vm::Value hook, vm::Value exception) {
    const vm::Value parts[] = {hook, exception};
    if (runLine(thread, "hook, error = value\nhook(type(error), error, error.__traceback__)", vm::makeTuple(thread, parts, 2))) return;
    writeError(thread, "Error in sys.excepthook:\n");
    writeError(thread, vm::formatException(thread, thread.roots.back()));
    thread.roots.pop_back();
    writeError(thread, "\nOriginal exception was:\n");
    writeError(thread, vm::formatException(thread, exception));
}

/// To whom the program wants it told: its own hook, its own sys.stderr, nobody where that is None.
void report(vm::Thread &thread, vm::Value exception) {
    if (const vm::Value hook = modules::ownExceptHook(thread); !hook.isUnbound()) return callExceptHook(thread, hook, exception);
    const vm::Value stream = modules::ownErrorStream(thread);
    if (stream.isNone()) return;
    const vm::Value parts[] = {stream, exception};
    const bool done = stream.isUnbound() ? runLine(thread, "write_error(describe(value))", exception)
                                         : runLine(thread, modules::TellErrorStream, vm::makeTuple(thread, parts, 2));
    if (done) return;
    thread.roots.pop_back();
    writeError(thread, vm::formatException(thread, exception));
}

void tellUncaught(live::LiveHost &host, vm::Thread &thread, vm::Value exception) {
    if (!thread.writer) return;
    thread.writer->emitText(trace::EventKind::ExceptionUncaught, host.threadObject(thread), 0,
                            thread.lineWord->load(std::memory_order_relaxed),
                            vm::formatExceptionOnly(thread, exception));
}

/// SystemExit: its code, or 1 after its text was printed.
int exitCode(vm::Thread &thread, vm::Value exception) {
    const vm::Machine &machine = thread.machine;
    const vm::Value args = machine.at<vm::ExceptionObject>(exception)->args;
    const auto *tuple = machine.at<vm::TupleObject>(args);
    const vm::Value code = tuple->size == 0 ? vm::Value::none() : tuple->size == 1 ? tuple->items()[0] : args;
    if (code.isNone()) return 0;
    if (code.isInt()) return static_cast<int>(code.asInt());
    if (code.isBool()) return code.isTrue() ? 1 : 0;
    runLine(thread, "write_error(str(value) + '\\n')", code);
    return 1;
}

} // namespace

void endProgram(live::LiveHost &host, vm::Thread &thread) {
    const vm::Machine &machine = thread.machine;
    const vm::Value exception = thread.exception;
    thread.exception = vm::Value();
    thread.roots.push_back(exception);
    int code = 0;
    bool interrupted = false;
    if (!exception.isUnbound()) {
        if (vm::isInstance(machine, exception, vm::ClassId::SystemExit)) {
            code = exitCode(thread, exception);
        } else {
            code = 1;
            interrupted = vm::isInstance(machine, exception, vm::ClassId::KeyboardInterrupt);
            tellUncaught(host, thread, exception);
            report(thread, exception);
        }
    }
    if (!modules::runAtExit(thread)) code = modules::LostOutput;
    // A shell that runs a script wants to know that it was Ctrl-C.
    if (interrupted) host.dieBySignal(thread, SIGINT);
    host.exitProcess(thread, code);
    std::abort(); // neither comes back
}

} // namespace forkyard::app
