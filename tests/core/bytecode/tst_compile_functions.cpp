// Functions, classes, generators and comprehensions as instructions: definitions, and the code objects within.
// Each row is a small program, the name of a code in it, and what disassemble() shows of that.
#include "compile_text.h"

#include <QTest>

class CompileFunctions : public QObject {
    Q_OBJECT

private slots:
    void gives_data();
    void gives();
};

void CompileFunctions::gives_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("instructions");

    QTest::newRow("closure") << R"(
def f(a):
    n = 0
    def g():
        nonlocal n
        n += a
        return n
    return g
)"
                             << "f"
                             << R"(
MakeCell a
     MakeCell n
     Line 2
     LoadConst %3 0
     StoreCell n %3
     Line 3
     Clear %3
     Clear %4
     Move %6 a
     Move %7 n
     BuildTuple %5 %6 2
     MakeFunction g %3 <code g>
     Line 7
     Return g
)";

    QTest::newRow("closure inner") << R"(
def f(a):
    n = 0
    def g():
        nonlocal n
        n += a
        return n
    return g
)"
                                   << "f.<locals>.g"
                                   << R"(
Line 5
     LoadCell %2 n n
     LoadCell %3 a a
     IAdd %2 %2 %3
     StoreCell n %2
     Line 6
     LoadCell %2 n n
     Return %2
)";

    QTest::newRow("defaults") << R"(
def f(a, b=1, *, c=g()):
    return a
)"
                              << "<module>"
                              << R"(
Line 1
     LoadConst %1 (1,)
     LoadConst %4 'c'
     LoadGlobal %6 g
     Call %5 %6 0
     BuildDict %2 %4 1
     Clear %3
     MakeFunction %0 %1 <code f>
     StoreGlobal %0 f
     ReturnNone
)";

    QTest::newRow("decorators") << R"(
@a
@b(1)
def f():
    pass
)"
                                << "<module>"
                                << R"(
Line 1
     LoadGlobal %0 a
     Line 2
     LoadGlobal %2 b
     LoadConst %3 1
     Call %1 %2 1
     Line 3
     MakeFunction %2 none <code f>
     Call %1 %1 1
     Call %0 %0 1
     StoreGlobal %0 f
     ReturnNone
)";

    QTest::newRow("generator") << R"(
def f(n):
    x = yield n
    yield from x
)"
                               << "f"
                               << R"(
Line 2
     Yield x n
     Line 3
     GetYieldFromIter %3 x
     YieldFrom %2 %3
     ReturnNone
)";

    QTest::newRow("coroutine") << R"(
async def f(c):
    return await c
)"
                               << "f"
                               << R"(
Line 2
     GetAwaitable %1 c 0
     YieldFrom %1 %1
     Return %1
)";

    QTest::newRow("async for") << R"(
async def f(it):
    async for x in it:
        print(x)
)"
                               << "f"
                               << R"(
Line 2
     LoadSpecial %3 it __aiter__
     Call %2 %3 0
L1:  LoadSpecial %3 %2 __anext__
     Call %3 %3 0
     GetAwaitable %3 %3 3
     YieldFrom %3 %3
L2:  Move x %3
     Line 3
     LoadGlobal %4 print
     Move %5 x
     Call %3 %4 1
     Line 2
     LoopJump -> L1
L3:  EndAsyncFor %3
     ReturnNone
guard L1 to L2: L3 with %3
)";

    QTest::newRow("list comprehension") << R"(
def f(it):
    return [x + 1 for x in it if x]
)"
                                        << "f"
                                        << R"(
Line 2
     MakeFunction %2 none <code <listcomp>>
     GetIter %3 it
     Call %1 %2 1
     Return %1
)";

    QTest::newRow("list comprehension inner") << R"(
def f(it):
    return [x + 1 for x in it if x]
)"
                                              << "f.<locals>.<listcomp>"
                                              << R"(
BuildList %2 .0 0
     ForIter x .0 -> L3
L1:  JumpIfFalse x -> L2
     AddK %3 x 1
     ListAppend %2 %3
L2:  ForLoop x .0 -> L1
L3:  Return %2
)";

    QTest::newRow("await in comprehension") << R"(
async def f(it):
    return [await x for x in it]
)"
                                            << "f"
                                            << R"(
Line 2
     MakeFunction %2 none <code <listcomp>>
     GetIter %3 it
     Call %2 %2 1
     GetAwaitable %1 %2 0
     YieldFrom %1 %1
     Return %1
)";

    QTest::newRow("generator expression inner") << R"(
def f(it):
    return sum(x for x in it)
)"
                                                << "f.<locals>.<genexpr>"
                                                << R"(
ForIter x .0 -> L2
L1:  Yield %3 x
     ForLoop x .0 -> L1
L2:  ReturnNone
)";

    QTest::newRow("dict comprehension inner") << R"(
def f(it):
    return {k: v for k, v in it}
)"
                                              << "f.<locals>.<dictcomp>"
                                              << R"(
BuildDict %3 .0 0
     ForIter %4 .0 -> L2
L1:  UnpackSequence k %4 2
     DictSet %3 k v
     ForLoop %4 .0 -> L1
L2:  Return %3
)";

    QTest::newRow("lambda inner") << R"(
def f():
    return lambda x: x + 1
)"
                                  << "f.<locals>.<lambda>"
                                  << R"(
Line 2
     AddK %1 x 1
     Return %1
)";

    QTest::newRow("class statement") << R"(
class A(B, k=1):
    pass
)"
                                     << "<module>"
                                     << R"(
Line 1
     LoadConst %0 'A'
     LoadGlobal %5 B
     BuildTuple %1 %5 1
     LoadConst %5 'k'
     LoadConst %6 1
     BuildDict %3 %5 1
     MakeFunction %4 none <code A>
     BuildDict %2 %0 0
     Move %5 %2
     Call %4 %4 1
     MakeClass %0 %0
     StoreGlobal %0 A
     ReturnNone
)";

    QTest::newRow("class body") << R"(
class A:
    'doc'
    n: int = 1
    def m(self):
        return __class__
)"
                                << "A"
                                << R"(
MakeCell __class__
     LoadName %2 %0 __name__
     StoreName %2 %0 __module__
     LoadConst %2 'A'
     StoreName %2 %0 __qualname__
     LoadConst %2 'doc'
     StoreName %2 %0 __doc__
     BuildDict %2 %0 0
     StoreName %2 %0 __annotations__
     Line 3
     LoadConst %2 1
     StoreName %2 %0 n
     LoadName %3 %0 int
     LoadName %4 %0 __annotations__
     LoadConst %5 'n'
     StoreIndex %4 %5 %3
     Line 4
     Clear %3
     Clear %4
     BuildTuple %5 __class__ 1
     MakeFunction %2 %3 <code m>
     StoreName %2 %0 m
     Return __class__
)";

    QTest::newRow("text annotation") << R"(
from __future__ import annotations
class A:
    next: dict[str, A] | None = None
)"
                                     << "A"
                                     << R"(
LoadName %1 %0 __name__
     StoreName %1 %0 __module__
     LoadConst %1 'A'
     StoreName %1 %0 __qualname__
     BuildDict %1 %0 0
     StoreName %1 %0 __annotations__
     Line 3
     LoadConst %1 None
     StoreName %1 %0 next
     LoadConst %2 'dict[str, A] | None'
     LoadName %3 %0 __annotations__
     LoadConst %4 'next'
     StoreIndex %3 %4 %2
     ReturnNone
)";
}

void CompileFunctions::gives() {
    QFETCH(QString, source);
    QFETCH(QString, code);
    QFETCH(QString, instructions);
    const QString program = source.mid(1); // the raw string starts with a line end
    QCOMPARE(compile_text::listing(program.toStdString(), code.toStdString()), instructions.trimmed());
}

QTEST_APPLESS_MAIN(CompileFunctions)
#include "tst_compile_functions.moc"
