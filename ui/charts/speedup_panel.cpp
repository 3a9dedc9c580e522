#include "ui/charts/speedup_panel.h"

#include "ui/charts/chart_data.h"

#include <QChart>
#include <QChartView>
#include <QHBoxLayout>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double Height = 190;
constexpr int Marks = 5;
constexpr double LegendLeft = 8;

} // namespace

SpeedupPanel::SpeedupPanel(Kit &kit, QWidget *parent) :
    QWidget(parent), m_kit(kit), m_title(new QLabel(this)), m_tools(new ChartTools(kit, this, [this] { return this->title(); }, [this] { return figures(); })), m_chart(new QChart),
    m_view(new QChartView(m_chart, this)), m_legend(new ChartLegend(kit, LegendLeft, this)), m_values(new QValueAxis(m_chart)), m_times(new QValueAxis(m_chart)), m_line(new QLineSeries), m_idealLine(new QLineSeries),
    m_points(new QScatterSeries) {
    m_title->setWordWrap(true);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundRoundness(0);
    m_chart->setMargins({});
    m_chart->legend()->hide();
    m_chart->addAxis(m_values, Qt::AlignBottom);
    m_chart->addAxis(m_times, Qt::AlignLeft);
    for (QAbstractSeries *series : {static_cast<QAbstractSeries *>(m_idealLine), static_cast<QAbstractSeries *>(m_line), static_cast<QAbstractSeries *>(m_points)}) {
        m_chart->addSeries(series);
        series->attachAxis(m_values);
        series->attachAxis(m_times);
    }
    for (QValueAxis *axis : {m_values, m_times}) {
        axis->setTickType(QValueAxis::TicksDynamic);
        axis->setLabelFormat("%g");
    }
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_tools, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_view);
    column->addWidget(m_legend);
    retranslate();
    dress();
}

QList<QPointF> SpeedupPanel::speedup(std::vector<Measured> measured) {
    std::erase_if(measured, [](const Measured &each) { return each.value <= 0 || each.duration <= 0; });
    std::stable_sort(measured.begin(), measured.end(), [](const Measured &one, const Measured &other) { return one.value < other.value; });
    QList<QPointF> points;
    for (const Measured &each : measured) points.append({each.value, measured.front().duration / each.duration});
    return points;
}

QList<QPointF> SpeedupPanel::ideal(const QList<QPointF> &speedup) {
    QList<QPointF> points;
    for (const QPointF &point : speedup) points.append({point.x(), point.x() / speedup.front().x()});
    return points;
}

void SpeedupPanel::setMeasured(std::vector<Measured> measured) {
    if (measured == m_measured) return;
    m_measured = std::move(measured);
    const QList<QPointF> points = speedup(m_measured);
    m_line->replace(points);
    m_points->replace(points);
    m_idealLine->replace(ideal(points));
    placeAxes();
    m_view->viewport()->update();
}

/// From 0, so that twice as high is twice as fast.
void SpeedupPanel::placeAxes() {
    double right = 1, top = 1;
    for (const QLineSeries *line : {m_line, m_idealLine})
        for (const QPointF &point : line->points()) {
            right = std::max(right, point.x());
            top = std::max(top, point.y());
        }
    const auto set = [](QValueAxis *axis, double highest) {
        const int step = countStep(static_cast<int>(std::ceil(highest)), Marks);
        axis->setTickInterval(step);
        // A little beyond the last mark, so that a point on it is whole.
        axis->setRange(0, std::ceil(highest / step) * step * 1.04);
    };
    set(m_values, right);
    set(m_times, top);
}

QString SpeedupPanel::title() const { return m_title->text(); }

Figures SpeedupPanel::figures() const {
    Figures figures;
    figures.head << tr("value") << tr("mean duration, ms") << tr("times as fast") << tr("ideal");
    const QList<QPointF> fast = speedup(m_measured), best = ideal(fast);
    for (qsizetype index = 0; index < fast.size(); ++index) {
        const double duration = fast[index].y() > 0 ? std::find_if(m_measured.begin(), m_measured.end(), [&](const Measured &each) { return each.value == fast[index].x(); })->duration : 0;
        figures.rows << QStringList{QString::number(fast[index].x()), QString::number(duration / 1e6, 'f', 3), QString::number(fast[index].y(), 'f', 3), QString::number(best[index].y(), 'f', 3)};
    }
    return figures;
}

void SpeedupPanel::dress() {
    m_title->setFont(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_title->setContentsMargins(m_kit.ipx(6), 0, m_kit.ipx(6), 0);
    m_tools->dress();
    layout()->setSpacing(m_kit.ipx(2));
    m_chart->setBackgroundBrush(m_kit.color(Role::Surface));
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(m_kit.color(Role::Surface));
    const QFont small = m_kit.fonts().words(TextSize::Small);
    for (QValueAxis *axis : {m_values, m_times}) {
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
        axis->setLabelsBrush(m_kit.color(Role::MutedText));
        axis->setTitleBrush(m_kit.color(Role::MutedText));
        axis->setLinePen(QPen(m_kit.color(Role::StrongLine), 1));
        axis->setGridLinePen(QPen(m_kit.color(Role::Line), 1));
    }
    const QColor color = m_kit.theme().identity(1).fill, other = m_kit.color(Role::MutedText);
    m_line->setPen(QPen(color, m_kit.px(2)));
    m_idealLine->setPen(QPen(other, m_kit.px(1.5), Qt::DashLine));
    m_points->setMarkerSize(m_kit.px(8));
    m_points->setColor(color);
    m_points->setBorderColor(color);
    m_legend->setEntries({{color, tr("measured")}, {other, tr("ideal: twice as many, half the time")}});
    m_view->setFixedHeight(m_kit.ipx(Height));
    m_legend->updateGeometry();
}

void SpeedupPanel::retranslate() {
    m_title->setText(tr("Speed-up (times as fast as with the least)"));
    m_view->setAccessibleName(m_title->text());
    m_values->setTitleText(tr("value"));
    m_times->setTitleText(tr("times as fast"));
    m_tools->retranslate();
    m_legend->setEntries({{m_kit.theme().identity(1).fill, tr("measured")}, {m_kit.color(Role::MutedText), tr("ideal: twice as many, half the time")}});
}

} // namespace forkyard::ui
