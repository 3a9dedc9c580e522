// How fast a tour becomes a video at 1920 × 1080, with the raw cost of drawing and of encoding beside it. Best of some rounds.
// bench_record [LESSON [SECONDS]]
#include "core/lessons/catalogue.h"
#include "ui/present/present_painter.h"
#include "ui/record/planar_frame.h"
#include "ui/record/video.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

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
    VideoOptions options;
    options.fps = 60;
    options.to = argc > 2 ? QByteArray(argv[2]).toDouble() : 30;
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
