// Arrangement of the stage, and what travels on it. What is painted at rest is a function of the moment; tokens that travel are an ornament on it.
#include "ui/stage/stage_view.h"

#include "ui/kit/system_motion.h"
#include "ui/stage/stage_painter.h"

#include <QScrollBar>
#include <QStyle>
#include <QTimer>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double Margin = 24, MarginAbove = Margin * 0.75;
/// Of the air below, what must be left of it before anything is scrolled: air alone is nothing to scroll to.
constexpr double LeastBelow = 6;
/// Fitting everything in may shrink it to this share of the zoom, no further: the rest is scrolled to.
constexpr double LeastShare = 0.78;
/// Of a tube, of a pool or a loop beside the processes, where a wider one would have to be scrolled to.
constexpr double NarrowTube = 320, NarrowList = 480;
constexpr std::size_t MostRows = 3;
/// Where objects would be out of sight, more processes of a level than these are folded.
constexpr std::size_t MostBesideObjects = 3;
constexpr int FrameMs = 16;
/// A jump of the playhead further than this shows no travelling: it is another place in time, not a step.
constexpr qint64 StepNs = 400'000'000;

} // namespace

StageView::StageView(Kit &kit, RunModel &run, QWidget *parent) : View(parent), m_kit(kit), m_run(run), m_across(new QScrollBar(Qt::Horizontal, this)), m_down(new QScrollBar(Qt::Vertical, this)), m_rows(MostRows), m_frames(new QTimer(this)), m_motion(new SystemMotion(this))
{
    setAccessibleName(tr("Stage"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    for (QScrollBar *bar : {m_across, m_down}) {
        bar->hide();
        connect(bar, &QScrollBar::valueChanged, this, [this] { update(); });
    }
    setMinimumSize(200, 120);
    m_clock.start();
    m_frames->setInterval(FrameMs);
    connect(m_frames, &QTimer::timeout, this, [this] {
        std::erase_if(m_flights, [this](const Flight &f) { return m_clock.elapsed() - f.start > FlightMs; });
        if (m_flights.empty()) m_frames->stop();
        update();
    });
    connect(&m_run, &RunModel::storeReplaced, this, [this] {
        forget();
        takeMoment();
    });
    connect(&m_run, &RunModel::momentChanged, this, [this] { takeMoment(); });
    connect(&m_run, &RunModel::selectionChanged, this, [this] {
        revealSelection();
        update();
    });
    connect(&m_run, &RunModel::nextChoicesChanged, this, [this] {
        layOut();
        update();
    });
    connect(&m_run, &RunModel::helpersToggled, this, [this] {
        layOut();
        update();
    });
    connect(&m_kit, &Kit::appearanceChanged, this, [this] {
        layOut();
        update();
    });
    connect(&m_kit, &Kit::languageChanged, this, [this] {
        setAccessibleName(tr("Stage"));
        layOut();
        update();
    });
    takeMoment();
}

void StageView::forget()
{
    m_rows.clear();
    m_rings.clear();
    m_rowsSeen.clear();
    m_users.clear();
    m_before.clear();
    m_locksBefore.clear();
    m_flights.clear();
    m_timeBefore = 0;
    m_itemsAt = trace::kNoEvent;
}

trace::ProcessIndex StageView::processOfLane(trace::LaneId lane) const
{
    const trace::Store *store = m_run.store();
    return store && lane < store->laneCount() ? store->lane(lane).process : trace::kNoProcess;
}

void StageView::takeMoment()
{
    const trace::Moment &moment = m_run.moment();
    for (const trace::MomentProcess &process : moment.processes) {
        const std::size_t rows = StagePainter::variablesOf(m_run, process).size();
        std::size_t &seen = m_rowsSeen[process.process];
        seen = std::max(seen, std::min(process.threads.empty() ? static_cast<std::size_t>(StagePainter::outsideLines(m_run, process).size()) : rows, MostRows));
    }
    for (const trace::MomentQueue &queue : moment.queues) {
        QSet<trace::LaneId> &users = m_users[queue.object];
        for (const trace::MomentItem &item : queue.items)
            if (item.putter != trace::kNoLane) users.insert(item.putter);
        if (queue.lastGetter != trace::kNoLane) users.insert(queue.lastGetter);
        if (queue.lastTaken.putter != trace::kNoLane) users.insert(queue.lastTaken.putter);
        for (const trace::LaneId lane : queue.waitingGetters) users.insert(lane);
        for (const trace::LaneId lane : queue.waitingPutters) users.insert(lane);
    }
    layOut();
    const qint64 time = m_run.playhead().time();
    if (time >= m_timeBefore && time - m_timeBefore < StepNs && isVisible() && !isCalm()) {
        for (const trace::MomentQueue &now : moment.queues)
            for (const trace::MomentQueue &before : m_before)
                if (before.object == now.object) launch(before, now);
        launchKeys(moment);
    }
    m_before = moment.queues;
    m_locksBefore = moment.locks;
    m_timeBefore = time;
    update();
}

/// The desktop may have asked for no animation too.
bool StageView::isCalm() const { return m_calm || m_motion->wantsCalm() || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0; }

/// A lock that somebody else has now: its key goes from hand to hand.
void StageView::launchKeys(const trace::Moment &moment)
{
    for (const trace::MomentLock &now : moment.locks) {
        if (now.kind != trace::ObjectKind::Lock && now.kind != trace::ObjectKind::RLock) continue;
        const auto before = std::find_if(m_locksBefore.begin(), m_locksBefore.end(), [&](const auto &each) { return each.object == now.object; });
        if (before == m_locksBefore.end() || before->owner == now.owner || now.owner == trace::kNoLane) continue;
        std::erase_if(m_flights, [&](const Flight &each) { return each.isKey && each.object == now.object; }); // there is one key
        Flight flight;
        flight.isKey = true;
        flight.text = m_run.objectName(now.object);
        flight.identity = m_run.laneIdentity(now.owner);
        flight.object = now.object;
        flight.lane = now.owner;
        flight.from = before->owner;
        flight.start = m_clock.elapsed();
        m_flights.push_back(flight);
    }
    if (!m_flights.empty()) m_frames->start();
}

void StageView::launch(const trace::MomentQueue &before, const trace::MomentQueue &now)
{
    const auto fly = [&](const trace::MomentItem &item, trace::LaneId lane, bool into) {
        Flight flight;
        flight.text = StagePainter::tokenText(m_run, item);
        flight.identity = item.putter == trace::kNoLane ? m_run.objectIdentity() : m_run.laneIdentity(item.putter);
        flight.lane = lane;
        flight.object = now.object;
        flight.intoTube = into;
        flight.start = m_clock.elapsed();
        if (const std::size_t peer = now.peer.empty() ? m_machines.machines.size() : m_machines.machineOfPeer(now.peer); peer < m_machines.machines.size() && m_machines.machines[peer].isForeign) flight.machine = peer;
        if (processOfLane(lane) != trace::kNoProcess) m_flights.push_back(flight);
    };
    if (now.puts > before.puts && !now.items.empty()) fly(now.items.back(), now.items.back().putter, true);
    if (now.gets > before.gets && now.lastGetter != trace::kNoLane) {
        trace::MomentItem taken = now.lastTaken;
        // From another machine: nobody here has put it, and the event that received it tells what it is.
        if (taken.put == trace::kNoEvent && now.lastGet != trace::kNoEvent) taken.value = m_run.store()->event(now.lastGet).value;
        fly(taken, now.lastGetter, false);
    }
    if (!m_flights.empty()) m_frames->start();
}

void StageView::layOut()
{
    const trace::Store *store = m_run.store();
    StageContent content;
    if (store) {
        m_rows.update(m_run);
        m_rings.update(*store);
        if (m_itemsAt != store->eventCount()) {
            m_machines = StageMachines::of(m_run);
            noteTouched();
        }
        content.machines = std::max<std::size_t>(1, m_machines.machines.size());
        for (std::size_t i = 0; i < store->processes().size(); ++i) {
            const trace::ProcessInfo &process = store->processes()[i];
            StageProcess place;
            place.parent = process.parent == trace::kNoProcess ? -1 : static_cast<int>(process.parent);
            const auto index = static_cast<trace::ProcessIndex>(i);
            place.helpers = m_run.helperCount(index);
            place.threads = std::max<std::size_t>(1, m_run.ownLaneCount(index) + (m_run.hasOpenHelpers(index) ? place.helpers : 0));
            place.rows = std::max(m_rows.of(static_cast<trace::ProcessIndex>(i)), m_rowsSeen.value(static_cast<trace::ProcessIndex>(i), 0));
            place.isTouched = m_isTouched[i] && place.rows > 0;
            place.machine = i < m_machines.ofProcess.size() ? m_machines.ofProcess[i] : 0;
            // By their numbers, as they were made: which child is heard of first is chance.
            place.order = static_cast<std::uint32_t>(process.pid) - static_cast<std::uint32_t>(store->processes().front().pid);
            content.processes.push_back(place);
        }
        if (m_itemsAt != store->eventCount()) {
            m_items = stageItems(m_run);
            putAside();
        }
        m_itemsAt = store->eventCount();
        content.table = tableWanted();
    } else {
        m_items.clear();
        m_aside.clear();
        m_machines = {};
    }
    // Two processes side by side say more than two beneath each other: rather a little smaller or denser than wrapped. What then does
    // not fit is scrolled to, at a size that can be read.
    const bool onlyLocks = content.table.seats.empty() && !m_items.empty() && std::all_of(m_items.begin(), m_items.end(), [](const StageItem &item) { return item.kind == StageItem::Kind::Lock; });
    const bool mayStandBeside = content.table.seats.empty() && !m_items.empty();
    const double zoom = m_kit.fonts().px(1);
    const double room = std::max(1.0, width() - 2 * Margin), tall = std::max(1.0, height() - 2 * Margin);
    const auto fits = [&](const StageMeasures &given, double share, bool beside, std::size_t mostFull) {
        StageMeasures measures = given;
        // Two lines: what a thread holds and what is next.
        if (m_run.stepLength() > 0) {
            measures.cardHeight = std::max(measures.cardHeight, measures.steppedCard);
            measures.steppedFoot = measures.steppedCard - 46; // a card without its name
        }
        if (m_run.nextChoices().shown) {
            measures.cardHeight += measures.chooseHeight;
            measures.steppedFoot += measures.chooseHeight;
            measures.seatHeight += measures.chooseHeight;
        }
        content.objects.clear();
        for (const StageItem &item : m_items) content.objects.push_back(item.size(measures));
        content.beside = beside;
        content.mostFull = mostFull;
        m_scale = zoom * share;
        content.table.tall = tall / m_scale;
        m_layout = layOutStage(content, measures, std::max(measures.boxWidth, room / m_scale));
        return m_layout.size.width() * m_scale <= room + 0.5 && m_layout.size.height() * m_scale <= tall + 0.5;
    };
    const auto fitsAt = [&](const StageMeasures &measures, std::initializer_list<double> shares, bool beside, std::size_t mostFull) {
        return std::any_of(shares.begin(), shares.end(), [&](double share) { return fits(measures, share, beside, mostFull); });
    };
    const auto column = [](StageMeasures measures) {
        measures.mostColumns = 1; // so that no line to a lock crosses a card
        return measures;
    };
    const auto spread = [](StageMeasures measures) {
        measures.spreads = true;
        return measures;
    };
    // Lines to tubes rather come from above; locks may as well stand beside.
    const StageMeasures full, dense = StageMeasures::dense(), tight = StageMeasures::tight();
    const std::size_t usual = StageContent().mostFull;
    bool isFound = fitsAt(full, {1, 0.92, 0.85}, false, usual) || (onlyLocks && fitsAt(column(full), {1, 0.92, 0.85}, true, usual));
    for (const StageMeasures &measures : {dense, tight}) isFound = isFound || fitsAt(measures, {1, 0.92, 0.85, LeastShare}, false, usual) || (onlyLocks && fitsAt(column(measures), {1, 0.92, 0.85, LeastShare}, true, usual));
    for (const StageMeasures &measures : {dense, tight}) isFound = isFound || (onlyLocks && fitsAt(measures, {1, 0.92, 0.85, LeastShare}, true, usual));
    // Where it is low and wide, cards stand in one row before they are scrolled to.
    for (const StageMeasures &measures : {dense, tight}) isFound = isFound || fitsAt(spread(measures), {1, 0.92, 0.85, LeastShare}, false, usual);
    // What a queue or a pool holds is worth more than the memory of each of many processes; but a button to choose needs its card.
    const std::size_t most = !m_items.empty() && !m_run.nextChoices().shown ? MostBesideObjects : usual;
    isFound = isFound || (most != usual && fitsAt(tight, {1, 0.92, 0.85, LeastShare}, false, most));
    StageMeasures narrow = tight;
    narrow.tubeWidth = NarrowTube;
    narrow.listWidth = NarrowList;
    for (const StageMeasures &measures : {tight, narrow})
        for (const std::size_t mostFull : {usual, most}) isFound = isFound || (mayStandBeside && fitsAt(measures, {1, 0.92, 0.85, LeastShare}, true, mostFull));
    // At last rather low cards of threads that have ended than a scroll bar, though then the stage is not the same at every moment.
    if (!isFound && noteOver(content)) isFound = fitsAt(tight, {LeastShare}, false, usual) || (mayStandBeside && fitsAt(narrow, {LeastShare}, true, most));
    if (!isFound) {
        const bool mayBeBeside = mayStandBeside && !m_run.nextChoices().shown;
        fits(tight, LeastShare, mayBeBeside && onlyLocks, most); // beside, they are in sight all the same
        if (mayBeBeside && !onlyLocks) {
            // So are tubes, if there is then less to scroll to, and that downwards only.
            const double below = m_layout.size.height();
            fits(narrow, LeastShare, true, most);
            if (m_layout.size.width() * m_scale > room + 0.5 || m_layout.size.height() >= below) fits(tight, LeastShare, false, most);
        }
    }
    placeScrollBars();
    QList<trace::LaneId> chosen;
    // One that is cut off, or must be scrolled to, has another below the stage.
    for (const NextChoices::Choice &choice : m_run.nextChoices().choices)
        if (const QRectF button = chooseButton(choice.lane); !button.isEmpty() && QRectF(rect()).contains(button)) chosen.append(choice.lane);
    m_run.setChoicesOnStage(chosen);
}

/// Which threads of each process have ended, where all is stepped; false: none has.
bool StageView::noteOver(StageContent &content) const
{
    if (m_run.stepLength() == 0) return false;
    const auto &threads = m_run.moment().threads;
    const auto isOver = [&](trace::LaneId lane) {
        const auto found = std::find_if(threads.begin(), threads.end(), [lane](const trace::MomentThread &each) { return each.lane == lane; });
        return found != threads.end() && (found->state == trace::LaneState::Ended || found->state == trace::LaneState::Crashed);
    };
    bool isAny = false;
    for (std::size_t i = 0; i < content.processes.size(); ++i)
        for (const trace::LaneId lane : m_run.store()->processes()[i].lanes) {
            if (m_run.isFolded(lane)) continue;
            content.processes[i].isOver.push_back(isOver(lane));
            isAny = isAny || content.processes[i].isOver.back();
        }
    return isAny;
}

void StageView::noteTouched()
{
    const trace::Store &store = *m_run.store();
    m_isTouched.assign(store.processes().size(), false);
    for (std::size_t i = 0; i < store.objects().size(); ++i) {
        const trace::ProcessIndex process = store.objects()[i].process;
        if (process >= m_isTouched.size() || m_isTouched[process] || store.processes()[process].lanes.size() < 2) continue;
        const auto &touches = store.touchedBy(static_cast<trace::ObjectIndex>(i));
        m_isTouched[process] = std::any_of(touches.begin(), touches.end(), [&](const trace::Touch &each) { return each.lane != store.processes()[process].lanes.front() && !m_run.isFolded(each.lane); });
    }
}

/// Threads in a ring sit at a table, where their process is by itself and a lesson has put none of their locks aside.
StageTable StageView::tableWanted() const
{
    const trace::Store *store = m_run.store();
    const std::optional<StageRing> &ring = m_rings.found();
    if (!ring || store->processes().size() != 1) return {};
    StageTable table;
    std::vector<trace::LaneId> cards; // as they are painted: without the library's helpers
    for (const trace::LaneId lane : store->processes().front().lanes)
        if (!m_run.isFolded(lane)) cards.push_back(lane);
    for (std::size_t i = 0; i < ring->lanes.size(); ++i) {
        const auto card = std::find(cards.begin(), cards.end(), ring->lanes[i]);
        if (card == cards.end()) return {};
        table.seats.push_back(static_cast<std::size_t>(card - cards.begin()));
        const trace::ObjectIndex lock = store->objectOf(ring->lanes[i], ring->locks[i]);
        const std::size_t item = lock == trace::kNoObject ? m_items.size() : placeOf(lock);
        if (item == m_items.size() && lock != trace::kNoObject && m_aside.contains(m_run.objectName(lock))) return {};
        table.locks.push_back(item < m_items.size() ? item : StageTable::kNone);
    }
    return table;
}

QRectF StageView::outlineOf(std::size_t item) const
{
    const QRectF place = item < m_layout.objects.size() ? m_layout.objects[item] : QRectF();
    return place.isEmpty() || m_layout.isOnTable(item) ? place : StagePainter::tubeOf(place);
}

void StageView::arrange(const Arrangement &arrangement)
{
    m_arrangement = arrangement;
    m_wantsAll = false;
    m_itemsAt = trace::kNoEvent;
    layOut();
    update();
}

void StageView::showAll()
{
    m_wantsAll = true;
    m_itemsAt = trace::kNoEvent;
    layOut();
    update();
}

/// What a lesson does not name is one button. Pools and loops are never more than there is to see.
void StageView::putAside()
{
    m_aside.clear();
    if (m_wantsAll || m_arrangement.objects.isEmpty()) return;
    std::erase_if(m_items, [this](const StageItem &item) {
        if (item.kind != StageItem::Kind::Tube && item.kind != StageItem::Kind::Lock) return false;
        const QString name = m_run.objectName(item.object);
        if (isAmong(m_arrangement.objects, name, item.kind == StageItem::Kind::Tube ? QStringLiteral("queues") : QStringLiteral("locks"))) return false;
        if (isAmong(m_arrangement.objects, m_run.plainName(item.object))) return false;
        m_aside << name;
        return true;
    });
}

/// The button that brings back what was put aside, in a corner where no box begins; empty where nothing was.
QRectF StageView::moreButton() const
{
    if (m_aside.isEmpty() || !m_run.store() || m_run.moment().processes.empty()) return {};
    const double wide = QFontMetricsF(m_kit.fonts().words(TextSize::Small)).horizontalAdvance(moreWords()) + m_kit.px(20);
    return {width() - wide - m_kit.px(18), m_kit.px(6), wide, m_kit.px(24)};
}

QString StageView::moreWords() const { return tr("+ %n objects", nullptr, static_cast<int>(m_aside.size())); }

void StageView::paintMore(QPainter &painter) const
{
    const QRectF button = moreButton();
    if (button.isEmpty()) return;
    painter.resetTransform();
    painter.setBrush(m_kit.color(Role::Surface));
    painter.setPen(QPen(m_kit.color(Role::StrongLine), 1));
    painter.drawRoundedRect(button, button.height() / 2, button.height() / 2);
    painter.setFont(m_kit.fonts().words(TextSize::Small));
    painter.setPen(m_kit.color(Role::MutedText));
    painter.drawText(button, Qt::AlignCenter, moreWords());
}

QString StageView::moreSentence() const { return tr("Not needed for this lesson: %1. A click shows it.", nullptr, static_cast<int>(m_aside.size())).arg(m_aside.join(tr(", "))); }

QSizeF StageView::contentSize() const { return m_layout.size * m_scale + QSizeF(2 * Margin, MarginAbove + LeastBelow); }

void StageView::placeScrollBars()
{
    const QSizeF all = contentSize();
    const int thickness = m_down->sizeHint().width();
    const bool isBroad = all.width() > width() + 1;
    // The bar at the bottom lies on the view.
    const double tall = all.height() + (isBroad ? thickness : 0);
    const bool isTall = tall > height() + 1;
    m_down->setVisible(isTall);
    m_across->setVisible(isBroad);
    m_down->setGeometry(width() - thickness, 0, thickness, height() - (isBroad ? thickness : 0));
    m_across->setGeometry(0, height() - thickness, width() - (isTall ? thickness : 0), thickness);
    m_down->setPageStep(height());
    m_across->setPageStep(width());
    m_down->setSingleStep(static_cast<int>(ScrollStep));
    m_across->setSingleStep(static_cast<int>(ScrollStep));
    m_down->setRange(0, isTall ? static_cast<int>(std::ceil(tall)) - height() : 0);
    m_across->setRange(0, isBroad ? static_cast<int>(all.width()) - width() : 0);
}

QTransform StageView::transform() const
{
    QTransform t;
    const double left = std::max(Margin, (width() - m_layout.size.width() * m_scale) / 2);
    t.translate(left - m_across->value(), MarginAbove - m_down->value());
    t.scale(m_scale, m_scale);
    return t;
}

void StageView::scrollBy(const QPointF &by)
{
    m_across->setValue(m_across->value() + static_cast<int>(by.x()));
    m_down->setValue(m_down->value() + static_cast<int>(by.y()));
}

/// What was picked in another view comes into sight.
void StageView::revealSelection()
{
    const Selection picked = m_run.selection();
    QRectF place;
    if (picked.kind == Selection::Kind::Object) {
        const std::size_t at = placeOf(static_cast<trace::ObjectIndex>(picked.id));
        if (at < m_layout.objects.size()) place = m_layout.objects[at];
    } else if (picked.kind == Selection::Kind::Lane) {
        const trace::ProcessIndex process = processOfLane(static_cast<trace::LaneId>(picked.id));
        if (process < m_layout.processes.size()) place = m_layout.processes[process].box;
    }
    if (place.isEmpty()) return;
    const QRectF shown = transform().mapRect(place), view(rect());
    QPointF by;
    if (shown.bottom() > view.bottom()) by.setY(shown.bottom() - view.bottom() + Margin);
    if (shown.top() - by.y() < view.top()) by.setY(shown.top() - view.top() - Margin);
    if (shown.right() > view.right()) by.setX(shown.right() - view.right() + Margin);
    if (shown.left() - by.x() < view.left()) by.setX(shown.left() - view.left() - Margin);
    scrollBy(by);
}

void StageView::resizeEvent(QResizeEvent *) { layOut(); }

std::size_t StageView::placeOf(trace::ObjectIndex object) const
{
    auto place = std::find_if(m_items.begin(), m_items.end(), [object](const StageItem &item) { return item.object == object; });
    const trace::ObjectIndex other = place == m_items.end() && m_run.store() ? m_run.store()->otherEndOf(object) : trace::kNoObject;
    if (other != trace::kNoObject) place = std::find_if(m_items.begin(), m_items.end(), [other](const StageItem &item) { return item.object == other; });
    return static_cast<std::size_t>(place - m_items.begin());
}

} // namespace forkyard::ui
