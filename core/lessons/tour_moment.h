// Where a tour's moments lie in a trace. Pure functions over a store; knows no view.
#pragma once

#include "core/lessons/tour.h"
#include "core/trace/store.h"

#include <vector>

namespace forkyard::lessons {

/// The time of a moment, ns; nothing where the trace has none such. `marks`: where each choice stood.
std::optional<qint64> resolveMoment(const trace::Store &store, const TourMoment &moment, const QList<qint64> &marks = {});

/// The times at which something that can be seen happens in (from, to], at most `most` of them, the last always `to`.
std::vector<qint64> visibleStops(const trace::Store &store, qint64 from, qint64 to, std::size_t most = 60);

} // namespace forkyard::lessons
