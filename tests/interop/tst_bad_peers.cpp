// Peers that vanish in the middle of a message, send rubbish, claim four gigabytes, or try to have a function called: what comes
// of them, and that the next good peer is served as before. What a client makes of a bad server is held against CPython.
#include "tests/interop/peers.h"
#include "tests/interop/raw_socket.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace forkyard::interop;

namespace {

const QByteArray Key = "open sesame";
const QByteArray FourGigabytes = QByteArray::fromHex("ffffffff0000000100000000");
const QByteArray TwoGigabytes = QByteArray::fromHex("7fffffff");
const QByteArray Rubbish = QByteArray::fromHex("00000010") + "\x80\x04this is none..";
const QByteArray DummyCall = "(NS'dummy'\n(t}t.";

/// A pickle that has a file made by whoever unpickles it in good faith.
QByteArray pickleThatTouches(const QString &file) {
    return "cos\nsystem\n(S'touch " + file.toUtf8() + "'\ntR.";
}

QByteArray callThatTouches(const QString &file) {
    return "(NS'dummy'\n(" + pickleThatTouches(file).chopped(1) + "t}t.";
}

} // namespace

class BadPeersTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString trap() const { return m_folder.filePath("trap"); }

private slots:
    void clientsOfOurServer() {
        Running server(ourselves(), "objects_server.py", {"127.0.0.1"});
        const int port = server.lineAfter("port ").toInt();
        QVERIFY(port > 0);
        const auto entered = [port] {
            RawSocket socket = RawSocket::connectedTo(port);
            if (!socket.enterWith(Key)) socket.close();
            return socket;
        };
        RawSocket::connectedTo(port).close();
        {
            const RawSocket socket = RawSocket::connectedTo(port);
            socket.send("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
            QVERIFY(socket.isClosedByPeer());
        }
        {
            const RawSocket socket = RawSocket::connectedTo(port);
            QVERIFY(socket.frame().startsWith("#CHALLENGE#"));
            socket.send(FourGigabytes + "and that was all");
            QVERIFY(socket.isClosedByPeer());
        }
        {
            RawSocket socket = RawSocket::connectedTo(port);
            QVERIFY(!socket.frame().isEmpty());
            socket.send(QByteArray::fromHex("00000010") + "half");
            socket.close();
        }
        {
            const RawSocket socket = RawSocket::connectedTo(port);
            QVERIFY(!socket.enterWith("open sesam"));
        }
        // Those that know the key.
        for (const QByteArray &claim : {FourGigabytes, TwoGigabytes}) {
            RawSocket socket = entered();
            socket.send(claim + "ten bytes.");
            socket.close();
        }
        {
            const RawSocket socket = entered();
            socket.send(Rubbish);
            QVERIFY(socket.frame().contains("#TRACEBACK"));
            QVERIFY(socket.isClosedByPeer());
        }
        {
            const RawSocket socket = entered();
            socket.sendFrame(callThatTouches(trap()));
            const QByteArray answer = socket.frame();
            QVERIFY(answer.contains("#TRACEBACK"));
            QVERIFY2(answer.contains("forbidden"), answer.toPercentEncoding(" #:_'"));
        }
        QVERIFY(!QFile::exists(trap()));
        {
            const RawSocket socket = entered();
            socket.sendFrame(DummyCall);
            QVERIFY(socket.frame().contains("#RETURN"));
        }
        for (int round = 0; round < 2; ++round) {
            Running client(ourselves(), "lone_client.py", {"127.0.0.1", QString::number(port)});
            QCOMPARE(client.outputAtEnd(), QString("connected\n"));
        }
    }

    void serversOfOurClient_data() {
        QTest::addColumn<QString>("expected"); // of Forkyard; CPython's own where it is not empty
        QTest::addColumn<int>("what");
        const char *names[] = {"closes at once", "vanishes in the challenge", "is a web server", "claims 4 GB before the key", "challenges with something else",
                               "rejects the key", "vanishes instead of an answer", "vanishes in the answer", "claims 4 GB", "answers with rubbish", "answers with a kind of its own",
                               "tells of a failure", "has a function called"};
        for (int i = 0; i < static_cast<int>(std::size(names)); ++i)
            QTest::newRow(names[i]) << (i == 12 ? QString("UnpicklingError\n") : QString()) << i;
    }
    void serversOfOurClient() {
        QFETCH(QString, expected);
        QFETCH(int, what);
        const QList<Peer> references = pythons();
        QStringList says;
        QList<Peer> clients{ourselves()};
        if (expected.isEmpty()) {
            for (const Peer &python : references)
                if (python.name.startsWith("CPython 3.11.")) clients.append(python);
            if (clients.size() == 1) QSKIP("no CPython 3.11 here to compare with");
        }
        for (const Peer &peer : clients) {
            RawSocket listener = RawSocket::listening();
            Running client(peer, "lone_client.py", {"127.0.0.1", QString::number(listener.port())});
            RawSocket socket = listener.accept();
            beBad(socket, what);
            socket.close();
            says << client.outputAtEnd(20);
        }
        QCOMPARE(says[0], expected.isEmpty() ? says[1] : expected);
        QVERIFY(!QFile::exists(trap()));
    }

private:
    void beBad(RawSocket &socket, int what) {
        const QByteArray challenge = "#CHALLENGE#twenty bytes of it..";
        switch (what) {
        case 0: return;
        case 1: return socket.send(QByteArray::fromHex("0000001f") + "#CHAL");
        case 2: return socket.send("HTTP/1.1 400 Bad Request\r\n\r\n");
        case 3: return socket.send(FourGigabytes + "abc");
        case 4: return socket.sendFrame("#HELLO#");
        case 5:
            socket.sendFrame(challenge);
            static_cast<void>(socket.frame());
            return socket.sendFrame("#FAILURE#");
        default: break;
        }
        QVERIFY(socket.admitWith(Key));
        QVERIFY(!socket.frame().isEmpty()); // the call
        switch (what) {
        case 7: return socket.send(QByteArray::fromHex("00000020") + "\x80\x04");
        case 8: return socket.send(FourGigabytes + "abc");
        case 9: return socket.send(Rubbish);
        case 10: return socket.sendFrame("(S'#WHATEVER'\nNt.");
        case 11: return socket.sendFrame("(S'#TRACEBACK'\nS'it broke'\nt.");
        case 12: return socket.sendFrame(pickleThatTouches(trap()));
        default: return;
        }
    }
};

QTEST_GUILESS_MAIN(BadPeersTest)
#include "tst_bad_peers.moc"
