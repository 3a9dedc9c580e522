// Exception objects, the chain of tracebacks, and how CPython prints them. Knows nothing of how frames are unwound.
#pragma once

#include "core/vm/machine.h"

#include <string>

namespace forkyard::vm {

Value makeExceptionObject(Thread &t, Handle cls, Value args);
/// Puts a frame in front of the exception's traceback.
void addTraceback(Thread &t, Value exception, const FrameObject *frame, std::uint32_t pc);
/// The text CPython prints on standard error for an exception nobody caught, with causes, contexts and carets. Source lines come from
/// Machine::sources. Never runs code of the language: where str(exception) would, the prelude's report_uncaught is used instead.
std::string formatException(Thread &t, Value exception);
/// "ValueError: message" alone; messageText, if given, replaces str(exception).
std::string formatExceptionOnly(Thread &t, Value exception);
/// The frames of a traceback as text, from "Traceback (most recent call last):" on.
std::string formatTraceback(Thread &t, Value exception);
/// exception.__traceback__
Value tracebackValue(const Machine &m, Value exception);
void defineExceptionMethods(Thread &t);

} // namespace forkyard::vm
