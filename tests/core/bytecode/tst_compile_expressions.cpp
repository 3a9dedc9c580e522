// Expressions and assignments as instructions: how expressions and assignments use registers: variables where they lie,
// results straight home. Each row is a small program, the name of a code in it, and what disassemble() shows of that.
#include "compile_text.h"

#include <QTest>

class CompileExpressions : public QObject {
    Q_OBJECT

private slots:
    void gives_data();
    void gives();
};

void CompileExpressions::gives_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("instructions");

    QTest::newRow("add in place of locals") << R"(
def f(a, b):
    return a + b
)"
                                            << "f"
                                            << R"(
Line 2
     Add %2 a b
     Return %2
)";

    QTest::newRow("constant operand") << R"(
def f(a):
    return a * 2 - 1
)"
                                      << "f"
                                      << R"(
Line 2
     MulK %1 a 2
     SubK %1 %1 1
     Return %1
)";

    QTest::newRow("result straight into local") << R"(
def f(a, b):
    c = a[b]
    return c
)"
                                                << "f"
                                                << R"(
Line 2
     LoadIndex c a b
     Line 3
     Return c
)";

    QTest::newRow("in place operator") << R"(
def f(a, b):
    a += 1
    a -= b
    return a
)"
                                       << "f"
                                       << R"(
Line 2
     IAddK a a 1
     Line 3
     ISub a a b
     Line 4
     Return a
)";

    QTest::newRow("global in place") << R"(
def f():
    global n
    n += 1
)"
                                     << "f"
                                     << R"(
Line 3
     LoadGlobal %0 n
     IAddK %0 %0 1
     StoreGlobal %0 n
     ReturnNone
)";

    QTest::newRow("attribute in place") << R"(
def f(o):
    o.n += 1
)"
                                        << "f"
                                        << R"(
Line 2
     LoadAttr %1 o n
     IAddK %1 %1 1
     StoreAttr o %1 n
     ReturnNone
)";

    QTest::newRow("element in place") << R"(
def f(d, k):
    d[k] += 1
)"
                                      << "f"
                                      << R"(
Line 2
     LoadIndex %2 d k
     IAddK %2 %2 1
     StoreIndex d k %2
     ReturnNone
)";

    QTest::newRow("walrus before use is copied") << R"(
def f(x):
    return x + (x := 2)
)"
                                                 << "f"
                                                 << R"(
Line 2
     Move %1 x
     LoadConst x 2
     Add %1 %1 x
     Return %1
)";

    QTest::newRow("walrus condition") << R"(
def f(g):
    if (x := g()) > 3:
        return x
)"
                                      << "f"
                                      << R"(
Line 2
     Move %2 g
     Call x %2 0
     JumpIfGtK 0 x 3 -> L1
     Line 3
     Return x
L1:  ReturnNone
)";

    QTest::newRow("swap") << R"(
def f(a, b):
    a, b = b, a
    return a
)"
                          << "f"
                          << R"(
Line 2
     Move %2 a
     Move a b
     Move b %2
     Line 3
     Return a
)";

    QTest::newRow("fibonacci step") << R"(
def f(a, b):
    a, b = b, a + b
    return a
)"
                                    << "f"
                                    << R"(
Line 2
     Add %2 a b
     Move a b
     Move b %2
     Line 3
     Return a
)";

    QTest::newRow("parallel constants") << R"(
def f():
    a, b = 0, 1
    return a
)"
                                        << "f"
                                        << R"(
Line 2
     LoadConst a 0
     LoadConst b 1
     Line 3
     Return a
)";

    QTest::newRow("element then index") << R"(
def f(a, i):
    a[i], i = i, 2
    return i
)"
                                        << "f"
                                        << R"(
Line 2
     StoreIndex a i i
     LoadConst i 2
     Line 3
     Return i
)";

    QTest::newRow("unpack in place") << R"(
def f(p):
    a, b = p
    return a
)"
                                     << "f"
                                     << R"(
Line 2
     UnpackSequence a p 2
     Line 3
     Return a
)";

    QTest::newRow("unpack starred") << R"(
def f(p):
    a, *b = p
    return b
)"
                                    << "f"
                                    << R"(
Line 2
     UnpackEx %3 p 1 0
     Move a %3
     Move b %4
     Line 3
     Return b
)";

    QTest::newRow("several targets") << R"(
def f(v):
    a = b = v
    return b
)"
                                     << "f"
                                     << R"(
Line 2
     Move a v
     Move b a
     Line 3
     Return b
)";

    QTest::newRow("call") << R"(
def f(g, a):
    return g(a, 1, k=2)
)"
                          << "f"
                          << R"(
Line 2
     Move %3 g
     Move %4 a
     LoadConst %5 1
     LoadConst %6 2
     Call %2 %3 3 ('k',)
     Return %2
)";

    QTest::newRow("method call") << R"(
def f(o, a):
    return o.m(a)
)"
                                 << "f"
                                 << R"(
Line 2
     LoadMethod %3 o m
     Move %5 a
     CallMethod %2 %3 1
     Return %2
)";

    QTest::newRow("star call") << R"(
def f(g, a, b):
    return g(*a), g(1, *a, k=1, **b)
)"
                               << "f"
                               << R"(
Line 2
     Move %5 g
     StarArgs %6 a %5
     Clear %7
     CallEx %4 %5
     Move %6 g
     LoadConst %10 1
     BuildList %9 %10 1
     ListExtend %9 a
     ListToTuple %7 %9
     LoadConst %9 'k'
     LoadConst %10 1
     BuildDict %8 %9 1
     DictMerge %8 b %6
     CallEx %5 %6
     BuildTuple %3 %4 2
     Return %3
)";

    QTest::newRow("boolean value") << R"(
def f(a, b):
    a = a or b
    return a
)"
                                   << "f"
                                   << R"(
Line 2
     Move %2 a
     JumpIfTrue %2 -> L1
     Move %2 b
L1:  Move a %2
     Line 3
     Return a
)";

    QTest::newRow("chained comparison") << R"(
def f(a):
    return 0 < a < 10
)"
                                        << "f"
                                        << R"(
Line 2
     LoadConst %2 0
     Lt %1 %2 a
     JumpIfFalse %1 -> L1
     LtK %1 a 10
L1:  Return %1
)";

    QTest::newRow("conditional expression") << R"(
def f(a):
    b = 1 if a else 2
    return b
)"
                                            << "f"
                                            << R"(
Line 2
     JumpIfFalse a -> L1
     LoadConst b 1
     Jump -> L2
L1:  LoadConst b 2
L2:  Line 3
     Return b
)";

    QTest::newRow("f string") << R"(
def f(a, b):
    return f'{a} is {b!r:>{a}}'
)"
                              << "f"
                              << R"(
Line 2
     FormatValue %3 a 0 none
     LoadConst %4 ' is '
     LoadConst %7 '>'
     FormatValue %8 a 0 none
     BuildString %6 %7 2
     FormatValue %5 b 114 %6
     BuildString %2 %3 3
     Return %2
)";

    QTest::newRow("displays") << R"(
def f(a):
    return [a, 1], (1, 2), {a: 1}, [1, 2, 3], [*a, 1], {**a}
)"
                              << "f"
                              << R"(
Line 2
     Move %3 a
     LoadConst %4 1
     BuildList %2 %3 2
     LoadConst %3 (1, 2)
     Move %5 a
     LoadConst %6 1
     BuildDict %4 %5 1
     BuildList %5 a 0
     LoadConst %6 (1, 2, 3)
     ListExtend %5 %6
     BuildList %6 %7 0
     ListExtend %6 a
     LoadConst %7 1
     ListAppend %6 %7
     BuildDict %7 %8 0
     DictUpdate %7 a
     BuildTuple %1 %2 6
     Return %1
)";

    QTest::newRow("slices") << R"(
def f(a, i):
    return a[i:], a[0]
)"
                            << "f"
                            << R"(
Line 2
     Move %5 i
     LoadConst %6 None
     LoadConst %7 None
     BuildSlice %4 %5
     LoadIndex %3 a %4
     LoadIndexK %4 a 0
     BuildTuple %2 %3 2
     Return %2
)";

    QTest::newRow("membership") << R"(
def f(a):
    return a in [1, 2]
)"
                                << "f"
                                << R"(
Line 2
     LoadConst %2 (1, 2)
     In %1 a %2
     Return %1
)";
}

void CompileExpressions::gives() {
    QFETCH(QString, source);
    QFETCH(QString, code);
    QFETCH(QString, instructions);
    const QString program = source.mid(1); // the raw string starts with a line end
    QCOMPARE(compile_text::listing(program.toStdString(), code.toStdString()), instructions.trimmed());
}

QTEST_APPLESS_MAIN(CompileExpressions)
#include "tst_compile_expressions.moc"
