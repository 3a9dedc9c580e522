// The window: it gives every place its room, joins the models to the run, and does what the places ask for. Each place is
// a widget of its own; nothing is painted here.
#pragma once

#include "core/trace/trace_file.h"
#include "ui/editor/editor_panel.h"
#include "ui/kit/arrangement.h"
#include "ui/kit/view.h"
#include "ui/lesson/lesson_judge.h"
#include "ui/models/explore_controller.h"
#include "ui/models/replay.h"
#include "ui/models/run_controller.h"
#include "ui/models/run_mode.h"
#include "ui/models/run_model.h"
#include "ui/models/stepping.h"
#include "ui/window/library.h"

#include <QWidget>

#include <functional>
#include <memory>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace forkyard::ui {

struct ExportChoice;
struct SavedMoment;
class ConsoleView;
class EventsView;
class ExploreView;
class FileWatch;
class FindBar;
class LessonPanel;
class NoticeBar;
class PresentView;
class SidePanel;
class StepBar;
class TopBar;
class TourEditor;

/// What the window is put together from; app knows where each comes from.
struct WindowParts {
    using ViewFactory = std::function<View *(Kit &, RunModel &, QWidget *)>;
    std::unique_ptr<RunController> controller;
    /// Makes another one for each way that a class takes in presenting; empty: it takes none.
    std::function<std::unique_ptr<RunController>()> makeController;
    /// Empty: the window has no Explore.
    std::unique_ptr<ExploreController> explorer;
    /// Empty: nothing is judged but by a run in the window.
    std::unique_ptr<LessonJudge> judge;
    /// Each may be empty while it is not built: its place stays plain.
    ViewFactory stage;
    ViewFactory timeline;
    ViewFactory charts;
    EditorPanel::Checker checker;
    /// What the editor completes names from.
    ModuleNames moduleNames;
    QString lessonsFolder;
};

class MainWindow : public QWidget {
    Q_OBJECT

public:
    MainWindow(Kit &kit, WindowParts parts);
    ~MainWindow() override;

    /// Opens what was open last, else lesson 2, else an empty program.
    void openFirst();
    /// A program, a trace, or a lesson (its number, name or folder), by what it is. False (with a notice) where it cannot be opened.
    bool openPath(const QString &path);
    bool openLesson(const QString &id, const QString &file = {});
    void openNewProgram();
    /// A long one goes on being read after this; what is there is shown meanwhile.
    bool openTrace(const QString &path);
    bool isOpening() const { return m_opening != nullptr; }
    bool openMoment(const QString &path);
    /// What is on the screen, to be opened elsewhere.
    Status saveMomentTo(const QString &path, const QString &notes);
    void addBookmark(const QString &text);
    /// Views that a picture can be had of: key and title.
    QList<std::pair<QString, QString>> pictureViews() const;
    Status exportTo(const QString &path, const ExportChoice &choice);

    void run();
    /// A new machine in Step, along turns such as "1x12 2x4"; one that does not fit is said to, and nothing runs.
    void followSchedule(const QString &schedule);
    void stop();
    /// The lesson's tour in large type, or the run that is shown.
    void present();
    /// Null where nothing is presented.
    PresentView *presentView() const;
    void startRecording(const QString &file);
    /// Says of a recording that was cut off, and what can be done.
    void offerRescue();
    /// Null where the folder's tour cannot be read (with a notice).
    TourEditor *openTourEditor(const QString &folder, const QString &name = QStringLiteral("tour"));
    void addTourStep(TourEditor &editor);
    void setMode(RunMode mode);
    RunMode mode() const { return m_mode; }
    ExploreView *exploreView() const { return m_explore; }
    StepBar *stepBar() const { return m_stepBar; }
    const Stepping &stepping() const { return m_stepping; }

    RunModel &runModel() { return m_run; }
    EditorPanel *editor() const { return m_editor; }
    ConsoleView *console() const { return m_console; }
    LessonPanel *lessonPanel() const { return m_lessonPanel; }
    SidePanel *side() const { return m_side; }
    NoticeBar *notice() const { return m_notice; }
    NoticeBar *findingNotice() const { return m_finding; }
    Rail *rail() const { return m_rail; }
    Library &library() { return m_library; }
    RunController *controller() const { return m_controller.get(); }
    /// How the places stand: side by side; the side over the editor, in a small window; program and stage tabs of it too, in a very
    /// small or much zoomed one (and the timeline where it is low as well).
    enum class Shape { Wide, Folded, Tabbed };
    Shape shape() const { return m_shape; }
    bool isFolded() const { return m_shape != Shape::Wide; }
    /// As it was left; the first time at its usual size, or filling a screen that is smaller than that.
    void showAsLeft();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    // main_window.cpp: the places
    void build(const WindowParts &parts);
    QWidget *buildCentre(const WindowParts &parts);
    void connectParts();
    void layOut();
    void setShape(Shape shape);
    void setTimelineTab(bool isTab);
    void sizeRows();
    void sizeCentre();
    void sizeColumns();
    bool hasOwnColumns() const;
    void showPlace(QWidget *place);
    void readOn();
    bool endOpening();
    void refreshRail();
    void refreshTitle();
    void restoreLayout();
    void saveLayout();
    void resetLayout();
    void giveRoom();

    // window_actions.cpp: menus and keys
    void buildActions();
    QAction *addNamedAction(const QString &name, const QKeySequence &keys, std::function<void()> act);
    void retranslateActions();
    void fillOverflow();
    void fillKnobs();
    void addKnobTitle(const QString &title);
    QMenu *addKnobChoices(const QString &title, const QString &now, const QList<std::pair<QString, QString>> &choices, const std::function<void(const QString &)> &set);
    void addMachineKnobs();
    void addLessonKnobs();
    void find();
    View *viewWithFocus() const;
    void goToPlace(bool forwards);
    void copySchedule();
    void askSchedule();
    void openPalette();
    void openSettings();
    void openKeys();
    void about();

    // window_run.cpp: a run from its start to its outcome
    RunOptions runOptions() const;
    void noteStarted();
    void noteEnded(RunExit exit);
    void noteProblem(const Diagnostic &problem);
    void refreshRunState();
    void watchForListening();
    /// What was found is told above everything; in a lesson's program, once nothing is asked of that any more.
    void watchForFindings();
    bool isAnswerHeld();
    void showLineOnTimeline(int line);
    void act(const lessons::Action &action);
    void showPrinted(int number);
    void openProgramWith(const lessons::Knob &knob);
    void turnKnob(const QString &id, const QString &value);
    void start(const RunOptions &options);

    // window_explore.cpp: every schedule
    void connectExplorer();
    void explore();
    void pauseExploring(bool pause);
    void noteExplored(const Exploration &result);
    void play(const QString &schedule);
    void playLive(const QString &schedule);

    // window_lesson.cpp: what the lesson asks
    void connectLesson();
    void judge(JudgeTask::Kind kind, const QString &id, const QString &file, const QString &text);
    void checkExercise(const QString &id);
    void answerPrediction(const QString &id);
    void openPredicted(const QString &id);
    void measureLesson();
    void showKnobs();
    QHash<QString, QString> knobsTurned() const;
    void exportProgress();
    void arrangeViews(const lessons::Picture &picture, const QStringList &charts);
    /// Says so, and why, where the simulated machine cannot run the lesson's program.
    bool runsOnlyLive();
    /// The program that is shown is not paced: it would take hours.
    bool runsAtFullSpeed() const;

    // window_step.cpp: one step after the other, forwards and back
    void connectStepping();
    /// From the beginning, and on from there where something is wished.
    void beginStepping(const RunOptions::Step &wish = {});
    /// thread 0: whoever ran last, or the way one came back on.
    void step(int thread, bool timePasses);
    void stepBack();
    void stepOn(RunOptions::Step::Until until);
    void takeStep(const RunOptions::Step &wish);
    bool standsHere() const;
    void showStep();
    void simulate(const RunOptions::Step &next, const QString &schedule);
    void noteStood(const QList<Standing> &steps);
    QList<int> breakpoints() const;
    void refreshStepping();
    void fillBranches(QMenu *menu);
    void takeBranch(qsizetype branch);
    /// The machine that stands is not needed any more.
    void leaveStepping();
    void announceStep();

    // window_present.cpp: a tour in large type, recording, pictures
    void tellRecording(bool hasSound);
    QString fileNamed(const QString &suffix) const;
    void saveStripAs();
    void toggleRecording();
    void editTour();

    // window_files.cpp: what is open
    bool openProgram(const QString &path);
    bool openLessonFolder(const QString &folder);
    void activateRailItem(const QString &key);
    void setOpened(const QString &key, const lessons::Lesson *lesson);
    void tellRestored(bool originalChanged);
    void noteFileChanged();
    void tellRestricted(const QString &path);
    void askOpenProgram();
    void askOpenTrace();
    void askOpenLesson();
    void save();
    void saveAs();
    void saveTrace();

    // window_moments.cpp: what is handed on
    SavedMoment momentNow(const QString &notes) const;
    void saveMoment();
    void askBookmark();
    void goToBookmark(bool backwards);
    QWidget *viewNamed(const QString &name);
    void askExport();
    void copyPicture();

    Kit &m_kit;
    Library m_library;
    RunModel m_run;
    std::unique_ptr<trace::TraceOpening> m_opening; ///< the trace that is being read; null: none
    int m_openedPercent = -1;
    Replay m_replay;
    std::unique_ptr<RunController> m_controller;
    std::function<std::unique_ptr<RunController>()> m_makeController;
    std::unique_ptr<ExploreController> m_explorer;
    std::unique_ptr<LessonJudge> m_judge;
    Arrangement m_arrangement;
    /// What is being judged: its id, its lesson, and whether its text is the learner's own.
    QString m_judging;
    const lessons::Lesson *m_judgedLesson = nullptr;
    bool m_judgesOwnText = false;
    RunMode m_mode = RunMode::Live;
    /// What was explored last: an edited program is another one.
    QString m_exploredText;
    Stepping m_stepping;
    QString m_steppedText;
    RunOptions::Step::Until m_stepUnit = RunOptions::Step::Until::Operation;
    int m_lastStepped = 1;
    /// The machine was told to go on and has not come to stand yet.
    bool m_comingSteps = false;
    bool m_standAsked = false;
    /// Steps up to this time of the trace are known already: the machine was made again and comes along the same way.
    qint64 m_knownUntil = -1;
    /// What comes is to be watched from its beginning.
    bool m_playsNext = false;
    /// Steps of one unit are known ahead, and another is set now.
    bool m_unitsDiffer = false;
    /// The way that an exploration found to go round for ever; whether it is being played, and at which step it then begins to.
    QString m_endlessWay;
    bool m_playsEndless = false;
    qsizetype m_endlessAt = -1;
    /// The moment to be shown once the machine stands; −1: where it stands.
    qint64 m_showAt = -1;
    QString m_untilVariable;
    /// What was typed for the stepped program, with line ends; a new machine along the same way gets it again.
    QString m_typed;
    bool m_typedAll = false;
    const lessons::Lesson *m_lesson = nullptr;
    QString m_openedKey;
    /// The lesson's file that the run was started from; empty for a program of the user's own.
    QString m_runFile;
    bool m_runsLessonText = false;
    /// Options of the run that the lesson's knobs set, by their names.
    QHash<QString, QString> m_optionKnobs;
    bool m_stoppedByUser = false;
    /// How many of the run's texts were looked through for a refusal to listen.
    std::uint32_t m_textsSeen = 0;
    std::size_t m_findingsSeen = 0;
    int m_findingTold = 0; ///< its rank; 0: none in this run
    std::size_t m_findingsTold = 0; ///< how many are worth telling, the one that is told included
    /// Of the tour that is being made: the trace and the time of its last step.
    const trace::Store *m_tourStore = nullptr;
    qint64 m_tourTime = 0;
    /// A run was asked for while the one before is still being ended.
    bool m_runAgain = false;
    Shape m_shape = Shape::Wide;
    bool m_timelineIsTab = false;
    bool m_laidOut = false;

    FileWatch *m_fileWatch = nullptr;
    TopBar *m_topBar = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_finding = nullptr; ///< what was found in the run; beside an offer that waits for its answer
    /// For the view that had the keyboard when Ctrl+F was pressed; the program has one of its own.
    FindBar *m_find = nullptr;
    View *m_findsIn = nullptr;
    Rail *m_rail = nullptr;
    QSplitter *m_rows = nullptr;
    QSplitter *m_columns = nullptr;
    QList<int> m_laidColumns; ///< as they were laid out: where they are not so any more, somebody has moved them, and they stay
    QSplitter *m_centre = nullptr;
    EditorPanel *m_editor = nullptr;
    View *m_stage = nullptr;
    ExploreView *m_explore = nullptr;
    StepBar *m_stepBar = nullptr;
    QStackedWidget *m_stagePlace = nullptr;
    View *m_timeline = nullptr;
    View *m_charts = nullptr;
    ConsoleView *m_console = nullptr;
    SidePanel *m_side = nullptr;
    LessonPanel *m_lessonPanel = nullptr;
    EventsView *m_events = nullptr;
    QMenu *m_overflow = nullptr;
    QMenu *m_knobs = nullptr;
    QHash<QString, QAction *> m_actions;
};

} // namespace forkyard::ui
