#include "ui/window/main_window.h"

#include "ui/console/console_view.h"
#include "ui/editor/find_bar.h"
#include "ui/explore/explore_view.h"
#include "ui/lesson/lesson_panel.h"
#include "ui/window/events_view.h"
#include "ui/window/file_watch.h"
#include "ui/window/notice_bar.h"
#include "ui/window/side_panel.h"
#include "ui/window/step_bar.h"
#include "ui/window/top_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace forkyard::ui {

namespace {

/// Below this width, at 100 %, the side folds over the editor.
constexpr double foldedBelow = 1400;
/// Below this one the rail is a strip even while nothing runs.
constexpr double stripBelow = 1520;
/// Below this one, at 100 %, the stage beside the program would be too narrow for two processes: each is a tab.
constexpr double tabbedBelow = 840;
/// Below this height the timeline is one too.
constexpr double timelineTabBelow = 440;
constexpr double editorWidth = 436;
/// The stage stays the largest place.
constexpr double editorShare = 0.45;
/// Of what the two have where the side stands beside them.
constexpr double wideEditorShare = 0.49;
/// The rail's, while something runs.
constexpr double stripWidth = 58;
constexpr double sideWidth = 360;
/// Where there is so much, the words of an event have it too.
constexpr double roomyWindow = 1500, roomySideWidth = 392;
constexpr double consoleHeight = 150;
constexpr double roomBeforeConsole = 620;
constexpr double timelineHeight = 318;
/// What a desktop puts above a window, about.
constexpr double frameHeight = 30;

QSplitter *makeSplitter(Qt::Orientation orientation) {
    auto *splitter = new QSplitter(orientation);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

MainWindow::MainWindow(Kit &kit, WindowParts parts) :
    m_kit(kit), m_library(kit.settings(), parts.lessonsFolder, this), m_run(this), m_replay(m_run.playhead(), this),
    m_controller(std::move(parts.controller)), m_makeController(std::move(parts.makeController)), m_explorer(std::move(parts.explorer)),
    m_judge(std::move(parts.judge)) {
    setObjectName("mainWindow");
    setAcceptDrops(true);
    // The window itself has the keyboard at first, so that plain keys act at once and no button is framed.
    setFocusPolicy(Qt::ClickFocus);
    setFocus();
    // No larger than the screen leaves room for.
    const QSize screenSize = screen() ? screen()->availableSize() : QSize(kit.ipx(1440), kit.ipx(900));
    resize(QSize(kit.ipx(1440), kit.ipx(900)).boundedTo(screenSize));
    setMinimumSize(900, 560);
    connect(&m_kit, &Kit::languageChanged, &m_run, &RunModel::retranslate); // before the views ask it for names
    build(parts);
    buildActions();
    connectParts();
    m_editor->setChecker(parts.checker);
    m_editor->setModuleNames(std::move(parts.moduleNames));
    refreshRail();
    refreshTitle();
    refreshRunState();
    if (!m_library.problems().isEmpty()) m_notice->tell(m_library.problems().first());
}

// Hidden while the run is still there: what is hidden is laid out once more, and its models ask the run.
MainWindow::~MainWindow() { hide(); }

void MainWindow::build(const WindowParts &parts) {
    m_topBar = new TopBar(m_kit, this);
    m_notice = new NoticeBar(m_kit, this);
    m_finding = new NoticeBar(m_kit, this);
    m_find = new FindBar(m_kit, this);
    m_rail = new Rail(m_kit, this);
    m_editor = new EditorPanel(m_kit, m_run, this);
    m_side = new SidePanel(m_kit, this);
    m_lessonPanel = new LessonPanel(m_kit, m_library.progress(), this);
    m_events = new EventsView(m_kit, m_run, this);
    m_charts = parts.charts ? parts.charts(m_kit, m_run, this) : nullptr;
    if (m_charts)
        m_charts->setOpenProgram([this] {
            const QString text = m_editor->text();
            return text.trimmed().isEmpty() ? OpenProgram() : OpenProgram{text, m_editor->program().fileName, runOptions().directory};
        });
    m_side->setPage(SidePanel::Page::Lesson, m_lessonPanel);
    m_side->setPage(SidePanel::Page::Charts, m_charts);
    m_side->setPage(SidePanel::Page::Events, m_events);

    m_columns = makeSplitter(Qt::Horizontal);
    m_columns->addWidget(m_editor);
    m_columns->addWidget(buildCentre(parts));
    m_columns->addWidget(m_side);
    m_columns->setStretchFactor(1, 1);

    auto *upper = new QWidget;
    auto *upperRow = new QHBoxLayout(upper);
    upperRow->setContentsMargins(0, 0, 0, 0);
    upperRow->setSpacing(0);
    upperRow->addWidget(m_rail);
    upperRow->addWidget(m_columns, 1);

    m_rows = makeSplitter(Qt::Vertical);
    m_rows->addWidget(upper);
    m_timeline = parts.timeline ? parts.timeline(m_kit, m_run, this) : nullptr;
    if (m_timeline) m_rows->addWidget(m_timeline);
    m_rows->setStretchFactor(0, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_topBar);
    column->addWidget(m_notice);
    column->addWidget(m_finding);
    column->addWidget(m_find);
    column->addWidget(m_rows, 1);
}

QWidget *MainWindow::buildCentre(const WindowParts &parts) {
    m_centre = makeSplitter(Qt::Vertical);
    m_centre->setObjectName("centre");
    m_centre->setAttribute(Qt::WA_StyledBackground);
    // The stage and the console share one ground: there is no line between them.
    m_centre->setHandleWidth(6);
    m_stage = parts.stage ? parts.stage(m_kit, m_run, m_centre) : new View(m_centre);
    m_console = new ConsoleView(m_kit, m_run, m_centre);
    m_explore = new ExploreView(m_kit, m_centre);
    m_stagePlace = new QStackedWidget(m_centre);
    m_stagePlace->addWidget(m_stage);
    m_stagePlace->addWidget(m_explore);
    m_stepBar = new StepBar(m_kit, m_run, m_centre);
    m_stepBar->hide();
    auto *upper = new QWidget(m_centre);
    auto *column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_stagePlace, 1);
    column->addWidget(m_stepBar);
    m_centre->addWidget(upper);
    m_centre->addWidget(m_console);
    m_centre->setStretchFactor(0, 1);
    return m_centre;
}

void MainWindow::connectParts() {
    connect(&m_run, &RunModel::storeReplaced, m_finding, &NoticeBar::dismiss);
    connect(m_topBar, &TopBar::runRequested, this, &MainWindow::run);
    connect(m_topBar, &TopBar::stopRequested, this, &MainWindow::stop);
    connect(m_topBar, &TopBar::presentRequested, this, &MainWindow::present);
    connect(m_topBar, &TopBar::recordRequested, this, &MainWindow::toggleRecording);
    connect(m_topBar, &TopBar::viewPauseRequested, this, [this](bool pause) {
        if (pause) m_run.playhead().stopFollowing();
        else m_run.playhead().followNow();
    });
    connectExplorer();
    connectLesson();
    connectStepping();
    connect(&m_run.playhead(), &Playhead::followsNowChanged, this, &MainWindow::refreshRunState);
    connect(&m_run, &RunModel::bookmarkRequested, this, &MainWindow::askBookmark);
    // Whoever asks for a line wants to see it.
    connect(&m_run, &RunModel::lineRequested, this, [this] { m_side->show(SidePanel::Page::Program); });
    connect(m_find, &FindBar::findRequested, this, [this](bool backwards) {
        if (m_findsIn && !m_find->text().isEmpty()) m_find->setFound(m_findsIn->find(m_find->text(), backwards));
    });
    connect(m_find, &FindBar::closed, this, [this] {
        m_find->hide();
        if (m_findsIn) m_findsIn->setFocus();
    });
    connect(m_rail, &Rail::activated, this, &MainWindow::activateRailItem);
    connect(&m_library, &Library::changed, this, &MainWindow::refreshRail);
    m_fileWatch = new FileWatch(this);
    connect(m_fileWatch, &FileWatch::changed, this, &MainWindow::noteFileChanged);
    connect(m_editor, &EditorPanel::programChanged, this, [this] {
        m_fileWatch->setFile(m_editor->program().path);
        if (!hasOwnColumns()) sizeColumns();
    });
    connect(m_editor, &EditorPanel::draftRestored, this, &MainWindow::tellRestored);
    connect(m_editor, &EditorPanel::lineActivated, this, &MainWindow::showLineOnTimeline);
    connect(m_lessonPanel, &LessonPanel::actionRequested, this, &MainWindow::act);
    connect(m_lessonPanel, &LessonPanel::progressChanged, this, [this] {
        refreshRail();
        refreshRunState();
        watchForFindings(); // a prediction that was made holds nothing back any more
    });
    connect(m_console, &ConsoleView::inputEntered, this, [this](const QString &line) {
        m_typed += line + '\n';
        m_controller->sendInput(line);
    });
    connect(m_console, &ConsoleView::inputClosed, this, [this] {
        m_typedAll = true;
        m_controller->closeInput();
    });

    RunController *controller = m_controller.get();
    connect(controller, &RunController::storeChanged, this,
            [this](std::shared_ptr<const trace::Store> store) { m_run.setStore(std::move(store), true); });
    connect(controller, &RunController::eventsAppended, &m_run, &RunModel::noteAppended);
    connect(&m_run, &RunModel::eventsAppended, this, [this] {
        watchForListening();
        watchForFindings();
    });
    connect(controller, &RunController::started, this, &MainWindow::noteStarted);
    connect(controller, &RunController::ended, this, &MainWindow::noteEnded);
    connect(controller, &RunController::problem, this, &MainWindow::noteProblem);
    connect(&m_kit.settings(), &Settings::paceChanged, controller, &RunController::setPace);
    connect(&m_kit, &Kit::appearanceChanged, this, &MainWindow::layOut);
}

void MainWindow::layOut() {
    const double width = this->width();
    const bool isLow = height() < m_kit.px(timelineTabBelow);
    setShape(width < m_kit.px(tabbedBelow) || isLow ? Shape::Tabbed : width < m_kit.px(foldedBelow) ? Shape::Folded : Shape::Wide);
    setTimelineTab(isLow);
    const bool shows = m_run.store() != nullptr;
    m_rail->setExpanded(!shows && m_mode != RunMode::Explore && width >= m_kit.px(stripBelow));
}

void MainWindow::setShape(Shape shape) {
    if (shape == m_shape) return;
    if (m_shape == Shape::Tabbed) {
        m_side->release(SidePanel::Page::Stage);
        m_columns->addWidget(m_centre);
        m_columns->setStretchFactor(m_columns->indexOf(m_centre), 1);
        m_centre->show();
    }
    m_shape = shape;
    if (shape == Shape::Wide) {
        m_side->release(SidePanel::Page::Program);
        m_columns->insertWidget(0, m_editor);
        m_columns->addWidget(m_side);
        m_editor->show();
    } else {
        m_columns->insertWidget(0, m_side);
        m_side->take(SidePanel::Page::Program, m_editor);
    }
    if (shape == Shape::Tabbed) m_side->take(SidePanel::Page::Stage, m_centre);
    // A tab is wide and low: the console stands beside the stage.
    m_centre->setOrientation(shape == Shape::Tabbed ? Qt::Horizontal : Qt::Vertical);
    sizeCentre();
    if (m_run.store()) m_side->show(shape == Shape::Tabbed ? SidePanel::Page::Stage : SidePanel::Page::Program);
    sizeColumns();
}

void MainWindow::setTimelineTab(bool isTab) {
    if (!m_timeline || isTab == m_timelineIsTab) return;
    m_timelineIsTab = isTab;
    if (isTab) return m_side->take(SidePanel::Page::Timeline, m_timeline);
    m_side->release(SidePanel::Page::Timeline);
    m_rows->addWidget(m_timeline);
    m_timeline->setVisible(m_mode != RunMode::Explore || m_run.store());
    sizeRows();
}

/// In a small or much zoomed window the rest needs its room too.
void MainWindow::sizeRows() {
    const int timeline = std::min(m_kit.ipx(timelineHeight), height() * 33 / 100);
    m_rows->setSizes({height() - timeline, timeline});
}

void MainWindow::sizeColumns() {
    const int all = m_columns->width();
    // As wide as the program's lines, if the stage stays the largest place.
    const int wanted = std::max(m_kit.ipx(editorWidth), m_editor->edit()->widthOfProgram());
    const int side = m_kit.ipx(width() >= m_kit.ipx(roomyWindow) ? roomySideWidth : sideWidth);
    if (m_shape == Shape::Wide) {
        const int left = std::max(m_kit.ipx(editorWidth), std::min(wanted, static_cast<int>((width() - m_kit.ipx(stripWidth) - side) * wideEditorShare)));
        m_columns->setSizes({left, std::max(100, all - left - side), side});
    }
    else if (m_shape == Shape::Tabbed) m_columns->setSizes({all});
    else {
        const int narrow = std::min(wanted, static_cast<int>(all * editorShare));
        m_columns->setSizes({narrow, std::max(100, all - narrow)});
    }
    m_laidColumns = m_columns->sizes();
}

/// The middle one takes what the window has more.
bool MainWindow::hasOwnColumns() const {
    const QList<int> now = m_columns->sizes();
    return now.size() != m_laidColumns.size() || now.first() != m_laidColumns.first() || (now.size() > 2 && now.last() != m_laidColumns.last());
}

/// Where it is a tab, it comes to the front.
void MainWindow::showPlace(QWidget *place) {
    if (place) m_side->showPageOf(place);
}

void MainWindow::restoreLayout() {
    const QByteArray geometry = m_kit.settings().layout("window");
    if (!geometry.isEmpty()) restoreGeometry(geometry);
    giveRoom();
    const QByteArray columns = m_kit.settings().layout("columns");
    if (m_shape == Shape::Wide && !columns.isEmpty()) m_columns->restoreState(columns);
    if (!m_timelineIsTab) m_rows->restoreState(m_kit.settings().layout("rows"));
    if (m_shape != Shape::Tabbed) m_centre->restoreState(m_kit.settings().layout("centre"));
}

void MainWindow::giveRoom() {
    layOut();
    sizeColumns();
    if (!m_timelineIsTab) sizeRows();
    sizeCentre();
}

void MainWindow::sizeCentre() {
    if (m_shape == Shape::Tabbed) m_centre->setSizes({width() * 66 / 100, width() * 34 / 100});
    else {
        // A low window keeps its room for the stage; a higher one shows some lines more.
        const int lines = std::max(height() * 14 / 100, height() - m_kit.ipx(roomBeforeConsole));
        m_centre->setSizes({height(), std::min(m_kit.ipx(consoleHeight), lines)});
    }
}

void MainWindow::showAsLeft() {
    // With the frame around it, a window as large as the screen would stand out of it.
    const QSize screenSize = screen() ? screen()->availableSize() : size();
    const bool fits = width() < screenSize.width() && height() + m_kit.ipx(frameHeight) < screenSize.height();
    if (m_kit.settings().layout("window").isEmpty() && !fits) showMaximized();
    else show();
}

void MainWindow::resetLayout() {
    m_kit.settings().forgetLayout();
    giveRoom();
}

void MainWindow::saveLayout() {
    m_kit.settings().setLayout("window", saveGeometry());
    if (m_shape == Shape::Wide && hasOwnColumns()) m_kit.settings().setLayout("columns", m_columns->saveState());
    if (!m_timelineIsTab) m_kit.settings().setLayout("rows", m_rows->saveState());
    if (m_shape != Shape::Tabbed) m_kit.settings().setLayout("centre", m_centre->saveState());
}

void MainWindow::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (m_laidOut) return;
    m_laidOut = true;
    restoreLayout();
}

void MainWindow::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    if (m_laidOut) layOut();
}

void MainWindow::closeEvent(QCloseEvent *event) {
    m_editor->flush();
    saveLayout();
    if (m_controller->isRunning()) m_controller->stop();
    if (m_explorer) m_explorer->stop();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslateActions();
        refreshRail();
        refreshTitle();
        if (m_lesson) {
            const lessons::Lesson *next = m_library.next(*m_lesson);
            m_lessonPanel->setNext(next ? next->id : QString(),
                                   next ? titleOf(next->title, m_kit.settings().language()) : QString());
        }
    }
    QWidget::changeEvent(event);
}

void MainWindow::wheelEvent(QWheelEvent *event) {
    if (!(event->modifiers() & Qt::ControlModifier)) return QWidget::wheelEvent(event);
    m_kit.settings().setZoom(m_kit.settings().zoom() + (event->angleDelta().y() > 0 ? 10 : -10));
    event->accept();
}

/// Return presses the button that has the keyboard; where no part has it, Return does the one thing that is highlighted.
void MainWindow::keyPressEvent(QKeyEvent *event) {
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    if (isReturn && !(event->modifiers() & ~Qt::KeypadModifier) && button && button->isEnabled() && isAncestorOf(button)) return button->click();
    if (!isReturn || event->modifiers() & ~Qt::KeypadModifier || !m_lessonPanel->takeNextStep()) QWidget::keyPressEvent(event);
}

void MainWindow::refreshRail() {
    m_rail->setItems(m_library.railItems());
    m_rail->setCurrent(m_openedKey);
}

void MainWindow::refreshTitle() {
    QString title = m_editor->program().fileName;
    if (m_lesson) {
        title = titleOf(m_lesson->title, m_kit.settings().language());
        if (m_lesson->number > 0) title = QString::number(m_lesson->number) + ' ' + title;
    }
    m_topBar->setTitle(title);
    setWindowTitle(title.isEmpty() ? "Forkyard" : title + " – Forkyard");
}

} // namespace forkyard::ui
