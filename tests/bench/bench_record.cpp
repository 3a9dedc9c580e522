// How fast a tour becomes a video at 1920 × 1080, with the raw cost of drawing and of encoding beside it. Best of some rounds.
// bench_record [LESSON [SECONDS]]
#include "core/lessons/catalogue.h"
#include "ui/present/present_painter.h"
#include "ui/record/live_recorder.h"
#include "ui/record/planar_frame.h"
#include "ui/record/video.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <sys/resource.h>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

constexpr QSize full{1920, 1080};

double secondsOf(const QElapsedTimer &clock) { return static_cast<double>(clock.nsecsElapsed()) / 1e9; }

/// Every frame drawn anew, whatever has changed, and converted: what it costs without knowing what changed.
void measureDrawing(const Kit &kit, const Presentation &tour, double seconds) {
    PresentPainter painter(kit, tour, full);
    QByteArray frame(planarBytes(full), Qt::Uninitialized);
    QElapsedTimer clock;
    double drawing = 0, converting = 0;
    int count = 0;
    for (double t = 0; t < seconds; t += 0.5, ++count) {
        painter.forget();
        clock.start();
        painter.paint(tour.clock().at(t));
        drawing += secondsOf(clock);
        clock.start();
        convertToPlanar(painter.image(), painter.image().rect(), frame);
        converting += secondsOf(clock);
    }
    std::printf("drawing a whole frame      %6.2f ms\nconverting a whole frame   %6.2f ms\n", 1000 * drawing / count, 1000 * converting / count);
}

/// The encoder alone, fed one frame again and again, and two that differ.
void measureEncoding(const Kit &kit, const Presentation &tour, const QString &folder) {
    PresentPainter painter(kit, tour, full);
    std::vector<Encoder::Frame> frames;
    for (const double share : {0.3, 0.31, 0.6}) {
        painter.paint(tour.clock().at(tour.clock().duration() * share));
        auto frame = std::make_shared<QByteArray>(planarBytes(full), Qt::Uninitialized);
        convertToPlanar(painter.image(), painter.image().rect(), *frame);
        frames.push_back(frame);
    }
    for (const bool still : {true, false}) {
        EncoderOptions options;
        options.file = folder + "/raw.mp4";
        options.size = full;
        options.fps = 60;
        auto encoder = Encoder::start(options);
        if (!encoder) return;
        QElapsedTimer clock;
        clock.start();
        constexpr int count = 240;
        for (int i = 0; i < count; ++i) encoder.value()->write(frames[still ? 0 : static_cast<std::size_t>(i / 4) % frames.size()]);
        if (!encoder.value()->finish()) return;
        std::printf("encoding %s  %6.1f frames/s\n", still ? "a picture that stands " : "one that often changes", count / secondsOf(clock));
    }
}

double processorSeconds() {
    rusage used;
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/// A window that changes all the time, as it is and recorded: what recording adds for each frame, here and in the encoder.
void measureLive(const QString &folder) {
    constexpr int seconds = 4;
    double each = 0; // of a change, alone
    for (const bool isRecorded : {false, true}) {
        QWidget window;
        window.resize(full);
        QPlainTextEdit text(&window);
        text.setGeometry(0, 0, full.width() / 2, full.height());
        QLabel large(&window);
        large.setGeometry(full.width() / 2, 0, full.width() / 2, full.height());
        large.setAlignment(Qt::AlignTop);
        window.show();
        QApplication::processEvents();
        LiveRecorder recorder;
        recorder.setMicrophone({});
        if (isRecorded && !recorder.start(window, folder + "/live.mp4")) return;
        const double before = processorSeconds();
        QElapsedTimer clock;
        clock.start();
        QTimer change;
        QStringList lines;
        int number = 0;
        QObject::connect(&change, &QTimer::timeout, &window, [&] {
            text.appendPlainText(QString("line %1 of what is printed").arg(++number));
            lines << QString("%1 stands here").arg(number);
            large.setText(lines.mid(std::max<qsizetype>(0, lines.size() - 40)).join('\n'));
        });
        change.start(16);
        while (clock.elapsed() < seconds * 1000) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const double used = processorSeconds() - before;
        if (!isRecorded) each = used / number;
        else std::printf("recording a window live    %6.2f ms of processor a frame in the window's process; %lld of %lld frames lost\n", 1000 * (used - each * number) / static_cast<double>(recorder.frames() - recorder.lost()), static_cast<long long>(recorder.lost()), static_cast<long long>(recorder.frames()));
        if (isRecorded && !recorder.stop()) return;
    }
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    settings.setLanguage(Language::English);
    settings.setTheme(ThemeChoice::Light);
    const Kit kit(settings);
    lessons::Catalogue catalogue(QString(FORKYARD_SOURCE_DIR) + "/resources/lessons");
    const lessons::Lesson *lesson = catalogue.find(argc > 1 ? argv[1] : "10");
    const auto tour = lesson ? lessons::loadTour(lesson->folder + '/' + lessons::tourFileName) : Result<lessons::Tour>(Diagnostic{});
    if (!tour) return 1;
    const Presentation presentation(kit, lesson, tour.value());
    measureDrawing(kit, presentation, 20);
    measureEncoding(kit, presentation, folder.path());
    measureLive(folder.path());
    VideoOptions options;
    options.fps = 60;
    // Where something moves.
    options.from = presentation.clock().duration() * 0.3;
    options.to = options.from + (argc > 2 ? QByteArray(argv[2]).toDouble() : 30);
    options.file = folder.filePath("tour.mp4");
    double best = 0;
    for (int round = 0; round < 2; ++round) {
        const auto report = renderVideo(kit, presentation, options);
        if (!report) return 1;
        const VideoReport &made = report.value();
        best = std::max(best, static_cast<double>(made.frames) / made.seconds);
        std::printf("%lld frames, %lld of them drawn: %.1f frames/s (drawing %.2f s, waiting for the encoder %.2f s)\n", static_cast<long long>(made.frames), static_cast<long long>(made.drawn), static_cast<double>(made.frames) / made.seconds, made.drawSeconds, made.waitSeconds);
    }
    std::printf("best %.1f frames/s; the goal is 50\n", best);
    return 0;
}
