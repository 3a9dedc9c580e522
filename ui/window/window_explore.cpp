// The window's modes, and Explore in it: every schedule of the program that is in the editor, and playing one of them.
#include "ui/console/console_view.h"
#include "ui/explore/explore_view.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/top_bar.h"

#include <QFileInfo>
#include <QStackedWidget>

namespace forkyard::ui {

void MainWindow::connectExplorer() {
    m_topBar->setModeAvailable(RunMode::Explore, m_explorer != nullptr);
    m_explore->setCanPlay(m_controller->canSimulate());
    m_topBar->setModeAvailable(RunMode::Step, m_controller->canSimulate());
    connect(m_topBar, &TopBar::modeRequested, this, &MainWindow::setMode);
    connect(m_explore, &ExploreView::exploreRequested, this, &MainWindow::explore);
    connect(m_explore, &ExploreView::playRequested, this, &MainWindow::play);
    connect(m_explore, &ExploreView::playLiveRequested, this, &MainWindow::playLive);
    connect(m_editor, &EditorPanel::textEdited, this, [this] { m_explore->setOutdated(m_editor->text() != m_exploredText); });
    if (!m_explorer) return;
    connect(m_explore, &ExploreView::pauseRequested, this, &MainWindow::pauseExploring);
    connect(m_explore, &ExploreView::stopRequested, this, &MainWindow::stop);
    connect(m_explorer.get(), &ExploreController::progressed, m_explore, &ExploreView::setProgress);
    connect(m_explorer.get(), &ExploreController::finished, this, &MainWindow::noteExplored);
    connect(m_explorer.get(), &ExploreController::problem, this, [this](const Diagnostic &problem) {
        m_explore->setExploring(false);
        noteProblem(problem);
    });
}

void MainWindow::setMode(RunMode mode) {
    const bool there = mode == RunMode::Live || (mode == RunMode::Explore ? m_explorer != nullptr : m_controller->canSimulate());
    if (!there) mode = m_mode;
    m_mode = mode;
    m_topBar->setMode(mode);
    m_stagePlace->setCurrentWidget(mode == RunMode::Explore ? static_cast<QWidget *>(m_explore) : m_stage);
    m_console->setVisible(mode != RunMode::Explore);
    // Without a run there is nothing on it: the results need the room.
    if (m_timeline && !m_timelineIsTab) m_timeline->setVisible(mode != RunMode::Explore || m_run.store());
    if (mode != RunMode::Step) leaveStepping();
    refreshRunState();
}

void MainWindow::explore() {
    if (!m_explorer || m_explorer->isExploring() || runsOnlyLive()) return;
    m_notice->dismissUnlessOffer();
    m_editor->clearProblem();
    m_editor->flush();
    m_exploredText = m_editor->text();
    ExploreOptions options;
    options.gilProfile = m_optionKnobs.value("gil", m_kit.settings().gilProfile());
    const QString path = m_editor->program().path;
    options.directory = m_lesson ? m_lesson->folder : path.isEmpty() ? QString() : QFileInfo(path).absolutePath();
    const lessons::Program *program = m_lesson ? m_lesson->program(m_editor->program().fileName) : nullptr;
    m_explore->setRight(program ? program->right : QString());
    m_explore->setExploring(true);
    showPlace(m_explore);
    m_explorer->explore(m_exploredText, m_editor->program().fileName, options);
    refreshRunState();
}

void MainWindow::pauseExploring(bool pause) {
    if (!m_explorer || !m_explorer->isExploring()) return;
    m_explorer->setPaused(pause);
    m_explore->setPaused(pause);
    refreshRunState();
}

void MainWindow::noteExplored(const Exploration &result) {
    m_explore->setExploring(false);
    m_explore->setResult(result);
    m_endlessWay.clear();
    for (const ExploredOutcome &outcome : result.outcomes)
        if (outcome.ending == "endless") m_endlessWay = outcome.schedule;
    m_explore->setOutdated(m_editor->text() != m_exploredText);
    refreshRunState();
}

void MainWindow::play(const QString &schedule) {
    if (!m_controller->canSimulate()) return;
    setMode(RunMode::Step);
    m_stepping.clear();
    m_playsNext = true;
    m_playsEndless = !schedule.isEmpty() && schedule == m_endlessWay;
    simulate({}, schedule);
}

/// The same order on real threads.
void MainWindow::playLive(const QString &schedule) {
    if (m_controller->isRunning() && !m_controller->isStanding()) return;
    setMode(RunMode::Live);
    RunOptions options = runOptions();
    options.schedule = schedule;
    start(options);
}

} // namespace forkyard::ui
