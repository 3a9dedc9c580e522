// Reading and changing attributes: CPython's order of descriptors, own attributes and classes, with inline caches.
// Knows nothing of frames: where a method of the language must run, it says so with Outcome::Python.
#pragma once

#include "core/vm/machine.h"

#include <atomic>

namespace forkyard::vm {

/// What one place in the code found. Immutable; replaced as a whole, so that threads without the GIL see all or nothing.
struct InlineCache {
    enum Kind : std::uint8_t {
        Slot,      ///< the object's own attribute, in its slot
        Method,    ///< `value` binds to the object
        Plain,     ///< an attribute of class `owner`, in its slot, as it is
        Getter,    ///< a property's function, called with the object
        AddSlot,   ///< a store that gives the object its next slot
        OwnerSlot, ///< for a class or module that is itself the key: slot of `owner`
    };
    std::uint64_t key;
    std::uint32_t epoch;
    Kind kind;
    std::uint32_t slot;
    ShapeId newShape;
    Handle owner;
    Value value;
    /// What the same place found earlier, for objects of another shape; null at the end.
    const InlineCache *next = nullptr;
    std::uint32_t length = 1; ///< of the list from here on
};
using CacheSite = std::atomic<const InlineCache *>;

/// Records, in pieces that never move.
struct CacheRecords {
    static constexpr std::size_t PieceRecords = 128;
    std::vector<std::unique_ptr<InlineCache[]>> pieces;
    std::size_t count = 0; ///< in use, of all pieces
};

/// The record of a site that fits, or null.
inline const InlineCache *findCache(const CacheSite &site, std::uint64_t key, std::uint32_t epoch)
{
    const auto *cache = site.load(std::memory_order_acquire);
    while (cache && (cache->key != key || cache->epoch != epoch)) cache = cache->next;
    return cache;
}

/// The key of classes, which are cached by identity (their shapes say nothing of their bases).
inline std::uint64_t identityKey(Handle h) { return (std::uint64_t{1} << 63) | h; }
inline std::uint64_t cacheKeyOf(const Object *object, Handle h)
{
    return object->kind == Kind::Class ? identityKey(h) : object->cacheKey();
}

/// Reads object.name. self comes back bound where `result` is a function that wants it as its first argument (the caller
/// calls it so, or makes a method object), else Unbound. Python: thread.pending says what to call for the value (a property,
/// __getattr__, a descriptor's __get__). site may be null.
Outcome loadAttribute(Thread &t, Value object, bytecode::Symbol name, Value &result, Value &self, CacheSite *site);
/// loadAttribute with a method object made where needed.
Outcome getAttribute(Thread &t, Value object, bytecode::Symbol name, Value &result);
/// As object.__getattribute__ does, without asking a __getattribute__ or __getattr__ of the class.
Outcome loadAttributeGeneric(Thread &t, Value object, bytecode::Symbol name, Value &result, Value &self, CacheSite *site);
Outcome storeAttribute(Thread &t, Value object, bytecode::Symbol name, Value value, CacheSite *site);
Outcome storeAttributeGeneric(Thread &t, Value object, bytecode::Symbol name, Value value, CacheSite *site);
Outcome deleteAttribute(Thread &t, Value object, bytecode::Symbol name);
Outcome deleteAttributeGeneric(Thread &t, Value object, bytecode::Symbol name);

/// A special method as the language finds it, along the class only. Unbound if there is none. self as in loadAttribute.
Value lookupSpecial(Thread &t, Value object, bytecode::Symbol name, Value &self);

Value makeMethod(Thread &t, Value function, Value self);
/// Frees the records of caches that were replaced. The world is stopped.
void clearInlineCaches(Machine &m);
/// Publishes a record at a site (or drops it: a site that keeps missing is left alone).
void fillCache(Machine &m, CacheSite *site, InlineCache content);

/// Global or built-in name, as seen from a module.
Outcome loadGlobal(Thread &t, Handle module, bytecode::Symbol name, Value &result, CacheSite *site);

} // namespace forkyard::vm
