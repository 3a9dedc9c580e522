// A run leaves nothing behind, however nasty its programs are. Every process of a case carries a mark of its own in its
// environment, and afterwards no process of the machine may have it.
#include "core/live/futex.h"
#include "core/live/process_tree.h"
#include "core/live/signal_scope.h"
#include "core/live/supervisor.h"

#include <QTest>

#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <functional>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace forkyard;
using namespace forkyard::live;

namespace {

std::vector<pid_t> processesWith(const std::string &mark) {
    std::vector<pid_t> found;
    DIR *folder = opendir("/proc");
    while (const dirent *entry = readdir(folder)) {
        const int pid = std::atoi(entry->d_name);
        if (pid <= 0) continue;
        const int file = open(("/proc/" + std::to_string(pid) + "/environ").c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0) continue;
        std::string text(1 << 16, 0);
        const ssize_t size = read(file, text.data(), text.size());
        close(file);
        if (size > 0 && text.substr(0, static_cast<std::size_t>(size)).find(mark) != std::string::npos)
            found.push_back(pid);
    }
    closedir(folder);
    return found;
}

/// One run: its guard, as a child of the test, and our end of the line to it.
struct Run {
    pid_t guard = 0;
    ControlChannel control;
    RunMemory memory;
    std::string mark;
    std::string folder;

    ~Run() { std::filesystem::remove_all(folder); }
    /// Until `name` exists in the run's folder; scripts make files to say how far they are.
    bool waitForFile(const char *name) const {
        const std::int64_t begun = monotonicNow();
        while (access((folder + "/" + name).c_str(), F_OK) != 0) {
            if (monotonicNow() - begun > 10'000'000'000) return false;
            usleep(1000);
        }
        return true;
    }
    int wait() const {
        int status = -1;
        waitpid(guard, &status, 0);
        return status;
    }
    /// Whether anything with the mark is left.
    bool isGone() const { return processesWith(mark).empty(); }
};

using Limit = std::function<void(Supervision &)>;

/// Runs `script` with sh below a guard and a supervisor. $D: the run's folder.
std::unique_ptr<Run> start(const std::string &script, const Limit &limit = {}, bool ownSession = true) {
    static int number = 0;
    std::string folder = "/tmp/forkyard-supervisor-XXXXXX";
    if (!mkdtemp(folder.data())) return nullptr;
    auto pair = ControlChannel::create();
    auto made = RunMemory::create({});
    if (!pair.ok() || !made.ok()) return nullptr;
    std::unique_ptr<Run> run(new Run{0, std::move(pair.value().first), std::move(made.value()),
                                     "FORKYARD_MARK=" + std::to_string(getpid()) + "." + std::to_string(++number) + ".",
                                     folder});
    run->guard = fork();
    if (run->guard > 0) return run;
    run->control.close();
    Supervision supervision;
    supervision.control = &pair.value().second;
    supervision.memory = &run->memory;
    supervision.ownSession = ownSession;
    if (limit) limit(supervision);
    const int status = supervise(supervision, [&] {
        const std::string place = "D=" + folder;
        const std::string path = "PATH=" + std::string(getenv("PATH"));
        const char *argv[] = {"sh", "-c", script.c_str(), nullptr};
        const char *envp[] = {run->mark.c_str(), place.c_str(), path.c_str(), nullptr};
        execve("/bin/sh", const_cast<char **>(argv), const_cast<char **>(envp));
        return 127;
    });
    endLike(status);
}

} // namespace

class SupervisorTest : public QObject {
    Q_OBJECT

private slots:
    void passesTheStatusOn_data();
    void passesTheStatusOn();
    void waitsForOrphans();
    void endsWhatLingers_data();
    void endsWhatLingers();
    void stopEndsAll_data();
    void stopEndsAll();
    void endOfTheLineEndsAll();
    void anotherWatchersDeathEndsAll();
    void survivesTheDeathOfTheSupervisor_data();
    void survivesTheDeathOfTheSupervisor();
    void signalsStayWithinTheRun();
    void whatIsOlderIsReadOnce();
    void terminationEndsAll();
    void limitsTheNumberOfProcesses();
    void limitsTheirMemory();
    void programsSeeTheirOwnSignals();
    void reportsWhoDied();
    void runsOneAfterAnother();
};

void SupervisorTest::passesTheStatusOn_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("signal");
    QTest::newRow("0") << "exit 0" << 0 << 0;
    QTest::newRow("3") << "exit 3" << 3 << 0;
    QTest::newRow("255") << "exit 255" << 255 << 0;
    QTest::newRow("kill") << "kill -KILL $$" << 0 << int(SIGKILL);
    QTest::newRow("interrupt") << "kill -INT $$" << 0 << int(SIGINT);
    QTest::newRow("fault") << "kill -SEGV $$" << 0 << int(SIGSEGV);
}

void SupervisorTest::passesTheStatusOn() {
    QFETCH(QString, script);
    QFETCH(int, code);
    QFETCH(int, signal);
    const auto run = start(script.toStdString());
    const int status = run->wait();
    if (signal) {
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), signal);
    } else {
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), code);
    }
    QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
}

void SupervisorTest::waitsForOrphans() {
    // The program ends at once; what it left behind ends when the test says so, and only then does the run.
    const auto run = start("(touch $D/lives; while [ ! -e $D/go ]; do sleep 0.01; done; touch $D/done) & exit 4");
    QVERIFY(run->waitForFile("lives"));
    std::optional<Message> message;
    while (!message || message->kind != Message::Kind::ProgramEnded) {
        message = run->control.receive();
        QVERIFY(!run->control.isOver());
    }
    int status = 0;
    QCOMPARE(waitpid(run->guard, &status, WNOHANG), 0);
    close(open((run->folder + "/go").c_str(), O_CREAT | O_WRONLY, 0600));
    status = run->wait();
    QCOMPARE(WEXITSTATUS(status), 4);
    QVERIFY(run->waitForFile("done"));
}

void SupervisorTest::endsWhatLingers_data() {
    QTest::addColumn<QString>("script");
    const char *endless = "touch $D/ready; while :; do sleep 1000; done";
    const QString left = "while [ ! -e $D/ready ]; do sleep 0.01; done; exit 4";
    const auto row = [&](const char *name, const QString &script) { QTest::newRow(name) << script.arg(endless) + left; };
    row("outlives its parent", "(%1) & ");
    row("hides in a new session", "setsid sh -c '%1' & ");
    row("forks twice and is forgotten", "(setsid sh -c '(%1) & exit 0' &); ");
    row("lets go of its streams", "setsid sh -c 'exec <&- >&- 2>&-; %1' & ");
    row("ignores signals", "(trap '' HUP INT TERM QUIT; %1) & ");
}

void SupervisorTest::endsWhatLingers() {
    QFETCH(QString, script);
    // Whoever outlives the program is ended once its time is over, and named; the program's own status is what counts.
    const auto run = start(script.toStdString(), [](Supervision &s) { s.linger = 50'000'000; });
    const int status = run->wait();
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 4);
    QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
    std::string told;
    while (const auto message = run->control.receive())
        if (message->kind == Message::Kind::Problem && message->diagnostic.code == "limit.linger") told = message->diagnostic.arguments[0];
    QVERIFY(!told.empty());
}

void SupervisorTest::stopEndsAll_data() {
    QTest::addColumn<QString>("script");
    const char *endless = "while :; do sleep 1000; done";
    const auto row = [](const char *name, const QString &script) { QTest::newRow(name) << script; };
    row("loops for ever", "touch $D/ready; while :; do :; done");
    row("ignores signals", QString("trap '' HUP INT TERM QUIT; touch $D/ready; %1").arg(endless));
    row("hides in a new session", QString("setsid sh -c 'touch $D/ready; %1' & %1").arg(endless));
    row("forks twice and is forgotten",
        QString("(setsid sh -c '(touch $D/ready; %1) & exit 0' &) ; exit 0").arg(endless));
    row("stops itself", "sh -c 'kill -STOP $$' & touch $D/ready; kill -STOP $$");
    row("forks all the time", "touch $D/ready; while :; do sleep 0.05 & done");
    row("starts again when it dies", "r() { (r) & sleep 0.02; touch $D/ready; exit 0; }; r");
    row("a tall tree",
        QString("t() { if [ $1 -gt 0 ]; then (t $(($1 - 1))) & wait; else touch $D/ready; %1; fi; }; t 40")
            .arg(endless));
}

void SupervisorTest::stopEndsAll() {
    QFETCH(QString, script);
    const auto run = start(script.toStdString(), [](Supervision &s) {
        s.processLimit = 300;
        s.watchesAlways = true;
    });
    QVERIFY(run->waitForFile("ready"));
    QVERIFY(!processesWith(run->mark).empty());
    Message stop;
    const std::int64_t begun = monotonicNow();
    run->control.send(stop);
    run->wait();
    const std::int64_t took = (monotonicNow() - begun) / 1'000'000;
    QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
    QVERIFY2(took < 20000, qPrintable(QString::number(took)));
}

void SupervisorTest::endOfTheLineEndsAll() {
    const auto run = start("setsid sleep 1000 & touch $D/ready; sleep 1000");
    QVERIFY(run->waitForFile("ready"));
    run->control.close();
    run->wait();
    QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
}

void SupervisorTest::anotherWatchersDeathEndsAll() {
    // The guard is killed: the supervisor notices, and the run is over.
    const auto run = start("setsid sleep 1000 & touch $D/ready; sleep 1000");
    QVERIFY(run->waitForFile("ready"));
    kill(run->guard, SIGKILL);
    run->wait();
    QTRY_VERIFY_WITH_TIMEOUT(run->isGone(), 60'000);
}

void SupervisorTest::survivesTheDeathOfTheSupervisor_data() {
    QTest::addColumn<QString>("script");
    QTest::addColumn<bool>("guardFirst");
    QTest::addColumn<bool>("guardLast");
    QTest::newRow("the supervisor") << "setsid sleep 1000 & touch $D/ready; sleep 1000" << false << false;
    QTest::newRow("below it one hides") << "(setsid sh -c 'touch $D/ready; sleep 1000' &); sleep 1000" << false << false;
    QTest::newRow("both") << "setsid sleep 1000 & touch $D/ready; sleep 1000" << false << true;
    QTest::newRow("both, from the top down") << "setsid sleep 1000 & touch $D/ready; sleep 1000" << true << false;
}

void SupervisorTest::survivesTheDeathOfTheSupervisor() {
    QFETCH(QString, script);
    QFETCH(bool, guardFirst);
    QFETCH(bool, guardLast);
    // As a session is: if both watchers go at once, what they watched over comes to whoever started them.
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const auto run = start(script.toStdString());
    QVERIFY(run->waitForFile("ready"));
    pid_t supervisor = 0;
    for (const ProcessStatus &process : descendants(run->guard))
        if (process.parent == run->guard) supervisor = process.pid;
    QVERIFY(supervisor > 0);
    if (guardFirst) kill(run->guard, SIGKILL);
    kill(supervisor, SIGKILL);
    if (guardLast) kill(run->guard, SIGKILL);
    const int status = run->wait();
    QVERIFY(WIFSIGNALED(status));
    if (guardFirst || guardLast) endAllDescendants();
    prctl(PR_SET_CHILD_SUBREAPER, 0);
    QTRY_VERIFY_WITH_TIMEOUT(run->isGone(), 60'000);
}

void SupervisorTest::whatIsOlderIsReadOnce() {
    const auto pausing = [](int tell) {
        const pid_t child = fork();
        if (child != 0) return child;
        if (tell >= 0) {
            pid_t below = fork();
            if (below == 0) pause();
            if (write(tell, &below, sizeof below) != sizeof below) _exit(1);
        }
        pause();
        _exit(0);
    };
    int told[2];
    QCOMPARE(pipe(told), 0);
    const pid_t first = pausing(told[1]);
    pid_t below = 0;
    QCOMPARE(read(told[0], &below, sizeof below), ssize_t(sizeof below));
    std::unordered_set<pid_t> older;
    const auto look = [&] {
        std::unordered_set<pid_t> pids;
        for (const ProcessStatus &process : descendants(getpid(), older)) pids.insert(process.pid);
        return pids;
    };
    auto pids = look();
    QVERIFY(pids.count(first) && pids.count(below));
    QVERIFY(older.count(1));
    for (const pid_t young : {getpid(), first, below}) QVERIFY(!older.count(young));
    const pid_t second = pausing(-1);
    pids = look();
    QVERIFY(pids.count(first) && pids.count(below) && pids.count(second));
    for (const pid_t pid : {below, first, second}) kill(pid, SIGKILL);
    QCOMPARE(waitpid(first, nullptr, 0), first);
    QCOMPARE(waitpid(second, nullptr, 0), second);
    // A number that is free is forgotten: whoever gets it next is looked at.
    older.insert(second);
    pids = look();
    QVERIFY(!pids.count(first) && !pids.count(second));
    QVERIFY(older.count(1) && !older.count(second));
    for (const int end : told) close(end);
}

void SupervisorTest::signalsStayWithinTheRun() {
    const pid_t probe = fork();
    if (probe == 0) _exit(confineSignals() ? 0 : 1);
    int answer = 0;
    waitpid(probe, &answer, 0);
    if (answer != 0) QSKIP("this kernel cannot keep signals within a run: it is older than Linux 6.12, or has no Landlock (2026-11-28)");
    const pid_t other = fork();
    if (other == 0) {
        for (;;) pause();
    }
    const auto run = start("kill -KILL " + std::to_string(other) +
                           " 2> $D/refusal && touch $D/sent; kill -KILL $PPID 2> $D/refusal && touch $D/sent; sleep 1000 & "
                           "kill -KILL $! && touch $D/own");
    QCOMPARE(run->wait(), 0);
    QVERIFY(access((run->folder + "/sent").c_str(), F_OK) != 0);
    QVERIFY(access((run->folder + "/own").c_str(), F_OK) == 0);
    QCOMPARE(waitpid(other, nullptr, WNOHANG), 0);
    kill(other, SIGKILL);
    QCOMPARE(waitpid(other, nullptr, 0), other);
}

void SupervisorTest::terminationEndsAll() {
    const auto run = start("trap '' TERM; setsid sleep 1000 & touch $D/ready; while :; do sleep 1000; done");
    QVERIFY(run->waitForFile("ready"));
    kill(run->guard, SIGTERM);
    const int status = run->wait();
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(WTERMSIG(status), SIGTERM);
    QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
}

void SupervisorTest::limitsTheNumberOfProcesses() {
    const auto run = start("while :; do sleep 1000 & done", [](Supervision &s) {
        s.processLimit = 50;
        s.watchesAlways = true;
    });
    run->wait();
    QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
    bool told = false;
    while (const auto message = run->control.receive()) {
        told = told || (message->kind == Message::Kind::Problem && message->diagnostic.code == "limit.processes");
    }
    QVERIFY(told);
}

void SupervisorTest::limitsTheirMemory() {
    // Five processes of some 40 MB each, against 100 MB in all.
    const auto run = start("for i in 1 2 3 4 5; do (awk 'BEGIN { s = \"x\"; while (length(s) < 40000000) s = s s; "
                           "while (1) n++ }') & done; wait",
                           [](Supervision &s) {
                               s.memoryLimit = 100'000'000;
                               s.watchesAlways = true;
                           });
    run->wait();
    QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
    bool told = false;
    while (const auto message = run->control.receive()) {
        told = told || (message->kind == Message::Kind::Problem && message->diagnostic.code == "limit.memory-total");
    }
    QVERIFY(told);
}

void SupervisorTest::programsSeeTheirOwnSignals() {
    // Whatever the watchers block for themselves, the program starts with nothing blocked.
    const auto run = start("grep -q '^SigBlk:\t0000000000000000$' /proc/self/status && exit 7");
    QCOMPARE(WEXITSTATUS(run->wait()), 7);
}

void SupervisorTest::reportsWhoDied() {
    const auto run = start("kill -KILL $$");
    run->wait();
    std::vector<Message::Kind> kinds;
    int status = 0;
    while (const auto message = run->control.receive()) {
        kinds.push_back(message->kind);
        status = message->status;
    }
    const std::vector<Message::Kind> expected{Message::Kind::ProcessDied, Message::Kind::ProgramEnded,
                                              Message::Kind::Ended};
    QCOMPARE(kinds, expected);
    QCOMPARE(WTERMSIG(status), SIGKILL);
}

void SupervisorTest::runsOneAfterAnother() {
    for (int i = 0; i < 50; ++i) {
        const auto run = start("(sleep 0.001 &) ; exit " + std::to_string(i));
        QCOMPARE(WEXITSTATUS(run->wait()), i);
        QCOMPARE(processesWith(run->mark).size(), std::size_t{0});
    }
}

QTEST_APPLESS_MAIN(SupervisorTest)
#include "tst_supervisor.moc"
