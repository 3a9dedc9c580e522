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
    void whatGoesBesideIsAskedForFirst_data();
    void whatGoesBesideIsAskedForFirst();
    void aFolderIsMadeForPictures();
    void aTourBesideAProgramIsRecordedAndRendered();
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

void RecordCommandTest::whatGoesBesideIsAskedForFirst_data() {
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("captions in no folder") << QStringList{"--subtitles", "nowhere/a.srt"} << QByteArray("There is no folder");
    QTest::newRow("a poster in no folder") << QStringList{"--poster", "nowhere/a.png"} << QByteArray("There is no folder");
    QTest::newRow("a poster of no format") << QStringList{"--poster", "a.film"} << QByteArray("Give it one of these endings");
    QTest::newRow("a part before its beginning") << QStringList{"--from", "9", "--to", "3"} << QByteArray("nothing to record");
    QTest::newRow("a part behind the end") << QStringList{"--from", "5000"} << QByteArray("nothing to record");
    QTest::newRow("no number") << QStringList{"--from", "soon"} << QByteArray("--from");
}

void RecordCommandTest::whatGoesBesideIsAskedForFirst() {
    QFETCH(QStringList, more);
    QFETCH(QByteArray, words);
    QTemporaryDir folder;
    run(QStringList{"2", "-o", folder.filePath("%d.png"), "--lang", "en", "--size", "320x180", "--fps", "1"} + more);
    QVERIFY(m_code == 1 || m_code == 2);
    QVERIFY2(m_err.contains(words), m_err.constData());
    QVERIFY(QDir(folder.path()).isEmpty());
}

void RecordCommandTest::aFolderIsMadeForPictures() {
    QTemporaryDir folder;
    for (const char *name : {"new", "other/"}) {
        run({"2", "-o", folder.filePath(name), "--lang", "en", "--size", "320x180", "--fps", "1", "--to", "2"});
        QCOMPARE(m_code, 0);
        QCOMPARE(QDir(folder.filePath(name)).entryList({"*.png"}).size(), 2);
    }
    run({"2", "-o", folder.filePath("not/there"), "--lang", "en"});
    QCOMPARE(m_code, 1);
    QVERIFY2(m_err.contains("There is no folder"), m_err.constData());
}

/// Without a lesson: a program, its tour, the traces that are made of it.
void RecordCommandTest::aTourBesideAProgramIsRecordedAndRendered() {
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    };
    const auto tell = [&](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(s_program, arguments);
        QVERIFY(process.waitForFinished(240'000));
        m_code = process.exitCode();
        m_err = process.readAllStandardError();
    };
    const QByteArray begin = "tour 1\nstep\n  zh 好\n  en Good\n  show code stage\n  run mine.py with n=3\n";
    write("mine.py", "n = 2\nfor i in range(n):\n    print(i)\n");
    write("mine.tour.txt", begin + "  light nobody\n");
    tell({"tour", "--record", "mine.py"});
    QCOMPARE(m_code, 1);
    QVERIFY2(m_err.contains("nobody") && m_err.contains("mine.tour.txt"), m_err.constData());
    write("mine.tour.txt", begin + "  play to print \"2\"\n  light i\n");
    tell({"tour", "--record", "mine.py"});
    QVERIFY2(m_code == 0, m_err.constData());
    QVERIFY(QFile::exists(folder.filePath("mine.tour-1.trace")));
    run({folder.filePath("mine.py"), "-o", folder.filePath("%d.png"), "--lang", "zh", "--size", "320x180", "--fps", "1"});
    QVERIFY2(m_code == 0, m_err.constData());
    QVERIFY(QDir(folder.path()).entryList({"*.png"}).size() >= 4);
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
