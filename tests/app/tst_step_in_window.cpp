// A learner's way through the lesson of the lost update, in the window over the real child program: by hand to the wrong result, three
// steps back and another way, every schedule, and one of them played.
#include "app/explore_run.h"
#include "app/live_run.h"
#include "core/trace/store.h"
#include "tests/ui/ui_fixture.h"
#include "ui/explore/explore_view.h"
#include "ui/window/main_window.h"
#include "ui/stage/stage_painter.h"
#include "ui/stage/stage_view.h"
#include "ui/window/notice_bar.h"
#include "ui/window/step_bar.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace forkyard;
using namespace forkyard::ui;

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

const char *const kSpin = R"(import threading
flag = False
def spin():
    while not flag:
        pass
def stop():
    global flag
    if not flag:
        flag = False
a = threading.Thread(target=spin)
b = threading.Thread(target=stop)
a.start()
b.start()
a.join()
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

struct Learner : Fixture {
    std::unique_ptr<MainWindow> window;
    StageView *stage = nullptr;

    Learner() {
        WindowParts parts;
        parts.controller = std::make_unique<app::LiveRun>();
        parts.explorer = std::make_unique<app::ExploreRun>();
        parts.stage = [this](Kit &of, RunModel &run, QWidget *parent) { return stage = new StageView(of, run, parent); };
        parts.lessonsFolder = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
        window = std::make_unique<MainWindow>(kit, std::move(parts));
        window->resize(1600, 1000);
        window->show();
        window->openLesson("10");
        window->editor()->replaceText(kLostUpdate);
        window->setMode(RunMode::Step);
    }
    ~Learner() { window->close(); }

    bool idle() const { return QTest::qWaitFor([this] { return window->controller()->isStanding() || !window->controller()->isRunning(); }, 60'000); }
    /// A key, and what comes of it.
    bool press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        const qsizetype before = window->stepping().position();
        QTest::keyClick(window.get(), key, modifiers);
        return QTest::qWaitFor([&] { return window->stepping().position() != before; }, 60'000) && idle();
    }
    /// The button on a thread's card, and what comes of it.
    bool choose(trace::LaneId lane) {
        const qsizetype before = window->stepping().position();
        if (!QTest::qWaitFor([&] { return !stage->chooseButton(lane).isEmpty(); }, 60'000)) return false;
        QTest::mouseClick(stage, Qt::LeftButton, {}, stage->chooseButton(lane).center().toPoint());
        return QTest::qWaitFor([&] { return window->stepping().position() != before; }, 60'000) && idle();
    }
    std::string variable(std::string_view name) {
        QTest::qWait(50); // the moment is worked out once a frame
        for (const auto &process : window->runModel().moment().processes)
            for (const auto &each : process.memory)
                if (each.name == name) return window->runModel().valueText(each.value, 0).toStdString();
        return {};
    }
    QString copies(std::string_view name) {
        QTest::qWait(50);
        for (const auto &process : window->runModel().moment().processes)
            for (const auto &each : process.memory)
                if (each.name == name) return StagePainter::copiesOf(window->runModel(), each);
        return {};
    }
    /// What the bar below the stage says of the end.
    QString sentence() {
        QTest::qWait(50);
        const auto *label = window->stepBar()->findChild<QLabel *>();
        return label && window->stepBar()->isVisible() ? label->toolTip() : QString();
    }
    /// Every end that an exploration finds, played to its last step.
    void playEach(const QString &program, const std::function<void(const ExploredOutcome &)> &look) {
        window->editor()->replaceText(program);
        window->setMode(RunMode::Explore);
        window->run();
        QVERIFY(QTest::qWaitFor([&] { return window->exploreView()->result().has_value(); }, 120'000));
        const Exploration found = *window->exploreView()->result();
        for (const ExploredOutcome &outcome : found.outcomes) {
            emit window->exploreView()->playRequested(outcome.schedule);
            QVERIFY(QTest::qWaitFor([&] { return !window->stepping().isEmpty() && window->runModel().store(); }, 60'000));
            window->runModel().playhead().followNow();
            QVERIFY(idle());
            look(outcome);
            window->setMode(RunMode::Explore);
            QVERIFY(idle());
        }
    }
    std::string printed() const {
        std::string all;
        const auto &pieces = window->runModel().store()->console();
        for (std::size_t i = 0; i < pieces.size(); ++i) all += window->runModel().store()->text(pieces[i].text);
        return all;
    }
    bool isOver() const { return window->stepping().here().how == Standing::How::Over; }
};

} // namespace

class StepInWindowTest : public QObject {
    Q_OBJECT

private slots:
    /// Ctrl+R is pressed where one has just typed; the digits that follow choose a thread and are typed into no program.
    void theKeysLeaveTheEditorWhenSteppingBegins() {
        Learner learner;
        MainWindow &window = *learner.window;
        window.activateWindow();
        window.editor()->edit()->setFocus();
        QTRY_VERIFY(window.editor()->edit()->hasFocus());
        const QString text = window.editor()->text();
        QTest::keyClick(window.editor()->edit(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return !window.stepping().isEmpty(); }, 60'000) && learner.idle());
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused && focused != window.editor()->edit());
        const qsizetype before = window.stepping().position();
        QTest::keyClick(focused, Qt::Key_1);
        QTRY_VERIFY(window.stepping().position() != before);
        QCOMPARE(window.editor()->text(), text);
    }

    /// Nothing has been started: the way goes from the beginning to the end, and all of it can be gone back.
    void toTheEndStartsByItself() {
        Learner learner;
        learner.window->activateWindow();
        learner.stage->setFocus();
        QTRY_VERIFY(learner.stage->hasFocus());
        QVERIFY(learner.press(Qt::Key_Right, Qt::ShiftModifier));
        const Stepping &way = learner.window->stepping();
        QVERIFY(way.here().how == Standing::How::Over);
        QVERIFY(way.count() > 10);
        QCOMPARE(way.position(), way.count());
        while (way.canGoBack()) QTest::keyClick(learner.window.get(), Qt::Key_F10, Qt::ShiftModifier);
        QCOMPARE(way.schedule(), QString());
        QVERIFY(!way.here().choices.isEmpty());
    }

    void aScheduleIsTakenAsText() {
        Learner learner;
        MainWindow &window = *learner.window;
        window.run();
        QVERIFY(QTest::qWaitFor([&] { return !window.stepping().isEmpty(); }, 60'000));
        for (int step = 0; step < 8; ++step) QVERIFY(learner.press(Qt::Key_1));
        const QString schedule = window.stepping().schedule();
        const qsizetype steps = window.stepping().position();
        const std::string balance = learner.variable("balance");
        QAction *copy = window.findChild<QAction *>("copySchedule");
        QVERIFY(copy->isEnabled());
        copy->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), schedule);
        // The same text leads to the same moment.
        window.followSchedule("  " + schedule + " ");
        QVERIFY(QTest::qWaitFor([&] { return window.stepping().position() == steps && learner.idle(); }, 60'000));
        QCOMPARE(window.stepping().schedule(), schedule);
        QCOMPARE(learner.variable("balance"), balance);
        // One that was made for another program says so.
        window.followSchedule("9x3");
        QVERIFY(QTest::qWaitFor([&] { return window.findChild<NoticeBar *>()->isVisible(); }, 60'000));
    }

    void aLostUpdateFoundByHandAndByEverySchedule() {
        Learner learner;
        MainWindow &window = *learner.window;
        window.run();
        QVERIFY(QTest::qWaitFor([&] { return !window.stepping().isEmpty(); }, 60'000));
        for (int guard = 0; guard < 60 && !window.stepBar()->choices().contains(3); ++guard) QVERIFY(learner.press(Qt::Key_1));
        QVERIFY(window.stepBar()->choices().contains(3));

        // Both load 0; the second store overwrites the first. Beside the variable stands who has a copy.
        for (const Qt::Key key : {Qt::Key_2, Qt::Key_3}) QVERIFY(learner.press(key));
        QCOMPARE(learner.copies("balance"), "T1, T2 hold a copy of this 0");
        QVERIFY(learner.press(Qt::Key_2));
        QCOMPARE(learner.variable("balance"), "5");
        QCOMPARE(learner.copies("balance"), "T2 holds an old copy, 0");
        QVERIFY(learner.press(Qt::Key_3));
        QCOMPARE(learner.variable("balance"), "8");

        // Three steps back nothing is stored; forwards again everything is as it was.
        const qsizetype there = window.stepping().position();
        for (int i = 0; i < 3; ++i) QVERIFY(learner.press(Qt::Key_Left));
        QCOMPARE(learner.variable("balance"), "0");
        for (int i = 0; i < 3; ++i) QVERIFY(learner.press(Qt::Key_Right));
        QCOMPARE(window.stepping().position(), there);
        QCOMPARE(learner.variable("balance"), "8");
        QCOMPARE(window.stepping().branchCount(), 0);
        // Who chooses what was chosen before goes on along the same way; what lies ahead is still known.
        for (int i = 0; i < 3; ++i) QVERIFY(learner.press(Qt::Key_Left));
        QVERIFY(learner.press(Qt::Key_3));
        QCOMPARE(window.stepping().count(), there);
        QCOMPARE(window.stepping().position(), there - 2);
        for (int i = 0; i < 2; ++i) QVERIFY(learner.press(Qt::Key_Right));
        QCOMPARE(window.runModel().nextChoices().switches, window.stepping().switches());

        // The other way from there: the first stores before the second loads. Both ways are kept.
        for (int i = 0; i < 3; ++i) QVERIFY(learner.press(Qt::Key_Left));
        QVERIFY(learner.choose(1));
        QCOMPARE(window.stepping().branchCount(), 1);
        QCOMPARE(learner.variable("balance"), "5");
        // The timeline shows where they part, and leads back to the other one.
        QCOMPARE(window.runModel().partings().size(), 1);
        QVERIFY(window.runModel().partings().first().time < window.stepping().here().time);
        window.runModel().takeParting(0);
        QVERIFY(QTest::qWaitFor([&] { return window.stepping().position() == there; }, 60'000) && learner.idle());
        QTRY_COMPARE(learner.variable("balance"), "8");
        window.runModel().takeParting(0);
        QTRY_COMPARE(window.stepping().position(), there - 2);
        QVERIFY(learner.idle());
        QTRY_COMPARE(learner.variable("balance"), "5");
        QVERIFY(learner.press(Qt::Key_Right, Qt::ShiftModifier));
        QVERIFY(learner.isOver());
        QCOMPARE(learner.copies("balance"), QString());

        // Every schedule, the one with a wrong end played: it prints what Explore said.
        window.setMode(RunMode::Explore);
        window.run();
        QVERIFY(QTest::qWaitFor([&] { return window.exploreView()->result() && !window.exploreView()->result()->outcomes.empty(); }, 120'000));
        const Exploration found = *window.exploreView()->result();
        QVERIFY(found.complete);
        QVERIFY(found.outcomesTotal > 1);
        for (const ExploredOutcome &outcome : found.outcomes) {
            emit window.exploreView()->playRequested(outcome.schedule);
            QVERIFY(QTest::qWaitFor([&] { return !window.stepping().isEmpty() && window.runModel().store(); }, 60'000));
            // It is played from its beginning, two steps a second; whoever moves the playhead goes on by hand.
            QCOMPARE(window.stepping().position(), 0);
            window.runModel().playhead().followNow();
            QVERIFY(learner.isOver());
            QCOMPARE(learner.printed(), outcome.output.toStdString());
            QVERIFY(window.stepping().count() > 5); // step by step, to go back to each
            window.setMode(RunMode::Explore);
            QVERIFY(learner.idle());
            // And on real threads.
            emit window.exploreView()->playLiveRequested(outcome.schedule);
            QCOMPARE(window.mode(), RunMode::Live);
            QVERIFY(QTest::qWaitFor([&] { return !window.controller()->isRunning(); }, 60'000));
            QCOMPARE(learner.printed(), outcome.output.toStdString());
            window.setMode(RunMode::Explore);
        }
    }

    /// Stage, lanes and the sentence below the stage tell the same of each end.
    void whatIsPlayedEndsAsExploreSaid_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("waitingForLocks");
        QTest::newRow("deadlock") << QString(kDeadlock) << "deadlock" << "each waits for another" << 2;
        QTest::newRow("stuck") << QString(kLostWakeUp) << "stuck" << "nobody is left" << 0;
        QTest::newRow("endless") << QString(kSpin) << "endless" << "again and again" << 0;
        QTest::newRow("limit") << "big = 'x' * 5000000000\n" << "limit memory" << "limit: memory" << 0;
        QTest::newRow("exit code") << "raise SystemExit(3)\n" << "exit 3" << "exit code 3" << 0;
        QTest::newRow("well") << "print(1)\n" << "exit 0" << "The program is over. Back" << 0;
    }
    void whatIsPlayedEndsAsExploreSaid() {
        QFETCH(QString, program);
        QFETCH(QString, ending);
        QFETCH(QString, sentence);
        QFETCH(int, waitingForLocks);
        Learner learner;
        const RunModel &run = learner.window->runModel();
        bool isFound = false;
        learner.playEach(program, [&](const ExploredOutcome &outcome) {
            if (outcome.ending != ending) return;
            isFound = true;
            QVERIFY2(learner.sentence().contains(sentence), qPrintable(learner.sentence()));
            const auto &threads = run.moment().threads;
            QCOMPARE(std::count_if(threads.begin(), threads.end(), [](const trace::MomentThread &t) { return t.state == trace::LaneState::WaitingLock; }), waitingForLocks);
            std::size_t atLocks = 0;
            for (const trace::MomentLock &lock : run.moment().locks) atLocks += lock.kind == trace::ObjectKind::Gil ? 0 : lock.waiters.size();
            QCOMPARE(static_cast<int>(atLocks), ending == "stuck" ? 1 : waitingForLocks);
            QCOMPARE(run.nextChoices().choices.isEmpty(), ending != "endless");
            if (ending != "endless") return;
            // That is no end: after one more step it is not said any more.
            QTest::keyClick(learner.window.get(), Qt::Key_F10);
            QTRY_VERIFY(learner.sentence().isEmpty());
            QVERIFY(learner.idle());
        });
        QVERIFY(isFound);
    }
};

QTEST_MAIN(StepInWindowTest)
#include "tst_step_in_window.moc"
