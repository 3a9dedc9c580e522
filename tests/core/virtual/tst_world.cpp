// A world is a value: it can be copied at any moment, set back, and goes on as it would have gone on.
#include "core/virtual/canonical.h"
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

#include <vector>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

/// Puts a thread aside before each of its visible operations.
class OneStep : public Steering {
public:
    bool mayGoOn(WorldThread &, const Operation &) override { return false; }
};

WorldThread *firstReady(World &world)
{
    for (WorldThread *thread : world.threads())
        if (world.canGoOn(*thread)) return thread;
    return nullptr;
}

const std::string sortProgram = R"(import threading
lock = threading.Lock()
lock.acquire()
seen = []
def key(x):
    with lock:
        seen.append(x)
        return -x
def work():
    print(sorted([3, 1, 2], key=key))
t = threading.Thread(target=work)
t.start()
lock.release()
t.join()
print(seen)
)";

} // namespace

class WorldTest : public QObject {
    Q_OBJECT

private slots:
    void copiedInsideSort();
    void forwardAndBack();
    void sleepTakesNoTime();
    void forkCopies();
    void scheduleText();
};

void WorldTest::copiedInsideSort()
{
    WorldOptions options;
    options.lineBuffered = true;
    const auto world = makeWorld(sortProgram, options);
    QVERIFY(world);
    OneStep step;
    // Until the second thread waits for the lock inside the key function.
    const auto isInside = [&] { return world->thread(2) && world->thread(2)->state.status == ThreadState::Blocked; };
    while (!isInside()) {
        WorldThread *second = world->thread(2);
        WorldThread *next = second && world->canGoOn(*second) ? second : firstReady(*world);
        QVERIFY(next);
        world->run(*next, step);
    }
    const Moment inside = world->capture();
    const auto rest = [&] {
        while (WorldThread *next = firstReady(*world)) world->run(*next, step);
        return world->output();
    };
    const std::string first = rest();
    QCOMPARE(first, std::string("[3, 2, 1]\n[3, 1, 2]\n"));
    world->restore(inside);
    QCOMPARE(world->output(), std::string());
    QCOMPARE(rest(), first);
}

void WorldTest::forwardAndBack()
{
    WorldOptions options;
    options.lineBuffered = true;
    const auto world = makeWorld(sortProgram, options);
    QVERIFY(world);
    OneStep step;
    // From where the second thread exists: what is imported again gets new numbers for its code, and so other names.
    while (!world->thread(2)) world->run(*firstReady(*world), step);
    StateNamer namer;
    std::vector<Moment> moments{world->capture()};
    namer.setBase(*world, moments[0]);
    std::vector<StateName> names{namer.nameOf(*world, moments[0])};
    while (WorldThread *next = firstReady(*world)) {
        world->run(*next, step);
        moments.push_back(world->capture());
        names.push_back(namer.nameOf(*world, moments.back()));
    }
    QVERIFY(moments.size() > 20);
    const std::string output = world->output();
    for (std::size_t i = moments.size(); i-- > 0;) {
        world->restore(moments[i]);
        QVERIFY2(namer.nameOf(*world, world->capture()) == names[i], qPrintable(QString::number(i)));
    }
    for (std::size_t i = 0; i < moments.size(); ++i) {
        world->restore(moments[i]);
        if (WorldThread *next = firstReady(*world)) {
            const std::size_t codes = world->processes()[0]->machine->codes.size();
            world->run(*next, step);
            if (world->processes()[0]->machine->codes.size() != codes) continue; // what is imported again gets new numbers
            QVERIFY2(namer.nameOf(*world, world->capture()) == names[i + 1], qPrintable(QString::number(i)));
        }
    }
    world->restore(moments[moments.size() / 2]);
    while (WorldThread *next = firstReady(*world)) world->run(*next, step);
    QCOMPARE(world->output(), output);
}

void WorldTest::sleepTakesNoTime()
{
    Scheduler::Ending how{};
    const auto policy = makePriority();
    QCOMPARE(runText("import time\nstart = time.monotonic()\ntime.sleep(3600)\nprint(round(time.monotonic() - start))\n", *policy, how), std::string("3600\n"));
}

void WorldTest::forkCopies()
{
    Scheduler::Ending how{};
    const auto policy = makeRoundRobin(3);
    QCOMPARE(runText("import os\nx = [1]\nr, w = os.pipe()\nif os.fork() == 0:\n    x.append(2)\n    os.write(w, str(x).encode())\n    os._exit(3)\n"
                     "pid, status = os.wait()\nprint(os.read(r, 100).decode(), x, os.WEXITSTATUS(status))\n", *policy, how),
             std::string("[1, 2] [1] 3\n"));
}

void WorldTest::scheduleText()
{
    const auto schedule = parseSchedule("1x12 2!3\n3x0");
    QVERIFY(schedule.ok());
    QCOMPARE(textOf(schedule.value()), std::string("1x12 2!3 3x0"));
    QVERIFY(!parseSchedule("1x").ok());
    QVERIFY(!parseSchedule("0x3").ok());
    QVERIFY(!parseSchedule("now").ok());
    const auto endless = parseSchedule("1x12 (2x3 1!4 2x1)");
    QVERIFY(endless.ok());
    QCOMPARE(roundOf(endless.value()), std::size_t{1});
    QCOMPARE(textOf(endless.value()), std::string("1x12 (2x3 1!4 2x1)"));
    for (const char *broken : {"1x12 (2x3", "1x12 2x3)", "(2x3) 1x2", "(2x3 (1x2)", "1x2 ()"}) QVERIFY2(!parseSchedule(broken).ok(), broken);
}

QTEST_GUILESS_MAIN(WorldTest)
#include "tst_world.moc"
