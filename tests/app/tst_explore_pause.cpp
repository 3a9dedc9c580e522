// Exploring stands still when it is told to, takes no processor then, and that time counts for nothing; it goes on, and ends with what
// it has when it is told to.
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

namespace {

const QString host = FORKYARD_BINARY_DIR "/forkyard-host";

/// Three threads of ten rounds: nobody waits for the end of that.
const QByteArray endlessly = R"(import threading
balance = 0
def work(amount):
    global balance
    for i in range(10):
        balance = balance + amount
        balance = balance - amount
threads = [threading.Thread(target=work, args=(n,)) for n in (5, 8, 11)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(balance)
)";

struct Exploring {
    Exploring() {
        QFile file(folder.filePath("program.py"));
        if (!file.open(QIODevice::WriteOnly) || file.write(endlessly) < 0) return;
        file.close();
        whole.start();
        process.start(host, {"explore", "--json", "--progress", "--max-states", "1000000000", file.fileName()});
    }
    ~Exploring() {
        process.kill();
        process.waitForFinished(60'000);
    }
    bool hasProgressed() {
        process.setReadChannel(QProcess::StandardError);
        return process.canReadLine() || process.waitForReadyRead(60'000);
    }
    void tell(int signal) { ::kill(static_cast<pid_t>(process.processId()), signal); }
    /// As the kernel has it: 'T', it stands still.
    char state() const {
        QFile file(QString("/proc/%1/stat").arg(process.processId()));
        if (!file.open(QIODevice::ReadOnly)) return 0;
        const QByteArray text = file.readAll();
        const qsizetype end = text.lastIndexOf(')');
        return end < 0 || end + 2 >= text.size() ? char(0) : text[end + 2];
    }
    QJsonObject result() {
        if (!process.waitForFinished(120'000)) return {};
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
    QTemporaryDir folder;
    QProcess process;
    QElapsedTimer whole;
};

} // namespace

class ExplorePauseTest : public QObject {
    Q_OBJECT

private slots:
    void standsStillAndGoesOn() {
        Exploring exploring;
        QVERIFY(exploring.hasProgressed());
        exploring.tell(SIGTSTP);
        QTRY_COMPARE_WITH_TIMEOUT(exploring.state(), 'T', 60'000);
        QElapsedTimer still;
        still.start();
        exploring.process.readAllStandardError();
        QTest::qWait(300);
        QCOMPARE(exploring.state(), 'T');
        QVERIFY(exploring.process.readAllStandardError().isEmpty());
        const qint64 stood = still.elapsed();
        exploring.tell(SIGCONT);
        QVERIFY(exploring.hasProgressed());
        exploring.tell(SIGINT);
        const QJsonObject found = exploring.result();
        QCOMPARE(found["bound"].toString(), QString("stopped"));
        QVERIFY(found["states"].toDouble() > 0);
        // What it was seen to stand still for is not in its time, however busy the machine is.
        QVERIFY2(found["seconds"].toDouble() * 1000 <= static_cast<double>(exploring.whole.elapsed() - stood) + 1, qPrintable(QString::number(found["seconds"].toDouble())));
    }

    void isStoppedWhileItStandsStill() {
        Exploring exploring;
        QVERIFY(exploring.hasProgressed());
        exploring.tell(SIGTSTP);
        QTRY_COMPARE_WITH_TIMEOUT(exploring.state(), 'T', 60'000);
        exploring.tell(SIGINT);
        exploring.tell(SIGCONT);
        const QJsonObject found = exploring.result();
        QCOMPARE(found["bound"].toString(), QString("stopped"));
        QVERIFY(!found["complete"].toBool());
    }
};

QTEST_GUILESS_MAIN(ExplorePauseTest)
#include "tst_explore_pause.moc"
