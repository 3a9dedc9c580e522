// Threads in a ring of locks sit at a table: which rings there are, that nothing on a table overlaps, and that nothing moves.
#include "tests/ui/ui_fixture.h"
#include "ui/stage/stage_ring.h"
#include "ui/stage/stage_view.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

bool overlap(const QRectF &one, const QRectF &other) {
    const QRectF common = one.intersected(other);
    return common.width() > 0.01 && common.height() > 0.01;
}

/// `count` threads, each with the lock of its own number and the next; they take the first, then wait for the second in a circle.
struct Dinner {
    explicit Dinner(trace::Store &store, std::size_t count, bool tells = false) : script(store) {
        main = script.at(1'000'000).process("main", 100);
        for (std::size_t i = 0; i < count; ++i) forks.push_back(script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Local, "forks[" + std::to_string(i) + "]"));
        for (std::size_t i = 0; i < count; ++i) {
            seats.push_back(script.thread(main, "Thread-" + std::to_string(i + 1) + " (dine)"));
            if (!tells) continue;
            script.local(seats.back(), "left", trace::Value::object(forks[i]));
            script.local(seats.back(), "right", trace::Value::object(forks[(i + 1) % count]));
        }
    }
    void take() {
        for (std::size_t i = 0; i < seats.size(); ++i) script.at(script.time() + 1'000'000).add(seats[i], trace::EventKind::LockAcquire, forks[i]);
    }
    void want() {
        for (std::size_t i = 0; i < seats.size(); ++i)
            script.at(script.time() + 1'000'000).wait(seats[i], trace::EventKind::LockWait, forks[(i + 1) % forks.size()], "waits");
    }
    trace::ScriptedTrace script;
    trace::LaneId main = 0;
    std::vector<trace::LaneId> seats;
    std::vector<trace::ObjectId> forks;
};

void goTo(RunModel &run, qint64 time) {
    QSignalSpy moments(&run, &RunModel::momentChanged);
    const bool moves = run.playhead().time() != time;
    run.playhead().setTime(time);
    if (moves) QVERIFY(!moments.isEmpty() || moments.wait(1000));
}

/// Everything that stands somewhere, but for the box and the table that others stand in.
std::vector<QRectF> placesOf(const StageLayout &layout) {
    std::vector<QRectF> places = layout.processes[0].cards;
    for (const QRectF &object : layout.objects)
        if (!object.isEmpty()) places.push_back(object);
    places.push_back(layout.processes[0].head);
    if (!layout.processes[0].memory.isEmpty()) places.push_back(layout.processes[0].memory);
    if (!layout.processes[0].helpers.isEmpty()) places.push_back(layout.processes[0].helpers);
    return places;
}

QString faultOf(const StageLayout &layout) {
    const std::vector<QRectF> places = placesOf(layout);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].isEmpty()) return QString("%1 is empty").arg(i);
        if (!QRectF({0, 0}, layout.size).adjusted(-0.01, -0.01, 0.01, 0.01).contains(places[i])) return QString("%1 lies outside").arg(i);
        for (std::size_t k = 0; k < i; ++k)
            if (overlap(places[i], places[k])) return QString("%1 lies on %2").arg(i).arg(k);
    }
    for (const QRectF &card : layout.processes[0].cards)
        if (!layout.processes[0].box.contains(card)) return "a card lies outside its process";
    for (std::size_t i = 0; i < layout.objects.size(); ++i)
        if (!layout.objects[i].isEmpty() && layout.isOnTable(i) != layout.processes[0].box.contains(layout.objects[i])) return "an object lies on the wrong side of the box";
    return {};
}

double apart(const QRectF &one, const QRectF &other) {
    const QPointF way = one.center() - other.center();
    return std::hypot(way.x(), way.y());
}

} // namespace

class StageTableTest : public QObject {
    Q_OBJECT

private slots:
    void aRingIsFound_data();
    void aRingIsFound();
    void aRingStays();
    void theirNamesForThemTell();
    void noRingIsNone();
    void nothingOverlaps();
    void eachLockLiesBetweenItsThreads();
    void fiveFitIntoALowStage();
    void nothingMoves();
    void whatALessonPutsAsideHasNoTable();
};

void StageTableTest::aRingIsFound_data() {
    QTest::addColumn<int>("count");
    for (const int count : {2, 3, 5, 12, 13}) QTest::addRow("%d threads", count) << count;
}

void StageTableTest::aRingIsFound() {
    QFETCH(int, count);
    trace::Store store;
    Dinner dinner(store, static_cast<std::size_t>(count));
    dinner.take();
    dinner.want();
    dinner.script.finish();
    StageRings rings;
    rings.update(store);
    QCOMPARE(rings.found().has_value(), count >= 3 && count <= 12);
    if (!rings.found()) return;
    QVERIFY(rings.found()->lanes == dinner.seats);
    std::vector<trace::ObjectId> between(dinner.forks.begin() + 1, dinner.forks.end());
    between.push_back(dinner.forks.front());
    QVERIFY(rings.found()->locks == between);
}

/// However often it is looked at, and whatever comes later: the ring is the first that closed.
void StageTableTest::aRingStays() {
    trace::Store store;
    Dinner dinner(store, 5);
    dinner.take();
    StageRings watching;
    dinner.script.settle();
    watching.update(store);
    QVERIFY(!watching.found());
    dinner.want();
    dinner.script.settle();
    watching.update(store);
    QVERIFY(watching.found());
    const StageRing first = *watching.found();
    for (const trace::ObjectId fork : dinner.forks) dinner.script.add(dinner.seats[2], trace::EventKind::LockWait, fork);
    dinner.script.finish();
    watching.update(store);
    QVERIFY(*watching.found() == first);
    StageRings after;
    after.update(store);
    QVERIFY(*after.found() == first);
}

/// Who has two locks by name is going to use them: the table stands before anybody has taken one.
void StageTableTest::theirNamesForThemTell() {
    trace::Store store;
    Dinner dinner(store, 5, true);
    dinner.script.settle();
    StageRings rings;
    rings.update(store);
    QVERIFY(rings.found());
    QVERIFY(rings.found()->lanes == dinner.seats);
}

void StageTableTest::noRingIsNone() {
    trace::Store row; // of five, the last without the first's
    Dinner dinner(row, 5);
    dinner.take();
    for (std::size_t i = 0; i + 1 < 5; ++i) dinner.script.add(dinner.seats[i], trace::EventKind::LockWait, dinner.forks[i + 1]);
    dinner.script.finish();
    StageRings rings;
    rings.update(row);
    QVERIFY(!rings.found());

    trace::Store shared; // three threads at the same two locks
    Dinner three(shared, 3);
    for (const trace::LaneId lane : three.seats)
        for (const std::size_t fork : {0, 1}) three.script.add(lane, trace::EventKind::LockAcquire, three.forks[fork]).add(lane, trace::EventKind::LockRelease, three.forks[fork]);
    three.script.finish();
    rings.clear();
    rings.update(shared);
    QVERIFY(!rings.found());
}

void StageTableTest::nothingOverlaps() {
    for (const StageMeasures &measures : {StageMeasures(), StageMeasures::dense(), StageMeasures::tight()})
        for (const bool stepped : {false, true})
            for (std::size_t count = 3; count <= 12; ++count)
                for (const std::size_t others : {0, 1, 4})
                    for (const QSizeF room : {QSizeF(300, 300), QSizeF(950, 320), QSizeF(900, 900), QSizeF(2400, 500)}) {
                        StageMeasures m = measures;
                        if (stepped) m.seatHeight += m.chooseHeight;
                        StageContent content;
                        content.processes.push_back({-1, count + others, 3});
                        content.processes.back().helpers = others / 4;
                        content.objects.assign(count + 1, m.lock());
                        content.table.tall = room.height();
                        for (std::size_t i = 0; i < count; ++i) {
                            content.table.seats.push_back(others + i);
                            content.table.locks.push_back(i + 1);
                        }
                        const StageLayout layout = layOutStage(content, m, room.width());
                        const QString fault = faultOf(layout);
                        QVERIFY2(fault.isEmpty(), qPrintable(QString("%1 and %2 in %3 x %4: %5").arg(count).arg(others).arg(room.width()).arg(room.height()).arg(fault)));
                    }
}

void StageTableTest::eachLockLiesBetweenItsThreads() {
    for (std::size_t count = 3; count <= 8; ++count) { // more of them stand closer than their cards are wide
        StageContent content;
        content.processes.push_back({-1, count, 1});
        content.table.tall = 700;
        for (std::size_t i = 0; i < count; ++i) {
            content.objects.push_back(StageMeasures().lock());
            content.table.seats.push_back(i);
            content.table.locks.push_back(i);
        }
        const StageLayout layout = layOutStage(content, {}, 1200);
        const std::vector<QRectF> &seats = layout.processes[0].cards;
        for (std::size_t i = 0; i < count; ++i) {
            const double farther = std::max(apart(layout.objects[i], seats[i]), apart(layout.objects[i], seats[(i + 1) % count]));
            const auto nearer = std::count_if(seats.begin(), seats.end(), [&](const QRectF &seat) { return apart(layout.objects[i], seat) < farther - 0.01; });
            QVERIFY2(nearer <= 1, qPrintable(QString("lock %1 of %2").arg(i).arg(count)));
        }
    }
}

void StageTableTest::fiveFitIntoALowStage() {
    auto store = std::make_shared<trace::Store>();
    Dinner dinner(*store, 5);
    dinner.take();
    dinner.want();
    dinner.script.finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.show();
    run.setStore(store, false);
    goTo(run, static_cast<qint64>(store->now()));
    for (const QSize size : {QSize(785, 295), QSize(700, 800), QSize(1100, 600)}) { // the first as in a window of 1280 by 720
        stage.resize(size);
        const QSizeF all = stage.contentSize();
        QVERIFY2(all.width() <= size.width() + 1 && all.height() <= size.height() + 1, qPrintable(QString("%1 x %2").arg(all.width()).arg(all.height())));
        QCOMPARE(faultOf(stage.layout()), QString());
        QVERIFY(!stage.layout().processes[0].table.isEmpty());
        QCOMPARE(stage.grab().size(), size * stage.devicePixelRatio());
    }
    // What lies on the table can be asked about, and picked.
    const auto onTable = [&](std::size_t place) {
        for (const PaintedItem &item : stage.paintedItems())
            if (item.name.startsWith(run.objectName(stage.items()[place].object))) return QRectF(item.place);
        return QRectF();
    };
    const QRectF lock = onTable(0);
    QVERIFY(!lock.isEmpty());
    QVERIFY(stage.sentenceAt(lock.center()).contains("forks["));
    QTest::mouseClick(&stage, Qt::LeftButton, {}, lock.center().toPoint());
    QCOMPARE(run.selection(), (Selection{Selection::Kind::Object, stage.items()[0].object}));
}

void StageTableTest::nothingMoves() {
    auto store = std::make_shared<trace::Store>();
    Dinner dinner(*store, 5);
    dinner.take();
    dinner.want();
    dinner.script.finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(785, 295);
    stage.show();
    run.setStore(store, false);
    goTo(run, 0);
    const std::vector<QRectF> before = placesOf(stage.layout());
    for (qint64 time = 0; time <= static_cast<qint64>(store->now()); time += 500'000) {
        goTo(run, time);
        QVERIFY(placesOf(stage.layout()) == before);
    }
}

void StageTableTest::whatALessonPutsAsideHasNoTable() {
    auto store = std::make_shared<trace::Store>();
    Dinner dinner(*store, 3);
    dinner.take();
    dinner.want();
    dinner.script.finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    Arrangement arrangement;
    arrangement.objects = {"price"};
    stage.arrange(arrangement);
    stage.show();
    run.setStore(store, false);
    goTo(run, static_cast<qint64>(store->now()));
    QVERIFY(stage.layout().processes[0].table.isEmpty());
    stage.showAll();
    QVERIFY(!stage.layout().processes[0].table.isEmpty());
}

QTEST_MAIN(StageTableTest)
#include "tst_stage_table.moc"
