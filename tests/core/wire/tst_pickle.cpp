// Pickles: what CPython's managers were heard to say, what a python3 here writes, and rubbish.
#include "core/wire/pickle_reader.h"
#include "core/wire/pickle_writer.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace forkyard::wire;

namespace {

std::string read(const std::string &bytes)
{
    const auto tree = readPickle(bytes);
    return tree ? describe(tree.value().root) : tree.error().code;
}

std::string fromHex(const char *hex) { return QByteArray::fromHex(hex).toStdString(); }

std::string writeAgain(const std::string &bytes)
{
    const auto tree = readPickle(bytes);
    std::string out;
    if (!tree || !writePickle(tree.value(), out)) return {};
    return out;
}

/// Every message of the recorded conversations that is a pickle.
QList<QByteArray> recordedPickles()
{
    QList<QByteArray> found;
    QDir folder(FORKYARD_SOURCE_DIR "/tests/core/wire/captures");
    for (const QString &name : folder.entryList({"*.hex"})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QByteArray payload = QByteArray::fromHex(line.simplified().split(' ').last());
            if (payload.startsWith('\x80') && payload.endsWith('.')) found.append(payload);
        }
    }
    return found;
}

} // namespace

class PickleTest : public QObject {
    Q_OBJECT

private slots:
    void readsValues_data();
    void readsValues();
    void readsWhatWasRecorded();
    void writesWhatWasRecordedByteForByte();
    void agreesWithPython();
    void keepsSharingAndCycles();
    void refusesRubbish_data();
    void refusesRubbish();
    void survivesEveryCut();
    void refusesWhatIsTooDeep();
};

void PickleTest::readsValues_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("request") << QByteArray("800495290000000000000028" "8c0c376662643437666435626430" "94" "8c03676574" "94" "29" "7d94" "8c0774696d656f7574" "94" "4b01" "73" "7494" "2e")
                             << QByteArray("('7fbd47fd5bd0', 'get', (), {'timeout': 1})");
    QTest::newRow("reply") << QByteArray("8004950f000000000000008c072352455455524e944b0786942e") << QByteArray("('#RETURN', 7)");
    QTest::newRow("error") << QByteArray("80049522000000000000008c06234552524f52948c065f7175657565948c05456d70747994939429529486942e") << QByteArray("('#ERROR', _queue.Empty())");
    QTest::newRow("protocol 0") << QByteArray("286c70300a49310a614930310a6156c3a40a70310a612e") << QByteArray("[1, True, 'Ã¤']");
    QTest::newRow("protocol 2") << QByteArray("80025d71002847bff80000000000008a09ffffffffffffff7f004e652e") << QByteArray("[-1.5, int:ffffffffffffff7f00, None]");
    QTest::newRow("protocol 5") << QByteArray("80059603000000000000006162632e") << QByteArray("bytearray:616263");
}

void PickleTest::readsValues()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(read(fromHex(hex.constData()))), text);
}

void PickleTest::readsWhatWasRecorded()
{
    const QList<QByteArray> pickles = recordedPickles();
    QVERIFY(pickles.size() > 40);
    for (const QByteArray &pickle : pickles) {
        std::size_t used = 0;
        const auto tree = readPickle(pickle.toStdString(), &used);
        QVERIFY2(tree.ok(), pickle.toHex());
        QCOMPARE(used, static_cast<std::size_t>(pickle.size()));
    }
}

void PickleTest::writesWhatWasRecordedByteForByte()
{
    for (const QByteArray &pickle : recordedPickles()) QCOMPARE(QByteArray::fromStdString(writeAgain(pickle.toStdString())).toHex(), pickle.toHex());
}

/// What python3 pickles, read and written again, gives the same bytes: opcodes, memo, batches, frames.
void PickleTest::agreesWithPython()
{
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty()) QSKIP("no python3 here (2026-11)");
    const QByteArray program = R"(
import pickle
shared = ["x"]
loop = []
loop.append(loop)
values = [None, True, 0, 255, 256, 65535, 65536, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 2**64, -2**200, 1.5, float("inf"), "", "a", "é中😀",
    "x" * 255, "x" * 256, "x" * 70000, b"", b"abc", b"y" * 300, b"z" * 70000, bytearray(b"q"), bytearray(), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(1000)),
    list(range(1001)), list(range(2500)), {}, {1: 2}, {1: 2, "a": "b"}, {i: i for i in range(1000)}, {i: i for i in range(1001)}, {i: i for i in range(2000)},
    set(), {1}, set(range(1000)), frozenset(), frozenset({1, 2}), [shared, shared], loop, ["a" * 30000] * 2 + ["b" * 30000, "c" * 30000, "d" * 30000],
    [str(i) for i in range(300)] * 2, ValueError("no", 1), KeyError("k"), range(3), slice(1, 2), len, dict, OSError(2, "x"), [b"z" * 70000, "tail"], complex(1, 2)]
for value in values:
    print(pickle.dumps(value, 4).hex())
)";
    QProcess process;
    process.start(python, {"-c", program});
    QVERIFY(process.waitForFinished(60000));
    QCOMPARE(process.readAllStandardError(), QByteArray());
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    int count = 0;
    for (const QByteArray &line : lines) {
        if (line.isEmpty()) continue;
        const QByteArray bytes = QByteArray::fromHex(line);
        // Up to protocol 4 a bytearray is a call; the reader leaves it one, so it comes out the same.
        const QByteArray again = QByteArray::fromStdString(writeAgain(bytes.toStdString()));
        QVERIFY2(again == bytes, QByteArray::number(count) + ": " + bytes.left(80).toHex() + " became " + again.left(80).toHex());
        ++count;
    }
    QVERIFY(count > 60);
}

void PickleTest::keepsSharingAndCycles()
{
    ValueTree tree;
    Node *list = tree.sequence(NodeKind::List, {});
    list->items = {list, tree.text("x"), list};
    tree.root = list;
    std::string out;
    QVERIFY(writePickle(tree, out).ok());
    const auto again = readPickle(out);
    QVERIFY(again.ok());
    const Node *root = again.value().root;
    QCOMPARE(root->items.size(), 3u);
    QVERIFY(root->items[0] == root && root->items[2] == root);
}

void PickleTest::refusesRubbish_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("empty") << QByteArray("") << QByteArray("pickle.cut-short");
    QTest::newRow("no pickle") << QByteArray("ff") << QByteArray("pickle.bad-opcode");
    QTest::newRow("claims 4 GB") << QByteArray("8004588fffffff61") << QByteArray("pickle.cut-short");
    QTest::newRow("claims 16 EB") << QByteArray("80048effffffffffffffff61") << QByteArray("pickle.cut-short");
    QTest::newRow("memo far away") << QByteArray("80044e72ffffff7f2e") << QByteArray("pickle.malformed");
    QTest::newRow("unknown memo") << QByteArray("800468072e") << QByteArray("pickle.malformed");
    QTest::newRow("nothing on the stack") << QByteArray("80042e") << QByteArray("pickle.malformed");
    QTest::newRow("no mark") << QByteArray("80044e74") << QByteArray("pickle.malformed");
    QTest::newRow("append to a number") << QByteArray("80044b014b0161") << QByteArray("pickle.malformed");
    QTest::newRow("odd dict") << QByteArray("80047d284b0175") << QByteArray("pickle.malformed");
    QTest::newRow("protocol 9") << QByteArray("80094e2e") << QByteArray("pickle.unsupported");
    QTest::newRow("persistent id") << QByteArray("80044e512e") << QByteArray("pickle.unsupported");
}

void PickleTest::refusesRubbish()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, code);
    QCOMPARE(QByteArray::fromStdString(read(fromHex(hex.constData()))), code);
}

void PickleTest::survivesEveryCut()
{
    for (const QByteArray &pickle : recordedPickles()) {
        for (int length = 0; length < pickle.size(); ++length) QVERIFY(!readPickle(pickle.left(length).toStdString()).ok());
        // And one wrong byte at every place: any answer will do, but an answer.
        for (int place = 0; place < pickle.size(); ++place) {
            std::string changed = pickle.toStdString();
            changed[static_cast<std::size_t>(place)] = static_cast<char>(changed[static_cast<std::size_t>(place)] ^ 0x55);
            static_cast<void>(read(changed));
        }
    }
}

void PickleTest::refusesWhatIsTooDeep()
{
    ValueTree tree;
    Node *node = tree.sequence(NodeKind::List, {});
    for (int i = 0; i < 100000; ++i) node = tree.sequence(NodeKind::List, {node});
    tree.root = node;
    std::string out;
    const auto status = writePickle(tree, out);
    QVERIFY(!status.ok());
    QCOMPARE(QByteArray::fromStdString(status.error().code), QByteArray("pickle.too-deep"));
    // Reading does not recurse.
    QVERIFY(readPickle("\x80\x04" + std::string(100000, ']') + std::string(99999, 'a') + ".").ok());
}

QTEST_APPLESS_MAIN(PickleTest)
#include "tst_pickle.moc"
