// One thread of a learner's program: what its interpreter needs at hand. Knows no host.
#pragma once

#include "core/vm/heap.h"
#include "core/vm/objects.h"

#include <atomic>
#include <cstdint>
#include <vector>

namespace forkyard::trace {
class Writer;
}

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
    std::uint32_t count = 0;
    std::uint32_t keywordCount = 0; ///< the last ones are keyword values ...
    Value keywordNames;             ///< ... and this tuple their names
    std::vector<Value> arguments;
};

struct Thread {
    explicit Thread(Machine &m) : machine(m) {}

    Machine &machine;
    AllocationCache cache;

    Handle frame = 0;   ///< innermost
    Value exception;    ///< being raised; Unbound otherwise
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
    std::atomic<std::uint32_t> *lineWord = nullptr; ///< in the ring's header: the current line, at every level

    /// State of a blocking native that is tried again: deadline in ns, and a word of its own; reset when it completes.
    std::int64_t waitDeadline = 0;
    std::uint64_t waitState = 0;
    /// Values a native keeps across block(), beside its arguments.
    std::vector<Value> roots;
    void *hostData = nullptr;
    bool finished = false;
};

} // namespace forkyard::vm
