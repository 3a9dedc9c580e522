// Every program of the corpus does here what it does on CPython. FORKYARD_PROGRAMS=text runs those whose name contains
// the text; FORKYARD_RUNNER="command words" runs another program instead of the one that was built.
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

struct Pair {
    RunResult expected;
    RunResult actual;
};

} // namespace

class ProgramsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void programs_data();
    void programs();

private:
    void runAll();

    QStringList m_names;
    QList<ProgramFile> m_files;
    std::optional<Python> m_python;
    QStringList m_runner;
    std::vector<Pair> m_results;
};

void ProgramsTest::initTestCase() {
    m_runner = QProcess::splitCommand(qEnvironmentVariable("FORKYARD_RUNNER"));
    if (m_runner.isEmpty()) {
        const QString program = FORKYARD_BINARY_DIR "/forkyard";
        QVERIFY2(QFileInfo(program).isExecutable(), "the program is not built");
        m_runner = QStringList{program, "run"};
    }
    const QString filter = qEnvironmentVariable("FORKYARD_PROGRAMS");
    for (const QString &name : findPrograms(corpus)) {
        if (!name.contains(filter)) continue;
        QFile file(corpus + '/' + name);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        m_files << readProgramFile(name, file.readAll());
    }
    QVERIFY2(!m_files.isEmpty(), "no program was found");
    m_python = findPython();
    if (!m_python) QSKIP("there is no python3.11 and no python3 on the PATH to compare with");
    qInfo("comparing %lld programs with CPython %s%s", static_cast<long long>(m_files.size()),
          qPrintable(m_python->version), m_python->isReference() ? "" : " (output, exception type and exit code only)");
    runAll();
}

/// A few at a time, since most of them wait or are over at once.
void ProgramsTest::runAll() {
    m_results.resize(static_cast<std::size_t>(m_files.size()));
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t index = next++; index < m_results.size(); index = next++) {
            const ProgramFile &file = m_files[static_cast<qsizetype>(index)];
            m_results[index].expected = expectedOf(file, *m_python, corpus, cache);
            m_results[index].actual = runChild(m_runner + file.options, file, corpus);
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
    QTest::addColumn<int>("index");
    for (qsizetype index = 0; index < m_files.size(); ++index) {
        QTest::newRow(qPrintable(m_files[index].name)) << static_cast<int>(index);
    }
}

void ProgramsTest::programs() {
    QFETCH(int, index);
    const ProgramFile &file = m_files[index];
    QVERIFY2(file.mistakes.isEmpty(), qPrintable("directives that are not known: " + file.mistakes.join(", ")));
    const Pair &pair = m_results[static_cast<std::size_t>(index)];
    QVERIFY2(pair.expected.started && !pair.expected.timedOut, "CPython did not run it to its end");
    const QString found = difference(file, checkFor(file, *m_python), pair.expected, pair.actual);
    if (!found.isEmpty()) QFAIL(qPrintable('\n' + found));
}

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
