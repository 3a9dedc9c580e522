// Processes of the live host: forking while threads run, limits, children, signals, words that processes share.
#include "tests/core/live/live_world.h"

#include <QTest>

#include <csignal>
#include <map>
#include <sys/wait.h>

using namespace forkyard;
using namespace forkyard::live;
using test::LiveWorld;

class LiveProcessesTest : public QObject {
    Q_OBJECT

private slots:
    void forksWithThreads_data();
    void forksWithThreads();
    void processesAreLimited();
    void waitsForChildren();
    void killReachesOnlyTheRun();
    void sharedWordsReachAcrossFork();
    void outsideProgramsAreStarted();
    void restrictedRunsStartNothing();
    void traceTellsOfForks();
};

void LiveProcessesTest::forksWithThreads_data() {
    QTest::addColumn<int>("profile");
    QTest::addColumn<int>("times");
    QTest::newRow("any instruction") << int(vm::GilProfile::AnyInstruction) << 1000;
    QTest::newRow("calls and loop ends") << int(vm::GilProfile::CallsAndLoopEnds) << 200;
    QTest::newRow("no GIL") << int(vm::GilProfile::Off) << 1000;
}

void LiveProcessesTest::forksWithThreads() {
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the address sanitizer's own allocator does not come through a fork beside other threads (2026-11-28)");
#endif
    QFETCH(int, profile);
    QFETCH(int, times);
    RunOptions options;
    options.gil = static_cast<vm::GilProfile>(profile);
    options.meanSlice = 20;
    LiveWorld world(options);
    world.begin();
    world.host.setSwitchInterval(50'000);
    std::atomic<bool> over{false};
    // Threads that take the heap's and the symbols' locks all the time, that sleep, and that hand over.
    for (int i = 0; i < 3; ++i) {
        QVERIFY(world.start([&, i](vm::Thread &thread) {
            while (!over) {
                for (std::size_t n = 0; n < 50; ++n) {
                    vm::Heap &heap = thread.machine.heap;
                    heap.release(thread.cache, heap.allocate(thread.cache, 64u << (n % 6)), 64u << (n % 6));
                    { const std::lock_guard lock(heap.mutex()); }
                    world.step(thread);
                }
                bytecode::intern("name" + std::to_string(i));
                world.host.block(thread, LiveWorld::until(i == 2 ? monotonicNow() + 50'000 : 0), nullptr, 0);
                thread.attention.fetch_and(~std::uint32_t{vm::AttentionCollect});
            }
        }));
    }
    int wrong = 0;
    for (int i = 0; i < times; ++i) {
        const vm::SystemResult forked = world.host.fork(*world.main);
        if (forked.value == 0) {
            // The child is alone, and everything of ours works in it.
            vm::Thread &self = *world.main;
            bool fine = world.host.threadCount() == 1 && world.host.processId() == getpid();
            world.machine.heap.allocate(self.cache, 100);
            bytecode::intern("child" + std::to_string(i));
            world.ended = 0;
            bool ran = false;
            fine = fine && world.start([&](vm::Thread &thread) {
                for (int n = 0; n < 100; ++n) world.step(thread);
                ran = true;
            });
            world.join(1);
            world.host.exitProcess(self, fine && ran ? 7 : 1);
        }
        QVERIFY2(forked.value > 0, strerror(forked.error));
        int status = 0;
        QCOMPARE(world.host.waitProcess(*world.main, forked.value, 0, &status).value, forked.value);
        wrong += !WIFEXITED(status) || WEXITSTATUS(status) != 7;
    }
    over = true;
    world.join(3);
    QCOMPARE(wrong, 0);
    QCOMPARE(world.memory.processes().processCount(), 1u);
    QCOMPARE(world.memory.processes().threadCount(), 1u);
}

void LiveProcessesTest::processesAreLimited() {
    RunOptions options;
    options.limits.processes = 4;
    LiveWorld world(options);
    world.begin();
    std::vector<std::int64_t> children;
    vm::SystemResult forked;
    while ((forked = world.host.fork(*world.main)).value > 0) children.push_back(forked.value);
    if (forked.value == 0) {
        for (;;) pause();
    }
    QCOMPARE(forked.error, EAGAIN);
    QCOMPARE(children.size(), std::size_t{3});
    int status = 0;
    for (const std::int64_t child : children) {
        QCOMPARE(world.host.killProcess(*world.main, child, SIGKILL).error, 0);
        QCOMPARE(world.host.waitProcess(*world.main, child, 0, &status).value, child);
        QCOMPARE(WTERMSIG(status), SIGKILL);
    }
    forked = world.host.fork(*world.main);
    if (forked.value == 0) world.host.exitProcess(*world.main, 0);
    QVERIFY(forked.value > 0);
    world.host.waitProcess(*world.main, -1, 0, &status);
}

void LiveProcessesTest::waitsForChildren() {
    LiveWorld world;
    world.begin();
    int status = 0;
    QCOMPARE(world.host.waitProcess(*world.main, -1, 0, &status).error, ECHILD);
    int ends[2];
    QCOMPARE(world.host.pipe(*world.main, ends).value, 0);
    const vm::SystemResult forked = world.host.fork(*world.main);
    if (forked.value == 0) {
        char byte = 0;
        world.host.read(*world.main, ends[0], &byte, 1);
        world.host.exitProcess(*world.main, byte);
    }
    QCOMPARE(world.host.waitProcess(*world.main, forked.value, WNOHANG, &status).value, 0);
    vm::PollItem item{ends[1], 4 /* POLLOUT */, 0};
    QCOMPARE(world.host.poll(*world.main, &item, 1, kForever).value, 1);
    item = {ends[0], 1 /* POLLIN */, 0};
    const std::int64_t deadline = monotonicNow() + 3'000'000;
    QCOMPARE(world.host.poll(*world.main, &item, 1, deadline).value, 0);
    QVERIFY(monotonicNow() >= deadline);
    const char byte = 99;
    QCOMPARE(world.host.write(*world.main, ends[1], &byte, 1).value, 1);
    QCOMPARE(world.host.waitProcess(*world.main, forked.value, 0, &status).value, forked.value);
    QCOMPARE(WEXITSTATUS(status), 99);
    ::close(ends[0]);
    ::close(ends[1]);
}

void LiveProcessesTest::killReachesOnlyTheRun() {
    LiveWorld world;
    world.begin();
    // Not a child of this process, which could only be of the run; its parent tells how it ended.
    int said[2];
    QCOMPARE(pipe(said), 0);
    const pid_t parent = ::fork();
    if (parent == 0) {
        const pid_t child = ::fork();
        while (child == 0) pause();
        int status = 0;
        const bool told = write(said[1], &child, sizeof child) == sizeof child && waitpid(child, &status, 0) == child;
        _exit(told && WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    }
    pid_t outsider = 0;
    QCOMPARE(read(said[0], &outsider, sizeof outsider), ssize_t{sizeof outsider});
    close(said[0]);
    close(said[1]);
    // Whatever does not descend from the supervisor is none of the run's business; here nobody does.
    world.memory.header().supervisor.store(1 << 30);
    QCOMPARE(world.host.killProcess(*world.main, outsider, SIGKILL).error, EPERM);
    QCOMPARE(world.host.killProcess(*world.main, getppid(), SIGKILL).error, EPERM);
    QCOMPARE(world.host.killProcess(*world.main, 1, SIGKILL).error, EPERM);
    QCOMPARE(world.host.killProcess(*world.main, 0x3fffffff, 0).error, ESRCH);
    QCOMPARE(world.host.killProcess(*world.main, -outsider, SIGKILL).error, ESRCH);
    // Without a supervisor the run begins at this process.
    world.memory.header().supervisor.store(0);
    QCOMPARE(world.host.killProcess(*world.main, outsider, 0).error, 0);
    QCOMPARE(world.host.killProcess(*world.main, outsider, SIGKILL).error, 0);
    int status = 0;
    QCOMPARE(waitpid(parent, &status, 0), parent);
    QCOMPARE(WEXITSTATUS(status), SIGKILL);
}

void LiveProcessesTest::sharedWordsReachAcrossFork() {
    LiveWorld world;
    world.begin();
    const std::uint64_t place = world.host.shareMemory(8);
    auto *word = static_cast<std::atomic<std::uint32_t> *>(world.host.sharedMemory(place));
    const vm::SystemResult forked = world.host.fork(*world.main);
    if (forked.value == 0) {
        while (word->load() == 0) world.host.block(*world.main, {}, word, 0);
        word->store(5);
        world.host.wake(*world.main, word, 1);
        world.host.exitProcess(*world.main, 0);
    }
    word->store(1);
    world.host.wake(*world.main, word, 1);
    while (word->load() == 1) world.host.block(*world.main, {}, word, 1);
    QCOMPARE(word->load(), 5u);
    int status = 0;
    world.host.waitProcess(*world.main, forked.value, 0, &status);
}

void LiveProcessesTest::outsideProgramsAreStarted() {
    LiveWorld world;
    world.begin();
    int ends[2];
    world.host.pipe(*world.main, ends);
    vm::SpawnRequest request;
    request.arguments = {"sh", "-c", "echo $GREETING; exit 9"};
    request.standard[1] = ends[1];
    request.hasEnvironment = true;
    request.environment = {"GREETING=hello", "PATH=/usr/bin:/bin"};
    const vm::SystemResult started = world.host.spawn(*world.main, request);
    QVERIFY2(started.value > 0, strerror(started.error));
    ::close(ends[1]);
    char text[16];
    QCOMPARE(world.host.read(*world.main, ends[0], text, sizeof text).value, 6);
    QCOMPARE(QByteArray(text, 6), QByteArray("hello\n"));
    int status = 0;
    QCOMPARE(world.host.waitProcess(*world.main, started.value, 0, &status).value, started.value);
    QCOMPARE(WEXITSTATUS(status), 9);
    ::close(ends[0]);
    request.arguments = {"/no/such/program"};
    QCOMPARE(world.host.spawn(*world.main, request).error, ENOENT);
    QCOMPARE(world.memory.processes().processCount(), 1u);
}

void LiveProcessesTest::restrictedRunsStartNothing() {
    RunOptions options;
    options.restricted = true;
    LiveWorld world(options);
    world.begin();
    vm::SpawnRequest request;
    request.arguments = {"true"};
    QCOMPARE(world.host.spawn(*world.main, request).error, EACCES);
    QCOMPARE(world.host.execute(*world.main, request).error, EACCES);
    QCOMPARE(world.host.open(*world.main, "/etc/passwd", O_RDONLY, 0).error, EACCES);
    QVERIFY(world.host.isRestricted());
}

void LiveProcessesTest::traceTellsOfForks() {
    trace::Store store;
    LiveWorld world({}, LiveWorld::Recorded::Yes);
    trace::Reader reader(*world.ring, store);
    world.begin();
    int status = 0;
    vm::SystemResult forked = world.host.fork(*world.main);
    if (forked.value == 0) world.host.exitProcess(*world.main, 3);
    const std::int64_t first = forked.value;
    world.host.waitProcess(*world.main, first, 0, &status);
    int ends[2];
    world.host.pipe(*world.main, ends);
    forked = world.host.fork(*world.main);
    if (forked.value == 0) {
        world.host.write(*world.main, ends[1], "!", 1);
        for (;;) pause();
    }
    char ready = 0;
    world.host.read(*world.main, ends[0], &ready, 1); // it has said that it began
    world.host.killProcess(*world.main, forked.value, SIGKILL);
    world.host.waitProcess(*world.main, forked.value, 0, &status);
    world.endRecording();
    reader.finish();

    using Kind = trace::EventKind;
    std::map<Kind, int> count;
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) ++count[store.event(i).kind];
    QCOMPARE(count[Kind::ProcessStart], 3);
    QCOMPARE(count[Kind::ProcessFork], 2);
    QCOMPARE(count[Kind::ProcessExit], 1);
    QCOMPARE(count[Kind::ProcessKilled], 1);
    QCOMPARE(count[Kind::ProcessWaitBegin], 2);
    QCOMPARE(count[Kind::ProcessWaitEnd], 2);
    QCOMPARE(store.processes().size(), std::size_t{3});
    QCOMPARE(store.processes()[1].pid, static_cast<std::int32_t>(first));
    QCOMPARE(store.processes()[1].exitStatus, std::int64_t{3});
    QVERIFY(store.processes()[1].state != store.processes()[2].state);
    QCOMPARE(store.dropped(), std::uint64_t{0});
}

QTEST_APPLESS_MAIN(LiveProcessesTest)
#include "tst_live_processes.moc"
