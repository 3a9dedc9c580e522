// Which things stand on the stage beside the processes, and how much room each wants: worked out from the whole trace, so that nothing
// moves while the playhead does. And what a moment puts into a pool's and a loop's box. Paints nothing.
#pragma once

#include "core/trace/moment.h"
#include "ui/models/run_model.h"
#include "ui/stage/stage_layout.h"

#include <vector>

namespace forkyard::ui {

struct StageItem {
    enum class Kind {
        Tube,    ///< queue, pipe, socket
        Memory,  ///< that processes share: `object` is the first of its variables
        Lock,    ///< and its kin
        Pool,    ///< its workers, jobs and results
        Futures, ///< jobs of no pool
        Loop     ///< an event loop with its tasks
    };
    Kind kind = Kind::Tube;
    trace::ObjectIndex object = trace::kNoObject; ///< none: Futures, and the tasks of a loop that was not told
    std::size_t rows = 0; ///< of a box with rows
    QSizeF size(const StageMeasures &measures) const;
    bool operator==(const StageItem &) const = default;
};

/// The kind of item that stands for an object of this kind. Jobs stand in their pool, tasks in their loop, variables in their
/// process (those that processes share in a Memory), thread-local values with their thread. False: it has none of its own.
bool hasStageItem(trace::ObjectKind kind, StageItem::Kind *item = nullptr);

std::vector<StageItem> stageItems(const RunModel &run);

/// One line in a pool's or a loop's box.
struct StageRow {
    QRectF place;
    const trace::MomentJob *job = nullptr;
    const trace::MomentTask *task = nullptr;
    int worker = -1;        ///< place in MomentPool::workers
    std::size_t hidden = 0; ///< stands for so many more
};

/// What the box at `place` shows at a moment, in three columns: waiting, being worked on, ended. Views into the moment.
std::vector<StageRow> poolRows(const trace::Moment &moment, trace::ObjectIndex pool, const QRectF &place);
/// The tasks of a loop, the one whose turn it is first.
std::vector<StageRow> loopRows(const trace::Moment &moment, trace::ObjectIndex loop, const QRectF &place);

/// The box itself, below its title.
QRectF boxOf(const QRectF &place);

} // namespace forkyard::ui
