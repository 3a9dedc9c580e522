#include "ui/record/encoder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace forkyard::ui {

namespace {

constexpr std::size_t mostQueued = 6;
constexpr int pipeBytes = 1 << 20;
constexpr qint64 megabyte = 1 << 20;
/// Bytes of a video that was cut off; less has no picture in it.
constexpr qint64 leastKept = 4096;

Diagnostic problem(const char *code, const QStringList &arguments) {
    Diagnostic made;
    made.code = code;
    for (const QString &each : arguments) made.arguments.push_back(each.toStdString());
    return made;
}

QString codecOf(VideoFormat format) {
    switch (format) {
    case VideoFormat::Mp4: return "libx264";
    case VideoFormat::WebM: return "libvpx-vp9";
    case VideoFormat::Gif: return "gif";
    case VideoFormat::Pictures: break;
    }
    return {};
}

/// Generous: what lies still costs little.
qint64 bytesNeeded(VideoFormat format, const QSize &size, qint64 frames) {
    const double pixels = static_cast<double>(size.width()) * size.height();
    const double share = format == VideoFormat::Pictures ? 0.12 : format == VideoFormat::Gif ? 0.02 : 0.004;
    return static_cast<qint64>(pixels * share * static_cast<double>(frames)) + megabyte;
}

QString escaped(QString text) {
    for (const char each : {'\\', '=', ';', '#'}) text.replace(QChar(each), QString("\\") + QChar(each));
    return text.replace('\n', ' ');
}

/// ffmpeg's own format for titles and chapters; empty where it could not be written.
QString writeChapters(const EncoderOptions &options) {
    QTemporaryFile file(QDir::tempPath() + "/forkyard-chapters-XXXXXX");
    file.setAutoRemove(false);
    if (!file.open()) return {};
    QString text = ";FFMETADATA1\ntitle=" + escaped(options.title) + '\n';
    for (qsizetype i = 0; i < options.chapters.size(); ++i) {
        const double end = i + 1 < options.chapters.size() ? options.chapters[i + 1].first : options.duration;
        text += QString("[CHAPTER]\nTIMEBASE=1/1000\nSTART=%1\nEND=%2\ntitle=%3\n").arg(qRound64(options.chapters[i].first * 1000)).arg(qRound64(end * 1000)).arg(escaped(options.chapters[i].second));
    }
    file.write(text.toUtf8());
    return file.fileName();
}

QStringList wordsFor(const EncoderOptions &options, const QString &part, const QString &chapters) {
    const bool gif = options.format == VideoFormat::Gif;
    QStringList words = {"-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-f", "rawvideo", "-pixel_format", gif ? "bgr0" : "yuv420p", "-video_size",
                         QString("%1x%2").arg(options.size.width()).arg(options.size.height()), "-framerate", QString::number(options.fps)};
    if (!gif) words << "-color_range" << "tv" << "-colorspace" << "bt709";
    words << "-i" << "pipe:0";
    if (!options.liveInput.isEmpty()) words << options.liveInput;
    else if (!options.sound.isEmpty()) words << "-ss" << QString::number(options.soundFrom, 'f', 3) << "-i" << options.sound;
    const bool hasSound = !gif && (!options.liveInput.isEmpty() || !options.sound.isEmpty());
    if (options.live && !options.title.isEmpty()) words << "-metadata" << "title=" + options.title;
    if (!chapters.isEmpty() && !gif) {
        const QString input = hasSound ? "2" : "1";
        words << "-f" << "ffmetadata" << "-i" << chapters << "-map_metadata" << input << "-map_chapters" << input;
    }
    words << "-map" << "0:v";
    if (hasSound) words << "-map" << "1:a";
    switch (options.format) {
    case VideoFormat::Mp4:
        // Slides stand still and move in jumps: what zerolatency and B-frames would gain is not worth their time.
        words << "-c:v" << "libx264" << "-preset" << (options.live ? "ultrafast" : "veryfast") << "-crf" << "20" << "-pix_fmt" << "yuv420p" << "-profile:v" << "high"
              << "-color_primaries" << "bt709" << "-color_trc" << "bt709" << "-colorspace" << "bt709";
        // A second of it at a time: whatever ends it, all but the last second can be played.
        if (options.live) words << "-g" << QString::number(options.fps * 5) << "-movflags" << "+frag_keyframe+delay_moov+default_base_moof" << "-frag_duration" << "1000000" << "-flush_packets" << "1";
        else words << "-movflags" << "+faststart";
        if (hasSound) words << "-c:a" << "aac" << "-b:a" << "128k";
        words << "-f" << "mp4";
        break;
    case VideoFormat::WebM:
        words << "-c:v" << "libvpx-vp9" << "-deadline" << "realtime" << "-cpu-used" << (options.live ? "8" : "7") << "-row-mt" << "1" << "-crf" << "30" << "-b:v" << "0" << "-pix_fmt" << "yuv420p";
        if (options.live) words << "-lag-in-frames" << "0" << "-g" << QString::number(options.fps * 5) << "-cluster_time_limit" << "1000" << "-flush_packets" << "1";
        if (hasSound) words << "-c:a" << "libopus";
        words << "-f" << "webm";
        break;
    case VideoFormat::Gif:
        words << "-vf" << "split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=none:diff_mode=rectangle" << "-f" << "gif";
        break;
    case VideoFormat::Pictures: break;
    }
    if (!options.sound.isEmpty() && options.soundIsPart) words << "-t" << QString::number(options.duration, 'f', 3);
    // A microphone never ends; the picture says when it is over.
    if (hasSound && !options.liveInput.isEmpty()) words << "-shortest";
    return words << part;
}

} // namespace

Result<VideoFormat> formatOf(const QString &file) {
    const QString ending = QFileInfo(file).suffix().toLower();
    if (ending == "mp4" || ending == "m4v") return VideoFormat::Mp4;
    if (ending == "webm") return VideoFormat::WebM;
    if (ending == "gif") return VideoFormat::Gif;
    if (ending == "png" || ending.isEmpty() || file.endsWith('/')) return VideoFormat::Pictures;
    return problem("record.unknown-format", {file, "mp4, webm, gif, png"});
}

std::optional<double> soundSeconds(const QString &file) {
    const QString program = QStandardPaths::findExecutable("ffprobe");
    if (program.isEmpty()) return std::nullopt;
    QProcess ask;
    ask.start(program, {"-v", "error", "-select_streams", "a:0", "-show_entries", "stream=codec_type:format=duration", "-of", "csv", file});
    ask.waitForFinished(60'000);
    double seconds = 0;
    bool hasSound = false;
    for (const QByteArray &line : ask.readAllStandardOutput().split('\n')) {
        if (line.startsWith("stream,audio")) hasSound = true;
        if (line.startsWith("format,")) seconds = line.mid(7).toDouble();
    }
    return hasSound ? seconds : 0;
}

QString encoderProgram() { return QStandardPaths::findExecutable("ffmpeg"); }

Status checkFolder(const QString &file) {
    const QString folder = QFileInfo(file).absolutePath();
    if (!QFileInfo(folder).isDir()) return problem("record.no-folder", {folder});
    // Root may write everywhere but where the file system itself does not allow it.
    QTemporaryFile probe(folder + "/.forkyard-XXXXXX");
    if (!probe.open()) return problem("record.not-writable", {folder, probe.errorString()});
    return Nothing{};
}

Status checkTarget(const QString &file, VideoFormat format, const QSize &size, qint64 frames) {
    if (format != VideoFormat::Pictures) {
        const QString program = encoderProgram();
        if (program.isEmpty()) return problem("record.no-encoder", {});
        QProcess ask;
        ask.start(program, {"-hide_banner", "-encoders"});
        ask.waitForFinished(10'000);
        const QString codec = codecOf(format);
        if (!ask.readAllStandardOutput().contains((' ' + codec + ' ').toLatin1())) return problem("record.no-codec", {codec});
    }
    if (const Status fits = checkFolder(file); !fits) return fits.error();
    const QString folder = QFileInfo(file).absolutePath();
    const qint64 needed = bytesNeeded(format, size, frames), there = QStorageInfo(folder).bytesAvailable();
    if (there >= 0 && needed > there) return problem("record.disk-full", {QString::number(needed / megabyte), QString::number(there / megabyte)});
    return Nothing{};
}

Result<std::unique_ptr<Encoder>> Encoder::start(const EncoderOptions &options) {
    const QFileInfo target(options.file);
    QString part = target.absolutePath() + "/." + target.fileName() + ".part";
    // One that a crash left may yet be rescued.
    for (int number = 2; options.live && QFileInfo::exists(part); ++number) part = QString("%1/.%2.%3.part").arg(target.absolutePath(), target.fileName()).arg(number);
    std::unique_ptr<Encoder> encoder(new Encoder(target.absoluteFilePath(), part, options.live ? static_cast<std::size_t>(std::max(1, options.fps)) : mostQueued));
    if (!options.live) encoder->m_chapterFile = writeChapters(options);
    else encoder->m_note = RecordingNote::write(options.noteFolder, target.absoluteFilePath(), part);
    encoder->m_isLive = options.live;
    encoder->m_isInPieces = options.live && options.format == VideoFormat::Mp4;
    encoder->m_log = memfd_create("encoder-log", MFD_CLOEXEC);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return problem("record.encoder-failed", {QString::fromLocal8Bit(std::strerror(errno))});
    fcntl(ends[1], F_SETPIPE_SZ, pipeBytes);

    QList<QByteArray> words = {encoderProgram().toLocal8Bit()};
    for (const QString &each : wordsFor(options, part, encoder->m_chapterFile)) words << each.toLocal8Bit();
    std::vector<char *> pointers;
    for (QByteArray &each : words) pointers.push_back(each.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    if (encoder->m_log >= 0) posix_spawn_file_actions_adddup2(&actions, encoder->m_log, 2);
    // It ends the file well where we are gone; until then nobody else may touch it.
    if (encoder->m_note) posix_spawn_file_actions_adddup2(&actions, encoder->m_note->lock(), 3);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // Ctrl-C is ours to handle; the encoder ends when its input does.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const int failed = posix_spawn(&encoder->m_child, pointers[0], &actions, &attributes, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[0]);
    encoder->m_pipe = ends[1];
    if (failed) {
        encoder->m_child = -1;
        return problem("record.encoder-failed", {QString::fromLocal8Bit(std::strerror(failed))});
    }
    encoder->m_thread = std::thread([raw = encoder.get()] { raw->feed(); });
    return encoder;
}

Encoder::~Encoder() {
    if (!m_done) cancel();
    if (m_log >= 0) close(m_log);
}

void Encoder::feed() {
    // An encoder that is gone is told by write(2), not by a signal.
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, nullptr);
    while (true) {
        Frame frame;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_queue.empty() || m_closed; });
            if (m_queue.empty()) break;
            frame = std::move(m_queue.front());
            m_queue.pop_front();
            m_changed.notify_all();
        }
        const char *at = frame->constData();
        qsizetype left = frame->size();
        while (left > 0) {
            const ssize_t written = ::write(m_pipe, at, static_cast<std::size_t>(left));
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) break;
            at += written;
            left -= written;
        }
        const std::lock_guard lock(m_mutex);
        if (left > 0) m_broken = m_closed = true;
        m_changed.notify_all();
        if (m_broken) break;
    }
    close(m_pipe);
    m_pipe = -1;
}

bool Encoder::write(Frame frame) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queue.size() < m_room || m_broken; });
    if (m_broken) return false;
    m_queue.push_back(std::move(frame));
    m_changed.notify_all();
    return true;
}

bool Encoder::tryWrite(Frame frame) {
    const std::lock_guard lock(m_mutex);
    if (m_queue.size() >= m_room || m_broken) return false;
    m_queue.push_back(std::move(frame));
    m_changed.notify_all();
    return true;
}

bool Encoder::isBroken() {
    const std::lock_guard lock(m_mutex);
    return m_broken;
}

void Encoder::stopFeeding() {
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_changed.notify_all();
    }
    if (m_thread.joinable()) m_thread.join();
}

namespace {

/// Of a child's status from waitpid: "SIGKILL", "exit 1".
QString howItEnded(int status) {
    const char *name = WIFSIGNALED(status) ? sigabbrev_np(WTERMSIG(status)) : nullptr;
    return name ? QString("SIG%1").arg(name) : QString("exit %1").arg(WEXITSTATUS(status));
}

} // namespace

QString Encoder::lastWords() const {
    QByteArray words(1 << 16, '\0');
    const ssize_t count = m_log >= 0 ? pread(m_log, words.data(), static_cast<std::size_t>(words.size()), 0) : 0;
    return QString::fromUtf8(words.constData(), std::max<ssize_t>(0, count)).trimmed();
}

/// False: errno says why.
bool Encoder::giveName() {
    const QString whole = m_part + ".whole";
    // One index for all of it, at the front. Where there is no room for that, the pieces are good enough.
    if (m_isInPieces && copyStreams(m_part, whole, true) && ::rename(QFile::encodeName(whole).constData(), QFile::encodeName(m_part).constData()) != 0) QFile::remove(whole);
    return ::rename(QFile::encodeName(m_part).constData(), QFile::encodeName(m_file).constData()) == 0;
}

Status Encoder::finish() {
    stopFeeding();
    int status = 0;
    while (waitpid(m_child, &status, 0) < 0 && errno == EINTR) {}
    m_child = -1;
    m_done = true;
    QString words = lastWords();
    const bool isFull = words.contains(QString::fromLocal8Bit(std::strerror(ENOSPC))) || words.contains("No space left");
    words = words.section('\n', -1);
    if (words.isEmpty()) words = howItEnded(status); // killed from outside, it says nothing
    if (!m_chapterFile.isEmpty()) QFile::remove(m_chapterFile);
    if (status != 0 || m_broken) {
        // What was recorded as it happened cannot be made again: what there is of it is worth keeping.
        const bool isKept = m_isLive && QFileInfo(m_part).size() > leastKept && giveName();
        QFile::remove(m_part);
        if (m_note) m_note->remove();
        if (isKept) return isFull ? problem("record.disk-filled-kept", {m_file}) : problem("record.ended-early", {words, m_file});
        return isFull ? problem("record.disk-filled", {m_file}) : problem("record.encoder-failed", {words});
    }
    const bool isNamed = giveName();
    const QString reason = QString::fromLocal8Bit(std::strerror(errno));
    if (!isNamed) QFile::remove(m_part);
    if (m_note) m_note->remove();
    if (!isNamed) return problem("record.rename-failed", {m_file, reason});
    return Nothing{};
}

void Encoder::cancel() {
    m_done = true;
    if (m_child > 0) kill(m_child, SIGKILL);
    {
        const std::lock_guard lock(m_mutex);
        m_queue.clear();
    }
    stopFeeding();
    if (m_child > 0) waitpid(m_child, nullptr, 0);
    m_child = -1;
    for (const QString &each : {m_part, m_chapterFile})
        if (!each.isEmpty()) QFile::remove(each);
    if (m_note) m_note->remove();
}

} // namespace forkyard::ui
