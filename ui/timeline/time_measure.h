// The time between two points that somebody marked; the second follows the playhead until it is marked too. A value.
#pragma once

#include <QtGlobal>

#include <cmath>

namespace forkyard::ui {

class TimeMeasure {
public:
    enum class Phase { None, Open, Closed };

    /// Marks the first point, then the second, then begins anew from none.
    void mark(double time) {
        if (m_phase == Phase::None) m_from = time;
        m_to = time;
        m_phase = m_phase == Phase::None ? Phase::Open : m_phase == Phase::Open ? Phase::Closed : Phase::None;
    }
    void follow(double time) {
        if (m_phase == Phase::Open) m_to = time;
    }
    void clear() { m_phase = Phase::None; }

    Phase phase() const { return m_phase; }
    double from() const { return m_from; }
    double to() const { return m_to; }
    /// ns, never negative; 0 where nothing is marked.
    double length() const { return m_phase == Phase::None ? 0 : std::abs(m_to - m_from); }

private:
    Phase m_phase = Phase::None;
    double m_from = 0;
    double m_to = 0;
};

} // namespace forkyard::ui
