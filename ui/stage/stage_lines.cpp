// Which lines there are on the stage at a moment, and which ways they take. Part of StageView; see stage_links.h for the ways.
#include "ui/stage/stage_view.h"

#include "core/trace/causes.h"
#include "ui/stage/stage_links.h"
#include "ui/stage/stage_memory.h"
#include "ui/stage/stage_painter.h"

#include <algorithm>

namespace forkyard::ui {

std::vector<QRectF> StageView::boxesBut(trace::ProcessIndex process, std::size_t item) const
{
    std::vector<QRectF> boxes;
    QRectF folded; // the many that are folded count as one
    for (std::size_t i = 0; i < m_layout.processes.size(); ++i) {
        if (i == process) continue;
        if (m_layout.processes[i].isMini) folded = folded.united(m_layout.processes[i].box);
        else boxes.push_back(m_layout.processes[i].box);
    }
    if (!folded.isEmpty()) boxes.push_back(folded);
    for (std::size_t i = 0; i < m_layout.objects.size(); ++i)
        if (i != item && !m_layout.isOnTable(i)) boxes.push_back(m_layout.objects[i]);
    return boxes;
}

/// From the processes to what they use: one line for all of them that are folded.
void StageView::addUses(const std::vector<trace::ProcessIndex> &users, std::size_t item, std::vector<StageLine> &lines) const
{
    const QRectF tube = StagePainter::tubeOf(m_layout.objects[item]);
    const auto &processes = m_run.moment().processes;
    const auto isOver = [&](trace::ProcessIndex process) {
        const auto found = std::find_if(processes.begin(), processes.end(), [&](const trace::MomentProcess &each) { return each.process == process; });
        return found != processes.end() && found->state != trace::ProcessState::Alive && found->state != trace::ProcessState::NotStarted;
    };
    QRectF folded;
    bool areOver = true;
    for (const trace::ProcessIndex process : users) {
        if (process >= m_layout.processes.size() || !m_layout.processes[process].isMini) continue;
        folded = folded.united(m_layout.processes[process].box);
        areOver = areOver && isOver(process);
    }
    if (!folded.isEmpty()) {
        std::vector<QRectF> others = boxesBut(trace::kNoProcess, item);
        std::erase_if(others, [&](const QRectF &box) { return box.intersects(folded); });
        lines.push_back({tubeLink(folded, tube, m_layout.isBeside, others), folded, tube, m_run.objectIdentity(), false, areOver});
    }
    for (const trace::ProcessIndex process : users) {
        if (process >= m_layout.processes.size() || m_layout.processes[process].isMini) continue;
        const QRectF &box = m_layout.processes[process].box;
        StageLine line{tubeLink(box, tube, m_layout.isBeside, boxesBut(process, item), process), box, tube, m_run.processIdentity(process)};
        line.isOver = isOver(process);
        lines.push_back(line);
    }
}

std::vector<StageLine> StageView::links() const
{
    std::vector<StageLine> lines;
    for (std::size_t i = 0; i < m_items.size() && i < m_layout.objects.size(); ++i)
        if (m_items[i].kind == StageItem::Kind::Memory) addUses(memoryUsers(m_run, memoryAt(m_run, m_items[i].object)), i, lines);
    for (const trace::MomentQueue &queue : m_run.moment().queues) {
        const std::size_t at = placeOf(queue.object);
        if (at >= m_layout.objects.size()) continue;
        QSet<trace::ProcessIndex> linked;
        for (const auto *ends : {&queue.readers, &queue.writers})
            for (const trace::ProcessIndex process : *ends) linked.insert(process);
        // Whoever has used it once, where nobody is known to hold an end. Of what is closed nobody has one.
        if (linked.isEmpty() && !queue.closed)
            for (const trace::LaneId lane : m_users.value(queue.object)) linked.insert(processOfLane(lane));
        std::vector<trace::ProcessIndex> inOrder(linked.begin(), linked.end());
        std::sort(inOrder.begin(), inOrder.end());
        addUses(inOrder, at, lines);
        const std::size_t peer = queue.peer.empty() ? m_layout.machines.size() : m_machines.machineOfPeer(queue.peer);
        if (peer >= m_layout.machines.size() || !m_machines.machines[peer].isForeign) continue;
        const QRectF &machine = m_layout.machines[peer], tube = StagePainter::tubeOf(m_layout.objects[at]);
        lines.push_back({tubeLink(machine, tube, m_layout.isBeside, boxesBut(trace::kNoProcess, at)), machine, tube, m_run.objectIdentity()});
    }
    return lines;
}

/// The data that a lock belongs to: what was stored to while it was held, up to this moment.
std::vector<StageLine> StageView::guards() const
{
    std::vector<StageLine> lines;
    const trace::Moment &moment = m_run.moment();
    for (const trace::MomentLock &lock : moment.locks) {
        const std::size_t at = placeOf(lock.object);
        if (at >= m_layout.objects.size() || m_layout.isOnTable(at)) continue; // over a table such lines would cross all others
        for (const trace::Guarded &guarded : m_run.store()->guardedBy(lock.object)) {
            if (guarded.first >= moment.events) continue;
            for (const trace::MomentProcess &process : moment.processes) {
                if (process.process >= m_layout.processes.size() || process.threads.empty()) continue;
                const StageLayout::Process &place = m_layout.processes[process.process];
                for (const auto &each : StagePainter::variablePlaces(m_run, process, place)) {
                    if (each.variable->object != guarded.variable) continue;
                    StageLine line{guardLink(place.box, each.place, m_layout.objects[at], outlineOf(at), boxesBut(process.process, at)), place.box, outlineOf(at), m_run.objectIdentity()};
                    line.isHeld = lock.owner != trace::kNoLane;
                    lines.push_back(line);
                }
            }
        }
    }
    return lines;
}

/// From each thread to the lock that it waits for, and from that to the thread that holds it.
std::vector<StageLine> StageView::waitLines() const
{
    constexpr double Aside = 10;
    std::vector<StageLine> lines;
    for (const trace::WaitCircle &circle : trace::waitCircles(m_run.moment())) {
        const std::size_t count = circle.lanes.size();
        const auto lockAt = [&](std::size_t i) { return outlineOf(placeOf(circle.objects[i])); }; // empty: it has none
        for (std::size_t i = 0; i < count; ++i) {
            const QRectF waiter = placeOfLane(circle.lanes[i]), holder = placeOfLane(circle.lanes[(i + 1) % count]);
            const std::size_t at = placeOf(circle.objects[i]);
            const QRectF lock = lockAt(i), held = lockAt((i + count - 1) % count), wanted = lockAt((i + 1) % count);
            if (lock.isEmpty()) {
                lines.push_back({waitBetween(waiter, holder, Aside), waiter, holder});
                continue;
            }
            if (m_layout.isOnTable(at)) { // between its two threads: the circle goes round the table
                lines.push_back({waitBetween(waiter, lock, 0), waiter, lock});
                lines.push_back({waitBetween(lock, holder, 0), lock, holder});
                continue;
            }
            // Other cards and boxes are in the way; the boxes of the two processes themselves are not.
            const auto others = [&](trace::LaneId lane, const QRectF &card) {
                const trace::ProcessIndex process = processOfLane(lane);
                std::vector<QRectF> boxes = boxesBut(process, at);
                if (process < m_layout.processes.size())
                    for (const QRectF &each : m_layout.processes[process].cards)
                        if (each != card) boxes.push_back(each);
                return boxes;
            };
            const auto middle = [&](const QRectF &one) { return one.isEmpty() ? lock.center() : one.center(); };
            lines.push_back({waitLink({waiter, lock, middle(held), holder.center(), true, m_layout.isBeside}, others(circle.lanes[i], waiter)), waiter, lock});
            lines.push_back({waitLink({holder, lock, middle(wanted), waiter.center(), false, m_layout.isBeside}, others(circle.lanes[(i + 1) % count], holder)), lock, holder});
        }
    }
    return lines;
}

} // namespace forkyard::ui
