#include "app/record_command.h"

#include "app/display_words.h"
#include "app/sentences.h"
#include "app/terminal_text.h"
#include "app/tour_recorder.h"
#include "app/tour_source.h"
#include "core/lessons/catalogue.h"
#include "core/lessons/tour_check.h"
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
#include <optional>
#include <unistd.h>

namespace forkyard::app {

namespace {

constexpr int kUsageError = 2; // as python3's

std::atomic<bool> interrupted = false;

void onInterrupt(int) { interrupted = true; }

void say(const QString &line) {
    std::printf("%s\n", line.toUtf8().constData());
}

int complain(const QString &line) {
    std::fprintf(stderr, "forkyard: %s\n", line.toUtf8().constData());
    return kUsageError;
}

int fail(const ui::Kit &kit, const Diagnostic &problem) {
    std::fprintf(stderr, "forkyard: %s\n", kit.words().sentenceWithPlace(problem).toUtf8().constData());
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
QString parse(const QStringList &given, Wanted &wanted) {
    for (qsizetype i = 0; i < given.size(); ++i) {
        const QString &word = given[i];
        const auto value = [&] { return given.value(++i); };
        const auto misfit = [&](const char *fitting) { return words("usage.bad-value", {word, given.value(i), fitting}); };
        if (word == "-o" || word == "--output") wanted.video.file = value();
        else if (word == "--size") {
            const QStringList sides = value().split('x');
            wanted.video.size = QSize(sides.value(0).toInt(), sides.value(1).toInt());
            if (sides.size() != 2 || wanted.video.size.isEmpty()) return misfit("fits.size");
        } else if (word == "--fps") {
            wanted.video.fps = value().toInt();
            if (wanted.video.fps < 1 || wanted.video.fps > 240) return misfit("fits.fps");
        } else if (word == "--lang") {
            wanted.language = value();
            if (wanted.language != "zh" && wanted.language != "en") return misfit("fits.language");
        } else if (word == "--theme") {
            wanted.theme = value();
            if (wanted.theme != "light" && wanted.theme != "dark") return misfit("fits.theme");
        } else if (word == "--captions") {
            const QString how = value();
            if (how != "burn" && how != "none") return misfit("fits.captions");
            wanted.video.burnCaptions = how == "burn";
        } else if (word == "--subtitles") {
            wanted.video.subtitles = value();
            if (!wanted.video.subtitles.endsWith(".srt") && !wanted.video.subtitles.endsWith(".vtt")) return misfit("fits.subtitles");
        } else if (word == "--poster") wanted.video.poster = value();
        else if (word == "--from" || word == "--to") {
            bool good = false;
            const double seconds = value().toDouble(&good);
            if (!good || seconds < 0) return misfit("fits.seconds");
            (word == "--from" ? wanted.video.from : wanted.video.to) = seconds;
        }
        else if (word == "--hash") wanted.video.wantsHash = true;
        else if (word == "--quiet") wanted.quiet = true;
        else if (word.startsWith('-')) return words("usage.record-option", {word});
        else if (wanted.what.isEmpty()) wanted.what = word;
        else return words("usage.record-one");
    }
    if (wanted.what.isEmpty()) return words("usage.record-what");
    if (wanted.video.file.isEmpty()) return words("usage.record-where");
    return {};
}

bool showProgress(const QElapsedTimer &clock, qint64 done, qint64 all) {
    const double seconds = static_cast<double>(clock.elapsed()) / 1000;
    const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
    const int left = rate > 0 ? qRound(static_cast<double>(all - done) / rate) : 0;
    const QString line = words("record.progress", {QString("%1").arg(done * 100 / std::max<qint64>(1, all), 3), QString::number(done), QString::number(all), QString::number(rate, 'f', 0), QString("%1:%2").arg(left / 60).arg(left % 60, 2, 10, QChar('0'))});
    std::fprintf(stderr, "\r\033[K%s", line.toUtf8().constData());
    if (done == all) std::fputc('\n', stderr);
    return !interrupted;
}

} // namespace

int runRecord(int argc, char **argv) {
    QStringList given;
    for (int i = 2; i < argc; ++i) given << QString::fromLocal8Bit(argv[i]);
    if (given.contains("--help") || given.contains("-h")) {
        std::fputs(sentence("record-help").c_str(), stdout);
        return 0;
    }
    Wanted wanted;
    if (const QString wrong = parse(given, wanted); !wrong.isEmpty()) return complain(wrong);
    // No screen is needed, and none is used where there is one.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    std::optional<DisplayWords> display(std::in_place, QString());
    QApplication application(argc, argv);
    display.reset();
    QTemporaryDir folder;
    ui::Settings settings(folder.filePath("settings.ini"));
    if (!wanted.language.isEmpty()) settings.setLanguage(wanted.language == "zh" ? ui::Language::Chinese : ui::Language::English);
    settings.setTheme(wanted.theme == "dark" ? ui::ThemeChoice::Dark : ui::ThemeChoice::Light);
    ui::Kit kit(settings);
    TourSource source;
    auto presentation = openPresentation(kit, source, wanted.what);
    if (!presentation) return fail(kit, presentation.error());
    if (source.warning) fail(kit, *source.warning);
    // What it carries is enough; its programs may be elsewhere.
    for (const Diagnostic &problem : presentation.value()->tour().folder.isEmpty() ? QList<Diagnostic>() : lessons::checkTour(presentation.value()->tour(), source.lesson))
        if (problem.code != "tour.no-program") return fail(kit, problem);
    for (const Diagnostic &problem : presentation.value()->problems()) return fail(kit, problem);

    const QString ending = QFileInfo(wanted.video.file).suffix().toLower();
    if (ending == "svg" || ending == "pdf") {
        const Status saved = ui::saveStrip(kit, *presentation.value(), wanted.video.file);
        if (!saved) return fail(kit, saved.error());
        say(words("record.strip", {wanted.video.file, QString::number(presentation.value()->stepCount())}));
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
    const double rate = static_cast<double>(done.frames) / std::max(1e-6, done.seconds);
    say(words("record.done", {wanted.video.file, QString::number(done.frames), QString::number(done.drawn), QString::number(done.seconds, 'f', 1), QString::number(rate, 'f', 1)}));
    if (wanted.video.wantsHash) std::printf("frames %s\n", done.hash.constData());
    return 0;
}

int runTour(int argc, char **argv) {
    QStringList given;
    for (int i = 2; i < argc; ++i) given << QString::fromLocal8Bit(argv[i]);
    const bool records = given.value(0) == "--record", checks = given.value(0) == "--check";
    int tries = 20;
    if (const qsizetype at = given.indexOf("--tries"); at > 0) tries = std::max(1, given.value(at + 1).toInt());
    if ((!records && !checks) || given.size() < 2) return complain(words("usage.tour"));
    qputenv("QT_QPA_PLATFORM", "offscreen");
    std::optional<DisplayWords> display(std::in_place, QString());
    QApplication application(argc, argv);
    display.reset();
    QTemporaryDir folder;
    ui::Settings settings(folder.filePath("settings.ini"));
    settings.setLanguage(speaksChinese() ? ui::Language::Chinese : ui::Language::English);
    ui::Kit kit(settings);
    TourSource source;
    const lessons::Lesson *lesson = findLesson(source, given[1]);
    const QString file = tourFileOf(lesson, given[1]);
    if (file.isEmpty()) return complain(words("lessons.no-tour", {given[1]}));
    const auto tour = lessons::loadTour(file);
    if (!tour) return fail(kit, tour.error());
    for (const Diagnostic &problem : lessons::checkTour(tour.value(), lesson)) return fail(kit, problem);
    if (records) {
        const Status recorded = recordTour(lesson, tour.value(), tries, [](const QString &line) { say("  " + line); });
        if (!recorded) return fail(kit, recorded.error());
    }
    for (const Diagnostic &problem : ui::Presentation(kit, lesson, tour.value()).problems()) return fail(kit, problem);
    for (const ui::Language language : {ui::Language::Chinese, ui::Language::English}) {
        settings.setLanguage(language);
        const ui::Presentation presentation(kit, lesson, tour.value());
        if (const Status fits = ui::checkNarration(presentation); !fits) return fail(kit, fits.error());
        say(words(language == ui::Language::Chinese ? "tour.line-zh" : "tour.line-en", {given[1], QString::number(presentation.stepCount()), QString::number(presentation.clock().duration(), 'f', 0)}));
    }
    return 0;
}

} // namespace forkyard::app
