// A run on the simulated machine in the child program, stepped from outside: what can be chosen, what is next, what is in hand, and that
// the trace is a matter of the schedule alone.
#include "tests/core/session/session_run.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace forkyard;
using namespace forkyard::session;
using live::SimulationStep;
using live::Standing;
using test::SessionRun;
using Until = SimulationStep::Until;

namespace {

const char *const kLostUpdate = R"(import threading
balance = 0

def change(amount):
    global balance
    balance = balance + amount
    balance = balance - amount

t1 = threading.Thread(target=change, args=(5,))
t2 = threading.Thread(target=change, args=(8,))
t1.start()
t2.start()
t1.join()
t2.join()
print(balance)
)";

const char *const kFork = R"(import os
pid = os.fork()
if pid == 0:
    print("child")
    os._exit(3)
print(os.waitpid(pid, 0)[1] >> 8)
)";

const char *const kDeadlock = R"(import threading
a, b = threading.Lock(), threading.Lock()
def work(first, second):
    with first:
        with second:
            pass
t1 = threading.Thread(target=work, args=(a, b))
t2 = threading.Thread(target=work, args=(b, a))
t1.start()
t2.start()
t1.join()
t2.join()
)";

const char *const kLostWakeUp = R"(import threading
ready, done = threading.Condition(), False
def worker():
    global done
    done = True
    with ready:
        ready.notify()
t = threading.Thread(target=worker)
t.start()
if not done:
    with ready:
        ready.wait()
t.join()
)";

const char *const kTakeTurns = R"(import threading
lock, rounds = threading.Lock(), 0
def work():
    global rounds
    for n in range(3):
        with lock:
            rounds = rounds + 1
a = threading.Thread(target=work)
b = threading.Thread(target=work)
a.start()
b.start()
a.join()
b.join()
print(rounds)
)";

const char *const kSleeper = R"(import threading, time
def work():
    time.sleep(5)
    print("late")
t = threading.Thread(target=work)
t.start()
print("early")
t.join()
)";

struct Stepped {
    SessionRun run;
    Standing at;
    std::string schedule;
    int passed = 0; ///< steps on the way

    static Options options(const std::string &schedule, trace::Level level) {
        Options options = SessionRun::quickOptions();
        options.level = level;
        options.simulation.on = true;
        options.simulation.schedule = schedule;
        return options;
    }
    Stepped(const char *program, Options options) : run(program, std::move(options)) { wait(); }
    explicit Stepped(const char *program, const std::string &begin = {}, trace::Level level = trace::Level::All) : run(program, options(begin, level)) { wait(); }
    bool wait() {
        bool stands = false;
        const auto take = [&] {
            for (const Standing &each : run.session->takeStandings()) {
                at = each;
                stands = each.how != Standing::How::Passed;
                passed += each.how == Standing::How::Passed;
                if (!at.turns.empty()) schedule += (schedule.empty() ? "" : " ") + at.turns;
            }
            return stands || !run.session->isRunning();
        };
        return run.pollUntil(take) && stands;
    }
    bool step(std::uint32_t thread, Until until = Until::Operation, bool timePasses = false) {
        SimulationStep wish;
        wish.until = until;
        wish.thread = thread;
        wish.timePasses = timePasses;
        run.session->step(wish);
        return wait();
    }
    /// Thread 1 alone until `thread` can be chosen.
    bool stepUntilThere(std::uint32_t thread) {
        const auto isThere = [&] { return std::any_of(at.choices.begin(), at.choices.end(), [&](const auto &c) { return c.thread == thread; }); };
        for (int i = 0; i < 100 && !isThere(); ++i)
            if (!step(1)) return false;
        return isThere();
    }
    trace::Moment moment() { return run.store.momentAt(at.time); }
    std::string next(std::uint32_t thread) { return std::string(moment().threads.at(thread - 1).nextOperation); }
    std::string hand(std::uint32_t thread) { return std::string(moment().threads.at(thread - 1).inHand); }
    std::string output() { return run.output(); }
    /// Empty where the trace says of each thread what can be chosen: who can go on runs or is ready, who cannot waits or has ended.
    QString disagreement() {
        for (const trace::MomentThread &thread : moment().threads) {
            const bool goesOn = thread.state == trace::LaneState::Running || thread.state == trace::LaneState::Ready;
            const bool canBeChosen = std::any_of(at.choices.begin(), at.choices.end(), [&](const auto &c) { return c.thread == thread.lane + 1 && !c.timePasses; });
            if (goesOn != canBeChosen) return QString("thread %1 %2 at step %3 of %4").arg(thread.lane + 1).arg(canBeChosen ? "can go on and is told to wait" : "cannot go on and is told to").arg(at.step).arg(QString::fromStdString(schedule));
        }
        return {};
    }
};

std::string events(const trace::Store &store) {
    std::string all;
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
        const trace::Event event = store.event(i);
        // Whoever reads the trace ends what has no end yet, when it comes to it.
        if (event.kind == trace::EventKind::ThreadExit || event.kind == trace::EventKind::ProcessExit) continue;
        all += std::to_string(event.time) + ' ' + std::to_string(event.thread) + ' ' + std::to_string(static_cast<int>(event.kind)) + ' ' + std::to_string(event.object) + ' ' +
               std::to_string(event.sequence) + ' ' + std::to_string(event.line) + ' ' + (event.value.isText() ? std::string(store.text(event.value.asText())) : std::to_string(event.value.integerOr(-1))) + '\n';
    }
    return all;
}

/// Empty where two traces are the same, event for event.
std::string whereTheyPart(const trace::Store &one, const trace::Store &other) {
    const std::string a = events(one), b = events(other);
    if (a == b) return {};
    const auto parted = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    const auto near = [](const std::string &text, std::string::const_iterator at) { return text.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - text.begin() - 120, 0)), 240); };
    return near(a, parted.first) + "\n---\n" + near(b, parted.second);
}

/// One word for each operation, however turns were joined: "1 1 2".
QString operations(const std::string &schedule) {
    QStringList all;
    for (const QString &turn : QString::fromStdString(schedule).split(' ', Qt::SkipEmptyParts)) {
        const QStringList parts = turn.split('x');
        for (int i = 0; i < parts.value(1).toInt(); ++i) all << parts[0];
        if (parts.value(1) == "0") all << parts[0] + "…";
    }
    return all.join(' ');
}

} // namespace

class TestSessionSimulated : public QObject {
    Q_OBJECT

private slots:
    void aLostUpdateByHand() {
        Stepped run(kLostUpdate);
        QCOMPARE(run.at.how, Standing::How::Stands);
        QCOMPARE(run.at.choices, (std::vector<Standing::Choice>{{1, false}}));
        QVERIFY(run.stepUntilThere(3));
        QCOMPARE(run.next(2), "balance →");
        QVERIFY(run.step(2));
        QCOMPARE(run.next(2), "balance ← 5");
        QCOMPARE(run.hand(2), "0 + 5 = 5");
        QVERIFY(run.step(3));
        QCOMPARE(run.next(3), "balance ← 8");
        QCOMPARE(run.hand(3), "0 + 8 = 8");
        QVERIFY(run.step(2));
        QVERIFY(run.step(3)); // thread 2's 5 is overwritten
        QVERIFY(run.step(2));
        QCOMPARE(run.hand(2), "8 - 5 = 3");
        for (int guard = 0; guard < 100 && run.at.how == Standing::How::Stands; ++guard) QVERIFY(run.step(run.at.choices.back().thread, Until::Blocked));
        QCOMPARE(run.at.how, Standing::How::Over);
        QVERIFY(run.run.finish());
        // 8 in memory: T3 takes 8 away of 8 and stores 0, T2 stores its 3 last or before; whoever stores last wins.
        QVERIFY(run.output() == "3\n" || run.output() == "0\n");
    }

    void theTraceIsAMatterOfTheScheduleAlone() {
        Stepped first(kLostUpdate);
        QVERIFY(first.stepUntilThere(3));
        for (const std::uint32_t thread : {2u, 3u, 3u, 2u}) QVERIFY(first.step(thread));
        for (int guard = 0; guard < 100 && first.at.how == Standing::How::Stands; ++guard) QVERIFY(first.step(first.at.choices.front().thread));
        QVERIFY(first.run.finish());
        Stepped again(kLostUpdate, first.schedule);
        QCOMPARE(again.at.how, Standing::How::Over);
        QVERIFY(again.run.finish());
        QCOMPARE(operations(again.schedule), operations(first.schedule));
        const std::string parted = whereTheyPart(first.run.store, again.run.store);
        QVERIFY2(parted.empty(), parted.c_str());
    }

    void aForkedChildIsAProcessOfItsOwn() {
        Stepped run(kFork);
        QVERIFY(run.stepUntilThere(2));
        const trace::Moment moment = run.moment();
        QCOMPARE(moment.processes.size(), std::size_t{2});
        QCOMPARE(moment.processes[1].parent, trace::ProcessIndex{0});
        for (int guard = 0; guard < 100 && run.at.how == Standing::How::Stands; ++guard) QVERIFY(run.step(run.at.choices.front().thread, Until::Blocked));
        QVERIFY(run.run.finish());
        QCOMPARE(run.output(), "child\n3\n");
        const trace::Moment end = run.moment();
        QCOMPARE(end.processes[1].state, trace::ProcessState::Ended);
        QCOMPARE(end.processes[1].exitStatus, 3);
    }

    void whereNobodyCanGoOnTheRunIsOver() {
        Stepped run(kDeadlock);
        QVERIFY(run.stepUntilThere(3));
        QCOMPARE(run.next(2), "first.__enter__()");
        QVERIFY(run.step(2)); // takes a
        QVERIFY(run.step(3)); // takes b
        for (int guard = 0; guard < 100 && run.at.how == Standing::How::Stands; ++guard) QVERIFY(run.step(run.at.choices.front().thread, Until::Blocked));
        QCOMPARE(run.at.how, Standing::How::Deadlock);
        QVERIFY(run.at.choices.empty());
        const trace::Moment end = run.moment();
        QCOMPARE(end.threads[1].state, trace::LaneState::WaitingLock);
        QCOMPARE(end.threads[2].state, trace::LaneState::WaitingLock);
        const auto &findings = run.run.store.findings();
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const trace::Finding &f) { return f.kind == trace::FindingKind::Deadlock; }));
    }

    /// An exploration's schedule ends before anybody asks for what he cannot have: that is no step of it. Who follows it sees the circle.
    void aDeadlockThatIsPlayedStandsInItsWaits() {
        Stepped before(kDeadlock);
        QVERIFY(before.stepUntilThere(3));
        QVERIFY(before.step(2)); // takes a
        QVERIFY(before.step(3)); // takes b
        QVERIFY(before.step(1, Until::Blocked)); // joins
        QCOMPARE(before.at.how, Standing::How::Stands);
        QCOMPARE(before.moment().threads[1].state, trace::LaneState::Ready);
        Stepped played(kDeadlock, before.schedule);
        QCOMPARE(played.at.how, Standing::How::Deadlock);
        QCOMPARE(played.at.ending, "deadlock");
        const trace::Moment end = played.moment();
        for (const std::size_t lane : {1, 2}) QCOMPARE(end.threads[lane].state, trace::LaneState::WaitingLock);
        QCOMPARE(std::count_if(end.locks.begin(), end.locks.end(), [](const trace::MomentLock &lock) { return lock.waiters.size() == 1; }), 2);
        // Where somebody can get on, following a schedule goes no further than it says.
        Stepped shorter(kDeadlock, before.schedule.substr(0, before.schedule.rfind(' ')));
        QCOMPARE(shorter.at.how, Standing::How::Stands);
    }

    void howItEndsIsSaid() {
        const auto toTheEnd = [](const char *program, const std::string &policy) {
            Stepped run(program);
            SimulationStep wish;
            wish.until = Until::End;
            wish.policy = policy;
            wish.quantum = 1000;
            run.run.session->step(wish);
            run.wait();
            return run.at.ending;
        };
        QCOMPARE(toTheEnd(kLostUpdate, "round-robin"), "exit 0");
        QCOMPARE(toTheEnd(kDeadlock, "worst"), "deadlock");
        QCOMPARE(toTheEnd(kLostWakeUp, "worst"), "stuck");
        QCOMPARE(toTheEnd("1 / 0\n", "round-robin"), "exception ZeroDivisionError");
        QCOMPARE(toTheEnd("big = 'x' * 5000000000\n", "round-robin"), "limit memory");
        QCOMPARE(Stepped(kLostUpdate).at.ending, "");
    }

    void whoCanGoOnIsReadyAndWhoCannotWaits_data() {
        QTest::addColumn<QString>("program");
        for (const auto &[name, program] : {std::pair{"lost update", kLostUpdate}, {"deadlock", kDeadlock}, {"fork", kFork}, {"lost wake-up", kLostWakeUp}, {"turns", kTakeTurns}}) QTest::newRow(name) << QString(program);
    }
    void whoCanGoOnIsReadyAndWhoCannotWaits() {
        QFETCH(QString, program);
        // Ways that differ in who goes first, and how soon another does.
        for (std::size_t way = 0; way < 3; ++way) {
            const std::string text = program.toStdString();
            Stepped run(text.c_str());
            for (std::size_t step = 0; step < 300 && run.at.how == Standing::How::Stands; ++step) {
                QVERIFY2(run.disagreement().isEmpty(), qPrintable(run.disagreement()));
                const std::size_t choice = (way == 0 ? 0 : way == 1 ? run.at.choices.size() - 1 : step / way) % run.at.choices.size();
                QVERIFY(run.step(run.at.choices[choice].thread, Until::Access, run.at.choices[choice].timePasses));
            }
            QVERIFY(run.at.how == Standing::How::Over || run.at.how == Standing::How::Deadlock);
        }
    }

    void aThreadsLastStepIsOnItsLane() {
        Stepped run(kLostUpdate);
        QVERIFY(run.stepUntilThere(2));
        while (run.moment().threads[1].state != trace::LaneState::Ended) QVERIFY(run.step(2));
        const std::uint64_t length = 1'000'000, middle = run.at.step * length + length / 2;
        const std::size_t span = run.run.store.spanAt(1, middle);
        QVERIFY(span != trace::LaneSpans::kNone);
        QCOMPARE(run.run.store.span(1, span).state, trace::LaneState::Running);
    }

    void timePassesWhereItIsChosen() {
        Stepped run(kSleeper);
        QVERIFY(run.stepUntilThere(2));
        QVERIFY(run.step(2, Until::Blocked));
        const auto sleeper = std::find_if(run.at.choices.begin(), run.at.choices.end(), [](const auto &c) { return c.thread == 2; });
        QVERIFY(sleeper != run.at.choices.end() && sleeper->timePasses);
        QCOMPARE(run.moment().threads[1].state, trace::LaneState::Asleep);
        const std::int64_t before = run.at.clock;
        QVERIFY(run.step(2, Until::Blocked, true)); // a sleeper may wake before anybody else has moved
        // Computing takes a little, too.
        QVERIFY(run.at.clock - before >= 5'000'000'000 && run.at.clock - before < 5'100'000'000);
        QCOMPARE(run.output(), "late\n");
    }

    void aPolicyGoesOnToTheEnd() {
        Stepped run(kLostUpdate);
        SimulationStep wish;
        wish.until = Until::End;
        wish.policy = "round-robin";
        wish.quantum = 1000;
        run.run.session->step(wish);
        QVERIFY(run.wait());
        QCOMPARE(run.at.how, Standing::How::Over);
        QVERIFY(run.run.finish());
        QCOMPARE(run.output(), "0\n");
        // Each load and store of two times two lines could have been stood at.
        QVERIFY(run.passed >= 8);
    }

    void theWorstIsFoundFromWhereOneStands() {
        Stepped run(kDeadlock);
        QVERIFY(run.stepUntilThere(3));
        SimulationStep wish;
        wish.until = Until::End;
        wish.policy = "worst";
        run.run.session->step(wish);
        QVERIFY(run.wait());
        QCOMPARE(run.at.how, Standing::How::Deadlock);
    }

    void untilAVariableHasItsValue() {
        Stepped run(kLostUpdate);
        SimulationStep wish;
        wish.until = Until::Variable;
        wish.variable = "balance";
        wish.value = "5";
        wish.policy = "round-robin";
        wish.quantum = 1000;
        run.run.session->step(wish);
        QVERIFY(run.wait());
        QCOMPARE(run.at.how, Standing::How::Stands);
        QCOMPARE(run.next(2), "balance →");
    }

    void untilEachOfThem() {
        const auto lineOf = [](Stepped &run, std::uint32_t thread) { return trace::packedLine(run.moment().threads.at(thread - 1).line); };
        Stepped run("a = 1\nb = a + a\nprint(b)\na = 5\nprint(a)\na = 9\n");
        QVERIFY(run.step(1, Until::Line));
        const auto first = lineOf(run, 1);
        QVERIFY(run.step(1, Until::Line));
        QVERIFY(lineOf(run, 1) > first);
        QVERIFY(run.step(0, Until::Print));
        QVERIFY(run.output().starts_with("2"));
        QVERIFY(run.output().find('5') == std::string::npos);
        SimulationStep wish;
        wish.until = Until::Variable;
        wish.variable = "a";
        wish.comparison = ">=";
        wish.value = "4.5";
        run.run.session->step(wish);
        QVERIFY(run.wait());
        QCOMPARE(run.output(), "2\n");
        wish.comparison = "!=";
        wish.value = "5";
        run.run.session->step(wish);
        QVERIFY(run.wait());
        QCOMPARE(run.output(), "2\n5\n");

        Stepped two(kLostUpdate);
        QVERIFY(two.stepUntilThere(3));
        QVERIFY(two.step(1, Until::Blocked)); // at its join
        QVERIFY(std::none_of(two.at.choices.begin(), two.at.choices.end(), [](const auto &c) { return c.thread == 1; }));
        SimulationStep toSwitch;
        toSwitch.until = Until::Switch;
        toSwitch.policy = "priority";
        two.run.session->step(toSwitch);
        QVERIFY(two.wait());
        // The first that can has gone as far as it can, which is its end; the other has not begun.
        QCOMPARE(two.at.choices, (std::vector<Standing::Choice>{{1, false}, {3, false}}));
        QVERIFY(two.step(3, Until::Access));
        QCOMPARE(two.at.choices.size(), std::size_t{2});
    }

    void whatIsTypedArrives() {
        const char *const program = "name = input('who? ')\nprint('hello', name)\nprint(input())\n";
        Stepped run(program);
        for (int guard = 0; guard < 100 && !run.at.choices.empty(); ++guard) QVERIFY(run.step(1));
        QCOMPARE(run.at.how, Standing::How::Stands); // not a deadlock: somebody can type
        QCOMPARE(run.output(), "who? ");
        run.run.session->sendInput("Ada\n");
        QVERIFY(run.wait());
        QCOMPARE(run.at.choices, (std::vector<Standing::Choice>{{1, false}}));
        for (int guard = 0; guard < 100 && !run.at.choices.empty(); ++guard) QVERIFY(run.step(1));
        QCOMPARE(run.output(), "who? hello Ada\n");
        run.run.session->sendInput("one\ntwo\n");
        QVERIFY(run.wait());
        for (int guard = 0; guard < 100 && run.at.how == Standing::How::Stands; ++guard) QVERIFY(run.step(1));
        QVERIFY(run.run.finish());
        QCOMPARE(run.output(), "who? hello Ada\none\n");

        // The schedule and the lines lead to the same trace, whenever the lines were typed.
        Options options = Stepped::options(run.schedule, trace::Level::All);
        options.simulation.input = "Ada\none\ntwo\n";
        Stepped again(program, std::move(options));
        QVERIFY(again.run.finish());
        const std::string parted = whereTheyPart(run.run.store, again.run.store);
        QVERIFY2(parted.empty(), parted.c_str());

        Stepped ends("import sys\nprint(sys.stdin.read())\n");
        for (int guard = 0; guard < 100 && !ends.at.choices.empty(); ++guard) QVERIFY(ends.step(1));
        ends.run.session->sendInput("all\n");
        QVERIFY(ends.wait());
        for (int guard = 0; guard < 100 && !ends.at.choices.empty(); ++guard) QVERIFY(ends.step(1));
        ends.run.session->closeInput();
        QVERIFY(ends.wait());
        for (int guard = 0; guard < 100 && ends.at.how == Standing::How::Stands; ++guard) QVERIFY(ends.step(1));
        QCOMPARE(ends.output(), "all\n\n");
    }

    void anAlarmIsATimeThatCanPass() {
        Stepped run("import signal\ndone = False\ndef ring(number, frame):\n    global done\n    done = True\n"
                    "signal.signal(signal.SIGALRM, ring)\nsignal.alarm(3600)\nwhile not done:\n    pass\nprint('rung')\n");
        const auto hasAlarm = [&] { return run.at.choices == std::vector<Standing::Choice>{{1, false}, {1, true}}; };
        for (int guard = 0; guard < 100 && !hasAlarm(); ++guard) QVERIFY(run.step(1));
        QVERIFY(hasAlarm());
        for (int i = 0; i < 5; ++i) QVERIFY(run.step(1));
        QVERIFY(hasAlarm() && run.output().empty());
        QVERIFY(run.step(1, Until::Operation, true));
        QVERIFY(run.at.clock > std::int64_t{3600} * 1'000'000'000);
        for (int guard = 0; guard < 100 && run.at.how == Standing::How::Stands; ++guard) QVERIFY(run.step(1));
        QVERIFY(run.run.finish());
        QCOMPARE(run.output(), "rung\n");
        Stepped again("import signal\ndone = False\ndef ring(number, frame):\n    global done\n    done = True\n"
                      "signal.signal(signal.SIGALRM, ring)\nsignal.alarm(3600)\nwhile not done:\n    pass\nprint('rung')\n", run.schedule);
        QVERIFY(again.run.finish());
        QCOMPARE(again.output(), "rung\n");
    }

    void severalMachinesInOneTrace() {
        const char *const program = "# network: master worker=Process-*; delay 20ms\n"
                                    "import socket\nfrom multiprocessing import Process\n"
                                    "def call():\n    s = socket.create_connection(('master', 5000))\n    s.sendall(b'ping')\n"
                                    "server = socket.create_server(('', 5000))\np = Process(target=call)\np.start()\n"
                                    "c, address = server.accept()\nprint(c.recv(10))\np.join()\n";
        Stepped run(program);
        bool wasOnItsWay = false;
        for (int guard = 0; guard < 300 && run.at.how == Standing::How::Stands; ++guard) {
            const auto choice = run.at.choices.front();
            wasOnItsWay |= choice.timePasses; // nobody sleeps: something is on its way
            QVERIFY(run.step(choice.thread, Until::Operation, choice.timePasses));
        }
        QVERIFY(run.run.finish());
        QCOMPARE(run.output(), "b'ping'\n");
        QVERIFY(wasOnItsWay);
        const auto &processes = run.run.store.processes();
        QCOMPARE(processes.size(), std::size_t{2});
        QCOMPARE(run.run.store.nameOf(processes[0].machine), std::string_view("master"));
        QCOMPARE(run.run.store.nameOf(processes[1].machine), std::string_view("worker"));
        Stepped again(program, run.schedule);
        QVERIFY(again.run.finish());
        const std::string parted = whereTheyPart(run.run.store, again.run.store);
        QVERIFY2(parted.empty(), parted.c_str());
    }

    void stoppingAStandingRunLeavesNothing() {
        Stepped run(kLostUpdate);
        run.run.session->stop();
        QVERIFY(run.run.finish());
        QVERIFY(test::processesWith(run.run.mark).empty());
        // The trace stays where it stood: nobody has ended.
        QCOMPARE(run.run.store.momentAt(run.run.store.now()).threads[0].state, trace::LaneState::Running);
    }

    void everyLessonsProgramFollowsItsSchedule_data() {
        QTest::addColumn<QString>("file");
        const QDir lessons(FORKYARD_SOURCE_DIR "/resources/lessons");
        for (const QString &folder : lessons.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString file = lessons.filePath(folder + "/program.py");
            if (QFile::exists(file)) QTest::newRow(qPrintable(folder)) << file;
        }
    }

    /// Run in turns to its end, and once more along what was written down: the same trace, so every step back is where one was.
    void everyLessonsProgramFollowsItsSchedule() {
        QFETCH(QString, file);
        QFile text(file);
        QVERIFY(text.open(QIODevice::ReadOnly));
        const std::string program = text.readAll().toStdString();
        // Two of them compute for long: not line by line.
        const trace::Level level = file.contains("/14-") || file.contains("/17-") ? trace::Level::Shared : trace::Level::All;
        Stepped run(program.c_str(), {}, level);
        SimulationStep wish;
        wish.until = Until::End;
        wish.policy = "random";
        run.run.session->step(wish);
        QVERIFY(run.wait());
        QVERIFY(run.at.how == Standing::How::Over || run.at.how == Standing::How::Deadlock);
        Stepped again(program.c_str(), run.schedule, level);
        QVERIFY(again.at.how == run.at.how);
        if (run.at.how == Standing::How::Over) QVERIFY(run.run.finish() && again.run.finish());
        QCOMPARE(again.at.time, run.at.time);
        const std::string parted = whereTheyPart(run.run.store, again.run.store);
        QVERIFY2(parted.empty(), (run.schedule + '\n' + again.schedule + '\n' + parted).c_str());
    }

    void aScheduleThatDoesNotFitIsToldOf() {
        Stepped run(kLostUpdate, "7x3");
        QCOMPARE(run.at.how, Standing::How::BadSchedule);
    }
};

QTEST_GUILESS_MAIN(TestSessionSimulated)
#include "tst_session_simulated.moc"
