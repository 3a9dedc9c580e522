// The scripts of scripted_trace.h: what two lessons and a deadlock look like, and traces of any size.
#include "core/trace/scripted_trace.h"

#include <algorithm>
#include <deque>
#include <queue>
#include <random>

namespace forkyard::trace {

using namespace literals;

namespace {

constexpr std::string_view kQueueProgram = R"(from multiprocessing import \
    Process, Queue
import random, time

def write(q):
    for value in ["A", "B", "C"]:
        print("put", value)
        q.put(value)
        time.sleep(random.random())

def read(q):
    while True:
        value = q.get()
        print("got", value)

if __name__ == "__main__":
    q = Queue()
    w = Process(target=write, args=(q,))
    r = Process(target=read, args=(q,))
    w.start(); r.start()
    w.join()
    r.terminate()
)";

constexpr std::string_view kBalanceProgram = R"(import threading

balance = 0

def change(amount):
    global balance
    balance = balance + amount
    balance = balance - amount


t1 = threading.Thread(
    target=change, args=(5,))
t2 = threading.Thread(
    target=change, args=(8,))
t1.start()
t2.start()
t1.join()
t2.join()
print(balance)
)";

std::string numbered(std::string_view what, std::uint32_t number) { return std::string(what).append(std::to_string(number)); }

/// The queue lesson up to a point, with what its later part needs.
class QueueLesson {
public:
    explicit QueueLesson(Store &store) : m_script(store) {
        store.setSource(0, {"queue.py", std::string(kQueueProgram)});
    }

    void untilSecondMessage() {
        main = m_script.process("main", 4127);
        m_script.add(main, EventKind::LevelChange, 0, Value::integer(static_cast<int>(Level::All)));
        m_script.at(10_ms).line(main, 17);
        queue = m_script.object(main, ObjectKind::Queue, ObjectScope::Shared, "Queue 1");
        const ObjectId q = m_script.object(main, ObjectKind::Variable, ObjectScope::Local, "q");
        m_script.add(main, EventKind::QueueCreate, queue).add(main, EventKind::VariableStore, q, Value::object(queue));
        m_script.at(20_ms).line(main, 18).at(30_ms).line(main, 19).at(40_ms).line(main, 20);
        writer = m_script.fork(main, "writer", 4131);
        m_script.at(50_ms);
        reader = m_script.fork(main, "reader", 4132);
        m_script.at(58_ms).line(main, 21).at(60_ms);
        m_script.wait(main, EventKind::ThreadJoinBegin, m_script.processObject(writer), "writer");

        m_script.at(100_ms).start(writer).add(writer, EventKind::FrameEnter, 0, m_script.text("write"));
        m_script.local(writer, "q", Value::object(queue));
        m_script.at(105_ms).line(writer, 6).local(writer, "value", m_script.text("'A'"));
        m_script.at(110_ms).start(reader).add(reader, EventKind::FrameEnter, 0, m_script.text("read"));
        m_script.local(reader, "q", Value::object(queue)).line(reader, 13);
        m_script.wait(reader, EventKind::QueueGetWait, queue, "data");
        putNext("A", 112_ms, 120_ms, 360_ms);
        getNext("A", 160_ms, 200_ms);
        m_script.at(480_ms).add(writer, EventKind::SleepEnd).line(writer, 6);
        m_script.local(writer, "value", m_script.text("'B'"));
        putNext("B", 484_ms, 488_ms, 0);
        m_script.at(497_ms);
        getBegins("B");
        m_script.at(500_ms);
        writerSleeps(510_ms);
        getEnds("B", 540_ms);
    }

    void untilEnd() {
        m_script.at(1010_ms).add(writer, EventKind::SleepEnd).line(writer, 6);
        m_script.local(writer, "value", m_script.text("'C'"));
        putNext("C", 1014_ms, 1018_ms, 210_ms);
        getNext("C", 1030_ms, 1070_ms);
        m_script.at(1228_ms).add(writer, EventKind::SleepEnd).line(writer, 6);
        m_script.add(writer, EventKind::FrameLeave).exitProcess(writer);
        m_script.at(1234_ms).add(main, EventKind::ThreadJoinEnd, m_script.processObject(writer)).line(main, 22);
        m_script.at(1240_ms).add(main, EventKind::ProcessKilled, m_script.processObject(reader), Value::integer(15));
        m_script.at(1250_ms).add(main, EventKind::ProgramEnd, m_script.processObject(main), Value::integer(0));
        m_script.exitProcess(main);
        m_script.finish();
    }

    ScriptedTrace &script() { return m_script; }

private:
    void writerSleeps(Time duration) {
        m_script.line(writer, 9).add(writer, EventKind::SleepBegin, 0, Value::integer(static_cast<std::int64_t>(duration)));
    }
    /// Prints and puts an item, then (with a duration) sleeps.
    void putNext(std::string_view item, Time printAt, Time putAt, Time sleep) {
        m_script.at(printAt).line(writer, 7).print(writer, std::string("put ").append(item).append("\n"));
        m_script.line(writer, 8).at(putAt).add(writer, EventKind::QueuePut, queue, quoted(item));
        if (sleep > 0) writerSleeps(sleep);
    }
    void getBegins(std::string_view item) {
        m_script.add(reader, EventKind::QueueGet, queue, quoted(item));
    }
    void getEnds(std::string_view item, Time until) {
        m_script.local(reader, "value", quoted(item));
        m_script.line(reader, 14).print(reader, std::string("got ").append(item).append("\n")).at(until).line(reader, 13);
        m_script.wait(reader, EventKind::QueueGetWait, queue, "data");
    }
    void getNext(std::string_view item, Time at, Time until) {
        m_script.at(at);
        getBegins(item);
        getEnds(item, until);
    }
    Value quoted(std::string_view item) { return m_script.text(std::string(1, '\'').append(item).append("'")); }

    ScriptedTrace m_script;
    LaneId main = kNoLane, writer = kNoLane, reader = kNoLane;
    ObjectId queue = 0;
};

} // namespace

void scriptQueueLesson(Store &store) {
    QueueLesson lesson(store);
    lesson.untilSecondMessage();
    store.settle(800_ms);
}

void scriptWholeQueueLesson(Store &store) {
    QueueLesson lesson(store);
    lesson.untilSecondMessage();
    lesson.untilEnd();
}

void scriptLostUpdate(Store &store) {
    store.setSource(0, {"lost_update.py", std::string(kBalanceProgram)});
    ScriptedTrace script(store);
    const LaneId main = script.process("main", 4127);
    script.add(main, EventKind::LevelChange, 0, Value::integer(static_cast<int>(Level::All)));
    const ObjectId balance = script.object(main, ObjectKind::Variable, ObjectScope::Local, "balance");
    const ObjectId gil = script.object(main, ObjectKind::Gil, ObjectScope::Local, "GIL");
    script.add(main, EventKind::GilTake, gil).line(main, 3);
    script.add(main, EventKind::VariableStore, balance, Value::integer(0));
    script.at(900_ms).line(main, 14);
    const LaneId first = script.thread(main, "T1");
    script.line(main, 15);
    const LaneId second = script.thread(main, "T2");
    for (auto [lane, amount] : {std::pair{first, 5}, std::pair{second, 8}}) {
        script.add(lane, EventKind::GilWait, gil).add(lane, EventKind::FrameEnter, 0, script.text("change"));
        script.local(lane, "amount", Value::integer(amount)).line(lane, 7);
        script.add(lane, EventKind::NextOperation, balance, script.text("load balance"));
    }
    script.at(1_s).line(main, 16).add(main, EventKind::GilDrop, gil);
    script.wait(main, EventKind::ThreadJoinBegin, script.threadObject(first), "T1");

    LaneId running = kNoLane;
    auto turn = [&](Time time, LaneId lane, EventKind kind, int value, std::uint32_t line, std::string_view hand,
                    std::string_view next) {
        if (running != lane) {
            if (running != kNoLane) script.add(running, EventKind::GilDrop, gil).add(running, EventKind::GilWait, gil);
            script.add(lane, EventKind::GilTake, gil);
        }
        running = lane;
        script.at(time).line(lane, line).add(lane, kind, balance, Value::integer(value));
        script.add(lane, EventKind::InHand, 0, script.text(hand));
        script.add(lane, EventKind::NextOperation, balance, script.text(next));
    };
    const EventKind load = EventKind::VariableLoad, save = EventKind::VariableStore;
    turn(1_s + 1_ms, first, load, 0, 7, "0 + 5 = 5", "balance ← 5");
    script.at(2_s);
    turn(2_s, second, load, 0, 7, "0 + 8 = 8", "balance ← 8");
    turn(3_s, second, save, 8, 7, "8", "load balance");
    script.at(4_s);
    turn(4_s, first, save, 5, 7, "5", "load balance");
    script.at(5_s);
    turn(5_s, second, load, 5, 8, "5 - 8 = -3", "balance ← -3");
    script.at(6_s);
    turn(6_s, first, load, 5, 8, "5 - 5 = 0", "balance ← 0");
    store.settle(7_s);
}

void scriptDeadlock(Store &store) {
    ScriptedTrace script(store);
    const LaneId main = script.process("main", 4127);
    const ObjectId a = script.object(main, ObjectKind::Lock, ObjectScope::Local, "lock a");
    const ObjectId b = script.object(main, ObjectKind::Lock, ObjectScope::Local, "lock b");
    script.at(1_ms);
    const LaneId first = script.thread(main, "T1");
    const LaneId second = script.thread(main, "T2");
    script.at(2_ms).wait(main, EventKind::ThreadJoinBegin, script.threadObject(first), "T1");
    script.at(3_ms).line(first, 8).add(first, EventKind::LockAcquire, a);
    script.at(4_ms).line(second, 14).add(second, EventKind::LockAcquire, b);
    script.at(5_ms).line(first, 9).wait(first, EventKind::LockWait, b, "lock b");
    script.at(6_ms).line(second, 15).wait(second, EventKind::LockWait, a, "lock a");
    store.settle(10_ms);
}

namespace {

/// Threads in random turns. A turn is drawn when a thread has run for a while; what others cause (a lock let go, an item put)
/// wakes those who wait, in order.
class Synthetic {
public:
    Synthetic(Store &store, const SyntheticShape &shape) : m_script(store), m_shape(shape), m_random(shape.seed) {}

    void run() {
        begin();
        std::size_t turns = 0;
        while (m_left > 0) {
            if (m_due.empty()) giveUpOne();
            const auto [time, lane] = m_due.top();
            m_due.pop();
            m_script.at(std::max(time, m_script.time()));
            turn(lane);
            if (++turns % 4096 == 0) m_script.settle();
        }
        m_script.finish();
    }

private:
    struct Actor {
        std::uint32_t spans = 1;
        std::size_t held = kNothing;
        bool asleep = false;
        bool ended = false;
        ObjectId waitsFor = 0;
    };
    struct Tube {
        ObjectId id = 0;
        std::deque<Value> items;
        std::deque<LaneId> waiters;
    };
    struct Lock {
        ObjectId id = 0;
        bool taken = false;
        std::deque<LaneId> waiters;
    };
    static constexpr std::size_t kNothing = ~std::size_t{0};
    using Due = std::pair<Time, LaneId>;

    std::uint32_t draw(std::uint32_t below) { return m_random() % below; }

    void begin() {
        const std::uint32_t processes = std::clamp(m_shape.processes, 1u, m_shape.lanes);
        std::vector<LaneId> mains;
        for (std::uint32_t index = 0; index < m_shape.lanes; ++index) {
            const std::string name = numbered("T", index);
            LaneId lane;
            if (index == 0) {
                lane = m_script.process("main", 1000);
                for (std::uint32_t n = 0; n < m_shape.locks; ++n) {
                    const std::string lockName = numbered("lock ", n + 1);
                    m_locks.push_back({m_script.object(0, ObjectKind::Lock, ObjectScope::Shared, lockName), false, {}});
                }
                for (std::uint32_t n = 0; n < m_shape.queues; ++n) {
                    const std::string queueName = numbered("Queue ", n + 1);
                    m_tubes.push_back({m_script.object(0, ObjectKind::Queue, ObjectScope::Shared, queueName), {}, {}});
                }
            } else if (index < processes) {
                lane = m_script.process(numbered("P", index), static_cast<std::int32_t>(1000 + index), 0);
            } else {
                lane = m_script.thread(mains[index % processes], name);
            }
            if (index < processes) mains.push_back(lane);
            m_actors.emplace_back();
            again(lane);
            ++m_left;
        }
    }

    void again(LaneId lane) { m_due.push({m_script.time() + 200 + draw(1800), lane}); }

    void turn(LaneId lane) {
        Actor &actor = m_actors[lane];
        if (actor.asleep) {
            actor.asleep = false;
            ++actor.spans;
            m_script.add(lane, EventKind::SleepEnd);
            return again(lane);
        }
        if (actor.held != kNothing) {
            release(lane);
            return again(lane);
        }
        if (actor.spans >= m_shape.spansPerLane) return end(lane);
        const std::uint32_t choice = draw(100);
        if (choice < 45 && !m_locks.empty()) return acquire(lane, draw(static_cast<std::uint32_t>(m_locks.size())));
        if (choice < 62 && !m_tubes.empty()) return putItem(lane, m_tubes[draw(static_cast<std::uint32_t>(m_tubes.size()))]);
        if (choice < 80 && !m_tubes.empty()) return getItem(lane, m_tubes[draw(static_cast<std::uint32_t>(m_tubes.size()))]);
        actor.asleep = true;
        ++actor.spans;
        const Time length = 500 + draw(4000);
        m_script.add(lane, EventKind::SleepBegin, 0, Value::integer(static_cast<std::int64_t>(length)));
        m_due.push({m_script.time() + length, lane});
    }

    void acquire(LaneId lane, std::size_t which) {
        Lock &lock = m_locks[which];
        if (lock.taken) {
            ++m_actors[lane].spans;
            m_actors[lane].waitsFor = lock.id;
            lock.waiters.push_back(lane);
            m_script.add(lane, EventKind::LockWait, lock.id);
            return;
        }
        lock.taken = true;
        m_actors[lane].held = which;
        m_script.add(lane, EventKind::LockAcquire, lock.id);
        again(lane);
    }

    void release(LaneId lane) {
        const std::size_t which = m_actors[lane].held;
        Lock &lock = m_locks[which];
        m_actors[lane].held = kNothing;
        m_script.add(lane, EventKind::LockRelease, lock.id);
        lock.taken = !lock.waiters.empty();
        if (!lock.taken) return;
        const LaneId next = lock.waiters.front();
        lock.waiters.pop_front();
        m_script.at(m_script.time() + 20).add(next, EventKind::LockAcquire, lock.id);
        m_actors[next].held = which;
        m_actors[next].waitsFor = 0;
        ++m_actors[next].spans;
        again(next);
    }

    void putItem(LaneId lane, Tube &tube) {
        const Value item = Value::integer(m_items++);
        m_script.add(lane, EventKind::QueuePut, tube.id, item);
        again(lane);
        if (tube.waiters.empty()) return tube.items.push_back(item);
        const LaneId next = tube.waiters.front();
        tube.waiters.pop_front();
        m_script.at(m_script.time() + 30).add(next, EventKind::QueueGet, tube.id, item);
        m_actors[next].waitsFor = 0;
        ++m_actors[next].spans;
        again(next);
    }

    void getItem(LaneId lane, Tube &tube) {
        if (tube.items.empty()) {
            ++m_actors[lane].spans;
            m_actors[lane].waitsFor = tube.id;
            tube.waiters.push_back(lane);
            m_script.add(lane, EventKind::QueueGetWait, tube.id);
            return;
        }
        const Value item = tube.items.front();
        tube.items.pop_front();
        m_script.add(lane, EventKind::QueueGet, tube.id, item);
        again(lane);
    }

    /// All wait for items that nobody will put: the first of them goes on without.
    void giveUpOne() {
        for (Tube &tube : m_tubes) {
            if (tube.waiters.empty()) continue;
            const LaneId lane = tube.waiters.front();
            tube.waiters.pop_front();
            m_script.add(lane, EventKind::WaitGivenUp, tube.id);
            m_actors[lane].waitsFor = 0;
            ++m_actors[lane].spans;
            return again(lane);
        }
    }

    void end(LaneId lane) {
        m_actors[lane].ended = true;
        m_script.exitThread(lane);
        --m_left;
    }

    ScriptedTrace m_script;
    SyntheticShape m_shape;
    std::mt19937 m_random;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::vector<Actor> m_actors;
    std::vector<Lock> m_locks;
    std::vector<Tube> m_tubes;
    std::int64_t m_items = 0;
    std::size_t m_left = 0;
};

} // namespace

void scriptSynthetic(Store &store, const SyntheticShape &shape) { Synthetic(store, shape).run(); }

} // namespace forkyard::trace
