// The window itself, killed while somebody types: what was typed is there when it is opened again. The real program on a virtual
// display, with keys as a keyboard sends them; skipped where there is no such display.
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

class RecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasTypedSurvivesAKill();

private:
    /// Text of the draft on the disk; empty: none.
    QByteArray draft() const {
        QDirIterator walk(m_folder.path(), {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.fileName().contains("/drafts/") || !file.open(QIODevice::ReadOnly)) continue;
            return QJsonDocument::fromJson(file.readAll()).object()["text"].toString().toUtf8();
        }
        return {};
    }

    QTemporaryDir m_folder;
};

void RecoveryTest::whatWasTypedSurvivesAKill() {
    for (const char *tool : {"Xvfb", "xdotool"})
        if (QStandardPaths::findExecutable(tool).isEmpty()) QSKIP("2026-11-28: needs Xvfb and xdotool");
    QProcess display;
    display.setProcessChannelMode(QProcess::SeparateChannels);
    display.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"});
    QVERIFY(display.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(display.bytesAvailable() > 0 || display.waitForReadyRead(100), 10000);
    const QString number = ':' + QString::fromLatin1(display.readAllStandardOutput()).trimmed();

    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("DISPLAY", number);
    environment.insert("QT_QPA_PLATFORM", "xcb");
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) environment.insert(name, m_folder.filePath(name));
    const QString original = m_folder.filePath("own.py");
    QFile program(original);
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("total = 1\n");
    program.close();
    const auto keys = [&](const QStringList &words) {
        QProcess tool;
        tool.setProcessEnvironment(environment);
        tool.start("xdotool", words);
        return tool.waitForFinished(20000) && tool.exitCode() == 0;
    };

    // Alt+1 is the program; without a window manager the window has the keyboard once it is pressed into. A window that has just come
    // may not listen yet: then nothing arrives, and it is typed again.
    const auto typeAtTheBegin = [&](const QString &text, const QByteArray &wanted) {
        for (int attempt = 0; attempt < 6; ++attempt) {
            if (!keys({"mousemove", "640", "400", "click", "1", "key", "alt+1"}) || !keys({"key", "ctrl+Home"}) || !keys({"type", "--delay", "20", text})) return false;
            if (QTest::qWaitFor([&] { return draft().contains(wanted); }, 8000)) return true;
        }
        return false;
    };

    QProcess window;
    window.setProcessEnvironment(environment);
    window.start(QString(FORKYARD_BINARY_DIR) + "/forkyard", {original});
    QVERIFY(window.waitForStarted());
    QVERIFY(keys({"search", "--sync", "--onlyvisible", "--name", "own.py.*Forkyard"}));
    QVERIFY2(typeAtTheBegin("kept = 42 ", "kept = 42"), draft().constData());
    QCOMPARE(::kill(static_cast<pid_t>(window.processId()), SIGKILL), 0);
    QVERIFY(window.waitForFinished());
    QCOMPARE(window.exitStatus(), QProcess::CrashExit);

    // Opened again without a word about what was open: the text is there, and the file on the disk is as it was.
    QProcess again;
    again.setProcessEnvironment(environment);
    again.start(QString(FORKYARD_BINARY_DIR) + "/forkyard", {});
    QVERIFY(again.waitForStarted());
    QVERIFY(keys({"search", "--sync", "--onlyvisible", "--name", "own.py.*Forkyard"}));
    QVERIFY2(typeAtTheBegin("more ", "more kept = 42 total = 1"), draft().constData());
    QVERIFY(program.open(QIODevice::ReadOnly));
    QCOMPARE(program.readAll(), QByteArray("total = 1\n"));
    again.kill();
    again.waitForFinished();
    display.terminate();
    display.waitForFinished();
}

QTEST_GUILESS_MAIN(RecoveryTest)
#include "tst_recovery.moc"
