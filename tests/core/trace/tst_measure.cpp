// Cores, processor time, memory and machines in a trace: what a reader sees beside the events of real threads, and what is derived.
#include "core/trace/current_core.h"
#include "core/trace/reader.h"
#include "core/trace/scripted_trace.h"
#include "core/trace/writer.h"

#include <QtTest>

#include <sched.h>
#include <thread>
#include <unistd.h>

using namespace forkyard::trace;
using namespace forkyard::trace::literals;

namespace {

/// Away from the numbers that a ring gives.
constexpr ObjectId kProcess = 1000000;

Ring makeRing(ClockKind clock = ClockKind::Monotonic) {
    RingOptions options;
    options.pageCount = 64;
    options.slotCount = 8;
    options.clock = clock;
    auto ring = Ring::create(options);
    if (!ring.ok()) qFatal("no ring: %s", ring.error().arguments.at(0).c_str());
    ring.value().steering().level.store(static_cast<std::uint32_t>(Level::Sync));
    return std::move(ring).value();
}

std::vector<int> allowedCores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    sched_getaffinity(0, sizeof set, &set);
    std::vector<int> cores;
    for (int core = 0; core < CPU_SETSIZE; ++core)
        if (CPU_ISSET(core, &set)) cores.push_back(core);
    return cores;
}

bool pinTo(int core) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(core, &set);
    return sched_setaffinity(0, sizeof set, &set) == 0;
}

SlotOwner ownerOf(ObjectId process, ObjectId thread) {
    SlotOwner owner;
    owner.process = process;
    owner.thread = thread;
    return owner;
}

std::vector<Event> eventsOf(const Store &store, EventKind kind) {
    std::vector<Event> found;
    for (EventIndex index = 0; index < store.eventCount(); ++index)
        if (store.event(index).kind == kind) found.push_back(store.event(index));
    return found;
}

const MomentThread &threadOf(const Moment &moment, LaneId lane) {
    return *std::find_if(moment.threads.begin(), moment.threads.end(), [lane](const MomentThread &each) { return each.lane == lane; });
}

std::vector<std::int32_t> levelsOf(const Store &store, ObjectIndex object) {
    std::vector<std::int32_t> levels;
    const History &history = *store.objects()[object].history;
    for (std::size_t step = 0; step < history.size(); ++step) levels.push_back(history.step(step).level);
    return levels;
}

} // namespace

class TestMeasure : public QObject {
    Q_OBJECT

private slots:
    void ownUsageGrows() {
        const auto before = usageOf(0);
        QVERIFY(before && before->residentBytes > 0);
        volatile std::uint64_t sum = 0;
        while (usageOf(0)->cpuTime == before->cpuTime) sum = sum + 1;
        const auto named = usageOf(getpid());
        QVERIFY(named && named->cpuTime > before->cpuTime);
        QVERIFY(!usageOf(0x3fffffff));
    }

    /// A thread that is moved from core to core is seen on each.
    void threadsAreSeenOnTheirCores() {
        if (currentCore() == 0) QSKIP("2026-11: this kernel or C library keeps no core number in the thread");
        const Ring ring = makeRing();
        Store store;
        Reader reader(ring, store);
        reader.measure();
        const std::vector<int> cores = allowedCores();
        std::thread([&] {
            Writer writer;
            QVERIFY(writer.attach(ring, ownerOf(kProcess, kProcess + 1)));
            for (int core : cores) {
                QVERIFY(pinTo(core));
                for (int line = 1; line <= 3; ++line) writer.emitRelease(EventKind::Line, 0, 0, packLine(0, static_cast<std::uint32_t>(line)));
            }
        }).join();
        reader.finish();
        const auto moves = eventsOf(store, EventKind::ThreadCore);
        QCOMPARE(moves.size(), cores.size());
        for (std::size_t at = 0; at < moves.size(); ++at) {
            const ObjectIndex core = store.objectOf(moves[at].thread, moves[at].object);
            QCOMPARE(store.objects()[core].kind, ObjectKind::Core);
            QCOMPARE(std::string(store.objects()[core].name), "CPU " + std::to_string(cores[at]));
        }
        QCOMPARE(store.event(0).kind, EventKind::Line); // a lane begins with what its thread did
        QCOMPARE(eventsOf(store, EventKind::Line).size(), 3 * cores.size());
    }

    void aSimulatedMachineHasNoneOfOurCores() {
        const Ring ring = makeRing(ClockKind::Given);
        Store store;
        Reader reader(ring, store);
        Writer writer;
        QVERIFY(writer.attach(ring, ownerOf(kProcess, kProcess + 1)));
        writer.emitRelease(EventKind::Line, 0, 0, 1);
        reader.measure();
        writer.close();
        reader.finish();
        QVERIFY(eventsOf(store, EventKind::ThreadCore).empty());
    }

    /// The reader asks for what the thread's process uses, and nothing while nothing is recorded.
    void processesAreAsked() {
        for (const Level level : {Level::Off, Level::Sync}) {
            const Ring ring = makeRing();
            ring.steering().level.store(static_cast<std::uint32_t>(level));
            Store store;
            Reader reader(ring, store);
            reader.measure();
            Writer writer;
            QVERIFY(writer.attach(ring, ownerOf(kProcess, kProcess + 1)));
            writer.emitAcquire(EventKind::ProcessStart, kProcess, 0, 1, Value::integer(getpid()));
            for (int round = 0; round < 3; ++round) {
                QTest::qWait(60);
                reader.poll();
            }
            writer.close();
            reader.finish();
            const bool asked = level == Level::Sync;
            QCOMPARE(!eventsOf(store, EventKind::ProcessCpu).empty(), asked);
            QCOMPARE(!store.memoryHeld(0).empty(), asked);
            if (!asked) continue;
            QVERIFY(store.memoryHeld(0).front().value > 0);
            const auto &cpu = store.cpuUsed(0);
            QVERIFY(std::is_sorted(cpu.begin(), cpu.end(), [](const UsagePoint &a, const UsagePoint &b) { return a.value < b.value; }));
            QCOMPARE(store.momentAtEvent(store.eventCount()).processes.at(0).cpuTime, cpu.back().value);
        }
    }

    /// A core is its thread's while that runs; who comes later takes it.
    void coresHaveOwners() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.at(1_ms).process("main", 10), other = script.thread(main, "other");
        const ObjectId core = script.object(main, ObjectKind::Core, ObjectScope::Shared, "CPU 0"), second = script.object(main, ObjectKind::Core, ObjectScope::Shared, "CPU 1");
        script.at(2_ms).add(main, EventKind::ThreadCore, core);
        script.at(3_ms).add(main, EventKind::SleepBegin);
        script.at(4_ms).add(other, EventKind::ThreadCore, core);
        script.at(5_ms).add(main, EventKind::SleepEnd); // seen there last, so it takes it back
        script.at(6_ms).add(main, EventKind::ThreadCore, second);
        script.at(7_ms).exitThread(other);
        script.settle();
        const ObjectIndex first = store.objectOf(main, core), last = store.objectOf(main, second);
        const std::int32_t mains = static_cast<std::int32_t>(main) + 1, others = static_cast<std::int32_t>(other) + 1;
        QCOMPARE(levelsOf(store, first), (std::vector<std::int32_t>{mains, 0, others, mains, 0}));
        QCOMPARE(levelsOf(store, last), (std::vector<std::int32_t>{mains}));
        QCOMPARE(threadOf(store.momentAt(4_ms), main).core, first);
        QCOMPARE(threadOf(store.momentAt(6_ms), main).core, last);
        QCOMPARE(store.momentAtEvent(store.eventCount()), store.replayTo(store.eventCount()));
        // Stepping along a lane passes over what its thread did not do.
        QCOMPARE(store.nextEvent(main, 5_ms), kNoEvent);
    }

    void childrenAreOnTheirParentsMachine() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.at(1_ms).process("main", 10);
        const ObjectId here = script.object(main, ObjectKind::Machine, ObjectScope::Shared, "here"), there = script.object(main, ObjectKind::Machine, ObjectScope::Shared, "there");
        script.at(2_ms).add(main, EventKind::ProcessMachine, script.processObject(main), Value::object(here));
        const LaneId child = script.at(3_ms).process("child", 11, main), grandchild = script.at(4_ms).process("grandchild", 12, child);
        script.at(5_ms).add(child, EventKind::ProcessMachine, script.processObject(child), Value::object(there));
        const LaneId later = script.at(6_ms).process("later", 13, child);
        script.settle();
        const std::pair<LaneId, std::string_view> expected[] = {{main, "here"}, {child, "there"}, {grandchild, "here"}, {later, "there"}};
        const Moment moment = store.momentAtEvent(store.eventCount());
        for (const auto &[lane, name] : expected) {
            const ProcessIndex process = store.lane(lane).process;
            QCOMPARE(store.nameOf(store.processes()[process].machine), name);
            const auto found = std::find_if(moment.processes.begin(), moment.processes.end(), [process = process](const MomentProcess &each) { return each.process == process; });
            QCOMPARE(found->machineName, name);
        }
        QCOMPARE(store.momentAt(4_ms).processes.at(1).machineName, std::string_view("here"));
    }
};

QTEST_GUILESS_MAIN(TestMeasure)
#include "tst_measure.moc"
