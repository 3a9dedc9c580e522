#include "ui/models/statement_words.h"

#include <QRegularExpression>

#include <algorithm>

namespace forkyard::ui {

QString statementOf(const trace::Store &store, const QString &name, std::uint32_t line) {
    const std::size_t file = trace::packedFile(line);
    const std::size_t number = trace::packedLine(line);
    if (file >= store.sources().size() || number == 0 || name.isEmpty()) return {};
    // From its line on: a name is looked up for every label, and the program may be long.
    std::string_view rest = store.sources()[file].text;
    for (std::size_t skipped = 1; skipped < number; ++skipped) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    static const QRegularExpression import(QStringLiteral(R"(^\s*(?:import|from)\b)"));
    static const QRegularExpression definition(QStringLiteral(R"(^\s*(?:async\s+)?(def|class)\s+(\w+))"), QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression decorator(QStringLiteral(R"(^\s*@)"));
    for (bool isFirst = true; !rest.empty(); isFirst = false) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const QString text = QString::fromUtf8(rest.data(), static_cast<qsizetype>(end));
        if (isFirst && import.match(text).hasMatch()) {
            // Under a name of the program's own: that by itself would be taken for the module.
            const QRegularExpression renamed(QStringLiteral(R"(([\w.]+)\s+as\s+%1\b)").arg(QRegularExpression::escape(name)), QRegularExpression::UseUnicodePropertiesOption);
            const QRegularExpressionMatch found = renamed.match(text);
            return QStringLiteral("import ") + (found.hasMatch() && found.captured(1) != name ? found.captured(1) + QStringLiteral(" as ") : QString()) + name;
        }
        if (const QRegularExpressionMatch found = definition.match(text); found.hasMatch()) return found.captured(2) == name ? found.captured(1) + u' ' + name : QString();
        // Its decorators are above it, and the statement begins with them.
        if (!decorator.match(text).hasMatch()) break;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

} // namespace forkyard::ui
