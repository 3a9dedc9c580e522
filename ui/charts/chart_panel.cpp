// The plot's place is set by hand, the same in every panel, so that one line through all of them is one moment.
#include "ui/charts/chart_panel.h"

#include "ui/timeline/timeline_geometry.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QLabel>
#include <QLegend>
#include <QMouseEvent>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double leftMargin = 36;
/// Half of the last mark, which says the unit too.
constexpr double rightMargin = 34;
constexpr double topMargin = 18;
constexpr double bottomMargin = 30;
constexpr double plotHeight = 106;
constexpr double markWidth = 54;
constexpr double tickAir = 14; // between a figure and its axis, with the tick
constexpr int countMarks = 3;

} // namespace

ChartPanel::ChartPanel(Kit &kit, QWidget *parent) :
    QWidget(parent), m_kit(kit), m_title(new QLabel(this)), m_tools(new ChartTools(kit, this, [this] { return this->title(); }, [this] { return figures(); })), m_chart(new QChart), m_view(new QChartView(m_chart, this)),
    m_legend(new ChartLegend(kit, leftMargin + 8, this)), m_timeAxis(new QCategoryAxis(m_chart)), m_countAxis(new QValueAxis(m_chart)) {
    m_title->setWordWrap(true);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundRoundness(0);
    m_chart->setMargins({});
    // The chart's own legend takes its place from the plot, which is set by hand here.
    m_chart->legend()->hide();
    m_legend->hide();
    m_timeAxis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    m_timeAxis->setGridLineVisible(false);
    // The last label has its unit beside it and stands at the edge, where there is room for it.
    m_timeAxis->setTruncateLabels(false);
    m_countAxis->setTickType(QValueAxis::TicksDynamic);
    m_countAxis->setLabelFormat("%d");
    m_chart->addAxis(m_timeAxis, Qt::AlignBottom);
    m_chart->addAxis(m_countAxis, Qt::AlignLeft);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->viewport()->installEventFilter(this);
    m_view->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_tools, 0, Qt::AlignTop);
    column->addLayout(top);
    column->addWidget(m_view);
    column->addWidget(m_legend);
}

QString ChartPanel::timeHead() { return tr("time, s"); }

QString ChartPanel::title() const { return m_title->text(); }

void ChartPanel::setTitle(const QString &title) {
    m_words = title;
    const QString shown = m_time.counted > 0 ? tr("%1, over steps", "a chart's title where time is counted in steps").arg(title) : title;
    if (m_title->text() != shown) m_tools->retranslate();
    m_title->setText(shown);
    m_view->setAccessibleName(shown);
}

void ChartPanel::addSeries(QAbstractSeries *series) {
    m_chart->addSeries(series);
    series->attachAxis(m_timeAxis);
    series->attachAxis(m_countAxis);
}

void ChartPanel::paintAnew() { m_view->viewport()->update(); }

QRectF ChartPanel::plotArea() const { return m_chart->plotArea().translated(m_view->pos()); }

std::size_t ChartPanel::columns() const {
    return static_cast<std::size_t>(std::max(1.0, m_chart->plotArea().width() * devicePixelRatioF()));
}

int ChartPanel::timeMarks() const {
    return std::clamp(static_cast<int>(m_chart->plotArea().width() / m_kit.px(markWidth)), 2, 8);
}

void ChartPanel::setLegend(std::vector<LegendEntry> entries) {
    m_legend->setVisible(!entries.empty());
    m_legend->setEntries(std::move(entries));
}

void ChartPanel::dress() {
    m_title->setFont(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_title->setContentsMargins(m_kit.ipx(6), 0, m_kit.ipx(6), 0);
    m_tools->dress();
    layout()->setSpacing(m_kit.ipx(2));
    m_chart->setBackgroundBrush(m_kit.color(Role::Surface));
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(m_kit.color(Role::Surface));
    const QFont small = m_kit.fonts().words(TextSize::Small);
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_timeAxis), static_cast<QAbstractAxis *>(m_countAxis)}) {
        axis->setLabelsFont(small);
        axis->setLabelsBrush(m_kit.color(Role::MutedText));
        axis->setLinePen(QPen(m_kit.color(Role::StrongLine), 1));
        axis->setGridLinePen(QPen(m_kit.color(Role::Line), 1));
    }
    m_view->setFixedHeight(m_kit.ipx(topMargin + plotHeight + bottomMargin));
    m_legend->updateGeometry();
    placePlot();
    labelTime();
}

void ChartPanel::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    placePlot();
}

void ChartPanel::moveEvent(QMoveEvent *event) {
    QWidget::moveEvent(event);
    emit plotMoved();
}

void ChartPanel::placePlot() {
    const double left = std::max(m_left, m_kit.px(leftMargin)), width = m_view->width() - left - m_kit.px(rightMargin);
    m_chart->setPlotArea(QRectF(std::round(left), m_kit.ipx(topMargin), std::max(1.0, std::round(width)), m_kit.ipx(plotHeight)));
}

void ChartPanel::setTime(const ChartTime &time) {
    if (time.end == m_time.end && time.step == m_time.step && time.counted == m_time.counted) return;
    m_time = time;
    setTitle(m_words);
    labelTime();
}

void ChartPanel::labelTime() {
    if (m_time.step <= 0) return;
    for (const QString &label : m_timeAxis->categoriesLabels()) m_timeAxis->remove(label);
    m_timeAxis->setRange(0, m_time.end);
    m_timeAxis->setStartValue(0);
    const QString unit = [this] {
        switch (rulerUnit(m_time.step)) {
        case TimeUnit::Seconds: return tr("%1 s");
        case TimeUnit::Milliseconds: return tr("%1 ms");
        case TimeUnit::Microseconds: return tr("%1 µs");
        case TimeUnit::Nanoseconds: return tr("%1 ns");
        }
        return QString();
    }();
    // The unit stands once: at the last mark, or, where that has no room for the word, in the title.
    const int marks = static_cast<int>(std::lround(m_time.end / m_time.step));
    for (int mark = 0; mark <= marks; ++mark) {
        const QString number = mark == 0 ? QString("0") : m_time.counted > 0 ? QString::number(mark * m_time.step / m_time.counted, 'g', 6) : rulerNumber(mark * m_time.step, m_time.step);
        m_timeAxis->append(mark == marks && m_time.counted <= 0 ? unit.arg(number) : number, mark * m_time.step);
    }
}

void ChartPanel::setHighest(double highest) {
    const int least = std::max(1, static_cast<int>(std::ceil(highest - 1e-6)));
    const int step = countStep(least, countMarks);
    const int top = (least + step - 1) / step * step;
    // An axis told its own range again lays out every series that hangs on it.
    if (top == static_cast<int>(m_countAxis->max()) && step == static_cast<int>(m_countAxis->tickInterval())) return;
    m_countAxis->setTickInterval(step);
    m_countAxis->setRange(0, top);
}

double ChartPanel::neededLeft() const {
    const double figure = QFontMetricsF(m_kit.fonts().words(TextSize::Small)).horizontalAdvance(QString::number(static_cast<int>(m_countAxis->max())));
    return std::max(m_kit.px(leftMargin), figure + m_kit.px(tickAir));
}

void ChartPanel::setLeft(double left) {
    if (left == m_left) return;
    m_left = left;
    placePlot();
    labelTime();
}

bool ChartPanel::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_view) {
        if (event->type() == QEvent::Move || event->type() == QEvent::Resize) emit plotMoved();
        return QWidget::eventFilter(watched, event);
    }
    if (event->type() == QEvent::Wheel) {
        event->ignore(); // the column scrolls
        return true;
    }
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseMove) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (!(mouse->buttons() & Qt::LeftButton)) return false;
        const QRectF plot = m_chart->plotArea();
        emit timePicked((mouse->position().x() - plot.left()) / plot.width() * m_time.end);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace forkyard::ui
