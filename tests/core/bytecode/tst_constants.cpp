// Constants: what is folded and to what, integers of any size, and that equal constants are one.
#include "compile_text.h"

#include <QTest>

using namespace forkyard::bytecode;
using compile_text::compileText;

class Constants : public QObject {
    Q_OBJECT

private slots:
    void expressionBecomes_data();
    void expressionBecomes();
    void equalOnesAreShared();
    void similarOnesAreNot();
    void namesAreInterned();
};

void Constants::expressionBecomes_data() {
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("constant"); // empty: left to run time

    const auto row = [](const char *expression, const char *constant) {
        QTest::newRow(expression) << QString(expression) << QString(constant);
    };
    row("1 + 2 * 3", "7");
    row("-7 // 2", "-4");
    row("-7 % 3", "2");
    row("7 % -3", "-2");
    row("1 / 0", "");
    row("1 // 0", "");
    row("7 / 2", "3.5");
    row("2 ** 10", "1024");
    row("2 ** -1", "");
    row("1 << 100", "0x10000000000000000000000000");
    row("1 << 5000", "");
    row("10 ** 100", "");
    row("~5", "-6");
    row("+5", "5");
    row("not 5", "False");
    row("-0.0", "-0.0");
    row("1e308 * 10", "inf");
    row("0.1 + 2", "2.1");
    row("'ab' 'cd' + 'e'", "'abcde'");
    row("'ab' * 3", "'ababab'");
    row("'ab' * 100000", "");
    row("(1, (2, 'x'), None)", "(1, (2, 'x'), None)");
    row("(1,) + (2, 3)", "(1, 2, 3)");
    row("()", "()");
    row("\"it's\"", "\"it's\"");
    row("'a\\n\\x00\\\\'", "'a\\n\\x00\\\\'");
    row("__debug__", "True");
    row("True + True", "");
    row("140737488355327", "140737488355327");   // 2^47 - 1, the largest that is small
    row("140737488355328", "0x800000000000");    // 2^47
    row("-140737488355328", "-140737488355328"); // -2^47, the smallest that is small
    row("-140737488355329", "-0x800000000001");
    row("123456789012345678901234567890", "0x18ee90ff6c373e0ee4e3f0ad2");
    row("-123456789012345678901234567890123456789012345678901234567890",
        "-0x13aaf504e4bc1e62173f87a4378c37b49c8ccff196ce3f0ad2");
    row("0xFFFF_FFFF_FFFF_FFFF", "0xffffffffffffffff");
    row("0o7777777777777777777777", "0x3ffffffffffffffff");
    row("0b"
        "1000000000000000000000000000000000000000000000000000000000000000",
        "0x8000000000000000");
    row("00", "0");
}

void Constants::expressionBecomes() {
    QFETCH(QString, expression);
    QFETCH(QString, constant);
    const auto code = compileText(("x = " + expression).toStdString());
    QVERIFY2(code.ok(), code.ok() ? "" : code.error().code.c_str());
    const Instruction &last = code.value()->fastInstructions.at(code.value()->fastInstructions.size() - 3);
    const bool isFolded = code.value()->fastInstructions.size() == 3 && last.op == Op::LoadConst;
    QCOMPARE(isFolded ? QString::fromStdString(constantText(code.value()->constants.at(last.d))) : QString(), constant);
}

void Constants::equalOnesAreShared() {
    const auto code = compileText("a = 'x'; b = 'x'; c = (1, 'x'); d = (1, 'x'); e = 5; f = 5");
    QVERIFY(code.ok());
    QCOMPARE(code.value()->constants.size(), std::size_t(3));
}

void Constants::similarOnesAreNot() {
    const auto code =
        compileText("a = 1; b = 1.0; c = True; d = 0.0; e = -0.0; f = '1'; g = b'1'; h = (1,); i = (1.0,)");
    QVERIFY(code.ok());
    QCOMPARE(code.value()->constants.size(), std::size_t(9));
}

void Constants::namesAreInterned() {
    const auto code = compileText("a = 'a_name1'; b = 'two words'");
    QVERIFY(code.ok());
    QVERIFY(std::get<StringConstant>(code.value()->constants.at(0).value).interned);
    QVERIFY(!std::get<StringConstant>(code.value()->constants.at(1).value).interned);
}

QTEST_APPLESS_MAIN(Constants)
#include "tst_constants.moc"
