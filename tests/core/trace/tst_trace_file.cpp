// Saved and opened again bit for bit; cut anywhere, or garbage, it says so.
#include "core/trace/scripted_trace.h"
#include "core/trace/trace_export.h"
#include "core/trace/trace_file.h"
#include "core/trace/trace_format.h"
#include "tests/core/trace/random_trace.h"

#include <QtTest>

#include <QFileInfo>
#include <QTemporaryDir>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace forkyard::trace;

namespace {

std::string bytesOf(const Store &store) {
    std::ostringstream out;
    if (!writeTrace(store, out).ok()) qFatal("cannot write into memory");
    return out.str();
}

void compare(const Store &actual, const Store &expected) {
    QCOMPARE(actual.eventCount(), expected.eventCount());
    for (EventIndex index = 0; index < expected.eventCount(); ++index) {
        QVERIFY2(actual.event(index) == expected.event(index), qPrintable(QString("event %1").arg(index)));
    }
    QCOMPARE(actual.texts().size(), expected.texts().size());
    for (TextId id = 0; id < expected.texts().size(); ++id) QCOMPARE(actual.text(id), expected.text(id));
    QCOMPARE(actual.laneCount(), expected.laneCount());
    for (LaneId lane = 0; lane < expected.laneCount(); ++lane) {
        QVERIFY(actual.lane(lane).origin == expected.lane(lane).origin);
        QCOMPARE(actual.spans(lane).count(), expected.spans(lane).count());
    }
    QVERIFY(actual.sources() == expected.sources());
    QCOMPARE(actual.now(), expected.now());
    QCOMPARE(actual.dropped(), expected.dropped());
    QCOMPARE(actual.isFinished(), expected.isFinished());
    QCOMPARE(actual.findings().size(), expected.findings().size());
    QCOMPARE(actual.arrows().size(), expected.arrows().size());
}

} // namespace

class TestTraceFile : public QObject {
    Q_OBJECT

private slots:
    void aLinkAndAPipeStayWhatTheyAre() {
        Store store;
        scriptQueueLesson(store);
        QTemporaryDir directory;
        const QByteArray file = directory.filePath("one.trace").toUtf8(), link = directory.filePath("link").toUtf8(), pipe = directory.filePath("pipe").toUtf8();
        QVERIFY(saveTrace(store, file.toStdString()).ok());
        QCOMPARE(symlink(file.constData(), link.constData()), 0);
        QVERIFY(saveTrace(store, link.toStdString()).ok());
        QVERIFY(QFileInfo(QString::fromUtf8(link)).isSymLink());
        QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
        const int reader = open(pipe.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC); // what it holds is more than the trace
        QVERIFY(reader >= 0);
        QVERIFY(saveTrace(store, pipe.toStdString()).ok());
        std::string got(1 << 16, 0);
        const ssize_t count = read(reader, got.data(), got.size());
        close(reader);
        QVERIFY(count > 0);
        QVERIFY(got.substr(0, static_cast<std::size_t>(count)) == bytesOf(store));
        struct stat after{};
        QCOMPARE(stat(pipe.constData(), &after), 0);
        QVERIFY(S_ISFIFO(after.st_mode));
    }
    void theSameComesBack_data() {
        QTest::addColumn<int>("which");
        for (int which = 0; which < 6; ++which) QTest::addRow("trace %d", which) << which;
    }
    void theSameComesBack() {
        QFETCH(int, which);
        Store store;
        switch (which) {
        case 0: break;
        case 1: scriptQueueLesson(store); break;
        case 2: scriptWholeQueueLesson(store); break;
        case 3: scriptSynthetic(store, {8, 6000, 3, 4, 2, 5}); break;
        case 4: fill(store, randomTrace(3, 40000, false)); break;
        default: fill(store, randomTrace(9, 40000, true)); break;
        }
        const std::string bytes = bytesOf(store);
        std::istringstream in(bytes);
        const auto opened = readTrace(in);
        QVERIFY(opened.ok());
        QVERIFY(!opened.value().warning);
        compare(*opened.value().store, store);
        QCOMPARE(bytesOf(*opened.value().store), bytes);
    }

    void valuesOfAnySizeComeBack() {
        Store store;
        const LaneId lane = store.openLane({1, 0, 2, 0, -1, 2147483647});
        std::vector<Event> events;
        for (std::uint64_t bits : {std::uint64_t(0), ~std::uint64_t(0), std::uint64_t(1) << 63, Value::integer(Value::kSmallest).bits(),
                                   Value::integer(Value::kLargest).bits(), Value::constant(Constant::False).bits()}) {
            Event event;
            event.kind = EventKind::VariableStore;
            event.value = Value::fromBits(bits);
            event.object = static_cast<ObjectId>(bits >> 7);
            event.sequence = static_cast<std::uint32_t>(bits >> 9);
            event.line = static_cast<std::uint32_t>(bits >> 11);
            event.time = events.size() * (Time(1) << 44);
            events.push_back(event);
        }
        store.append(lane, events);
        store.finish();
        std::istringstream in(bytesOf(store));
        const auto opened = readTrace(in);
        QVERIFY(opened.ok());
        compare(*opened.value().store, store);
    }

    void aCutFileOpensUpToTheCut() {
        Store store;
        scriptSynthetic(store, {4, 20000, 2, 3, 2, 6});
        const std::string bytes = bytesOf(store);
        EventIndex most = 0;
        for (int tenth = 0; tenth < 20; ++tenth) {
            const std::size_t length = 12 + (bytes.size() - 13) * static_cast<std::size_t>(tenth) / 19;
            std::istringstream in(bytes.substr(0, length));
            const auto opened = readTrace(in);
            QVERIFY(opened.ok());
            QVERIFY(opened.value().warning);
            QCOMPARE(opened.value().warning->code, std::string("trace.file-cut"));
            const Store &part = *opened.value().store;
            QCOMPARE(opened.value().warning->arguments.at(0), std::to_string(part.eventCount()));
            QVERIFY(part.eventCount() >= most);
            most = part.eventCount();
            for (EventIndex index = 0; index < part.eventCount(); index += 101) QVERIFY(part.event(index) == store.event(index));
            QVERIFY(part.momentAtEvent(part.eventCount()).threads.size() <= 4);
        }
        QCOMPARE(most, store.eventCount());
    }

    /// Between two turns the store is one like any other, and grows until the file's end; a reader that is dropped lets go.
    void aFileIsReadInTurns() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("long.forkyard").toStdString();
        Store store;
        scriptSynthetic(store, {8, 20000, 2, 3, 2, 6});
        QVERIFY(saveTrace(store, path).ok());
        auto opening = TraceOpening::begin(path);
        QVERIFY(opening.ok());
        EventIndex before = 0;
        int turns = 0;
        while (!opening.value()->readOn(1)) {
            const Store &part = *opening.value()->store();
            QVERIFY(part.eventCount() >= before);
            before = part.eventCount();
            const Moment moment = part.momentAtEvent(part.eventCount());
            QCOMPARE(moment.events, part.eventCount());
            ++turns;
        }
        QVERIFY(turns > 1);
        QVERIFY(!opening.value()->warning());
        QCOMPARE(opening.value()->expected(), std::uint64_t(store.eventCount()));
        compare(*opening.value()->store(), store);
        auto dropped = TraceOpening::begin(path);
        dropped.value()->readOn(1);
        dropped.value().reset();

        QFile file(QString::fromStdString(path));
        QVERIFY(file.resize(file.size() / 2));
        auto cut = TraceOpening::begin(path);
        QVERIFY(cut.ok());
        QVERIFY(cut.value()->readOn(0));
        QVERIFY(cut.value()->warning());
        QCOMPARE(cut.value()->warning()->file, path);
        QVERIFY(cut.value()->store()->eventCount() < store.eventCount());
        QCOMPARE(TraceOpening::begin(path + "-none").error().code, std::string("trace.file-open"));
    }

    /// The checksum is right, what it is over is not: whoever wrote it was no store.
    void nonsenseEndsAFile_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<quint64>("time");
        QTest::newRow("a name that is none") << int(EventKind::ObjectName) << quint64(Value::integer(1000).bits()) << quint64(1);
        QTest::newRow("words that are none") << int(EventKind::Print) << quint64(Value::integer(-1).bits()) << quint64(1);
        QTest::newRow("a text that never came") << int(EventKind::Line) << quint64(Value::text(77).bits()) << quint64(1);
        QTest::newRow("in ten years") << int(EventKind::Line) << quint64(0) << (quint64(1) << 58);
    }
    void nonsenseEndsAFile() {
        QFETCH(int, kind);
        QFETCH(quint64, bits);
        QFETCH(quint64, time);
        Event event;
        event.kind = static_cast<EventKind>(kind);
        event.value = Value::fromBits(bits);
        event.time = time;
        std::string bytes(format::kMagic);
        format::putWord(bytes, format::kVersion);
        const auto block = [&bytes](format::Block type, format::Packer contents) {
            bytes.push_back(static_cast<char>(type));
            format::putWord(bytes, static_cast<std::uint32_t>(contents.bytes().size()));
            format::putWord(bytes, format::Checksum::of(type, contents.bytes()));
            bytes += contents.bytes();
        };
        format::Packer lanes, events;
        for (const unsigned number : {1, 1, 0, 2, 0, 0, 0}) lanes.number(number);
        block(format::Block::Lanes, lanes);
        format::Predictor predictor;
        events.number(1);
        format::packEvent(events, predictor, event);
        block(format::Block::Events, events);
        std::istringstream in(bytes);
        const auto opened = readTrace(in);
        QVERIFY(opened.ok());
        QVERIFY(opened.value().warning);
        QCOMPARE(opened.value().store->laneCount(), std::size_t{1});
        QCOMPARE(opened.value().store->momentAt(~Time{0}).threads.size(), std::size_t{0});
    }

    /// Levels of locks and the like stand for threads and states; a lock that is said to have a count has no such owner.
    void aLockIsHeldByAThreadThatIs() {
        Store store;
        const LaneId lane = store.openLane({1, 0, 2, 0, 1, 1});
        Event named, taken;
        named.kind = EventKind::ObjectName;
        named.object = taken.object = 9;
        named.sequence = packObject(ObjectKind::Lock, ObjectScope::Shared);
        named.value = Value::text(store.addText("lock"));
        taken.kind = EventKind::SemaphoreAcquire;
        taken.sequence = 1;
        taken.value = Value::integer(1000);
        named.time = taken.time = 1;
        store.append(lane, std::vector<Event>{named, taken});
        store.finish();
        std::ostringstream out;
        writeChromeJson(store, out);
        writePerfetto(store, out);
        for (const ObjectInfo &object : store.objects())
            if (object.kind == ObjectKind::Lock && object.history) QVERIFY(object.history->levelAt(store.now()) <= 1);
    }

    void aDamagedByteIsNoticed() {
        Store store;
        scriptSynthetic(store, {4, 3000, 2, 3, 2, 6});
        const std::string bytes = bytesOf(store);
        std::mt19937 random(4);
        for (int round = 0; round < 60; ++round) {
            std::string damaged = bytes;
            const std::size_t at = 12 + random() % (bytes.size() - 12);
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
            std::istringstream in(damaged);
            const auto opened = readTrace(in);
            QVERIFY(opened.ok());
            QVERIFY2(opened.value().warning.has_value(), qPrintable(QString("byte %1").arg(at)));
        }
    }

    /// Blocks that are whole but say what cannot be: the checksum is right, the contents are not.
    void nonsenseInWholeBlocksIsRefused() {
        std::mt19937 random(8);
        Store store;
        scriptQueueLesson(store);
        const std::string bytes = bytesOf(store);
        for (int round = 0; round < 300; ++round) {
            std::string text = bytes.substr(0, 12);
            for (int blocks = 0; blocks < 3; ++blocks) {
                std::string contents(random() % 60, 0);
                for (char &byte : contents) byte = static_cast<char>(random() % 3 == 0 ? random() % 4 : random());
                const auto type = static_cast<char>(2 + random() % 4);
                text += frame(type, contents);
            }
            std::istringstream in(text);
            const auto opened = readTrace(in);
            QVERIFY(opened.ok());
            const Store &read = *opened.value().store;
            QVERIFY(read.momentAtEvent(read.eventCount()) == read.replayTo(read.eventCount()));
        }
    }

    void garbageIsNoTrace() {
        std::istringstream empty(""), words("This is a letter, not a trace at all."), newer(std::string("FYDTRACE\x09\0\0\0", 12));
        QCOMPARE(readTrace(empty).error().code, std::string("trace.file-foreign"));
        QCOMPARE(readTrace(words).error().code, std::string("trace.file-foreign"));
        const auto version = readTrace(newer);
        QCOMPARE(version.error().code, std::string("trace.file-version"));
        QCOMPARE(version.error().arguments.at(0), std::string("9"));
    }

    void filesAppearWholeOrNotAtAll() {
        const QTemporaryDir directory;
        const std::string path = directory.filePath("lesson.fydtrace").toStdString();
        Store store;
        scriptWholeQueueLesson(store);
        QVERIFY(saveTrace(store, path).ok());
        const auto opened = openTrace(path);
        QVERIFY(opened.ok());
        compare(*opened.value().store, store);
        QCOMPARE(QDir(directory.path()).entryList(QDir::Files).size(), 1);

        const auto failed = saveTrace(store, directory.filePath("no/such/folder").toStdString());
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().code, std::string("trace.file-write"));
        QCOMPARE(openTrace(directory.filePath("none").toStdString()).error().code, std::string("trace.file-open"));
        QCOMPARE(openTrace(directory.path().toStdString()).error().code, std::string("trace.file-foreign"));
    }

    void aFullDiskIsSaid() {
        if (!QFile::exists("/dev/full")) QSKIP("no /dev/full here");
        Store store;
        scriptSynthetic(store, {4, 3000, 2, 3, 2, 6});
        std::ofstream full("/dev/full", std::ios::binary);
        const auto status = writeTrace(store, full);
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, std::string("trace.file-write"));
    }

private:
    /// Written anew after the description of the format, so that it checks the code.
    static std::string frame(char type, const std::string &contents) {
        std::uint32_t sum = 0xffffffff;
        const std::string covered = type + contents;
        for (char byte : covered) {
            sum ^= static_cast<unsigned char>(byte);
            for (int bit = 0; bit < 8; ++bit) sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
        }
        std::string result(1, type);
        for (std::uint32_t word : {static_cast<std::uint32_t>(contents.size()), ~sum}) {
            for (int shift = 0; shift < 32; shift += 8) result.push_back(static_cast<char>(word >> shift));
        }
        return result + contents;
    }
};

QTEST_APPLESS_MAIN(TestTraceFile)
#include "tst_trace_file.moc"
