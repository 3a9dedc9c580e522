// What the charts draw is what the store knows, thinned to the pixels; the playhead in them is everybody's. Long: one test a chart.
#include "tests/ui/ui_fixture.h"
#include "ui/charts/bars_panel.h"
#include "ui/charts/charts_view.h"
#include "ui/charts/depth_chart.h"
#include "ui/charts/lines_chart.h"
#include "ui/charts/run_figures.h"
#include "ui/charts/series_panel.h"
#include "ui/charts/states_chart.h"
#include "ui/models/playback_run.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// The value of a line of corners just right of x.
double valueAt(const QList<QPointF> &points, double x) {
    double value = 0;
    for (const QPointF &point : points)
        if (point.x() <= x) value = point.y();
    return value;
}

/// The threads of a moment that are counted, in countedStates[0..band].
int threadsUpTo(const trace::Moment &moment, std::size_t band) {
    const auto end = countedStates.begin() + static_cast<std::ptrdiff_t>(band) + 1;
    return static_cast<int>(std::count_if(moment.threads.begin(), moment.threads.end(), [end](const trace::MomentThread &thread) {
        return std::find(countedStates.begin(), end, thread.state) != end;
    }));
}

bool isMonotonic(const QList<QPointF> &points) {
    return std::is_sorted(points.begin(), points.end(), [](const QPointF &one, const QPointF &other) { return one.x() < other.x(); });
}

} // namespace

class ChartsViewTest : public QObject {
    Q_OBJECT

private slots:
    void axesGoInRoundSteps();
    void depthIsTheStoresHistory();
    void denseDepthKeepsExtremes();
    void statesAreThoseOfTheMoments();
    void emptyUntilSomethingRan();
    void lessonChoosesTheCharts();
    void chartsFollowTheRun();
    void atMostFourQueues();
    void clickSetsThePlayhead();
    void thePlayheadStrikesNoWordsThrough();
    void textsFollowTheLanguage();
    void figuresAreWhatIsDrawn();
    void ratesAddUpToTheItems();
    void lockWaitsAreTheStoresSums();
    void livesAreCounted();
    void lockWaitsCloseInACircle();
    void aLongTurnIsTheLoopsLag();
    void takersAreCounted();
    void sentBytesAddUp();
    void barsGrowWithThePlayhead();
    void aSimulatedMachineCountsSteps();
    void creationIsMeasuredFromForkToStart();
    void poolsShowWorkAndWaiting();
    void chartsAreSavedAndCopied();
    void aSeriesShowsItsEndsAndDurations();
    void aSeriesNeedsNoRunBefore();
    void processorTimeAndMemoryAreCharted();
    void speedUpIsAgainstTheLeast();
};

void ChartsViewTest::axesGoInRoundSteps() {
    QCOMPARE(chartTime(800e6, 5).step, 200e6);
    QCOMPARE(chartTime(800e6, 5).end, 800e6);
    QCOMPARE(chartTime(801e6, 5).end, 1000e6);
    QCOMPARE(chartTime(0, 5).end, 1.0);
    for (double now = 1; now < 1e12; now *= 1.7) {
        const ChartTime time = chartTime(now, 5);
        QVERIFY(time.end >= now * (1 - 1e-9));
        QVERIFY(time.end - time.step < now);
        QVERIFY(time.end / time.step <= 5 + 1e-9);
    }
    QCOMPARE(countStep(1, 3), 1);
    QCOMPARE(countStep(3, 3), 1);
    QCOMPARE(countStep(4, 3), 2);
    QCOMPARE(countStep(100, 3), 50);
}

void ChartsViewTest::depthIsTheStoresHistory() {
    const auto store = queueRun(true);
    const auto objects = store->objects();
    const auto queue = std::find_if(objects.begin(), objects.end(), [](const trace::ObjectInfo &o) { return trace::isQueueLike(o.kind); });
    QVERIFY(queue != objects.end());
    const trace::History &history = *queue->history;
    QVERIFY(history.size() >= 6); // A, B and C put and got
    const QList<QPointF> points = depthPoints(history, store->now(), 400);
    QVERIFY(isMonotonic(points));
    QCOMPARE(points.first(), QPointF(0, 0));
    QCOMPARE(points.last().x(), static_cast<double>(store->now()));
    for (trace::Time time = 0; time <= store->now(); time += 1'000'000)
        QCOMPARE(valueAt(points, static_cast<double>(time)), static_cast<double>(history.levelAt(time)));
    // Corners are steps: two neighbours differ in x or in y, never in both.
    for (qsizetype index = 1; index < points.size(); ++index)
        QVERIFY(points[index].x() == points[index - 1].x() || points[index].y() == points[index - 1].y());
}

void ChartsViewTest::denseDepthKeepsExtremes() {
    trace::History history;
    constexpr int steps = 100'000;
    for (int index = 0; index < steps; ++index)
        history.push(static_cast<trace::Time>(index) * 1000, static_cast<trace::EventIndex>(index), index == 61'234 ? 977 : index % 7);
    constexpr std::size_t pixels = 300;
    const trace::Time now = steps * trace::Time{1000};
    const QList<QPointF> points = depthPoints(history, now, pixels);
    QVERIFY2(points.size() <= static_cast<qsizetype>(2 * pixels + 4), qPrintable(QString::number(points.size())));
    QVERIFY(isMonotonic(points));
    const auto highest = std::max_element(points.begin(), points.end(), [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
    QCOMPARE(highest->y(), 977.0);
    QVERIFY(std::abs(highest->x() - 61'234'000.0) <= static_cast<double>(now) / pixels);
}

void ChartsViewTest::statesAreThoseOfTheMoments() {
    const auto store = queueRun();
    constexpr std::size_t pixels = 400;
    const StateStack stack = stateStack(*store, store->now(), pixels);
    const double width = static_cast<double>(store->now()) / pixels;
    int compared = 0;
    for (std::size_t pixel = 0; pixel < pixels; ++pixel) {
        const auto begin = static_cast<trace::Time>(std::ceil(width * static_cast<double>(pixel)));
        const auto end = static_cast<trace::Time>(width * static_cast<double>(pixel + 1)) - 1;
        if (store->eventCountAt(begin) != store->eventCountAt(end)) continue; // something happens within the pixel
        const trace::Moment moment = store->momentAt(begin);
        for (std::size_t band = 0; band < countedStates.size(); ++band) {
            QVERIFY(std::abs(valueAt(stack.tops[band], static_cast<double>(begin)) - threadsUpTo(moment, band)) < 0.01);
            ++compared;
        }
    }
    QVERIFY(compared > 1500);
    QVERIFY(stack.seen[0] && stack.seen[2] && stack.seen[4]); // running, waiting for an item, asleep
    QVERIFY(!stack.seen[3]);                                  // no lock in this lesson
    QCOMPARE(std::round(stack.highest), 3.0);
}

void ChartsViewTest::emptyUntilSomethingRan() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 600);
    view.show();
    QVERIFY(view.isEmpty());
    QVERIFY(!view.statesChart()->isVisible());
    run.setStore(queueRun(), false);
    QTRY_VERIFY(view.statesChart()->isVisible());
    QVERIFY(!view.isEmpty());
    QCOMPARE(view.depthCharts().size(), std::size_t{1});
}

void ChartsViewTest::lessonChoosesTheCharts() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(queueRun(), false);
    QTRY_VERIFY(view.statesChart()->isVisible());
    QVERIFY(!view.moreButton()->isVisible());
    view.arrange({{}, {}, {}, {"running-by-process", "queue-depth"}});
    QTRY_VERIFY(view.cpuChart()->isVisible());
    QVERIFY(!view.statesChart()->isVisible() && view.depthCharts().front()->isVisible());
    QTRY_VERIFY(view.cpuChart()->y() < view.depthCharts().front()->y()); // in the lesson's order
    // The others come on demand, or where a link leads to one.
    QVERIFY(view.moreButton()->isVisible());
    view.reveal("threads-by-state");
    QTRY_VERIFY(view.statesChart()->isVisible());
    view.moreButton()->click();
    QTRY_VERIFY(!view.statesChart()->isVisible());
    view.arrange({});
    QTRY_VERIFY(view.statesChart()->isVisible());
}

void ChartsViewTest::chartsFollowTheRun() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    const trace::ObjectId queue = script.object(main, trace::ObjectKind::Queue, trace::ObjectScope::Shared, "Queue 1");
    script.at(1'000'000).add(main, trace::EventKind::QueueCreate, queue);
    script.settle();
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 600);
    view.show();
    run.setStore(store, true);
    for (int item = 1; item <= 5; ++item) {
        script.at(static_cast<trace::Time>(item) * 10'000'000).add(main, trace::EventKind::QueuePut, queue, trace::Value::integer(item));
        script.settle();
        run.noteAppended();
        QTRY_VERIFY(view.depthCharts().size() == 1 && !view.depthCharts().front()->points().isEmpty());
        QTRY_COMPARE(view.depthCharts().front()->points().last().y(), static_cast<double>(item));
    }
    QCOMPARE(view.depthCharts().front()->title(), QString("Queue 1: items inside"));
}

void ChartsViewTest::atMostFourQueues() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::scriptSynthetic(*store, {8, 100, 2, 1, 6, 1});
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(store, false);
    QTRY_COMPARE(view.depthCharts().size(), ChartsView::mostQueues);
    for (const DepthChart *chart : view.depthCharts()) QTRY_VERIFY(chart->points().size() > 10);
}

void ChartsViewTest::clickSetsThePlayhead() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 600);
    view.show();
    run.setStore(queueRun(), false);
    QTRY_VERIFY(view.statesChart()->isVisible());
    QTRY_COMPARE(view.statesChart()->top(4).isEmpty(), false);
    for (ChartPanel *panel : {static_cast<ChartPanel *>(view.depthCharts().front()), static_cast<ChartPanel *>(view.statesChart())}) {
        const QRectF plot = panel->plotArea();
        for (const double share : {0.25, 0.5, 0.75}) { // of 0.8 s: the axis ends with the run
            const QPoint point(qRound(plot.left() + share * plot.width()), qRound(plot.center().y()));
            QWidget *target = panel->childAt(point);
            QVERIFY(target);
            QTest::mouseClick(target, Qt::LeftButton, {}, target->mapFrom(panel, point));
            const double wanted = share * 800e6, pixel = 800e6 / plot.width();
            QVERIFY2(std::abs(static_cast<double>(run.playhead().time()) - wanted) <= pixel, qPrintable(QString::number(run.playhead().time())));
            QVERIFY(std::abs(view.playheadX() - (panel->pos().x() + point.x())) <= 1);
        }
    }
    QCOMPARE(view.depthCharts().front()->plotArea().left(), view.statesChart()->plotArea().left());
    QCOMPARE(view.depthCharts().front()->plotArea().width(), view.statesChart()->plotArea().width());
}

/// The line of the playhead is in the plots, and in nothing between them.
void ChartsViewTest::thePlayheadStrikesNoWordsThrough() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 1400);
    view.show();
    run.setStore(queueRun(), false);
    QTRY_COMPARE(view.statesChart()->top(4).isEmpty(), false);
    run.playhead().setTime(400'000'000);
    QCoreApplication::processEvents();
    QWidget *column = view.statesChart()->parentWidget();
    const QImage image = column->grab().toImage();
    const int x = qRound(view.playheadX());
    const QRgb accent = fixture.kit.color(Role::Accent).rgb();
    int inside = 0;
    for (int y = 0; y < image.height(); ++y) {
        if (image.pixel(x, y) != accent) continue;
        bool isInPlot = false;
        for (const ChartPanel *panel : column->findChildren<ChartPanel *>()) {
            const QRectF plot = panel->plotArea().translated(panel->pos()).adjusted(0, -8, 0, 1);
            isInPlot = isInPlot || (panel->isVisible() && plot.contains(x, y));
        }
        QVERIFY2(isInPlot, qPrintable(QString::number(y)));
        ++inside;
    }
    QVERIFY(inside > 200);
}

void ChartsViewTest::textsFollowTheLanguage() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 600);
    view.show();
    run.setStore(queueRun(), false);
    QTRY_COMPARE(view.depthCharts().size(), std::size_t{1});
    QCOMPARE(view.statesChart()->title(), QString("Threads by state"));
    fixture.settings.setLanguage(Language::Chinese);
    QCOMPARE(view.statesChart()->title(), QString("各状态的线程数"));
    QCOMPARE(view.depthCharts().front()->title(), QString("Queue 1：队列长度"));
    QStringList legend;
    for (const LegendEntry &entry : view.statesChart()->legend()) legend.append(entry.name);
    QCOMPARE(legend, QStringList({"运行", "等待", "睡眠"})); // nobody was ready or waited for a lock
}

void ChartsViewTest::figuresAreWhatIsDrawn() {
    const Figures figures = figuresOf("time, s", {{"a", {{0, 1}, {2e9, 3}}}, {"b, c", {{1e9, 5}}}});
    QCOMPARE(figures.head, QStringList({"time, s", "a", "b, c"}));
    QCOMPARE(figures.rows, QList<QStringList>({{"0.000000", "1", ""}, {"1.000000", "1", "5"}, {"2.000000", "3", "5"}}));
    QCOMPARE(figures.csv(), QString("\"time, s\",a,\"b, c\"\n0.000000,1,\n1.000000,1,5\n2.000000,3,5\n"));
    // No more figures than say something.
    const Figures plain = figuresOf("t", {{"a", {{0, 0.980392}, {1e9, 1.0 / 3}, {2e9, 100}, {3e9, 12345.678}, {4e9, 2.5}, {5e9, 0}}}});
    for (const auto &[row, wanted] : {std::pair{0, "0.98"}, {1, "0.333"}, {2, "100"}, {3, "12345.7"}, {4, "2.5"}, {5, "0"}}) QCOMPARE(plain.rows[row][1], QString(wanted));
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(queueRun(), false);
    QTest::qWait(80);
    for (const ChartPanel *panel : view.findChildren<ChartPanel *>()) {
        if (!panel->isVisible()) continue;
        const Figures own = panel->figures();
        QVERIFY2(!own.rows.isEmpty() && own.head.size() >= 2, qPrintable(panel->title()));
        for (const QStringList &row : own.rows) QCOMPARE(row.size(), own.head.size());
    }
    // Threads in all states together are those that have begun and not ended.
    const Figures states = view.statesChart()->figures();
    double sum = 0;
    for (qsizetype column = 1; column < states.head.size(); ++column) sum += states.rows[states.rows.size() - 1][column].toDouble();
    QCOMPARE(std::lround(sum), 3L);
}

void ChartsViewTest::ratesAddUpToTheItems() {
    const auto store = queueRun(true);
    std::size_t queue = 0;
    while (!trace::isQueueLike(store->objects()[queue].kind)) ++queue;
    const auto index = static_cast<trace::ObjectIndex>(queue);
    const Throughput rate = throughput(*store, index, 50);
    // What is below the steps is the number of items.
    const auto below = [](const QList<QPointF> &steps) {
        double items = 0;
        for (qsizetype at = 1; at < steps.size(); ++at) items += steps[at].y() * (steps[at].x() - steps[at - 1].x()) / 1e9;
        return std::lround(items);
    };
    QCOMPARE(below(rate.puts), 3L);
    QCOMPARE(below(rate.gets), 3L);
    // Three items are no fifty parts: a part with one of them would tell of fifty thirds of their rate.
    const double length = static_cast<double>(store->now()) / 1e9;
    QCOMPARE(rate.puts.front().x(), 0.0);
    QCOMPARE(rate.puts.back().x(), static_cast<double>(store->now()));
    QVERIFY2(rate.highest <= 3 * 4 / length, qPrintable(QString("%1 in %2 s").arg(rate.highest).arg(length)));
    QCOMPARE(rate.puts.size(), 8);
}

void ChartsViewTest::lockWaitsAreTheStoresSums() {
    auto store = std::make_shared<trace::Store>();
    trace::SyntheticShape shape;
    shape.spansPerLane = 60;
    trace::scriptSynthetic(*store, shape);
    // Each thread's by its spans, and by lock the same time told the other way.
    double byThread = 0, byLock = 0;
    for (std::size_t lane = 0; lane < store->laneCount(); ++lane) {
        const auto index = static_cast<trace::LaneId>(lane);
        trace::Time waited = 0;
        for (std::size_t span = 0; span < store->spans(index).count(); ++span) {
            const trace::LaneSpan each = store->span(index, span);
            if (each.state == trace::LaneState::WaitingLock) waited += each.end - each.begin;
        }
        QCOMPARE(lockWaitOf(*store, index, store->now()), waited);
        byThread += static_cast<double>(waited);
    }
    for (std::size_t object = 0; object < store->objects().size(); ++object)
        if (trace::isLockLike(store->objects()[object].kind)) byLock += lockWaitFor(*store, static_cast<trace::ObjectIndex>(object), store->now());
    QVERIFY(byThread > 0);
    QVERIFY2(std::abs(byLock - byThread) < byThread * 0.02, qPrintable(QString("%1 %2").arg(byThread).arg(byLock)));
}

/// main lives from 1 to 9, one from 5 to 7 ms: made at 2, begun at 5.
void ChartsViewTest::livesAreCounted() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 1);
    const trace::LaneId one = script.at(2_ms).fork(main, "one", 2);
    script.at(5_ms).start(one);
    script.at(7_ms).exitProcess(one);
    script.at(9_ms).exitProcess(main);
    script.settle();
    script.finish();
    QCOMPARE(lifeOf(*store, main, 4_ms), 3_ms);
    QCOMPARE(lifeOf(*store, main, 9_ms), 8_ms);
    QCOMPARE(lifeOf(*store, one, 9_ms), 2_ms);
    const Living living = livingProcesses(*store);
    QCOMPARE(living.highest, 2.0);
    QCOMPARE(valueAt(living.points, 6e6), 2.0);
    QCOMPARE(valueAt(living.points, 8e6), 1.0);
    QVERIFY(isMonotonic(living.points));
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(store, false);
    run.playhead().setTime(static_cast<qint64>(store->now()));
    QTRY_COMPARE(view.lifetimes()->bars().size(), std::size_t(2));
    QCOMPARE(view.lifetimes()->bars()[0].words, QString("8.00 ms")); // the longest first
    QVERIFY(view.processesChart()->isVisible());
    // Alone there is nothing to compare.
    auto alone = std::make_shared<trace::Store>();
    trace::ScriptedTrace(*alone).at(1_ms).process("main", 1);
    run.setStore(alone, false);
    QTRY_VERIFY(!view.processesChart()->isVisible());
    QTRY_VERIFY(!view.lifetimes()->isVisible());
}

/// T1 waits from 5 ms, T2 from 6 ms, each for the other's lock. Then T1 gives up at 8 ms.
void ChartsViewTest::lockWaitsCloseInACircle() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    const trace::ObjectId a = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Local, "a"), b = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Local, "b");
    script.at(1_ms);
    const trace::LaneId first = script.thread(main, "T1"), second = script.thread(main, "T2");
    script.at(3_ms).add(first, trace::EventKind::LockAcquire, a).at(4_ms).add(second, trace::EventKind::LockAcquire, b);
    script.at(5_ms).wait(first, trace::EventKind::LockWait, b, "b").at(6_ms).wait(second, trace::EventKind::LockWait, a, "a");
    script.at(8_ms).add(first, trace::EventKind::WaitGivenUp, b).at(9_ms).line(first, 4).line(main, 1);
    script.settle();
    const LockWaits waits = lockWaits(*store);
    for (const auto &[time, waiting, inCircle] : {std::tuple{4.5e6, 0.0, 0.0}, {5.5e6, 1.0, 0.0}, {7e6, 2.0, 2.0}, {8.5e6, 1.0, 0.0}}) {
        QCOMPARE(valueAt(waits.waiting, time), waiting);
        QCOMPARE(valueAt(waits.inCircle, time), inCircle);
    }
    QCOMPARE(waits.highest, 2.0);
    QVERIFY(isMonotonic(waits.waiting) && isMonotonic(waits.inCircle));
    QCOMPARE(lockWaits(*queueRun()).highest, 0.0);
    // Of so many that only averages have room, they are the states' own.
    auto large = std::make_shared<trace::Store>();
    trace::SyntheticShape shape;
    shape.spansPerLane = 110'000 / shape.lanes + 1;
    trace::scriptSynthetic(*large, shape);
    const LockWaits many = lockWaits(*large);
    double mean = 0, waited = 0;
    for (const QPointF &point : many.waiting) mean += point.y() / static_cast<double>(many.waiting.size());
    for (std::size_t lane = 0; lane < large->laneCount(); ++lane) waited += static_cast<double>(lockWaitOf(*large, static_cast<trace::LaneId>(lane), large->now()));
    QVERIFY2(std::abs(mean - waited / static_cast<double>(large->now())) < 0.05 * mean, qPrintable(QString("%1 %2").arg(mean).arg(waited / static_cast<double>(large->now()))));
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(store, false);
    QTRY_VERIFY(view.waitingChart()->isVisible());
    QCOMPARE(view.waitingChart()->lines().size(), std::size_t(2));
    run.setStore(queueRun(), false);
    QTRY_VERIFY(!view.waitingChart()->isVisible());
}

/// One task has a turn from 2 to 3 ms, then another from 3 to 8 ms, in which all others wait.
void ChartsViewTest::aLongTurnIsTheLoopsLag() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 1);
    const auto task = [&](const char *name) { return script.object(main, trace::ObjectKind::Task, trace::ObjectScope::Local, name); };
    const trace::ObjectId tick = task("tick"), work = task("work");
    for (const trace::ObjectId each : {tick, work}) script.add(main, trace::EventKind::TaskCreate, each, script.text("task"));
    script.at(2_ms).add(main, trace::EventKind::TaskResume, tick).at(3_ms).add(main, trace::EventKind::TaskAwait, tick, script.text("sleep(0.1)"));
    script.add(main, trace::EventKind::TaskResume, work).at(8_ms).add(main, trace::EventKind::TaskDone, work).at(10_ms).line(main, 9);
    script.settle();
    const LoopLag lag = loopLag(*store);
    QCOMPARE(lag.highest, 5e6);
    QVERIFY(isMonotonic(lag.points));
    // What falls due at the beginning of the turn waits for all of it, at its end for nothing.
    const QList<QPointF> wanted{{0, 0}, {2e6, 0}, {2e6, 1e6}, {3e6, 0}, {3e6, 0}, {3e6, 5e6}, {8e6, 0}};
    QCOMPARE(lag.points.mid(0, wanted.size()), wanted);
    QVERIFY(loopLag(*queueRun()).points.isEmpty());
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(store, false);
    QTRY_VERIFY(view.lagChart()->isVisible());
    QCOMPARE(view.lagChart()->lines().front().points[5], QPointF(3e6, 5)); // in ms
    run.setStore(queueRun(), false);
    QTRY_VERIFY(!view.lagChart()->isVisible());
}

void ChartsViewTest::takersAreCounted() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 1);
    const trace::ObjectId queue = script.object(main, trace::ObjectKind::Queue, trace::ObjectScope::Shared, "tasks");
    const trace::LaneId one = script.process("one", 2, main), two = script.process("two", 3, main);
    for (int item = 0; item < 4; ++item) script.at(2_ms).add(main, trace::EventKind::QueuePut, queue, trace::Value::integer(item));
    for (const auto &[time, lane] : {std::pair{3_ms, one}, {4_ms, two}, {5_ms, one}}) script.at(time).add(lane, trace::EventKind::QueueGet, queue, trace::Value::integer(0));
    // As in a manager's process, where a thread stands for a process that asks.
    const trace::LaneId manager = script.process("manager", 4, main), servant = script.thread(manager, "two");
    for (const trace::Time time : {7_ms, 8_ms}) script.at(time).add(main, trace::EventKind::QueuePut, queue, trace::Value::integer(9)).add(servant, trace::EventKind::QueueGet, queue, trace::Value::integer(9));
    script.at(9_ms).line(main, 1);
    script.settle();
    const auto counted = [&](trace::Time time) {
        QList<std::pair<trace::LaneId, std::size_t>> counts;
        for (const Taken &each : takenFromQueues(*store, time)) counts << std::pair{each.lane, each.count};
        return counts;
    };
    QCOMPARE(counted(2_ms), (QList<std::pair<trace::LaneId, std::size_t>>{}));
    QCOMPARE(counted(4_ms), (QList<std::pair<trace::LaneId, std::size_t>>{{one, 1}, {two, 1}}));
    QCOMPARE(counted(6_ms), (QList<std::pair<trace::LaneId, std::size_t>>{{one, 2}, {two, 1}}));
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(store, false);
    run.playhead().setTime(static_cast<qint64>(5_ms));
    QTRY_VERIFY(view.taken()->bars().size() == 2 && view.taken()->bars()[0].words == "2");
    run.playhead().setTime(static_cast<qint64>(3_ms));
    QTRY_COMPARE(view.taken()->bars().size(), std::size_t(1));
    run.playhead().setTime(static_cast<qint64>(9_ms));
    QTRY_COMPARE(view.taken()->bars().size(), std::size_t(2));
    QCOMPARE(view.taken()->bars()[0].name, QString("two")); // one by itself and two through the manager
    QCOMPARE(view.taken()->bars()[0].words, QString("3"));
}

/// main sends 300 bytes at 2 ms and 200 at 6 ms, the child 3000 at 4 ms; all of it lies in one or the other's line.
void ChartsViewTest::sentBytesAddUp() {
    using namespace trace::literals;
    const auto made = [](int factor) {
        auto store = std::make_shared<trace::Store>();
        trace::ScriptedTrace script(*store);
        const trace::LaneId main = script.at(1_ms).process("main", 1), child = script.process("child", 2, main);
        const trace::ObjectId there = script.object(main, trace::ObjectKind::Socket, trace::ObjectScope::Shared, "Socket 1");
        const trace::ObjectId back = script.object(child, trace::ObjectKind::Socket, trace::ObjectScope::Shared, "Socket 2");
        const auto send = [&](trace::LaneId lane, trace::ObjectId socket, int bytes) { script.add(lane, trace::EventKind::SocketSend, socket, trace::Value::integer(bytes * factor)); };
        script.at(2_ms);
        send(main, there, 300);
        script.at(4_ms);
        send(child, back, 3000);
        script.at(6_ms);
        send(main, there, 200);
        script.at(10_ms).line(main, 1);
        script.settle();
        return store;
    };
    const std::vector<QList<QPointF>> sent = bytesSent(*made(1), 10);
    QCOMPARE(sent.size(), std::size_t(2));
    QCOMPARE(sent[0].back().y(), 500.0);
    QCOMPARE(sent[1].back().y(), 3000.0);
    QCOMPARE(valueAt(sent[0], 5e6), 300.0);
    QCOMPARE(valueAt(sent[1], 3e6), 0.0);
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    for (const auto &[factor, unit, last] : {std::tuple{1, "(bytes)", 3000.0}, {1024, "(KiB)", 3000.0}, {8192, "(MiB)", 3000.0 / 128}}) {
        run.setStore(made(factor), false);
        QTRY_VERIFY2(view.sentChart()->title().contains(unit), qPrintable(view.sentChart()->title()));
        QCOMPARE(view.sentChart()->lines().size(), std::size_t(2));
        QCOMPARE(view.sentChart()->lines()[1].points.back().y(), last);
        // Four figures are not cut, and all the plots still begin below each other.
        const double figures = QFontMetricsF(fixture.kit.fonts().words(TextSize::Small)).horizontalAdvance("3000");
        if (last == 3000.0) QTRY_VERIFY(view.sentChart()->plotArea().left() >= figures + fixture.kit.px(10));
        QCOMPARE(view.statesChart()->plotArea().left(), view.sentChart()->plotArea().left());
    }
    run.setStore(queueRun(), false);
    QTRY_VERIFY(!view.sentChart()->isVisible());
}

void ChartsViewTest::barsGrowWithThePlayhead() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(store, false);
    run.playhead().setTime(static_cast<qint64>(store->now()));
    QTRY_COMPARE(view.waitsByThread()->bars().size(), std::size_t(2));
    QTRY_COMPARE(view.waitsByLock()->bars().size(), std::size_t(2));
    const double all = view.waitsByThread()->bars()[0].value;
    const auto waits = store->span(1, store->spans(1).count() - 1);
    run.playhead().setTime(static_cast<qint64>((waits.begin + store->now()) / 2));
    QTRY_VERIFY(!view.waitsByThread()->bars().empty() && view.waitsByThread()->bars()[0].value < all);
    run.playhead().setTime(0);
    QTRY_VERIFY(view.waitsByThread()->bars().empty());
    QVERIFY(!view.waitsByThread()->isVisible());
}

void ChartsViewTest::aSimulatedMachineCountsSteps() {
    constexpr trace::Time step = 1'000'000;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(0).process("main", 1);
    script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(step));
    const trace::LaneId other = script.thread(main, "T1");
    const trace::ObjectId lock = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Local, "a");
    script.at(1 * step).add(main, trace::EventKind::LockAcquire, lock);
    script.at(2 * step).wait(other, trace::EventKind::LockWait, lock, "lock a");
    script.at(5 * step).add(main, trace::EventKind::LockRelease, lock);
    script.add(other, trace::EventKind::LockAcquire, lock);
    script.at(8 * step).line(main, 3);
    script.settle();
    script.finish();
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(store, false);
    run.playhead().setTime(static_cast<qint64>(store->now()));
    QTRY_COMPARE(view.waitsByThread()->bars().size(), std::size_t(1));
    QCOMPARE(view.waitsByThread()->bars()[0].words, QString("3 steps"));
    QCOMPARE(view.waitsByThread()->title(), QString("Waited for locks, by thread (steps)"));
    // A run of real time says milliseconds again.
    run.setStore(queueRun(true), false);
    QTRY_COMPARE(view.waitsByThread()->title(), QString("Waited for locks, by thread (ms)"));
}

void ChartsViewTest::creationIsMeasuredFromForkToStart() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1);
    const trace::LaneId one = script.at(2'000'000).fork(main, "one", 2);
    script.at(5'000'000).start(one);
    const trace::LaneId two = script.at(6'000'000).thread(main, "two", false);
    script.at(6'500'000).start(two);
    script.at(9'000'000).line(main, 1);
    script.settle();
    script.finish();
    const CreationCost fork = creationCost(*store, trace::ArrowKind::Fork, store->now());
    QCOMPARE(fork.count, std::size_t(1));
    QCOMPARE(fork.mean, 3e6);
    const CreationCost thread = creationCost(*store, trace::ArrowKind::Start, store->now());
    QCOMPARE(thread.count, std::size_t(1));
    QCOMPARE(thread.longest, 5e5);
    QCOMPARE(creationCost(*store, trace::ArrowKind::Fork, 4'000'000).count, std::size_t(0));
}

void ChartsViewTest::poolsShowWorkAndWaiting() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1);
    const trace::ObjectId pool = script.object(main, trace::ObjectKind::Pool, trace::ObjectScope::Shared, "Pool 1");
    script.add(main, trace::EventKind::PoolCreate, pool, trace::Value::integer(2));
    std::vector<trace::ObjectId> jobs;
    for (int job = 0; job < 3; ++job) {
        jobs.push_back(script.object(main, trace::ObjectKind::Job, trace::ObjectScope::Shared, "job " + std::to_string(job)));
        script.at(2'000'000).add(main, trace::EventKind::JobSubmit, jobs.back(), script.text("f()"));
    }
    for (int job = 0; job < 2; ++job) script.at(3'000'000).add(main, trace::EventKind::JobStart, jobs[static_cast<std::size_t>(job)], script.text("w"));
    script.at(5'000'000).add(main, trace::EventKind::JobDone, jobs[0], script.text("1"));
    script.at(9'000'000).line(main, 1);
    script.settle();
    script.finish();
    const PoolUse use = poolUse(*store);
    QCOMPARE(valueAt(use.working, 4e6), 2.0);
    QCOMPARE(valueAt(use.working, 6e6), 1.0);
    QCOMPARE(valueAt(use.waiting, 2.5e6), 3.0);
    QCOMPARE(valueAt(use.waiting, 4e6), 1.0);
    QCOMPARE(use.highest, 3.0);
    QVERIFY(poolUse(*queueRun()).isEmpty());
}

void ChartsViewTest::chartsAreSavedAndCopied() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(360, 900);
    view.show();
    run.setStore(queueRun(), false);
    QTest::qWait(80);
    const ChartTools *tools = view.statesChart()->tools();
    QVERIFY(tools->isVisible() && !tools->accessibleName().isEmpty());
    QCOMPARE(tools->menu()->actions().size(), 4);
    const QString base = fixture.folder.filePath("chart");
    for (const QString ending : {".png", ".svg", ".csv"}) {
        QVERIFY(tools->saveTo(base + ending));
        QVERIFY(QFileInfo(base + ending).size() > 100);
    }
    QCOMPARE(QImage(base + ".png").size(), view.statesChart()->size());
    QFile csv(base + ".csv");
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(csv.readAll()), view.statesChart()->figures().csv());
    QVERIFY(!tools->saveTo("/nowhere/at/all.csv"));
    tools->copyFigures();
    QCOMPARE(QApplication::clipboard()->text(), view.statesChart()->figures().csv());
    QWidget *dialog = tools->showTable();
    const auto *table = dialog->findChild<QTableWidget *>();
    QVERIFY(table && table->rowCount() == view.statesChart()->figures().rows.size());
    dialog->close();
}

void ChartsViewTest::aSeriesShowsItsEndsAndDurations() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    auto playback = std::make_unique<PlaybackRun>(queueRun(true));
    playback->setSpeed(0);
    view.setSeriesController(std::move(playback));
    view.resize(360, 900);
    view.show();
    run.setStore(queueRun(true), false);
    QTest::qWait(60);
    SeriesPanel *panel = view.seriesPanel();
    QVERIFY(panel->isVisible());
    QVERIFY(!panel->ends()->isVisible());
    panel->findChild<QSpinBox *>()->setValue(3);
    auto *knob = panel->findChild<QComboBox *>();
    knob->setCurrentIndex(1);
    QCOMPARE(panel->findChild<QLineEdit *>()->isVisible(), true);
    auto *button = panel->findChild<QPushButton *>();
    view.resize(360, 420); // as low as the charts are in a small window
    auto *column = view.findChild<QScrollArea *>();
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!panel->runner().isRunning());
    // What came of it is in sight, and so is the button.
    const auto isInSight = [&](const QWidget *part) { return column->viewport()->rect().contains(QRect(part->mapTo(column->viewport(), QPoint()), part->size())); };
    QTRY_VERIFY(isInSight(panel->ends()));
    QVERIFY(isInSight(button));
    QCOMPARE(panel->runner().results().size(), std::size_t(12)); // three with each of 1, 2, 4, 8
    QCOMPARE(panel->durations()->bars().size(), std::size_t(4));
    QVERIFY(panel->durations()->bars()[3].words.contains("1.00"));
    QCOMPARE(panel->durations()->accessibleName(), QString("Mean duration (ms), speed-up"));
    QVERIFY(panel->speedup()->isVisible()); // numbers make lines
    QVERIFY(!panel->durations()->isVisible());
    QCOMPARE(panel->speedup()->figures().rows.size(), 4);
    QCOMPARE(panel->speedup()->figures().rows[3][3], QString("8.000"));
    QCOMPARE(panel->speedup()->legend()->entries().size(), std::size_t(2));
    QCOMPARE(panel->ends()->bars().size(), std::size_t(4));
    QCOMPARE(panel->ends()->bars()[0].value, 3.0);
    // The values that the program sets can be turned too, and the choice stays when the program runs again.
    panel->setProgram("workers = 4\nlate = True\n");
    QCOMPARE(knob->itemText(knob->count() - 2), QString("with another workers"));
    panel->findChild<QSpinBox *>()->setValue(20); // as many as it begins with
    knob->setCurrentIndex(knob->count() - 1);
    QCOMPARE(panel->findChild<QLineEdit *>()->text(), QString("True, False"));
    QCOMPARE(panel->findChild<QSpinBox *>()->value(), 3);
    panel->setProgram("late = False\nworkers = 8\nusers = 2\n");
    QCOMPARE(knob->currentText(), QString("with another late"));
    // Whoever scrolls past it turns nothing.
    QWheelEvent wheel({5, 5}, knob->mapToGlobal(QPointF(5, 5)), {}, {0, -240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(knob, &wheel);
    QCOMPARE(knob->currentText(), QString("with another late"));
    panel->setProgram("print(1)\n");
    QCOMPARE(knob->currentIndex(), 0);
    QCOMPARE(panel->findChild<QSpinBox *>()->value(), 20);
    // Without a knob there is one of each, and it can be cancelled.
    knob->setCurrentIndex(0);
    panel->findChild<QSpinBox *>()->setValue(500);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!panel->runner().results().empty());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(!panel->runner().isRunning());
    QVERIFY(panel->runner().results().size() < 500);
    QCOMPARE(panel->durations()->bars().size(), std::size_t(1));
    QVERIFY(panel->durations()->isVisible());
    QCOMPARE(panel->durations()->accessibleName(), QString("Mean duration (ms)")); // one alone is faster than none
    QVERIFY(!panel->speedup()->isVisible());
}

/// It runs the program that is open; once one has run, the charts of that stand above it.
void ChartsViewTest::aSeriesNeedsNoRunBefore() {
    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    auto playback = std::make_unique<PlaybackRun>(queueRun(true));
    playback->setSpeed(0);
    view.setSeriesController(std::move(playback));
    view.resize(360, 900);
    view.show();
    SeriesPanel *panel = view.seriesPanel();
    QTest::qWait(60);
    QVERIFY(!panel->isVisible()); // there is nothing that it could run
    const OpenProgram open{"workers = 4\nprint(workers)\n", "open.py", "/somewhere"};
    view.setOpenProgram([&] { return open; });
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(view.isEmpty() && !view.statesChart()->isVisible() && !view.taken()->isVisible());
    auto *knob = panel->findChild<QComboBox *>();
    QTRY_COMPARE(knob->itemText(knob->count() - 1), QString("with another workers"));
    panel->findChild<QSpinBox *>()->setValue(3);
    QTest::mouseClick(panel->findChild<QPushButton *>(), Qt::LeftButton);
    QTRY_VERIFY(!panel->runner().isRunning());
    QCOMPARE(panel->runner().results().size(), std::size_t(3));
    QCOMPARE(panel->runner().plan().program, open.text);
    QCOMPARE(panel->runner().plan().fileName, open.fileName);
    QCOMPARE(panel->runner().plan().options.directory, open.folder);
    QVERIFY(panel->ends()->isVisible());
    // What a lesson puts aside is behind its button, and by its name it is shown.
    view.arrange({{}, {}, {}, {"states"}});
    QTRY_VERIFY(!panel->isVisible());
    view.reveal("runs");
    QTRY_VERIFY(panel->isVisible());
    run.setStore(queueRun(true), false);
    QTRY_VERIFY(view.statesChart()->isVisible());
    QVERIFY(panel->isVisible());
}

/// Half a core for half the run, then all of one; another process of which nothing was told has no line.
void ChartsViewTest::processorTimeAndMemoryAreCharted() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 10);
    script.add(main, trace::EventKind::ProcessCpu, script.processObject(main), trace::Value::integer(0));
    script.add(main, trace::EventKind::ProcessMemory, script.processObject(main), trace::Value::integer(10 << 20));
    script.process("other", 11, main);
    script.at(500_ms).add(main, trace::EventKind::ProcessCpu, script.processObject(main), trace::Value::integer(250'000'000));
    script.add(main, trace::EventKind::ProcessMemory, script.processObject(main), trace::Value::integer(30 << 20));
    script.at(1000_ms).add(main, trace::EventKind::ProcessCpu, script.processObject(main), trace::Value::integer(750'000'000));
    script.settle();
    script.finish();
    const QList<QPointF> share = cpuShare(*store, 0, 10), memory = memoryOf(*store, 0, 10);
    QCOMPARE(share.size(), 10);
    for (int part = 0; part < 10; ++part) QVERIFY(std::abs(share[part].y() - (part < 5 ? 50 : 100)) < 0.1);
    QCOMPARE(memory.front().y(), 10.0);
    QCOMPARE(memory.back().y(), 30.0);
    QVERIFY(isMonotonic(memory));
    QVERIFY(cpuShare(*store, 1, 10).isEmpty());

    Fixture fixture;
    RunModel run;
    ChartsView view(fixture.kit, run, nullptr);
    view.resize(340, 700);
    view.show();
    run.setStore(store, false);
    QTRY_COMPARE(view.usageChart()->lines().size(), std::size_t(1));
    QCOMPARE(view.usageChart()->lines()[0].name, run.processName(0));
    QVERIFY(view.memoryChart()->isVisibleTo(&view));
    QVERIFY(view.usageChart()->title().contains(u'%'));
    QVERIFY(view.memoryChart()->title().contains("MiB"));
    QCOMPARE(view.usageChart()->legend().size(), std::size_t(1));
    QVERIFY(view.usageChart()->figures().rows.size() > 10);
    run.setStore(queueRun(), false); // nothing was measured there
    QTRY_VERIFY(!view.usageChart()->isVisibleTo(&view));
    QVERIFY(!view.memoryChart()->isVisibleTo(&view));
}

void ChartsViewTest::speedUpIsAgainstTheLeast() {
    const QList<QPointF> points = SpeedupPanel::speedup({{4, 30e6}, {1, 90e6}, {2, 45e6}, {0, 5e6}});
    QCOMPARE(points, (QList<QPointF>{{1, 1}, {2, 2}, {4, 3}}));
    QCOMPARE(SpeedupPanel::ideal(points), (QList<QPointF>{{1, 1}, {2, 2}, {4, 4}}));
    QCOMPARE(SpeedupPanel::ideal(SpeedupPanel::speedup({{2, 10e6}, {6, 5e6}})), (QList<QPointF>{{2, 1}, {6, 3}}));
    QVERIFY(SpeedupPanel::speedup({}).isEmpty());
}

QTEST_MAIN(ChartsViewTest)
#include "tst_charts_view.moc"
