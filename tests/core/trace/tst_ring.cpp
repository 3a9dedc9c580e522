// Writers in threads and processes, one reader: nothing lost, nothing out of order, slots and pages given back.
#include "core/trace/reader.h"
#include "core/trace/ring_growth.h"
#include "core/trace/time_origin.h"
#include "core/trace/writer.h"

#include <QtTest>

#include <atomic>
#include <map>
#include <set>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace forkyard::trace;

namespace {

constexpr ObjectId kProcess = 1000000;

/// A process under a sanitizer takes a hundred times the memory.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr std::uint32_t kManyProcesses = 50;
#else
constexpr std::uint32_t kManyProcesses = 1000;
#endif

Ring makeRing(std::uint32_t pageCount = 256, std::uint32_t slotCount = 64, ClockKind clock = ClockKind::Tsc) {
    RingOptions options;
    options.pageCount = pageCount;
    options.slotCount = slotCount;
    options.clock = clock;
    auto ring = Ring::create(options);
    if (!ring.ok()) qFatal("no ring: %s", ring.error().arguments.at(0).c_str());
    return std::move(ring).value();
}

void writeCounted(Writer &writer, std::uint32_t count, ObjectId mark) {
    for (std::uint32_t index = 0; index < count; ++index) {
        writer.emitRelease(EventKind::VariableStore, mark, 0, packLine(0, 7), Value::integer(index));
        if (index % 1000 == 0) writer.emitText(EventKind::Print, 0, 0, 0, std::string(index % 700, 'x') + std::to_string(index));
    }
}

/// Each lane's counted values run from 0 to count - 1, and its texts are whole.
void checkLanes(const Store &store, std::uint32_t count, std::size_t lanes) {
    std::map<LaneId, std::int64_t> next, texts;
    for (EventIndex index = 0; index < store.eventCount(); ++index) {
        const Event event = store.event(index);
        if (event.kind == EventKind::VariableStore) QCOMPARE(event.value.asInteger(), next[event.thread]++);
        if (event.kind == EventKind::Print) {
            const std::int64_t number = 1000 * texts[event.thread]++;
            QCOMPARE(store.text(event.value.asText()), std::string(static_cast<std::size_t>(number % 700), 'x') + std::to_string(number));
        }
    }
    QCOMPARE(next.size(), lanes);
    for (const auto &[lane, reached] : next) QCOMPARE(reached, std::int64_t(count));
    QCOMPARE(store.dropped(), std::uint64_t(0));
}

pid_t forkChild(auto body) {
    const pid_t child = fork();
    if (child == 0) {
        body();
        _exit(0);
    }
    return child;
}

void waitFor(pid_t child) {
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
}

} // namespace

class TestRing : public QObject {
    Q_OBJECT

private slots:
    void timeBeginsWithTheProgram() {
        const Ring ring = makeRing();
        Store store;
        Reader reader(ring, store);
        const std::uint64_t made = ring.clock().origin;
        // However long it takes until the program's process is there.
        for (int poll = 0; poll < 5; ++poll) reader.poll();
        QCOMPARE(store.now(), Time(0));
        Writer writer;
        writer.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
        for (int poll = 0; poll < 5; ++poll) reader.poll();
        QCOMPARE(store.now(), Time(0));
        beginTime(ring);
        QVERIFY(ring.clock().origin > made);
        writer.emitRelease(EventKind::ProcessStart, kProcess, 0, 0, {});
        const Time after = ring.now();
        writer.close();
        reader.finish();
        QVERIFY(store.eventCount() > 0);
        QVERIFY(store.event(0).time <= after);
        // And it ends with the last thing that happened.
        QCOMPARE(store.now(), store.event(store.eventCount() - 1).time);
    }

    void threadsLoseNothing() {
        // Room for all that a slot can hold: however slow the reader, nobody has to wait.
        const Ring ring = makeRing(1024);
        Store store;
        Reader reader(ring, store);
        constexpr std::uint32_t kCount = 50000, kThreads = 4;
        std::atomic<int> running{kThreads};
        std::vector<std::thread> threads;
        for (std::uint32_t index = 0; index < kThreads; ++index) {
            threads.emplace_back([&ring, &running, index] {
                Writer writer;
                writer.attach(ring, {kProcess, 0, kProcess + 1 + index, index, 0, 0});
                writeCounted(writer, kCount, 1 + index);
                writer.close();
                --running;
            });
        }
        while (running > 0) reader.poll();
        for (std::thread &thread : threads) thread.join();
        reader.finish();
        checkLanes(store, kCount, kThreads);
        QCOMPARE(ring.liveSlots(), 0u);
        QCOMPARE(ring.freePages(), 1023u);
    }

    void forkedProcessesLoseNothing() {
        const Ring ring = makeRing();
        Store store;
        Reader reader(ring, store);
        constexpr std::uint32_t kCount = 30000, kChildren = 3;
        std::vector<pid_t> children;
        Writer inherited;
        inherited.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
        inherited.emitRelease(EventKind::Line, 0, 0, packLine(0, 1));
        for (std::uint32_t index = 0; index < kChildren; ++index) {
            children.push_back(forkChild([&] {
                inherited.forgetAfterFork();
                inherited.attach(ring, {kProcess + 10 + index, kProcess, kProcess + 20 + index, 0, 0, 0});
                writeCounted(inherited, kCount, 1 + index);
                inherited.close();
            }));
        }
        for (std::size_t ended = 0; ended < children.size();) {
            reader.poll();
            if (waitpid(children[ended], nullptr, WNOHANG) == children[ended]) ++ended;
        }
        inherited.close();
        reader.finish();
        checkLanes(store, kCount, kChildren);
        QCOMPARE(store.lane(1).origin.parentProcess, kProcess);
        QVERIFY(store.lane(1).origin.pid != getpid());
        QCOMPARE(ring.freePages(), 255u);
    }

    void anExecdProgramAttachesByDescriptor() {
        const Ring ring = makeRing();
        ring.steer(&Steering::level, static_cast<std::uint32_t>(Level::All));
        const auto other = Ring::attach(ring.fd());
        QVERIFY(other.ok());
        QCOMPARE(other.value().level(), Level::All);
        const ObjectId first = ring.newObject();
        QCOMPARE(other.value().newObject(), first + 1);
        Writer writer;
        QVERIFY(writer.attach(other.value(), {kProcess, 0, kProcess + 1, 0, 0, 0}));
        writer.emitRelease(EventKind::Line, 0, 0, packLine(0, 3));
        writer.setCurrentLine(packLine(0, 4));
        Store store;
        Reader reader(ring, store);
        QCOMPARE(reader.poll(), std::size_t(1));
        QCOMPARE(reader.currentLine(0), packLine(0, 4));
    }

    void whatIsNoRingIsRefused() {
        char path[] = "/tmp/forkyard-test-XXXXXX";
        const int file = mkstemp(path);
        QVERIFY(file >= 0);
        const auto empty = Ring::attach(file);
        QVERIFY(!empty.ok());
        QCOMPARE(empty.error().code, std::string("trace.ring-foreign"));
        const std::string junk(100000, 'j');
        QCOMPARE(write(file, junk.data(), junk.size()), ssize_t(junk.size()));
        QCOMPARE(Ring::attach(file).error().code, std::string("trace.ring-foreign"));
        close(file);
        unlink(path);
        QCOMPARE(Ring::attach(-1).error().code, std::string("trace.ring-attach"));
    }

    void noRoomIsSaidBeforeTheRun() {
        RingOptions options;
        options.pageCount = 1u << 31; // 32 TiB
        const auto ring = Ring::create(options);
        QVERIFY(!ring.ok());
        QCOMPARE(ring.error().code, std::string("trace.ring-no-room"));
        QCOMPARE(ring.error().category, forkyard::DiagnosticClass::LimitReached);
    }

    void aRingGetsPagesWhenHalfAreTaken() {
        constexpr std::uint32_t kMost = 2 * kPagesAtATime + 500;
        const Ring ring = makeRing(kMost);
        std::set<std::uint32_t> taken;
        const auto take = [&](std::uint32_t count) {
            for (std::uint32_t i = 0; i < count; ++i) taken.insert(ring.takePage());
        };
        QCOMPARE(ring.freePages(), kPagesAtATime - 1); // one page is never used
        take(kPagesAtATime / 2 - 2);
        growRing(ring);
        QCOMPARE(ring.freePages(), kPagesAtATime / 2 + 1); // more than half are free
        take(1);
        growRing(ring);
        QCOMPARE(ring.freePages(), kPagesAtATime / 2 + kPagesAtATime);
        take(kPagesAtATime);
        growRing(ring);
        QCOMPARE(ring.freePages(), kPagesAtATime / 2 + 500);
        take(kPagesAtATime / 2 + 500);
        growRing(ring); // as many as it may have
        QCOMPARE(ring.freePages(), 0u);
        QCOMPARE(ring.takePage(), kNoPage);
        // Each of them once, and each can be written to.
        QCOMPARE(taken.size(), std::size_t(kMost - 1));
        QCOMPARE(*taken.begin(), 1u);
        QCOMPARE(*taken.rbegin(), kMost - 1);
        for (const std::uint32_t page : taken) ring.page(page).records[kRecordsPerPage - 1].object = page;
        for (const std::uint32_t page : taken) ring.givePage(page);
        QCOMPARE(ring.freePages(), kMost - 1);
        for (const std::uint32_t page : taken) QVERIFY(ring.page(page).records[kRecordsPerPage - 1].object == page);
    }

    void aDeadOwnersSlotIsDrainedAndTakenBack() {
        const Ring ring = makeRing();
        Store store;
        Reader reader(ring, store);
        int ready[2];
        QCOMPARE(pipe(ready), 0);
        const pid_t child = forkChild([&] {
            Writer writer;
            writer.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
            for (int index = 0; index < 2000; ++index) writer.emitRelease(EventKind::Line, 0, 0, packLine(0, 1));
            if (write(ready[1], "r", 1) != 1) _exit(1);
            pause();
        });
        char byte;
        QCOMPARE(read(ready[0], &byte, 1), ssize_t(1));
        kill(child, SIGKILL);
        // A zombie counts as dead: whoever should wait for it may never do so.
        siginfo_t info;
        QCOMPARE(waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), 0);
        QCOMPARE(ring.endDeadSlots(), 1u);
        QCOMPARE(ring.endDeadSlots(), 0u);
        reader.poll();
        waitFor(child);
        QCOMPARE(ring.liveSlots(), 0u);
        QCOMPARE(ring.freePages(), 255u);
        QCOMPARE(reader.eventsRead(), std::uint64_t(2000));

        // The next one gets that slot, and is another lane.
        Writer writer;
        QVERIFY(writer.attach(ring, {kProcess + 5, 0, kProcess + 6, 0, 0, 0}));
        writer.emitRelease(EventKind::Line, 0, 0, packLine(0, 2));
        reader.poll();
        QCOMPARE(ring.header().slotsUsed.load(), 1u);
        QCOMPARE(store.laneCount(), std::size_t(2));
        close(ready[0]);
        close(ready[1]);
    }

    void theReaderLooksForTheDeadItself() {
        const Ring ring = makeRing();
        Store store;
        Reader reader(ring, store);
        const pid_t child = forkChild([&] {
            Writer *leaked = new Writer; // dies without closing
            leaked->attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
            leaked->emitRelease(EventKind::Line, 0, 0, packLine(0, 1));
        });
        waitFor(child);
        for (int polls = 0; polls < 64 && ring.liveSlots() > 0; ++polls) reader.poll();
        QCOMPARE(ring.liveSlots(), 0u);
        reader.finish();
        QCOMPARE(store.spans(0).lastState(), LaneState::Crashed);
    }

    void everySlotTakenIsSaidAndAFreedOneServes() {
        const Ring ring = makeRing(64, 2);
        Writer first, second, third;
        QVERIFY(first.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0}));
        QVERIFY(second.attach(ring, {kProcess, 0, kProcess + 2, 1, 0, 0}));
        QVERIFY(!third.attach(ring, {kProcess, 0, kProcess + 3, 2, 0, 0}));
        third.emitRelease(EventKind::Line, 0, 0, 0);
        QCOMPARE(third.dropped(), std::uint64_t(1));
        first.close();
        Store store;
        Reader reader(ring, store);
        reader.poll();
        QVERIFY(third.attach(ring, {kProcess, 0, kProcess + 3, 2, 0, 0}));
    }

    void withoutAReaderAFullRingDropsAtOnceAndSaysHowMany() {
        const Ring ring = makeRing(16, 4, ClockKind::Monotonic);
        Writer writer;
        writer.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
        QElapsedTimer timer;
        timer.start();
        constexpr int kCount = 100000;
        for (int index = 0; index < kCount; ++index) writer.emitRelease(EventKind::VariableStore, 1, 0, 0, Value::integer(index));
        QVERIFY(timer.elapsed() < 1000);
        QVERIFY(writer.dropped() > 0);
        Store store;
        Reader reader(ring, store);
        reader.poll();
        writer.emitRelease(EventKind::VariableStore, 1, 0, 0, Value::integer(kCount));
        writer.close();
        reader.finish();
        QCOMPARE(store.dropped(), writer.dropped());
        std::int64_t expected = 0;
        for (EventIndex index = 0; index < store.eventCount(); ++index) {
            const Event event = store.event(index);
            if (event.kind == EventKind::Gap) {
                expected += event.value.asInteger();
                // It tells how long ago the first was lost: after the last that was kept, and before now.
                const Time begin = event.time - Time{event.sequence} * 1000;
                QVERIFY(event.sequence > 0 && event.time > store.event(index - 1).time && begin + 1000 >= store.event(index - 1).time);
            }
            if (event.kind == EventKind::VariableStore) QCOMPARE(event.value.asInteger(), expected++);
        }
        QCOMPARE(expected, kCount + 1);
        QCOMPARE(store.lane(0).dropped, writer.dropped());
    }

    /// Nobody read until the writer was gone: what it lost last is told all the same, from the first that found no room to its end.
    void whatIsLostAtTheEndIsToldToo() {
        for (const bool isKilled : {false, true}) {
            const Ring ring = makeRing(16, 4, ClockKind::Monotonic);
            Writer writer;
            writer.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
            constexpr int kCount = 100000;
            for (int index = 0; index < kCount; ++index) writer.emitRelease(EventKind::VariableStore, 1, 0, 0, Value::integer(index));
            const std::uint64_t lost = writer.dropped();
            QVERIFY(lost > 0);
            const Time before = ring.now();
            if (isKilled) ring.slot(0).state.store(static_cast<std::uint32_t>(SlotState::Died));
            else writer.close();
            Store store;
            Reader reader(ring, store);
            reader.finish();
            QCOMPARE(store.dropped(), lost);
            EventIndex gaps = 0, last = 0;
            for (EventIndex index = 0; index < store.eventCount(); ++index) {
                if (store.event(index).kind == EventKind::VariableStore) last = index;
                if (store.event(index).kind != EventKind::Gap) continue;
                const Event gap = store.event(index);
                ++gaps;
                QVERIFY(gap.time >= store.event(last).time);
                if (isKilled) QCOMPARE(gap.sequence, 0u); // when it was killed, nobody saw
                else QVERIFY(gap.time >= before && gap.time - Time{gap.sequence} * 1000 <= before);
            }
            QCOMPARE(gaps, 1u);
            if (isKilled) writer.forgetAfterFork();
        }
    }

    void withALivingReaderAWriterWaitsForRoom() {
        const Ring ring = makeRing(16);
        Store store;
        Reader reader(ring, store);
        std::atomic<bool> done{false};
        constexpr std::uint32_t kCount = 200000;
        std::uint64_t dropped = 1;
        std::thread thread([&] {
            Writer writer;
            writer.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
            writeCounted(writer, kCount, 1);
            dropped = writer.dropped();
            writer.close();
            done = true;
        });
        while (!done) reader.poll();
        thread.join();
        reader.finish();
        QCOMPARE(dropped, std::uint64_t(0));
        checkLanes(store, kCount, 1);
    }

    void longTextsAreCutAndPrintsAreSplit() {
        const Ring ring = makeRing();
        Writer writer;
        writer.attach(ring, {kProcess, 0, kProcess + 1, 0, 0, 0});
        std::string chinese;
        for (int index = 0; index < 10000; ++index) chinese += "进";
        writer.emitText(EventKind::NextOperation, 0, 0, 0, chinese);
        writer.emitText(EventKind::Print, 0, 0, 0, chinese);
        writer.emitText(EventKind::Print, 0, 0, 0, "");
        writer.emitText(EventKind::Print, 0, 0, 0, std::string(kLongestText, 'a'));
        Store store;
        Reader reader(ring, store);
        reader.finish();
        const std::string_view cut = store.text(store.event(0).value.asText());
        QVERIFY(cut.size() <= kLongestText && cut.size() > kLongestText - 4);
        QVERIFY(cut.ends_with("进…"));
        std::string printed;
        for (std::size_t index = 0; index < store.console().size(); ++index) {
            const std::string_view piece = store.text(store.console()[index].text);
            QCOMPARE(piece.size() % 3, index < 4 ? std::size_t(0) : piece.size() % 3);
            printed += piece;
        }
        QCOMPARE(printed, chinese + std::string(kLongestText, 'a'));
    }

    void givenTimesAreKept() {
        const Ring ring = makeRing(64, 8, ClockKind::Given);
        Writer first, second;
        first.attach(ring, {kProcess, 0, kProcess + 1, 0, 1, 1});
        second.attach(ring, {kProcess, 0, kProcess + 2, 1, 1, 2});
        second.emitAt(20, EventKind::Line, 0, 0, 2, {});
        first.emitAt(10, EventKind::Line, 0, 0, 1, {});
        first.emitTextAt(30, EventKind::Print, 0, 0, 1, "x");
        Store store;
        Reader reader(ring, store);
        reader.setWatchesOwners(false);
        reader.poll();
        reader.poll(); // what the first has read is in its place
        QCOMPARE(store.eventCount(), EventIndex(3));
        QCOMPARE(store.event(0).time, Time(10));
        QCOMPARE(store.event(1).time, Time(20));
        QCOMPARE(store.event(2).time, Time(30));
    }

    void theClockRunsAsTheSystems() {
        const Ring ring = makeRing();
        const std::uint64_t systemBegin = monotonicNow();
        const Time begin = ring.now();
        while (monotonicNow() - systemBegin < 50'000'000) {}
        const Time passed = ring.now() - begin;
        const std::uint64_t expected = monotonicNow() - systemBegin;
        QVERIFY2(passed < expected + 500'000 && passed + 500'000 > expected, qPrintable(QString("%1 ns").arg(passed)));
    }

    void aThousandProcessesFit() {
        const Ring ring = makeRing(4096, 2048);
        Store store;
        Reader reader(ring, store);
        int hold[2];
        QCOMPARE(pipe(hold), 0);
        std::vector<pid_t> children;
        for (std::uint32_t index = 0; index < kManyProcesses; ++index) {
            const pid_t child = forkChild([&] {
                Writer writer;
                if (!writer.attach(ring, {kProcess + index, 0, kProcess + 2000 + index, 0, 0, 0})) _exit(1);
                writer.emitRelease(EventKind::Line, 0, 0, packLine(0, 1));
                char byte;
                close(hold[1]);
                if (read(hold[0], &byte, 1) != 0) _exit(1); // until all are there
                writer.close();
            });
            if (child < 0) {
                for (pid_t started : children) kill(started, SIGKILL);
                for (pid_t started : children) waitpid(started, nullptr, 0);
                close(hold[0]);
                close(hold[1]);
                QSKIP("this system allows fewer than a thousand more processes (2026-11)");
            }
            children.push_back(child);
        }
        QElapsedTimer timer;
        timer.start();
        while (reader.eventsRead() < kManyProcesses && timer.elapsed() < 60000) reader.poll();
        QCOMPARE(ring.liveSlots(), kManyProcesses);
        close(hold[1]);
        close(hold[0]);
        int failures = 0;
        for (pid_t child : children) {
            int status = 0;
            waitpid(child, &status, 0);
            failures += status != 0;
        }
        QCOMPARE(failures, 0);
        reader.finish();
        QCOMPARE(store.laneCount(), std::size_t(kManyProcesses));
        QCOMPARE(ring.liveSlots(), 0u);
    }
};

QTEST_APPLESS_MAIN(TestRing)
#include "tst_ring.moc"
