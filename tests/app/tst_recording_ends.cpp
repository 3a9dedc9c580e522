// The window itself while it records, ended from outside: told to end it gives the video its end; killed, it leaves one that the next
// window offers to rescue. No encoder outlives it.
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace {

/// Frames that can be decoded; 0: it cannot be played.
int framesOf(const QString &file) {
    QProcess ask;
    ask.start("ffprobe", {"-v", "error", "-count_frames", "-select_streams", "v", "-show_entries", "stream=nb_read_frames", "-of", "csv=p=0", file});
    ask.waitForFinished(60'000);
    return ask.readAllStandardOutput().trimmed().split(',').value(0).toInt();
}

/// A process whose command line names `text`.
bool isAtWork(const QByteArray &text) {
    QDirIterator walk("/proc", QDir::Dirs);
    while (walk.hasNext()) {
        QFile words(walk.next() + "/cmdline");
        if (walk.fileName().toInt() > 0 && words.open(QIODevice::ReadOnly) && words.readAll().contains(text)) return true;
    }
    return false;
}

} // namespace

class RecordingEndsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aSignalEndsItWell_data();
    void aSignalEndsItWell();
    void aKillLeavesWhatCanBeRescued();

private:
    void begin(QProcess &window, const QStringList &more = {});
    QString part() const { return m_folder->filePath(".film.mp4.part"); }
    QString film() const { return m_folder->filePath("film.mp4"); }
    QStringList notes() const {
        QStringList found;
        QDirIterator walk(m_folder->path(), {"note-*.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) found << walk.next();
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecordingEndsTest::init() {
    if (QStandardPaths::findExecutable("ffmpeg").isEmpty()) QSKIP("2026-11-29: there is no ffmpeg here");
    m_folder = std::make_unique<QTemporaryDir>();
}

void RecordingEndsTest::begin(QProcess &window, const QStringList &more) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"}) environment.insert(name, m_folder->filePath(name));
    window.setProcessEnvironment(environment);
    window.setProcessChannelMode(QProcess::ForwardedChannels);
    window.start(QString(FORKYARD_BINARY_DIR) + "/forkyard", QStringList{"--record", film()} + more);
    QVERIFY(window.waitForStarted());
    // The first pieces of it are on the disk.
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(part()).size() > 4096, 120'000);
}

void RecordingEndsTest::aSignalEndsItWell_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void RecordingEndsTest::aSignalEndsItWell() {
    QFETCH(int, signal);
    QProcess window;
    begin(window);
    QCOMPARE(notes().size(), 1);
    QCOMPARE(::kill(static_cast<pid_t>(window.processId()), signal), 0);
    QVERIFY(window.waitForFinished(120'000));
    QCOMPARE(window.exitStatus(), QProcess::NormalExit);
    QCOMPARE(window.exitCode(), 128 + signal);
    QVERIFY(framesOf(film()) > 0);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{"film.mp4"});
    QVERIFY(notes().isEmpty());
    QVERIFY(!isAtWork(QFile::encodeName(m_folder->path())));
}

void RecordingEndsTest::aKillLeavesWhatCanBeRescued() {
    {
        QProcess window;
        begin(window);
        QCOMPARE(::kill(static_cast<pid_t>(window.processId()), SIGKILL), 0);
        QVERIFY(window.waitForFinished(120'000));
    }
    // The encoder's input has ended, and so does it.
    QTRY_VERIFY_WITH_TIMEOUT(!isAtWork(QFile::encodeName(m_folder->path())), 120'000);
    QVERIFY(framesOf(part()) > 0);
    QCOMPARE(notes().size(), 1);
    // Another recording of the same name takes nothing away.
    QProcess window;
    begin(window);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_folder->filePath(".film.mp4.2.part")).size() > 4096, 120'000);
    QCOMPARE(::kill(static_cast<pid_t>(window.processId()), SIGTERM), 0);
    QVERIFY(window.waitForFinished(120'000));
    QVERIFY(framesOf(film()) > 0);
    QVERIFY(framesOf(part()) > 0);
    QCOMPARE(notes().size(), 1);
}

QTEST_GUILESS_MAIN(RecordingEndsTest)
#include "tst_recording_ends.moc"
