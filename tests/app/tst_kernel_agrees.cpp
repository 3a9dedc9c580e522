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

QByteArray linesOnlyIn(const Story &one, const Story &other) {
    const QList<QByteArray> others = toText(other).split('\n');
    QByteArray lines;
    for (const QByteArray &line : toText(one).split('\n'))
        if (!others.contains(line)) lines += line + "; ";
    return lines;
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
    static const QRegularExpression exits(R"(^(\d+)\s+exit\()");
    struct Making {
        int maker = 0;
        int made = 0;
        bool isThread = false;
    };
    QList<Making> makings;
    QMap<int, bool> makesThread;
    const QStringList lines = QString::fromUtf8(log).split('\n');
    for (const QString &line : lines) {
        auto match = call.match(line);
        if (match.hasMatch()) makesThread[match.captured(1).toInt()] = line.contains("CLONE_THREAD");
        else match = resumed.match(line);
        const int made = result.match(line).captured(1).toInt(), maker = match.captured(1).toInt();
        if (match.hasMatch() && made != 0) makings << Making{maker, made, makesThread[maker]};
    }
    // A child may be heard of, and even end, before the line that tells of its making: so all makings come first, and who belongs
    // to the run is found by going through them until nobody new is found.
    QMap<int, int> processOf{{first, first}};
    for (qsizetype known = 0; known != processOf.size();) {
        known = processOf.size();
        for (const Making &making : makings)
            if (processOf.contains(making.maker)) processOf[making.made] = making.isThread ? processOf[making.maker] : making.made;
    }
    Story story;
    for (const Making &making : makings) {
        if (!processOf.contains(making.maker)) continue;
        if (making.isThread) ++story.threadsMade[processOf[making.maker]];
        else story.children[processOf[making.maker]] << making.made;
    }
    for (const QString &line : lines) {
        const auto end = ended.match(line), exit = exits.match(line);
        const int ending = end.captured(1).toInt(), exiting = exit.captured(1).toInt();
        if (end.hasMatch() && processOf.value(ending) == ending) story.endings[ending] = end.captured(2) + end.captured(3);
        if (exit.hasMatch() && processOf.contains(exiting) && processOf[exiting] != exiting) ++story.threadsEnded[processOf[exiting]];
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
    QVERIFY2(told.agreesWith(seen), "only in the trace: " + linesOnlyIn(told, seen) + "only in the kernel: " + linesOnlyIn(seen, told));
}

QTEST_MAIN(KernelAgreesTest)
#include "tst_kernel_agrees.moc"
