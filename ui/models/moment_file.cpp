#include "ui/models/moment_file.h"

#include "core/trace/trace_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sstream>

namespace forkyard::ui {

namespace {

constexpr int formatVersion = 1;
/// More than any program and its options take.
constexpr qint64 mostBytes = largestMoment * 2 + 8 * 1024 * 1024;

Diagnostic problem(const char *code, std::vector<std::string> arguments = {}) {
    return {code, std::move(arguments), {}, DiagnosticClass::UserMistake, {}};
}

QString modeName(RunMode mode) {
    return mode == RunMode::Live ? "live" : mode == RunMode::Step ? "step" : "explore";
}

QJsonObject optionsOf(const RunOptions &options) {
    return {{"gil", options.gilProfile}, {"startMethod", options.startMethod},  {"slice", options.slice},      {"level", options.level},
            {"pace", options.pace},      {"arguments", QJsonArray::fromStringList(options.arguments)}, {"schedule", options.schedule}};
}

RunOptions optionsFrom(const QJsonObject &object) {
    RunOptions options;
    options.gilProfile = object["gil"].toString("any");
    options.startMethod = object["startMethod"].toString("fork");
    options.slice = object["slice"].toInt();
    options.level = object["level"].toString("all");
    options.pace = std::max(0.0, object["pace"].toDouble());
    for (const QJsonValue &argument : object["arguments"].toArray()) options.arguments << argument.toString();
    options.schedule = object["schedule"].toString();
    return options;
}

QStringList stringsOf(const QJsonArray &array) {
    QStringList list;
    for (const QJsonValue &each : array) list << each.toString();
    return list;
}

Status readStore(SavedMoment &moment, const QString &text) {
    const QByteArray packed = QByteArray::fromBase64(text.toLatin1());
    // The first four bytes say how large it becomes: a small file must not fill the memory.
    if (packed.size() < 4) return problem("moment.damaged");
    quint32 size = 0;
    for (int at = 0; at < 4; ++at) size = size << 8 | static_cast<unsigned char>(packed[at]);
    if (size > 1024u * 1024 * 1024) return problem("moment.damaged");
    const QByteArray bytes = qUncompress(packed);
    if (bytes.isEmpty()) return problem("moment.damaged");
    std::istringstream in(bytes.toStdString());
    Result<trace::OpenedTrace> opened = trace::readTrace(in);
    if (!opened) return opened.error();
    if (opened.value().warning) return problem("moment.damaged");
    moment.store = std::move(opened.value().store);
    return Nothing{};
}

} // namespace

bool isMoment(const QByteArray &bytes) {
    return bytes.left(200).contains("\"forkyard\"") && bytes.left(200).contains("moment") && bytes.trimmed().startsWith('{');
}

Result<QByteArray> momentToJson(const SavedMoment &moment) {
    // An underscore, so that these stand first: keys are sorted, and a file is known by its beginning.
    QJsonObject object{{"_forkyard", "forkyard"},
                       {"_kind", "moment"},
                       {"_version", formatVersion},
                       {"mode", modeName(moment.mode)},
                       {"options", optionsOf(moment.options)},
                       {"time", moment.time},
                       {"notes", moment.notes},
                       {"bookmarks", moment.bookmarks},
                       {"watched", QJsonArray::fromStringList(moment.watched)},
                       {"lesson", moment.lesson},
                       {"program", QJsonObject{{"name", moment.programName}, {"text", moment.programText}}}};
    if (moment.store) {
        std::ostringstream out;
        if (const Status status = trace::writeTrace(*moment.store, out); !status) return status.error();
        const std::string bytes = out.str();
        const QByteArray packed = qCompress(QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())), 9);
        const auto megabytes = [](qint64 count) { return QString::number(static_cast<double>(count) / (1024 * 1024), 'f', 1).toStdString(); };
        if (packed.size() > largestMoment) return problem("moment.too-large", {megabytes(packed.size()), megabytes(largestMoment)});
        object.insert("trace", QString::fromLatin1(packed.toBase64()));
    }
    return QJsonDocument(object).toJson();
}

Result<SavedMoment> momentFromJson(const QByteArray &json) {
    if (!isMoment(json) || json.size() > mostBytes) return problem("moment.foreign");
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) return problem("moment.damaged");
    const int version = object["_version"].toInt();
    if (version != formatVersion) return problem("moment.version", {std::to_string(version)});
    SavedMoment moment;
    moment.programName = object["program"].toObject()["name"].toString();
    moment.programText = object["program"].toObject()["text"].toString();
    moment.lesson = object["lesson"].toString();
    const QString mode = object["mode"].toString();
    moment.mode = mode == "step" ? RunMode::Step : mode == "explore" ? RunMode::Explore : RunMode::Live;
    moment.options = optionsFrom(object["options"].toObject());
    moment.time = std::max(qint64{0}, object["time"].toInteger());
    moment.notes = object["notes"].toString();
    moment.bookmarks = object["bookmarks"].toArray();
    moment.watched = stringsOf(object["watched"].toArray());
    if (const QString text = object["trace"].toString(); !text.isEmpty()) {
        if (const Status status = readStore(moment, text); !status) return status.error();
    }
    return moment;
}

} // namespace forkyard::ui
