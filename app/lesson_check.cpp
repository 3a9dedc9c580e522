#include "app/lesson_check.h"

#include "app/lesson_evidence.h"
#include "app/sentences.h"
#include "core/lessons/catalogue.h"
#include "ui/kit/arrangement.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <string>
#include <vector>

namespace forkyard::app {

namespace {

using lessons::Exercise;
using lessons::Lesson;
using AnsweredBy = lessons::Prediction::AnsweredBy;

/// How many programs run beside each other, and how long each may take.
struct Pace {
    int atOnce;
    int seconds;
};
constexpr Pace kQuick{4, 20};
/// Where other programs keep the processors, sleeps end late and orders differ: what seems wrong is looked at once more, with patience.
constexpr Pace kPatient{1, 40};
constexpr int kFewestHints = 2;

/// In the terminal's language; the arguments are %1 and so on.
QString words(const char *code, const QStringList &arguments = {}) {
    std::vector<std::string> each;
    for (const QString &argument : arguments) each.push_back(argument.toStdString());
    return QString::fromStdString(sentence(code, each));
}

/// A problem of core/lessons, as an author is told of it.
QString sentenceOf(const Diagnostic &problem) {
    std::vector<std::string> arguments = problem.arguments;
    // Kinds of fields and things have names of their own in each language.
    if (problem.code == "lesson.wrong-type" || problem.code == "lesson.unknown-name") arguments.back().insert(0, "fits.lesson-");
    QString place = QString::fromStdString(problem.file);
    if (problem.span.line > 0) place += ':' + QString::number(problem.span.line);
    return place + ": " + QString::fromStdString(sentence("author" + problem.code.substr(problem.code.find('.')), arguments));
}

/// A lesson's programs after they were run, and what follows from that.
class Checker {
public:
    Checker(const Lesson &lesson, Pace pace) : m_lesson(lesson), m_pace(pace) {}

    QStringList check();

private:
    void note(const QString &about, const char *code, const QStringList &arguments = {}) {
        m_faults << m_lesson.folder + '/' + about + ": " + words(code, arguments).trimmed();
    }
    void checkParts();
    void runPrograms();
    void runSimulated();
    void checkPictures();
    void checkPredictions();
    void checkIdeas(const lessons::Prediction &prediction, const QStringList &right);
    void checkExercise(const Exercise &exercise);
    ui::Evidence answer(const Exercise &exercise, const QString &file) const;

    const Lesson &m_lesson;
    const Pace m_pace;
    QHash<QString, LessonRun> m_runs;
    QStringList m_refused; ///< files that are no programs: that was said once
    QStringList m_faults;
};

void Checker::checkParts() {
    const auto demand = [&](bool there, const char *code, const char *file = "lesson.json") {
        if (!there) note(file, code);
    };
    demand(!m_lesson.predictions.isEmpty(), "author.no-predictions");
    demand(!m_lesson.exercises.isEmpty(), "author.no-exercises");
    demand(!m_lesson.knobs.isEmpty(), "author.no-knobs");
    demand(!m_lesson.path.isEmpty(), "author.no-path");
    demand(!m_lesson.plan.isEmpty(), "author.no-plan");
    demand(!m_lesson.charts.isEmpty(), "author.no-charts");
    demand(!m_lesson.learned.isEmpty(), "author.no-learned");
    demand(!m_lesson.misconception.en.isEmpty(), "author.no-misconception");
    // A file that is not there was named when it was read.
    demand(!QFileInfo::exists(m_lesson.folder + "/text.zh.md") || !m_lesson.text.zh.trimmed().isEmpty(), "author.empty-text", "text.zh.md");
    demand(!QFileInfo::exists(m_lesson.folder + "/text.en.md") || !m_lesson.text.en.trimmed().isEmpty(), "author.empty-text", "text.en.md");
}

void Checker::runPrograms() {
    QList<LessonRun> runs;
    for (const lessons::Program &program : m_lesson.programs) {
        runs << LessonRun{m_lesson.folder + '/' + program.file, program.text};
    }
    runAll(runs, m_pace.atOnce, m_pace.seconds);
    for (qsizetype index = 0; index < runs.size(); ++index) {
        const QString &file = m_lesson.programs[index].file;
        m_runs.insert(file, runs[index]);
        const QString &trouble = runs[index].trouble;
        if (!runs[index].ended) note(file, "author.does-not-end", {QString::number(m_pace.seconds), trouble});
        for (const char *refusal : {"SyntaxError:", "ModuleNotFoundError:", "ImportError:"}) {
            if (!trouble.startsWith(refusal)) continue;
            note(file, "author.refused", {trouble});
            m_refused << file;
        }
    }
}

/// The two machines agree, where the order is fixed or the lines are.
void Checker::runSimulated() {
    using Output = lessons::Program::Output;
    QList<LessonRun> runs;
    for (const lessons::Program &program : m_lesson.programs) {
        if (program.liveOnly.en.isEmpty() && !m_refused.contains(program.file)) runs << LessonRun{m_lesson.folder + '/' + program.file, program.text};
    }
    simulateAll(runs, m_pace.atOnce, m_pace.seconds);
    for (const LessonRun &simulated : runs) {
        const QString file = QFileInfo(simulated.file).fileName();
        const LessonRun &live = m_runs[file];
        if (!simulated.ended) {
            note(file, "author.does-not-end-simulated", {QString::number(m_pace.seconds)});
            continue;
        }
        if (!live.ended || live.outcome.exitCode < 0) continue; // said already; or by a signal, which is not told in the same way
        if (simulated.outcome.exitCode != live.outcome.exitCode)
            note(file, "author.ends-differently", {QString::number(simulated.outcome.exitCode), QString::number(live.outcome.exitCode), simulated.trouble});
        QStringList one = simulated.outcome.lines, other = live.outcome.lines;
        const Output output = m_lesson.program(file)->output;
        if (output == Output::Varies) continue;
        if (output == Output::AnyOrder) {
            one.sort();
            other.sort();
        }
        if (one != other)
            note(file, "author.prints-differently", {simulated.outcome.lines.join(" | "), live.outcome.lines.join(" | ")});
    }
}

/// Each name in an arrangement stands on the timeline of a run that it arranges.
void Checker::checkPictures() {
    static const QStringList kinds{"locks", "queues", "variables", "tasks", "gil", "cores"};
    const auto isAssigned = [this](const QString &name) {
        const QRegularExpression line("\\b" + QRegularExpression::escape(name) + "\\s*=");
        return std::any_of(m_lesson.programs.begin(), m_lesson.programs.end(), [&](const lessons::Program &program) { return line.match(program.text).hasMatch(); });
    };
    const auto check = [&](const QString &about, const lessons::Picture &picture, const QStringList &names) {
        for (const QString &pattern : picture.lanes + picture.objects + picture.folded) {
            // A variable that does not vary in this run has no row.
            const bool found = kinds.contains(pattern) || (picture.objects.contains(pattern) && isAssigned(pattern)) || std::any_of(names.begin(), names.end(), [&](const QString &name) { return ui::isAmong({pattern}, name); });
            if (!found) note("lesson.json", about.isEmpty() ? "author.picture-lesson" : "author.picture-program", {pattern, names.join(", "), about});
        }
    };
    QStringList ofLesson;
    for (const lessons::Program &program : m_lesson.programs) {
        const QStringList &names = m_runs[program.file].names;
        if (program.picture) check(program.file, *program.picture, names);
        else ofLesson << names;
    }
    ofLesson.removeDuplicates();
    check({}, m_lesson.picture, ofLesson);
}

void Checker::checkPredictions() {
    for (const lessons::Prediction &prediction : m_lesson.predictions) {
        const auto run = m_runs.constFind(prediction.program);
        if (run == m_runs.constEnd()) continue;
        QStringList right = prediction.borneOut(run->outcome);
        QString printed = run->outcome.lines.join(" | ");
        if (prediction.answeredBy != AnsweredBy::Run) {
            const ui::Evidence evidence = answerPrediction(prediction, {m_lesson.folder + '/' + prediction.program, run->text});
            right = evidence.borneOut;
            printed.clear();
            for (const ui::SeenEnd &end : evidence.ends) printed += QString("[%1: %2] ").arg(end.lines.join(" | "), end.ending);
            if (prediction.answeredBy == AnsweredBy::Explore && !(evidence.explored && evidence.complete))
                note(prediction.program, "author.not-every-schedule", {prediction.id});
        }
        if (right.size() != 1)
            note("lesson.json", right.isEmpty() ? "author.borne-out-none" : "author.borne-out-many", {prediction.program, prediction.id, printed, right.join(", ")});
        checkIdeas(prediction, right);
    }
}

/// Whoever chose wrongly is told what leads there, and sees a run that speaks against it.
void Checker::checkIdeas(const lessons::Prediction &prediction, const QStringList &right) {
    for (const lessons::Choice &choice : prediction.choices) {
        if (right.contains(choice.id)) continue;
        if (choice.idea.en.isEmpty()) note("lesson.json", "author.no-idea", {choice.id, prediction.id});
        if (!choice.see || choice.see->kind != lessons::Action::Kind::Run) note("lesson.json", "author.no-see", {choice.id, prediction.id});
    }
}

ui::Evidence Checker::answer(const Exercise &exercise, const QString &file) const {
    Gathering gathering{m_lesson.folder + '/' + file, m_lesson.program(file)->text};
    if (const lessons::Program *start = m_lesson.program(exercise.program)) gathering.startedAs = start->text;
    return judgeAnswer(exercise, gathering);
}

/// The end that speaks against it, in words.
QString failureIn(const ui::Evidence &evidence) {
    for (const ui::SeenEnd &end : evidence.ends) {
        if (!end.isRight) return QString("%1 (%2) %3").arg(end.lines.join(" | "), end.ending, end.trouble).trimmed();
    }
    return QStringLiteral("–");
}

/// Whoever gives that answer is told what it lacks.
bool isExplained(const ui::Evidence &evidence) {
    return std::any_of(evidence.ends.begin(), evidence.ends.end(), [](const ui::SeenEnd &end) { return !end.isRight && !end.lack.en.isEmpty(); });
}

void Checker::checkExercise(const Exercise &exercise) {
    using Verdict = ui::Evidence::Verdict;
    const bool bySchedules = exercise.checkedBy == AnsweredBy::Explore;
    // Where one run is enough, that run was made already. Where several are asked for, the first that fails is enough.
    const bool startPasses = bySchedules ? m_lesson.program(exercise.program) && answer(exercise, exercise.program).verdict == Verdict::Solved
                                         : m_runs.contains(exercise.program) && exercise.isSolvedBy(m_runs[exercise.program].outcome);
    if (startPasses) note(exercise.program, "author.start-passes", {exercise.id});
    if (exercise.hints.size() < kFewestHints)
        note("lesson.json", "author.few-hints", {exercise.id, QString::number(exercise.hints.size()), QString::number(kFewestHints)});
    if (exercise.solution.isEmpty()) note("lesson.json", "author.no-solution", {exercise.id});
    if (m_lesson.program(exercise.solution)) {
        const ui::Evidence result = answer(exercise, exercise.solution);
        if (result.verdict == Verdict::NotSolved)
            note(exercise.solution, "author.solution-fails", {exercise.id, failureIn(result)});
        if (result.verdict == Verdict::Undecided)
            note(exercise.solution, "author.cannot-decide", {exercise.id});
    }
    for (const QString &file : exercise.wrong) {
        if (!m_lesson.program(file)) continue;
        const ui::Evidence result = answer(exercise, file);
        if (result.verdict == Verdict::Solved) note(file, "author.wrong-passes", {exercise.id});
        else if (!isExplained(result)) note(file, "author.unexplained", {exercise.id, failureIn(result)});
    }
}

QStringList Checker::check() {
    checkParts();
    runPrograms();
    runSimulated();
    checkPictures();
    checkPredictions();
    for (const Exercise &exercise : m_lesson.exercises) checkExercise(exercise);
    return m_faults;
}

} // namespace

QStringList checkLessonFolder(const QString &folder) {
    const lessons::LoadedLesson loaded = lessons::loadLesson(folder);
    QStringList faults;
    for (const Diagnostic &problem : loaded.problems) faults << sentenceOf(problem);
    if (!loaded.lesson) return faults;
    QStringList found = Checker(*loaded.lesson, kQuick).check();
    if (!found.isEmpty()) found = Checker(*loaded.lesson, kPatient).check();
    return faults << found;
}

} // namespace forkyard::app
