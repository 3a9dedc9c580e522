// "Why was this thread waiting?": the chain of causes lit up on the lanes and told in a sentence. Part of TimelineView.
#include "ui/timeline/timeline_sizes.h"
#include "ui/timeline/timeline_view.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double Dimming = 0.62; // of what has no part in it

} // namespace

void TimelineView::explain(trace::LaneId lane, qint64 time)
{
    if (!m_run.store()) return;
    m_chain = trace::causesAt(*m_run.store(), lane, static_cast<trace::Time>(std::max<qint64>(0, time)));
    m_chainTime = static_cast<double>(time);
    emit statusChanged();
    update();
}

void TimelineView::explainSelected()
{
    const int row = selectedRow();
    if (row >= 0 && m_rows[static_cast<std::size_t>(row)].kind == TimelineRow::Kind::Lane) explain(m_rows[static_cast<std::size_t>(row)].lane, m_run.playhead().time());
    else if (!m_rows.empty() && m_rows.front().kind == TimelineRow::Kind::Lane) explain(m_rows.front().lane, m_run.playhead().time());
}

void TimelineView::forgetCauses()
{
    m_chain = {};
    emit statusChanged();
    update();
}

QString TimelineView::causeSentence() const
{
    QStringList parts;
    for (const trace::CauseLink &link : m_chain.links) {
        const QString name = m_run.laneName(link.lane), words = m_run.spanWords(link.lane, link.span);
        QString part = tr("%1: %2").arg(name, words);
        const QString onto = link.onto == trace::kNoLane ? QString() : m_run.laneName(link.onto);
        switch (link.why) {
        case trace::CauseLink::Why::Holder: part = tr("%1, which %2 holds").arg(part, onto); break;
        case trace::CauseLink::Why::Brought: part = tr("%1, until %2 brings it").arg(part, onto); break;
        case trace::CauseLink::Why::Unknown: part = tr("%1, and nobody has ended that yet").arg(part); break;
        case trace::CauseLink::Why::Joined:
        case trace::CauseLink::Why::Acts:
        case trace::CauseLink::Why::Clock: break;
        }
        parts << part;
    }
    QString all = parts.join(QStringLiteral(" → "));
    if (m_chain.closesAt != trace::CauseChain::kNone) all = tr("%1 → and so round in a circle").arg(all);
    return all;
}

bool TimelineView::isSentenceOnLanes() const
{
    if (!m_run.store() || m_chain.links.empty()) return false;
    const double wanted = QFontMetricsF(m_kit.fonts().words(TextSize::Body)).horizontalAdvance(causeSentence()) + m_kit.px(8);
    return wanted > headerRoom(wanted).width();
}

/// At the lower edge, in as many lines as it needs; at the upper, where it would hide more of the chain below.
QRectF TimelineView::sentencePlate(const QRectF &area) const
{
    const double air = m_kit.px(10), most = area.width() - 4 * air;
    const QRectF words = QFontMetricsF(m_kit.fonts().words(TextSize::Body)).boundingRect(QRectF(0, 0, most, area.height()), Qt::AlignLeft | Qt::TextWordWrap, causeSentence());
    const QRectF low(area.left() + air, area.bottom() - words.height() - 3 * air, std::ceil(words.width()) + 2 * air, words.height() + 2 * air);
    const QRectF high = low.translated(0, area.top() + air - low.top());
    const auto hidden = [&](const QRectF &plate) {
        return std::count_if(m_chain.links.begin(), m_chain.links.end(), [&](const trace::CauseLink &link) {
            const int row = rowOfLane(link.lane);
            return row >= 0 && barOf(row, static_cast<double>(link.what.begin), static_cast<double>(link.what.end), area).intersects(plate);
        });
    };
    return hidden(high) < hidden(low) ? high : low;
}

void TimelineView::paintSentence(QPainter &painter, const QRectF &area) const
{
    if (!isSentenceOnLanes()) return;
    const QRectF plate = sentencePlate(area);
    const double air = m_kit.px(10);
    painter.setPen(QPen(m_kit.color(m_chain.closesAt != trace::CauseChain::kNone ? Role::Alarm : Role::Accent), m_kit.px(1.5)));
    painter.setBrush(m_kit.color(Role::Surface));
    painter.drawRoundedRect(plate, m_kit.px(6), m_kit.px(6));
    painter.setFont(m_kit.fonts().words(TextSize::Body));
    painter.setPen(m_kit.color(Role::Text));
    painter.drawText(plate.adjusted(air, air, -air, -air), Qt::AlignLeft | Qt::TextWordWrap, causeSentence());
}

int TimelineView::rowOfLane(trace::LaneId lane) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].kind == TimelineRow::Kind::Lane && m_rows[row].lane == lane) return static_cast<int>(row);
    return -1;
}

QRectF TimelineView::barOf(int row, double begin, double end, const QRectF &area) const
{
    const RowPlace &place = m_places[static_cast<std::size_t>(row)];
    const double height = std::min(m_kit.px(TimelineCanvas::barHeight), place.height - 4);
    const double left = std::clamp(area.left() + m_scale.x(begin), area.left(), area.right()), right = std::clamp(area.left() + m_scale.x(end), area.left(), area.right());
    return QRectF(left, area.top() + place.top - m_scroll + (place.height - height) / 2, std::max(3.0, right - left), height);
}

/// Everything steps back but the spans of the chain, the locks in it at that moment, and the way from one to the next.
void TimelineView::paintCauses(QPainter &painter, const QRectF &area) const
{
    if (m_chain.links.empty()) return;
    painter.save();
    painter.setClipRect(area);
    std::vector<QRectF> bars;
    QPainterPath kept;
    const auto add = [&](const QRectF &bar) { kept.addRoundedRect(bar.adjusted(-3, -3, 3, 3), 5, 5); };
    for (const trace::CauseLink &link : m_chain.links) {
        const int row = rowOfLane(link.lane);
        bars.push_back(row < 0 ? QRectF() : barOf(row, static_cast<double>(link.what.begin), static_cast<double>(link.what.end), area));
        if (row >= 0) add(bars.back());
        for (std::size_t other = 0; other < m_rows.size(); ++other) {
            if (m_rows[other].kind == TimelineRow::Kind::Lane || m_rows[other].object != link.object || link.object == trace::kNoObject) continue;
            const double from = std::max(static_cast<double>(link.what.begin), m_scale.begin);
            add(barOf(static_cast<int>(other), from, static_cast<double>(link.what.end), area));
        }
    }
    QPainterPath rest;
    rest.addRect(area);
    QColor veil = m_kit.color(Role::Surface);
    veil.setAlphaF(static_cast<float>(Dimming));
    painter.fillPath(rest.subtracted(kept), veil);
    const bool isCircle = m_chain.closesAt != trace::CauseChain::kNone;
    const QColor color = m_kit.color(isCircle ? Role::Alarm : Role::Accent);
    // Beside the moment, where the playhead stands and would strike the numbers through.
    const double moment = std::clamp(area.left() + m_scale.x(m_chainTime), area.left(), area.right()), beside = m_kit.px(17);
    const bool hasRoomBefore = moment - 2 * beside > area.left() && std::all_of(bars.begin(), bars.end(), [&](const QRectF &bar) { return bar.isEmpty() || bar.left() < moment - 1.6 * beside; });
    const double x = hasRoomBefore || moment + 2 * beside > area.right() ? moment - beside : moment + beside;
    const QFont font = m_kit.fonts().words(TextSize::Small, QFont::Bold);
    painter.setFont(font);
    const auto tie = [&](const QRectF &from, const QRectF &to, double aside) {
        if (from.isEmpty() || to.isEmpty()) return;
        const bool isDown = to.top() > from.top();
        const QPointF begin(x + aside, isDown ? from.bottom() : from.top()), end(x + aside, isDown ? to.top() : to.bottom());
        const double tip = m_kit.px(8) * (isDown ? -1 : 1);
        painter.setPen(QPen(m_kit.color(Role::Surface), m_kit.px(7)));
        painter.drawLine(begin, end);
        painter.setPen(QPen(color, m_kit.px(3), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(begin, QPointF(end.x(), end.y() + tip * 0.7));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF({end, end + QPointF(tip * 0.6, tip), end + QPointF(-tip * 0.6, tip)}));
    };
    for (std::size_t link = 0; link + 1 < bars.size(); ++link) tie(bars[link], bars[link + 1], 0);
    if (isCircle) tie(bars.back(), bars[m_chain.closesAt], m_kit.px(hasRoomBefore ? -14 : 14));
    for (std::size_t link = 0; link < bars.size(); ++link) {
        if (bars[link].isEmpty()) continue;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, m_kit.px(2.5)));
        painter.drawRoundedRect(bars[link], m_kit.px(4), m_kit.px(4));
        const double size = m_kit.px(20);
        const QRectF badge(x - size / 2, bars[link].center().y() - size / 2, size, size);
        painter.setBrush(color);
        painter.setPen(QPen(m_kit.color(Role::Surface), 1.5));
        painter.drawEllipse(badge);
        painter.setPen(isCircle ? m_kit.color(Role::Surface) : m_kit.color(Role::AccentText));
        painter.drawText(badge, Qt::AlignCenter, QString::number(link + 1));
    }
    painter.restore();
}

} // namespace forkyard::ui
