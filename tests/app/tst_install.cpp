// `cmake --install` into a folder of its own: what is there, that it is well-formed, and that the copy runs from where it lies.
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

class InstallTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everythingIsThere();
    void theCopyRuns();
    void aProgramThatIsNotThereIsNamed_data();
    void aProgramThatIsNotThereIsNamed();
    void theWindowOfTheCopyOpens();
    void descriptionsAreWellFormed();
    void iconsShowTheDrawing_data();
    void iconsShowTheDrawing();

private:
    struct Output {
        int code = -1;
        QByteArray out, error;
    };
    Output run(const QString &program, const QStringList &words, int milliseconds = 60000) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CONFIG_HOME", m_folder.filePath("config"));
        environment.insert("XDG_DATA_HOME", m_folder.filePath("data"));
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(program, words);
        if (!process.waitForFinished(milliseconds)) {
            process.kill();
            process.waitForFinished();
            return {-2, process.readAllStandardOutput(), process.readAllStandardError()};
        }
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QByteArray read(const QString &name) const {
        QFile file(prefix(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString prefix(const QString &name) const { return m_folder.filePath("prefix/" + name); }

    QTemporaryDir m_folder;
};

void InstallTest::initTestCase() {
    if (qEnvironmentVariableIsSet("FORKYARD_WRITE_ICONS")) return;
    const Output installed = run("cmake", {"--install", FORKYARD_BINARY_DIR, "--prefix", prefix({})});
    QVERIFY2(installed.code == 0, installed.error.constData());
}

void InstallTest::everythingIsThere() {
    QStringList wanted{"bin/forkyard", "bin/forkyard-window", "bin/forkyard-host", "share/forkyard/lessons/02-fork/lesson.json", "share/applications/io.forkyard.Forkyard.desktop",
                       "share/metainfo/io.forkyard.Forkyard.metainfo.xml", "share/man/man1/forkyard.1", "share/mime/packages/forkyard.xml",
                       "share/icons/hicolor/scalable/apps/forkyard.svg"};
    for (const int size : {16, 24, 32, 48, 64, 128, 256, 512}) wanted << QString("share/icons/hicolor/%1x%1/apps/forkyard.png").arg(size);
    for (const QString &name : wanted) QVERIFY2(QFileInfo(prefix(name)).size() > 0, qPrintable(name));
    for (const char *name : {"bin/forkyard", "bin/forkyard-window", "bin/forkyard-host"}) QVERIFY2(QFileInfo(prefix(name)).isExecutable(), name);
}

void InstallTest::theCopyRuns() {
    const Output version = run(prefix("bin/forkyard"), {"--version"});
    QCOMPARE(version.out, QByteArray("forkyard " FORKYARD_VERSION "\n"));
    QFile program(m_folder.filePath("hello.py"));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("import sys\nfrom multiprocessing import Process\np = Process(target=print, args=('hello from a child',))\np.start()\np.join()\nsys.exit(p.exitcode + 3)\n");
    program.close();
    const Output ran = run(prefix("bin/forkyard"), {"run", program.fileName()});
    QCOMPARE(ran.out, QByteArray("hello from a child\n"));
    QCOMPARE(ran.code, 3);
    // Its own lessons, not the sources'.
    const Output lessons = run(prefix("bin/forkyard"), {"lessons", "--json"});
    QVERIFY2(lessons.code == 0 && lessons.out.count("\"id\"") >= 19, lessons.out.left(300).constData());
}

void InstallTest::aProgramThatIsNotThereIsNamed_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("missing");
    QTest::newRow("the window") << QStringList{} << "forkyard-window";
    QTest::newRow("a command of the window's") << QStringList{"lessons"} << "forkyard-window";
    QTest::newRow("a run") << QStringList{"run", FORKYARD_SOURCE_DIR "/resources/lessons/02-fork/program.py"} << "forkyard-host";
}

void InstallTest::aProgramThatIsNotThereIsNamed() {
    QFETCH(QStringList, words);
    QFETCH(QString, missing);
    const QTemporaryDir alone;
    QVERIFY(QFile::copy(prefix("bin/forkyard"), alone.filePath("forkyard")));
    const Output ran = run(alone.filePath("forkyard"), words);
    QCOMPARE(ran.code, 2);
    QVERIFY2(ran.error.contains(alone.filePath(missing).toUtf8()), ran.error.constData());
}

void InstallTest::theWindowOfTheCopyOpens() {
    // It goes on until it is ended; what would keep it from opening is said at once.
    const Output opened = run(prefix("bin/forkyard"), {}, 1500);
    QCOMPARE(opened.code, -2);
    QVERIFY2(!opened.error.contains("rror"), opened.error.constData());
}

void InstallTest::descriptionsAreWellFormed() {
    for (const char *name : {"share/metainfo/io.forkyard.Forkyard.metainfo.xml", "share/mime/packages/forkyard.xml"}) {
        QXmlStreamReader xml(read(name));
        while (!xml.atEnd()) xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }
    QVERIFY(read("share/metainfo/io.forkyard.Forkyard.metainfo.xml").contains("version=\"" FORKYARD_VERSION "\""));
    const QByteArray desktop = read("share/applications/io.forkyard.Forkyard.desktop");
    for (const char *line : {"\nType=Application\n", "\nExec=forkyard %f\n", "\nIcon=forkyard\n"}) QVERIFY2(desktop.contains(line), line);
    for (const QByteArray &type : {QByteArray("application/x-forkyard-trace"), QByteArray("application/x-forkyard-moment")})
        QVERIFY(desktop.contains(type) && read("share/mime/packages/forkyard.xml").contains(type));
    // The tools that check them, where they are installed.
    if (const Output checked = run("desktop-file-validate", {prefix("share/applications/io.forkyard.Forkyard.desktop")}); checked.code >= 0) QVERIFY2(checked.code == 0, checked.out.constData());
    if (const Output checked = run("appstreamcli", {"validate", "--no-net", prefix("share/metainfo/io.forkyard.Forkyard.metainfo.xml")}); checked.code >= 0)
        QVERIFY2(checked.code == 0, checked.out.constData());
    if (const Output checked = run("man", {"--warnings", "-l", prefix("share/man/man1/forkyard.1")}); checked.code >= 0) QVERIFY2(checked.error.isEmpty(), checked.error.constData());
}

void InstallTest::iconsShowTheDrawing_data() {
    QTest::addColumn<int>("size");
    for (const int size : {16, 24, 32, 48, 64, 128, 256, 512}) QTest::addRow("%d", size) << size;
}

void InstallTest::iconsShowTheDrawing() {
    QFETCH(int, size);
    QImage drawn(size, size, QImage::Format_ARGB32);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    QSvgRenderer(QString(FORKYARD_SOURCE_DIR) + "/resources/desktop/forkyard.svg").render(&painter);
    painter.end();
    const QString source = QString(FORKYARD_SOURCE_DIR) + "/resources/desktop/forkyard-%1.png";
    // To make them anew after the drawing was changed.
    if (qEnvironmentVariableIsSet("FORKYARD_WRITE_ICONS")) QVERIFY(drawn.save(source.arg(size)));
    const QImage kept = QImage(source.arg(size)).convertToFormat(QImage::Format_ARGB32);
    QCOMPARE(kept.size(), drawn.size());
    qint64 apart = 0;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) apart += std::abs(qGreen(kept.pixel(x, y)) - qGreen(drawn.pixel(x, y)));
    QVERIFY2(apart / (size * size) < 4, "the PNG shows another drawing; run with FORKYARD_WRITE_ICONS=1");
}

QTEST_MAIN(InstallTest)
#include "tst_install.moc"
