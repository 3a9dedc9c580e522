// Each finding, in a run where it must appear and in one like it where it must not.
#include "core/trace/scripted_trace.h"

#include <QTest>

#include <functional>

using namespace forkyard::trace;
using namespace forkyard::trace::literals;

namespace {

constexpr auto kLocal = ObjectScope::Local, kShared = ObjectScope::Shared;

struct Run {
    Run() { main = script.at(1_ms).process("main", 100); }
    std::size_t count(FindingKind kind) const { return store.findingCount(kind); }
    const Finding &only(FindingKind kind) const {
        for (const Finding &finding : store.findings()) {
            if (finding.kind == kind) return finding;
        }
        return store.findings().at(0);
    }

    Store store;
    ScriptedTrace script{store};
    LaneId main = kNoLane;
};

} // namespace

class TestFindings : public QObject {
    Q_OBJECT

private slots:
    void deadlockHasItsCycle() {
        Run run;
        const ObjectId a = run.script.object(run.main, ObjectKind::Lock, kLocal, "a"), b = run.script.object(run.main, ObjectKind::Lock, kLocal, "b");
        const LaneId one = run.script.thread(run.main, "T1"), two = run.script.thread(run.main, "T2");
        run.script.add(one, EventKind::LockAcquire, a).add(two, EventKind::LockAcquire, b);
        run.script.add(run.main, EventKind::ThreadJoinBegin, run.script.threadObject(one));
        run.script.at(2_ms).add(one, EventKind::LockWait, b).at(3_ms).add(two, EventKind::LockWait, a).at(2_s).settle();
        QCOMPARE(run.count(FindingKind::Deadlock), std::size_t(1));
        QCOMPARE(run.only(FindingKind::Deadlock).lanes, (std::vector<LaneId>{two, one}));
        // The cycle says it all: that they, and main with them, wait for ever is not said again.
        QCOMPARE(run.count(FindingKind::EndlessWait), std::size_t(0));
    }

    void locksInOneOrderAreNoDeadlock() {
        Run run;
        const ObjectId a = run.script.object(run.main, ObjectKind::Lock, kLocal, "a");
        const LaneId one = run.script.thread(run.main, "T1"), two = run.script.thread(run.main, "T2");
        run.script.add(one, EventKind::LockAcquire, a).add(two, EventKind::LockWait, a).at(2_s).add(one, EventKind::LockRelease, a);
        run.script.at(3_s).add(two, EventKind::LockAcquire, a).at(5_s).settle();
        QCOMPARE(run.store.findings().size(), std::size_t(0));
    }

    /// A thread that waits for a lock of its own is stuck, unless another one may release it.
    void aLockMayBeASignal() {
        for (const bool isSignal : {false, true}) {
            Run run;
            const ObjectId a = run.script.object(run.main, ObjectKind::Lock, kLocal, "a");
            const LaneId one = run.script.thread(run.main, "T1");
            run.script.add(one, EventKind::LockAcquire, a);
            if (!isSignal) run.script.add(run.main, EventKind::ThreadJoinBegin, run.script.threadObject(one));
            run.script.at(2_ms).add(one, EventKind::LockWait, a);
            if (isSignal) run.script.at(3_ms).add(run.main, EventKind::LockRelease, a).add(one, EventKind::LockAcquire, a);
            run.script.at(2_s).settle();
            QCOMPARE(run.count(FindingKind::Deadlock), std::size_t(isSignal ? 0 : 1));
        }
    }

    /// Nor while a thread is on its way that may release it.
    void aThreadThatHasNotBegunMayRelease() {
        for (const bool isMade : {false, true}) {
            Run run;
            const ObjectId a = run.script.object(run.main, ObjectKind::Lock, kLocal, "a");
            run.script.add(run.main, EventKind::LockAcquire, a);
            if (isMade) run.script.thread(run.main, "T1", false);
            run.script.at(2_ms).add(run.main, EventKind::LockWait, a);
            run.script.at(2_s).settle();
            QCOMPARE(run.count(FindingKind::Deadlock), std::size_t(isMade ? 0 : 1));
        }
    }

    void aRaceHasBothLines() {
        for (const bool guarded : {false, true}) {
            Run run;
            const ObjectId x = run.script.object(run.main, ObjectKind::Variable, kLocal, "x");
            const LaneId one = run.script.thread(run.main, "T1"), two = run.script.thread(run.main, "T2");
            run.script.line(one, 7).add(one, EventKind::VariableLoad, x, Value::integer(0));
            if (guarded) run.script.add(one, EventKind::VariableStore, x, Value::integer(1));
            run.script.line(two, 9).add(two, EventKind::VariableLoad, x, Value::integer(guarded)).at(2_ms);
            run.script.add(two, EventKind::VariableStore, x, Value::integer(5)).at(3_ms);
            if (!guarded) run.script.add(one, EventKind::VariableStore, x, Value::integer(1));
            run.script.settle();
            QCOMPARE(run.count(FindingKind::LostUpdate), std::size_t(guarded ? 0 : 1));
            if (guarded) continue;
            const Finding &race = run.only(FindingKind::LostUpdate);
            QCOMPARE(packedLine(run.store.event(race.event).line), 7u);
            QCOMPARE(packedLine(run.store.event(race.otherEvent).line), 9u);
        }
    }

    /// Both had read it as it was made; the one who overwrites the other may be told of first. Each is the thread of a client.
    void aServersLostUpdateIsItsClients() {
        for (const bool inOrder : {true, false}) {
            Run run;
            const LaneId server = run.script.process("server", 1, run.main), a = run.script.process("a", 2, run.main), b = run.script.process("b", 3, run.main);
            const LaneId maker = run.script.thread(server, "maker"), forA = run.script.thread(server, "a"), forB = run.script.thread(server, "b");
            const ObjectId x = run.script.object(maker, ObjectKind::Variable, kShared, "x");
            run.script.servedStore(maker, x, false).at(2_ms);
            if (inOrder) run.script.servedStore(forA, x, false).at(3_ms).servedStore(forB, x, true);
            else run.script.servedStore(forB, x, true).at(3_ms).servedStore(forA, x, false);
            run.script.at(4_ms).servedStore(forB, x, false).settle();
            QCOMPARE(run.count(FindingKind::LostUpdate), std::size_t(1));
            QCOMPARE(run.only(FindingKind::LostUpdate).lanes, (std::vector<LaneId>{b, a}));
        }
    }

    /// A wait for each kind of thing, and what would let it end; without that it has no end.
    void endlessWaits_data() {
        QTest::addColumn<int>("object");
        QTest::addColumn<int>("wait");
        QTest::addColumn<int>("rescue"); ///< by the main thread, before it ends
        const auto row = [](const char *name, ObjectKind object, EventKind wait, EventKind rescue) {
            QTest::newRow(name) << int(object) << int(wait) << int(rescue);
        };
        row("queue", ObjectKind::Queue, EventKind::QueueGetWait, EventKind::QueuePut);
        row("lock", ObjectKind::Lock, EventKind::LockWait, EventKind::LockRelease);
        row("semaphore", ObjectKind::Semaphore, EventKind::SemaphoreWait, EventKind::SemaphoreRelease);
        row("event", ObjectKind::Event, EventKind::EventWait, EventKind::EventSet);
        row("condition", ObjectKind::Condition, EventKind::ConditionWait, EventKind::ConditionNotify);
    }
    void endlessWaits() {
        QFETCH(int, object);
        QFETCH(int, wait);
        QFETCH(int, rescue);
        for (const bool rescued : {false, true}) {
            Run run;
            const ObjectId thing = run.script.object(run.main, static_cast<ObjectKind>(object), kLocal, "thing");
            if (static_cast<ObjectKind>(object) == ObjectKind::Lock) { // held by one that ended
                const LaneId holder = run.script.thread(run.main, "holder");
                run.script.add(holder, EventKind::LockAcquire, thing).exitThread(holder);
            }
            const LaneId worker = run.script.thread(run.main, "worker");
            run.script.at(2_ms).add(worker, static_cast<EventKind>(wait), thing);
            // As long as the main thread acts, there is hope.
            run.script.at(2_s).settle();
            QCOMPARE(run.count(FindingKind::EndlessWait), std::size_t(0));
            if (rescued) run.script.add(run.main, static_cast<EventKind>(rescue), thing, Value::integer(1));
            run.script.at(3_s).add(run.main, EventKind::ThreadJoinBegin, run.script.threadObject(worker)).settle();
            QCOMPARE(run.count(FindingKind::EndlessWait), std::size_t(0)); // not at once
            run.script.at(5_s).settle();
            QCOMPARE(run.count(FindingKind::EndlessWait), std::size_t(rescued ? 0 : 1));
            if (rescued) continue;
            const Finding &found = run.only(FindingKind::EndlessWait);
            QCOMPARE(found.lanes, (std::vector<LaneId>{run.main, worker}));
            QCOMPARE(run.store.event(found.event).time, 3_s);
        }
    }

    void limitedWaitsEnd() {
        Run run;
        const ObjectId queue = run.script.object(run.main, ObjectKind::Queue, kLocal, "q"), barrier = run.script.object(run.main, ObjectKind::Barrier, kLocal, "b");
        const LaneId worker = run.script.thread(run.main, "worker");
        run.script.at(2_ms).add(run.main, EventKind::QueueGetWait, queue, Value::integer(9'000'000'000));
        run.script.add(worker, EventKind::BarrierWait, barrier, Value::integer(1)).add(worker, EventKind::WaitLimit, barrier, Value::integer(9'000'000'000)).at(5_s).settle();
        QCOMPARE(run.store.findings().size(), std::size_t(0));
    }

    void anotherProcessMayStillPut() {
        Run run;
        const ObjectId queue = run.script.object(run.main, ObjectKind::Queue, kShared, "Queue 1");
        const LaneId writer = run.script.process("writer", 101, run.main);
        run.script.at(2_ms).add(run.main, EventKind::QueueGetWait, queue).at(5_s).settle();
        QCOMPARE(run.store.findings().size(), std::size_t(0));
        run.script.exitProcess(writer).at(9_s).settle();
        QCOMPARE(run.count(FindingKind::EndlessWait), std::size_t(1));
    }

    void childrenNobodyWaitsForAreZombies() {
        for (const bool waits : {false, true}) {
            Run run;
            const LaneId child = run.script.process("child", 101, run.main);
            run.script.at(2_ms).exitProcess(child);
            if (waits) run.script.at(3_ms).add(run.main, EventKind::ProcessWaitEnd, run.script.processObject(child), Value::integer(0));
            run.script.at(4_s).settle();
            QCOMPARE(run.count(FindingKind::Zombie), std::size_t(waits ? 0 : 1));
            if (!waits) QCOMPARE(run.store.processes()[run.only(FindingKind::Zombie).process].pid, 101);
        }
    }

    void whomAnExceptionEndsHasCrashed() {
        Run run;
        const LaneId well = run.script.thread(run.main, "T1"), badly = run.script.thread(run.main, "T2");
        run.script.at(2_ms).add(badly, EventKind::ExceptionUncaught, run.script.threadObject(badly));
        run.script.at(3_ms).exitThread(well).exitThread(badly).at(4_ms).exitProcess(run.main).settle();
        QCOMPARE(run.count(FindingKind::UncaughtException), std::size_t(1));
        const Moment end = run.store.momentAt(5_ms);
        QCOMPARE(end.processes.front().state, ProcessState::Ended);
        QCOMPARE(end.threads[run.main].state, LaneState::Ended);
        QCOMPARE(end.threads[well].state, LaneState::Ended);
        QCOMPARE(end.threads[badly].state, LaneState::Crashed);
    }

    /// Its parent has only not been let run since.
    void aChildThatIsWaitedForIsNoZombie() {
        for (const bool any : {false, true}) {
            Run run;
            const LaneId child = run.script.process("child", 101, run.main);
            run.script.at(2_ms).add(run.main, EventKind::ProcessWaitBegin, any ? 0 : run.script.processObject(child));
            run.script.at(3_ms).exitProcess(child).at(4_s).settle();
            QCOMPARE(run.store.findings().size(), std::size_t(0));
        }
    }

    /// Messages that nobody has read when all is over, whoever still holds the other end.
    void messagesThatStayAreFound() {
        for (const bool isClosed : {false, true}) {
            for (const int reads : {0, 1, 2}) {
                Run run;
                const ObjectId pipe = run.script.object(run.main, ObjectKind::Pipe, kShared, "Pipe 1");
                run.script.at(2_ms).add(run.main, EventKind::PipeCreate, pipe, Value::integer(0));
                for (int i = 0; i < 2; ++i) run.script.add(run.main, EventKind::PipeWrite, pipe, Value::integer(i));
                for (int i = 0; i < reads; ++i) run.script.add(run.main, EventKind::PipeRead, pipe, Value::integer(i));
                if (isClosed) run.script.add(run.main, EventKind::PipeClose, pipe, Value::integer(0));
                run.script.exitProcess(run.main).finish();
                QCOMPARE(run.count(FindingKind::ItemLeft), std::size_t(reads == 2 ? 0 : 1));
            }
        }
    }

    void itemsThatStayAreFound() {
        for (const bool takes : {false, true}) {
            Run run;
            const ObjectId queue = run.script.object(run.main, ObjectKind::Queue, kLocal, "q");
            run.script.at(2_ms).add(run.main, EventKind::QueuePut, queue, Value::integer(1));
            if (takes) run.script.add(run.main, EventKind::QueueGet, queue, Value::integer(1));
            run.script.exitProcess(run.main).finish();
            QCOMPARE(run.count(FindingKind::ItemLeft), std::size_t(takes ? 0 : 1));
        }
    }

    void bytesForAnotherProgramAreNotLeft() {
        Run run;
        const ObjectId pipe = run.script.object(run.main, ObjectKind::BytePipe, kShared, "pipe 3-4");
        run.script.at(2_ms).add(run.main, EventKind::PipeWrite, pipe, Value::integer(5));
        run.script.exitProcess(run.main).finish();
        QCOMPARE(run.count(FindingKind::ItemLeft), std::size_t(0));
    }

    void exceptionsNobodyAsksForAreFound() {
        for (const auto end : {EventKind::JobCollected, EventKind::JobCallback, EventKind::Count}) {
            Run run;
            const ObjectId pool = run.script.object(run.main, ObjectKind::Pool, kLocal, "Pool 1"), job = run.script.object(run.main, ObjectKind::Job, kLocal, "Job 1");
            run.script.add(run.main, EventKind::PoolCreate, pool, Value::integer(1)).add(run.main, EventKind::JobSubmit, job, run.script.text("square('x')"));
            run.script.add(run.main, EventKind::JobPool, job, Value::object(pool)).at(2_ms).add(run.main, EventKind::JobFailed, job, run.script.text("TypeError: no"));
            if (end != EventKind::Count) run.script.add(run.main, end, job, run.script.text("seen"));
            run.script.exitProcess(run.main).finish();
            QCOMPARE(run.count(FindingKind::UncollectedException), std::size_t(end == EventKind::Count ? 1 : 0));
            if (end != EventKind::Count) continue;
            const Finding &found = run.only(FindingKind::UncollectedException);
            QCOMPARE(run.store.text(found.text), std::string_view("TypeError: no"));
            QCOMPARE(run.store.event(found.otherEvent).time, 2_ms);
        }
    }

    void tasksThatFailUnseenAreFound() {
        for (const bool seen : {false, true}) {
            Run run;
            const ObjectId task = run.script.object(run.main, ObjectKind::Task, kLocal, "Task-1");
            run.script.add(run.main, EventKind::TaskCreate, task, run.script.text("Task-1")).add(run.main, EventKind::TaskResume, task);
            run.script.add(run.main, EventKind::TaskFailed, task, run.script.text("ValueError: 1"));
            if (seen) run.script.add(run.main, EventKind::TaskCollected, task);
            run.script.exitProcess(run.main).finish();
            QCOMPARE(run.count(FindingKind::UncollectedException), std::size_t(seen ? 0 : 1));
        }
    }

    void aLockKnowsWhatItWasHeldFor() {
        Run run;
        const ObjectId lock = run.script.object(run.main, ObjectKind::Lock, kLocal, "lock");
        const ObjectId x = run.script.object(run.main, ObjectKind::Variable, kLocal, "x"), y = run.script.object(run.main, ObjectKind::Variable, kLocal, "y");
        const LaneId other = run.script.thread(run.main, "T");
        run.script.add(run.main, EventKind::LockAcquire, lock).add(run.main, EventKind::VariableStore, x, Value::integer(1));
        run.script.add(other, EventKind::VariableStore, y, Value::integer(1)); // it does not hold the lock
        run.script.add(run.main, EventKind::LockRelease, lock).add(run.main, EventKind::VariableStore, y, Value::integer(2)).settle();
        const auto &guarded = run.store.guardedBy(run.store.objectOf(run.main, lock));
        QCOMPARE(guarded.size(), std::size_t(1));
        QCOMPARE(run.store.objects()[guarded[0].variable].name, std::string_view("x"));
    }
};

QTEST_APPLESS_MAIN(TestFindings)
#include "tst_findings.moc"
