// What the editor completes names from is what the modules offer: the child program is asked again, and programs are run that use
// what is offered. Every module and everything the tutorials use has its line of help in both languages.
#include "ui/editor/module_names.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace forkyard::ui;

class ModuleNamesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theProgramHasWhatTheModulesSay();
    void whatIsOfferedIsThere();
    void everyModuleHasHelp();
    void helpSpeaksOfNothingElse();
    void whatTutorialsUseHasHelp();

private:
    static QByteArray run(const QStringList &words) {
        QProcess host;
        host.start(QString(FORKYARD_BINARY_DIR) + "/forkyard-host", words);
        return host.waitForFinished(30000) && host.exitCode() == 0 ? host.readAllStandardOutput() : QByteArray();
    }
    static QByteArray read(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QByteArray m_json, m_help;
    ModuleNames m_names;
};

void ModuleNamesTest::initTestCase() {
    m_json = run({"describe-modules"});
    m_help = read(QString(FORKYARD_SOURCE_DIR) + "/resources/help/members.tsv");
    m_names = ModuleNames::read(m_json, m_help);
    QVERIFY(m_names.modules().size() > 50);
}

void ModuleNamesTest::theProgramHasWhatTheModulesSay() {
    QCOMPARE(read(QString(FORKYARD_BINARY_DIR) + "/app/help/modules.json"), m_json);
}

void ModuleNamesTest::whatIsOfferedIsThere() {
    // A program in the language imports all of it: a name that is offered and is not there would be a trap.
    QByteArray program;
    for (const QString &module : m_names.modules()) {
        program += "import " + module.toUtf8() + "\n";
        for (const KnownName &name : m_names.membersOf(module)) {
            const QByteArray path = (module + '.' + name.name).toUtf8();
            program += path + "\n";
            if (name.kind == NameKind::Class)
                for (const KnownName &member : name.members) program += path + "." + member.name.toUtf8() + "\n";
        }
    }
    program += "print('all there')\n";
    QTemporaryDir folder;
    QFile file(folder.filePath("all.py"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(program);
    file.close();
    QCOMPARE(run({"run", file.fileName()}), QByteArray("all there\n"));
}

void ModuleNamesTest::everyModuleHasHelp() {
    QStringList missing;
    for (const QString &module : m_names.modules()) {
        for (const Language language : {Language::English, Language::Chinese})
            if (m_names.help(module, language).isEmpty()) missing << module;
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(' ')));
}

void ModuleNamesTest::helpSpeaksOfNothingElse() {
    QStringList known, members;
    for (const QString &module : m_names.modules()) {
        known << module;
        for (const KnownName &name : m_names.membersOf(module)) {
            known << module + '.' + name.name;
            for (const KnownName &member : name.members) {
                known << module + '.' + name.name + '.' + member.name;
                members << "*." + member.name;
            }
        }
    }
    QStringList stale;
    for (const QString &key : m_names.helpKeys())
        if (!known.contains(key) && !members.contains(key)) stale << key;
    QVERIFY2(stale.isEmpty(), qPrintable(stale.join(' ')));
    // Each line is one line, in the language it is in.
    static const QRegularExpression chinese("[\\x{4e00}-\\x{9fff}]");
    for (const QString &key : m_names.helpKeys()) {
        QVERIFY2(!m_names.help(key, Language::English).contains(chinese), qPrintable(key));
        const QString text = m_names.help(key, Language::Chinese);
        QVERIFY2(text.contains(chinese) || text.contains("()"), qPrintable(key));
    }
}

void ModuleNamesTest::whatTutorialsUseHasHelp() {
    QStringList missing;
    for (const QString module : {"threading", "queue", "multiprocessing", "concurrent.futures", "subprocess"}) {
        for (const KnownName &name : m_names.membersOf(module)) {
            const QString key = module + '.' + name.name;
            if (name.kind != NameKind::Value && name.kind != NameKind::Module && m_names.help(key, Language::Chinese).isEmpty()) missing << key;
        }
    }
    for (const char *path : {"threading.Thread", "threading.Condition", "threading.Event", "threading.Lock", "queue.Queue", "multiprocessing.Process",
                             "multiprocessing.Queue", "multiprocessing.Pool", "concurrent.futures.Future"}) {
        const QString text = path;
        const KnownName *cls = m_names.find(text.section('.', 0, -2), text.section('.', -1));
        QVERIFY2(cls && !cls->members.isEmpty(), path);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(' ')));
}

QTEST_GUILESS_MAIN(ModuleNamesTest)
#include "tst_module_names.moc"
