#include "app/lesson_commands.h"

#include "app/lesson_check.h"
#include "core/lessons/catalogue.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace forkyard::app {

namespace {

constexpr int kUsageError = 2; // as python3's

void say(const QString &line, FILE *where = stdout) {
    std::fprintf(where, "%s\n", qPrintable(line));
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

QJsonObject describe(const lessons::Lesson &lesson) {
    QJsonArray programs;
    for (const lessons::Program &program : lesson.programs) programs << program.file;
    return {{"id", lesson.id},
            {"titles", QJsonObject{{"zh", lesson.title.zh}, {"en", lesson.title.en}}},
            {"chapter", chapterName(lesson.chapter)},
            {"modes", QJsonArray{"live"}}, // grows when there is a virtual host
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
        for (const lessons::Exercise &exercise : lesson.exercises) say("     exercise " + exercise.id);
    }
    return 0;
}

int checkFolder(const QString &folder) {
    const QStringList faults = checkLessonFolder(folder);
    for (const QString &fault : faults) say(fault);
    say(faults.isEmpty() ? folder + ": nothing is missing and nothing is wrong."
                         : QString("%1: %2 to mend.").arg(folder).arg(faults.size()), faults.isEmpty() ? stdout : stderr);
    return faults.isEmpty() ? 0 : 1;
}

int complain(const QString &line) {
    say("forkyard: " + line, stderr);
    return kUsageError;
}

} // namespace

int runLessons(int argc, char **argv) {
    const QCoreApplication application(argc, argv);
    const QString word = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (argc == 2) return list();
    if (argc == 3 && word == "--json") return listAsJson();
    if (argc == 4 && word == "--check") return checkFolder(QString::fromLocal8Bit(argv[3]));
    return complain("Write: forkyard lessons, forkyard lessons --json, or forkyard lessons --check FOLDER");
}

int runCheck(int argc, char **argv) {
    if (argc != 5) return complain("Write: forkyard check LESSON EXERCISE FILE");
    const QCoreApplication application(argc, argv);
    const QString name = QString::fromLocal8Bit(argv[2]);
    lessons::Catalogue catalogue = bundledLessons();
    const lessons::Lesson *lesson = QFileInfo(name).isDir() ? catalogue.add(name) : catalogue.find(name);
    if (!lesson) return complain("There is no lesson " + name + ". `forkyard lessons` lists them.");
    const lessons::Exercise *exercise = lesson->exercise(QString::fromLocal8Bit(argv[3]));
    if (!exercise) return complain("The lesson " + lesson->id + " has no exercise " + argv[3] + ". `forkyard lessons` lists them.");
    QFile file(QString::fromLocal8Bit(argv[4]));
    if (!file.open(QIODevice::ReadOnly)) return complain(file.fileName() + " cannot be read: " + file.errorString());

    const ExerciseResult result = checkAnswer(*exercise, file.fileName(), QString::fromUtf8(file.readAll()));
    if (result.verdict == Verdict::Solved) {
        say("solved");
        return 0;
    }
    if (result.verdict == Verdict::NeedsEverySchedule) {
        say("not decided: it held in a few runs, and the exercise asks for every schedule");
        return 1;
    }
    say("not solved. A run that fails the check printed:");
    for (const QString &line : result.lines) say("  " + line);
    if (!result.trouble.isEmpty()) say(result.trouble);
    return 1;
}

} // namespace forkyard::app
