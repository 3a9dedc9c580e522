// `forkyard record` from outside: the same frames from two processes, clear words where it cannot be done, and nothing left behind.
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

class RecordCommandTest : public QObject {
    Q_OBJECT

private slots:
    void twoProcessesRenderTheSameFrames();
    void aMissingEncoderIsToldAtOnce();
    void aFolderThatIsNotThereIsToldAtOnce();
    void interruptingLeavesNothing();
    void aHandoutIsOneSheet();

private:
    void run(const QStringList &arguments, const QString &path = {});

    QTemporaryDir m_folder;
    QByteArray m_out, m_err;
    int m_code = 0;
    static inline const QString s_program = QString(FORKYARD_BINARY_DIR) + "/forkyard";
};

void RecordCommandTest::run(const QStringList &arguments, const QString &path) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!path.isEmpty()) environment.insert("PATH", path);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(s_program, QStringList{"record"} + arguments);
    QVERIFY(process.waitForFinished(240'000));
    m_out = process.readAllStandardOutput();
    m_err = process.readAllStandardError();
    m_code = process.exitCode();
}

void RecordCommandTest::twoProcessesRenderTheSameFrames() {
    QByteArrayList hashes;
    for (int round = 0; round < 2; ++round) {
        run({"2", "-o", "%03d.png", "--size", "320x180", "--fps", "1", "--from", "20", "--to", "40", "--lang", "zh", "--hash", "--subtitles", "captions.srt"});
        QCOMPARE(m_code, 0);
        const qsizetype at = m_out.indexOf("frames ", m_out.indexOf('\n'));
        QVERIFY(at > 0);
        hashes << m_out.mid(at + 7).trimmed();
    }
    QCOMPARE(hashes[0].size(), 64);
    QCOMPARE(hashes[0], hashes[1]);
    QCOMPARE(QDir(m_folder.path()).entryList({"*.png"}).size(), 20);
    QVERIFY(QFile::exists(m_folder.filePath("captions.srt")));
}

void RecordCommandTest::aMissingEncoderIsToldAtOnce() {
    run({"2", "-o", "a.mp4", "--lang", "en"}, "/nonexistent");
    QCOMPARE(m_code, 1);
    QVERIFY2(m_err.contains("There is no ffmpeg here"), m_err.constData());
    QVERIFY(!QFile::exists(m_folder.filePath("a.mp4")));
}

void RecordCommandTest::aFolderThatIsNotThereIsToldAtOnce() {
    run({"2", "-o", "nowhere/%03d.png", "--lang", "en"});
    QCOMPARE(m_code, 1);
    QVERIFY2(m_err.contains("There is no folder"), m_err.constData());
}

void RecordCommandTest::interruptingLeavesNothing() {
    if (QStandardPaths::findExecutable("ffmpeg").isEmpty()) QSKIP("2026-11-28: there is no ffmpeg here");
    QTemporaryDir folder;
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(s_program, {"record", "2", "-o", "a.mp4", "--fps", "60"});
    QVERIFY(process.waitForStarted());
    // It has begun once there is something to leave behind.
    QTRY_VERIFY_WITH_TIMEOUT(!QDir(folder.path()).entryList({".a.mp4.part"}, QDir::Files | QDir::Hidden).isEmpty(), 60'000);
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

void RecordCommandTest::aHandoutIsOneSheet() {
    for (const char *name : {"sheet.svg", "sheet.pdf"}) {
        run({"2", "-o", name, "--lang", "zh"});
        QCOMPARE(m_code, 0);
        QVERIFY(QFileInfo(m_folder.filePath(name)).size() > 20'000);
    }
    run({"2", "-o", "nowhere/sheet.pdf", "--lang", "en"});
    QCOMPARE(m_code, 1);
    QVERIFY2(m_err.contains("cannot be written"), m_err.constData());
}

QTEST_MAIN(RecordCommandTest)
#include "tst_record_command.moc"
