// The table of names: a hash map to numbers and a list of texts that never move.
#include "core/bytecode/symbol.h"

#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>

namespace forkyard::bytecode {

namespace {

struct SymbolTable {
    std::mutex mutex;
    std::deque<std::string> texts{std::string()};
    std::unordered_map<std::string_view, Symbol> numbers;
};

SymbolTable &table() {
    // Never destroyed: threads of the learner's program may still run while the process ends.
    static SymbolTable *const theTable = new SymbolTable;
    return *theTable;
}

} // namespace

Symbol intern(std::string_view name) {
    if (name.empty()) return 0;
    SymbolTable &t = table();
    const std::lock_guard guard(t.mutex);
    if (const auto found = t.numbers.find(name); found != t.numbers.end()) return found->second;
    const auto number = static_cast<Symbol>(t.texts.size());
    t.texts.emplace_back(name);
    t.numbers.emplace(t.texts.back(), number);
    return number;
}

Symbol findSymbol(std::string_view name) {
    SymbolTable &t = table();
    const std::lock_guard guard(t.mutex);
    const auto found = t.numbers.find(name);
    return found == t.numbers.end() ? 0 : found->second;
}

std::string_view symbolText(Symbol symbol) {
    SymbolTable &t = table();
    const std::lock_guard guard(t.mutex);
    return symbol < t.texts.size() ? std::string_view(t.texts[symbol]) : std::string_view();
}

void lockSymbols() {
    table().mutex.lock();
}
void unlockSymbols() {
    table().mutex.unlock();
}

} // namespace forkyard::bytecode
