#include "core/lessons/source_text.h"

#include <QList>

#include <algorithm>

namespace forkyard::lessons {

namespace {

QString withoutComment(const QString &line) {
    QChar quote;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar letter = line[at];
        if (!quote.isNull()) {
            if (letter == '\\') ++at;
            else if (letter == quote) quote = QChar();
        } else if (letter == '"' || letter == '\'') {
            quote = letter;
        } else if (letter == '#') {
            return line.left(at);
        }
    }
    return line;
}

qsizetype indentOf(const QString &line) {
    return std::find_if(line.begin(), line.end(), [](QChar letter) { return !letter.isSpace(); }) - line.begin();
}

QStringList trimmedAndSorted(QStringList lines) {
    for (QString &line : lines) line = line.trimmed();
    lines.sort();
    return lines;
}

} // namespace

QStringList codeLines(const QString &text) {
    QStringList code;
    for (const QString &line : text.split('\n')) {
        QString kept = withoutComment(line);
        while (!kept.isEmpty() && kept.back().isSpace()) kept.chop(1);
        if (!kept.isEmpty()) code << kept;
    }
    return code;
}

QStringList functionLines(const QStringList &code, const QString &name) {
    const auto begins = [&](const QString &line) { return line.trimmed().startsWith("def " + name + '(') || line.trimmed().startsWith("async def " + name + '('); };
    const auto first = std::find_if(code.begin(), code.end(), begins);
    if (first == code.end()) return {};
    const qsizetype indent = indentOf(*first);
    const auto last = std::find_if(first + 1, code.end(), [&](const QString &line) { return indentOf(line) <= indent; });
    return QStringList(first, last);
}

int changedLines(const QStringList &before, const QStringList &after) {
    // The longest part that both have in order, row by row.
    QList<int> common(after.size() + 1, 0);
    for (const QString &line : before) {
        int corner = 0;
        for (qsizetype at = 0; at < after.size(); ++at) {
            const int above = common[at + 1];
            common[at + 1] = line == after[at] ? corner + 1 : std::max(above, common[at]);
            corner = above;
        }
    }
    return static_cast<int>(std::max(before.size(), after.size())) - common.last();
}

bool isReordered(const QStringList &before, const QStringList &after) {
    return trimmedAndSorted(before) == trimmedAndSorted(after);
}

} // namespace forkyard::lessons
