// What the store asks about the kind of every event that comes, in one table: worked out once, looked up millions of times a second.
// Knows no states of objects.
#pragma once

#include "core/trace/lane.h"

#include <array>

namespace forkyard::trace {

/// The state that a wait event of this kind puts its thread into; Absent: it is none.
constexpr LaneState waitStateOf(EventKind kind) {
    switch (kind) {
    case EventKind::GilWait: return LaneState::Ready;
    case EventKind::LockWait:
    case EventKind::RLockWait:
    case EventKind::SemaphoreWait: return LaneState::WaitingLock;
    case EventKind::ProcessWaitBegin:
    case EventKind::ThreadJoinBegin:
    case EventKind::ConditionWait:
    case EventKind::EventWait:
    case EventKind::BarrierWait:
    case EventKind::QueuePutWait:
    case EventKind::QueueGetWait:
    case EventKind::PipeWriteWait:
    case EventKind::PipeReadWait: return LaneState::WaitingData;
    case EventKind::SleepBegin:
    case EventKind::IoWaitBegin:
    case EventKind::InputWanted: return LaneState::Asleep;
    default: return LaneState::Absent;
    }
}

/// Whether a thread that waits for something but the GIL goes on with this event.
constexpr bool endsWait(EventKind kind, Side side) {
    if (kind == EventKind::VariableLoad || kind == EventKind::LibraryWake) return false;
    return side == Side::Acquire || kind == EventKind::QueuePut || kind == EventKind::PipeWrite || kind == EventKind::SocketSend;
}

/// Whether events of this effect change, or wait for, what is known of their object.
constexpr bool hasObjectState(Effect effect) {
    return effect == Effect::Process || effect == Effect::Thread || effect == Effect::State || effect == Effect::Lock ||
           effect == Effect::Queue || effect == Effect::Pool || effect == Effect::Job || effect == Effect::Task ||
           effect == Effect::Loop || effect == Effect::Variable || effect == Effect::Text || effect == Effect::Core;
}

/// Whoever waits for the object may go on because of this event: a hand-over begins here, if it is one.
constexpr bool letsIn(EventKind kind) {
    return kind == EventKind::LockRelease || kind == EventKind::RLockRelease || kind == EventKind::SemaphoreRelease ||
           kind == EventKind::EventSet || kind == EventKind::ConditionNotify || kind == EventKind::BarrierWait;
}

/// And ends here.
constexpr bool isLetIn(EventKind kind) {
    return kind == EventKind::LockAcquire || kind == EventKind::RLockAcquire || kind == EventKind::SemaphoreAcquire ||
           kind == EventKind::EventWake || kind == EventKind::ConditionWake || kind == EventKind::BarrierPass;
}

/// The store itself does something about it: it counts what was lost, keeps the path of a file, knows whose making it has in order.
constexpr bool isTheStores(EventKind kind) {
    return kind == EventKind::Gap || kind == EventKind::SourceFile || kind == EventKind::ProcessFork || kind == EventKind::ProcessSpawn;
}

struct KindTraits {
    Effect effect = Effect::Program;
    Order order = Order::Free;
    LaneState wait = LaneState::Absent; ///< waitStateOf
    bool hasObjectState = false;
    bool isMeasured = false;
    bool endsWait = false;
    bool letsIn = false;
    bool isLetIn = false;
    bool isTheStores = false;
};

inline constexpr auto kKindTraits = [] {
    std::array<KindTraits, kEventKinds> traits;
    for (std::size_t index = 0; index < kEventKinds; ++index) {
        const auto kind = static_cast<EventKind>(index);
        const EventKindInfo &info = kindInfo(kind);
        traits[index] = {info.effect, info.order, waitStateOf(kind), hasObjectState(info.effect), isMeasured(info.effect), endsWait(kind, info.side), letsIn(kind), isLetIn(kind), isTheStores(kind)};
    }
    return traits;
}();
constexpr const KindTraits &traitsOf(EventKind kind) { return kKindTraits[static_cast<std::size_t>(kind)]; }

} // namespace forkyard::trace
