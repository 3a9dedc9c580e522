#include "ui/models/stepping.h"

#include <algorithm>

namespace forkyard::ui {

void Stepping::took(const QString &schedule) {
    if (canGoOn() && m_steps[m_at + 1] != schedule) {
        m_branches << m_steps;
        m_steps = m_steps.mid(0, m_at + 1);
    }
    if (!canGoOn()) m_steps << schedule;
    ++m_at;
}

qsizetype Stepping::branchPoint(qsizetype branch) const {
    const QStringList &other = m_branches[branch];
    const auto parted = std::mismatch(m_steps.begin(), m_steps.end(), other.begin(), other.end());
    return (parted.first - m_steps.begin()) - 1;
}

void Stepping::switchTo(qsizetype branch) {
    std::swap(m_steps, m_branches[branch]);
    m_at = m_steps.size() - 1;
}

} // namespace forkyard::ui
