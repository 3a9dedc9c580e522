#include "app/lesson_evidence.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <cstdlib>

#include <sched.h>
#include <unistd.h>

namespace forkyard::app {

namespace {

using AnsweredBy = lessons::Prediction::AnsweredBy;
using ui::Evidence;
using ui::SeenEnd;

constexpr int kSeconds = 20;
constexpr int kRunsOfAnAnswer = 5; ///< that must hold in every run
constexpr int kRunsToPredict = 10;

struct Gathered {
    Evidence evidence;
    QList<lessons::Outcome> outcomes; ///< of each run, or of each end where it was explored
    QList<qsizetype> endOf = {};      ///< for each outcome its place among the ends
};

SeenEnd endOf(const LessonRun &run) {
    SeenEnd end{run.outcome.lines, run.ending, run.count, run.schedule, run.trouble};
    if (end.ending.isEmpty()) end.ending = run.ended ? QString("exit %1").arg(run.outcome.exitCode) : QString("stopped");
    return end;
}

/// Runs that ended alike are one end with a count.
void add(Gathered &all, const LessonRun &run) {
    QList<SeenEnd> &ends = all.evidence.ends;
    const SeenEnd end = endOf(run);
    auto same = std::find_if(ends.begin(), ends.end(), [&](const SeenEnd &each) { return each.lines == end.lines && each.ending == end.ending; });
    if (same == ends.end()) same = ends.insert(ends.end(), end);
    same->count = same->count.isEmpty() ? "1" : QString::number(same->count.toInt() + 1);
    all.endOf << same - ends.begin();
    all.outcomes << run.outcome;
    all.outcomes.last().ended = run.ended;
}

Gathered byRuns(const Gathering &gathering, int count) {
    Gathered all;
    QList<LessonRun> runs(count, LessonRun{gathering.file, gathering.text});
    for (LessonRun &run : runs) run.gil = gathering.gil;
    runAll(runs, 2, kSeconds, gathering.progressed);
    for (const LessonRun &run : runs) add(all, run);
    all.evidence.total = QString::number(count);
    return all;
}

std::optional<Gathered> bySchedules(const Gathering &gathering) {
    const Explored explored = exploreAll(gathering.file, gathering.gil);
    if (!explored.known) return std::nullopt;
    Gathered all;
    all.evidence.explored = true;
    all.evidence.complete = explored.complete;
    all.evidence.total = explored.total;
    for (const LessonRun &run : explored.ends) {
        all.endOf << all.evidence.ends.size();
        all.evidence.ends << endOf(run);
        all.outcomes << run.outcome;
        all.outcomes.last().ended = run.ended;
    }
    return all;
}

Gathered gather(AnsweredBy by, const Gathering &gathering, int manyRuns) {
    if (by == AnsweredBy::Explore) {
        if (auto all = bySchedules(gathering)) return *all;
    }
    return byRuns(gathering, by == AnsweredBy::Run ? 1 : manyRuns);
}

/// "label figure" or "label: figure …": the first number behind the label.
std::optional<double> figureIn(const QStringList &lines, const QString &label) {
    for (const QString &line : lines) {
        if (!line.startsWith(label)) continue;
        static const QRegularExpression number("^:? (\\d+(?:\\.\\d+)?)");
        const QRegularExpressionMatch match = number.match(line.mid(label.size()));
        if (match.hasMatch()) return match.captured(1).toDouble();
    }
    return std::nullopt;
}

double medianOf(QList<double> figures) {
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

QString processorName() {
    QFile file("/proc/cpuinfo");
    if (!file.open(QIODevice::ReadOnly)) return {};
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("model name")) return QString::fromUtf8(line.mid(line.indexOf(':') + 1)).simplified();
    }
    return {};
}

double loadOfTheMachine() {
    double load = 0;
    return getloadavg(&load, 1) == 1 ? load : 0;
}

/// This process and all that it starts keep to the first cores of those it may use.
int keepToCores(int cores) {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 0;
    if (cores > 0 && cores < CPU_COUNT(&allowed)) {
        for (int core = 0; core < CPU_SETSIZE; ++core) {
            if (!CPU_ISSET(core, &allowed)) continue;
            if (cores > 0) --cores;
            else CPU_CLR(core, &allowed);
        }
        sched_setaffinity(0, sizeof allowed, &allowed);
    }
    return CPU_COUNT(&allowed);
}

/// Exploring tells what is printed and how it ends; what else happens, a run tells.
void addWatched(QList<lessons::Outcome> &outcomes, const Gathering &gathering) {
    QList<LessonRun> run{LessonRun{gathering.file, gathering.text}};
    run[0].gil = gathering.gil;
    runAll(run, 1, kSeconds);
    for (lessons::Outcome &outcome : outcomes) {
        lessons::Outcome watched = run[0].outcome;
        watched.lines = outcome.lines;
        watched.exitCode = outcome.exitCode;
        watched.ended = outcome.ended;
        outcome = watched;
    }
}

/// Marks each end as right or not, with what it lacks. True where all are right.
bool judgeEnds(Gathered &all, const lessons::Exercise &exercise, const Gathering &gathering) {
    const auto isSolved = [&](const lessons::Outcome &each) { return each.ended && exercise.solved.holds(each); };
    const bool printsRight = std::all_of(all.outcomes.begin(), all.outcomes.end(), isSolved);
    if (all.evidence.explored && printsRight && !exercise.refused.isEmpty()) addWatched(all.outcomes, gathering);
    bool allRight = true;
    for (qsizetype index = 0; index < all.outcomes.size(); ++index) {
        lessons::Outcome &outcome = all.outcomes[index];
        outcome.source = gathering.text;
        outcome.startedAs = gathering.startedAs;
        SeenEnd &end = all.evidence.ends[all.endOf[index]];
        const lessons::Refusal *refusal = exercise.refusalOf(outcome);
        end.isRight = end.isRight && isSolved(outcome) && !refusal;
        if (refusal && end.lack.en.isEmpty()) end.lack = refusal->text;
        allRight = allRight && end.isRight;
    }
    return allRight;
}

} // namespace

Evidence judgeAnswer(const lessons::Exercise &exercise, const Gathering &gathering) {
    Gathered all = gather(exercise.checkedBy, gathering, kRunsOfAnAnswer);
    Evidence &evidence = all.evidence;
    evidence.about = exercise.id;
    const bool allRight = judgeEnds(all, exercise, gathering);
    const bool proves = exercise.checkedBy != AnsweredBy::Explore || (evidence.explored && evidence.complete);
    const bool any = !evidence.ends.isEmpty();
    evidence.verdict = !allRight        ? Evidence::Verdict::NotSolved
                       : proves && any ? Evidence::Verdict::Solved
                                       : Evidence::Verdict::Undecided;
    return evidence;
}

Evidence answerPrediction(const lessons::Prediction &prediction, const Gathering &gathering) {
    Gathered all = gather(prediction.answeredBy, gathering, kRunsToPredict);
    all.evidence.about = prediction.id;
    all.evidence.borneOut = prediction.borneOut(all.outcomes);
    return all.evidence;
}

ui::Measured measure(const lessons::Measurement &measurement, const Gathering &gathering, int cores) {
    ui::Measured measured{processorName(), keepToCores(cores), static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)), {},
                          gathering.gil != "off", loadOfTheMachine()};
    QHash<QString, QList<double>> all;
    for (int round = 0; round < measurement.rounds; ++round) {
        QList<LessonRun> run{LessonRun{gathering.file, gathering.text}};
        run[0].gil = gathering.gil;
        runAll(run, 1, kSeconds); // nothing beside it: it is measured
        for (const lessons::MeasuredRow &row : measurement.rows) {
            if (const auto figure = figureIn(run[0].outcome.lines, row.label)) all[row.label] << *figure;
        }
        if (gathering.progressed) gathering.progressed(round + 1, measurement.rounds);
    }
    for (auto each = all.begin(); each != all.end(); ++each) measured.figures[each.key()] = medianOf(each.value());
    return measured;
}

} // namespace forkyard::app
