// Function objects, generators' methods, and code made ready to run. Knows nothing of calls in progress.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// MakeFunction: codeConstant from the constants; parts (or null): defaults, keyword defaults, closure.
Value makeFunction(Thread &t, Value codeConstant, Handle module, const Value *parts, bool hidden);
/// A function for a module's whole code, with its constants made into values.
Value makeModuleFunction(Thread &t, const std::shared_ptr<const bytecode::Code> &code, Handle module, bool hidden);
/// "TypeError" for `with x` where x is no context manager, as CPython words it.
Outcome raiseNoSpecial(Thread &t, Value object, bytecode::Symbol name);
/// A %s in a constant message.
std::string withName(std::string_view message, const std::string &name);
/// a, b = source and a, *b = source: the items in a list or tuple of before + 1 + after (or before, if after < 0) items.
Outcome unpack(Thread &t, Value source, std::uint32_t before, int after, Value &items);
Value joinStrings(Thread &t, const Value *strings, std::uint32_t count);
/// f"{v!c:spec}"
Outcome formatInterpolated(Thread &t, Value v, char conversion, Value spec, Value &result);
Outcome extendList(Thread &t, Value list, Value iterable);

void defineFunctionMethods(Thread &t);

} // namespace forkyard::vm
