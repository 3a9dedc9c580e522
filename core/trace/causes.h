// Why a thread could not go on: what it waited for, who had that or was to bring it, what that one waited for in turn. And which
// waits of a moment go round in a circle. Pure functions over a store or a moment; knows no views.
#pragma once

#include "core/trace/store.h"

#include <vector>

namespace forkyard::trace {

/// One link of a chain: a thread in one of its spans, and on whom that wait depended.
struct CauseLink {
    enum class Why : std::uint8_t {
        Acts,    ///< it waits for nobody: it runs, is ready, or is over
        Holder,  ///< `onto` has the lock
        Joined,  ///< `onto` is to end
        Brought, ///< `onto` ended the wait later: it put the item, let in, notified
        Clock,   ///< the wait ends by the clock or the outside
        Unknown  ///< nobody has ended the wait yet
    };
    LaneId lane = kNoLane;
    std::size_t span = LaneSpans::kNone;
    LaneSpan what;
    ObjectIndex object = kNoObject; ///< what it waits for, where that is an object
    Why why = Why::Acts;
    LaneId onto = kNoLane;
};

struct CauseChain {
    std::vector<CauseLink> links; ///< the thread asked about first
    /// The last link's `onto` is the thread of this link: they wait in a circle. kNone: they do not.
    std::size_t closesAt = kNone;
    static constexpr std::size_t kNone = ~std::size_t{0};
};

/// The chain from what `lane` did at `time`; empty where it had not begun. At most one link a thread.
CauseChain causesAt(const Store &store, LaneId lane, Time time);

/// A circle: lanes[i] waits for objects[i] (kNoObject: a join), and lanes[i + 1] is what it waits for.
struct WaitCircle {
    std::vector<LaneId> lanes;
    std::vector<ObjectIndex> objects;
    bool operator==(const WaitCircle &) const = default;
};

/// The thread that a thread of a moment waits for, directly or as the owner of a lock; kNoLane: none that is known.
LaneId waitsForLane(const Moment &moment, const MomentThread &thread);

/// Every circle of a moment, each once, from its thread with the smallest lane on.
std::vector<WaitCircle> waitCircles(const Moment &moment);

} // namespace forkyard::trace
