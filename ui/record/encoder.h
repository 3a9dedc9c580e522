// ffmpeg as a child program that is fed raw frames through a pipe, by a thread of its own so that drawing and encoding overlap. The
// file appears under its name only when it is whole. Knows no presentation.
#pragma once

#include "core/base/result.h"
#include "ui/record/unfinished.h"

#include <QByteArray>
#include <QSize>
#include <QString>
#include <QStringList>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace forkyard::ui {

enum class VideoFormat { Mp4, WebM, Gif, Pictures };

struct EncoderOptions {
    QString file;
    VideoFormat format = VideoFormat::Mp4;
    QSize size;
    int fps = 30;
    QString title;
    /// Chapter marks: begin in seconds and title, the first at 0.
    QList<std::pair<double, QString>> chapters;
    double duration = 0;  ///< seconds; for the last chapter's end
    QString sound;        ///< laid under the video; may be empty
    double soundFrom = 0; ///< seconds of it that are left out at its beginning
    bool soundIsPart = false; ///< it ends with the picture; else it may go on over the last one
    QStringList liveInput; ///< ffmpeg's words for a sound device instead
    bool live = false;     ///< frames come as they happen: rather a larger file than a frame too late, and one that a crash leaves playable
    QString noteFolder;    ///< of a live one: where a note of it lies while it is made; empty: none
};

/// By the name's ending; a name with % or a folder: numbered pictures. Errors: record.unknown-format (file, the ones there are).
Result<VideoFormat> formatOf(const QString &file);

/// Where ffmpeg is; empty: nowhere.
QString encoderProgram();
/// How long the sound in a file lasts, as ffprobe says; 0: there is none in it. Nothing where there is no ffprobe.
std::optional<double> soundSeconds(const QString &file);

/// May a file of this name be written? Errors: record.no-folder (folder), record.not-writable (folder, reason).
Status checkFolder(const QString &file);

/// Before any work: is there an encoder that can do it, does the folder exist, may one write there, is there room?
/// Errors: record.no-encoder, record.no-codec (name), record.no-folder (folder), record.not-writable (folder),
/// record.disk-full (MB needed, MB free).
Status checkTarget(const QString &file, VideoFormat format, const QSize &size, qint64 frames);

class Encoder {
public:
    using Frame = std::shared_ptr<const QByteArray>;

    /// Errors: those of checkTarget, record.encoder-failed (its last words).
    static Result<std::unique_ptr<Encoder>> start(const EncoderOptions &options);
    /// Ends the child and removes what it wrote, where finish() was not called.
    ~Encoder();

    /// Planar YUV (for a GIF BGR0). Waits while too many are on their way. False: the encoder has gone; finish() says why.
    bool write(Frame frame);
    /// The same without waiting: false where there was no room for it. A live one has room for a second of frames.
    bool tryWrite(Frame frame);
    /// It has gone before its time; finish() says why.
    bool isBroken();
    /// Waits for the end of the file and gives it its name. Errors: record.encoder-failed, record.disk-filled (file), record.rename-failed; of a
    /// live one record.ended-early (why, file) or record.disk-filled-kept (file): what was recorded until then is kept.
    Status finish();
    /// Nothing is left of it.
    void cancel();

private:
    Encoder(QString file, QString part, std::size_t room) : m_file(std::move(file)), m_part(std::move(part)), m_room(room) {}
    void feed();
    void stopFeeding();
    QString lastWords() const;
    bool giveName();

    QString m_file;
    QString m_part;
    QString m_chapterFile;
    int m_log = -1; ///< memory that the child's complaints go to
    std::unique_ptr<RecordingNote> m_note;
    bool m_isLive = false;
    bool m_isInPieces = false; ///< an MP4 whose index is spread over it, so that what a crash leaves can be played
    std::size_t m_room; ///< frames on their way
    int m_pipe = -1;
    int m_child = -1;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Frame> m_queue;
    bool m_closed = false;
    bool m_broken = false;
    bool m_done = false;
};

} // namespace forkyard::ui
