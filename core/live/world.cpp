#include "core/live/world.h"

#include <new>

namespace forkyard::live {

void World::enter() {
    for (;;) {
        m_inside.fetch_add(1);
        // Both sides write first and look then, so that at least one of them sees the other.
        if (m_stopping.load() == 0) return;
        leave();
        futexWait(m_stopping, 1, FutexReach::Private);
    }
}

void World::leave() {
    if (m_inside.fetch_sub(1) == 1 && m_stopping.load() != 0) futexWake(m_inside, FutexReach::Private);
}

void World::waitUntilAllOutside() {
    for (std::uint32_t inside = m_inside.load(); inside != 0; inside = m_inside.load()) {
        futexWait(m_inside, inside, FutexReach::Private);
    }
}

void World::goOn() {
    m_inside.fetch_add(1); // before the others may, so that nobody can stop the world between
    m_stopping.store(0);
    futexWake(m_stopping, FutexReach::Private);
    m_stoppers.unlock();
}

void World::renewStopped() {
    m_inside.store(0);
    m_stopping.store(1);
    // Threads that waited for it are gone, and what they left in it is of no use.
    new (&m_stoppers) Mutex;
    m_stoppers.lock();
}

} // namespace forkyard::live
