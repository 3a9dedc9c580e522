// Every program of the corpus does here what it does on CPython, and every lesson's program ends as it does there and
// prints what it prints there, where its lesson says that this does not vary.
// FORKYARD_PROGRAMS=text runs those whose name contains the text, FORKYARD_WITHOUT=name,name leaves some out; FORKYARD_RUNNER="command words" runs another program
// instead of the one that was built.
#include "core/lessons/catalogue.h"
#include "tests/programs/comparison.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>
#include <QProcess>
#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

using namespace forkyard::programs;

namespace {

const QString corpus = FORKYARD_SOURCE_DIR "/tests/programs";
const QString cache = FORKYARD_BINARY_DIR "/tests/cpython-output";

const QString lessons = FORKYARD_SOURCE_DIR "/resources/lessons";

struct Entry {
    ProgramFile file;
    QString folder;
    RunResult expected = {};
    RunResult actual = {};
};

} // namespace

class ProgramsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void programs_data();
    void programs();

private:
    void readAll(const QString &folder);
    void readLessons();
    void runAll();
    QString lookAgain(const ProgramFile &file, const QString &folder, RunResult actual);

    std::optional<Python> m_python;
    QStringList m_runner;
    std::vector<Entry> m_entries;
};

void ProgramsTest::initTestCase() {
    m_runner = QProcess::splitCommand(qEnvironmentVariable("FORKYARD_RUNNER"));
    if (m_runner.isEmpty()) {
        const QString program = FORKYARD_BINARY_DIR "/forkyard";
        QVERIFY2(QFileInfo(program).isExecutable(), "the program is not built");
        m_runner = QStringList{program, "run"};
    }
    readAll(corpus);
    readLessons();
    QVERIFY2(!m_entries.empty(), "no program was found");
    m_python = findPython();
    if (!m_python) QSKIP("there is no python3.11 and no python3 on the PATH to compare with");
    qInfo("comparing %lld programs with CPython %s%s", static_cast<long long>(m_entries.size()),
          qPrintable(m_python->version), m_python->isReference() ? "" : " (output, exception type and exit code only)");
    runAll();
}

void ProgramsTest::readAll(const QString &folder) {
    const QString filter = qEnvironmentVariable("FORKYARD_PROGRAMS");
    const QStringList without = qEnvironmentVariable("FORKYARD_WITHOUT").split(',');
    for (const QString &name : findPrograms(folder)) {
        if (!name.contains(filter) || without.contains(QFileInfo(name).completeBaseName())) continue;
        QFile source(folder + '/' + name);
        QVERIFY2(source.open(QIODevice::ReadOnly), qPrintable(name));
        m_entries.push_back({readProgramFile(name, source.readAll()), folder});
    }
}

/// What a lesson's program prints may depend on chance or on process ids; then only its end is compared.
void ProgramsTest::readLessons() {
    const QString filter = qEnvironmentVariable("FORKYARD_PROGRAMS");
    using Output = forkyard::lessons::Program::Output;
    const forkyard::lessons::Catalogue catalogue(lessons);
    for (const forkyard::lessons::Lesson &lesson : catalogue.lessons()) {
        for (const forkyard::lessons::Program &program : lesson.programs) {
            const QByteArray text = program.text.toUtf8();
            ProgramFile file = readProgramFile(lesson.id + '/' + program.file, text);
            file.check = program.output == Output::Varies ? Check::ExitOnly : Check::Type;
            file.anyOrder = program.output == Output::AnyOrder;
            if (file.name.contains(filter)) m_entries.push_back({file, lessons});
        }
    }
}

/// A few at a time, since most of them wait or are over at once.
void ProgramsTest::runAll() {
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t index = next++; index < m_entries.size(); index = next++) {
            Entry &entry = m_entries[index];
            if (m_python->isTooOldFor(entry.file)) continue;
            entry.expected = expectedOf(entry.file, *m_python, entry.folder, cache);
            entry.actual = runChild(m_runner + entry.file.options, entry.file, entry.folder);
        }
    };
    std::vector<std::unique_ptr<QThread>> threads;
    for (int count = std::clamp(QThread::idealThreadCount(), 2, 8); count > 0; --count) {
        threads.emplace_back(QThread::create(work));
        threads.back()->start();
    }
    for (const auto &thread : threads) thread->wait();
}

void ProgramsTest::programs_data() {
    QTest::addColumn<std::size_t>("index");
    for (std::size_t index = 0; index < m_entries.size(); ++index) {
        QTest::newRow(qPrintable(m_entries[index].file.name)) << index;
    }
}

void ProgramsTest::programs() {
    QFETCH(std::size_t, index);
    const auto &[file, folder, expected, actual] = m_entries[index];
    QVERIFY2(file.mistakes.isEmpty(), qPrintable("directives that are not known: " + file.mistakes.join(", ")));
    if (m_python->isTooOldFor(file))
        QSKIP(qPrintable(QString("CPython %1 has a mistake here, which %2 has not (2026-11-28)").arg(m_python->version, file.mendedIn)));
    QVERIFY2(expected.started && !expected.timedOut, "CPython did not run it to its end");
    const QString found = difference(file, checkFor(file, *m_python), expected, actual);
    if (found.isEmpty()) return;
    const QString still = lookAgain(file, folder, actual);
    if (!still.isEmpty()) QFAIL(qPrintable('\n' + found + "\nand when asked again, alone:\n" + still));
    qWarning().noquote() << "differed at first:" << found;
}

/// Some programs have more than one right answer, which CPython shows when it is asked again: two threads may tear a
/// line, and a loaded machine may be late for a sleep. What ran here stands, unless the program tells time; then a
/// machine that was busy with other tests gets one more chance too. Empty: CPython has given the same.
QString ProgramsTest::lookAgain(const ProgramFile &file, const QString &folder, RunResult actual) {
    constexpr int kTimes = 5;
    QString found;
    for (int time = 0; time < kTimes; ++time) {
        const RunResult expected = runChild({m_python->executable}, file, folder);
        if (dependsOnTime(file)) actual = runChild(m_runner + file.options, file, folder);
        found = difference(file, checkFor(file, *m_python), expected, actual);
        if (found.isEmpty()) break;
    }
    return found;
}

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
