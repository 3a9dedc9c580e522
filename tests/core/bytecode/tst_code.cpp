// What a code object says beside its instructions: parameters, variables, cells, flags; its fast variant; limits.
#include "compile_text.h"

#include "core/bytecode/verify.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace forkyard;
using namespace forkyard::bytecode;
using compile_text::compileText;

class CodeObject : public QObject {
    Q_OBJECT

private slots:
    void parametersAreCounted();
    void registersAreNamed();
    void classBodyHidesItsNamespace();
    void flags();
    void docStrings();
    void fastVariantHasNoLines();
    void fastVariantCanBeEnteredAnywhere();
    void finallyBodiesShareTheirFunctions();
    void tooManyNestedBlocks();
    void tooManyVariables();
    void longDisplaysNeedFewRegisters();
    void nestedFinallyBodiesEnd();
    void longChainsEnd();
};

namespace {

compile_text::CodePointer codeOf(const std::string &source, const std::string &name) {
    const auto code = compileText(source);
    return code ? compile_text::find(code.value(), name) : nullptr;
}

QStringList names(const std::vector<Symbol> &symbols) {
    QStringList list;
    for (const Symbol symbol : symbols)
        list << QString::fromUtf8(symbolText(symbol).data(), int(symbolText(symbol).size()));
    return list;
}

std::string indented(int depth, const std::string &text) {
    return std::string(std::size_t(depth), ' ') + text + '\n';
}

} // namespace

void CodeObject::parametersAreCounted() {
    const auto code = codeOf("def f(a, b, /, c, d=1, *e, g, h=2, **i): x = 1\n", "f");
    QVERIFY(code);
    QCOMPARE(code->positionalOnlyCount, std::uint16_t(2));
    QCOMPARE(code->positionalCount, std::uint16_t(4));
    QCOMPARE(code->keywordOnlyCount, std::uint16_t(2));
    QVERIFY(code->hasVarArgs);
    QVERIFY(code->hasVarKeywords);
    QCOMPARE(names(code->localNames), QStringList({"a", "b", "c", "d", "g", "h", "e", "i", "x"}));
    QCOMPARE(code->firstFree, std::uint16_t(9));
}

void CodeObject::registersAreNamed() {
    const auto code = codeOf("def f(a, b):\n  c = d = 1\n  def g():\n    return b, d\n", "f");
    QVERIFY(code);
    QCOMPARE(names(code->localNames), QStringList({"a", "b", "c", "g", "d"}));
    QCOMPARE(code->localIsCell, (std::vector<std::uint8_t>{0, 1, 0, 0, 1}));
    const auto inner = codeOf("def f(a, b):\n  c = d = 1\n  def g():\n    return b, d\n", "f.<locals>.g");
    QVERIFY(inner);
    QCOMPARE(inner->firstFree, std::uint16_t(0));
    QCOMPARE(names(inner->freeNames), QStringList({"b", "d"}));
}

void CodeObject::classBodyHidesItsNamespace() {
    const auto code = codeOf("class A:\n  x = 1\n  def f(self): return super()\n", "A");
    QVERIFY(code);
    QVERIFY(code->isClassBody);
    QCOMPARE(names(code->localNames), QStringList({"", "__class__"}));
    QCOMPARE(code->localIsCell, (std::vector<std::uint8_t>{0, 1}));
}

void CodeObject::flags() {
    QVERIFY(codeOf("def f(): yield\n", "f")->isGenerator);
    QVERIFY(!codeOf("def f(): yield\n", "f")->isCoroutine);
    QVERIFY(codeOf("async def f(): pass\n", "f")->isCoroutine);
    QVERIFY(!codeOf("async def f(): pass\n", "f")->isGenerator);
    QVERIFY(codeOf("x = (y for y in z)\n", "<genexpr>")->isGenerator);
    QVERIFY(codeOf("pass\n", "<module>")->isModule);
    QVERIFY(!codeOf("def f(): pass\n", "f")->isModule);
}

void CodeObject::docStrings() {
    QCOMPARE(codeOf("def f():\n  'about f'\n", "f")->docString, std::string("about f"));
    QVERIFY(!codeOf("def f():\n  b'bytes'\n", "f")->hasDocString);
    QVERIFY(!codeOf("def f():\n  1\n  'late'\n", "f")->hasDocString);
    QVERIFY(codeOf("class A:\n  'about A'\n", "A")->hasDocString);
    QVERIFY(codeOf("''\n", "<module>")->hasDocString);
}

void CodeObject::fastVariantHasNoLines() {
    const auto code = codeOf("def f(it):\n  for x in it:\n    if x:\n      break\n    print(x)\n  return x\n", "f");
    QVERIFY(code);
    QCOMPARE(code->fastSpans.size(), code->fastInstructions.size());
    QCOMPARE(code->toFast.size(), code->instructions.size());
    QVERIFY(
        std::any_of(code->instructions.begin(), code->instructions.end(), [](auto &i) { return i.op == Op::Line; }));
    QVERIFY(std::none_of(code->fastInstructions.begin(), code->fastInstructions.end(),
                         [](auto &i) { return i.op == Op::Line || i.op == Op::Jump; }));
}

void CodeObject::fastVariantCanBeEnteredAnywhere() {
    // `break` on a line of its own is Line, Jump; the fast variant has neither, and must still leave the loop from
    // there.
    const auto code = codeOf("def f(it):\n  for x in it:\n    if x:\n      break\n    print(x)\n  return 7\n", "f");
    QVERIFY(code);
    const auto &slow = code->instructions;
    const auto lineOfBreak =
        std::find_if(slow.begin(), slow.end(), [](auto &i) { return i.op == Op::Line && i.line == 4; });
    QVERIFY(lineOfBreak != slow.end());
    const auto place = std::size_t(lineOfBreak - slow.begin());
    QCOMPARE(slow[place + 1].op, Op::Jump);
    for (const std::size_t from : {place, place + 1}) {
        const Instruction &next = code->fastInstructions.at(code->toFast.at(from));
        QCOMPARE(next.op, Op::LoadConst);
        QCOMPARE(next.line, 6u);
    }
    for (std::size_t i = 0; i < slow.size(); ++i)
        if (slow[i].op != Op::Line && slow[i].op != Op::Jump && slow[i].op != Op::JumpIfFalse)
            QCOMPARE(code->fastInstructions.at(code->toFast[i]).op, slow[i].op);
}

void CodeObject::finallyBodiesShareTheirFunctions() {
    const auto code = codeOf("def f(g):\n  try:\n    if g: return 1\n  finally:\n    h(lambda: 1)\n", "f");
    QVERIFY(code);
    const auto made = std::count_if(code->instructions.begin(), code->instructions.end(),
                                    [](auto &i) { return i.op == Op::MakeFunction; });
    const auto inner = std::count_if(code->constants.begin(), code->constants.end(), [](auto &constant) {
        return std::holds_alternative<compile_text::CodePointer>(constant.value);
    });
    QCOMPARE(made, 3);
    QCOMPARE(inner, 1);
}

void CodeObject::tooManyNestedBlocks() {
    const auto nested = [](int depth) {
        std::string source;
        for (int i = 0; i < depth; ++i) source += indented(i, "while x:");
        return source + indented(depth, "pass");
    };
    QVERIFY(compileText(nested(20)).ok());
    const auto refused = compileText(nested(21));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, std::string("syntax.too-many-nested-blocks"));
    QCOMPARE(refused.error().category, DiagnosticClass::UserMistake);
    QCOMPARE(refused.error().span.line, 21u);
}

void CodeObject::tooManyVariables() {
    std::string source = "def f():\n";
    for (int i = 0; i < 66000; ++i) source += " v" + std::to_string(i) + "=1\n";
    const auto refused = compileText(source);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, std::string("limit.function-too-large"));
    QCOMPARE(refused.error().category, DiagnosticClass::LimitReached);

    std::string call = "f(x";
    for (int i = 0; i < 66000; ++i) call += ",x";
    const auto alsoRefused = compileText(call + ")");
    QVERIFY(!alsoRefused.ok());
    QCOMPARE(alsoRefused.error().code, std::string("limit.function-too-large"));
}

void CodeObject::longDisplaysNeedFewRegisters() {
    for (const char *brackets : {"[]", "()", "{}"}) {
        std::string source = std::string("x = ") + brackets[0];
        for (int i = 0; i < 30000; ++i) source += "x,";
        const auto code = compileText(source + brackets[1]);
        QVERIFY(code.ok());
        QVERIFY(code.value()->registerCount < 10);
    }
    std::string dict = "x = {";
    for (int i = 0; i < 30000; ++i) dict += "1:x,";
    const auto code = compileText(dict + "}");
    QVERIFY(code.ok());
    QVERIFY(code.value()->registerCount < 10);
}

void CodeObject::nestedFinallyBodiesEnd() {
    // Each level compiles the one within twice: a million bodies at depth 20, if nobody stopped it.
    std::string source;
    for (int i = 0; i < 19; ++i) source += indented(i, "try: f()") + indented(i, "finally:");
    source += indented(19, "g(1, 2, 3); g(1, 2, 3); g(1, 2, 3); g(1, 2, 3); g(1, 2, 3); g(1, 2, 3)");
    const auto refused = compileText(source);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, std::string("limit.function-too-large"));
}

void CodeObject::longChainsEnd() {
    std::string sum = "x = y";
    for (int i = 0; i < 50; ++i) sum += " + 1";
    std::string choice = "if x == 0: y\n";
    for (int i = 1; i < 500; ++i) choice += "elif x == " + std::to_string(i) + ": y\n";
    for (const std::string &source : {sum, choice}) {
        const auto code = compileText(source);
        QVERIFY2(code.ok(), code.ok() ? "" : code.error().code.c_str());
        QCOMPARE(verify(*code.value()), std::vector<std::string>());
    }
}

QTEST_APPLESS_MAIN(CodeObject)
#include "tst_code.moc"
