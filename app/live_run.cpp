#include "app/live_run.h"

#include <QFileInfo>

namespace forkyard::app {

namespace {

/// Often enough for an event to be on the screen within 20 ms, seldom enough to cost nothing while nothing happens.
constexpr int pollMilliseconds = 8;
constexpr int stillMilliseconds = 100;

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
    return options;
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
    if (isRunning()) return;
    m_session.reset();
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
    emit storeChanged(m_store);
    emit started();
    m_shownEvents = 0;
    m_sinceShown.start();
    m_timer.start();
}

void LiveRun::stop() {
    if (isRunning()) m_session->stop();
}

void LiveRun::setPace(double linesPerSecond) {
    if (isRunning()) m_session->setPace(linesPerSecond);
}

void LiveRun::sendInput(const QString &line) {
    if (isRunning()) m_session->sendInput((line + '\n').toStdString());
}

void LiveRun::closeInput() {
    if (isRunning()) m_session->closeInput();
}

void LiveRun::poll() {
    const bool isNews = m_session->poll() || m_store->eventCount() != m_shownEvents;
    // Time goes on, and says something, where nothing happens: who stands still, and for how long.
    if (isNews || m_sinceShown.hasExpired(stillMilliseconds)) {
        m_shownEvents = m_store->eventCount();
        m_sinceShown.start();
        emit eventsAppended();
    }
    for (const Diagnostic &each : m_session->takeProblems()) emit problem(each);
    if (m_session->isRunning()) return;
    m_timer.stop();
    emit eventsAppended();
    const session::Ending ending = *m_session->ending();
    emit ended({howOf(ending.how), ending.code});
}

} // namespace forkyard::app
