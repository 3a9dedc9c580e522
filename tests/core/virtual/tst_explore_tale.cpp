// Explore's schedules as they are told to people: locks by the names under which the program made them, whatever those who were given
// them call them, and a thread that goes round for ever.
#include "tests/core/virtual/world_fixture.h"

#include <QStringList>
#include <QTest>

#include <algorithm>
#include <map>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

/// "T1 does b.__enter__() | T2 waits a.__enter__() | …", of the first outcome that ends so.
QString toldOf(const char *program, const std::string &ending)
{
    ExploreOptions options;
    options.mostTold = 10;
    const Exploration found = exploreText(program, options);
    const auto outcome = std::find_if(found.outcomes.begin(), found.outcomes.end(), [&](const ExploredOutcome &each) { return each.ending == ending; });
    if (outcome == found.outcomes.end()) return "no such end";
    QStringList told;
    for (const ToldTurn &turn : outcome->turns) {
        const QString who = QString("%1.%2 ").arg(turn.process).arg(turn.place);
        if (turn.operations) told << who + "does " + QString::fromStdString(turn.last);
        if (turn.end == ToldTurn::Waits) told << who + "waits " + QString::fromStdString(turn.waitsAt);
        if (turn.end == ToldTurn::GoesRound) told << who + "goes round";
    }
    return told.join(" | ");
}

} // namespace

class ExploreTaleTest : public QObject {
    Q_OBJECT

private slots:
    void threadsGoByTheProgramsNames()
    {
        ExploreOptions options;
        options.mostTold = 10;
        const Exploration found = exploreText(R"(import os, threading
from multiprocessing import Process, RawValue
n = RawValue('i', 0)
def work():
    n.value = n.value + 1
if __name__ == "__main__":
    child = Process(target=work, name="writer")
    child.start()
    named, other = threading.Thread(target=work, name="alice"), threading.Thread(target=work)
    named.start()
    named.join()
    other.start()
    other.join()
    child.join()
)", options);
        QVERIFY(found.complete && !found.outcomes.empty());
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> names;
        for (const ToldTurn &turn : found.outcomes.front().turns)
            if (turn.operations > 0) names[{turn.process, turn.place}] = turn.name;
        const std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> expected{{{0, 1}, "alice"}, {{0, 2}, ""}, {{1, 0}, "writer"}};
        QVERIFY2(names == expected, [&] {
            std::string text;
            for (const auto &[who, name] : names) text += std::to_string(who.first) + "." + std::to_string(who.second) + " " + name + "; ";
            return text;
        }().c_str());
    }

    void locksGoByTheProgramsNames_data()
    {
        QTest::addColumn<QString>("made");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("globals") << "a, b = threading.Lock(), threading.Lock()" << "a" << "b";
        QTest::newRow("a list") << "locks = [threading.Lock() for _ in range(2)]\na, b = None, None" << "locks[0]" << "locks[1]";
    }

    void locksGoByTheProgramsNames()
    {
        QFETCH(const QString, made);
        QFETCH(const QString, first);
        QFETCH(const QString, second);
        const QString program = "import threading\n" + made + R"(
def work(one, other):
    with one:
        other.acquire()
        other.release()
threads = [threading.Thread(target=work, args=pair) for pair in ((%1, %2), (%2, %1))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
)";
        const QString told = toldOf(qPrintable(program.arg(first, second)), "deadlock");
        for (const QString &lock : {first, second}) {
            QVERIFY2(told.contains("does " + lock + ".__enter__()"), qPrintable(told));
            QVERIFY2(told.contains("waits " + lock + ".acquire()"), qPrintable(told));
        }
        QVERIFY2(!told.contains("one") && !told.contains("other"), qPrintable(told));
    }

    /// Made in a function, whose caller waits: its names are found there.
    void namesOfWhoeverMadeThem()
    {
        const QString told = toldOf(R"(import threading
def work(one, other):
    with one:
        with other:
            pass
def main():
    left, right = threading.Lock(), threading.Lock()
    threads = [threading.Thread(target=work, args=pair) for pair in ((left, right), (right, left))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
main()
)", "deadlock");
        QVERIFY2(told.contains("0.1 does left.__enter__()") && told.contains("0.2 does right.__enter__()"), qPrintable(told));
        QVERIFY2(told.contains("0.1 waits right.__enter__()") && told.contains("0.2 waits left.__enter__()"), qPrintable(told));
    }

    void whoGoesRoundIsTold()
    {
        QCOMPARE(toldOf("import threading\nstop = False\nthreading.Thread(target=print).start()\nwhile not stop:\n    pass\n", "endless").section(" | ", -1), QString("0.0 goes round"));
    }
};

QTEST_APPLESS_MAIN(ExploreTaleTest)
#include "tst_explore_tale.moc"
