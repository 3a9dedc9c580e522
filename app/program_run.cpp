#include "app/program_run.h"

#include "app/library_code.h"
#include "app/program_end.h"
#include "core/base/memory_ahead.h"
#include "core/bytecode/compiler.h"
#include "core/lang/parse.h"
#include "core/lang/syntax_message.h"
#include "core/modules/modules.h"
#include "core/vm/interpreter.h"
#include "core/vm/machine.h"

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace forkyard::app {

namespace {

using CodeResult = Result<std::shared_ptr<const bytecode::Code>>;

/// The line of `text` with a number, without its end; empty where there is none.
std::string lineOf(std::string_view text, std::uint32_t number) {
    for (std::uint32_t line = 1; line < number; ++line) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) return {};
        text.remove_prefix(end + 1);
    }
    return std::string(text.substr(0, text.find('\n')));
}

/// SyntaxWarnings go where the machine's standard error goes, before the program's first word.
void warn(const std::vector<lang::SyntaxWarning> &warnings, std::string_view text, const std::string &fileName) {
    for (const lang::SyntaxWarning &warning : warnings) {
        std::string line = lineOf(text, warning.line);
        line.erase(0, line.find_first_not_of(" \t\f"));
        std::fprintf(stderr, "%s:%u: SyntaxWarning: %s\n  %s\n", fileName.c_str(), warning.line, warning.text.c_str(), line.c_str());
    }
}

vm::MachineOptions machineOptions(const live::RunDescription &run, const MainText &text) {
    vm::MachineOptions options;
    options.gil = run.options.gil;
    options.lined = run.options.lined;
    options.lineBuffered = run.options.consoleInTrace || run.options.isReplay || text.unbuffered;
    options.memoryLimit = run.options.limits.memoryPerProcess;
    options.arguments = text.arguments;
    options.programDirectory = text.directory.empty() ? run.directory : text.directory;
    return options;
}

} // namespace

int refuse(const live::RunMemory &memory, live::ControlChannel *control, Diagnostic diagnostic, std::string_view source,
           const MainText &text) {
    if (control) {
        live::Message message;
        message.kind = live::Message::Kind::Problem;
        message.diagnostic = diagnostic;
        control->send(message);
    }
    if (!memory.description().options.consoleInTrace) {
        std::fputs(lang::formatSyntaxError(diagnostic, source, text.fileName).c_str(), stderr);
    }
    return 1;
}

CodeResult compileText(std::string_view text, const std::string &fileName) {
    if (auto code = libraryCode(text, fileName)) return code;
    auto tree = lang::parseProgram(text);
    if (!tree) return tree.error();
    if (!fileName.starts_with('<')) warn(tree.value()->warnings, text, fileName);
    return bytecode::compile(*tree.value(), fileName);
}

vm::Machine::SyntaxProblem explain(const Diagnostic &diagnostic, std::string_view source) {
    const lang::SyntaxMessage message = lang::syntaxMessage(diagnostic, diagnostic.file);
    vm::Machine::SyntaxProblem problem;
    problem.cls = message.exceptionType;
    problem.message = message.text;
    problem.text = lineOf(source, diagnostic.span.line);
    problem.line = diagnostic.span.line;
    problem.column = diagnostic.span.column + 1;
    problem.endLine = diagnostic.span.endLine;
    problem.endColumn = diagnostic.span.endColumn + 1;
    return problem;
}

std::string folderOf(const std::string &fileName) {
    const std::size_t slash = fileName.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : fileName.substr(0, std::max<std::size_t>(slash, 1));
    std::error_code error;
    const std::filesystem::path path = folder.empty() ? std::filesystem::current_path(error) : std::filesystem::absolute(folder, error);
    return error ? folder.empty() ? "." : folder : path.string();
}

std::string absoluteName(const std::string &fileName) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(fileName, error)) return fileName;
    const std::filesystem::path path = std::filesystem::absolute(fileName, error);
    return error ? fileName : path.string();
}

int runMain(live::RunMemory &memory, const trace::Ring *ring, const live::ProcessIdentity *identity,
            const MainText &given, live::ControlChannel *control) {
    constexpr std::size_t kForLibrary = std::size_t{2} << 20; // what reading it takes at any start
    mapMemoryAhead(kForLibrary);
    MainText text = given;
    text.fileName = absoluteName(given.fileName);
    auto source = lang::decodeSource(text.source);
    if (!source) return refuse(memory, control, source.error(), {}, text);
    const CodeResult code = compileText(source.value(), text.fileName);
    if (!code) return refuse(memory, control, code.error(), source.value(), text);

    // As CPython: a broken pipe is an exception, not the end.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    live::LiveHost host(memory, ring, &modules::threadMain);
    vm::Machine machine(host, machineOptions(memory.description(), text));
    machine.heap.useLargePages();
    machine.compile = compileText;
    machine.explain = explain;
    modules::registerModules(machine);
    machine.sources[text.fileName] = source.value();

    live::ProcessIdentity own;
    if (!identity) {
        own = host.newIdentity();
        own.isFirst = true;
        own.place = memory.processes().claim();
        identity = &own;
    }
    memory.processes().confirm(identity->place, getpid(), identity->process);
    vm::Thread &thread = host.startMain(machine, *identity);
    machine.start(thread);
    modules::startModules(thread);
    if (control) control->close();
    host.beginProgram(thread);
    machine.prepareMain(thread, code.value(), text.fileName);
    vm::run(thread);
    endProgram(host, thread);
}

} // namespace forkyard::app
