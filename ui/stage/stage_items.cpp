#include "ui/stage/stage_items.h"

#include "core/trace/store.h"
#include "ui/stage/stage_memory.h"

#include <QSet>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr std::size_t PoolRows = 4;
constexpr std::size_t MostTaskRows = 6;
constexpr double Inset = 14;
constexpr double MemoryMore = 8; // a line of values and one of words
constexpr double MemoryWider = 1.25; // of a single value, than a lock: who wrote it and who has its lock

std::size_t countOf(const trace::Store &store, trace::ObjectKind kind)
{
    const auto objects = store.objects();
    return static_cast<std::size_t>(std::count_if(objects.begin(), objects.end(), [kind](const auto &object) { return object.kind == kind; }));
}

void add(std::vector<StageItem> &items, const trace::Store &store, StageItem::Kind wanted, std::size_t rows = 0)
{
    for (std::size_t i = 0; i < store.objects().size(); ++i) {
        const trace::ObjectInfo &object = store.objects()[i];
        StageItem::Kind kind{};
        if (!hasStageItem(object.kind, &kind) || kind != wanted) continue;
        const auto hasHappened = [](const trace::ObjectInfo &each) { return (each.history && each.history->size() > 0) || (each.waiters && each.waiters->size() > 0); };
        const trace::ObjectIndex other = object.kind == trace::ObjectKind::Socket ? store.otherEndOf(static_cast<trace::ObjectIndex>(i)) : trace::kNoObject;
        const bool isUsed = hasHappened(object) || (other != trace::kNoObject && hasHappened(store.objects()[other]));
        if (!isUsed && wanted != StageItem::Kind::Pool) continue;
        // A connection is one, with two ends: the first of them stands for both.
        if (other < i) continue;
        items.push_back({wanted, static_cast<trace::ObjectIndex>(i), rows});
    }
}

/// One for each object of shared memory that anything was stored to.
void addMemory(std::vector<StageItem> &items, const trace::Store &store)
{
    QSet<QByteArrayView> known;
    for (std::size_t i = 0; i < store.objects().size(); ++i) {
        const trace::ObjectInfo &object = store.objects()[i];
        if (object.kind != trace::ObjectKind::Variable || object.process != trace::kNoProcess || !object.history || object.history->size() == 0) continue;
        const std::string_view name = memoryName(object.name);
        const QByteArrayView view(name.data(), static_cast<qsizetype>(name.size()));
        if (known.contains(view)) continue;
        known.insert(view);
        items.push_back({StageItem::Kind::Memory, static_cast<trace::ObjectIndex>(i), isSmallMemory(object.name) ? std::size_t{0} : std::size_t{1}});
    }
}

/// The rectangle of row `index` in one of `columns` columns.
QRectF rowPlace(const QRectF &place, std::size_t column, std::size_t columns, std::size_t index)
{
    const StageMeasures m;
    const QRectF box = boxOf(place);
    const double width = (box.width() - 2 * Inset) / static_cast<double>(columns);
    return {box.left() + Inset + static_cast<double>(column) * width, box.top() + m.listHead + static_cast<double>(index) * m.listRow - 8, width - (column + 1 < columns ? 8 : 0), m.listRow - 5};
}

/// Puts the first few into a column; the last row stands for the rest.
void fillColumn(std::vector<StageRow> &rows, std::vector<StageRow> column, const QRectF &place, std::size_t at, std::size_t columns, std::size_t limit)
{
    const std::size_t shown = std::min(column.size(), limit);
    const std::size_t hidden = column.size() - shown;
    for (std::size_t i = 0; i < shown; ++i) {
        column[i].place = rowPlace(place, at, columns, i);
        if (i + 1 == shown && hidden > 0) column[i].hidden = hidden;
        rows.push_back(column[i]);
    }
}

} // namespace

bool hasStageItem(trace::ObjectKind kind, StageItem::Kind *item)
{
    StageItem::Kind found{};
    if (trace::isQueueLike(kind)) found = StageItem::Kind::Tube;
    else if (trace::isLockLike(kind) && kind != trace::ObjectKind::Gil) found = StageItem::Kind::Lock;
    else if (kind == trace::ObjectKind::Pool) found = StageItem::Kind::Pool;
    else if (kind == trace::ObjectKind::Loop) found = StageItem::Kind::Loop;
    else return false;
    if (item) *item = found;
    return true;
}

QSizeF StageItem::size(const StageMeasures &measures) const
{
    if (kind == Kind::Tube) return measures.tube();
    if (kind == Kind::Memory) return {rows > 0 ? measures.tubeWidth : measures.lockWidth * MemoryWider, measures.lock().height() + MemoryMore};
    return kind == Kind::Lock ? measures.lock() : measures.list(rows);
}

QRectF boxOf(const QRectF &place) { return place.adjusted(0, StageMeasures().tubeLabel, 0, 0); }

std::vector<StageItem> stageItems(const RunModel &run)
{
    std::vector<StageItem> items;
    const trace::Store *store = run.store();
    if (!store) return items;
    add(items, *store, StageItem::Kind::Tube);
    addMemory(items, *store);
    add(items, *store, StageItem::Kind::Pool, PoolRows);
    // Jobs that say nothing of a pool: futures made by hand. The last moment knows all there ever were.
    const trace::Moment last = countOf(*store, trace::ObjectKind::Job) ? store->momentAtEvent(store->eventCount()) : trace::Moment();
    if (std::any_of(last.jobs.begin(), last.jobs.end(), [](const auto &job) { return job.pool == trace::kNoObject; }))
        items.push_back({StageItem::Kind::Futures, trace::kNoObject, PoolRows});
    const std::size_t tasks = countOf(*store, trace::ObjectKind::Task);
    const std::size_t loop = std::clamp<std::size_t>(tasks, 1, MostTaskRows);
    add(items, *store, StageItem::Kind::Loop, loop);
    if (tasks > 0 && countOf(*store, trace::ObjectKind::Loop) == 0) items.push_back({StageItem::Kind::Loop, trace::kNoObject, loop});
    add(items, *store, StageItem::Kind::Lock);
    return items;
}

std::vector<StageRow> poolRows(const trace::Moment &moment, trace::ObjectIndex pool, const QRectF &place)
{
    std::vector<StageRow> waiting, working, ended, rows;
    const auto known = std::find_if(moment.pools.begin(), moment.pools.end(), [pool](const auto &each) { return each.object == pool; });
    std::vector<bool> isBusy(known == moment.pools.end() ? 0 : known->workers.size());
    for (const trace::MomentJob &job : moment.jobs) {
        if (job.pool != pool) continue;
        StageRow row;
        row.job = &job;
        if (job.phase == trace::JobPhase::Submitted) waiting.push_back(row);
        else if (job.phase != trace::JobPhase::Running) ended.push_back(row);
        else {
            for (std::size_t i = 0; i < isBusy.size(); ++i) {
                if (row.worker >= 0 || isBusy[i] || known->workers[i].name != job.worker) continue;
                row.worker = static_cast<int>(i);
                isBusy[i] = true;
            }
            working.push_back(row);
        }
    }
    for (std::size_t i = 0; i < isBusy.size(); ++i) {
        if (isBusy[i]) continue;
        StageRow row;
        row.worker = static_cast<int>(i);
        working.push_back(row);
    }
    // What is not collected yet comes first, then what was collected last.
    std::stable_sort(ended.begin(), ended.end(), [](const StageRow &a, const StageRow &b) {
        return a.job->collected != b.job->collected ? b.job->collected : a.job->collected && a.job->lastChange > b.job->lastChange;
    });
    fillColumn(rows, std::move(waiting), place, 0, 3, PoolRows);
    fillColumn(rows, std::move(working), place, 1, 3, PoolRows);
    fillColumn(rows, std::move(ended), place, 2, 3, PoolRows);
    return rows;
}

std::vector<StageRow> loopRows(const trace::Moment &moment, trace::ObjectIndex loop, const QRectF &place)
{
    const auto known = std::find_if(moment.loops.begin(), moment.loops.end(), [loop](const auto &each) { return each.object == loop; });
    std::vector<StageRow> tasks, rows;
    for (const trace::MomentTask &task : moment.tasks) {
        if (known != moment.loops.end() && task.lane != known->lane) continue;
        StageRow row;
        row.task = &task;
        tasks.push_back(row);
    }
    const auto rank = [](const StageRow &row) {
        if (row.task->state == trace::LaneState::Running) return 0;
        return row.task->state == trace::LaneState::Ended ? 2 : 1;
    };
    // A row keeps its place while all fit.
    if (tasks.size() > MostTaskRows) std::stable_sort(tasks.begin(), tasks.end(), [&](const auto &a, const auto &b) { return rank(a) < rank(b); });
    const auto fits = static_cast<std::size_t>(std::max(1.0, (boxOf(place).height() - StageMeasures().listHead) / StageMeasures().listRow + 0.01));
    fillColumn(rows, std::move(tasks), place, 0, 1, fits);
    return rows;
}

} // namespace forkyard::ui
