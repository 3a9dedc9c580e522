// Going from place to place: bookmarks with a text, and the next event of a kind. Part of TimelineView.
#include "ui/models/state_words.h"
#include "ui/timeline/timeline_sizes.h"
#include "ui/timeline/timeline_view.h"

#include <QMenu>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace forkyard::ui {

namespace {

/// What people look for; the menu offers those that the run has near.
constexpr std::array SoughtKinds = {trace::EventKind::ProcessFork, trace::EventKind::ThreadStart, trace::EventKind::LockWait, trace::EventKind::LockAcquire, trace::EventKind::LockRelease,
                                    trace::EventKind::QueuePut, trace::EventKind::QueueGet, trace::EventKind::VariableStore, trace::EventKind::Print, trace::EventKind::ExceptionRaised,
                                    trace::EventKind::ProcessExit};

} // namespace

bool TimelineView::goToBookmark(bool forwards)
{
    const qint64 time = m_run.playhead().time();
    const Bookmark *mark = forwards ? m_run.bookmarks().next(time) : m_run.bookmarks().previous(time);
    if (mark) m_run.playhead().setTime(mark->time);
    return mark != nullptr;
}

QRectF TimelineView::partingPlace(const Parting &parting, const QRectF &area) const
{
    // At the edge between the step that both ways have and the first that they have not.
    const auto length = static_cast<double>(std::max<qint64>(m_run.stepLength(), 1));
    const double x = area.left() + m_scale.x((std::floor(static_cast<double>(parting.time) / length) + 1) * length);
    int before = 0; // several that part here stand side by side
    for (const Parting &other : m_run.partings()) before += other.time == parting.time && other.branch < parting.branch;
    const double size = m_kit.px(20);
    return QRectF(x - size - m_kit.px(3) - before * (size + m_kit.px(2)), area.top() - m_kit.px(timelineRulerHeight) + m_kit.px(2), size, size);
}

/// A branch that leaves a stem: another way was taken here once.
void TimelineView::paintPartings(QPainter &painter, const QRectF &area) const
{
    for (const Parting &parting : m_run.partings()) {
        const QRectF place = partingPlace(parting, area);
        if (place.left() < area.left() || place.right() > width()) continue;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_kit.color(Role::Accent));
        painter.drawRoundedRect(place, m_kit.px(5), m_kit.px(5));
        const QRectF inner = place.adjusted(m_kit.px(5), m_kit.px(4), -m_kit.px(5), -m_kit.px(4));
        QPainterPath tree(inner.bottomLeft());
        tree.lineTo(inner.topLeft());
        tree.moveTo(inner.left(), inner.center().y() + m_kit.px(2));
        tree.quadTo(inner.right(), inner.center().y() + m_kit.px(2), inner.right(), inner.top());
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_kit.color(Role::AccentText), m_kit.px(2), Qt::SolidLine, Qt::RoundCap));
        painter.drawPath(tree);
    }
}

/// Little flags on the ruler, with their texts as far as there is room to the next one.
void TimelineView::paintBookmarks(QPainter &painter, const QRectF &area) const
{
    const auto &marks = m_run.bookmarks().all();
    const QFont font = m_kit.fonts().words(TextSize::Small, QFont::DemiBold);
    const QFontMetricsF metrics(font);
    for (std::size_t index = 0; index < marks.size(); ++index) {
        const double x = std::round(area.left() + m_scale.x(static_cast<double>(marks[index].time)));
        if (x < area.left() || x > width()) continue;
        const double next = index + 1 < marks.size() ? area.left() + m_scale.x(static_cast<double>(marks[index + 1].time)) : width();
        const double pad = m_kit.px(6), high = m_kit.px(20);
        const double room = std::min(next, static_cast<double>(width())) - x - 2 * pad;
        const QString text = room > m_kit.px(24) ? metrics.elidedText(marks[index].text, Qt::ElideRight, std::min(room, m_kit.px(220))) : QString();
        const QRectF flag(x, area.top() + m_kit.px(2), text.isEmpty() ? m_kit.px(9) : metrics.horizontalAdvance(text) + 2 * pad, high);
        painter.fillRect(QRectF(x - 1, area.top() - m_kit.px(timelineRulerHeight), 2, height()), m_kit.color(Role::Text));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_kit.color(Role::Text));
        painter.drawRoundedRect(flag, m_kit.px(3), m_kit.px(3));
        painter.setPen(m_kit.color(Role::Surface));
        painter.setFont(font);
        painter.drawText(flag, Qt::AlignCenter, text);
    }
}

/// The nearest event of a kind after (before) the playhead, on any lane; the playhead goes there and its lane is picked.
bool TimelineView::goToKind(trace::EventKind kind, bool forwards)
{
    const trace::Store *store = m_run.store();
    if (!store) return false;
    m_sought = kind;
    const auto time = static_cast<trace::Time>(m_run.playhead().time());
    const auto found = [&](trace::EventIndex index) {
        const trace::Event event = store->event(index);
        if (event.kind != kind) return false;
        m_run.select({Selection::Kind::Lane, event.thread});
        m_run.playhead().setTime(static_cast<qint64>(event.time));
        return true;
    };
    if (forwards) {
        for (trace::EventIndex index = store->eventCountAt(time); index < store->eventCount(); ++index)
            if (found(index)) return true;
    } else if (time > 0) {
        for (trace::EventIndex index = store->eventCountAt(time - 1); index-- > 0;)
            if (found(index)) return true;
    }
    return false;
}

/// What the last event before the playhead was, on the lane that is picked if one is.
trace::EventKind TimelineView::soughtKind() const
{
    if (m_sought) return *m_sought;
    const trace::Store *store = m_run.store();
    const auto time = static_cast<trace::Time>(m_run.playhead().time()) + 1;
    if (m_run.selection().kind == Selection::Kind::Lane) {
        const trace::EventIndex event = store->previousEvent(static_cast<trace::LaneId>(m_run.selection().id), time);
        if (event != trace::kNoEvent) return store->event(event).kind;
    }
    const trace::EventIndex count = store->eventCountAt(time);
    return count > 0 ? store->event(count - 1).kind : trace::EventKind::Line;
}

void TimelineView::addKindMenus(QMenu &menu)
{
    for (const bool forwards : {true, false}) {
        QMenu *kinds = menu.addMenu(forwards ? tr("Go to the next event that …") : tr("Go to the event before that …"));
        kinds->setEnabled(m_run.store() != nullptr);
        for (const trace::EventKind kind : SoughtKinds) kinds->addAction(eventWords(kind), this, [this, kind, forwards] { goToKind(kind, forwards); });
    }
}

} // namespace forkyard::ui
