// The language's operations on built-in values, as the interpreter asks for them. Each answers Done (result set), Raised,
// or Python: an object with methods written in the language takes part, nothing has been changed yet, and the interpreter
// calls the prelude's function of the same name with the same operands. None of them ever runs code of the language.
// Who holds what: numbers in numbers.h, text in strings.h, lists, dicts, sets in lists.h, dicts.h, sets.h.
#pragma once

#include "core/bytecode/code.h"
#include "core/vm/machine.h"

#include <string>

namespace forkyard::vm {

enum class BinaryOperator : std::uint8_t { Add, Sub, Mul, TrueDiv, FloorDiv, Mod, Pow, LShift, RShift, And, Or, Xor, MatMul };
enum class Comparison : std::uint8_t { Eq, Ne, Lt, Le, Gt, Ge };

// -- operations.cpp: asks the right type's file (below), in CPython's order, and words the TypeError
Outcome binary(Thread &t, BinaryOperator op, Value a, Value b, Value &result);
Outcome inplace(Thread &t, BinaryOperator op, Value a, Value b, Value &result);
Outcome negative(Thread &t, Value a, Value &result);
Outcome positive(Thread &t, Value a, Value &result);
Outcome invert(Thread &t, Value a, Value &result);
/// result True or False; ==, != never raise for built-in values. Recurses into containers (RecursionError beyond a depth).
Outcome compare(Thread &t, Comparison op, Value a, Value b, Value &result);
Outcome truth(Thread &t, Value a, bool &result);
Outcome contains(Thread &t, Value container, Value item, bool &result);
Outcome getItem(Thread &t, Value object, Value key, Value &result);
Outcome setItem(Thread &t, Value object, Value key, Value value);
Outcome deleteItem(Thread &t, Value object, Value key);
/// An iterator: built-in containers' as IteratorObject, generators and iterators as they are.
Outcome getIter(Thread &t, Value object, Value &result);
/// Next item of a built-in iterator (kind Iterator), endOfIteration at its end. Not for generators or user iterators.
Outcome nextItem(Thread &t, IteratorObject *iterator, Value &result);
Outcome length(Thread &t, Value object, std::int64_t &result);
/// hash(v): equal values, equal hashes; int and float as CPython's. TypeError "unhashable type: 'list'".
Outcome hashOf(Thread &t, Value v, std::uint64_t &result);
/// repr and str as UTF-8 text appended to `out`. Python where an element's __repr__ is written in the language.
Outcome appendRepr(Thread &t, Value v, std::string &out);
Outcome appendStr(Thread &t, Value v, std::string &out);
Outcome formatValue(Thread &t, Value v, std::string_view spec, Value &result);

// -- Each type's share: Done, Raised, Python, or false in `handled` where neither operand is its business
Outcome numberBinary(Thread &t, BinaryOperator op, Value a, Value b, Value &result, bool &handled);
Outcome textBinary(Thread &t, BinaryOperator op, Value a, Value b, Value &result, bool &handled);      // str, bytes, bytearray: + * %
Outcome containerBinary(Thread &t, BinaryOperator op, Value a, Value b, bool inplace, Value &result, bool &handled); // list, tuple, dict, set
Outcome numberCompare(Thread &t, Comparison op, Value a, Value b, Value &result, bool &handled);
Outcome textCompare(Thread &t, Comparison op, Value a, Value b, Value &result, bool &handled);
Outcome containerCompare(Thread &t, Comparison op, Value a, Value b, Value &result, bool &handled);

/// As binary and inplace, by the built-in types' own rules whatever the operands' classes: for the prelude, once the
/// methods written in the language have been asked. `handled` false: none of them knows the pair.
Outcome operateBuiltin(Thread &t, BinaryOperator op, Value a, Value b, bool inplaceForm, Value &result, bool &handled);
Outcome raiseUnsupported(Thread &t, BinaryOperator op, Value a, Value b, bool inplaceForm);
Outcome raiseUnordered(Thread &t, Comparison op, Value a, Value b);

/// type(v).__name__, for messages.
std::string typeName(const Machine &m, Value v);
/// __index__ of ints and bools only: Done with a 64-bit value; OverflowError / TypeError as CPython words them; Python for
/// an object with __index__.
Outcome toIndex(Thread &t, Value v, std::int64_t &result);
/// True if an operation on v may need a method written in the language (its class is the program's own).
bool isUserObject(const Machine &m, Value v);

} // namespace forkyard::vm
