// Where events of a lane were lost. The store counts them and keeps the events that tell; this finds them again as a run grows.
#pragma once

#include "core/trace/store.h"

#include <map>
#include <vector>

namespace forkyard::ui {

class GapIndex {
public:
    struct Gap {
        trace::Time begin = 0; ///< the first that was lost
        trace::Time end = 0;   ///< there was room again
        std::int64_t lost = 0; ///< events
    };

    void clear() { *this = {}; }
    /// Looks at what is new in the store, a part at a time; true where it found something.
    bool update(const trace::Store &store);
    /// In order of time.
    const std::vector<Gap> &of(trace::LaneId lane) const;
    /// The gap of a lane that `time` lies in, or the nearest that is no further than `reach` ns; null: none.
    const Gap *near(trace::LaneId lane, double time, double reach) const;

private:
    std::map<trace::LaneId, std::vector<Gap>> m_gaps;
    trace::EventIndex m_seen = 0;
};

} // namespace forkyard::ui
