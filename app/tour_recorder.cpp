#include "app/tour_recorder.h"

#include "app/explore_run.h"
#include "app/live_run.h"
#include "app/terminal_text.h"
#include "core/lessons/tour_moment.h"
#include "core/trace/store.h"
#include "core/trace/trace_file.h"
#include "core/turns/schedule.h"
#include "ui/lesson/outcome.h"
#include "ui/present/presentation.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

QString numbers(const QList<int> &list) {
    QStringList texts;
    for (const int each : list) texts << QString::number(each);
    return texts.join(", ");
}

struct Recorded {
    std::shared_ptr<const trace::Store> store;
    QList<lessons::TourMark> marks; ///< the beginning first

    QList<qint64> times() const {
        QList<qint64> all;
        for (const lessons::TourMark &mark : marks.mid(1)) all << mark.time;
        return all;
    }
};

class Recorder {
public:
    Recorder(const lessons::Lesson *lesson, const lessons::Tour &tour) : m_lesson(lesson), m_tour(tour) {}

    Result<Recorded> record(const lessons::TourRun &run) {
        Recorded recorded;
        if (!run.schedule.isEmpty() && !turns::parseSchedule(run.schedule.toStdString())) return problem("tour.bad-schedule", {run.schedule});
        const QString text = ui::textForRun(m_lesson, m_tour, run.program, &run);
        ui::RunOptions options = ui::optionsOfRun(m_tour, run);
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
            // Where the lesson lies on this machine is nobody's business: what a traceback says of it stays in the tour.
            live.start(text, run.program, options);
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
        QObject::connect(&live, &ui::RunController::storeChanged, &loop, [&](auto made) { store = made; });
        QObject::connect(&live, &ui::RunController::ended, &loop, &QEventLoop::quit);
        QObject::connect(&live, &ui::RunController::problem, &loop, [&](const Diagnostic &what) {
            trouble = what;
            loop.quit();
        });
        QStringList turns;
        QObject::connect(&live, &ui::RunController::stood, &loop, [&](const QList<ui::Standing> &steps) {
            for (const ui::Standing &each : steps)
                if (!each.turns.isEmpty()) turns << each.turns;
            if (steps.isEmpty() || steps.last().how == ui::Standing::How::Passed) return;
            const ui::Standing &here = steps.last();
            recorded.marks << lessons::TourMark{here.time, turns.join(' '), {}};
            for (const ui::Standing::Choice &each : here.choices) recorded.marks.last().choices << (each.timePasses ? -each.thread : each.thread);
            if (left.isEmpty() || here.how != ui::Standing::How::Stands) {
                stands = true;
                loop.quit();
                return;
            }
            ui::RunOptions::Step next;
            next.thread = left.takeFirst();
            if (next.thread != 0 && !recorded.marks.last().choices.contains(next.thread) && !recorded.marks.last().choices.contains(-next.thread)) {
                trouble = problem("tour.cannot-choose", {run.program, QString::number(recorded.marks.size()), QString::number(next.thread), numbers(recorded.marks.last().choices)});
                loop.quit();
                return;
            }
            next.until = next.thread == 0 ? ui::RunOptions::Step::Until::End : ui::RunOptions::Step::Until::Operation;
            next.timePasses = here.choices.contains({next.thread, true});
            live.step(next);
        });
        QTimer::singleShot(mostMilliseconds, &loop, &QEventLoop::quit);
        QTimer::singleShot(0, &loop, [&] { live.start(text, run.program, options); });
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
        if (!lines.contains(each)) return words("tour.lacks-line", {each});
    for (const QString &each : run.refuses)
        if (lines.contains(each)) return words("tour.has-line", {each});
    for (const lessons::TourStep &step : tour.steps) {
        if (step.run != index) continue;
        for (const auto *moment : {&step.at, &step.to, &step.zoomFrom, &step.zoomTo})
            if (*moment && !lessons::resolveMoment(*recorded.store, **moment, recorded.times())) return words("tour.lacks-moment", {QString::number(step.line)});
    }
    return {};
}

QJsonObject markJson(const lessons::TourMark &mark) {
    QJsonArray choices;
    for (const int each : mark.choices) choices << each;
    return {{"time", static_cast<double>(mark.time)}, {"schedule", mark.schedule}, {"choices", choices}};
}

Status save(const QString &name, const QJsonArray &array) {
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(array).toJson(QJsonDocument::Compact)) < 0 || !file.commit()) return problem("record.write-failed", {name, file.errorString()});
    return Nothing{};
}

/// All schedules of each program that the tour wants explored.
Status exploreAll(const lessons::Lesson *lesson, const lessons::Tour &tour, const std::function<void(const QString &)> &say) {
    QJsonArray all;
    for (const lessons::TourExplored &each : tour.explored) {
        lessons::TourRun as;
        as.program = each.program;
        as.settings = each.settings;
        ui::ExploreOptions options;
        options.gilProfile = each.settings.value("gil", options.gilProfile);
        options.by = each.by;
        options.directory = tour.folder;
        ExploreRun exploring;
        QEventLoop loop;
        std::optional<ui::Exploration> found;
        std::optional<Diagnostic> trouble;
        QObject::connect(&exploring, &ui::ExploreController::finished, &loop, [&](const ui::Exploration &result) { found = result; loop.quit(); });
        QObject::connect(&exploring, &ui::ExploreController::problem, &loop, [&](const Diagnostic &what) { trouble = what; loop.quit(); });
        QTimer::singleShot(mostMilliseconds, &loop, &QEventLoop::quit);
        QTimer::singleShot(0, &loop, [&] { exploring.explore(ui::textForRun(lesson, tour, each.program, &as), tour.folder + '/' + each.program, options); });
        loop.exec();
        if (trouble) return *trouble;
        if (!found || !found->complete) return problem("tour.not-explored", {each.program});
        all << QJsonDocument::fromJson(ui::explorationToJson(*found)).object();
        say(words("tour.explored", {each.program, found->interleavings, QString::number(found->outcomesTotal)}));
    }
    if (!all.isEmpty()) return save(tour.endsFile(), all);
    QFile::remove(tour.endsFile());
    return Nothing{};
}

} // namespace

Status recordTour(const lessons::Lesson *lesson, const lessons::Tour &tour, int tries, const std::function<void(const QString &)> &say) {
    if (const Status explored = exploreAll(lesson, tour, say); !explored) return explored;
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
            for (const lessons::TourMark &mark : recorded.value().marks) own << markJson(mark);
            hasMarks = hasMarks || !own.isEmpty();
            marks << own;
            say(words("tour.recorded", {run.program, QString::number(recorded.value().store->eventCount()), QString::number(QFileInfo(tour.traceFile(index)).size())}));
        }
        if (!good) return problem("tour.not-met", {run.program, QString::number(tries), why});
    }
    if (!hasMarks) {
        QFile::remove(tour.marksFile());
        return Nothing{};
    }
    return save(tour.marksFile(), marks);
}

} // namespace forkyard::app
