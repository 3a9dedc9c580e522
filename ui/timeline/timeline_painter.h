// Paints the timeline's rows: states by texture, owners, depths, values, arrows. Knows where things go from the geometry, what
// they are from the store; handles no input.
#pragma once

#include "ui/timeline/timeline_geometry.h"
#include "ui/timeline/timeline_rows.h"

#include <QPainter>

namespace forkyard::ui {

class TimelinePainter {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::TimelinePainter)

public:
    TimelinePainter(QPainter &painter, const Kit &kit, const RunModel &run, const TimeScale &scale)
        : m_painter(painter), m_kit(kit), m_run(run), m_store(*run.store()), m_scale(scale)
    {
    }

    /// `area` is the row's part of the lanes' area, in widget pixels.
    void paintRow(const TimelineRow &row, const QRectF &area);
    /// The label column's part of a row.
    void paintLabel(const TimelineRow &row, const QRectF &area, bool selected);
    /// Arrows between rows; `centre(row)` of each row in widget pixels, by its index; lanes' rows by lane.
    void paintArrows(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, const QRectF &area, double scroll);

private:
    void paintLane(trace::LaneId lane, const QRectF &area);
    void paintSpans(trace::LaneId lane, const QRectF &area, std::size_t first, std::size_t last);
    void paintDense(trace::LaneId lane, const QRectF &area);
    void paintLock(trace::ObjectIndex object, const QRectF &area);
    void paintQueue(trace::ObjectIndex object, const QRectF &area);
    void paintVariable(trace::ObjectIndex object, const QRectF &area);
    double begin(const QRectF &) const { return m_scale.begin; }
    double end(const QRectF &area) const { return m_scale.time(area.width()); }
    double x(const QRectF &area, double time) const { return area.left() + m_scale.x(time); }
    QRectF bar(const QRectF &area) const;

    QPainter &m_painter;
    const Kit &m_kit;
    const RunModel &m_run;
    const trace::Store &m_store;
    const TimeScale &m_scale;
};

} // namespace forkyard::ui
