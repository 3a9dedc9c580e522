// A session from start to end, with the real child program: what it prints, how it ends, how it is steered.
#include "core/trace/current_core.h"
#include "tests/core/session/session_run.h"

#include <QTest>

#include <algorithm>
#include <csignal>

using namespace forkyard;
using namespace forkyard::session;
using test::SessionRun;
using How = Ending::How;
using Kind = trace::EventKind;

class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void programsPrintAndReturn_data();
    void programsPrintAndReturn();
    void mistakesAreTold();
    void uncaughtExceptionsAreTold();
    void argumentsAndInputArrive();
    void usageCoresAndMachineAreTold();
    void nothingIsMeasuredWhereNothingIsRecorded();
    void processesAreSeen();
    void threadsAreSeen();
    void missingHostIsTold();
    void paceSlowsLines();
    void slowedThreadsHaveOneLineAtATime();
    void pauseHoldsARunBack();
    void levelsDecideWhatIsRecorded();
    void storeKnowsTheSource();
    void memoryIsLimited();
    void processesAreLimited();
    void threadsAreLimited();
    void outsideOutputIsHandedOn();
};

void SessionTest::programsPrintAndReturn_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("how");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *source, const char *output, How how, int code) {
        QTest::newRow(name) << QString(source) << QString(output) << int(how) << code;
    };
    row("nothing", "", "", How::Returned, 0);
    row("a line", "print('hello')\n", "hello\n", How::Returned, 0);
    row("exit 3", "import sys\nprint(1)\nsys.exit(3)\n", "1\n", How::Returned, 3);
    row("exit with a text", "raise SystemExit('no')\n", "", How::Returned, 1);
    row("exit with nothing", "raise SystemExit\n", "", How::Returned, 0);
    row("an exception", "print('a')\n1/0\n", "a\n", How::Returned, 1);
    row("_exit", "import os\nprint('a', flush=True)\nos._exit(9)\n", "a\n", How::Returned, 9);
    row("killed", "import os\nos.kill(os.getpid(), 9)\n", "", How::Signal, SIGKILL);
    row("interrupted", "raise KeyboardInterrupt\n", "", How::Signal, SIGINT);
    row("unprintable", "class E(Exception):\n    def __str__(self): raise ValueError\nraise E\n", "", How::Returned, 1);
}

void SessionTest::programsPrintAndReturn() {
    QFETCH(QString, source);
    QFETCH(QString, output);
    QFETCH(int, how);
    QFETCH(int, code);
    SessionRun run(source.toStdString());
    QVERIFY(run.finish());
    QCOMPARE(QString::fromStdString(run.output()), output);
    QCOMPARE(int(run.session->ending()->how), how);
    QCOMPARE(run.session->ending()->code, code);
    QVERIFY(run.problems.empty());
    QVERIFY(run.store.isFinished());
    QVERIFY(run.leftNothing());
}

void SessionTest::mistakesAreTold() {
    SessionRun run("x = 1\nif x\n    pass\n");
    QVERIFY(run.finish());
    QCOMPARE(run.problems.size(), std::size_t{1});
    QVERIFY2(run.problems[0].code.starts_with("syntax."), run.problems[0].code.c_str());
    QCOMPARE(run.problems[0].span.line, 2u);
    QVERIFY(run.session->ending()->how == How::Returned);
    QCOMPARE(run.session->ending()->code, 1);
}

void SessionTest::uncaughtExceptionsAreTold() {
    SessionRun run("def f():\n    raise ValueError('wrong')\nf()\n");
    QVERIFY(run.finish());
    const std::string error = run.output(Kind::PrintError);
    QVERIFY2(error.ends_with("ValueError: wrong\n"), error.c_str());
    QVERIFY(error.find("line 2, in f") != std::string::npos);
    QCOMPARE(run.count(Kind::ExceptionUncaught), std::size_t{1});
}

void SessionTest::usageCoresAndMachineAreTold() {
    SessionRun run("from multiprocessing import Process\ndef work():\n    return sum(range(300000))\nif __name__ == '__main__':\n    p = Process(target=work)\n    p.start()\n    p.join()\n");
    QVERIFY(run.finish());
    const auto &processes = run.store.processes();
    QCOMPARE(processes.size(), std::size_t{2});
    for (trace::ProcessIndex process = 0; process < processes.size(); ++process) {
        QVERIFY(run.store.cpuUsed(process).size() >= 2); // its beginning and its end, at least
        QVERIFY(run.store.cpuUsed(process).back().value > 0);
        QVERIFY(!run.store.memoryHeld(process).empty());
        QVERIFY(run.store.memoryHeld(process).front().value > 1 << 20);
        QVERIFY(processes[process].machine != 0);
        QVERIFY(!run.store.nameOf(processes[process].machine).empty());
    }
    QCOMPARE(processes[0].machine, processes[1].machine);
    if (trace::currentCore() == 0) QSKIP("2026-11: this kernel or C library keeps no core number in the thread");
    QVERIFY(run.count(Kind::ThreadCore) >= 2); // each process's thread ran somewhere
    // What the trace says at its end is what it says when it is worked out from its beginning.
    QCOMPARE(run.store.momentAtEvent(run.store.eventCount()), run.store.replayTo(run.store.eventCount()));
}

void SessionTest::nothingIsMeasuredWhereNothingIsRecorded() {
    Options options = SessionRun::quickOptions();
    options.level = trace::Level::Off;
    SessionRun run("print(sum(range(1000)))\n", options);
    QVERIFY(run.finish());
    for (const Kind kind : {Kind::ProcessCpu, Kind::ProcessMemory, Kind::ThreadCore, Kind::ProcessMachine}) QCOMPARE(run.count(kind), std::size_t{0});
}

void SessionTest::argumentsAndInputArrive() {
    SessionRun run(
        "import sys\nprint(sys.argv)\nfor line in sys.stdin:\n    print('got', line.strip())\nprint('end')\n",
        SessionRun::quickOptions(), {"a", "b c"});
    QVERIFY(run.printed("['program.py', 'a', 'b c']\n"));
    run.session->sendInput("one\n");
    QVERIFY(run.printed("got one\n"));
    run.session->sendInput("two\nthr");
    run.session->sendInput("ee\n");
    QVERIFY(run.printed("got three\n"));
    run.session->closeInput();
    QVERIFY(run.finish());
    QCOMPARE(run.output(), std::string("['program.py', 'a', 'b c']\ngot one\ngot two\ngot three\nend\n"));
}

void SessionTest::processesAreSeen() {
    SessionRun run("import os\n"
                   "pid = os.fork()\n"
                   "if pid == 0:\n"
                   "    print('child', flush=True)\n"
                   "    os._exit(4)\n"
                   "print(os.waitpid(pid, 0)[1] >> 8)\n");
    QVERIFY(run.finish());
    QCOMPARE(run.output(), std::string("child\n4\n"));
    QCOMPARE(run.store.processes().size(), std::size_t{2});
    QCOMPARE(run.store.processes()[1].exitStatus, std::int64_t{4});
    QCOMPARE(run.store.processes()[1].parent, trace::ProcessIndex{0});
    QCOMPARE(run.count(Kind::ProcessFork), std::size_t{1});
    QCOMPARE(run.count(Kind::ProcessWaitEnd), std::size_t{1});
}

void SessionTest::threadsAreSeen() {
    SessionRun run("import threading\n"
                   "def work(): print('thread')\n"
                   "t = threading.Thread(target=work)\n"
                   "t.start()\n"
                   "t.join()\n"
                   "print('main')\n");
    QVERIFY(run.finish());
    QCOMPARE(run.output(), std::string("thread\nmain\n"));
    QCOMPARE(run.store.laneCount(), std::size_t{2});
    QCOMPARE(run.count(Kind::ThreadStart), std::size_t{2});
}

void SessionTest::missingHostIsTold() {
    Options options = SessionRun::quickOptions();
    options.hostProgram = "/no/such/host";
    const SessionRun run("print(1)\n", options);
    QVERIFY(!run.session);
    QCOMPARE(run.problems[0].code, std::string("session.host-missing"));
    QCOMPARE(run.problems[0].arguments[0], std::string("/no/such/host"));
}

void SessionTest::paceSlowsLines() {
    Options options = SessionRun::quickOptions();
    options.linesPerSecond = 50;
    const std::int64_t begun = live::monotonicNow();
    SessionRun run("x = 1\nx = 2\nx = 3\nx = 4\nx = 5\nx = 6\nx = 7\nx = 8\nx = 9\nx = 10\nx = 11\nprint(x)\n",
                   options);
    QVERIFY(run.finish());
    QVERIFY(live::monotonicNow() - begun >= 11 * 20'000'000);
    // So slow that the test would time out; then at full speed while it waits.
    options.linesPerSecond = 0.01;
    SessionRun slow("x = 1\nx = 2\nprint(x)\n", options);
    QVERIFY(slow.pollUntil([&] { return slow.store.laneCount() == 1; }));
    slow.session->setPace(0);
    QVERIFY(slow.finish());
    QCOMPARE(slow.output(), std::string("2\n"));
}

/// Slowed down, a line is stretched as a whole: while a thread is at one it runs, and the others of its process do not.
void SessionTest::slowedThreadsHaveOneLineAtATime() {
    constexpr int kLines = 6;
    constexpr trace::Time kPeriod = 50'000'000;
    Options options = SessionRun::quickOptions();
    options.level = trace::Level::All;
    options.linesPerSecond = 1e9 / kPeriod;
    std::string source = "import threading\ndef f():\n";
    for (int line = 0; line < kLines; ++line) source += "    x" + std::to_string(line) + " = 1\n";
    SessionRun run(source + "a = threading.Thread(target=f)\nb = threading.Thread(target=f)\na.start()\nb.start()\na.join()\nb.join()\n", options);
    QVERIFY(run.finish());
    const trace::Store &store = run.store;
    QCOMPARE(store.laneCount(), std::size_t{3});
    // One at a time, but for the moments in which a thread has begun and not come to the GIL yet.
    trace::Time together = 0;
    for (trace::Time time = 0; time < store.now(); time += kPeriod / 50) {
        std::size_t running = 0;
        for (trace::LaneId lane = 0; lane < store.laneCount(); ++lane) {
            const std::size_t span = store.spanAt(lane, time);
            running += span != trace::LaneSpans::kNone && store.span(lane, span).state == trace::LaneState::Running;
        }
        if (running > 1) together += kPeriod / 50;
    }
    QVERIFY2(together < kPeriod, qPrintable(QString("%1 ns of %2").arg(together).arg(store.now())));
    std::size_t lines = 0;
    for (trace::EventIndex index = 0; index < store.eventCount(); ++index) {
        // From one line to the next a thread runs for most of what a line takes, whoever else comes between.
        const trace::Event event = store.event(index);
        if (event.kind != Kind::Line || event.thread == 0 || trace::packedLine(event.line) < 3 || trace::packedLine(event.line) > 2 + kLines) continue;
        trace::Time end = store.now();
        for (trace::EventIndex next = index + 1; next < store.eventCount(); ++next) {
            const trace::Event &other = store.event(next);
            if (other.thread != event.thread || (other.kind != Kind::Line && other.kind != Kind::ThreadExit)) continue;
            end = other.time;
            break;
        }
        ++lines;
        const auto spent = store.spans(event.thread).total(event.time, end, store.now());
        QVERIFY2(spent[static_cast<std::size_t>(trace::LaneState::Running)] >= kPeriod * 7 / 10,
                 qPrintable(QString("thread %1, line %2: %3 ns").arg(event.thread).arg(trace::packedLine(event.line)).arg(spent[static_cast<std::size_t>(trace::LaneState::Running)])));
    }
    QCOMPARE(lines, std::size_t{2 * kLines});
}

void SessionTest::pauseHoldsARunBack() {
    Options options = SessionRun::quickOptions();
    options.paused = true;
    SessionRun run("print('go')\n", options);
    QVERIFY(run.pollUntil([&] { return run.store.laneCount() == 1; }));
    const std::int64_t begun = live::monotonicNow();
    run.pollUntil([&] { return live::monotonicNow() - begun > 50'000'000; });
    QCOMPARE(run.output(), std::string());
    run.session->setPaused(false);
    QVERIFY(run.finish());
    QCOMPARE(run.output(), std::string("go\n"));
}

void SessionTest::levelsDecideWhatIsRecorded() {
    const char *source = "x = 1\nfor i in range(5):\n    x = x + 1\nprint(x)\n";
    Options options = SessionRun::quickOptions();
    SessionRun sync(source, options);
    QVERIFY(sync.finish());
    QCOMPARE(sync.count(Kind::Line), std::size_t{0});
    options.level = trace::Level::All;
    SessionRun all(source, options);
    QVERIFY(all.finish());
    QVERIFY(all.count(Kind::Line) >= 13);
    QCOMPARE(all.output(), sync.output());
}

void SessionTest::storeKnowsTheSource() {
    SessionRun run("pass\n");
    QVERIFY(run.finish());
    QCOMPARE(run.store.sources()[0].path, std::string("program.py"));
    QCOMPARE(run.store.sources()[0].text, std::string("pass\n"));
}

void SessionTest::memoryIsLimited() {
    SessionRun run("try:\n    x = 'a' * (100 << 30)\nexcept MemoryError:\n    print('MemoryError')\n"
                   "try:\n    y = []\n    while True: y.append('b' * 1000000 + str(len(y)))\n"
                   "except MemoryError:\n    y = None\n    print('again')\n");
    QVERIFY(run.finish());
    QCOMPARE(run.output(), std::string("MemoryError\nagain\n"));
}

void SessionTest::processesAreLimited() {
    Options options = SessionRun::quickOptions();
    options.limits.processes = 20;
    SessionRun run("import os, time\n"
                   "n = 0\n"
                   "try:\n"
                   "    while True:\n"
                   "        if os.fork() == 0:\n"
                   "            time.sleep(1000)\n"
                   "        n += 1\n"
                   "except BlockingIOError as e:\n"
                   "    print(n, e, flush=True)\n"
                   "    time.sleep(1000)\n",
                   options);
    QVERIFY(run.printed("\n"));
    QCOMPARE(run.output(), std::string("19 [Errno 11] Resource temporarily unavailable\n"));
    run.session->stop();
    QVERIFY(run.finish());
    QVERIFY(run.session->ending()->how == How::Stopped);
    QVERIFY(run.leftNothing());
}

void SessionTest::threadsAreLimited() {
    Options options = SessionRun::quickOptions();
    options.limits.threads = 10;
    SessionRun run("import threading, os\n"
                   "gate = threading.Event()\n"
                   "n = 0\n"
                   "try:\n"
                   "    while True:\n"
                   "        threading.Thread(target=gate.wait, daemon=True).start()\n"
                   "        n += 1\n"
                   "except RuntimeError as e:\n"
                   "    print(n, e)\n",
                   options);
    QVERIFY(run.finish());
    QCOMPARE(run.output(), std::string("9 can't start new thread\n"));
}

void SessionTest::outsideOutputIsHandedOn() {
    // Until programs can start others: whatever reaches the descriptors without the machine's write, as a child's
    // output would.
    SessionRun run("import os\nos.write(1, b'told\\n')\n");
    QVERIFY(run.finish());
    QCOMPARE(run.output(), std::string("told\n"));
    QCOMPARE(run.session->takeForeignOutput(), std::string());
}

QTEST_APPLESS_MAIN(SessionTest)
#include "tst_session.moc"
