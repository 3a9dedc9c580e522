// Typing, pins and the error in the editor, with keys as a user presses them.
#include "tests/ui/ui_fixture.h"
#include "ui/editor/code_edit.h"
#include "ui/editor/code_layout.h"
#include "ui/editor/completion_list.h"
#include "ui/editor/module_names.h"
#include "ui/kit/state_paint.h"

#include <QLabel>
#include <QTest>
#include <QTextBlock>

using namespace forkyard;
using namespace forkyard::ui;

class CodeEditTest : public QObject {
    Q_OBJECT

private slots:
    void enterKeepsAndDeepensIndentation();
    void backspaceTakesAnIndentation();
    void tabIndentsASelection();
    void homeGoesToTheText();
    void commentsComeAndGo();
    void linesHaveTheirHeight();
    void wideCharactersTakeTwoColumns();
    void pinsAreAtTheirLines();
    void problemIsUnderlinedAndGoesWithAnEdit();
    void problemBehindTheEndIsShown();
    void undoTakesBackWhatWasTyped();
    void bracketsCloseThemselves();
    void breakpointsMoveWithTheirLines();
    void aClickIntoTheMarginSetsABreakpoint();
    void namesAreCompleted();
    void theListGoesWhenItIsNotWanted();

private:
    static void type(CodeEdit &edit, const QString &text) { QTest::keyClicks(&edit, text); }
};

void CodeEditTest::enterKeepsAndDeepensIndentation() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    type(edit, "def f():");
    QTest::keyClick(&edit, Qt::Key_Return);
    type(edit, "x = 1");
    QTest::keyClick(&edit, Qt::Key_Return);
    type(edit, "return x");
    QTest::keyClick(&edit, Qt::Key_Return);
    type(edit, "f()");
    QCOMPARE(edit.toPlainText(), QString("def f():\n    x = 1\n    return x\nf()"));
}

void CodeEditTest::backspaceTakesAnIndentation() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText("        x");
    edit.moveCursor(QTextCursor::EndOfLine);
    edit.moveCursor(QTextCursor::Left);
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(edit.toPlainText(), QString("    x"));
    edit.setPlainText("   x");
    edit.moveCursor(QTextCursor::EndOfLine);
    edit.moveCursor(QTextCursor::Left);
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(edit.toPlainText(), QString("x"));
    edit.setPlainText("ab");
    edit.moveCursor(QTextCursor::End);
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(edit.toPlainText(), QString("a"));
}

void CodeEditTest::tabIndentsASelection() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText("a\n\nb\nc");
    QTextCursor cursor(edit.document());
    cursor.setPosition(0);
    cursor.setPosition(edit.document()->findBlockByNumber(3).position(), QTextCursor::KeepAnchor);
    edit.setTextCursor(cursor);
    QTest::keyClick(&edit, Qt::Key_Tab);
    QCOMPARE(edit.toPlainText(), QString("    a\n\n    b\nc"));
    QTest::keyClick(&edit, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(edit.toPlainText(), QString("a\n\nb\nc"));
    edit.setPlainText("ab");
    edit.moveCursor(QTextCursor::End);
    QTest::keyClick(&edit, Qt::Key_Tab);
    QCOMPARE(edit.toPlainText(), QString("ab  "));
}

void CodeEditTest::homeGoesToTheText() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText("    abc");
    edit.moveCursor(QTextCursor::End);
    QTest::keyClick(&edit, Qt::Key_Home);
    QCOMPARE(edit.textCursor().positionInBlock(), 4);
    QTest::keyClick(&edit, Qt::Key_Home);
    QCOMPARE(edit.textCursor().positionInBlock(), 0);
}

void CodeEditTest::commentsComeAndGo() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    const QString text = "if a:\n    b\n\nc";
    edit.setPlainText(text);
    edit.selectAll();
    edit.toggleComment();
    QCOMPARE(edit.toPlainText(), QString("# if a:\n    # b\n\n# c"));
    edit.selectAll();
    edit.toggleComment();
    QCOMPARE(edit.toPlainText(), text);
}

void CodeEditTest::linesHaveTheirHeight() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText(QString::fromUtf8("a\n\n中文\nb"));
    for (const int zoom : {100, 200}) {
        fixture.settings.setZoom(zoom);
        const auto *layout = qobject_cast<CodeLayout *>(edit.document()->documentLayout());
        QVERIFY(layout);
        for (int line = 0; line < 3; ++line)
            QCOMPARE(layout->blockBoundingRect(edit.document()->findBlockByNumber(line)).height(), 25.0 * zoom / 100);
    }
}

void CodeEditTest::wideCharactersTakeTwoColumns() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.resize(800, 300);
    edit.setPlainText(QString::fromUtf8("print(\"中文中文中文中文中文\")|\nprint(\"aaaaaaaaaaaaaaaaaaaa\")|"));
    QTest::qWait(1);
    const auto xOfBar = [&edit](int line) {
        const QTextBlock block = edit.document()->findBlockByNumber(line);
        edit.document()->documentLayout()->blockBoundingRect(block);
        return block.layout()->lineAt(0).cursorToX(static_cast<int>(block.text().size()) - 1);
    };
    QVERIFY2(std::abs(xOfBar(0) - xOfBar(1)) < 0.5, qPrintable(QString("%1, %2").arg(xOfBar(0)).arg(xOfBar(1))));
}

void CodeEditTest::pinsAreAtTheirLines() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.resize(500, 300);
    edit.setPlainText("one\ntwo\nthree\nfour");
    edit.setPins({{2, "writer", 0}, {4, "T1", 1}, {4, "T2", 2}});
    const QImage shot = edit.grab().toImage();
    const auto has = [&shot](const QColor &color, int fromY, int toY) {
        for (int y = fromY; y < toY; ++y)
            for (int x = 0; x < 70; ++x)
                if (shot.pixelColor(x, y) == color) return true;
        return false;
    };
    const auto top = [](int line) { return 4 + 25 * (line - 1); };
    const Theme &theme = fixture.kit.theme();
    QVERIFY(has(theme.identity(0).fill, top(2), top(3)));
    QVERIFY(!has(theme.identity(0).fill, top(1), top(2) - 2));
    QVERIFY(!has(theme.identity(0).fill, top(3) + 2, top(4)));
    QVERIFY(has(theme.identity(1).fill, top(4), top(5)));
    QVERIFY(has(theme.identity(2).fill, top(4), top(5)));
    // Two short names stand there whole.
    const auto widthOf = [&shot](const QColor &color, int y) {
        int first = -1, last = -1;
        for (int x = 0; x < 90; ++x)
            if (shot.pixelColor(x, y) == color) last = x, first = first < 0 ? x : first;
        return last - first + 1;
    };
    for (const int identity : {1, 2}) QVERIFY(widthOf(theme.identity(identity).fill, top(4) + 6) > pinSize(fixture.kit, "T2").width() - 6);
    // The line is tinted up to its end.
    QCOMPARE(shot.pixelColor(480, top(2) + 12), theme.identity(0).tint);
    QCOMPARE(shot.pixelColor(480, top(3) + 12), theme.color(Role::EditorSurface));
    QCOMPARE(edit.pinsAt(top(4) + 12), QString("T1, T2"));
}

void CodeEditTest::problemIsUnderlinedAndGoesWithAnEdit() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText(QString::fromUtf8("x = '中' if\n"));
    edit.setProblem({1, 8, 1, 10}, "Something is missing.");
    QCOMPARE(edit.extraSelections().size(), 1);
    QCOMPARE(edit.extraSelections().first().cursor.selectedText(), QString("if"));
    edit.moveCursor(QTextCursor::End);
    QTest::keyClicks(&edit, "y");
    QVERIFY(edit.extraSelections().isEmpty());
    QVERIFY(!edit.problemSpan().isValid());
}

void CodeEditTest::problemBehindTheEndIsShown() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText("if a");
    edit.setProblem({1, 4, 1, 5}, "A colon is missing.");
    QCOMPARE(edit.extraSelections().size(), 1);
    QVERIFY(edit.extraSelections().first().cursor.hasSelection());
    edit.setProblem({9, 0, 9, 1}, "Beyond the text.");
    QVERIFY(edit.extraSelections().isEmpty());
}

void CodeEditTest::undoTakesBackWhatWasTyped() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText("a");
    edit.setPins({{1, "main", 2}});
    QVERIFY(!edit.document()->isUndoAvailable());
    edit.selectAll();
    edit.indentSelection(false);
    QCOMPARE(edit.toPlainText(), QString("    a"));
    edit.undo();
    QCOMPARE(edit.toPlainText(), QString("a"));
}

void CodeEditTest::bracketsCloseThemselves() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    type(edit, "f(a[1], 'x')");
    QCOMPARE(edit.toPlainText(), QString("f(a[1], 'x')"));
    type(edit, "; g(");
    QCOMPARE(edit.toPlainText(), QString("f(a[1], 'x'); g()"));
    QTest::keyClick(&edit, Qt::Key_Backspace);
    QCOMPARE(edit.toPlainText(), QString("f(a[1], 'x'); g"));
    edit.setPlainText("abc");
    edit.selectAll();
    type(edit, "(");
    QCOMPARE(edit.toPlainText(), QString("(abc)"));
    // Before a word, and within one, nothing is added.
    edit.setPlainText("abc");
    type(edit, "(");
    QCOMPARE(edit.toPlainText(), QString("(abc"));
    edit.setPlainText("don");
    edit.moveCursor(QTextCursor::End);
    type(edit, "'");
    QCOMPARE(edit.toPlainText(), QString("don'"));
}

void CodeEditTest::breakpointsMoveWithTheirLines() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.setPlainText("a = 1\n\nb = 2\n# c\n");
    for (const int line : {1, 2, 3, 4}) edit.toggleBreakpoint(line);
    // Nobody ever stops at an empty line or a comment.
    QCOMPARE(edit.breakpoints(), (QList<int>{1, 3}));
    edit.moveCursor(QTextCursor::Start);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(edit.breakpoints().last(), 4);
    edit.toggleBreakpoint(4);
    QVERIFY(!edit.breakpoints().contains(4));
}

void CodeEditTest::aClickIntoTheMarginSetsABreakpoint() {
    Fixture fixture;
    CodeEdit edit(fixture.kit, nullptr);
    edit.resize(400, 300);
    edit.setPlainText("a = 1\nb = 2\n");
    edit.show();
    auto *margin = edit.findChild<QWidget *>("codeMargin");
    QVERIFY(margin);
    const int second = fixture.kit.ipx(25) * 3 / 2 + 4;
    QTest::mouseClick(margin, Qt::LeftButton, {}, {edit.breakpointRoom() / 2, second});
    QCOMPARE(edit.breakpoints(), QList<int>{2});
    const QImage picture = margin->grab().toImage();
    bool dotted = false;
    for (int y = 0; y < picture.height(); ++y) dotted = dotted || picture.pixelColor(edit.breakpointRoom() / 2, y) == fixture.kit.color(Role::Accent);
    QVERIFY(dotted);
    QTest::mouseClick(margin, Qt::LeftButton, {}, {edit.breakpointRoom() / 2, second});
    QCOMPARE(edit.breakpoints(), QList<int>());
}

void CodeEditTest::namesAreCompleted() {
    Fixture fixture;
    const ModuleNames names = ModuleNames::read(R"json({"queue": {"Queue": {"kind": "class", "signature": "(maxsize=0)"}, "Empty": {"kind": "exception"}}})json",
                                                "queue.Queue\tFirst in, first out\tFIFO\n");
    CodeEdit edit(fixture.kit, nullptr);
    edit.resize(500, 400);
    edit.show();
    edit.setModuleNames(&names);
    edit.setPlainText("import queue\n");
    edit.moveCursor(QTextCursor::End);
    type(edit, "q = queue.");
    QVERIFY(edit.completionList()->isVisible());
    QCOMPARE(edit.completionList()->list().size(), 2);
    // Its frame is whole: what is in it ends before its lower edge.
    const QWidget *help = edit.completionList()->findChild<QLabel *>("completionHelp");
    QVERIFY(edit.completionList()->contentsRect().contains(help->geometry()));
    QTest::keyClick(&edit, Qt::Key_Down);
    QCOMPARE(edit.completionList()->current(), QString("Queue"));
    QVERIFY(edit.completionList()->findChild<QLabel *>("completionHelp")->text().contains("First in, first out"));
    QVERIFY(edit.completionList()->findChild<QLabel *>("completionHelp")->text().contains("Queue(maxsize=0)"));
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(edit.toPlainText(), QString("import queue\nq = queue.Queue"));
    QVERIFY(!edit.completionList()->isVisible());
}

void CodeEditTest::theListGoesWhenItIsNotWanted() {
    Fixture fixture;
    const ModuleNames names = ModuleNames::read(R"json({"queue": {"Queue": {"kind": "class"}}})json", {});
    CodeEdit edit(fixture.kit, nullptr);
    edit.resize(500, 400);
    edit.show();
    edit.setModuleNames(&names);
    edit.setPlainText("import queue\n");
    edit.moveCursor(QTextCursor::End);
    type(edit, "queue.");
    QTest::keyClick(&edit, Qt::Key_Escape);
    QVERIFY(!edit.completionList()->isVisible());
    type(edit, "Qu");
    QVERIFY(edit.completionList()->isVisible());
    type(edit, "(");
    QVERIFY(!edit.completionList()->isVisible());
    QTest::keyClick(&edit, Qt::Key_Space, Qt::ControlModifier);
    type(edit, "1");
    QCOMPARE(edit.toPlainText(), QString("import queue\nqueue.Qu(1)"));
}

QTEST_MAIN(CodeEditTest)
#include "tst_code_edit.moc"
