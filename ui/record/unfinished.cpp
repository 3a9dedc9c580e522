#include "ui/record/unfinished.h"

#include "ui/record/encoder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace forkyard::ui {

namespace {

constexpr int copyMilliseconds = 30 * 60'000;

Diagnostic problem(const char *code, const QStringList &arguments) {
    Diagnostic made;
    made.code = code;
    for (const QString &each : arguments) made.arguments.push_back(each.toStdString());
    return made;
}

/// Somebody, the encoder at least, still works on it.
bool isHeld(const QString &note) {
    const int file = open(QFile::encodeName(note).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool held = flock(file, LOCK_EX | LOCK_NB) != 0;
    close(file);
    return held;
}

/// a.mp4, or a (2).mp4 where there is one already.
QString freeName(const QString &file) {
    const QFileInfo wanted(file);
    QString name = file;
    for (int number = 2; QFileInfo::exists(name); ++number) name = QString("%1/%2 (%3).%4").arg(wanted.absolutePath(), wanted.completeBaseName()).arg(number).arg(wanted.suffix());
    return name;
}

} // namespace

std::unique_ptr<RecordingNote> RecordingNote::write(const QString &folder, const QString &file, const QString &part) {
    if (folder.isEmpty() || !QDir().mkpath(folder)) return nullptr;
    // Written under another name until it is locked: one that looks for those nobody holds must not find it before.
    QByteArray name = QFile::encodeName(folder + "/note-XXXXXX");
    const int lock = mkostemp(name.data(), O_CLOEXEC);
    if (lock < 0) return nullptr;
    const QByteArray text = QJsonDocument(QJsonObject{{"file", file}, {"part", part}}).toJson();
    const QByteArray final = name + ".json";
    if (flock(lock, LOCK_EX | LOCK_NB) != 0 || ::write(lock, text.constData(), static_cast<std::size_t>(text.size())) != text.size() || ::rename(name.constData(), final.constData()) != 0) {
        unlink(name.constData());
        close(lock);
        return nullptr;
    }
    return std::unique_ptr<RecordingNote>(new RecordingNote(QFile::decodeName(final), lock));
}

RecordingNote::~RecordingNote() { close(m_lock); }

void RecordingNote::remove() { QFile::remove(m_name); }

QList<Unfinished> unfinishedRecordings(const QString &folder) {
    QList<Unfinished> found;
    const QFileInfoList notes = QDir(folder).entryInfoList({"note-*.json"}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QFileInfo &each : notes) {
        QFile note(each.filePath());
        if (isHeld(each.filePath()) || !note.open(QIODevice::ReadOnly)) continue;
        const QJsonObject told = QJsonDocument::fromJson(note.readAll()).object();
        const Unfinished unfinished{told["file"].toString(), told["part"].toString(), each.filePath()};
        if (QFileInfo(unfinished.part).size() > 0) found << unfinished;
        else discardRecording(unfinished);
    }
    return found;
}

bool copyStreams(const QString &from, const QString &to, bool isMp4, QString *words) {
    QProcess copy;
    QStringList arguments = {"-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i", from, "-map", "0", "-c", "copy"};
    if (isMp4) arguments << "-movflags" << "+faststart" << "-f" << "mp4";
    else arguments << "-f" << "webm";
    copy.start(encoderProgram(), arguments << to);
    const bool good = copy.waitForFinished(copyMilliseconds) && copy.exitStatus() == QProcess::NormalExit && copy.exitCode() == 0 && QFileInfo(to).size() > 0;
    if (words) *words = QString::fromUtf8(copy.readAllStandardError()).trimmed().section('\n', -1);
    if (!good) {
        copy.kill();
        copy.waitForFinished();
        QFile::remove(to);
    }
    return good;
}

Result<QString> rescueRecording(const Unfinished &unfinished) {
    if (encoderProgram().isEmpty()) return problem("record.no-encoder", {});
    const QString file = freeName(unfinished.file);
    const QString whole = unfinished.part + ".whole";
    const auto format = formatOf(unfinished.file);
    QString words;
    if (!copyStreams(unfinished.part, whole, format && format.value() == VideoFormat::Mp4, &words)) return problem("record.rescue-failed", {unfinished.file, words});
    if (!QFile::rename(whole, file)) {
        QFile::remove(whole);
        return problem("record.rename-failed", {file, QString()});
    }
    discardRecording(unfinished);
    return file;
}

void discardRecording(const Unfinished &unfinished) {
    if (!unfinished.part.isEmpty()) QFile::remove(unfinished.part);
    QFile::remove(unfinished.note);
}

} // namespace forkyard::ui
