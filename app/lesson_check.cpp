#include "app/lesson_check.h"

#include "app/lesson_evidence.h"
#include "core/lessons/catalogue.h"
#include "ui/kit/arrangement.h"

#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

#include <map>

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
    Checker(const Lesson &lesson, Pace pace) : m_lesson(lesson), m_pace(pace) {}

    QStringList check();

private:
    void note(const QString &about, const QString &text) { m_faults << m_lesson.folder + '/' + about + ": " + text; }
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
    demand(!m_lesson.charts.isEmpty(), "chart that matters");
    demand(!m_lesson.learned.isEmpty(), "\"learned\", what one knows at the end");
    demand(!m_lesson.misconception.en.isEmpty(), "misconception that it removes");
    if (m_lesson.text.zh.trimmed().isEmpty()) note("text.zh.md", "It is empty.");
    if (m_lesson.text.en.trimmed().isEmpty()) note("text.en.md", "It is empty.");
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
        if (!runs[index].ended) note(file, QString("It does not end within %1 s. %2").arg(m_pace.seconds).arg(trouble).trimmed());
        for (const char *refusal : {"SyntaxError:", "ModuleNotFoundError:", "ImportError:"}) {
            if (trouble.startsWith(refusal)) note(file, trouble);
        }
    }
}

/// The two machines agree, where the order is fixed or the lines are.
void Checker::runSimulated() {
    using Output = lessons::Program::Output;
    QList<LessonRun> runs;
    for (const lessons::Program &program : m_lesson.programs) {
        if (program.liveOnly.en.isEmpty()) runs << LessonRun{m_lesson.folder + '/' + program.file, program.text};
    }
    simulateAll(runs, m_pace.atOnce, m_pace.seconds);
    for (const LessonRun &simulated : runs) {
        const QString file = QFileInfo(simulated.file).fileName();
        const LessonRun &live = m_runs[file];
        if (!simulated.ended) {
            note(file, QString("It does not end within %1 s on the simulated machine; say why in \"live-only\", if it cannot.").arg(m_pace.seconds));
            continue;
        }
        if (!live.ended || live.outcome.exitCode < 0) continue; // said already; or by a signal, which is not told in the same way
        if (simulated.outcome.exitCode != live.outcome.exitCode)
            note(file, QString("It ends with %1 on the simulated machine, and with %2 live. %3").arg(simulated.outcome.exitCode).arg(live.outcome.exitCode).arg(simulated.trouble));
        QStringList one = simulated.outcome.lines, other = live.outcome.lines;
        const Output output = m_lesson.program(file)->output;
        if (output == Output::Varies) continue;
        if (output == Output::AnyOrder) {
            one.sort();
            other.sort();
        }
        if (one != other)
            note(file, QString("On the simulated machine it printed: %1. Live it printed: %2").arg(simulated.outcome.lines.join(" | "), live.outcome.lines.join(" | ")));
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
            if (!found) note("lesson.json", QString("The picture of %1 names \"%2\", which no run shows. There is: %3").arg(about, pattern, names.join(", ")));
        }
    };
    QStringList ofLesson;
    for (const lessons::Program &program : m_lesson.programs) {
        const QStringList &names = m_runs[program.file].names;
        if (program.picture) check(program.file, *program.picture, names);
        else ofLesson << names;
    }
    ofLesson.removeDuplicates();
    check("the lesson", m_lesson.picture, ofLesson);
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
                note(prediction.program, QString("Not every schedule of it could be visited, as the prediction \"%1\" asks.").arg(prediction.id));
        }
        if (right.size() != 1)
            note("lesson.json", QString("What %1 comes to bears out %2 choices of the prediction \"%3\", where it should be one: %4. It printed: %5")
                                    .arg(prediction.program).arg(right.size()).arg(prediction.id, right.join(", "), printed));
        checkIdeas(prediction, right);
    }
}

/// Whoever chose wrongly is told what leads there, and sees a run that speaks against it.
void Checker::checkIdeas(const lessons::Prediction &prediction, const QStringList &right) {
    for (const lessons::Choice &choice : prediction.choices) {
        if (right.contains(choice.id)) continue;
        const QString name = QString("The choice \"%1\" of the prediction \"%2\"").arg(choice.id, prediction.id);
        if (choice.idea.en.isEmpty()) note("lesson.json", name + " is wrong, and no idea says what leads there.");
        if (!choice.see || choice.see->kind != lessons::Action::Kind::Run) note("lesson.json", name + " is wrong, and \"see\" names no run that shows it.");
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
    return "nothing";
}

/// Whoever gives that answer is told what it lacks.
bool isExplained(const ui::Evidence &evidence) {
    return std::any_of(evidence.ends.begin(), evidence.ends.end(), [](const ui::SeenEnd &end) { return !end.isRight && !end.lack.en.isEmpty(); });
}

void Checker::checkExercise(const Exercise &exercise) {
    using Verdict = ui::Evidence::Verdict;
    const QString name = QString("exercise \"%1\"").arg(exercise.id);
    const bool bySchedules = exercise.checkedBy == AnsweredBy::Explore;
    // Where one run is enough, that run was made already. Where several are asked for, the first that fails is enough.
    const bool startPasses = bySchedules ? m_lesson.program(exercise.program) && answer(exercise, exercise.program).verdict == Verdict::Solved
                                         : m_runs.contains(exercise.program) && exercise.isSolvedBy(m_runs[exercise.program].outcome);
    if (startPasses) note(exercise.program, "It passes the check of the " + name + ", which is to start from it.");
    if (exercise.hints.size() < kFewestHints)
        note("lesson.json", QString("The %1 has %2 hints; give at least %3, each saying a little more.").arg(name).arg(exercise.hints.size()).arg(kFewestHints));
    if (exercise.solution.isEmpty()) note("lesson.json", "There is no solution for the " + name + '.');
    if (m_lesson.program(exercise.solution)) {
        const ui::Evidence result = answer(exercise, exercise.solution);
        if (result.verdict == Verdict::NotSolved)
            note(exercise.solution, QString("It does not pass the check of the %1. It printed: %2").arg(name, failureIn(result)));
        if (result.verdict == Verdict::Undecided)
            note(exercise.solution, QString("Not every schedule of it could be visited, so the %1 cannot be checked.").arg(name));
    }
    for (const QString &file : exercise.wrong) {
        if (!m_lesson.program(file)) continue;
        const ui::Evidence result = answer(exercise, file);
        if (result.verdict == Verdict::Solved) note(file, "It passes the check of the " + name + ", and should fail it.");
        else if (!isExplained(result)) note(file, QString("It fails the check of the %1, and no \"refused\" says what it lacks. It printed: %2").arg(name, failureIn(result)));
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
