// Where an instant lies in a long row of times: looked for where it would be if they came evenly, since of a million each look is a
// cache miss. Knows nothing of what happened then.
#pragma once

#include "core/trace/event.h"

#include <cstddef>

namespace forkyard::trace {

/// The last of `count` places whose time is at or before `time`; 0 where there is none. `timeAt(place)` must not decrease. Takes turns
/// with halving, so that it never needs more than twice the looks of a binary search.
template <typename TimeAt>
std::size_t lastAtOrBefore(Time time, std::size_t count, TimeAt timeAt) {
    std::size_t low = 0, high = count;
    if (high - low < 2) return 0;
    Time lowTime = timeAt(0), highTime = timeAt(count - 1);
    if (time < lowTime) return 0;
    if (time >= highTime) return count - 1;
    --high; // low is at or before, high after
    for (bool evenly = true; high - low > 1; evenly = !evenly) {
        std::size_t middle = low + (high - low) / 2;
        if (evenly && high - low > 8) {
            const double share = static_cast<double>(time - lowTime) / static_cast<double>(highTime - lowTime);
            middle = low + static_cast<std::size_t>(share * static_cast<double>(high - low));
            if (middle <= low) middle = low + 1;
            if (middle >= high) middle = high - 1;
        }
        const Time there = timeAt(middle);
        if (there <= time) {
            low = middle;
            lowTime = there;
        } else {
            high = middle;
            highTime = there;
        }
    }
    return low;
}

} // namespace forkyard::trace
