// What the charts draw, thinned to the pixels there are: pure functions from the store to points. Knows no chart and no widget.
// Times are in nanoseconds since the run began.
#pragma once

#include "core/trace/store.h"

#include <QList>
#include <QPointF>

#include <array>

namespace forkyard::ui {

/// The axis of time: from 0 to `end`, a mark every `step`.
struct ChartTime {
    double end = 1e9;
    double step = 2e8;
    double counted = 0; ///< ns of a simulated machine's step, in which time is counted; 0: time is real
};

/// The shortest axis that reaches to `now`, in whole steps of 1, 2 or 5 times a power of ten and at most `marks` of them: it grows
/// in steps, so that the chart stands still while a run goes on.
ChartTime chartTime(double now, int marks);

/// The distance of marks on an axis of counts from 0 to `highest`: a whole number, at most `marks` of them.
int countStep(int highest, int marks);

/// A level over [0, now] as a line with corners. Exact while there are no more steps than `pixels`; beyond, the lowest and the
/// highest level of each pixel: never more than about two points a pixel.
QList<QPointF> depthPoints(const trace::History &history, trace::Time now, std::size_t pixels);

/// The states that are counted, from the bottom of the stack to its top.
inline constexpr std::array countedStates = {trace::LaneState::Running, trace::LaneState::Ready, trace::LaneState::WaitingData,
                                             trace::LaneState::WaitingLock, trace::LaneState::Asleep};

struct StateStack {
    /// The upper edge of each state's band over [0, now], with corners: the threads in it and in all states below.
    std::array<QList<QPointF>, countedStates.size()> tops;
    /// Whether any thread was ever in it.
    std::array<bool, countedStates.size()> seen{};
    /// The highest top.
    double highest = 0;
};

/// Threads by state, averaged over each of `pixels` columns of [0, now].
StateStack stateStack(const trace::Store &store, trace::Time now, std::size_t pixels);

} // namespace forkyard::ui
