// What StageView paints: the moment at rest, box by box and line by line, and over it the tokens that travel.
#include "ui/stage/stage_view.h"

#include "core/trace/causes.h"
#include "ui/stage/stage_links.h"
#include "ui/stage/stage_painter.h"

#include <algorithm>

namespace forkyard::ui {

void StageView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_kit.color(Role::Background));
    const trace::Moment &moment = m_run.moment();
    if (!m_run.store() || moment.processes.empty()) {
        painter.setFont(m_kit.fonts().words(TextSize::Title));
        painter.setPen(m_kit.color(Role::MutedText));
        painter.drawText(QRectF(rect()).adjusted(m_kit.px(40), 0, -m_kit.px(40), 0), Qt::AlignCenter | Qt::TextWordWrap, tr("Run the program: its processes and threads appear here."));
        return;
    }
    painter.setTransform(transform(), true);
    StagePainter stage(painter, m_kit, m_run);
    const auto isThere = [](const trace::MomentProcess &p) { return p.state != trace::ProcessState::NotStarted; };
    paintMachines(stage);
    for (const StageLine &line : links()) stage.paintLink(line.path, line.identity, line.isOver);
    paintForks(stage);
    for (const trace::MomentProcess &process : moment.processes) {
        if (!isThere(process) || process.process >= m_layout.processes.size()) continue;
        stage.paintProcess(process, m_layout.processes[process.process], m_run.selection() == Selection{Selection::Kind::Lane, m_run.mainLane(process.process)});
    }
    paintTouches(stage);
    paintTableLines(stage);
    for (std::size_t i = 0; i < m_items.size() && i < m_layout.objects.size(); ++i) paintItem(stage, m_items[i], m_layout.objects[i]);
    for (const StageLine &line : guards()) stage.paintGuard(line.path, line.isHeld);
    paintWaits(stage);
    paintFlights(stage);
    paintMore(painter);
    paintFocus(painter);
}

/// As the timeline shows it: the keys go here now.
void StageView::paintFocus(QPainter &painter) const
{
    if (!isFocusByKey()) return;
    painter.resetTransform();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_kit.color(Role::Accent), 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

QRectF StageView::placeOfLane(trace::LaneId lane) const
{
    const trace::ProcessIndex index = processOfLane(lane);
    if (index == trace::kNoProcess || index >= m_layout.processes.size()) return {};
    const StageLayout::Process &place = m_layout.processes[index];
    if (m_run.isFolded(lane) && !place.helpers.isEmpty()) return place.helpers;
    if (place.cards.empty()) return place.box;
    std::size_t card = 0; // as the cards are painted: without the library's helpers
    for (const trace::MomentProcess &process : m_run.moment().processes) {
        if (process.process != index) continue;
        for (const std::size_t thread : process.threads) {
            if (m_run.moment().threads[thread].lane == lane) return card < place.cards.size() ? place.cards[card] : place.box;
            if (!m_run.isFolded(m_run.moment().threads[thread].lane)) ++card;
        }
    }
    return place.box;
}

QRectF StageView::chooseButton(trace::LaneId lane) const
{
    const trace::ProcessIndex process = processOfLane(lane);
    if (process >= m_layout.processes.size() || m_layout.processes[process].fold != StageFold::Full || m_layout.processes[process].isMini) return {};
    return transform().mapRect(StagePainter::chooseButton(m_run, lane, StagePainter::chooserOf(m_layout.processes[process], placeOfLane(lane))));
}

/// Circles of waits, in red from the moment at which they close: a frame around all that is caught, and the arrows.
void StageView::paintWaits(StagePainter &stage) const
{
    constexpr double Round = 10;
    for (const trace::WaitCircle &circle : trace::waitCircles(m_run.moment()))
        for (std::size_t i = 0; i < circle.lanes.size(); ++i) {
            stage.paintCaught(placeOfLane(circle.lanes[i]), Round);
            if (const std::size_t at = placeOf(circle.objects[i]); at < m_layout.objects.size()) stage.paintCaught(outlineOf(at), Round);
        }
    for (const StageLine &line : waitLines()) stage.paintWaitEdge(line.path);
}

/// How a process came to be: with a copy of its parent's memory, or with an empty one.
static QString wordOfBirth(const trace::Store &store, trace::LaneId first)
{
    const trace::Time begin = store.lane(first).begin;
    for (const std::uint32_t place : store.arrowsBetween(begin, begin, 256)) {
        const trace::Arrow &arrow = store.arrows()[place];
        if (arrow.kind == trace::ArrowKind::Fork && arrow.to == first)
            return store.event(arrow.fromEvent).kind == trace::EventKind::ProcessSpawn ? QStringLiteral("spawn") : QStringLiteral("fork");
    }
    return QStringLiteral("fork");
}

/// A line for each child; children that are folded share one, from their parent to all of them.
std::vector<StageFork> StageView::forks() const
{
    std::vector<StageFork> forks;
    QHash<trace::ProcessIndex, std::pair<QRectF, int>> folded;
    const auto others = [&](const QRectF &parent, trace::ProcessIndex child) {
        std::vector<QRectF> boxes = boxesBut(child, m_layout.objects.size());
        std::erase(boxes, parent);
        return boxes;
    };
    for (const trace::MomentProcess &process : m_run.moment().processes) {
        if (process.state == trace::ProcessState::NotStarted || process.parent == trace::kNoProcess || process.parent >= m_layout.processes.size() || process.process >= m_layout.processes.size()) continue;
        const StageLayout::Process &place = m_layout.processes[process.process];
        const QRectF &parent = m_layout.processes[process.parent].box;
        if (place.isMini) {
            auto &[box, count] = folded[process.parent];
            box = count++ == 0 ? place.box : box.united(place.box);
            continue;
        }
        const QString word = process.threads.empty() ? tr("starts") : wordOfBirth(*m_run.store(), m_run.store()->processes()[process.process].lanes.front());
        forks.push_back({parent, place.box, forkLink(parent, place.box, others(parent, process.process)), word});
    }
    for (auto each = folded.cbegin(); each != folded.cend(); ++each) {
        if (m_layout.processes[each.key()].isMini) continue;
        const QRectF &parent = m_layout.processes[each.key()].box, &box = each->first;
        std::vector<QRectF> boxes = others(parent, trace::kNoProcess);
        std::erase_if(boxes, [&](const QRectF &other) { return other.intersects(box); });
        forks.push_back({parent, box, forkLink(parent, box, boxes), QStringLiteral("fork × %1").arg(each->second)});
    }
    return forks;
}

void StageView::paintForks(StagePainter &stage) const
{
    const std::vector<StageFork> all = forks();
    for (const StageFork &fork : all) stage.paintFork(fork.path);
    // Above all lines: one to another child would go through them.
    for (const StageFork &fork : all) {
        const QRectF plate = stage.forkPlate(fork.parent, fork.child, fork.word);
        const bool isHidden = std::any_of(m_layout.processes.begin(), m_layout.processes.end(), [&](const StageLayout::Process &other) { return other.box.intersects(plate) && !(other.isMini && fork.child.contains(other.box)); });
        if (!isHidden && !fork.path.isEmpty()) stage.paintForkWord(fork.parent, fork.child, fork.word);
    }
}

void StageView::paintMachines(StagePainter &stage) const
{
    for (std::size_t i = 0; i < m_layout.machines.size() && i < m_machines.machines.size(); ++i) stage.paintMachine(m_layout.machines[i], m_machines.machines[i].name, m_machines.machines[i].isForeign);
}

void StageView::paintItem(StagePainter &stage, const StageItem &item, const QRectF &place) const
{
    const trace::Moment &moment = m_run.moment();
    const bool selected = item.object != trace::kNoObject && m_run.selection() == Selection{Selection::Kind::Object, item.object};
    for (const trace::MomentQueue &queue : moment.queues)
        if (queue.object == item.object) stage.paintQueue(queue, place, selected);
    if (item.kind == StageItem::Kind::Memory) stage.paintMemory(item.object, place, selected);
    const bool isOnTable = m_layout.isOnTable(static_cast<std::size_t>(&item - m_items.data()));
    for (const trace::MomentLock &lock : moment.locks)
        if (lock.object == item.object) isOnTable ? stage.paintSeatLock(lock, place, selected) : stage.paintLock(lock, place, selected);
    for (const trace::MomentPool &pool : moment.pools)
        if (pool.object == item.object) stage.paintPool(&pool, place, selected);
    for (const trace::MomentLoop &loop : moment.loops)
        if (loop.object == item.object) stage.paintLoop(&loop, place, selected);
    const bool hasLoose = std::any_of(moment.jobs.begin(), moment.jobs.end(), [](const auto &job) { return job.pool == trace::kNoObject; });
    if (item.kind == StageItem::Kind::Futures && hasLoose) stage.paintPool(nullptr, place, selected);
    if (item.kind == StageItem::Kind::Loop && item.object == trace::kNoObject && !moment.tasks.empty()) stage.paintLoop(nullptr, place, selected);
}

/// From each thread into the memory that it has used with others, and beside each variable who they are. The process's first thread has made
/// that memory, so that an arrow of its own would say nothing.
void StageView::paintTouches(StagePainter &stage) const
{
    const trace::Moment &moment = m_run.moment();
    for (const trace::MomentProcess &process : moment.processes) {
        if (process.process >= m_isTouched.size() || !m_isTouched[process.process] || process.process >= m_layout.processes.size()) continue;
        const StageLayout::Process &place = m_layout.processes[process.process];
        if (place.isMini || place.fold != StageFold::Full || place.cards.empty() || !place.table.isEmpty()) continue;
        QSet<trace::LaneId> users;
        for (const auto &variable : StagePainter::variablePlaces(m_run, process, place)) {
            if (variable.variable->object == trace::kNoObject || variable.hidden > 0) continue;
            std::vector<trace::LaneId> lanes;
            for (const trace::Touch &touch : m_run.store()->touchedBy(variable.variable->object))
                if (touch.first < moment.events && touch.lane != m_run.mainLane(process.process) && !m_run.isFolded(touch.lane)) lanes.push_back(touch.lane);
            for (const trace::LaneId lane : lanes) users.insert(lane);
            std::sort(lanes.begin(), lanes.end());
            const double taken = stage.paintUsers(lanes, variable.place);
            if (taken > 0) stage.paintCopies(variable, moment.threads[process.threads.front()].lane, taken);
        }
        for (const trace::LaneId lane : users) stage.paintTouch(placeOfLane(lane), place.memory, m_run.laneIdentity(lane));
    }
}

/// At a table, who holds which of its locks, and who waits for one; beneath their boxes.
void StageView::paintTableLines(StagePainter &stage) const
{
    for (const trace::MomentLock &lock : m_run.moment().locks) {
        const std::size_t at = placeOf(lock.object);
        if (!m_layout.isOnTable(at)) continue;
        if (lock.owner != trace::kNoLane) stage.paintHeld(placeOfLane(lock.owner), m_layout.objects[at], m_run.laneIdentity(lock.owner));
        for (const trace::LaneId lane : lock.waiters) stage.paintWanted(placeOfLane(lane), m_layout.objects[at]);
    }
}

void StageView::paintFlights(StagePainter &stage) const
{
    for (const Flight &flight : m_flights) {
        const std::size_t at = placeOf(flight.object);
        const QRectF hand = placeOfLane(flight.lane);
        if (at >= m_layout.objects.size() || hand.isEmpty()) continue;
        const double share = std::clamp(static_cast<double>(m_clock.elapsed() - flight.start) / FlightMs, 0.0, 1.0);
        const double eased = share * share * (3 - 2 * share);
        QPointF from = hand.center(), to = StagePainter::itemPlace(m_layout.objects[at], 0);
        if (flight.machine < m_layout.machines.size()) to = m_layout.machines[flight.machine].center();
        if (!flight.intoTube) std::swap(from, to);
        if (flight.isKey) {
            const QRectF other = placeOfLane(flight.from);
            from = other.isEmpty() ? outlineOf(at).center() : other.center();
            to = hand.center();
        }
        stage.paintToken(from + (to - from) * eased, flight.text, flight.identity);
    }
}

} // namespace forkyard::ui
