// Frames as values of the language: what sys._getframe(), inspect.currentframe() and a traceback's tb_frame give. They tell
// where a call stands when they are asked for; they are no handle on the running call.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// A frame value: f_lineno, f_code, f_globals, f_back (a frame value or None); of a call in progress f_locals too.
Value frameValue(Thread &t, std::uint32_t code, std::uint32_t line, Handle module, Value back);
/// The program's call in progress, `depth` calls out from the innermost (0), with those that called it behind f_back; Unbound
/// where there are not so many.
Value currentFrameValue(Thread &t, std::int64_t depth);
/// What the names of a call's own code stand for now: a new dict, or a class body's own.
Value localsOfFrame(Thread &t, FrameObject *frame);
/// A code object.
Value codeValue(Thread &t, std::uint32_t code);

void defineFrameValues(Thread &t);

} // namespace forkyard::vm
