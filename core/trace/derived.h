// Everything a store derives from its events, kept up to date one event at a time: it observes the live state as it changes. Part of
// the store; views use store.h.
#pragma once

#include "core/trace/directory.h"
#include "core/trace/state_machine.h"
#include "core/trace/store.h"
#include "core/trace/watch.h"

#include <array>
#include <memory>
#include <vector>

namespace forkyard::trace {

struct Keyframe {
    EventIndex events = 0;
    State state;
};

class Derived {
public:
    struct Usage {
        std::vector<UsagePoint> cpu, memory;
    };

    Derived(const EventLog &log, const TextTable &texts, std::uint32_t keyframeEvents);

    LaneId addLane(const LaneOrigin &origin);
    /// `event`, the log's last, is new; `object` is what objectFor says of it.
    void takeLast(const Event &event, ObjectIndex object);
    /// Nothing more happened until `now`.
    void stands(Time now) {
        if (m_watch.isDue(now)) tellDue(now);
    }
    /// The run is over: what can only be said now.
    void finish();

    const Directory &directory() const { return m_directory; }
    /// The object an event is about; kNoObject where it has none with a state, or one that no event in order has used yet.
    ObjectIndex knownObject(LaneId lane, const Event &event) const {
        if (event.object == 0 || !traitsOf(event.kind).hasObjectState) return kNoObject;
        return m_directory.identity(event.object).kind == ObjectKind::Unknown ? kNoObject : m_directory.find(m_directory.lane(lane).process, event.object);
    }
    /// The same, but new ones get their place: only for the event that is next in order, for what comes first decides.
    ObjectIndex objectFor(LaneId lane, const Event &event);
    const State &state() const { return m_state; }
    const Keyframe *keyframeBefore(EventIndex events) const;
    /// `state` advanced to the first `events` events.
    void advance(State &state, EventIndex events) const;

    // What the store hands out.
    std::vector<LaneInfo> lanes;
    std::vector<std::unique_ptr<LaneSpans>> spans;
    std::vector<std::unique_ptr<Column<EventIndex>>> laneEvents;
    std::vector<ProcessInfo> processes;
    std::vector<ObjectInfo> objects;
    Column<Arrow> arrows;
    Column<EventIndex> arrowBlocks; ///< of every 64 arrows: the smallest fromEvent
    Column<ConsolePiece> console;
    std::vector<Finding> findings;
    std::array<std::size_t, kFindingKinds> findingCounts{};
    const Column<ItemTrip> &items(ObjectIndex queue) const;
    const std::vector<Guarded> &guardedBy(ObjectIndex lock) const;
    const std::vector<Touch> &touchedBy(ObjectIndex variable) const;
    const Usage &usage(ProcessIndex process) const;

    // Called by the state machine.
    ObjectIndex objectFor(const Directory &, ProcessIndex process, ObjectId id) { return findOrAdd(process, id); }
    ProcessIndex processFor(const Directory &, ObjectId id) { return addProcess(id); }
    void named(ObjectId id, TextId name, std::uint32_t packed);
    void laneState(LaneId lane, LaneState state, EventIndex event);
    void laneExplained(LaneId lane, EventIndex event);
    void waiters(ObjectIndex object, std::size_t count, EventIndex event);
    void level(ObjectIndex object, std::int64_t level, EventIndex event);
    void itemPut(ObjectIndex object, const ItemState &item, bool buffered);
    void itemSent(ObjectIndex object, std::uint32_t number, EventIndex event);
    void itemTaken(ObjectIndex object, const ItemState &item, EventIndex event);
    void copied(ObjectIndex from, ObjectIndex to, EventIndex event);
    void variableChanged(ObjectIndex object, EventIndex event);

private:
    /// Who has seen which of a variable's values: to find the update that was lost.
    struct Seen {
        LaneId lane = kNoLane;
        std::uint32_t stores = 0;
        std::uint32_t line = 0;
    };
    struct Extra {
        std::unique_ptr<History> history;
        std::unique_ptr<History> waiters;
        std::unique_ptr<Column<ItemTrip>> items;
        EventIndex beginEvent = kNoEvent;   ///< create or fork
        EventIndex endEvent = kNoEvent;     ///< exit
        EventIndex releaseEvent = kNoEvent; ///< the last that let somebody in
        LaneId releaseLane = kNoLane;
        EventIndex storeEvent = kNoEvent;
        EventIndex overtook = kNoEvent; ///< a store that has not seen another, which is yet to be told
        std::uint32_t stores = 0;
        std::vector<Seen> seen;
        LaneId holder = kNoLane; ///< of a lock
        std::vector<Guarded> guarded;
        std::vector<Touch> touches;
    };

    ObjectIndex findOrAdd(ProcessIndex process, ObjectId id);
    ProcessIndex addProcess(ObjectId id);
    void describe(ObjectIndex index);
    void nameEverywhere(ObjectId id);
    void followProcess(ObjectId id);
    void addArrow(ArrowKind kind, EventIndex from, LaneId fromLane, EventIndex to, ObjectIndex object);
    void addFinding(Finding finding);
    void deriveArrows(const Event &event, EventIndex index, ObjectIndex object, bool hadWaited);
    void findDeadlock(LaneId lane, EventIndex index);
    bool anotherMayRelease(LaneId lane) const;
    void findItemsLeft(EventIndex last);
    void findUncollected(EventIndex last);
    bool isKnownDeadlock(const Finding &stuck) const;
    LaneId waitsForLane(LaneId lane) const;
    void noteHolder(ObjectIndex lock, LaneId holder);
    void noteGuards(LaneId lane, ObjectIndex variable, EventIndex index);
    void noteLoad(ObjectIndex object, const Event &event);
    void noteServedStore(Extra &extra, ObjectIndex object, EventIndex index, bool isLastLost);
    void noteTouch(ObjectIndex variable, LaneId lane, EventIndex index);
    void keepKeyframe();
    void tellDue(Time now);
    void noteUsage(const Event &event);
    LaneId clientOf(LaneId lane) const;

    const EventLog &m_log;
    const TextTable &m_texts;
    std::uint32_t m_keyframeEvents;
    std::uint32_t m_untilKeyframe;
    Time m_time = 0; ///< of the event that is being taken
    Directory m_directory;
    State m_state;
    StateMachine<Derived> m_machine;
    Watch m_watch;
    std::vector<Extra> m_extras; ///< by ObjectIndex
    std::vector<Usage> m_usage;  ///< by ProcessIndex
    std::vector<std::vector<ObjectIndex>> m_held; ///< by lane: the locks it holds
    std::vector<std::unique_ptr<Keyframe>> m_keyframes;
};

} // namespace forkyard::trace
