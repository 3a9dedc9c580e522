// What is on a window recorded as it happens, with its menus, dialogs and the pointer, at a steady rate, whatever the machine can
// do: a frame that came too late is shown twice and counted. With the microphone where there is one.
#pragma once

#include "ui/record/encoder.h"

#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace forkyard::ui {

class LiveRecorder : public QObject {
    Q_OBJECT

public:
    explicit LiveRecorder(QObject *parent = nullptr);
    ~LiveRecorder() override;

    /// Errors: those of checkTarget and Encoder. `window` is not owned; where it goes away, recording stops.
    Status start(QWidget &window, const QString &file, const QSize &size = {1920, 1080}, int fps = 30);
    /// Goes on with another window, in the same file. Not owned.
    void follow(QWidget &window);
    /// Ends the file well. Errors: those of Encoder::finish.
    Status stop();
    bool isRecording() const { return m_encoder != nullptr; }
    qint64 frames() const { return m_frames; }
    qint64 lost() const { return m_lost; }
    double seconds() const { return static_cast<double>(m_frames) / m_fps; }

    /// What is on the newest frame.
    QImage picture() const { return m_picture; }

    /// ffmpeg's words for the microphone; none where there is none. Whether it can be opened is another question.
    static QStringList microphone();
    /// Another source of sound than the machine's; empty: none. Before start().
    void setMicrophone(const QStringList &words) { m_microphone = words; }
    /// It records sound: there is a microphone, and it could be opened.
    bool hasSound() const { return m_hasSound; }

    /// Where a note of it lies while it is made, so that a crash leaves something to rescue; empty: nowhere. Before start().
    void setNoteFolder(const QString &folder) { m_noteFolder = folder; }

    /// It ends by itself, well, where less than this is free on the disk.
    void setLeastFree(qint64 bytes) { m_leastFree = bytes; }

signals:
    void changed();
    /// It ended by itself: record.nearly-full (MB, file), record.window-gone (file), or those of Encoder::finish.
    void endedByItself(const forkyard::Diagnostic &why);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tick();
    void grab();
    bool hasNews() const { return m_isWhole || !m_painted.isEmpty() || !m_covered.isEmpty(); }
    QRegion takeNews();
    void drawPart(QImage &target, const QRect &part, bool isAnew);
    void notePointer();
    /// Of a window above the recorded one: what its corner is there.
    QPoint placeOf(const QWidget &other) const { return other.mapToGlobal(QPoint()) - m_window->mapToGlobal(QPoint()); }
    bool isNearlyFull();
    void endBy(const char *code, const QStringList &arguments);

    std::unique_ptr<Encoder> m_encoder;
    QPointer<QWidget> m_window;
    QTimer m_timer;
    QElapsedTimer m_clock;
    QImage m_picture;
    Encoder::Frame m_frame;
    QString m_file;
    QString m_noteFolder;
    qint64 m_leastFree = qint64{32} << 20;
    qint64 m_askedAt = -1; ///< second in which room was asked for last
    QSize m_size;
    int m_fps = 30;
    qint64 m_frames = 0;
    qint64 m_lost = 0;
    QRegion m_painted;    ///< of the window, since it was grabbed last
    QRegion m_covered;    ///< of it, where what lies above it has changed: other windows, the pointer
    QImage m_shown;       ///< what the window had painted when it was grabbed last
    bool m_isWhole = true; ///< nothing of what was grabbed is of use
    bool m_grabbing = false;
    QPoint m_pointer;     ///< in the window
    QStringList m_microphone = microphone();
    bool m_hasSound = false;
};

} // namespace forkyard::ui
