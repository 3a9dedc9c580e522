// What a traceback underlines: the text that each instruction is blamed on, as CPython 3.11 blames it; and its line.
#include "compile_text.h"

#include "core/bytecode/operands.h"

#include <QTest>

#include <algorithm>

using namespace forkyard;
using namespace forkyard::bytecode;

class Spans : public QObject {
    Q_OBJECT

private slots:
    void instructionIsBlamedOn_data();
    void instructionIsBlamedOn();
    void linesAreStatements_data();
    void linesAreStatements();
    void firstLineIsTheDecorators();
};

namespace {

/// The text of a span; of one over several lines, from its start to the end of the first.
QString textOf(const QString &source, const SourceSpan &span) {
    const QString line = source.split('\n').at(int(span.line) - 1);
    const auto end = span.endLine == span.line ? int(span.endColumn) : int(line.size());
    return line.mid(int(span.column), end - int(span.column));
}

/// Of the first instruction of that name in the code or one within.
QString blamed(const Code &code, const QString &operation, const QString &source) {
    for (std::size_t i = 0; i < code.instructions.size(); ++i)
        if (operationName(code.instructions[i].op) == operation.toStdString()) return textOf(source, code.spans[i]);
    for (const Constant &constant : code.constants)
        if (const auto *inner = std::get_if<compile_text::CodePointer>(&constant.value))
            if (const QString text = blamed(**inner, operation, source); !text.isEmpty()) return text;
    return {};
}

} // namespace

void Spans::instructionIsBlamedOn_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("text");

    const auto row = [](const char *source, const char *operation, const char *text) {
        QTest::newRow(qPrintable(QString("%1 of %2").arg(operation, source)))
            << QString(source) << QString(operation) << QString(text);
    };
    row("x = f(a, 1) + 2", "Call", "f(a, 1)");
    row("x = f(a, 1) + 2", "AddK", "f(a, 1) + 2");
    row("x = a.b.c", "LoadAttr", "a.b");
    row("x = a.b(c)", "CallMethod", "a.b(c)");
    row("x = a.b(c)", "LoadMethod", "a.b");
    row("x = a[i + 1] * 2", "LoadIndex", "a[i + 1]");
    row("x = a[i + 1] * 2", "AddK", "i + 1");
    row("a.b = c", "StoreAttr", "a.b");
    row("a[0] = c", "StoreIndex", "a[0]");
    row("a[0] += c", "IAdd", "a[0] += c");
    row("a, b = c", "UnpackSequence", "a, b");
    row("x = -y", "Negative", "-y");
    row("x = y < z", "Lt", "y < z");
    row("if y < z: pass", "JumpIfLt", "y < z");
    row("raise E(1) from None", "Raise", "raise E(1) from None");
    row("assert a", "Raise", "assert a");
    row("assert a == b, c", "Raise", "a == b");
    row("assert c and not a == b", "Raise", "a == b");
    row("for x in y: pass", "ForIter", "for x in y: pass");
    row("for x in y: pass", "GetIter", "for x in y: pass");
    row("with a: b", "WithEnter", "with a: b");
    row("import os", "ImportName", "import os");
    row("x = f'{a} {b:3}'", "FormatValue", "f'{a} {b:3}'");
    row("x = [y + 1 for y in z]", "Call", "[y + 1 for y in z]");
    row("x = [y + 1 for y in z]", "AddK", "y + 1");
    row("@d(1)\ndef f(): pass", "Call", "d(1)");
    row("a = (o\n  .first()\n  .second)", "CallMethod", "first()");
    row("a = (o\n  .first()\n  .second)", "LoadAttr", "second");
    row("try: f()\nexcept a.E: pass", "JumpIfNoMatch", "except a.E: pass");
    row("\xe4\xb8\xad = '\xe6\x96\x87'; x = f(\xe4\xb8\xad)", "Call", "f(\xe4\xb8\xad)");
}

void Spans::instructionIsBlamedOn() {
    QFETCH(QString, source);
    QFETCH(QString, operation);
    QFETCH(QString, text);
    const auto code = compile_text::compileText(source.toStdString());
    QVERIFY2(code.ok(), code.ok() ? "" : code.error().code.c_str());
    QCOMPARE(blamed(*code.value(), operation, source), text);
}

void Spans::linesAreStatements_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QList<int>>("lines"); // of the Line instructions, in their order

    QTest::newRow("simple statements") << "a = 1\n\nb = 2\n" << QList<int>{1, 3};
    QTest::newRow("one line, one step") << "a = 1; b = 2\nc = 3\n" << QList<int>{1, 2};
    QTest::newRow("several lines, one step") << "a = [1,\n  2,\n  b]\n" << QList<int>{1};
    QTest::newRow("for: the header again before each turn") << "for x in y:\n  f()\ng()\n" << QList<int>{1, 2, 1, 3};
    QTest::newRow("for on one line") << "for x in y: f()\n" << QList<int>{1, 1};
    QTest::newRow("while: the header again before each turn") << "while a:\n  f()\ng()\n" << QList<int>{1, 2, 1, 3};
    QTest::newRow("if, elif, else") << "if a:\n  b\nelif c:\n  d\nelse:\n  e\n" << QList<int>{1, 2, 3, 4, 6};
    QTest::newRow("pass and constants are steps") << "pass\n1\n" << QList<int>{1, 2};
    QTest::newRow("global is none") << "def f():\n  pass\nglobal x\nx = 1\n" << QList<int>{1, 4};
    QTest::newRow("decorators") << "@a\n@b\ndef f():\n  pass\n" << QList<int>{1, 2, 3};
    QTest::newRow("with: again when it is left, either way") << "with a:\n  b\n" << QList<int>{1, 2, 1, 1};
    QTest::newRow("try, except") << "try:\n  a\nexcept E:\n  b\n" << QList<int>{1, 2, 3, 4};
    QTest::newRow("finally, twice compiled") << "try:\n  a\nfinally:\n  b\n" << QList<int>{1, 2, 4, 4};
}

void Spans::linesAreStatements() {
    QFETCH(QString, source);
    QFETCH(QList<int>, lines);
    const auto code = compile_text::compileText(source.toStdString());
    QVERIFY2(code.ok(), code.ok() ? "" : code.error().code.c_str());
    QList<int> found;
    for (const Instruction &instruction : code.value()->instructions)
        if (instruction.op == Op::Line) found << int(instruction.line);
    QCOMPARE(found, lines);
}

void Spans::firstLineIsTheDecorators() {
    const auto code = compile_text::compileText("\n@a\n@b\ndef f(): pass\ndef g(): pass\n");
    QVERIFY(code.ok());
    QCOMPARE(compile_text::find(code.value(), "f")->firstLine, 2u);
    QCOMPARE(compile_text::find(code.value(), "g")->firstLine, 5u);
}

QTEST_APPLESS_MAIN(Spans)
#include "tst_spans.moc"
