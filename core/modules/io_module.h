// Text and binary streams over descriptors: sys.stdin, stdout, stderr, open(), print() and input(). Buffers live in the
// heap, so a forked child has a copy of what was not yet written, as with CPython. Knows descriptors by the host only.
#pragma once

#include "core/vm/machine.h"

#include <string>
#include <string_view>

namespace forkyard::modules {

/// Module io: the classes and open(). Also makes print, input and open built in.
void defineIoModule(vm::Thread &thread, vm::Handle module);

enum class Buffering : std::uint8_t { Block, Line, None };

/// A text stream over an open descriptor. name as in CPython's "<stdout>".
vm::Value makeTextStream(vm::Thread &thread, int fd, std::string_view name, std::string_view mode, Buffering buffering, bool closesDescriptor);
/// Writes out what a stream of ours holds back; other values are left alone. Done, Raised or Blocked.
vm::Outcome flushStream(vm::Thread &thread, vm::Value stream);
bool isStream(const vm::Machine &machine, vm::Value value);
/// The descriptor of a stream of ours that is open; -1 otherwise.
int descriptorOf(const vm::Machine &machine, vm::Value value);
/// A stream of ours that is open and has nothing to be written out.
bool holdsNothing(const vm::Machine &machine, vm::Value value);
/// Before somebody looks at a file: what was written to it by streams that nobody can reach any more stands in it then.
void settleFile(vm::Thread &thread, const std::string &path);
/// Appends text to a stream's buffer and writes it out where its buffering says so. t.waitState tells a tried-again call.
vm::Outcome writeStream(vm::Thread &thread, vm::Value stream, std::string_view bytes, bool flushes = false);

} // namespace forkyard::modules
