// The order of events and what is derived from them. Long: one test for each thing that is derived.
#include "core/trace/merge.h"
#include "core/trace/scripted_trace.h"
#include "tests/core/trace/random_trace.h"

#include <QtTest>

#include <set>
#include <sstream>

using namespace forkyard::trace;
using namespace forkyard::trace::literals;

namespace {

Event eventOf(Time time, EventKind kind, ObjectId object, std::uint32_t sequence, Value value = {}) {
    Event event;
    event.time = time;
    event.kind = kind;
    event.object = object;
    event.sequence = sequence;
    event.value = value;
    return event;
}

/// Put, but still in its process.
void putUnsent(Store &store, LaneId lane, ObjectId queue, Time time, int item) {
    const Event event = eventOf(time, EventKind::QueuePut, queue, 0, Value::integer(item));
    store.append(lane, {&event, 1});
}

/// Everything that a store derived, as text: two stores are equal when it is.
std::string dump(const Store &store) {
    std::ostringstream out;
    for (EventIndex index = 0; index < store.eventCount(); ++index) {
        const Event event = store.event(index);
        out << event.time << ' ' << event.thread << ' ' << kindInfo(event.kind).name << ' ' << event.object << ' '
            << event.sequence << ' ' << event.value.bits() << '\n';
    }
    for (LaneId lane = 0; lane < store.laneCount(); ++lane) {
        out << "lane " << lane << ' ' << store.lane(lane).name << ' ' << store.lane(lane).begin << '\n';
        for (std::size_t index = 0; index < store.spans(lane).count(); ++index) {
            const LaneSpan span = store.span(lane, index);
            out << span.begin << '-' << span.end << ' ' << laneStateName(span.state) << ' ' << span.event << '\n';
        }
    }
    for (ObjectIndex index = 0; index < store.objects().size(); ++index) {
        const ObjectInfo &object = store.objects()[index];
        out << "object " << object.id << ' ' << static_cast<int>(object.kind) << ' ' << object.process << ' ' << object.name << '\n';
        for (const History *history : {object.history, object.waiters}) {
            for (std::size_t at = 0; at < history->size(); ++at) {
                const HistoryStep &step = history->step(at);
                out << step.time << ':' << step.event << ':' << step.level << ' ';
            }
        }
        for (std::size_t at = 0; at < store.items(index).size(); ++at) {
            const ItemTrip &trip = store.items(index)[at];
            out << trip.put << '>' << trip.sent << '>' << trip.got << ' ';
        }
    }
    for (std::size_t index = 0; index < store.arrows().size(); ++index) {
        const Arrow &arrow = store.arrows()[index];
        out << "arrow " << static_cast<int>(arrow.kind) << ' ' << arrow.fromEvent << ' ' << arrow.toEvent << '\n';
    }
    for (const Finding &finding : store.findings()) {
        out << "finding " << static_cast<int>(finding.kind) << ' ' << finding.event << '\n';
    }
    for (const ProcessInfo &process : store.processes()) {
        out << "process " << process.id << ' ' << process.begin << ' ' << process.end << ' ' << static_cast<int>(process.state) << '\n';
    }
    out << "console " << store.console().size() << ", now " << store.now() << '\n';
    return out.str();
}

/// What an event's effect may be seen by: anything at all that differs.
std::string visible(const Store &store) {
    std::ostringstream out;
    const Moment moment = store.momentAtEvent(store.eventCount());
    for (const MomentThread &thread : moment.threads) {
        out << thread.lane << laneStateName(thread.state) << thread.name << packedLine(thread.line) << thread.nextOperation << '|'
            << thread.inHand << '|' << thread.reasonText << '|' << thread.exception << '|' << thread.function << thread.core;
        for (const MomentVariable &local : thread.locals) out << local.id << '=' << local.value.bits();
    }
    for (const MomentProcess &process : moment.processes) {
        out << process.id << process.name << static_cast<int>(process.state) << process.reaped << process.pid << process.machine << ' '
            << process.cpuTime << ' ' << process.residentBytes;
        for (const MomentVariable &variable : process.memory) out << variable.id << '=' << variable.value.bits();
    }
    for (const MomentLock &lock : moment.locks) out << 'L' << lock.id << lock.owner << lock.count << lock.waiters.size();
    for (const MomentQueue &queue : moment.queues) {
        out << 'Q' << queue.id << queue.depth << queue.puts << queue.gets << queue.closed << queue.capacity;
        for (const MomentItem &item : queue.items) out << item.buffered;
        out << queue.peer << queue.readers.size() << queue.writers.size();
    }
    for (const MomentPool &pool : moment.pools) {
        out << 'P' << pool.wanted << pool.closed << pool.pending << pool.running << pool.ended << pool.collected;
        for (const MomentWorker &worker : pool.workers) out << worker.name;
    }
    for (const MomentJob &job : moment.jobs) {
        out << 'J' << job.text << static_cast<int>(job.phase) << job.collected << job.pool << job.worker << job.callback;
    }
    for (const MomentTask &task : moment.tasks) out << 'T' << task.object << laneStateName(task.state) << task.collected;
    for (const MomentLoop &loop : moment.loops) out << loop.turn << loop.ready;
    for (const ObjectInfo &object : store.objects()) out << 'O' << object.id << object.name;
    out << moment.consolePieces << moment.ended << moment.exitCode << static_cast<int>(moment.level) << store.findings().size()
        << store.dropped() << store.sources().size();
    return out.str();
}

/// A forked child whose owner was found gone at 10 ns, and that nobody has told of yet.
struct DiedChild {
    DiedChild() {
        const Event fork = eventOf(1, EventKind::ProcessFork, 4, 1, Value::integer(11)), line = eventOf(5, EventKind::Line, 0, 0);
        store.append(main, {&fork, 1});
        store.append(child, {&line, 1});
        store.settle(10);
        store.closeLane(child, true);
    }
    Store store;
    LaneId main = store.openLane({1, 0, 2, 0, 10, 10}), child = store.openLane({4, 1, 5, 0, 11, 11});
};

} // namespace

class TestStore : public QObject {
    Q_OBJECT

private slots:
    /// Of a stream that never rests some events are always still to come; what has gone takes no room beside them.
    void whatWaitsForItsTurnTakesRoomAndNoMore() {
        Merge::Queue queue;
        Time time = 0, seen = 0;
        for (int round = 0; round < 1000; ++round) {
            std::vector<Event> more(100);
            for (Event &event : more) event.time = ++time;
            QCOMPARE(queue.add(more)->time, more.front().time);
            const Event *next = queue.begin();
            for (; next->time < time; ++next) QCOMPARE(next->time, ++seen);
            queue.popUntil(next);
        }
        QVERIFY2(queue.events.capacity() <= 1000, qPrintable(QString::number(queue.events.capacity())));
    }

    void anObjectsSequenceBeatsTime() {
        Store store;
        const LaneId first = store.openLane({1, 0, 2, 0, 10, 10}), second = store.openLane({1, 0, 3, 1, 10, 11});
        // The second's clock runs behind: it seems to have the lock before the first let go of it.
        const Event firsts[] = {eventOf(100, EventKind::LockAcquire, 9, 1), eventOf(200, EventKind::LockRelease, 9, 2)};
        const Event seconds[] = {eventOf(150, EventKind::LockWait, 9, 0), eventOf(190, EventKind::LockAcquire, 9, 3)};
        store.append(second, seconds);
        store.append(first, firsts);
        store.settle(1000);
        QCOMPARE(store.eventCount(), EventIndex(4));
        QCOMPARE(store.event(2).kind, EventKind::LockRelease);
        QCOMPARE(store.event(3).kind, EventKind::LockAcquire);
        QCOMPARE(store.event(3).time, Time(200));
    }

    void anEventWaitsForItsCauseWhichComesLater() {
        Store store;
        const LaneId first = store.openLane({1, 0, 2, 0, 10, 10}), second = store.openLane({1, 0, 3, 1, 10, 11});
        const Event acquire = eventOf(60, EventKind::LockAcquire, 9, 3);
        store.append(second, {&acquire, 1});
        store.settle(100);
        QCOMPARE(store.eventCount(), EventIndex(0));
        const Event firsts[] = {eventOf(10, EventKind::LockAcquire, 9, 1), eventOf(50, EventKind::LockRelease, 9, 2)};
        store.append(first, firsts);
        store.settle(200);
        QCOMPARE(store.eventCount(), EventIndex(3));
        QCOMPARE(store.event(2).thread, std::uint16_t(second));
    }

    void aForkThatIsToldLateComesBeforeAllThatFollowsFromIt() {
        Store store;
        const LaneId parent = store.openLane({1, 0, 2, 0, 10, 10}), child = store.openLane({3, 1, 4, 0, 11, 11});
        const LaneId third = store.openLane({5, 0, 6, 0, 12, 12});
        const Event childs[] = {eventOf(100, EventKind::ProcessStart, 3, 1), eventOf(120, EventKind::JobStart, 9, 1)};
        const Event thirds[] = {eventOf(90, EventKind::JobSubmit, 9, 1), eventOf(150, EventKind::JobDone, 9, 2)};
        store.append(child, childs);
        store.append(third, thirds);
        // However often somebody looks: the third waits, too, from the child's beginning on.
        for (Time look = 1000; look < 6000; look += 1000) store.settle(look);
        QCOMPARE(store.eventCount(), EventIndex(1));
        QCOMPARE(store.now(), Time(100));
        const Event fork = eventOf(5500, EventKind::ProcessFork, 3, 1);
        store.append(parent, {&fork, 1});
        store.settle(7000);
        QCOMPARE(store.eventCount(), EventIndex(5));
        std::vector<EventKind> kinds;
        for (EventIndex index = 0; index < store.eventCount(); ++index) kinds.push_back(store.event(index).kind);
        const auto placeOf = [&](EventKind kind) { return std::find(kinds.begin(), kinds.end(), kind) - kinds.begin(); };
        QVERIFY(placeOf(EventKind::ProcessFork) < placeOf(EventKind::ProcessStart));
        QVERIFY(placeOf(EventKind::JobSubmit) < placeOf(EventKind::JobStart));
    }

    void aForkThatIsNeverToldIsGivenUp() {
        Store store;
        const LaneId child = store.openLane({3, 1, 4, 0, 11, 11}), other = store.openLane({5, 0, 6, 0, 12, 12});
        const Event childs[] = {eventOf(100, EventKind::ProcessStart, 3, 1), eventOf(120, EventKind::JobStart, 9, 0)};
        const Event another = eventOf(150, EventKind::JobDone, 9, 0);
        store.append(child, childs);
        store.append(other, {&another, 1});
        store.settle(1000);
        store.settle(2000);
        QCOMPARE(store.eventCount(), EventIndex(0));
        store.settle(100 + 500'000'000);
        QCOMPARE(store.eventCount(), EventIndex(3));
    }

    void aCauseThatNeverComesIsGivenUp() {
        Store store;
        const LaneId lane = store.openLane({1, 0, 2, 0, 10, 10});
        const Event events[] = {eventOf(10, EventKind::LockAcquire, 9, 7), eventOf(20, EventKind::LockRelease, 9, 8)};
        store.append(lane, events);
        store.settle(100);
        store.settle(101);
        QCOMPARE(store.eventCount(), EventIndex(0));
        store.settle(102);
        QCOMPARE(store.eventCount(), EventIndex(2));
    }

    void threadsStandInTheOrderInWhichTheyWereMade() {
        Store store;
        const LaneId main = store.openLane({1, 0, 2, 0, 10, 10});
        const LaneId third = store.openLane({1, 0, 5, 4, 10, 13}), first = store.openLane({1, 0, 3, 2, 10, 11});
        const LaneId elsewhere = store.openLane({6, 1, 7, 0, 14, 14});
        const LaneId second = store.openLane({1, 0, 4, 3, 10, 12});
        QCOMPARE(store.processes()[0].lanes, (std::vector{main, first, second, third}));
        QCOMPARE(store.processes()[1].lanes, std::vector{elsewhere});

        const Event mains[] = {eventOf(1, EventKind::ProcessStart, 1, 0), eventOf(2, EventKind::ThreadCreate, 3, 1), eventOf(3, EventKind::ThreadCreate, 4, 1), eventOf(4, EventKind::ThreadCreate, 5, 1)};
        const Event thirds[] = {eventOf(10, EventKind::ThreadStart, 5, 1)}, firsts[] = {eventOf(20, EventKind::ThreadStart, 3, 1)}, seconds[] = {eventOf(30, EventKind::ThreadStart, 4, 1)};
        store.append(main, mains);
        store.append(third, thirds);
        store.append(first, firsts);
        store.append(second, seconds);
        store.finish();
        const Moment moment = store.momentAt(50);
        QCOMPARE(store.eventCount(), EventIndex(7));
        QCOMPARE(moment.threads.size(), std::size_t(4));
        QCOMPARE(moment.processes.size(), std::size_t(1));
        std::vector<LaneId> shown;
        for (const std::size_t thread : moment.processes[0].threads) shown.push_back(moment.threads[thread].lane);
        QCOMPARE(shown, store.processes()[0].lanes);
    }

    void startAndJoinAreCauses() {
        Store store;
        const LaneId main = store.openLane({1, 0, 2, 0, 10, 10}), other = store.openLane({1, 0, 3, 1, 10, 11});
        const Event others[] = {eventOf(5, EventKind::ThreadStart, 3, 1), eventOf(300, EventKind::ThreadExit, 3, 2)};
        const Event mains[] = {eventOf(100, EventKind::ThreadCreate, 3, 1), eventOf(200, EventKind::ThreadJoinEnd, 3, 2)};
        store.append(other, others);
        store.append(main, mains);
        store.settle(1000);
        QCOMPARE(store.event(0).kind, EventKind::ThreadCreate);
        QCOMPARE(store.event(1).kind, EventKind::ThreadStart);
        QCOMPARE(store.event(2).kind, EventKind::ThreadExit);
        QCOMPARE(store.event(3).kind, EventKind::ThreadJoinEnd);
        QCOMPARE(store.arrows().size(), std::size_t(2));
        QCOMPARE(store.arrows()[0].kind, ArrowKind::Start);
        QCOMPARE(store.arrows()[1].kind, ArrowKind::Join);
    }

    /// A child's end that is seen in passing is no join; that comes when somebody waits, or says that he would have.
    void whoLooksInPassingJoinsNobody() {
        for (const bool waits : {false, true}) {
            Store store;
            const LaneId parent = store.openLane({1, 0, 2, 0, 10, 10}), child = store.openLane({3, 1, 4, 0, 11, 11});
            std::vector<Event> parents = {eventOf(100, EventKind::ProcessFork, 3, 1)};
            if (waits) parents.push_back(eventOf(250, EventKind::ProcessWaitBegin, 3, 0));
            parents.push_back(eventOf(400, EventKind::ProcessWaitEnd, 3, 2));
            if (!waits) parents.push_back(eventOf(500, EventKind::ThreadJoinEnd, 3, 2));
            const Event children[] = {eventOf(150, EventKind::ProcessStart, 3, 1), eventOf(300, EventKind::ProcessExit, 3, 2)};
            store.append(parent, parents);
            store.append(child, children);
            store.finish();
            QCOMPARE(store.arrows().size(), std::size_t(2));
            QCOMPARE(store.arrows()[1].kind, ArrowKind::Join);
            QCOMPARE(store.event(store.arrows()[1].toEvent).time, Time(waits ? 400 : 500));
        }
    }

    void sequencesSkipNoneWhenTheyWrap() {
        Store store;
        const LaneId lane = store.openLane({1, 0, 2, 0, 10, 10});
        const Event events[] = {eventOf(1, EventKind::EventSet, 9, 0xffffffff), eventOf(2, EventKind::EventSet, 9, 1)};
        store.append(lane, events);
        store.finish();
        QCOMPARE(store.eventCount(), EventIndex(2));
        QCOMPARE(nextSequence(0xffffffff), 1u);
    }

    void inPiecesOrAtOnce_data() {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed) QTest::addRow("seed %u", seed) << seed;
    }
    void inPiecesOrAtOnce() {
        QFETCH(unsigned, seed);
        const RandomTrace trace = randomTrace(seed, 2000, true);
        Store whole;
        fill(whole, trace);

        std::mt19937 random(seed * 31);
        Store pieces;
        openLanes(pieces, trace);
        std::vector<std::size_t> given(trace.lanes.size());
        for (Time time = 0; time <= trace.end; time += 1 + random() % 4000) {
            // All that is earlier is there, in an order of lanes and in pieces that mean nothing; some of what is later is too.
            for (std::size_t turn = 0; turn < trace.lanes.size() * 3; ++turn) {
                const bool last = turn >= trace.lanes.size() * 2;
                const auto lane = static_cast<LaneId>(last ? turn - trace.lanes.size() * 2 : random() % trace.lanes.size());
                const auto &events = trace.lanes[lane];
                std::size_t until = given[lane];
                while (until < events.size() && events[until].time < time) ++until;
                if (!last && until > given[lane]) until = given[lane] + random() % (until - given[lane] + 1);
                if (last) until = std::min(events.size(), until + random() % 3);
                pieces.append(lane, std::span(events).subspan(given[lane], until - given[lane]));
                given[lane] = until;
            }
            pieces.settle(time);
        }
        for (LaneId lane = 0; lane < trace.lanes.size(); ++lane) {
            pieces.append(lane, std::span(trace.lanes[lane]).subspan(given[lane]));
        }
        pieces.finish();
        const std::string expected = dump(whole), actual = dump(pieces);
        // The last settled instant is the only difference there may be.
        QCOMPARE(actual.substr(0, actual.rfind(", now")), expected.substr(0, expected.rfind(", now")));
    }

    /// Each kind shows somewhere: with it, something is seen that is not seen without.
    void everyKindHasItsEffect_data() {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < static_cast<int>(kEventKinds); ++kind) {
            QTest::newRow(std::string(kindInfo(static_cast<EventKind>(kind)).name).c_str()) << kind;
        }
    }
    void everyKindHasItsEffect() {
        QFETCH(int, kind);
        const auto which = static_cast<EventKind>(kind);
        // These only tell something about a moment that other events make: their time and place is all there is to see.
        static const std::set<EventKind> kMarks = {EventKind::VirtualClock, EventKind::ProgramStart, EventKind::PaceChange,   EventKind::ProcessExec,
                                                   EventKind::QueueFull,    EventKind::QueueEmpty,   EventKind::QueueTaskDone,
                                                   EventKind::SocketRefused,
                                                   EventKind::WaitGivenUp,  EventKind::ConditionNotify, EventKind::WaitLimit};
        auto build = [which](Store &store, bool with) {
            for (const char *text : {"one", "two"}) store.addText(text);
            const LaneId main = store.openLane({1, 0, 2, 0, 10, 10}), other = store.openLane({1, 0, 3, 1, 10, 11});
            std::vector<Event> before = {eventOf(1, EventKind::FrameEnter, 0, 0, Value::text(1)),
                                         eventOf(1, EventKind::TaskCreate, 70, 1, Value::text(1)),
                                         eventOf(1, EventKind::GilTake, 30, 1), eventOf(1, EventKind::LockAcquire, 31, 1),
                                         eventOf(1, EventKind::RLockAcquire, 32, 1, Value::integer(1)),
                                         eventOf(1, EventKind::EventSet, 34, 1),
                                         eventOf(1, EventKind::BarrierWait, 35, 1, Value::integer(1)),
                                         eventOf(1, EventKind::QueuePut, 40, 0, Value::text(1)),
                                         eventOf(1, EventKind::QueuePut, 40, 1, Value::text(2)),
                                         eventOf(1, EventKind::PipeWrite, 41, 1, Value::text(2)),
                                         eventOf(1, EventKind::SocketSend, 42, 0, Value::text(2)),
                                         eventOf(1, EventKind::PoolWorker, 90, 0, Value::text(2)),
                                         eventOf(1, EventKind::JobSubmit, 91, 1, Value::text(2))};
            const bool wakes = kindInfo(which).side == Side::Acquire && which != EventKind::VariableLoad;
            if (wakes) before.push_back(eventOf(2, which == EventKind::LibraryWake ? EventKind::LibraryWait : EventKind::SleepBegin, 0, 0));
            if (which == EventKind::BlockedReason) before.push_back(eventOf(2, EventKind::LockWait, 33, 0));
            if (which == EventKind::Line) before.push_back(eventOf(2, EventKind::ExceptionRaised, 0, 0, Value::text(1)));
            store.append(main, before);
            Event event = eventOf(3, which, 0, 0, Value::integer(3));
            switch (kindInfo(which).effect) {
            case Effect::Process: event.object = which == EventKind::ProcessFork || which == EventKind::ProcessSpawn ? 5 : 1; break;
            case Effect::Thread: event.object = which == EventKind::ThreadExit ? 2 : 3; break;
            case Effect::Task: event.object = 70; break;
            case Effect::Variable: event.object = 50; break;
            case Effect::Local: event.object = 60; break;
            case Effect::Machine:
                event.object = 1;
                event.value = Value::object(95);
                break;
            case Effect::Usage: event.object = 1; break;
            default: event.object = 80; break;
            }
            const std::string name(kindInfo(which).name);
            if (name.starts_with("Gil")) event.object = 30;
            if (name.starts_with("Lock")) event.object = 31;
            if (name.starts_with("RLock")) event.object = 32;
            if (name.starts_with("Event")) event.object = 34;
            if (name.starts_with("Barrier")) event.object = 35;
            if (name.starts_with("Queue")) event.object = 40;
            if (name.starts_with("Pipe")) event.object = 41;
            if (name.starts_with("Socket")) event.object = 42;
            if (name.starts_with("Pool")) event.object = 90;
            if (name.starts_with("Job")) event.object = which == EventKind::JobSubmit ? 92 : 91;
            if (which == EventKind::SocketConnect || which == EventKind::SocketAccept || name.starts_with("PoolWorker") || name.starts_with("Job")) event.value = Value::text(2);
            if (which == EventKind::JobPool) event.value = Value::object(90);
            if (which == EventKind::PipeGive) event.value = Value::object(1);
            if (which == EventKind::EventSet) event.object = 36;
            if (which == EventKind::TaskCreate) event.object = 71;
            if (which == EventKind::RLockRelease) event.value = Value::integer(0);
            const bool isText = kindInfo(which).effect == Effect::Text || kindInfo(which).effect == Effect::Name ||
                                kindInfo(which).effect == Effect::Console || kindInfo(which).effect == Effect::Finding;
            if (isText) event.value = Value::text(2);
            if (which == EventKind::FrameEnter) event.value = Value::text(2);
            if (which == EventKind::ObjectName) event.object = 31;
            if (which == EventKind::ThreadName) event.object = 2;
            if (which == EventKind::Line) event.line = 17;
            if (which == EventKind::LevelChange) event.value = Value::integer(3);
            if (with) store.append(main, {&event, 1});
            const Event last = eventOf(9, EventKind::Line, 0, 0);
            store.append(other, {&last, 1});
            store.settle(~Time{0});
        };
        Store without, with;
        build(without, false);
        build(with, true);
        QCOMPARE(with.eventCount(), without.eventCount() + 1);
        const bool differs = visible(with) != visible(without);
        if (kMarks.count(which) && kindInfo(which).side == Side::Release) {
            QVERIFY(with.nextEvent(0, 2) != kNoEvent);
        } else {
            QVERIFY(differs);
        }
    }

    void lanesOfTheQueueLesson() {
        Store store;
        scriptQueueLesson(store);
        struct Expected {
            LaneId lane;
            Time begin, end;
            LaneState state;
        };
        const Expected expected[] = {
            {0, 0, 60_ms, LaneState::Running},          {0, 60_ms, 800_ms, LaneState::WaitingData},
            {1, 100_ms, 120_ms, LaneState::Running},    {1, 120_ms, 480_ms, LaneState::Asleep},
            {1, 480_ms, 500_ms, LaneState::Running},    {1, 500_ms, 800_ms, LaneState::Asleep},
            {2, 110_ms, 160_ms, LaneState::WaitingData}, {2, 160_ms, 200_ms, LaneState::Running},
            {2, 200_ms, 497_ms, LaneState::WaitingData}, {2, 497_ms, 540_ms, LaneState::Running},
            {2, 540_ms, 800_ms, LaneState::WaitingData}};
        std::size_t at = 0;
        for (LaneId lane = 0; lane < 3; ++lane) {
            for (std::size_t index = 0; index < store.spans(lane).count(); ++index, ++at) {
                const LaneSpan span = store.span(lane, index);
                QCOMPARE(lane, expected[at].lane);
                QCOMPARE(span.begin, expected[at].begin);
                QCOMPARE(span.end, expected[at].end);
                QCOMPARE(span.state, expected[at].state);
            }
        }
        QCOMPARE(at, std::size(expected));
        QCOMPARE(store.spanText(0, 1), std::string_view("writer"));
        // Two forks and two messages; both messages from the writer to the reader.
        QCOMPARE(store.arrows().size(), std::size_t(4));
        QCOMPARE(store.arrows()[2].kind, ArrowKind::Message);
        QCOMPARE(store.arrows()[3].from, LaneId(1));
        QCOMPARE(store.arrows()[3].to, LaneId(2));
        const ObjectInfo &queue = store.objects()[store.arrows()[2].object];
        QCOMPARE(queue.name, std::string_view("Queue 1"));
        QCOMPARE(queue.history->levelAt(119_ms), 0);
        QCOMPARE(queue.history->levelAt(120_ms), 1);
        QCOMPARE(queue.history->levelAt(490_ms), 1);
        QCOMPARE(queue.history->levelAt(500_ms), 0);
    }

    void statesSumOverLanes() {
        Store store;
        scriptQueueLesson(store);
        std::vector<std::array<float, kLaneStates>> out(8);
        store.queryStates(0, 800_ms, out);
        auto of = [&out](std::size_t pixel, LaneState state) { return out[pixel][static_cast<std::size_t>(state)]; };
        QVERIFY(std::abs(of(0, LaneState::Running) - 0.6f) < 0.02f);
        QVERIFY(std::abs(of(3, LaneState::WaitingData) - 2.0f) < 0.02f);
        QVERIFY(std::abs(of(3, LaneState::Asleep) - 1.0f) < 0.02f);
    }

    void aDeadlockIsFoundWhenItsCycleCloses() {
        Store store;
        scriptDeadlock(store);
        QCOMPARE(store.findings().size(), std::size_t(1));
        const Finding &finding = store.findings()[0];
        QCOMPARE(finding.kind, FindingKind::Deadlock);
        QCOMPARE(store.event(finding.event).time, 6_ms);
        QCOMPARE(finding.lanes, (std::vector<LaneId>{2, 1}));
        QCOMPARE(store.objects()[finding.objects[0]].name, std::string_view("lock a"));
        QCOMPARE(store.objects()[finding.objects[1]].name, std::string_view("lock b"));
    }

    void aWaitWithALimitIsNoDeadlock() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const ObjectId lock = script.object(main, ObjectKind::Lock, ObjectScope::Local, "lock");
        script.add(main, EventKind::LockAcquire, lock).add(main, EventKind::LockWait, lock, Value::integer(1000));
        script.settle();
        QCOMPARE(store.findings().size(), std::size_t(0));
        script.add(main, EventKind::WaitGivenUp, lock).add(main, EventKind::LockWait, lock);
        script.settle();
        QCOMPARE(store.findings().size(), std::size_t(1));
    }

    void aLostUpdateIsFoundAndALockedOneIsNone() {
        Store store;
        scriptLostUpdate(store);
        QCOMPARE(store.findingCount(FindingKind::LostUpdate), std::size_t(1));
        const Finding &finding = store.findings()[0];
        QCOMPARE(store.event(finding.event).value, Value::integer(5));
        QCOMPARE(store.event(finding.otherEvent).value, Value::integer(8));

        Store good;
        ScriptedTrace script(good);
        const LaneId main = script.process("main", 1);
        const ObjectId x = script.object(main, ObjectKind::Variable, ObjectScope::Local, "x");
        const LaneId other = script.thread(main, "T");
        for (int round = 0; round < 10; ++round) {
            for (LaneId lane : {main, other}) {
                script.line(lane, 5).add(lane, EventKind::VariableLoad, x, Value::integer(round));
                script.add(lane, EventKind::VariableStore, x, Value::integer(round));
            }
        }
        script.finish();
        QCOMPARE(good.findings().size(), std::size_t(0));
    }

    void anItemNobodyTookIsFoundAtTheEnd() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const ObjectId queue = script.object(main, ObjectKind::Queue, ObjectScope::Local, "q");
        script.add(main, EventKind::QueuePut, queue, Value::integer(1));
        script.settle();
        QCOMPARE(store.findings().size(), std::size_t(0));
        script.exitProcess(main).finish();
        QCOMPARE(store.findingCount(FindingKind::ItemLeft), std::size_t(1));
    }

    void aBufferedItemIsSentInItsOwnOrder() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const LaneId other = script.process("other", 2, main);
        const ObjectId queue = script.object(main, ObjectKind::Queue, ObjectScope::Shared, "q");
        // Both put; the other's feeder is quicker.
        putUnsent(store, main, queue, script.time(), 1);
        script.at(10);
        putUnsent(store, other, queue, script.time(), 2);
        script.at(20).add(other, EventKind::QueueSend, queue).at(30).add(main, EventKind::QueueSend, queue);
        script.at(40).add(main, EventKind::QueueGet, queue, Value::integer(2));
        script.settle();
        const ObjectIndex index = store.objectOf(main, queue);
        QCOMPARE(store.items(index)[0].got, kNoEvent);
        QVERIFY(store.items(index)[1].got != kNoEvent);
        QCOMPARE(store.momentAt(15).queues[0].items.size(), std::size_t(2));
        QVERIFY(store.momentAt(15).queues[0].items[0].buffered);
        QCOMPARE(store.momentAt(40).queues[0].items[0].value, Value::integer(1));
    }

    /// Each process sends its own in order, however they were put among one another; a get whose sending nobody told takes the one that
    /// was put first of all.
    void bufferedItemsOfSeveralProcesses() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const LaneId other = script.process("other", 2, main);
        const ObjectId queue = script.object(main, ObjectKind::Queue, ObjectScope::Shared, "q");
        for (int item = 0; item < 6; ++item) putUnsent(store, item % 2 == 0 ? other : main, queue, static_cast<Time>(10 + item), item);
        script.at(30).add(main, EventKind::QueueSend, queue).at(31).add(main, EventKind::QueueSend, queue);
        script.at(40).add(other, EventKind::QueueSend, queue);
        script.settle();
        const auto inside = [&](Time time) {
            std::vector<std::pair<int, bool>> items;
            const Moment moment = store.momentAt(time);
            for (const MomentItem &item : moment.queues[0].items) items.emplace_back(static_cast<int>(item.value.integerOr(-1)), item.buffered);
            return items;
        };
        const std::vector<std::pair<int, bool>> unsent{{0, true}, {1, true}, {2, true}, {3, true}, {4, true}, {5, true}};
        const std::vector<std::pair<int, bool>> sent{{1, false}, {3, false}, {0, false}, {2, true}, {4, true}, {5, true}};
        QCOMPARE(inside(20), unsent);
        QCOMPARE(inside(40), sent);
        for (Time time = 50; time < 54; ++time) script.at(time).add(main, EventKind::QueueGet, queue);
        script.settle();
        const std::vector<std::pair<int, bool>> left{{4, true}, {5, true}};
        QCOMPARE(inside(60), left);
        QVERIFY(store.items(store.objectOf(main, queue))[2].got != kNoEvent);
    }

    /// A run may have a hundred thousand jobs and tasks, each with a few changes of its state.
    void whatHasFewValuesTakesLittle() {
        Column<HistoryStep> column;
        for (std::uint32_t value = 0; value < 3; ++value) column.push({value, value, 0});
        QVERIFY2(column.bytes() <= 256, qPrintable(QString::number(column.bytes())));
        for (std::uint32_t value = 3; value < 1000; ++value) {
            column.push({value, value, 0});
            QCOMPARE(column.back().time, Time{value});
        }
        for (std::uint32_t value = 0; value < 1000; ++value) QCOMPARE(column[value].event, value);
        const Column<HistoryStep> copy = column.copy();
        QCOMPARE(copy.size(), std::size_t{1000});
        QCOMPARE(copy[999].time, Time{999});
        column.clear();
        column.push({7, 0, 0});
        QCOMPARE(column[0].time, Time{7});
        QCOMPARE(column.size(), std::size_t{1});
    }

    void aLaneThatDiedEndsAsCrashed() {
        constexpr Time later = 300'000'000;
        DiedChild run;
        run.store.settle(later);
        QCOMPARE(run.store.spans(run.child).lastState(), LaneState::Crashed);
        QCOMPARE(run.store.processes()[1].state, ProcessState::Killed);
        // Who waited for it knows the signal.
        const Event events[] = {eventOf(later + 20, EventKind::ProcessKilled, 4, 2, Value::integer(9)),
                                eventOf(later + 21, EventKind::ProcessWaitEnd, 4, 2, Value::integer(-9))};
        run.store.append(run.main, events);
        run.store.settle(later + 30);
        QCOMPARE(run.store.processes()[1].exitStatus, 9);
        QVERIFY(run.store.momentAt(later + 30).processes[1].reaped);
    }

    /// A process that ends in peace takes those of its threads with it that are still at work: they, too, go without a word.
    void whoWaitedForAProcessTellsHowItEnded() {
        DiedChild run;
        for (Time now = 20; now < 100; now += 10) run.store.settle(now);
        const Event exit = eventOf(100, EventKind::ProcessExit, 4, 2, Value::integer(0));
        run.store.append(run.main, {&exit, 1});
        run.store.settle(300'000'000);
        QCOMPARE(run.store.spans(run.child).lastState(), LaneState::Ended);
        QCOMPARE(run.store.processes()[1].state, ProcessState::Ended);
    }

    void arrowsBetweenFindsThoseThatReachIn() {
        Store store;
        scriptSynthetic(store, {12, 1500, 3, 4, 3, 8});
        const Time end = store.now();
        std::mt19937_64 random(2);
        for (int round = 0; round < 50; ++round) {
            Time from = random() % end, until = random() % end;
            if (from > until) std::swap(from, until);
            if (round % 2) until = std::min(until, from + end / 1000);
            std::vector<std::uint32_t> expected;
            for (std::uint32_t index = 0; index < store.arrows().size(); ++index) {
                const Arrow &arrow = store.arrows()[index];
                if (store.event(arrow.toEvent).time >= from && store.event(arrow.fromEvent).time <= until) expected.push_back(index);
            }
            bool all = false;
            QCOMPARE(store.arrowsBetween(from, until, ~std::size_t{0}, &all), expected);
            QVERIFY(all);
        }
        bool all = true;
        QCOMPARE(store.arrowsBetween(0, end, 5, &all).size(), std::size_t(5));
        QVERIFY(!all);
    }

    void consoleLinesAtAnyMoment() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 1);
        const LaneId other = script.thread(main, "T");
        script.print(main, "one").at(1).print(other, "two\nthree\n").at(2).print(main, "\n").at(3).print(other, "four");
        script.settle();
        auto texts = [&store](std::size_t pieces, std::size_t limit) {
            std::vector<std::string> result;
            for (const ConsoleLine &line : store.consoleLines(pieces, limit)) result.push_back(line.text);
            return result;
        };
        using Lines = std::vector<std::string>;
        QCOMPARE(texts(0, 10), Lines{});
        QCOMPARE(texts(1, 10), Lines{"one"});
        QCOMPARE(texts(2, 10), (Lines{"onetwo", "three"}));
        QCOMPARE(texts(4, 10), (Lines{"onetwo", "three", "", "four"}));
        QCOMPARE(texts(4, 2), (Lines{"", "four"}));
        QCOMPARE(texts(4, 1), Lines{"four"});
        QCOMPARE(store.consoleLines(4, 10)[0].lane, main);
        QCOMPARE(store.consoleLines(4, 10)[1].lane, other);
    }

    void steppingAlongALane() {
        Store store;
        scriptQueueLesson(store);
        EventIndex at = store.nextEvent(1, 0);
        std::size_t count = 0;
        while (at != kNoEvent) {
            ++count;
            QCOMPARE(store.event(at).thread, std::uint16_t(1));
            const EventIndex next = store.nextEvent(1, store.event(at).time);
            if (next != kNoEvent) QVERIFY(store.event(next).time > store.event(at).time);
            if (next != kNoEvent) QVERIFY(store.previousEvent(1, store.event(next).time) >= at);
            at = next;
        }
        QVERIFY(count > 4);
    }

    void aFullStoreCountsWhatItDoesNotTake() {
        StoreOptions options;
        options.totalBytes = EventLog::kChunk * sizeof(Event);
        Store store(options);
        const LaneId lane = store.openLane({1, 0, 2, 0, 10, 10});
        std::vector<Event> events(EventLog::kChunk + 100, eventOf(1, EventKind::Line, 0, 0));
        store.append(lane, events);
        store.finish();
        QCOMPARE(store.eventCount(), EventIndex(EventLog::kChunk));
        QCOMPARE(store.dropped(), std::uint64_t(100));
    }

    void beyondItsMemoryTheLogGoesToDisk() {
        EventLog log(EventLog::kChunk * sizeof(Event), EventLog::kChunk * sizeof(Event) * 3, "/tmp");
        for (std::size_t index = 0; index < EventLog::kChunk * 3; ++index) {
            Event *const place = log.grow();
            QVERIFY(place);
            *place = eventOf(index, EventKind::Line, 0, 0);
        }
        QVERIFY(!log.grow());
        QCOMPARE(log.bytesOnDisk(), std::uint64_t(EventLog::kChunk * sizeof(Event) * 2));
        for (std::size_t index = 0; index < log.size(); index += 997) QCOMPARE(log[index].time, Time(index));
    }
};

QTEST_APPLESS_MAIN(TestStore)
#include "tst_store.moc"
