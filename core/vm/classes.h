// Classes: making them, their order of bases, finding a name along it. Knows nothing of calls.
#pragma once

#include "core/vm/machine.h"

namespace forkyard::vm {

/// A name along the bases of cls, unbound and unasked; Unbound where no class has it. Cached by thread.
Value lookupInClass(Thread &t, Handle cls, bytecode::Symbol name);
/// The class along the bases that holds the name itself, or 0.
Handle ownerInClass(const Machine &m, Handle cls, bytecode::Symbol name);

/// The attribute an object itself holds in its slots; Unbound if none.
Value ownAttribute(const Machine &m, const Object *object, bytecode::Symbol name);
/// Room for attributes, all Unbound.
ArrayObject *newSlots(Thread &t, std::uint32_t capacity);
void setOwnAttribute(Thread &t, Object *object, bytecode::Symbol name, Value value);
/// False if there was none.
bool deleteOwnAttribute(Thread &t, Object *object, bytecode::Symbol name);
/// For changes to a class that inline and method caches may have relied upon.
void classChanged(Machine &m);

/// Makes a class as a class statement does, from its name, bases and namespace (a Dict); without __init_subclass__ and
/// __set_name__, which the prelude's finish_class sees to where `needsFinish` comes back true.
Outcome makeClass(Thread &t, Value name, Value bases, Value nameSpace, Value &result, bool &needsFinish);

/// Called once, by Machine's start: every class of classes.def.
void makeBuiltinClasses(Thread &t);

} // namespace forkyard::vm
