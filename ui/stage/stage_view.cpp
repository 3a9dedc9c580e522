// Arrangement and input of the stage. What is painted at rest is a function of the moment; tokens that travel are an ornament on it.
#include "ui/stage/stage_view.h"

#include "ui/stage/stage_painter.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double Margin = 24;
constexpr double LeastScale = 0.25;
constexpr double LeastLayoutWidth = 640;
constexpr std::size_t MostRows = 3;
constexpr qint64 FlightMs = 420;
constexpr int FrameMs = 16;
/// A jump of the playhead further than this shows no travelling: it is another place in time, not a step.
constexpr qint64 StepNs = 400'000'000;

} // namespace

StageView::StageView(Kit &kit, RunModel &run, QWidget *parent) : View(parent), m_kit(kit), m_run(run), m_frames(new QTimer(this))
{
    setAccessibleName(tr("Stage"));
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
    connect(&m_run, &RunModel::selectionChanged, this, [this] { update(); });
    connect(&m_kit, &Kit::appearanceChanged, this, [this] {
        layOut();
        update();
    });
    connect(&m_kit, &Kit::languageChanged, this, [this] { update(); });
    takeMoment();
}

void StageView::forget()
{
    m_rowsSeen.clear();
    m_users.clear();
    m_before.clear();
    m_flights.clear();
    m_timeBefore = 0;
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
        seen = std::max(seen, std::min(rows, MostRows));
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
    const qint64 time = m_run.playhead().time();
    if (time >= m_timeBefore && time - m_timeBefore < StepNs && isVisible() && !m_calm)
        for (const trace::MomentQueue &now : moment.queues)
            for (const trace::MomentQueue &before : m_before)
                if (before.object == now.object) launch(before, now);
    m_before = moment.queues;
    m_timeBefore = time;
    layOut();
    update();
}

void StageView::launch(const trace::MomentQueue &before, const trace::MomentQueue &now)
{
    const auto fly = [&](const trace::MomentItem &item, trace::LaneId lane, bool into) {
        Flight flight;
        QString text = m_run.valueText(item.value, item.putter);
        if (text.size() >= 2 && (text.front() == u'\'' || text.front() == u'"') && text.back() == text.front()) text = text.mid(1, text.size() - 2);
        flight.text = text;
        flight.identity = item.putter == trace::kNoLane ? m_run.objectIdentity() : m_run.laneIdentity(item.putter);
        flight.process = processOfLane(lane);
        flight.object = now.object;
        flight.intoTube = into;
        flight.start = m_clock.elapsed();
        if (flight.process != trace::kNoProcess) m_flights.push_back(flight);
    };
    if (now.puts > before.puts && !now.items.empty()) fly(now.items.back(), now.items.back().putter, true);
    if (now.gets > before.gets && now.lastGetter != trace::kNoLane) fly(now.lastTaken, now.lastGetter, false);
    if (!m_flights.empty()) m_frames->start();
}

void StageView::layOut()
{
    const trace::Store *store = m_run.store();
    m_objects.clear();
    StageContent content;
    if (store) {
        for (std::size_t i = 0; i < store->processes().size(); ++i) {
            const trace::ProcessInfo &process = store->processes()[i];
            StageProcess place;
            place.parent = process.parent == trace::kNoProcess ? -1 : static_cast<int>(process.parent);
            place.threads = std::max<std::size_t>(1, m_run.ownLaneCount(static_cast<trace::ProcessIndex>(i)));
            place.rows = m_rowsSeen.value(static_cast<trace::ProcessIndex>(i), 0);
            content.processes.push_back(place);
        }
        const auto add = [&](bool wide, auto wanted) {
            for (std::size_t i = 0; i < store->objects().size(); ++i) {
                const trace::ObjectInfo &object = store->objects()[i];
                if (!wanted(object) || object.history == nullptr || object.history->size() == 0) continue;
                m_objects.push_back(static_cast<trace::ObjectIndex>(i));
                content.objectIsWide.push_back(wide);
            }
        };
        add(true, [](const trace::ObjectInfo &o) { return trace::isQueueLike(o.kind); });
        add(false, [](const trace::ObjectInfo &o) { return trace::isLockLike(o.kind) && o.kind != trace::ObjectKind::Gil; });
    }
    // Two processes side by side say more than two beneath each other: rather a little smaller than wrapped.
    const double width = std::max(LeastLayoutWidth, (this->width() / m_kit.fonts().px(1)) - 2 * Margin);
    m_layout = layOutStage(content, StageMeasures(), width);
}

QTransform StageView::transform() const
{
    const double zoom = m_kit.fonts().px(1);
    const double room = std::max(1.0, width() - 2 * Margin * zoom), tall = std::max(1.0, height() - 2 * Margin * zoom);
    const double scale = std::max(LeastScale, std::min({zoom, room / m_layout.size.width(), tall / m_layout.size.height()}));
    QTransform t;
    t.translate((width() - m_layout.size.width() * scale) / 2, std::max(Margin * zoom * 0.75, 0.0));
    t.scale(scale, scale);
    return t;
}

void StageView::resizeEvent(QResizeEvent *) { layOut(); }

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
    for (const trace::MomentProcess &process : moment.processes) {
        if (!isThere(process) || process.parent == trace::kNoProcess || process.parent >= m_layout.processes.size() || process.process >= m_layout.processes.size()) continue;
        stage.paintFork(m_layout.processes[process.parent].box, m_layout.processes[process.process].box);
    }
    for (const trace::MomentQueue &queue : moment.queues) {
        const auto place = std::find(m_objects.begin(), m_objects.end(), queue.object);
        if (place == m_objects.end()) continue;
        const QRectF &where = m_layout.objects[static_cast<std::size_t>(place - m_objects.begin())];
        QSet<trace::ProcessIndex> linked;
        QList<trace::LaneId> users = m_users.value(queue.object).values();
        std::sort(users.begin(), users.end());
        for (const trace::LaneId lane : users) {
            const trace::ProcessIndex process = processOfLane(lane);
            if (process >= m_layout.processes.size() || linked.contains(process)) continue;
            linked.insert(process);
            stage.paintLink(m_layout.processes[process].box, where, m_run.processIdentity(process));
        }
    }
    for (const trace::MomentProcess &process : moment.processes) {
        if (!isThere(process) || process.process >= m_layout.processes.size()) continue;
        stage.paintProcess(process, m_layout.processes[process.process], m_run.selection() == Selection{Selection::Kind::Lane, m_run.mainLane(process.process)});
    }
    for (std::size_t i = 0; i < m_objects.size(); ++i) {
        const bool selected = m_run.selection() == Selection{Selection::Kind::Object, m_objects[i]};
        for (const trace::MomentQueue &queue : moment.queues)
            if (queue.object == m_objects[i]) stage.paintQueue(queue, m_layout.objects[i], selected);
        for (const trace::MomentLock &lock : moment.locks)
            if (lock.object == m_objects[i]) stage.paintLock(lock, m_layout.objects[i], selected);
    }
    for (const Flight &flight : m_flights) {
        const auto place = std::find(m_objects.begin(), m_objects.end(), flight.object);
        if (place == m_objects.end() || flight.process >= m_layout.processes.size()) continue;
        const QRectF &where = m_layout.objects[static_cast<std::size_t>(place - m_objects.begin())];
        const double share = std::clamp(static_cast<double>(m_clock.elapsed() - flight.start) / FlightMs, 0.0, 1.0);
        const double eased = share * share * (3 - 2 * share);
        const QPointF box = m_layout.processes[flight.process].box.center(), tube = StagePainter::itemPlace(where, 0);
        const QPointF from = flight.intoTube ? box : tube, to = flight.intoTube ? tube : box;
        stage.paintToken(from + (to - from) * eased, flight.text, flight.identity);
    }
}

StageView::Hit StageView::hitAt(const QPointF &point) const
{
    Hit hit;
    const QPointF at = transform().inverted().map(point);
    for (std::size_t i = 0; i < m_objects.size(); ++i)
        if (m_layout.objects[i].contains(at)) hit.object = m_objects[i];
    const trace::Moment &moment = m_run.moment();
    for (const trace::MomentProcess &process : moment.processes) {
        if (process.process >= m_layout.processes.size() || process.state == trace::ProcessState::NotStarted) continue;
        const StageLayout::Process &place = m_layout.processes[process.process];
        if (!place.box.contains(at)) continue;
        hit.process = &process;
        if (place.cards.empty() && !process.threads.empty()) hit.thread = &moment.threads[process.threads.front()];
        for (std::size_t i = 0; i < place.cards.size() && i < process.threads.size(); ++i)
            if (place.cards[i].contains(at)) hit.thread = &moment.threads[process.threads[i]];
    }
    return hit;
}

void StageView::mousePressEvent(QMouseEvent *event)
{
    const Hit hit = hitAt(event->position());
    if (hit.object != trace::kNoObject) m_run.select({Selection::Kind::Object, hit.object});
    else if (hit.thread) m_run.select({Selection::Kind::Lane, hit.thread->lane});
    else if (hit.process) m_run.select({Selection::Kind::Lane, m_run.mainLane(hit.process->process)});
    else m_run.select({});
}

QString StageView::sentenceAt(const QPointF &point) const
{
    const Hit hit = hitAt(point);
    const trace::Moment &moment = m_run.moment();
    if (hit.object != trace::kNoObject) {
        for (const trace::MomentQueue &queue : moment.queues)
            if (queue.object == hit.object) return tr("%1: %2 put, %3 taken, %4 inside.").arg(m_run.objectName(queue.object)).arg(queue.puts).arg(queue.gets).arg(queue.depth);
        for (const trace::MomentLock &lock : moment.locks)
            if (lock.object == hit.object)
                return lock.owner == trace::kNoLane ? tr("%1 is free.").arg(m_run.objectName(lock.object)) : tr("%1 is held by %2.").arg(m_run.objectName(lock.object), m_run.laneName(lock.owner));
    }
    if (hit.thread) {
        const auto line = trace::packedLine(hit.thread->line);
        const QString name = m_run.laneName(hit.thread->lane), words = m_run.threadWords(*hit.thread);
        return line ? tr("%1: %2, at line %3.").arg(name, words).arg(line) : tr("%1: %2.").arg(name, words);
    }
    if (hit.process) return tr("Process %1, pid %2.").arg(m_run.processName(hit.process->process)).arg(hit.process->pid);
    return {};
}

bool StageView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString sentence = sentenceAt(help->pos());
        if (sentence.isEmpty()) QToolTip::hideText();
        else QToolTip::showText(help->globalPos(), sentence, this);
        return true;
    }
    return View::event(event);
}

} // namespace forkyard::ui
