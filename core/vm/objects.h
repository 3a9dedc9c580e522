// How every kind of heap object is laid out. Plain bytes and handles: no pointers, no destructors, nothing virtual.
// Knows no operations; those stand in files of their own (strings.h, lists.h, dicts.h, ...).
#pragma once

#include "core/vm/shape.h"
#include "core/vm/value.h"

#include <cstddef>
#include <cstdint>

namespace forkyard::vm {

enum class Kind : std::uint8_t {
#define KIND(name) name,
#include "core/vm/kinds.def"
};

enum class ClassId : std::uint8_t {
#define CLASS(id, name, base, kind) id,
#include "core/vm/classes.def"
    Count
};

/// First bytes of every object. Class and shape together are the key of the inline caches, hence one 64-bit word.
struct Object {
    Kind kind;
    std::uint8_t flags;
    std::uint8_t lock; ///< one-byte lock for compound changes without the GIL, see ObjectLock
    std::uint8_t small; ///< free for the kind
    Handle attributes; ///< Array with the values of the shape's slots; 0 while there are none
    Handle cls;
    ShapeId shape;

    std::uint64_t cacheKey() const
    {
        // The heap aligns every object to 16 bytes and the class's handle stands at 8, which the type alone does not say.
        const void *word = __builtin_assume_aligned(&cls, 8);
        return __atomic_load_n(static_cast<const std::uint64_t *>(word), __ATOMIC_ACQUIRE);
    }
};
static_assert(sizeof(Object) == 16 && offsetof(Object, cls) == 8);

/// Code points in 1, 2 or 4 bytes each (small = that width), the narrowest that holds them all. hash 0: not asked yet.
/// The content follows, or (flag Shared) it is the beginning of a Blob that other strings share: `s += x` in a loop writes
/// x behind s in the blob and makes a new head, see concatenate(). The collector must mark blob() where sharesBlob().
struct StrObject : Object {
    static constexpr std::uint8_t Shared = 1;
    static constexpr std::uint8_t Joined = 2; ///< result of a concatenation: the next one is worth a blob
    std::uint32_t length; ///< code points
    std::uint32_t hash;
    bool sharesBlob() const { return flags & Shared; }
    /// Distance from this object to its blob, in granules: needs no heap, and a copied heap has the same.
    std::int64_t &blobDistance() { return *reinterpret_cast<std::int64_t *>(this + 1); }
    std::int64_t blobDistance() const { return *reinterpret_cast<const std::int64_t *>(this + 1); }
    Handle blob(Handle self) const { return static_cast<Handle>(self + blobDistance()); }
    const std::uint8_t *bytes() const
    {
        const auto *own = reinterpret_cast<const std::uint8_t *>(this + 1);
        if (!sharesBlob()) return own;
        return reinterpret_cast<const std::uint8_t *>(this) + blobDistance() * 16 + sizeof(Object) + 8; // BlobObject::bytes
    }
    /// Of a new string of its own, to be filled.
    std::uint8_t *ownBytes() { return reinterpret_cast<std::uint8_t *>(this + 1); }
    unsigned width() const { return small; }
};

/// bytes: the content follows. bytearray: the content stands in a Blob, blob != 0.
struct BytesObject : Object {
    std::uint32_t length;
    std::uint32_t hash;
    Handle blob;
    std::uint32_t padding;
    std::uint8_t *inlineBytes() { return reinterpret_cast<std::uint8_t *>(this + 1); }
};
struct BlobObject : Object {
    std::uint32_t capacity;
    std::uint32_t used; ///< bytes written, where several strings share it
    std::uint8_t *bytes() { return reinterpret_cast<std::uint8_t *>(this + 1); }
};

/// |value| in 64-bit limbs, least first (GMP's mpn form); flags bit 0: negative. Zero limbs: 0 (subclasses of int only).
struct BigIntObject : Object {
    static constexpr std::uint8_t Negative = 1;
    std::uint32_t limbCount;
    std::uint32_t padding;
    std::uint64_t *limbs() { return reinterpret_cast<std::uint64_t *>(this + 1); }
    const std::uint64_t *limbs() const { return reinterpret_cast<const std::uint64_t *>(this + 1); }
};
struct BoxedRealObject : Object {
    double value;
};

struct TupleObject : Object {
    std::uint32_t size;
    std::uint32_t padding;
    Value *items() { return reinterpret_cast<Value *>(this + 1); }
    const Value *items() const { return reinterpret_cast<const Value *>(this + 1); }
};
/// Readers without the GIL: load array, then size, and never go beyond array.capacity. Writers hold the object lock and
/// replace the array to grow; an old array stays valid until the next collection.
struct ListObject : Object {
    std::uint32_t size;
    Handle array; ///< Array; 0 while empty
};
struct ArrayObject : Object {
    std::uint32_t capacity;
    std::uint32_t padding;
    Value *items() { return reinterpret_cast<Value *>(this + 1); }
    const Value *items() const { return reinterpret_cast<const Value *>(this + 1); }
};

/// Insertion-ordered hash table. A table's entries are only ever appended; deleting makes the value a tombstone, and a full
/// table is replaced by a new one, so that readers need no lock.
struct DictObject : Object {
    Handle table; ///< DictTable; 0 while empty
    std::uint32_t live;    ///< entries that are not deleted
    std::uint32_t version; ///< counts changes of the set of keys: "dictionary changed size during iteration"
    std::uint32_t padding;
};
struct DictEntry {
    std::uint64_t hash;
    Value key;   ///< tombstone: deleted
    Value value; ///< tombstone: deleted
};
struct DictTableObject : Object {
    std::uint32_t capacity; ///< entries
    std::uint32_t used;     ///< entries appended, deleted ones included
    std::uint32_t indexMask; ///< index has indexMask + 1 words (a power of two)
    std::uint32_t end;      ///< no entry at or beyond this one is alive: where popitem() looks
    DictEntry *entries() { return reinterpret_cast<DictEntry *>(this + 1); }
    /// Entry number + 1; 0: empty.
    std::uint32_t *index() { return reinterpret_cast<std::uint32_t *>(entries() + capacity); }
};

/// CPython's layout and probing, since the order in which a set of integers prints is part of a program's output.
struct SetObject : Object {
    Handle table; ///< SetTable; 0 while empty
    std::uint32_t live;
    std::uint32_t fill; ///< with deleted ones
    std::uint32_t finger; ///< where pop() goes on looking
};
struct SetEntry {
    std::uint64_t hash;
    Value key; ///< Unbound: never used; tombstone: deleted
};
struct SetTableObject : Object {
    std::uint32_t mask;
    std::uint32_t padding;
    SetEntry *entries() { return reinterpret_cast<SetEntry *>(this + 1); }
};

/// start, stop, step as int values of any size.
struct RangeObject : Object {
    Value start, stop, step;
};
struct SliceObject : Object {
    Value start, stop, step;
};
struct CellObject : Object {
    Value content;
};

struct FunctionObject : Object {
    static constexpr std::uint8_t Hidden = 1; ///< of the prelude or the built-in library: not in tracebacks, one step
    std::uint32_t code; ///< number in Machine::codes
    Handle constants;   ///< Tuple
    Handle module;
    Handle defaults;        ///< Tuple or 0
    Handle keywordDefaults; ///< Dict or 0
    Handle closure;         ///< Tuple of cells or 0
    Value name;
    Value qualifiedName;
    Value doc;
};
struct MethodObject : Object {
    Value function;
    Value self;
};
struct NativeObject : Object {
    std::uint32_t native; ///< number in Machine::natives
    Handle owner;         ///< of a method, the class whose instances it takes; else 0
    Value self; ///< Unbound for a plain function and an unbound method
};

/// What happens with a frame's result, or with an exception that leaves it.
enum class ReturnMode : std::uint8_t {
    Store,         ///< into returnRegister of the caller
    Discard,
    StoreNot,      ///< the opposite of its truth
    Branch,        ///< the caller's jump is taken if the result's truth is that instruction's sense
    Init,          ///< must be None; the caller gets the object in the frame's `generator` field
    ForIter,       ///< next item of a loop; StopIteration, or the generator's end, ends the loop
    YieldFrom,     ///< a generator delegated to: what it yields is yielded on, its end is the value
    YieldFromCall, ///< __next__ or send of another iterator delegated to: likewise
    ThreadEnd,     ///< the thread's first frame
    Retry,         ///< a signal's handler: the caller's instruction in progress runs again
};
/// A call in progress. Freed at its return unless somebody holds it (a generator).
struct FrameObject : Object {
    static constexpr std::uint8_t Hidden = 1;
    static constexpr std::uint8_t Kept = 2; ///< belongs to a generator: not freed at return
    Handle caller;
    Handle function;
    std::uint32_t code;
    std::uint32_t pc; ///< instruction in progress (at a call) or next (when just resumed)
    Handle generator;
    std::uint16_t returnRegister;
    ReturnMode returnMode;
    std::uint8_t lined; ///< runs the instructions with Line
    Value handled;   ///< exception being handled when this frame was entered (a generator's own when it is suspended)
    std::uint32_t registerCount;
    std::uint32_t depth; ///< frames below it, for the recursion limit
    Value *registers() { return reinterpret_cast<Value *>(this + 1); }
};

struct GeneratorObject : Object {
    enum State : std::uint8_t { Created, Suspended, Running, Finished };
    static constexpr std::uint8_t Coroutine = 1;
    Handle frame; ///< 0 once finished
    Handle function;
    State state() const { return static_cast<State>(small); }
    Value resumeWith;    ///< what was sent, until the instruction that waits for it has taken it
    Value callerHandled; ///< exception that whoever resumed it was handling
};

/// A class. Its own attributes stand in its slots like any object's. flags say what the interpreter must know quickly.
struct ClassObject : Object {
    static constexpr std::uint8_t BuiltIn = 1;
    static constexpr std::uint8_t CustomGetAttr = 2;  ///< defines __getattr__ or __getattribute__
    static constexpr std::uint8_t CustomSetAttr = 4;  ///< defines __setattr__ or __delattr__
    static constexpr std::uint8_t CustomNew = 8;      ///< defines __new__ in the language
    static constexpr std::uint8_t CustomEq = 16;      ///< defines __eq__ or __hash__ in the language
    static constexpr std::uint8_t NotSubclassable = 32;
    static constexpr std::uint8_t HasSlots = 64;
    static constexpr std::uint8_t IsException = 128;
    Value name;
    Value qualifiedName;
    Handle bases;  ///< Tuple
    Handle mro;    ///< Tuple, this class first
    Handle layoutBase; ///< the built-in class whose layout instances have
    Kind instanceKind() const { return static_cast<Kind>(small); }
    std::uint32_t builtinId; ///< ClassId of layoutBase
    Handle subclasses; ///< List or 0
    std::uint32_t padding;
};
struct ModuleObject : Object {
    Value name;
    Value fileName;
};
/// property: get, set, delete, doc. staticmethod, classmethod: get is the function.
struct WrapperObject : Object {
    Value get, set, del, doc;
};
struct SuperObject : Object {
    Value startClass; ///< look-up starts behind this class
    Value self;
    Value selfClass;
};
struct ExceptionObject : Object {
    static constexpr std::uint8_t SuppressContext = 1;
    Value args; ///< Tuple
    Value cause;
    Value context;
    Handle traceback; ///< Traceback or 0
    std::uint32_t padding;
};
/// One frame an exception passed through, outermost first.
struct TracebackObject : Object {
    Handle next;
    Handle function;
    std::uint32_t code;
    std::uint32_t pc;  ///< index in Code::instructions or fastInstructions, by lined
    std::uint32_t lined;
    std::uint32_t line;
};
/// Iterator of a built-in container; `small` says which (IteratorKind in iterators.h). source becomes None at its end.
struct IteratorObject : Object {
    static constexpr std::uint8_t Kept = 1; ///< it was there before the loop that goes through it: others may ask it too
    Value source;
    std::uint64_t index;
    std::uint64_t extra; ///< dict version, range length, ...
    bool isKept() const { return __atomic_load_n(&flags, __ATOMIC_RELAXED) & Kept; }
    void keep() { __atomic_store_n(&flags, Kept, __ATOMIC_RELAXED); }
};
/// How the raw part of a module's object starts where the collector or the trace are to know it.
struct PlainHead {
    std::int32_t fd = -1;
    std::uint32_t number = 0;   ///< in the trace; 0: not told yet, or nothing is traced
    std::uint32_t sequence = 0; ///< of its events, taken while the object is held
    std::uint32_t word = 0;     ///< what Host::block waits on
};
/// A module's own kind of object: `valueCount` values, then raw bytes that hold no handles.
struct PlainObject : Object {
    std::uint16_t valueCount;
    std::uint16_t tag;     ///< what it is, PlainTag of the owning module; with finalizer flag below
    std::uint32_t rawBytes;
    static constexpr std::uint8_t NeedsFinalizer = 1; ///< raw starts with a PlainHead whose fd is to be closed
    static constexpr std::uint8_t Traced = 2;         ///< raw starts with a PlainHead whose number the trace knows
    Value *values() { return reinterpret_cast<Value *>(this + 1); }
    template <typename T>
    T *raw() { return reinterpret_cast<T *>(values() + valueCount); }
};

} // namespace forkyard::vm
