// What library code does under its locks is explored as one operation: nothing that a program can come to is lost by that, and pools of
// processes can be explored whole.
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

#include <set>
#include <utility>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

Exploration explored(const QString &program, bool joins)
{
    ExploreOptions options;
    options.joins = joins;
    options.maxSeconds = 1000; // states bound it, not this machine's speed
    options.schedules = joins;
    return exploreText(program.toStdString(), options);
}

std::set<std::pair<std::string, std::string>> endsOf(const Exploration &found)
{
    std::set<std::pair<std::string, std::string>> ends;
    for (const ExploredOutcome &outcome : found.outcomes) ends.emplace(outcome.output, outcome.ending);
    return ends;
}

} // namespace

class ExploreLibraryTest : public QObject {
    Q_OBJECT

private slots:
    void losesNothing_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("results as they come, of a pool of threads") << R"py(from multiprocessing.pool import ThreadPool
def f(n):
    return n
with ThreadPool(2) as p:
    print(list(p.imap_unordered(f, [1, 2])))
)py";
        QTest::newRow("as_completed") << R"py(from concurrent.futures import ThreadPoolExecutor, as_completed
def f(n):
    return n
with ThreadPoolExecutor(2) as ex:
    fs = [ex.submit(f, i) for i in range(2)]
    print([x.result() for x in as_completed(fs)], fs[0].done())
)py";
        QTest::newRow("an event of two processes") << R"py(from multiprocessing import Process, Event
def f(e):
    e.set()
e = Event()
p = Process(target=f, args=(e,))
p.start()
print(e.is_set())
print(e.wait(0.1))
p.join()
print(e.is_set())
)py";
        QTest::newRow("a condition of two processes, with a timeout") << R"py(from multiprocessing import Process, Condition, Value
def f(c, v):
    with c:
        v.value += 1
        c.notify()
c = Condition()
v = Value("i", 0)
p = Process(target=f, args=(c, v))
p.start()
with c:
    if v.value == 0:
        print("wait")
        c.wait(0.5)
    print(v.value)
p.join()
)py";
        QTest::newRow("logging") << R"py(import logging, threading, sys
logging.basicConfig(stream=sys.stdout, format="%(message)s", level=logging.INFO)
def f(n):
    logging.info("in %d", n)
ts = [threading.Thread(target=f, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
)py";
        QTest::newRow("the first that is done") << R"py(from concurrent.futures import ThreadPoolExecutor, wait, FIRST_COMPLETED
def f(n):
    return n
with ThreadPoolExecutor(2) as ex:
    fs = [ex.submit(f, i) for i in range(2)]
    done, rest = wait(fs, return_when=FIRST_COMPLETED)
    print(len(done), sorted(x.result() for x in done))
)py";
        QTest::newRow("both pipes ready, or one") << R"py(from multiprocessing import Process, Pipe
from multiprocessing.connection import wait
def f(c, n):
    c.send(n)
if __name__ == "__main__":
    rs = []
    ps = []
    for i in range(2):
        r, w = Pipe(False)
        p = Process(target=f, args=(w, i))
        p.start()
        w.close()
        rs.append(r); ps.append(p)
    print(len(wait(rs)))
    print([r.recv() for r in rs])
    for p in ps: p.join()
)py";
        QTest::newRow("a barrier of processes") << R"py(from multiprocessing import Process, Barrier
def f(b, n):
    print(n, b.wait())
if __name__ == "__main__":
    b = Barrier(2)
    ps = [Process(target=f, args=(b, i)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
)py";
        QTest::newRow("futures that are cancelled") << R"py(from concurrent.futures import ThreadPoolExecutor
ex = ThreadPoolExecutor(1)
def outer():
    return ex.submit(lambda: 1).result()
a = ex.submit(outer)
b = ex.submit(lambda: 2)
print(b.cancel())
ex.shutdown(wait=False, cancel_futures=True)
try:
    print(a.result(timeout=1))
except Exception as x:
    print(type(x).__name__)
)py";
        QTest::newRow("the last end of a pipe closes") << R"py(from multiprocessing import Process, Pipe
def f(c):
    c.close()
if __name__ == "__main__":
    r, w = Pipe(False)
    p = Process(target=f, args=(w,))
    p.start()
    w.close()
    print(r.poll(0))
    try:
        print(r.recv())
    except EOFError:
        print("eof")
    p.join()
)py";
        QTest::newRow("two processes put into one queue") << R"py(from multiprocessing import Process, Queue
def f(q, i):
    q.put(i)
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=f, args=(q, i)) for i in range(2)]
    for p in ps: p.start()
    print(q.get(), q.get())
)py";
        QTest::newRow("output that a child still holds, and a thread of its own") << R"py(import os, threading
n = 0
def count():
    global n
    n += 1
    print("t", end="")
pid = os.fork()
if pid == 0:
    t = threading.Thread(target=count)
    n += 2
    t.start()
    n += 4
    t.join()
    n += 8
    print(n, flush=True)
    os._exit(0)
print("p", flush=True)
os.waitpid(pid, 0)
)py";
    }

    void losesNothing()
    {
        QFETCH(QString, program);
        const Exploration all = explored(program, false), fewer = explored(program, true);
        QVERIFY2(all.complete && fewer.complete, (all.bound + fewer.bound).c_str());
        QCOMPARE(endsOf(fewer), endsOf(all));
        for (const ExploredOutcome &outcome : fewer.outcomes) QVERIFY2(leadsThere(program.toStdString(), outcome), (outcome.output + textOf(outcome.schedule)).c_str());
        QVERIFY2(fewer.states < all.states, qPrintable(QString("%1, %2").arg(fewer.states).arg(all.states)));
    }

    /// The program's own locks are told apart from what is done under them, as before.
    void programsOwnLocksCount()
    {
        const QString program = "import threading\nlock = threading.Lock()\nn = 0\ndef work():\n    global n\n    with lock:\n        n += 1\n"
                                "ts = [threading.Thread(target=work) for _ in range(2)]\nfor t in ts: t.start()\nfor t in ts: t.join()\nprint(n)\n";
        const Exploration all = explored(program, false), same = explored(program, true);
        QCOMPARE(same.states, all.states);
        QCOMPARE(same.interleavings, all.interleavings);
    }

    /// What a process's only thread does in its memory multiplies nothing, though its other thread used the same before. Left are one store
    /// of each thread: C(2, 1) = 2 orders, one for each end.
    void ownMemoryOfAProcess()
    {
        const QString program = "import os, threading\nn = 0\ndef work():\n    global n\n    n = 1\npid = os.fork()\nif pid == 0:\n    t = threading.Thread(target=work)\n%1"
                                "    t.start()\n    n = 2\n    t.join()\n%1    os._exit(n)\nprint(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))\n";
        const Exploration few = explored(program.arg(QString()), true), many = explored(program.arg(QString("    n += 0\n").repeated(5)), true);
        for (const Exploration *found : {&few, &many}) {
            QVERIFY2(found->complete, found->bound.c_str());
            QCOMPARE(endsOf(*found), (std::set<std::pair<std::string, std::string>>{{"1\n", "exit 0"}, {"2\n", "exit 0"}}));
            QCOMPARE(found->interleavings, std::string("2"));
            for (const ExploredOutcome &outcome : found->outcomes) QCOMPARE(outcome.count, std::string("1"));
        }
        QCOMPARE(many.states, few.states);
        QVERIFY(explored(program.arg(QString("    n += 0\n").repeated(5)), false).states > many.states);
    }

    /// A handler that another process's end calls may come between any two of them.
    void handlersComeBetween()
    {
        const QString program = "import os, signal, threading\nn = 0\ndef work():\n    global n\n    n += 1\ndef handler(number, frame):\n    global n\n    n += 10\n"
                                "signal.signal(signal.SIGCHLD, handler)\nt = threading.Thread(target=work)\nt.start()\nn += 2\nt.join()\npid = os.fork()\nif pid == 0:\n    os._exit(0)\n"
                                "n = n * 2\nos.waitpid(pid, 0)\nprint(n)\n";
        const Exploration all = explored(program, false), same = explored(program, true);
        QVERIFY2(all.complete && same.complete, (all.bound + same.bound).c_str());
        QCOMPARE(endsOf(same), endsOf(all));
        QCOMPARE(same.interleavings, all.interleavings);
    }

    void threeProcessesPutIntoOneQueue()
    {
        const std::string program = R"py(from multiprocessing import Process, Queue
def put(q, i):
    q.put(i)
if __name__ == "__main__":
    q = Queue()
    ps = [Process(target=put, args=(q, i)) for i in range(3)]
    for p in ps: p.start()
    print(q.get(), q.get(), q.get())
    for p in ps: p.join()
)py";
        const Exploration found = explored(QString::fromStdString(program), true);
        QVERIFY2(found.complete, found.bound.c_str());
        std::set<std::pair<std::string, std::string>> orders; // 3! = 6
        for (const char *order : {"0 1 2", "0 2 1", "1 0 2", "1 2 0", "2 0 1", "2 1 0"}) orders.emplace(std::string(order) + "\n", "exit 0");
        QCOMPARE(endsOf(found), orders);
        for (const ExploredOutcome &outcome : found.outcomes) QVERIFY2(leadsThere(program, outcome), (outcome.output + textOf(outcome.schedule)).c_str());
    }

    void poolOfProcesses()
    {
        const Exploration found = explored(R"py(from multiprocessing import Pool
def square(n):
    return n * n
with Pool(2) as pool:
    print(pool.map(square, [1, 2, 3, 4]))
)py", true);
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), (std::set<std::pair<std::string, std::string>>{{"[1, 4, 9, 16]\n", "exit 0"}}));
    }
};

QTEST_APPLESS_MAIN(ExploreLibraryTest)
#include "tst_explore_library.moc"
