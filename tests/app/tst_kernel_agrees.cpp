// What the trace tells of processes and threads, held against what the kernel did, as strace saw it: the same processes, forked by the
// same parents in the same order, with as many threads, ended in the same way. No more, no fewer.
#include "core/trace/trace_file.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cstring>

using namespace forkyard;

namespace {

/// What happened to processes and threads, whoever tells it.
struct Story {
    /// By parent: its children in the order in which they were made.
    QMap<int, QList<int>> children;
    QMap<int, int> threadsMade;
    QMap<int, int> threadsEnded;
    /// "3", "SIGKILL"
    QMap<int, QString> endings;

    /// A thread that has told its end may be cut off by its process's before the kernel sees it go.
    bool agreesWith(const Story &kernel) const {
        if (children != kernel.children || threadsMade != kernel.threadsMade || endings != kernel.endings) return false;
        for (auto i = threadsMade.begin(); i != threadsMade.end(); ++i)
            if (threadsEnded[i.key()] > i.value() || threadsEnded[i.key()] < kernel.threadsEnded[i.key()]) return false;
        return true;
    }
};

QByteArray toText(const Story &story) {
    QString text;
    for (auto i = story.children.begin(); i != story.children.end(); ++i)
        for (const int child : i.value()) text += QString("%1 makes %2\n").arg(i.key()).arg(child);
    for (auto i = story.threadsMade.begin(); i != story.threadsMade.end(); ++i) text += QString("%1 makes %2 threads\n").arg(i.key()).arg(i.value());
    for (auto i = story.threadsEnded.begin(); i != story.threadsEnded.end(); ++i) text += QString("%1 ends %2 threads\n").arg(i.key()).arg(i.value());
    for (auto i = story.endings.begin(); i != story.endings.end(); ++i) text += QString("%1 ends with %2\n").arg(i.key()).arg(i.value());
    return text.toUtf8();
}

QString signalName(int signal) { return QString("SIG%1").arg(sigabbrev_np(signal)); }

/// The run's own story. `first` comes out as the process id of its first process.
Story traceStory(const trace::Store &store, int &first) {
    using Kind = trace::EventKind;
    Story story;
    first = store.processes().front().pid;
    const auto pidOf = [&](trace::LaneId lane) { return store.processes()[store.lane(lane).process].pid; };
    QSet<trace::ObjectId> made;
    QMap<trace::ObjectId, int> pids;
    for (const trace::ProcessInfo &process : store.processes()) pids.insert(process.id, process.pid);
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
        const trace::Event event = store.event(i);
        const int pid = pidOf(event.thread);
        switch (event.kind) {
        case Kind::ProcessFork:
        case Kind::ProcessSpawn: story.children[pid] << static_cast<int>(event.value.asInteger()); break;
        case Kind::ThreadCreate:
            ++story.threadsMade[pid];
            made.insert(event.object);
            break;
        case Kind::ThreadExit:
            if (made.contains(event.object)) ++story.threadsEnded[pid]; // not a main thread
            break;
        case Kind::ProcessExit: story.endings[pids[event.object]] = QString::number(event.value.asInteger()); break;
        case Kind::ProcessCrash:
        case Kind::ProcessKilled: story.endings[pids[event.object]] = signalName(static_cast<int>(event.value.asInteger())); break;
        default: break;
        }
    }
    return story;
}

/// strace's story of `first` and all that descends from it.
Story kernelStory(const QByteArray &log, int first) {
    static const QRegularExpression call(R"(^(\d+)\s+(clone3?|fork|vfork)\()"), resumed(R"(^(\d+)\s+<\.\.\. (clone3?|fork|vfork) resumed>)"),
        result(R"(=\s*(\d+)\s*$)"), ended(R"(^(\d+)\s+\+\+\+ (?:exited with (\d+)|killed by (SIG\w+))[^+]*\+\+\+)");
    Story story;
    QMap<int, int> processOf{{first, first}};
    QMap<int, bool> makesThread;
    for (const QString &line : QString::fromUtf8(log).split('\n')) {
        auto match = call.match(line);
        if (match.hasMatch()) makesThread[match.captured(1).toInt()] = line.contains("CLONE_THREAD");
        else match = resumed.match(line);
        if (match.hasMatch()) {
            const int maker = match.captured(1).toInt(), made = result.match(line).captured(1).toInt();
            if (made == 0 || !processOf.contains(maker)) continue;
            processOf[made] = makesThread[maker] ? processOf[maker] : made;
            if (makesThread[maker]) ++story.threadsMade[processOf[maker]];
            else story.children[processOf[maker]] << made;
            continue;
        }
        match = ended.match(line);
        const int who = match.captured(1).toInt();
        if (!match.hasMatch() || !processOf.contains(who)) continue;
        if (processOf[who] == who) story.endings[who] = match.captured(2) + match.captured(3);
    }
    // A thread that was still running when its process ended was ended by that: only those that said so themselves count.
    static const QRegularExpression exits(R"(^(\d+)\s+exit\()");
    for (const QString &line : QString::fromUtf8(log).split('\n')) {
        const auto match = exits.match(line);
        const int who = match.captured(1).toInt();
        if (match.hasMatch() && processOf.contains(who) && processOf[who] != who) ++story.threadsEnded[processOf[who]];
    }
    return story;
}

} // namespace

class KernelAgreesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void sameProcessesSameThreads_data();
    void sameProcessesSameThreads();
};

void KernelAgreesTest::initTestCase() {
    const QString strace = QStandardPaths::findExecutable("strace");
    if (strace.isEmpty()) QSKIP("strace is not installed (2026-11-28)");
    if (QProcess::execute(strace, {"-f", "-o", "/dev/null", "true"}) != 0) QSKIP("this machine lets nobody trace processes (2026-11-28)");
}

void KernelAgreesTest::sameProcessesSameThreads_data() {
    QTest::addColumn<QString>("program");
    for (const char *program :
         {"os/fork_two_returns.py", "os/fork_tree.py", "os/exit_statuses.py", "os/kill_and_reap.py", "os/many_children.py", "os/exception_in_child.py",
          "multiprocessing/process_basics.py", "multiprocessing/exit_codes.py", "multiprocessing/threads_in_processes.py", "multiprocessing/queue_basics.py",
          "multiprocessing/workers_with_end_marks.py", "gil_off/many_short_threads.py"})
        QTest::newRow(program) << QString(program);
}

void KernelAgreesTest::sameProcessesSameThreads() {
    QFETCH(QString, program);
    QTemporaryDir folder;
    const QString log = folder.filePath("strace"), traceFile = folder.filePath("run.trace");
    QProcess run;
    run.setWorkingDirectory(folder.path());
    run.start("strace", {"-f", "-e", "trace=fork,vfork,clone,clone3,exit,exit_group", "-o", log, FORKYARD_BINARY_DIR "/forkyard", "run", "--trace", traceFile,
                         FORKYARD_SOURCE_DIR "/tests/programs/" + program});
    run.closeWriteChannel();
    QVERIFY(run.waitForFinished(120'000));
    auto opened = trace::openTrace(traceFile.toStdString());
    QVERIFY(opened.ok());
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadOnly));
    int first = 0;
    const Story told = traceStory(*opened.value().store, first);
    const Story seen = kernelStory(file.readAll(), first);
    QVERIFY(!seen.endings.isEmpty());
    QVERIFY2(told.agreesWith(seen), "the trace:\n" + toText(told) + "the kernel:\n" + toText(seen));
}

QTEST_MAIN(KernelAgreesTest)
#include "tst_kernel_agrees.moc"
