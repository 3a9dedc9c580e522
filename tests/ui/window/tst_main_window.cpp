// The whole window over a scripted run: opening, running, stopping, refusing, stepping, exploring, and switching language and theme
// while it runs.
#include "tests/ui/window/recording_run.h"
#include "tests/ui/window/window_fixture.h"
#include "ui/console/console_view.h"
#include "ui/explore/explore_view.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/models/playback_run.h"
#include "ui/window/events_view.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/side_panel.h"
#include "ui/window/step_bar.h"
#include "ui/window/top_bar.h"

#include "core/trace/scripted_trace.h"
#include "core/trace/trace_file.h"

#include <QAction>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>
#include <QUrl>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

struct Window : BareWindow {
    explicit Window(std::unique_ptr<RunController> controller, QSize size = {1600, 1000}) : BareWindow(with(std::move(controller)), size) {}

    static WindowParts with(std::unique_ptr<RunController> controller) {
        WindowParts parts;
        parts.controller = std::move(controller);
        return parts;
    }
};

std::unique_ptr<PlaybackRun> playback(bool whole) {
    return std::make_unique<PlaybackRun>(queueRun(whole));
}

/// All words on the screen that belong to the program's own widgets, leaving out the user's text and names.
QStringList shownWords(QWidget *root) {
    QStringList words;
    for (const QLabel *label : root->findChildren<QLabel *>())
        if (label->isVisible()) words << QTextDocumentFragment::fromHtml(label->text()).toPlainText();
    for (const QPushButton *button : root->findChildren<QPushButton *>())
        if (button->isVisible()) words << button->text() << button->toolTip();
    for (const QAction *action : root->findChildren<QAction *>()) words << action->text();
    words.removeAll(QString());
    return words;
}

} // namespace

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void opensOnLessonTwo();
    void returnDoesWhatIsHighlighted();
    void predictionsOpenTheirProgram();
    void comesBackToWhatWasOpen();
    void badFilesAreToldInBothLanguages();
    void programsFromElsewhereRunRestricted();
    void optionsReachTheRun();
    void liveOnlyIsSaidWhateverTheKnobs();
    void runningRunsGetBookmarks();
    void runsAndEnds();
    void stoppedRunsAnswerNothing();
    void languageAndThemeChangeWhileItRuns();
    void processesWithoutNamesChangeTheirLanguage();
    void findingsInAnOwnProgramAreTold();
    void whatElseWasFoundIsCounted();
    void chineseReadersSeeNoEnglish();
    void stepsGoForwardsAndBack();
    void manyButtonsNameTheirThreads();
    void programsAreExplored();
    void problemsGoToTheirLine();
    void tracesOpen();
    void filesCanBeDropped();
    void everyActionHasAName();
};

void MainWindowTest::opensOnLessonTwo() {
    Window w(playback(true));
    w.window->openFirst();
    QCOMPARE(w.window->rail()->current(), QString("lesson:02-fork"));
    QVERIFY(w.window->rail()->isExpanded());
    QVERIFY(w.window->editor()->text().contains("os.fork()"));
    QVERIFY(w.window->windowTitle().startsWith("2 "));
    // A prediction is due, so Run is not the thing to do yet.
    QVERIFY(w.window->lessonPanel()->isPredictionDue());
    QCOMPARE(w.topBar()->runButton()->objectName(), QString("plainButton"));
}

void MainWindowTest::returnDoesWhatIsHighlighted() {
    Window w(playback(true));
    w.window->openFirst();
    w.window->setFocus();
    QTest::keyClick(w.window.get(), Qt::Key_Return);
    // The first choice has the keyboard now, and Space takes it.
    auto *choice = qobject_cast<QPushButton *>(QApplication::focusWidget());
    QVERIFY(choice);
    QCOMPARE(choice->objectName(), QString("choiceButton"));
    QTest::keyClick(choice, Qt::Key_Space);
    QVERIFY(!w.window->lessonPanel()->isPredictionDue());
}

void MainWindowTest::predictionsOpenTheirProgram() {
    Window w(playback(true));
    QVERIFY(w.window->openLesson("11-locks"));
    emit w.window->lessonPanel()->actionRequested({lessons::Action::Kind::Predict, "two-locks", {}});
    QCOMPARE(w.window->editor()->program().fileName, QString("two_once.py"));
}

void MainWindowTest::comesBackToWhatWasOpen() {
    Window w(playback(true));
    QVERIFY(w.window->openLesson("6", "lost.py"));
    QTest::keyClicks(w.window->editor()->edit(), "#");
    w.window->editor()->flush();
    w.window.reset();
    WindowParts parts;
    parts.controller = playback(true);
    parts.lessonsFolder = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
    MainWindow again(w.kit, std::move(parts));
    again.show();
    again.openFirst();
    QCOMPARE(again.editor()->program().fileName, QString("lost.py"));
    QVERIFY(again.editor()->text().startsWith("#"));
    QVERIFY(again.notice()->text().contains("last time"));
}

void MainWindowTest::badFilesAreToldInBothLanguages() {
    Window w(playback(true));
    w.window->openFirst();
    const QString before = w.window->editor()->text();
    const struct {
        QString path;
        QString english, chinese;
    } files[] = {
        {w.folder.filePath("none.py"), "There is no file none.py", "找不到文件 none.py"},
        {w.write("picture.py", QByteArray("\x89PNG\0", 5)), "is not text", "不是文本"},
        {w.write("long.py", QByteArray(10 * 1024 * 1024, '#')), "10.0 MB", "10.0 MB"},
        {w.write("cut.forkyard", "nothing"), "not a trace of Forkyard", "不是 Forkyard 的运行记录"},
        {w.folder.path(), "is a folder", "是文件夹"},
    };
    for (const auto &file : files) {
        w.settings.setLanguage(Language::English);
        QVERIFY(!w.window->openPath(file.path));
        QVERIFY2(w.window->notice()->text().contains(file.english), qPrintable(w.window->notice()->text()));
        // The message that stands there changes its language too.
        w.settings.setLanguage(Language::Chinese);
        QCoreApplication::processEvents();
        QVERIFY2(w.window->notice()->text().contains(file.chinese), qPrintable(w.window->notice()->text()));
        QCOMPARE(w.window->editor()->text(), before);
    }
}

void MainWindowTest::programsFromElsewhereRunRestricted() {
    auto recording = std::make_unique<RecordingRun>();
    RecordingRun &run = *recording;
    Window w(std::move(recording));
    const QString path = w.write("other.py", "print('x')\n");
    QVERIFY(w.window->openPath(path));
    QVERIFY(w.window->notice()->text().contains("trust"));
    w.window->run();
    QVERIFY(run.asked.restricted);
    QCOMPARE(run.text, QString("print('x')\n"));
    QCOMPARE(run.name, QString("other.py"));
    QVERIFY(w.window->notice()->text().contains("trust")); // an offer stays until it is answered
    w.window->stop();
    w.settings.trust(path);
    w.window->run();
    QVERIFY(!run.asked.restricted);
    w.window->stop();
    w.window->openLesson("2");
    w.window->run();
    QVERIFY(!run.asked.restricted);
}

void MainWindowTest::runningRunsGetBookmarks() {
    Window w(std::make_unique<RecordingRun>());
    QAction *bookmark = w.window->findChild<QAction *>("bookmark");
    QVERIFY(!bookmark->isEnabled());
    w.window->openLesson("6");
    w.window->run();
    QVERIFY(bookmark->isEnabled());
    QVERIFY(!w.window->findChild<QAction *>("saveMoment")->isEnabled()); // that one needs a whole run
}

void MainWindowTest::liveOnlyIsSaidWhateverTheKnobs() {
    auto recording = std::make_unique<RecordingRun>();
    RecordingRun &run = *recording;
    Window w(std::move(recording));
    w.window->openLesson("16", "cost.py");
    w.window->setMode(RunMode::Step);
    const QString whole = w.window->editor()->text();
    const lessons::Knob *count = w.window->library().catalogue().find("16-master-workers")->knob("count");
    for (const char *value : {"10", "100"}) {
        w.window->editor()->replaceText(lessons::applyKnob(whole, *count, value));
        w.window->notice()->dismiss();
        w.window->run();
        QVERIFY2(w.window->notice()->text().contains("runs live only"), value);
        QCOMPARE(run.starts, 0);
    }
    QVERIFY(w.window->editor()->text() != whole);
    // Rewritten it is somebody's own, and may be anything.
    w.window->editor()->replaceText("print(1)\n");
    w.window->run();
    QCOMPARE(run.starts, 1);
}

void MainWindowTest::optionsReachTheRun() {
    auto recording = std::make_unique<RecordingRun>();
    RecordingRun &run = *recording;
    Window w(std::move(recording));
    w.window->openLesson("6");
    w.settings.setGilProfile("calls");
    w.settings.setPace(5);
    w.window->run();
    QCOMPARE(run.asked.gilProfile, QString("calls"));
    QCOMPARE(run.asked.pace, 5.0);
    QCOMPARE(run.asked.level, QString("all"));
    w.settings.setPace(50);
    QCOMPARE(run.pace, 50.0);
    w.window->stop();
    w.settings.setPace(0);
    w.window->run();
    QCOMPARE(run.asked.level, QString("sync"));
    // A program that computes for a while would take hours at five lines a second.
    w.settings.setPace(5);
    for (const auto &[lesson, pace] : {std::pair("14", 0.0), {"13", 5.0}, {"14", 0.0}}) {
        w.window->stop();
        w.window->openLesson(lesson);
        w.window->run();
        QCOMPARE(run.asked.pace, pace);
    }
}

void MainWindowTest::runsAndEnds() {
    auto play = playback(true);
    PlaybackRun &run = *play;
    Window w(std::move(play));
    w.window->openFirst();
    QTest::keyClick(w.window.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(run.isRunning());
    QVERIFY(!w.window->rail()->isExpanded());
    QCOMPARE(w.topBar()->runButton()->text(), QString("Stop"));
    QVERIFY(w.window->runModel().playhead().followsNow());
    run.playTo(10'000'000'000);
    QVERIFY(!run.isRunning());
    QCOMPARE(w.topBar()->runButton()->text(), QString("Run"));
    QTRY_VERIFY(w.window->console()->text()->lineCount() >= 6);
    // The playhead goes back although the run is over, and the console with it.
    w.window->runModel().playhead().setTime(490'000'000);
    QTRY_COMPARE(w.window->console()->text()->lineCount(), std::size_t{3});
}

void MainWindowTest::stoppedRunsAnswerNothing() {
    auto play = playback(false);
    PlaybackRun &run = *play;
    Window w(std::move(play));
    w.window->openLesson("6");
    w.window->run();
    run.playTo(800'000'000);
    const auto before = w.window->library().progress().of("06-queue-between-processes");
    w.window->stop();
    QVERIFY(!run.isRunning());
    QVERIFY(w.window->library().progress().of("06-queue-between-processes") == before);
}

void MainWindowTest::languageAndThemeChangeWhileItRuns() {
    auto play = playback(false);
    PlaybackRun &run = *play;
    Window w(std::move(play));
    w.window->openLesson("6");
    w.window->run();
    run.playTo(800'000'000);
    const QRgb light = w.window->grab().toImage().pixel(5, 990);
    w.settings.setTheme(ThemeChoice::Dark);
    w.settings.setLanguage(Language::Chinese);
    QCoreApplication::processEvents();
    QVERIFY(run.isRunning());
    QCOMPARE(w.topBar()->runButton()->text(), QString::fromUtf8("停止"));
    QVERIFY(w.window->grab().toImage().pixel(5, 990) != light);
    QVERIFY(w.window->windowTitle().contains(QString::fromUtf8("队列")));
    w.settings.setLanguage(Language::English);
    QCoreApplication::processEvents();
    QCOMPARE(w.topBar()->runButton()->text(), QString("Stop"));
    QVERIFY(run.isRunning());
}

void MainWindowTest::processesWithoutNamesChangeTheirLanguage() {
    Window w(playback(false));
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId first = script.at(10'000'000).process("main", 4127);
    script.at(20'000'000).fork(first, "", 4128); // which has not said anything yet
    script.finish();
    w.window->runModel().setStore(store, false);
    QCOMPARE(w.window->runModel().processName(1), QString("process 4128"));
    w.settings.setLanguage(Language::Chinese);
    QCOMPARE(w.window->runModel().processName(1), QString::fromUtf8("进程 4128"));
    w.settings.setLanguage(Language::English);
    QCOMPARE(w.window->runModel().processName(1), QString("process 4128"));
}

/// In words above everything, beside the offer to trust the program; of a lesson's program when nothing is asked of it any more. The
/// button leads to the moment.
void MainWindowTest::findingsInAnOwnProgramAreTold() {
    auto store = std::make_shared<trace::Store>();
    trace::scriptDeadlock(*store);
    auto play = std::make_unique<PlaybackRun>(store);
    PlaybackRun &run = *play;
    Window w(std::move(play));
    w.window->openPath(w.write("own.py", "pass\n"));
    const QString offer = w.window->notice()->text();
    QVERIFY(!offer.isEmpty());
    w.window->run();
    run.playTo(store->now());
    QTRY_VERIFY(w.window->findingNotice()->text().startsWith("Deadlock: "));
    QCOMPARE(w.window->notice()->text(), offer);
    w.settings.setLanguage(Language::Chinese);
    QTRY_VERIFY(w.window->findingNotice()->text().startsWith(QString::fromUtf8("死锁")));
    w.window->runModel().playhead().setTime(0);
    QPushButton *show = nullptr;
    for (QPushButton *button : w.window->findingNotice()->findChildren<QPushButton *>())
        if (!button->text().isEmpty()) show = button;
    QVERIFY(show && show->isVisible());
    QTest::mouseClick(show, Qt::LeftButton);
    QCOMPARE(w.window->runModel().playhead().time(), static_cast<qint64>(store->event(store->findings().front().event).time));
    w.window->stop();
    w.window->run(); // of the next run nothing is known yet
    QVERIFY(w.window->findingNotice()->text().isEmpty());
    w.window->stop();
    w.window->openLesson("12");
    w.window->run();
    QSignalSpy frames(&w.window->runModel(), &RunModel::eventsAppended);
    run.playTo(store->now());
    QTRY_VERIFY(frames.count() > 0);
    QVERIFY(w.window->findingNotice()->text().isEmpty());
    QPushButton *skip = nullptr;
    for (QPushButton *button : w.window->findChild<LessonPanel *>()->findChildren<QPushButton *>())
        if (button->text() == "跳过" || button->text() == "Skip") skip = button;
    QVERIFY(skip);
    skip->click();
    QVERIFY(w.window->findingNotice()->text().startsWith(QString::fromUtf8("死锁")));
}

/// One is told, the main thread's exception before another's, and how many there are beside it.
void MainWindowTest::whatElseWasFoundIsCounted() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1'000'000).process("main", 1), other = script.thread(main, "T1");
    script.at(2'000'000).line(other, 7).add(other, trace::EventKind::ExceptionUncaught, 0, script.text("ValueError: no paper"));
    script.at(3'000'000).line(main, 9).add(main, trace::EventKind::ExceptionUncaught, 0, script.text("MyError: no ink"));
    script.exitProcess(main, 1).finish();
    auto play = std::make_unique<PlaybackRun>(store);
    PlaybackRun &run = *play;
    Window w(std::move(play));
    w.window->openPath(w.write("own.py", "pass\n"));
    w.window->run();
    run.playTo(store->now());
    QTRY_COMPARE(w.window->findingNotice()->text(), QString("MainThread ended at line 9 with an exception that nobody caught: MyError: no ink (and 1 more, see Events)"));
    w.settings.setLanguage(Language::Chinese);
    QTRY_VERIFY(w.window->findingNotice()->text().contains(QString::fromUtf8("第 9 行")));
    QVERIFY(w.window->findingNotice()->text().contains(QString::fromUtf8("另有 1 处")));
    w.window->stop();
}

void MainWindowTest::chineseReadersSeeNoEnglish() {
    Window w(playback(false));
    w.window->openLesson("6");
    w.settings.setLanguage(Language::Chinese);
    QCoreApplication::processEvents();
    // Names that have no Chinese, file names, keys, and the button that leads to English.
    static const QRegularExpression allowed(
        "English|Forkyard|GIL|Qt|Python|fork|Linux|macOS|Windows|\\w+\\.py|\\w+ ?\\(|read|write|terminate|spawn|got|put|"
        "(Ctrl|Shift|Alt)[+\\w]*|Enter|Esc|I/O|F5|[A-Z]\\b|L|__\\w+__|name|main|join|server|queue|exit codes?");
    static const QRegularExpression english("[A-Za-z]{3,}");
    for (QString words : shownWords(w.window.get())) {
        const QString before = words;
        words.remove(allowed);
        QVERIFY2(!words.contains(english), qPrintable(before));
    }
}

/// "Th…3]" would let nobody know whom it lets run: with less room there are fewer words, the same for all.
void MainWindowTest::manyButtonsNameTheirThreads() {
    using namespace trace::literals;
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 1000);
    Standing standing;
    for (int n = 1; n <= 6; ++n) {
        script.at(script.time() + 1_ms).thread(main, "Thread-" + std::to_string(n) + " (work)");
        standing.choices << Standing::Choice{n + 1, false};
    }
    script.at(script.time() + 1_ms);
    store->settle(script.time());
    RunModel run;
    run.setStore(store, false);
    StepBar bar(fixture.kit, run, nullptr);
    bar.setActive(true);
    bar.setStanding(standing);
    bar.show();
    run.playhead().setTime(static_cast<qint64>(store->now()));
    bar.setWanted(true);
    const auto words = [&](int width) {
        bar.resize(width, bar.sizeHint().height());
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        QStringList all;
        for (const auto *button : bar.findChildren<QPushButton *>()) {
            all << button->text();
            if (button->fontMetrics().horizontalAdvance(button->text()) > button->width()) all << "cut";
        }
        return all;
    };
    QTRY_COMPARE(words(2400).value(5), QString("run Thread-6 (work) next   [key 7]"));
    QCOMPARE(words(1500).value(5), QString("Thread-6 (work)  [key 7]"));
    QCOMPARE(words(850).value(5), QString("T6  [key 7]"));
    QCOMPARE(words(640), (QStringList{"T1 [2]", "T2 [3]", "T3 [4]", "T4 [5]", "T5 [6]", "T6 [7]"}));
    for (const auto *button : bar.findChildren<QPushButton *>()) QVERIFY2(button->toolTip().contains("(work) next") && button->accessibleName().contains("(work) next"), qPrintable(button->toolTip()));
}

void MainWindowTest::stepsGoForwardsAndBack() {
    auto recording = std::make_unique<RecordingRun>();
    RecordingRun &run = *recording;
    Window w(std::move(recording));
    w.window->openLesson("10");
    w.window->setMode(RunMode::Step);
    QCOMPARE(w.window->mode(), RunMode::Step);
    using Until = RunOptions::Step::Until;
    w.window->run();
    QVERIFY(run.asked.simulated && run.asked.schedule.isEmpty());
    QVERIFY(run.asked.step.until == Until::Nothing);
    run.standAt({{"", 0}});
    QTRY_VERIFY(w.window->stepBar()->isVisible());
    QCOMPARE(w.window->stepBar()->choices(), QList<int>({1, 2}));
    // The second thread may be called T1: its key is not a bare number.
    for (const auto *button : w.window->stepBar()->findChildren<QPushButton *>())
        QVERIFY2(button->text().endsWith("[key 1]") || button->text().endsWith("[key 2]"), qPrintable(button->text()));

    // The machine that stands is told to go on; it is not made again.
    QTest::keyClick(w.window.get(), Qt::Key_F10);
    QVERIFY(run.wish.until == Until::Operation);
    QCOMPARE(run.wish.thread, 1);
    run.standAt({{"1x1", 100}});
    QTest::keyClick(w.window.get(), Qt::Key_2);
    QCOMPARE(run.wish.thread, 2);
    run.standAt({{"2x1", 200}});
    QTest::keyClick(w.window.get(), Qt::Key_F10);
    QCOMPARE(run.wish.thread, 2); // whoever ran last
    run.standAt({{"2x1", 300}});
    QCOMPARE(w.window->stepping().position(), 3);
    // Whoever hears the screen is told who did what.
    QVERIFY2(w.window->stepBar()->accessibleName().startsWith("Step 3. "), qPrintable(w.window->stepBar()->accessibleName()));
    QCOMPARE(w.window->stepping().schedule(), QString("1x1 2x1 2x1"));
    QCOMPARE(run.starts, 1);

    // Back is a move of the playhead alone; forwards again takes the known way.
    QTest::keyClick(w.window.get(), Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(w.window->runModel().playhead().time(), 200);
    QTest::keyClick(w.window.get(), Qt::Key_F10, Qt::ShiftModifier);
    QCOMPARE(w.window->runModel().playhead().time(), 100);
    QTest::keyClick(w.window.get(), Qt::Key_F10);
    QCOMPARE(w.window->stepping().position(), 2);
    QCOMPARE(run.starts, 1);
    QCOMPARE(w.window->stepping().branchCount(), 0);

    // The playhead on the timeline leads to the step that was done by then.
    w.window->runModel().playhead().setTime(150);
    QCOMPARE(w.window->stepping().position(), 1);

    // Another choice from an earlier moment: a new machine along the way so far. Both ways are kept.
    QTest::keyClick(w.window.get(), Qt::Key_1);
    QCOMPARE(run.starts, 2);
    QCOMPARE(run.asked.schedule, QString("1x1"));
    QCOMPARE(run.asked.step.thread, 1);
    run.standAt({{"", 0}, {"1x1", 100}, {"1x5", 250}}, Standing::How::Over);
    QCOMPARE(w.window->stepping().branchCount(), 1);
    QCOMPARE(w.window->stepping().schedule(), QString("1x1 1x5"));
    // The program is over: no further step.
    QTest::keyClick(w.window.get(), Qt::Key_F10);
    QCOMPARE(run.starts, 2);
    QCOMPARE(w.window->stepping().position(), 2);

    // A machine that runs on by itself stands at the first wish, and is ended at the second.
    QTest::keyClick(w.window.get(), Qt::Key_F10, Qt::ShiftModifier);
    QTest::keyClick(w.window.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(run.asked.step.until == Until::End);
    QVERIFY(run.running);
    w.window->stop();
    QVERIFY(run.standAsked && run.running);
    w.window->stop();
    QVERIFY(!run.running);
}

namespace {

class RecordingExplorer : public ExploreController {
public:
    void explore(const QString &program, const QString &, const ExploreOptions &) override {
        text = program;
        exploring = true;
        emit started();
    }
    void stop() override { finish(false); }
    bool isExploring() const override { return exploring; }
    void setPaused(bool pause) override { paused = pause; }
    bool isPaused() const override { return paused; }
    void finish(bool complete) {
        exploring = paused = false;
        Exploration result;
        result.complete = complete;
        result.interleavings = "2";
        result.outcomesTotal = 2;
        result.outcomes = {{"0\n", "exit 0", "1", 1, "1x9 2x9", {}}, {"5\n", "exit 0", "1", 3, "1x2 2x9 1x7", {}}};
        emit finished(result);
    }
    QString text;
    bool exploring = false;
    bool paused = false;
};

} // namespace

void MainWindowTest::programsAreExplored() {
    Fixture fixture;
    auto recording = std::make_unique<RecordingRun>();
    RecordingRun &run = *recording;
    auto explorer = std::make_unique<RecordingExplorer>();
    RecordingExplorer &found = *explorer;
    WindowParts parts;
    parts.controller = std::move(recording);
    parts.explorer = std::move(explorer);
    parts.lessonsFolder = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
    MainWindow window(fixture.kit, std::move(parts));
    window.resize(1600, 1000);
    window.show();
    window.openLesson("10");
    window.setMode(RunMode::Explore);
    QVERIFY(window.exploreView()->isVisible());
    window.run();
    QVERIFY(found.exploring);
    QCOMPARE(found.text, window.editor()->text());
    // It can be held, and goes on, and what it is held at can be looked at.
    emit window.exploreView()->pauseRequested(true);
    QVERIFY(found.paused && found.exploring);
    QCOMPARE(window.exploreView()->heading(), QString("Exploring is paused"));
    emit window.exploreView()->pauseRequested(false);
    QVERIFY(!found.paused);
    QCOMPARE(window.exploreView()->heading(), QString("Exploring every schedule"));
    emit window.exploreView()->pauseRequested(true);
    window.stop();
    QVERIFY(window.exploreView()->result() && !window.exploreView()->result()->complete);
    window.run();
    found.finish(true);
    QCOMPARE(window.exploreView()->heading(), QString("All 2 schedules"));
    // Playing one of them is following its schedule step by step.
    emit window.exploreView()->playRequested("1x2 2x9 1x7");
    QCOMPARE(window.mode(), RunMode::Step);
    QVERIFY(run.asked.simulated);
    QCOMPARE(run.asked.schedule, QString("1x2 2x9 1x7"));
    QVERIFY(!window.exploreView()->isVisible());
    // Or forcing it on real threads.
    run.stop();
    emit window.exploreView()->playLiveRequested("1x2 2x9 1x7");
    QCOMPARE(window.mode(), RunMode::Live);
    QVERIFY(!run.asked.simulated);
    QCOMPARE(run.asked.schedule, QString("1x2 2x9 1x7"));
    run.stop();
    window.run();
    QVERIFY(run.asked.schedule.isEmpty());
}

void MainWindowTest::problemsGoToTheirLine() {
    auto recording = std::make_unique<RecordingRun>();
    RecordingRun &run = *recording;
    Window w(std::move(recording));
    w.window->openLesson("2");
    emit run.problem({"syntax.expected-colon", {}, {3, 0, 3, 2}, DiagnosticClass::UserMistake, {}});
    QCOMPARE(w.window->editor()->edit()->problemSpan().line, 3U);
    emit run.problem({"live.fork", {"11"}, {}, DiagnosticClass::LimitReached, {}});
    QVERIFY(w.window->notice()->text().contains("did not make a process"));
}

void MainWindowTest::tracesOpen() {
    Window w(playback(true));
    const auto recorded = queueRun(true);
    const QString path = w.folder.filePath("run.forkyard");
    QVERIFY(trace::saveTrace(*recorded, path.toStdString()).ok());
    QVERIFY(w.window->openPath(path));
    QVERIFY(w.window->runModel().store());
    QCOMPARE(w.window->runModel().store()->eventCount(), recorded->eventCount());
    QCOMPARE(w.window->editor()->text(), QString::fromStdString(recorded->sources().front().text));
    // Under any name.
    const QString renamed = w.folder.filePath("run.bin");
    QVERIFY(QFile::copy(path, renamed) && w.window->openPath(renamed));
    // Cut short: what came before is shown, and it is said.
    QFile file(path);
    QVERIFY(file.resize(file.size() * 2 / 3));
    w.window->openLesson("2");
    const bool opened = w.window->openPath(path);
    QVERIFY(!w.window->notice()->text().isEmpty());
    QVERIFY(!opened || w.window->runModel().store()->eventCount() < recorded->eventCount());
}

void MainWindowTest::filesCanBeDropped() {
    Window w(playback(true));
    w.window->openFirst();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(w.write("dropped.py", "x = 1\n"))});
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    static_cast<QObject *>(w.window.get())->event(&drop);
    QCOMPARE(w.window->editor()->program().fileName, QString("dropped.py"));
    QVERIFY(w.settings.recentFiles().first().endsWith("dropped.py"));
}

void MainWindowTest::everyActionHasAName() {
    Window w(playback(true));
    for (const Language language : {Language::English, Language::Chinese}) {
        w.settings.setLanguage(language);
        QCoreApplication::processEvents();
        for (const QAction *action : w.window->actions())
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }
    for (const QPushButton *button : w.topBar()->findChildren<QPushButton *>())
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
