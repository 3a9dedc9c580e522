// The timeline's picture: the names, the lanes, and over them what moves.
#include "ui/timeline/timeline_sizes.h"
#include "ui/timeline/timeline_view.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPushButton>

#include <cmath>

namespace forkyard::ui {

void TimelineView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QRectF area = lanesArea();
    const bool isEmpty = !m_run.store() || m_rows.empty();
    painter.fillRect(isEmpty ? QRectF(rect()) : QRectF(0, 0, width(), area.top()), m_kit.color(Role::Surface));
    painter.fillRect(QRectF(0, 0, width(), 1), m_kit.color(Role::Line));
    paintHeader(painter);
    if (isEmpty) {
        painter.setFont(m_kit.fonts().words());
        painter.setPen(m_kit.color(Role::MutedText));
        painter.drawText(QRectF(0, area.top() - m_kit.px(timelineRulerHeight), width(), area.height()), Qt::AlignCenter, m_hiddenRows > 0 ? tr("No lane's name has these letters.") : tr("What each process and thread does stands here once a program runs."));
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (painter.paintEngine()->type() == QPaintEngine::Raster) paintPictures(painter, area, event->region());
    else paintPage(painter, area);
    if (area.bottom() < height()) painter.fillRect(QRectF(0, area.bottom(), width(), height() - area.bottom()), m_kit.color(Role::Surface));
    paintGaps(painter, area);
    paintCauses(painter, area);
    paintRuler(painter, area);
    paintMeasure(painter, area);
    paintBookmarks(painter, area);
    paintPartings(painter, area);
    if (const QRectF strip = overviewArea(); !strip.isEmpty()) {
        painter.setPen(m_kit.color(Role::MutedText));
        painter.setFont(m_kit.fonts().words(TextSize::Small));
        painter.drawText(QRectF(m_kit.px(22), strip.top(), area.left() - m_kit.px(30), strip.height()), Qt::AlignLeft | Qt::AlignVCenter, tr("all of the run"));
        m_overview.paint(painter, strip, m_scale, area.width(), end());
    }
    paintPlayhead(painter, area);
    paintSentence(painter, area); // which nothing strikes through
    if (isFocusByKey()) {
        painter.setPen(QPen(m_kit.color(Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

/// Names and lanes, kept from frame to frame.
void TimelineView::paintPictures(QPainter &painter, const QRectF &area, const QRegion &asked)
{
    if (asked.boundingRect().left() < area.left()) painter.drawImage(QPointF(0, area.top()), m_labels.picture(m_rows, m_places, QSizeF(area.left(), area.height()), m_scroll, devicePixelRatioF(), selectedRow()));
    painter.drawImage(area.topLeft(), m_canvas.picture(m_rows, m_places, scene()));
    // The picture may have been brought up to date where this event does not show it.
    const QRect changed = QRect(static_cast<int>(area.left() + m_canvas.paintedFrom() / devicePixelRatioF()), static_cast<int>(area.top()), width(), height()) & rect();
    if (const QRegion missed = QRegion(changed).subtracted(asked); !missed.isEmpty()) update(missed);
}

/// On paper, or in a drawing, words are words.
void TimelineView::paintPage(QPainter &painter, const QRectF &area) const
{
    painter.save();
    painter.setClipRect(QRectF(0, area.top(), width(), area.height()));
    painter.translate(0, area.top());
    m_labels.paint(painter, m_rows, m_places, QSizeF(area.left(), area.height()), m_scroll, selectedRow());
    painter.translate(0, -area.top());
    TimelineCanvas(m_kit, m_run).paintPage(painter, area.topLeft(), m_rows, m_places, scene());
    painter.restore();
}

int TimelineView::selectedRow() const
{
    const Selection selection = m_run.selection();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const bool isLane = m_rows[row].kind == TimelineRow::Kind::Lane;
        if (selection == (isLane ? Selection{Selection::Kind::Lane, m_rows[row].lane} : Selection{Selection::Kind::Object, m_rows[row].object})) return static_cast<int>(row);
    }
    return -1;
}

void TimelineView::paintHeader(QPainter &painter) const
{
    const QFont title = m_kit.fonts().words(TextSize::Title, QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(m_kit.color(Role::Text));
    const QRectF line(m_kit.px(16), 0, width() - m_kit.px(32), m_kit.px(timelineHeaderHeight));
    const QString name = tr("Timeline");
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.setFont(m_kit.fonts().words(TextSize::Body));
    painter.setPen(m_kit.color(Role::MutedText));
    const QString words = isSentenceOnLanes() ? statusOfMoment() : status();
    const QFontMetricsF metrics(painter.font());
    const QRectF place = headerRoom(metrics.horizontalAdvance(words) + m_kit.px(8));
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideRight, place.width()));
}

QRectF TimelineView::headerRoom(double wanted) const
{
    QRectF place = QRectF(m_kit.px(16), 0, width() - m_kit.px(32), m_kit.px(timelineHeaderHeight)).adjusted(titleWidth() + m_kit.px(22), 0, 0, 0);
    if (!m_showHidden->isHidden()) place.setLeft(m_showHidden->geometry().right() + m_kit.px(14));
    // The playhead's badge may stand where these words would: they go to its right, or, where it is far enough, end before it.
    if (const QRectF badge = playheadBadge(lanesArea()); badge.right() > place.left() && badge.left() < place.left() + wanted) {
        const bool hasRoomBefore = badge.left() - place.left() > wanted * 0.8;
        if (hasRoomBefore) place.setRight(badge.left() - m_kit.px(8));
        else place.setLeft(badge.right() + m_kit.px(12));
    }
    return place;
}

void TimelineView::paintRuler(QPainter &painter, const QRectF &area) const
{
    const auto length = static_cast<double>(m_run.stepLength());
    const double step = std::max(rulerStep(m_scale, m_kit.px(length > 0 ? 40 : 90)), length);
    const QString unit = [&] {
        switch (rulerUnit(step)) {
        case TimeUnit::Seconds: return tr("%1 s");
        case TimeUnit::Milliseconds: return tr("%1 ms");
        case TimeUnit::Microseconds: return tr("%1 µs");
        case TimeUnit::Nanoseconds: return tr("%1 ns");
        }
        return QString();
    }();
    const double playhead = std::round(area.left() + m_scale.x(static_cast<double>(m_run.playhead().time())));
    painter.setFont(m_kit.fonts().words(TextSize::Small));
    for (const double time : rulerMarks(m_scale, area.width(), step)) {
        const double x = area.left() + std::round(m_scale.x(time) * devicePixelRatioF()) / devicePixelRatioF();
        painter.fillRect(QRectF(x, area.top() - m_kit.px(timelineRulerHeight), 1, m_kit.px(timelineRulerHeight)), m_kit.color(Role::Line));
        painter.setPen(m_kit.color(Role::MutedText));
        const QString text = length > 0 ? QString::number(std::lround(time / length)) : unit.arg(rulerNumber(time, step));
        const QRectF place(x + m_kit.px(5), area.top() - m_kit.px(timelineRulerHeight), painter.fontMetrics().horizontalAdvance(text) + 1, m_kit.px(timelineRulerHeight));
        // No half words at the edge, and none struck through: at the playhead, its badge tells the time.
        if (place.right() > area.right() || (place.left() - 2 < playhead && playhead < place.right() + 2)) continue;
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    if (!m_run.isLive()) return;
    const double now = std::round(area.left() + m_scale.x(end()));
    painter.setPen(QPen(m_kit.color(Role::StrongLine), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(now, area.top() - m_kit.px(8)), QPointF(now, height()));
    if (std::abs(playhead - now) < m_kit.px(60)) return; // the playhead's badge stands there
    painter.setPen(m_kit.color(Role::Text));
    painter.setFont(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    painter.drawText(QRectF(now + m_kit.px(8), m_kit.px(timelineHeaderHeight) - m_kit.px(16), m_kit.px(80), m_kit.px(18)), Qt::AlignLeft | Qt::AlignVCenter, tr("now"));
}

/// Empty where the playhead is out of sight.
QRectF TimelineView::playheadBadge(const QRectF &area) const
{
    const double x = std::round(area.left() + m_scale.x(static_cast<double>(m_run.playhead().time())));
    if (!m_run.store() || x < area.left() - 1 || x > width()) return {};
    const QFont font = m_kit.fonts().words(TextSize::Small, QFont::DemiBold);
    const double badgeWidth = QFontMetricsF(font).horizontalAdvance(timeText(static_cast<double>(m_run.playhead().time()))) + m_kit.px(26);
    const double left = std::clamp(x - badgeWidth / 2, area.left() - badgeWidth / 2, std::max(area.left(), width() - badgeWidth));
    return QRectF(left, m_kit.px(14), badgeWidth, m_kit.px(24));
}

void TimelineView::paintPlayhead(QPainter &painter, const QRectF &area)
{
    const double x = std::round(area.left() + m_scale.x(static_cast<double>(m_run.playhead().time())));
    m_shownPlayhead = x;
    if (x < area.left() - 1 || x > width()) return;
    const QColor accent = m_kit.color(Role::Accent);
    painter.fillRect(QRectF(x - 1, m_kit.px(timelineHeaderHeight) - m_kit.px(6), 2, area.bottom() - m_kit.px(timelineHeaderHeight) + m_kit.px(6)), accent);
    const QRectF badge = playheadBadge(area);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(badge, m_kit.px(5), m_kit.px(5));
    painter.setPen(m_kit.color(Role::AccentText));
    painter.setFont(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    painter.drawText(badge, Qt::AlignCenter, timeText(static_cast<double>(m_run.playhead().time())));
}

/// What was lost is a break in the bar: the ground shows through between two dotted edges, and says how much where there is room.
void TimelineView::paintGaps(QPainter &painter, const QRectF &area) const
{
    const double bar = m_places.empty() ? 0 : std::min(m_kit.px(TimelineCanvas::barHeight), m_places.front().height - 4), half = m_kit.px(3);
    const QFont font = m_kit.fonts().words(TextSize::Small);
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].kind != TimelineRow::Kind::Lane || m_gaps.of(m_rows[row].lane).empty()) continue;
        const double middle = area.top() + m_places[row].top + m_places[row].height / 2 - m_scroll;
        if (middle < area.top() || middle > height()) continue;
        double last = -1e9;
        for (const GapIndex::Gap &gap : m_gaps.of(m_rows[row].lane)) {
            const double end = std::round(area.left() + m_scale.x(static_cast<double>(gap.end))) + half;
            const double begin = std::min(std::round(area.left() + m_scale.x(static_cast<double>(gap.begin))), end - 2 * half);
            const double left = std::max(begin, area.left()), right = std::min(end, static_cast<double>(width()));
            if (left >= right || begin < last) continue;
            last = end;
            const QRectF place(left, middle - bar / 2, right - left, bar);
            painter.fillRect(place, m_kit.color(Role::Surface));
            painter.setPen(QPen(m_kit.color(Role::Alarm), m_kit.px(1.5), Qt::DotLine));
            for (const double edge : {begin, end})
                if (edge >= area.left() && edge <= width()) painter.drawLine(QPointF(edge, place.top()), QPointF(edge, place.bottom()));
            painter.setFont(font);
            painter.setPen(m_kit.color(Role::MutedText));
            const QString words = tr("%n events lost", nullptr, static_cast<int>(gap.lost));
            if (QFontMetricsF(font).horizontalAdvance(words) + m_kit.px(16) < place.width()) painter.drawText(place, Qt::AlignCenter, words);
        }
    }
}

/// A bracket over the lanes from one point to the other, with how long it is.
void TimelineView::paintMeasure(QPainter &painter, const QRectF &area) const
{
    if (m_measure.phase() == TimeMeasure::Phase::None) return;
    const double left = std::clamp(std::round(area.left() + m_scale.x(std::min(m_measure.from(), m_measure.to()))), area.left(), static_cast<double>(width()));
    const double right = std::clamp(std::round(area.left() + m_scale.x(std::max(m_measure.from(), m_measure.to()))), area.left(), static_cast<double>(width()));
    const QColor accent = m_kit.color(Role::Accent);
    const double y = area.top() - m_kit.px(3);
    painter.setPen(QPen(accent, std::max(2.0, std::round(m_kit.px(2))), Qt::DashLine));
    for (const double x : {left, right}) painter.drawLine(QPointF(x, y - m_kit.px(4)), QPointF(x, height()));
    painter.setPen(QPen(accent, m_kit.px(2)));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
    const QFont font = m_kit.fonts().words(TextSize::Small, QFont::DemiBold);
    const QString text = TimelineWords::length(m_run, m_measure.length());
    const double wide = QFontMetricsF(font).horizontalAdvance(text) + m_kit.px(14);
    const QRectF plate(std::clamp((left + right - wide) / 2, area.left(), std::max(area.left(), width() - wide)), area.top() + m_kit.px(2), wide, m_kit.px(20));
    painter.setPen(QPen(accent, 1));
    painter.setBrush(m_kit.color(Role::Surface));
    painter.drawRoundedRect(plate, m_kit.px(4), m_kit.px(4));
    painter.setPen(m_kit.color(Role::Text));
    painter.setFont(font);
    painter.drawText(plate, Qt::AlignCenter, text);
}

} // namespace forkyard::ui
