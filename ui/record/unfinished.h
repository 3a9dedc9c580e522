// Recordings that were cut off: by a crash, a kill, a power cut. While one is made a note of it lies in the data folder, locked by
// whoever works on it; a note that nobody holds any more is of a recording that was never ended. Knows no window.
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>

#include <memory>

namespace forkyard::ui {

struct Unfinished {
    QString file; ///< what it should have become
    QString part; ///< what there is of it
    QString note;
};

/// Held while a recording is made.
class RecordingNote {
public:
    /// Null where it cannot be written: then there is no rescue, and the recording goes on. Makes the folder.
    static std::unique_ptr<RecordingNote> write(const QString &folder, const QString &file, const QString &part);
    /// Lets go of it; whoever has inherited the lock still holds it.
    ~RecordingNote();
    /// The lock, for a child that goes on writing for a moment after its parent is gone.
    int lock() const { return m_lock; }
    /// The recording has its name: nothing is left to rescue.
    void remove();

private:
    RecordingNote(QString name, int lock) : m_name(std::move(name)), m_lock(lock) {}

    QString m_name;
    int m_lock;
};

/// Those that nobody works on any more, oldest first. Notes of which no recording is left are taken away.
QList<Unfinished> unfinishedRecordings(const QString &folder);

/// Whatever was written becomes a video with its own name, or one with a number where that is taken. Gives the file; note and part are
/// gone then. Errors: record.rescue-failed (file, ffmpeg's last words), record.no-encoder; note and part are still there.
Result<QString> rescueRecording(const Unfinished &unfinished);

/// Neither part nor note is kept.
void discardRecording(const Unfinished &unfinished);

/// The same streams in a file that any player can wind through at once. False: it could not be done, nothing is left of `to`.
bool copyStreams(const QString &from, const QString &to, bool isMp4, QString *words = nullptr);

} // namespace forkyard::ui
