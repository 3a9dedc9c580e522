// Calls: from a callable and its arguments to a frame with bound parameters, a native's result, or a new object.
// Knows nothing of the loop that runs frames.
#pragma once

#include "core/vm/machine.h"

#include <initializer_list>

namespace forkyard::vm {

/// What became of a call.
enum class CallStep : std::uint8_t {
    Result,  ///< a native answered
    Frame,   ///< a new frame was pushed as thread.frame; its returnMode is Store, its returnRegister to be set by the caller
    Object,  ///< as Frame, for __init__: the frame's generator field holds the new object, returnMode is Init
    Generator, ///< thread.pending asks to resume a generator
    Raised,
    Blocked,
};

/// Arguments as the caller holds them: `count` values, the last ones named by the tuple `names` (or Unbound).
struct ArgumentList {
    const Value *values;
    std::uint32_t count;
    Value names;
    const bytecode::Symbol *symbols = nullptr; ///< of names, where the caller knows them
    std::uint32_t keywordCount(const Machine &m) const { return names.isUnbound() ? 0 : m.at<TupleObject>(names)->size; }
};

/// Calls anything callable.
CallStep beginCall(Thread &t, Value callee, const ArgumentList &arguments, Value &result);
/// The class's __init__ where making an instance is no more than a new object and a call of that function with plain positional
/// parameters; None otherwise. Cached by class.
Value simpleInit(Thread &t, Handle cls);
/// An object of a class of the program's, with room for its first attributes.
Value newInstance(Thread &t, Handle cls);
/// Calls what thread.pending says; used up.
CallStep beginPending(Thread &t, Value &result);

/// A frame for a function with its parameters bound; not yet linked. Null: raised.
FrameObject *makeFrame(Thread &t, FunctionObject *function, const ArgumentList &arguments);
/// A frame without parameters bound, all registers Unbound, free cells filled. Throws OutOfMemory.
FrameObject *newFrame(Thread &t, FunctionObject *function, const bytecode::Code &code);
/// Makes it the thread's innermost frame. False: recursion limit, raised.
bool pushFrame(Thread &t, FrameObject *frame);
inline std::size_t frameBytes(std::uint32_t registerCount) { return sizeof(FrameObject) + registerCount * sizeof(Value); }

void setPending(Thread &t, Value function, std::initializer_list<Value> arguments);
void setPendingPrelude(Thread &t, PreludeId function, std::initializer_list<Value> arguments);
/// Calls a native with positional arguments.
Outcome callNativeDirectly(Thread &t, Value native, std::initializer_list<Value> arguments, Value &result);

bool isCallable(Thread &t, Value v);

} // namespace forkyard::vm
