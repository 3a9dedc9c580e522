// Names and colours of a run, the moment under the playhead, and that a flood of events comes as frames.
#include "tests/ui/ui_fixture.h"
#include "ui/models/finding_words.h"
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
    void coloursAreThoseOfTheOrderOfMaking();
    void momentFollowsThePlayhead();
    void wordsSayWhatIsWaitedFor();
    void namesOfTheRecorderAreWorded();
    void aValueThatSaysNothingIsLeftOut();
    void whatComesAfterTheLastOperationHasWords();
    void whatALineBindsIsToldAsThere();
    void theMainExceptionCountsFirst();
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

void RunModelTest::coloursAreThoseOfTheOrderOfMaking() {
    // Main makes a writer (5), then a reader (8), and a program from outside (11); the writer makes a feeder (7) meanwhile. Who of them
    // is heard of first differs from run to run.
    const trace::LaneOrigin main{1, 0, 2, 0, 100, 100}, writer{5, 1, 6, 0, 101, 101}, reader{8, 1, 9, 0, 102, 102}, feeder{5, 1, 7, 2, 101, 103};
    const auto colours = [&](std::vector<trace::LaneOrigin> heard) {
        auto store = std::make_shared<trace::Store>();
        QHash<trace::ObjectId, trace::LaneId> laneOf;
        for (const trace::LaneOrigin &origin : heard) laneOf[origin.thread] = store->openLane(origin);
        trace::Event name;
        name.time = 10;
        name.kind = trace::EventKind::ObjectName;
        name.object = feeder.thread;
        name.sequence = trace::packObject(trace::ObjectKind::Thread, trace::ObjectScope::Shared);
        name.value = trace::Value::text(store->addText("QueueFeederThread"));
        store->append(laneOf[feeder.thread], std::span(&name, 1));
        trace::Event spawn;
        spawn.time = 20;
        spawn.kind = trace::EventKind::ProcessSpawn;
        spawn.object = 11;
        store->append(laneOf[main.thread], std::span(&spawn, 1));
        store->settle(30);
        RunModel run;
        run.setStore(store, false);
        std::vector<int> all;
        for (const trace::ObjectId thread : {main.thread, writer.thread, reader.thread, feeder.thread}) all.push_back(run.laneIdentity(laneOf[thread]));
        all.push_back(run.processIdentity(run.processOfId(11)));
        return all;
    };
    const std::vector<int> inOrder = colours({main, writer, feeder, reader});
    QCOMPARE(std::vector<int>(inOrder.begin(), inOrder.begin() + 3), (std::vector<int>{2, 0, 1}));
    QCOMPARE(inOrder.back(), 4); // no other's
    QCOMPARE(colours({main, reader, writer, feeder}), inOrder);
    QCOMPARE(colours({main, writer, reader, feeder}), inOrder);
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

/// What the program did not name goes by the window's language, and a pool's worker says what it waits for.
void RunModelTest::namesOfTheRecorderAreWorded() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1);
    script.add(main, trace::EventKind::LoopTurn, script.object(main, trace::ObjectKind::Loop, trace::ObjectScope::Local, "Loop 1"), trace::Value::integer(1));
    const trace::LaneId worker = script.fork(main, "ForkPoolWorker-1", 2);
    script.start(worker).at(2'000'000).add(worker, trace::EventKind::LibraryWait);
    const trace::ObjectId pool = script.object(main, trace::ObjectKind::Pool, trace::ObjectScope::Local, "pool");
    script.at(3'000'000).add(main, trace::EventKind::LibraryWait, pool);
    script.at(4'000'000).line(main, 9);
    script.settle();
    RunModel run;
    run.setStore(store, false);
    run.playhead().setTime(3'000'000);
    const auto words = [&run](trace::LaneId lane) {
        for (const trace::MomentThread &thread : run.moment().threads)
            if (thread.lane == lane) return run.threadWords(thread);
        return QString();
    };
    trace::ObjectIndex loop = 0;
    while (loop < store->objects().size() && store->objects()[loop].kind != trace::ObjectKind::Loop) ++loop;
    QCOMPARE(run.objectName(loop), QString("Loop 1"));
    QCOMPARE(words(worker), QString("waits for a task"));
    QCOMPARE(words(main), QString("waits for pool"));
    fixture.settings.setLanguage(Language::Chinese);
    QCOMPARE(run.objectName(loop), QString::fromUtf8("事件循环 1"));
    QCOMPARE(words(worker), QString::fromUtf8("等待任务"));
}

void RunModelTest::aValueThatSaysNothingIsLeftOut() {
    Fixture fixture;
    const RunModel run;
    trace::MomentThread thread;
    const auto next = [&](const char *operation) {
        thread.nextOperation = operation;
        return run.nextWords(thread);
    };
    QCOMPARE(next("work ← function"), QString("store work"));
    QCOMPARE(next("t1 ← Thread"), QString::fromUtf8("t1 ← Thread"));
    QCOMPARE(next("balance ← 5"), QString::fromUtf8("balance ← 5"));
    fixture.settings.setLanguage(Language::Chinese);
    QCOMPARE(next("work ← function"), QString::fromUtf8("写入 work"));
}

void RunModelTest::whatComesAfterTheLastOperationHasWords() {
    constexpr qint64 step = 1'000'000'000;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1000);
    script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(step));
    script.at(step).add(main, trace::EventKind::NextOperation, 0, script.text("print(1)"));
    script.at(2 * step).add(main, trace::EventKind::NextOperation, 0, script.text(""));
    script.at(2 * step).add(main, trace::EventKind::InHand, 0, script.text("1")).settle();
    RunModel run;
    run.setStore(store, false);
    const auto next = [&](qint64 time) {
        run.playhead().setTime(time);
        return run.nextWords(run.moment().threads.front());
    };
    QCOMPARE(next(step / 2), QString()); // it has not come to an operation yet
    QCOMPARE(next(step), QString("print(1)"));
    QCOMPARE(next(2 * step), QString("wind up"));
}

/// "store change" is not what the learner reads in "def change():"; the words are the program's, in every language.
void RunModelTest::whatALineBindsIsToldAsThere() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    store->setSource(0, {"a.py", "import threading\n"
                                 "from time import sleep\n"
                                 "class Account:\n"
                                 "    pass\n"
                                 "@cache\n"
                                 "def change():\n"
                                 "    pass\n"
                                 "alias = change\n"
                                 "async def serve(): pass\n"
                                 "import os.path as path, queue as queue\n"
                                 "from threading import Lock as Key, Thread\n"});
    RunModel run;
    run.setStore(store, false);
    for (const Language language : {Language::English, Language::Chinese}) {
        fixture.settings.setLanguage(language);
        const auto next = [&](std::uint32_t line, const char *operation) {
            trace::MomentThread thread;
            thread.line = trace::packLine(0, line);
            thread.nextOperation = operation;
            return run.nextWords(thread);
        };
        QCOMPARE(next(1, "threading ← module"), QString("import threading"));
        QCOMPARE(next(2, "sleep ← builtin_function_or_method"), QString("import sleep"));
        QCOMPARE(next(3, "Account ← type"), QString("class Account"));
        QCOMPARE(next(5, "change ← function"), QString("def change"));
        QCOMPARE(next(6, "change ← function"), QString("def change"));
        QCOMPARE(next(9, "serve ← function"), QString("def serve"));
        // A name of the program's own is not taken for the module's.
        QCOMPARE(next(10, "path ← module"), QString("import os.path as path"));
        QCOMPARE(next(10, "queue ← module"), QString("import queue"));
        QCOMPARE(next(11, "Key ← builtin_function_or_method"), QString("import Lock as Key"));
        QCOMPARE(next(11, "Thread ← type"), QString("import Thread"));
        // Of what only gets another name, and of a line that is not there, nothing is made up.
        const QString stores = language == Language::English ? QString("store ") : QString::fromUtf8("写入 ");
        QCOMPARE(next(8, "alias ← function"), stores + "alias");
        QCOMPARE(next(99, "change ← function"), stores + "change");
        QCOMPARE(next(0, "change ← function"), stores + "change");
    }
}

/// It gives the exit code; a line of the program is told where one is known, and of a crash the signal.
void RunModelTest::theMainExceptionCountsFirst() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1), other = script.thread(main, "T1"), child = script.fork(main, "child", 2);
    script.start(child).at(2'000'000).line(other, 7).add(other, trace::EventKind::ExceptionUncaught, 0, script.text("ValueError: no paper"));
    script.at(3'000'000).line(main, 9).add(main, trace::EventKind::ExceptionUncaught, 0, script.text("KeyError: 'a'"));
    script.at(4'000'000).add(child, trace::EventKind::ProcessCrash, 0, trace::Value::integer(11));
    script.finish();
    RunModel run;
    run.setStore(store, false);
    QStringList said;
    int best = 0;
    QString first;
    for (const trace::Finding &finding : store->findings()) {
        said << findingSentence(run, finding);
        if (findingRank(run, finding) > best) first = said.last();
        best = std::max(best, findingRank(run, finding));
    }
    QVERIFY2(said.join('\n').contains("T1 ended at line 7 with an exception that nobody caught: ValueError: no paper"), qPrintable(said.join('\n')));
    QVERIFY2(said.join('\n').contains("crashed: signal 11 (SIGSEGV)."), qPrintable(said.join('\n')));
    QVERIFY2(first.contains("line 9") && first.contains("KeyError"), qPrintable(first));
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
