// What goes to other viewers: read back by means of their own (Qt's JSON parser; protobuf's wire format), and checked against the store.
#include "core/trace/scripted_trace.h"
#include "core/trace/trace_export.h"
#include "core/trace/trace_file.h"

#include <QtTest>

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>
#include <set>
#include <sstream>

using namespace forkyard::trace;

namespace {

struct Field {
    std::uint32_t id;
    std::uint64_t number;
    std::string_view bytes;
};

/// Protobuf's wire format: varints, fixed 64-bit numbers and lengths of bytes.
std::vector<Field> fieldsOf(std::string_view message) {
    std::vector<Field> fields;
    std::size_t at = 0;
    auto varint = [&] {
        std::uint64_t value = 0;
        for (unsigned shift = 0; at < message.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(message[at++]);
            value |= std::uint64_t{byte & 0x7fu} << shift;
            if (byte < 0x80) break;
        }
        return value;
    };
    while (at < message.size()) {
        const std::uint64_t tag = varint();
        Field field{static_cast<std::uint32_t>(tag >> 3), 0, {}};
        switch (tag & 7) {
        case 0: field.number = varint(); break;
        case 1: at += 8; break;
        case 2: {
            const std::uint64_t size = varint();
            field.bytes = message.substr(at, size);
            at += size;
            break;
        }
        default: qFatal("wire type %d", static_cast<int>(tag & 7));
        }
        fields.push_back(field);
    }
    if (at != message.size()) qFatal("a message ends beyond its bytes");
    return fields;
}

const Field *find(const std::vector<Field> &fields, std::uint32_t id) {
    for (const Field &field : fields) {
        if (field.id == id) return &field;
    }
    return nullptr;
}

std::size_t openSpans(const Store &store) {
    std::size_t count = 0;
    for (LaneId lane = 0; lane < store.laneCount(); ++lane) {
        for (std::size_t index = 0; index < store.spans(lane).count(); ++index) {
            const LaneState state = store.span(lane, index).state;
            count += state != LaneState::Ended && state != LaneState::Crashed;
        }
    }
    return count;
}

} // namespace

class TestTraceExport : public QObject {
    Q_OBJECT

private slots:
    void chromeJsonIsWholeAndNests() {
        Store store;
        scriptSynthetic(store, {8, 400, 3, 3, 2, 2});
        std::ostringstream out;
        writeChromeJson(store, out);
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(out.str()), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        std::size_t states = 0, held = 0, flows = 0;
        std::map<std::pair<int, int>, double> until;
        for (const QJsonValue &value : document["traceEvents"].toArray()) {
            const QJsonObject event = value.toObject();
            const QString phase = event["ph"].toString();
            if (phase == "X") {
                states += event["cat"] == "state";
                held += event["cat"] == "held";
                // One after the other on each track: that is nesting enough.
                double &end = until[{event["pid"].toInt(), event["tid"].toInt()}];
                QVERIFY(event["ts"].toDouble() >= end - 1e-6);
                end = event["ts"].toDouble() + event["dur"].toDouble();
            }
            flows += phase == "s" || phase == "f";
        }
        QCOMPARE(states, openSpans(store));
        QVERIFY(held > 100);
        QCOMPARE(flows, store.arrows().size() * 2);
    }

    void namesAreEscaped() {
        Store store;
        ScriptedTrace script(store);
        script.process("a \"quoted\" \\ name\nof 进程", 1);
        script.at(5).settle();
        std::ostringstream out;
        writeChromeJson(store, out);
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(out.str()));
        bool found = false;
        for (const QJsonValue &value : document["traceEvents"].toArray()) {
            found |= value["args"]["name"].toString() == QString::fromUtf8("a \"quoted\" \\ name\nof 进程");
        }
        QVERIFY(found);
    }

    /// A program may name a thread with half a surrogate pair, or bytes of its own.
    void whatIsNoTextDoesNotSpoilTheFile() {
        Store store;
        ScriptedTrace script(store);
        script.process("a\xed\xa0\x80z \xff\xc3(\xf0\x9f\x98\x80 \xe8", 1);
        script.at(5).settle();
        std::ostringstream out;
        writeChromeJson(store, out);
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(out.str()), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        QVERIFY(QString::fromUtf8(document.toJson()).contains(QString::fromUtf8("(\xf0\x9f\x98\x80 ")));
    }

    void perfettoPacketsAreWhole() {
        Store store;
        scriptSynthetic(store, {8, 400, 3, 3, 2, 2});
        std::ostringstream out;
        writePerfetto(store, out);
        const std::string bytes = out.str();
        std::map<std::uint64_t, std::string> tracks;
        std::map<std::uint64_t, int> depth;
        std::size_t begins = 0;
        for (const Field &packet : fieldsOf(bytes)) {
            QCOMPARE(packet.id, 1u);
            const auto fields = fieldsOf(packet.bytes);
            if (const Field *descriptor = find(fields, 60)) {
                const auto track = fieldsOf(descriptor->bytes);
                QVERIFY(find(track, 1));
                tracks[find(track, 1)->number] = find(track, 2) ? std::string(find(track, 2)->bytes) : std::string();
                continue;
            }
            const Field *event = find(fields, 11);
            QVERIFY(event && find(fields, 8));
            const auto inside = fieldsOf(event->bytes);
            const std::uint64_t type = find(inside, 9)->number, track = find(inside, 11)->number;
            QVERIFY2(tracks.count(track), "a track is described before it is used");
            if (type == 1) QCOMPARE(depth[track]++, 0);
            if (type == 2) QCOMPARE(--depth[track], 0);
            begins += type == 1 && track >> 32 == 2;
        }
        QCOMPARE(begins, openSpans(store));
    }

    void recordedRunsOpenElsewhere_data() {
        QTest::addColumn<QString>("path");
        for (QDirIterator files(QStringLiteral(FORKYARD_SOURCE_DIR "/resources/lessons"), {"*.trace"}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            const QString path = files.next();
            QTest::newRow(qPrintable(QFileInfo(path).dir().dirName() + '/' + QFileInfo(path).fileName())) << path;
        }
    }

    /// The lessons' recorded runs, of real and simulated machines: what a viewer would complain of, or leave out, is not there.
    void recordedRunsOpenElsewhere() {
        QFETCH(QString, path);
        auto opened = openTrace(path.toStdString());
        QVERIFY(opened.ok());
        const Store &store = *opened.value().store;
        std::ostringstream json;
        writeChromeJson(store, json);
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(json.str()), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        std::map<std::pair<int, int>, double> until;
        std::map<int, double> flows;
        for (const QJsonValue &value : document["traceEvents"].toArray()) {
            const QJsonObject event = value.toObject();
            const QString phase = event["ph"].toString();
            QVERIFY(QStringList({"M", "X", "C", "s", "f"}).contains(phase) && event["pid"].isDouble() && event["tid"].isDouble());
            if (phase == "M") continue;
            QVERIFY(!event["name"].toString().isEmpty() && event["ts"].toDouble(-1) >= 0);
            if (phase == "s") flows[event["id"].toInt()] = event["ts"].toDouble();
            if (phase == "f") QVERIFY(flows.count(event["id"].toInt()) && flows[event["id"].toInt()] <= event["ts"].toDouble());
            if (phase != "X") continue;
            double &end = until[{event["pid"].toInt(), event["tid"].toInt()}];
            QVERIFY(event["ts"].toDouble() >= end - 1e-6 && event["dur"].toDouble(-1) >= 0);
            end = event["ts"].toDouble() + event["dur"].toDouble();
        }
        std::ostringstream packets;
        writePerfetto(store, packets);
        const std::string bytes = packets.str();
        std::set<std::uint64_t> tracks, threads;
        std::map<std::uint64_t, std::uint64_t> last;
        for (const Field &packet : fieldsOf(bytes)) {
            const auto fields = fieldsOf(packet.bytes);
            QVERIFY(find(fields, 10)->number == 1);
            if (const Field *descriptor = find(fields, 60)) {
                const auto track = fieldsOf(descriptor->bytes);
                QVERIFY2(tracks.insert(find(track, 1)->number).second, "each track is described once");
                if (const Field *parent = find(track, 5)) QVERIFY(tracks.count(parent->number));
                const Field *thread = find(track, 4);
                if (!thread) continue;
                const std::uint64_t number = find(fieldsOf(thread->bytes), 2)->number;
                QVERIFY2(number != 0 && threads.insert(number).second, "a thread is known by its number");
                continue;
            }
            const auto inside = fieldsOf(find(fields, 11)->bytes);
            const std::uint64_t track = find(inside, 11)->number, type = find(inside, 9)->number;
            QVERIFY(tracks.count(track));
            if (type > 2) continue;
            QVERIFY2(find(fields, 8)->number >= last[track], "slices come one after the other");
            last[track] = find(fields, 8)->number;
        }
        QCOMPARE(threads.size(), store.laneCount());
    }

    void csvQuotesWhatNeedsIt() {
        Store store;
        ScriptedTrace script(store);
        const LaneId main = script.process("main", 7);
        script.at(5).line(main, 3).print(main, "a, \"b\"\n");
        script.settle();
        std::ostringstream out;
        writeCsv(store, out);
        const std::string text = out.str();
        QVERIFY(text.starts_with("index,time_ns,process,thread,kind,object,name,sequence,file,line,value\r\n"));
        QVERIFY(text.find(",5,7,MainThread,Print,0,,0,0,3,\"a, \"\"b\"\"\n\"\r\n") != std::string::npos);
    }

    void aPathThatCannotBeWrittenIsSaid() {
        Store store;
        for (ExportFormat format : {ExportFormat::ChromeJson, ExportFormat::Perfetto, ExportFormat::Csv}) {
            const auto status = exportTrace(store, format, "/no/such/folder/trace");
            QVERIFY(!status.ok());
            QCOMPARE(status.error().code, std::string("trace.export-write"));
        }
    }
};

QTEST_APPLESS_MAIN(TestTraceExport)
#include "tst_trace_export.moc"
