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

    /// Library code calls what the program gave it, be it a built-in method: that is the program's own access. One store of each of two
    /// threads into one list: C(2, 1) = 2 orders, and one end for each.
    void aMethodThatWasHandedOver_data()
    {
        QTest::addColumn<QString>("program");
        QTest::newRow("a thread's target") << "import threading\nout = []\nt = threading.Thread(target=out.append, args=('thread',))\nt.start()\nout.append('main')\nt.join()\nprint(out)\n";
        QTest::newRow("through functools") << "import threading, functools\nout = []\nt = threading.Thread(target=functools.partial(out.append, 'thread'))\nt.start()\nout.append('main')\nt.join()\nprint(out)\n";
        QTest::newRow("a timer's function") << "import threading, time\nout = []\nt = threading.Timer(1, out.append, ['timer'])\nt.start()\ntime.sleep(1)\nout.append('main')\nt.join()\nprint(out)\n";
    }
    void aMethodThatWasHandedOver()
    {
        QFETCH(QString, program);
        const Exploration found = exploreText(program.toStdString());
        QVERIFY(found.complete);
        QCOMPARE(found.interleavings, std::string("2"));
        QCOMPARE(endsOf(found).size(), std::size_t(2));
    }

    /// One thread changes what another sees by way of the library, or within something else: before or after that look.
    void whatIsSeenThroughOthers_data()
    {
        QTest::addColumn<QString>("setup");
        QTest::addColumn<QString>("write");
        QTest::addColumn<QString>("read");
        QTest::addColumn<QStringList>("ends");
        const auto add = [](const char *name, const char *setup, const char *write, const char *read, const QStringList &ends) { QTest::newRow(name) << setup << write << read << ends; };
        add("heapq", "import heapq\nh = [5]", "heapq.heappush(h, 1)", "print(heapq.heappop(h))", {"1", "5"});
        add("json", "import json\nd = {'a': 1}", "d['b'] = 2", "print(json.dumps(d))", {"{\"a\": 1, \"b\": 2}", "{\"a\": 1}"});
        add("deepcopy", "import copy\nc = [[1]]", "c[0].append(2)", "print(copy.deepcopy(c))", {"[[1, 2]]", "[[1]]"});
        add("pickle", "import pickle\nclass A: pass\na = A()\na.x = 1", "a.x = 2", "print(len(pickle.dumps(a)) > 0, pickle.loads(pickle.dumps(a)).x)", {"True 1", "True 2"});
        add("Counter", "import collections\nc = collections.Counter()", "c['x'] = 1", "print(c.most_common(1))", {"[('x', 1)]", "[]"});
        add("ChainMap", "import collections\nd = {}\nc = collections.ChainMap(d)", "d['a'] = 1", "print('a' in c)", {"False", "True"});
        add("UserDict", "import collections\nc = collections.UserDict()", "c[1] = 2", "print(len(c))", {"0", "1"});
        add("os.environ", "import os", "os.environ['FORKYARD_T'] = '1'", "print(os.environ.get('FORKYARD_T'))", {"1", "None"});
        add("random.choice", "import random\nc = [1]", "c[0] = 2", "print(random.choice(c))", {"1", "2"});
        add("reduce", "import functools, operator\nc = [1]", "c.append(2)", "print(functools.reduce(operator.add, c))", {"1", "3"});
        add("attrgetter", "import operator\nclass A: x = 1\na = A()", "a.x = 2", "print(operator.attrgetter('x')(a))", {"1", "2"});
        add("operator.setitem", "import operator\nc = [1]", "operator.setitem(c, 0, 2)", "print(c[0])", {"1", "2"});
        add("map(c.append)", "c = []", "list(map(c.append, [1]))", "print(c)", {"[1]", "[]"});
        add("islice", "import itertools\nc = [1]", "c.append(2)", "print(list(itertools.islice(c, 5)))", {"[1, 2]", "[1]"});
        add("a list in a list", "c = [[1]]\ninner = c[0]", "inner.append(2)", "print(c)", {"[[1, 2]]", "[[1]]"});
        add("in a format", "c = {'a': [1]}", "c['a'].append(2)", "s = f'{c}'\nprint(s)", {"{'a': [1, 2]}", "{'a': [1]}"});
        add("in a comparison", "c = [[1]]", "c[0].append(2)", "print(c == [[1]])", {"False", "True"});
        add("a dataclass's repr", "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 1\na = A()", "a.x = 2", "print(a)", {"A(x=1)", "A(x=2)"});
        add("vars", "class A: pass\na = A()\na.x = 1", "a.x = 2", "print(vars(a))", {"{'x': 1}", "{'x': 2}"});
        add("the right operand", "m = [3, 4]", "m[1] = 0", "print([0] + m)", {"[0, 3, 0]", "[0, 3, 4]"});
        add("both operands", "l, m = [1], [2]", "m[0] = 0", "print(l + m)", {"[1, 0]", "[1, 2]"});
        add("three lists", "k, l, m = [1], [2], [3]", "m[0] = 0", "print(list(zip(k, l, m)))", {"[(1, 2, 0)]", "[(1, 2, 3)]"});
        add("a set's right side", "m = {2}", "m.add(1)", "print({1, 2} - m)", {"set()", "{1}"});
        add("a slice's source", "l, m = [1], [3, 4]", "m[1] = 0", "l[:] = m\nprint(l)", {"[3, 0]", "[3, 4]"});
        add("zip's second", "m = [3, 4]", "m[1] = 0", "print(list(zip([1, 2], m)))", {"[(1, 3), (2, 0)]", "[(1, 3), (2, 4)]"});
        add("a list within, looked for", "m = [3, 4]", "m[1] = 0", "print([3, 4] in [m])", {"False", "True"});
        add("what was the class's", "class A: n = 1\na = A()", "a.n = 2", "print(a.n)", {"1", "2"});
        add("one iterator for both", "it = iter([1, 2])", "next(it)", "print(next(it))", {"1", "2"});
        add("one count for both", "import itertools\nit = itertools.count()", "next(it)", "print(next(it))", {"0", "1"});
    }
    void whatIsSeenThroughOthers()
    {
        QFETCH(QString, setup);
        QFETCH(QString, write);
        QFETCH(QString, read);
        QFETCH(QStringList, ends);
        const Exploration found = exploreText((setup + "\nimport threading\ndef work():\n    " + write + "\nt = threading.Thread(target=work)\nt.start()\n" + read + "\nt.join()\n").toStdString());
        QVERIFY(found.complete);
        std::set<std::pair<std::string, std::string>> expected;
        for (const QString &end : ends) expected.emplace(end.toStdString() + "\n", "exit 0");
        QCOMPARE(endsOf(found), expected);
        for (const ExploredOutcome &outcome : found.outcomes) QVERIFY(!outcome.schedule.empty());
    }

    /// The first store makes an attribute of the object's own beside its class's: as any lost update, 2 loads and 2 stores of two threads in
    /// C(4, 2) = 6 orders, of which 2 lose nothing.
    void anUpdateOfWhatWasTheClasss()
    {
        const Exploration found = exploreText("import threading\nclass A: n = 0\na = A()\ndef work():\n    a.n += 1\nts = [threading.Thread(target=work) for _ in range(2)]\nfor t in ts: t.start()\nfor t in ts: t.join()\nprint(a.n)\n");
        QVERIFY(found.complete);
        QCOMPARE(found.interleavings, std::string("6"));
        QCOMPARE(endsOf(found), (std::set<std::pair<std::string, std::string>>{{"1\n", "exit 0"}, {"2\n", "exit 0"}}));
        for (const ExploredOutcome &outcome : found.outcomes) QCOMPARE(outcome.count, std::string(outcome.output == "2\n" ? "2" : "4"));
    }

    /// One thread looks at a list through zip, another adds to it: before or after each of the looks.
    void aListSeenThroughZip()
    {
        const Exploration found = exploreText("import threading\nitems = [1]\nt = threading.Thread(target=items.append, args=(2,))\nt.start()\nprint([a for a, b in zip(items, 'ab')])\nt.join()\n");
        QVERIFY(found.complete);
        QCOMPARE(endsOf(found), (std::set<std::pair<std::string, std::string>>{{"[1]\n", "exit 0"}, {"[1, 2]\n", "exit 0"}}));
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

    /// A thread that ends its process does so wherever the others stand: of load and exit here and a store there, one of three orders
    /// stores first.
    void endsItsProcessAtAnyTime()
    {
        const Exploration found = explored("import os, threading\nn = 0\ndef work():\n    os._exit(n)\nt = threading.Thread(target=work)\nt.start()\nn = 1\nt.join()\n", true);
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), (std::set<std::pair<std::string, std::string>>{{"", "exit 0"}, {"", "exit 1"}}));
        QCOMPARE(found.interleavings, std::string("3"));
        for (const ExploredOutcome &outcome : found.outcomes) QCOMPARE(outcome.count, std::string(outcome.ending == "exit 0" ? "2" : "1"));
    }

    /// Both come out at the same place.
    void writesAndPrintsHaveAnOrder()
    {
        const Exploration found = explored("import os, threading\ndef work():\n    os.write(1, b'w\\n')\nt = threading.Thread(target=work)\nt.start()\nprint('p', flush=True)\nt.join()\n", true);
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), (std::set<std::pair<std::string, std::string>>{{"p\nw\n", "exit 0"}, {"w\np\n", "exit 0"}}));
        QCOMPARE(found.interleavings, std::string("2"));
    }

    /// What a barrier tells of itself is another thread's doing.
    void seesWhatABarrierTells()
    {
        const Exploration found = explored("import threading\nb = threading.Barrier(2)\nt = threading.Thread(target=b.abort)\nt.start()\nprint(b.broken)\nt.join()\n", true);
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), (std::set<std::pair<std::string, std::string>>{{"False\n", "exit 0"}, {"True\n", "exit 0"}}));
        QCOMPARE(found.interleavings, std::string("2"));
    }

    void aForkedProcessBecomesAProgram()
    {
        const std::string program = "import os\nif os.fork() == 0:\n    os.execvp('echo', ['echo', 'x'])\nprint('p')\nos.wait()\n";
        const Exploration found = explored(QString::fromStdString(program), true);
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), (std::set<std::pair<std::string, std::string>>{{"p\nx\n", "exit 0"}, {"x\np\n", "exit 0"}}));
        for (const ExploredOutcome &outcome : found.outcomes) QVERIFY2(leadsThere(program, outcome), (outcome.output + textOf(outcome.schedule)).c_str());
    }

    /// Time stands still while somebody runs: that such a loop never ends would be wrong, and that all was seen too.
    void waitsForTheClock()
    {
        const Exploration found = explored("import time\nend = time.monotonic() + 1\nwhile time.monotonic() < end:\n    pass\nprint('late')\n", true);
        QVERIFY(!found.complete);
        QCOMPARE(found.bound, std::string("clock"));
        QVERIFY(!endsOf(found).contains({"", "endless"}));
    }

    /// How long something took may be printed; what depends on it was not all seen.
    void comparesTheClock()
    {
        const QString program = "import threading, time\nbegin = time.monotonic()\nt = threading.Thread(target=print, args=(1,))\nt.start()\nt.join()\ntook = time.monotonic() - begin\n";
        const Exploration compared = explored(program + "print('late' if took > 1.5 else 'in time')\n", true);
        QVERIFY(!compared.complete);
        QCOMPARE(compared.bound, std::string("clock"));
        const Exploration printed = explored(program + "print(f'took {took:.2f} s', took)\n", true);
        QVERIFY2(printed.complete, printed.bound.c_str());
    }

    /// What the library does beside is no more than it must be: each step of it that others could notice multiplies the states.
    void fewStates_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("most");
        QTest::newRow("to_thread twice") << R"py(import asyncio
n = 0
def bump():
    global n
    n += 1
async def main():
    await asyncio.gather(asyncio.to_thread(bump), asyncio.to_thread(bump))
    print(n)
asyncio.run(main())
)py" << 1500;
        QTest::newRow("a pool's map") << R"py(from multiprocessing import Pool
def square(n):
    return n * n
with Pool(2) as pool:
    print(pool.map(square, [1, 2]))
)py" << 1200;
    }
    void fewStates()
    {
        QFETCH(QString, program);
        QFETCH(int, most);
        const Exploration found = explored(program, true);
        QVERIFY2(found.complete, found.bound.c_str());
        QVERIFY2(found.states <= static_cast<std::uint64_t>(most), std::to_string(found.states).c_str());
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
