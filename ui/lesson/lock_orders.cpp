// The orders are edges from lock to lock; a circle of edges by different threads, which no common lock keeps apart, is a possible deadlock
// (Havelund, "Using runtime analysis to guide model checking of Java programs", 2000).
#include "ui/lesson/lock_orders.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

/// A program of a lesson has a handful of orders; beyond these no more are looked at, and longer circles are not sought.
constexpr qsizetype MostOrders = 64;
constexpr qsizetype LongestCircle = 8;

} // namespace

LockOrders::LockOrders(const trace::Store &store) : m_most(static_cast<qsizetype>(store.laneCount())) {
    using trace::EventKind;
    for (trace::EventIndex index = 0; index < store.eventCount(); ++index) {
        const trace::Event event = store.event(index);
        const bool waits = event.kind == EventKind::LockWait || event.kind == EventKind::RLockWait;
        const bool taken = event.kind == EventKind::LockAcquire || event.kind == EventKind::RLockAcquire;
        const bool freed = event.kind == EventKind::LockRelease || (event.kind == EventKind::RLockRelease && event.value.integerOr(0) == 0);
        if (!waits && !taken && !freed) continue;
        const trace::ObjectIndex lock = store.objectOf(index);
        const auto holder = m_holders.constFind(lock);
        if (freed && holder != m_holders.constEnd()) {
            m_held[*holder].removeOne(lock);
            m_holders.erase(holder);
        }
        if (freed) continue;
        wants(event.thread, lock);
        if (waits || holder != m_holders.constEnd()) continue;
        m_holders.insert(lock, event.thread);
        m_everHeld[lock].insert(event.thread);
        QList<trace::ObjectIndex> &held = m_held[event.thread];
        held << lock;
        int &most = m_most[static_cast<qsizetype>(event.thread)];
        most = std::max(most, static_cast<int>(held.size()));
    }
}

QList<int> LockOrders::holders() const {
    QList<int> counts;
    for (const auto &lanes : m_everHeld) counts << static_cast<int>(lanes.size());
    return counts;
}

void LockOrders::wants(trace::LaneId lane, trace::ObjectIndex lock) {
    const QList<trace::ObjectIndex> held = m_held.value(lane);
    if (held.contains(lock)) return; // an RLock once more
    for (const trace::ObjectIndex first : held) {
        Order order{lane, first, lock, QSet<trace::ObjectIndex>(held.begin(), held.end())};
        order.under.remove(first);
        if (m_orders.size() < MostOrders && !m_orders.contains(order)) m_orders << order;
    }
}

bool LockOrders::canCircle() const {
    return std::any_of(m_orders.begin(), m_orders.end(), [this](const Order &order) {
        QList<const Order *> way{&order};
        return closes(way);
    });
}

bool LockOrders::closes(QList<const Order *> &way) const {
    if (way.last()->second == way.first()->first) return way.size() > 1;
    if (way.size() >= LongestCircle) return false;
    for (const Order &next : m_orders) {
        const auto isApart = [&](const Order *before) { return before->lane != next.lane && before->first != next.first && !before->under.intersects(next.under); };
        if (next.first != way.last()->second || !std::all_of(way.begin(), way.end(), isApart)) continue;
        way << &next;
        if (closes(way)) return true;
        way.removeLast();
    }
    return false;
}

} // namespace forkyard::ui
