// Step in the window: each step runs the simulated machine along the schedule so far and one step further. Machines are quick, so that
// going back is following a shorter schedule, and any moment can be branched from.
#include "ui/explore/explore_view.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/step_bar.h"
#include "ui/window/top_bar.h"

#include <QAction>
#include <QMenu>

namespace forkyard::ui {

using Until = RunOptions::Step::Until;

void MainWindow::connectStepping() {
    connect(m_stepBar, &StepBar::stepRequested, this, [this](int thread, bool timePasses) { step(thread, timePasses); });
    connect(m_topBar, &TopBar::backRequested, this, &MainWindow::stepBack);
    connect(m_topBar, &TopBar::stepRequested, this, [this] { step(0, false); });
    connect(m_topBar, &TopBar::stepUnitRequested, this, [this](RunOptions::Step::Until unit) {
        m_stepUnit = unit;
        m_topBar->setStepUnit(unit);
    });
    connect(m_controller.get(), &RunController::stood, this, &MainWindow::noteStood);
    connect(m_editor, &EditorPanel::textEdited, this, [this] {
        // Steps belong to the text that ran.
        if (m_mode == RunMode::Step && m_editor->text() != m_steppedText) m_stepping.clear();
        refreshStepping();
    });
}

/// From the beginning: nothing has run yet but what stands before the first choice.
void MainWindow::beginStepping() {
    m_stepping.clear();
    m_stepIsNew = false;
    simulate({});
}

void MainWindow::step(int thread, bool timePasses) {
    if (m_controller->isRunning() || m_stepIsOver) return;
    if (m_editor->text() != m_steppedText) return beginStepping();
    if (thread == 0) {
        // On along the way one came back on, else whoever ran last.
        if (m_stepping.canGoOn()) {
            m_stepping.again();
            m_stepIsNew = false;
            return simulate({});
        }
        const QList<int> &choices = m_stepBar->choices();
        if (choices.isEmpty()) return;
        thread = choices.contains(m_lastStepped) ? m_lastStepped : choices.first();
    }
    m_lastStepped = thread;
    m_stepIsNew = true;
    simulate({m_stepUnit, thread, timePasses});
}

void MainWindow::stepBack() {
    if (m_controller->isRunning() || !m_stepping.canGoBack()) return;
    m_stepping.back();
    m_stepIsNew = false;
    simulate({});
}

void MainWindow::stepToEnd() {
    if (m_mode != RunMode::Step || m_controller->isRunning() || m_stepIsOver) return;
    m_stepIsNew = true;
    simulate({Until::End, 0, false});
}

void MainWindow::simulate(const RunOptions::Step &next) {
    m_steppedText = m_editor->text();
    RunOptions options = runOptions();
    options.simulated = true;
    options.schedule = m_stepping.schedule();
    options.step = next;
    options.level = "all";
    options.pace = 0;
    start(options);
}

void MainWindow::noteStood(const QString &schedule, bool over) {
    if (m_stepIsNew) m_stepping.took(schedule);
    m_stepIsNew = false;
    m_stepIsOver = over;
    refreshStepping();
}

void MainWindow::refreshStepping() {
    const bool steps = m_mode == RunMode::Step;
    const bool idle = !m_controller->isRunning();
    m_stepBar->setVisible(steps && m_run.store());
    m_stepBar->setActive(steps && idle && !m_stepIsOver);
    const auto enable = [&](const QString &name, bool enabled) {
        if (QAction *action = m_actions.value(name)) action->setEnabled(enabled);
    };
    // Arrows and digits belong to others where nothing is stepped.
    enable("step", steps && idle);
    enable("stepBack", steps && idle && m_stepping.canGoBack());
    enable("stepToEnd", steps && idle && !m_stepIsOver);
    for (int thread = 1; thread <= 9; ++thread) enable(QString("runThread%1").arg(thread), steps && idle);
    m_topBar->setStepping(m_stepping.canGoBack() && idle, (!m_stepIsOver || m_stepping.canGoOn()) && idle, m_stepping.position(), m_stepping.branchCount());
}

void MainWindow::fillBranches(QMenu *menu) {
    menu->clear();
    for (qsizetype branch = 0; branch < m_stepping.branchCount(); ++branch)
        menu->addAction(tr("Branch %1: %2 steps, parts after step %3").arg(branch + 1).arg(m_stepping.branchLength(branch)).arg(m_stepping.branchPoint(branch)), this,
                        [this, branch] {
                            m_stepping.switchTo(branch);
                            m_stepIsNew = false;
                            simulate({});
                        });
}

} // namespace forkyard::ui
