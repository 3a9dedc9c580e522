// Both languages say everything: every string of the sources has its text in every catalogue, every diagnostic of core and
// ui its sentence, and the language changes while widgets are open.
#include "tests/ui/ui_fixture.h"
#include "ui/kit/closed_up.h"
#include "ui/kit/short_names.h"
#include "ui/kit/tip.h"

#include <QDir>
#include <QDirIterator>
#include <QFontMetricsF>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>
#include <QWidget>
#include <QXmlStreamReader>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

const QString root = FORKYARD_SOURCE_DIR;

QString contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Every code that the sources give a Diagnostic: literals of the form "area.what", and the lists in .def files.
QStringList codesInSources() {
    static const QRegularExpression literal("\"((?:theme|file|trace|live|limit|lesson|progress|encoding|syntax|indentation|"
                                            "tab|f-string|subset|session)\\.[a-z0-9-]+)\"");
    QSet<QString> codes;
    for (const char *top : {"core", "ui", "app"}) {
        QDirIterator walk(root + '/' + top, {"*.cpp", "*.h", "*.def"}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            const QString text = contentOf(walk.next());
            QRegularExpressionMatchIterator matches = literal.globalMatch(text);
            while (matches.hasNext()) {
                const QRegularExpressionMatch match = matches.next();
                // In a comment it is an example.
                const qsizetype line = text.lastIndexOf('\n', match.capturedStart()) + 1;
                if (match.captured(1) == "lesson.json") continue;
                if (!text.mid(line, match.capturedStart() - line).contains("//")) codes.insert(match.captured(1));
            }
        }
    }
    QStringList sorted(codes.begin(), codes.end());
    sorted.sort();
    return sorted;
}

/// Messages of a catalogue as (context, source, translation), and how many are unfinished.
struct Catalogue {
    QSet<QString> keys;
    QStringList unfinished;
};

Catalogue catalogueOf(const QString &path) {
    Catalogue catalogue;
    QXmlStreamReader xml(contentOf(path));
    QString context, source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        else if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            const bool open = xml.attributes().value("type") == QLatin1String("unfinished");
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            catalogue.keys.insert(context + '/' + source);
            if (open || text.trimmed().isEmpty()) catalogue.unfinished << context + ": " + source;
        }
    }
    return catalogue;
}

QString lupdate() {
    const QString path = QStandardPaths::findExecutable("lupdate", {"/usr/lib/qt6/bin"});
    return path.isEmpty() ? QStandardPaths::findExecutable("lupdate6") : path;
}

Diagnostic diagnostic(const char *code, std::vector<std::string> arguments = {}, SourceSpan span = {}) {
    return {code, std::move(arguments), span, DiagnosticClass::UserMistake, {}};
}

} // namespace

class WordsTest : public QObject {
    Q_OBJECT

private slots:
    void chineseStandsWithoutSpaces();
    void everyCodeHasASentence();
    void sentencesUseTheSameArguments();
    void theTerminalSaysTheSame();
    void cataloguesAreComplete();
    void placeholdersSurviveTranslation();
    void argumentsAreFilledIn();
    void unknownCodesAreNotSilent();
    void languageChangesWhileOpen();
    void qtSpeaksChineseToo();
    void namesKeepWhatTellsThemApart();
};

void WordsTest::everyCodeHasASentence() {
    const QStringList codes = codesInSources();
    QVERIFY2(codes.size() > 100, "the codes were not found");
    QStringList missing;
    for (const Language language : {Language::English, Language::Chinese}) {
        const QStringList known = Words::sentenceCodes(language);
        for (const QString &code : codes) {
            if (!known.contains(code)) missing << (language == Language::Chinese ? "zh_CN: " : "en: ") + code;
        }
    }
    QVERIFY2(missing.isEmpty(), qPrintable('\n' + missing.join('\n')));
}

void WordsTest::sentencesUseTheSameArguments() {
    QCOMPARE(Words::sentenceCodes(Language::English), Words::sentenceCodes(Language::Chinese));
    const Words english(Language::English);
    for (const QString &code : Words::sentenceCodes(Language::English)) {
        const Diagnostic each = diagnostic(qPrintable(code), {"‹1›", "‹2›", "‹3›"});
        const Words &en = english;
        const QString one = en.sentence(each);
        const Words chinese(Language::Chinese);
        const QString other = chinese.sentence(each);
        for (const QString mark : {"‹2›", "‹3›"})
            QVERIFY2(one.contains(mark) == other.contains(mark) || code == "syntax.unterminated-string",
                     qPrintable(code + ": " + one + " / " + other));
        QVERIFY2(!one.contains('!') && !other.contains(QString::fromUtf8("！")), qPrintable(code));
    }
}

void WordsTest::theTerminalSaysTheSame() {
    const QString folder = root + "/resources/translations/";
    const auto sentencesIn = [&](const QString &path) { return QJsonDocument::fromJson(contentOf(folder + path).toUtf8()).object(); };
    const QJsonObject english = sentencesIn("terminal/en.json"), chinese = sentencesIn("terminal/zh_CN.json"), windows = sentencesIn("sentences/en.json");
    QVERIFY(english.size() > 40);
    QCOMPARE(english.keys(), chinese.keys());
    for (const QString &code : english.keys()) {
        // Where it says what the window says, it needs no sentence of its own.
        QVERIFY2(english[code] != windows[code], qPrintable(code));
        for (const QString mark : {"%1", "%2", "%3", "%4", "%5"})
            QVERIFY2(english[code].toString().contains(mark) == chinese[code].toString().contains(mark), qPrintable(code));
    }
}

void WordsTest::cataloguesAreComplete() {
    if (lupdate().isEmpty()) QSKIP("2025-11: lupdate is not installed here");
    const QTemporaryDir folder;
    QStringList problems;
    int strings = 0;
    for (const QString &part : QDir(root + "/ui").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString fresh = folder.filePath(part + ".ts");
        QProcess tool;
        tool.start(lupdate(), {"-silent", "-I", root, root + "/ui/" + part, "-ts", fresh});
        QVERIFY(tool.waitForFinished(60000));
        const Catalogue wanted = catalogueOf(fresh);
        strings += static_cast<int>(wanted.keys.size());
        for (const QString language : {"zh_CN", "en"}) {
            const Catalogue there = catalogueOf(root + "/resources/translations/" + part + '_' + language + ".ts");
            for (const QString &key : wanted.keys) {
                if (!there.keys.contains(key)) problems << language + " lacks " + key;
            }
            for (const QString &open : there.unfinished) problems << language + " is unfinished: " + open;
        }
    }
    QVERIFY2(strings > 200, "no strings were found");
    QVERIFY2(problems.isEmpty(), qPrintable('\n' + problems.join('\n') + "\nRun resources/translations/update.py"));
}

void WordsTest::placeholdersSurviveTranslation() {
    for (const QString &file : QDir(root + "/resources/translations").entryList({"*_zh_CN.ts"})) {
        QXmlStreamReader xml(contentOf(root + "/resources/translations/" + file));
        QString source;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement()) continue;
            if (xml.name() == QLatin1String("source")) source = xml.readElementText();
            else if (xml.name() == QLatin1String("translation")) {
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
                for (const QString mark : {"%1", "%2", "%3"})
                    QVERIFY2(source.contains(mark) == text.contains(mark), qPrintable(file + ": " + source + " / " + text));
            }
        }
    }
}

void WordsTest::argumentsAreFilledIn() {
    Words words(Language::English);
    QCOMPARE(words.sentence(diagnostic("file.missing", {"a.py"})),
             QString("There is no file a.py. It may have been moved or renamed."));
    // A placeholder inside an argument is the argument's own.
    QVERIFY(words.sentence(diagnostic("file.unreadable", {"%2", "why"})).startsWith("%2 cannot be read: why"));
    QCOMPARE(words.sentence(diagnostic("syntax.cannot-delete", {"function call"})),
             QString("A function call cannot be deleted."));
    QCOMPARE(words.sentence(diagnostic("f-string/syntax.expected-colon")), QString("In the f-string: A colon is missing."));
    QCOMPARE(words.sentenceWithPlace(diagnostic("syntax.expected-colon", {}, {3, 0, 3, 1})),
             QString("Line 3: A colon is missing."));
    words.setLanguage(Language::Chinese);
    QCOMPARE(words.sentence(diagnostic("syntax.cannot-delete", {"function call"})), QString::fromUtf8("不能删除函数调用。"));
    QCOMPARE(words.sentenceWithPlace(diagnostic("syntax.expected-colon", {}, {3, 0, 3, 1})),
             QString::fromUtf8("第 3 行：缺少冒号。"));
    QCOMPARE(words.seconds(490'000'000), QString::fromUtf8("0.49 秒"));
}

void WordsTest::unknownCodesAreNotSilent() {
    const Words words(Language::English);
    const QString sentence = words.sentence(diagnostic("new.code", {"x", "y"}));
    QVERIFY(sentence.contains("new.code") && sentence.contains("x, y"));
}

void WordsTest::languageChangesWhileOpen() {
    Fixture fixture;
    int languageChanges = 0;
    int changes = 0;
    connect(&fixture.kit, &Kit::languageChanged, this, [&] { ++languageChanges; });
    connect(&fixture.kit, &Kit::appearanceChanged, this, [&] { ++changes; });
    struct Listener : QWidget {
        int heard = 0;
        void changeEvent(QEvent *event) override {
            if (event->type() == QEvent::LanguageChange) ++heard;
            QWidget::changeEvent(event);
        }
    } window;
    window.show();
    fixture.settings.setLanguage(Language::Chinese);
    QCoreApplication::processEvents();
    QCOMPARE(languageChanges, 1);
    QVERIFY(changes >= 1);
    QVERIFY(window.heard >= 1);
    QCOMPARE(fixture.kit.words().sentence(diagnostic("syntax.expected-colon")), QString::fromUtf8("缺少冒号。"));
    fixture.settings.setLanguage(Language::English);
    QCOMPARE(fixture.kit.words().sentence(diagnostic("syntax.expected-colon")), QString("A colon is missing."));
}

void WordsTest::qtSpeaksChineseToo() {
    const QString file = QLibraryInfo::path(QLibraryInfo::TranslationsPath) + "/qtbase_zh_CN.qm";
    if (!QFile::exists(file)) QSKIP("2025-11: Qt's own translations are not installed here");
    const Words words(Language::Chinese);
    QVERIFY(QCoreApplication::translate("QPlatformTheme", "Cancel") != "Cancel");
}

void WordsTest::chineseStandsWithoutSpaces() {
    QCOMPARE(closedUp(QString::fromUtf8("等待 进程池")), QString::fromUtf8("等待进程池"));
    QCOMPARE(closedUp(QString::fromUtf8("等待 writer 中")), QString::fromUtf8("等待 writer 中"));
    QCOMPARE(closedUp("waits for the pool"), QString("waits for the pool"));
    // A long tip is wrapped, which Qt does with rich text only; what it says is the same.
    QCOMPARE(tipText("Thread-1: waits < 1 s.\nline 3", 400), QString("Thread-1: waits < 1 s.\nline 3"));
    QVERIFY(tipText(QString(80, 'a') + "<b>\nc", 400).contains(QString(80, 'a') + "&lt;b&gt;<br>c"));
    QLabel shown(tipText(QString("word ").repeated(40), 400)); // as Qt shows a tip
    shown.setWordWrap(true);
    QVERIFY2(std::abs(shown.sizeHint().width() - 400) < 60, qPrintable(QString::number(shown.sizeHint().width())));
    QVERIFY(tipText(QString(40, QChar(0x4e2d)), 400).startsWith('<')); // eighty columns
}

void WordsTest::namesKeepWhatTellsThemApart() {
    const QFont font;
    const QFontMetricsF metrics(font);
    const auto width = [&](const char *text) { return metrics.horizontalAdvance(text) + 1; };
    QCOMPARE(shortenedName("Thread-12 (work)", font, width("Thread-12 (work)")), QString("Thread-12 (work)"));
    QCOMPARE(shortenedName("Thread-12 (work)", font, width("Thread-12")), QString("Thread-12"));
    QCOMPARE(shortenedName("Thread-12 (work)", font, width("Thr-12")), QString("T12"));
    QCOMPARE(shortenedName("Process-1", font, width("Proc-1")), QString("P1"));
    QCOMPARE(shortenedName("MainThread", font, width("main")), QString("main"));
    for (const char *name : {"ForkPoolWorker-3", "SpawnPoolWorker-3", "ForkServerPoolWorker-3"}) {
        QCOMPARE(shortenedName(name, font, width(name)), QString(name));
        QCOMPARE(shortenedName(name, font, width("Worker-3")), QString("Worker-3"));
    }
    QCOMPARE(withPins("waits for Thread-12 (work)"), QString("waits for T12"));
    QCOMPARE(withPins("waits for Process-3"), QString("waits for P3"));
    QCOMPARE(withPins("waits for MyThread-3"), QString("waits for MyThread-3"));
    QCOMPARE(shortenedName("ThreadPoolExecutor-1_12", font, width("ThreadPoolExecutor-1_12")), QString("ThreadPoolExecutor-1_12"));
    QCOMPARE(shortenedName("ThreadPoolExecutor-1_12", font, width("Executor-1_12")), QString("Executor-1_12"));
    QVERIFY(shortenedName("ForkPoolWorker-31", font, width("Wo…-31")).endsWith("31"));
}

QTEST_MAIN(WordsTest)
#include "tst_words.moc"
