#include "ui/models/exploration.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace forkyard::ui {

namespace {

constexpr qsizetype mostDigits = 15;

QString superscript(qsizetype number) {
    static const QString digits = QString::fromUtf8("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const QChar c : QString::number(number)) text += digits[c.digitValue()];
    return text;
}

} // namespace

QString ExploredOutcome::lastLine() const {
    const QStringList lines = output.split('\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.last().trimmed();
}

std::optional<double> Exploration::share(const ExploredOutcome &outcome) const {
    if (outcome.count.isEmpty() || interleavings.isEmpty()) return std::nullopt;
    const double all = interleavings.toDouble();
    return all > 0 ? std::optional(outcome.count.toDouble() / all) : std::nullopt;
}

Result<Exploration> explorationFromJson(const QByteArray &json) {
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    if (!root["outcomes"].isArray())
        return Diagnostic{"explore.foreign", {json.left(200).trimmed().toStdString()}, {}, DiagnosticClass::InternalFault, {}};
    Exploration result;
    result.complete = root["complete"].toBool();
    result.bound = root["bound"].toString();
    result.states = static_cast<qint64>(root["states"].toDouble());
    result.interleavings = root["interleavings"].toString();
    result.seconds = root["seconds"].toDouble();
    result.outcomesTotal = static_cast<qint64>(root["outcomes_total"].toDouble());
    for (const QJsonValue value : root["outcomes"].toArray()) {
        const QJsonObject outcome = value.toObject();
        result.outcomes.push_back({outcome["output"].toString(), outcome["ending"].toString(), outcome["count"].toString(),
                                   static_cast<qint64>(outcome["switches"].toDouble()), outcome["schedule"].toString()});
    }
    return result;
}

QByteArray explorationToJson(const Exploration &exploration) {
    QJsonArray outcomes;
    for (const ExploredOutcome &each : exploration.outcomes)
        outcomes << QJsonObject{{"output", each.output}, {"ending", each.ending}, {"count", each.count}, {"switches", static_cast<double>(each.switches)}, {"schedule", each.schedule}};
    const QJsonObject root{{"complete", exploration.complete}, {"bound", exploration.bound}, {"states", static_cast<double>(exploration.states)}, {"interleavings", exploration.interleavings},
                           {"seconds", exploration.seconds}, {"outcomes_total", static_cast<double>(exploration.outcomesTotal)}, {"outcomes", outcomes}};
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

QString readableNumber(const QString &decimal) {
    if (decimal.size() > mostDigits)
        return QString::fromUtf8("%1.%2 × 10%3").arg(decimal.left(1), decimal.mid(1, 2), superscript(decimal.size() - 1));
    QString text = decimal;
    for (qsizetype at = text.size() - 3; at > 0; at -= 3) text.insert(at, QChar(0x202f));
    return text;
}

} // namespace forkyard::ui
