#include "app/live_run.h"

#include <QFileInfo>

#include <utility>

namespace forkyard::app {

namespace {

/// Often enough for an event to be on the screen within 20 ms, seldom enough to cost nothing while nothing happens.
constexpr int pollMilliseconds = 8;
constexpr int stillMilliseconds = 100;

live::SimulationStep stepOf(const ui::RunOptions::Step &wanted) {
    using Until = live::SimulationStep::Until;
    static_assert(static_cast<int>(Until::Operation) == static_cast<int>(ui::RunOptions::Step::Until::Operation));
    static_assert(static_cast<int>(Until::End) == static_cast<int>(ui::RunOptions::Step::Until::End));
    live::SimulationStep step;
    step.until = static_cast<Until>(wanted.until);
    step.thread = static_cast<std::uint32_t>(wanted.thread);
    step.timePasses = wanted.timePasses;
    step.variable = wanted.variable.toStdString();
    step.value = wanted.value.toStdString();
    step.comparison = wanted.comparison.toStdString();
    for (const int line : wanted.breakpoints) step.breakpoints.push_back(static_cast<std::uint32_t>(line));
    step.policy = wanted.policy.toStdString();
    step.quantum = static_cast<std::uint32_t>(wanted.quantum);
    return step;
}

session::Options sessionOptions(const ui::RunOptions &wanted) {
    session::Options options;
    options.gil = wanted.gilProfile == "calls" ? vm::GilProfile::CallsAndLoopEnds
                  : wanted.gilProfile == "off" ? vm::GilProfile::Off
                                               : vm::GilProfile::AnyInstruction;
    options.startMethod = wanted.startMethod == "spawn"        ? live::StartMethod::Spawn
                          : wanted.startMethod == "forkserver" ? live::StartMethod::ForkServer
                                                               : live::StartMethod::Fork;
    if (wanted.slice > 0) options.meanSlice = static_cast<std::uint32_t>(wanted.slice);
    options.level = wanted.level == "all"      ? trace::Level::All
                    : wanted.level == "shared" ? trace::Level::Shared
                                               : trace::Level::Sync;
    options.linesPerSecond = wanted.pace;
    options.restricted = wanted.restricted;
    if (wanted.simulated) {
        options.linesPerSecond = 0;
        options.level = trace::Level::All;
        options.simulation.on = true;
        options.simulation.schedule = wanted.schedule.toStdString();
        options.simulation.step = stepOf(wanted.step);
        options.simulation.seed = wanted.seed;
        options.simulation.cores = static_cast<std::uint32_t>(wanted.cores);
        options.simulation.input = wanted.input.toStdString();
        options.simulation.inputEnds = wanted.inputEnds;
        options.simulation.switchCost = wanted.switchCost;
        options.simulation.network = wanted.network.toStdString();
    }
    options.isReplay = !wanted.simulated && !wanted.schedule.isEmpty();
    if (options.isReplay) options.schedule = wanted.schedule.toStdString();
    options.listenAnywhere = wanted.listenAnywhere;
    return options;
}

ui::Standing standingOf(const live::Standing &told) {
    static_assert(static_cast<int>(live::Standing::How::BadSchedule) == static_cast<int>(ui::Standing::How::BadSchedule));
    ui::Standing standing;
    standing.how = static_cast<ui::Standing::How>(told.how);
    standing.turns = QString::fromStdString(told.turns);
    for (const live::Standing::Choice &choice : told.choices) standing.choices.append({static_cast<int>(choice.thread), choice.timePasses});
    standing.time = static_cast<qint64>(told.time);
    standing.step = static_cast<qint64>(told.step);
    standing.clock = told.clock;
    standing.ending = QString::fromStdString(told.ending);
    return standing;
}

ui::RunExit::How howOf(session::Ending::How how) {
    switch (how) {
    case session::Ending::How::Returned: return ui::RunExit::How::Returned;
    case session::Ending::How::Signal: return ui::RunExit::How::Signal;
    case session::Ending::How::Stopped: return ui::RunExit::How::Stopped;
    case session::Ending::How::Failed: break;
    }
    return ui::RunExit::How::Failed;
}

} // namespace

LiveRun::LiveRun(QObject *parent) : RunController(parent) {
    m_timer.setInterval(pollMilliseconds);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LiveRun::poll);
}

LiveRun::~LiveRun() = default;

void LiveRun::start(const QString &program, const QString &fileName, const ui::RunOptions &wanted) {
    // One that stands has nothing to lose.
    if (isRunning() && !isStanding()) return;
    m_session.reset();
    m_isSimulated = wanted.simulated;
    m_isStanding = m_isShown = false;
    m_passed.clear();
    session::Program text;
    text.fileName = fileName.toStdString();
    text.source = program.toStdString();
    text.directory = wanted.directory.toStdString();
    for (const QString &argument : wanted.arguments) text.arguments.push_back(argument.toStdString());

    auto store = std::make_shared<trace::Store>();
    Result<std::unique_ptr<session::Session>> session = session::Session::start(text, sessionOptions(wanted), *store);
    if (!session) {
        emit problem(session.error());
        return;
    }
    m_store = std::move(store);
    m_session = std::move(session).value();
    if (!m_isSimulated) showStore();
    emit started();
    m_shownEvents = 0;
    m_sinceShown.start();
    m_timer.start();
}

void LiveRun::showStore() {
    if (m_isShown) return;
    m_isShown = true;
    emit storeChanged(m_store);
}

void LiveRun::step(const ui::RunOptions::Step &step) {
    if (!isStanding()) return;
    m_isStanding = false;
    m_session->step(stepOf(step));
    m_timer.start();
}

void LiveRun::stand() {
    if (isRunning() && m_isSimulated && !m_isStanding) m_session->stand();
}

void LiveRun::takeStandings() {
    for (const live::Standing &told : m_session->takeStandings()) {
        m_passed.append(standingOf(told));
        if (told.how == live::Standing::How::Passed) continue;
        m_isStanding = true;
        showStore();
        emit eventsAppended();
        emit stood(std::exchange(m_passed, {}));
    }
}

void LiveRun::stop() {
    if (isRunning()) m_session->stop();
}

void LiveRun::setPace(double linesPerSecond) {
    if (isRunning()) m_session->setPace(linesPerSecond);
}

void LiveRun::sendInput(const QString &line) {
    if (isRunning()) m_session->sendInput((line + '\n').toStdString());
    listen();
}

void LiveRun::closeInput() {
    if (isRunning()) m_session->closeInput();
    listen();
}

/// A machine that stands says anew where it stands, once something was typed.
void LiveRun::listen() {
    if (!isStanding()) return;
    m_isStanding = false;
    m_timer.start();
}

void LiveRun::poll() {
    const bool isNews = m_session->poll() || m_store->eventCount() != m_shownEvents;
    if (m_isSimulated) takeStandings();
    // Time goes on, and says something, where nothing happens: who stands still, and for how long.
    if (isNews || m_sinceShown.hasExpired(stillMilliseconds)) {
        m_shownEvents = m_store->eventCount();
        m_sinceShown.start();
        emit eventsAppended();
    }
    for (const Diagnostic &each : m_session->takeProblems()) emit problem(each);
    if (m_session->isRunning()) return;
    m_timer.stop();
    m_isStanding = false;
    showStore();
    emit eventsAppended();
    const session::Ending ending = *m_session->ending();
    emit ended({howOf(ending.how), ending.code});
}

} // namespace forkyard::app
