// What comes to light by itself in programs that really run: each finding in a program that has it, and none in its mended twin.
#include "tests/core/session/session_run.h"

#include <QTest>

#include <algorithm>

using namespace forkyard;
using namespace forkyard::session;
using test::SessionRun;
using trace::FindingKind;

namespace {

const char *const kDeadlock = R"(
import threading
a, b = threading.Lock(), threading.Lock()
meet = threading.Barrier(2)
def work(first, second):
    with first:
        meet.wait()
        with second:
            pass
one = threading.Thread(target=work, args=(a, b), daemon=True)
two = threading.Thread(target=work, args=(b, a), daemon=True)
one.start(); two.start()
one.join()
)";
const char *const kOneOrder = R"(
import threading
a, b = threading.Lock(), threading.Lock()
def work(first, second):
    with first:
        with second:
            pass
one = threading.Thread(target=work, args=(a, b))
two = threading.Thread(target=work, args=(a, b))
one.start(); two.start()
one.join(); two.join()
)";
const char *const kNobodyPuts = R"(
import queue, threading
q = queue.Queue()
t = threading.Thread(target=q.get)
t.start()
t.join()
)";
const char *const kSomebodyPuts = R"(
import queue, threading, time
q = queue.Queue()
t = threading.Thread(target=q.get)
t.start()
time.sleep(1)
q.put(1)
t.join()
)";
const char *const kZombie = R"(
import os, time
if os.fork() == 0:
    os._exit(0)
time.sleep(1.5)
)";
const char *const kWaitedFor = R"(
import os, time
pid = os.fork()
if pid == 0:
    os._exit(0)
os.waitpid(pid, 0)
time.sleep(1.5)
)";
const char *const kItemLeft = "import queue\nq = queue.Queue()\nq.put(1)\nq.put(2)\nq.get()\n";
const char *const kAllTaken = "import queue\nq = queue.Queue()\nq.put(1)\nq.get()\n";
const char *const kNobodyAsks = R"(
from multiprocessing.pool import ThreadPool
with ThreadPool(2) as pool:
    result = pool.apply_async(int, ("x",))
    result.wait()
)";
const char *const kSomebodyAsks = R"(
from multiprocessing.pool import ThreadPool
with ThreadPool(2) as pool:
    try:
        pool.apply_async(int, ("x",)).get()
    except ValueError:
        print("seen")
)";

} // namespace

class SessionFindingsTest : public QObject {
    Q_OBJECT

private slots:
    void programs_data();
    void programs();
    void aFeederThatWaitsDoesNotRun();
    void threadLocalValuesStandWithTheirThread();
    void whatAListHoldsIsToldWithoutAnAssignment();
};

void SessionFindingsTest::programs_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("found");
    QTest::addColumn<bool>("ends");
    const auto row = [](const char *name, const char *source, FindingKind kind, bool found, bool ends) {
        QTest::newRow(name) << QString(source) << int(kind) << found << ends;
    };
    row("deadlock", kDeadlock, FindingKind::Deadlock, true, false);
    row("one order", kOneOrder, FindingKind::Deadlock, false, true);
    row("nobody puts", kNobodyPuts, FindingKind::EndlessWait, true, false);
    row("somebody puts", kSomebodyPuts, FindingKind::EndlessWait, false, true);
    row("zombie", kZombie, FindingKind::Zombie, true, true);
    row("waited for", kWaitedFor, FindingKind::Zombie, false, true);
    row("item left", kItemLeft, FindingKind::ItemLeft, true, true);
    row("all taken", kAllTaken, FindingKind::ItemLeft, false, true);
    row("nobody asks", kNobodyAsks, FindingKind::UncollectedException, true, true);
    row("somebody asks", kSomebodyAsks, FindingKind::UncollectedException, false, true);
}

void SessionFindingsTest::programs() {
    QFETCH(QString, source);
    QFETCH(int, kind);
    QFETCH(bool, found);
    QFETCH(bool, ends);
    SessionRun run(source.toStdString());
    const auto which = static_cast<FindingKind>(kind);
    // What hangs is found while it hangs.
    QVERIFY(ends ? run.finish() : run.pollUntil([&] { return run.store.findingCount(which) > 0 || !run.session->isRunning(); }));
    if (!ends) {
        QVERIFY(run.session->isRunning());
        run.session->stop();
        QVERIFY(run.finish());
    }
    QCOMPARE(run.store.findingCount(which), std::size_t(found ? 1 : 0));
    if (!found) {
        for (const trace::Finding &other : run.store.findings()) QVERIFY2(false, std::to_string(static_cast<int>(other.kind)).c_str());
    }
}

void SessionFindingsTest::aFeederThatWaitsDoesNotRun() {
    SessionRun run("import multiprocessing, time\nq = multiprocessing.Queue()\nq.put(1)\nq.get()\ntime.sleep(0.5)\n");
    QVERIFY(run.finish());
    bool isThere = false;
    for (trace::LaneId lane = 0; lane < run.store.laneCount(); ++lane) {
        if (run.store.lane(lane).name != "QueueFeederThread") continue;
        isThere = true;
        const auto totals = run.store.spans(lane).total(0, run.store.now(), run.store.now());
        const trace::Time running = totals[static_cast<std::size_t>(trace::LaneState::Running)];
        const trace::Time waiting = totals[static_cast<std::size_t>(trace::LaneState::WaitingData)];
        QVERIFY2(waiting > running, (std::to_string(running) + " ns running, " + std::to_string(waiting) + " ns waiting").c_str());
    }
    QVERIFY(isThere);
}

void SessionFindingsTest::threadLocalValuesStandWithTheirThread() {
    Options options = SessionRun::quickOptions();
    options.level = trace::Level::Shared;
    SessionRun run("import threading\nown = threading.local()\nmeet = threading.Barrier(2)\n"
                   "def work(number):\n    own.x = number\n    meet.wait()\n"
                   "t = threading.Thread(target=work, args=(1,))\nt.start()\nwork(2)\nt.join()\n", options);
    QVERIFY(run.finish());
    std::vector<std::int64_t> seen;
    for (trace::EventIndex index = 0; index < run.store.eventCount(); ++index) {
        if (run.store.event(index).kind != trace::EventKind::BarrierPass) continue;
        for (const trace::MomentThread &thread : run.store.momentAtEvent(index).threads) {
            if (thread.threadLocals.size() == 1) seen.push_back(thread.threadLocals[0].value.asInteger());
        }
        break;
    }
    std::sort(seen.begin(), seen.end());
    QCOMPARE(seen, (std::vector<std::int64_t>{1, 2}));
}

void SessionFindingsTest::whatAListHoldsIsToldWithoutAnAssignment() {
    Options options = SessionRun::quickOptions();
    options.level = trace::Level::All;
    SessionRun run("import threading\nbasket = []\nlock = threading.Lock()\n"
                   "def put(thing):\n    with lock:\n        basket.append(thing)\n"
                   "t = threading.Thread(target=put, args=('a',))\nt.start()\nt.join()\n"
                   "def both(): basket.append(1); basket.append(2)\nboth()\nprint(len(basket))\n", options);
    QVERIFY(run.finish());
    std::vector<std::string> told;
    std::vector<trace::LaneId> writers;
    trace::ObjectIndex basket = trace::kNoObject, lock = trace::kNoObject;
    for (trace::EventIndex index = 0; index < run.store.eventCount(); ++index) {
        const trace::Event event = run.store.event(index);
        if (event.kind == trace::EventKind::LockAcquire) lock = run.store.objectOf(index);
        if (event.kind != trace::EventKind::VariableStore || run.store.nameOf(event.object) != "basket") continue;
        basket = run.store.objectOf(index);
        told.emplace_back(run.store.text(event.value.asText()));
        writers.push_back(event.thread);
    }
    QCOMPARE(told, (std::vector<std::string>{"[]", "['a']", "['a', 1]", "['a', 1, 2]"}));
    QVERIFY(writers[1] != writers[0]);
    QCOMPARE(writers[2], writers[0]);
    // It was still held: the lock belongs to the list, and nobody lost anything.
    const auto guarded = run.store.guardedBy(lock);
    QVERIFY(std::any_of(guarded.begin(), guarded.end(), [&](const trace::Guarded &each) { return each.variable == basket; }));
    QCOMPARE(run.store.findingCount(FindingKind::LostUpdate), std::size_t(0));
}

QTEST_MAIN(SessionFindingsTest)
#include "tst_session_findings.moc"
