// `forkyard lessons --check` on every lesson that is there, and on one with faults; `forkyard check` on answers.
#include "core/lessons/catalogue.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace forkyard;

class LessonChecksTest : public QObject {
    Q_OBJECT

private slots:
    void lessonIsComplete_data();
    void lessonIsComplete();
    void faultsAreNamed();
    void answersAreChecked_data();
    void answersAreChecked();
    void misconceptionIsContradicted_data();
    void misconceptionIsContradicted();
    void listedAsJson();

private:
    void run(const QStringList &arguments);

    QString m_out;
    int m_code = 0;
    static inline const QString s_lessons = FORKYARD_SOURCE_DIR "/resources/lessons";
};

namespace {

void write(const QString &path, const QByteArray &content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

} // namespace

void LessonChecksTest::run(const QStringList &arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(FORKYARD_BINARY_DIR "/forkyard", arguments);
    QVERIFY(process.waitForFinished(240'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    m_out = QString::fromUtf8(process.readAllStandardOutput());
    m_code = process.exitCode();
}

void LessonChecksTest::lessonIsComplete_data() {
    QTest::addColumn<QString>("folder");
    for (const QString &name : QDir(s_lessons).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QTest::newRow(qPrintable(name)) << s_lessons + '/' + name;
    }
}

void LessonChecksTest::lessonIsComplete() {
    QFETCH(QString, folder);
    run({"lessons", "--check", folder});
    QVERIFY2(m_code == 0, qPrintable('\n' + m_out));
}

void LessonChecksTest::faultsAreNamed() {
    QTemporaryDir place;
    const QString folder = place.filePath("mine");
    QVERIFY(QDir().mkpath(folder));
    write(folder + "/lesson.json", R"({
        "format": 1, "title": {"en": "Title"}, "idea": "x", "chapters": 1,
        "programs": [{"file": "program.py", "title": "Program"}, {"file": "bad.py", "title": "Bad"}],
        "predictions": [{"id": "p", "program": "program.py", "question": "?", "answered-by": "run", "explanation": "x",
                         "choices": [{"id": "a", "text": "1", "when": {"last-line": "1"}},
                                     {"id": "b", "text": "one", "when": {"line-count": 1}}]}],
        "exercises": [{"id": "e", "task": "x", "program": "program.py", "solution": "bad.py", "checked-by": "run",
                       "solved": {"last-line": "1"}}]})");
    write(folder + "/program.py", "print(1)\n");
    write(folder + "/bad.py", "print(\n");
    write(folder + "/text.zh.md", "");
    write(folder + "/text.en.md", "Text\n");
    run({"lessons", "--check", folder});
    QCOMPARE(m_code, 1);
    for (const char *fault :
         {"title has no text in \"zh\"", "There is no field chapters", "There is no knob", "There is no \"path\"",
          "There is no \"plan\"", "text.zh.md: It is empty", "bad.py: It cannot run: SyntaxError: line 1",
          "bears out several choices of the prediction \"p\" (a, b)", "program.py: It solves the exercise \"e\" already",
          "bad.py: It is the solution of the exercise \"e\", and does not pass its check"}) {
        QVERIFY2(m_out.contains(fault), qPrintable(QString("not said: %1\n%2").arg(fault, m_out)));
    }
    run({"lessons", "--check", place.filePath("nowhere")});
    QCOMPARE(m_code, 1);
    QVERIFY(m_out.contains("There is no such folder"));
}

void LessonChecksTest::answersAreChecked_data() {
    QTest::addColumn<QString>("lesson");
    QTest::addColumn<QString>("exercise");
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("code");
    QTest::newRow("solved") << "02-fork" << "four" << "02-fork/four_solved.py" << 0;
    QTest::newRow("by number") << "2" << "four" << "02-fork/four_solved.py" << 0;
    QTest::newRow("not solved") << "02-fork" << "four" << "02-fork/four.py" << 1;
    QTest::newRow("no lesson") << "99" << "four" << "02-fork/four.py" << 2;
    QTest::newRow("no exercise") << "2" << "five" << "02-fork/four.py" << 2;
    QTest::newRow("no file") << "2" << "four" << "02-fork/none.py" << 2;
}

void LessonChecksTest::answersAreChecked() {
    QFETCH(QString, lesson);
    QFETCH(QString, exercise);
    QFETCH(QString, file);
    QFETCH(int, code);
    run({"check", lesson, exercise, s_lessons + '/' + file});
    QVERIFY2(m_code == code, qPrintable(m_out));
}

/// The mistaken ideas that every course meets: who holds one has a wrong choice to make, and sees a run that speaks against it.
void LessonChecksTest::misconceptionIsContradicted_data() {
    QTest::addColumn<QString>("lesson");
    QTest::addColumn<QString>("prediction");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("against"); // what the run prints then
    const auto row = [](const char *idea, const char *lesson, const char *prediction, const char *wrong, const char *against) {
        QTest::newRow(idea) << lesson << prediction << wrong << against;
    };
    const char *notZero = "^-?[1-9]\\d*$";
    row("start-order", "09-threads", "order", "always", "^another order was seen$");
    row("sleep-orders", "09-threads", "sleep", "never", "^who slept longer came first$");
    row("one-line-atomic", "10-lost-update", "ends", "zero", notZero);
    row("worked-a-thousand-times", "10-lost-update", "thousand", "right", notZero);
    row("lock-protects-code", "11-locks", "two-locks", "always", notZero);
    row("notify-hands-over", "13-conditions", "notify", "at-once", "^main: still has the lock\nwaiter: goes on$");
    row("if-before-wait", "13-conditions", "if", "one", "^empty-handed$");
    row("child-sees-later", "08-start-methods", "later", "15", "^child's price 10$");
    row("gil-makes-plus-safe", "14-gil", "plus", "safe", "^missing [1-9]\\d*$");
    row("await-parallel", "18-event-loop", "await", "parallel", "^tea ready\ncoffee begun$");
    row("more-threads-faster", "01-why-multitask", "compute", "yes", "^threads: not 3 times as fast$");
    row("parent-sees-child", "02-fork", "price", "15", "^parent's price 10$");
    row("daemon-finishes", "03-process", "daemon", "yes", "^(?!.*daemon: finished)");
    row("room-for-what-i-write", "05-another-program", "late", "yes", "^stuck: both pipes are full$");
    row("reader-notices-the-end", "07-pipes", "open-end", "eof", "^nothing after 1 second$");
    row("system-is-clever", "12-deadlock", "stuck", "both", "^stuck: True$");
    row("global-is-mine", "15-thread-local", "fresh", "copied", "^new thread: nothing there$");
    row("error-stops-the-program", "16-master-workers", "thread-error", "stop", "^served 3 1 3$");
}

void LessonChecksTest::misconceptionIsContradicted() {
    QFETCH(QString, lesson);
    QFETCH(QString, prediction);
    QFETCH(QString, wrong);
    QFETCH(QString, against);
    const lessons::LoadedLesson loaded = lessons::loadLesson(s_lessons + '/' + lesson);
    const lessons::Prediction *asked = loaded.lesson->prediction(prediction);
    QVERIFY(asked);
    QCOMPARE(asked->misconception, QString(QTest::currentDataTag()));
    const auto choice = std::find_if(asked->choices.begin(), asked->choices.end(), [&](const lessons::Choice &each) { return each.id == wrong; });
    QVERIFY(choice != asked->choices.end());
    QVERIFY(!choice->idea.zh.isEmpty() && !choice->idea.en.isEmpty());
    QVERIFY(choice->see && choice->see->kind == lessons::Action::Kind::Run && loaded.lesson->program(choice->see->target));
    // What is a matter of chance is run until it shows, as a learner would.
    const QRegularExpression sought(against, QRegularExpression::MultilineOption);
    bool isSeen = false;
    for (int attempt = 0; attempt < 10 && !isSeen; ++attempt) {
        run({"run", loaded.lesson->folder + '/' + choice->see->target});
        isSeen = sought.match(m_out).hasMatch();
    }
    QVERIFY2(isSeen, qPrintable(m_out));
}

void LessonChecksTest::listedAsJson() {
    run({"lessons", "--json"});
    QCOMPARE(m_code, 0);
    const QJsonArray all = QJsonDocument::fromJson(m_out.toUtf8()).array();
    QCOMPARE(all.size(), QDir(s_lessons).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size());
    for (const QJsonValue &each : all) {
        const QJsonObject lesson = each.toObject();
        QVERIFY(QFileInfo::exists(s_lessons + '/' + lesson["id"].toString() + "/lesson.json"));
        QVERIFY(!lesson["titles"].toObject()["zh"].toString().isEmpty());
        QVERIFY(!lesson["predictions"].toArray().isEmpty() && !lesson["exercises"].toArray().isEmpty());
        QVERIFY(lesson["programs"].toArray().contains("program.py"));
    }
}

QTEST_GUILESS_MAIN(LessonChecksTest)
#include "tst_lesson_checks.moc"
