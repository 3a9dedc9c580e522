// The place that an operation reads or writes: a holder and a part of it. Reads the heap; knows no instruction and no schedule.
#pragma once

#include "core/vm/machine.h"

#include <cstdint>

namespace forkyard::turns {

/// What is read or written. 0 in both: nothing.
struct Location {
    std::uint64_t holder = 0; ///< holderOf; a thing of no process: isOfWorld
    std::uint64_t part = 0;   ///< of the holder: a name, a key; Whole: all of it
    static constexpr std::uint64_t Whole = ~std::uint64_t{0};
    bool operator==(const Location &) const = default;
};
/// An object of a process.
inline constexpr std::uint64_t holderOf(std::uint32_t process, vm::Handle handle) { return (std::uint64_t{process} << 32) | handle; }
inline constexpr std::uint64_t WorldHolder = 1;
/// What stands in memory that all processes share, by its place.
inline constexpr std::uint64_t SharedHolders = std::uint64_t{1} << 63;
inline constexpr std::uint64_t Beginnings = std::uint64_t{1} << 62;
inline bool isOfWorld(const Location &location) { return location.holder == WorldHolder || location.holder >= SharedHolders; }
inline constexpr std::uint64_t OutputPart = 1, ProcessPart = 2, ClockPart = 3, LifeParts = 16 /**< one for each process: whether it lives */;

/// All of an object; one attribute of it; what stands in shared memory.
inline Location whole(vm::Handle handle, std::uint32_t process) { return {holderOf(process, handle), Location::Whole}; }
Location named(vm::Handle handle, bytecode::Symbol name, std::uint32_t process);
/// Whether the thread with this state has been started: its own place, beside whether it has ended.
inline Location beginning(vm::Handle state, std::uint32_t process) { return {holderOf(process, state) | Beginnings, Location::Whole}; }
inline Location shared(std::uint64_t place) { return {SharedHolders | place, Location::Whole}; }

/// The part that a dict's or list's key stands for; Whole where keys can't be told apart.
std::uint64_t keyPart(const vm::Machine &m, vm::Value key);
enum class Index : std::uint8_t { Load, Store, Delete };
/// The part of the container that the key stands for. Whole where it also is a change of the order or the length, or where one
/// element has several keys.
std::uint64_t elementOf(const vm::Machine &m, vm::Value object, vm::Value key, Index how);

/// Where an attribute is read: in the object, or in the class that has it. Where nobody has it, the last class that the program made among
/// those who would be asked, else the object: whoever makes it for one of them is seen there.
vm::Handle ownerOf(const vm::Machine &m, vm::Handle object, bytecode::Symbol name);
/// What a lock or its kin is told apart by. A condition is its lock: who holds one holds the other.
vm::Handle syncHandle(const vm::Machine &m, vm::Value self);
/// A Lock or an RLock of this process, which is all of its own state.
bool isLockObject(const vm::Machine &m, vm::Value v);

} // namespace forkyard::turns
