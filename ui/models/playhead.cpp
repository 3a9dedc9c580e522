// Bringing a time into the run, and when to follow.
#include "ui/models/playhead.h"

#include <algorithm>

namespace forkyard::ui {

void Playhead::setTime(qint64 nanoseconds) {
    nanoseconds = std::clamp<qint64>(nanoseconds, 0, m_now);
    setFollows(false);
    if (nanoseconds == m_time) return;
    m_time = nanoseconds;
    emit timeChanged(m_time);
}

void Playhead::followNow() {
    setFollows(true);
    if (m_time == m_now) return;
    m_time = m_now;
    emit timeChanged(m_time);
}

void Playhead::stopFollowing() {
    setFollows(false);
}

void Playhead::setNow(qint64 nanoseconds) {
    if (nanoseconds != m_now) {
        m_now = nanoseconds;
        emit nowChanged(m_now);
    }
    const qint64 time = m_follows ? m_now : std::min(m_time, m_now);
    if (time == m_time) return;
    m_time = time;
    emit timeChanged(m_time);
}

void Playhead::setFollows(bool follows) {
    if (follows == m_follows) return;
    m_follows = follows;
    emit followsNowChanged(follows);
}

} // namespace forkyard::ui
