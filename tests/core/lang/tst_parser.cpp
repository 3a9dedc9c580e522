// Trees and spans of small programs. The form is that of tree_dump.h, without the lines that hold nothing.
#include "core/lang/parse.h"
#include "tree_dump.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::lang;

namespace {

/// Nodes with a span, or what an f-string holds, joined by blanks.
QString nodes(const char *program) {
    const auto module = parse(program);
    if (!module) return QString::fromStdString("error " + module.error().code);
    QStringList result;
    for (const QString &line :
         QString::fromStdString(TreeDump().dump(*module.value())).split('\n', Qt::SkipEmptyParts)) {
        const QString trimmed = line.trimmed();
        if (trimmed.contains(' ')) result << trimmed;
    }
    return result.join(" / ");
}

const Expression &expressionOf(const Module &module) {
    return *as<ExprStatement>(*module.body[0]).value;
}

std::string textOf(const char *literal) {
    const auto module = parse(literal);
    return module ? as<Constant>(expressionOf(*module.value())).text : "error " + module.error().code;
}

} // namespace

class ParserTest : public QObject {
    Q_OBJECT

private slots:
    void trees_data() {
        QTest::addColumn<QByteArray>("program");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *program, const char *expected) {
            QTest::newRow(name) << QByteArray(program) << QString::fromUtf8(expected);
        };
        row("precedence", "a + b * -c ** d",
            "Expr 1:0-1:15 / BinOp 1:0-1:15 Add / Name 1:0-1:1 a Load / BinOp 1:4-1:15 Mult / Name 1:4-1:5 b Load / "
            "UnaryOp 1:8-1:15 USub / BinOp 1:9-1:15 Pow / Name 1:9-1:10 c Load / Name 1:14-1:15 d Load");
        row("comparison", "a < b not in c",
            "Expr 1:0-1:14 / Compare 1:0-1:14 Lt,NotIn / Name 1:0-1:1 a Load / Name 1:4-1:5 b Load / Name 1:13-1:14 c "
            "Load");
        row("bool", "a or b and not c",
            "Expr 1:0-1:16 / BoolOp 1:0-1:16 Or / Name 1:0-1:1 a Load / BoolOp 1:5-1:16 And / Name 1:5-1:6 b Load / "
            "UnaryOp 1:11-1:16 Not / Name 1:15-1:16 c Load");
        row("targets", "a, *b.c = (d[0]) = e",
            "Assign 1:0-1:20 / Tuple 1:0-1:7 Store / Name 1:0-1:1 a Store / Starred 1:3-1:7 Store / Attribute 1:4-1:7 "
            "c "
            "Store / Name 1:4-1:5 b Load / Subscript 1:11-1:15 Store / Name 1:11-1:12 d Load / Constant 1:13-1:14 int "
            "/ Name "
            "1:19-1:20 e Load");
        row("parentheses", "(a)", "Expr 1:0-1:3 / Name 1:1-1:2 a Load");
        row("call", "f(a, *b, k=c, **d)",
            "Expr 1:0-1:18 / Call 1:0-1:18 / Name 1:0-1:1 f Load / Name 1:2-1:3 a Load / Starred 1:5-1:7 Load / Name "
            "1:6-1:7 "
            "b Load / keyword 1:9-1:12 k / Name 1:11-1:12 c Load / keyword 1:14-1:17 / Name 1:16-1:17 d Load");
        row("generator argument", "f(x for x in y)",
            "Expr 1:0-1:15 / Call 1:0-1:15 / Name 1:0-1:1 f Load / GeneratorExp 1:1-1:15 / Name 1:2-1:3 x Load / Name "
            "1:8-1:9 "
            "x Store / Name 1:13-1:14 y Load");
        row("slices", "a[1:, ::2]",
            "Expr 1:0-1:10 / Subscript 1:0-1:10 Load / Name 1:0-1:1 a Load / Tuple 1:2-1:9 Load / Slice 1:2-1:4 / "
            "Constant "
            "1:2-1:3 int / Slice 1:6-1:9 / Constant 1:8-1:9 int");
        row("walrus as key", "{(a := 1): 2}",
            "Expr 1:0-1:13 / Dict 1:0-1:13 / NamedExpr 1:2-1:8 / Name 1:2-1:3 a Store / Constant 1:7-1:8 int / "
            "Constant "
            "1:11-1:12 int");
        row("elif", "if a:\n  b\nelif c: d;\n",
            "If 1:0-3:10 / Name 1:3-1:4 a Load / Expr 2:2-2:3 / Name 2:2-2:3 b Load / If 3:0-3:10 / Name 3:5-3:6 c "
            "Load / Expr "
            "3:8-3:9 / Name 3:8-3:9 d Load");
        row("with in parentheses", "with (a as b, c): pass",
            "With 1:0-1:22 / Name 1:6-1:7 a Load / Name 1:11-1:12 b Store / Name 1:14-1:15 c Load / Pass 1:18-1:22");
        row("with a tuple's look", "with (a, b) as c: pass",
            "With 1:0-1:22 / Tuple 1:5-1:11 Load / Name 1:6-1:7 a Load / Name 1:9-1:10 b Load / Name 1:15-1:16 c Store "
            "/ Pass "
            "1:18-1:22");
        row("function", "@d\nasync def f(a, /, b: int = 1, *, c) -> r: pass",
            "AsyncFunctionDef 2:0-2:46 f / posonly 2:12-2:13 a / arg 2:18-2:24 b / Name 2:21-2:24 int Load / kwonly "
            "2:33-2:34 c "
            "/ Constant 2:27-2:28 int / Pass 2:42-2:46 / Name 1:1-1:2 d Load / Name 2:39-2:40 r Load");
        row("imports", "from ..a.b import c as d, e\nimport f.g as h",
            "ImportFrom 1:0-1:27 a.b 2 / alias 1:18-1:24 c as d / alias 1:26-1:27 e / Import 2:0-2:15 / alias 2:7-2:15 "
            "f.g as h");
        row("annotation", "x: int = 1\n(y): int",
            "AnnAssign 1:0-1:10 1 / Name 1:0-1:1 x Store / Name 1:3-1:6 int Load / Constant 1:9-1:10 int / AnnAssign "
            "2:0-2:8 0 / "
            "Name 2:1-2:2 y Store / Name 2:5-2:8 int Load");
        row("f-string", "f'a{x!r:>{w}}{y=}' 'b'",
            "Expr 1:0-1:22 / JoinedStr 1:0-1:22 / Constant str 61 / FormattedValue r / Name x Load / Constant str 3e / "
            "FormattedValue - / Name w Load / Constant str 793d / FormattedValue r / Name y Load / Constant str 62");
    }

    void trees() {
        QFETCH(QByteArray, program);
        QFETCH(QString, expected);
        QCOMPARE(nodes(program.constData()), expected);
    }

    void literals_data() {
        QTest::addColumn<QByteArray>("literal");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *literal, const QByteArray &expected) {
            QTest::newRow(name) << QByteArray(literal) << expected;
        };
        row("escapes", R"('\a\b\f\n\r\t\v\\\'\"\0\101\x41')", QByteArray("\a\b\f\n\r\t\v\\'\"\0AA", 13));
        row("unicode", R"('\u00e9\U0001F600')", "é😀");
        row("unknown escape", R"('\d\ ')", "\\d\\ ");
        row("raw", R"(r'\n\'')", "\\n\\'");
        row("line joined", "'a\\\nb'", "ab");
        row("lines", "'''a\r\nb\rc'''", "a\nb\nc");
        row("lone surrogate", R"('\ud800')", "\xed\xa0\x80");
        row("bytes", R"(b'\xff\u00e9\n')", "\xff\\u00e9\n");
        row("joined", "'a' r'\\b' \"c\"", "a\\bc");
        row("big number", "123_456_789_012_345_678_901_234_567_890", "123456789012345678901234567890");
        row("hexadecimal", "0xDEAD_beef", "DEADbeef");
        row("mixed", "'a' b'b'", "error syntax.mixed-bytes");
        row("beyond unicode", R"('\U00110000')", "error syntax.illegal-unicode");
    }

    void literals() {
        QFETCH(QByteArray, literal);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(textOf(literal.constData())), expected);
    }

    void floats() {
        const auto value = [](const char *text) { return as<Constant>(expressionOf(*parse(text).value())).number; };
        QCOMPARE(value("1.5e3"), 1500.0);
        QCOMPARE(value(".1"), 0.1);
        QCOMPARE(value("1_0.0_1"), 10.01);
        QVERIFY(std::isinf(value("1e999")));
        QCOMPARE(value("1e-999"), 0.0);
        QCOMPARE(value("4.9e-324"), 4.9e-324);
    }

    /// The place of an expression inside an f-string is where it stands in the file.
    void placesInsideFStrings() {
        const auto module = parse("x = f'''é {\n  a + b}'''");
        QVERIFY(module.ok());
        const auto &joined = as<JoinedStr>(*as<Assign>(*module.value()->body[0]).value);
        const auto &value = as<FormattedValue>(*joined.values[1]).value;
        QVERIFY(value->span == (SourceSpan{2, 2, 2, 7}));
    }

    void byteOrderMarkIsPassedOver() {
        QCOMPARE(nodes("\xef\xbb\xbfx"), QString("Expr 1:0-1:1 / Name 1:0-1:1 x Load"));
    }
};

QTEST_APPLESS_MAIN(ParserTest)
#include "tst_parser.moc"
