// The state at a moment: as in the drawings, and equal to a replay from the beginning at any place of any trace.
#include "core/trace/scripted_trace.h"
#include "tests/core/trace/random_trace.h"

#include <QtTest>

using namespace forkyard::trace;
using namespace forkyard::trace::literals;

namespace {

const MomentProcess *processNamed(const Moment &moment, std::string_view name) {
    for (const MomentProcess &process : moment.processes) {
        if (process.name == name) return &process;
    }
    return nullptr;
}

const MomentThread &mainThread(const Moment &moment, std::string_view process) {
    return moment.threads[processNamed(moment, process)->threads.front()];
}

const MomentThread &threadNamed(const Moment &moment, std::string_view name) {
    return *std::find_if(moment.threads.begin(), moment.threads.end(),
                         [name](const MomentThread &thread) { return thread.name == name; });
}

std::string_view localOf(const Store &store, const MomentThread &thread, std::string_view name) {
    for (const MomentVariable &local : thread.locals) {
        if (local.name == name) return store.text(local.value.asText());
    }
    return {};
}

} // namespace

class TestMoment : public QObject {
    Q_OBJECT

private slots:
    /// Whoever had the GIL and only pauses (for the pace, in a call of the system) runs until another one takes it, and is ready then.
    void oneThreadAtATimeRunsWithTheGil() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 4127);
        const ObjectId gil = script.object(main, ObjectKind::Gil, ObjectScope::Local, "GIL");
        script.add(main, EventKind::GilTake, gil);
        const LaneId other = script.at(10_ms).thread(main, "T1");
        script.add(other, EventKind::GilWait, gil);
        script.at(20_ms).add(main, EventKind::GilDrop, gil);
        script.at(30_ms).add(other, EventKind::GilTake, gil);
        script.at(40_ms).add(other, EventKind::GilDrop, gil);
        script.at(50_ms).add(main, EventKind::GilTake, gil);
        script.settle();
        const auto statesAt = [&](Time time) {
            const Moment moment = store.momentAt(time);
            return std::pair(moment.threads[0].state, moment.threads[1].state);
        };
        QVERIFY(statesAt(25_ms) == std::pair(LaneState::Running, LaneState::Ready));
        QVERIFY(statesAt(35_ms) == std::pair(LaneState::Ready, LaneState::Running));
        QVERIFY(statesAt(45_ms) == std::pair(LaneState::Ready, LaneState::Running));
        QVERIFY(statesAt(50_ms) == std::pair(LaneState::Running, LaneState::Ready));
        QCOMPARE(store.spans(main).count(), std::size_t{3});
        // Where it then waits for something else, the process is where the other one had come to.
        script.at(60_ms).add(other, EventKind::GilWait, gil).at(61_ms).add(main, EventKind::GilDrop, gil).add(other, EventKind::GilTake, gil);
        script.at(70_ms).add(other, EventKind::GilDrop, gil).add(other, EventKind::SleepBegin);
        const LaneId third = script.at(75_ms).thread(main, "T2");
        script.at(80_ms).add(third, EventKind::GilTake, gil);
        script.settle();
        QVERIFY(statesAt(65_ms) == std::pair(LaneState::Ready, LaneState::Running));
        QVERIFY(statesAt(72_ms) == std::pair(LaneState::Running, LaneState::Asleep));
        QVERIFY(statesAt(85_ms) == std::pair(LaneState::Ready, LaneState::Asleep));
    }

    void theQueueLessonIsAsDrawn() {
        Store store;
        scriptQueueLesson(store);
        const Moment moment = store.momentAt(490_ms);
        QCOMPARE(moment.processes.size(), std::size_t(3));
        QCOMPARE(processNamed(moment, "main")->pid, 4127);
        QCOMPARE(processNamed(moment, "writer")->pid, 4131);
        QCOMPARE(processNamed(moment, "reader")->pid, 4132);
        QCOMPARE(processNamed(moment, "writer")->parent, processNamed(moment, "main")->process);

        const MomentThread &main = mainThread(moment, "main"), &writer = mainThread(moment, "writer"),
                           &reader = mainThread(moment, "reader");
        QCOMPARE(main.state, LaneState::WaitingData);
        QCOMPARE(main.stateKind, EventKind::ThreadJoinBegin);
        QCOMPARE(main.reasonText, std::string_view("writer"));
        QCOMPARE(packedLine(main.line), 21u);
        QCOMPARE(writer.state, LaneState::Running);
        QCOMPARE(packedLine(writer.line), 8u);
        QCOMPARE(localOf(store, writer, "value"), std::string_view("'B'"));
        QCOMPARE(reader.state, LaneState::WaitingData);
        QCOMPARE(packedLine(reader.line), 13u);
        QCOMPARE(localOf(store, reader, "value"), std::string_view("'A'"));

        QCOMPARE(moment.queues.size(), std::size_t(1));
        const MomentQueue &queue = moment.queues[0];
        QCOMPARE(queue.name, std::string_view("Queue 1"));
        QCOMPARE(queue.puts, std::uint64_t(2));
        QCOMPARE(queue.gets, std::uint64_t(1));
        QCOMPARE(queue.items.size(), std::size_t(1));
        QCOMPARE(store.text(queue.items[0].value.asText()), std::string_view("'B'"));
        QCOMPARE(queue.items[0].putter, writer.lane);
        QCOMPARE(queue.waitingGetters, std::vector<LaneId>{reader.lane});

        const auto lines = store.consoleLines(moment.consolePieces, 10);
        QCOMPARE(lines.size(), std::size_t(3));
        QCOMPARE(lines[0].text, std::string("put A"));
        QCOMPARE(lines[1].text, std::string("got A"));
        QCOMPARE(lines[1].lane, reader.lane);
        QCOMPARE(lines[2].text, std::string("put B"));
    }

    void aPipeRemembersTheProgramFromOutside() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const ObjectId program = script.object(main, ObjectKind::Process, ObjectScope::Shared, "sort");
        const ObjectId pipe = script.object(main, ObjectKind::BytePipe, ObjectScope::Shared, "pipe 3-4");
        script.at(1).add(main, EventKind::PipeCreate, pipe);
        script.add(main, EventKind::ProcessSpawn, program, Value::integer(2)).add(main, EventKind::ProcessExec, program, script.text("sort"));
        script.settle();
        Event give;
        give.kind = EventKind::PipeGive;
        give.object = pipe;
        give.sequence = 1;
        give.time = 2;
        give.value = Value::object(program);
        store.append(main, std::span(&give, 1));
        script.at(3).add(main, EventKind::PipeWrite, pipe, script.text("b a"));
        script.at(5).add(main, EventKind::ProcessWaitEnd, program, Value::integer(0));
        script.finish();
        const Moment during = store.momentAt(3), after = store.momentAt(5);
        const ProcessIndex sort = processNamed(during, "sort")->process;
        QCOMPARE(during.queues[0].readers, std::vector<ProcessIndex>({0, sort})); // who made it holds both ends
        QCOMPARE(during.queues[0].outsideReader, sort);
        QCOMPARE(processNamed(after, "sort")->state, ProcessState::Ended);
        QCOMPARE(after.queues[0].readers, std::vector<ProcessIndex>{0});
        QCOMPARE(after.queues[0].outsideReader, sort);
        QCOMPARE(after.queues[0].outsideWriter, kNoProcess);
    }

    void aForkCopiesMemory() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const ObjectId x = script.object(main, ObjectKind::Variable, ObjectScope::Local, "x");
        const ObjectId lock = script.object(main, ObjectKind::Lock, ObjectScope::Local, "lock");
        const ObjectId both = script.object(main, ObjectKind::Lock, ObjectScope::Shared, "both");
        script.at(1).add(main, EventKind::VariableStore, x, Value::integer(1));
        script.add(main, EventKind::LockAcquire, lock).add(main, EventKind::LockAcquire, both);
        const LaneId child = script.process("child", 2, main);
        script.at(2).add(main, EventKind::VariableStore, x, Value::integer(2)).add(main, EventKind::LockRelease, lock);
        store.settle(10);
        const Moment moment = store.momentAt(5);
        QCOMPARE(processNamed(moment, "main")->memory.at(0).value, Value::integer(2));
        QCOMPARE(processNamed(moment, "child")->memory.at(0).value, Value::integer(1));
        // The thread that forked held the lock: its double in the child holds the child's copy. The shared one is no copy.
        QCOMPARE(moment.locks.size(), std::size_t(3));
        for (const MomentLock &each : moment.locks) {
            const bool isChilds = each.process == processNamed(moment, "child")->process;
            const LaneId expected = each.name == "both" ? main : isChilds ? child : kNoLane;
            QCOMPARE(each.owner, expected);
        }
    }

    void aLostUpdateStepByStep() {
        Store store;
        scriptLostUpdate(store);
        const Moment six = store.momentAt(6_s);
        QCOMPARE(processNamed(six, "main")->memory.at(0).value, Value::integer(5));
        QCOMPARE(threadNamed(six, "T1").state, LaneState::Running);
        QCOMPARE(threadNamed(six, "T1").inHand, std::string_view("5 - 5 = 0"));
        QCOMPARE(threadNamed(six, "T1").nextOperation, std::string_view("balance ← 0"));
        QCOMPARE(threadNamed(six, "T2").state, LaneState::Ready);
        QCOMPARE(threadNamed(six, "T2").nextOperation, std::string_view("balance ← -3"));
        QCOMPARE(threadNamed(six, "MainThread").state, LaneState::WaitingData);
        QCOMPARE(six.findings, std::size_t(1));
        QCOMPARE(store.momentAt(3_s + 1_ms).findings, std::size_t(0));
    }

    /// A byte pipe is a stream: what is read need not be what was written.
    void bytesOfAPipe() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const LaneId child = script.process("child", 2, main);
        const ObjectId pipe = script.object(main, ObjectKind::BytePipe, ObjectScope::Shared, "pipe");
        script.at(1).add(main, EventKind::PipeWrite, pipe, script.text("hello"));
        script.at(2).add(main, EventKind::PipeWrite, pipe, Value::integer(3));
        script.at(3).add(child, EventKind::PipeRead, pipe, Value::integer(2));
        script.at(4).add(child, EventKind::PipeRead, pipe, Value::integer(4));
        script.finish();
        QCOMPARE(store.momentAt(2).queues[0].depth, 8);
        QCOMPARE(store.momentAt(3).queues[0].depth, 6);
        QCOMPARE(store.momentAt(4).queues[0].depth, 2);
        QCOMPARE(store.momentAt(4).queues[0].items.size(), std::size_t(1));
    }

    void otherOrdersThanFirstInFirstOut() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const ObjectId stack = script.object(main, ObjectKind::LifoQueue, ObjectScope::Local, "stack");
        const ObjectId heap = script.object(main, ObjectKind::PriorityQueue, ObjectScope::Local, "heap");
        for (int item : {3, 1, 2}) {
            script.add(main, EventKind::QueuePut, stack, Value::integer(item));
            script.add(main, EventKind::QueuePut, heap, Value::integer(item));
        }
        script.add(main, EventKind::QueueGet, stack, Value::integer(2)).add(main, EventKind::QueueGet, heap, Value::integer(1));
        script.finish();
        const Moment moment = store.momentAtEvent(store.eventCount());
        auto items = [](const MomentQueue &queue) {
            std::vector<std::int64_t> values;
            for (const MomentItem &item : queue.items) values.push_back(item.value.asInteger());
            return values;
        };
        QCOMPARE(items(moment.queues[0]), (std::vector<std::int64_t>{1, 3}));
        QCOMPARE(items(moment.queues[1]), (std::vector<std::int64_t>{3, 2}));
    }

    void anyMomentEqualsAReplay_data() {
        QTest::addColumn<unsigned>("seed");
        QTest::addColumn<bool>("ordered");
        for (unsigned seed = 1; seed <= 12; ++seed) {
            QTest::addRow("seed %u, ordered", seed) << seed << true;
            QTest::addRow("seed %u, damaged", seed) << seed << false;
        }
    }
    void anyMomentEqualsAReplay() {
        QFETCH(unsigned, seed);
        QFETCH(bool, ordered);
        const RandomTrace trace = randomTrace(seed, 3000, ordered);
        StoreOptions options;
        options.keyframeEvents = 64;
        Store store(options);
        fill(store, trace);
        QCOMPARE(store.eventCount(), EventIndex(3000));
        for (EventIndex count = 0; count <= store.eventCount(); count += 1 + count % 37) {
            QVERIFY2(store.momentAtEvent(count) == store.replayTo(count), qPrintable(QString("after %1 events").arg(count)));
        }
        // The live state, which observers have seen, is the replayed one too.
        QVERIFY(store.momentAtEvent(store.eventCount()) == store.replayTo(store.eventCount()));
    }

    void aMomentOfASyntheticTraceEqualsAReplay() {
        Store store;
        scriptSynthetic(store, {16, 2000, 3, 5, 3, 4});
        for (EventIndex count = 0; count < store.eventCount(); count += 2999) {
            QVERIFY(store.momentAtEvent(count) == store.replayTo(count));
        }
    }
};

QTEST_APPLESS_MAIN(TestMoment)
#include "tst_moment.moc"
