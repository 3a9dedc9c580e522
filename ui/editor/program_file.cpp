// Bytes to text: what is no UTF-8, or has a zero byte, is no program.
#include "ui/editor/program_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace forkyard::ui {

namespace {

Diagnostic fileProblem(const char *code, const QString &path, const QStringList &more = {}) {
    Diagnostic problem;
    problem.code = code;
    problem.arguments.push_back(QFileInfo(path).fileName().toStdString());
    for (const QString &argument : more) problem.arguments.push_back(argument.toStdString());
    problem.category = DiagnosticClass::UserMistake;
    return problem;
}

QString megabytes(qint64 bytes) {
    return QString::number(static_cast<double>(bytes) / (1024 * 1024), 'f', 1);
}

/// Line (from 1) of the first byte where decoding fails: the longest valid prefix is found by halving.
qsizetype firstBadLine(const QByteArray &bytes) {
    qsizetype good = 0;
    qsizetype bad = bytes.size();
    while (good + 1 < bad) {
        const qsizetype middle = (good + bad) / 2;
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString text = decoder(bytes.left(middle));
        if (decoder.hasError()) bad = middle;
        else good = middle;
    }
    return bytes.left(good).count('\n') + 1;
}

} // namespace

Result<QString> readProgram(const QString &path) {
    const QFileInfo info(path);
    if (!info.exists()) return fileProblem("file.missing", path);
    if (info.isDir()) return fileProblem("file.is-folder", path);
    if (!info.isFile()) return fileProblem("file.no-file", path);
    if (info.size() > largestProgram)
        return fileProblem("file.too-long", path, {megabytes(info.size()), megabytes(largestProgram)});
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return fileProblem("file.unreadable", path, {file.errorString()});
    const QByteArray bytes = file.readAll();
    const qsizetype zero = bytes.indexOf('\0');
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) return fileProblem("file.utf16", path);
    if (zero >= 0) return fileProblem("file.not-text", path, {QString::number(bytes.left(zero).count('\n') + 1)});
    // Stateless: a character that the end of the file cuts in two is an error, not the beginning of more.
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError()) return fileProblem("file.not-text", path, {QString::number(firstBadLine(bytes))});
    text.replace("\r\n", "\n").replace('\r', '\n');
    return text;
}

Status writeProgram(const QString &path, const QString &text) {
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fileProblem("file.unwritable", path, {file.errorString()});
    return Nothing{};
}

} // namespace forkyard::ui
