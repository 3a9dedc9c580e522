#include "app/lesson_runs.h"

#include "app/run_arguments.h"
#include "core/session/session.h"
#include "core/trace/store.h"
#include "ui/lesson/outcome.h"
#include "ui/models/exploration.h"
#include "ui/models/run_model.h"
#include "ui/timeline/timeline_rows.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QThread>

#include <algorithm>
#include <memory>
#include <vector>

namespace forkyard::app {

namespace {

/// A run under way. The store outlives the session, which writes into it.
struct Running {
    LessonRun *run;
    std::shared_ptr<trace::Store> store;
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
    Running running{&run, std::make_shared<trace::Store>(), {}, {}};
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

QStringList namesOfRows(const std::shared_ptr<trace::Store> &store) {
    using Kind = ui::TimelineRow::Kind;
    ui::RunModel model;
    model.setStore(store, false);
    QSet<QString> names;
    for (const ui::TimelineRow &row : ui::TimelineRows::of(model)) {
        names << row.name;
        if (!row.plainName.isEmpty()) names << row.plainName;
        if (row.kind == Kind::Lock) names << "locks";
        if (row.kind == Kind::Queue) names << "queues";
        if (row.kind == Kind::Variable) names << "variables";
        if (row.kind == Kind::Task) names << "tasks";
    }
    return QStringList(names.begin(), names.end());
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

/// What is wrong with a program's text, with its line.
QString inWords(const Diagnostic &problem) {
    const QString text = QString::fromStdString(sentenceFor(problem));
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
    running.run->names = namesOfRows(running.store);
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
    process.start(QString::fromStdString(session::defaultHostProgram()), {"explore", "--json", "--by", "output", "--gil", gil, "--max-states", "50000", file});
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

void simulateAll(QList<LessonRun> &runs, int atOnce, int seconds) {
    struct Simulated {
        LessonRun *run;
        std::unique_ptr<QProcess> process;
        QElapsedTimer since;
    };
    std::vector<Simulated> running;
    const auto isOver = [&](Simulated &each) {
        if (each.process->state() != QProcess::NotRunning && !each.process->waitForFinished(5)) {
            if (each.since.elapsed() <= seconds * 1000) return false;
            each.process->kill();
            each.process->waitForFinished();
            return true;
        }
        QString output = QString::fromUtf8(each.process->readAllStandardOutput());
        if (output.endsWith('\n')) output.chop(1);
        if (!output.isEmpty()) each.run->outcome.lines = output.split('\n');
        each.run->outcome.exitCode = each.process->exitCode();
        each.run->ended = each.process->exitStatus() == QProcess::NormalExit;
        each.run->trouble = QString::fromUtf8(each.process->readAllStandardError().trimmed().split('\n').last());
        return true;
    };
    for (qsizetype next = 0; next < runs.size() || !running.empty();) {
        while (next < runs.size() && static_cast<int>(running.size()) < atOnce) {
            LessonRun &run = runs[next++];
            running.push_back({&run, std::make_unique<QProcess>(), {}});
            running.back().process->setStandardInputFile(QProcess::nullDevice());
            running.back().since.start();
            running.back().process->start(QString::fromStdString(session::defaultHostProgram()), {"run", "--host", "virtual", "--gil", run.gil, run.file});
        }
        std::erase_if(running, isOver);
    }
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
