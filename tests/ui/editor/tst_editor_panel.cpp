// The program that is open: its draft after the window was killed, its pins from the run, finding, resetting, saving.
#include "tests/ui/ui_fixture.h"
#include "ui/editor/editor_panel.h"
#include "ui/editor/program_file.h"
#include "ui/editor/syntax_check.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class EditorPanelTest : public QObject {
    Q_OBJECT

private slots:
    void draftIsThereAfterAKill();
    void draftsAreKeptForEachProgram();
    void changedOriginalIsTold();
    void unchangedTextLeavesNoDraft();
    void resetCanBeUndone();
    void savingEndsTheDraft();
    void pinsComeFromTheMoment();
    void pinsGoWithAnEdit();
    void mistakesAreShownWhileTyping();
    void findGoesRound();

private:
    const EditedProgram m_lesson{"lesson:02-fork/program.py", "program.py", {}, "print(1)\nprint(2)\n"};
};

void EditorPanelTest::draftIsThereAfterAKill() {
    Fixture fixture;
    RunModel run;
    {
        EditorPanel panel(fixture.kit, run, nullptr);
        panel.open(m_lesson);
        QTest::keyClicks(panel.edit(), "x");
        // Nothing is flushed by hand: a killed window does no such thing. What counts is what the disk has by now.
        const DraftStore disk(fixture.settings.dataFolder() + "/drafts");
        QTRY_VERIFY_WITH_TIMEOUT(disk.load(m_lesson.key).has_value(), 2000);
        QCOMPARE(disk.load(m_lesson.key)->text, "x" + m_lesson.original);
    }
    EditorPanel panel(fixture.kit, run, nullptr);
    QSignalSpy restored(&panel, &EditorPanel::draftRestored);
    panel.open(m_lesson);
    QCOMPARE(panel.text(), "x" + m_lesson.original);
    QCOMPARE(restored.size(), 1);
    QCOMPARE(restored.first().first().toBool(), false);
    QVERIFY(panel.isModified());
    QCOMPARE(panel.edit()->textCursor().position(), 1);
}

void EditorPanelTest::draftsAreKeptForEachProgram() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    const EditedProgram other{"file:/tmp/own.py", "own.py", "/tmp/own.py", "y = 1\n"};
    panel.open(m_lesson);
    QTest::keyClicks(panel.edit(), "a");
    panel.open(other);
    QCOMPARE(panel.text(), other.original);
    QTest::keyClicks(panel.edit(), "b");
    panel.open(m_lesson);
    QCOMPARE(panel.text(), "a" + m_lesson.original);
    panel.open(other);
    QCOMPARE(panel.text(), "b" + other.original);
}

void EditorPanelTest::changedOriginalIsTold() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.open(m_lesson);
    QTest::keyClicks(panel.edit(), "a");
    panel.flush();
    EditedProgram newer = m_lesson;
    newer.original = "print(3)\n";
    QSignalSpy restored(&panel, &EditorPanel::draftRestored);
    panel.open(newer);
    QCOMPARE(restored.size(), 1);
    QCOMPARE(restored.first().first().toBool(), true);
}

void EditorPanelTest::unchangedTextLeavesNoDraft() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.open(m_lesson);
    QTest::keyClicks(panel.edit(), "a");
    panel.flush();
    QTest::keyClick(panel.edit(), Qt::Key_Backspace);
    panel.flush();
    QVERIFY(!DraftStore(fixture.settings.dataFolder() + "/drafts").load(m_lesson.key));
}

void EditorPanelTest::resetCanBeUndone() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.open(m_lesson);
    QTest::keyClicks(panel.edit(), "abc");
    panel.resetToOriginal();
    QCOMPARE(panel.text(), m_lesson.original);
    QVERIFY(!panel.isModified());
    panel.edit()->undo();
    QCOMPARE(panel.text(), "abc" + m_lesson.original);
}

void EditorPanelTest::savingEndsTheDraft() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.open(m_lesson);
    QTest::keyClicks(panel.edit(), "abc");
    panel.flush();
    const QString path = fixture.folder.filePath("mine.py");
    QVERIFY(panel.saveTo(path).ok());
    QCOMPARE(readProgram(path).value(), "abc" + m_lesson.original);
    QVERIFY(!panel.isModified());
    QCOMPARE(panel.program().fileName, QString("mine.py"));
    QVERIFY(!DraftStore(fixture.settings.dataFolder() + "/drafts").load(m_lesson.key));
    QVERIFY(!panel.saveTo(fixture.folder.filePath("no/folder.py")).ok());
}

void EditorPanelTest::pinsComeFromTheMoment() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    const auto store = queueRun();
    panel.open({"file:/queue.py", "queue.py", {}, QString::fromStdString(store->sources().front().text)});
    run.setStore(store, false);
    run.playhead().setTime(490'000'000);
    const std::vector<Pin> wanted = {{21, "main", 2}, {8, "writer", 0}, {13, "reader", 1}};
    QTRY_VERIFY(panel.edit()->pins() == wanted);
    run.playhead().setTime(10'000'000);
    QTRY_COMPARE(panel.edit()->pins().size(), std::size_t{1});
    QCOMPARE(panel.edit()->pins().front().name, QString("main"));
    run.setStore(nullptr, false);
    QVERIFY(panel.edit()->pins().empty());
}

void EditorPanelTest::pinsGoWithAnEdit() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    const auto store = queueRun();
    panel.open({"file:/queue.py", "queue.py", {}, QString::fromStdString(store->sources().front().text)});
    run.setStore(store, false);
    QTRY_VERIFY(!panel.edit()->pins().empty());
    QTest::keyClick(panel.edit(), Qt::Key_Return);
    QVERIFY(panel.edit()->pins().empty());
    panel.edit()->undo();
    QVERIFY(!panel.edit()->pins().empty());
}

void EditorPanelTest::mistakesAreShownWhileTyping() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.setChecker(checkSyntax);
    panel.open({"new", "untitled.py", {}, {}});
    QTest::keyClicks(panel.edit(), "if x");
    QTest::keyClick(panel.edit(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(panel.edit()->problemSpan().isValid(), 3000);
    QCOMPARE(panel.edit()->problemSpan().line, 1U);
    const auto *strip = panel.findChild<QLabel *>("problemStrip");
    QCOMPARE(strip->text(), QString("Line 1: A colon is missing."));
    fixture.settings.setLanguage(Language::Chinese);
    QCoreApplication::processEvents();
    QTRY_COMPARE(strip->text(), QString::fromUtf8("第 1 行：缺少冒号。"));
}

void EditorPanelTest::findGoesRound() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.open({"new", "untitled.py", {}, "one\ntwo one\nthree ONE\n"});
    panel.show();
    panel.openFind();
    auto *field = panel.findChild<QLineEdit *>();
    QVERIFY(field);
    field->setText("one");
    QCOMPARE(panel.edit()->extraSelections().size(), 3);
    QList<int> lines;
    for (int count = 0; count < 4; ++count) {
        QTest::keyClick(field, Qt::Key_Return);
        lines << panel.edit()->currentLine();
    }
    QCOMPARE(lines, QList<int>({1, 2, 3, 1}));
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(panel.edit()->currentLine(), 3);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(panel.edit()->extraSelections().isEmpty());
}

QTEST_MAIN(EditorPanelTest)
#include "tst_editor_panel.moc"
