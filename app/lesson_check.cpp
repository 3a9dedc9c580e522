#include "app/lesson_check.h"

#include "app/lesson_runs.h"
#include "core/lessons/catalogue.h"

#include <QHash>

#include <map>

namespace forkyard::app {

namespace {

using lessons::Exercise;
using lessons::Lesson;
using AnsweredBy = lessons::Prediction::AnsweredBy;

constexpr int kAtOnce = 4;
constexpr int kSeconds = 20;
constexpr int kRuns = 5; ///< of an answer that must hold in every run

/// A problem of core/lessons as an English sentence, %1 and so on being its arguments.
QString sentenceOf(const Diagnostic &problem) {
    static const std::map<std::string, QString> sentences{
        {"lesson.no-folder", "There is no folder %1."},
        {"lesson.no-description", "There is no lesson.json in %1."},
        {"lesson.unreadable-file", "It cannot be read: %2."},
        {"lesson.not-utf8", "It is not UTF-8 text."},
        {"lesson.file-too-big", "It is larger than %2 bytes."},
        {"lesson.bad-json", "It is not JSON: %1."},
        {"lesson.newer-format", "Its format is %1; this program knows formats up to %2."},
        {"lesson.missing-field", "The field %1 is missing."},
        {"lesson.unknown-field", "The field %1 is not known; look for a misspelling."},
        {"lesson.wrong-type", "The field %1 must be a %2."},
        {"lesson.missing-language", "%1 has no text in the language %2."},
        {"lesson.unknown-value", "%1 is \"%2\", which is none of: %3."},
        {"lesson.duplicate-id", "%1 uses the id \"%2\" a second time."},
        {"lesson.unknown-name", "%1 names \"%2\", but there is no such %3."},
        {"lesson.bad-action", "%1: the link %2 leads nowhere."},
        {"lesson.path-outside", "%1 names %2, which is outside the lesson's folder."},
        {"lesson.no-such-constant", "%1: no program has a line \"%2 = …\" at its top level."},
        {"lesson.program-too-long", "The presented program has %2 lines; a slide holds %3."},
        {"lesson.line-too-wide", "This line has %2 columns; a slide holds %3."},
        {"lesson.plan-not-40", "The plan's parts come to %1 minutes, not 40."},
    };
    const auto found = sentences.find(problem.code);
    QString text = found == sentences.end() ? QString::fromStdString(problem.code) : found->second;
    for (std::size_t index = problem.arguments.size(); index > 0; --index) {
        text.replace('%' + QString::number(index), QString::fromStdString(problem.arguments[index - 1]));
    }
    QString place = QString::fromStdString(problem.file);
    if (problem.span.line > 0) place += ':' + QString::number(problem.span.line);
    return place + ": " + text;
}

/// A lesson's programs after they were run, and what follows from that.
class Checker {
public:
    explicit Checker(const Lesson &lesson) : m_lesson(lesson) {}

    QStringList check();

private:
    void note(const QString &about, const QString &text) { m_faults << m_lesson.folder + '/' + about + ": " + text; }
    void checkParts();
    void runPrograms();
    void checkPredictions();
    void checkExercise(const Exercise &exercise);
    ExerciseResult answer(const Exercise &exercise, const QString &file) const;

    const Lesson &m_lesson;
    QHash<QString, LessonRun> m_runs;
    QStringList m_faults;
};

void Checker::checkParts() {
    const auto demand = [&](bool there, const char *what) {
        if (!there) note("lesson.json", QString("There is no %1.").arg(what));
    };
    demand(!m_lesson.predictions.isEmpty(), "prediction, which a learner makes before the run");
    demand(!m_lesson.exercises.isEmpty(), "exercise");
    demand(!m_lesson.knobs.isEmpty(), "knob");
    demand(!m_lesson.path.isEmpty(), "path, the next things to do");
    demand(!m_lesson.plan.isEmpty(), "plan for a class");
    demand(!m_lesson.misconception.en.isEmpty(), "misconception that it removes");
    if (m_lesson.text.zh.trimmed().isEmpty()) note("text.zh.md", "It is empty.");
    if (m_lesson.text.en.trimmed().isEmpty()) note("text.en.md", "It is empty.");
}

void Checker::runPrograms() {
    QList<LessonRun> runs;
    for (const lessons::Program &program : m_lesson.programs) {
        runs << LessonRun{m_lesson.folder + '/' + program.file, program.text};
    }
    runAll(runs, kAtOnce, kSeconds);
    for (qsizetype index = 0; index < runs.size(); ++index) {
        const QString &file = m_lesson.programs[index].file;
        m_runs.insert(file, runs[index]);
        const QString &trouble = runs[index].trouble;
        if (!runs[index].ended) note(file, QString("It does not end within %1 s. %2").arg(kSeconds).arg(trouble).trimmed());
        for (const char *refusal : {"SyntaxError:", "ModuleNotFoundError:", "ImportError:"}) {
            if (trouble.startsWith(refusal)) note(file, trouble);
        }
    }
}

void Checker::checkPredictions() {
    for (const lessons::Prediction &prediction : m_lesson.predictions) {
        const auto run = m_runs.constFind(prediction.program);
        if (prediction.answeredBy != AnsweredBy::Run || run == m_runs.constEnd()) continue;
        const QStringList right = prediction.borneOut(run->outcome);
        if (right.size() == 1) continue;
        note("lesson.json", QString("A run of %1 bears out %2 choices of the prediction \"%3\", where it should be one: %4. It printed: %5")
                                .arg(prediction.program).arg(right.size()).arg(prediction.id, right.join(", "), run->outcome.lines.join(" | ")));
    }
}

ExerciseResult Checker::answer(const Exercise &exercise, const QString &file) const {
    return checkAnswer(exercise, m_lesson.folder + '/' + file, m_lesson.program(file)->text);
}

void Checker::checkExercise(const Exercise &exercise) {
    const QString name = QString("exercise \"%1\"").arg(exercise.id);
    // That one run passes says nothing where every schedule is asked for.
    const bool runsTell = exercise.checkedBy != AnsweredBy::Explore;
    const bool isProgram = m_lesson.program(exercise.program);
    if (!runsTell && isProgram && answer(exercise, exercise.program).verdict == Verdict::Solved) {
        note(exercise.program, "It passes the check of the " + name + " in every schedule, and is to start from it.");
    }
    if (runsTell && m_runs.contains(exercise.program) && exercise.solved.holds(m_runs[exercise.program].outcome)) {
        note(exercise.program, "It passes the check of the " + name + ", which is to start from it.");
    }
    if (exercise.solution.isEmpty()) note("lesson.json", "There is no solution for the " + name + '.');
    if (m_lesson.program(exercise.solution)) {
        const ExerciseResult result = answer(exercise, exercise.solution);
        if (result.verdict == Verdict::NotSolved)
            note(exercise.solution, QString("It does not pass the check of the %1. It printed: %2 %3").arg(name, result.lines.join(" | "), result.trouble));
    }
    for (const QString &file : exercise.wrong) {
        if (m_lesson.program(file) && answer(exercise, file).verdict == Verdict::Solved)
            note(file, "It passes the check of the " + name + ", and should fail it.");
    }
}

QStringList Checker::check() {
    checkParts();
    runPrograms();
    checkPredictions();
    for (const Exercise &exercise : m_lesson.exercises) checkExercise(exercise);
    return m_faults;
}

ExerciseResult checkSchedules(const Exercise &exercise, const Explored &all) {
    for (const LessonRun &end : all.ends) {
        if (!end.ended || !exercise.solved.holds(end.outcome)) return {Verdict::NotSolved, end.trouble, end.outcome.lines};
    }
    return {all.complete ? Verdict::Solved : Verdict::NeedsEverySchedule, {}, {}};
}

} // namespace

ExerciseResult checkAnswer(const Exercise &exercise, const QString &file, const QString &text) {
    if (exercise.checkedBy == AnsweredBy::Explore) {
        if (const Explored all = exploreAll(file); all.known) return checkSchedules(exercise, all);
    }
    const bool once = exercise.checkedBy == AnsweredBy::Run;
    QList<LessonRun> runs(once ? 1 : kRuns, LessonRun{file, text});
    runAll(runs, 2, kSeconds);
    for (const LessonRun &run : runs) {
        if (run.ended && exercise.solved.holds(run.outcome)) continue;
        return {Verdict::NotSolved, run.ended ? run.trouble : QString("It did not end within %1 s.").arg(kSeconds), run.outcome.lines};
    }
    return {exercise.checkedBy == AnsweredBy::Explore ? Verdict::NeedsEverySchedule : Verdict::Solved, {}, runs.first().outcome.lines};
}

QStringList checkLessonFolder(const QString &folder) {
    const lessons::LoadedLesson loaded = lessons::loadLesson(folder);
    QStringList faults;
    for (const Diagnostic &problem : loaded.problems) faults << sentenceOf(problem);
    if (loaded.lesson) faults << Checker(*loaded.lesson).check();
    return faults;
}

} // namespace forkyard::app
