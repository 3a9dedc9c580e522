// In which orders a run took its locks: how many a thread held at once, how many threads shared one, and whether the orders could close a
// circle of waits, though this run may not have closed it. Reads a trace; knows no widget.
#pragma once

#include "core/trace/store.h"

#include <QHash>
#include <QList>
#include <QSet>

namespace forkyard::ui {

class LockOrders {
public:
    explicit LockOrders(const trace::Store &store);

    /// For each lane, the most locks that it held at once. A lock is its taker's until anybody lets it go.
    const QList<int> &mostHeld() const { return m_most; }
    /// For each lock that was held, how many lanes ever held it.
    QList<int> holders() const;
    /// Threads took locks one while holding another, so that each could hold what the next one waits for. Orders that all lie under one
    /// more lock, held by each of them, cannot.
    bool canCircle() const;

private:
    /// Thread `lane` took, or waited for, `second` while it held `first` and the `under`.
    struct Order {
        trace::LaneId lane;
        trace::ObjectIndex first, second;
        QSet<trace::ObjectIndex> under;
        bool operator==(const Order &) const = default;
    };
    void wants(trace::LaneId lane, trace::ObjectIndex lock);
    bool closes(QList<const Order *> &way) const;

    QHash<trace::ObjectIndex, trace::LaneId> m_holders;
    QHash<trace::ObjectIndex, QSet<trace::LaneId>> m_everHeld;
    QHash<trace::LaneId, QList<trace::ObjectIndex>> m_held; ///< in the order of their taking
    QList<int> m_most;
    QList<Order> m_orders; ///< each once
};

} // namespace forkyard::ui
