// The event: 32 bytes that say what a thread did and when. Knows neither who writes it nor who reads it.
#pragma once

#include "core/trace/value.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace forkyard::trace {

/// Nanoseconds since the run began (in a ring not yet read: ticks of the ring's clock).
using Time = std::uint64_t;
/// Number of a lane, that is of a thread, in order of appearance.
using LaneId = std::uint32_t;
inline constexpr LaneId kNoLane = ~LaneId{0};
/// A trace has at most so many threads; events of later ones are counted as dropped.
inline constexpr LaneId kMaxLanes = 65535;

enum class EventKind : std::uint16_t {
#define FORKYARD_EVENT(name, effect, side, order) name,
#include "core/trace/event_kinds.def"
#undef FORKYARD_EVENT
    Count
};
inline constexpr std::size_t kEventKinds = static_cast<std::size_t>(EventKind::Count);

/// Which derived data a kind feeds. State: the thread's state alone. Lock, Queue, Pool, Job, Process, Thread, Task, Loop: the object's
/// state and, with it, the thread's. Text: what a thread's card says. Usage, Core: measured beside the program (isMeasured).
enum class Effect : std::uint8_t {
    Program, Process, Thread, State, Lock, Queue, Pool, Job, Task, Loop, Line, Local, Variable, Text, Console, Name, Finding, Steering, Gap,
    Machine, Usage, Core
};
/// Nothing that its thread did.
constexpr bool isMeasured(Effect effect) { return effect == Effect::Usage || effect == Effect::Core; }
enum class Side : std::uint8_t { Release, Acquire };
enum class Order : std::uint8_t { Free, Next, After };

struct EventKindInfo {
    std::string_view name;
    Effect effect;
    Side side;
    Order order;
};
inline constexpr EventKindInfo kEventKindInfos[kEventKinds] = {
#define FORKYARD_EVENT(name, effect, side, order) {#name, Effect::effect, Side::side, Order::order},
#include "core/trace/event_kinds.def"
#undef FORKYARD_EVENT
};
/// `kind` must be one (a store takes no others).
constexpr const EventKindInfo &kindInfo(EventKind kind) { return kEventKindInfos[static_cast<std::size_t>(kind)]; }

/// What an object is; carried by ObjectName.
enum class ObjectKind : std::uint8_t {
#define FORKYARD_OBJECT(name) name,
#include "core/trace/object_kinds.def"
#undef FORKYARD_OBJECT
    Count
};
inline constexpr std::size_t kObjectKinds = static_cast<std::size_t>(ObjectKind::Count);
inline constexpr std::string_view kObjectKindNames[kObjectKinds] = {
#define FORKYARD_OBJECT(name) #name,
#include "core/trace/object_kinds.def"
#undef FORKYARD_OBJECT
};
/// There is one for all processes, whoever names it.
constexpr bool isOneForAll(ObjectKind kind) {
    return kind == ObjectKind::Process || kind == ObjectKind::Thread || kind == ObjectKind::Pool || kind == ObjectKind::Job ||
           kind == ObjectKind::Machine || kind == ObjectKind::Core;
}
/// Local: each process has a copy of its own (threading.Lock, a global); a fork copies it. Shared: one for all processes.
enum class ObjectScope : std::uint8_t { Local, Shared };

constexpr bool isLockLike(ObjectKind kind) { return kind >= ObjectKind::Gil && kind <= ObjectKind::Barrier; }
constexpr bool isVariableLike(ObjectKind kind) { return kind == ObjectKind::Variable || kind == ObjectKind::ThreadLocal; }
constexpr bool isQueueLike(ObjectKind kind) { return kind >= ObjectKind::Queue && kind <= ObjectKind::Socket; }

/// For ObjectName's `sequence`.
constexpr std::uint32_t packObject(ObjectKind kind, ObjectScope scope) {
    return static_cast<std::uint32_t>(kind) | static_cast<std::uint32_t>(scope) << 8;
}
constexpr ObjectKind packedKind(std::uint32_t packed) { return static_cast<ObjectKind>(packed & 0xff); }
constexpr ObjectScope packedScope(std::uint32_t packed) { return static_cast<ObjectScope>(packed >> 8 & 1); }

/// A line and the file it is in; file 0 is the program itself. Line 0: unknown.
constexpr std::uint32_t packLine(std::uint32_t file, std::uint32_t line) { return file << 24 | (line & 0xffffff); }
constexpr std::uint32_t packedFile(std::uint32_t packed) { return packed >> 24; }
constexpr std::uint32_t packedLine(std::uint32_t packed) { return packed & 0xffffff; }

/// The number after `sequence` in an object's order: 0 is left out, for it means "none".
constexpr std::uint32_t nextSequence(std::uint32_t sequence) { return sequence + 1 == 0 ? 1 : sequence + 1; }

struct Event {
    Time time = 0;
    Value value;
    ObjectId object = 0;
    /// Place in the object's order, taken while the object's own lock is held, counted only when an event is emitted. 0: none.
    std::uint32_t sequence = 0;
    /// packLine
    std::uint32_t line = 0;
    EventKind kind = EventKind::Line;
    /// In a store the lane; in a ring the core that its thread ran on, counted from 1 (0: not known).
    std::uint16_t thread = 0;

    bool operator==(const Event &) const = default;
};
static_assert(sizeof(Event) == 32);

/// How much is recorded; each level holds the ones before it.
enum class Level : std::uint32_t { Off, Sync, Shared, All };

} // namespace forkyard::trace
