// What each name means in each scope: the result of name resolution, hung on the node that opens the scope.
// Knows nothing of instructions or slots; the compiler numbers the names as it likes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace forkyard::lang {

enum class ScopeKind : std::uint8_t { Module, Class, Function, Lambda, ListComp, SetComp, DictComp, GeneratorExp };

/// How a scope reaches one of its names. CPython's instructions for it are given as the clearest statement of meaning.
enum class NameBinding : std::uint8_t {
    Local, ///< lives in the frame, nobody else sees it: LOAD_FAST. Functions, lambdas and comprehensions only
    Cell,  ///< bound here and captured by an inner scope: LOAD_DEREF on a cell of this frame
    Free,  ///< bound by an enclosing function: LOAD_DEREF, in a class body LOAD_CLASSDEREF (class's dict first)
    GlobalExplicit, ///< a `global` statement says so: LOAD_GLOBAL, STORE_GLOBAL
    GlobalImplicit, ///< bound nowhere around: LOAD_GLOBAL then built-ins; in a class or module body LOAD_NAME
    Body,           ///< bound in a module's or class's body: LOAD_NAME, STORE_NAME, DELETE_NAME
};

struct NameHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
};
using NameTable = std::unordered_map<std::string, NameBinding, NameHash, std::equal_to<>>;

/// One scope. All names in it are already mangled (`__x` inside `class A` is `_A__x`), as those in the tree are.
struct Scope {
    ScopeKind kind = ScopeKind::Module;
    std::string name;              ///< "<module>", "f", "A", "<lambda>", "<listcomp>", "<genexpr>", …
    std::string qualifiedName;     ///< as __qualname__: "A.f.<locals>.g"; empty for a module
    const Scope *parent = nullptr; ///< not owned; the enclosing scope of the same tree, null for a module

    NameTable names;
    /// In the order of CPython's co_varnames: positional-only, positional, keyword-only, *args, **kwargs.
    /// A comprehension has one, ".0": the iterator of its first `for`, which the enclosing scope evaluates.
    std::vector<std::string> parameters;
    /// Names that are Local or (parameters only) Cell: the parameters first, then by first appearance.
    std::vector<std::string> locals;
    /// Names bound here and captured further in, parameters among them, by first appearance. "__class__" is one in
    /// a class whose methods say super() or __class__; the class body must then fill it when the class is made.
    std::vector<std::string> cells;
    /// Cells that the closure must carry, sorted; those only passed on to an inner scope too, so a class body
    /// may have a name here whose entry in `names` is Body.
    std::vector<std::string> frees;

    bool isGenerator = false; ///< has a yield (generator expressions too)
    /// async def; or a list, set or dict comprehension with an `await` inside (but not in its first iterable), which is
    /// then called like a coroutine function and awaited on the spot.
    bool isCoroutine = false;
    bool hasVarArgs = false;     ///< *args
    bool hasVarKeywords = false; ///< **kwargs
    bool needsClassCell = false; ///< a class with "__class__" among its cells

    /// Functions, lambdas and comprehensions: scopes that have fast locals and whose cells inner scopes can see.
    bool isFunctionLike() const { return kind != ScopeKind::Module && kind != ScopeKind::Class; }
    /// How this scope reaches the name; GlobalImplicit for one that it never mentions.
    NameBinding lookUp(std::string_view id) const {
        const auto found = names.find(id);
        return found == names.end() ? NameBinding::GlobalImplicit : found->second;
    }
};

} // namespace forkyard::lang
