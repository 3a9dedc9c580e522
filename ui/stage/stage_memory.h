// Memory that processes share (Value, Array, SharedMemory, ShareableList, what a manager holds), as the trace tells it: variables that
// are one for all processes. Those of one object have its name and their place in it: "Array 1[0]". Paints nothing.
#pragma once

#include "core/trace/moment.h"
#include "ui/models/run_model.h"

#include <QRectF>
#include <QString>

#include <vector>

namespace forkyard::ui {

/// "Array 1" of "Array 1[0]"; the name itself where it has no place in it.
std::string_view memoryName(std::string_view variable);
/// A number alone needs no more room than a lock.
bool isSmallMemory(std::string_view variable);

struct MemoryCell {
    const trace::MomentVariable *variable = nullptr;
    QString key;            ///< its place, "[0]"; empty where there is but one
    bool isLast = false;    ///< it was stored to last
    QRectF place;
    std::size_t hidden = 0; ///< stands for so many more, too
};

/// What a moment knows of one such object.
struct Memory {
    std::string_view name;
    std::vector<MemoryCell> cells; ///< without places
    const trace::MomentVariable *last = nullptr; ///< what was stored to last
    const trace::MomentLock *lock = nullptr;     ///< under which it has been stored to
};

/// Of the object that `variable` belongs to; no cells: nothing is known of it yet.
Memory memoryAt(const RunModel &run, trace::ObjectIndex variable);
/// Processes that have used it up to this moment, in order.
std::vector<trace::ProcessIndex> memoryUsers(const RunModel &run, const Memory &memory);
/// Whoever works for a client in a manager's server goes by the client's name; any other by its own.
QString memoryWriter(const RunModel &run, trace::LaneId lane);
/// The cells that have room in `area`, each with its place; what was stored to last is among them.
std::vector<MemoryCell> memoryCells(const Memory &memory, const QRectF &area);

} // namespace forkyard::ui
