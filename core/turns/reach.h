// What a look at some values comes to: the containers in them and, where it goes so far, the objects. Reads the heap; knows no schedule
// and no instruction.
#pragma once

#include "core/vm/machine.h"

#include <cstdint>
#include <span>
#include <vector>

namespace forkyard::turns {

/// How far a look goes into what it looks at.
enum class Depth : std::uint8_t {
    Itself,
    Containers, ///< and the containers in it, and in those: printing, comparing
    Objects,    ///< and the program's objects: copying, pickling
};

/// Lists, dicts, sets, bytearrays and deques: what changes in place.
bool isChangeable(const vm::Machine &m, vm::Value v);
/// The object whose attributes it is that the value stands for: obj.__dict__, vars(obj), globals(), a class's __dict__. Unbound: it is no
/// such thing.
vm::Value attributesOwner(const vm::Machine &m, vm::Value v);
/// What a memoryview shows; unbound: it is none.
vm::Value viewedBytes(const vm::Machine &m, vm::Value v);
/// What the library's own module or class has by a name.
vm::Value libraryValue(const vm::Machine &m, vm::Handle module, bytecode::Symbol name);
/// The container that a view or an iterator looks at, of several (zip) the first; else the value itself.
vm::Value behind(const vm::Machine &m, vm::Value v, int depth = 0);

/// What an instance of a class has by a name; unbound: nothing.
vm::Value attributeOfClass(const vm::Machine &m, vm::Handle cls, bytecode::Symbol name);
/// An instance that library code written in the language makes a container (UserDict, ChainMap, os.environ), or an iterator over others
/// (itertools).
bool isLibraryContainer(const vm::Machine &m, vm::Value v);
bool isLibraryIterator(const vm::Machine &m, vm::Value v);
/// What gives one item after the other to whoever asks, be it several threads: a generator, an iterator that was made before the loop
/// that goes through it. Who asks moves it on.
bool isAskedByMany(const vm::Machine &m, vm::Value v);

/// What can change of all that can be come to from `roots`, each once, the nearest first; thousands at most. Not for Depth::Itself.
std::vector<vm::Handle> reached(const vm::Machine &m, std::span<const vm::Value> roots, Depth depth);

} // namespace forkyard::turns
