// Forkyard and every CPython of this machine talk to each other, in both roles: the tutorial's master and worker, all kinds of
// values, exceptions, threads and forked children, plain connections; over loopback, and between two network namespaces.
#include "tests/interop/peers.h"

#include <QTest>

#include <algorithm>

using namespace forkyard::interop;

namespace {

constexpr const char *MasterSays = R"([(0, 0), (1, 1), (2, 4), (3, 9), (4, 16), (5, 25), (6, 36), (7, 49), (8, 64), (9, 81)]
no more
says goodbye
end
)";
constexpr const char *WorkerSays = "did 10\nempty\n";
constexpr const char *ClientSays = R"(refused
refused
values True
big True
shared True
divide 3.5 3.0 0.25
ZeroDivisionError division by zero
ValueError no way
KeyError k
TypeError 
TypeError 
RemoteError True
RemoteError True
RemoteError True
not exposed
added 80 0
2 True
Full
Full
Full
a {'b': [1.5, None]}
Empty
Empty
Empty
True AutoProxy[get_calculator]
AutoProxy[get_calculator] True
)";
constexpr const char *ListenerSays = "echoed 5\nechoed 1\nb'raw' True\ntoo long\n";
constexpr const char *TalkerSays = "True\nTrue\nTrue\nTrue\nTrue\n('echo', 'no key') False\n";

/// Who has to serve, who calls.
struct Pair {
    Peer server, client;
};

QStringList addressAnd(const QString &host, const QString &ports) {
    return QStringList{host} + ports.split(' ');
}

} // namespace

class RealPeersTest : public QObject {
    Q_OBJECT

private:
    QList<Pair> m_pairs;

    void addRows(qsizetype most = 1000) {
        QTest::addColumn<int>("pair");
        for (int i = 0; i < std::min(most, m_pairs.size()); ++i)
            QTest::addRow("%s serves %s", qPrintable(m_pairs[i].server.name), qPrintable(m_pairs[i].client.name)) << i;
        if (m_pairs.isEmpty()) QTest::newRow("no CPython") << -1;
    }
    void check(int index, const QString &serverProgram, const QString &clientProgram, const QString &serverSays, const QString &clientSays) {
        if (index < 0) QSKIP("no CPython from 3.8 on was found on PATH or in pyenv's folder");
        const Pair &pair = m_pairs[index];
        Running server(pair.server, serverProgram, {"127.0.0.1"});
        const QString port = server.lineAfter("port ");
        if (port.isEmpty()) QFAIL(qPrintable("the server did not start: " + server.outputAtEnd(1)));
        Running client(pair.client, clientProgram, addressAnd("127.0.0.1", port));
        QCOMPARE(client.outputAtEnd(), clientSays);
        QCOMPARE(client.exitCode(), 0);
        if (serverSays.isNull()) return; // it serves for ever
        QCOMPARE(server.outputAtEnd(), "port " + port + "\n" + serverSays);
        QCOMPARE(server.exitCode(), 0);
    }

private slots:
    void initTestCase() {
        for (const Peer &python : pythons()) {
            m_pairs.append({ourselves(), python});
            m_pairs.append({python, ourselves()});
        }
        m_pairs.append({ourselves(), ourselves()});
    }

    void masterAndWorker_data() { addRows(); }
    void masterAndWorker() {
        QFETCH(int, pair);
        check(pair, "tutorial_master.py", "tutorial_worker.py", MasterSays, WorkerSays);
    }

    void objectsOfAllKinds_data() { addRows(); }
    void objectsOfAllKinds() {
        QFETCH(int, pair);
        QString clientSays = ClientSays;
        // What 3.8 does with any client.
        if (pair >= 0 && m_pairs[pair].server.name.startsWith("CPython 3.8.")) clientSays.replace("AutoProxy[get_calculator] True\n", "no proxies True\n");
        check(pair, "objects_server.py", "objects_client.py", {}, clientSays);
    }

    void plainConnections_data() { addRows(); }
    void plainConnections() {
        QFETCH(int, pair);
        check(pair, "listener.py", "connection_client.py", ListenerSays, TalkerSays);
    }

    /// Two namespaces joined by a cable of their own, as two machines are. One version in both roles is enough there.
    void acrossNamespaces_data() { addRows(2); }
    void acrossNamespaces() {
        QFETCH(int, pair);
        if (pair < 0) QSKIP("no CPython from 3.8 on was found on PATH or in pyenv's folder");
        const QString suffix = QString::number(QCoreApplication::applicationPid());
        const QString here = "fya" + suffix, there = "fyb" + suffix;
        const QString prepare = QString("ip netns add %1 && ip netns add %2 && ip -n %1 link add fyd0 type veth peer name fyd1 netns %2 && "
                                        "ip -n %1 addr add 10.77.0.1/24 dev fyd0 && ip -n %2 addr add 10.77.0.2/24 dev fyd1 && "
                                        "ip -n %1 link set fyd0 up && ip -n %2 link set fyd1 up && ip -n %1 link set lo up && ip -n %2 link set lo up")
                                    .arg(here, there);
        const auto shell = [](const QString &command, QByteArray &said) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start("sh", {"-c", command});
            const bool ok = process.waitForFinished(20000) && process.exitCode() == 0;
            said = process.readAll().trimmed();
            return ok;
        };
        const auto clean = qScopeGuard([&] {
            QByteArray ignored;
            shell(QString("ip netns del %1; ip netns del %2").arg(here, there), ignored);
        });
        QByteArray said;
        if (!shell(prepare, said)) QSKIP(qPrintable("no network namespaces here: " + QString::fromUtf8(said)));
        Pair peers = m_pairs[pair];
        if (peers.server.name == ourselves().name) peers.server.command << "--listen-anywhere";
        Running server(peers.server, "tutorial_master.py", {"10.77.0.1"}, {"ip", "netns", "exec", here});
        const QString port = server.lineAfter("port ");
        if (port.isEmpty()) QFAIL(qPrintable("the server did not start: " + server.outputAtEnd(1)));
        Running client(peers.client, "tutorial_worker.py", {"10.77.0.1", port}, {"ip", "netns", "exec", there});
        QCOMPARE(client.outputAtEnd(), QString(WorkerSays));
        QCOMPARE(server.outputAtEnd(), "port " + port + "\n" + MasterSays);
    }
};

QTEST_GUILESS_MAIN(RealPeersTest)
#include "tst_real_peers.moc"
