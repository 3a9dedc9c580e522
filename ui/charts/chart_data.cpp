// Thinning by the indices the store keeps: the cost depends on the pixels, not on the events.
#include "ui/charts/chart_data.h"

#include "ui/timeline/timeline_geometry.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

/// Goes on at `level` from x: two points where it changes, none where it does not. Where it has changed no more than `close` before,
/// one will do: within a pixel nobody sees a slope.
void stepTo(QList<QPointF> &points, double x, double level, double close = 0) {
    if (!points.isEmpty() && points.back().y() == level) return;
    if (!points.isEmpty() && x - points.back().x() > close) points.append({x, points.back().y()});
    points.append({x, level});
}

void endAt(QList<QPointF> &points, double x) {
    if (!points.isEmpty() && points.back().x() < x) points.append({x, points.back().y()});
}

} // namespace

ChartTime chartTime(double now, int marks) {
    const double wanted = std::max(now, 1.0);
    const double step = rulerStep({0, wanted / marks}, 1);
    return {std::ceil(wanted / step - 1e-9) * step, step};
}

int countStep(int highest, int marks) {
    return std::max(1, static_cast<int>(rulerStep({0, static_cast<double>(highest) / marks}, 1)));
}

QList<QPointF> depthPoints(const trace::History &history, trace::Time now, std::size_t pixels) {
    QList<QPointF> points;
    stepTo(points, 0, 0);
    if (history.size() <= pixels) {
        for (std::size_t index = 0; index < history.size(); ++index) {
            const trace::HistoryStep &step = history.step(index);
            if (step.time <= now) stepTo(points, static_cast<double>(step.time), step.level);
        }
        endAt(points, static_cast<double>(now));
        return points;
    }
    std::vector<trace::HistoryPixel> columns(std::max<std::size_t>(1, pixels));
    const trace::Time end = std::max<trace::Time>(1, now);
    history.query(0, end, columns);
    const double width = static_cast<double>(end) / static_cast<double>(columns.size());
    for (std::size_t index = 0; index < columns.size(); ++index) {
        const trace::HistoryPixel &column = columns[index];
        const double x = width * static_cast<double>(index);
        if (column.low == column.high) {
            stepTo(points, x, column.last);
        } else {
            points.append({x, static_cast<double>(column.low)});
            points.append({x, static_cast<double>(column.high)});
        }
    }
    stepTo(points, static_cast<double>(end), columns.back().last);
    return points;
}

StateStack stateStack(const trace::Store &store, trace::Time now, std::size_t pixels) {
    StateStack stack;
    std::vector<std::array<float, trace::kLaneStates>> columns(std::max<std::size_t>(1, pixels));
    const trace::Time end = std::max<trace::Time>(1, now);
    store.queryStates(0, end, columns);
    const double width = static_cast<double>(end) / static_cast<double>(columns.size());
    for (std::size_t index = 0; index < columns.size(); ++index) {
        double top = 0;
        for (std::size_t band = 0; band < countedStates.size(); ++band) {
            const double share = columns[index][static_cast<std::size_t>(countedStates[band])];
            if (share > 0) stack.seen[band] = true;
            top += share;
            stepTo(stack.tops[band], width * static_cast<double>(index), top, width * 1.01);
        }
        stack.highest = std::max(stack.highest, top);
    }
    for (QList<QPointF> &top : stack.tops) endAt(top, static_cast<double>(end));
    return stack;
}

} // namespace forkyard::ui
