// What of a run matters for an idea: by names, so that it holds for every run. Knows no trace.
#pragma once

#include <QStringList>

namespace forkyard::ui {

/// A name may end in *; for objects also "locks", "queues", "variables" or "tasks", which are all of that kind. An empty list
/// leaves that part as it is.
struct Arrangement {
    QStringList lanes;   ///< threads and processes; the others are hidden
    QStringList objects; ///< the others are hidden
    QStringList folded;  ///< processes whose other threads stand folded beneath their first
    QStringList charts;  ///< in their order; the others come on demand

    bool operator==(const Arrangement &) const = default;
};

inline bool isAmong(const QStringList &patterns, const QString &name, const QString &kind = {}) {
    for (const QString &pattern : patterns) {
        if (pattern == name || (!kind.isEmpty() && pattern == kind)) return true;
        if (pattern.endsWith('*') && name.startsWith(QStringView(pattern).chopped(1))) return true;
    }
    return false;
}

} // namespace forkyard::ui
