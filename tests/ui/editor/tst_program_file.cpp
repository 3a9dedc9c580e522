// Files that are missing, no text, too long or half written: each is refused with its reason, in both languages.
#include "tests/ui/ui_fixture.h"
#include "ui/editor/draft_store.h"
#include "ui/editor/program_file.h"
#include "ui/editor/syntax_check.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes) {
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
    return file.fileName();
}

} // namespace

class ProgramFileTest : public QObject {
    Q_OBJECT

private slots:
    void refusals_data();
    void refusals();
    void readsAndWrites();
    void cutInTheMiddleOfACharacter();
    void draftsAreWholeOrNotThere();
    void syntaxIsChecked();
};

void ProgramFileTest::refusals_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0", 11) << "file.not-text" << "is not text" << "不是文本";
    QTest::newRow("UTF-16") << QByteArray("\xff\xfep\0", 4) << "file.utf16" << "saved as UTF-16" << "以 UTF-16 保存";
    QTest::newRow("zero bytes") << QByteArray("x = 1\ny\0", 8) << "file.not-text" << "line 2" << "第 2 行";
    QTest::newRow("other encoding") << QByteArray("a = 1\nb = '\xd6\xd0'\n") << "file.not-text" << "line 2" << "第 2 行";
    QTest::newRow("ten megabytes") << QByteArray(10 * 1024 * 1024, 'x') << "file.too-long" << "10.0 MB" << "10.0 MB";
}

void ProgramFileTest::refusals() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    Fixture fixture;
    const QString path = write(fixture.folder, "program.py", bytes);
    const Result<QString> read = readProgram(path);
    QVERIFY(!read);
    QCOMPARE(QString::fromStdString(read.error().code), code);
    const QString one = fixture.kit.words().sentence(read.error());
    QVERIFY2(one.contains(english) && one.contains("program.py"), qPrintable(one));
    fixture.settings.setLanguage(Language::Chinese);
    const QString other = fixture.kit.words().sentence(read.error());
    QVERIFY2(other.contains(chinese) && other.contains("program.py"), qPrintable(other));
}

void ProgramFileTest::readsAndWrites() {
    const QTemporaryDir folder;
    QCOMPARE(readProgram(folder.filePath("none.py")).error().code, std::string("file.missing"));
    QCOMPARE(readProgram(folder.path()).error().code, std::string("file.is-folder"));
    QCOMPARE(readProgram("/dev/zero").error().code, std::string("file.no-file"));
    QCOMPARE(readProgram(write(folder, "dos.py", "a\r\nb\r")).value(), QString("a\nb\n"));
    QCOMPARE(readProgram(write(folder, "mark.py", "\xef\xbb\xbfx")).value(), QString("x"));
    QCOMPARE(readProgram(write(folder, "empty.py", "")).value(), QString());
    const QString text = QString::fromUtf8("print('中文')\n");
    QVERIFY(writeProgram(folder.filePath("new.py"), text).ok());
    QCOMPARE(readProgram(folder.filePath("new.py")).value(), text);
    QCOMPARE(writeProgram(folder.filePath("no/such/folder.py"), text).error().code, std::string("file.unwritable"));
}

void ProgramFileTest::cutInTheMiddleOfACharacter() {
    const QTemporaryDir folder;
    const QByteArray whole = QString::fromUtf8("a = 1\nb = '中").toUtf8();
    const Result<QString> read = readProgram(write(folder, "cut.py", whole.left(whole.size() - 1)));
    QVERIFY(!read);
    QCOMPARE(read.error().arguments.at(1), std::string("2"));
}

void ProgramFileTest::draftsAreWholeOrNotThere() {
    const QTemporaryDir folder;
    const DraftStore drafts(folder.filePath("drafts"));
    QVERIFY(!drafts.load("file:/a.py"));
    const Draft draft{QString::fromUtf8("x = '中'\n"), "x\n", 3};
    QVERIFY(drafts.save("file:/a.py", draft));
    QCOMPARE(drafts.load("file:/a.py")->text, draft.text);
    QCOMPARE(drafts.load("file:/a.py")->original, draft.original);
    QCOMPARE(drafts.load("file:/a.py")->cursor, 3);
    QVERIFY(!drafts.load("file:/b.py"));
    // A file that something else cut short is no draft.
    const QString file = QDir(folder.filePath("drafts")).entryInfoList(QDir::Files).first().filePath();
    QVERIFY(QFile::resize(file, 10));
    QVERIFY(!drafts.load("file:/a.py"));
    drafts.remove("file:/a.py");
    QVERIFY(QDir(folder.filePath("drafts")).isEmpty());
}

void ProgramFileTest::syntaxIsChecked() {
    QVERIFY(!checkSyntax("x = 1\n").problem);
    const auto problem = checkSyntax("x = 1\nif x\n    pass\n").problem;
    QVERIFY(problem);
    QCOMPARE(problem->code, std::string("syntax.expected-colon"));
    QCOMPARE(problem->span.line, 2U);
}

QTEST_MAIN(ProgramFileTest)
#include "tst_program_file.moc"
