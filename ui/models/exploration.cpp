#include "ui/models/exploration.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr qsizetype mostDigits = 15;

QString superscript(qsizetype number) {
    static const QString digits = QString::fromUtf8("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text;
    for (const QChar c : QString::number(number)) text += digits[c.digitValue()];
    return text;
}

ExploredTurn::End endFrom(const QString &word) {
    using End = ExploredTurn::End;
    return word == "ends" ? End::Ends : word == "waits" ? End::Waits : word == "round" ? End::GoesRound : End::GoesOn;
}

std::vector<ExploredTurn> turnsFrom(const QJsonArray &array) {
    std::vector<ExploredTurn> turns;
    for (const QJsonValue value : array) {
        turns.push_back({value[0].toInt(), value[1].toInt(), value[2].toBool(), value[3].toInt(), value[4].toString(), value[5].toString(), endFrom(value[6].toString()),
                         value[7].toString(), value[8].toString()});
    }
    return turns;
}

/// Empty where it does not fit together.
ExploredGraph graphFrom(const QJsonObject &root) {
    ExploredGraph graph;
    for (const QJsonValue value : root["threads"].toArray()) graph.threads.push_back({value[0].toInt(), value[1].toInt(), value[2].toString()});
    for (const QJsonValue value : root["states"].toArray()) graph.states.push_back({value[0].toInt(), value[1].toInt(), value[2].toString()});
    const auto states = static_cast<int>(graph.states.size()), threads = static_cast<int>(graph.threads.size());
    for (const QJsonValue value : root["edges"].toArray()) {
        graph.edges.push_back({value[0].toInt(-1), value[1].toInt(-1), value[2].toInt(), value[3].toBool(), value[4].toString()});
        const ExploredGraph::Edge &edge = graph.edges.back();
        if (edge.from < 0 || edge.from >= states || edge.to < 0 || edge.to >= states || edge.thread < 1 || edge.thread > threads) return {};
    }
    for (const QJsonValue value : root["ways"].toArray()) {
        std::vector<int> &way = graph.ways.emplace_back();
        for (const QJsonValue edge : value.toArray()) {
            if (edge.toInt(-1) < 0 || edge.toInt() >= static_cast<int>(graph.edges.size())) return {};
            way.push_back(edge.toInt());
        }
    }
    return graph;
}

/// Ends that print the same last get as many lines more as tell them apart, if a few do.
void tellApart(std::vector<ExploredOutcome> &outcomes) {
    constexpr qsizetype mostLines = 8;
    QHash<QString, std::vector<ExploredOutcome *>> alike;
    for (ExploredOutcome &outcome : outcomes)
        if (outcome.endsWell()) alike[outcome.lastLine()].push_back(&outcome);
    const auto lastOf = [](const ExploredOutcome &outcome, qsizetype count) {
        QStringList lines = outcome.output.split('\n', Qt::SkipEmptyParts);
        const bool isAll = lines.size() <= count;
        lines = lines.mid(std::max<qsizetype>(0, lines.size() - count));
        for (QString &line : lines) line = line.trimmed();
        return (isAll ? QString() : QString::fromUtf8("… ")) + lines.join(QString::fromUtf8(" · "));
    };
    for (const auto &group : std::as_const(alike)) {
        for (qsizetype count = 2; group.size() > 1 && count <= mostLines; ++count) {
            QSet<QString> names;
            for (const ExploredOutcome *outcome : group) names.insert(lastOf(*outcome, count));
            if (static_cast<std::size_t>(names.size()) < group.size()) continue;
            for (ExploredOutcome *outcome : group) outcome->lastLines = lastOf(*outcome, count);
            break;
        }
    }
}

} // namespace

std::vector<int> ExploredGraph::wayTo(int state) const {
    std::vector<int> way;
    while (state > 0) {
        int found = -1;
        for (int e = 0; e < static_cast<int>(edges.size()) && found < 0; ++e) {
            const Edge &edge = edges[static_cast<std::size_t>(e)];
            const bool isNearer = states[static_cast<std::size_t>(edge.from)].depth < states[static_cast<std::size_t>(state)].depth;
            if (edge.to == state && isNearer) found = e;
        }
        if (found < 0) return {};
        way.insert(way.begin(), found);
        state = edges[static_cast<std::size_t>(found)].from;
    }
    return way;
}

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
                                   static_cast<qint64>(outcome["switches"].toDouble()), outcome["schedule"].toString(), turnsFrom(outcome["turns"].toArray())});
    }
    result.assumesPlainNetwork = !root["assumes"].toArray().isEmpty();
    result.graph = graphFrom(root["graph"].toObject());
    tellApart(result.outcomes);
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
