// The built-in functions and object's and type's own methods. Knows no modules.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// Methods of object, type, module, super, property, staticmethod, classmethod, NoneType, mappingproxy.
void defineObjectMethods(Thread &t);
/// print, input, isinstance, getattr, ... (those that eat iterables: iterators.h)
void defineBuiltinFunctions(Thread &t);
/// What the prelude needs of the machine: module _machine.
void defineMachineFunctions(Thread &t, Handle machineModule);
/// Names that the prelude defines and programs see as built in (enumerate's like that are classes of the language).
void adoptPreludeNames(Thread &t, Handle prelude);

} // namespace forkyard::vm
