// Reads the store only at the events that a task's or a lock's history names.
#include "ui/models/task_words.h"

#include "ui/models/state_words.h"

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

/// Neither the first thread's, which most loops run in, nor that of things.
constexpr std::array<int, 5> colours = {0, 1, 4, 5, 6};

trace::ObjectIndex taskOf(const trace::Store &store, const trace::HistoryStep &step)
{
    if (step.event == trace::kNoEvent) return trace::kNoObject;
    const trace::Event event = store.event(step.event);
    if (event.kind != trace::EventKind::LockAcquire || event.value.kind() != trace::ValueKind::Object) return trace::kNoObject;
    return store.objectOf(event.thread, event.value.asObject());
}

} // namespace

bool isCancellation(const trace::Store &store, trace::EventIndex event) { return event < store.eventCount() && store.event(event).kind == trace::EventKind::TaskCancelled; }

QString taskWords(const RunModel &run, const trace::MomentTask &task)
{
    return taskWords(task.state, run.valueText(task.awaits, task.lane), run.store() && isCancellation(*run.store(), task.lastChange));
}

QString taskWords(const RunModel &run, const trace::HistoryStep &step)
{
    const auto state = static_cast<trace::LaneState>(step.level);
    if (step.event == trace::kNoEvent) return taskWords(state, QString(), false);
    const trace::Event event = run.store()->event(step.event);
    const bool tells = event.kind == trace::EventKind::TaskAwait || event.kind == trace::EventKind::TaskFailed;
    return taskWords(state, tells ? run.valueText(event.value, event.thread) : QString(), event.kind == trace::EventKind::TaskCancelled);
}

int taskIdentity(const RunModel &run, trace::ObjectIndex task)
{
    const auto objects = run.store()->objects();
    const auto before = std::count_if(objects.begin(), objects.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(task, objects.size())), [](const trace::ObjectInfo &object) { return object.kind == trace::ObjectKind::Task; });
    return colours[static_cast<std::size_t>(before) % colours.size()];
}

LockHolder holderFrom(const RunModel &run, const trace::HistoryStep &step)
{
    if (const trace::ObjectIndex task = taskOf(*run.store(), step); task != trace::kNoObject) {
        const QString name = run.objectName(task);
        return {name, name, taskIdentity(run, task)};
    }
    const auto lane = static_cast<trace::LaneId>(step.level - 1);
    return {run.laneName(lane), run.shortLaneName(lane), run.laneIdentity(lane)};
}

int holderIdentity(const RunModel &run, const trace::MomentLock &lock) { return lock.task != trace::kNoObject ? taskIdentity(run, lock.task) : run.laneIdentity(lock.owner); }

} // namespace forkyard::ui
