// The colours of code, read back from the text's layout.
#include "tests/ui/ui_fixture.h"
#include "ui/editor/highlighter.h"

#include <QTest>
#include <QTextBlock>
#include <QTextDocument>

using namespace forkyard::ui;

class HighlighterTest : public QObject {
    Q_OBJECT

private slots:
    void colours_data();
    void colours();
    void tripleQuotesGoOn();
};

namespace {

QColor colourAt(const QTextBlock &block, int place, const QColor &otherwise) {
    for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
        if (place >= range.start && place < range.start + range.length && range.format.hasProperty(QTextFormat::ForegroundBrush))
            return range.format.foreground().color();
    }
    return otherwise;
}

} // namespace

void HighlighterTest::colours_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("role");
    const auto row = [](const char *text, const char *word, Role role) {
        QTest::addRow("%s in %s", word, text) << QString::fromUtf8(text) << QString::fromUtf8(word) << static_cast<int>(role);
    };
    row("for x in y:", "for", Role::CodeKeyword);
    row("for x in y:", "in", Role::CodeKeyword);
    row("formula = 1", "formula", Role::CodeText);
    row("def write(q):", "write", Role::CodeFunction);
    row("class Account:", "Account", Role::CodeFunction);
    row("print(x)", "print", Role::CodeFunction);
    row("time.sleep(1)", "sleep", Role::CodeFunction);
    row("time.sleep(1)", "time", Role::CodeText);
    row("x = 'for # 1'", "for", Role::CodeString);
    row("x = f\"{a}\"", "f\"", Role::CodeString);
    row("x = 'it\\'s' + y", "y", Role::CodeText);
    row("x = 0x1f + 2", "0x1f", Role::CodeNumber);
    row("x = None", "None", Role::CodeNumber);
    row("y = 1  # say 'hi'", "hi", Role::CodeComment);
    row("@cache", "@cache", Role::CodeDecorator);
    row("名字 = '中文'", "中文", Role::CodeString);
}

void HighlighterTest::colours() {
    QFETCH(QString, text);
    QFETCH(QString, word);
    QFETCH(int, role);
    Fixture fixture;
    QTextDocument document(text);
    Highlighter highlighter(fixture.kit, &document);
    highlighter.setCodeFont(fixture.kit.fonts().code());
    const int place = static_cast<int>(text.indexOf(word));
    QVERIFY(place >= 0);
    QCOMPARE(colourAt(document.firstBlock(), place, fixture.kit.color(Role::CodeText)),
             fixture.kit.color(static_cast<Role>(role)));
}

void HighlighterTest::tripleQuotesGoOn() {
    Fixture fixture;
    QTextDocument document("x = '''one\nfor two\nthree''' + y");
    Highlighter highlighter(fixture.kit, &document);
    highlighter.setCodeFont(fixture.kit.fonts().code());
    const QColor string = fixture.kit.color(Role::CodeString);
    QCOMPARE(colourAt(document.findBlockByNumber(1), 0, {}), string);
    QCOMPARE(colourAt(document.findBlockByNumber(2), 2, {}), string);
    QVERIFY(colourAt(document.findBlockByNumber(2), 11, {}) != string);
}

QTEST_MAIN(HighlighterTest)
#include "tst_highlighter.moc"
