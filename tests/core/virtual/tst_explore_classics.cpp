// What Explore says of the classic programs of the textbooks, whose verdicts are known.
#include "core/virtual/stepper.h"
#include "tests/core/virtual/world_fixture.h"

#include <QFile>
#include <QTest>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

const char *const twoStarted = "a = threading.Thread(target=first)\nb = threading.Thread(target=second)\na.start()\nb.start()\na.join()\nb.join()\n";

QString philosophers(int count, bool ordered)
{
    return "import threading\nN = " + QString::number(count) + R"(
forks = [threading.Lock() for _ in range(N)]
def eat(i):
    one, two = i, (i + 1) % N
)" + (ordered ? "    one, two = min(one, two), max(one, two)\n" : "") + R"(    with forks[one]:
        with forks[two]:
            pass
all = [threading.Thread(target=eat, args=(i,)) for i in range(N)]
for t in all: t.start()
for t in all: t.join()
print('full')
)";
}

/// One condition for those who put and those who take: notify() can wake one who cannot use it.
QString boundedBuffer(const char *notify)
{
    return QString(R"(import threading
c = threading.Condition()
items = 0
def put():
    global items
    with c:
        while items == 1:
            c.wait()
        items += 1
        c.NOTIFY()
def take():
    global items
    with c:
        while items == 0:
            c.wait()
        items -= 1
        c.NOTIFY()
all = [threading.Thread(target=f) for f in (put, put, take, take)]
for t in all: t.start()
for t in all: t.join()
print('done', items)
)").replace("NOTIFY", notify);
}

/// Two threads, two rounds.
QString barrier(bool right)
{
    const QString enter = right ? R"(    with c:
        mine = round
        count += 1
        if count == 2:
            count = 0
            round += 1
            c.notify_all()
        while round == mine:
            c.wait()
)"
                                : R"(    with c:
        count += 1
        if count == 2:
            c.notify_all()
        while count < 2:
            c.wait()
    with c:
        count -= 1
)";
    return R"(import threading
c = threading.Condition()
count = 0
round = 0
phase = [0, 0]
ahead = False
def meet():
    global count, round
)" + enter + R"(def work(i):
    global ahead
    for _ in range(2):
        phase[i] += 1
        meet()
        if phase[1 - i] < phase[i]:
            ahead = True
def first(): work(0)
def second(): work(1)
)" + twoStarted + "print(ahead)\n";
}

QString doubleChecked(bool right)
{
    const QString check = right ? "            if made is None:\n                made = 1\n                times += 1\n" : "            made = 1\n            times += 1\n";
    return R"(import threading
lock = threading.Lock()
made = None
times = 0
def first():
    global made, times
    if made is None:
        with lock:
)" + check + "second = first\n" + twoStarted + "print(times)\n";
}

} // namespace

class ExploreClassicsTest : public QObject {
    Q_OBJECT

private slots:
    void verdict_data();
    void verdict();
    void philosopherCounts();
    void atomicSteps_data();
    void atomicSteps();
    void nothingIsRememberedWrongly_data();
    void nothingIsRememberedWrongly();
    void bounds();
    void worst();
};

void ExploreClassicsTest::verdict_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("outcomes"); // "ending: last line", sorted
    QTest::newRow("Peterson's lock holds") << R"(import threading
flag = [False, False]
turn = 0
inside = 0
both = False
def enter(me):
    global turn, inside, both
    flag[me] = True
    turn = 1 - me
    while flag[1 - me] and turn == 1 - me:
        pass
    inside += 1
    if inside == 2:
        both = True
    inside -= 1
    flag[me] = False
def first(): enter(0)
def second(): enter(1)
)" + QString(twoStarted) + "print(both)\n" << QStringList{"exit 0: False"};
    QTest::newRow("Peterson's lock without turn hangs") << R"(import threading
flag = [False, False]
def enter(me):
    flag[me] = True
    while flag[1 - me]:
        pass
    flag[me] = False
def first(): enter(0)
def second(): enter(1)
)" + QString(twoStarted) + "print('done')\n" << QStringList{"endless: ", "exit 0: done"};
    QTest::newRow("a flag is no lock") << R"(import threading
taken = False
def first():
    global taken
    while taken:
        pass
    taken = True
    inside.append(1)
    if len(inside) == 2:
        print('both')
    inside.pop()
    taken = False
second = first
inside = []
)" + QString(twoStarted) + "print('end')\n" << QStringList{"exit 0: end"};
    QTest::newRow("a lost wake-up hangs") << R"(import threading
c = threading.Condition()
def first():
    with c:
        c.wait()
def second():
    with c:
        c.notify()
)" + QString(twoStarted) + "print('done')\n" << QStringList{"exit 0: done", "stuck: "};
    QTest::newRow("an event does not lose it") << R"(import threading
e = threading.Event()
def first():
    e.wait()
def second():
    e.set()
)" + QString(twoStarted) + "print('done')\n" << QStringList{"exit 0: done"};
    QTest::newRow("five philosophers") << philosophers(5, false) << QStringList{"deadlock: ", "exit 0: full"};
    QTest::newRow("five philosophers in order") << philosophers(5, true) << QStringList{"exit 0: full"};
    QTest::newRow("bounded buffer, notify") << boundedBuffer("notify") << QStringList{"exit 0: done 0", "stuck: "};
    QTest::newRow("bounded buffer, notify_all") << boundedBuffer("notify_all") << QStringList{"exit 0: done 0"};
    QTest::newRow("a barrier for one round") << barrier(false) << QStringList{"exit 0: False", "stuck: "};
    QTest::newRow("a barrier with rounds") << barrier(true) << QStringList{"exit 0: False"};
    QTest::newRow("the library's barrier") << R"(import threading
gate = threading.Barrier(2)
phase = [0, 0]
def work(i):
    for _ in range(2):
        phase[i] += 1
        gate.wait()
        if phase[1 - i] < phase[i]:
            print('ahead')
def first(): work(0)
def second(): work(1)
)" + QString(twoStarted) + "print('end')\n" << QStringList{"exit 0: end"};
    QTest::newRow("readers and a writer") << R"(import threading
readers = 0
mutex = threading.Lock()
room = threading.Lock()
pair = [0, 0]
torn = False
def read():
    global readers, torn
    with mutex:
        readers += 1
        if readers == 1:
            room.acquire()
    if pair[0] != pair[1]:
        torn = True
    with mutex:
        readers -= 1
        if readers == 0:
            room.release()
def write():
    with room:
        pair[0] += 1
        pair[1] += 1
all = [threading.Thread(target=f) for f in (read, read, write)]
for t in all: t.start()
for t in all: t.join()
print(torn)
)" << QStringList{"exit 0: False"};
    QTest::newRow("a reader without the room's lock") << R"(import threading
room = threading.Lock()
pair = [0, 0]
torn = False
def first():
    global torn
    if pair[0] != pair[1]:
        torn = True
def second():
    with room:
        pair[0] += 1
        pair[1] += 1
)" + QString(twoStarted) + "print(torn)\n" << QStringList{"exit 0: False", "exit 0: True"};
    QTest::newRow("checked twice") << doubleChecked(true) << QStringList{"exit 0: 1"};
    QTest::newRow("checked once") << doubleChecked(false) << QStringList{"exit 0: 1", "exit 0: 2"};
    QTest::newRow("a lock that is waited for at most a second") << R"(import threading
lock = threading.Lock()
def first():
    with lock:
        pass
def second():
    print(lock.acquire(timeout=1))
)" + QString(twoStarted) << QStringList{"exit 0: False", "exit 0: True", "stuck: True"}; // it is never given back
    QTest::newRow("a spin loop that ends") << R"(import threading
ready = False
def first():
    while not ready:
        pass
def second():
    global ready
    ready = True
)" + QString(twoStarted) + "print('done')\n" << QStringList{"exit 0: done"};
    QTest::newRow("an exception in a thread") << R"(import threading
items = [1]
def first():
    if items:
        items.pop()
second = first
)" + QString(twoStarted) + "print(items)\n" << QStringList{"exit 0: []"};
    QTest::newRow("sys.exit by what was read") << R"(import threading, sys
n = 0
def first():
    global n
    n += 1
second = first
)" + QString(twoStarted) + "sys.exit(n)\n" << QStringList{"exit 1: ", "exit 2: "};
}

namespace {

QStringList outcomesOf(const Exploration &found)
{
    QStringList actual;
    for (const ExploredOutcome &outcome : found.outcomes) {
        const QString text = QString::fromStdString(outcome.output).trimmed();
        actual << QString::fromStdString(outcome.ending) + ": " + text.section('\n', -1);
    }
    actual.sort();
    return actual;
}

} // namespace

void ExploreClassicsTest::verdict()
{
    QFETCH(QString, program);
    QFETCH(QStringList, outcomes);
    ExploreOptions options;
    options.by = ExploreOptions::By::LastLine;
    for (const vm::GilProfile gil : {vm::GilProfile::AnyInstruction, vm::GilProfile::Off}) {
        const Exploration found = exploreText(program.toStdString(), options, gil);
        QVERIFY2(found.complete, found.bound.c_str());
        const QStringList actual = outcomesOf(found);
        QVERIFY2(actual == outcomes, qPrintable(actual.join(", ")));
    }
}

/// Each takes two forks and gives them back: 4 operations on locks. Of two philosophers with the same two forks in opposite order
/// 2 orders end well for whoever is first, and 2 deadlock (both have their first fork).
void ExploreClassicsTest::philosopherCounts()
{
    const Exploration found = exploreText(philosophers(2, false).toStdString());
    QVERIFY(found.complete);
    for (const ExploredOutcome &outcome : found.outcomes) {
        // Deadlock: A1 B1 and B1 A1. Else one has both forks before the other begins; it begins at once when the fork that it wants
        // first is free again: the second one's is given back first, so between the two releases or after them.
        QCOMPARE(outcome.count, std::string(outcome.ending == "deadlock" ? "2" : "4"));
    }
    QCOMPARE(found.interleavings, std::string("6"));
}

void ExploreClassicsTest::atomicSteps_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("counts"); // interleavings of two threads that do it once
    // k accesses each: (2k)! / (k!)².
    QTest::newRow("append") << "items.append(1)" << "2";
    QTest::newRow("a store") << "d['k'] = 1" << "2";
    QTest::newRow("an update of a dict") << "d['x'] = d['x'] + 1" << "6";
    QTest::newRow("an update in place") << "items += [1]" << "6"; // `items` is only loaded once more for its store: load, extend, store; see below
    QTest::newRow("len and append") << "items.append(len(items))" << "6";
    QTest::newRow("in and append") << "items.append(1 in items)" << "6";
    QTest::newRow("delete") << "d.pop('x', 0)" << "2";
    QTest::newRow("an attribute") << "box.n += 1" << "6";
}

void ExploreClassicsTest::atomicSteps()
{
    QFETCH(QString, statement);
    QFETCH(QString, counts);
    if (statement.startsWith("items +=")) counts = "20"; // load of the name, extension, store of the name: 6! / (3!)²
    const QString program = "import threading\nclass Box: pass\nbox = Box()\nbox.n = 0\nitems = []\nd = {'x': 0}\ndef first():\n    global items\n    " + statement + "\nsecond = first\n" + twoStarted + "print(len(items), len(d))\n";
    const Exploration found = exploreText(program.toStdString());
    QVERIFY(found.complete);
    QCOMPARE(QString::fromStdString(found.interleavings), counts);
}

void ExploreClassicsTest::nothingIsRememberedWrongly_data()
{
    QTest::addColumn<QString>("file");
    // Code that is loaded late; forked children's identities; streams with room in them; calls that are over.
    for (const char *file : {"09-threads/lost_last_solved.py", "03-process/report.py", "13-conditions/buffer.py", "03-process/early.py"}) QTest::newRow(file) << QString(file);
}

/// Each state that is come to by what is remembered of steps is come to by running them too.
void ExploreClassicsTest::nothingIsRememberedWrongly()
{
    QFETCH(QString, file);
    QFile program(QString(FORKYARD_SOURCE_DIR "/resources/lessons/") + file);
    QVERIFY(program.open(QIODevice::ReadOnly));
    ExploreOptions options;
    options.maxStates = 3000;
    const Exploration found = exploreText(program.readAll().toStdString(), options);
    QVERIFY2(found.complete || found.bound == "states", found.bound.c_str());
    QVERIFY(!found.doubted);
}

void ExploreClassicsTest::bounds()
{
    const std::string counter = "import threading\nn = 0\ndef first():\n    global n\n    while True:\n        n = n + 1\nsecond = first\n" + std::string(twoStarted);
    ExploreOptions options;
    options.maxStates = 500;
    QCOMPARE(exploreText(counter, options).bound, std::string("states"));
    options = {};
    options.maxSeconds = 0;
    QCOMPARE(exploreText(counter, options).bound, std::string("time"));
    options = {};
    options.maxBytes = 1;
    QCOMPARE(exploreText(counter, options).bound, std::string("memory"));
    options = {};
    options.maxStates = 1'000'000'000; // for ever, as far as that goes: it is asked several times a second
    int asked = 0;
    options.goesOn = [&](std::uint64_t, std::uint64_t) { return ++asked < 2; };
    QCOMPARE(exploreText(counter, options).bound, std::string("stopped"));
    options = {};
    options.maxOutcomes = 2;
    const std::string many = "import threading\nn = 0\ndef first():\n    global n\n    for i in range(3):\n        n = n + 1\nsecond = first\n" + std::string(twoStarted) + "print(n)\n";
    QCOMPARE(exploreText(many, options).bound, std::string("outcomes"));
    // Ends are shown all the same, where chance leads to them: a sample, with ways that can be gone.
    options = {};
    options.maxStates = 50;
    const Exploration sampled = exploreText(many, options);
    QVERIFY(!sampled.complete && sampled.interleavings.empty());
    QVERIFY(sampled.outcomes.size() > 1);
    for (const ExploredOutcome &outcome : sampled.outcomes) {
        QVERIFY(outcome.count.empty());
        WorldOptions world;
        world.timeIsFree = world.lineBuffered = true;
        const auto again = makeWorld(many, std::move(world));
        Stepper stepper(*again, nullptr);
        stepper.begin();
        QVERIFY(stepper.follow(outcome.schedule));
        QCOMPARE(again->output(), outcome.output);
    }
    const std::string quiet = "import threading\ndef first():\n    n = 0\n    while True:\n        n += 1\nsecond = first\n" + std::string(twoStarted);
    const Exploration found = exploreText(quiet);
    QCOMPARE(found.bound, std::string("steps"));
    QVERIFY(!found.complete);
}

/// A deadlock is found from the start, and from where one thread has its first lock already.
void ExploreClassicsTest::worst()
{
    const std::string program = philosophers(3, false).toStdString();
    WorldOptions options;
    options.timeIsFree = true;
    options.lineBuffered = true;
    options.mostQuiet = ExploreOptions::MostQuiet;
    const auto first = makeWorld(program, options);
    const Schedule found = worstFrom(*first, {}, {});
    QVERIFY(!found.empty());
    Scheduler::Ending how{};
    auto policy = makeReplay(found);
    runText(program, *policy, how);
    QCOMPARE(how, Scheduler::Ending::Deadlock);
    // Its first half, and on from there.
    const Schedule half(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(found.size() / 2));
    const auto second = makeWorld(program, options);
    const Schedule again = worstFrom(*second, half, {});
    QVERIFY(!again.empty());
    policy = makeReplay(again);
    runText(program, *policy, how);
    QCOMPARE(how, Scheduler::Ending::Deadlock);
    const auto harmless = makeWorld("print(1)\n", options);
    QVERIFY(worstFrom(*harmless, {}, {}).empty());
}

QTEST_GUILESS_MAIN(ExploreClassicsTest)
#include "tst_explore_classics.moc"
