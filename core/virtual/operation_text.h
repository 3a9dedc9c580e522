// What a thread stands before, in the program's own words: "balance", "balance ← 0", "queue.put(3)"; and the value it holds.
// Reads heaps and source text; no prose.
#pragma once

#include "core/turns/operation.h"

#include <string>
#include <unordered_map>

namespace forkyard::virtual_host {

using namespace turns; // what both hosts say

/// Told to the trace as code alone, for a window to word: "balance →", "balance ← 0", "lock.__enter__()", "lock.__exit__()", "print(1)".
enum class NextKind : std::uint8_t { Source, Load, Store, Acquire, Release };

struct NextText {
    NextKind kind = NextKind::Source;
    std::string text;   ///< Load: what is loaded, "balance"; Store: "balance ← 0"; Acquire, Release: of a with statement, "lock"; Source: as the program has it
    std::string name;   ///< of what is loaded or stored
    std::string value;  ///< Store: what will be stored; Load: what would be loaded now
    bool isData = false; ///< the value is one that people read: a number, a text, a list
    std::string source; ///< Store: what the value was worked out by, "balance - amount"
};

/// As the trace has it.
std::string toldAs(const NextText &next);

/// Its innermost frame that is the program's own; 0: none.
vm::Handle visibleFrame(const vm::Thread &thread);
/// packLine of the place where that frame stands; 0: none.
std::uint32_t visibleLine(const vm::Thread &thread);
NextText nextText(vm::Thread &thread, const Operation &operation);
/// The object whose method is called there, or that a with statement is about; 0: none.
vm::Handle subjectOf(const vm::Thread &thread);
/// "forks[1]" for "forks[(i + 1) % N]", "a.acquire()" for "first.acquire()": what is done to the subject, with a name that it has.
void callIt(NextText &next, const std::string &name);
/// "5 - 5" for "balance - amount", with the values that were loaded and the frame's variables. Empty where something in it is not
/// as simple as names, numbers and signs.
std::string withValues(vm::Thread &thread, const std::string &source, const std::unordered_map<std::string, std::string> &loaded);
/// Loading it tells nobody anything: a function, a class, a module, what the language has of its own.
bool isFurniture(const vm::Thread &thread, const Operation &operation);

} // namespace forkyard::virtual_host
