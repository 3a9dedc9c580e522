#include "app/tour_recorder.h"

#include "app/live_run.h"
#include "core/lessons/tour_moment.h"
#include "core/trace/store.h"
#include "core/trace/trace_file.h"
#include "ui/lesson/outcome.h"
#include "ui/present/presentation.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTimer>

#include <sstream>
#include <utility>

namespace forkyard::app {

namespace {

/// A live part that takes longer does not belong into a tour.
constexpr int mostMilliseconds = 60'000;

Diagnostic problem(const char *code, const QStringList &arguments) {
    Diagnostic made;
    made.code = code;
    for (const QString &each : arguments) made.arguments.push_back(each.toStdString());
    return made;
}

struct Recorded {
    std::shared_ptr<const trace::Store> store;
    QList<qint64> marks;
};

class Recorder {
public:
    Recorder(const lessons::Lesson *lesson, const lessons::Tour &tour) : m_lesson(lesson), m_tour(tour) {}

    Result<Recorded> record(const lessons::TourRun &run) {
        Recorded recorded;
        const QString text = ui::textForRun(m_lesson, m_tour, run.program, &run);
        ui::RunOptions options = optionsOf(run);
        if (!run.simulated) {
            const Status done = start(text, run, options, recorded);
            return done ? Result<Recorded>(recorded) : Result<Recorded>(done.error());
        }
        options.simulated = true;
        options.schedule = run.schedule;
        const Status done = simulate(text, run, options, recorded);
        return done ? Result<Recorded>(recorded) : Result<Recorded>(done.error());
    }

private:
    ui::RunOptions optionsOf(const lessons::TourRun &run) const {
        ui::RunOptions options;
        options.directory = m_tour.folder;
        options.gilProfile = run.settings.value("gil", options.gilProfile);
        options.startMethod = run.settings.value("start-method", options.startMethod);
        options.slice = run.settings.value("slice").toInt();
        options.level = run.settings.value("level", options.level);
        options.pace = run.settings.value("pace").toDouble();
        return options;
    }

    Status start(const QString &text, const lessons::TourRun &run, const ui::RunOptions &options, Recorded &recorded) {
        LiveRun live;
        QEventLoop loop;
        std::optional<Diagnostic> trouble;
        QObject::connect(&live, &ui::RunController::storeChanged, &loop, [&](auto store) { recorded.store = store; });
        QObject::connect(&live, &ui::RunController::ended, &loop, &QEventLoop::quit);
        QObject::connect(&live, &ui::RunController::problem, &loop, [&](const Diagnostic &what) {
            trouble = what;
            if (!live.isRunning()) loop.quit();
        });
        QTimer::singleShot(mostMilliseconds, &loop, [&] { live.stop(); });
        QTimer::singleShot(0, &loop, [&] {
            live.start(text, m_tour.folder + '/' + run.program, options);
            live.closeInput();
        });
        loop.exec();
        if (!recorded.store) return trouble.value_or(problem("tour.not-met", {run.program, "1"}));
        return Nothing{};
    }

    /// The run stands where it was led to, and is told who goes on; what it has told by then is the trace.
    Status simulate(const QString &text, const lessons::TourRun &run, const ui::RunOptions &options, Recorded &recorded) {
        LiveRun live;
        QEventLoop loop;
        std::optional<Diagnostic> trouble;
        std::shared_ptr<const trace::Store> store;
        QList<int> left = run.choices;
        bool stands = false;
        // A schedule by itself is followed to its end.
        if (left.isEmpty()) left << 0;
        bool isFirst = true;
        QObject::connect(&live, &ui::RunController::storeChanged, &loop, [&](auto made) { store = made; });
        QObject::connect(&live, &ui::RunController::ended, &loop, &QEventLoop::quit);
        QObject::connect(&live, &ui::RunController::problem, &loop, [&](const Diagnostic &what) {
            trouble = what;
            loop.quit();
        });
        QObject::connect(&live, &ui::RunController::stood, &loop, [&](const QList<ui::Standing> &steps) {
            if (steps.isEmpty() || steps.last().how == ui::Standing::How::Passed) return;
            const ui::Standing &here = steps.last();
            if (!std::exchange(isFirst, false)) recorded.marks << here.time;
            if (left.isEmpty() || here.how != ui::Standing::How::Stands) {
                stands = true;
                loop.quit();
                return;
            }
            ui::RunOptions::Step next;
            next.thread = left.takeFirst();
            next.until = next.thread == 0 ? ui::RunOptions::Step::Until::End : ui::RunOptions::Step::Until::Operation;
            next.timePasses = here.choices.contains({next.thread, true});
            live.step(next);
        });
        QTimer::singleShot(mostMilliseconds, &loop, &QEventLoop::quit);
        QTimer::singleShot(0, &loop, [&] { live.start(text, m_tour.folder + '/' + run.program, options); });
        loop.exec();
        if (trouble) return *trouble;
        if (!store || !stands) return problem("tour.needs-stepping", {run.program});
        // What stopping it adds does not belong to the tour.
        std::stringstream bytes;
        if (const Status written = trace::writeTrace(*store, bytes); !written) return written;
        auto kept = trace::readTrace(bytes);
        if (!kept) return kept.error();
        recorded.store = std::move(kept.value().store);
        live.stop();
        return Nothing{};
    }

    const lessons::Lesson *m_lesson;
    const lessons::Tour &m_tour;
};

/// What the tour asks of a run and this one has not; empty: nothing.
QString lacking(const lessons::Tour &tour, int index, const Recorded &recorded) {
    const lessons::TourRun &run = tour.runs[index];
    const QStringList lines = ui::outcomeOf(*recorded.store).lines;
    for (const QString &each : run.needs)
        if (!lines.contains(each)) return "it does not print " + each;
    for (const QString &each : run.refuses)
        if (lines.contains(each)) return "it prints " + each;
    for (const lessons::TourStep &step : tour.steps) {
        if (step.run != index) continue;
        for (const auto *moment : {&step.at, &step.to, &step.zoomFrom, &step.zoomTo})
            if (*moment && !lessons::resolveMoment(*recorded.store, **moment, recorded.marks)) return QString("it has no such moment as line %1 asks for").arg(step.line);
    }
    return {};
}

} // namespace

Status recordTour(const lessons::Lesson *lesson, const lessons::Tour &tour, int tries, const std::function<void(const QString &)> &say) {
    QJsonArray marks;
    bool hasMarks = false;
    for (int index = 0; index < tour.runs.size(); ++index) {
        const lessons::TourRun &run = tour.runs[index];
        Recorder recorder(lesson, tour);
        QString why;
        bool good = false;
        for (int attempt = 0; attempt < tries && !good; ++attempt) {
            auto recorded = recorder.record(run);
            if (!recorded) return recorded.error();
            why = lacking(tour, index, recorded.value());
            good = why.isEmpty();
            if (!good) continue;
            if (const Status saved = trace::saveTrace(*recorded.value().store, tour.traceFile(index).toStdString()); !saved) return saved;
            QJsonArray own;
            for (const qint64 mark : recorded.value().marks) own << static_cast<double>(mark);
            hasMarks = hasMarks || !own.isEmpty();
            marks << own;
            say(QString("%1: %2 events, %3 bytes").arg(run.program).arg(recorded.value().store->eventCount()).arg(QFileInfo(tour.traceFile(index)).size()));
        }
        if (!good) return problem("tour.not-met", {run.program, QString::number(tries), why});
    }
    if (!hasMarks) {
        QFile::remove(tour.marksFile());
        return Nothing{};
    }
    QSaveFile file(tour.marksFile());
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(marks).toJson(QJsonDocument::Compact)) < 0 || !file.commit()) return problem("record.write-failed", {file.fileName(), file.errorString()});
    return Nothing{};
}

} // namespace forkyard::app
