// `forkyard lessons --check` on every lesson that is there, and on one with faults; `forkyard check` on answers.
#include "core/lessons/catalogue.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
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
         {"title has no text in the language zh", "The field chapters is not known", "There is no knob", "There is no path",
          "There is no plan", "text.zh.md: It is empty", "bad.py: SyntaxError",
          "bears out 2 choices of the prediction \"p\"", "program.py: It passes the check of the exercise \"e\"",
          "bad.py: It does not pass the check of the exercise \"e\""}) {
        QVERIFY2(m_out.contains(fault), qPrintable(QString("not said: %1\n%2").arg(fault, m_out)));
    }
    run({"lessons", "--check", place.filePath("nowhere")});
    QCOMPARE(m_code, 1);
    QVERIFY(m_out.contains("There is no folder"));
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
