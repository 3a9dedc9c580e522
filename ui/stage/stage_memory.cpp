#include "ui/stage/stage_memory.h"

#include "core/trace/store.h"
#include "ui/kit/state_paint.h"
#include "ui/stage/stage_painter.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double LeastCell = 62;
constexpr double WidestCell = 130;
constexpr double CellGap = 6;

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

} // namespace

std::string_view memoryName(std::string_view variable) { return variable.ends_with(']') ? variable.substr(0, variable.rfind('[')) : variable; }

bool isSmallMemory(std::string_view variable)
{
    const auto isManagers = [&](std::string_view word) { return variable.starts_with(word); };
    return !variable.ends_with(']') && !isManagers("dict ") && !isManagers("list ") && !isManagers("Namespace ");
}

Memory memoryAt(const RunModel &run, trace::ObjectIndex variable)
{
    Memory memory;
    const trace::Store *store = run.store();
    if (!store || variable >= store->objects().size()) return memory;
    memory.name = memoryName(store->objects()[variable].name);
    for (const trace::MomentVariable &each : run.moment().sharedMemory) {
        if (memoryName(each.name) != memory.name) continue;
        MemoryCell cell;
        cell.variable = &each;
        cell.key = textOf(each.name.substr(memory.name.size()));
        memory.cells.push_back(cell);
        if (!memory.last || each.lastChange > memory.last->lastChange) memory.last = &each;
    }
    for (MemoryCell &cell : memory.cells) cell.isLast = cell.variable == memory.last;
    for (const trace::MomentLock &lock : run.moment().locks) {
        for (const trace::Guarded &guarded : store->guardedBy(lock.object)) {
            const bool isIt = guarded.first < run.moment().events && std::any_of(memory.cells.begin(), memory.cells.end(), [&](const MemoryCell &cell) { return cell.variable->object == guarded.variable; });
            if (isIt && !memory.lock) memory.lock = &lock;
        }
    }
    return memory;
}

QString memoryWriter(const RunModel &run, trace::LaneId lane)
{
    if (!run.isHelper(lane)) return run.laneName(lane);
    return textOf(run.store()->lane(lane).name);
}

std::vector<trace::ProcessIndex> memoryUsers(const RunModel &run, const Memory &memory)
{
    std::vector<trace::ProcessIndex> users;
    const trace::Store &store = *run.store();
    for (const MemoryCell &cell : memory.cells) {
        for (const trace::Touch &touch : store.touchedBy(cell.variable->object)) {
            if (touch.first >= run.moment().events) continue;
            users.push_back(store.lane(touch.lane).process);
            if (!run.isHelper(touch.lane)) continue;
            const std::string_view name = store.lane(touch.lane).name, process = name.substr(0, name.find('|'));
            for (std::size_t i = 0; i < store.processes().size(); ++i)
                if (store.processes()[i].name == process || (i == 0 && process == "MainProcess")) users.push_back(static_cast<trace::ProcessIndex>(i));
        }
    }
    std::sort(users.begin(), users.end());
    users.erase(std::unique(users.begin(), users.end()), users.end());
    return users;
}

std::vector<MemoryCell> memoryCells(const Memory &memory, const QRectF &area)
{
    std::vector<MemoryCell> shown = memory.cells;
    if (shown.empty()) return shown;
    if (shown.size() == 1) {
        shown.front().place = area;
        return shown;
    }
    const auto fits = std::max<std::size_t>(1, static_cast<std::size_t>((area.width() + CellGap) / (LeastCell + CellGap)));
    const std::size_t hidden = shown.size() > fits ? shown.size() - fits : 0;
    if (hidden > 0) {
        const auto last = std::find_if(shown.begin(), shown.end(), [](const MemoryCell &cell) { return cell.isLast; });
        if (last - shown.begin() >= static_cast<std::ptrdiff_t>(fits)) std::iter_swap(shown.begin() + static_cast<std::ptrdiff_t>(fits) - 1, last);
        shown.resize(fits);
        shown.back().hidden = hidden;
    }
    const double width = std::min(WidestCell, (area.width() + CellGap) / static_cast<double>(shown.size()) - CellGap);
    for (std::size_t i = 0; i < shown.size(); ++i) shown[i].place = QRectF(area.left() + static_cast<double>(i) * (width + CellGap), area.top(), width, area.height());
    return shown;
}

/// Its values with the last one marked; below, who wrote it and who has its lock.
void StagePainter::paintMemory(trace::ObjectIndex variable, const QRectF &place, bool selected)
{
    const Memory memory = memoryAt(m_run, variable);
    if (memory.cells.empty()) return;
    const QRectF box = tubeOf(place);
    const bool isHeld = memory.lock && memory.lock->owner != trace::kNoLane;
    const std::size_t more = memory.cells.size() > memoryCells(memory, memoryArea(place)).size() ? memory.cells.size() - memoryCells(memory, memoryArea(place)).size() : 0;
    const QString name = textOf(memory.name);
    paintTitle(more > 0 ? tr("%1, + %n more", nullptr, static_cast<int>(more)).arg(name) : name, place);
    paintBox(box, selected, isHeld ? m_kit.theme().identity(m_run.laneIdentity(memory.lock->owner)).fill : m_kit.color(Role::StrongLine), 4, false);
    const QFont code = scaled(m_kit.fonts().code(14));
    for (const MemoryCell &cell : memoryCells(memory, memoryArea(place))) {
        m_painter.setPen(cell.isLast ? QPen(m_kit.color(Role::Accent), 1.5) : QPen(Qt::NoPen));
        m_painter.setBrush(m_kit.color(Role::Inset));
        m_painter.drawRoundedRect(cell.place, 4, 4);
        const QString value = m_run.valueText(cell.variable->value, cell.variable->lastWriter == trace::kNoLane ? 0 : cell.variable->lastWriter);
        paintCode(m_painter, cell.place.adjusted(8, 0, -4, 0), cell.key.isEmpty() ? value : cell.key + QLatin1Char(' ') + value, code, m_kit.color(Role::Text));
    }
    QStringList below;
    if (memory.last && memory.last->lastWriter != trace::kNoLane) {
        const auto line = trace::packedLine(m_run.store()->event(memory.last->lastChange).line);
        const QString writer = m_run.isHelper(memory.last->lastWriter) ? memoryWriter(m_run, memory.last->lastWriter) : m_run.shortLaneName(memory.last->lastWriter);
        below << (line ? tr("written by %1, line %2").arg(writer).arg(line) : tr("written by %1").arg(writer));
    }
    if (memory.lock) below << (isHeld ? tr("%1: %2").arg(m_run.objectName(memory.lock->object), m_run.shortLaneName(memory.lock->owner)) : tr("%1: free").arg(m_run.objectName(memory.lock->object)));
    paintSecondLine(below.join(QStringLiteral(" · ")), QRectF(box.left() + 14, box.bottom() - 26, box.width() - 28, 22), m_kit.color(Role::MutedText));
}

QRectF StagePainter::memoryArea(const QRectF &place)
{
    const QRectF box = tubeOf(place);
    return {box.left() + 12, box.top() + 8, box.width() - 24, box.height() - 38};
}

} // namespace forkyard::ui
