// What stands in the rows of the timeline: the threads grouped by process, then locks, queues and watched variables. Reads
// the store and the run model; paints nothing.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"

#include <QCoreApplication>

#include <vector>

namespace forkyard::ui {

struct TimelineRow {
    enum class Kind { Lane, Lock, Queue, Variable };
    Kind kind = Kind::Lane;
    trace::LaneId lane = trace::kNoLane;          ///< Lane
    trace::ObjectIndex object = trace::kNoObject; ///< the others
    int identity = 0;
    QString name;
    QString detail; ///< "pid 4127", "items", "variable"

    bool operator==(const TimelineRow &) const = default;
};

class TimelineRows {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::TimelineRows)

public:
    /// In order of appearance within each group. Objects nobody has used, and GILs, are left out.
    static std::vector<TimelineRow> of(const RunModel &run);

private:
    static QString detailOf(trace::ObjectKind kind);
};

} // namespace forkyard::ui
