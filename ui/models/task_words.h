// What is said of an event loop's tasks, and of the locks that they hold: a task is no thread, and its thread's name and colour would
// tell nothing of it. Paints nothing.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"

namespace forkyard::ui {

/// Whether the event that ended a task cancelled it.
bool isCancellation(const trace::Store &store, trace::EventIndex event);

/// What a task does: "has its turn", "awaits sleep(1)", "cancelled".
QString taskWords(const RunModel &run, const trace::MomentTask &task);
/// The same from a step of its history on.
QString taskWords(const RunModel &run, const trace::HistoryStep &step);

/// Index for Theme::identity; tasks take them in turn, in the order in which they were made.
int taskIdentity(const RunModel &run, trace::ObjectIndex task);

/// Who holds a lock from a step of its history on: a thread; of an event loop's lock, the task.
struct LockHolder {
    QString name;
    QString shortName;
    int identity = 0;
};
LockHolder holderFrom(const RunModel &run, const trace::HistoryStep &step);
/// Of a lock that is held.
int holderIdentity(const RunModel &run, const trace::MomentLock &lock);

} // namespace forkyard::ui
