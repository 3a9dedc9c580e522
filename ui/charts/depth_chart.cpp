#include "ui/charts/depth_chart.h"

#include <QLineSeries>

#include <algorithm>

namespace forkyard::ui {

DepthChart::DepthChart(Kit &kit, const RunModel &run, trace::ObjectIndex object, QWidget *parent) :
    ChartPanel(kit, parent), m_run(run), m_object(object), m_line(new QLineSeries) {
    addSeries(m_line);
    dress();
    retranslate();
}

void DepthChart::refresh(const ChartTime &time) {
    const trace::Store *store = m_run.store();
    if (!store || m_object >= store->objects().size()) return;
    // A pixel of the axis is one of the run only as far as the run reaches.
    const double share = std::clamp(static_cast<double>(store->now()) / time.end, 0.0, 1.0);
    const auto pixels = static_cast<std::size_t>(static_cast<double>(columns()) * share);
    const QList<QPointF> points = depthPoints(*store->objects()[m_object].history, store->now(), std::max<std::size_t>(1, pixels));
    double highest = 2; // a queue that never holds more than one item does not fill its chart
    for (const QPointF &point : points) highest = std::max(highest, point.y());
    setTime(time);
    setHighest(highest);
    m_line->replace(points);
    retranslate();
}

QList<QPointF> DepthChart::points() const { return m_line->points(); }

void DepthChart::dress() {
    ChartPanel::dress();
    QPen pen(kit().theme().identity(m_run.objectIdentity()).fill, kit().px(2));
    pen.setJoinStyle(Qt::MiterJoin);
    m_line->setPen(pen);
}

void DepthChart::retranslate() {
    const trace::Store *store = m_run.store();
    if (!store || m_object >= store->objects().size()) return;
    const bool bytes = store->objects()[m_object].kind == trace::ObjectKind::BytePipe;
    const QString text = bytes ? tr("%1: bytes inside") : tr("%1: items inside");
    setTitle(text.arg(m_run.objectName(m_object)));
}

Figures DepthChart::figures() const { return figuresOf(timeHead(), {{title(), points()}}); }

} // namespace forkyard::ui
