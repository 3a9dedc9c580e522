// A learner's program in this process, from its text to its exit code: reads it, makes the machine, runs it, ends as
// CPython would. Knows no supervisor.
#pragma once

#include "core/live/control_channel.h"
#include "core/live/live_host.h"
#include "core/vm/machine.h"

#include <string>
#include <vector>

namespace forkyard::app {

/// The text a process begins with.
struct MainText {
    std::string source; ///< bytes
    std::string fileName;
    std::vector<std::string> arguments; ///< sys.argv
    bool unbuffered = false; ///< standard output goes out line by line, whatever it is
    std::string directory{}; ///< where imports look first; empty: where the run's do
};

/// What machines are given to compile their modules with, and to word what is wrong with them.
Result<std::shared_ptr<const bytecode::Code>> compileText(std::string_view text, const std::string &fileName);
vm::Machine::SyntaxProblem explain(const Diagnostic &diagnostic, std::string_view source);
/// Where the program's file stands, as CPython has it in tracebacks and __file__; sys.argv keeps what was typed.
std::string absoluteName(const std::string &fileName);
/// The folder in which it stands, from the root on: where imports look first, wherever the program goes.
std::string folderOf(const std::string &fileName);

/// Tells whoever listens what is wrong with the program's text. CPython's words go to standard error, unless a window has words of
/// its own. The exit code.
int refuse(const live::RunMemory &memory, live::ControlChannel *control, Diagnostic diagnostic, std::string_view source, const MainText &text);

/// Runs it to its end; comes back, with the exit code, only where it never began (a mistake in its text). `control` is
/// told of mistakes, if there is one, and closed before the first line runs. `ring` may be null.
int runMain(live::RunMemory &memory, const trace::Ring *ring, const live::ProcessIdentity *identity,
            const MainText &text, live::ControlChannel *control);

} // namespace forkyard::app
