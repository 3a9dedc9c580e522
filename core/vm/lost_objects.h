// Objects that have something to finish before the collector takes them: streams with text that was not written out. Knows no stream.
#pragma once

#include "core/vm/machine.h"

#include <vector>

namespace forkyard::vm {

/// Something of this object may have to be finished once nobody can reach it. Said again and again, it counts once.
void noteUnfinished(Handle object);
/// Finishes one. With the world stopped; allocates nothing.
using Finisher = void (*)(Machine &machine, Value object);
/// `isOne`: whether there is anything to finish, of whatever stands at this place of the heap now.
void setFinisher(Finisher finish, bool (*isOne)(const Machine &machine, Value object));

/// Those that the marks do not reach (`all`: each). With the world stopped, before anything is swept.
void finishUnfinished(Machine &machine, bool all);
/// Those of this machine that have something to finish, reached or not. Reads only.
std::vector<Handle> unfinishedOf(const Machine &machine);

/// Finishes at once what nobody can reach any more: before a program looks at what it would have written. In a native that has allocated
/// nothing yet. The collector's.
void settleUnfinished(Thread &thread);
/// Finishes all there are, reached or not: at the end of a program.
void finishAll(Thread &thread);

} // namespace forkyard::vm
