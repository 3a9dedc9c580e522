#include "ui/lesson/evidence.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace forkyard::ui {

namespace {

const QStringList &verdictNames() {
    static const QStringList names = {"solved", "not-solved", "undecided"};
    return names;
}

QStringList textsOf(const QJsonValue &list) {
    QStringList texts;
    for (const QJsonValue each : list.toArray()) texts << each.toString();
    return texts;
}

QJsonObject toObject(const SeenEnd &end) {
    return {{"lines", QJsonArray::fromStringList(end.lines)}, {"ending", end.ending}, {"count", end.count},
            {"schedule", end.schedule}, {"trouble", end.trouble}, {"right", end.isRight},
            {"lack", QJsonObject{{"zh", end.lack.zh}, {"en", end.lack.en}}}};
}

SeenEnd endFrom(const QJsonObject &object) {
    return {textsOf(object["lines"]), object["ending"].toString(), object["count"].toString(), object["schedule"].toString(),
            object["trouble"].toString(), object["right"].toBool(),
            {object["lack"].toObject()["zh"].toString(), object["lack"].toObject()["en"].toString()}};
}

Diagnostic foreign(const QByteArray &json) {
    return {"check.foreign", {json.left(80).toStdString()}, {}, DiagnosticClass::InternalFault, {}};
}

} // namespace

QByteArray toJson(const Evidence &evidence) {
    QJsonArray ends;
    for (const SeenEnd &end : evidence.ends) ends << toObject(end);
    return QJsonDocument(QJsonObject{{"about", evidence.about},
                                     {"explored", evidence.explored},
                                     {"complete", evidence.complete},
                                     {"total", evidence.total},
                                     {"ends", ends},
                                     {"borne-out", QJsonArray::fromStringList(evidence.borneOut)},
                                     {"verdict", verdictNames()[static_cast<int>(evidence.verdict)]}})
        .toJson();
}

Result<Evidence> evidenceFromJson(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    const qsizetype verdict = verdictNames().indexOf(object["verdict"].toString());
    if (verdict < 0 || !object["ends"].isArray()) return foreign(json);
    Evidence evidence;
    evidence.about = object["about"].toString();
    evidence.explored = object["explored"].toBool();
    evidence.complete = object["complete"].toBool();
    evidence.total = object["total"].toString();
    for (const QJsonValue end : object["ends"].toArray()) evidence.ends << endFrom(end.toObject());
    evidence.borneOut = textsOf(object["borne-out"]);
    evidence.verdict = static_cast<Evidence::Verdict>(verdict);
    return evidence;
}

QByteArray toJson(const Measured &measured) {
    QJsonObject figures;
    for (auto each = measured.figures.begin(); each != measured.figures.end(); ++each) figures[each.key()] = each.value();
    return QJsonDocument(QJsonObject{{"processor", measured.processor}, {"cores", measured.cores},
                                     {"all-cores", measured.allCores}, {"figures", figures},
                                     {"gil", measured.withGil}, {"load", measured.load}})
        .toJson();
}

Result<Measured> measuredFromJson(const QByteArray &json) {
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (!object["figures"].isObject()) return foreign(json);
    Measured measured{object["processor"].toString(), object["cores"].toInt(), object["all-cores"].toInt(), {}, object["gil"].toBool(), object["load"].toDouble()};
    const QJsonObject figures = object["figures"].toObject();
    for (const QString &label : figures.keys()) measured.figures[label] = figures[label].toDouble();
    return measured;
}

} // namespace forkyard::ui
