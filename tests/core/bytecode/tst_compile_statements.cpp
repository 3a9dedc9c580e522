// Statements as instructions: the shape of loops, conditions, try and with. Long, because it is one table.
// Each row is a small program, the name of a code in it, and what disassemble() shows of that.
#include "compile_text.h"

#include <QTest>

class CompileStatements : public QObject {
    Q_OBJECT

private slots:
    void gives_data();
    void gives();
};

void CompileStatements::gives_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("instructions");

    QTest::newRow("return nothing") << R"(
def f():
    pass
)"
                                    << "f"
                                    << R"(
Line 2
     ReturnNone
)";

    QTest::newRow("for loop") << R"(
def f(it):
    for x in it:
        print(x)
)"
                              << "f"
                              << R"(
Line 2
     GetIter %2 it
     ForIter x %2 -> L2
L1:  Line 3
     LoadGlobal %4 print
     Move %5 x
     Call %3 %4 1
     Line 2
     ForLoop x %2 -> L1
L2:  ReturnNone
)";

    QTest::newRow("for pairs") << R"(
def f(d):
    for k, v in d.items():
        d[v] = k
)"
                               << "f"
                               << R"(
Line 2
     LoadMethod %4 d items
     CallMethod %3 %4 0
     GetIter %3 %3
     ForIter %4 %3 -> L2
L1:  UnpackSequence k %4 2
     Line 3
     StoreIndex d v k
     Line 2
     ForLoop %4 %3 -> L1
L2:  ReturnNone
)";

    QTest::newRow("none to a global") << R"(
x = None
)"
                                      << "<module>"
                                      << R"(
Line 1
     PeekGlobal %0 x
     LoadConst %1 None
     StoreGlobal %1 x
     LetGo %0
     ReturnNone
)";

    QTest::newRow("for else break continue") << R"(
def f(it):
    for x in it:
        if x: break
        if x is None: continue
        x()
    else:
        return 1
    return 2
)"
                                             << "f"
                                             << R"(
Line 2
     GetIter %2 it
     ForIter x %2 -> L3
L1:  Line 3
     JumpIfTrue x -> L4
     Line 4
     JumpIfIsK 1 x None -> L2
     Line 5
     Move %4 x
     Call %3 %4 0
L2:  Line 2
     ForLoop x %2 -> L1
L3:  Line 7
     LoadConst %3 1
     Return %3
L4:  Line 8
     LoadConst %2 2
     Return %2
)";

    QTest::newRow("while loop") << R"(
def f(i, n):
    while i < n:
        i += 1
)"
                                << "f"
                                << R"(
Line 2
     JumpIfLt 0 i n -> L2
L1:  Line 3
     IAddK i i 1
     Line 2
     LoopIfLt 1 i n -> L1
L2:  ReturnNone
)";

    QTest::newRow("while and") << R"(
def f(a, b):
    while a and b:
        a = b()
)"
                               << "f"
                               << R"(
Line 2
     JumpIfFalse a -> L2
     JumpIfFalse b -> L2
L1:  Line 3
     Move %2 b
     Call a %2 0
     Line 2
     JumpIfFalse a -> L2
     LoopIfTrue b -> L1
L2:  ReturnNone
)";

    QTest::newRow("while true") << R"(
def f(g):
    while True:
        if g(): break
)"
                                << "f"
                                << R"(
Line 2
L1:  Line 3
     Move %2 g
     Call %1 %2 0
     JumpIfTrue %1 -> L2
     Line 2
     LoopJump -> L1
L2:  ReturnNone
)";

    QTest::newRow("if else") << R"(
def f(a):
    if a == 1:
        return 'one'
    elif a is not None:
        return 'some'
    else:
        return 'none'
)"
                             << "f"
                             << R"(
Line 2
     JumpIfEqK 0 a 1 -> L1
     Line 3
     LoadConst %1 'one'
     Return %1
L1:  Line 4
     JumpIfIsK 1 a None -> L2
     Line 5
     LoadConst %1 'some'
     Return %1
L2:  Line 7
     LoadConst %1 'none'
     Return %1
)";

    QTest::newRow("short circuit") << R"(
def f(a, b, c):
    if a and (b or not c):
        return 1
)"
                                   << "f"
                                   << R"(
Line 2
     JumpIfFalse a -> L2
     JumpIfTrue b -> L1
     JumpIfTrue c -> L2
L1:  Line 3
     LoadConst %3 1
     Return %3
L2:  ReturnNone
)";

    QTest::newRow("chained condition") << R"(
def f(a):
    if 0 < a < 10:
        return a
)"
                                       << "f"
                                       << R"(
Line 2
     LoadConst %1 0
     Lt %3 %1 a
     JumpIfFalse %3 -> L1
     JumpIfLtK 0 a 10 -> L1
     Line 3
     Return a
L1:  ReturnNone
)";

    QTest::newRow("dead branch") << R"(
def f():
    if 0:
        g()
    return 1
    h()
)"
                                 << "f"
                                 << R"(
Line 2
     Line 4
     LoadConst %0 1
     Return %0
)";

    QTest::newRow("check bound once") << R"(
def f(c):
    if c:
        x = 1
    print(x)
    return x
)"
                                      << "f"
                                      << R"(
Line 2
     JumpIfFalse c -> L1
     Line 3
     LoadConst x 1
L1:  Line 4
     LoadGlobal %3 print
     CheckBound x x
     Move %4 x
     Call %2 %3 1
     Line 5
     Return x
)";

    QTest::newRow("bound on both branches") << R"(
def f(c):
    if c:
        x = 1
    else:
        x = 2
    return x
)"
                                            << "f"
                                            << R"(
Line 2
     JumpIfFalse c -> L1
     Line 3
     LoadConst x 1
     Jump -> L2
L1:  Line 5
     LoadConst x 2
L2:  Line 6
     Return x
)";

    QTest::newRow("delete local") << R"(
def f(x):
    del x
    return x
)"
                                  << "f"
                                  << R"(
Line 2
     LetGo x
     Line 3
     CheckBound x x
     Return x
)";

    QTest::newRow("unbound next turn") << R"(
def f(it):
    x = 1
    for i in it:
        print(x)
        del x
)"
                                       << "f"
                                       << R"(
Line 2
     LoadConst x 1
     Line 3
     GetIter %3 it
     ForIter i %3 -> L2
L1:  Line 4
     LoadGlobal %5 print
     CheckBound x x
     Move %6 x
     Call %4 %5 1
     Line 5
     LetGo x
     Line 3
     ForLoop i %3 -> L1
L2:  ReturnNone
)";

    QTest::newRow("try except") << R"(
def f(g):
    try:
        g()
    except ValueError as e:
        print(e)
    except KeyError:
        pass
)"
                                << "f"
                                << R"(
Line 2
L1:  Line 3
     Move %3 g
     Call %2 %3 0
L2:  Jump -> L11
L3:  PushHandled %3 %2
L4:  Line 4
     LoadGlobal %4 ValueError
     JumpIfNoMatch %2 %4 -> L8
     Move e %2
L5:  Line 5
     LoadGlobal %5 print
     Move %6 e
     Call %4 %5 1
L6:  PopHandled %3
     Clear e
     Jump -> L11
L7:  Clear e
     Jump -> L10
L8:  Line 6
     LoadGlobal %4 KeyError
     JumpIfNoMatch %2 %4 -> L10
     Line 7
L9:  PopHandled %3
     Jump -> L11
L10: PopHandled %3
     Reraise %2
L11: ReturnNone
guard L1 to L2: L3 with %2
guard L5 to L6: L7 with %2
guard L4 to L6: L10 with %2
guard L7 to L9: L10 with %2
)";

    QTest::newRow("try finally return") << R"(
def f(g, h):
    try:
        return g()
    finally:
        h()
)"
                                        << "f"
                                        << R"(
Line 2
L1:  Line 3
     Move %3 g
     Call %2 %3 0
L2:  Line 5
     Move %4 h
     Call %3 %4 0
     Return %2
L3:  PushHandled %3 %2
L4:  Line 5
     Move %5 h
     Call %4 %5 0
L5:  PopHandled %3
     Reraise %2
guard L1 to L2: L3 with %2
guard L4 to L5: L5 with %2
)";

    QTest::newRow("continue through finally") << R"(
def f(it, g):
    for x in it:
        try:
            continue
        finally:
            g()
)"
                                              << "f"
                                              << R"(
Line 2
     GetIter %3 it
     ForIter x %3 -> L8
L1:  Line 3
L2:  Line 4
L3:  Line 6
     Move %5 g
     Call %4 %5 0
     Jump -> L7
L4:  PushHandled %5 %4
L5:  Line 6
     Move %7 g
     Call %6 %7 0
L6:  PopHandled %5
     Reraise %4
L7:  Line 2
     ForLoop x %3 -> L1
L8:  ReturnNone
guard L2 to L3: L4 with %4
guard L5 to L6: L6 with %4
)";

    QTest::newRow("with") << R"(
def f(lock, g):
    with lock as l:
        g(l)
)"
                          << "f"
                          << R"(
Line 2
     WithEnter %3 lock
L1:  Move l %4
     Line 3
     Move %5 g
     Move %6 l
     Call %4 %5 1
L2:  Line 2
     WithLeave %4 %3
     Jump -> L7
L3:  Line 2
     PushHandled %5 %4
L4:  WithExit %6 %3 %4
     JumpIfTrue %6 -> L6
L5:  PopHandled %5
     Reraise %4
L6:  PopHandled %5
L7:  ReturnNone
guard L1 to L2: L3 with %4
guard L4 to L5: L5 with %4
)";

    QTest::newRow("return in with") << R"(
def f(lock, x):
    with lock:
        return x
)"
                                    << "f"
                                    << R"(
Line 2
     WithEnter %2 lock
L1:  Line 3
     Move %3 x
L2:  Line 2
     WithLeave %4 %2
     Return %3
L3:  Line 2
     PushHandled %4 %3
L4:  WithExit %5 %2 %3
     JumpIfTrue %5 -> L6
L5:  PopHandled %4
     Reraise %3
L6:  PopHandled %4
     ReturnNone
guard L1 to L2: L3 with %3
guard L4 to L5: L5 with %3
)";

    QTest::newRow("assertion") << R"(
def f(a):
    assert a, 'why'
)"
                               << "f"
                               << R"(
Line 2
     JumpIfTrue a -> L1
     LoadBuiltin %1 AssertionError
     LoadConst %2 'why'
     Call %1 %1 1
     Raise %1 none
L1:  ReturnNone
)";

    QTest::newRow("raise from") << R"(
def f(e):
    raise ValueError(1) from e
)"
                                << "f"
                                << R"(
Line 2
     LoadGlobal %2 ValueError
     LoadConst %3 1
     Call %1 %2 1
     Raise %1 e
)";

    QTest::newRow("imports") << R"(
import os.path
import os.path as p
from . import x
from m import *
)"
                             << "<module>"
                             << R"(
Line 1
     ImportName %0 0 0 os.path
     StoreGlobal %0 os
     Line 2
     ImportName %0 0 1 os.path
     StoreGlobal %0 p
     Line 3
     ImportName %0 1 1
     ImportFrom %1 %0 x
     StoreGlobal %1 x
     Line 4
     ImportName %0 0 1 m
     ImportStar %0
     ReturnNone
)";

    QTest::newRow("module doc string") << R"(
'about'
x = 1
)"
                                       << "<module>"
                                       << R"(
LoadConst %0 'about'
     StoreGlobal %0 __doc__
     Line 2
     LoadConst %0 1
     StoreGlobal %0 x
     ReturnNone
)";
}

void CompileStatements::gives() {
    QFETCH(QString, source);
    QFETCH(QString, code);
    QFETCH(QString, instructions);
    const QString program = source.mid(1); // the raw string starts with a line end
    QCOMPARE(compile_text::listing(program.toStdString(), code.toStdString()), instructions.trimmed());
}

QTEST_APPLESS_MAIN(CompileStatements)
#include "tst_compile_statements.moc"
