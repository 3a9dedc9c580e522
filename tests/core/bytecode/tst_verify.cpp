// That the verifier sees each kind of damage, and none in what the compiler makes of Python's own standard library.
#include "compile_text.h"

#include "core/bytecode/verify.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace forkyard;
using namespace forkyard::bytecode;
using compile_text::compileText;

class Verify : public QObject {
    Q_OBJECT

private slots:
    void damageIsFound_data();
    void damageIsFound();
    void standardLibraryIsSound();
};

namespace {

using Damage = std::function<void(Code &)>;

Instruction &first(Code &code, Op op) {
    return *std::find_if(code.instructions.begin(), code.instructions.end(), [op](auto &i) { return i.op == op; });
}

/// The folder of python3.11's library, empty where there is none.
QString standardLibrary() {
    const QString python = QStandardPaths::findExecutable("python3.11");
    if (python.isEmpty()) return {};
    QProcess process;
    process.start(python, {"-c", "import os; print(os.path.dirname(os.__file__))"});
    if (!process.waitForFinished()) return {};
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

} // namespace

Q_DECLARE_METATYPE(Damage)

void Verify::damageIsFound_data() {
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("complaint");

    const auto row = [](const char *complaint, const char *name, Damage damage) {
        QTest::newRow(name) << damage << QString(complaint);
    };
    row("jump out of bounds", "jump too far", [](Code &c) { first(c, Op::JumpIfFalse).d = 10000; });
    row("form and direction", "backward jump in a forward one's form",
        [](Code &c) { first(c, Op::JumpIfFalse).d = 0; });
    row("register out of bounds", "register too high", [](Code &c) { first(c, Op::LoadConst).a = 500; });
    row("register out of bounds", "too many arguments", [](Code &c) { first(c, Op::Call).c = 500; });
    row("constant out of bounds", "constant", [](Code &c) { first(c, Op::LoadConst).d = 500; });
    row("cache out of bounds", "cache", [](Code &c) { c.cacheCount = 0; });
    row("the end is open", "no return at the end", [](Code &c) { c.instructions.back().op = Op::Nop; });
    row("bad handler range", "handler outside", [](Code &c) { c.handlers.front().handler = 10000; });
    row("bad handler range", "empty range", [](Code &c) { c.handlers.front().end = c.handlers.front().start; });
    row("may hold nothing", "no check before a variable", [](Code &c) { first(c, Op::CheckBound).op = Op::Nop; });
    row("may hold nothing", "temporary read before it is written",
        [](Code &c) { first(c, Op::LoadGlobal).op = Op::Nop; });
    row("differ in number", "spans missing", [](Code &c) { c.spans.pop_back(); });
    row("toFast", "toFast missing", [](Code &c) { c.toFast.pop_back(); });
}

void Verify::damageIsFound() {
    QFETCH(Damage, damage);
    QFETCH(QString, complaint);
    const auto program = compileText("def f(a):\n"
                                     "  try:\n"
                                     "    if a: x = 1\n"
                                     "  except E: pass\n"
                                     "  return g(x)\n");
    QVERIFY(program.ok());
    Code code = *compile_text::find(program.value(), "f");
    QCOMPARE(verify(code), std::vector<std::string>());
    damage(code);
    const std::vector<std::string> problems = verify(code);
    QVERIFY(!problems.empty());
    QVERIFY2(QString::fromStdString(problems.front()).contains(complaint), problems.front().c_str());
}

void Verify::standardLibraryIsSound() {
    const QString folder = standardLibrary();
    if (folder.isEmpty()) QSKIP("python3.11 is not installed here (2025-11)");
    int compiled = 0;
    int testsSeen = 0;
    QDirIterator files(folder, {"*.py"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (path.contains("site-packages")) continue;
        // Its own tests are two thirds of it: one in four keeps this short.
        if (path.contains("/test/") && ++testsSeen % 4 != 0) continue;
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = lang::decodeSource(file.readAll().toStdString());
        if (!text) continue;
        const auto module = lang::parseProgram(text.value());
        if (!module) continue; // outside the subset: eval, metaclasses, complex numbers, …
        const auto code = compile(*module.value(), path.toStdString());
        QVERIFY2(code.ok(), qPrintable(path));
        const std::vector<std::string> problems = verify(*code.value());
        QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
        ++compiled;
    }
    // A system's python may come without its own tests.
    QVERIFY2(compiled > 300, qPrintable(QString("only %1 files").arg(compiled)));
}

QTEST_APPLESS_MAIN(Verify)
#include "tst_verify.moc"
