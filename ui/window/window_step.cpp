// Step in the window: a simulated machine that stands and is told who goes on. Going back is moving the playhead; another choice from an
// earlier moment runs the machine again along the shorter schedule, and both ways are kept.
#include "core/trace/store.h"
#include "ui/explore/explore_view.h"
#include "ui/models/state_words.h"
#include "ui/window/main_window.h"
#include "ui/window/notice_bar.h"
#include "ui/window/step_bar.h"
#include "ui/window/top_bar.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace forkyard::ui {

using Until = RunOptions::Step::Until;

void MainWindow::connectStepping() {
    connect(m_stepBar, &StepBar::stepRequested, this, [this](int thread, bool timePasses) { step(thread, timePasses); });
    connect(&m_run, &RunModel::laneChosen, this, [this](trace::LaneId lane) {
        // Threads have their numbers in the order of their lanes.
        const int thread = static_cast<int>(lane) + 1;
        if (m_mode == RunMode::Step && m_stepBar->choices().contains(thread)) step(thread, false);
    });
    connect(&m_run, &RunModel::partingTaken, this, [this](int branch) { takeBranch(branch); });
    connect(m_topBar, &TopBar::backRequested, this, &MainWindow::stepBack);
    connect(m_topBar, &TopBar::stepRequested, this, [this] { step(0, false); });
    connect(m_topBar, &TopBar::stepUnitRequested, this, [this](Until unit) {
        m_stepUnit = unit;
        m_unitsDiffer = !m_stepping.isEmpty();
        m_topBar->setStepUnit(unit);
    });
    connect(m_topBar, &TopBar::runOnRequested, this, &MainWindow::stepOn);
    connect(m_controller.get(), &RunController::stood, this, &MainWindow::noteStood);
    connect(m_editor, &EditorPanel::textEdited, this, [this] {
        // Steps belong to the text that ran.
        if (m_mode == RunMode::Step && m_editor->text() != m_steppedText) m_stepping.clear();
        refreshStepping();
    });
    // Whoever moves the playhead stands at the step that was done by then.
    connect(&m_run.playhead(), &Playhead::timeChanged, this, [this](qint64 time) {
        if (m_mode != RunMode::Step || m_stepping.isEmpty() || m_comingSteps) return;
        // The last step may end later than the last event.
        const qsizetype position = time >= m_run.playhead().now() ? m_stepping.count() : m_stepping.positionAt(time);
        if (position == m_stepping.position()) return;
        m_stepping.goTo(position);
        refreshStepping();
    });
}

/// From the beginning: nothing has run yet but what stands before the first choice.
void MainWindow::beginStepping(const RunOptions::Step &wish) {
    if (runsOnlyLive()) return;
    m_stepping.clear();
    m_unitsDiffer = false;
    m_typed.clear();
    m_typedAll = false;
    // The keys that choose who goes next are typed from here on, and belong into no program.
    if (m_editor->edit()->hasFocus()) m_stage->setFocus(Qt::OtherFocusReason);
    simulate(wish, QString());
}

/// The machine stands at the end of the way that is shown, and can be told to go on.
bool MainWindow::standsHere() const {
    return m_controller->isStanding() && !m_stepping.isEmpty() && !m_stepping.canGoOn() && m_editor->text() == m_steppedText;
}

void MainWindow::step(int thread, bool timePasses) {
    if (m_comingSteps || m_mode != RunMode::Step) return;
    if (m_stepping.isEmpty() || m_editor->text() != m_steppedText) return beginStepping();
    if (thread == 0 && m_stepping.canGoOn()) {
        // On along the way one came back on.
        m_stepping.again();
        return showStep();
    }
    const QList<Standing::Choice> &choices = m_stepping.here().choices;
    if (choices.isEmpty()) return;
    const auto isOf = [](int number) { return [number](const Standing::Choice &choice) { return choice.thread == number; }; };
    auto chosen = std::find_if(choices.begin(), choices.end(), isOf(thread == 0 ? m_lastStepped : thread));
    if (chosen == choices.end() && thread != 0) return;
    // Whoever ran last, or the first who need not wait for time.
    if (thread == 0 && (chosen == choices.end() || chosen->timePasses))
        chosen = std::min_element(choices.begin(), choices.end(), [](const Standing::Choice &a, const Standing::Choice &b) { return a.timePasses < b.timePasses; });
    m_lastStepped = chosen->thread;
    if (!m_unitsDiffer && m_stepping.isAhead(chosen->thread, timePasses || chosen->timePasses)) {
        m_stepping.again();
        return showStep();
    }
    RunOptions::Step wish;
    wish.until = m_stepUnit;
    wish.thread = chosen->thread;
    wish.timePasses = timePasses || chosen->timePasses;
    wish.breakpoints = breakpoints();
    takeStep(wish);
}

/// On by itself: until another thread's turn comes, something is printed, a variable has a value, or the end.
void MainWindow::stepOn(Until until) {
    if (m_mode != RunMode::Step || m_comingSteps) return;
    RunOptions::Step wish;
    wish.until = until;
    wish.policy = m_optionKnobs.value("policy", wish.policy);
    wish.quantum = std::max(1, m_optionKnobs.value("quantum", "1").toInt());
    wish.breakpoints = breakpoints();
    if (until == Until::Variable) {
        bool wanted = false;
        const QString text = QInputDialog::getText(this, tr("Run until a variable has a value"), tr("A condition on a global variable, such as balance = 5 or balance < 0:"), QLineEdit::Normal, m_untilVariable, &wanted);
        static const QRegularExpression condition(R"(^\s*(\w+)\s*(==|!=|<=|>=|=|<|>)\s*(.*\S)\s*$)");
        const QRegularExpressionMatch match = condition.match(text);
        if (!wanted || !match.hasMatch()) return;
        m_untilVariable = text;
        wish.variable = match.captured(1);
        wish.comparison = match.captured(2) == "==" ? QString("=") : match.captured(2);
        wish.value = match.captured(3);
    }
    if (m_stepping.isEmpty() || m_editor->text() != m_steppedText) return beginStepping(wish);
    takeStep(wish);
}

void MainWindow::takeStep(const RunOptions::Step &wish) {
    if (!standsHere()) return simulate(wish, m_stepping.schedule());
    m_comingSteps = true;
    m_endlessAt = -1;
    m_controller->step(wish);
    refreshStepping();
}

void MainWindow::stepBack() {
    if (m_comingSteps || !m_stepping.canGoBack()) return;
    m_stepping.back();
    showStep();
}

/// Everything on the screen is this step's.
void MainWindow::showStep() {
    if (m_stepping.canGoOn()) m_run.playhead().setTime(m_stepping.here().time);
    else m_run.playhead().followNow();
    refreshStepping();
}

/// A new machine, along a schedule and one wish further.
void MainWindow::simulate(const RunOptions::Step &next, const QString &schedule) {
    m_steppedText = m_editor->text();
    m_endlessAt = -1;
    RunOptions options = runOptions();
    options.simulated = true;
    options.schedule = schedule;
    options.step = next;
    options.level = "all";
    options.pace = 0;
    options.seed = m_optionKnobs.value("seed", "1").toULongLong();
    options.cores = std::clamp(m_optionKnobs.value("cores", "1").toInt(), 1, 64);
    options.switchCost = m_optionKnobs.contains("switch-cost") ? m_optionKnobs["switch-cost"].toLongLong() * 1000 : -1;
    options.network = m_optionKnobs.value("network");
    options.input = m_typed;
    options.inputEnds = m_typedAll;
    // The steps up to here come once more, and are known already.
    m_knownUntil = m_stepping.isEmpty() ? -1 : m_stepping.here().time;
    m_comingSteps = true;
    start(options);
}

void MainWindow::noteStood(const QList<Standing> &steps) {
    m_comingSteps = m_standAsked = false;
    if (steps.last().how == Standing::How::BadSchedule) {
        m_notice->tell(NoticeBar::Tone::Problem, [] { return tr("The schedule does not fit this program: it was made for another one, or for another version of it."); });
    }
    // Along a known way the machine passes the same steps at the same times.
    for (const Standing &step : steps) {
        // Something was typed.
        if (m_knownUntil < 0 && !m_stepping.isEmpty() && step.turns.isEmpty() && step.time == m_stepping.here().time) m_stepping.standsAnew(step);
        else if (step.time > m_knownUntil) m_stepping.took(step);
    }
    m_knownUntil = -1;
    showStep();
    announceStep();
    refreshRunState();
    if (m_showAt >= 0) m_run.playhead().setTime(std::exchange(m_showAt, -1));
    if (m_playsNext) {
        m_playsNext = false;
        m_endlessAt = m_playsEndless ? m_stepping.count() : -1;
        refreshStepping();
        m_run.playhead().setTime(0);
        // Two steps a second can be followed.
        m_replay.setSpeed(0.002);
        m_replay.start();
    }
}

/// One sentence for whoever hears the screen instead of seeing it: who did what in the last step.
void MainWindow::announceStep() {
    const trace::Store *store = m_run.store();
    if (!store || m_stepping.isEmpty()) return;
    const trace::EventIndex count = store->eventCountAt(static_cast<trace::Time>(std::max<qint64>(m_stepping.here().time, 0)));
    if (count == 0) return;
    const trace::Event last = store->event(count - 1);
    const QString object = m_run.nameOf(last.thread, last.object);
    const QString what = object.isEmpty() ? eventWords(last.kind) : tr("%1: %2").arg(eventWords(last.kind), object);
    m_stepBar->setAccessibleName(tr("Step %1. %2, line %3: %4").arg(m_stepping.position()).arg(m_run.laneName(last.thread)).arg(trace::packedLine(last.line)).arg(what));
    QAccessibleEvent alert(m_stepBar, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MainWindow::leaveStepping() {
    if (m_controller->isStanding()) m_controller->stop();
    m_comingSteps = false;
}

QList<int> MainWindow::breakpoints() const { return m_editor->breakpoints(); }

void MainWindow::refreshStepping() {
    const bool steps = m_mode == RunMode::Step;
    const bool idle = !m_comingSteps && (!m_controller->isRunning() || m_controller->isStanding());
    const bool isKnown = !m_stepping.isEmpty();
    const bool canStep = isKnown && (m_stepping.canGoOn() || !m_stepping.here().choices.isEmpty());
    NextChoices next;
    next.shown = steps && isKnown;
    next.active = next.shown && idle;
    if (next.shown)
        for (const Standing::Choice &choice : m_stepping.here().choices) next.choices.append({static_cast<trace::LaneId>(choice.thread - 1), choice.thread, choice.timePasses});
    if (next.shown) next.switches = m_stepping.switches();
    m_run.setNextChoices(next);
    if (isKnown) {
        Standing here = m_stepping.here();
        if (here.ending.isEmpty() && m_stepping.position() == m_endlessAt) here.ending = "endless";
        m_stepBar->setStanding(here);
    }
    m_stepBar->setWanted(steps && m_run.store() && isKnown);
    m_stepBar->setActive(steps && idle && isKnown);
    const auto enable = [&](const QString &name, bool enabled) {
        if (QAction *action = m_actions.value(name)) action->setEnabled(enabled);
    };
    // Arrows and digits belong to others where nothing is stepped.
    enable("step", steps && idle);
    enable("stepBack", steps && idle && m_stepping.canGoBack());
    enable("stepToEnd", steps && idle && (canStep || !isKnown));
    enable("copySchedule", steps && m_stepping.position() > 0);
    enable("takeSchedule", idle && m_controller->canSimulate());
    for (int thread = 1; thread <= 9; ++thread) enable(QString("runThread%1").arg(thread), steps && idle && canStep);
    QList<Parting> partings;
    for (qsizetype branch = 0; steps && isKnown && branch < m_stepping.branchCount(); ++branch)
        partings.append({m_stepping.partingTime(branch), static_cast<int>(branch), m_stepping.branchLength(branch)});
    m_run.setPartings(partings);
    m_topBar->setStepping(m_stepping.canGoBack() && idle, (canStep || !isKnown) && idle, m_stepping.position(), m_stepping.branchCount());
}

/// The way that is shown, as the text that the terminal and another window take.
void MainWindow::copySchedule() {
    QGuiApplication::clipboard()->setText(m_stepping.schedule());
    m_notice->tell(NoticeBar::Tone::Information, [] { return tr("The schedule up to this step is in the clipboard."); });
}

void MainWindow::askSchedule() {
    bool wanted = false;
    const QString text = QInputDialog::getText(this, tr("Follow a schedule"), tr("Turns, such as 1x12 2x4 (thread 1 does 12 operations, then thread 2 does 4):"), QLineEdit::Normal, m_stepping.schedule(), &wanted);
    if (wanted) followSchedule(text);
}

void MainWindow::followSchedule(const QString &schedule) {
    if (m_comingSteps || !m_controller->canSimulate()) return;
    setMode(RunMode::Step);
    m_stepping.clear();
    simulate({}, schedule.simplified());
}

void MainWindow::takeBranch(qsizetype branch) {
    if (m_comingSteps || branch >= m_stepping.branchCount()) return;
    m_stepping.switchTo(branch);
    simulate({}, m_stepping.schedule());
}

void MainWindow::fillBranches(QMenu *menu) {
    menu->clear();
    for (qsizetype branch = 0; branch < m_stepping.branchCount(); ++branch)
        menu->addAction(tr("Branch %1: %2 steps, parts after step %3").arg(branch + 1).arg(m_stepping.branchLength(branch)).arg(m_stepping.branchPoint(branch)), this,
                        [this, branch] { takeBranch(branch); });
}

} // namespace forkyard::ui
