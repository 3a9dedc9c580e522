#include "ui/record/live_recorder.h"

#include "ui/record/changed_parts.h"
#include "ui/record/planar_frame.h"

#include <QApplication>
#include <QCursor>
#include <QDir>
#include <QFileInfo>
#include <QPaintEvent>
#include <QPainter>
#include <QProcess>
#include <QStorageInfo>

#include <algorithm>

namespace forkyard::ui {

namespace {

/// An hour; more is seen to when it comes.
constexpr qint64 expectedSeconds = 3600;
/// An arrow, its point at the origin.
QPolygonF pointerShape() { return QPolygonF({{0, 0}, {0, 17}, {4, 13.5}, {6.8, 19.5}, {9.4, 18.3}, {6.7, 12.4}, {12, 12}}); }

/// A device that says nothing for so long will not.
constexpr int microphoneMilliseconds = 8000;

/// A tenth of a second of it can be heard.
bool canBeOpened(const QStringList &microphone) {
    QProcess hear;
    hear.start(encoderProgram(), QStringList{"-hide_banner", "-loglevel", "error", "-nostdin"} + microphone + QStringList{"-t", "0.1", "-f", "null", "-"});
    if (hear.waitForFinished(microphoneMilliseconds)) return hear.exitStatus() == QProcess::NormalExit && hear.exitCode() == 0;
    hear.kill();
    hear.waitForFinished();
    return false;
}

} // namespace

LiveRecorder::LiveRecorder(QObject *parent) : QObject(parent) {
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LiveRecorder::tick);
}

LiveRecorder::~LiveRecorder() {
    if (m_encoder) static_cast<void>(stop());
}

QStringList LiveRecorder::microphone() {
    // A desktop's sound server knows which of several microphones is meant. In small pieces, so that it is heard at once.
    const QString server = qEnvironmentVariable("PULSE_SERVER"), runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (!server.isEmpty() || (!runtime.isEmpty() && QFileInfo::exists(runtime + "/pulse/native"))) return {"-f", "pulse", "-fragment_size", "9600", "-thread_queue_size", "512", "-i", "default"};
    // A capture device of the kernel's sound system: pcmC0D0c.
    if (QDir("/dev/snd").entryList({"pcmC*c"}, QDir::System).isEmpty()) return {};
    return {"-f", "alsa", "-thread_queue_size", "512", "-i", "default"};
}

Status LiveRecorder::start(QWidget &window, const QString &file, const QSize &size, int fps) {
    const auto format = formatOf(file);
    if (!format) return format.error();
    if (format.value() != VideoFormat::Mp4 && format.value() != VideoFormat::WebM) return Diagnostic{"record.unknown-format", {file.toStdString(), "mp4, webm"}, {}, DiagnosticClass::UserMistake, {}};
    if (const Status fits = checkTarget(file, format.value(), size, expectedSeconds * fps / 4); !fits) return fits.error();
    EncoderOptions options;
    options.file = file;
    options.format = format.value();
    options.size = size;
    options.fps = fps;
    options.title = window.windowTitle();
    m_hasSound = !m_microphone.isEmpty() && canBeOpened(m_microphone);
    if (m_hasSound) options.liveInput = m_microphone;
    options.live = true;
    options.noteFolder = m_noteFolder;
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
    m_isWhole = true;
    // Every widget in it says what it paints.
    qApp->installEventFilter(this);
    m_frame.reset();
    grab();
    m_frames = m_encoder->tryWrite(m_frame) ? 1 : 0;
    m_clock.start();
    m_timer.start(1000 / fps);
    return Nothing{};
}

void LiveRecorder::follow(QWidget &window) {
    m_window = &window;
    m_isWhole = true;
}

/// What of the window, in its own coordinates, is not in the frame yet.
QRegion LiveRecorder::takeNews() {
    const QImage *shown = paintedOf(*m_window);
    QRegion changed = m_painted;
    // More is painted than differs, and what is scrolled is not painted.
    if (shown && hasNews() && (m_isWhole || !m_painted.isEmpty())) {
        const double ratio = m_window->devicePixelRatioF();
        changed = QRegion();
        for (const QRect &each : takeChanges(*shown, m_shown)) changed += QRectF(each.x() / ratio, each.y() / ratio, each.width() / ratio, each.height() / ratio).toAlignedRect();
    }
    changed = m_isWhole ? QRegion(m_window->rect()) : (changed + m_covered) & m_window->rect();
    m_painted = m_covered = QRegion();
    // More rectangles than this cost more than what lies between them.
    constexpr int mostParts = 12;
    return changed.rectCount() > mostParts ? QRegion(changed.boundingRect()) : changed;
}

/// What has changed of the window, fitted into the frame; what is left over is black.
void LiveRecorder::grab() {
    if (!m_window) return;
    const QSize fitted = QSizeF(m_window->size()).scaled(m_size, Qt::KeepAspectRatio).toSize().boundedTo(m_size);
    const double scale = std::min(static_cast<double>(m_size.width()) / m_window->width(), static_cast<double>(m_size.height()) / m_window->height());
    const bool isScaled = fitted != m_window->size() || m_window->devicePixelRatioF() != 1;
    const QRect inner(QPoint((m_size.width() - fitted.width()) / 2, (m_size.height() - fitted.height()) / 2), fitted);
    const bool isWhole = m_isWhole;
    const QRegion parts = takeNews();
    if (isWhole) m_picture.fill(Qt::black);
    QRegion changed = isWhole ? QRegion(m_picture.rect()) : QRegion();
    {
        // The frame without its margins, a point of the window being as many of its pixels as it is scaled by.
        QImage target(m_picture.bits() + qsizetype{inner.top()} * m_picture.bytesPerLine() + qsizetype{inner.left()} * 4, inner.width(), inner.height(), m_picture.bytesPerLine(), m_picture.format());
        target.setDevicePixelRatio(scale);
        for (const QRect &part : parts) {
            // Where it is scaled a pixel shines into its neighbours.
            const int more = isScaled ? static_cast<int>(3 / std::min(scale, 1.0)) + 1 : 0;
            const QRect wider = part.adjusted(-more, -more, more, more) & m_window->rect();
            drawPart(target, wider, isScaled || isWhole);
            changed += QRectF(QPointF(wider.topLeft()) * scale, QSizeF(wider.size()) * scale).toAlignedRect().translated(inner.topLeft()) & m_picture.rect();
        }
    }
    m_isWhole = false;
    if (m_frame && changed.isEmpty()) return;
    auto frame = m_frame ? std::make_shared<QByteArray>(m_frame->constData(), m_frame->size()) : std::make_shared<QByteArray>(planarBytes(m_size), Qt::Uninitialized);
    convertToPlanar(m_picture, changed, *frame);
    m_frame = frame;
}

void LiveRecorder::drawPart(QImage &target, const QRect &part, bool isAnew) {
    m_grabbing = true;
    const auto draw = [&](QWidget &widget, const QPoint &corner) {
        const QRect inside = part.translated(-corner) & widget.rect();
        if (inside.isEmpty()) return;
        // It has been painted once; a second time costs as much again. A painter would not clip what lies within a scrolled area.
        const QImage *shown = isAnew ? nullptr : paintedOf(widget);
        if (shown) QPainter(&target).drawImage(corner + inside.topLeft(), *shown, inside);
        else widget.render(&target, corner + inside.topLeft(), inside, QWidget::DrawWindowBackground | QWidget::DrawChildren);
    };
    draw(*m_window, QPoint());
    for (const Qt::WindowType type : {Qt::Dialog, Qt::Popup, Qt::ToolTip})
        for (QWidget *each : QApplication::topLevelWidgets())
            if (each != m_window && each->isVisible() && each->windowType() == type) draw(*each, placeOf(*each));
    m_grabbing = false;
    if (!m_window->rect().contains(m_pointer)) return;
    QPainter painter(&target);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(part);
    painter.translate(m_pointer);
    painter.setPen(QPen(Qt::white, 1.5));
    painter.setBrush(Qt::black);
    painter.drawPolygon(pointerShape());
}

/// It moves without anything being painted.
void LiveRecorder::notePointer() {
    const QPoint now = m_window->mapFromGlobal(QCursor::pos());
    if (now == m_pointer) return;
    const QRect around = pointerShape().boundingRect().toAlignedRect().adjusted(-2, -2, 2, 2);
    m_covered += (around.translated(m_pointer) | around.translated(now)) & m_window->rect();
    m_pointer = now;
}

bool LiveRecorder::eventFilter(QObject *watched, QEvent *event) {
    if (m_grabbing || !m_window || !watched->isWidgetType()) return false;
    auto *widget = static_cast<QWidget *>(watched);
    QWidget *top = widget->window();
    const bool isAbove = top != m_window && (top->windowType() == Qt::Dialog || top->windowType() == Qt::Popup || top->windowType() == Qt::ToolTip);
    if (top != m_window && !isAbove) return false;
    if (event->type() == QEvent::Paint) {
        if (isAbove) m_covered += top->rect().translated(placeOf(*top)) & m_window->rect();
        else m_painted += static_cast<QPaintEvent *>(event)->region().translated(widget->mapTo(top, QPoint())) & m_window->rect();
    }
    if (isAbove && widget == top && (event->type() == QEvent::Hide || event->type() == QEvent::Move || event->type() == QEvent::Resize)) m_covered = m_window->rect();
    // Everything stands elsewhere in the frame then.
    if (widget == m_window && event->type() == QEvent::Resize) m_isWhole = true;
    return false;
}

void LiveRecorder::tick() {
    if (!m_window) return endBy("record.window-gone", {m_file});
    if (m_encoder->isBroken()) return endBy("record.encoder-failed", {});
    if (isNearlyFull()) return endBy("record.nearly-full", {QString::number(QStorageInfo(QFileInfo(m_file).absolutePath()).bytesAvailable() >> 20), m_file});
    notePointer();
    // As many frames as time has passed; only the last of them is a new picture.
    const qint64 due = m_clock.elapsed() * m_fps / 1000 + 1;
    while (m_frames + 1 < due) {
        if (!m_encoder->tryWrite(m_frame)) return; // later, as a repeated one
        ++m_frames;
        // Where nothing has changed the repeated picture is the right one.
        if (hasNews()) ++m_lost;
    }
    if (m_frames >= due) return;
    if (hasNews()) grab();
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
    qApp->removeEventFilter(this);
    const Status ended = m_encoder->finish();
    m_encoder.reset();
    return ended;
}

} // namespace forkyard::ui
