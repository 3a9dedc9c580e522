// What stands in the rows of the timeline: the threads grouped by process, programs from outside, then locks, queues and watched variables. Reads
// the store and the run model; paints nothing.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"

#include <QCoreApplication>

#include <vector>

namespace forkyard::ui {

struct TimelineRow {
    enum class Kind { Lane, Lock, Queue, Variable, Task, Program };
    Kind kind = Kind::Lane;
    trace::LaneId lane = trace::kNoLane;          ///< Lane
    trace::ObjectIndex object = trace::kNoObject; ///< the others
    int identity = 0;
    QString name;
    QString plainName; ///< of an object, where the program had no name for it: "Queue 1"
    QString detail; ///< "pid 4127", "items", "variable"
    trace::ProcessIndex process = trace::kNoProcess; ///< of a lane
    bool isHead = false;                             ///< the first of several lanes of its process, which can be folded beneath it
    bool isHelper = false;                           ///< the library's own thread
    trace::ObjectId machine = 0;                     ///< of a lane, where the run has several machines
    bool isMachineHead = false;                      ///< the first of several lanes of its machine
    int folded = 0;                                  ///< so many are folded now

    bool operator==(const TimelineRow &) const = default;
};

class TimelineRows {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::TimelineRows)

public:
    /// In order of appearance within each group, lanes by machine. Objects nobody has used are left out, and GILs and cores unless they
    /// are asked for.
    static std::vector<TimelineRow> of(const RunModel &run, bool withGil = false, bool withCores = false);

private:
    static void addLanes(const RunModel &run, std::vector<TimelineRow> &rows);
    static QString detailOf(trace::ObjectKind kind);
};

} // namespace forkyard::ui
