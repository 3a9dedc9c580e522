// What both files of OperationFinder make operations of. Part of core/turns/operation.h.
#pragma once

#include "core/turns/operation.h"

#include <string_view>

namespace forkyard::turns {

/// What a method of a lock's kin does to it, by its name.
Operation::Effect effectOf(std::string_view name);
/// Of what threads wait for: what CPython has written in C. The rest are functions of the language there.
bool isInC(std::string_view owner);
Operation access(Location location, bool writes);
/// `isPlain`: the class's own __setattr__ has had its say.
Operation attribute(const vm::Machine &m, vm::Value object, bytecode::Symbol name, bool writes, std::uint32_t process, bool isDeletion = false, bool isPlain = false);
/// A stream over a file, which others may open as well.
bool isFileStream(const vm::Machine &m, vm::Value v);
/// What is asked of the system, in the order in which it is asked.
Operation systemCall();
/// What goes through all that an iterator has to give moves it on.
void moveOn(const vm::Machine &m, const vm::Value *values, std::uint32_t count, std::uint32_t process, Operation &operation);

} // namespace forkyard::turns
