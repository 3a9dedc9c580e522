// Threads that go round for ever without an operation that anybody notices: Explore comes to an end all the same, calls it endless,
// and lets the others on. Exact counts; a loop that merely takes long is not one that goes round.
#include "tests/core/virtual/ends.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::virtual_host;

class ExploreRoundsTest : public QObject {
    Q_OBJECT

private slots:
    void rounds_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("ends");
        QTest::newRow("the main thread") << "while True:\n    pass\n" << QStringList{"endless:, 1"};
        QTest::newRow("one inside another, with objects that come and go") << R"(print("first")
while True:
    for n in range(3):
        pair = [n] * 2
)" << QStringList{"endless: first, 1"};
        QTest::newRow("a variable that nobody writes") << R"(import threading
stop = False
def run():
    while not stop:
        pass
thread = threading.Thread(target=run)
thread.start()
thread.join()
)" << QStringList{"endless:, 1"};
        // The variable is seen to be written once the other thread has been let on, and then every look at it counts.
        QTest::newRow("a variable that another thread writes") << R"(import threading
stop = False
def run():
    while not stop:
        pass
thread = threading.Thread(target=run)
thread.start()
stop = True
thread.join()
print("stopped")
)" << QStringList{"exit 0: stopped, "};
        QTest::newRow("a daemon ends with its process") << R"(import threading
def run():
    while True:
        pass
threading.Thread(target=run, daemon=True).start()
print("end")
)" << QStringList{"exit 0: end, 1"};
        QTest::newRow("a child is terminated") << R"(import multiprocessing
def run():
    while True:
        pass
if __name__ == "__main__":
    child = multiprocessing.Process(target=run)
    child.start()
    child.terminate()
    child.join()
    print(child.exitcode)
)" << QStringList{"exit 0: -15, 1"};
        QTest::newRow("only long") << R"(import threading
def run():
    for n in range(120000):
        pass
    print("done")
thread = threading.Thread(target=run)
thread.start()
thread.join()
)" << QStringList{"exit 0: done, 1"};
    }

    void rounds()
    {
        QFETCH(const QString, program);
        QFETCH(const QStringList, ends);
        const Exploration found = exploreText(program.toStdString());
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), ends);
    }

    /// Two threads with one `n = n + 1` each: load and store twice, so 4!/(2!·2!) = 6 orders, of which the two that take turns as wholes end at 2.
    void theOthersGoOn()
    {
        const std::string text = R"(import threading
n = 0
def add():
    global n
    n = n + 1
threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(n)
)";
        const std::string spinner = R"(def spin():
    while True:
        pass
import threading
threading.Thread(target=spin).start()
)";
        QCOMPARE(endsOf(exploreText(text)), (QStringList{"exit 0: 1, 4", "exit 0: 2, 2"}));
        const Exploration found = exploreText(spinner + text);
        QVERIFY2(found.complete, found.bound.c_str());
        QCOMPARE(endsOf(found), (QStringList{"endless: 1, 4", "endless: 2, 2"}));
    }

    /// A loop that gets further each time is no round: what is not known is called bounded.
    void growing()
    {
        const Exploration found = exploreText("n = 0\nwhile True:\n    n += 1\n");
        QVERIFY(!found.complete);
        QCOMPARE(found.bound, std::string("steps"));
        QVERIFY(found.outcomes.empty());
    }
};

QTEST_APPLESS_MAIN(ExploreRoundsTest)
#include "tst_explore_rounds.moc"
