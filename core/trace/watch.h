// Looks for what shows only when nothing happens: waits that nobody is left to end, and children that ended and that their parent
// does not wait for. Told of changes as they come, asked now and then. Part of the store; knows no views.
#pragma once

#include "core/trace/directory.h"
#include "core/trace/event_log.h"
#include "core/trace/state.h"
#include "core/trace/store.h"

#include <vector>

namespace forkyard::trace {

class Watch {
public:
    /// Nothing is said before the run has stood like this for so long: who was let in may not have told so yet.
    static constexpr Time kPatience = 500'000'000;

    Watch(const State &state, const Directory &directory, const EventLog &log) : m_state(state), m_directory(directory), m_log(log) {}

    /// The lane is in another state, by this event.
    void laneChanged(LaneId lane, EventIndex event);
    /// The wait that the lane has just begun ends by itself.
    void waitIsLimited(LaneId lane) { setActing(lane, true, m_lanes[lane].since); }
    /// `count` of those that wait for the condition may go on, the longest waiting first.
    void notified(ObjectIndex condition, std::int64_t count);
    void processEnded(ProcessIndex process, EventIndex event);

    bool isDue(Time now) const { return now >= m_due; }
    /// What has become certain by `now`, where isDue; each is told once.
    std::vector<Finding> examine(Time now);

private:
    struct Lane {
        bool acts = false; ///< it can go on without anybody's help
        bool isNotified = false;
        bool isTold = false;
        EventIndex since = kNoEvent;
    };
    struct Process {
        std::size_t acting = 0;
        EventIndex quietSince = kNoEvent; ///< kNoEvent: somebody acts, or it has been looked at
        EventIndex deadSince = kNoEvent;  ///< the same of an end that nobody has waited for
    };

    void setActing(LaneId lane, bool acts, EventIndex event);
    void noteDue(EventIndex since);
    bool isOverdue(EventIndex since, Time now) const { return since != kNoEvent && m_log[since].time + kPatience <= now; }
    Process &process(ProcessIndex index);

    // One examination
    void spreadHope();
    bool mayEnd(LaneId lane) const;
    bool mayEndObjectWait(const ThreadState &thread, LaneId lane, EventKind wait) const;
    bool mayEndJoin(const Event &wait, LaneId lane) const;
    bool hasHopeFor(ProcessIndex index) const;
    bool someoneReaches(ObjectIndex object, LaneId but) const;
    void findZombies(Time now, std::vector<Finding> &found);
    bool isWaitedFor(ProcessIndex index) const;

    const State &m_state;
    const Directory &m_directory;
    const EventLog &m_log;
    std::vector<Lane> m_lanes;
    std::vector<Process> m_processes;
    std::vector<bool> m_hope; ///< by lane: it may go on some day
    Time m_due = ~Time{0};
};

} // namespace forkyard::trace
