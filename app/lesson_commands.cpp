#include "app/lesson_commands.h"

#include "app/lesson_check.h"
#include "app/lesson_evidence.h"
#include "app/sentences.h"
#include "app/terminal_text.h"
#include "core/lessons/catalogue.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <optional>

namespace forkyard::app {

namespace {

constexpr int kUsageError = 2; // as python3's
/// Above this part of the cores, other work is likely to show in the figures.
constexpr double kBusy = 0.5;

void say(const QString &line, FILE *where = stdout) {
    std::fprintf(where, "%s\n", line.toUtf8().constData());
}

lessons::Catalogue bundledLessons() {
    const QString program = QFileInfo("/proc/self/exe").symLinkTarget();
    return lessons::Catalogue(lessons::findBundledLessons(QFileInfo(program).absolutePath()));
}

QString chapterName(lessons::Chapter chapter) {
    switch (chapter) {
    case lessons::Chapter::Processes: return "processes";
    case lessons::Chapter::Threads: return "threads";
    case lessons::Chapter::Choosing: return "choosing";
    case lessons::Chapter::Own: break;
    }
    return "own";
}

template <typename Item> QJsonArray idsOf(const QList<Item> &items) {
    QJsonArray ids;
    for (const Item &item : items) ids << item.id;
    return ids;
}

QJsonArray modesOf(const lessons::Lesson &lesson) {
    static const QStringList names{"live", "step", "explore"};
    QJsonArray modes;
    for (const lessons::Mode mode : lesson.modes()) modes << names[static_cast<int>(mode)];
    return modes;
}

QJsonObject describe(const lessons::Lesson &lesson) {
    QJsonArray programs;
    for (const lessons::Program &program : lesson.programs) programs << program.file;
    return {{"id", lesson.id},
            {"titles", QJsonObject{{"zh", lesson.title.zh}, {"en", lesson.title.en}}},
            {"chapter", chapterName(lesson.chapter)},
            {"modes", modesOf(lesson)},
            {"predictions", idsOf(lesson.predictions)},
            {"exercises", idsOf(lesson.exercises)},
            {"programs", programs}};
}

int listAsJson() {
    QJsonArray all;
    const lessons::Catalogue catalogue = bundledLessons();
    for (const lessons::Lesson &lesson : catalogue.lessons()) all << describe(lesson);
    std::fputs(QJsonDocument(all).toJson().constData(), stdout);
    return 0;
}

int list() {
    const lessons::Catalogue catalogue = bundledLessons();
    for (const lessons::Lesson &lesson : catalogue.lessons()) {
        say(QString("%1 %2 · %3").arg(lesson.id, -30).arg(lesson.title.en, lesson.title.zh));
        for (const lessons::Exercise &exercise : lesson.exercises) say(words("lessons.exercise", {exercise.id}));
    }
    return 0;
}

int checkFolder(const QString &folder) {
    const QStringList faults = checkLessonFolder(folder);
    for (const QString &fault : faults) say(fault);
    say(faults.isEmpty() ? words("lessons.good", {folder}) : words("lessons.faults", {folder, QString::number(faults.size())}), faults.isEmpty() ? stdout : stderr);
    return faults.isEmpty() ? 0 : 1;
}

int complain(const QString &line) {
    say("forkyard: " + line, stderr);
    return kUsageError;
}

struct CheckWords {
    QStringList names; ///< LESSON EXERCISE FILE, or LESSON
    bool json = false;
    QString gil = "any";
    int cores = 0;
};

/// Nothing where they are not understood.
std::optional<CheckWords> readWords(int argc, char **argv, int names) {
    CheckWords words;
    for (int index = 2; index < argc; ++index) {
        const QString word = QString::fromLocal8Bit(argv[index]);
        const QString value = index + 1 < argc ? QString::fromLocal8Bit(argv[index + 1]) : QString();
        if (word == "--json") words.json = true;
        else if (word == "--gil" && QStringList{"any", "calls", "off"}.contains(value)) words.gil = argv[++index];
        else if (word == "--cores" && value.toInt() > 0) words.cores = QString(argv[++index]).toInt();
        else if (word.startsWith("--")) return std::nullopt;
        else words.names << word;
    }
    if (words.names.size() != names) return std::nullopt;
    return words;
}

const lessons::Lesson *findLesson(lessons::Catalogue &catalogue, const QString &name) {
    const lessons::Lesson *lesson = QFileInfo(name).isDir() ? catalogue.add(name) : catalogue.find(name);
    if (!lesson) complain(words("lessons.none", {name}));
    return lesson;
}

/// Progress is for a program that reads it: on standard error, with --json only.
Progressed progressOf(const CheckWords &words) {
    if (!words.json) return {};
    return [](int done, int total) { std::fprintf(stderr, "{\"done\": %d, \"total\": %d}\n", done, total); };
}

/// The texts of lessons are in two languages.
QString inLanguage(const lessons::Words &text) {
    return speaksChinese() ? text.zh : text.en;
}

/// One way it ended: what was printed, how often, and how to see it again.
void sayEnd(const ui::Evidence &evidence, const ui::SeenEnd &end) {
    for (const QString &line : end.lines) say("  " + line);
    const bool isCounted = !end.count.isEmpty() && !evidence.total.isEmpty();
    say(isCounted ? words(evidence.explored ? "check.end-of-schedules" : "check.end-of-runs", {end.ending, end.count, evidence.total}) : words("check.end", {end.ending}));
    if (!end.trouble.isEmpty() && end.trouble != end.ending) say("  " + end.trouble);
    if (!end.lack.en.isEmpty()) say("  " + inLanguage(end.lack));
    if (!end.schedule.isEmpty()) say(words("check.shows", {"forkyard run --host virtual --policy replay --schedule \"" + end.schedule + "\" FILE"}));
}

int sayVerdict(const ui::Evidence &evidence) {
    using Verdict = ui::Evidence::Verdict;
    if (evidence.verdict == Verdict::Solved) {
        say(words(evidence.explored ? "check.solved-always" : "check.solved"));
        return 0;
    }
    if (evidence.verdict == Verdict::Undecided) {
        say(words("check.undecided"));
        return 1;
    }
    say(words(evidence.explored ? "check.failed-schedule" : "check.failed-run"));
    for (const ui::SeenEnd &end : evidence.ends) {
        if (end.isRight) continue;
        sayEnd(evidence, end);
        break;
    }
    return 1;
}

int sayAnswer(const ui::Evidence &evidence) {
    for (const ui::SeenEnd &end : evidence.ends) sayEnd(evidence, end);
    say(words("check.borne-out", {evidence.borneOut.join(", ")}));
    return evidence.borneOut.isEmpty() ? 1 : 0;
}

} // namespace

int runLessons(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const QString word = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (argc == 2) return list();
    if (argc == 3 && word == "--json") return listAsJson();
    if (argc == 4 && word == "--check") return checkFolder(QString::fromLocal8Bit(argv[3]));
    return complain(words("usage.lessons"));
}

int runCheck(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const auto wanted = readWords(argc, argv, 3);
    if (!wanted) return complain(words("usage.check"));
    lessons::Catalogue catalogue = bundledLessons();
    const lessons::Lesson *lesson = findLesson(catalogue, wanted->names[0]);
    if (!lesson) return kUsageError;
    const QString &id = wanted->names[1];
    const lessons::Exercise *exercise = lesson->exercise(id);
    const lessons::Prediction *prediction = lesson->prediction(id);
    if (!exercise && !prediction) return complain(words("lessons.no-exercise", {lesson->id, id}));
    QFile file(wanted->names[2]);
    if (!file.open(QIODevice::ReadOnly)) return complain(words("file.unreadable", {file.fileName(), file.errorString()}));

    Gathering gathering{file.fileName(), QString::fromUtf8(file.readAll()), wanted->gil, progressOf(*wanted)};
    const lessons::Program *start = exercise ? lesson->program(exercise->program) : nullptr;
    if (start) gathering.startedAs = start->text;
    const ui::Evidence evidence = exercise ? judgeAnswer(*exercise, gathering) : answerPrediction(*prediction, gathering);
    if (!wanted->json) return exercise ? sayVerdict(evidence) : sayAnswer(evidence);
    std::fputs(ui::toJson(evidence).constData(), stdout);
    return 0;
}

int runMeasure(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const auto wanted = readWords(argc, argv, 1);
    if (!wanted) return complain(words("usage.measure"));
    lessons::Catalogue catalogue = bundledLessons();
    const lessons::Lesson *lesson = findLesson(catalogue, wanted->names[0]);
    if (!lesson) return kUsageError;
    if (!lesson->measurement) return complain(words("lessons.no-measurement", {lesson->id}));
    const lessons::Measurement &what = *lesson->measurement;
    const lessons::Program *program = lesson->program(what.program);
    const ui::Measured measured = measure(what, {lesson->folder + '/' + what.program, program->text, wanted->gil, progressOf(*wanted)}, wanted->cores);
    if (wanted->json) {
        std::fputs(ui::toJson(measured).constData(), stdout);
        return 0;
    }
    say(words("measure.machine", {measured.processor, QString::number(measured.cores), QString::number(measured.allCores), words(measured.withGil ? "measure.on" : "measure.off")}));
    if (measured.load > measured.cores * kBusy) say(words("measure.busy", {QString::number(measured.load, 'f', 1)}));
    for (const lessons::MeasuredRow &row : what.rows) {
        if (measured.figures.contains(row.label)) say(QString("  %1 %2 %3").arg(inLanguage(row.title), -34).arg(measured.figures[row.label], 8, 'g', 3).arg(inLanguage(what.unit)));
    }
    for (const lessons::Finding *finding : what.findingsFor(measured.figures, measured.withGil)) {
        QString text = inLanguage(finding->text);
        say(text.replace("%1", QString::number(measured.figures[finding->of] / measured.figures[finding->by], 'f', 1)));
    }
    return 0;
}

} // namespace forkyard::app
