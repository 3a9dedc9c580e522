// `forkyard run --host virtual …`: a schedule's text does in every process what it says, seeds repeat, and nonsense is refused in
// words. The expected numbers come from the program's own arithmetic, not from an earlier run.
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

// Each thread loads the balance, then stores what it has loaded and its own amount.
constexpr const char *race = "import threading\n"
                             "balance = 0\n"
                             "def add(n):\n"
                             "    global balance\n"
                             "    balance = balance + n\n"
                             "t = threading.Thread(target=add, args=(5,))\n"
                             "u = threading.Thread(target=add, args=(8,))\n"
                             "t.start(); u.start(); t.join(); u.join()\n"
                             "print(balance)\n";

struct Answer {
    int code = -1;
    QString output, errors;
};

/// What is left of the balance when the threads 2 and 3 do their two operations in this order.
int balanceAfter(const QString &order) {
    int balance = 0, hand[2] = {-1, -1};
    const int amounts[2] = {5, 8};
    for (const QChar c : order) {
        const int thread = c == '2' ? 0 : 1;
        if (hand[thread] < 0) hand[thread] = balance;
        else balance = hand[thread] + amounts[thread];
    }
    return balance;
}

} // namespace

class VirtualRunTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        m_file = write("race.py", race);
    }
    void anOrderLeadsToItsBalance_data();
    void anOrderLeadsToItsBalance();
    void aSeedRepeats();
    void whatRanCanBeReplayed();
    void aForeignScheduleIsToldOf();
    void timePassesAndCoresShareIt();
    void changesOfThreadsCostWhatIsSaid();
    void machinesHaveProgramsOfTheirOwn();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();

private:
    QString write(const char *name, const char *text) {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(text);
        return file.fileName();
    }
    Answer run(QStringList words, bool showsSchedule = false) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        if (showsSchedule) environment.insert("FORKYARD_SHOW_SCHEDULE", "1");
        process.setProcessEnvironment(environment);
        process.setStandardInputFile(QProcess::nullDevice());
        process.start(FORKYARD_BINARY_DIR "/forkyard-host", QStringList{"run"} + words);
        if (!process.waitForFinished(20000)) process.kill();
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    QTemporaryDir m_folder;
    QString m_file;
};

void VirtualRunTest::anOrderLeadsToItsBalance_data() {
    QTest::addColumn<QString>("order");
    // All 4! / (2! 2!) = 6 of them.
    for (const char *order : {"2233", "2323", "2332", "3223", "3232", "3322"}) QTest::newRow(order) << QString(order);
}

void VirtualRunTest::anOrderLeadsToItsBalance() {
    QFETCH(QString, order);
    // start() waits until the new thread has begun, which it does without an operation of its own; then the main thread waits for their ends.
    QString schedule = "1x1000 2x0 1x1000 3x0 1x1000";
    for (const QChar c : order) schedule += QString(" %1x1").arg(c);
    for (int time = 0; time < 3; ++time) {
        const Answer answer = run({"--host", "virtual", "--schedule", schedule, m_file});
        QCOMPARE(answer.errors, QString());
        QCOMPARE(answer.output, QString("%1\n").arg(balanceAfter(order)));
        QCOMPARE(answer.code, 0);
    }
}

void VirtualRunTest::aSeedRepeats() {
    for (const char *seed : {"1", "2", "3", "4"}) {
        const QStringList words{"--host", "virtual", "--policy", "random", "--seed", seed, m_file};
        const Answer one = run(words, true), other = run(words, true);
        QVERIFY(one.errors.startsWith("schedule: "));
        QCOMPARE(other.errors, one.errors);
        QCOMPARE(other.output, one.output);
    }
}

void VirtualRunTest::whatRanCanBeReplayed() {
    for (const QStringList &policy : {QStringList{"--policy", "random", "--seed", "7"}, QStringList{"--policy", "round-robin", "--quantum", "1"}, QStringList{"--policy", "priority"}}) {
        const Answer first = run(QStringList{"--host", "virtual"} + policy + QStringList{m_file}, true);
        const QString schedule = first.errors.trimmed().section(": ", 1);
        const Answer again = run({"--host", "virtual", "--schedule", schedule, m_file}, true);
        QCOMPARE(again.errors, first.errors);
        QCOMPARE(again.output, first.output);
    }
}

void VirtualRunTest::aForeignScheduleIsToldOf() {
    const Answer answer = run({"--host", "virtual", "--schedule", "9x3", m_file});
    QVERIFY2(answer.errors.contains("it names thread 9 where that one cannot go on"), qPrintable(answer.errors));
    QCOMPARE(answer.output, QString("13\n")); // lowest number first: one after the other
}

void VirtualRunTest::timePassesAndCoresShareIt() {
    // Who waits for the clock to come round gets on, although nobody sleeps; and an hour's sleep takes no time.
    const QString spin = write("spin.py", "import os, time\n"
                                          "end = time.monotonic() + 0.001\n"
                                          "while time.monotonic() < end:\n"
                                          "    pass\n"
                                          "time.sleep(3600)\n"
                                          "print(os.cpu_count())\n");
    for (const char *cores : {"1", "64"}) {
        const Answer answer = run({"--host", "virtual", "--cores", cores, "--gil", "off", spin});
        QCOMPARE(answer.errors, QString());
        QCOMPARE(answer.output, QString("%1\n").arg(cores));
    }
}

void VirtualRunTest::changesOfThreadsCostWhatIsSaid() {
    const QString file = write("switches.py", "import threading, time\n"
                                              "def work():\n"
                                              "    for n in range(10):\n"
                                              "        time.sleep(0)\n"
                                              "ts = [threading.Thread(target=work) for n in range(2)]\n"
                                              "start = time.monotonic()\n"
                                              "for t in ts: t.start()\n"
                                              "for t in ts: t.join()\n"
                                              "print(round(time.monotonic() - start, 3))\n");
    const auto seconds = [&](const char *cost) { return run({"--host", "virtual", "--quantum", "1", "--switch-cost", cost, file}).output.toDouble(); };
    QCOMPARE(seconds("0"), 0.0);
    const double once = seconds("10ms");
    QVERIFY2(once > 0.1, qPrintable(QString::number(once)));
    QVERIFY2(qAbs(seconds("20ms") - 2 * once) < 0.003, qPrintable(QString::number(once)));
}

void VirtualRunTest::machinesHaveProgramsOfTheirOwn() {
    const QString server = write("server.py", "import socket\n"
                                              "s = socket.create_server(('', 5000))\n"
                                              "for n in range(2):\n"
                                              "    c, a = s.accept()\n"
                                              "    with c:\n"
                                              "        c.sendall(b'for ' + c.recv(100))\n");
    const QString client = write("client.py", "import socket, time\n"
                                              "time.sleep(1)\n"
                                              "s = socket.create_connection(('hub', 5000))\n"
                                              "s.sendall(socket.gethostname().encode())\n"
                                              "print(s.recv(100).decode(), round(time.monotonic(), 2))\n");
    const Answer answer = run({"--network", "hub a=client.py b=client.py; delay 50ms; delay hub-b 100ms", server});
    QCOMPARE(answer.errors, QString());
    // Switched on at 1, asleep for 1, two ways to and fro.
    QCOMPARE(answer.output, QString("for a 2.2\nfor b 2.4\n"));
    QVERIFY(run({"--network", "hub a=nobody.py", client}).errors.contains("can't open file"));
}

void VirtualRunTest::nonsenseIsRefused_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *option, const char *value, const char *says) { QTest::newRow(qPrintable(QString("%1 %2").arg(option, value))) << QStringList{option, value} << QString(says); };
    row("--cores", "0", "it takes a number from 1 to 64");
    row("--cores", "65", "it takes a number from 1 to 64");
    row("--cores", "two", "it takes a number from 1 to 64");
    row("--quantum", "0", "it takes a number from 1 on");
    row("--switch-cost", "soon", "it takes a time up to a minute");
    row("--switch-cost", "-1us", "it takes a time up to a minute");
    row("--network", "a a", "two machines named “a”");
    row("--network", "a; delay 3", "does not belong into a network");
    row("--seed", "-5", "it takes a number");
    row("--seed", "1x", "it takes a number");
    row("--gil", "maybe", "it takes any, calls or off");
    row("--host", "cloud", "it takes live or virtual");
    row("--policy", "fair", "it takes ");
    row("--schedule", "1y2", "is not a turn of a schedule");
    row("--schedule", "0x2", "is not a turn of a schedule");
}

void VirtualRunTest::nonsenseIsRefused() {
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    const Answer answer = run(words + QStringList{m_file});
    QVERIFY2(answer.errors.contains(says), qPrintable(answer.errors));
    QCOMPARE(answer.output, QString());
    QCOMPARE(answer.code, 2);
}

QTEST_GUILESS_MAIN(VirtualRunTest)
#include "tst_virtual_run.moc"
