// One thread of a learner's program: what its interpreter needs at hand. Knows no host.
#pragma once

#include "core/bytecode/symbol.h"
#include "core/trace/writer.h"
#include "core/vm/heap.h"
#include "core/vm/objects.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace forkyard::vm {

struct Machine;

/// Answer of an operation written in C++.
enum class Outcome : std::uint8_t {
    Done,
    Raised,  ///< thread.exception holds it
    Blocked, ///< put aside by the virtual host; run the instruction again
    Python,  ///< a method written in the language is needed: from a native, thread.pending says what to call; from an
             ///< operation (operations.h), the interpreter calls the prelude's function for it
};

/// What a native wants called in its place; the result goes where the native's would have gone.
struct PendingCall {
    Value function;
    std::vector<Value> arguments;
    Value keywordNames; ///< tuple naming the last arguments, or Unbound
    /// Not a call: resume the generator in `function` with arguments[0], by sending or by raising it.
    enum Resume : std::uint8_t { None, Send, Throw } resume = None;
};

/// What looking a name up along a class's bases found last, by class and name; stale once the epoch has moved on.
struct MethodCacheEntry {
    Handle cls = 0;
    bytecode::Symbol name = 0;
    std::uint32_t epoch = 0;
    Value value; ///< Unbound: no class has it
};

class Call;
/// The natives behind `with` for objects of a class written in C++ (a lock); stale once the epoch has moved on.
struct WithCache {
    Handle cls = 0;
    std::uint32_t epoch = 0;
    Outcome (*enter)(Call &call) = nullptr;
    Outcome (*exit)(Call &call) = nullptr;
};

/// Bits of Thread::attention.
enum Attention : std::uint32_t { AttentionGil = 1, AttentionStop = 2, AttentionSignal = 4, AttentionCollect = 8, AttentionPace = 16 };

struct Thread {
    explicit Thread(Machine &m) : machine(m) { cache.attention = &attention; }
    Thread(const Thread &) = delete;
    Thread &operator=(const Thread &) = delete;

    Machine &machine;
    AllocationCache cache;

    Handle frame = 0;   ///< innermost
    Value exception;    ///< being raised; Unbound otherwise
    bool reraised = false; ///< the exception being raised keeps its context as it is
    Value handled;      ///< being handled (sys.exc_info); Unbound otherwise
    PendingCall pending;

    /// Non-zero: something waits at the next safepoint (GIL wanted, collection, signal, stop, pace). Any thread may set it.
    std::atomic<std::uint32_t> attention{0};
    /// Visible operations left in this slice; at 0 or below the next one goes to Host::safepoint.
    std::int32_t budget = 1 << 30;

    std::uint32_t number = 0;      ///< in its process, main is 1
    std::uint64_t identity = 0;    ///< threading.get_ident()
    Value object;                  ///< its threading.Thread, once there is one
    Value locals;                  ///< threading.local values: dict or Unbound
    trace::Writer *writer = nullptr;
    /// The current line, packed as the trace packs it, at every level; points into the ring's slot once there is one.
    std::atomic<std::uint32_t> ownLineWord{0};
    std::atomic<std::uint32_t> *lineWord = &ownLineWord;
    trace::Level traceLevel = trace::Level::Off;
    /// Lines go to Host::lineReached: paced, stepped, or recorded.
    bool lineHook = false;

    /// What traceLocals has told of each frame, innermost last. Compared only, never followed: no roots.
    std::vector<std::vector<Value>> toldLocals;

    /// Calls of the program's functions that operations and natives have begun (a property, a key function) since the virtual host has
    /// asked: where CPython may switch.
    std::uint32_t innerCalls = 0;

    /// State of a blocking native that is tried again: deadline in ns, and a word of its own; reset when it completes.
    std::int64_t waitDeadline = 0;
    std::uint64_t waitState = 0;
    /// How many signals' handlers it has run.
    std::uint32_t signalsRun = 0;
    /// What a handler raised in the midst of a native that must not be left where it was: the native raises it when it is
    /// tried again.
    Value signalException;
    /// Values a native keeps across block(), beside its arguments.
    std::vector<Value> roots;
    std::unique_ptr<MethodCacheEntry[]> methodCache{new MethodCacheEntry[MethodCacheSize]};
    static constexpr std::uint32_t MethodCacheSize = 1024;
    WithCache with;
    void *hostData = nullptr;
    bool finished = false;
};

} // namespace forkyard::vm
