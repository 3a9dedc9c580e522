// What ./app/start and ./tests/run say of the system they find: packages by their names, another Linux, no sudo, in both languages.
// The script's functions are called with other programs in the place of the system's; nothing is installed.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

class StartTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyPackageIsInTheArchive();
    void namesAreTheArchives();
    void anotherLinuxIsToldWhatIsNeeded_data();
    void anotherLinuxIsToldWhatIsNeeded();
    void withoutSudoTheCommandIsNamed_data();
    void withoutSudoTheCommandIsNamed();
    void theLanguageIsTheTerminals_data();
    void theLanguageIsTheTerminals();

private:
    struct Said {
        QString out, error;
        int code = -1;
    };
    /// Runs bash with the script's functions, with the stubs before all other programs.
    Said bash(const QString &commands, const QString &locale = "C.UTF-8", const QString &language = {}) const;
    /// A program of that name, which is a shell script.
    void stub(const QString &name, const QByteArray &script) const;

    QTemporaryDir m_folder;
};

StartTest::Said StartTest::bash(const QString &commands, const QString &locale, const QString &language) const {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"LANGUAGE", "LC_MESSAGES", "LANG"}) environment.remove(name);
    environment.insert("LC_ALL", locale);
    if (!language.isEmpty()) environment.insert("LANGUAGE", language);
    environment.insert("PATH", m_folder.path() + ":" + environment.value("PATH"));
    process.setProcessEnvironment(environment);
    process.start("bash", {"-c", "set -u\n. " FORKYARD_SOURCE_DIR "/app/prepare.sh\n" + commands});
    if (!process.waitForFinished(60000)) return {};
    // Where the system has not been given that language, bash says so first.
    const QString error = QString::fromUtf8(process.readAllStandardError()).remove(QRegularExpression("^.*setlocale: .*\n", QRegularExpression::MultilineOption));
    return {QString::fromUtf8(process.readAllStandardOutput()), error, process.exitCode()};
}

void StartTest::stub(const QString &name, const QByteArray &script) const {
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void StartTest::initTestCase() {
    // Asked as on a system in Chinese, whose words for "Candidate" are others, unless it is told which language it has to speak.
    stub("apt-cache", "case \"$2\" in qt6-charts-dev|no-such) exit;; esac\n"
                      "case \"$LC_ALL\" in C) printf '%s:\\n  Installed: (none)\\n  Candidate: 1.0\\n' \"$2\";;\n"
                      "*) printf '%s:\\n  已安装：(无)\\n  候选： 1.0\\n' \"$2\";; esac\n");
}

void StartTest::everyPackageIsInTheArchive() {
    const Said known = bash("is_known_system && for name in \"${packages_for_building[@]}\" \"${packages_for_testing[@]}\"; do printf '%s\\n' \"$name\"; done");
    if (known.out.isEmpty()) QSKIP("This system's packages are not known by name (2026-11-29)");
    const QStringList entries = known.out.split('\n', Qt::SkipEmptyParts);
    QStringList names;
    for (const QString &entry : entries) names << entry.chopped(entry.endsWith('?')).split('|');
    // The real one, once: the stubs are left out.
    QProcess policy;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C");
    policy.setProcessEnvironment(environment);
    policy.start("apt-cache", QStringList{"policy"} + names);
    QVERIFY(policy.waitForFinished(120'000));
    const QString answer = '\n' + QString::fromUtf8(policy.readAllStandardOutput());
    const auto hasCandidate = [&](const QString &name) { return answer.contains(QRegularExpression('\n' + QRegularExpression::escape(name) + ":\n[^\n]*\n  Candidate: [^(]")); };
    if (!hasCandidate("cmake") || !hasCandidate("xvfb")) QSKIP("This system has no lists of packages (2026-11-29)");
    for (const QString &entry : entries) {
        const QStringList either = entry.split('|');
        QVERIFY2(entry.endsWith('?') || std::any_of(either.begin(), either.end(), hasCandidate), qPrintable(entry));
    }
}

void StartTest::namesAreTheArchives() {
    for (const char *locale : {"C.UTF-8", "zh_CN.UTF-8"})
        QCOMPARE(bash("archive_names 'g++' 'qt6-charts-dev|libqt6charts6-dev' 'no-such?' 'no-such|nor-this'", locale).out, QString("g++\nlibqt6charts6-dev\nnor-this\n"));
}

void StartTest::anotherLinuxIsToldWhatIsNeeded_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("English") << "en_GB.UTF-8" << QStringList{"This is Some Linux 9, whose packages we do not know by name", "Needed are:", "CMake 3.25 or newer", "ffmpeg with libx264", "There is no cmake here. Please install the above and start again."};
    QTest::newRow("Chinese") << "zh_CN.UTF-8" << QStringList{"本机是 Some Linux 9，我们不知道它的软件包叫什么", "需要：", "CMake 3.25 或更新", "ffmpeg，带 libx264", "本机没有 cmake。请装好以上各项，再运行一次。"};
}

void StartTest::anotherLinuxIsToldWhatIsNeeded() {
    QFETCH(QString, locale);
    QFETCH(QStringList, words);
    const Said said = bash("build_dir=/nowhere; is_known_system() { return 1; }; system_name() { printf 'Some Linux 9'; }\n"
                           "command() { if [ \"$2\" = cmake ]; then return 1; fi; builtin command \"$@\"; }\nprepare_system 'g++'",
                           locale);
    QCOMPARE(said.code, 1);
    QCOMPARE(said.out, QString());
    for (const QString &word : words) QVERIFY2(said.error.contains(word), qPrintable(said.error));
}

void StartTest::withoutSudoTheCommandIsNamed_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("words");
    QTest::newRow("English") << "C.UTF-8" << "Forkyard needs these packages, which this system lacks:\n  no-such-package qt6-charts-dev or libqt6charts6-dev\n"
                                             "They must be installed as root, and there is no sudo here. As root:\n"
                                             "  apt-get update && apt-get install --no-install-recommends no-such-package libqt6charts6-dev \n";
    QTest::newRow("Chinese") << "zh_CN.UTF-8" << "Forkyard 需要以下软件包，本机还没有：\n  no-such-package qt6-charts-dev 或 libqt6charts6-dev\n"
                                                 "安装需要 root 权限，而本机没有 sudo。请以 root 身份运行：\n"
                                                 "  apt-get update && apt-get install --no-install-recommends no-such-package libqt6charts6-dev \n";
}

void StartTest::withoutSudoTheCommandIsNamed() {
    QFETCH(QString, locale);
    QFETCH(QString, words);
    const Said said = bash("id() { echo 1000; }; dpkg-query() { :; }\ncommand() { if [ \"$2\" = sudo ]; then return 1; fi; builtin command \"$@\"; }\n"
                           "install_packages no-such-package 'qt6-charts-dev|libqt6charts6-dev'",
                           locale);
    QCOMPARE(said.error, words);
    QCOMPARE(said.code, 1);
}

void StartTest::theLanguageIsTheTerminals_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("isChinese");
    QTest::newRow("C") << "C" << "zh_CN" << false;
    QTest::newRow("C.UTF-8") << "C.UTF-8" << "" << false;
    QTest::newRow("English") << "en_US.UTF-8" << "" << false;
    QTest::newRow("Chinese") << "zh_CN.UTF-8" << "" << true;
    QTest::newRow("Chinese, utf8") << "zh_CN.utf8" << "" << true;
    QTest::newRow("Chinese in another encoding") << "zh_CN.GB18030" << "" << false;
    QTest::newRow("asked for English") << "zh_CN.UTF-8" << "en" << false;
    QTest::newRow("asked for Chinese") << "en_US.UTF-8" << "zh_CN:en" << true;
}

void StartTest::theLanguageIsTheTerminals() {
    QFETCH(QString, locale);
    QFETCH(QString, language);
    QFETCH(bool, isChinese);
    QCOMPARE(bash("tell English 中文", locale, language).error, isChinese ? QString("中文\n") : QString("English\n"));
    // The program decides as the script does.
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"LANGUAGE", "LC_MESSAGES", "LANG"}) environment.remove(name);
    environment.insert("LC_ALL", locale);
    if (!language.isEmpty()) environment.insert("LANGUAGE", language);
    program.setProcessEnvironment(environment);
    program.start(FORKYARD_BINARY_DIR "/forkyard-host", {"run"});
    QVERIFY(program.waitForFinished(60000));
    QCOMPARE(QString::fromUtf8(program.readAllStandardError()).contains("There is no program"), !isChinese);
}

QTEST_GUILESS_MAIN(StartTest)
#include "tst_start.moc"
