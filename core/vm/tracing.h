// What the interpreter tells the trace while it runs: shared data, frames, exceptions, at the levels that want them.
// Knows the trace's writer only.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

inline std::uint32_t packedLine(const LoadedCode &code, std::uint32_t line) { return trace::packLine(code.file, line); }

void traceGlobalLoad(Thread &t, Handle module, bytecode::Symbol name, Value value, std::uint32_t line);
void traceGlobalStore(Thread &t, Handle module, bytecode::Symbol name, Value value, std::uint32_t line);
void traceAttributeLoad(Thread &t, Value object, bytecode::Symbol name, Value value, std::uint32_t line);
void traceAttributeStore(Thread &t, Value object, bytecode::Symbol name, Value value, std::uint32_t line);
void traceEnterFrame(Thread &t, const FrameObject *frame);
void traceLeaveFrame(Thread &t, const FrameObject *frame);
inline void traceEnter(Thread &t, const FrameObject *frame)
{
    if (__builtin_expect(t.traceLevel >= trace::Level::All, 0)) traceEnterFrame(t, frame);
}
inline void traceLeave(Thread &t, const FrameObject *frame)
{
    if (__builtin_expect(t.traceLevel >= trace::Level::All, 0)) traceLeaveFrame(t, frame);
}
void traceRaised(Thread &t, std::uint32_t line);
/// The innermost frame's variables that changed since it was last told. For Host::lineReached at level All.
void traceLocals(Thread &t);

/// A value as the trace tells it: small integers and constants in 8 bytes, objects with a number by it, else short text
/// (emits with emitText). kind, object, sequence and line as of the event.
void emitValue(Thread &t, trace::EventKind kind, std::uint32_t object, std::uint32_t sequence, std::uint32_t line, Value value);
/// repr of a value for people, cut at about 60 characters; never runs code of the language.
std::string shortText(Thread &t, Value value);
/// The number the trace knows a module's object by (PlainHead); 0 if it has none, or nothing is traced.
std::uint32_t objectNumber(Thread &t, Value object);

} // namespace forkyard::vm
