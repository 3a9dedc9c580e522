// Where each name lives: the second half of name resolution. Each scope looks outwards for what it does not bind.
#include "core/lang/parser.h"
#include "core/lang/symbols.h"

#include <algorithm>

namespace forkyard::lang {

namespace {

[[noreturn]] void refuseDeclaration(std::string code, const SymbolScope &scope, const std::string &name) {
    const auto found = std::find_if(scope.declarations.begin(), scope.declarations.end(),
                                    [&](const auto &declaration) { return declaration.first == name; });
    const SourceSpan span = found == scope.declarations.end() ? SourceSpan{} : found->second;
    throw Refusal{{std::move(code), {name}, span, DiagnosticClass::UserMistake, {}}};
}

void addOnce(std::vector<std::string> &names, const std::string &name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// The scope around whose binding of the name an inner scope means; null if that is the module's or nobody's.
SymbolScope *findOwner(const SymbolScope &inner, const std::string &name) {
    for (SymbolScope *scope = inner.parent; scope && scope->parent; scope = scope->parent) {
        if (scope->scope->kind == ScopeKind::Class) {
            if (name == "__class__") return scope;
            continue;
        }
        const std::uint16_t flags = scope->flagsOf(name);
        if ((flags & SaysGlobal) != 0) return nullptr;
        if ((flags & SaysNonlocal) != 0) continue;
        if ((flags & IsBound) != 0) return scope;
    }
    return nullptr;
}

/// Makes a cell of the owner's binding and lets every scope in between carry it.
void capture(SymbolScope &inner, SymbolScope &owner, const std::string &name) {
    addOnce(owner.scope->cells, name);
    if (owner.scope->kind == ScopeKind::Class)
        owner.scope->needsClassCell = true;
    else
        owner.scope->names[name] = NameBinding::Cell;
    for (SymbolScope *scope = &inner; scope != &owner; scope = scope->parent) {
        addOnce(scope->scope->frees, name);
        scope->scope->names.try_emplace(name, NameBinding::Free);
    }
}

void bind(SymbolScope &scope, const Symbol &symbol) {
    Scope &result = *scope.scope;
    const std::string &name = symbol.name;
    if ((symbol.flags & SaysGlobal) != 0) {
        if ((symbol.flags & SaysNonlocal) != 0) refuseDeclaration("syntax.nonlocal-and-global", scope, name);
        result.names[name] = NameBinding::GlobalExplicit;
        return;
    }
    const bool bound = (symbol.flags & IsBound) != 0;
    if ((symbol.flags & SaysNonlocal) != 0) {
        if (!scope.parent) refuseDeclaration("syntax.nonlocal-at-module-level", scope, name);
        SymbolScope *owner = findOwner(scope, name);
        if (!owner) refuseDeclaration("syntax.no-binding", scope, name);
        capture(scope, *owner, name);
        result.names[name] = NameBinding::Free;
        return;
    }
    if (bound) {
        // A scope further in may have made a cell of it already: not before this one is bound, as scopes go inwards.
        result.names[name] = result.isFunctionLike() ? NameBinding::Local : NameBinding::Body;
        return;
    }
    SymbolScope *owner = findOwner(scope, name);
    if (!owner) {
        result.names[name] = NameBinding::GlobalImplicit;
        return;
    }
    capture(scope, *owner, name);
    result.names[name] = NameBinding::Free;
}

void qualify(Scope &scope, const SymbolScope &symbols) {
    const SymbolScope *around = symbols.parent;
    if (!around) return;
    scope.qualifiedName = scope.name;
    const bool named = scope.kind == ScopeKind::Function || scope.kind == ScopeKind::Class;
    if (named && around->scope->lookUp(scope.name) == NameBinding::GlobalExplicit) return;
    if (!around->parent) return;
    const bool function = around->scope->kind == ScopeKind::Function || around->scope->kind == ScopeKind::Lambda;
    const char *joint = function ? ".<locals>." : ".";
    scope.qualifiedName = around->scope->qualifiedName + joint + scope.name;
}

void bindScope(SymbolScope &scope) {
    for (const Symbol &symbol : scope.symbols) bind(scope, symbol);
    qualify(*scope.scope, scope);
    for (const auto &child : scope.children) bindScope(*child);

    // By now the scopes inside have taken their cells.
    Scope &result = *scope.scope;
    if (result.isFunctionLike()) {
        result.locals = result.parameters;
        for (const Symbol &symbol : scope.symbols)
            if ((symbol.flags & IsParameter) == 0 && result.lookUp(symbol.name) == NameBinding::Local)
                result.locals.push_back(symbol.name);
    }
    std::sort(result.frees.begin(), result.frees.end());
}

} // namespace

void bindNames(SymbolScope &module) {
    bindScope(module);
}

} // namespace forkyard::lang
