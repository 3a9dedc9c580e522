// What Explore finds: the exact counts of the textbook race with their arithmetic, and the verdicts on classic programs.
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

/// `threads` threads, each `rounds` times balance = balance + a; balance = balance - a.
std::string race(int threads, int rounds)
{
    constexpr int amounts[] = {5, 8, 11};
    std::string text = "import threading\nbalance = 0\ndef work(a):\n    global balance\n    for _ in range(" + std::to_string(rounds) +
                       "):\n        balance = balance + a\n        balance = balance - a\n";
    for (int i = 0; i < threads; ++i) text += "t" + std::to_string(i) + " = threading.Thread(target=work, args=(" + std::to_string(amounts[i]) + ",))\n";
    for (int i = 0; i < threads; ++i) text += "t" + std::to_string(i) + ".start()\n";
    for (int i = 0; i < threads; ++i) text += "t" + std::to_string(i) + ".join()\n";
    return text + "print(balance)\n";
}

std::map<std::string, std::string> countsByOutput(const Exploration &found)
{
    std::map<std::string, std::string> counts;
    for (const ExploredOutcome &outcome : found.outcomes) counts[outcome.output] = outcome.count;
    return counts;
}

const char *const twoStarted = "a = threading.Thread(target=first)\nb = threading.Thread(target=second)\na.start()\nb.start()\na.join()\nb.join()\n";

} // namespace

class ExplorerTest : public QObject {
    Q_OBJECT

private slots:
    void race_data();
    void race();
    void raceCounts();
    void lockedCounter();
    void verdict_data();
    void verdict();
    void schedulesReplay();
    void boundIsNamed();
    void picturedThreadsHaveTheirNames();
    void statesArePictured();
    void forkReadsWhatIsRead();
    void manyProcessesAreToldApart();
    void endingsOfOneStateAreTold();
    void dictThatChangesUnderItsIterator_data();
    void dictThatChangesUnderItsIterator();
    void callsProfile();
    void callsProfileSwitchesBeforeWhatCounts();
    void callsProfileFindsTheHang();
    void callsProfileSwitchesWhereCPythonDoes_data();
    void callsProfileSwitchesWhereCPythonDoes();
};

void ExplorerTest::race_data()
{
    QTest::addColumn<int>("threads");
    QTest::addColumn<int>("rounds");
    QTest::addColumn<QString>("interleavings");
    QTest::addColumn<int>("ends");
    // (4·T·N)! / ((4·N)!)^T interleavings of T threads with 4·N accesses each.
    QTest::newRow("2x1") << 2 << 1 << "70" << 7;            // 8! / (4!)²
    QTest::newRow("2x2") << 2 << 2 << "12870" << 23;        // 16! / (8!)²
    QTest::newRow("2x3") << 2 << 3 << "2704156" << 47;      // 24! / (12!)²
    QTest::newRow("2x5") << 2 << 5 << "137846528820" << 101; // 40! / (20!)²
    QTest::newRow("2x10") << 2 << 10 << "107507208733336176461620" << 231; // 80! / (40!)²
    QTest::newRow("3x1") << 3 << 1 << "34650" << 21;        // 12! / (4!)³
    QTest::newRow("3x2") << 3 << 2 << "9465511770" << 73;   // 24! / (8!)³
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // which would take minutes
    QTest::newRow("3x3") << 3 << 3 << "3384731762521200" << 123; // 36! / (12!)³
#endif
}

void ExplorerTest::race()
{
    QFETCH(int, threads);
    QFETCH(int, rounds);
    QFETCH(QString, interleavings);
    QFETCH(int, ends);
    ExploreOptions options;
    options.maxStates = 20'000'000;
    options.maxSeconds = 3600;
    options.schedules = threads * rounds < 9;
    const Exploration found = exploreText(::race(threads, rounds), options);
    QVERIFY2(found.complete, found.bound.c_str());
    QCOMPARE(QString::fromStdString(found.interleavings), interleavings);
    QCOMPARE(int(found.outcomes.size()), ends);
}

void ExplorerTest::raceCounts()
{
    const std::map<std::string, std::string> expected{{"-8\n", "8"}, {"-5\n", "8"}, {"-3\n", "4"}, {"0\n", "30"}, {"3\n", "4"}, {"5\n", "8"}, {"8\n", "8"}};
    QVERIFY(countsByOutput(exploreText(::race(2, 1))) == expected);
}

void ExplorerTest::lockedCounter()
{
    const Exploration found = exploreText(R"(import threading
n = 0
lock = threading.Lock()
def first():
    global n
    with lock:
        n = n + 1
second = first
)" + std::string(twoStarted) + "print(n)\n");
    QVERIFY(found.complete);
    QCOMPARE(found.outcomes.size(), std::size_t{1});
    QCOMPARE(found.outcomes[0].output, std::string("2\n"));
}

void ExplorerTest::verdict_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("outcomes"); // "ending: last line"
    QTest::newRow("lock order") << R"(import threading
x, y = threading.Lock(), threading.Lock()
def first():
    with x:
        with y:
            pass
def second():
    with y:
        with x:
            pass
)" + QString(twoStarted) + "print('done')\n" << QStringList{"deadlock: ", "exit 0: done"};
    QTest::newRow("Peterson holds") << R"(import threading
flag = [False, False]
turn = 0
inside = 0
worst = 0
def enter(me):
    global turn, inside, worst
    flag[me] = True
    turn = 1 - me
    while flag[1 - me] and turn == 1 - me:
        pass
    inside += 1
    worst = max(worst, inside)
    inside -= 1
    flag[me] = False
def first(): enter(0)
def second(): enter(1)
)" + QString(twoStarted) + "print(worst)\n" << QStringList{"exit 0: 1"};
    QTest::newRow("a flag breaks") << R"(import threading
taken = False
inside = 0
worst = 0
def first():
    global taken, inside, worst
    while taken:
        pass
    taken = True
    inside += 1
    worst = max(worst, inside)
    inside -= 1
    taken = False
second = first
)" + QString(twoStarted) + "print(worst)\n" << QStringList{"exit 0: 0", "exit 0: 1", "exit 0: 2"}; // 0: `inside` itself loses an update
    QTest::newRow("a lost wake-up hangs") << R"(import threading
c = threading.Condition()
def first():
    with c:
        c.wait()
def second():
    with c:
        c.notify()
)" + QString(twoStarted) + "print('done')\n" << QStringList{"exit 0: done", "stuck: "};
    QTest::newRow("a wake-up with a state arrives") << R"(import threading
c = threading.Condition()
ready = False
def first():
    with c:
        while not ready:
            c.wait()
def second():
    global ready
    with c:
        ready = True
        c.notify()
)" + QString(twoStarted) + "print('done')\n" << QStringList{"exit 0: done"};
    QTest::newRow("a queue keeps its order") << R"(import threading, queue
q = queue.Queue(1)
def first():
    for i in range(3):
        q.put(i)
got = []
def second():
    for i in range(3):
        got.append(q.get())
)" + QString(twoStarted) + "print(got)\n" << QStringList{"exit 0: [0, 1, 2]"};
    QTest::newRow("sleep puts nothing in order") << R"(import threading, time
def first():
    print('first')
def second():
    time.sleep(3)
    print('second')
)" + QString(twoStarted) << QStringList{"exit 0: first", "exit 0: second"};
    QTest::newRow("an exception that depends") << R"(import threading
d = {}
def first():
    d['k'] = 1
def second():
    pass
a = threading.Thread(target=first)
a.start()
print(d['k'])
)" << QStringList{"exception KeyError: ", "exit 0: 1"};
    QTest::newRow("three philosophers") << R"(import threading
forks = [threading.Lock() for _ in range(3)]
def eat(i):
    with forks[i]:
        with forks[(i + 1) % 3]:
            pass
all = [threading.Thread(target=eat, args=(i,)) for i in range(3)]
for t in all: t.start()
for t in all: t.join()
print('full')
)" << QStringList{"deadlock: ", "exit 0: full"};
}

void ExplorerTest::verdict()
{
    QFETCH(QString, program);
    QFETCH(QStringList, outcomes);
    ExploreOptions options;
    options.by = ExploreOptions::By::LastLine;
    const Exploration found = exploreText(program.toStdString(), options);
    QVERIFY2(found.complete, found.bound.c_str());
    QStringList actual;
    for (const ExploredOutcome &outcome : found.outcomes) {
        const QString text = QString::fromStdString(outcome.output).trimmed();
        actual << QString::fromStdString(outcome.ending) + ": " + text.section('\n', -1);
    }
    actual.sort();
    QCOMPARE(actual, outcomes);
}

void ExplorerTest::schedulesReplay()
{
    const std::string program = ::race(2, 2);
    for (const ExploredOutcome &outcome : exploreText(program).outcomes) {
        const auto schedule = parseSchedule(textOf(outcome.schedule));
        QVERIFY(schedule.ok());
        Scheduler::Ending how{};
        const auto policy = makeReplay(schedule.value());
        Schedule taken;
        const std::string output = runText(program, *policy, how, &taken);
        QVERIFY2(output == outcome.output, (textOf(outcome.schedule) + " was followed as " + textOf(taken)).c_str());
        QCOMPARE(how, Scheduler::Ending::Finished);
    }
}

void ExplorerTest::boundIsNamed()
{
    ExploreOptions options;
    options.maxStates = 100;
    const Exploration found = exploreText(::race(2, 3), options);
    QVERIFY(!found.complete);
    QCOMPARE(found.bound, std::string("states"));
    QVERIFY(found.interleavings.empty());
}

void ExplorerTest::picturedThreadsHaveTheirNames()
{
    ExploreOptions options;
    options.mostPictured = 200;
    const Exploration found = exploreText("from threading import Thread\nx = 0\ndef f():\n    global x\n    x += 1\n"
                                          "a = Thread(target=f, name='deposit')\nb = Thread(target=f)\na.start(); b.start(); a.join(); b.join()\nprint(x)\n",
                                          options);
    QCOMPARE(found.picture.threads.size(), std::size_t(3));
    for (std::size_t number = 0; number < 3; ++number) QCOMPARE(found.picture.threads[number].name, std::string(number == 1 ? "deposit" : ""));
}

void ExplorerTest::statesArePictured()
{
    ExploreOptions options;
    options.mostPictured = 200;
    const Exploration found = exploreText(::race(2, 1), options);
    const StatePicture &picture = found.picture;
    QCOMPARE(picture.states.size(), std::size_t(found.states));
    QCOMPARE(picture.edges.size(), std::size_t(found.edges));
    QCOMPARE(picture.ways.size(), found.outcomes.size());
    for (const StatePicture::Edge &edge : picture.edges) QVERIFY(picture.states[edge.to].depth <= picture.states[edge.from].depth + 1);
    for (std::uint32_t i = 0; i < picture.ways.size(); ++i) {
        std::uint32_t at = 0;
        for (const std::uint32_t edge : picture.ways[i]) {
            QCOMPARE(picture.edges[edge].from, at);
            at = picture.edges[edge].to;
        }
        QCOMPARE(picture.states[at].outcome, i);
        // The end's own schedule prints the same.
        const auto policy = makeReplay(picture.states[at].schedule);
        Scheduler::Ending how{};
        QCOMPARE(runText(::race(2, 1), *policy, how), found.outcomes[i].output);
    }
    options.mostPictured = 20;
    QVERIFY(exploreText(::race(2, 1), options).picture.states.empty());
}

/// When a process is forked makes a difference to what its copy holds.
void ExplorerTest::forkReadsWhatIsRead()
{
    const Exploration found = exploreText(R"(import os, threading
x = 0
def first():
    pid = os.fork()
    if pid == 0:
        os._exit(x)
    print(os.waitpid(pid, 0)[1] >> 8)
def second():
    global x
    x = 1
)" + std::string(twoStarted));
    QVERIFY(found.complete);
    QCOMPARE(found.outcomes.size(), std::size_t{2});
}

/// Each child writes its own x while its parent writes another; start and end order all the rest, so there is nothing to choose.
void ExplorerTest::manyProcessesAreToldApart()
{
    const Exploration found = exploreText(R"(import os
x = 0
for n in range(40):
    pid = os.fork()
    if pid == 0:
        x = n
        os._exit(0)
    x = -1
    os.waitpid(pid, 0)
print(x)
)");
    QVERIFY2(found.complete, found.bound.c_str());
    QCOMPARE(found.interleavings, std::string("1"));
    QCOMPARE(found.outcomes.size(), std::size_t{1});
    QCOMPARE(found.outcomes[0].output, std::string("-1\n"));
}

/// Two ways to the same values, with another exception on each.
void ExplorerTest::endingsOfOneStateAreTold()
{
    const Exploration found = exploreText(R"(import threading
x = 0
def first():
    global x
    x = 1
    x = 2
a = threading.Thread(target=first)
a.start()
seen = x
x = 2
a.join()
if seen == 0: raise KeyError
if seen == 1: raise ValueError
raise IndexError
)");
    QVERIFY(found.complete);
    std::vector<std::string> endings;
    for (const ExploredOutcome &outcome : found.outcomes) endings.push_back(outcome.ending);
    std::sort(endings.begin(), endings.end());
    QVERIFY((endings == std::vector<std::string>{"exception IndexError", "exception KeyError", "exception ValueError"}));
}

/// As CPython from 3.10 on: the textbook's update is not lost where nothing is called between its load and its store.
void ExplorerTest::dictThatChangesUnderItsIterator_data()
{
    QTest::addColumn<QString>("stores");
    QTest::addColumn<QString>("fine");
    QTest::addColumn<QString>("changed");
    // A loop over two keys reads the dict four times: as it begins, for each key, and as it ends. Where a store comes after the first read
    // and before the last, the next read raises, and there are no more.
    // One store: five places, before and after all reads fine.
    QTest::newRow("one") << R"(    d["x"] = 1)" << "2" << "3";
    // Two: both before, both after, or one before (and the loop is over three keys, five reads) and one after are fine. One before and the
    // other in one of the 4 places between five reads; or the first in one of 3 places, and the other before the read that raises or after it.
    QTest::newRow("two") << "    d[\"x\"] = 1\n    d[\"y\"] = 2" << "3" << "10";
}

/// What a thread's iterator tells of the dict is changed by others' steps.
void ExplorerTest::dictThatChangesUnderItsIterator()
{
    QFETCH(QString, stores);
    QFETCH(QString, fine);
    QFETCH(QString, changed);
    const std::string text = "import threading\nd = {0: 0, 1: 1}\nout = 'fine'\ndef first():\n" + stores.toStdString() +
                             "\ndef second():\n    global out\n    try:\n        for k in d: pass\n    except RuntimeError:\n        out = 'changed'\n" + twoStarted + "print(out)\n";
    const Exploration found = exploreText(text);
    QVERIFY(found.complete);
    QVERIFY(!found.doubted);
    const std::map<std::string, std::string> expected{{"fine\n", fine.toStdString()}, {"changed\n", changed.toStdString()}};
    QCOMPARE(countsByOutput(found), expected);
}

void ExplorerTest::callsProfile()
{
    const Exploration found = exploreText(::race(2, 3), {}, vm::GilProfile::CallsAndLoopEnds);
    QVERIFY(found.complete);
    QCOMPARE(found.outcomes.size(), std::size_t{1});
    QCOMPARE(found.outcomes[0].output, std::string("0\n"));
}

/// A thread that goes on from a call may first do what nobody else notices: others may come before it all the same. Two threads
/// that call nothing in between: each as a whole, in either order.
void ExplorerTest::callsProfileSwitchesBeforeWhatCounts()
{
    const Exploration found = exploreText(R"(import threading
busy = [False, False]
count = 0
def work(i):
    global count
    busy[i] = True
    while busy[1 - i] and i:
        pass
    count += 1
    busy[i] = False
threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
for t in threads: t.start()
for t in threads: t.join()
print(count)
)", {}, vm::GilProfile::CallsAndLoopEnds);
    QVERIFY(found.complete);
    QCOMPARE(found.outcomes.size(), std::size_t{1});
    QCOMPARE(found.outcomes[0].output, std::string("2\n"));
    QCOMPARE(found.interleavings, std::string("2")); // either as a whole first
}

/// One condition for all: an item's taker may wake the other taker instead of the one who waits to put.
void ExplorerTest::callsProfileFindsTheHang()
{
    const Exploration found = exploreText(R"(import threading
changed = threading.Condition()
items = []
def put():
    with changed:
        while items:
            changed.wait()
        items.append(1)
        changed.notify()
def take():
    with changed:
        while not items:
            changed.wait()
        items.pop()
        changed.notify()
threads = [threading.Thread(target=each) for each in (put, put, take, take)]
for t in threads: t.start()
for t in threads: t.join()
)", {}, vm::GilProfile::CallsAndLoopEnds);
    QVERIFY(found.complete);
    QVERIFY(std::any_of(found.outcomes.begin(), found.outcomes.end(), [](const ExploredOutcome &outcome) { return outcome.ending == "stuck"; }));
    QVERIFY(std::any_of(found.outcomes.begin(), found.outcomes.end(), [](const ExploredOutcome &outcome) { return outcome.ending == "exit 0"; }));
}

/// After a call of what is written in C, where a function of the language begins, where a loop comes round; nowhere else. Processes, each
/// of which has a GIL of its own, come in between anywhere.
void ExplorerTest::callsProfileSwitchesWhereCPythonDoes_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("outputs");
    const QString two = "a = threading.Thread(target=work)\nb = threading.Thread(target=work)\na.start()\nb.start()\na.join()\nb.join()\n";
    QTest::newRow("after a call in C") << "import threading\nd = {}\ndef work():\n    n = d.get('x', 0)\n    d['x'] = n + 1\n" + two + "print(d['x'])\n" << QStringList{"1\n", "2\n"};
    // Whoever stands between reading the flag and adding it has to add it before anybody else comes.
    QTest::newRow("not before it") << QString(R"(import threading
seen, flag = [], 0
def first():
    global flag
    flag = 1
    seen.append(flag)
def second():
    seen.append(flag)
)") + twoStarted + "print(seen)\n" << QStringList{"[0, 1]\n", "[1, 1]\n"};
    const QString box = "import threading\nclass Box:\n    n = 0\n    @property\n    def one(self): return 1\nbox = Box()\nbox.n = 0\ndef work():\n    box.n = box.n + ";
    QTest::newRow("where a property's function begins") << box + "box.one\n" + two + "print(box.n)\n" << QStringList{"1\n", "2\n"};
    QTest::newRow("without one") << box + "1\n" + two + "print(box.n)\n" << QStringList{"2\n"};
    QTest::newRow("after a with") << "import threading\nlock = threading.Lock()\nn = 0\ndef work():\n    global n\n    x = n\n    with lock: pass\n    n = x + 1\n" + two + "print(n)\n"
                                  << QStringList{"1\n", "2\n"};
    const QString shared = "import os, threading\nfrom multiprocessing import RawValue\nv, w = RawValue('i', 0), RawValue('i', 0)\ndef work():\n    v.value = v.value + 1\n";
    QTest::newRow("between processes anywhere") << shared + "pid = os.fork()\nif pid == 0:\n    work()\n    os._exit(0)\nwork()\nos.waitpid(pid, 0)\nprint(v.value)\n" << QStringList{"1\n", "2\n"};
    QTest::newRow("not beside a thread that has the GIL") << shared + "pid = os.fork()\nif pid == 0:\n    w.value = v.value\n    os._exit(0)\n" + two + "os.waitpid(pid, 0)\nprint(v.value)\n"
                                                          << QStringList{"2\n"};
}

void ExplorerTest::callsProfileSwitchesWhereCPythonDoes()
{
    QFETCH(QString, program);
    QFETCH(QStringList, outputs);
    const Exploration found = exploreText(program.toStdString(), {}, vm::GilProfile::CallsAndLoopEnds);
    QVERIFY2(found.complete, found.bound.c_str());
    QVERIFY(!found.doubted);
    QStringList all;
    for (const ExploredOutcome &outcome : found.outcomes) {
        QCOMPARE(outcome.ending, std::string("exit 0"));
        all << QString::fromStdString(outcome.output);
        QVERIFY2(leadsThere(program.toStdString(), outcome, vm::GilProfile::CallsAndLoopEnds), textOf(outcome.schedule).c_str());
    }
    all.sort();
    QCOMPARE(all, outputs);
}

QTEST_GUILESS_MAIN(ExplorerTest)
#include "tst_explorer.moc"
