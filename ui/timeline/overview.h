// A strip with all of the run, when the lanes show a part of it: what its threads do, stacked, the part that is shown, the playhead.
// Pictures only; its owner handles the input.
#pragma once

#include "ui/models/run_model.h"
#include "ui/timeline/timeline_geometry.h"

#include <QImage>
#include <QRectF>

namespace forkyard::ui {

class TimelineOverview {
public:
    TimelineOverview(const Kit &kit, const RunModel &run) : m_kit(kit), m_run(run) {}

    /// Whether the lanes, `width` pixels wide, show so little that the strip is worth its room.
    static bool isNeeded(const TimeScale &scale, double width, double end);
    static constexpr double height = 26; ///< at 100 %

    void forget() { m_picture = {}; }
    void paint(QPainter &painter, const QRectF &area, const TimeScale &scale, double lanesWidth, double end);
    /// The run's time at a pixel of the strip, ns.
    static double timeAt(double x, const QRectF &area, double end) { return (x - area.left()) / std::max(1.0, area.width()) * end; }

private:
    void refresh(QSize size, double ratio, double end);

    const Kit &m_kit;
    const RunModel &m_run;
    QImage m_picture;
    double m_end = 0; ///< of the run, when the picture was made
};

} // namespace forkyard::ui
