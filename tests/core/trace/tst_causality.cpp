// Real hand-overs between two threads and between two processes: in the store's order no effect comes before its cause, and times
// agree with it. The number of rounds is FORKYARD_CAUSALITY_ROUNDS, else enough for a million hand-overs and messages in each test, or
// as many as a busy machine gets done in some seconds.
#include "core/trace/reader.h"
#include "core/trace/writer.h"

#include <QtTest>

#include <atomic>
#include <chrono>
#include <sched.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace forkyard::trace;

namespace {

constexpr ObjectId kLock = 1, kQueue = 2, kProcess = 100, kThread = 200;
constexpr std::uint32_t kDefaultRounds = 340'000;

std::uint32_t rounds() {
    bool set = false;
    const int wanted = qEnvironmentVariableIntValue("FORKYARD_CAUSALITY_ROUNDS", &set);
    return set ? static_cast<std::uint32_t>(wanted) : kDefaultRounds;
}

/// A lock and a queue of one place, in memory that both sides share, with the sequence numbers of the events about them.
struct Shared {
    std::atomic<std::uint32_t> lock{0};
    std::uint32_t lockSequence = 0;  ///< guarded by lock
    std::uint32_t counter = 0;       ///< guarded by lock: counts hand-overs
    std::atomic<std::uint32_t> full{0};
    std::atomic<std::uint32_t> queueSequence{0};
    std::uint32_t item = 0; ///< belongs to the putter while full is 0, to the getter while it is 1
    /// Rounds to do. The first side may lower them before it lets the other one into the round that is the last then.
    std::atomic<std::uint32_t> handOvers{rounds()}, messages{rounds()};
    std::atomic<std::uint32_t> started{0};
};

/// Spins for a while, then lets others run, and where they keep the processor sleeps, so as to be woken before them: with fewer
/// cores than sides, or other programs on them, spinning alone would take for ever.
void waitUntil(const std::atomic<std::uint32_t> &word, std::uint32_t wanted) {
    for (int spin = 0; spin < 500; ++spin) {
        if (word.load(std::memory_order_acquire) == wanted) return;
    }
    for (int yielded = 0; word.load(std::memory_order_acquire) != wanted; ++yielded) {
        if (yielded < 20) sched_yield();
        else usleep(20);
    }
}

/// Where other programs keep the processors, a round takes as long as their turns do: then fewer must do.
class Patience {
public:
    void look(std::atomic<std::uint32_t> &rounds, std::uint32_t round) const {
        constexpr std::uint32_t least = 1'000;
        if (round >= least && round % 100 == 0 && std::chrono::steady_clock::now() > m_end) rounds = std::min<std::uint32_t>(rounds, round + 1);
    }

private:
    std::chrono::steady_clock::time_point m_end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
};

void handOver(Shared &shared, Writer &writer, std::uint32_t side) {
    const Patience patience;
    // The sides take turns, so that each acquire has a release of the other before it.
    for (std::uint32_t turn = 0; turn < shared.handOvers; ++turn) {
        waitUntil(shared.lock, side);
        if (side == 0) patience.look(shared.handOvers, turn);
        writer.emitAcquire(EventKind::LockAcquire, kLock, ++shared.lockSequence, 0, Value());
        writer.emitRelease(EventKind::VariableStore, 3, 0, 0, Value::integer(shared.counter++));
        writer.emitRelease(EventKind::LockRelease, kLock, ++shared.lockSequence, 0, Value());
        shared.lock.store(1 - side, std::memory_order_release);
    }
}

void putAll(Shared &shared, Writer &writer) {
    const Patience patience;
    for (std::uint32_t index = 0; index < shared.messages; ++index) {
        waitUntil(shared.full, 0);
        patience.look(shared.messages, index);
        shared.item = index;
        const std::uint32_t sequence = shared.queueSequence.fetch_add(1) + 1;
        writer.emitRelease(EventKind::QueuePut, kQueue, sequence, 0, Value::integer(index));
        shared.full.store(1, std::memory_order_release);
    }
}

void getAll(Shared &shared, Writer &writer) {
    for (std::uint32_t index = 0; index < shared.messages; ++index) {
        waitUntil(shared.full, 1);
        const std::uint32_t sequence = shared.queueSequence.fetch_add(1) + 1;
        writer.emitAcquire(EventKind::QueueGet, kQueue, sequence, 0, Value::integer(shared.item));
        shared.full.store(0, std::memory_order_release);
    }
}

void runSide(Shared &shared, const Ring &ring, std::uint32_t side, std::uint32_t process) {
    Writer writer;
    writer.attach(ring, {kProcess + process, 0, kThread + side, process == side ? 0 : side, 0, 0});
    if (side == 0) {
        writer.nameObject(kLock, ObjectKind::Lock, ObjectScope::Shared, "lock");
        writer.nameObject(kQueue, ObjectKind::Queue, ObjectScope::Shared, "queue");
        writer.nameObject(3, ObjectKind::Variable, ObjectScope::Shared, "counter");
    }
    shared.started.fetch_add(1);
    while (shared.started.load() < 2) std::this_thread::yield();
    handOver(shared, writer, side);
    side == 0 ? putAll(shared, writer) : getAll(shared, writer);
    writer.close();
}

/// How many acquires the bare clock would have put before their releases: the store is not to need its corrections.
class RawTimes {
public:
    explicit RawTimes(const Store &store) {
        Time lastRelease = 0;
        for (EventIndex index = 0; index < store.eventCount(); ++index) {
            const Event event = store.event(index);
            if (event.kind == EventKind::LockRelease || event.kind == EventKind::QueuePut) lastRelease = event.time;
            const bool acquires = event.kind == EventKind::LockAcquire || event.kind == EventKind::QueueGet;
            // A time that was raised equals the one before it.
            if (acquires && event.time == lastRelease) ++raised;
        }
    }
    std::size_t raised = 0;
};

/// Every acquire after the release that let it in, every get after its put, in order and in time.
void check(const Store &store, const Shared &shared) {
    std::uint32_t lockSequence = 0;
    std::int64_t counter = 0, put = 0, got = 0;
    Time lastRelease = 0, lastPut = 0;
    for (EventIndex index = 0; index < store.eventCount(); ++index) {
        const Event event = store.event(index);
        switch (event.kind) {
        case EventKind::LockAcquire:
            QCOMPARE(event.sequence, ++lockSequence);
            QCOMPARE(lockSequence % 2, 1u);
            QVERIFY(event.time >= lastRelease);
            break;
        case EventKind::LockRelease:
            QCOMPARE(event.sequence, ++lockSequence);
            lastRelease = event.time;
            break;
        case EventKind::VariableStore: QCOMPARE(event.value.asInteger(), counter++); break;
        case EventKind::QueuePut:
            QCOMPARE(event.value.asInteger(), put++);
            lastPut = event.time;
            break;
        case EventKind::QueueGet:
            QCOMPARE(event.value.asInteger(), got++);
            QVERIFY(got <= put);
            QVERIFY(event.time >= lastPut);
            break;
        default: break;
        }
    }
    QCOMPARE(counter, std::int64_t{2} * shared.handOvers);
    QCOMPARE(got, std::int64_t{shared.messages});
    QCOMPARE(store.dropped(), std::uint64_t(0));
    std::size_t messages = 0;
    for (std::size_t index = 0; index < store.arrows().size(); ++index) {
        messages += store.arrows()[index].kind == ArrowKind::Message;
    }
    QCOMPARE(messages, std::size_t{shared.messages});
    qInfo("%u hand-overs and messages, %zu times raised", 2 * shared.handOvers + shared.messages, RawTimes(store).raised);
}

Ring makeRing() {
    auto ring = Ring::create();
    if (!ring.ok()) qFatal("no ring");
    return std::move(ring).value();
}

} // namespace

class TestCausality : public QObject {
    Q_OBJECT

private slots:
    void betweenThreads() {
        const Ring ring = makeRing();
        Store store;
        Reader reader(ring, store);
        Shared shared;
        std::atomic<int> running{2};
        std::thread sides[2];
        for (std::uint32_t side = 0; side < 2; ++side) {
            sides[side] = std::thread([&, side] {
                runSide(shared, ring, side, 0);
                --running;
            });
        }
        while (running > 0) {
            reader.poll();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        for (std::thread &side : sides) side.join();
        reader.finish();
        check(store, shared);
    }

    void betweenProcesses() {
        const Ring ring = makeRing();
        Store store;
        Reader reader(ring, store);
        void *memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        QVERIFY(memory != MAP_FAILED);
        Shared &shared = *new (memory) Shared;
        pid_t children[2];
        for (std::uint32_t side = 0; side < 2; ++side) {
            children[side] = fork();
            if (children[side] == 0) {
                runSide(shared, ring, side, side);
                _exit(0);
            }
        }
        for (int ended = 0; ended < 2;) {
            reader.poll();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            if (waitpid(children[ended], nullptr, WNOHANG) == children[ended]) ++ended;
        }
        reader.finish();
        check(store, shared);
        munmap(memory, sizeof(Shared));
        QCOMPARE(store.processes().size(), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(TestCausality)
#include "tst_causality.moc"
