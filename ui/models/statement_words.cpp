#include "ui/models/statement_words.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace forkyard::ui {

QString statementOf(const trace::Store &store, const QString &name, std::uint32_t line) {
    const std::size_t file = trace::packedFile(line);
    const auto number = static_cast<qsizetype>(trace::packedLine(line));
    if (file >= store.sources().size() || number == 0 || name.isEmpty()) return {};
    const QStringList lines = QString::fromStdString(store.sources()[file].text).split('\n');
    static const QRegularExpression import(QStringLiteral(R"(^\s*(?:import|from)\b)"));
    if (number <= lines.size() && import.match(lines[number - 1]).hasMatch()) return QStringLiteral("import ") + name;
    const QRegularExpression definition(
        QStringLiteral(R"(^\s*(?:async\s+)?(def|class)\s+%1\b)").arg(QRegularExpression::escape(name)));
    static const QRegularExpression decorator(QStringLiteral(R"(^\s*@)"));
    for (qsizetype at = number - 1; at < lines.size(); ++at) {
        if (const QRegularExpressionMatch found = definition.match(lines[at]); found.hasMatch())
            return found.captured(1) + u' ' + name;
        // Its decorators are above it, and the statement begins with them.
        if (!decorator.match(lines[at]).hasMatch()) break;
    }
    return {};
}

} // namespace forkyard::ui
