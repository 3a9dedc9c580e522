// What programs can ask of code and of calls in progress, and which of the library's own frames tracebacks show.
//
// The library's frames are left out of tracebacks, but where CPython's library has frames of its own at the same place they are
// shown as CPython shows them: a line of resources/stdlib says so by a comment at its end,
//     #: threading.py 1045 _bootstrap_inner | self.run()
// several behind one another for several frames, outermost first; " | 7 32" after the text puts carets below its columns 7 to 31.
#pragma once

#include "core/vm/machine.h"

#include <string>
#include <vector>

namespace forkyard::vm {

struct ShownFrame {
    std::string file; ///< with CPython's folder
    std::uint32_t line = 0;
    std::string function;
    std::string text; ///< "    self.run()\n", with a line of carets where there is one
};
/// Where CPython's library lies in its usual installation; ends with a stroke.
inline constexpr const char *LibraryFolder = "/usr/lib/python3.11/";

/// The frames to show for a line of the library's code. False: the code is not the library's, or nothing is to be shown there.
bool shownFramesAt(const Machine &m, std::uint32_t code, std::uint32_t line, std::vector<ShownFrame> &frames);
/// Whether the text has any such line: worked out once, when code is loaded.
bool hasShownFrames(std::string_view source);
/// True where an exception that leaves a hidden frame at this line is to leave a mark in its traceback.
bool isShownAt(const Machine &m, const LoadedCode &code, std::uint32_t line);

/// A native's wait was interrupted, and the exception is on its way: the frames that CPython has within the method, where the module of
/// the method's class has a function for them, whose one line says which: _in_Queue_get(), or with what `how` says, _in_Queue_get_timed().
void showInterrupted(Thread &t, const char *how = "");

void defineIntrospection(Thread &t, Handle machineModule);

} // namespace forkyard::vm
