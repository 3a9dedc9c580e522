#include "core/live/line_turns.h"

#include "core/live/futex.h"

#include <algorithm>
#include <new>

namespace forkyard::live {

bool LineTurns::join(Thread thread) {
    const MutexLock lock(m_mutex);
    if (std::find(m_row.begin(), m_row.end(), thread) == m_row.end()) m_row.push_back(thread);
    m_size.store(static_cast<std::uint32_t>(m_row.size()));
    if (m_row.front() != thread) return false;
    m_since = monotonicNow();
    return true;
}

void LineTurns::remove(std::deque<Thread>::iterator place) {
    const bool hadTurn = place == m_row.begin();
    m_row.erase(place);
    m_size.store(static_cast<std::uint32_t>(m_row.size()));
    if (!hadTurn) return;
    m_since = monotonicNow();
    m_changes.fetch_add(1);
    futexWake(m_changes, FutexReach::Private);
}

void LineTurns::leave(Thread thread) {
    if (m_size.load() == 0) return;
    const MutexLock lock(m_mutex);
    const auto place = std::find(m_row.begin(), m_row.end(), thread);
    if (place != m_row.end()) remove(place);
}

bool LineTurns::awaitTurn(Thread thread, std::int64_t deadline) {
    const std::uint32_t seen = m_changes.load();
    {
        const MutexLock lock(m_mutex);
        if (!m_row.empty() && m_row.front() == thread) return true;
    }
    futexWait(m_changes, seen, FutexReach::Private, deadline);
    const MutexLock lock(m_mutex);
    return !m_row.empty() && m_row.front() == thread;
}

void LineTurns::passOver(std::int64_t moment) {
    const MutexLock lock(m_mutex);
    if (m_row.size() > 1 && m_since < moment) remove(m_row.begin());
}

void LineTurns::renew() {
    // The mutex may be some other thread's that is not here any more.
    new (&m_mutex) Mutex;
    m_row.clear();
    m_size.store(0);
    m_changes.store(0);
}

} // namespace forkyard::live
