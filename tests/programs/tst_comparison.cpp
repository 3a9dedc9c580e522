// The comparison itself: what it reads from a file's head, what it finds different, and that a program that does not
// end is ended with all that it started.
#include "tests/programs/comparison.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace forkyard::programs;

class ComparisonTest : public QObject {
    Q_OBJECT

private slots:
    void readsDirectives();
    void namesUnknownDirectives();
    void difference_data();
    void difference();
    void otherVersionsTellLess();
    void timeIsTold_data();
    void timeIsTold();
    void exceptionType_data();
    void exceptionType();
    void runsAProgram();
    void endsWhatDoesNotEnd();
    void saysWhatCannotStart();
};

void ComparisonTest::readsDirectives() {
    const ProgramFile file =
        readProgramFile("a/b.py", "# args: one \"two words\"\n# stdin: a\\nb\\\\n\n# order: any\n"
                                  "# check: type\n# options: --gil calls\n# timeout: 3\n"
                                  "# Prose: with a capital is prose.\nx = 1\n# check: exit-only\n");
    QCOMPARE(file.args, (QStringList{"one", "two words"}));
    QCOMPARE(file.input, QByteArray("a\nb\\n"));
    QVERIFY(file.anyOrder);
    QCOMPARE(file.check, Check::Type);
    QCOMPARE(file.options, (QStringList{"--gil", "calls"}));
    QCOMPARE(file.timeoutSeconds, 3);
    QVERIFY(file.mistakes.isEmpty());
}

void ComparisonTest::namesUnknownDirectives() {
    const QByteArray text = "# chekc: type\n# check: some\n# order: none\n# timeout: soon\n";
    QCOMPARE(readProgramFile("x.py", text).mistakes.size(), 4);
}

void ComparisonTest::difference_data() {
    QTest::addColumn<RunResult>("expected");
    QTest::addColumn<RunResult>("actual");
    QTest::addColumn<Check>("check");
    QTest::addColumn<bool>("anyOrder");
    QTest::addColumn<QString>("found");
    const RunResult good = {"a\nb\n", "Traceback\n  File \"x\", line 1\nValueError: x\n", 1, false, true};
    const auto changed = [&](auto change) {
        RunResult result = good;
        change(result);
        return result;
    };
    const RunResult other = changed([](RunResult &r) { r.output = "a\nc\n"; });
    const RunResult swapped = changed([](RunResult &r) { r.output = "b\na\n"; });
    const RunResult code = changed([](RunResult &r) { r.exitCode = 0; });
    const RunResult line = changed([](RunResult &r) { r.errors = "Traceback\n  File \"x\", line 2\nValueError: x\n"; });
    const RunResult type = changed([](RunResult &r) { r.errors = "Traceback\nTypeError: x\n"; });
    const RunResult late = changed([](RunResult &r) { r.timedOut = true; });
    const RunResult silent = changed([](RunResult &r) { r.errors.clear(); });
    const RunResult longer = changed([](RunResult &r) { r.output += "c\n"; });
    QTest::newRow("same") << good << good << Check::All << false << "";
    QTest::newRow("a line") << good << other << Check::All << false << "line 2";
    QTest::newRow("a line more") << good << longer << Check::All << false << "line 3";
    QTest::newRow("swapped") << good << swapped << Check::All << false << "line 1";
    QTest::newRow("swapped, any order") << good << swapped << Check::All << true << "";
    QTest::newRow("a line, any order") << good << other << Check::All << true << "line";
    QTest::newRow("exit code") << good << code << Check::All << false << "exit code is 0, not 1";
    QTest::newRow("exit code only") << good << code << Check::ExitOnly << false << "exit code";
    QTest::newRow("output, exit only") << good << other << Check::ExitOnly << false << "";
    QTest::newRow("traceback") << good << line << Check::All << false << "standard error";
    QTest::newRow("traceback, type only") << good << line << Check::Type << false << "";
    QTest::newRow("type") << good << type << Check::Type << false << "exception is TypeError, not ValueError";
    QTest::newRow("no exception") << good << silent << Check::Type << false << "exception is";
    QTest::newRow("output, type only") << good << other << Check::Type << false << "standard output";
    QTest::newRow("too late") << good << late << Check::ExitOnly << false << "did not end";
    const RunResult here = {"<A at 0x7f01ab23>\n", "", 0, false, true},
                    there = {"<A at 0x5501ab99>\n", "", 0, false, true};
    QTest::newRow("addresses") << here << there << Check::All << false << "";
}

void ComparisonTest::difference() {
    QFETCH(RunResult, expected);
    QFETCH(RunResult, actual);
    QFETCH(Check, check);
    QFETCH(bool, anyOrder);
    QFETCH(QString, found);
    ProgramFile file;
    file.anyOrder = anyOrder;
    const QString words = forkyard::programs::difference(file, check, expected, actual);
    if (found.isEmpty()) QCOMPARE(words, QString());
    if (!found.isEmpty()) QVERIFY2(words.contains(found), qPrintable(words));
}

void ComparisonTest::otherVersionsTellLess() {
    const Python reference = {"python3.11", "3.11.7"}, other = {"python3", "3.12.1"};
    const ProgramFile plain = readProgramFile("x.py", "pass\n");
    const ProgramFile worded = readProgramFile("x.py", "# python: 3.11\n");
    const ProgramFile exit = readProgramFile("x.py", "# check: exit-only\n");
    QCOMPARE(checkFor(plain, reference), Check::All);
    QCOMPARE(checkFor(plain, other), Check::Type);
    QCOMPARE(checkFor(worded, reference), Check::All);
    QCOMPARE(checkFor(worded, other), Check::ExitOnly);
    QCOMPARE(checkFor(exit, reference), Check::ExitOnly);
    QCOMPARE(checkFor(exit, other), Check::ExitOnly);
}

void ComparisonTest::timeIsTold_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("told");
    QTest::newRow("sleeps") << QByteArray("import time\ntime.sleep(0.1)\n") << true;
    QTest::newRow("sets a limit") << QByteArray("q.get(timeout=1)\n") << true;
    QTest::newRow("waits only") << QByteArray("t.start()\nt.join()\n") << false;
    QTest::newRow("a longer name") << QByteArray("sometimes = overtime\n") << false;
}

void ComparisonTest::timeIsTold() {
    QFETCH(QByteArray, text);
    ProgramFile file;
    file.text = text;
    QTEST(forkyard::programs::dependsOnTime(file), "told");
}

void ComparisonTest::exceptionType_data() {
    QTest::addColumn<QByteArray>("errors");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("text") << QByteArray("Traceback\n  File\nValueError: a: b\n") << QByteArray("ValueError");
    QTest::newRow("no text") << QByteArray("Traceback\nQuiet\n") << QByteArray("Quiet");
    QTest::newRow("module") << QByteArray("_queue.Empty\n") << QByteArray("_queue.Empty");
    QTest::newRow("notes") << QByteArray("KeyError: 1\n a note\n") << QByteArray("KeyError");
    QTest::newRow("none") << QByteArray("done it\n") << QByteArray();
}

void ComparisonTest::exceptionType() {
    QFETCH(QByteArray, errors);
    QFETCH(QByteArray, type);
    QCOMPARE(forkyard::programs::exceptionType(errors), type);
}

void ComparisonTest::runsAProgram() {
    ProgramFile file;
    file.name = "cat; echo err >&2; exit 7";
    file.input = "in\n";
    const RunResult result = runChild({"/bin/sh", "-c"}, file, "/");
    QCOMPARE(result, (RunResult{"in\n", "err\n", 7, false, true}));
    file.name = "kill -9 $$";
    QCOMPARE(runChild({"/bin/sh", "-c"}, file, "/").exitCode, -9);
}

void ComparisonTest::endsWhatDoesNotEnd() {
    ProgramFile file;
    file.name = "sleep 600 & echo $!; wait";
    file.timeoutSeconds = 1;
    QElapsedTimer clock;
    clock.start();
    const RunResult result = runChild({"/bin/sh", "-c"}, file, "/");
    QVERIFY(result.timedOut);
    QVERIFY(clock.elapsed() < 10000);
    const pid_t grandchild = result.output.trimmed().toInt();
    QVERIFY(grandchild > 0);
    // Gone, or a zombie that nobody has reaped yet: in both cases it no longer runs.
    QTRY_VERIFY(kill(grandchild, 0) != 0 || [&] {
        QFile stat(QString("/proc/%1/stat").arg(grandchild));
        return stat.open(QIODevice::ReadOnly) && stat.readAll().contains(") Z ");
    }());
}

void ComparisonTest::saysWhatCannotStart() {
    ProgramFile file;
    QVERIFY(!runChild({"/no/such/program"}, file, "/").started);
}

QTEST_GUILESS_MAIN(ComparisonTest)
#include "tst_comparison.moc"
