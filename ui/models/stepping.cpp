#include "ui/models/stepping.h"

#include <QStringList>

#include <algorithm>

namespace forkyard::ui {

void Stepping::begin(const Standing &standing) {
    clear();
    m_steps << standing;
}

void Stepping::took(const Standing &standing) {
    if (m_steps.isEmpty()) return begin(standing);
    const bool isKnown = canGoOn() && m_steps[m_at + 1].turns == standing.turns;
    if (canGoOn() && !isKnown) {
        m_branches << m_steps;
        m_steps = m_steps.mid(0, m_at + 1);
    }
    if (!canGoOn()) m_steps << standing;
    ++m_at;
}

void Stepping::standsAnew(const Standing &standing) {
    if (m_steps.isEmpty() || canGoOn()) return took(standing);
    m_steps[m_at].choices = standing.choices;
    m_steps[m_at].how = standing.how;
    m_steps[m_at].ending = standing.ending;
}

bool Stepping::isAhead(int thread, bool timePasses) const {
    if (!canGoOn()) return false;
    const QString &turns = m_steps[m_at + 1].turns;
    return turns.startsWith(QString::number(thread) + (timePasses ? '!' : 'x')) && !turns.contains(' ');
}

QString Stepping::scheduleTo(qsizetype position) const {
    QStringList turns;
    for (qsizetype step = 0; step <= position && step < m_steps.size(); ++step)
        if (!m_steps[step].turns.isEmpty()) turns << m_steps[step].turns;
    return turns.join(' ');
}

qsizetype Stepping::positionAt(qint64 time) const {
    const auto after = std::upper_bound(m_steps.begin(), m_steps.end(), time, [](qint64 t, const Standing &step) { return t < step.time; });
    return std::max<qsizetype>(after - m_steps.begin() - 1, 0);
}

/// Whose step it was: a turn in which nothing is done that others could notice ("2x0") only leads up to one.
static QStringView threadOf(QStringView turns) {
    QStringView thread;
    bool isDone = false;
    for (const QStringView turn : turns.split(' ', Qt::SkipEmptyParts)) {
        const auto isMark = [](QChar c) { return c == 'x' || c == '!'; };
        const auto mark = std::find_if(turn.begin(), turn.end(), isMark);
        const bool isEmpty = turn.endsWith(QLatin1String("x0"));
        if (isDone && isEmpty) continue;
        isDone = isDone || !isEmpty;
        thread = turn.left(mark - turn.begin());
    }
    return thread;
}

qsizetype Stepping::switches() const {
    qsizetype count = 0;
    QStringView last;
    for (qsizetype step = 0; step <= m_at && step < m_steps.size(); ++step) {
        const QStringView thread = threadOf(m_steps[step].turns);
        if (thread.isEmpty()) continue;
        count += !last.isEmpty() && thread != last;
        last = thread;
    }
    return count;
}

qsizetype Stepping::branchPoint(qsizetype branch) const {
    const QList<Standing> &other = m_branches[branch];
    const auto parted = std::mismatch(m_steps.begin(), m_steps.end(), other.begin(), other.end(), [](const Standing &a, const Standing &b) { return a.turns == b.turns; });
    return (parted.first - m_steps.begin()) - 1;
}

void Stepping::switchTo(qsizetype branch) {
    std::swap(m_steps, m_branches[branch]);
    m_at = m_steps.size() - 1;
}

} // namespace forkyard::ui
