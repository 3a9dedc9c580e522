#include "tests/programs/comparison.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QVersionNumber>
#include <QSaveFile>

namespace forkyard::programs {

namespace {

QString cacheFile(const ProgramFile &file, const Python &python, const QString &cache) {
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (const QByteArray &part :
         {file.name.toUtf8(), python.version.toUtf8(), python.executable.toUtf8(), file.text}) {
        hash.addData(part);
        hash.addData(QByteArray(1, '\0'));
    }
    return cache + '/' + QString::fromLatin1(hash.result().toHex());
}

std::optional<RunResult> readCache(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return std::nullopt;
    QDataStream stream(&file);
    RunResult result;
    stream >> result.output >> result.errors >> result.exitCode;
    if (stream.status() != QDataStream::Ok) return std::nullopt;
    return result;
}

void writeCache(const QString &path, const RunResult &result) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) return;
    QDataStream stream(&file);
    stream << result.output << result.errors << result.exitCode;
    file.commit();
}

/// Tracebacks without the frames of CPython's library, which is another one here and does not show.
QStringList withoutLibraryFrames(const QStringList &lines) {
    static const QRegularExpression frame("^([ |]*)  File \"(.*)\", line \\d+");
    static const QRegularExpression library("/lib/python3\\.\\d+/(?!site-packages)");
    QStringList kept;
    QString inside; // what the lines of a library's frame begin with; null outside of one
    for (const QString &line : lines) {
        const QRegularExpressionMatch match = frame.match(line);
        if (match.hasMatch()) inside = library.match(match.captured(2)).hasMatch() ? match.captured(1) + "    " : QString();
        else if (!inside.isNull() && !line.startsWith(inside)) inside = QString();
        if (inside.isNull()) kept.append(line);
    }
    return kept;
}

QStringList comparableLines(const QByteArray &bytes, bool anyOrder) {
    static const QRegularExpression address("\\b0x[0-9a-f]{6,}");
    static const QRegularExpression warned("^/\\S*/lib/python3\\.\\d+/(?=\\S+:\\d+: \\w*Warning: )", QRegularExpression::MultilineOption);
    static const QRegularExpression created("created at /\\S*/lib/python3\\.\\d+/");
    static const QRegularExpression imported("\\(/\\S*/lib/python3\\.\\d+/(?=\\S+\\.py\\)$)", QRegularExpression::MultilineOption);
    QString text = QString::fromUtf8(bytes);
    QStringList lines = withoutLibraryFrames(text.replace(address, "0x…").replace(warned, "/lib/python/").replace(imported, "(/lib/python/").replace(created, "created at /lib/python/").split('\n'));
    if (anyOrder) lines.sort();
    return lines;
}

/// The first line that differs, with both versions.
QString firstDifference(const QString &stream, const QStringList &expected, const QStringList &actual) {
    for (qsizetype index = 0; index < std::max(expected.size(), actual.size()); ++index) {
        const QString wanted = index < expected.size() ? expected[index] : QString("(no such line)");
        const QString got = index < actual.size() ? actual[index] : QString("(no such line)");
        if (wanted == got) continue;
        return QString("%1 differs at line %2 of %3\n  CPython: %4\n  here:    %5")
            .arg(stream)
            .arg(index + 1)
            .arg(expected.size())
            .arg(wanted, got);
    }
    return {};
}

/// Once more where it does not come to its end.
RunResult askedAnew(const ProgramFile &file, const Python &python, const QString &corpus) {
    // Its pools of processes hang now and then where the machine is busy (such as python/cpython issue 115634).
    constexpr int kAttempts = 3;
    RunResult result;
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        result = runChild({python.executable}, file, corpus);
        if (!result.timedOut) break;
    }
    return result;
}

} // namespace

std::optional<Python> findPython() {
    for (const QString name : {"python3.11", "python3"}) {
        QProcess ask;
        ask.start(name, {"-c", "import sys; print(sys.executable); print('.'.join(map(str, sys.version_info[:3])))"});
        if (!ask.waitForFinished(20000) || ask.exitStatus() != QProcess::NormalExit || ask.exitCode() != 0) continue;
        const QStringList answer = QString::fromUtf8(ask.readAllStandardOutput()).split('\n');
        if (answer.size() >= 2) return Python{answer[0], answer[1]};
    }
    return std::nullopt;
}

RunResult expectedOf(const ProgramFile &file, const Python &python, const QString &corpus, const QString &cache) {
    const QString path = cacheFile(file, python, cache);
    if (const std::optional<RunResult> kept = readCache(path)) return *kept;
    const RunResult result = askedAnew(file, python, corpus);
    QDir().mkpath(cache);
    if (result.started && !result.timedOut) writeCache(path, result);
    return result;
}

bool dependsOnTime(const ProgramFile &file) {
    static const QRegularExpression clock("\\b(sleep|timeout|wait_for|time|perf_counter|monotonic|Timer|alarm|setitimer|call_later)\\b");
    return clock.match(QString::fromUtf8(file.text)).hasMatch();
}

bool Python::isTooOldFor(const ProgramFile &file) const {
    return !file.mendedIn.isEmpty() && QVersionNumber::fromString(version) < QVersionNumber::fromString(file.mendedIn);
}

Check checkFor(const ProgramFile &file, const Python &python) {
    if (python.isReference()) return file.check;
    if (file.referenceOnly) return Check::ExitOnly;
    return file.check == Check::All ? Check::Type : file.check;
}

QByteArray exceptionType(const QByteArray &errors) {
    static const QRegularExpression name("^([A-Za-z_][\\w.]*)(:|$)");
    const QStringList lines = QString::fromUtf8(errors).split('\n');
    for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
        const QRegularExpressionMatch match = name.match(*line);
        if (match.hasMatch()) return match.captured(1).toUtf8();
    }
    return {};
}

QString difference(const ProgramFile &file, Check check, const RunResult &expected, const RunResult &actual) {
    if (!actual.started) return "it could not be started";
    const QString said =
        actual.errors.isEmpty() ? QString() : "\n  standard error: " + QString::fromUtf8(actual.errors.right(600));
    if (actual.timedOut) return QString("it did not end within %1 s").arg(file.timeoutSeconds) + said;
    if (check != Check::ExitOnly) {
        const QString output = firstDifference("standard output", comparableLines(expected.output, file.anyOrder),
                                               comparableLines(actual.output, file.anyOrder));
        if (!output.isEmpty()) return output + said;
    }
    if (expected.exitCode != actual.exitCode) {
        return QString("the exit code is %1, not %2").arg(actual.exitCode).arg(expected.exitCode) + said;
    }
    if (check == Check::All) {
        return firstDifference("standard error", comparableLines(expected.errors, file.anyOrder),
                               comparableLines(actual.errors, file.anyOrder));
    }
    const QByteArray wanted = exceptionType(expected.errors), got = exceptionType(actual.errors);
    if (check == Check::Type && wanted != got) {
        return QString("the exception is %1, not %2").arg(QString::fromUtf8(got), QString::fromUtf8(wanted)) + said;
    }
    return {};
}

} // namespace forkyard::programs
