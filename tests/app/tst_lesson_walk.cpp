// Every lesson worked through in the window over the real child program, as a new learner does it: predict, run, look, vary, exercise, what
// one now knows, the next lesson. At each moment one thing is highlighted, and doing that leads on. Chinese and English take turns.
// FORKYARD_WALK_PICTURES=FOLDER keeps a picture of each step; with FORKYARD_WALK_OTHER each lesson is in its other language.
#include "app/explore_run.h"
#include "app/lesson_judge_run.h"
#include "app/live_run.h"
#include "core/trace/store.h"
#include "tests/ui/ui_fixture.h"
#include "ui/charts/charts_view.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/stage/stage_view.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/main_window.h"
#include "ui/window/side_panel.h"

#include <QDir>
#include <QFrame>
#include <QPushButton>
#include <QTest>

#include <unistd.h>

using namespace forkyard;
using namespace forkyard::ui;
using Kind = lessons::Action::Kind;

namespace {

constexpr int kPatience = 180'000; // ms: a measurement on a busy machine
constexpr int kMostSteps = 40;

struct Learner : Fixture {
    std::unique_ptr<MainWindow> window;

    explicit Learner(Language language) {
        settings.setLanguage(language);
        settings.setPace(0);
        WindowParts parts;
        parts.controller = std::make_unique<app::LiveRun>();
        parts.makeController = [] { return std::make_unique<app::LiveRun>(); };
        parts.judge = std::make_unique<app::LessonJudgeRun>();
        parts.explorer = std::make_unique<app::ExploreRun>();
        parts.stage = [](Kit &of, RunModel &run, QWidget *parent) { return new StageView(of, run, parent); };
        parts.timeline = [](Kit &of, RunModel &run, QWidget *parent) { return new TimelineView(of, run, parent); };
        parts.charts = [](Kit &of, RunModel &run, QWidget *parent) { return new ChartsView(of, run, parent); };
        parts.lessonsFolder = QString(FORKYARD_SOURCE_DIR) + "/resources/lessons";
        window = std::make_unique<MainWindow>(kit, std::move(parts));
        window->resize(1600, 1000);
        window->show();
    }
    ~Learner() { window->close(); }

    LessonPanel &panel() { return *window->lessonPanel(); }
    QPushButton *nextButton() {
        const QList<QFrame *> cards = panel().widget()->findChildren<QFrame *>("nextCard");
        return cards.size() == 1 ? cards.front()->findChild<QPushButton *>("accentButton") : nullptr;
    }
    /// Buttons that stand out, wherever they are in the window.
    QStringList highlighted() {
        QStringList all;
        for (const QPushButton *button : window->findChildren<QPushButton *>("accentButton"))
            if (button->isVisible() && (!panel().isAncestorOf(button) || panel().widget()->isAncestorOf(button))) all << button->text();
        return all;
    }
    void keepPicture(const QString &name) {
        const QString target = qEnvironmentVariable("FORKYARD_WALK_PICTURES");
        if (target.isEmpty()) return;
        QTest::qWait(150); // views paint once a frame
        QDir().mkpath(target);
        window->grab().save(target + '/' + name + ".png");
    }
};

} // namespace

class LessonWalkTest : public QObject {
    Q_OBJECT

private slots:
    void walk_data();
    void walk();
    void tenSeconds_data() { walk_data(); }
    void tenSeconds();
};

void LessonWalkTest::walk_data() {
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("chinese");
    bool chinese = !qEnvironmentVariableIsSet("FORKYARD_WALK_OTHER");
    for (const QString &id : QDir(QString(FORKYARD_SOURCE_DIR) + "/resources/lessons").entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        QTest::newRow(qPrintable(id)) << id << chinese;
        chinese = !chinese;
    }
}

void LessonWalkTest::walk() {
    QFETCH(QString, id);
    QFETCH(bool, chinese);
    Learner learner(chinese ? Language::Chinese : Language::English);
    MainWindow &window = *learner.window;
    QVERIFY(window.openLesson(id));
    const lessons::Lesson *lesson = window.library().catalogue().find(id);
    QVERIFY(lesson);
    for (int count = 0; count < kMostSteps; ++count) {
        const int step = learner.panel().nextStep();
        const bool isOver = step < 0 || lesson->path[step].more;
        const QString where = QString("step %1 (%2)").arg(step).arg(step < 0 ? "over" : toUrl(lesson->path[step].action));
        learner.keepPicture(QString("%1-%2").arg(id.left(2)).arg(count, 2, 10, QChar('0')));
        QPushButton *next = learner.nextButton();
        if (isOver && id.startsWith("19")) { // the last one leads nowhere
            QVERIFY2(!next && learner.highlighted().isEmpty(), qPrintable(learner.highlighted().join(", ")));
            return;
        }
        QVERIFY2(next && next->isEnabled(), qPrintable(where));
        QStringList others = learner.highlighted();
        others.removeOne(next->text());
        // Where a run is what comes next, the window's own button says so too.
        QVERIFY2(others.isEmpty() || (learner.panel().isRunNext() && others.size() == 1), qPrintable(where + ": " + others.join(", ")));
        next->click();
        if (isOver) break;
        const lessons::Action action = lesson->path[step].action;
        const auto isDone = [&] { return learner.panel().nextStep() != step; };
        if (action.kind == Kind::Predict) {
            auto *choice = learner.panel().widget()->findChild<QPushButton *>("choiceButton");
            QVERIFY2(choice, qPrintable(where));
            choice->click();
        } else if (action.kind == Kind::Exercise) {
            const lessons::Exercise *exercise = lesson->exercise(action.target);
            QCOMPARE(window.editor()->program().fileName, exercise->program);
            window.editor()->replaceText(lesson->program(exercise->solution)->text);
            emit learner.panel().checkRequested(exercise->id);
        }
        QVERIFY2(QTest::qWaitFor(isDone, kPatience), qPrintable(where));
        QVERIFY2(QTest::qWaitFor([&] { return !window.controller()->isRunning(); }, kPatience), qPrintable(where));
    }
    const lessons::Lesson *after = window.library().next(*lesson);
    QVERIFY(after);
    QVERIFY2(window.windowTitle().contains(titleOf(after->title, learner.settings.language())), qPrintable(window.windowTitle()));
}

/// What the window shows of the presented program ten seconds after Run, at the pace that a learner has at first. To be looked at.
void LessonWalkTest::tenSeconds() {
    if (qEnvironmentVariableIsEmpty("FORKYARD_WALK_PICTURES")) QSKIP("pictures to look at: FORKYARD_WALK_PICTURES names no folder");
    QFETCH(QString, id);
    QFETCH(bool, chinese);
    Learner learner(chinese ? Language::Chinese : Language::English);
    learner.settings.setPace(Settings(learner.folder.filePath("none.ini")).pace());
    learner.settings.setTheme(chinese ? ThemeChoice::Dark : ThemeChoice::Light);
    if (qEnvironmentVariableIsSet("FORKYARD_WALK_SMALL")) learner.window->resize(1280, 720);
    QVERIFY(learner.window->openLesson(id));
    const lessons::Lesson *lesson = learner.window->library().catalogue().find(id);
    const QStringList programs = qEnvironmentVariable("FORKYARD_WALK_PROGRAM").split(',', Qt::SkipEmptyParts);
    for (const QString &file : programs.isEmpty() ? QStringList{lesson->programs.front().file} : programs) {
        if (!lesson->program(file)) continue;
        QVERIFY(learner.window->openLesson(id, file));
        learner.window->run();
        QTest::qWait(10'000);
        learner.keepPicture(QString("%1-%2-10s").arg(id.left(2), file.section('.', 0, 0)));
        learner.window->stop();
        QVERIFY(QTest::qWaitFor([&] { return !learner.window->controller()->isRunning(); }, kPatience));
    }
}

int main(int argc, char **argv) {
    // What judges starts the program that it is in, with these words.
    if (argc > 1 && (qstrcmp(argv[1], "check") == 0 || qstrcmp(argv[1], "measure") == 0)) {
        execv(FORKYARD_BINARY_DIR "/forkyard", argv);
        return 127;
    }
    QApplication application(argc, argv);
    LessonWalkTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lesson_walk.moc"
