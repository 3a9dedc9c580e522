// What holds of every arrangement of the stage: nothing overlaps, everything lies inside, nothing moves for no reason. Long, because
// each kind of thing on it is tried against the same rules.
#include "tests/ui/ui_fixture.h"
#include "ui/kit/system_motion.h"
#include "ui/stage/stage_painter.h"
#include "ui/stage/stage_view.h"

#include <QBuffer>
#include <QPainter>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QSvgGenerator>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// Rectangles that share more than an edge.
bool overlap(const QRectF &one, const QRectF &other) {
    const QRectF common = one.intersected(other);
    return common.width() > 0.01 && common.height() > 0.01;
}

QString firstFault(const StageLayout &layout) {
    std::vector<QRectF> boxes = layout.objects;
    for (const StageLayout::Process &process : layout.processes) boxes.push_back(process.box);
    const QRectF all(QPointF(0, 0), layout.size);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].isEmpty()) return QString("%1 is empty").arg(i);
        if (!all.adjusted(-0.01, -0.01, 0.01, 0.01).contains(boxes[i])) return QString("%1 lies outside").arg(i);
        for (std::size_t k = 0; k < i; ++k)
            if (overlap(boxes[i], boxes[k])) return QString("%1 lies on %2").arg(i).arg(k);
    }
    for (std::size_t i = 0; i < layout.processes.size(); ++i) {
        const StageLayout::Process &process = layout.processes[i];
        if (!process.box.contains(process.head)) return QString("head %1 lies outside").arg(i);
        if (!process.helpers.isEmpty() && (!process.box.contains(process.helpers) || overlap(process.helpers, process.memory) || overlap(process.helpers, process.foot))) return QString("the line for helpers of %1 lies wrong").arg(i);
        for (std::size_t t = 0; t < process.cards.size(); ++t) {
            if (overlap(process.cards[t], process.helpers)) return QString("card %1 of %2 lies on the line for helpers").arg(t).arg(i);
            if (!process.box.contains(process.cards[t])) return QString("card %1 of %2 lies outside").arg(t).arg(i);
            if (overlap(process.cards[t], process.head)) return QString("card %1 of %2 lies on the head").arg(t).arg(i);
            for (std::size_t u = 0; u < t; ++u)
                if (overlap(process.cards[t], process.cards[u])) return QString("card %1 of %2 lies on %3").arg(t).arg(i).arg(u);
        }
    }
    return {};
}

std::vector<QRectF> boxesOf(const StageLayout &layout) {
    std::vector<QRectF> boxes = layout.objects;
    for (const StageLayout::Process &process : layout.processes) {
        boxes.push_back(process.box);
        boxes.insert(boxes.end(), process.cards.begin(), process.cards.end());
    }
    return boxes;
}

} // namespace

class StageLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void aLowStageHasItsCardsInOneRow();
    void rowsOfEndedThreadsAreLowBeforeAnythingIsScrolled();
    void aKeyIsNotTakenForAThreadsNumber();
    void aStateIsCutOnlyWhereItsNameNeedsTheRoom();
    void aListOfObjectsHasNoLine();
    void wordsAreNoCodeBesideWhatWentThroughAPipe();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void childrenStandBelowTheirParents();
    void objectsStandBelowProcesses();
    void whatDoesNotFitIsScrolledNotShrunk();
    void airAloneIsNotScrolledTo();
    void nothingMovesWithThePlayhead_data();
    void nothingMovesWithThePlayhead();
    void aCrowdStandsStillForAThousandMoments();
    void whileACrowdArrivesOnlyArrivalsMoveAnything();
    void manyAreFolded();
    void aClickSelectsWhatIsUnderIt();
    void calmShowsNoTravelling();
    void theDesktopMayAskForNoTravelling();
    void namesAreShortenedToWhatDiffers();
    void machinesFrameTheirProcesses_data();
    void machinesFrameTheirProcesses();
    void oneMachineHasNoFrame();
    void addressesOfOtherMachines_data();
    void addressesOfOtherMachines();
    void aPeerElsewhereIsAnotherMachine();
    void memoryIsSaid();
    void whoIsCutOffIsSaidToBe();
    void whatALessonDoesNotNameIsPutAside();
    void locksStandBesideWhereTheStageIsLow();
    void aPoolStandsBesideWhereTheStageIsLow();
    void tubesStandBesideBeforeTheyAreScrolledTo();
    void whatAThreadWorksOnIsLeftOutFirst();
};

namespace {

/// A hundred processes and two hundred threads that lock, put, get, store and end, a step a millisecond.
class Crowd {
public:
    explicit Crowd(trace::Store &store) : m_script(store) {
        m_main = m_script.at(1'000'000).process("main", 100);
        m_lock = m_script.object(m_main, trace::ObjectKind::Lock, trace::ObjectScope::Shared, "lock");
        m_queue = m_script.object(m_main, trace::ObjectKind::Queue, trace::ObjectScope::Shared, "queue");
        m_lanes.push_back(m_main);
        m_heads.push_back(m_main);
    }
    /// True where somebody new came.
    bool step() {
        const std::size_t turn = m_turn++;
        m_script.at(m_script.time() + 1'000'000);
        if (m_heads.size() < 100 && turn % 3 == 0) {
            const trace::LaneId parent = m_heads.size() < 40 ? m_main : m_heads[m_heads.size() % 5];
            m_heads.push_back(m_script.process("worker " + std::to_string(m_heads.size()), 100 + static_cast<int>(m_heads.size()), parent));
            m_lanes.push_back(m_heads.back());
            return true;
        }
        if (m_lanes.size() < 300 && turn % 3 == 1) {
            m_lanes.push_back(m_script.thread(m_heads[m_lanes.size() % 4 ? 0 : m_lanes.size() % m_heads.size()], "t" + std::to_string(m_lanes.size())));
            return true;
        }
        const trace::LaneId lane = m_lanes[turn * 7 % m_lanes.size()];
        switch (turn % 4) {
        case 0: m_script.add(lane, trace::EventKind::LockAcquire, m_lock).add(lane, trace::EventKind::LockRelease, m_lock); break;
        case 1: m_script.add(lane, trace::EventKind::QueuePut, m_queue, trace::Value::integer(static_cast<std::int64_t>(turn))); break;
        case 2: m_script.add(lane, trace::EventKind::SleepBegin, 0, trace::Value::integer(1000)).add(lane, trace::EventKind::SleepEnd); break;
        default: m_script.add(lane, trace::EventKind::QueueGet, m_queue); break;
        }
        return false;
    }
    trace::ScriptedTrace &script() { return m_script; }

private:
    trace::ScriptedTrace m_script;
    trace::LaneId m_main = 0;
    trace::ObjectId m_lock = 0, m_queue = 0;
    std::vector<trace::LaneId> m_lanes, m_heads;
    std::size_t m_turn = 0;
};

/// Sets the playhead and waits for the frame.
void goTo(RunModel &run, qint64 time) {
    QSignalSpy moments(&run, &RunModel::momentChanged);
    const bool moves = run.playhead().time() != time;
    run.playhead().setTime(time);
    if (moves) QVERIFY(!moments.isEmpty() || moments.wait(1000));
}

} // namespace

void StageLayoutTest::nothingOverlaps_data() {
    QTest::addColumn<bool>("dense");
    QTest::addColumn<double>("width"); // a process's box fits into each: the view never asks for less
    for (const double width : {300.0, 600.0, 900.0, 2600.0}) {
        QTest::newRow(qPrintable(QString::number(width))) << false << width;
        QTest::newRow(qPrintable(QString("%1, dense").arg(width))) << true << width;
    }
}

void StageLayoutTest::nothingOverlaps() {
    QFETCH(bool, dense);
    QFETCH(double, width);
    const StageMeasures measures = dense ? StageMeasures::dense() : StageMeasures();
    for (std::size_t processes = 1; processes <= 100; ++processes) {
        StageContent content;
        for (std::size_t index = 0; index < processes; ++index) { // a heap's tree, now and then with threads of its own, or the library's
            content.processes.push_back({index == 0 ? -1 : static_cast<int>((index - 1) / 3), index % 7 == 0 ? index % 5 + 1 : 1, index % 5});
            content.processes.back().helpers = index % 4;
        }
        for (std::size_t index = 0; index < processes % 9; ++index) content.objects.push_back(index % 3 == 2 ? measures.list(index) : index % 2 == 0 ? measures.tube() : measures.lock());
        const QString fault = firstFault(layOutStage(content, measures, width));
        QVERIFY2(fault.isEmpty(), qPrintable(QString("%1 processes: %2").arg(processes).arg(fault)));
    }
    for (std::size_t threads = 1; threads <= 200; ++threads) {
        StageContent content;
        content.processes.push_back({-1, threads, threads % 5});
        content.processes.back().helpers = threads % 3;
        content.processes.push_back({0, 1, 2});
        content.objects = {measures.tube(), measures.lock()};
        const StageLayout layout = layOutStage(content, measures, width);
        QCOMPARE(layout.processes[0].cards.size(), threads == 1 ? std::size_t{0} : threads);
        const QString fault = firstFault(layout);
        QVERIFY2(fault.isEmpty(), qPrintable(QString("%1 threads: %2").arg(threads).arg(fault)));
    }
    QVERIFY(firstFault(layOutStage({}, measures, width)).isEmpty());
}

void StageLayoutTest::childrenStandBelowTheirParents() {
    StageContent content;
    content.processes = {{-1, 1, 1}, {0, 1, 2}, {0, 3, 2}, {2, 1, 0}};
    const StageLayout layout = layOutStage(content, {}, 900);
    for (const auto &[parent, child] : {std::pair{0, 1}, {0, 2}, {2, 3}})
        QVERIFY(layout.processes[static_cast<std::size_t>(child)].box.top() > layout.processes[static_cast<std::size_t>(parent)].box.bottom());
}

void StageLayoutTest::objectsStandBelowProcesses() {
    StageContent content;
    content.processes = {{-1, 2, 3}, {0, 1, 2}};
    const StageMeasures measures;
    content.objects = {measures.tube(), measures.list(3), measures.lock()};
    const StageLayout layout = layOutStage(content, measures, 900);
    QCOMPARE(layout.objects.size(), std::size_t{3});
    for (const QRectF &object : layout.objects)
        for (const StageLayout::Process &process : layout.processes) QVERIFY(object.top() > process.box.bottom());
}

void StageLayoutTest::whatDoesNotFitIsScrolledNotShrunk() {
    auto store = std::make_shared<trace::Store>();
    trace::SyntheticShape shape;
    shape.spansPerLane = 20;
    trace::scriptSynthetic(*store, shape);
    for (const int zoom : {100, 200}) {
        Fixture fixture;
        fixture.settings.setZoom(zoom);
        RunModel run;
        StageView stage(fixture.kit, run, nullptr);
        stage.resize(760, 300); // as in a window of 1280 by 720
        stage.show();
        run.setStore(store, false);
        QTest::qWait(30);
        QVERIFY(stage.scale() >= 0.75 * zoom / 100.0);
        QVERIFY(stage.contentSize().height() > stage.height());
        // The last thing can be reached.
        const QPointF middle(stage.width() / 2.0, stage.height() / 2.0);
        QSet<QString> seen;
        for (int step = 0; step < 400; ++step) {
            seen.insert(stage.sentenceAt(middle));
            for (int x = 0; x < stage.width(); x += 20)
                for (int y = 0; y < stage.height(); y += 20) seen.insert(stage.sentenceAt(QPointF(x, y)));
            stage.scrollBy({0, 120});
        }
        for (const StageItem &item : stage.items()) {
            const QString name = run.objectName(item.object);
            QVERIFY2(std::any_of(seen.begin(), seen.end(), [&](const QString &sentence) { return sentence.startsWith(name); }), qPrintable(name));
        }
    }
}

/// A bar is there where something of the content is out of sight, and only there.
void StageLayoutTest::airAloneIsNotScrolledTo() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    Fixture fixture;
    fixture.settings.setZoom(200);
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.show();
    run.setStore(store, false);
    int scrolled = 0, whole = 0;
    for (int height = 260; height < 900; height += 5) {
        stage.resize(910, height);
        double lowest = 0;
        for (const StageLayout::Process &process : stage.layout().processes) lowest = std::max(lowest, process.box.bottom());
        for (const QRectF &object : stage.layout().objects) lowest = std::max(lowest, object.bottom());
        const double end = 18 + lowest * stage.scale(); // 18 px above
        const QScrollBar *down = nullptr;
        for (const QScrollBar *bar : stage.findChildren<QScrollBar *>())
            if (bar->orientation() == Qt::Vertical) down = bar;
            else QVERIFY(!bar->isVisible());
        QVERIFY2(down->isVisible() ? end > height - 8 : end < height - 4, qPrintable(QString("%1: %2").arg(height).arg(end)));
        ++(down->isVisible() ? scrolled : whole);
    }
    QVERIFY2(scrolled > 5 && whole > 5, qPrintable(QString("%1 %2").arg(scrolled).arg(whole)));
}

void StageLayoutTest::nothingMovesWithThePlayhead_data() {
    QTest::addColumn<int>("script");
    QTest::newRow("queue") << 0;
    QTest::newRow("lost update") << 1;
    QTest::newRow("deadlock") << 2;
}

void StageLayoutTest::nothingMovesWithThePlayhead() {
    QFETCH(int, script);
    auto store = std::make_shared<trace::Store>();
    if (script == 0) trace::scriptWholeQueueLesson(*store);
    else if (script == 1) trace::scriptLostUpdate(*store);
    else trace::scriptDeadlock(*store);
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(900, 700);
    stage.show();
    run.setStore(store, false);
    const auto walk = [&](auto &&visit) {
        for (int step = 0; step <= 60; ++step) {
            QSignalSpy moments(&run, &RunModel::momentChanged);
            const qint64 time = static_cast<qint64>(store->now()) * step / 60;
            const bool moves = run.playhead().time() != time;
            run.playhead().setTime(time);
            if (moves) QVERIFY(!moments.isEmpty() || moments.wait(1000));
            visit();
        }
    };
    const std::vector<QRectF> wanted = boxesOf(stage.layout());
    QVERIFY(!wanted.empty());
    walk([&] { QCOMPARE(boxesOf(stage.layout()), wanted); });
}

void StageLayoutTest::aCrowdStandsStillForAThousandMoments() {
    auto store = std::make_shared<trace::Store>();
    Crowd crowd(*store);
    for (int step = 0; step < 1000; ++step) crowd.step();
    crowd.script().settle();
    crowd.script().finish();
    QCOMPARE(store->processes().size(), std::size_t(100));
    QVERIFY(store->laneCount() >= 300);
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(760, 520);
    stage.show();
    run.setStore(store, false);
    const std::vector<QRectF> wanted = boxesOf(stage.layout());
    const QString fault = firstFault(stage.layout());
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
    for (int step = 0; step <= 1000; ++step) {
        goTo(run, static_cast<qint64>(store->now()) * step / 1000);
        if (boxesOf(stage.layout()) != wanted) QFAIL(qPrintable(QString("something moved at moment %1").arg(step)));
    }
}

void StageLayoutTest::whileACrowdArrivesOnlyArrivalsMoveAnything() {
    auto store = std::make_shared<trace::Store>();
    Crowd crowd(*store);
    crowd.script().settle();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(760, 520);
    stage.show();
    run.setStore(store, true);
    std::size_t objects = 0;
    std::vector<QRectF> before;
    for (int step = 0; step < 700; ++step) {
        const bool arrives = crowd.step();
        crowd.script().settle();
        QSignalSpy moments(&run, &RunModel::momentChanged);
        run.noteAppended();
        QVERIFY(!moments.isEmpty() || moments.wait(1000));
        const bool isNew = arrives || stage.items().size() != objects;
        objects = stage.items().size();
        if (!isNew && !before.empty() && boxesOf(stage.layout()) != before) QFAIL(qPrintable(QString("something moved at step %1 though nobody came").arg(step)));
        before = boxesOf(stage.layout());
        if (!arrives) continue;
        const QString fault = firstFault(stage.layout());
        QVERIFY2(fault.isEmpty(), qPrintable(QString("step %1: %2").arg(step).arg(fault)));
    }
}

void StageLayoutTest::manyAreFolded() {
    StageContent content;
    content.processes.push_back({-1, 200, 2});
    const StageLayout one = layOutStage(content, {}, 700);
    QCOMPARE(one.processes[0].fold, StageFold::Tiles);
    QVERIFY2(one.size.height() < 900, qPrintable(QString::number(one.size.height()))); // at most two stages' height: two hundred threads at a glance
    content.processes = {{-1, 12, 2}};
    QCOMPARE(layOutStage(content, {}, 700).processes[0].fold, StageFold::Chips);
    content.processes = {{-1, 3, 2}};
    QCOMPARE(layOutStage(content, {}, 700).processes[0].fold, StageFold::Full);
    content.processes = {{-1, 1, 1}};
    for (int child = 0; child < 99; ++child) content.processes.push_back({0, 1, 3});
    const StageLayout many = layOutStage(content, {}, 700);
    QVERIFY(!many.processes[0].isMini);
    QVERIFY(many.processes[1].isMini);
    QVERIFY2(many.size.height() < 2000, qPrintable(QString::number(many.size.height())));
}

void StageLayoutTest::aClickSelectsWhatIsUnderIt() {
    auto store = std::make_shared<trace::Store>();
    Crowd crowd(*store);
    for (int step = 0; step < 700; ++step) crowd.step();
    crowd.script().finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(760, 520);
    stage.show();
    run.setStore(store, false);
    goTo(run, static_cast<qint64>(store->now()));
    QSet<trace::LaneId> picked;
    for (int step = 0; step < 12; ++step) {
        for (int y = 4; y < stage.height() - 16; y += 18)
            for (int x = 4; x < stage.width() - 16; x += 26) {
                const QString sentence = stage.sentenceAt(QPointF(x, y)); // a click may scroll what it picks into sight
                QTest::mouseClick(&stage, Qt::LeftButton, {}, QPoint(x, y));
                const Selection selection = run.selection();
                if (selection.kind == Selection::Kind::Lane) {
                    picked.insert(static_cast<trace::LaneId>(selection.id));
                    QVERIFY(!sentence.isEmpty());
                    run.select({});
                }
            }
        stage.scrollBy({0, 400});
    }
    QVERIFY2(picked.size() > 120, qPrintable(QString::number(picked.size())));
}

void StageLayoutTest::calmShowsNoTravelling() {
    auto store = queueRun(true);
    for (const bool calm : {false, true}) {
        Fixture fixture;
        RunModel run;
        StageView stage(fixture.kit, run, nullptr);
        stage.setCalm(calm);
        stage.resize(900, 700);
        stage.show();
        run.setStore(store, false);
        goTo(run, 100'000'000);
        goTo(run, 130'000'000); // A is put
        if (calm) QCOMPARE(stage.flightCount(), std::size_t(0));
        else QVERIFY(stage.flightCount() > 0);
    }
}

/// What the desktop says of motion counts as the setting does.
void StageLayoutTest::theDesktopMayAskForNoTravelling() {
    auto store = queueRun(true);
    Fixture fixture;
    const auto flightsOfAPut = [&](const char *key, uint value) {
        RunModel run;
        StageView stage(fixture.kit, run, nullptr);
        stage.findChild<SystemMotion *>()->note(key, value);
        stage.resize(900, 700);
        stage.show();
        run.setStore(store, false);
        goTo(run, 100'000'000);
        goTo(run, 130'000'000); // A is put
        return stage.flightCount();
    };
    QCOMPARE(flightsOfAPut("reduced-motion", 1), std::size_t(0));
    QVERIFY(flightsOfAPut("reduced-motion", 0) > 0);
    QCOMPARE(flightsOfAPut("enable-animations", 0), std::size_t(0));
    QVERIFY(flightsOfAPut("enable-animations", 1) > 0);
    QVERIFY(flightsOfAPut("color-scheme", 1) > 0);
}

void StageLayoutTest::namesAreShortenedToWhatDiffers() {
    QCOMPARE(StagePainter::shortName("ForkPoolWorker-12"), QString("12"));
    QCOMPARE(StagePainter::shortName("Thread-7 (work)"), QString("7"));
    QCOMPARE(StagePainter::shortName("Thread-7 (work) 2"), QString("7"));
    QCOMPARE(StagePainter::shortName("reader"), QString("read"));
}

void StageLayoutTest::machinesFrameTheirProcesses_data() {
    QTest::addColumn<int>("machines");
    QTest::addColumn<int>("processes");
    QTest::addColumn<double>("width");
    for (const int machines : {2, 3, 7})
        for (const int processes : {1, 2, 5, 40})
            for (const double width : {300.0, 700.0, 1600.0}) QTest::addRow("%d machines, %d processes, %.0f px", machines, processes, width) << machines << processes << width;
}

/// Every process lies in its machine's frame, below its name, and no frame on another or on an object.
void StageLayoutTest::machinesFrameTheirProcesses() {
    QFETCH(int, machines);
    QFETCH(int, processes);
    QFETCH(double, width);
    StageContent content;
    content.machines = static_cast<std::size_t>(machines) + 1; // the last has none
    for (int index = 0; index < processes; ++index) content.processes.push_back({index == 0 ? -1 : (index - 1) / 3, index % 4 == 0 ? 3u : 1u, 2, static_cast<std::size_t>(index % machines)});
    const StageMeasures measures;
    content.objects = {measures.tube(), measures.lock()};
    const StageLayout layout = layOutStage(content, measures, width);
    QCOMPARE(firstFault(layout), QString());
    QCOMPARE(layout.machines.size(), content.machines);
    const QRectF all(QPointF(-0.01, -0.01), layout.size + QSizeF(0.02, 0.02));
    for (std::size_t machine = 0; machine < layout.machines.size(); ++machine) {
        const QRectF &frame = layout.machines[machine];
        QVERIFY(all.contains(frame));
        for (std::size_t other = 0; other < machine; ++other) QVERIFY(!overlap(frame, layout.machines[other]));
        for (const QRectF &object : layout.objects) QVERIFY(!overlap(frame, object));
        for (std::size_t process = 0; process < layout.processes.size(); ++process) {
            const bool isHere = content.processes[process].machine == machine;
            QCOMPARE(frame.contains(layout.processes[process].box), isHere);
            if (isHere) QVERIFY(layout.processes[process].box.top() >= frame.top() + measures.machineHead - 0.01);
            else QVERIFY(!overlap(frame, layout.processes[process].box));
        }
    }
}

void StageLayoutTest::oneMachineHasNoFrame() {
    StageContent content;
    content.processes = {{-1, 1, 2, 0}, {0, 1, 2, 0}};
    QVERIFY(layOutStage(content, StageMeasures(), 800).machines.empty());
}

void StageLayoutTest::addressesOfOtherMachines_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("host");
    const std::pair<const char *, const char *> rows[] = {{"10.0.0.2:5000", "10.0.0.2"}, {"('10.0.0.2', 5000)", "10.0.0.2"}, {"127.0.0.1:5000", ""}, {"('localhost', 5000)", ""}, {"/tmp/socket", ""},
                                                          {"server:80", "server"}, {"[fe80::1]:80", "fe80::1"}, {"", ""}, {"0.0.0.0:1", ""}};
    for (const auto &[address, host] : rows) QTest::newRow(address) << address << host;
}

void StageLayoutTest::addressesOfOtherMachines() {
    QFETCH(QString, address);
    QTEST(foreignHost(address.toStdString()), "host");
}

void StageLayoutTest::aPeerElsewhereIsAnotherMachine() {
    using namespace trace::literals;
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 10);
    const trace::ObjectId socket = script.object(main, trace::ObjectKind::Socket, trace::ObjectScope::Shared, "Socket 1");
    script.at(2_ms).add(main, trace::EventKind::SocketConnect, socket, script.text("('10.0.0.2', 5000)"));
    script.at(3_ms).add(main, trace::EventKind::SocketSend, socket, script.text("hello"));
    script.settle();
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    const StageMachines machines = StageMachines::of(run);
    QCOMPARE(machines.machines.size(), std::size_t(2));
    QVERIFY(machines.machines[1].isForeign);
    QCOMPARE(machines.machineOfPeer("('10.0.0.2', 5001)"), std::size_t(1));
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(900, 600);
    stage.show();
    goTo(run, 3'000'000);
    QSet<QString> said;
    for (int y = 0; y < stage.height(); y += 8)
        for (int x = 0; x < stage.width(); x += 8) said.insert(stage.sentenceAt(QPointF(x, y)));
    QVERIFY(std::any_of(said.begin(), said.end(), [](const QString &sentence) { return sentence.contains("10.0.0.2"); }));
}

/// One thread comes to its end, another waits for good when the process exits: that one has not finished.
void StageLayoutTest::whoIsCutOffIsSaidToBe() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 10), done = script.thread(main, "done"), stuck = script.thread(main, "stuck");
    script.at(2_ms).add(stuck, trace::EventKind::SleepBegin).exitThread(done);
    script.at(3_ms).exitProcess(main);
    script.settle();
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(900, 600);
    stage.show();
    goTo(run, 4'000'000);
    QSet<QString> said;
    for (int y = 0; y < stage.height(); y += 8)
        for (int x = 0; x < stage.width(); x += 8) said.insert(stage.sentenceAt(QPointF(x, y)));
    for (const char *sentence : {"done: ended.", "stuck: not finished, but ended with its process.", "MainThread: ended."}) QVERIFY2(said.contains(sentence), qPrintable(QStringList(said.values()).join(" | ")));
    QCOMPARE(run.spanWords(stuck, store->spans(stuck).count() - 1), QString("cut off at exit"));
    QCOMPARE(run.spanWords(done, store->spans(done).count() - 1), QString("ended"));
}

void StageLayoutTest::memoryIsSaid() {
    QCOMPARE(StagePainter::memoryText(0), QString());
    QCOMPARE(StagePainter::memoryText(12'900'000), QString("12.3 MiB"));
    QCOMPARE(StagePainter::memoryText(std::int64_t{512} << 20), QString("512 MiB"));
    QCOMPARE(StagePainter::memoryText(std::int64_t{3} << 30), QString("3.0 GiB"));
}

void StageLayoutTest::whatALessonDoesNotNameIsPutAside() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 100);
    const trace::ObjectId wanted = script.object(main, trace::ObjectKind::Queue, trace::ObjectScope::Shared, "Queue 1");
    const trace::ObjectId other = script.object(main, trace::ObjectKind::LifoQueue, trace::ObjectScope::Shared, "Other 1");
    const trace::ObjectId lock = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Shared, "Lock 1");
    for (const trace::ObjectId queue : {wanted, other}) script.at(script.time() + 1'000'000).add(main, trace::EventKind::QueuePut, queue, trace::Value::integer(1));
    script.at(script.time() + 1'000'000).add(main, trace::EventKind::LockAcquire, lock).add(main, trace::EventKind::LockRelease, lock);
    script.finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(900, 700);
    stage.show();
    run.setStore(store, false);
    goTo(run, static_cast<qint64>(store->now()));
    QCOMPARE(stage.items().size(), std::size_t(3));
    QVERIFY(stage.moreButton().isEmpty());
    stage.arrange({{}, {"Queue*"}, {}, {}});
    QCOMPARE(stage.items().size(), std::size_t(1));
    QCOMPARE(stage.aside(), (QStringList{"Other 1", "Lock 1"}));
    QVERIFY(stage.sentenceAt(stage.moreButton().center()).contains("Other 1"));
    stage.arrange({{}, {"locks", "Queue*"}, {}, {}});
    QCOMPARE(stage.aside(), QStringList{"Other 1"});
    // A click brings it back, until another lesson arranges the stage.
    QTest::mouseClick(&stage, Qt::LeftButton, {}, stage.moreButton().center().toPoint());
    QCOMPARE(stage.items().size(), std::size_t(3));
    QVERIFY(stage.moreButton().isEmpty());
    stage.arrange({{}, {"locks"}, {}, {}});
    QCOMPARE(stage.items().size(), std::size_t(1));
}

void StageLayoutTest::locksStandBesideWhereTheStageIsLow() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 100);
    const trace::LaneId one = script.thread(main, "Thread-1 (work)");
    script.thread(main, "Thread-2 (work)");
    for (const char *name : {"Lock 1", "Lock 2"}) {
        const trace::ObjectId lock = script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Shared, name);
        script.at(script.time() + 1'000'000).add(one, trace::EventKind::LockAcquire, lock);
    }
    script.finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.show();
    run.setStore(store, false);
    goTo(run, static_cast<qint64>(store->now()));
    for (const QSize size : {QSize(700, 800), QSize(780, 315)}) {
        stage.resize(size);
        const QSizeF all = stage.contentSize();
        QVERIFY2(all.width() <= size.width() + 1 && all.height() <= size.height() + 1, qPrintable(QString("%1 x %2").arg(all.width()).arg(all.height())));
        QCOMPARE(firstFault(stage.layout()), QString());
        const bool isBeside = stage.layout().objects.front().left() >= stage.layout().processes.front().box.right();
        QCOMPARE(isBeside, size.height() < 400);
    }
}

/// As large as the stage is in a window of 1280 × 720: all of the pool is there to be seen, beside its four workers.
void StageLayoutTest::aPoolStandsBesideWhereTheStageIsLow() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 100);
    for (const char *name : {"Thread-1 (_handle_workers)", "Thread-2 (_handle_tasks)", "Thread-3 (_handle_results)"}) script.thread(main, name);
    for (const char *name : {"workers", "answers"}) {
        const trace::ObjectId variable = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, name);
        script.add(main, trace::EventKind::VariableStore, variable, trace::Value::integer(4));
    }
    const trace::ObjectId pool = script.object(main, trace::ObjectKind::Pool, trace::ObjectScope::Shared, "pool");
    script.add(main, trace::EventKind::PoolCreate, pool, trace::Value::integer(4));
    for (int worker = 1; worker <= 4; ++worker) script.at(script.time() + 1'000'000).fork(main, "ForkPoolWorker-" + std::to_string(worker), 100 + worker);
    script.finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.show();
    run.setStore(store, false);
    goTo(run, static_cast<qint64>(store->now()));
    for (const QSize size : {QSize(700, 800), QSize(785, 295)}) {
        stage.resize(size);
        const QSizeF all = stage.contentSize();
        QVERIFY2(all.width() <= size.width() + 1 && all.height() <= size.height() + 1, qPrintable(QString("%1 x %2").arg(all.width()).arg(all.height())));
        QCOMPARE(firstFault(stage.layout()), QString());
        QCOMPARE(stage.layout().objects.front().left() >= stage.layout().processes.front().box.right(), size.height() < 400);
    }
}

/// Three tubes below two processes would be out of sight in a small window; at its side they are not, on a stage of little width too.
void StageLayoutTest::tubesStandBesideBeforeTheyAreScrolledTo() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 100), child = script.process("sort", 101, main);
    for (const trace::LaneId lane : {main, child}) {
        for (const char *name : {"one", "two", "three"}) {
            const trace::ObjectId variable = script.object(lane, trace::ObjectKind::Variable, trace::ObjectScope::Local, name);
            script.add(lane, trace::EventKind::VariableStore, variable, trace::Value::integer(4));
        }
    }
    for (const char *name : {"in", "out", "errors"}) {
        const trace::ObjectId tube = script.object(main, trace::ObjectKind::Queue, trace::ObjectScope::Shared, name);
        script.at(script.time() + 1'000'000).add(main, trace::EventKind::QueuePut, tube, trace::Value::integer(1));
    }
    script.finish();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.show();
    run.setStore(store, false);
    goTo(run, static_cast<qint64>(store->now()));
    for (const QSize size : {QSize(700, 900), QSize(785, 295), QSize(585, 375)}) {
        stage.resize(size);
        QCOMPARE(stage.layout().objects.size(), std::size_t{3});
        const QSizeF all = stage.contentSize();
        QVERIFY2(all.width() <= size.width() + 1 && all.height() <= size.height() + 1, qPrintable(QString("%1 x %2 in %3").arg(all.width()).arg(all.height()).arg(size.width())));
        QCOMPARE(firstFault(stage.layout()), QString());
        QCOMPARE(stage.layout().isBeside, size.height() < 400);
    }
    // Under a notice in a small window not even the processes have room: at their side there is less to scroll to.
    stage.resize(732, 200);
    QVERIFY(stage.contentSize().height() > 200);
    QVERIFY(stage.layout().isBeside);
    QCOMPARE(firstFault(stage.layout()), QString());
}

void StageLayoutTest::whatAThreadWorksOnIsLeftOutFirst() {
    QCOMPARE(StagePainter::withoutTargets("waits for Thread-1 (work)"), QString("waits for Thread-1"));
    QCOMPARE(StagePainter::withoutTargets("asleep (a while)"), QString("asleep (a while)"));
}

/// Three threads stand two and one; where that is too high for the stage and it is wide enough, all beside each other.
void StageLayoutTest::aLowStageHasItsCardsInOneRow() {
    StageContent content;
    content.processes.push_back({-1, 3, 2});
    StageMeasures measures = StageMeasures::tight();
    const StageLayout two = layOutStage(content, measures, 800);
    QVERIFY(two.processes[0].cards[2].top() > two.processes[0].cards[0].top());
    measures.spreads = true;
    const StageLayout one = layOutStage(content, measures, 800);
    QCOMPARE(one.processes[0].cards[2].top(), one.processes[0].cards[0].top());
    QVERIFY(one.size.height() < two.size.height());
    QVERIFY(one.size.width() <= 800);
    // Without the width they are wrapped as before.
    const StageLayout narrow = layOutStage(content, measures, 560);
    QVERIFY(narrow.processes[0].cards[2].top() > narrow.processes[0].cards[0].top());
}

namespace {

/// Seven threads in a simulated machine; all but the first have ended at 2 s.
void scriptStepped(trace::ScriptedTrace &script) {
    const trace::LaneId main = script.at(1).process("main", 1000);
    script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(1'000'000'000));
    std::vector<trace::LaneId> team;
    for (int i = 1; i < 7; ++i) team.push_back(script.thread(main, "Thread-" + std::to_string(i) + " (add)"));
    script.at(1'000'000'000);
    for (const trace::LaneId lane : team) script.exitThread(lane);
    script.at(4'000'000'000).exitProcess(main);
    script.settle();
}

/// The texts with the fonts that they are in.
QList<std::pair<QString, QString>> textsWithFonts(StageView &stage) {
    QBuffer buffer;
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(stage.size());
    QPainter painter(&svg);
    stage.render(&painter);
    painter.end();
    QList<std::pair<QString, QString>> texts;
    static const QRegularExpression text("<text[^>]*font-family=\"([^\"]*)\"[^>]*>([^<]+)</text>");
    for (auto found = text.globalMatch(QString::fromUtf8(buffer.data())); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        texts.append({match.captured(2).trimmed(), match.captured(1)});
    }
    return texts;
}

QStringList textsOf(StageView &stage) {
    QStringList texts;
    for (const auto &[text, font] : textsWithFonts(stage)) texts << text;
    return texts;
}

} // namespace

/// A stage as in a window of 1280 by 720: what an ended thread's card has no words for shall not push others out of sight.
void StageLayoutTest::rowsOfEndedThreadsAreLowBeforeAnythingIsScrolled() {
    StageContent content;
    content.processes.push_back({-1, 7, 1});
    const StageMeasures measures = StageMeasures::tight();
    const StageLayout tall = layOutStage(content, measures, 800);
    content.processes[0].isOver = {false, true, true, true, true, true, true};
    const StageLayout low = layOutStage(content, measures, 800);
    QCOMPARE(firstFault(low), QString());
    const auto &before = tall.processes[0].cards, &after = low.processes[0].cards;
    for (std::size_t card = 0; card < after.size(); ++card) {
        QCOMPARE(after[card].left(), before[card].left());
        QCOMPARE(after[card].height(), after[card].top() == after[0].top() ? before[card].height() : measures.overHeight);
    }
    QVERIFY(low.size.height() < tall.size.height());

    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    scriptStepped(script);
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    NextChoices next;
    next.shown = next.active = true;
    next.choices = {{0, 1, false}};
    run.setNextChoices(next);
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(660, 290);
    stage.show();
    goTo(run, 500'000'000);
    QVERIFY(stage.contentSize().height() > stage.height()); // all run: they need the room
    goTo(run, 2'000'000'000);
    QVERIFY2(stage.contentSize().height() <= stage.height(), qPrintable(QString::number(stage.contentSize().height())));
    QVERIFY(run.choicesOnStage().contains(0));
    // Where there is room, nothing moves.
    stage.resize(1000, 700);
    goTo(run, 500'000'000);
    const std::vector<QRectF> early = boxesOf(stage.layout());
    goTo(run, 2'000'000'000);
    QCOMPARE(boxesOf(stage.layout()), early);
}

void StageLayoutTest::aKeyIsNotTakenForAThreadsNumber() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    scriptStepped(script);
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    NextChoices next;
    next.shown = next.active = true;
    next.choices = {{0, 1, false}, {1, 2, false}};
    run.setNextChoices(next);
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(1000, 700);
    stage.show();
    goTo(run, 500'000'000);
    const QStringList texts = textsOf(stage);
    for (const char *wanted : {"run main next", "key 1", "run T1 next", "key 2"}) QVERIFY2(texts.contains(wanted), qPrintable(texts.join(" | ")));
    QVERIFY(!texts.contains("2"));
}

/// "Thread-2" leaves more than half of its card to how it ended, and "main" of its box to what it waits for.
void StageLayoutTest::aStateIsCutOnlyWhereItsNameNeedsTheRoom() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 10), child = script.fork(main, "the worker two", 11);
    script.start(child).wait(main, trace::EventKind::ProcessWaitBegin, script.processObject(child), {});
    script.settle();
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(560, 300);
    stage.show();
    goTo(run, 2'000'000);
    const QString waits = run.threadWords(run.moment().threads.front());
    const QStringList texts = textsOf(stage);
    QVERIFY2(texts.contains(waits), qPrintable(waits + ": " + texts.join(" | ")));

    auto other = std::make_shared<trace::Store>();
    trace::ScriptedTrace threads(*other);
    const trace::LaneId first = threads.at(1_ms).process("main", 10), second = threads.thread(first, "T");
    threads.wait(second, trace::EventKind::LockWait, threads.object(first, trace::ObjectKind::Lock, trace::ObjectScope::Local, "the printer's lock"), {});
    threads.settle();
    run.setStore(other, false);
    goTo(run, 2'000'000);
    const QStringList onCards = textsOf(stage);
    QVERIFY2(onCards.contains("waits for the printer's lock"), qPrintable(onCards.join(" | ")));
}

/// As an object by itself: "[<ApplyResult object at 0x" says nothing, and its line is another's.
void StageLayoutTest::aListOfObjectsHasNoLine() {
    using namespace trace::literals;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 10);
    const auto set = [&](const char *name, trace::Value value) {
        script.add(main, trace::EventKind::VariableStore, script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, name), value);
    };
    set("answers", script.text("[<multiprocessing.pool.ApplyResult object at 0x7f01>]"));
    set("pairs", script.text("[(<Dog object at 0x7f02>, 1)]"));
    set("words", script.text("['<', '>']"));
    set("empty", script.text("[]"));
    script.settle();
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(700, 400);
    stage.show();
    goTo(run, 2'000'000);
    const QString texts = textsOf(stage).join(" | ");
    QVERIFY2(texts.contains("words = [") && texts.contains("empty = []"), qPrintable(texts));
    QVERIFY2(!texts.contains("answers") && !texts.contains("pairs"), qPrintable(texts));
    QCOMPARE(stage.layout().processes.front().memory.height(), 2 * stage.layout().processes.front().rowHeight);
}

/// As code each Chinese character would take two columns, and the words would have gaps.
void StageLayoutTest::wordsAreNoCodeBesideWhatWentThroughAPipe() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    const trace::ObjectId program = script.object(main, trace::ObjectKind::Process, trace::ObjectScope::Shared, "sort");
    const trace::ObjectId pipe = script.object(main, trace::ObjectKind::BytePipe, trace::ObjectScope::Shared, "pipe 3-4");
    script.at(1).add(main, trace::EventKind::PipeCreate, pipe);
    script.add(main, trace::EventKind::ProcessSpawn, program, trace::Value::integer(2)).add(main, trace::EventKind::ProcessExec, program, script.text("sort"));
    script.settle();
    trace::Event give;
    give.kind = trace::EventKind::PipeGive;
    give.object = pipe;
    give.sequence = 1;
    give.time = 2;
    give.value = trace::Value::object(program);
    store->append(main, std::span(&give, 1));
    script.at(3).add(main, trace::EventKind::PipeWrite, pipe, script.text("pear"));
    script.finish();
    Fixture fixture;
    fixture.settings.setLanguage(Language::Chinese);
    RunModel run;
    run.setStore(store, false);
    StageView stage(fixture.kit, run, nullptr);
    stage.resize(700, 500);
    stage.show();
    goTo(run, 4);
    QString ofWords, ofCode, all;
    for (const auto &[text, font] : textsWithFonts(stage)) {
        if (text.startsWith(QString::fromUtf8("入"))) ofWords = font;
        if (text.endsWith("pear") && ofCode.isEmpty()) ofCode = font;
        all += text + ": " + font + " | ";
    }
    QVERIFY2(ofWords == fixture.kit.fonts().words().family() && ofCode == fixture.kit.fonts().code(15).family(), qPrintable(all));
}

QTEST_MAIN(StageLayoutTest)
#include "tst_stage_layout.moc"
