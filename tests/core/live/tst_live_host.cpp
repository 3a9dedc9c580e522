// The live host's own duties, with threads whose "programs" are C++: handing over, waiting, stopping the world, limits,
// pace.
#include "tests/core/live/live_world.h"

#include <QTest>
#include <fcntl.h>

#include <algorithm>
#include <map>
#include <sys/stat.h>

using namespace forkyard;
using namespace forkyard::live;
using test::LiveWorld;

namespace {

RunOptions withGil(vm::GilProfile gil, std::uint32_t slice = 100) {
    RunOptions options;
    options.gil = gil;
    options.meanSlice = slice;
    return options;
}

void addProfiles() {
    QTest::addColumn<int>("profile");
    QTest::newRow("any instruction") << int(vm::GilProfile::AnyInstruction);
    QTest::newRow("calls and loop ends") << int(vm::GilProfile::CallsAndLoopEnds);
    QTest::newRow("no GIL") << int(vm::GilProfile::Off);
}

} // namespace

class LiveHostTest : public QObject {
    Q_OBJECT

private slots:
    void slicesChangeHands();
    void intervalChangesHands();
    void threadsAreLimited();
    void waitsAndWakes_data() { addProfiles(); }
    void waitsAndWakes();
    void deadlinesAreKept();
    void sleepLetsOthersRun();
    void worldStops_data() { addProfiles(); }
    void worldStops();
    void traceTellsOfThreads();
    void consoleGoesIntoTheTrace();
    void ownDescriptorsAreSafe();
    void paceHoldsLinesBack();
    void pauseHoldsTimeBack();
};

void LiveHostTest::slicesChangeHands() {
    // With slices of 100 steps in the mean, every 100 steps while both threads run there is a change of hands.
    LiveWorld world(withGil(vm::GilProfile::AnyInstruction, 100));
    world.begin();
    int last = 0;
    int changes = 0;
    int running = 0;
    int together = 0;
    const auto body = [&](int name) {
        return [&, name](vm::Thread &thread) {
            ++running;
            for (int i = 0; i < 20000; ++i) {
                together += running == 2;
                changes += last != name;
                last = name;
                world.step(thread);
            }
            --running;
        };
    };
    QVERIFY(world.start(body(1)));
    QVERIFY(world.start(body(2)));
    world.join(2);
    const double expected = together / 100.0;
    QVERIFY2(together > 10000, qPrintable(QString::number(together)));
    QVERIFY2(changes > expected * 0.7 && changes < expected * 1.4 + 10,
             qPrintable(QString("%1 of %2").arg(changes).arg(expected)));
}

void LiveHostTest::intervalChangesHands() {
    // No budget here: only the thread that waits can make the other let go, after its 5 ms.
    LiveWorld world(withGil(vm::GilProfile::CallsAndLoopEnds));
    world.begin();
    std::atomic<bool> over{false};
    std::int64_t shortest = kForever;
    int turns = 0;
    const auto takeTurns = [&](vm::Thread &thread, bool counts) {
        while (!over) {
            const std::int64_t begun = monotonicNow();
            while (!over && !thread.attention.load(std::memory_order_relaxed)) {
            }
            if (over) break;
            shortest = std::min(shortest, monotonicNow() - begun);
            world.host.safepoint(thread);
            if (counts && ++turns == 20) over = true;
        }
    };
    QVERIFY(world.start([&](vm::Thread &thread) { takeTurns(thread, false); }));
    QVERIFY(world.start([&](vm::Thread &thread) { takeTurns(thread, true); }));
    world.join(2);
    QCOMPARE(turns, 20);
    QVERIFY2(shortest >= 4'000'000, qPrintable(QString::number(shortest)));
}

void LiveHostTest::threadsAreLimited() {
    RunOptions options;
    options.limits.threads = 3;
    LiveWorld world(options);
    world.begin();
    std::atomic<std::uint32_t> gate{0};
    const auto waits = [&](vm::Thread &thread) {
        while (!gate) world.host.block(thread, {}, &gate, 0);
    };
    QVERIFY(world.start(waits));
    QVERIFY(world.start(waits));
    errno = 0;
    QVERIFY(!world.start(waits));
    QCOMPARE(errno, EAGAIN);
    gate = 1;
    world.host.wake(*world.main, &gate, INT_MAX);
    world.join(2);
    QVERIFY(world.start(waits));
    world.join(3);
}

void LiveHostTest::waitsAndWakes() {
    QFETCH(int, profile);
    LiveWorld world(withGil(static_cast<vm::GilProfile>(profile)));
    world.begin();
    std::atomic<std::uint32_t> word{0};
    std::atomic<std::uint32_t> woken{0};
    std::atomic<std::uint32_t> waiting{0};
    constexpr std::uint32_t kThreads = 8;
    for (std::uint32_t i = 0; i < kThreads; ++i) {
        QVERIFY(world.start([&](vm::Thread &thread) {
            ++waiting;
            while (world.host.block(thread, {}, &word, 0) == vm::Wait::Go && word == 0) {
            }
            ++woken;
        }));
    }
    while (waiting < kThreads) world.host.block(*world.main, LiveWorld::until(monotonicNow() + 100'000), nullptr, 0);
    QCOMPARE(woken.load(), 0u);
    word = 1;
    world.host.wake(*world.main, &word, kThreads);
    world.join(kThreads);
    QCOMPARE(woken.load(), kThreads);
    // The word is another one already: nobody sleeps.
    QCOMPARE(world.host.block(*world.main, {}, &word, 0), vm::Wait::Go);
}

void LiveHostTest::deadlinesAreKept() {
    LiveWorld world;
    world.begin();
    std::atomic<std::uint32_t> word{0};
    for (const std::int64_t ms : {0, 1, 5, 20}) {
        const std::int64_t deadline = monotonicNow() + ms * 1'000'000;
        QCOMPARE(world.host.block(*world.main, LiveWorld::until(deadline), &word, 0), vm::Wait::TimedOut);
        QVERIFY(monotonicNow() >= deadline);
        const std::int64_t later = monotonicNow() + 1'000'000;
        QCOMPARE(world.host.block(*world.main, LiveWorld::until(later), nullptr, 0), vm::Wait::TimedOut);
        QVERIFY(monotonicNow() >= later);
    }
}

void LiveHostTest::sleepLetsOthersRun() {
    LiveWorld world(withGil(vm::GilProfile::CallsAndLoopEnds));
    world.begin();
    world.host.setSwitchInterval(10'000'000'000); // nobody asks
    bool ran = false;
    QVERIFY(world.start([&](vm::Thread &) { ran = true; }));
    QVERIFY(!ran);
    const std::int64_t begun = monotonicNow();
    while (!ran && monotonicNow() - begun < 5'000'000'000) {
        world.host.block(*world.main, LiveWorld::until(0), nullptr, 0);
    }
    QVERIFY(ran);
    world.join(1);
}

void LiveHostTest::worldStops() {
    QFETCH(int, profile);
    LiveWorld world(withGil(static_cast<vm::GilProfile>(profile), 50));
    world.begin();
    constexpr int kThreads = 3;
    std::atomic<bool> over{false};
    std::atomic<std::uint64_t> steps{0};
    for (int i = 0; i < kThreads; ++i) {
        QVERIFY(world.start([&, i](vm::Thread &thread) {
            for (int round = 0; !over; ++round) {
                steps.fetch_add(1);
                world.step(thread);
                if (round % 500 == i) world.host.block(thread, LiveWorld::until(0), nullptr, 0);
            }
        }));
    }
    struct Look {
        std::atomic<std::uint64_t> &steps;
        bool moved = false;
    } look{steps};
    for (int i = 0; i < 300; ++i) {
        world.host.stopTheWorld(
            *world.main,
            [](void *context) {
                auto &l = *static_cast<Look *>(context);
                const std::uint64_t before = l.steps.load();
                for (int n = 0; n < 500; ++n) l.moved = l.moved || l.steps.load() != before;
            },
            &look);
        world.step(*world.main);
        world.host.block(*world.main, LiveWorld::until(0), nullptr, 0);
    }
    while (steps == 0) world.host.block(*world.main, LiveWorld::until(0), nullptr, 0);
    over = true;
    world.join(kThreads);
    QVERIFY(!look.moved);
}

void LiveHostTest::traceTellsOfThreads() {
    trace::Store store;
    LiveWorld world(withGil(vm::GilProfile::AnyInstruction), LiveWorld::Recorded::Yes);
    trace::Reader reader(*world.ring, store);
    world.begin();
    QVERIFY(world.start([](vm::Thread &) {}));
    world.join(1);
    world.endRecording();
    reader.finish();
    using Kind = trace::EventKind;
    std::map<Kind, int> count;
    std::vector<std::uint32_t> gilSequence;
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
        const trace::Event event = store.event(i);
        ++count[event.kind];
        if (event.kind == Kind::GilTake || event.kind == Kind::GilDrop) gilSequence.push_back(event.sequence);
    }
    QCOMPARE(count[Kind::ProgramStart], 1);
    QCOMPARE(count[Kind::ProcessStart], 1);
    QCOMPARE(count[Kind::ThreadCreate], 1);
    QCOMPARE(count[Kind::ThreadStart], 2);
    QVERIFY(count[Kind::ThreadExit] >= 1);
    QVERIFY(count[Kind::GilTake] >= 2);
    // Every place in the lock's order is there, once, in order.
    for (std::size_t i = 0; i < gilSequence.size(); ++i) QCOMPARE(gilSequence[i], static_cast<std::uint32_t>(i + 1));
    QCOMPARE(store.laneCount(), std::size_t{2});
    QCOMPARE(store.dropped(), std::uint64_t{0});
}

void LiveHostTest::consoleGoesIntoTheTrace() {
    int ends[2];
    QCOMPARE(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
    const int before = dup(1);
    dup2(ends[1], 1);
    struct stat status {};
    fstat(1, &status);
    trace::Store store;
    RunOptions options;
    options.consoleInTrace = true;
    LiveWorld world(options, LiveWorld::Recorded::Yes);
    world.memory.header().output = {status.st_dev, status.st_ino};
    trace::Reader reader(*world.ring, store);
    world.begin();
    const auto write = [&](int fd, std::string_view text) {
        return world.host.write(*world.main, fd, text.data(), text.size()).value;
    };
    const auto written = write(1, "told\n");
    const int copy = static_cast<int>(world.host.duplicate(*world.main, 1).value);
    const auto byCopy = write(copy, "by copy\n");
    // Somewhere else now: this is no console any more.
    int others[2];
    world.host.pipe(*world.main, others);
    world.host.duplicateTo(*world.main, others[1], 1, true);
    const auto elsewhere = write(1, "elsewhere\n");
    const bool copyIsTerminal = world.host.isTerminal(copy);
    const bool oneIsTerminal = world.host.isTerminal(1);
    char text[64];
    const ssize_t inPipe = ::read(others[0], text, sizeof text);
    const ssize_t onConsole = ::read(ends[0], text, sizeof text);
    dup2(before, 1);
    for (int fd : {before, ends[0], ends[1], others[0], others[1], copy}) ::close(fd);
    world.endRecording();
    reader.finish();

    QCOMPARE(written, std::int64_t{5});
    QCOMPARE(byCopy, std::int64_t{8});
    QCOMPARE(elsewhere, std::int64_t{10});
    QVERIFY(copyIsTerminal && !oneIsTerminal);
    QCOMPARE(inPipe, ssize_t{10});
    QCOMPARE(onConsole, ssize_t{-1});
    std::string told;
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
        const trace::Event event = store.event(i);
        if (event.kind == trace::EventKind::Print) told += store.text(event.value.asText());
    }
    QCOMPARE(told, std::string("told\nby copy\n"));
}

void LiveHostTest::ownDescriptorsAreSafe() {
    LiveWorld world({}, LiveWorld::Recorded::Yes);
    world.begin();
    for (const int ours : {world.memory.fd(), world.ring->fd()}) {
        QCOMPARE(world.host.close(*world.main, ours).error, EBADF);
        QCOMPARE(world.host.duplicateTo(*world.main, 0, ours, false).error, EBADF);
        QCOMPARE(world.host.write(*world.main, ours, "x", 1).error, EBADF);
        QVERIFY(fcntl(ours, F_GETFD) >= 0);
    }
    world.endRecording();
}

void LiveHostTest::paceHoldsLinesBack() {
    RunOptions options;
    options.lined = true;
    LiveWorld world(options, LiveWorld::Recorded::Yes);
    world.begin();
    world.ring->steer(&trace::Steering::pace, 200'000); // 200 lines a second
    const std::int64_t begun = monotonicNow();
    for (int line = 0; line < 21; ++line) world.host.lineReached(*world.main, 1);
    const std::int64_t took = monotonicNow() - begun;
    QVERIFY2(took >= 20 * 5'000'000, qPrintable(QString::number(took)));
    // Full speed again at once, even for one that waits for a slow line, 1000 s away; and it waits without the GIL.
    world.ring->steer(&trace::Steering::pace, 1);
    bool freed = false;
    QVERIFY(world.start([&](vm::Thread &) {
        freed = true;
        world.ring->steer(&trace::Steering::pace, 0);
    }));
    world.host.lineReached(*world.main, 1);
    QVERIFY(freed);
    QVERIFY(monotonicNow() - begun < 100'000'000'000);
    world.join(1);
    world.endRecording();
}

void LiveHostTest::pauseHoldsTimeBack() {
    RunOptions options;
    options.lined = true;
    LiveWorld world(options, LiveWorld::Recorded::Yes);
    world.begin();
    ProgramClock clock = world.memory.clock();
    clock.setRate(0);
    const std::int64_t programNow = world.host.now(vm::Host::Clock::Monotonic);
    std::atomic<bool> slept{false};
    QVERIFY(world.start([&](vm::Thread &thread) {
        world.host.block(thread, LiveWorld::until(programNow + 5'000'000), nullptr, 0);
        slept = true;
    }));
    const std::int64_t begun = monotonicNow();
    while (monotonicNow() - begun < 30'000'000) world.host.block(*world.main, LiveWorld::until(0), nullptr, 0);
    QVERIFY(!slept);
    QCOMPARE(world.host.now(vm::Host::Clock::Monotonic), programNow);
    clock.setRate(ClockAnchors::kRealTime);
    world.ring->steer(&trace::Steering::paused, 0);
    world.join(1);
    QVERIFY(slept);
    world.endRecording();
}

QTEST_APPLESS_MAIN(LiveHostTest)
#include "tst_live_host.moc"
