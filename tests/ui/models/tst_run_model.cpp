// Names and colours of a run, the moment under the playhead, and that a flood of events comes as frames.
#include "tests/ui/ui_fixture.h"
#include "ui/models/run_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class RunModelTest : public QObject {
    Q_OBJECT

private slots:
    void processesGiveTheirThreadsNames();
    void threadsOfOneProcessHaveTheirOwn();
    void givenNamesAreShortened();
    void threadsOfAManagerAreTheLibrarys();
    void coloursComeInOrder();
    void momentFollowsThePlayhead();
    void wordsSayWhatIsWaitedFor();
    void appendedEventsAreCoalesced();
    void endTellsOnce();
    void selectionIsSharedAndForgotten();
    void emptyModelAnswers();
};

void RunModelTest::processesGiveTheirThreadsNames() {
    RunModel run;
    run.setStore(queueRun(), false);
    QCOMPARE(run.laneName(0), QString("main"));
    QCOMPARE(run.laneName(1), QString("writer"));
    QCOMPARE(run.laneName(2), QString("reader"));
    QCOMPARE(run.processName(1), QString("writer"));
    QCOMPARE(run.mainLane(1), trace::LaneId{1});
}

void RunModelTest::threadsOfOneProcessHaveTheirOwn() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptLostUpdate(*store);
    RunModel run;
    run.setStore(store, false);
    QCOMPARE(run.laneName(1), QString("T1"));
    QCOMPARE(run.laneName(2), QString("T2"));
    QVERIFY(run.laneName(0) != run.laneName(1));

    // A second process: its main thread keeps its name when it starts threads of its own.
    auto both = std::make_shared<trace::Store>();
    trace::ScriptedTrace two(*both);
    const trace::LaneId parent = two.process("main", 1);
    const trace::LaneId child = two.process("writer", 2, parent);
    two.thread(child, "feeder");
    two.settle();
    run.setStore(both, false);
    QCOMPARE(run.laneName(parent), QString("main"));
    QCOMPARE(run.laneName(child), QString("writer"));
    QCOMPARE(run.laneName(2), QString("feeder"));

    auto twins = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*twins);
    const trace::LaneId main = script.process("main", 1);
    script.thread(main, "worker");
    script.thread(main, "worker");
    script.settle();
    run.setStore(twins, false);
    QVERIFY(run.laneName(1) != run.laneName(2));
    QVERIFY(run.laneName(2).startsWith("worker"));
}

void RunModelTest::givenNamesAreShortened() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("MainProcess", 1);
    const trace::LaneId plain = script.thread(main, "Thread-12"), called = script.thread(main, "Thread-3 (change)"), own = script.thread(main, "Thread-B"), worker = script.thread(main, "ForkPoolWorker-4");
    script.settle();
    RunModel run;
    run.setStore(store, false);
    QCOMPARE(run.shortLaneName(main), QString("main"));
    QCOMPARE(run.shortLaneName(plain), QString("T12"));
    QCOMPARE(run.shortLaneName(called), QString("T3"));
    QCOMPARE(run.shortLaneName(worker), QString("W4"));
    QCOMPARE(run.shortLaneName(own), QString("Thread-B"));
    const trace::LaneId executor = script.thread(main, "ThreadPoolExecutor-0_2");
    script.settle();
    run.setStore(store, false);
    QCOMPARE(run.shortLaneName(executor), QString("W2"));
}

/// A manager's own threads: the one that takes connections, and those that serve, whatever name a client gives them.
void RunModelTest::threadsOfAManagerAreTheLibrarys() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1), manager = script.process("BaseManager-1", 2, main);
    const trace::LaneId mine = script.thread(main, "Thread-1 (handle_request)"), accepter = script.thread(manager, "Thread-1 (accepter)");
    const trace::LaneId handler = script.thread(manager, "Thread-2 (handle_request)"), renamed = script.thread(manager, "MainProcess|Thread-9"), again = script.thread(manager, "main"), other = script.thread(manager, "Thread-3 (work)");
    script.settle();
    RunModel run;
    run.setStore(store, false);
    for (const trace::LaneId lane : {accepter, handler, renamed, again}) QVERIFY(run.isHelper(lane));
    for (const trace::LaneId lane : {main, mine, manager, other}) QVERIFY(!run.isHelper(lane));
}

void RunModelTest::coloursComeInOrder() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    for (int count = 0; count < 9; ++count) script.thread(main, "t" + std::to_string(count));
    script.settle();
    RunModel run;
    run.setStore(store, false);
    const int wanted[] = {2, 0, 1, 4, 5, 6, 3, 2, 0, 1};
    for (trace::LaneId lane = 0; lane < 10; ++lane) {
        QCOMPARE(run.laneIdentity(lane), wanted[lane]);
        QCOMPARE(run.laneRepeat(lane), lane < 7 ? 0 : 2);
    }
    QCOMPARE(run.processIdentity(0), 2);
}

void RunModelTest::momentFollowsThePlayhead() {
    RunModel run;
    run.setStore(queueRun(), true);
    QVERIFY(run.playhead().followsNow());
    QCOMPARE(run.playhead().now(), 800'000'000);
    QSignalSpy moments(&run, &RunModel::momentChanged);
    run.playhead().setTime(490'000'000);
    run.playhead().setTime(491'000'000);
    QTRY_COMPARE(moments.size(), 1);
    QCOMPARE(run.moment().time, trace::Time{491'000'000});
    QCOMPARE(run.moment().queues.size(), std::size_t{1});
    QCOMPARE(run.moment().queues.front().depth, 1);
    run.playhead().setTime(30'000'000);
    QCOMPARE(run.moment().processes.size(), std::size_t{1});
}

void RunModelTest::wordsSayWhatIsWaitedFor() {
    Fixture fixture;
    RunModel run;
    run.setStore(queueRun(), false);
    run.playhead().setTime(490'000'000);
    QStringList words;
    for (const trace::MomentThread &thread : run.moment().threads) words << run.threadWords(thread);
    QCOMPARE(words, QStringList({"waits for writer", "running", "waits for an item"}));
    fixture.settings.setLanguage(Language::Chinese);
    QCOMPARE(run.threadWords(run.moment().threads[0]), QString::fromUtf8("等待 writer"));
    QCOMPARE(run.threadWords(run.moment().threads[2]), QString::fromUtf8("等待数据"));
}

void RunModelTest::appendedEventsAreCoalesced() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    script.settle();
    RunModel run;
    run.setStore(store, true);
    QSignalSpy appended(&run, &RunModel::eventsAppended);
    for (int step = 1; step <= 1000; ++step) {
        script.at(static_cast<trace::Time>(step) * 1'000'000).print(main, "x\n");
        script.settle();
        run.noteAppended();
    }
    QTRY_VERIFY(appended.size() >= 1);
    QVERIFY2(appended.size() <= 2, qPrintable(QString::number(appended.size())));
    QCOMPARE(run.playhead().time(), static_cast<qint64>(store->now()));
    QCOMPARE(run.moment().consolePieces, std::size_t{1000});
}

void RunModelTest::endTellsOnce() {
    RunModel run;
    run.setStore(queueRun(true), true);
    QSignalSpy ended(&run, &RunModel::ended);
    run.noteEnded();
    run.noteEnded();
    QCOMPARE(ended.size(), 1);
    QVERIFY(!run.isLive());
}

void RunModelTest::selectionIsSharedAndForgotten() {
    RunModel run;
    run.setStore(queueRun(), false);
    QSignalSpy changes(&run, &RunModel::selectionChanged);
    run.select({Selection::Kind::Lane, 1});
    run.select({Selection::Kind::Lane, 1});
    QCOMPARE(changes.size(), 1);
    run.setStore(queueRun(), false);
    QCOMPARE(run.selection(), Selection());
}

void RunModelTest::emptyModelAnswers() {
    RunModel run;
    QVERIFY(run.store() == nullptr);
    QVERIFY(run.moment().threads.empty());
    QVERIFY(!run.laneName(3).isEmpty());
    QVERIFY(!run.processName(0).isEmpty());
    QVERIFY(!run.objectName(0).isEmpty());
    QCOMPARE(run.playhead().now(), 0);
}

QTEST_MAIN(RunModelTest)
#include "tst_run_model.moc"
