// Charts are taken from the store anew at most twenty times a second, and only while they can be seen.
#include "ui/charts/charts_view.h"

#include "ui/charts/depth_chart.h"
#include "ui/charts/states_chart.h"

#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr int refreshMs = 50;

} // namespace

/// The playhead over the charts: a widget of its own, so that moving it makes no chart think.
class ChartsView::PlayheadLine : public QWidget {
public:
    PlayheadLine(const Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), m_kit.color(Role::Accent)); }

private:
    const Kit &m_kit;
};

ChartsView::ChartsView(Kit &kit, RunModel &run, QWidget *parent) :
    View(parent), m_kit(kit), m_run(run), m_empty(new QLabel(this)), m_scroll(new QScrollArea(this)), m_column(new QWidget),
    m_layout(new QVBoxLayout(m_column)), m_states(new StatesChart(kit, run, m_column)), m_line(new PlayheadLine(kit, m_column)),
    m_timer(new QTimer(this)) {
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_scroll->setWidget(m_column);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_column->setAutoFillBackground(false);
    setFocusProxy(m_scroll);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_empty);
    column->addWidget(m_scroll);
    adopt(m_states);
    m_layout->addStretch(1);
    m_timer->setSingleShot(true);
    m_timer->setInterval(refreshMs);
    connect(m_timer, &QTimer::timeout, this, &ChartsView::refresh);
    connect(&run, &RunModel::storeReplaced, this, &ChartsView::refresh);
    connect(&run, &RunModel::eventsAppended, this, &ChartsView::schedule);
    connect(&run, &RunModel::ended, this, &ChartsView::schedule);
    connect(&run, &RunModel::momentChanged, this, &ChartsView::placeLine);
    connect(&kit, &Kit::appearanceChanged, this, &ChartsView::dress);
    connect(&kit, &Kit::languageChanged, this, &ChartsView::retranslate);
    retranslate();
    dress();
    refresh();
}

void ChartsView::adopt(ChartPanel *panel) {
    connect(panel, &ChartPanel::timePicked, this, &ChartsView::pick);
}

bool ChartsView::isEmpty() const { return m_run.store() == nullptr || m_run.store()->eventCount() == 0; }

void ChartsView::schedule() {
    if (!m_timer->isActive()) m_timer->start();
}

void ChartsView::refresh() {
    m_empty->setVisible(isEmpty());
    m_scroll->setVisible(!isEmpty());
    chooseQueues();
    if (isEmpty() || !isVisible()) return;
    m_time = chartTime(static_cast<double>(m_run.store()->now()), m_states->timeMarks());
    for (DepthChart *chart : m_depths) chart->refresh(m_time);
    m_states->refresh(m_time);
    placeLine();
}

void ChartsView::chooseQueues() {
    std::vector<trace::ObjectIndex> wanted;
    if (!isEmpty()) {
        const auto objects = m_run.store()->objects();
        for (std::size_t index = 0; index < objects.size() && wanted.size() < mostQueues; ++index)
            if (trace::isQueueLike(objects[index].kind) && objects[index].history && objects[index].history->size() > 0)
                wanted.push_back(static_cast<trace::ObjectIndex>(index));
    }
    const auto isSame = [](const DepthChart *chart, trace::ObjectIndex object) { return chart->object() == object; };
    if (std::equal(m_depths.begin(), m_depths.end(), wanted.begin(), wanted.end(), isSame) && m_layout->count() > 1) return;
    for (DepthChart *chart : m_depths) delete chart;
    m_depths.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) delete item;
    for (const trace::ObjectIndex object : wanted) {
        m_depths.push_back(new DepthChart(m_kit, m_run, object, m_column));
        adopt(m_depths.back());
        m_layout->addWidget(m_depths.back());
        m_depths.back()->show(); // laid out at once: how many points it gets depends on its width
    }
    m_layout->addWidget(m_states);
    m_layout->addStretch(1);
    m_layout->activate();
    m_line->raise();
}

void ChartsView::dress() {
    m_empty->setFont(m_kit.fonts().words());
    QPalette muted = m_empty->palette();
    muted.setColor(QPalette::WindowText, m_kit.color(Role::MutedText));
    m_empty->setPalette(muted);
    m_empty->setMargin(m_kit.ipx(24));
    m_layout->setContentsMargins(m_kit.ipx(12), m_kit.ipx(14), m_kit.ipx(4), m_kit.ipx(8));
    m_layout->setSpacing(m_kit.ipx(16));
    for (DepthChart *chart : m_depths) chart->dress();
    m_states->dress();
    schedule();
    update();
}

void ChartsView::retranslate() {
    setAccessibleName(tr("Charts"));
    m_empty->setText(tr("Run the program: how full its queues are and what its threads do is drawn here."));
    for (DepthChart *chart : m_depths) chart->retranslate();
    m_states->retranslate();
}

void ChartsView::pick(double nanoseconds) {
    m_run.playhead().setTime(static_cast<qint64>(std::max(0.0, nanoseconds)));
}

double ChartsView::playheadX() const {
    const QRectF plot = m_states->plotArea().translated(m_states->pos());
    return plot.left() + plot.width() * static_cast<double>(m_run.playhead().time()) / m_time.end;
}

void ChartsView::placeLine() {
    m_line->setVisible(!isEmpty());
    if (!isVisible() || isEmpty()) return;
    const ChartPanel *first = m_depths.empty() ? static_cast<ChartPanel *>(m_states) : m_depths.front();
    const int top = static_cast<int>(first->pos().y() + first->plotArea().top()) - m_kit.ipx(6);
    const int bottom = static_cast<int>(m_states->pos().y() + m_states->plotArea().bottom());
    const int width = std::max(2, m_kit.ipx(2));
    m_line->setGeometry(static_cast<int>(std::round(playheadX())) - width / 2, top, width, bottom - top);
}

void ChartsView::paintEvent(QPaintEvent *) { QPainter(this).fillRect(rect(), m_kit.color(Role::Surface)); }

void ChartsView::showEvent(QShowEvent *event) {
    View::showEvent(event);
    schedule();
}

void ChartsView::resizeEvent(QResizeEvent *event) {
    View::resizeEvent(event);
    schedule();
}

} // namespace forkyard::ui
