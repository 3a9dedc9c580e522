// The timeline's picture: the names, the lanes, and over them what moves.
#include "ui/timeline/timeline_sizes.h"
#include "ui/timeline/timeline_view.h"

#include <QPainter>

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
        painter.drawText(QRectF(0, area.top() - m_kit.px(timelineRulerHeight), width(), area.height()), Qt::AlignCenter, tr("What each process and thread does stands here once a program runs."));
        return;
    }
    if (event->rect().left() < area.left()) painter.drawImage(QPointF(0, area.top()), m_labels.picture(m_rows, m_places, QSizeF(area.left(), area.height()), m_scroll, devicePixelRatioF(), selectedRow()));
    painter.drawImage(area.topLeft(), m_canvas.picture(m_rows, m_places, scene()));
    // The picture may have been brought up to date where this event does not show it.
    const QRect changed = QRect(static_cast<int>(area.left() + m_canvas.paintedFrom() / devicePixelRatioF()), static_cast<int>(area.top()), width(), height()) & rect();
    if (const QRegion missed = QRegion(changed).subtracted(event->region()); !missed.isEmpty()) update(missed);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRuler(painter, area);
    paintPlayhead(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(m_kit.color(Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
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
    painter.drawText(line.adjusted(QFontMetricsF(title).horizontalAdvance(name) + m_kit.px(22), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, status());
}

void TimelineView::paintRuler(QPainter &painter, const QRectF &area) const
{
    const double step = rulerStep(m_scale, m_kit.px(90));
    const QString unit = [&] {
        switch (rulerUnit(step)) {
        case TimeUnit::Seconds: return tr("%1 s");
        case TimeUnit::Milliseconds: return tr("%1 ms");
        case TimeUnit::Microseconds: return tr("%1 µs");
        case TimeUnit::Nanoseconds: return tr("%1 ns");
        }
        return QString();
    }();
    painter.setFont(m_kit.fonts().words(TextSize::Small));
    for (const double time : rulerMarks(m_scale, area.width(), step)) {
        const double x = area.left() + std::round(m_scale.x(time) * devicePixelRatioF()) / devicePixelRatioF();
        painter.fillRect(QRectF(x, area.top() - m_kit.px(timelineRulerHeight), 1, m_kit.px(timelineRulerHeight)), m_kit.color(Role::Line));
        painter.setPen(m_kit.color(Role::MutedText));
        painter.drawText(QRectF(x + m_kit.px(5), area.top() - m_kit.px(timelineRulerHeight), m_kit.px(100), m_kit.px(timelineRulerHeight)), Qt::AlignLeft | Qt::AlignVCenter, unit.arg(rulerNumber(time, step)));
    }
    if (!m_run.isLive()) return;
    const double now = std::round(area.left() + m_scale.x(end()));
    painter.setPen(QPen(m_kit.color(Role::StrongLine), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(now, area.top() - m_kit.px(8)), QPointF(now, height()));
    const double playhead = area.left() + m_scale.x(static_cast<double>(m_run.playhead().time()));
    if (std::abs(playhead - now) < m_kit.px(60)) return; // the playhead's badge stands there
    painter.setPen(m_kit.color(Role::Text));
    painter.setFont(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    painter.drawText(QRectF(now + m_kit.px(8), m_kit.px(timelineHeaderHeight) - m_kit.px(16), m_kit.px(80), m_kit.px(18)), Qt::AlignLeft | Qt::AlignVCenter, tr("now"));
}

void TimelineView::paintPlayhead(QPainter &painter, const QRectF &area)
{
    const double x = std::round(area.left() + m_scale.x(static_cast<double>(m_run.playhead().time())));
    m_shownPlayhead = x;
    if (x < area.left() - 1 || x > width()) return;
    const QColor accent = m_kit.color(Role::Accent);
    painter.fillRect(QRectF(x - 1, m_kit.px(timelineHeaderHeight) - m_kit.px(6), 2, height()), accent);
    const QFont font = m_kit.fonts().words(TextSize::Small, QFont::DemiBold);
    const QString text = timeText(static_cast<double>(m_run.playhead().time()));
    const double badgeWidth = QFontMetricsF(font).horizontalAdvance(text) + m_kit.px(26);
    const double left = std::clamp(x - badgeWidth / 2, area.left() - badgeWidth / 2, std::max(area.left(), width() - badgeWidth));
    const QRectF badge(left, m_kit.px(14), badgeWidth, m_kit.px(24));
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(badge, m_kit.px(5), m_kit.px(5));
    painter.setPen(m_kit.color(Role::AccentText));
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace forkyard::ui
