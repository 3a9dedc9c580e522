// The machine of one process: its heap, classes, modules and code. Everything a running interpreter has lives in one of
// these; there is no global state but tables that only grow (symbols, shapes). Knows hosts only by host.h.
#pragma once

#include "core/base/result.h"
#include "core/bytecode/code.h"
#include "core/vm/heap.h"
#include "core/vm/host.h"
#include "core/vm/native.h"
#include "core/vm/objects.h"
#include "core/vm/prelude.h"
#include "core/vm/thread.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <map>
#include <unordered_map>
#include <vector>

namespace forkyard::vm {

/// Where the GIL may change hands, and whether there is one.
enum class GilProfile : std::uint8_t { AnyInstruction, CallsAndLoopEnds, Off };

struct MachineOptions {
    GilProfile gil = GilProfile::AnyInstruction;
    bool lined = false; ///< run the instructions with Line: paced, stepped, or recorded line by line
    std::size_t memoryLimit = std::size_t{2} << 30;
    std::vector<std::string> arguments; ///< sys.argv
    std::string programDirectory;       ///< where imports look first
    std::uint32_t recursionLimit = 1000;
    bool lineBuffered = false; ///< standard output is written line by line, as on a terminal
};

/// Which inline cache content fits an object, see attributes.h. Immutable once published; freed at collections.
struct InlineCache;

/// Where the records of inline caches stand, see attributes.h. Only the collector frees them.
struct CacheRecords;

/// The places in the code that remember what they found. Close together, as the records are: a forked child fills many of them,
/// and each page that it writes to is copied.
class CacheSites {
public:
    std::atomic<const InlineCache *> *take(std::size_t count);
    void clear();

private:
    static constexpr std::size_t ChunkSites = 4096;
    struct Chunk {
        std::unique_ptr<std::atomic<const InlineCache *>[]> sites;
        std::size_t size = 0, used = 0;
    };
    std::vector<Chunk> m_chunks;
};

/// Code as this process runs it, with what a call looks at first.
struct LoadedCode {
    std::shared_ptr<const bytecode::Code> code;
    const bytecode::Instruction *fast = nullptr;
    const bytecode::Instruction *lined = nullptr;
    std::uint32_t registerCount = 0;
    std::uint32_t positionalCount = 0;
    bool simple = false; ///< positional parameters only, and not a generator
    bool isLibrary = false; ///< of the prelude or a built-in module
    bool hasShownFrames = false; ///< of the library, and some of its lines show in tracebacks (introspection.h)
    std::uint8_t file = 0; ///< number of its file in the trace
    std::atomic<const InlineCache *> *caches = nullptr; ///< in Machine::cacheSites
    /// By constant: the symbols of a tuple of keywords, empty for others.
    std::vector<std::vector<bytecode::Symbol>> keywords;
    const bytecode::Symbol *keywordsOf(std::uint32_t constant) const
    {
        return constant < keywords.size() && !keywords[constant].empty() ? keywords[constant].data() : nullptr;
    }
};

struct Machine {
    /// Makes an empty machine; start() fills it.
    Machine(Host &theHost, MachineOptions theOptions);
    ~Machine();

    Host &host;
    MachineOptions options;
    Heap heap;

    // -- Roots
    Handle classes[static_cast<unsigned>(ClassId::Count)]{};
    Value preludeFunctions[static_cast<unsigned>(PreludeId::Count)];
    Handle builtins = 0;   ///< Module
    Handle modules = 0;    ///< Dict: sys.modules
    Value emptyTuple;
    Value emptyString;
    Value latin1Strings[256]; ///< one-character strings, made at the start
    std::vector<Value *> extraRoots; ///< of modules, see addRoot

    // -- Tables that only grow
    std::vector<NativeInfo> natives;
    std::vector<std::unique_ptr<LoadedCode>> codes; ///< [0] is unused; never grows beyond what it reserved, see load()
    std::mutex codesMutex;
    CacheSites cacheSites;
    std::unique_ptr<CacheRecords> cacheRecords;
    /// Modules written in C++ or in the built-in library, made when first imported.
    struct BuiltinModule {
        std::function<void(Thread &, Handle module)> initialize; ///< may be empty
        std::string_view source;                                 ///< may be empty: text in the language, run after initialize
        bool hidden = true;                                      ///< its functions are left out of tracebacks
        bool internal = false;                                   ///< for our own modules only: programs cannot import it
    };
    std::unordered_map<std::string, BuiltinModule> builtinModules;
    /// Compiles text of the language: given by whoever owns the front end (which this folder does not know).
    std::function<Result<std::shared_ptr<const bytecode::Code>>(std::string_view source, const std::string &fileName)> compile;
    /// Words a Diagnostic of `compile` as CPython does: exception class name, message, line, text of the line, column (from 1).
    struct SyntaxProblem {
        std::string cls, message, text;
        std::int64_t line = 0, column = 0, endLine = 0, endColumn = 0;
    };
    std::function<SyntaxProblem(const Diagnostic &, std::string_view source)> explain;

    /// Counts changes to classes that could make an inline cache wrong.
    std::atomic<std::uint32_t> classEpoch{1};
    /// Numbers that the trace knows variables by, given at their first event. A forked child goes on with its parent's.
    struct TraceNames {
        std::mutex mutex;
        std::unordered_map<std::uint64_t, std::uint32_t> globals, attributes; ///< by module or object, and name
        std::unordered_map<bytecode::Symbol, std::uint32_t> locals;
        /// Locks, queues and their kin that still go by what they are ("Lock 1"), or by a name that may not be the best: object_names.h.
        struct Unnamed {
            std::uint32_t packed = 0; ///< trace::packObject
            std::uint32_t items = 0;  ///< of an array: so many numbers in a row
            std::uint8_t rank = 255;  ///< of the name it has; 255: none
            std::uint8_t tries = 0;
        };
        std::map<std::uint32_t, Unnamed> unnamed; ///< by number
        std::unordered_map<std::string, std::uint32_t> given; ///< names, and who has each
        std::uint32_t searches = 0;
        std::atomic<bool> hasUnnamed{false};
    };
    std::unique_ptr<TraceNames> traceNames = std::make_unique<TraceNames>();

    template <typename T>
    T *at(Handle h) const { return heap.at<T>(h); }
    template <typename T>
    T *at(Value v) const { return heap.at<T>(v.asHandle()); }
    Value classValue(ClassId id) const { return Value::object(classes[static_cast<unsigned>(id)]); }
    ClassObject *classObject(ClassId id) const { return heap.at<ClassObject>(classes[static_cast<unsigned>(id)]); }

    /// Makes classes, built-in functions and the prelude, on the main thread. compile must be set; modules of further
    /// folders are registered in builtinModules before or after.
    void start(Thread &t);
    /// Makes __main__ and puts its code in place as the thread's first frame: run(t) then runs the program.
    void prepareMain(Thread &t, const std::shared_ptr<const bytecode::Code> &code, const std::string &fileName);

    /// Gives code its number and its caches. Any thread.
    std::uint32_t load(std::shared_ptr<const bytecode::Code> code);
    /// Text of the program's files by name, for the lines that tracebacks show.
    std::unordered_map<std::string, std::string> sources;
    /// File names by their number in the trace; 0 is the program.
    std::vector<std::string> files{std::string("<program>")};
    std::uint8_t fileNumber(const std::string &fileName);
    const bytecode::Code &code(std::uint32_t number) const { return *codes[number]->code; }
};

/// A new object of T's size plus `extra` bytes, header filled. Contents beyond the header are not initialised: fill them
/// before the next safepoint. Throws OutOfMemory.
template <typename T>
inline T *newObject(Thread &thread, Kind kind, Handle cls, std::size_t extra = 0)
{
    Heap &heap = thread.machine.heap;
    T *object = heap.at<T>(heap.allocate(thread.cache, sizeof(T) + extra));
    object->kind = kind;
    object->cls = cls;
    return object;
}
template <typename T>
inline T *newObject(Thread &thread, Kind kind, ClassId cls, std::size_t extra = 0)
{
    return newObject<T>(thread, kind, thread.machine.classes[static_cast<unsigned>(cls)], extra);
}
inline Value valueOf(Thread &thread, const Object *object) { return Value::object(thread.machine.heap.handleOf(object)); }

/// The text of resources/stdlib/<name>.py as built into the program; empty if there is none.
std::string_view builtinSource(std::string_view name);

/// The layout of a value that is an object; Free for the others.
inline Kind kindOf(const Machine &m, Value v) { return v.isObject() ? m.at<Object>(v)->kind : Kind::Free; }
inline bool isKind(const Machine &m, Value v, Kind k) { return v.isObject() && m.at<Object>(v)->kind == k; }
/// The class of any value, as type(v) gives it.
Handle classOf(const Machine &m, Value v);
/// Exactly this built-in class, not a subclass.
inline bool isExactly(const Machine &m, Value v, ClassId id)
{
    return v.isObject() && m.at<Object>(v)->cls == m.classes[static_cast<unsigned>(id)];
}
/// isinstance for built-in and user classes alike (no __instancecheck__).
bool isInstance(const Machine &m, Value v, Handle cls);
bool isSubclass(const Machine &m, Handle cls, Handle of);
inline bool isInstance(const Machine &m, Value v, ClassId id) { return isInstance(m, v, m.classes[static_cast<unsigned>(id)]); }

/// One-byte lock of an object, for compound changes. With the GIL on nobody else runs, and it costs nothing.
class ObjectLock {
public:
    ObjectLock(const Machine &m, Object *object) : m_object(m.options.gil == GilProfile::Off ? object : nullptr)
    {
        if (m_object && __atomic_exchange_n(&m_object->lock, 1, __ATOMIC_ACQUIRE) != 0) wait();
    }
    ~ObjectLock()
    {
        if (m_object) __atomic_store_n(&m_object->lock, 0, __ATOMIC_RELEASE);
    }
    ObjectLock(const ObjectLock &) = delete;
    ObjectLock &operator=(const ObjectLock &) = delete;

private:
    /// Offers the processor where its holder does not come to an end.
    void wait();

    Object *m_object;
};

} // namespace forkyard::vm
