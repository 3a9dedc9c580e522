// Programs that end because the simulated machine has no more of something, and what Explore says of them: exact counts, and the
// limit's name. What the program raises by itself is its exception, whatever it is called. And what is told where Explore itself came to a
// bound.
#include "tests/core/virtual/ends.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

Exploration explored(const std::string &text, std::size_t mostThreads, std::size_t mostProcesses, std::size_t memory)
{
    WorldOptions options;
    options.timeIsFree = true;
    options.mostQuiet = ExploreOptions::MostQuiet;
    options.lineBuffered = true;
    options.mostThreads = mostThreads;
    options.mostProcesses = mostProcesses;
    options.memoryLimit = memory;
    const auto world = makeWorld(text, std::move(options));
    return world ? Explorer(*world, {}).explore() : Exploration();
}

} // namespace

class ExploreLimitsTest : public QObject {
    Q_OBJECT

private slots:
    void limits_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("ends");
        // The main one and three more; the fifth is refused. Nobody has a choice.
        QTest::newRow("threads") << R"(import threading
never = threading.Event()
for n in range(10):
    threading.Thread(target=never.wait, daemon=True).start()
)" << QStringList{"limit threads:, 1"};
        QTest::newRow("threads, and who is refused one goes on") << R"(import threading
never = threading.Event()
made = 0
try:
    while True:
        threading.Thread(target=never.wait, daemon=True).start()
        made += 1
except RuntimeError as problem:
    print(made, problem)
)" << QStringList{"exit 0: 3 can't start new thread, 1"};
        // Main waits for it and sees nothing of that; nor has anybody a choice.
        QTest::newRow("one that another thread is refused is that thread's") << R"(import threading
never = threading.Event()
def work():
    for _ in range(5):
        threading.Thread(target=never.wait, daemon=True).start()
t = threading.Thread(target=work)
t.start()
t.join()
print('main goes on')
)" << QStringList{"exit 0: main goes on, 1"};
        QTest::newRow("processes") << R"(import os
while True:
    if os.fork() == 0:
        os._exit(0)
    os.wait()
)" << QStringList{"limit processes:, 1"};
        QTest::newRow("memory") << R"(kept = []
while True:
    kept.append('x' * 1000000)
)" << QStringList{"limit memory:, 1"};
        QTest::newRow("an error of the same name is none") << "raise MemoryError\n" << QStringList{"exception MemoryError:, 1"};
        QTest::newRow("nor one with words") << "raise MemoryError('mine')\n" << QStringList{"exception MemoryError:, 1"};
        QTest::newRow("nor another RuntimeError") << "raise RuntimeError(\"can't start new thread\")\n" << QStringList{"exception RuntimeError:, 1"};
        // As in CPython it is the language's own limit, and an exception.
        QTest::newRow("recursion") << "def f():\n    f()\nf()\n" << QStringList{"exception RecursionError:, 1"};
    }

    void limits()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, ends);
        const Exploration found = explored(program.toStdString(), 4, 5, std::size_t{64} << 20);
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), ends);
    }

    /// What was told while it went on is not taken back when it is stopped, wherever it is just then.
    void aStopTakesNothingBack()
    {
        const QString program = R"(from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(abs, range(6))))
)";
        for (int stopAt = 1; stopAt <= 8; ++stopAt) {
            WorldOptions options;
            options.timeIsFree = true;
            options.mostQuiet = ExploreOptions::MostQuiet;
            options.lineBuffered = true;
            const auto world = makeWorld(program.toStdString(), std::move(options));
            QVERIFY(world);
            ExploreOptions explore;
            explore.schedules = false;
            int asked = 0;
            std::uint64_t told = 0;
            explore.goesOn = [&](std::uint64_t states, std::uint64_t) {
                told = std::max(told, states);
                return ++asked < stopAt;
            };
            const Exploration found = Explorer(*world, explore).explore();
            QVERIFY(!found.complete);
            QCOMPARE(found.bound, std::string("stopped"));
            QVERIFY(!found.doubted);
            QVERIFY2(found.states >= told, qPrintable(QString("%1 of %2").arg(found.states).arg(told)));
        }
    }

    /// A sample has ends in it to which somebody has to go far alone: each of three, with much and with little to do, is first and last.
    void aSampleHasWhoeverFirst()
    {
        WorldOptions options;
        options.timeIsFree = true;
        options.mostQuiet = ExploreOptions::MostQuiet;
        options.lineBuffered = true;
        const auto world = makeWorld(R"(from threading import Thread
total = 0
def work(n, rounds):
    global total
    for _ in range(rounds):
        total += 1
    print(n)
threads = [Thread(target=work, args=(n, rounds)) for n, rounds in enumerate([1, 20, 120])]
for t in threads: t.start()
for t in threads: t.join()
)", std::move(options));
        QVERIFY(world);
        ExploreOptions explore;
        explore.maxStates = 100;
        explore.schedules = true;
        const Exploration found = Explorer(*world, explore).explore();
        QCOMPARE(found.bound, std::string("states"));
        QStringList outputs;
        for (const ExploredOutcome &outcome : found.outcomes) outputs << QString::fromStdString(outcome.output).replace('\n', ' ');
        outputs.sort();
        QCOMPARE(outputs, QStringList({"0 1 2 ", "0 2 1 ", "1 0 2 ", "1 2 0 ", "2 0 1 ", "2 1 0 "}));
    }
};

QTEST_APPLESS_MAIN(ExploreLimitsTest)
#include "tst_explore_limits.moc"
