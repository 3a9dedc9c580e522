// The steps of a run in a simulated machine: where one stands, what lies behind and ahead, and the branches that were left when another
// way was taken. A step knows the turns that led to it from the one before, when it was in the trace, and who could go on there. Plain
// data; runs nothing.
#pragma once

#include "ui/models/run_controller.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace forkyard::ui {

class Stepping {
public:
    bool isEmpty() const { return m_steps.isEmpty(); }
    /// Where one stands. Not while it is empty.
    const Standing &here() const { return m_steps[m_at]; }
    /// The schedule that leads here; empty at the start.
    QString schedule() const { return scheduleTo(m_at); }
    /// Of the whole way, what lies ahead with it.
    QString wholeSchedule() const { return scheduleTo(m_steps.size() - 1); }
    /// Steps behind, steps in all.
    qsizetype position() const { return m_at; }
    qsizetype count() const { return std::max<qsizetype>(m_steps.size() - 1, 0); }
    bool canGoBack() const { return m_at > 0; }
    bool canGoOn() const { return m_at + 1 < m_steps.size(); }

    void clear() { *this = {}; }
    /// The beginning, before any step.
    void begin(const Standing &standing);
    /// A step was taken from here. Where another way was known from here on, it becomes a branch of its own.
    void took(const Standing &standing);
    /// It stands where it stood, but something else can be chosen there.
    void standsAnew(const Standing &standing);
    /// The way goes on with one step of this thread.
    bool isAhead(int thread, bool timePasses) const;
    void back() { m_at -= canGoBack(); }
    void again() { m_at += canGoOn(); }
    void goTo(qsizetype position) { m_at = m_steps.isEmpty() ? 0 : qBound(qsizetype{0}, position, m_steps.size() - 1); }
    /// The last step that was done by then, ns of the trace.
    qsizetype positionAt(qint64 time) const;
    /// Changes from one thread to another on the way here, from step to step: never more than there are steps.
    qsizetype switches() const;

    /// Ways that were left, the latest last: number of steps of each, and where it leaves the way one is on.
    qsizetype branchCount() const { return m_branches.size(); }
    qsizetype branchLength(qsizetype branch) const { return m_branches[branch].size() - 1; }
    qsizetype branchPoint(qsizetype branch) const;
    /// When the last step is over that both ways have, ns of the trace.
    qint64 partingTime(qsizetype branch) const { return m_steps[std::clamp<qsizetype>(branchPoint(branch), 0, m_steps.size() - 1)].time; }
    /// Goes to the end of a branch; the way one was on becomes a branch in its place.
    void switchTo(qsizetype branch);

private:
    QString scheduleTo(qsizetype position) const;

    QList<Standing> m_steps;
    qsizetype m_at = 0;
    QList<QList<Standing>> m_branches;
};

} // namespace forkyard::ui
