#include "tests/programs/program_file.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QVersionNumber>

namespace forkyard::programs {

namespace {

QByteArray unescaped(const QString &text) {
    QString result;
    for (qsizetype index = 0; index < text.size(); ++index) {
        const QChar next = index + 1 < text.size() ? text[index + 1] : QChar();
        const bool escape = text[index] == '\\' && (next == 'n' || next == '\\');
        result += !escape ? text[index] : next == 'n' ? QChar('\n') : QChar('\\');
        if (escape) ++index;
    }
    return result.toUtf8();
}

/// False where the directive or its value is not known.
bool apply(ProgramFile &file, const QString &directive, const QString &value) {
    const QStringList checks = {"all", "type", "exit-only"};
    if (directive == "args") {
        file.args = QProcess::splitCommand(value);
    } else if (directive == "stdin") {
        file.input = unescaped(value);
    } else if (directive == "order" && value == "any") {
        file.anyOrder = true;
    } else if (directive == "check" && checks.contains(value)) {
        file.check = static_cast<Check>(checks.indexOf(value));
    } else if (directive == "options") {
        file.options = QProcess::splitCommand(value);
    } else if (directive == "timeout" && value.toInt() > 0) {
        file.timeoutSeconds = value.toInt();
    } else if (directive == "python" && value == "3.11") {
        file.referenceOnly = true;
    } else if (directive == "mended-in" && QVersionNumber::fromString(value).segmentCount() == 3) {
        file.mendedIn = value;
    } else {
        return false;
    }
    return true;
}

} // namespace

ProgramFile readProgramFile(const QString &name, const QByteArray &text) {
    static const QRegularExpression pattern("^# ([a-z-]+): (.*)$");
    ProgramFile file;
    file.name = name;
    file.text = text;
    for (const QString &line : QString::fromUtf8(text).split('\n')) {
        if (!line.startsWith('#')) break;
        const QRegularExpressionMatch match = pattern.match(line);
        if (match.hasMatch() && !apply(file, match.captured(1), match.captured(2))) file.mistakes << line;
    }
    return file;
}

QStringList findPrograms(const QString &folder) {
    const QDir root(folder);
    QStringList names;
    for (QDirIterator walk(folder, {"*.py"}, QDir::Files, QDirIterator::Subdirectories); walk.hasNext();) {
        names << root.relativeFilePath(walk.next());
    }
    names.sort();
    return names;
}

} // namespace forkyard::programs
