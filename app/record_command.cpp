#include "app/record_command.h"

#include "app/tour_recorder.h"
#include "app/tour_source.h"
#include "core/lessons/catalogue.h"
#include "core/trace/store.h"
#include "ui/record/pictures.h"
#include "ui/record/video.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace forkyard::app {

namespace {

constexpr int kUsageError = 2; // as python3's

constexpr const char *kRecordHelp = R"(Renders a tour to a file, without a screen; nothing is run.

  forkyard record LESSON|TOUR|TRACE -o FILE

  FILE: name.mp4 (H.264, plays everywhere), name.webm, name.gif, frames/%04d.png or a folder;
        name.svg or name.pdf: all steps side by side on one sheet, for a handout
  --size WxH           1920x1080; 1080x1920 and others are laid out anew
  --fps N              30
  --lang zh|en         the system's
  --theme light|dark   light
  --captions burn|none whether the picture has the captions (burn)
  --subtitles FILE     captions beside it as well: name.srt or name.vtt
  --poster FILE        one picture of it: name.png or name.jpg
  --hash               print a hash over the raw frames
  --from S, --to S     a part of it, in seconds
  --quiet              no progress
)";

std::atomic<bool> interrupted = false;

void onInterrupt(int) { interrupted = true; }

int complain(const QString &line) {
    std::fprintf(stderr, "forkyard: %s\n", qPrintable(line));
    return kUsageError;
}

int fail(const ui::Kit &kit, const Diagnostic &problem) {
    std::fprintf(stderr, "forkyard: %s\n", qPrintable(kit.words().sentenceWithPlace(problem)));
    return 1;
}

struct Wanted {
    QString what;
    QString language;
    QString theme = "light";
    bool quiet = false;
    ui::VideoOptions video;
};

/// What was asked, or a sentence about what is wrong with it.
QString parse(const QStringList &words, Wanted &wanted) {
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        const auto value = [&] { return words.value(++i); };
        if (word == "-o" || word == "--output") wanted.video.file = value();
        else if (word == "--size") {
            const QStringList sides = value().split('x');
            wanted.video.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
            if (sides.size() != 2 || wanted.video.size.isEmpty()) return "--size wants WIDTHxHEIGHT, as in 1920x1080.";
        } else if (word == "--fps") {
            wanted.video.fps = value().toInt();
            if (wanted.video.fps < 1 || wanted.video.fps > 240) return "--fps wants a number from 1 to 240.";
        } else if (word == "--lang") {
            wanted.language = value();
            if (wanted.language != "zh" && wanted.language != "en") return "--lang wants zh or en.";
        } else if (word == "--theme") {
            wanted.theme = value();
            if (wanted.theme != "light" && wanted.theme != "dark") return "--theme wants light or dark.";
        } else if (word == "--captions") {
            const QString how = value();
            if (how != "burn" && how != "none") return "--captions wants burn or none.";
            wanted.video.burnCaptions = how == "burn";
        } else if (word == "--subtitles") {
            wanted.video.subtitles = value();
            if (!wanted.video.subtitles.endsWith(".srt") && !wanted.video.subtitles.endsWith(".vtt")) return "--subtitles wants a name that ends in .srt or .vtt.";
        } else if (word == "--poster") wanted.video.poster = value();
        else if (word == "--from") wanted.video.from = value().toDouble();
        else if (word == "--to") wanted.video.to = value().toDouble();
        else if (word == "--hash") wanted.video.wantsHash = true;
        else if (word == "--quiet") wanted.quiet = true;
        else if (word.startsWith('-')) return "There is no option " + word + ". `forkyard record --help` lists them.";
        else if (wanted.what.isEmpty()) wanted.what = word;
        else return "One lesson, tour or trace at a time.";
    }
    if (wanted.what.isEmpty()) return "Say which lesson, tour or trace: forkyard record LESSON -o FILE";
    if (wanted.video.file.isEmpty()) return "Say where it goes: forkyard record LESSON -o FILE";
    return {};
}

bool showProgress(const QElapsedTimer &clock, qint64 done, qint64 all) {
    const double seconds = static_cast<double>(clock.elapsed()) / 1000;
    const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
    const int left = rate > 0 ? qRound(static_cast<double>(all - done) / rate) : 0;
    std::fprintf(stderr, "\r\033[K%3d %%  frame %lld of %lld  %.0f frames/s  %d:%02d left", static_cast<int>(done * 100 / std::max<qint64>(1, all)), static_cast<long long>(done), static_cast<long long>(all), rate, left / 60, left % 60);
    if (done == all) std::fputc('\n', stderr);
    return !interrupted;
}

} // namespace

int runRecord(int argc, char **argv) {
    QStringList words;
    for (int i = 2; i < argc; ++i) words << QString::fromLocal8Bit(argv[i]);
    if (words.contains("--help") || words.contains("-h")) {
        std::fputs(kRecordHelp, stdout);
        return 0;
    }
    Wanted wanted;
    if (const QString wrong = parse(words, wanted); !wrong.isEmpty()) return complain(wrong);
    // No screen is needed, and none is used where there is one.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QTemporaryDir folder;
    ui::Settings settings(folder.filePath("settings.ini"));
    if (!wanted.language.isEmpty()) settings.setLanguage(wanted.language == "zh" ? ui::Language::Chinese : ui::Language::English);
    settings.setTheme(wanted.theme == "dark" ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
    ui::Kit kit(settings);
    TourSource source;
    auto presentation = openPresentation(kit, source, wanted.what);
    if (!presentation) return fail(kit, presentation.error());
    for (const Diagnostic &problem : presentation.value()->clock().problems()) return fail(kit, problem);

    const QString ending = QFileInfo(wanted.video.file).suffix().toLower();
    if (ending == "svg" || ending == "pdf") {
        const Status saved = ui::saveStrip(kit, *presentation.value(), wanted.video.file);
        if (!saved) return fail(kit, saved.error());
        std::printf("%s: %d steps\n", qPrintable(wanted.video.file), presentation.value()->stepCount());
        return 0;
    }
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
    std::signal(SIGHUP, onInterrupt);
    QElapsedTimer clock, shown;
    clock.start();
    const bool quiet = wanted.quiet || !isatty(2);
    const auto report = ui::renderVideo(kit, *presentation.value(), wanted.video, [&](qint64 done, qint64 all) {
        if (quiet || (shown.isValid() && shown.elapsed() < 200 && done != all)) return !interrupted;
        shown.start();
        return showProgress(clock, done, all);
    });
    if (!report) return fail(kit, report.error());
    const ui::VideoReport &done = report.value();
    std::printf("%s: %lld frames, %lld drawn, %.1f s (%.1f frames/s)\n", qPrintable(wanted.video.file), static_cast<long long>(done.frames), static_cast<long long>(done.drawn), done.seconds,
                static_cast<double>(done.frames) / std::max(1e-6, done.seconds));
    if (wanted.video.wantsHash) std::printf("frames %s\n", done.hash.constData());
    return 0;
}

int runTour(int argc, char **argv) {
    QStringList words;
    for (int i = 2; i < argc; ++i) words << QString::fromLocal8Bit(argv[i]);
    const bool records = words.value(0) == "--record", checks = words.value(0) == "--check";
    int tries = 20;
    if (const qsizetype at = words.indexOf("--tries"); at > 0) tries = std::max(1, words.value(at + 1).toInt());
    if ((!records && !checks) || words.size() < 2) return complain("Write: forkyard tour --check LESSON, or forkyard tour --record LESSON [--tries N]");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QTemporaryDir folder;
    ui::Settings settings(folder.filePath("settings.ini"));
    settings.setLanguage(ui::Language::English);
    ui::Kit kit(settings);
    TourSource source;
    const QFileInfo path(words[1]);
    const lessons::Lesson *lesson = findLesson(source, words[1]);
    const QString file = path.isFile() ? path.absoluteFilePath() : lesson ? lesson->folder + '/' + lessons::tourFileName : QString();
    if (file.isEmpty()) return complain("There is no lesson and no tour " + words[1] + ".");
    const auto tour = lessons::loadTour(file);
    if (!tour) return fail(kit, tour.error());
    if (records) {
        const Status recorded = recordTour(lesson, tour.value(), tries, [](const QString &line) { std::printf("  %s\n", qPrintable(line)); });
        if (!recorded) return fail(kit, recorded.error());
    }
    for (const ui::Language language : {ui::Language::Chinese, ui::Language::English}) {
        settings.setLanguage(language);
        const ui::Presentation presentation(kit, lesson, tour.value());
        for (const Diagnostic &problem : presentation.clock().problems()) return fail(kit, problem);
        std::printf("%s %s: %d steps, %.0f s\n", qPrintable(words[1]), language == ui::Language::Chinese ? "zh" : "en", presentation.stepCount(), presentation.clock().duration());
    }
    return 0;
}

} // namespace forkyard::app
