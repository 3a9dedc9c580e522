// The program that is open: its draft after the window was killed, its pins from the run, finding, resetting, saving.
#include "tests/ui/ui_fixture.h"
#include "ui/editor/editor_panel.h"
#include "ui/editor/program_file.h"
#include "ui/editor/syntax_check.h"

#include <QLabel>
#include <QLineEdit>
#include <QHelpEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>

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
    void theLineThatFailedIsMarked();
    void whatHasNoRoomIsSaidShorter();
    void theStepsLineStaysInSight();
    void mistakesAreShownWhileTyping();
    void findGoesRound();
    void matchesAreReplaced();
    void fullWidthIsUnderlinedAndMended();
    void warningsAreShownInBothLanguages();
    void namesSayTheirValuesAtThePlayhead();
    void aClickWatchesAVariable();
    void breakpointsStayWithTheirProgram();

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

/// From the moment of the exception on, in the language of the window, and as long as the text is the one that ran.
void EditorPanelTest::theLineThatFailedIsMarked() {
    using namespace trace::literals;
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.resize(700, 300);
    panel.show();
    const QString text = "import threading\nraise ValueError('no paper')\n";
    panel.open({"lesson:x", "program.py", {}, text});
    auto store = std::make_shared<trace::Store>();
    store->setSource(0, {"program.py", text.toStdString()});
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1), other = script.thread(main, "Thread-1 (work)");
    script.at(5_ms).line(other, 2).add(other, trace::EventKind::ExceptionUncaught, 0, script.text("ValueError: no paper"));
    script.at(9_ms).line(main, 1).exitProcess(main, 0).finish();
    run.setStore(store, false);
    run.playhead().setTime(2'000'000);
    QTRY_COMPARE(run.playhead().time(), qint64{2'000'000});
    QTRY_VERIFY(panel.edit()->failures().empty());
    const QImage before = panel.edit()->viewport()->grab().toImage();
    run.playhead().setTime(8'000'000);
    QTRY_COMPARE(panel.edit()->failures().size(), std::size_t{1});
    QCOMPARE(panel.edit()->failures().front().line, 2);
    QCOMPARE(panel.edit()->failures().front().words, QString::fromUtf8("✗ T1: ValueError: no paper"));
    QVERIFY(panel.edit()->failures().front().sentence.contains("nobody caught"));
    QVERIFY(panel.edit()->viewport()->grab().toImage() != before);
    panel.edit()->textCursor().insertText("x");
    QTRY_VERIFY(panel.edit()->failures().empty());
}

void EditorPanelTest::whatHasNoRoomIsSaidShorter() {
    const Fixture fixture;
    const QFontMetricsF metrics(fixture.kit.fonts().words(TextSize::Small));
    const QStringList ways{"one: KeyError: milk", "one: KeyError", "x"};
    for (const QString &way : ways) QCOMPARE(CodeEdit::fittingWay(ways, metrics, metrics.horizontalAdvance(way) + 0.5), way);
    QCOMPARE(CodeEdit::fittingWay(ways, metrics, metrics.horizontalAdvance("x") / 2), QString());
    const QString cut = CodeEdit::fittingWay({ways.front()}, metrics, metrics.horizontalAdvance(ways[1]));
    QVERIFY2(cut.startsWith("one: Key") && cut.endsWith(QChar(0x2026)), qPrintable(cut));
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

/// In a simulated machine the text goes with the steps; in a run at real pace, where many lines are gone through at once, it stands.
void EditorPanelTest::theStepsLineStaysInSight() {
    const QString text = QString("x = 1\n").repeated(60);
    for (const bool isStepped : {true, false}) {
        auto store = std::make_shared<trace::Store>();
        trace::ScriptedTrace script(*store);
        const trace::LaneId main = script.process("main", 1000);
        if (isStepped) script.add(main, trace::EventKind::VirtualClock, 0, trace::Value::integer(1'000'000'000));
        store->setSource(0, {"x.py", text.toStdString()});
        script.at(1'000'000'000).line(main, 2);
        script.at(2'000'000'000).line(main, 50);
        script.at(3'000'000'000);
        script.finish();
        Fixture fixture;
        RunModel run;
        EditorPanel panel(fixture.kit, run, nullptr);
        panel.resize(400, 300);
        panel.open({"file:/x.py", "x.py", {}, text});
        panel.show();
        run.setStore(store, false);
        const QScrollBar *bar = panel.edit()->verticalScrollBar();
        run.playhead().setTime(1'500'000'000);
        QTRY_COMPARE(panel.edit()->pins().size(), std::size_t{1});
        QTRY_COMPARE(panel.edit()->pins().front().line, 2);
        QCOMPARE(bar->value(), 0);
        run.playhead().setTime(2'500'000'000);
        QTRY_COMPARE(panel.edit()->pins().front().line, 50);
        QCOMPARE(bar->value() > 35 && bar->value() < 50, isStepped);
        QCOMPARE(panel.edit()->currentLine(), 1); // nobody's cursor was moved
    }
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
    // The first match is shown while its text is typed, and told as the first; what is found nowhere leaves the caret where it was.
    field->setText("three");
    QCOMPARE(panel.edit()->currentLine(), 3);
    field->setText("three two");
    QCOMPARE(panel.edit()->currentLine(), 1);
    field->setText("one");
    QCOMPARE(panel.edit()->extraSelections().size(), 3);
    QCOMPARE(panel.edit()->textCursor().selectedText(), QString("one"));
    const auto labels = panel.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->text() == "1 of 3"; }));
    QList<int> lines{panel.edit()->currentLine()};
    for (int count = 0; count < 3; ++count) {
        QTest::keyClick(field, Qt::Key_Return);
        lines << panel.edit()->currentLine();
    }
    QCOMPARE(lines, QList<int>({1, 2, 3, 1}));
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(panel.edit()->currentLine(), 3);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(panel.edit()->extraSelections().isEmpty());
}

void EditorPanelTest::matchesAreReplaced() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.resize(500, 400);
    panel.open({"new", "x.py", {}, "a = A\nab = a\n"});
    panel.show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.openReplace();
    const auto fields = panel.findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    QVERIFY(fields[1]->isVisible());
    QTest::keyClicks(fields[0], "a");
    QTest::keyClick(fields[0], Qt::Key_Tab);
    QVERIFY(fields[1]->hasFocus());
    QTest::keyClicks(fields[1], "ba");
    QTest::keyClick(fields[1], Qt::Key_Return); // the match that is shown
    QCOMPARE(panel.text(), QString("ba = A\nab = a\n"));
    for (auto *button : panel.findChildren<QToolButton *>())
        if (button->text() == "Aa") button->setChecked(true);
    for (auto *button : panel.findChildren<QPushButton *>())
        if (button->text() == "All") QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(panel.text(), QString("bba = A\nbab = ba\n"));
    panel.edit()->undo();
    QCOMPARE(panel.text(), QString("ba = A\nab = a\n"));
    // "ab" has the letter in it and not the word.
    const auto counted = [&] {
        QStringList words;
        for (const auto *label : panel.findChildren<QLabel *>())
            if (label->text().contains(" of ")) words << label->text();
        return words.join('|');
    };
    panel.openFind();
    QCOMPARE(counted().section(' ', -1), QString("3"));
    for (auto *button : panel.findChildren<QToolButton *>())
        if (button->accessibleName() == "Whole words only") button->setChecked(true);
    QCOMPARE(counted(), QString("1 of 1"));
    for (auto *button : panel.findChildren<QPushButton *>())
        if (button->text() == "All") QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(panel.text(), QString("ba = A\nab = ba\n"));
}

void EditorPanelTest::fullWidthIsUnderlinedAndMended() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.resize(500, 400);
    panel.setChecker(checkSyntax);
    panel.show();
    panel.open({"new", "x.py", {}, u"print（“好，”）\n"_qs});
    const auto underlined = [&] {
        qsizetype count = 0;
        for (const auto &each : panel.edit()->extraSelections()) count += each.format.underlineStyle() == QTextCharFormat::WaveUnderline && each.cursor.selectedText().size() == 1;
        return count;
    };
    QTRY_VERIFY(panel.edit()->problemSpan().isValid());
    QVERIFY(underlined() >= 4);
    QPushButton *mend = nullptr;
    for (auto *button : panel.findChildren<QPushButton *>())
        if (button->text() == "Mend them") mend = button;
    QVERIFY(mend && mend->isVisible());
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    mend->setFocus();
    QTest::mouseClick(mend, Qt::LeftButton);
    QVERIFY(panel.edit()->hasFocus()); // Ctrl+Z is pressed there
    QCOMPARE(panel.text(), u"print(\"好，\")\n"_qs);
    QVERIFY(!mend->isVisible());
    QVERIFY(!panel.edit()->problemSpan().isValid());
    panel.edit()->undo();
    QCOMPARE(panel.text(), u"print（“好，”）\n"_qs);
}

void EditorPanelTest::warningsAreShownInBothLanguages() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.setChecker(checkSyntax);
    panel.show();
    panel.open({"new", "x.py", {}, "x = 1\nif x is 5:\n    pass\nassert (x, 'm')\n"});
    QTRY_COMPARE(panel.edit()->warnings().size(), std::size_t{2});
    QCOMPARE(panel.edit()->warnings()[0].line, 2);
    QCOMPARE(panel.edit()->warnings()[1].line, 4);
    QVERIFY(panel.edit()->warnings()[0].sentence.contains("=="));
    auto *note = panel.findChild<QWidget *>("noteStrip");
    QVERIFY(note->isVisible());
    const QString english = note->findChild<QLabel *>()->text();
    fixture.settings.setLanguage(Language::Chinese);
    QCoreApplication::processEvents();
    QVERIFY(note->findChild<QLabel *>()->text() != english);
    QVERIFY(note->findChild<QLabel *>()->text().contains(u"同一个对象"_qs));
    panel.replaceText("x = 1\n");
    QTRY_VERIFY(!note->isVisible());
}

void EditorPanelTest::namesSayTheirValuesAtThePlayhead() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    auto store = std::make_shared<trace::Store>();
    trace::scriptLostUpdate(*store);
    run.setStore(store, false);
    panel.resize(600, 500);
    panel.open({"x", "program.py", {}, QString::fromStdString(store->sources().front().text)});
    panel.show();
    const auto tipAt = [&](const QString &word) {
        const QTextCursor found = panel.edit()->document()->find(word);
        QTextCursor inside = found;
        inside.setPosition(found.selectionStart() + 1);
        const QPoint place = panel.edit()->viewport()->mapTo(panel.edit(), panel.edit()->cursorRect(inside).center());
        QHelpEvent help(QEvent::ToolTip, place, panel.edit()->mapToGlobal(place));
        QCoreApplication::sendEvent(panel.edit(), &help);
        return QToolTip::text();
    };
    run.playhead().setTime(run.playhead().now());
    const QString last = tipAt("balance");
    QVERIFY2(last.startsWith("balance at "), qPrintable(last));
    const trace::Moment moment = store->momentAt(static_cast<trace::Time>(run.playhead().time()));
    const QString value = run.valueText(moment.processes.front().memory.front().value, 0);
    QVERIFY2(last.contains("for all threads: " + value), qPrintable(last));
    run.playhead().setTime(0);
    QVERIFY(tipAt("balance") != last);
}

void EditorPanelTest::aClickWatchesAVariable() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.resize(600, 500);
    panel.open({"x", "program.py", {}, "balance = 0\n"});
    panel.show();
    QTextCursor inside(panel.edit()->document());
    inside.setPosition(3);
    const QPoint place = panel.edit()->cursorRect(inside).center();
    QTest::mouseClick(panel.edit()->viewport(), Qt::LeftButton, Qt::ControlModifier, place);
    QCOMPARE(run.watched(), QStringList{"balance"});
    QTest::mouseClick(panel.edit()->viewport(), Qt::LeftButton, Qt::ControlModifier, place);
    QCOMPARE(run.watched(), QStringList());
    QTest::mouseClick(panel.edit()->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(run.watched(), QStringList());
}

void EditorPanelTest::breakpointsStayWithTheirProgram() {
    Fixture fixture;
    RunModel run;
    EditorPanel panel(fixture.kit, run, nullptr);
    panel.open(m_lesson);
    panel.edit()->toggleBreakpoint(2);
    panel.open({"other", "other.py", {}, "x = 1\n"});
    QCOMPARE(panel.breakpoints(), QList<int>());
    panel.open(m_lesson);
    QCOMPARE(panel.breakpoints(), QList<int>{2});
}

QTEST_MAIN(EditorPanelTest)
#include "tst_editor_panel.moc"
