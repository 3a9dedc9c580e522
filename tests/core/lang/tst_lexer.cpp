// Tokens and their places; the pieces that an editor colours.
#include "core/lang/highlight.h"
#include "core/lang/lexer.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::lang;

namespace {

/// "kind:text" of each token, operators and keywords by their text alone.
QString kinds(std::string_view text) {
    static constexpr const char *names[] = {
#define FORKYARD_TOKEN(Name) #Name,
#include "core/lang/tokens.def"
    };
    const TokenStream stream = tokenize(text);
    QStringList result;
    for (const Token &token : stream.tokens) {
        const std::string fixed(fixedText(token.kind));
        const QString shown =
            QString::fromUtf8(stream.textOf(token).data(), static_cast<int>(stream.textOf(token).size()));
        if (!fixed.empty())
            result << QString::fromStdString(fixed);
        else if (token.kind == TokenKind::Name || token.kind == TokenKind::Number || token.kind == TokenKind::String)
            result << shown;
        else
            result << QString("<%1>").arg(names[static_cast<std::size_t>(token.kind)]);
    }
    return result.join(' ');
}

QString colours(std::string_view text) {
    static constexpr const char *names[] = {"keyword", "constant", "builtin", "definition", "decorator", "name",
                                            "number",  "string",   "brace",   "comment",    "operator",  "error"};
    QStringList result;
    for (const HighlightToken &token : tokenizeForHighlighting(text))
        result << QString("%1:%2").arg(
            names[static_cast<std::size_t>(token.kind)],
            QString::fromUtf8(text.data() + token.begin, static_cast<int>(token.end - token.begin)));
    return result.join(' ');
}

} // namespace

class LexerTest : public QObject {
    Q_OBJECT

private slots:
    void tokens_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
        };
        row("empty", "", "<EndMarker>");
        row("assignment", "x = 1\n", "x = 1 <Newline> <EndMarker>");
        row("no line end", "x", "x <Newline> <EndMarker>");
        row("operators", "a**=b//c<<=d->e...f!=g:=h", "a **= b // c <<= d -> e ... f != g := h <Newline> <EndMarker>");
        row("keywords", "is None notx not x", "is None notx not x <Newline> <EndMarker>");
        row("blocks", "if x:\n  y\n\n  # c\n  z\nw\n",
            "if x : <Newline> <Indent> y <Newline> z <Newline> <Dedent> w <Newline> <EndMarker>");
        row("nested dedent", "if x:\n if y:\n  z",
            "if x : <Newline> <Indent> if y : <Newline> <Indent> z <Newline> <Dedent> <Dedent> <EndMarker>");
        row("comment at the end", "x # c", "x <Newline> <EndMarker>");
        row("brackets join", "f(\n 1,\n\n # c\n 2)", "f ( 1 , 2 ) <Newline> <EndMarker>");
        row("backslash joins", "x = 1 + \\\n 2", "x = 1 + 2 <Newline> <EndMarker>");
        row("carriage returns", "a\r\nb\rc", "a <Newline> b <Newline> c <Newline> <EndMarker>");
        row("tabs", "if x:\n\ty\n\tz", "if x : <Newline> <Indent> y <Newline> z <Newline> <Dedent> <EndMarker>");
        row("numbers", "0 0x_fF 0b1_0 0o17 1_000 1.5 .5 1. 1e5 1E-5 1_0.0_1e+1_0 00 0.0",
            "0 0x_fF 0b1_0 0o17 1_000 1.5 .5 1. 1e5 1E-5 1_0.0_1e+1_0 00 0.0 <Newline> <EndMarker>");
        row("number then keyword", "1if 2else 3", "1 if 2 else 3 <Newline> <EndMarker>");
        row("strings", "'a' \"b\" '''c\nd''' rb'e' f'{x}' Br\"g\" u'h'",
            "'a' \"b\" '''c\nd''' rb'e' f'{x}' Br\"g\" u'h' <Newline> <EndMarker>");
        row("escaped quotes", "'a\\'b' '\\\\' 'c\\\nd'", "'a\\'b' '\\\\' 'c\\\nd' <Newline> <EndMarker>");
        row("quotes in quotes", "\"it's\" '''a''b'''", "\"it's\" '''a''b''' <Newline> <EndMarker>");
        row("unicode names", "größe = 变量 + _x1", "größe = 变量 + _x1 <Newline> <EndMarker>");
        row("unknown", "a ? b", "a <Unknown> b <Newline> <EndMarker>");
        row("error ends it", "a 'b", "a <Error>");
    }

    void tokens() {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        QCOMPARE(kinds(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))), expected);
    }

    /// Columns count code points, whatever stands before on the line.
    void places() {
        const TokenStream stream = tokenize("# é\n变 = 'ü€' + b\n  \n\tx # ö\n");
        const auto spanOf = [&](std::string_view text) {
            for (const Token &token : stream.tokens)
                if (stream.textOf(token) == text) return token.span;
            return SourceSpan{};
        };
        QVERIFY(spanOf("变") == (SourceSpan{2, 0, 2, 1}));
        QVERIFY(spanOf("'ü€'") == (SourceSpan{2, 4, 2, 8}));
        QVERIFY(spanOf("b") == (SourceSpan{2, 11, 2, 12}));
        QVERIFY(spanOf("x") == (SourceSpan{4, 1, 4, 2}));
    }

    void multiLineString() {
        const TokenStream stream = tokenize("x = '''a\n é''' + y");
        QVERIFY(stream.tokens[2].span == (SourceSpan{1, 4, 2, 5}));
        QVERIFY(stream.tokens[4].span == (SourceSpan{2, 8, 2, 9}));
    }

    void colours_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *text, const char *expected) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected);
        };
        row("statement", "for i in range(10): # c",
            "keyword:for name:i keyword:in builtin:range operator:( number:10 operator:) operator:: comment:# c");
        row("definition", "@a.b\ndef f(self): return None",
            "decorator:@a.b keyword:def definition:f operator:( constant:self operator:) operator:: keyword:return "
            "constant:None");
        row("attribute", "x.print", "name:x operator:. name:print");
        row("matrix product", "a @ b", "name:a operator:@ name:b");
        row("f-string", "f'a{x!r:>{w}}b'",
            "string:f'a brace:{ name:x error:! name:r operator:: operator:> operator:{ name:w operator:} brace:} "
            "string:b'");
        row("open string", "x = 'abc\ny", "name:x operator:= string:'abc name:y");
        row("open triple", "'''a\nb", "string:'''a\nb");
        row("open f-string", "f'{a\nb", "string:f' brace:{ name:a name:b");
        row("strange", "a，b $", "name:a error:， name:b error:$");
        row("half a character", "\xe5\xa4", "error:\xe5 error:\xa4");
    }

    void colours() {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        QCOMPARE(::colours(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))), expected);
    }

    /// Pieces come in order, inside the text, and cover all that is not blank.
    void coloursOfAnything() {
        const QByteArray text = "def f(:\n\t'a\\\n\"\"\" {f\"{{x}}{y\"\x80\xff 0x1.2e+ @\r\n#\r\\";
        for (int length = 0; length <= text.size(); ++length) {
            const std::string_view part(text.constData(), static_cast<std::size_t>(length));
            std::uint32_t end = 0;
            for (const HighlightToken &token : tokenizeForHighlighting(part)) {
                QVERIFY(token.begin >= end && token.end > token.begin && token.end <= part.size());
                for (const char c : part.substr(end, token.begin - end))
                    QVERIFY(std::string_view(" \t\f\r\n").find(c) != part.npos);
                end = token.end;
            }
        }
    }
};

QTEST_APPLESS_MAIN(LexerTest)
#include "tst_lexer.moc"
