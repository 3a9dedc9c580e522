// Lines on the stage: none goes through a box that it does not join, and each begins and ends on the edges of what it joins.
#include "tests/ui/ui_fixture.h"
#include "ui/stage/stage_links.h"
#include "ui/stage/stage_painter.h"
#include "ui/stage/stage_view.h"

#include <QSignalSpy>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;
using namespace forkyard::trace::literals;

namespace {

std::vector<QRectF> boxesOf(const StageLayout &layout) {
    std::vector<QRectF> boxes = layout.objects;
    for (const StageLayout::Process &process : layout.processes) boxes.push_back(process.box);
    return boxes;
}

/// Of the boxes, those that are no part of what the line joins.
std::vector<QRectF> strangers(const StageLine &line, const std::vector<QRectF> &boxes) {
    std::vector<QRectF> others;
    for (const QRectF &box : boxes)
        if (!box.adjusted(-0.5, -0.5, 0.5, 0.5).contains(line.from) && !box.adjusted(-0.5, -0.5, 0.5, 0.5).contains(line.to)) others.push_back(box);
    return others;
}

bool isOnEdge(const QRectF &box, const QPointF &point) {
    return box.adjusted(-0.5, -0.5, 0.5, 0.5).contains(point) && !box.adjusted(0.5, 0.5, -0.5, -0.5).contains(point);
}

struct Shown {
    Fixture fixture;
    RunModel run;
    std::unique_ptr<StageView> stage;

    Shown(std::shared_ptr<trace::Store> store, const QSize &size) {
        run.setStore(store, false);
        stage = std::make_unique<StageView>(fixture.kit, run, nullptr);
        stage->resize(size);
        stage->show();
    }
    void goTo(qint64 time) {
        QSignalSpy moments(&run, &RunModel::momentChanged);
        const bool moves = run.playhead().time() != time;
        run.playhead().setTime(time);
        if (moves) QVERIFY(!moments.isEmpty() || moments.wait(1000));
    }
};

/// A parent with children in a row below each other, and queues that all of them use.
std::shared_ptr<trace::Store> family(int depth, int queues, bool ends = false) {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    std::vector<trace::LaneId> lanes{script.at(1_ms).process("main", 10)};
    for (int i = 1; i < depth; ++i) lanes.push_back(script.at(script.time() + 1_ms).process("child " + std::to_string(i), 10 + i, lanes.back()));
    for (int i = 0; i < queues; ++i) {
        const trace::ObjectId queue = script.object(lanes[0], trace::ObjectKind::Queue, trace::ObjectScope::Shared, "queue " + std::to_string(i));
        for (const trace::LaneId lane : lanes) script.at(script.time() + 1_ms).add(lane, trace::EventKind::QueuePut, queue, trace::Value::integer(i));
    }
    if (ends)
        for (std::size_t i = lanes.size(); i-- > 1;) script.at(script.time() + 1_ms).exitProcess(lanes[i]);
    script.at(script.time() + 1_ms).line(lanes[0], 1);
    script.settle();
    return store;
}

} // namespace

class StageLinesTest : public QObject {
    Q_OBJECT

private slots:
    void aStraightWayIsTakenWhereItIsFree();
    void aWayLeadsRoundWhatStandsBetween();
    void twoWaysThroughOneGapLieBesideEachOther();
    void whereNoWayIsTheLineIsStraight();
    void linksPassNoOtherBox_data();
    void linksPassNoOtherBox();
    void forksPassNoOtherBox();
    void whoHasEndedHasAQuietLine();
    void dataIsJoinedToItsLockRoundOtherBoxes();
    void arrowsOfWaitsLeadFromEdgeToEdge_data();
    void arrowsOfWaitsLeadFromEdgeToEdge();
};

void StageLinesTest::aStraightWayIsTakenWhereItIsFree() {
    const QRectF box(0, 0, 200, 80), tube(0, 200, 200, 50);
    const QPainterPath path = tubeLink(box, tube, false, {QRectF(300, 100, 50, 50)});
    QCOMPARE(path.pointAtPercent(0), QPointF(100, 80));
    QCOMPARE(path.pointAtPercent(1), QPointF(100, 200));
    QCOMPARE(path.boundingRect().width(), 0.0);
}

void StageLinesTest::aWayLeadsRoundWhatStandsBetween() {
    const QRectF box(0, 0, 200, 80), between(0, 100, 200, 60), tube(-100, 200, 400, 50);
    const QPainterPath path = tubeLink(box, tube, false, {between});
    QVERIFY(!passesThrough(path, {between, box, tube}));
    QVERIFY(isOnEdge(box, path.pointAtPercent(0)));
    QVERIFY(isOnEdge(tube, path.pointAtPercent(1)));
    const QPainterPath beside = tubeLink(box, QRectF(500, 0, 100, 80), true, {QRectF(300, 0, 100, 80)});
    QVERIFY(!passesThrough(beside, {QRectF(300, 0, 100, 80)}));
}

void StageLinesTest::twoWaysThroughOneGapLieBesideEachOther() {
    const QRectF tube(-100, 400, 400, 50), between(0, 200, 200, 60);
    const std::vector<QRectF> others{between};
    const QPainterPath one = tubeLink(QRectF(0, 0, 200, 80), tube, false, others, 0), other = tubeLink(QRectF(0, 0, 200, 80), tube, false, others, 1);
    QVERIFY(one.boundingRect().right() != other.boundingRect().right() || one.boundingRect().left() != other.boundingRect().left());
}

void StageLinesTest::whereNoWayIsTheLineIsStraight() {
    const QRectF box(100, 100, 100, 100), tube(100, 400, 100, 50);
    const std::vector<QRectF> walls{{0, 0, 300, 98}, {0, 0, 98, 300}, {202, 0, 98, 300}, {0, 202, 300, 98}};
    const QPainterPath path = tubeLink(box, tube, false, walls);
    QCOMPARE(path.pointAtPercent(0), QPointF(150, 200));
    QCOMPARE(path.pointAtPercent(1), QPointF(150, 400));
}

void StageLinesTest::linksPassNoOtherBox_data() {
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("queues");
    QTest::addColumn<QSize>("size");
    for (const QSize &size : {QSize(560, 460), QSize(900, 900), QSize(760, 330), QSize(1400, 700)})
        for (const int depth : {2, 3, 4})
            for (const int queues : {1, 2, 3}) QTest::addRow("%d processes, %d queues, %d × %d", depth, queues, size.width(), size.height()) << depth << queues << size;
}

void StageLinesTest::linksPassNoOtherBox() {
    QFETCH(int, depth);
    QFETCH(int, queues);
    QFETCH(QSize, size);
    Shown shown(family(depth, queues), size);
    shown.goTo(shown.run.store()->now());
    const std::vector<StageLine> links = shown.stage->links();
    QCOMPARE(links.size(), static_cast<std::size_t>(depth * queues));
    const std::vector<QRectF> boxes = boxesOf(shown.stage->layout());
    for (const StageLine &line : links) {
        QVERIFY(isOnEdge(line.from, line.path.pointAtPercent(0)));
        QVERIFY(isOnEdge(line.to, line.path.pointAtPercent(1)));
        QVERIFY(!passesThrough(line.path, strangers(line, boxes)));
    }
}

/// A line that went beneath a box in the first row would seem to come from there.
void StageLinesTest::forksPassNoOtherBox() {
    for (const int children : {1, 3, 5, 7, 9, 12})
        for (const QSize &size : {QSize(560, 460), QSize(690, 440), QSize(1000, 800)}) {
            auto store = std::make_shared<trace::Store>();
            trace::ScriptedTrace script(*store);
            const trace::LaneId main = script.at(1_ms).process("main", 10);
            for (int i = 1; i <= children; ++i) script.at(script.time() + 1_ms).process("Process-" + std::to_string(i), 10 + i, main);
            script.at(script.time() + 1_ms);
            store->settle(script.time());
            Shown shown(store, size);
            shown.goTo(store->now());
            const StageLayout &layout = shown.stage->layout();
            const std::vector<StageFork> forks = shown.stage->forks();
            const auto unfolded = std::count_if(layout.processes.begin(), layout.processes.end(), [](const auto &each) { return !each.isMini; }) - 1;
            QVERIFY(static_cast<long>(forks.size()) >= unfolded && !forks.empty());
            for (const StageFork &fork : forks) {
                const QByteArray where = QString("%1 children in %2 × %3").arg(children).arg(size.width()).arg(size.height()).toUtf8();
                QVERIFY2(!fork.path.isEmpty(), where);
                QVERIFY2(isOnEdge(fork.parent, fork.path.pointAtPercent(0)) && isOnEdge(fork.child, fork.path.pointAtPercent(1)), where);
                std::vector<QRectF> others;
                for (const StageLayout::Process &each : layout.processes)
                    if (each.box != fork.parent && !fork.child.contains(each.box)) others.push_back(each.box);
                QVERIFY2(!passesThrough(fork.path, others), where);
            }
        }
}

void StageLinesTest::whoHasEndedHasAQuietLine() {
    Shown shown(family(2, 1, true), {700, 600});
    shown.goTo(4_ms);
    for (const StageLine &line : shown.stage->links()) QVERIFY(!line.isOver);
    shown.goTo(shown.run.store()->now());
    const std::vector<StageLine> links = shown.stage->links();
    QCOMPARE(links.size(), std::size_t(2));
    QCOMPARE(links[0].isOver + links[1].isOver, 1);
}

void StageLinesTest::dataIsJoinedToItsLockRoundOtherBoxes() {
    const QRectF box(0, 0, 400, 120), variable(26, 60, 358, 26), child(200, 150, 285, 100), lock(200, 320, 200, 60);
    const QPainterPath path = guardLink(box, variable, lock.adjusted(0, -30, 0, 0), lock, {child});
    QCOMPARE(path.pointAtPercent(0), QPointF(variable.right(), variable.center().y()));
    QVERIFY(isOnEdge(lock, path.pointAtPercent(1)));
    QVERIFY(!passesThrough(path, {child}));
}

void StageLinesTest::arrowsOfWaitsLeadFromEdgeToEdge_data() {
    QTest::addColumn<QSize>("size");
    for (const QSize &size : {QSize(560, 460), QSize(1000, 700), QSize(760, 330), QSize(300, 500)}) QTest::addRow("%d × %d", size.width(), size.height()) << size;
}

/// Two threads and two locks: four arrows, each with its beginning on whom it comes from, and its head on whom it leads to.
void StageLinesTest::arrowsOfWaitsLeadFromEdgeToEdge() {
    QFETCH(QSize, size);
    const auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    Shown shown(store, size);
    shown.goTo(store->now());
    const std::vector<StageLine> arrows = shown.stage->waitLines();
    QCOMPARE(arrows.size(), std::size_t(4));
    const StageLayout &layout = shown.stage->layout();
    std::vector<QRectF> locks;
    for (std::size_t i = 0; i < layout.objects.size(); ++i) locks.push_back(layout.isOnTable(i) ? layout.objects[i] : StagePainter::tubeOf(layout.objects[i]));
    const auto isAmong = [](const std::vector<QRectF> &boxes, const QRectF &box) { return std::find(boxes.begin(), boxes.end(), box) != boxes.end(); };
    for (std::size_t i = 0; i < arrows.size(); ++i) {
        const StageLine &arrow = arrows[i];
        QVERIFY(isOnEdge(arrow.from, arrow.path.pointAtPercent(0)));
        QVERIFY(isOnEdge(arrow.to, arrow.path.pointAtPercent(1)));
        QVERIFY(isAmong(layout.processes[0].cards, i % 2 == 0 ? arrow.from : arrow.to));
        QVERIFY(isAmong(locks, i % 2 == 0 ? arrow.to : arrow.from));
        QVERIFY(!passesThrough(arrow.path, layout.processes[0].cards));
        for (std::size_t k = 0; k < i; ++k) // no two begin or end together
            for (const double mine : {0.0, 1.0})
                for (const double other : {0.0, 1.0}) QVERIFY(QLineF(arrow.path.pointAtPercent(mine), arrows[k].path.pointAtPercent(other)).length() > 6);
    }
}

QTEST_MAIN(StageLinesTest)
#include "tst_stage_lines.moc"
