// What each scope says of each name, before it is known where the name lives: the first half of name resolution, after
// CPython's symbol table. Internal to core/lang.
#pragma once

#include "core/lang/tree.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace forkyard::lang {

/// What was seen of a name in a scope; several at once.
enum SymbolFlag : std::uint16_t {
    SaysGlobal = 1,
    SaysNonlocal = 2,
    IsAssigned = 4,
    IsParameter = 8,
    IsImported = 16,
    IsUsed = 32,
    IsAnnotated = 64,
    IsIterationVariable = 128,
    IsBound = IsAssigned | IsParameter | IsImported,
};

struct Symbol {
    std::string name;
    std::uint16_t flags = 0;
};

/// The symbols of one scope in the order of their first appearance.
struct SymbolScope {
    Scope *scope = nullptr; ///< owned by the tree's node
    SymbolScope *parent = nullptr;
    std::vector<Symbol> symbols;
    std::unordered_map<std::string, std::size_t> index;
    std::vector<std::unique_ptr<SymbolScope>> children;
    /// Where a name was declared global or nonlocal.
    std::vector<std::pair<std::string, SourceSpan>> declarations;
    int iterables = 0; ///< how many comprehension iterables are being read, here or around

    bool isComprehension() const {
        return scope->kind == ScopeKind::ListComp || scope->kind == ScopeKind::SetComp ||
               scope->kind == ScopeKind::DictComp || scope->kind == ScopeKind::GeneratorExp;
    }
    std::uint16_t flagsOf(const std::string &name) const {
        const auto found = index.find(name);
        return found == index.end() ? std::uint16_t{0} : symbols[found->second].flags;
    }
    void add(const std::string &name, std::uint16_t flags) {
        const auto [place, isNew] = index.try_emplace(name, symbols.size());
        if (isNew)
            symbols.push_back({name, flags});
        else
            symbols[place->second].flags |= flags;
    }
};

/// Opens a Scope on every node that has one, fills in its kind, name, parent, parameters and flags, mangles private
/// names all over the tree. Throws Refusal.
std::unique_ptr<SymbolScope> collectSymbols(Module &module);

/// Fills in where each name lives, and the qualified names. Throws Refusal.
void bindNames(SymbolScope &module);

/// What is wrong with a resolved tree that is no matter of names: `return` outside of a function, and so on, in the
/// order in which CPython's compiler finds it. Also what the subset leaves out. Throws Refusal.
void checkPlaces(Module &module);

} // namespace forkyard::lang
