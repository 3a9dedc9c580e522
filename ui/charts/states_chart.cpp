// Each band is painted from its top down to the axis, the highest first: no seams between them, and half the points.
#include "ui/charts/states_chart.h"

#include "ui/models/state_words.h"

#include <QAreaSeries>
#include <QLineSeries>

#include <algorithm>

namespace forkyard::ui {

namespace {

/// Waiting and sleeping are background to running: their colours are a little nearer to the surface's.
constexpr double quietness = 0.8;

} // namespace

StatesChart::StatesChart(Kit &kit, const RunModel &run, QWidget *parent) :
    ChartPanel(kit, parent), m_run(run) {
    for (std::size_t band = countedStates.size(); band-- > 0;) {
        m_tops[band] = new QLineSeries(this);
        m_areas[band] = new QAreaSeries(m_tops[band]);
        addSeries(m_areas[band]);
    }
    dress();
    retranslate();
}

void StatesChart::refresh(const ChartTime &time) {
    const trace::Store *store = m_run.store();
    if (!store) return;
    const double share = std::clamp(static_cast<double>(store->now()) / time.end, 0.0, 1.0);
    auto pixels = static_cast<std::size_t>(static_cast<double>(columns()) * share);
    // Five bands and Qt's outline of each: where every pixel differs from the next, one for every two must do.
    if (constexpr std::size_t many = 4; store->eventCount() > many * pixels) pixels /= 2;
    const StateStack stack = stateStack(*store, store->now(), std::max<std::size_t>(1, pixels));
    setTime(time);
    setHighest(stack.highest);
    for (std::size_t band = 0; band < countedStates.size(); ++band) {
        if (stack.seen[band] || m_areas[band]->isVisible()) m_tops[band]->replace(stack.tops[band]);
        if (m_areas[band]->isVisible() != stack.seen[band]) m_areas[band]->setVisible(stack.seen[band]);
    }
    refreshLegend();
}

QList<QPointF> StatesChart::top(std::size_t band) const { return m_tops[band]->points(); }

bool StatesChart::shows(std::size_t band) const { return m_areas[band]->isVisible(); }

void StatesChart::dress() {
    ChartPanel::dress();
    for (std::size_t band = 0; band < countedStates.size(); ++band) {
        m_areas[band]->setBrush(QBrush(colorOf(countedStates[band]), patternOf(countedStates[band])));
        m_areas[band]->setPen(Qt::NoPen);
    }
    refreshLegend();
}

QColor StatesChart::colorOf(trace::LaneState state) const {
    const QColor color = stateColor(kit().theme(), lookOf(state));
    return state == trace::LaneState::Running ? color : blend(kit().color(Role::Surface), color, quietness);
}

/// Ready and asleep are both grey: sleep has the dots that it has on the timeline.
Qt::BrushStyle StatesChart::patternOf(trace::LaneState state) { return state == trace::LaneState::Asleep ? Qt::Dense5Pattern : Qt::SolidPattern; }

void StatesChart::refreshLegend() {
    std::vector<LegendEntry> entries;
    for (std::size_t band = 0; band < countedStates.size(); ++band)
        if (shows(band)) entries.push_back({colorOf(countedStates[band]), nameOf(countedStates[band]), patternOf(countedStates[band])});
    setLegend(std::move(entries));
}

void StatesChart::retranslate() {
    setTitle(tr("Threads by state"));
    refreshLegend();
}

QString StatesChart::nameOf(trace::LaneState state) const {
    switch (state) {
    case trace::LaneState::Running: return tr("running");
    case trace::LaneState::Ready: return tr("ready");
    case trace::LaneState::WaitingData: return tr("waiting");
    case trace::LaneState::WaitingLock: return tr("waiting for a lock");
    default: return tr("asleep");
    }
}

Figures StatesChart::figures() const {
    // Tops are sums: a band is what its top has beyond the one below.
    std::vector<NamedPoints> bands;
    QList<QPointF> below;
    const auto levelAt = [](const QList<QPointF> &points, double x) {
        const auto after = std::upper_bound(points.begin(), points.end(), x, [](double at, const QPointF &point) { return at < point.x(); });
        return after == points.begin() ? 0.0 : (after - 1)->y();
    };
    for (std::size_t band = 0; band < countedStates.size(); ++band) {
        if (!shows(band)) continue;
        QList<QPointF> points = top(band);
        for (QPointF &point : points) point.setY(point.y() - levelAt(below, point.x()));
        below = top(band);
        bands.push_back({nameOf(countedStates[band]), points});
    }
    return figuresOf(timeHead(), bands);
}

} // namespace forkyard::ui
