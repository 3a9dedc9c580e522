// What runs with tasks and with sockets tell the trace: who was made, what it waited for, how it ended; addresses and bytes.
#include "tests/core/session/session_run.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <vector>

using namespace forkyard;
using namespace forkyard::session;
using test::SessionRun;
using trace::EventKind;

namespace {

const char *const kTasks = R"(
import asyncio
async def work():
    await asyncio.sleep(0.01)
async def fails():
    raise ValueError("no")
async def main():
    a = asyncio.create_task(work(), name="worker")
    b = asyncio.create_task(fails(), name="failing")
    c = asyncio.create_task(asyncio.sleep(60), name="late")
    await a
    await asyncio.sleep(0)
    c.cancel()
    print(await asyncio.gather(b, c, return_exceptions=True))
asyncio.run(main())
)";

const char *const kSockets = R"(
import socket, threading
server = socket.create_server(("127.0.0.1", 0))
def serve():
    conn, peer = server.accept()
    with conn:
        conn.sendall(conn.recv(100).upper())
t = threading.Thread(target=serve)
t.start()
address = server.getsockname()
with socket.create_connection(address) as s:
    s.sendall(b"hello")
    print(s.recv(100))
t.join()
server.close()
try:
    socket.create_connection(address)
except ConnectionRefusedError:
    print("refused", address[1])
)";

/// Texts of the events of a kind, in their order.
std::vector<std::string> texts(const SessionRun &run, EventKind kind) {
    std::vector<std::string> found;
    for (trace::EventIndex i = 0; i < run.store.eventCount(); ++i) {
        const trace::Event event = run.store.event(i);
        if (event.kind == kind) found.emplace_back(run.store.text(event.value.asText()));
    }
    return found;
}

bool isEnd(EventKind kind) {
    return kind == EventKind::TaskDone || kind == EventKind::TaskFailed || kind == EventKind::TaskCancelled;
}

} // namespace

class SessionNetwork : public QObject {
    Q_OBJECT

private slots:
    void tasksTellTheirLives() {
        SessionRun run(kTasks);
        QVERIFY(run.finish());
        QVERIFY2(run.problems.empty(), run.output(EventKind::PrintError).c_str());
        // The main task and three of its own.
        const std::vector<std::string> created = texts(run, EventKind::TaskCreate);
        QCOMPARE(created.size(), std::size_t{4});
        QCOMPARE(created[0].substr(0, 5), std::string("Task-"));
        QCOMPARE((std::vector<std::string>{created.begin() + 1, created.end()}), (std::vector<std::string>{"worker", "failing", "late"}));
        QCOMPARE(texts(run, EventKind::TaskFailed), std::vector<std::string>{"ValueError: no"});
        QCOMPARE(run.count(EventKind::TaskCancelled), std::size_t{1});
        QCOMPARE(run.count(EventKind::TaskDone) >= 2, true);
        const std::vector<std::string> awaited = texts(run, EventKind::TaskAwait);
        for (const char *what : {"worker", "sleep(0.01)", "sleep(60)", "sleep(0)", "gather(2)"})
            QVERIFY2(std::find(awaited.begin(), awaited.end(), what) != awaited.end(), what);
        QVERIFY(run.count(EventKind::LoopTurn) > 3);
    }

    void aTaskIsMadeThenRunsThenEnds() {
        SessionRun run(kTasks);
        QVERIFY(run.finish());
        std::map<trace::ObjectId, int> stage;
        for (trace::EventIndex i = 0; i < run.store.eventCount(); ++i) {
            const trace::Event event = run.store.event(i);
            if (event.kind == EventKind::TaskCreate) {
                QCOMPARE(stage[event.object], 0);
                stage[event.object] = 1;
            } else if (event.kind == EventKind::TaskResume || event.kind == EventKind::TaskAwait) {
                QVERIFY(stage[event.object] == 1);
            } else if (isEnd(event.kind)) {
                QCOMPARE(stage[event.object], 1);
                stage[event.object] = 2;
            } else if (event.kind == EventKind::TaskCollected) {
                QCOMPARE(stage[event.object], 2);
            }
        }
        QVERIFY(stage.size() >= 4);
        for (const auto &[task, reached] : stage) QCOMPARE(reached, 2);
    }

    void socketsTellAddressesAndBytes() {
        SessionRun run(kSockets);
        QVERIFY(run.finish());
        const std::string output = run.output();
        const std::size_t at = output.find("refused ");
        QVERIFY2(at != std::string::npos, (output + run.output(EventKind::PrintError)).c_str());
        const std::string address = "127.0.0.1:" + std::to_string(std::atoi(output.c_str() + at + 8));
        QCOMPARE(texts(run, EventKind::SocketConnect), (std::vector<std::string>{address, address}));
        QCOMPARE(run.count(EventKind::SocketAccept), std::size_t{1});
        QCOMPARE(texts(run, EventKind::SocketSend), (std::vector<std::string>{"b'hello'", "b'HELLO'"}));
        QCOMPARE(texts(run, EventKind::SocketReceive), (std::vector<std::string>{"b'hello'", "b'HELLO'"}));
        QCOMPARE(texts(run, EventKind::SocketRefused), std::vector<std::string>{"Connection refused"});
        QCOMPARE(run.count(EventKind::SocketClose), std::size_t{4});
    }

    /// A program that has sockets need not know of threads; and b'hello' is five bytes, not eight.
    void socketsAreNamedAndBytesCounted() {
        const char *const program = R"(
import socket
a, b = socket.socketpair()
a.sendall(b"hello\n")
print(b.recv(10))
)";
        SessionRun run(program);
        QVERIFY(run.finish());
        std::vector<std::string> names;
        std::int64_t most = 0;
        for (const trace::ObjectInfo &object : run.store.objects()) {
            if (object.kind != trace::ObjectKind::Socket) continue;
            names.emplace_back(object.name);
            for (std::size_t step = 0; step < object.history->size(); ++step) most = std::max<std::int64_t>(most, object.history->step(step).level);
        }
        QCOMPARE(names, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(most, std::int64_t{6});
    }

    void nobodyElseIsLetInUnasked() {
        const char *const program = R"(
import socket
s = socket.socket()
s.bind(("", 0))
try:
    s.listen()
    print("listens")
except PermissionError:
    print("may not")
)";
        SessionRun kept(program);
        QVERIFY(kept.finish());
        QCOMPARE(kept.output(), std::string("may not\n"));
        Options open = SessionRun::quickOptions();
        open.listenAnywhere = true;
        SessionRun allowed(program, open);
        QVERIFY(allowed.finish());
        QCOMPARE(allowed.output(), std::string("listens\n"));
    }
};

QTEST_GUILESS_MAIN(SessionNetwork)
#include "tst_session_network.moc"
