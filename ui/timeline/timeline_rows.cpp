// Which lanes there are.
#include "ui/timeline/timeline_rows.h"

#include "ui/models/statement_words.h"
#include "ui/models/task_words.h"

#include <algorithm>
#include <numeric>

namespace forkyard::ui {

namespace {

/// A program with a thousand globals does not fill the timeline with them.
constexpr std::size_t MostVariables = 12;
/// Nor one with a thousand tasks.
constexpr std::size_t MostTasks = 24;

/// A variable that is stored more than once; what a fork copied is no store.
bool isWatched(const trace::Store &store, const trace::History &history)
{
    std::size_t stores = 0;
    for (std::size_t i = 0; i < history.size() && stores < 2; ++i) stores += store.event(history.step(i).event).kind == trace::EventKind::VariableStore;
    return stores >= 2;
}

/// Whether all that was ever stored can only be told as "<Account object at 0x…>", or as a list of such: a lane of that would say nothing.
bool saysNothing(const RunModel &run, const trace::History &history)
{
    constexpr std::size_t enough = 64; // values, to know it by
    const trace::Store &store = *run.store();
    bool isOpaque = false;
    for (std::size_t i = 0; i < std::min(history.size(), enough); ++i) {
        const trace::Event event = store.event(history.step(i).event);
        if (event.kind != trace::EventKind::VariableStore || event.value.isNothing()) continue;
        const QString text = run.valueText(event.value, event.thread);
        static const QStringList nothingYet{"None", "[]", "()", "{}"}; // what stands there before and after
        if (nothingYet.contains(text)) continue;
        if (!event.value.isText() || !isOpaqueText(store.text(event.value.asText()))) return false;
        isOpaque = true;
    }
    return isOpaque;
}

} // namespace

/// What the lane's level counts.
QString TimelineRows::detailOf(trace::ObjectKind kind)
{
    switch (kind) {
    case trace::ObjectKind::Semaphore: return tr("permits");
    case trace::ObjectKind::Event: return tr("set or not");
    case trace::ObjectKind::Barrier: return tr("waiting");
    case trace::ObjectKind::BytePipe:
    case trace::ObjectKind::Socket: return tr("bytes");
    case trace::ObjectKind::Pipe: return tr("messages");
    case trace::ObjectKind::Pool: return tr("jobs that wait");
    case trace::ObjectKind::Core: return tr("a core; runs");
    default: return trace::isLockLike(kind) ? tr("held by") : tr("items");
    }
}

/// By machine, each machine's processes in the order in which they were made.
void TimelineRows::addLanes(const RunModel &run, std::vector<TimelineRow> &rows)
{
    const trace::Store &store = *run.store();
    std::vector<trace::ObjectId> machines;
    for (const trace::ProcessInfo &process : store.processes())
        if (!process.lanes.empty() && std::find(machines.begin(), machines.end(), process.machine) == machines.end()) machines.push_back(process.machine);
    // Which child is heard of first is chance; the numbers tell in which order they were made, round again after the highest.
    std::vector<trace::ProcessIndex> inOrder(store.processes().size());
    std::iota(inOrder.begin(), inOrder.end(), trace::ProcessIndex{0});
    const auto order = [&](trace::ProcessIndex index) { return static_cast<std::uint32_t>(store.processes()[index].pid) - static_cast<std::uint32_t>(store.processes().front().pid); };
    std::stable_sort(inOrder.begin(), inOrder.end(), [&](trace::ProcessIndex one, trace::ProcessIndex other) { return order(one) < order(other); });
    for (const trace::ObjectId machine : machines) {
        const std::size_t first = rows.size();
        for (const trace::ProcessIndex index : inOrder) {
            const trace::ProcessInfo &process = store.processes()[index];
            if (process.machine != machine) continue;
            for (const trace::LaneId lane : process.lanes) {
                TimelineRow row;
                row.lane = lane;
                row.identity = run.laneIdentity(lane);
                row.name = run.laneName(lane);
                row.detail = process.lanes.front() == lane ? tr("pid %1").arg(process.pid) : tr("thread");
                row.process = store.lane(lane).process;
                row.isHelper = run.isHelper(lane);
                row.isHead = process.lanes.front() == lane && process.lanes.size() > 1;
                if (machines.size() > 1) {
                    const std::string_view name = store.nameOf(machine);
                    row.machine = machine;
                    row.detail = tr("%1, %2", "pid, machine").arg(row.detail, name.empty() ? tr("this machine") : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
                }
                rows.push_back(row);
            }
        }
        if (machines.size() > 1 && rows.size() > first + 1) rows[first].isMachineHead = true;
    }
}

std::vector<TimelineRow> TimelineRows::of(const RunModel &run, bool withGil, bool withCores)
{
    std::vector<TimelineRow> rows;
    const trace::Store *store = run.store();
    if (!store) return rows;
    addLanes(run, rows);
    const std::size_t lanes = rows.size();
    const auto objects = store->objects();
    const auto add = [&](TimelineRow::Kind kind, std::size_t index, const QString &detail) {
        TimelineRow row;
        row.kind = kind;
        row.object = static_cast<trace::ObjectIndex>(index);
        row.identity = run.objectIdentity();
        row.name = run.objectName(row.object);
        row.plainName = run.plainName(row.object);
        row.detail = detail;
        rows.push_back(row);
    };
    const auto isUsed = [](const trace::ObjectInfo &object) { return object.history && object.history->size() > 0; };
    for (std::size_t i = 0; withGil && i < objects.size(); ++i)
        if (objects[i].kind == trace::ObjectKind::Gil && isUsed(objects[i])) {
            add(TimelineRow::Kind::Lock, i, detailOf(objects[i].kind));
            rows.back().name = store->processes().size() > 1 && objects[i].process != trace::kNoProcess ? tr("GIL of %1").arg(run.processName(objects[i].process)) : tr("GIL");
        }
    for (std::size_t i = 0; withCores && i < objects.size(); ++i)
        if (objects[i].kind == trace::ObjectKind::Core && isUsed(objects[i])) add(TimelineRow::Kind::Lock, i, detailOf(objects[i].kind));
    // Above the threads, which take turns at them: seen at once, however many threads there are.
    std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(lanes), rows.end());
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].kind != trace::ObjectKind::Process || !isUsed(objects[i])) continue;
        const trace::ProcessIndex process = run.processOfId(objects[i].id);
        if (process == trace::kNoProcess) continue;
        add(TimelineRow::Kind::Program, i, tr("pid %1").arg(store->processes()[process].pid));
        rows.back().name = run.processName(process);
        rows.back().identity = run.processIdentity(process);
    }
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (trace::isLockLike(objects[i].kind) && objects[i].kind != trace::ObjectKind::Gil && isUsed(objects[i])) add(TimelineRow::Kind::Lock, i, detailOf(objects[i].kind));
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (trace::isQueueLike(objects[i].kind) && isUsed(objects[i])) add(TimelineRow::Kind::Queue, i, detailOf(objects[i].kind));
    for (std::size_t i = 0; i < objects.size(); ++i)
        if (objects[i].kind == trace::ObjectKind::Pool) add(TimelineRow::Kind::Queue, i, detailOf(objects[i].kind));
    std::size_t tasks = 0;
    for (std::size_t i = 0; i < objects.size() && tasks < MostTasks; ++i)
        if (objects[i].kind == trace::ObjectKind::Task && isUsed(objects[i])) {
            add(TimelineRow::Kind::Task, i, tr("task"));
            rows.back().identity = taskIdentity(run, rows.back().object);
            ++tasks;
        }
    std::size_t variables = 0;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].kind != trace::ObjectKind::Variable || !isUsed(objects[i])) continue;
        // What was asked for is always there.
        const bool asked = run.isWatched(run.objectName(static_cast<trace::ObjectIndex>(i)));
        if (!asked && (variables >= MostVariables || !isWatched(*store, *objects[i].history) || saysNothing(run, *objects[i].history))) continue;
        const bool several = store->processes().size() > 1 && objects[i].process != trace::kNoProcess;
        add(TimelineRow::Kind::Variable, i, several ? tr("in %1").arg(run.processName(objects[i].process))
                                                    : objects[i].process == trace::kNoProcess && store->processes().size() > 1 ? tr("shared memory") : tr("variable"));
        ++variables;
    }
    return rows;
}

} // namespace forkyard::ui
