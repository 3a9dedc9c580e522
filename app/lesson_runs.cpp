#include "app/lesson_runs.h"

#include "app/run_arguments.h"
#include "core/session/session.h"
#include "core/trace/store.h"
#include "ui/lesson/outcome.h"
#include "ui/models/exploration.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QThread>

#include <algorithm>
#include <memory>
#include <vector>

namespace forkyard::app {

namespace {

/// A run under way. The store outlives the session, which writes into it.
struct Running {
    LessonRun *run;
    std::unique_ptr<trace::Store> store;
    std::unique_ptr<session::Session> session;
    QElapsedTimer since;
    bool stopped = false;
};

std::optional<Running> start(LessonRun &run) {
    session::Options options;
    options.ring.slotCount = 256;
    options.ring.pageCount = 2048;
    options.gil = run.gil == "calls" ? vm::GilProfile::CallsAndLoopEnds
                  : run.gil == "off" ? vm::GilProfile::Off
                                     : vm::GilProfile::AnyInstruction;
    Running running{&run, std::make_unique<trace::Store>(), {}, {}};
    auto started = session::Session::start({run.file.toStdString(), run.text.toStdString(), {}, {}}, options, *running.store);
    if (!started) {
        run.trouble = QString::fromStdString(sentenceFor(started.error()));
        return std::nullopt;
    }
    running.session = std::move(started).value();
    running.session->closeInput();
    running.since.start();
    return running;
}

QString lastErrorLine(const trace::Store &store) {
    QByteArray errors;
    const auto &pieces = store.console();
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        const trace::ConsolePiece piece = pieces[index];
        if (piece.stream == trace::Stream::Error) errors += QByteArray::fromStdString(std::string(store.text(piece.text)));
    }
    return QString::fromUtf8(errors.trimmed().split('\n').last());
}

/// The words for what is wrong with a program's text are the window's; here its line and its code must do.
QString inWords(const Diagnostic &problem) {
    QString text = QString::fromStdString(sentenceFor(problem));
    for (const std::string &argument : problem.arguments) text += ' ' + QString::fromStdString(argument);
    return problem.span.isValid() ? QString("SyntaxError: line %1: %2").arg(problem.span.line).arg(text) : text;
}

/// True once it is over and its outcome known.
bool advance(Running &running, int seconds) {
    while (running.session->poll()) {}
    if (running.session->isRunning()) {
        if (!running.stopped && running.since.elapsed() > seconds * 1000) {
            running.stopped = true;
            running.session->stop();
        }
        return false;
    }
    running.run->outcome = ui::outcomeOf(*running.store);
    running.run->ended = !running.stopped;
    running.run->trouble = lastErrorLine(*running.store);
    for (const Diagnostic &problem : running.session->takeProblems()) running.run->trouble = inWords(problem);
    return true;
}

LessonRun endOf(const QString &file, const ui::ExploredOutcome &found) {
    LessonRun run{file, {}};
    QString output = found.output;
    if (output.endsWith('\n')) output.chop(1);
    if (!output.isEmpty()) run.outcome.lines = output.split('\n');
    const QString how = found.ending.section(' ', 0, 0);
    run.ended = how == "exit" || how == "exception";
    run.outcome.exitCode = how == "exit" ? found.ending.section(' ', 1).toInt() : 1;
    run.trouble = found.endsWell() ? QString() : found.ending;
    run.ending = found.ending;
    run.count = found.count;
    run.schedule = found.schedule;
    return run;
}

} // namespace

Explored exploreAll(const QString &file, const QString &gil) {
    Explored all;
    constexpr int mostMilliseconds = 30'000;
    QProcess process;
    process.start(QFileInfo("/proc/self/exe").symLinkTarget(), {"explore", "--json", "--by", "output", "--gil", gil, "--max-states", "50000", file});
    if (!process.waitForFinished(mostMilliseconds)) process.kill();
    const auto found = ui::explorationFromJson(process.readAllStandardOutput());
    if (!found) return all;
    // A program that the simulated machine cannot run ends there with an error of its own: that says nothing about it.
    const auto isRefused = [](const ui::ExploredOutcome &each) { return each.ending == "exception OSError"; };
    const auto &ends = found.value().outcomes;
    if (ends.empty() || std::all_of(ends.begin(), ends.end(), isRefused)) return all;
    all.known = true;
    all.total = found.value().interleavings;
    all.complete = found.value().complete && found.value().outcomesTotal == static_cast<qint64>(found.value().outcomes.size());
    for (const ui::ExploredOutcome &each : found.value().outcomes) all.ends << endOf(file, each);
    return all;
}

void runAll(QList<LessonRun> &runs, int atOnce, int seconds, const std::function<void(int, int)> &progressed) {
    std::vector<Running> running;
    qsizetype next = 0;
    while (next < runs.size() || !running.empty()) {
        while (next < runs.size() && static_cast<int>(running.size()) < atOnce) {
            if (auto started = start(runs[next++])) running.push_back(std::move(*started));
        }
        const auto over = std::erase_if(running, [&](Running &each) { return advance(each, seconds); });
        if (over > 0 && progressed) progressed(static_cast<int>(next) - static_cast<int>(running.size()), static_cast<int>(runs.size()));
        QThread::msleep(5);
    }
}

} // namespace forkyard::app
