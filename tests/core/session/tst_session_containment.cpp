// Whatever a program does, its run ends when it is told to, and leaves no process behind. As root too, if the test is.
#include "core/live/process_tree.h"
#include "tests/core/session/session_run.h"

#include <QTest>

#include <csignal>
#include <sys/wait.h>

using namespace forkyard;
using namespace forkyard::session;
using test::processesWith;
using test::SessionRun;
using How = Ending::How;

/// As `roomForMark`.
[[maybe_unused]] static const bool roomForWindow = setenv("FORKYARD_WINDOW", "", 1) == 0;

class SessionContainmentTest : public QObject {
    Q_OBJECT

private slots:
    void stopEndsAnything_data();
    void stopEndsAnything();
    void programsMayDoTheirWorst_data();
    void programsMayDoTheirWorst();
    void windowsDeathEndsTheRun();
    void watchersMayBeKilled_data();
    void watchersMayBeKilled();
    void watchersMayBeStopped();
    void destroyingASessionEndsIt();
};

void SessionContainmentTest::stopEndsAnything_data() {
    QTest::addColumn<QString>("source");
    const auto row = [](const char *name, const char *source) { QTest::newRow(name) << QString(source); };
    row("loops for ever", "print('ready', flush=True)\nwhile True: pass\n");
    row("prints for ever", "print('ready', flush=True)\nwhile True: print('x' * 100)\n");
    row("waits for ever", "import threading\nprint('ready', flush=True)\nthreading.Event().wait()\n");
    row("deadlocks", "import threading\nl = threading.Lock()\nl.acquire()\nprint('ready', flush=True)\nl.acquire()\n");
    row("catches everything", "print('ready', flush=True)\nwhile True:\n    try:\n        while True: pass\n    except "
                              "BaseException: pass\n");
    row("reads what never comes", "print('ready', flush=True)\ninput()\n");
    row("many threads", "import threading\nfor i in range(50):\n    threading.Thread(target=lambda: [None for x in "
                        "iter(int, 1)]).start()\n"
                        "print('ready', flush=True)\n");
    row("forks for ever",
        "import os\nprint('ready', flush=True)\nwhile True:\n    try: os.fork()\n    except OSError: pass\n");
    row("leaves an orphan",
        "import os, time\nif os.fork() == 0:\n    if os.fork() == 0:\n        print('ready', flush=True)\n"
        "        while True: time.sleep(1000)\n    os._exit(0)\nos.wait()\n");
    row("closes its output", "import os, time\nprint('ready', "
                             "flush=True)\nos.close(1)\nos.close(2)\nos.close(0)\nwhile True: time.sleep(1)\n");
    row("closes all it can",
        "import os, time\nprint('ready', flush=True)\nfor fd in range(3, 2000):\n    try: os.close(fd)\n"
        "    except OSError: pass\nwhile True: time.sleep(1)\n");
}

void SessionContainmentTest::stopEndsAnything() {
    QFETCH(QString, source);
    Options options = SessionRun::quickOptions();
    options.limits.processes = 64;
    SessionRun run(source.toStdString(), options);
    QVERIFY(run.printed("ready"));
    QVERIFY(!processesWith(run.mark).empty());
    run.session->stop();
    QVERIFY(run.finish());
    QVERIFY(run.session->ending()->how == How::Stopped);
    QVERIFY(run.leftNothing());
}

void SessionContainmentTest::programsMayDoTheirWorst_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("how");
    const auto row = [](const char *name, const char *source, const char *output, How how) {
        QTest::newRow(name) << QString(source) << QString(output) << int(how);
    };
    row("kills its parent", "import os\ntry: os.kill(os.getppid(), 9)\nexcept PermissionError as e: print(e)\n",
        "[Errno 1] Operation not permitted\n", How::Returned);
    row("kills the first process", "import os\ntry: os.kill(1, 9)\nexcept PermissionError as e: print(e)\n",
        "[Errno 1] Operation not permitted\n", How::Returned);
    row("kills nobody", "import os\ntry: os.kill(1 << 22, 9)\nexcept ProcessLookupError as e: print(e)\n",
        "[Errno 3] No such process\n", How::Returned);
    row("its child kills it",
        "import os, time\nif os.fork() == 0:\n    os.kill(os.getppid(), 9)\n    os._exit(0)\ntime.sleep(1000)\n", "",
        How::Signal);
    row("dies before its child",
        "import os, time\nif os.fork() == 0:\n    time.sleep(0.05)\n    print('late', flush=True)\n", "late\n",
        How::Returned);
    row("closes its output", "import os\nos.close(1)\nprint('x')\n", "", How::Returned);
}

void SessionContainmentTest::programsMayDoTheirWorst() {
    QFETCH(QString, source);
    QFETCH(QString, output);
    QFETCH(int, how);
    SessionRun run(source.toStdString());
    QVERIFY(run.finish());
    QCOMPARE(QString::fromStdString(run.output()), output);
    QCOMPARE(int(run.session->ending()->how), how);
    QVERIFY(run.leftNothing());
}

void SessionContainmentTest::windowsDeathEndsTheRun() {
    // A process of its own plays the window, and is killed in the middle of a run that hides and forks.
    int ready[2];
    QCOMPARE(pipe2(ready, O_CLOEXEC), 0);
    const std::string mark = "FORKYARD_WINDOW=" + std::to_string(getpid()) + ".";
    setenv("FORKYARD_WINDOW", mark.substr(mark.find('=') + 1).c_str(), 1);
    const pid_t window = fork();
    if (window == 0) {
        SessionRun run("import os, time\nif os.fork() == 0:\n    if os.fork() == 0:\n        while True: "
                       "time.sleep(1000)\n    os._exit(0)\n"
                       "os.wait()\nprint('ready', flush=True)\nwhile True: pass\n");
        const char answer = run.printed("ready") ? 'y' : 'n';
        [[maybe_unused]] const ssize_t written = write(ready[1], &answer, 1);
        for (;;) run.session->poll();
    }
    char answer = 0;
    QCOMPARE(read(ready[0], &answer, 1), ssize_t{1});
    QCOMPARE(answer, 'y');
    kill(window, SIGKILL);
    waitpid(window, nullptr, 0);
    QTRY_VERIFY_WITH_TIMEOUT(processesWith(mark).empty(), 60'000);
    ::close(ready[0]);
    ::close(ready[1]);
}

void SessionContainmentTest::watchersMayBeKilled_data() {
    QTest::addColumn<bool>("supervisor");
    QTest::addColumn<bool>("guard");
    QTest::newRow("the supervisor") << true << false;
    QTest::newRow("the guard") << false << true;
    QTest::newRow("both") << true << true;
}

void SessionContainmentTest::watchersMayBeKilled() {
    QFETCH(bool, supervisor);
    QFETCH(bool, guard);
    SessionRun run("import os, time\nos.fork()\nos.fork()\nprint('ready', flush=True)\nwhile True: time.sleep(1000)\n");
    QVERIFY(run.pollUntil([&] { return run.output() == "ready\nready\nready\nready\n"; }));
    const pid_t guardPid = run.session->guard();
    pid_t supervisorPid = 0;
    for (const live::ProcessStatus &process : live::descendants(guardPid)) {
        if (process.parent == guardPid) supervisorPid = process.pid;
    }
    QVERIFY(supervisorPid > 0);
    if (supervisor) kill(supervisorPid, SIGKILL);
    if (guard) kill(guardPid, SIGKILL);
    QVERIFY(run.finish());
    QVERIFY(run.session->ending()->how == How::Failed || run.session->ending()->how == How::Signal);
    QVERIFY(run.leftNothing());
}

void SessionContainmentTest::watchersMayBeStopped() {
    SessionRun run("print('ready', flush=True)\nwhile True: pass\n");
    QVERIFY(run.printed("ready"));
    for (const live::ProcessStatus &process : live::descendants(run.session->guard())) {
        if (process.parent == run.session->guard()) kill(process.pid, SIGSTOP);
    }
    kill(run.session->guard(), SIGSTOP);
    run.session->stop();
    QVERIFY(run.finish());
    QVERIFY(run.session->ending()->how == How::Stopped);
    QVERIFY(run.leftNothing());
}

void SessionContainmentTest::destroyingASessionEndsIt() {
    std::string mark;
    {
        SessionRun run("import os\nos.fork()\nprint('ready', flush=True)\nwhile True: pass\n");
        QVERIFY(run.printed("ready"));
        mark = run.mark;
    }
    QVERIFY(processesWith(mark).empty());
}

QTEST_APPLESS_MAIN(SessionContainmentTest)
#include "tst_session_containment.moc"
