// Charts are taken from the store anew at most twenty times a second, and only while they can be seen.
#include "ui/charts/charts_view.h"

#include "ui/charts/bars_panel.h"
#include "ui/charts/depth_chart.h"
#include "ui/charts/lines_chart.h"
#include "ui/charts/run_figures.h"
#include "ui/charts/series_panel.h"
#include "ui/charts/states_chart.h"

#include "ui/timeline/timeline_words.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace forkyard::ui {

namespace {

constexpr int refreshMs = 50;
constexpr std::size_t MostProcesses = 6;
constexpr std::size_t MostBars = 12;
constexpr std::size_t PartsOfTime = 60;

} // namespace

/// The playhead over the charts: a widget of its own, so that moving it makes no chart think. It is seen in the plots only: it would
/// strike through the words between them.
class ChartsView::PlayheadLine : public QWidget {
public:
    PlayheadLine(const Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    /// From top to bottom of each plot, in its own coordinates.
    void setParts(std::vector<std::pair<int, int>> parts) {
        if (std::exchange(m_parts, std::move(parts)) != m_parts) update();
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        for (const auto &[top, bottom] : m_parts) painter.fillRect(QRect(0, top, width(), bottom - top), m_kit.color(Role::Accent));
    }

private:
    const Kit &m_kit;
    std::vector<std::pair<int, int>> m_parts;
};

ChartsView::ChartsView(Kit &kit, RunModel &run, QWidget *parent) :
    View(parent), m_kit(kit), m_run(run), m_empty(new QLabel(this)), m_scroll(new QScrollArea(this)), m_column(new QWidget),
    m_layout(new QVBoxLayout(m_column)), m_states(new StatesChart(kit, run, m_column)),
    m_usage(new LinesChart(kit, m_column)), m_memory(new LinesChart(kit, m_column)), m_cpu(new LinesChart(kit, m_column)), m_pool(new LinesChart(kit, m_column)), m_processes(new LinesChart(kit, m_column)), m_waiting(new LinesChart(kit, m_column)), m_lag(new LinesChart(kit, m_column)), m_sent(new LinesChart(kit, m_column)), m_waitsByThread(new BarsPanel(kit, m_column)),
    m_waitsByLock(new BarsPanel(kit, m_column)), m_creation(new BarsPanel(kit, m_column)), m_lifetimes(new BarsPanel(kit, m_column)), m_taken(new BarsPanel(kit, m_column)), m_more(new QPushButton(m_column)), m_line(new PlayheadLine(kit, m_column)),
    m_timer(new QTimer(this)), m_barsTimer(new QTimer(this)) {
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
    for (ChartPanel *chart : {static_cast<ChartPanel *>(m_states), static_cast<ChartPanel *>(m_usage), static_cast<ChartPanel *>(m_memory), static_cast<ChartPanel *>(m_cpu), static_cast<ChartPanel *>(m_pool), static_cast<ChartPanel *>(m_processes), static_cast<ChartPanel *>(m_waiting), static_cast<ChartPanel *>(m_lag), static_cast<ChartPanel *>(m_sent)}) adopt(chart);
    m_more->setCheckable(true);
    m_more->hide();
    connect(m_more, &QPushButton::toggled, this, [this] {
        retranslate();
        layOut();
        schedule();
    });
    m_idle = {m_usage, m_memory, m_pool, m_processes, m_waiting, m_lag, m_sent, m_waitsByThread, m_waitsByLock, m_creation, m_lifetimes, m_taken};
    layOut();
    m_timer->setSingleShot(true);
    m_timer->setInterval(refreshMs);
    connect(m_timer, &QTimer::timeout, this, &ChartsView::refresh);
    m_barsTimer->setSingleShot(true);
    m_barsTimer->setInterval(refreshMs);
    connect(m_barsTimer, &QTimer::timeout, this, &ChartsView::refreshBars);
    connect(&run, &RunModel::storeReplaced, this, &ChartsView::refresh);
    connect(&run, &RunModel::eventsAppended, this, &ChartsView::schedule);
    connect(&run, &RunModel::ended, this, &ChartsView::schedule);
    connect(&run, &RunModel::momentChanged, this, &ChartsView::moveOn);
    connect(&kit, &Kit::appearanceChanged, this, &ChartsView::dress);
    connect(&kit, &Kit::languageChanged, this, &ChartsView::retranslate);
    retranslate();
    dress();
    refresh();
}

void ChartsView::setSeriesController(std::unique_ptr<RunController> controller) {
    const auto program = [this] {
        const OpenProgram wanted = this->program();
        SeriesPlan plan;
        plan.program = wanted.text;
        plan.fileName = wanted.fileName;
        plan.options.directory = wanted.folder;
        plan.options.restricted = true; // whoever trusted the program was not asked about a hundred runs
        return plan;
    };
    m_series = new SeriesPanel(m_kit, std::make_unique<SeriesRunner>(std::move(controller)), program, m_column);
    // Whoever pressed the button sees what comes of it. The layout has its new height with the next turn only.
    connect(m_series, &SeriesPanel::grew, this, &ChartsView::showSeries, Qt::QueuedConnection);
    layOut();
}

/// Down to its lower end, but no further than its beginning.
void ChartsView::showSeries() {
    if (!isVisible()) return;
    settle();
    QScrollBar *bar = m_scroll->verticalScrollBar();
    const int wanted = std::min(m_series->y(), m_series->geometry().bottom() - m_scroll->viewport()->height());
    if (wanted > bar->value()) bar->setValue(wanted);
}

void ChartsView::arrange(const Arrangement &arrangement) {
    m_arrangement = arrangement;
    m_more->setChecked(false);
    retranslate();
    layOut();
    schedule();
}

void ChartsView::reveal(const QString &chart) {
    const std::vector<QWidget *> charts = chartsNamed(chart);
    if (charts.empty()) return;
    if (!isWanted(charts.front())) m_more->setChecked(true);
    if (isEmpty()) refresh();
    m_layout->activate();
    m_scroll->ensureWidgetVisible(charts.front());
}

std::vector<QWidget *> ChartsView::chartsNamed(const QString &name) const {
    std::vector<QWidget *> found;
    const auto add = [&](const char *each, QWidget *chart) {
        if (chart && (name.isEmpty() || name == QLatin1String(each))) found.push_back(chart);
    };
    for (std::size_t index = 0; index < m_depths.size(); ++index) {
        add("queue-depth", m_depths[index]);
        add("throughput", m_throughputs[index]);
    }
    add("threads-by-state", m_states);
    add("processor-use", m_usage);
    add("memory", m_memory);
    add("running-by-process", m_cpu);
    add("pool-jobs", m_pool);
    add("processes", m_processes);
    add("waiting-for-locks", m_waiting);
    add("loop-lag", m_lag);
    add("bytes-sent", m_sent);
    add("waits-by-thread", m_waitsByThread);
    add("waits-by-lock", m_waitsByLock);
    add("creation-cost", m_creation);
    add("lifetimes", m_lifetimes);
    add("taken-from-queues", m_taken);
    add("runs", m_series);
    return found;
}

bool ChartsView::isWanted(const QWidget *chart) const {
    if (m_arrangement.charts.isEmpty() || m_more->isChecked()) return true;
    return std::any_of(m_arrangement.charts.begin(), m_arrangement.charts.end(), [&](const QString &name) {
        const std::vector<QWidget *> charts = chartsNamed(name);
        return std::find(charts.begin(), charts.end(), chart) != charts.end();
    });
}

bool ChartsView::isShown(const QWidget *chart) const {
    if (!hasSomething(chart) || !isWanted(chart)) return false;
    return !isEmpty() || (chart == static_cast<QWidget *>(m_series) && !program().text.isEmpty());
}

void ChartsView::setIdle(QWidget *chart, bool isIdle) {
    if (isIdle) m_idle.insert(chart);
    else m_idle.remove(chart);
    chart->setVisible(isShown(chart));
}

/// What has an axis of time comes first: one playhead goes through all of it.
void ChartsView::layOut() {
    while (QLayoutItem *item = m_layout->takeAt(0)) delete item;
    std::vector<QWidget *> all;
    if (!m_more->isChecked())
        for (const QString &name : m_arrangement.charts)
            for (QWidget *chart : chartsNamed(name)) all.push_back(chart);
    for (QWidget *chart : chartsNamed({}))
        if (std::find(all.begin(), all.end(), chart) == all.end()) all.push_back(chart);
    const auto isTimed = [](QWidget *chart) { return qobject_cast<ChartPanel *>(chart) != nullptr; };
    std::stable_partition(all.begin(), all.end(), isTimed);
    for (QWidget *chart : all) {
        m_layout->addWidget(chart);
        chart->setVisible(isShown(chart));
    }
    m_layout->addWidget(m_more, 0, Qt::AlignLeft);
    m_more->setVisible(!m_arrangement.charts.isEmpty());
    m_layout->addStretch(1);
    settle();
    m_line->raise();
}

/// The column gets its height now, not with the next turn: what is drawn depends on it.
void ChartsView::settle() {
    m_layout->activate();
    m_column->resize(m_column->width(), std::max(m_scroll->viewport()->height(), m_layout->minimumSize().height()));
}

void ChartsView::adopt(ChartPanel *panel) {
    connect(panel, &ChartPanel::timePicked, this, &ChartsView::pick);
    connect(panel, &ChartPanel::plotMoved, this, &ChartsView::placeLine);
}

OpenProgram ChartsView::program() const {
    if (const trace::Store *store = m_run.store(); store && !store->sources().empty())
        return {QString::fromStdString(store->sources().front().text), QString::fromStdString(store->sources().front().path), m_programFolder};
    return isEmpty() && m_openProgram ? m_openProgram() : OpenProgram();
}

void ChartsView::setOpenProgram(std::function<OpenProgram()> ask) {
    m_openProgram = std::move(ask);
    layOut();
    schedule();
}

bool ChartsView::isEmpty() const { return m_run.store() == nullptr || m_run.store()->eventCount() == 0; }

void ChartsView::schedule() {
    if (!m_timer->isActive()) m_timer->start();
}

void ChartsView::refresh() {
    if (std::exchange(m_wasEmpty, isEmpty()) != isEmpty() || isEmpty()) layOut();
    m_empty->setVisible(isEmpty());
    m_scroll->setVisible(!isEmpty() || (m_series && isShown(m_series)));
    chooseQueues();
    if (m_series && isVisible()) m_series->setProgram(program().text);
    if (isEmpty()) placeLine();
    if (isEmpty() || !isVisible()) return;
    const std::vector<ChartPanel *> timed = timedCharts();
    m_time = chartTime(static_cast<double>(m_run.store()->now()), (timed.empty() ? m_states : timed.front())->timeMarks());
    // A simulated machine's time is counted in steps, and the titles say so.
    m_time.counted = static_cast<double>(m_run.stepLength());
    if (std::exchange(m_counted, m_time.counted) != m_time.counted) retranslateLines();
    for (DepthChart *chart : m_depths) chart->refresh(m_time);
    m_states->refresh(m_time);
    refreshLines();
    refreshBars();
    alignPlots();
    settle();
    placeLine();
    // A legend that has got another line moves what is below it, with the next turn only.
    QMetaObject::invokeMethod(this, &ChartsView::placeLine, Qt::QueuedConnection);
}

/// In the unit of the axis below, whatever the length.
QString ChartsView::milliseconds(double nanoseconds) {
    const double length = nanoseconds / 1e6;
    return tr("%1 ms").arg(length, 0, 'f', length < 1 ? 3 : length < 10 ? 2 : length < 100 ? 1 : 0);
}

/// The line goes with the playhead at once, sums up to it a little later.
void ChartsView::moveOn() {
    placeLine();
    if (isVisible() && !m_barsTimer->isActive()) m_barsTimer->start();
}

void ChartsView::refreshLines() {
    const trace::Store &store = *m_run.store();
    const Theme &theme = m_kit.theme();
    for (std::size_t index = 0; index < m_throughputs.size(); ++index) {
        const Throughput rate = throughput(store, m_depths[index]->object(), PartsOfTime);
        m_throughputs[index]->setLines(m_time, rate.highest, {{tr("put"), theme.identity(m_run.objectIdentity()).fill, rate.puts, 4.5}, {tr("taken"), m_kit.color(Role::Text), rate.gets, 1.5}});
    }
    showBusiest(m_usage, cpuShare, true);
    showBusiest(m_memory, memoryOf, true);
    showBusiest(m_cpu, threadsRunning, false);
    const PoolUse use = poolUse(store);
    setIdle(m_pool, use.isEmpty());
    const Living living = livingProcesses(store);
    setIdle(m_processes, living.highest < 2);
    if (living.highest >= 2) m_processes->setLines(m_time, living.highest, {{tr("processes"), m_kit.color(Role::Text), living.points}});
    const LockWaits waits = lockWaits(store);
    setIdle(m_waiting, waits.highest == 0);
    if (waits.highest > 0) {
        std::vector<LinesChart::Line> lines{{tr("waiting"), stateColor(theme, StateLook::WaitingForLock), waits.waiting, 4.5}};
        if (!waits.inCircle.isEmpty()) lines.push_back({tr("of these in a circle: deadlock"), m_kit.color(Role::Text), waits.inCircle, 1.5});
        m_waiting->setLines(m_time, waits.highest, std::move(lines));
    }
    LoopLag lag = loopLag(store);
    setIdle(m_lag, lag.highest == 0);
    if (lag.highest > 0) {
        const double unit = m_counted > 0 ? m_counted : 1e6;
        for (QPointF &point : lag.points) point.ry() /= unit;
        m_lag->setLines(m_time, lag.highest / unit, {{tr("what falls due now waits at least so long"), m_kit.color(Role::Text), lag.points}});
    }
    showSent();
    if (!use.isEmpty()) m_pool->setLines(m_time, use.highest, {{tr("being worked on"), m_kit.color(Role::Text), use.working}, {tr("waiting"), stateColor(theme, StateLook::Waiting), use.waiting}});
}

/// The unit follows what there is: a task's description is some bytes, a payload a million.
void ChartsView::showSent() {
    std::vector<QList<QPointF>> sent = bytesSent(*m_run.store(), PartsOfTime);
    double most = 0;
    for (const QList<QPointF> &each : sent)
        if (!each.isEmpty()) most = std::max(most, each.back().y());
    m_sentUnit = most < 10'000 ? 1 : most < 10'000'000 ? 1024 : 1024 * 1024;
    for (QList<QPointF> &each : sent)
        for (QPointF &point : each) point.ry() /= m_sentUnit;
    m_sent->setWords(sentTitle());
    showBusiest(m_sent, [&sent](const trace::Store &, trace::ProcessIndex process, std::size_t) { return sent[process]; }, true);
}

QString ChartsView::sentTitle() const {
    return m_sentUnit == 1 ? tr("Sent so far, by process (bytes)") : m_sentUnit == 1024 ? tr("Sent so far, by process (KiB)") : tr("Sent so far, by process (MiB)");
}

/// A line for each of the processes that have most of it, in their own colours. Optional: hidden where there is nothing.
void ChartsView::showBusiest(LinesChart *chart, const ProcessFigures &figures, bool isOptional) {
    const trace::Store &store = *m_run.store();
    struct Candidate {
        double sum;
        std::int32_t pid;
        LinesChart::Line line;
    };
    std::vector<Candidate> all;
    for (std::size_t process = 0; process < std::min<std::size_t>(store.processes().size(), 64); ++process) {
        const auto index = static_cast<trace::ProcessIndex>(process);
        LinesChart::Line line{m_run.processName(index), m_kit.theme().identity(m_run.processIdentity(index)).fill, figures(store, index, PartsOfTime)};
        if (isOptional && line.points.isEmpty()) continue;
        double sum = 0;
        for (const QPointF &point : line.points) sum += point.y();
        all.push_back({sum, store.processes()[process].pid, std::move(line)});
    }
    std::stable_sort(all.begin(), all.end(), [](const auto &one, const auto &other) { return one.sum > other.sum; });
    if (all.size() > MostProcesses) all.erase(all.begin() + MostProcesses, all.end());
    // Named in the order in which they were made, as everywhere else.
    std::stable_sort(all.begin(), all.end(), [](const auto &one, const auto &other) { return one.pid < other.pid; });
    std::vector<LinesChart::Line> lines;
    double highest = 1;
    for (auto &[sum, pid, line] : all) {
        for (const QPointF &point : line.points) highest = std::max(highest, point.y());
        lines.push_back(std::move(line));
    }
    setIdle(chart, isOptional && lines.empty());
    chart->setLines(m_time, highest, std::move(lines));
}

/// A manager's process has a thread for each process that asks it for something, which goes by the name of that process.
trace::LaneId ChartsView::askerOf(trace::LaneId lane) const {
    const trace::Store &store = *m_run.store();
    const trace::LaneInfo &info = store.lane(lane);
    if (info.origin.threadNumber == 0) return lane;
    for (std::size_t other = 0; other < store.laneCount(); ++other) {
        const auto index = static_cast<trace::LaneId>(other);
        const trace::LaneInfo &asker = store.lane(index);
        if (asker.origin.threadNumber != 0 || asker.process == info.process) continue;
        if (m_run.processName(asker.process).toStdString() == info.name || (info.name == "MainProcess" && other == 0)) return index;
    }
    return lane;
}

/// What has come together until the playhead.
void ChartsView::refreshBars() {
    if (isEmpty() || !isVisible()) return;
    const trace::Store &store = *m_run.store();
    const auto time = static_cast<trace::Time>(m_run.playhead().time());
    const auto fill = [this](BarsPanel *panel, std::vector<BarsPanel::Bar> bars) {
        std::stable_sort(bars.begin(), bars.end(), [](const auto &one, const auto &other) { return one.value > other.value; });
        if (bars.size() > MostBars) bars.resize(MostBars);
        setIdle(panel, bars.empty());
        panel->setBars(std::move(bars));
    };
    const auto bar = [this](const QString &name, double nanoseconds, const QColor &color) { return BarsPanel::Bar{name, nanoseconds / 1e6, m_counted > 0 ? TimelineWords::length(m_run, nanoseconds) : milliseconds(nanoseconds), color}; };
    std::vector<BarsPanel::Bar> threads, locks, costs, lives;
    for (std::size_t lane = 0; lane < store.laneCount(); ++lane) {
        const auto index = static_cast<trace::LaneId>(lane);
        if (const trace::Time waited = lockWaitOf(store, index, time); waited > 0) threads.push_back(bar(m_run.laneName(index), static_cast<double>(waited), m_kit.theme().identity(m_run.laneIdentity(index)).fill));
    }
    for (std::size_t lane = 0; store.laneCount() > 1 && lane < store.laneCount(); ++lane) {
        const auto index = static_cast<trace::LaneId>(lane);
        if (const trace::Time life = lifeOf(store, index, time); life > 0) lives.push_back(bar(m_run.laneName(index), static_cast<double>(life), m_kit.theme().identity(m_run.laneIdentity(index)).fill));
    }
    for (std::size_t object = 0; object < store.objects().size(); ++object) {
        if (!trace::isLockLike(store.objects()[object].kind) || store.objects()[object].kind == trace::ObjectKind::Gil) continue;
        const auto index = static_cast<trace::ObjectIndex>(object);
        if (const double waited = lockWaitFor(store, index, time); waited > 0) locks.push_back(bar(m_run.objectName(index), waited, stateColor(m_kit.theme(), StateLook::WaitingForLock)));
    }
    const auto cost = [&](trace::ArrowKind kind, const QString &name, int identity) {
        const CreationCost found = creationCost(store, kind, time);
        if (found.count == 0 || m_counted > 0) return; // a step has no cost
        costs.push_back({tr("%1 × %2", "name of what is made, how many").arg(name).arg(found.count), found.mean / 1e6, milliseconds(found.mean), m_kit.theme().identity(identity).fill});
        costs.push_back({tr("%1, the longest").arg(name), found.longest / 1e6, milliseconds(found.longest), m_kit.theme().identity(identity).fill});
    };
    cost(trace::ArrowKind::Fork, tr("process"), 0);
    cost(trace::ArrowKind::Start, tr("thread"), 1);
    std::vector<Taken> taken;
    for (const Taken &each : takenFromQueues(store, time)) {
        const trace::LaneId taker = askerOf(each.lane);
        const auto known = std::find_if(taken.begin(), taken.end(), [&](const Taken &other) { return other.queue == each.queue && other.lane == taker; });
        if (known == taken.end()) taken.push_back({each.queue, taker, each.count});
        else known->count += each.count;
    }
    std::vector<BarsPanel::Bar> takers;
    for (const Taken &each : taken) {
        const bool isOnly = std::all_of(taken.begin(), taken.end(), [&](const Taken &other) { return other.queue == each.queue; });
        const QString who = m_run.laneName(each.lane);
        takers.push_back({isOnly ? who : tr("%1: %2", "a queue, who took from it").arg(m_run.objectName(each.queue), who), static_cast<double>(each.count), QString::number(each.count), m_kit.theme().identity(m_run.laneIdentity(each.lane)).fill});
    }
    fill(m_taken, std::move(takers));
    fill(m_waitsByThread, std::move(threads));
    fill(m_waitsByLock, std::move(locks));
    fill(m_lifetimes, std::move(lives));
    setIdle(m_creation, costs.empty());
    m_creation->setBars(std::move(costs));
}

/// The line through the charts ends here: what comes below has no axis of time.
std::vector<ChartPanel *> ChartsView::timedCharts() const {
    std::vector<ChartPanel *> found;
    for (int index = 0; index < m_layout->count(); ++index) {
        auto *panel = qobject_cast<ChartPanel *>(m_layout->itemAt(index)->widget());
        if (panel && panel->isVisibleTo(m_column)) found.push_back(panel);
    }
    return found;
}

void ChartsView::alignPlots() {
    const std::vector<ChartPanel *> timed = timedCharts();
    double left = 0;
    for (const ChartPanel *panel : timed) left = std::max(left, panel->neededLeft());
    for (ChartPanel *panel : timed) panel->setLeft(left);
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
    for (LinesChart *chart : m_throughputs) delete chart;
    m_throughputs.clear();
    while (QLayoutItem *item = m_layout->takeAt(0)) delete item;
    for (const trace::ObjectIndex object : wanted) {
        m_depths.push_back(new DepthChart(m_kit, m_run, object, m_column));
        adopt(m_depths.back());
        m_layout->addWidget(m_depths.back());
        m_depths.back()->show(); // laid out at once: how many points it gets depends on its width
        m_throughputs.push_back(new LinesChart(m_kit, m_column));
        m_throughputs.back()->dress();
        adopt(m_throughputs.back());
        m_layout->addWidget(m_throughputs.back());
        m_throughputs.back()->show();
    }
    retranslateLines();
    layOut();
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
    for (LinesChart *chart : m_throughputs) chart->dress();
    for (LinesChart *chart : {m_usage, m_memory}) chart->dress();
    m_cpu->dress();
    m_pool->dress();
    for (LinesChart *chart : {m_processes, m_waiting, m_lag, m_sent}) chart->dress();
    for (BarsPanel *panel : {m_waitsByThread, m_waitsByLock, m_creation, m_lifetimes, m_taken}) panel->dress();
    if (m_series) m_series->dress();
    schedule();
    update();
}

void ChartsView::retranslate() {
    setAccessibleName(tr("Charts"));
    m_empty->setText(tr("Run the program: how full its queues are and what its threads do is drawn here."));
    for (DepthChart *chart : m_depths) chart->retranslate();
    m_states->retranslate();
    m_more->setText(m_more->isChecked() ? tr("Fewer charts") : tr("Other charts"));
    retranslateLines();
    schedule();
}

void ChartsView::retranslateLines() {
    for (std::size_t index = 0; index < m_throughputs.size(); ++index) m_throughputs[index]->setWords((m_counted > 0 ? tr("%1: items per 1000 steps") : tr("%1: items per second")).arg(m_run.objectName(m_depths[index]->object())));
    m_usage->setWords(tr("CPU by process (% of a core)"));
    m_memory->setWords(tr("Memory by process (MiB)"));
    m_cpu->setWords(tr("Threads running, by process"));
    m_pool->setWords(tr("Jobs of pools"));
    m_processes->setWords(tr("Processes that live"));
    m_waiting->setWords(tr("Threads that wait for a lock"));
    m_lag->setWords(m_counted > 0 ? tr("Event loop lag (steps)") : tr("Event loop lag (ms)"));
    m_sent->setWords(sentTitle());
    m_taken->setWords(tr("Items taken from queues"), tr("who took them"));
    m_lifetimes->setWords(m_counted > 0 ? tr("Lived, by thread (steps)") : tr("Lived, by thread (ms)"), tr("thread"));
    m_waitsByThread->setWords(m_counted > 0 ? tr("Waited for locks, by thread (steps)") : tr("Waited for locks, by thread (ms)"), tr("thread"));
    m_waitsByLock->setWords(m_counted > 0 ? tr("Waited for, by lock (steps)") : tr("Waited for, by lock (ms)"), tr("lock"));
    m_creation->setWords(tr("From making to first step (ms)"), tr("what was made"));
    for (BarsPanel *panel : {m_waitsByThread, m_waitsByLock, m_creation, m_lifetimes, m_taken}) panel->retranslate();
    if (m_series) m_series->retranslate();
}

void ChartsView::pick(double nanoseconds) {
    m_run.playhead().setTime(static_cast<qint64>(std::max(0.0, nanoseconds)));
}

double ChartsView::playheadX() const {
    const std::vector<ChartPanel *> timed = timedCharts();
    const ChartPanel *first = timed.empty() ? static_cast<ChartPanel *>(m_states) : timed.front();
    const QRectF plot = first->plotArea().translated(first->pos());
    return plot.left() + plot.width() * static_cast<double>(m_run.playhead().time()) / m_time.end;
}

void ChartsView::placeLine() {
    m_line->setVisible(!isEmpty());
    if (!isVisible() || isEmpty()) return;
    const std::vector<ChartPanel *> timed = timedCharts();
    if (timed.empty()) return m_line->hide();
    const int above = m_kit.ipx(6), width = std::max(2, m_kit.ipx(2));
    const int top = static_cast<int>(timed.front()->pos().y() + timed.front()->plotArea().top()) - above;
    const int bottom = static_cast<int>(timed.back()->pos().y() + timed.back()->plotArea().bottom());
    std::vector<std::pair<int, int>> parts;
    for (const ChartPanel *panel : timed) {
        const QRectF plot = panel->plotArea().translated(panel->pos());
        parts.emplace_back(static_cast<int>(plot.top()) - above - top, static_cast<int>(plot.bottom()) - top);
    }
    m_line->setParts(std::move(parts));
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
