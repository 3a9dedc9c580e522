// Copies events from one store to another as their time comes. Texts keep their ids, since they are added in the same
// order.
#include "ui/models/playback_run.h"

namespace forkyard::ui {

namespace {
constexpr int tickMilliseconds = 8;
}

PlaybackRun::PlaybackRun(std::shared_ptr<const trace::Store> recorded, QObject *parent) :
    RunController(parent), m_recorded(std::move(recorded)) {
    m_timer.setInterval(tickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &PlaybackRun::tick);
}

void PlaybackRun::start(const QString &, const QString &, const RunOptions &) {
    m_playing = std::make_shared<trace::Store>();
    for (trace::TextId id = 1; id < m_recorded->texts().size(); ++id) m_playing->addText(m_recorded->text(id));
    for (std::size_t index = 0; index < m_recorded->sources().size(); ++index)
        m_playing->setSource(static_cast<std::uint32_t>(index), m_recorded->sources()[index]);
    m_pending.clear();
    m_next = 0;
    m_running = true;
    emit storeChanged(m_playing);
    emit started();
    m_clock.start();
    m_timer.start();
}

void PlaybackRun::stop() {
    if (m_running) finish(RunExit::How::Stopped);
}

void PlaybackRun::playTo(trace::Time nanoseconds) {
    if (!m_running) return;
    const trace::EventIndex count = m_recorded->eventCountAt(nanoseconds);
    if (count > m_next) {
        m_pending.resize(m_recorded->laneCount());
        for (; m_next < count; ++m_next) {
            const trace::Event event = m_recorded->event(m_next);
            m_pending[event.thread].push_back(event);
        }
        for (std::size_t lane = 0; lane < m_pending.size(); ++lane) {
            if (m_pending[lane].empty()) continue;
            while (m_playing->laneCount() <= lane)
                m_playing->openLane(m_recorded->lane(static_cast<trace::LaneId>(m_playing->laneCount())).origin);
            m_playing->append(static_cast<trace::LaneId>(lane), m_pending[lane]);
            m_pending[lane].clear();
        }
    }
    m_playing->settle(nanoseconds);
    emit eventsAppended();
    if (m_next == m_recorded->eventCount() && m_recorded->isFinished()) finish(RunExit::How::Returned);
}

void PlaybackRun::tick() {
    const double passed = static_cast<double>(m_clock.nsecsElapsed()) * m_speed;
    const trace::Time end = m_recorded->now();
    playTo(m_speed <= 0 ? end : std::min(static_cast<trace::Time>(passed), end));
    if (m_next == m_recorded->eventCount()) m_timer.stop();
}

void PlaybackRun::finish(RunExit::How how) {
    m_timer.stop();
    m_running = false;
    m_playing->finish();
    emit eventsAppended();
    emit ended({how, 0});
}

} // namespace forkyard::ui
