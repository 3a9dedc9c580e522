// Orders of locks that could close a circle of waits, though the run did not; and those that cannot.
#include "core/trace/scripted_trace.h"
#include "ui/lesson/lock_orders.h"
#include "ui/lesson/outcome.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// Threads that take locks, by their numbers, one after the other, and let them go in the opposite order.
struct Script {
    explicit Script(std::size_t threads) : script(store) {
        main = script.at(1'000'000).process("main", 100);
        for (std::size_t i = 0; i < 4; ++i) locks.push_back(script.object(main, trace::ObjectKind::Lock, trace::ObjectScope::Local, "lock " + std::to_string(i)));
        for (std::size_t i = 0; i < threads; ++i) lanes.push_back(script.thread(main, "t" + std::to_string(i)));
    }
    Script &takes(std::size_t thread, std::vector<std::size_t> order) {
        for (const std::size_t lock : order) script.at(script.time() + 1000).add(lanes[thread], trace::EventKind::LockAcquire, locks[lock]);
        for (std::size_t i = order.size(); i > 0; --i) script.at(script.time() + 1000).add(lanes[thread], trace::EventKind::LockRelease, locks[order[i - 1]]);
        return *this;
    }
    bool canCircle() {
        script.finish();
        return LockOrders(store).canCircle();
    }
    trace::Store store;
    trace::ScriptedTrace script;
    trace::LaneId main = 0;
    std::vector<trace::LaneId> lanes;
    std::vector<trace::ObjectId> locks;
};

} // namespace

class LockOrdersTest : public QObject {
    Q_OBJECT

private slots:
    void oppositeOrders() { QVERIFY(Script(2).takes(0, {0, 1}).takes(1, {1, 0}).canCircle()); }
    void oneOrder() { QVERIFY(!Script(2).takes(0, {0, 1}).takes(1, {0, 1}).canCircle()); }
    void oneThreadWaitsForNobodyElse() { QVERIFY(!Script(2).takes(0, {0, 1}).takes(0, {1, 0}).canCircle()); }
    void oneAfterTheOther() { QVERIFY(!Script(2).takes(0, {0}).takes(0, {1}).takes(1, {1}).takes(1, {0}).canCircle()); }
    void underOneMoreLock() { QVERIFY(!Script(2).takes(0, {2, 0, 1}).takes(1, {2, 1, 0}).canCircle()); }
    void underDifferentOnes() { QVERIFY(Script(2).takes(0, {2, 0, 1}).takes(1, {3, 1, 0}).canCircle()); }
    void aCircleOfThree() { QVERIFY(Script(3).takes(0, {0, 1}).takes(1, {1, 2}).takes(2, {2, 0}).canCircle()); }
    void threeInARow() { QVERIFY(!Script(3).takes(0, {0, 1}).takes(1, {1, 2}).takes(2, {0, 2}).canCircle()); }

    void whatIsNotJoinedCounts() {
        trace::Store store;
        trace::ScriptedTrace script(store);
        const trace::LaneId main = script.at(1'000'000).process("main", 100);
        for (int round = 0; round < 2; ++round) { // one after the other
            const trace::LaneId worker = script.thread(main, "worker");
            script.at(script.time() + 1000).add(worker, trace::EventKind::SleepBegin, 0, trace::Value::integer(300'000'000)).add(worker, trace::EventKind::SleepEnd).exitThread(worker);
            script.at(script.time() + 1000).add(main, trace::EventKind::ThreadJoinBegin, script.threadObject(worker)).add(main, trace::EventKind::ThreadJoinEnd, script.threadObject(worker));
        }
        script.settle();
        QCOMPARE(outcomeOf(store).together, 1);
        QCOMPARE(outcomeOf(store).sleeps, (QList<double>{0.3, 0.3}));
        script.thread(main, "worker");
        script.thread(main, "worker");
        script.finish();
        QCOMPARE(outcomeOf(store).together, 2);
    }
};

QTEST_GUILESS_MAIN(LockOrdersTest)
#include "tst_lock_orders.moc"
