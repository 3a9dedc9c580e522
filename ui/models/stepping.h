// The steps of a run in a simulated machine: where one stands, what lies behind and ahead, and the branches that were left when another
// way was taken. Each step is the text of the whole schedule up to it. Plain data; runs nothing.
#pragma once

#include <QList>
#include <QStringList>

namespace forkyard::ui {

class Stepping {
public:
    /// The schedule that leads here; empty at the start.
    const QString &schedule() const { return m_steps[m_at]; }
    /// Steps behind, steps in all.
    qsizetype position() const { return m_at; }
    qsizetype count() const { return m_steps.size() - 1; }
    bool canGoBack() const { return m_at > 0; }
    bool canGoOn() const { return m_at + 1 < m_steps.size(); }

    void clear() { *this = {}; }
    /// A step was taken from here and led to `schedule`. Where another way was known from here on, it becomes a branch of its own.
    void took(const QString &schedule);
    void back() { m_at -= canGoBack(); }
    void again() { m_at += canGoOn(); }
    void restart() { m_at = 0; }
    void goTo(qsizetype position) { m_at = qBound(qsizetype{0}, position, m_steps.size() - 1); }

    /// Ways that were left, the latest last: number of steps of each, and where it leaves the way one is on.
    qsizetype branchCount() const { return m_branches.size(); }
    qsizetype branchLength(qsizetype branch) const { return m_branches[branch].size() - 1; }
    qsizetype branchPoint(qsizetype branch) const;
    /// Goes to the end of a branch; the way one was on becomes a branch in its place.
    void switchTo(qsizetype branch);

private:
    QStringList m_steps{QString()};
    qsizetype m_at = 0;
    QList<QStringList> m_branches;
};

} // namespace forkyard::ui
