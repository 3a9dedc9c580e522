// The special methods that containers have alike (__len__, __getitem__, __eq__, ...), as natives to put into their classes'
// tables. Internal to the containers' files.
#pragma once

#include "core/vm/calls.h"
#include "core/vm/containers.h"
#include "core/vm/native.h"

namespace forkyard::vm {

Outcome lenMethod(Call &call);
Outcome getItemMethod(Call &call);
Outcome setItemMethod(Call &call);
Outcome deleteItemMethod(Call &call);
Outcome containsMethod(Call &call);
Outcome iterMethod(Call &call);
Outcome reversedMethod(Call &call);
Outcome compareMethod(Call &call, Comparison op);
Outcome operatorMethod(Call &call, BinaryOperator op, bool inplace, bool swapped);

template <Comparison op>
Outcome compareMethod(Call &call)
{
    return compareMethod(call, op);
}
template <BinaryOperator op, bool inplace = false, bool swapped = false>
Outcome operatorMethod(Call &call)
{
    return operatorMethod(call, op, inplace, swapped);
}

/// The handle of a built-in class.
inline Handle builtinClass(const Thread &t, ClassId id) { return t.machine.classes[static_cast<unsigned>(id)]; }
/// __len__, __contains__, __iter__.
void defineSizedMethods(Thread &t, ClassId cls);
/// __eq__ and its kin.
void defineComparisons(Thread &t, ClassId cls);
/// __hash__ = None
void makeUnhashable(Thread &t, ClassId cls);

/// Whole-number arguments of list.index and the like: start and stop cut to the length. Python: an __index__ is needed.
Outcome boundArguments(Call &call, std::uint32_t first, std::size_t length, std::size_t &start, std::size_t &stop);
/// The class of a constructor call, or 0: raised.
Handle constructedClass(Call &call, ClassId base);

} // namespace forkyard::vm
