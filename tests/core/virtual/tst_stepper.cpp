// A stepped machine comes to the same moment along its schedule's text, whoever was put aside on the way and where; and the clocks of
// processor time count what their own thread or process has done.
#include "core/virtual/stepper.h"
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

#include <random>
#include <set>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

constexpr std::int64_t Cost = 100;

/// What a moment is to whoever looks at the machine from outside. The clock counts every round of every loop.
struct Stand {
    std::string output;
    std::int64_t clock = 0;
    std::uint64_t steps = 0;
    std::vector<Choice> choices;
    bool operator==(const Stand &) const = default;
};

std::unique_ptr<World> steppedWorld(const std::string &text, std::uint64_t mostQuiet)
{
    WorldOptions options;
    options.lineBuffered = true;
    options.operationCost = Cost;
    options.mostQuiet = mostQuiet;
    return makeWorld(text, std::move(options));
}

Stand standOf(const World &world, const Stepper &stepper) { return {world.output(), world.clock(), world.steps(), stepper.choices()}; }

const std::string quietProgram = R"(import threading
def count(n):
    x = 0
    for i in range(n):
        x += 1
    print(n, x)
    for i in range(n):
        x += 1
    print(x)
threads = [threading.Thread(target=count, args=(n,)) for n in (500, 3300, 10000)]
for t in threads:
    t.start()
for t in threads:
    t.join()
)";

const std::string clockProgram = R"(import threading, time
def count(n):
    a = time.thread_time_ns()
    for i in range(n):
        pass
    spent[n] = time.thread_time_ns() - a
spent = {}
before = time.process_time_ns()
threads = [threading.Thread(target=count, args=(n,)) for n in (100, 1000)]
for t in threads:
    t.start()
for t in threads:
    t.join()
after = time.process_time_ns()
print(spent[100], spent[1000], time.thread_time_ns() < spent[1000], after - before > spent[100] + spent[1000])
)";

} // namespace

class StepperTest : public QObject {
    Q_OBJECT

private slots:
    void followsWhereItWasPutAside();
    void countsOwnProcessorTime();
    void stopsWhereAThreadComesToABreakpoint();
};

void StepperTest::followsWhereItWasPutAside()
{
    constexpr std::uint64_t mostQuiet = 1000;
    std::mt19937 chance(7);
    std::size_t putAside = 0;
    for (int run = 0; run < 6; ++run) {
        const auto world = steppedWorld(quietProgram, mostQuiet);
        Stepper stepper(*world, nullptr);
        stepper.begin();
        std::vector<std::pair<std::string, Stand>> stands;
        while (!world->isOver()) {
            const auto choices = stepper.choices();
            QVERIFY(!choices.empty());
            const Choice choice = choices[chance() % choices.size()];
            stepper.take(choice);
            const WorldThread &thread = *world->thread(choice.thread);
            putAside += thread.state.status == ThreadState::Ready && !thread.state.next.isVisible();
            stands.emplace_back(textOf(stepper.schedule()), standOf(*world, stepper));
        }
        for (std::size_t at = 0; at < stands.size(); at += 1 + chance() % 5) {
            const auto again = steppedWorld(quietProgram, mostQuiet);
            Stepper follower(*again, nullptr);
            follower.begin();
            const auto schedule = parseSchedule(stands[at].first);
            QVERIFY(schedule.ok());
            QVERIFY2(follower.follow(schedule.value()), stands[at].first.c_str());
            QVERIFY2(standOf(*again, follower) == stands[at].second, stands[at].first.c_str());
            QCOMPARE(textOf(follower.schedule()), stands[at].first);
        }
    }
    // 10000 rounds are cut nine or ten times, 3300 three times, 500 never; each thread has two such loops.
    QVERIFY2(putAside >= 6 * 2 * (9 + 3), qPrintable(QString::number(putAside)));
}

void StepperTest::countsOwnProcessorTime()
{
    std::set<std::string> outputs;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto world = steppedWorld(clockProgram, UINT64_MAX);
        const auto policy = makeRandom(seed);
        Scheduler scheduler(*world, *policy);
        QCOMPARE(scheduler.run(), Scheduler::Ending::Finished);
        outputs.insert(world->output());
    }
    QCOMPARE(outputs.size(), std::size_t{1});
    // A round is one, and the calls of the clock and of range are a few.
    const QStringList words = QString::fromStdString(*outputs.begin()).simplified().split(' ');
    QCOMPARE(words.size(), 4);
    QCOMPARE(words[1].toLongLong() - words[0].toLongLong(), qlonglong(900 * Cost));
    QVERIFY(words[0].toLongLong() >= 100 * Cost && words[0].toLongLong() < 110 * Cost);
    QCOMPARE(words[2], QString("True"));
    QCOMPARE(words[3], QString("True"));
}

/// Whoever stands at the line goes on from it, however much is still to be done there; coming to it again is a stop again.
void StepperTest::stopsWhereAThreadComesToABreakpoint()
{
    const std::string program = "import threading\n"
                                "total = 0\n"
                                "def half(n):\n"
                                "    return n // 2\n"
                                "def work():\n"
                                "    global total\n"
                                "    for n in (4, 8):\n"
                                "        total = total + half(n) + total\n"
                                "a, b = threading.Thread(target=work), threading.Thread(target=work)\n"
                                "a.start()\n"
                                "b.start()\n"
                                "a.join()\n"
                                "b.join()\n"
                                "print('over')\n";
    const auto world = steppedWorld(program, 1000);
    Stepper stepper(*world, nullptr);
    stepper.begin();
    StepWish wish;
    wish.until = Until::End;
    wish.breakpoints = {8};
    const auto policy = makeRoundRobin(1);
    int stops = 0;
    while (!world->isOver() && stops < 20) {
        stepper.go(wish, *policy);
        if (world->isOver()) break;
        ++stops;
        QVERIFY(world->output().empty());
    }
    QCOMPARE(stops, 4); // two rounds of two threads
    QCOMPARE(world->output(), std::string("over\n"));
}

QTEST_GUILESS_MAIN(StepperTest)
#include "tst_stepper.moc"
