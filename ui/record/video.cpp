#include "ui/record/video.h"

#include "ui/present/present_painter.h"
#include "ui/record/planar_frame.h"

#include <QCryptographicHash>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QImageWriter>
#include <QRegularExpression>
#include <QSaveFile>

#include <cmath>

namespace forkyard::ui {

namespace {

Diagnostic problem(const char *code, const QStringList &arguments) {
    Diagnostic made;
    made.code = code;
    for (const QString &each : arguments) made.arguments.push_back(each.toStdString());
    return made;
}

double endOf(const Presentation &presentation, const VideoOptions &options) {
    return options.to < 0 ? presentation.clock().duration() : std::min(options.to, presentation.clock().duration());
}

QString stamp(double seconds, QChar comma) {
    const qint64 ms = qRound64(seconds * 1000);
    return QString("%1:%2:%3%4%5").arg(ms / 3600000, 2, 10, QChar('0')).arg(ms / 60000 % 60, 2, 10, QChar('0')).arg(ms / 1000 % 60, 2, 10, QChar('0')).arg(comma).arg(ms % 1000, 3, 10, QChar('0'));
}

Status writeWhole(const QString &file, const QByteArray &bytes) {
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) return problem("record.write-failed", {file, out.errorString()});
    return Nothing{};
}

/// Whole or not at all: one that a full disk cuts off would look like a picture.
Status writePicture(const QString &file, const QImage &image) {
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) return problem("record.write-failed", {file, out.errorString()});
    QImageWriter writer(&out, QFileInfo(file).suffix().toLower().toLatin1());
    // The writer does not look whether its last bytes had room.
    if (writer.write(image) && out.flush() && out.error() == QFileDevice::NoError) return Nothing{};
    const QString reason = out.error() == QFileDevice::NoError ? writer.errorString() : out.errorString();
    out.close(); // which fails as well, and then the file would not remove itself
    QFile::remove(file);
    return problem("record.write-failed", {file, reason});
}

/// What goes beside the video is asked for before it is made: its folders, and whether the poster's format can be written.
Status checkBeside(const VideoOptions &options) {
    for (const QString &file : {options.subtitles, options.poster}) {
        if (file.isEmpty()) continue;
        if (const Status fits = checkFolder(file); !fits) return fits;
    }
    const QByteArray format = QFileInfo(options.poster).suffix().toLower().toLatin1();
    if (!options.poster.isEmpty() && !QImageWriter::supportedImageFormats().contains(format)) return problem("record.unknown-format", {options.poster, "png, jpg"});
    return Nothing{};
}

bool isFolder(const QString &file) { return file.endsWith('/') || QFileInfo(file).isDir() || QFileInfo(file).suffix().isEmpty(); }

/// "frames/%04d.png", or a name or a folder that numbers are put into.
QString pictureName(const QString &file, qint64 number) {
    if (file.contains('%')) {
        QString name = file;
        static const QRegularExpression place("%0?(\\d*)d");
        const auto match = place.match(file);
        return name.replace(match.capturedStart(), match.capturedLength(), QString("%1").arg(number, std::max(1, match.captured(1).toInt()), 10, QChar('0')));
    }
    const QFileInfo target(file);
    if (isFolder(file)) return QString("%1/%2.png").arg(file).arg(number, 5, 10, QChar('0'));
    return QString("%1/%2-%3.png").arg(target.path(), target.completeBaseName()).arg(number, 5, 10, QChar('0'));
}

class Rendering {
public:
    Rendering(const Kit &kit, const Presentation &presentation, const VideoOptions &options, VideoFormat format)
        : m_presentation(presentation), m_options(options), m_format(format), m_painter(kit, presentation, options.size, options.burnCaptions) {}

    Result<VideoReport> run(const VideoProgress &progress) {
        m_clock.start();
        const qint64 all = frameCount(m_presentation, m_options);
        if (m_format == VideoFormat::Pictures) {
            m_madeFolder = !m_options.file.contains('%') && isFolder(m_options.file) && QDir().mkdir(m_options.file);
        } else {
            auto encoder = Encoder::start(encoderOptions());
            if (!encoder) return encoder.error();
            m_encoder = std::move(encoder).value();
        }
        for (qint64 frame = 0; frame < all; ++frame) {
            if (progress && !progress(frame, all)) {
                dropAll();
                return problem("record.cancelled", {});
            }
            draw(m_options.from + static_cast<double>(frame) / m_options.fps);
            if (const Status given = give(frame); !given) return given.error();
        }
        m_report.frames = all;
        if (m_encoder) {
            const double before = now();
            if (const Status ended = m_encoder->finish(); !ended) return ended.error();
            m_report.waitSeconds += now() - before;
        }
        if (progress) progress(all, all);
        m_report.seconds = now();
        if (m_options.wantsHash) m_report.hash = m_hash.result().toHex();
        if (const Status written = writeBeside(); !written) return written.error();
        return m_report;
    }

private:
    double now() const { return static_cast<double>(m_clock.nsecsElapsed()) / 1e9; }

    EncoderOptions encoderOptions() const {
        EncoderOptions options;
        options.file = m_options.file;
        options.format = m_format;
        options.size = m_options.size;
        options.fps = m_options.fps;
        options.title = m_presentation.title();
        options.duration = static_cast<double>(frameCount(m_presentation, m_options)) / m_options.fps;
        for (auto [begin, name] : chaptersOf(m_presentation)) {
            begin = std::max(0.0, begin - m_options.from);
            if (!options.chapters.isEmpty() && options.chapters.last().first == begin) options.chapters.removeLast();
            if (begin < options.duration) options.chapters << std::pair(begin, name);
        }
        const QString &voice = m_presentation.tour().voice(m_presentation.language());
        if (!voice.isEmpty()) options.sound = m_presentation.tour().folder + '/' + voice;
        options.soundFrom = m_options.from;
        options.soundIsPart = m_options.to >= 0;
        return options;
    }

    void draw(double seconds) {
        const double before = now();
        const QRegion changed = m_painter.paint(m_presentation.clock().at(seconds));
        const bool isNew = !m_frame || !changed.isEmpty();
        if (isNew) {
            ++m_report.drawn;
            const QImage &image = m_painter.image();
            if (m_options.wantsHash) m_digest = QCryptographicHash::hash(QByteArrayView(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()), QCryptographicHash::Sha256);
            if (m_format == VideoFormat::Mp4 || m_format == VideoFormat::WebM) {
                auto next = m_frame ? std::make_shared<QByteArray>(m_frame->constData(), m_frame->size()) : std::make_shared<QByteArray>(planarBytes(m_options.size), Qt::Uninitialized);
                convertToPlanar(image, m_frame ? changed : QRegion(image.rect()), *next);
                m_frame = next;
            } else {
                m_frame = std::make_shared<QByteArray>(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes());
            }
        }
        if (m_options.wantsHash) m_hash.addData(m_digest);
        m_report.drawSeconds += now() - before;
    }

    Status give(qint64 number) {
        const double before = now();
        if (m_encoder) {
            if (!m_encoder->write(m_frame)) {
                const Status why = m_encoder->finish();
                return why ? problem("record.encoder-failed", {}) : why.error();
            }
        } else {
            const QString name = pictureName(m_options.file, number);
            if (const Status written = writePicture(name, m_painter.image()); !written) {
                dropAll();
                return written.error();
            }
            m_pictures << name;
        }
        m_report.waitSeconds += now() - before;
        return Nothing{};
    }

    void dropAll() {
        if (m_encoder) m_encoder->cancel();
        for (const QString &each : m_pictures) QFile::remove(each);
        if (m_madeFolder) QDir().rmdir(m_options.file);
    }

    Status writeBeside() {
        if (!m_options.subtitles.isEmpty()) {
            const Status written = writeWhole(m_options.subtitles, subtitlesText(m_presentation, m_options.subtitles.endsWith(".vtt"), m_options.from, endOf(m_presentation, m_options)).toUtf8());
            if (!written) return written;
        }
        if (m_options.poster.isEmpty()) return Nothing{};
        m_painter.paint(m_presentation.clock().at(posterSeconds(m_presentation, m_options.from, endOf(m_presentation, m_options))));
        return writePicture(m_options.poster, m_painter.image());
    }

    const Presentation &m_presentation;
    const VideoOptions &m_options;
    VideoFormat m_format;
    PresentPainter m_painter;
    std::unique_ptr<Encoder> m_encoder;
    Encoder::Frame m_frame;
    QByteArray m_digest;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QStringList m_pictures;
    bool m_madeFolder = false;
    QElapsedTimer m_clock;
    VideoReport m_report;
};

} // namespace

qint64 frameCount(const Presentation &presentation, const VideoOptions &options) {
    return std::max<qint64>(1, static_cast<qint64>(std::ceil((endOf(presentation, options) - options.from) * options.fps - 1e-6)));
}

Status checkNarration(const Presentation &presentation) {
    const QString &voice = presentation.tour().voice(presentation.language());
    if (voice.isEmpty()) return Nothing{};
    const auto lasts = soundSeconds(presentation.tour().folder + '/' + voice);
    if (!lasts) return Nothing{};
    if (*lasts <= 0) return problem("record.no-sound-in", {voice});
    // Encoders round up to whole packets.
    constexpr double kRounding = 0.25;
    const double tour = presentation.clock().duration();
    if (*lasts <= tour + kRounding) return Nothing{};
    return problem("record.narration-longer", {voice, QString::number(*lasts, 'f', 1), QString::number(tour, 'f', 1), QString::number(std::ceil(*lasts - tour))});
}

Result<VideoReport> renderVideo(const Kit &kit, const Presentation &presentation, const VideoOptions &options, const VideoProgress &progress) {
    const auto format = formatOf(options.file);
    if (!format) return format.error();
    if (options.size.width() % 2 || options.size.height() % 2 || options.size.width() < 160 || options.size.height() < 90)
        return problem("record.odd-size", {QString::number(options.size.width()), QString::number(options.size.height())});
    if (const double end = endOf(presentation, options); options.from >= end)
        return problem("record.empty-part", {QString::number(options.from), QString::number(options.to < 0 ? end : options.to), QString::number(presentation.clock().duration(), 'f', 1)});
    // A folder for pictures is made where its own folder is there.
    QString target = options.file;
    while (target.size() > 1 && target.endsWith('/') && !QFileInfo(target).isDir()) target.chop(1);
    if (const Status fits = checkTarget(target, format.value(), options.size, frameCount(presentation, options)); !fits) return fits.error();
    if (const Status fits = checkBeside(options); !fits) return fits.error();
    if (options.to < 0 && format.value() != VideoFormat::Gif && format.value() != VideoFormat::Pictures)
        if (const Status fits = checkNarration(presentation); !fits) return fits.error();
    return Rendering(kit, presentation, options, format.value()).run(progress);
}

QString subtitlesText(const Presentation &presentation, bool webVtt, double from, double to) {
    const double end = to < 0 ? presentation.clock().duration() : to;
    QString text = webVtt ? QStringLiteral("WEBVTT\n\n") : QString();
    const QChar comma = webVtt ? '.' : ',';
    int number = 0;
    for (int step = 0; step < presentation.stepCount(); ++step) {
        const QString caption = presentation.step(step).caption.in(presentation.language());
        const double begin = std::max(presentation.clock().stepBegin(step), from), over = std::min(presentation.clock().stepEnd(step), end);
        if (caption.isEmpty() || over <= begin) continue;
        text += QString("%1\n%2 --> %3\n%4\n\n").arg(++number).arg(stamp(begin - from, comma), stamp(over - from, comma), caption);
    }
    return text;
}

double posterSeconds(const Presentation &presentation, double from, double to) {
    const lessons::TourClock &clock = presentation.clock();
    const double restsAt = clock.stepEnd(clock.stepAt(from + (to - from) * 0.45));
    return std::max(from, std::min(restsAt, to) - 0.001);
}

QList<std::pair<double, QString>> chaptersOf(const Presentation &presentation) {
    QList<std::pair<double, QString>> chapters;
    for (int step = 0; step < presentation.stepCount(); ++step) {
        const QString name = presentation.step(step).chapter.in(presentation.language());
        if (!name.isEmpty()) chapters << std::pair(presentation.clock().stepBegin(step), name);
    }
    if (chapters.isEmpty() || chapters.first().first > 0) chapters.prepend({0.0, presentation.title()});
    return chapters;
}

} // namespace forkyard::ui
