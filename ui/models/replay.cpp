#include "ui/models/replay.h"

#include <algorithm>

namespace forkyard::ui {

namespace {
constexpr int tickMilliseconds = 16;
}

Replay::Replay(Playhead &playhead, QObject *parent) : QObject(parent), m_playhead(playhead) {
    m_timer.setInterval(tickMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Replay::tick);
}

void Replay::start() {
    m_from = m_playhead.time() >= m_playhead.now() ? 0 : m_playhead.time();
    m_playhead.setTime(m_from);
    m_set = m_playhead.time();
    m_clock.start();
    m_timer.start();
    emit playingChanged(true);
}

void Replay::stop() {
    if (!m_timer.isActive()) return;
    m_timer.stop();
    emit playingChanged(false);
}

void Replay::tick() {
    if (m_playhead.time() != m_set) return stop();
    const double passed = static_cast<double>(m_clock.nsecsElapsed()) * m_speed;
    m_playhead.setTime(std::min(m_from + static_cast<qint64>(passed), m_playhead.now()));
    m_set = m_playhead.time();
    if (m_set >= m_playhead.now()) stop();
}

} // namespace forkyard::ui
