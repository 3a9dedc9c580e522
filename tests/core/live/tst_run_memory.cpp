// What processes of a run share: the description, the process table and its limits, the arena, the control channel.
#include "core/live/control_channel.h"
#include "core/live/run_memory.h"

#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace forkyard;
using namespace forkyard::live;

class RunMemoryTest : public QObject {
    Q_OBJECT

private slots:
    void tellsItsDescription();
    void refusesWhatIsNone();
    void countsProcesses();
    void forgetsTheDead();
    void countsThreadsOfAllProcesses();
    void givesPlacesThatAllSee();
    void passesMessages();
};

namespace {

RunMemory make(Limits limits = {}) {
    RunDescription description;
    description.options.limits = limits;
    return std::move(RunMemory::create(description)).value();
}

} // namespace

void RunMemoryTest::tellsItsDescription() {
    RunDescription description;
    description.program = {"/tmp/a b.py", std::string("print('\0 é')\n", 12), {"one", "", "three"}};
    description.directory = "/tmp";
    description.options.gil = vm::GilProfile::CallsAndLoopEnds;
    description.options.meanSlice = 77;
    description.options.startMethod = StartMethod::Spawn;
    description.options.consoleInTrace = true;
    description.options.limits = {5, 6, 7, 8};
    const auto made = RunMemory::create(description);
    QVERIFY(made.ok());
    const auto seen = RunMemory::attach(fcntl(made.value().fd(), F_DUPFD_CLOEXEC, 0));
    QVERIFY(seen.ok());
    const RunDescription &read = seen.value().description();
    QCOMPARE(read.program.fileName, description.program.fileName);
    QCOMPARE(read.program.source, description.program.source);
    QCOMPARE(read.program.arguments, description.program.arguments);
    QCOMPARE(read.directory, description.directory);
    QCOMPARE(read.options.gil, vm::GilProfile::CallsAndLoopEnds);
    QCOMPARE(read.options.meanSlice, 77u);
    QCOMPARE(read.options.startMethod, StartMethod::Spawn);
    QVERIFY(read.options.consoleInTrace && !read.options.restricted && !read.options.lined);
    QCOMPARE(read.options.limits.memoryTotal, std::uint64_t{8});
}

void RunMemoryTest::refusesWhatIsNone() {
    int ends[2];
    QCOMPARE(pipe(ends), 0);
    QVERIFY(!RunMemory::attach(ends[0]).ok());
    QVERIFY(fcntl(ends[0], F_GETFD) >= 0); // still ours
    close(ends[0]);
    close(ends[1]);
    QVERIFY(!RunMemory::attach(-1).ok());
}

void RunMemoryTest::countsProcesses() {
    const RunMemory memory = make({3, 100, 0, 0});
    ProcessTable table = memory.processes();
    const int first = table.claim();
    const int second = table.claim();
    const int third = table.claim();
    QVERIFY(first != ProcessTable::kNone && second != first && third != second);
    QCOMPARE(table.claim(), ProcessTable::kNone);
    table.confirm(second, getpid(), 42);
    QCOMPARE(table.objectOf(getpid()), 42u);
    QCOMPARE(table.find(getppid()), ProcessTable::kNone);
    table.releaseProcess(getpid());
    QCOMPARE(table.processCount(), 2u);
    QCOMPARE(table.claim(), second);
}

void RunMemoryTest::forgetsTheDead() {
    const RunMemory memory = make({1, 100, 0, 0});
    ProcessTable table = memory.processes();
    const int place = table.claim();
    const pid_t child = fork();
    if (child == 0) _exit(0);
    table.confirm(place, child, 1);
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    // Nobody released it, as when the parent was killed: the next one that needs a place finds out.
    QCOMPARE(table.claim(), place);
}

void RunMemoryTest::countsThreadsOfAllProcesses() {
    const RunMemory memory = make({10, 5, 0, 0});
    ProcessTable table = memory.processes();
    const int first = table.claim();
    const int second = table.claim(); // two processes, two threads
    QVERIFY(table.addThread(first));
    QVERIFY(table.addThread(second));
    QVERIFY(table.addThread(second));
    QCOMPARE(table.threadCount(), 5u);
    QVERIFY(!table.addThread(first));
    QCOMPARE(table.threadCount(), 5u);
    table.removeThread(second);
    QVERIFY(table.addThread(first));
    table.release(second);
    QCOMPARE(table.threadCount(), 3u);
}

void RunMemoryTest::givesPlacesThatAllSee() {
    const RunMemory memory = make();
    const std::uint64_t place = memory.allocate(4);
    const std::uint64_t other = memory.allocate(100);
    QVERIFY(place != 0 && other >= place + 16 && place % 16 == 0 && other % 16 == 0);
    auto *word = static_cast<std::atomic<std::uint32_t> *>(memory.at(place));
    QCOMPARE(word->load(), 0u);
    QVERIFY(memory.contains(word));
    QVERIFY(!memory.contains(&place));
    const pid_t child = fork();
    if (child == 0) {
        word->store(7);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    QCOMPARE(word->load(), 7u);
    QCOMPARE(memory.allocate(std::size_t{1} << 40), std::uint64_t{0});
    QCOMPARE(memory.allocate(~std::size_t{0}), std::uint64_t{0});
}

void RunMemoryTest::passesMessages() {
    auto pair = ControlChannel::create();
    QVERIFY(pair.ok());
    auto &[here, there] = pair.value();
    QVERIFY(!here.receive());
    QVERIFY(!here.isOver());
    Message message;
    message.kind = Message::Kind::Problem;
    message.pid = 5;
    message.status = 9;
    message.diagnostic = {"syntax.x", {"a", "b"}, {1, 2, 3, 4}, DiagnosticClass::LimitReached, "f.py"};
    QVERIFY(there.send(message));
    const auto got = here.receive();
    QVERIFY(got.has_value());
    QCOMPARE(got->pid, 5);
    QCOMPARE(got->diagnostic.code, std::string("syntax.x"));
    QCOMPARE(got->diagnostic.arguments, message.diagnostic.arguments);
    QCOMPARE(got->diagnostic.span.endColumn, 4u);
    QVERIFY(got->diagnostic.category == DiagnosticClass::LimitReached);
    there.close();
    QVERIFY(!here.receive());
    QVERIFY(here.isOver());
    QVERIFY(!here.send(message));
}

QTEST_APPLESS_MAIN(RunMemoryTest)
#include "tst_run_memory.moc"
