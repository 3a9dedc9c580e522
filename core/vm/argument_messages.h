// How CPython words a call with wrong arguments, for what it has written in C. Knows nothing of binding (calls.cpp).
//
// Functions of the library that CPython has in C say so by a comment on the line of their `def`, or by one that begins a line of
// their own and is for the whole file:
//     #= _heapq
// names the module or class that messages name. Behind it may stand `parse`, where the arguments are counted as PyArg_ParseTuple does,
// `class`, where it is one there, or, at an __init__, `function`, where there the class is only a function.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/native.h"

#include <optional>

namespace forkyard::vm {

bool isConstructor(const NativeInfo &info);
/// How CPython names it in messages: list.append(), list(), len(), posix.getpid().
std::string nativeName(const NativeInfo &info);
const std::string &shortName(const NativeInfo &info);

struct InC {
    NativeInfo info;
    std::uint32_t unseen = 0; ///< arguments that CPython's has before the first: the class
};
/// A function of the library as CPython's C code would describe it; nothing for what CPython has in Python.
std::optional<InC> describedInC(const Machine &m, const FunctionObject *function);
/// `given`: by position, with self. Raises.
Outcome wrongNativeCount(Thread &t, const NativeInfo &info, std::uint32_t given);
/// Parameter i is missing where some were given by name. Raises.
Outcome missingNamed(Thread &t, const NativeInfo &info, std::uint32_t i);
Outcome unexpectedKeyword(Thread &t, const NativeInfo &info, const std::string &name);

} // namespace forkyard::vm
