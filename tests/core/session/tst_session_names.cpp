// The program's own names for its locks, queues and their kin, in real runs; the two ends of connections; what other
// programs have read; updates of managed objects that were lost.
#include "tests/core/session/session_run.h"

#include <QStringList>
#include <QTest>

#include <algorithm>

using namespace forkyard;
using session::test::SessionRun;
using trace::EventKind;
using trace::ObjectKind;

namespace {

struct Case {
    const char *what;
    const char *text;
    QStringList names; ///< all of them are to be there
    QStringList none;  ///< none of them may
};

const std::vector<Case> kCases = {
    {"a global", "import threading\nguard = threading.Lock()\nwith guard: pass\n", {"guard"}, {"Lock 1"}},
    {"an attribute", "import threading\nclass A:\n    def __init__(self):\n        self.lock = threading.Lock()\n    def use(self):\n        with self.lock: pass\na = A()\na.use()\n", {"a.lock"}, {"Lock 1", "self.lock"}},
    {"an attribute that only self leads to", "import threading\nclass A:\n    def __init__(self):\n        self.lock = threading.Lock()\n        with self.lock: pass\nA()\n", {"self.lock"}, {"Lock 1"}},
    {"two alike", "import threading\nclass A:\n    def __init__(self):\n        self.lock = threading.Lock()\n        with self.lock: pass\nA(); A()\n", {"self.lock", "self.lock 2"}, {}},
    {"a list", "import threading\nforks = [threading.Lock() for _ in range(3)]\nfor f in forks:\n    with f: pass\n", {"forks[0]", "forks[1]", "forks[2]"}, {"f"}},
    {"a dict", "import threading\nlocks = {'a': threading.Lock(), 5: threading.RLock()}\nfor k in locks:\n    with locks[k]: pass\n", {"locks['a']", "locks[5]"}, {}},
    {"a list of objects", "import threading\nclass A:\n    def __init__(self): self.lock = threading.Lock()\nboxes = [A(), A()]\nwith boxes[1].lock: pass\nwith boxes[0].lock: pass\n", {"boxes[1].lock", "boxes[0].lock"}, {}},
    {"a class", "import threading\nclass A:\n    lock = threading.Lock()\nwith A.lock: pass\n", {"A.lock"}, {}},
    {"a local", "import threading\ndef main():\n    guard = threading.Lock()\n    def work():\n        with guard: pass\n    t = threading.Thread(target=work); t.start(); t.join()\nmain()\n", {"guard"}, {}},
    {"a parameter", "import threading\ndef work(lk):\n    with lk: pass\nguard = threading.Lock()\nt = threading.Thread(target=work, args=(guard,)); t.start(); t.join()\n", {"guard"}, {"lk"}},
    {"a thread's own class", "import threading\nclass Own(threading.Thread):\n    def __init__(self):\n        super().__init__()\n        self.done = threading.Event()\n    def run(self): self.done.set()\nt = Own(); t.start(); t.done.wait(); t.join()\n", {"t.done"}, {"Event 1"}},
    {"a condition", "import threading\ncond = threading.Condition()\nwith cond: cond.notify()\n", {"cond", "lock of cond"}, {"RLock 1", "Condition 1"}},
    {"a condition over a lock", "import threading\nguard = threading.Lock()\ncond = threading.Condition(guard)\nwith cond: cond.notify()\n", {"cond", "guard"}, {"lock of cond"}},
    {"semaphore, event, barrier, queue", "import threading, queue\npermits = threading.Semaphore(2); ready = threading.Event(); gate = threading.Barrier(1); jobs = queue.Queue()\nwith permits: pass\nready.set(); gate.wait(); jobs.put(1); jobs.get()\n", {"permits", "ready", "gate", "jobs"}, {"Semaphore 1"}},
    {"multiprocessing", "import multiprocessing as mp\ndef work(l, v, q):\n    with l: v.value += 1\n    q.put(v.value)\nif __name__ == '__main__':\n    guard, total, jobs, cells = mp.Lock(), mp.Value('i', 0), mp.Queue(), mp.Array('i', 2)\n    cells[1] = 5\n    p = mp.Process(target=work, args=(guard, total, jobs)); p.start(); jobs.get(); p.join()\n", {"guard", "total", "lock of total", "jobs", "cells[1]"}, {"l", "Value 1"}},
    {"asyncio", "import asyncio\nasync def use(l):\n    async with l: await asyncio.sleep(0)\nasync def main():\n    guard = asyncio.Lock(); cond = asyncio.Condition()\n    async with cond: cond.notify()\n    await asyncio.gather(use(guard), use(guard))\nasyncio.run(main())\n", {"guard", "cond", "lock of cond", "Task-1 (main)", "Task-2 (use)"}, {"Lock 1", "l"}},
    {"a manager", "import multiprocessing as mp\nif __name__ == '__main__':\n    with mp.Manager() as m:\n        known = m.dict(); known['a'] = 1\n        kept = m.Value('i', 0); kept.value = 5\n", {"known", "kept"}, {"dict 1", "Value 1"}},
    {"executors", "from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(1) as executor: executor.submit(abs, 1).result()\n", {"executor"}, {}},
    {"sockets", "import socket\nserver = socket.create_server(('127.0.0.1', 0))\nclient = socket.create_connection(server.getsockname())\nconn, _ = server.accept()\nclient.send(b'x'); conn.recv(1)\nfor s in (server, client, conn): s.close()\n", {"client", "conn"}, {"Socket 2"}},
};

QStringList namesOf(const trace::Store &store) {
    QStringList names;
    for (const trace::ObjectInfo &object : store.objects()) names << QString::fromUtf8(object.name.data(), static_cast<qsizetype>(object.name.size()));
    return names;
}

session::Options optionsFor(trace::Level level) {
    session::Options options = SessionRun::quickOptions();
    options.level = level;
    return options;
}

const trace::MomentQueue *queueNamed(const trace::Moment &moment, std::string_view name) {
    const auto found = std::find_if(moment.queues.begin(), moment.queues.end(), [&](const auto &each) { return each.name == name; });
    return found == moment.queues.end() ? nullptr : &*found;
}

} // namespace

class SessionNamesTest : public QObject {
    Q_OBJECT

private slots:
    void variablesNameObjects_data() {
        QTest::addColumn<std::size_t>("place");
        QTest::addColumn<int>("level");
        for (std::size_t i = 0; i < kCases.size(); ++i) {
            for (const trace::Level level : {trace::Level::Sync, trace::Level::Shared, trace::Level::All})
                QTest::addRow("%s, level %d", kCases[i].what, static_cast<int>(level)) << i << static_cast<int>(level);
        }
    }

    void variablesNameObjects() {
        QFETCH(std::size_t, place);
        QFETCH(int, level);
        const Case &each = kCases[place];
        SessionRun run(each.text, optionsFor(static_cast<trace::Level>(level)));
        QVERIFY(run.finish());
        QCOMPARE(run.output(EventKind::PrintError), std::string());
        const QStringList names = namesOf(run.store);
        for (const QString &name : each.names) QVERIFY2(names.contains(name), qPrintable(name + " is not among " + names.join(", ")));
        for (const QString &name : each.none) QVERIFY2(!names.contains(name) || static_cast<trace::Level>(level) >= trace::Level::Shared, qPrintable(name + " is among " + names.join(", ")));
    }

    void aConnectionHasTwoEnds() {
        SessionRun run("import socket\nserver = socket.create_server(('127.0.0.1', 0))\nclient = socket.create_connection(server.getsockname())\nconn, _ = server.accept()\n"
                       "client.sendall(b'hello')\nprint(conn.recv(3))\nconn.sendall(b'ab')\nleft, right = socket.socketpair()\nleft.send(b'xyz'); right.recv(3)\n",
                       optionsFor(trace::Level::Shared));
        QVERIFY(run.finish());
        const trace::Moment moment = run.store.momentAtEvent(run.store.eventCount());
        const trace::MomentQueue *client = queueNamed(moment, "client"), *conn = queueNamed(moment, "conn");
        QVERIFY(client && conn);
        QCOMPARE(client->otherEnd, conn->object);
        QCOMPARE(conn->otherEnd, client->object);
        QCOMPARE(run.store.otherEndOf(client->object), conn->object);
        QCOMPARE(client->depth, std::int64_t(2)); // of what it sent, two have not been received
        QCOMPARE(conn->depth, std::int64_t(2));
        const trace::MomentQueue *left = queueNamed(moment, "left");
        QVERIFY(left && left->otherEnd != trace::kNoObject);
        QCOMPARE(left->depth, std::int64_t(0));
    }

    void whatAnotherProgramHasTakenIsGone() {
        SessionRun run("import subprocess\np = subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)\n"
                       "p.stdin.write('one\\n'); p.stdin.flush()\nprint(p.stdout.readline())\n"
                       "p.stdin.write('two\\n'); p.stdin.flush()\nprint(p.stdout.readline())\np.stdin.close(); p.wait()\n",
                       optionsFor(trace::Level::Sync));
        QVERIFY(run.finish());
        int taken = 0;
        for (trace::EventIndex i = 0; i < run.store.eventCount(); ++i)
            if (run.store.event(i).kind == EventKind::PipeTaken) taken += static_cast<int>(run.store.event(i).value.integerOr(0));
        QCOMPARE(taken, 8);
        const trace::Moment moment = run.store.momentAtEvent(run.store.eventCount());
        for (const trace::MomentQueue &queue : moment.queues) QCOMPARE(queue.depth, std::int64_t(0));
    }

    /// What went to a program that has ended is in no pipe any more, whether anybody could see it being read or not.
    void whatWentToAnEndedProgramIsGone() {
        SessionRun run("import subprocess\nprint(subprocess.run(['sort'], input='c\\nb\\na\\n', stdout=subprocess.PIPE, text=True).stdout)\n", optionsFor(trace::Level::Sync));
        QVERIFY(run.finish());
        const trace::Moment moment = run.store.momentAtEvent(run.store.eventCount());
        QVERIFY(!moment.queues.empty());
        for (const trace::MomentQueue &queue : moment.queues) QCOMPARE(queue.depth, std::int64_t(0));
    }

    /// Both have read before either stores: the second store has not seen the first.
    void aLostUpdateOfAManagedObjectIsFound_data() {
        QTest::addColumn<QByteArray>("make");
        QTest::addColumn<QByteArray>("update");
        QTest::addColumn<bool>("isLost");
        QTest::newRow("a value") << QByteArray("m.Value('i', 0)") << QByteArray("x = o.value; b.wait()\n    o.value = x + 1") << true;
        QTest::newRow("a namespace") << QByteArray("m.Namespace(n=0)") << QByteArray("x = o.n; b.wait()\n    o.n = x + 1") << true;
        QTest::newRow("a dict") << QByteArray("m.dict(n=0)") << QByteArray("x = o['n']; b.wait()\n    o['n'] = x + 1") << true;
        QTest::newRow("a list") << QByteArray("m.list([0])") << QByteArray("x = o[0]; b.wait()\n    o[0] = x + 1") << true;
        QTest::newRow("keys of their own") << QByteArray("m.dict()") << QByteArray("x = o.get(b.n); b.wait()\n    o[str(x) + k] = 1") << false;
        QTest::newRow("whole changes") << QByteArray("m.list()") << QByteArray("x = len(o); b.wait()\n    o.append(x)") << false;
    }
    void aLostUpdateOfAManagedObjectIsFound() {
        QFETCH(QByteArray, make);
        QFETCH(QByteArray, update);
        QFETCH(bool, isLost);
        const std::string text = "import multiprocessing as mp\ndef work(o, b, k):\n    " + update.replace("b.n", "k").toStdString() + "\nif __name__ == '__main__':\n    with mp.Manager() as m:\n        o, b = " +
                                 make.toStdString() + ", mp.Barrier(2)\n        ps = [mp.Process(target=work, args=(o, b, k)) for k in 'ab']\n        for p in ps: p.start()\n        for p in ps: p.join()\n";
        SessionRun run(text, optionsFor(trace::Level::Shared));
        QVERIFY(run.finish());
        QCOMPARE(run.output(EventKind::PrintError), std::string());
        std::size_t found = 0;
        for (const trace::Finding &finding : run.store.findings()) {
            if (finding.kind != trace::FindingKind::LostUpdate) continue;
            ++found;
            // Those who lost and overwrote are the program's processes, not the server's threads.
            for (const trace::LaneId lane : finding.lanes) {
                const std::string name(run.store.processes()[run.store.lane(lane).process].name);
                QVERIFY2(name.starts_with("Process-"), (name + ", " + std::string(run.store.lane(lane).name) + ", " + std::to_string(run.store.lane(lane).dropped) + " dropped").c_str());
            }
        }
        QCOMPARE(found, std::size_t(isLost ? 1 : 0));
    }
};

QTEST_GUILESS_MAIN(SessionNamesTest)
#include "tst_session_names.moc"
