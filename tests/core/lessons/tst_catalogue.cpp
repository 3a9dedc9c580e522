// The bundled lessons are without a fault, and each fault in a folder is found and named with its place.
#include "core/lessons/catalogue.h"
#include "core/lessons/lesson_reader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace forkyard::lessons;

class CatalogueTest : public QObject {
    Q_OBJECT

private slots:
    void bundledLessonsAreWithoutFault();
    void findsByIdNumberAndFolder();
    void goodFolderOpensFromAnywhere();
    void addReadsAgain();
    void faultIsNamed_data();
    void faultIsNamed();
    void unusableFolder_data();
    void unusableFolder();
    void bundledFolderIsFound();
    void wideCharactersCountTwice();

private:
    static QString problemsOf(const LoadedLesson &loaded);
};

namespace {

const QString bundled = FORKYARD_SOURCE_DIR "/resources/lessons";

void write(const QString &path, const QByteArray &content) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// A small lesson without a fault; the tests break one thing in it.
QJsonObject goodDescription() {
    const char *json = R"({
        "format": 1, "title": {"zh": "题目", "en": "Title"}, "idea": {"zh": "一句话", "en": "One sentence."},
        "charts": ["queue-depth"],
        "programs": [{"file": "program.py", "title": {"zh": "程序", "en": "Program"}}],
        "knobs": [{"id": "n", "title": {"zh": "数", "en": "number"}, "constant": "n",
                   "choices": [{"value": "1"}, {"value": "2"}], "value": "1"}],
        "predictions": [{"id": "p", "program": "program.py", "question": {"zh": "问", "en": "Question?"},
                         "answered-by": "run", "explanation": {"zh": "因为", "en": "Because."},
                         "choices": [{"id": "a", "text": "1", "when": {"last-line": "1"}},
                                     {"id": "b", "text": "2", "when": {"last-line": "2"}}]}],
        "exercises": [{"id": "e", "task": {"zh": "做", "en": "Do."}, "program": "program.py", "checked-by": "run",
                       "solved": {"last-line": "2"}}],
        "path": [{"do": "predict/p", "text": {"zh": "预测", "en": "Predict"}}],
        "plan": [{"minutes": 40, "text": {"zh": "全部", "en": "All of it"}}]
    })";
    return QJsonDocument::fromJson(json).object();
}

void writeLesson(const QString &folder, const QJsonObject &description) {
    QVERIFY(QDir().mkpath(folder));
    write(folder + "/lesson.json", QJsonDocument(description).toJson());
    write(folder + "/program.py", "n = 1\nprint(n)\n");
    write(folder + "/text.zh.md", "课文，[运行](forkyard:run/program.py)\n");
    write(folder + "/text.en.md", "Text, [run it](forkyard:run/program.py)\n");
}

QString wordsOf(const forkyard::Diagnostic &problem) {
    QStringList words = {QString::fromStdString(problem.code)};
    for (const std::string &argument : problem.arguments) words << QString::fromStdString(argument);
    return words.join(" | ");
}

} // namespace

QString CatalogueTest::problemsOf(const LoadedLesson &loaded) {
    QStringList all;
    for (const forkyard::Diagnostic &problem : loaded.problems) {
        all << QString::fromStdString(problem.file) + ": " + wordsOf(problem);
    }
    return all.join('\n');
}

void CatalogueTest::bundledLessonsAreWithoutFault() {
    int count = 0;
    QSet<QString> met;
    for (const QString &name : QDir(bundled).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const LoadedLesson loaded = loadLesson(bundled + '/' + name);
        QVERIFY2(loaded.problems.isEmpty(), qPrintable('\n' + problemsOf(loaded)));
        const Lesson &lesson = loaded.lesson.value();
        QVERIFY2(lesson.number > 0 && lesson.chapter != Chapter::Own, qPrintable(name));
        QVERIFY2(!lesson.predictions.isEmpty() && !lesson.exercises.isEmpty() && !lesson.path.isEmpty() &&
                     !lesson.knobs.isEmpty() && !lesson.plan.isEmpty() && !lesson.misconception.en.isEmpty(),
                 qPrintable(name));
        for (const Prediction &each : lesson.predictions) met << each.misconception;
        ++count;
    }
    QCOMPARE(count, 19);
    // The eleven that every course meets.
    for (const char *idea : {"start-order", "one-line-atomic", "lock-protects-code", "notify-hands-over", "if-before-wait", "child-sees-later",
                             "worked-a-thousand-times", "gil-makes-plus-safe", "sleep-orders", "await-parallel", "more-threads-faster"})
        QVERIFY2(met.contains(QString(idea)), idea);
}

void CatalogueTest::findsByIdNumberAndFolder() {
    const Catalogue catalogue(bundled);
    const Lesson *fork = catalogue.find("02-fork");
    QVERIFY(fork);
    QCOMPARE(catalogue.find("2"), fork);
    QCOMPARE(catalogue.find("02"), fork);
    QCOMPARE(catalogue.find(fork->folder), fork);
    QVERIFY(!catalogue.find("99"));
    QVERIFY(!catalogue.find(""));
    for (qsizetype index = 1; index < catalogue.lessons().size(); ++index) {
        QVERIFY(catalogue.lessons()[index - 1].number < catalogue.lessons()[index].number);
    }
}

void CatalogueTest::goodFolderOpensFromAnywhere() {
    QTemporaryDir place;
    const QString folder = place.filePath(QString::fromUtf8("我的 lesson"));
    writeLesson(folder, goodDescription());
    Catalogue catalogue(bundled);
    const qsizetype before = catalogue.lessons().size();
    const Lesson *lesson = catalogue.add(folder);
    QVERIFY(lesson);
    QVERIFY(catalogue.problems().isEmpty());
    QCOMPARE(catalogue.lessons().size(), before + 1);
    QCOMPARE(catalogue.lessons().last().id, lesson->id);
    QCOMPARE(lesson->title.in(Language::Chinese), QString::fromUtf8("题目"));
    QCOMPARE(lesson->title.in(Language::English), QString("Title"));
    QCOMPARE(lesson->programs.first().text, QString("n = 1\nprint(n)\n"));
    QCOMPARE(lesson->predictions.first().choices.first().text.zh, QString("1"));
    QVERIFY(lesson->exercise("e")->solved.holds({{"2"}, 0, 1, 1, true}));
}

void CatalogueTest::addReadsAgain() {
    QTemporaryDir place;
    const QString folder = place.filePath("mine");
    writeLesson(folder, goodDescription());
    Catalogue catalogue;
    QVERIFY(catalogue.add(folder));
    write(folder + "/program.py", "n = 2\n");
    QVERIFY(catalogue.add(folder + "/"));
    QCOMPARE(catalogue.lessons().size(), 1);
    QCOMPARE(catalogue.lessons().first().programs.first().text, QString("n = 2\n"));
}

using Break = std::function<void(QJsonObject &, const QString &)>;
Q_DECLARE_METATYPE(Break)

namespace {

/// Sets a field of the first object in one of the lists.
void setIn(QJsonObject &lesson, const QString &list, const QString &field, const QJsonValue &value) {
    QJsonArray items = lesson[list].toArray();
    QJsonObject item = items[0].toObject();
    if (value.isUndefined()) item.remove(field);
    if (!value.isUndefined()) item[field] = value;
    items[0] = item;
    lesson[list] = items;
}

Break inList(const QString &list, const QString &field, const QJsonValue &value) {
    return [=](QJsonObject &lesson, const QString &) { setIn(lesson, list, field, value); };
}

Break inFile(const QString &name, const QByteArray &content) {
    return [=](QJsonObject &, const QString &folder) { write(folder + '/' + name, content); };
}

Break field(const QString &name, const QJsonValue &value) {
    return [=](QJsonObject &lesson, const QString &) {
        if (value.isUndefined()) lesson.remove(name);
        if (!value.isUndefined()) lesson[name] = value;
    };
}

const QJsonValue gone = QJsonValue::Undefined;

} // namespace

void CatalogueTest::faultIsNamed_data() {
    QTest::addColumn<Break>("breakIt");
    QTest::addColumn<QString>("problem");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const Break &breakIt, const QString &problem, int line = 0) {
        QTest::newRow(name) << breakIt << problem << line;
    };
    row("no title", field("title", gone), "lesson.missing-field | title");
    row("title in one language", field("title", QJsonObject{{"en", "x"}}), "lesson.missing-language | title | zh");
    row("title in a third", field("title", QJsonObject{{"en", "x"}, {"zh", "x"}, {"fr", "x"}}),
        "lesson.unknown-field | title.fr");
    row("title a number", field("title", 3), "lesson.wrong-type | title | object");
    row("misspelt field", field("predicitons", 1), "lesson.unknown-field | predicitons");
    row("newer format", field("format", 2), "lesson.newer-format | 2 | 1");
    row("format a text", field("format", "1"), "lesson.wrong-type | format | number");
    row("half a minute", inList("plan", "minutes", 0.5), "lesson.wrong-type | plan[0].minutes | number");
    row("39 minutes", inList("plan", "minutes", 39), "lesson.plan-not-40 | 39");
    row("chapter", field("chapter", "magic"),
        "lesson.unknown-value | chapter | magic | processes, threads, choosing, own");
    row("chart", field("charts", QJsonArray{"pie"}),
        "lesson.unknown-value | charts[0] | pie | queue-depth, throughput, threads-by-state, processor-use, memory, running-by-process, pool-jobs, waits-by-thread, waits-by-lock, creation-cost, processes, lifetimes, waiting-for-locks, loop-lag, bytes-sent, taken-from-queues, runs");
    row("programs no list", field("charts", 1), "lesson.wrong-type | charts | list");
    row("list of texts", field("plan", QJsonArray{"x"}), "lesson.wrong-type | plan[0] | object");
    row("knob without constant", inList("knobs", "constant", "m"), "lesson.no-such-constant | knobs[0].constant | m");
    row("knob starts elsewhere", inList("knobs", "value", "9"), "lesson.unknown-value | knobs[0].value | 9 | 1, 2");
    row("prediction's program", inList("predictions", "program", "p.py"),
        "lesson.unknown-name | predictions[0].program | p.py | program");
    row("no condition", inList("predictions", "choices", QJsonArray{QJsonObject{{"id", "a"}, {"text", "x"}}}),
        "lesson.missing-field | predictions[0].choices[0].when");
    row("no answer", inList("predictions", "answered-by", "runs"), "lesson.missing-field | predictions[0].choices[0].every");
    row("exercise's solution", inList("exercises", "solution", "s.py"),
        "lesson.unknown-name | exercises[0].solution | s.py | program");
    row("path leads nowhere", inList("path", "do", "predict/q"), "lesson.bad-action | path[0].do | forkyard:predict/q");
    row("path is no action", inList("path", "do", "jump"), "lesson.bad-action | path[0].do | jump");
    row("program twice",
        field("knobs", QJsonArray{goodDescription()["knobs"].toArray()[0], goodDescription()["knobs"].toArray()[0]}),
        "lesson.duplicate-id | knobs[1].id | n");
    row("link leads nowhere", inFile("text.en.md", "a\nb [x](forkyard:run/x.py)\n"),
        "lesson.bad-action | 2 | forkyard:run/x.py", 2);
    row("link is no action", inFile("text.zh.md", "[x](forkyard:fly)\n"), "lesson.bad-action | 1 | forkyard:fly", 1);
    row("19 lines", inFile("program.py", "n = 1\n" + QByteArray("\n").repeated(17) + "print(n)\n"),
        "lesson.program-too-long | program.py | 19 | 18");
    row("57 columns", inFile("program.py", "n = 1\n#" + QByteArray("x").repeated(56) + "\n"),
        "lesson.line-too-wide | program.py | 57 | 56", 2);
    row("57 columns in Chinese", inFile("program.py", "n = 1\n#" + QByteArray("字").repeated(28) + "\n"),
        "lesson.line-too-wide | program.py | 57 | 56", 2);
}

void CatalogueTest::faultIsNamed() {
    QFETCH(Break, breakIt);
    QFETCH(QString, problem);
    QFETCH(int, line);
    QTemporaryDir place;
    const QString folder = place.filePath("mine");
    QJsonObject description = goodDescription();
    writeLesson(folder, description);
    breakIt(description, folder);
    write(folder + "/lesson.json", QJsonDocument(description).toJson());

    const LoadedLesson loaded = loadLesson(folder);
    QVERIFY2(loaded.lesson, "the rest of the lesson can still be used");
    QVERIFY2(loaded.problems.size() >= 1, "nothing was found");
    QCOMPARE(wordsOf(loaded.problems.first()), problem);
    QCOMPARE(static_cast<int>(loaded.problems.first().span.line), line);
    QVERIFY(QString::fromStdString(loaded.problems.first().file).startsWith(folder + '/'));
}

void CatalogueTest::unusableFolder_data() {
    QTest::addColumn<Break>("breakIt");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const Break &breakIt, const char *code, int line = 0) {
        QTest::newRow(name) << breakIt << QString(code) << line;
    };
    row(
        "no folder", [](QJsonObject &, const QString &folder) { QDir(folder).removeRecursively(); },
        "lesson.no-folder");
    row(
        "no description", [](QJsonObject &, const QString &folder) { QFile::remove(folder + "/lesson.json"); },
        "lesson.no-description");
    row("half a description", inFile("lesson.json", "{\n\"format\": 1,\n\"title\": {"), "lesson.bad-json", 3);
    row("a list", inFile("lesson.json", "[]"), "lesson.wrong-type", 1);
    row("bytes", inFile("lesson.json", "{\"x\": \"\xff\xfe\"}"), "lesson.not-utf8");
    row("2 MB", inFile("lesson.json", QByteArray(2 << 20, ' ')), "lesson.file-too-big");
    row(
        "program missing", [](QJsonObject &, const QString &folder) { QFile::remove(folder + "/program.py"); },
        "lesson.unreadable-file");
    row("program is no text", inFile("program.py", "\x80\x81"), "lesson.not-utf8");
    row(
        "description is a folder",
        [](QJsonObject &, const QString &folder) {
            QFile::remove(folder + "/lesson.json");
            QDir(folder).mkdir("lesson.json");
        },
        "lesson.unreadable-file");
    row(
        "program elsewhere",
        [](QJsonObject &lesson, const QString &folder) {
            setIn(lesson, "programs", "file", "../secret.py");
            write(folder + "/lesson.json", QJsonDocument(lesson).toJson());
        },
        "lesson.path-outside");
}

void CatalogueTest::unusableFolder() {
    QFETCH(Break, breakIt);
    QFETCH(QString, code);
    QFETCH(int, line);
    QTemporaryDir place;
    const QString folder = place.filePath("mine");
    QJsonObject description = goodDescription();
    writeLesson(folder, description);
    breakIt(description, folder);

    Catalogue catalogue;
    QVERIFY(!catalogue.add(folder));
    QVERIFY(catalogue.lessons().isEmpty());
    QVERIFY(!catalogue.problems().isEmpty());
    QCOMPARE(QString::fromStdString(catalogue.problems().first().code), code);
    QCOMPARE(static_cast<int>(catalogue.problems().first().span.line), line);
}

void CatalogueTest::bundledFolderIsFound() {
    QCOMPARE(findBundledLessons(FORKYARD_SOURCE_DIR "/build/release"), QDir(bundled).canonicalPath());
    QTemporaryDir place;
    QCOMPARE(findBundledLessons(place.path() + "/bin"), QString());
    QCOMPARE(findBundledLessons(place.path() + "/bin", {bundled}), QDir(bundled).canonicalPath());
    QVERIFY(QDir().mkpath(place.path() + "/bin"));
    writeLesson(place.path() + "/share/forkyard/lessons/01-one", goodDescription());
    QCOMPARE(findBundledLessons(place.path() + "/bin"), QDir(place.path() + "/share/forkyard/lessons").canonicalPath());
}

void CatalogueTest::wideCharactersCountTwice() {
    QCOMPARE(columnsOf("abc"), 3);
    QCOMPARE(columnsOf(QString::fromUtf8("中文，")), 6);
    QCOMPARE(columnsOf(QString::fromUtf8("é→")), 2);
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
