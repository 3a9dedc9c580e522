// Several simulated machines: what is said of them, who runs where, and what delay, loss and a cut do to what goes between them. Times
// are the simulated clock's, hence exact.
#include "core/virtual/network.h"
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::virtual_host;

namespace {

/// What the program prints over the network; `how` is told where nobody can go on.
QString runOver(const char *network, const std::string &text, std::uint64_t seed = 1)
{
    WorldOptions options;
    auto plan = parseNetwork(network);
    if (!plan) return QString::fromStdString(plan.error().code);
    options.network = plan.value();
    options.lineBuffered = true;
    options.seed = seed;
    const auto world = makeWorld(text, std::move(options));
    if (!world) return "no program";
    const auto policy = makeRandom(seed);
    Scheduler scheduler(*world, *policy);
    const Scheduler::Ending ending = scheduler.run(10'000'000);
    return QString::fromStdString(world->output() + world->errors()) + (ending == Scheduler::Ending::Deadlock ? "nobody can go on\n" : "");
}

/// One child connects to the first machine's port 5000; both say when.
const std::string kCall = R"(import socket, time
from multiprocessing import Process

def since(start):
    return round((time.monotonic() - start) * 1000)

def call():
    start = time.monotonic()
    try:
        s = socket.create_connection(("master", 5000))
    except OSError as error:
        print(type(error).__name__, since(start))
        return
    print("connected", since(start), s.getsockname()[0], s.getpeername()[0])
    s.sendall(b"ping")
    print(s.recv(10), since(start))

server = socket.create_server(("", 5000))
p = Process(target=call)
p.start()
c, address = server.accept()
c.sendall(c.recv(10).upper())
c.close()
p.join()
)";

const std::string kDatagrams = R"(import socket
from multiprocessing import Process

def send():
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for n in range(100):
        s.sendto(bytes([n]), ("master", 7000))

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 7000))
s.settimeout(5)
Process(target=send).start()
got = []
try:
    while True:
        got.append(s.recv(10)[0])
except TimeoutError:
    pass
print(got == sorted(got), len(got))
)";

} // namespace

class NetworkTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsSaidIsRead();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void aProgramSaysItsNetwork();
    void childrenRunWhereTheyAreNamed();
    void delayIsOnTheWay();
    void aCutHoldsUpAndHeals();
    void aCutForEverEndsTheCall();
    void datagramsAreLostAndConnectionsRepeat();
    void loopbackStaysOnItsMachine();
    void forwardAndBackWithPacketsOnTheirWay();
};

void NetworkTest::whatIsSaidIsRead()
{
    const auto read = parseNetwork("master w-1=Process-1,Pool-* w-2=work.py; delay 20ms; delay master-w-1 3us; loss w-2 2.5%; cut master-w-1 1s 2s; cut w-2 8s");
    QVERIFY(read.ok());
    const NetworkPlan &plan = read.value();
    QCOMPARE(plan.machines.size(), std::size_t{3});
    QCOMPARE(plan.machines[2].programs.front(), std::string("work.py"));
    QCOMPARE(plan.placeOf("Pool-7", 0).value_or(9), std::size_t{1});
    QVERIFY(!plan.placeOf("Process-2", 0));
    QCOMPARE(plan.delay(0, 1), std::int64_t{3'000});
    QCOMPARE(plan.delay(1, 2), std::int64_t{20'000'000});
    QCOMPARE(plan.delay(1, 1), std::int64_t{0});
    QCOMPARE(plan.loss(0, 2), 2.5);
    QCOMPARE(plan.loss(0, 1), 0.0);
    QVERIFY(!plan.isCut(0, 1, 999'999'999) && plan.isCut(1, 0, 1'000'000'000) && !plan.isCut(0, 1, 2'000'000'000));
    QVERIFY(plan.isCut(0, 2, INT64_MAX - 1) && plan.isCut(1, 2, 8'000'000'000));
    QVERIFY(parseNetwork("").ok() && parseNetwork(" ; ").value().isEmpty());
}

void NetworkTest::nonsenseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *text, const char *code) { QTest::newRow(text) << QString(text) << QString(code); };
    row("a b a", "network.two-machines");
    row("a b; delay c 2ms", "network.no-machine");
    row("a b; delay a-c 2ms", "network.no-machine");
    row("a b; delay 2", "network.bad-word");
    row("a b; delay", "network.bad-word");
    row("a b; loss 101%", "network.bad-word");
    row("a b; loss 3ms", "network.bad-word");
    row("a b; cut 3s 2s", "network.bad-word");
    row("a b; jitter 3ms", "network.bad-word");
    row("a/b", "network.bad-word");
    row("localhost", "network.bad-word");
    row("m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12 m13 m14 m15 m16 m17 m18 m19 m20 m21 m22 m23 m24 m25 m26 m27 m28 m29 m30 m31 m32 m33", "network.too-many");
}

void NetworkTest::nonsenseIsRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    const auto plan = parseNetwork(text.toStdString());
    QVERIFY(!plan.ok());
    QCOMPARE(QString::fromStdString(plan.error().code), code);
}

void NetworkTest::aProgramSaysItsNetwork()
{
    QCOMPARE(networkIn("#!/usr/bin/python3\n\n# network: a b; delay 2ms\nprint(1)\n"), std::string(" a b; delay 2ms"));
    QCOMPARE(networkIn("print(1)\n# network: a b\n"), std::string());
}

void NetworkTest::childrenRunWhereTheyAreNamed()
{
    const QString said = runOver("master a=Process-* b=Process-*", R"(import os, socket
from multiprocessing import Process
def where():
    print(socket.gethostname(), os.uname().nodename, socket.gethostbyname(socket.gethostname()))
where()
for n in range(3):
    p = Process(target=where)
    p.start()
    p.join()
p = Process(target=where, name="helper")
p.start()
p.join()
)");
    QCOMPARE(said, QString("master master 10.0.0.1\na a 10.0.0.2\nb b 10.0.0.3\na a 10.0.0.2\nmaster master 10.0.0.1\n"));
}

void NetworkTest::delayIsOnTheWay()
{
    // A call and its answer, then a message and its answer: twice to and fro.
    QCOMPARE(runOver("master w=Process-*; delay 30ms", kCall), QString("connected 60 10.0.0.2 10.0.0.1\nb'PING' 120\n"));
    QCOMPARE(runOver("master w=Process-*", kCall), QString("connected 0 10.0.0.2 10.0.0.1\nb'PING' 0\n"));
}

void NetworkTest::aCutHoldsUpAndHeals()
{
    // Sent at 0, and again 200, 600, 1400 and 3000 ms later: the last time it gets through, and the rest takes 60.
    QCOMPARE(runOver("master w=Process-*; delay 30ms; cut w 0s 2s", kCall), QString("connected 3060 10.0.0.2 10.0.0.1\nb'PING' 3120\n"));
}

void NetworkTest::aCutForEverEndsTheCall() { QCOMPARE(runOver("master w=Process-*; cut master-w 0s", kCall), QString("TimeoutError 127000\nnobody can go on\n")); }

void NetworkTest::datagramsAreLostAndConnectionsRepeat()
{
    QCOMPARE(runOver("master w=Process-*; delay 1ms", kDatagrams), QString("True 100\n"));
    const QString lossy = runOver("master w=Process-*; delay 1ms; loss 50%", kDatagrams);
    QVERIFY(lossy.startsWith("True "));
    const int came = lossy.section(' ', 1).toInt();
    QVERIFY2(came > 20 && came < 80, qPrintable(lossy));
    QCOMPARE(runOver("master w=Process-*; delay 1ms; loss 50%", kDatagrams), lossy); // the seed decides
    QVERIFY(runOver("master w=Process-*; loss 50%", kCall, 5).contains("b'PING'"));
}

void NetworkTest::loopbackStaysOnItsMachine()
{
    const std::string text = R"(import socket
from multiprocessing import Process
def call(host):
    try:
        s = socket.create_connection((host, 5000))
        print(host, "connected")
    except OSError as error:
        print(host, type(error).__name__)
server = socket.create_server(("127.0.0.1", 5000))
for host in ["master", "10.0.0.9", "192.168.1.1", "127.0.0.1"]:
    p = Process(target=call, args=(host,))
    p.start()
    p.join()
)";
    // A placed child was handed its parent's loopback address; whoever asks for the machine by its name is refused.
    QCOMPARE(runOver("master w=Process-*", text), QString("master ConnectionRefusedError\n10.0.0.9 OSError\n192.168.1.1 OSError\n127.0.0.1 connected\n"));
}

void NetworkTest::forwardAndBackWithPacketsOnTheirWay()
{
    WorldOptions options;
    options.network = parseNetwork("master w=Process-*; delay 30ms; loss 20%").value();
    options.lineBuffered = true;
    const auto world = makeWorld(kCall, std::move(options));
    QVERIFY(world);
    const auto policy = makeRoundRobin(3);
    // As far as something is on its way; from there twice to the end.
    std::uint64_t most = 0;
    while (world->kernel().packets.empty()) {
        Scheduler part(*world, *policy);
        QVERIFY(part.run(most += 5) == Scheduler::Ending::Limit);
    }
    const Moment moment = world->capture();
    const auto finish = [&] {
        const auto again = makeRoundRobin(3);
        Scheduler rest(*world, *again);
        return rest.run(1'000'000) == Scheduler::Ending::Finished ? QString::fromStdString(world->output()) : QString("not finished");
    };
    const QString first = finish();
    QVERIFY2(first.contains("b'PING'"), qPrintable(first));
    world->restore(moment);
    QVERIFY(!world->kernel().packets.empty());
    QCOMPARE(finish(), first);
}

QTEST_GUILESS_MAIN(NetworkTest)
#include "tst_network.moc"
