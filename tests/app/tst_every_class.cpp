// Every class of every module of the language's table: real runs use each, and for each the trace has its events, the stage says what
// it is in both languages, and the timeline has its lane (or the row says why there is none).
#include "core/live/futex.h"
#include "tests/core/session/session_run.h"
#include "tests/ui/ui_fixture.h"
#include "ui/stage/stage_view.h"
#include "ui/timeline/timeline_rows.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace forkyard;
using namespace forkyard::ui;
using session::test::SessionRun;
using trace::ObjectKind;
using K = trace::EventKind;

namespace {

struct Row {
    const char *name; ///< of the class, as the tutorials write it
    ObjectKind kind;
    std::string object; ///< what the trace calls one
    std::vector<K> events;
    bool hasLane = true;
    bool onStage = true;
};

struct Program {
    const char *name;
    const char *text;
    std::vector<Row> rows;
};

const char *const kThreads = R"(
import threading, queue
def f(): pass
class Own(threading.Thread):
    def run(self): pass
for t in (threading.Thread(target=f), Own(name="own"), threading.Timer(0, f)):
    t.start(); t.join()
lock = threading.Lock()
with lock: pass
rlock = threading.RLock()
with rlock: pass
condition = threading.Condition()
with condition: condition.notify(); condition.wait(0.001)
semaphore = threading.Semaphore(2); semaphore.acquire(); semaphore.release()
bounded = threading.BoundedSemaphore(2); bounded.acquire(); bounded.release()
event = threading.Event(); event.set(); event.wait(); event.clear()
barrier = threading.Barrier(1); barrier.wait()
own = threading.local(); own.x = 5
for each_queue in (queue.Queue(2), queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()):
    each_queue.put(1); each_queue.get(); each_queue.put(2)
)";

const char *const kProcesses = R"(
import multiprocessing as mp
from multiprocessing.connection import Listener, Client
def f(): pass
def g(x): return x
def put(jobs): jobs.put(1)
def call(address):
    with Client(address) as talk: talk.send(1)
class Own(mp.Process):
    def run(self): pass
if __name__ == "__main__":
    for p in (mp.Process(target=f), Own(name="own")):
        p.start(); p.join()
    with mp.Pool(1) as pool: pool.map(g, [1, 2])
    jobs = mp.Queue(); p = mp.Process(target=put, args=(jobs,)); p.start(); jobs.get(); p.join()
    jobs = mp.SimpleQueue(); jobs.put(1); jobs.get()
    jobs = mp.JoinableQueue(); jobs.put(1); jobs.get(); jobs.task_done(); jobs.join()
    a, b = mp.Pipe(False); b.send(1); a.recv()
    guard = mp.Lock()
    with guard: pass
    guard = mp.RLock()
    with guard: pass
    permits = mp.Semaphore(2); permits.acquire(); permits.release()
    permits = mp.BoundedSemaphore(2); permits.acquire(); permits.release()
    event = mp.Event(); event.set(); event.wait()
    condition = mp.Condition()
    with condition: condition.notify(); condition.wait(0.001)
    barrier = mp.Barrier(1); barrier.wait()
    with Listener(("localhost", 0)) as listener:
        p = mp.Process(target=call, args=(listener.address,)); p.start()
        with listener.accept() as talk: talk.recv()
        p.join()
)";

const char *const kMemory = R"(
import multiprocessing as mp
import multiprocessing.managers
from multiprocessing.sharedctypes import RawValue, RawArray
from multiprocessing.shared_memory import SharedMemory, ShareableList
class Counter:
    def __init__(self): self.n = 0
    def add(self): self.n += 1
class Own(mp.managers.BaseManager): pass
Own.register("Counter", Counter)
def work(total, cells, ratio, pairs, known, listed, space, kept, q, k, counter, name, items):
    total.value += 1; cells[1] = 7; ratio.value = 2.5; pairs[0] = 3
    known["k"] = 1; listed.append(5); space.x = 3; kept.value = 4; q.put("x"); counter.add()
    with k: pass
    memory = SharedMemory(name=name); memory.buf[0] = 42; memory.close()
    ShareableList(name=items)[1] = "b"
if __name__ == "__main__":
    total, cells, ratio, pairs = mp.Value("i", 0), mp.Array("i", 3), RawValue("d", 0.0), RawArray("i", 2)
    memory, items = SharedMemory("fyd_every_%d" % mp.current_process().pid, True, 8), ShareableList([1, "a", 2.5], name="fyl_every_%d" % mp.current_process().pid)
    with mp.Manager() as m, Own() as own:
        known, listed, space, kept, q, k, counter = m.dict(), m.list(), m.Namespace(), m.Value("i", 0), m.Queue(), m.Lock(), own.Counter()
        p = mp.Process(target=work, args=(total, cells, ratio, pairs, known, listed, space, kept, q, k, counter, memory.name, items.shm.name)); p.start(); p.join()
        print(total.value, cells[:], dict(known), list(listed), space.x, q.get())
    memory.close(); memory.unlink(); items.shm.close(); items.shm.unlink()
)";

const char *const kTasks = R"(
import asyncio
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor, Future
def g(x): return x
async def work(): await asyncio.sleep(0)
async def serve(r, w):
    w.write(await r.readline()); await w.drain(); w.close()
async def main():
    await asyncio.create_task(work(), name="worker")
    jobs = asyncio.Queue(); await jobs.put(1); await jobs.get()
    guard = asyncio.Lock()
    async with guard: pass
    event = asyncio.Event(); event.set(); await event.wait(); event.clear()
    permits = asyncio.Semaphore(2)
    async with permits: pass
    condition = asyncio.Condition()
    async def notified():
        async with condition: await condition.wait()
    waiting = asyncio.create_task(notified()); await asyncio.sleep(0)
    async with condition: condition.notify()
    await waiting
    barrier = asyncio.Barrier(2)
    async def meet(): await barrier.wait()
    await asyncio.gather(meet(), meet())
    await asyncio.to_thread(g, 1)
    async with asyncio.TaskGroup() as group: group.create_task(work(), name="grouped")
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    r, w = await asyncio.open_connection(*server.sockets[0].getsockname())
    w.write(b"x\n"); await r.readline(); w.close(); server.close()
if __name__ == "__main__":
    asyncio.run(main())
    with ThreadPoolExecutor(1, "threads") as executor: executor.submit(g, 2).result()
    with ProcessPoolExecutor(1) as executor: executor.submit(g, 3).result()
)";

const char *const kSystem = R"(
import os, signal, socket, subprocess, threading
subprocess.run(["cat"], input=b"x", stdout=subprocess.PIPE)
r, w = os.pipe()
if os.fork() == 0:
    os.write(w, b"hello"); os._exit(0)
os.read(r, 5); os.wait()
signal.signal(signal.SIGUSR1, lambda *a: None); os.kill(os.getpid(), signal.SIGUSR1)
server = socket.create_server(("127.0.0.1", 0))
def serve():
    connection, _ = server.accept(); connection.sendall(connection.recv(10)); connection.close()
t = threading.Thread(target=serve); t.start()
client = socket.create_connection(server.getsockname()); client.sendall(b"hey"); client.recv(10); client.close(); t.join()
)";

const std::vector<Program> &programs() {
    const std::vector<K> queue = {K::QueueCreate, K::QueuePut, K::QueueGet}, memory = {K::VariableStore}, semaphore = {K::SemaphoreAcquire, K::SemaphoreRelease};
    const std::vector<K> life = {K::ProcessFork, K::ProcessStart, K::ProcessExit, K::ProcessWaitEnd}, thread = {K::ThreadCreate, K::ThreadStart, K::ThreadExit};
    const std::vector<K> pipe = {K::PipeCreate, K::PipeWrite, K::PipeRead}, job = {K::JobSubmit, K::JobPool, K::JobStart, K::JobDone, K::JobCollected};
    const std::vector<K> task = {K::TaskCreate, K::TaskResume, K::TaskDone}, talk = {K::SocketSend, K::SocketReceive, K::SocketClose};
    static const std::vector<Program> all = {
        {"threading and queue", kThreads,
         {{"threading.Thread", ObjectKind::Thread, "Thread-1 (f)", thread},
          {"a subclass of Thread", ObjectKind::Thread, "own", thread},
          {"threading.Timer", ObjectKind::Thread, "Thread-2", thread},
          {"threading.Lock", ObjectKind::Lock, "lock", {K::LockAcquire, K::LockRelease}},
          {"threading.RLock", ObjectKind::RLock, "rlock", {K::RLockAcquire, K::RLockRelease}},
          {"threading.Condition", ObjectKind::Condition, "condition", {K::ConditionWait, K::ConditionNotify, K::ConditionWake}, false},
          {"threading.Semaphore", ObjectKind::Semaphore, "semaphore", semaphore},
          {"threading.BoundedSemaphore", ObjectKind::Semaphore, "bounded", semaphore},
          {"threading.Event", ObjectKind::Event, "event", {K::EventSet, K::EventWake, K::EventClear}},
          {"threading.Barrier", ObjectKind::Barrier, "barrier", {K::BarrierWait, K::BarrierPass}},
          {"threading.local", ObjectKind::ThreadLocal, "own.x", {K::VariableStore}, false, false},
          {"queue.Queue", ObjectKind::Queue, "each_queue", queue},
          {"queue.LifoQueue", ObjectKind::LifoQueue, "each_queue 2", queue},
          {"queue.PriorityQueue", ObjectKind::PriorityQueue, "each_queue 3", queue},
          {"queue.SimpleQueue", ObjectKind::Queue, "each_queue 4", queue}}},
        {"multiprocessing", kProcesses,
         {{"multiprocessing.Process", ObjectKind::Process, "Process-1", life},
          {"a subclass of Process", ObjectKind::Process, "own", life},
          {"multiprocessing.Pool", ObjectKind::Pool, "pool", {K::PoolCreate, K::PoolWorker, K::PoolClose}},
          {"a pool's job", ObjectKind::Job, "g(1)", job, false},
          {"multiprocessing.Queue", ObjectKind::Queue, "jobs", queue},
          {"multiprocessing.SimpleQueue", ObjectKind::Pipe, "SimpleQueue 1", pipe},
          {"multiprocessing.JoinableQueue", ObjectKind::Queue, "jobs ", {K::QueuePut, K::QueueGet, K::QueueTaskDone}},
          {"multiprocessing.Pipe", ObjectKind::Pipe, "Pipe 1", pipe},
          {"multiprocessing.Lock", ObjectKind::Lock, "guard", {K::LockAcquire, K::LockRelease}},
          {"multiprocessing.RLock", ObjectKind::RLock, "guard 2", {K::RLockAcquire, K::RLockRelease}},
          {"multiprocessing.Semaphore", ObjectKind::Semaphore, "permits", semaphore},
          {"multiprocessing.BoundedSemaphore", ObjectKind::Semaphore, "permits 2", semaphore},
          {"multiprocessing.Event", ObjectKind::Event, "event", {K::EventSet, K::EventWake}},
          {"multiprocessing.Condition", ObjectKind::Condition, "condition", {K::ConditionWait, K::ConditionNotify, K::ConditionWake}, false},
          {"multiprocessing.Barrier", ObjectKind::Barrier, "barrier", {K::BarrierWait, K::BarrierPass}},
          {"multiprocessing.connection", ObjectKind::Socket, "talk", {K::SocketClose}}}},
        {"shared memory and managers", kMemory,
         {{"multiprocessing.Value", ObjectKind::Variable, "total", memory},
          {"multiprocessing.Array", ObjectKind::Variable, "cells[1]", memory},
          {"sharedctypes.RawValue", ObjectKind::Variable, "ratio", memory},
          {"sharedctypes.RawArray", ObjectKind::Variable, "pairs[0]", memory, false},
          {"shared_memory.SharedMemory", ObjectKind::Variable, "SharedMemory fyd_every_", memory, false},
          {"shared_memory.ShareableList", ObjectKind::Variable, "ShareableList fyl_every_", memory, false},
          {"Manager().dict", ObjectKind::Variable, "known", memory},
          {"Manager().list", ObjectKind::Variable, "listed", memory},
          {"Manager().Namespace", ObjectKind::Variable, "space", memory},
          {"Manager().Value", ObjectKind::Variable, "kept", memory},
          {"Manager().Queue", ObjectKind::Queue, "Queue 1", queue},
          {"Manager().Lock", ObjectKind::Lock, "Lock 1", {K::LockAcquire, K::LockRelease}},
          {"a class that was registered", ObjectKind::Variable, "counter", memory}}},
        {"asyncio and concurrent.futures", kTasks,
         {{"asyncio.create_task", ObjectKind::Task, "worker", task},
          {"asyncio.TaskGroup", ObjectKind::Task, "grouped", task},
          {"the event loop", ObjectKind::Loop, "Loop 1", {K::LoopTurn}, false},
          {"asyncio.Queue", ObjectKind::Queue, "jobs", queue},
          {"asyncio.Lock", ObjectKind::Lock, "guard", {K::LockAcquire, K::LockRelease}},
          {"asyncio.Event", ObjectKind::Event, "event", {K::EventSet, K::EventWake, K::EventClear}},
          {"asyncio.Semaphore", ObjectKind::Semaphore, "permits", semaphore},
          {"asyncio.Condition", ObjectKind::Condition, "condition", {K::ConditionWait, K::ConditionNotify, K::ConditionWake}, false},
          {"asyncio.Barrier", ObjectKind::Barrier, "barrier", {K::BarrierCount, K::BarrierPass}},
          {"asyncio.to_thread", ObjectKind::Pool, "asyncio", {K::PoolCreate, K::PoolWorker}},
          {"asyncio.open_connection", ObjectKind::Socket, "Socket 2", talk},
          {"asyncio.start_server", ObjectKind::Socket, "Socket 3", talk},
          {"ThreadPoolExecutor", ObjectKind::Pool, "executor", {K::PoolCreate, K::PoolWorker, K::PoolClose}},
          {"ProcessPoolExecutor", ObjectKind::Pool, "executor", {K::PoolCreate, K::PoolWorker, K::PoolClose}},
          {"Future", ObjectKind::Job, "g(2)", job, false}}},
        {"os, socket and subprocess", kSystem,
         {{"subprocess.run", ObjectKind::Process, "cat", {K::ProcessSpawn, K::ProcessExec, K::ProcessWaitEnd}, true, false},
          {"subprocess.PIPE", ObjectKind::BytePipe, "cat.std", {K::PipeCreate, K::PipeGive}},
          {"os.pipe", ObjectKind::BytePipe, "pipe ", {K::PipeCreate, K::PipeWrite, K::PipeRead}},
          {"os.fork", ObjectKind::Process, "", {K::ProcessFork, K::ProcessStart, K::ProcessExit, K::ProcessWaitEnd}},
          {"os.kill and signal", ObjectKind::Process, "", {K::SignalTaken}},
          {"a socket that accepts", ObjectKind::Socket, "server", {K::IoWaitBegin}, false},
          {"a socket that connects", ObjectKind::Socket, "client", {K::SocketConnect, K::SocketSend, K::SocketReceive, K::SocketClose}},
          {"an accepted socket", ObjectKind::Socket, "connection", {K::SocketAccept, K::SocketSend, K::SocketReceive, K::SocketClose}}}},
    };
    return all;
}

/// One object of the trace with what was told of it.
struct Used {
    trace::ObjectIndex object = trace::kNoObject;
    QSet<int> events;
    trace::EventIndex last = trace::kNoEvent;
};

std::vector<Used> usedObjects(const trace::Store &store) {
    std::vector<Used> all(store.objects().size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i].object = static_cast<trace::ObjectIndex>(i);
    for (trace::EventIndex event = 0; event < store.eventCount(); ++event) {
        const trace::ObjectIndex object = store.objectOf(event);
        if (object == trace::kNoObject) continue;
        all[object].events.insert(static_cast<int>(store.event(event).kind));
        all[object].last = event;
    }
    return all;
}

/// The first of that kind and name that has all the events; null: there is none.
const Used *find(const std::vector<Used> &used, const trace::Store &store, const Row &row) {
    for (const Used &each : used) {
        const trace::ObjectInfo &object = store.objects()[each.object];
        const bool isNamed = row.object.empty() || std::string_view(object.name).starts_with(row.object);
        const bool hasAll = std::all_of(row.events.begin(), row.events.end(), [&](K kind) { return each.events.contains(static_cast<int>(kind)); });
        if (object.kind == row.kind && isNamed && hasAll) return &each;
    }
    return nullptr;
}

/// Everything the stage says about what stands on it.
QSet<QString> sentencesOf(StageView &stage) {
    QSet<QString> all;
    for (const PaintedItem &item : stage.paintedItems()) {
        all.insert(item.name);
        for (int y = item.place.top(); y < item.place.bottom(); y += 14)
            for (int x = item.place.left(); item.place.height() > 120 && x < item.place.right(); x += 40) all.insert(stage.sentenceAt(QPointF(x, y)));
    }
    return all;
}

} // namespace

class EveryClassTest : public QObject {
    Q_OBJECT

private slots:
    void isSeen_data();
    void isSeen();
};

void EveryClassTest::isSeen_data() {
    QTest::addColumn<std::size_t>("program");
    for (std::size_t i = 0; i < programs().size(); ++i) QTest::newRow(programs()[i].name) << i;
}

void EveryClassTest::isSeen() {
    QFETCH(std::size_t, program);
    const Program &each = programs()[program];
    session::Options options = SessionRun::quickOptions();
    options.level = trace::Level::Shared;
    SessionRun run(each.text, options);
    QVERIFY(run.finish());
    QCOMPARE(run.output(K::PrintError), std::string());
    const std::shared_ptr<const trace::Store> store(&run.store, [](const trace::Store *) {});
    Fixture fixture;
    RunModel model;
    StageView stage(fixture.kit, model, nullptr);
    stage.setCalm(true);
    stage.resize(1600, 6000);
    stage.show();
    model.setStore(store, false);
    const auto rows = TimelineRows::of(model);
    const std::vector<Used> used = usedObjects(*store);
    QStringList lacking;
    for (const Row &row : each.rows) {
        const Used *found = find(used, *store, row);
        if (!found) {
            lacking << QString("%1: no object with its events").arg(row.name);
            continue;
        }
        const trace::ObjectInfo &object = store->objects()[found->object];
        const bool isLife = row.kind == ObjectKind::Process || row.kind == ObjectKind::Thread;
        // What goes through a connection may be on the row of the end that sent it.
        const trace::ObjectIndex other = object.kind == ObjectKind::Socket ? store->otherEndOf(found->object) : trace::kNoObject;
        const bool hasLane = isLife || std::any_of(rows.begin(), rows.end(), [&](const TimelineRow &lane) { return lane.kind != TimelineRow::Kind::Lane && (lane.object == found->object || (other != trace::kNoObject && lane.object == other)); });
        if (row.hasLane && !hasLane) lacking << QString("%1: no lane").arg(row.name);
        if (!row.onStage) continue;
        model.playhead().setTime(static_cast<qint64>(store->event(found->last).time));
        QTRY_VERIFY(model.moment().events > found->last);
        QStringList said;
        for (const Language language : {Language::English, Language::Chinese}) {
            fixture.settings.setLanguage(language);
            QString name = row.kind == ObjectKind::BytePipe || row.kind == ObjectKind::Loop ? model.objectName(found->object) : QString::fromStdString(std::string(object.name));
            if (row.kind == ObjectKind::Variable) name = name.section(u'[', 0, 0);
            const QSet<QString> sentences = sentencesOf(stage);
            const auto place = std::find_if(sentences.begin(), sentences.end(), [&](const QString &sentence) { return sentence.contains(name); });
            if (place == sentences.end()) lacking << QString("%1: nothing is said of %2").arg(row.name, name);
            else said << *place;
        }
        if (said.size() == 2 && said[0] == said[1]) lacking << QString("%1: the same in both languages: %2").arg(row.name, said[0]);
    }
    QVERIFY2(lacking.isEmpty(), qPrintable(lacking.join('\n')));
}

QTEST_MAIN(EveryClassTest)
#include "tst_every_class.moc"
