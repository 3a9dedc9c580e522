// The program with the window, and with the commands that are made of the same parts: lessons, their checks, tours and videos.
// What comes to it has passed through forkyard (main.cpp), which takes what needs no Qt.
#include "app/display_words.h"
#include "app/lesson_commands.h"
#include "app/quit_on_signal.h"
#include "app/record_command.h"
#include "app/terminal_text.h"
#include "app/views.h"
#include "core/live/closed_streams.h"
#include "ui/record/live_recorder.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

#include <optional>
#include <string>

namespace {

/// Starts the run and holds the playhead at the moment once the run has come so far.
void showMoment(forkyard::ui::MainWindow &window, double seconds) {
    const auto wanted = static_cast<qint64>(seconds * 1e9);
    forkyard::ui::Playhead &playhead = window.runModel().playhead();
    QObject::connect(&playhead, &forkyard::ui::Playhead::nowChanged, &window, [&playhead, wanted](qint64 now) {
        if (now >= wanted && playhead.followsNow()) playhead.setTime(wanted);
    });
    window.run();
}

/// One that the window's end has ended says what became of it where somebody may read it.
void endRecording(forkyard::ui::MainWindow &window, const QString &file) {
    auto *recorder = window.findChild<forkyard::ui::LiveRecorder *>();
    if (!recorder) return;
    const bool isGood = recorder->stop().ok();
    const QString name = file.isEmpty() ? forkyard::app::words("record.the-recording") : file;
    const QString line = forkyard::app::words(isGood ? "record.window" : "record.window-bad", {name, QString::number(recorder->seconds(), 'f', 1), QString::number(recorder->frames()), QString::number(recorder->lost())});
    QTextStream(stderr) << "forkyard: " << line << '\n';
}

/// What is wrong with the words, in the terminal's language.
int complain(const QCommandLineParser &parser) {
    const QStringList unknown = parser.unknownOptionNames();
    const QString first = unknown.value(0);
    QTextStream(stderr) << "forkyard: " << (unknown.isEmpty() ? parser.errorText() : forkyard::app::words("usage.unknown-option", {(first.size() > 1 ? "--" : "-") + first})) << '\n';
    return 2;
}

int openWindow(int argc, char **argv) {
    std::optional<forkyard::app::DisplayWords> display(std::in_place, argc > 1 ? QString::fromLocal8Bit(argv[argc - 1]) : QString());
    QApplication application(argc, argv);
    display.reset();
    QCoreApplication::setApplicationName("forkyard");
    QCoreApplication::setOrganizationName("forkyard");
    QCoreApplication::setApplicationVersion(FORKYARD_VERSION);

    // Where windows come from a Wayland compositor, it finds the icon by this name.
    QGuiApplication::setDesktopFileName("io.forkyard.Forkyard");
    QGuiApplication::setWindowIcon(QIcon(":/program/forkyard.svg"));

    QCommandLineParser parser;
    const QCommandLineOption demo("demo", "Plays a scripted run instead of running programs.", "name");
    const QCommandLineOption moment("at", "Starts it and shows this moment.", "seconds");
    const QCommandLineOption record("record", "Records the window from its first moment to FILE.mp4 or FILE.webm.", "FILE");
    parser.addOptions({demo, moment, record});
    if (!parser.parse(application.arguments())) return complain(parser);

    forkyard::ui::Settings settings;
    forkyard::ui::tellPaintedItems();
    forkyard::ui::Kit kit(settings);
    forkyard::ui::MainWindow window(kit, forkyard::app::windowParts(parser.value(demo)));
    window.showAsLeft();
    const QStringList files = parser.positionalArguments();
    if (files.isEmpty() || !window.openPath(files.first())) window.openFirst();
    forkyard::app::quitOnSignals(window);
    window.offerRescue();
    if (parser.isSet(record)) window.startRecording(parser.value(record));
    if (parser.isSet(moment)) showMoment(window, parser.value(moment).toDouble());
    const int code = QApplication::exec();
    endRecording(window, parser.value(record));
    return code;
}

} // namespace

int main(int argc, char **argv) {
    using namespace forkyard::app;
    const forkyard::live::ClosedStreams closed;
    const std::string word = argc > 1 ? argv[1] : "";
    if (word == "lessons") return runLessons(argc, argv);
    if (word == "check") return runCheck(argc, argv);
    if (word == "measure") return runMeasure(argc, argv);
    if (word == "record") return runRecord(argc, argv);
    if (word == "tour") return runTour(argc, argv);
    return openWindow(argc, argv);
}
