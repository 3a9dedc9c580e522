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
c = threading.Condition()
with c: c.notify(); c.wait(0.001)
s = threading.Semaphore(2); s.acquire(); s.release()
bs = threading.BoundedSemaphore(2); bs.acquire(); bs.release()
e = threading.Event(); e.set(); e.wait(); e.clear()
b = threading.Barrier(1); b.wait()
own = threading.local(); own.x = 5
for q in (queue.Queue(2), queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()):
    q.put(1); q.get(); q.put(2)
)";

const char *const kProcesses = R"(
import multiprocessing as mp
from multiprocessing.connection import Listener, Client
def f(): pass
def g(x): return x
def put(q): q.put(1)
def call(address):
    with Client(address) as c: c.send(1)
class Own(mp.Process):
    def run(self): pass
if __name__ == "__main__":
    for p in (mp.Process(target=f), Own(name="own")):
        p.start(); p.join()
    with mp.Pool(1) as pool: pool.map(g, [1, 2])
    q = mp.Queue(); p = mp.Process(target=put, args=(q,)); p.start(); q.get(); p.join()
    q = mp.SimpleQueue(); q.put(1); q.get()
    q = mp.JoinableQueue(); q.put(1); q.get(); q.task_done(); q.join()
    a, b = mp.Pipe(False); b.send(1); a.recv()
    l = mp.Lock()
    with l: pass
    l = mp.RLock()
    with l: pass
    s = mp.Semaphore(2); s.acquire(); s.release()
    s = mp.BoundedSemaphore(2); s.acquire(); s.release()
    e = mp.Event(); e.set(); e.wait()
    c = mp.Condition()
    with c: c.notify(); c.wait(0.001)
    b = mp.Barrier(1); b.wait()
    with Listener(("localhost", 0)) as listener:
        p = mp.Process(target=call, args=(listener.address,)); p.start()
        with listener.accept() as c: c.recv()
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
def work(v, a, r, ra, d, l, ns, mv, q, k, counter, name, items):
    v.value += 1; a[1] = 7; r.value = 2.5; ra[0] = 3
    d["k"] = 1; l.append(5); ns.x = 3; mv.value = 4; q.put("x"); counter.add()
    with k: pass
    memory = SharedMemory(name=name); memory.buf[0] = 42; memory.close()
    ShareableList(name=items)[1] = "b"
if __name__ == "__main__":
    v, a, r, ra = mp.Value("i", 0), mp.Array("i", 3), RawValue("d", 0.0), RawArray("i", 2)
    memory, items = SharedMemory("fyd_every_%d" % mp.current_process().pid, True, 8), ShareableList([1, "a", 2.5], name="fyl_every_%d" % mp.current_process().pid)
    with mp.Manager() as m, Own() as own:
        d, l, ns, mv, q, k, counter = m.dict(), m.list(), m.Namespace(), m.Value("i", 0), m.Queue(), m.Lock(), own.Counter()
        p = mp.Process(target=work, args=(v, a, r, ra, d, l, ns, mv, q, k, counter, memory.name, items.shm.name)); p.start(); p.join()
        print(v.value, a[:], dict(d), list(l), ns.x, q.get())
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
    q = asyncio.Queue(); await q.put(1); await q.get()
    l = asyncio.Lock()
    async with l: pass
    e = asyncio.Event(); e.set(); await e.wait(); e.clear()
    s = asyncio.Semaphore(2)
    async with s: pass
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
s = socket.create_connection(server.getsockname()); s.sendall(b"hey"); s.recv(10); s.close(); t.join()
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
          {"threading.Lock", ObjectKind::Lock, "Lock 1", {K::LockAcquire, K::LockRelease}},
          {"threading.RLock", ObjectKind::RLock, "RLock 1", {K::RLockAcquire, K::RLockRelease}},
          {"threading.Condition", ObjectKind::Condition, "Condition 1", {K::ConditionWait, K::ConditionNotify, K::ConditionWake}, false},
          {"threading.Semaphore", ObjectKind::Semaphore, "Semaphore 1", semaphore},
          {"threading.BoundedSemaphore", ObjectKind::Semaphore, "BoundedSemaphore 1", semaphore},
          {"threading.Event", ObjectKind::Event, "Event 1", {K::EventSet, K::EventWake, K::EventClear}},
          {"threading.Barrier", ObjectKind::Barrier, "Barrier 1", {K::BarrierWait, K::BarrierPass}},
          {"threading.local", ObjectKind::ThreadLocal, "local.x", {K::VariableStore}, false, false},
          {"queue.Queue", ObjectKind::Queue, "Queue 1", queue},
          {"queue.LifoQueue", ObjectKind::LifoQueue, "LifoQueue 1", queue},
          {"queue.PriorityQueue", ObjectKind::PriorityQueue, "PriorityQueue 1", queue},
          {"queue.SimpleQueue", ObjectKind::Queue, "SimpleQueue 1", queue}}},
        {"multiprocessing", kProcesses,
         {{"multiprocessing.Process", ObjectKind::Process, "Process-1", life},
          {"a subclass of Process", ObjectKind::Process, "own", life},
          {"multiprocessing.Pool", ObjectKind::Pool, "Pool 1", {K::PoolCreate, K::PoolWorker, K::PoolClose}},
          {"a pool's job", ObjectKind::Job, "g(1)", job, false},
          {"multiprocessing.Queue", ObjectKind::Queue, "Queue 1", queue},
          {"multiprocessing.SimpleQueue", ObjectKind::Pipe, "SimpleQueue 1", pipe},
          {"multiprocessing.JoinableQueue", ObjectKind::Queue, "JoinableQueue 1", {K::QueuePut, K::QueueGet, K::QueueTaskDone}},
          {"multiprocessing.Pipe", ObjectKind::Pipe, "Pipe 1", pipe},
          {"multiprocessing.Lock", ObjectKind::Lock, "Lock 1", {K::LockAcquire, K::LockRelease}},
          {"multiprocessing.RLock", ObjectKind::RLock, "RLock 1", {K::RLockAcquire, K::RLockRelease}},
          {"multiprocessing.Semaphore", ObjectKind::Semaphore, "Semaphore 1", semaphore},
          {"multiprocessing.BoundedSemaphore", ObjectKind::Semaphore, "BoundedSemaphore 1", semaphore},
          {"multiprocessing.Event", ObjectKind::Event, "Event 1", {K::EventSet, K::EventWake}},
          {"multiprocessing.Condition", ObjectKind::Condition, "Condition 1", {K::ConditionWait, K::ConditionNotify, K::ConditionWake}, false},
          {"multiprocessing.Barrier", ObjectKind::Barrier, "Barrier 1", {K::BarrierWait, K::BarrierPass}},
          {"multiprocessing.connection", ObjectKind::Socket, "Socket 1", {K::SocketClose}}}},
        {"shared memory and managers", kMemory,
         {{"multiprocessing.Value", ObjectKind::Variable, "Value 1", memory},
          {"multiprocessing.Array", ObjectKind::Variable, "Array 1[1]", memory},
          {"sharedctypes.RawValue", ObjectKind::Variable, "RawValue 1", memory},
          {"sharedctypes.RawArray", ObjectKind::Variable, "RawArray 1[0]", memory, false},
          {"shared_memory.SharedMemory", ObjectKind::Variable, "SharedMemory fyd_every_", memory, false},
          {"shared_memory.ShareableList", ObjectKind::Variable, "ShareableList fyl_every_", memory, false},
          {"Manager().dict", ObjectKind::Variable, "dict 1", memory},
          {"Manager().list", ObjectKind::Variable, "list 1", memory},
          {"Manager().Namespace", ObjectKind::Variable, "Namespace 1", memory},
          {"Manager().Value", ObjectKind::Variable, "Value 1", memory},
          {"Manager().Queue", ObjectKind::Queue, "Queue 1", queue},
          {"Manager().Lock", ObjectKind::Lock, "Lock 1", {K::LockAcquire, K::LockRelease}},
          {"a class that was registered", ObjectKind::Variable, "Counter 1", memory}}},
        {"asyncio and concurrent.futures", kTasks,
         {{"asyncio.create_task", ObjectKind::Task, "worker", task},
          {"asyncio.TaskGroup", ObjectKind::Task, "grouped", task},
          {"the event loop", ObjectKind::Loop, "Loop 1", {K::LoopTurn}, false},
          {"asyncio.Queue", ObjectKind::Queue, "Queue 1", queue},
          {"asyncio.Lock", ObjectKind::Lock, "Lock 1", {K::LockAcquire, K::LockRelease}},
          {"asyncio.Event", ObjectKind::Event, "Event 1", {K::EventSet, K::EventWake, K::EventClear}},
          {"asyncio.Semaphore", ObjectKind::Semaphore, "Semaphore 1", semaphore},
          {"asyncio.to_thread", ObjectKind::Pool, "asyncio", {K::PoolCreate, K::PoolWorker}},
          {"asyncio.open_connection", ObjectKind::Socket, "Socket 2", talk},
          {"asyncio.start_server", ObjectKind::Socket, "Socket 3", talk},
          {"ThreadPoolExecutor", ObjectKind::Pool, "threads", {K::PoolCreate, K::PoolWorker, K::PoolClose}},
          {"ProcessPoolExecutor", ObjectKind::Pool, "Pool 1", {K::PoolCreate, K::PoolWorker, K::PoolClose}},
          {"Future", ObjectKind::Job, "g(2)", job, false}}},
        {"os, socket and subprocess", kSystem,
         {{"subprocess.run", ObjectKind::Process, "", {K::ProcessSpawn, K::ProcessExec, K::ProcessWaitEnd}, false, false},
          {"subprocess.PIPE", ObjectKind::BytePipe, "pipe ", {K::PipeCreate, K::PipeGive}},
          {"os.pipe", ObjectKind::BytePipe, "pipe ", {K::PipeCreate, K::PipeWrite, K::PipeRead}},
          {"os.fork", ObjectKind::Process, "", {K::ProcessFork, K::ProcessStart, K::ProcessExit, K::ProcessWaitEnd}},
          {"os.kill and signal", ObjectKind::Process, "", {K::SignalTaken}},
          {"a socket that accepts", ObjectKind::Socket, "Socket 1", {K::IoWaitBegin}, false},
          {"a socket that connects", ObjectKind::Socket, "Socket 2", {K::SocketConnect, K::SocketSend, K::SocketReceive, K::SocketClose}},
          {"an accepted socket", ObjectKind::Socket, "Socket 3", {K::SocketAccept, K::SocketSend, K::SocketReceive, K::SocketClose}}}},
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
        const bool hasLane = isLife || std::any_of(rows.begin(), rows.end(), [&](const TimelineRow &lane) { return lane.kind != TimelineRow::Kind::Lane && lane.object == found->object; });
        if (row.hasLane && !hasLane) lacking << QString("%1: no lane").arg(row.name);
        if (!row.onStage) continue;
        model.playhead().setTime(static_cast<qint64>(store->event(found->last).time));
        QTRY_VERIFY(model.moment().events > found->last);
        QStringList said;
        for (const Language language : {Language::English, Language::Chinese}) {
            fixture.settings.setLanguage(language);
            QString name = row.kind == ObjectKind::BytePipe ? model.objectName(found->object) : QString::fromStdString(std::string(object.name));
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
