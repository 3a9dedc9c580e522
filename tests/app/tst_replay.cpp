// What Explore finds happens when its schedule is followed: on the simulated machine, and on real threads and real processes too. And what
// cannot be forced is told, with the place.
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString host = FORKYARD_BINARY_DIR "/forkyard-host";
const QString folder = FORKYARD_SOURCE_DIR "/tests/app/replay";

struct Ran {
    QByteArray output, errors;
    int code = -1; ///< −1: it did not end, or a signal ended it
};

Ran ran(const QStringList &words) {
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(host, words);
    Ran result;
    if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit) result.code = process.exitCode();
    else process.kill();
    result.output = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    return result;
}

int codeOf(const QString &ending) {
    constexpr int kNobodyGoesOn = 124;
    if (ending == "deadlock" || ending == "stuck") return kNobodyGoesOn;
    return ending.startsWith("exit ") ? ending.mid(5).toInt() : 1;
}

} // namespace

class ReplayTest : public QObject {
    Q_OBJECT

private slots:
    void everyOutcomeHappensForReal_data();
    void everyOutcomeHappensForReal();
    void timeIsUpAsSoonAsItWaits();
    void whatCannotBeForcedIsTold_data();
    void whatCannotBeForcedIsTold();
};

void ReplayTest::everyOutcomeHappensForReal_data() {
    QTest::addColumn<qsizetype>("least");
    QTest::newRow("lost_update.py") << qsizetype(7);
    QTest::newRow("two_locks.py") << qsizetype(3); // one way each, and the deadlock
    QTest::newRow("bounded_queue.py") << qsizetype(4);
    QTest::newRow("condition.py") << qsizetype(1);
    QTest::newRow("fork_and_pipe.py") << qsizetype(2);
    QTest::newRow("processes_with_queue.py") << qsizetype(2);
    QTest::newRow("timeouts.py") << qsizetype(4);
    QTest::newRow("sleeps.py") << qsizetype(2); // who sleeps shorter may still come later
    QTest::newRow("terminate.py") << qsizetype(1);
    QTest::newRow("connection.py") << qsizetype(1);
}

void ReplayTest::everyOutcomeHappensForReal() {
    QFETCH(qsizetype, least);
    const QString file = folder + '/' + QTest::currentDataTag();
    const Ran explored = ran({"explore", "--json", file});
    const QJsonObject found = QJsonDocument::fromJson(explored.output).object();
    QVERIFY2(found["complete"].toBool(), explored.output + explored.errors);
    const QJsonArray outcomes = found["outcomes"].toArray();
    QVERIFY2(outcomes.size() >= least, explored.output);
    for (const QJsonValue &outcome : outcomes) {
        const QString schedule = outcome["schedule"].toString();
        const Ran simulated = ran({"run", "--host", "virtual", "--schedule", schedule, file});
        QVERIFY2(simulated.output == outcome["output"].toString().toUtf8(), qPrintable(schedule + '\n' + simulated.output + simulated.errors));
        QCOMPARE(simulated.code, codeOf(outcome["ending"].toString()));
        constexpr int kTimes = 20;
        for (int time = 0; time < kTimes; ++time) {
            const Ran real = ran({"run", "--host", "live", "--schedule", schedule, file});
            QVERIFY2(real.output == outcome["output"].toString().toUtf8(), qPrintable(schedule + '\n' + real.output + real.errors));
            QCOMPARE(real.code, codeOf(outcome["ending"].toString()));
        }
    }
}

/// A turn that time begins, of who only stands before what it would wait in.
void ReplayTest::timeIsUpAsSoonAsItWaits() {
    const QString program = FORKYARD_SOURCE_DIR "/tests/core/virtual/programs/livelock_timeout.py";
    const Ran run = ran({"run", "--host", "live", "--schedule", "1x23 2x0 1x3 3x0 1x3 2x1 3x1 2!1 3!1 2x1 3x1 2x1 3x1 2!1 3!1 2x1 3x1", program});
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.output, QByteArray("done\n"));
    QCOMPARE(run.code, 0);
}

void ReplayTest::whatCannotBeForcedIsTold_data() {
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QString>("more");
    QTest::addColumn<QByteArray>("complaint");
    const QByteArray waits = "import threading\nlock = threading.Lock()\nlock.acquire()\ndef other():\n    lock.acquire()\n"
                             "t = threading.Thread(target=other)\nt.start()\nt.join()\n";
    QTest::newRow("a thread that is not there") << QByteArray("print(1)\n") << "3x1" << QByteArray("turn 1 is for thread 3, which has not begun");
    QTest::newRow("one that waits") << waits << "+ 2x1" << QByteArray("in its turn 3 thread 2 cannot go on, it waits at line 5");
    QTest::newRow("longer than it can go") << waits << "+9" << QByteArray("turn 2 is longer than thread 2 can go; it waits at line 5");
    QTest::newRow("one that has ended") << QByteArray("import threading\nt = threading.Thread(target=print)\nt.start()\nt.join()\n") << "+ 2x1"
                                        << QByteArray("is for thread 2, which has ended");
    QTest::newRow("the clock") << QByteArray("import time\nprint(time.time())\n") << "1x9" << QByteArray("Line 2 asks for the time");
    QTest::newRow("the network") << QByteArray("import socket\ns = socket.socket()\n") << "1x9" << QByteArray("Line 2 uses the network");
    QTest::newRow("another program") << QByteArray("import subprocess\nsubprocess.run(['true'])\n") << "1x9"
                                     << QByteArray("Line 2 starts another program");
    QTest::newRow("no schedule") << QByteArray("print(1)\n") << "1y9" << QByteArray("“1y9” is not a turn");
}

/// The first two turns of the program where the thread with the lowest number always goes on.
QString twoTurns(const QString &file) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("FORKYARD_SHOW_SCHEDULE", "1");
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(host, {"run", "--host", "virtual", "--policy", "priority", file});
    process.waitForFinished(120'000);
    for (const QByteArray &line : process.readAllStandardError().split('\n'))
        if (line.startsWith("schedule: ")) return line.mid(10).split(' ').mid(0, 2).join(' ');
    return {};
}

void ReplayTest::whatCannotBeForcedIsTold() {
    QFETCH(QByteArray, program);
    QFETCH(QString, more);
    QFETCH(QByteArray, complaint);
    const QTemporaryDir place;
    QFile file(place.filePath("program.py"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(program);
    file.close();
    QString schedule = more;
    if (more.startsWith('+')) {
        schedule = twoTurns(file.fileName());
        QVERIFY2(schedule.contains(" 2x"), qPrintable(schedule));
        schedule += more.mid(1);
    }
    const Ran real = ran({"run", "--host", "live", "--schedule", schedule, file.fileName()});
    QCOMPARE(real.code, 2);
    QVERIFY2(real.errors.contains(complaint), qPrintable(schedule + '\n' + real.errors));
}

QTEST_GUILESS_MAIN(ReplayTest)
#include "tst_replay.moc"
