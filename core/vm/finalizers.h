// Objects that the program wants to hear of at their end: those whose class has a __del__, and generators that are left within a try.
// The collector frees nothing of what it is told here before it was finished. Knows nobody who calls a __del__.
#pragma once

#include "core/vm/machine.h"
#include "core/vm/objects.h"

#include <vector>

namespace forkyard::vm {

/// The class, or a base of it, has a __del__ in the language: its objects are to be finished.
void noteFinalizer();
bool anyFinalizer();
/// Of an object of any class: it is to be finished, and nobody has begun to.
bool isUnfinished(const Object &object);
/// Somebody begins.
void takeUnfinished(Object &object);
/// A new object of such a class. Said again and again, it counts once.
void noteFinalizable(Machine &machine, Handle object);
/// A new generator that may come to stand in a try, or a new weak reference.
void noteOpenGenerator(Handle generator);
void noteWeak(Handle reference);
/// After the marks and before what has none goes: of generators and weak references among it nobody will be told, and what they stood for
/// may be gone before they are.
void muteDead(Machine &machine);
/// What is held only in a ring that nobody reaches: that is left to gc.collect() and the end.
bool isInRing(const Object &object);
void setInRing(Object &object);

/// All that wants to hear of its end, or of the end of what it names: objects with a __del__, generators that stand in a try, weak
/// references. Without those that are left to gc.collect(). With the world stopped.
struct Hearers {
    std::vector<Handle> objects, generators, references;
    bool empty() const { return objects.empty() && generators.empty() && references.empty(); }
};
Hearers hearersOf(const Machine &machine);
/// There may be any.
bool anyHearer();

/// Objects with a __del__ that nobody can reach any more, each given once, who holds another before what is held. At a place where the
/// thread has saved how far its frame has come.
std::vector<Handle> takeLostObjects(Thread &thread);
/// All objects with a __del__, reachable or not, in the heap's order, which is that in which they were made as long as nothing was freed.
std::vector<Handle> takeAllUnfinished(Thread &thread);
/// Whether there is a lost object whose turn it is: not one that hangs in a ring.
bool hasLostObjects(Thread &thread);
/// It was left at a yield that a finally, a with, an except or a loop over what a call gave is around.
bool standsInTry(const Machine &machine, const GeneratorObject &generator);
/// A generator or a coroutine of such code was made: only then is there anything to look for at the end.
void noteGenerator(const bytecode::Code &code);
/// One that stands within a try, or may come to.
bool anyGenerator();
/// Generators that nobody can reach and that stand within a try.
std::vector<Handle> lostGenerators(Thread &thread);
/// Coroutines that nobody awaited, reachable or not. In the heap's order.
std::vector<Handle> unawaitedCoroutines(Thread &thread);

/// Of the marks that are in place: what is not reached and not finished yet. For the collector, who keeps it.
std::vector<Handle> unmarkedFinalizables(const Machine &machine);

} // namespace forkyard::vm
