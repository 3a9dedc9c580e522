#include "ui/record/live_recorder.h"

#include "ui/record/planar_frame.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QPainter>
#include <QStorageInfo>

namespace forkyard::ui {

namespace {

/// An hour; more is seen to when it comes.
constexpr qint64 expectedSeconds = 3600;
/// What is painted at once, without being asked for, is noticed after so many frames.
constexpr int mostRepeated = 10;

} // namespace

LiveRecorder::LiveRecorder(QObject *parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LiveRecorder::tick);
}

LiveRecorder::~LiveRecorder() {
    if (m_encoder) static_cast<void>(stop());
}

QStringList LiveRecorder::microphone() {
    // A capture device of the kernel's sound system: pcmC0D0c.
    if (QDir("/dev/snd").entryList({"pcmC*c"}, QDir::System).isEmpty()) return {};
    return {"-f", "alsa", "-thread_queue_size", "512", "-i", "default"};
}

Status LiveRecorder::start(QWidget &window, const QString &file, const QSize &size, int fps) {
    const auto format = formatOf(file);
    if (!format) return format.error();
    if (const Status fits = checkTarget(file, format.value(), size, expectedSeconds * fps / 4); !fits) return fits.error();
    EncoderOptions options;
    options.file = file;
    options.format = format.value();
    options.size = size;
    options.fps = fps;
    options.title = window.windowTitle();
    options.liveInput = microphone();
    auto encoder = Encoder::start(options);
    if (!encoder) return encoder.error();
    m_encoder = std::move(encoder).value();
    m_window = &window;
    m_file = file;
    m_askedAt = -1;
    m_size = size;
    m_fps = fps;
    m_frames = m_lost = 0;
    m_picture = QImage(size, QImage::Format_RGB32);
    window.installEventFilter(this);
    grab();
    m_frames = m_encoder->tryWrite(m_frame) ? 1 : 0;
    m_clock.start();
    m_timer.start(1000 / fps);
    return Nothing{};
}

/// The window fitted into the frame; what is left over is black.
void LiveRecorder::grab() {
    if (!m_window) return;
    m_dirty = false;
    m_sinceGrab = 0;
    const QSizeF fitted = QSizeF(m_window->size()).scaled(m_size, Qt::KeepAspectRatio);
    const double scale = fitted.width() / m_window->width();
    m_picture.fill(Qt::black);
    QPainter painter(&m_picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.translate((m_size.width() - fitted.width()) / 2, (m_size.height() - fitted.height()) / 2);
    painter.scale(scale, scale);
    m_window->render(&painter, QPoint(), QRegion(), QWidget::DrawWindowBackground | QWidget::DrawChildren);
    painter.end();
    auto frame = std::make_shared<QByteArray>(planarBytes(m_size), Qt::Uninitialized);
    convertToPlanar(m_picture, m_picture.rect(), *frame);
    m_frame = frame;
}

bool LiveRecorder::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_window && (event->type() == QEvent::UpdateRequest || event->type() == QEvent::Resize)) m_dirty = true;
    return QObject::eventFilter(watched, event);
}

void LiveRecorder::tick() {
    if (!m_window) return endBy("record.window-gone", {m_file});
    if (m_encoder->isBroken()) return endBy("record.encoder-failed", {});
    if (isNearlyFull()) return endBy("record.nearly-full", {QString::number(QStorageInfo(QFileInfo(m_file).absolutePath()).bytesAvailable() >> 20), m_file});
    // As many frames as time has passed; only the last of them is a new picture.
    const qint64 due = m_clock.elapsed() * m_fps / 1000 + 1;
    while (m_frames + 1 < due) {
        if (!m_encoder->tryWrite(m_frame)) return; // later, as a repeated one
        ++m_frames;
        // Where nothing has changed the repeated picture is the right one.
        if (m_dirty) ++m_lost;
    }
    if (m_frames >= due) return;
    if (m_dirty || ++m_sinceGrab >= mostRepeated) grab();
    if (m_encoder->tryWrite(m_frame)) ++m_frames;
    emit changed();
}

/// Asked once a second: a file that is ended in time can be played.
bool LiveRecorder::isNearlyFull() {
    const qint64 second = m_clock.elapsed() / 1000;
    if (second == m_askedAt) return false;
    m_askedAt = second;
    const qint64 there = QStorageInfo(QFileInfo(m_file).absolutePath()).bytesAvailable();
    return there >= 0 && there < m_leastFree;
}

void LiveRecorder::endBy(const char *code, const QStringList &arguments) {
    const Status ended = stop();
    Diagnostic why;
    why.code = code;
    for (const QString &each : arguments) why.arguments.push_back(each.toStdString());
    emit endedByItself(ended ? why : ended.error());
}

Status LiveRecorder::stop() {
    if (!m_encoder) return Nothing{};
    m_timer.stop();
    if (m_window) m_window->removeEventFilter(this);
    const Status ended = m_encoder->finish();
    m_encoder.reset();
    return ended;
}

} // namespace forkyard::ui
