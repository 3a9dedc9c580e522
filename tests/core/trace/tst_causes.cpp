// "Why was this thread waiting?", answered through lock, holder and what the holder waited for.
#include "core/trace/causes.h"
#include "core/trace/scripted_trace.h"

#include <QtTest>

#include <algorithm>

using namespace forkyard::trace;
using namespace forkyard::trace::literals;
using Why = CauseLink::Why;

class CausesTest : public QObject {
    Q_OBJECT

private slots:
    void aChainLeadsThroughTheLockToWhatItsHolderWaitsFor();
    void whoBroughtTheItemIsTheCauseOfAWaitForAQueue();
    void aJoinLeadsToTheJoined();
    void aCircleClosesWhereItBegan();
    void aMomentTellsItsCircles();
    void noCircleWhereTheHolderRuns();
};

void CausesTest::aChainLeadsThroughTheLockToWhatItsHolderWaitsFor() {
    Store store;
    ScriptedTrace script(store);
    const LaneId main = script.at(1_ms).process("main", 1);
    const LaneId holder = script.thread(main, "holder"), waiter = script.thread(main, "waiter"), putter = script.thread(main, "putter");
    const ObjectId lock = script.object(main, ObjectKind::Lock, ObjectScope::Local, "lock");
    const ObjectId queue = script.object(main, ObjectKind::Queue, ObjectScope::Local, "queue");
    script.at(2_ms).add(holder, EventKind::LockAcquire, lock);
    script.at(3_ms).add(holder, EventKind::QueueGetWait, queue);
    script.at(4_ms).add(waiter, EventKind::LockWait, lock);
    script.at(6_ms).add(putter, EventKind::QueuePut, queue, Value::integer(1));
    script.at(7_ms).add(holder, EventKind::QueueGet, queue, Value::integer(1));
    script.at(8_ms).add(holder, EventKind::LockRelease, lock);
    script.at(9_ms).add(waiter, EventKind::LockAcquire, lock);
    script.at(10_ms).line(main, 1);
    script.finish();
    const CauseChain chain = causesAt(store, waiter, 5_ms);
    QCOMPARE(chain.links.size(), std::size_t(3));
    QCOMPARE(chain.closesAt, CauseChain::kNone);
    QCOMPARE(chain.links[0].lane, waiter);
    QCOMPARE(chain.links[0].why, Why::Holder);
    QCOMPARE(chain.links[0].object, store.objectOf(waiter, lock));
    QCOMPARE(chain.links[1].lane, holder);
    QCOMPARE(chain.links[1].why, Why::Brought);
    QCOMPARE(chain.links[1].object, store.objectOf(waiter, queue));
    QCOMPARE(chain.links[2].lane, putter);
    QCOMPARE(chain.links[2].why, Why::Acts);
    // Once the holder runs, the chain ends with it.
    QCOMPARE(causesAt(store, waiter, 7500_us).links.size(), std::size_t(2));
    QCOMPARE(causesAt(store, waiter, 7500_us).links.back().why, Why::Acts);
    QVERIFY(causesAt(store, waiter, 0).links.empty());
}

void CausesTest::whoBroughtTheItemIsTheCauseOfAWaitForAQueue() {
    Store store;
    scriptQueueLesson(store);
    const LaneId reader = 2, writer = 1;
    const CauseChain chain = causesAt(store, reader, 150_ms);
    QVERIFY(chain.links.size() >= 1);
    QCOMPARE(chain.links[0].onto, writer);
    QCOMPARE(chain.links[0].why, Why::Brought);
    // At the end of what is known nobody has ended the wait yet.
    QCOMPARE(causesAt(store, reader, 790_ms).links[0].why, Why::Unknown);
}

void CausesTest::aJoinLeadsToTheJoined() {
    Store store;
    scriptQueueLesson(store);
    const CauseChain chain = causesAt(store, 0, 300_ms); // main waits for the writer, which sleeps
    QCOMPARE(chain.links.size(), std::size_t(2));
    QCOMPARE(chain.links[0].why, Why::Joined);
    QCOMPARE(chain.links[1].lane, LaneId(1));
    QCOMPARE(chain.links[1].why, Why::Clock);
}

void CausesTest::aCircleClosesWhereItBegan() {
    Store store;
    scriptDeadlock(store);
    const Moment last = store.momentAt(store.now());
    const std::vector<WaitCircle> circles = waitCircles(last);
    QCOMPARE(circles.size(), std::size_t(1));
    const CauseChain chain = causesAt(store, circles[0].lanes[0], store.now());
    QCOMPARE(chain.links.size(), std::size_t(2));
    QCOMPARE(chain.closesAt, std::size_t(0));
}

void CausesTest::aMomentTellsItsCircles() {
    Store store;
    scriptDeadlock(store);
    QVERIFY(waitCircles(store.momentAtEvent(0)).empty());
    // It closes exactly when the finding says so.
    const auto deadlock = std::find_if(store.findings().begin(), store.findings().end(), [](const Finding &each) { return each.kind == FindingKind::Deadlock; });
    QVERIFY(deadlock != store.findings().end());
    QVERIFY(waitCircles(store.momentAtEvent(deadlock->event)).empty());
    const std::vector<WaitCircle> closed = waitCircles(store.momentAtEvent(deadlock->event + 1));
    QCOMPARE(closed.size(), std::size_t(1));
    QCOMPARE(closed[0].lanes.size(), deadlock->lanes.size());
    for (const LaneId lane : deadlock->lanes) QVERIFY(std::find(closed[0].lanes.begin(), closed[0].lanes.end(), lane) != closed[0].lanes.end());
}

void CausesTest::noCircleWhereTheHolderRuns() {
    Store store;
    scriptLostUpdate(store);
    for (EventIndex events = 0; events <= store.eventCount(); ++events) QVERIFY(waitCircles(store.momentAtEvent(events)).empty());
}

QTEST_APPLESS_MAIN(CausesTest)
#include "tst_causes.moc"
