// Recorded conversations of CPython's managers, versions 3.8 to 3.13: every proof of the key is the one that the rules give, our
// server answers the recorded clients as theirs did, and our client says to the recorded servers what theirs said.
#include "tests/interop/peers.h"
#include "tests/interop/raw_socket.h"

#include "core/wire/digest.h"
#include "core/wire/pickle_reader.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace forkyard;
using namespace forkyard::interop;

namespace {

const QByteArray Key = "abc";
constexpr int HandshakeMessages = 6;

struct Message {
    bool fromServer;
    QByteArray payload;
};

QString folder() {
    return FORKYARD_SOURCE_DIR "/tests/interop/captures/";
}

QList<Message> conversation(const QString &name) {
    QList<Message> found;
    QFile file(folder() + name);
    if (!file.open(QIODevice::ReadOnly)) return found;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() == 4 && words[2] != "of") found.append({words[0] == "S>C", QByteArray::fromHex(words[3])});
    }
    return found;
}

QStringList connectionsOf(const QString &family) {
    return QDir(folder()).entryList({family + "-conn*.hex"}, QDir::Files, QDir::Name);
}

/// As a value, so that ways of writing the same pickle compare equal.
QString said(const QByteArray &pickle) {
    const auto tree = wire::readPickle(pickle.toStdString());
    return tree ? QString::fromStdString(wire::describe(tree.value().root)) : "no pickle: " + QString::fromLatin1(pickle.toHex());
}

/// The answer to a challenge: named where the challenge names a digest.
QByteArray proofOf(const QByteArray &challenge, bool asOldPeer) {
    const qsizetype end = challenge.startsWith('{') && !asOldPeer ? challenge.indexOf('}') : -1;
    const QByteArray name = end > 0 ? challenge.mid(1, end - 1) : QByteArray("md5");
    const auto code = wire::authenticationCode(name.toStdString(), Key.toStdString(), challenge.toStdString());
    return challenge.left(end + 1) + (code ? QByteArray::fromStdString(*code) : QByteArray());
}

/// The id that a server gave in its answer to `create`.
QByteArray idIn(const QByteArray &answer) {
    const auto tree = wire::readPickle(answer.toStdString());
    if (!tree || tree.value().root->items.size() != 2 || tree.value().root->items[1]->kind != wire::NodeKind::Tuple) return {};
    return QByteArray::fromStdString(tree.value().root->items[1]->items[0]->bytes);
}

} // namespace

class CapturesTest : public QObject {
    Q_OBJECT

private:
    static void addFamilies() {
        QTest::addColumn<QString>("family");
        for (const char *family : {"tutorial-311", "server38-client38", "server311-client313", "server312-client312", "server313-client311", "server313-client313"})
            QTest::newRow(family) << family;
    }

private slots:
    void proofsOfTheKey() {
        int right = 0;
        for (const QString &name : QDir(folder()).entryList({"*.hex"})) {
            const QList<Message> messages = conversation(name);
            for (int i = 0; i + 2 < messages.size(); ++i) {
                const QByteArray &challenge = messages[i].payload;
                if (!challenge.startsWith("#CHALLENGE#")) continue;
                const QByteArray &answer = messages[i + 1].payload, &verdict = messages[i + 2].payload;
                if (messages[i + 1].fromServer == messages[i].fromServer) continue;
                const bool isRight = answer == proofOf(challenge.mid(11), false) || answer == proofOf(challenge.mid(11), true);
                QVERIFY2(isRight == (verdict == "#WELCOME#"), qPrintable(name));
                right += isRight ? 1 : 0;
            }
        }
        QVERIFY(right >= 200);
    }

    void recordedClients_data() { addFamilies(); }
    void recordedClients() {
        QFETCH(QString, family);
        Running server(ourselves(), "captured_server.py", {"127.0.0.1"});
        const int port = server.lineAfter("port ").toInt();
        QVERIFY(port > 0);
        QHash<QByteArray, QByteArray> ids; // recorded to ours
        const QStringList names = connectionsOf(family);
        QCOMPARE(names.size(), 10);
        for (const QString &name : names) {
            const RawSocket socket = RawSocket::connectedTo(port);
            QVERIFY(socket.enterWith(Key));
            const QList<Message> messages = conversation(name).mid(HandshakeMessages);
            for (int i = 0; i + 1 < messages.size(); i += 2) {
                QVERIFY2(!messages[i].fromServer && messages[i + 1].fromServer, qPrintable(name));
                QByteArray request = messages[i].payload;
                for (auto id = ids.cbegin(); id != ids.cend(); ++id)
                    request.replace(char(id.key().size()) + id.key(), char(id.value().size()) + id.value());
                socket.sendFrame(request);
                const QByteArray answer = socket.frame();
                QString expected = said(messages[i + 1].payload);
                if (const QByteArray id = idIn(messages[i + 1].payload); !id.isEmpty()) {
                    ids.insert(id, idIn(answer));
                    expected.replace(QString::fromUtf8(id), QString::fromUtf8(ids[id]));
                    expected.replace(", 'shutdown', 'task_done'", ", 'task_done'"); // a method that came with 3.13
                }
                QCOMPARE(said(answer), expected);
            }
        }
    }

    void recordedServers_data() { addFamilies(); }
    void recordedServers() {
        QFETCH(QString, family);
        RawSocket listener = RawSocket::listening();
        Running client(ourselves(), "captured_client.py", {"127.0.0.1", QString::number(listener.port()), family.startsWith("tutorial") ? "0.2" : "0.1"});
        for (const QString &name : connectionsOf(family)) {
            RawSocket socket = listener.accept();
            if (!socket.admitWith(Key)) QFAIL(qPrintable(name + ": " + client.outputAtEnd(1)));
            const QList<Message> messages = conversation(name).mid(HandshakeMessages);
            for (const Message &message : messages) {
                if (message.fromServer) socket.sendFrame(message.payload);
                else QCOMPARE(said(socket.frame()), said(message.payload));
            }
            // A connection for calls is the client's to close; it does so at its end, after the last two of these.
            if (messages.size() > 2) m_open.push_back(std::move(socket));
        }
        QCOMPARE(client.outputAtEnd(), QString("7 * 7 = 49\n0 True\nEmpty\n"));
        QCOMPARE(client.exitCode(), 0);
        m_open.clear();
    }

private:
    std::vector<RawSocket> m_open;
};

QTEST_GUILESS_MAIN(CapturesTest)
#include "tst_captures.moc"
