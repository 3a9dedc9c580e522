// Few spans are painted one by one with their textures and words; many by the store's index, a column of pixels at a time.
#include "ui/timeline/timeline_painter.h"

#include "ui/kit/state_paint.h"
#include "ui/models/state_words.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double BarHeight = 34;
constexpr double LabelLeast = 40;   // px that words need
constexpr double BadgeSize = 20;
constexpr std::size_t MostArrows = 600;
constexpr std::size_t MostBadges = 60;

} // namespace

QRectF TimelinePainter::bar(const QRectF &area) const
{
    const double height = std::min(m_kit.px(BarHeight), area.height() - 4);
    return QRectF(area.left(), area.center().y() - height / 2, area.width(), height);
}

void TimelinePainter::paintRow(const TimelineRow &row, const QRectF &area)
{
    m_painter.save();
    m_painter.setClipRect(area);
    switch (row.kind) {
    case TimelineRow::Kind::Lane: paintLane(row.lane, area); break;
    case TimelineRow::Kind::Lock: paintLock(row.object, area); break;
    case TimelineRow::Kind::Queue: paintQueue(row.object, area); break;
    case TimelineRow::Kind::Variable: paintVariable(row.object, area); break;
    }
    m_painter.restore();
}

void TimelinePainter::paintLabel(const TimelineRow &row, const QRectF &area, bool selected)
{
    const Identity &identity = m_kit.theme().identity(row.identity);
    if (selected) m_painter.fillRect(area, m_kit.color(Role::Selection));
    const QRectF strip(area.left(), bar(area).top() - m_kit.px(3), m_kit.px(8), bar(area).height() + m_kit.px(6));
    m_painter.fillRect(strip, identity.fill);
    const QFont nameFont = m_kit.fonts().words(TextSize::Body, QFont::DemiBold);
    const QFont detailFont = m_kit.fonts().words(TextSize::Small);
    const double left = area.left() + m_kit.px(22), width = area.width() - m_kit.px(28);
    const QFontMetricsF nameMetrics(nameFont), detailMetrics(detailFont);
    const bool two = area.height() >= nameMetrics.height() + detailMetrics.height();
    const double total = nameMetrics.height() + (two ? detailMetrics.height() : 0);
    double y = area.center().y() - total / 2;
    m_painter.setFont(nameFont);
    m_painter.setPen(m_kit.color(Role::Text));
    m_painter.drawText(QRectF(left, y, width, nameMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, nameMetrics.elidedText(row.name, Qt::ElideRight, width));
    if (!two) return;
    y += nameMetrics.height();
    m_painter.setFont(detailFont);
    m_painter.setPen(m_kit.color(Role::MutedText));
    m_painter.drawText(QRectF(left, y, width, detailMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, detailMetrics.elidedText(row.detail, Qt::ElideRight, width));
}

// -- Threads

void TimelinePainter::paintLane(trace::LaneId lane, const QRectF &area)
{
    const trace::LaneSpans &spans = m_store.spans(lane);
    if (spans.count() == 0) return;
    const double from = std::max(0.0, begin(area)), to = std::max(0.0, end(area));
    std::size_t first = spans.at(static_cast<trace::Time>(from));
    if (first == trace::LaneSpans::kNone) first = 0;
    std::size_t last = spans.at(static_cast<trace::Time>(to));
    if (last == trace::LaneSpans::kNone) return;
    constexpr double pixelsPerSpan = 3;
    if (static_cast<double>(last - first) * pixelsPerSpan > area.width()) paintDense(lane, area);
    else paintSpans(lane, area, first, last);
}

void TimelinePainter::paintSpans(trace::LaneId lane, const QRectF &area, std::size_t first, std::size_t last)
{
    const QRectF rows = bar(area);
    const int identity = m_run.laneIdentity(lane);
    const QFont font = m_kit.fonts().words(TextSize::Small);
    for (std::size_t i = first; i <= last; ++i) {
        const trace::LaneSpan span = m_store.span(lane, i);
        if (span.state == trace::LaneState::Absent) continue;
        const double left = std::max(x(area, static_cast<double>(span.begin)), area.left() - 10);
        if (span.state == trace::LaneState::Ended || span.state == trace::LaneState::Crashed) {
            const QRectF cap(left, rows.top(), m_kit.px(10), rows.height());
            paintState(m_painter, cap, m_kit, lookOf(span.state), identity, m_kit.px(5));
            continue;
        }
        const double right = std::min(x(area, static_cast<double>(span.end)), area.right() + 10);
        const QRectF place(left, rows.top(), std::max(right - left, 1.0), rows.height());
        if (place.width() < 3) {
            m_painter.fillRect(place, span.state == trace::LaneState::Running ? m_kit.theme().identity(identity).fill : stateColor(m_kit.theme(), lookOf(span.state)));
            continue;
        }
        paintState(m_painter, place, m_kit, lookOf(span.state), identity, m_kit.px(4));
        const QRectF visible = place.intersected(QRectF(area.left(), rows.top(), area.width(), rows.height()));
        if (span.state == trace::LaneState::Running || span.state == trace::LaneState::Ready || visible.width() < m_kit.px(LabelLeast)) continue;
        paintPlate(m_painter, visible.adjusted(m_kit.px(10), m_kit.px(4), -m_kit.px(6), -m_kit.px(4)), m_kit, m_run.spanWords(lane, i), font);
    }
}

void TimelinePainter::paintDense(trace::LaneId lane, const QRectF &area)
{
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor(area.width())));
    std::vector<trace::LanePixel> pixels(columns);
    const double from = begin(area);
    const auto firstVisible = static_cast<std::size_t>(std::clamp(-m_scale.x(0), 0.0, area.width()));
    if (firstVisible >= columns) return;
    const double start = std::max(0.0, from);
    m_store.queryLane(lane, static_cast<trace::Time>(start), static_cast<trace::Time>(std::max(start + 1, end(area))),
                      std::span(pixels).subspan(firstVisible));
    const QRectF rows = bar(area);
    const Theme &theme = m_kit.theme();
    const QColor running = theme.identity(m_run.laneIdentity(lane)).fill;
    const QColor ground = m_kit.color(Role::Surface);
    // Running from the bottom up, as high as its share; waiting above it: a pixel tells how much, not only what most.
    std::size_t runStart = firstVisible;
    const auto flush = [&](std::size_t to) {
        if (to == runStart) return;
        const trace::LanePixel &p = pixels[runStart];
        const double width = static_cast<double>(to - runStart);
        double bottom = rows.bottom();
        for (const trace::LaneState state : {trace::LaneState::Running, trace::LaneState::Ready, trace::LaneState::WaitingLock, trace::LaneState::WaitingData, trace::LaneState::Asleep}) {
            const double height = rows.height() * p.share[static_cast<std::size_t>(state)] / 255.0;
            if (height < 0.5) continue;
            const QColor color = state == trace::LaneState::Running ? running : blend(ground, stateColor(theme, lookOf(state)), 0.75);
            m_painter.fillRect(QRectF(area.left() + static_cast<double>(runStart), bottom - height, width, height), color);
            bottom -= height;
        }
        runStart = to;
    };
    for (std::size_t i = firstVisible + 1; i < columns; ++i)
        if (!(pixels[i] == pixels[runStart])) flush(i);
    flush(columns);
}

// -- Locks, queues, variables

void TimelinePainter::paintLock(trace::ObjectIndex object, const QRectF &area)
{
    const trace::ObjectInfo &info = m_store.objects()[object];
    const trace::History &history = *info.history;
    const QRectF rows = bar(area);
    const bool owned = info.kind == trace::ObjectKind::Lock || info.kind == trace::ObjectKind::RLock;
    std::size_t i = history.at(static_cast<trace::Time>(std::max(0.0, begin(area))));
    if (i == trace::History::kNone) i = 0;
    const double now = static_cast<double>(m_store.now());
    double lastPixel = -1;
    for (; i < history.size(); ++i) {
        const trace::HistoryStep &step = history.step(i);
        const double left = x(area, static_cast<double>(step.time));
        if (left > area.right()) break;
        const double right = x(area, i + 1 < history.size() ? static_cast<double>(history.step(i + 1).time) : now);
        if (step.level <= 0 || right < area.left() || right < lastPixel) continue;
        const QRectF place(std::max(left, area.left() - 8), rows.top(), std::max(1.0, std::min(right, area.right() + 8) - std::max(left, area.left() - 8)), rows.height());
        lastPixel = place.right();
        if (owned) {
            const auto owner = static_cast<trace::LaneId>(step.level - 1);
            if (owner >= m_store.laneCount()) continue;
            const Identity &identity = m_kit.theme().identity(m_run.laneIdentity(owner));
            QPainterPath path;
            path.addRoundedRect(place, m_kit.px(4), m_kit.px(4));
            m_painter.fillPath(path, identity.fill);
            if (place.width() >= m_kit.px(LabelLeast)) {
                const QFont font = m_kit.fonts().words(TextSize::Small, QFont::DemiBold);
                m_painter.setFont(font);
                m_painter.setPen(identity.text);
                const QRectF text = place.intersected(area).adjusted(m_kit.px(8), 0, -m_kit.px(4), 0);
                m_painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(font).elidedText(m_run.laneName(owner), Qt::ElideRight, text.width()));
            }
        } else {
            m_painter.fillRect(place, blend(m_kit.color(Role::Surface), m_kit.theme().identity(m_run.objectIdentity()).fill, 0.35));
        }
    }
}

void TimelinePainter::paintQueue(trace::ObjectIndex object, const QRectF &area)
{
    const trace::History &history = *m_store.objects()[object].history;
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::floor(area.width())));
    const double nowX = std::min(area.width(), m_scale.x(static_cast<double>(m_store.now())));
    const double startX = std::max(0.0, m_scale.x(0));
    if (nowX <= startX) return;
    std::vector<trace::HistoryPixel> pixels(columns);
    const auto first = static_cast<std::size_t>(startX);
    history.query(static_cast<trace::Time>(std::max(0.0, m_scale.time(static_cast<double>(first)))), static_cast<trace::Time>(std::max(1.0, end(area))),
                  std::span(pixels).subspan(first));
    std::int32_t highest = 1;
    for (const trace::HistoryPixel &p : pixels) highest = std::max(highest, p.high);
    const QRectF rows = bar(area);
    const QColor color = m_kit.theme().identity(m_run.objectIdentity()).fill;
    const auto y = [&](std::int32_t level) { return rows.bottom() - rows.height() * 0.85 * level / highest; };
    QPainterPath line;
    const auto lastColumn = std::min(columns, static_cast<std::size_t>(std::ceil(nowX)));
    for (std::size_t i = first; i < lastColumn; ++i) {
        const double px = area.left() + static_cast<double>(i);
        if (pixels[i].high > 0) m_painter.fillRect(QRectF(px, y(pixels[i].high), 1, rows.bottom() - y(pixels[i].high)), blend(m_kit.color(Role::Surface), color, 0.25));
        if (i == first) line.moveTo(px, y(pixels[i].last));
        if (pixels[i].high != pixels[i].low) {
            line.lineTo(px, y(pixels[i].high));
            line.lineTo(px, y(pixels[i].low));
        }
        line.lineTo(px, y(pixels[i].last));
        line.lineTo(px + 1, y(pixels[i].last));
    }
    m_painter.setPen(QPen(color, m_kit.px(2)));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(line);
}

void TimelinePainter::paintVariable(trace::ObjectIndex object, const QRectF &area)
{
    const trace::History &history = *m_store.objects()[object].history;
    const QRectF rows = bar(area);
    const QFont font = m_kit.fonts().code(13);
    const QFontMetricsF metrics(font);
    std::size_t i = history.at(static_cast<trace::Time>(std::max(0.0, begin(area))));
    if (i == trace::History::kNone) i = 0;
    double free = area.left() - 1000; // where the last value's box ended
    for (; i < history.size(); ++i) {
        const trace::HistoryStep &step = history.step(i);
        const double left = x(area, static_cast<double>(step.time));
        if (left > area.right()) break;
        const trace::Event event = m_store.event(step.event);
        if (event.kind != trace::EventKind::VariableStore) continue; // a fork's copy
        if (left < free) {
            m_painter.fillRect(QRectF(left, rows.center().y() - 2, 1, 4), m_kit.color(Role::StrongLine));
            continue;
        }
        const QString text = m_run.valueText(event.value, event.thread);
        const double width = std::min(metrics.horizontalAdvance(text) + m_kit.px(16), m_kit.px(140));
        const QRectF box(left, rows.top() + 2, width, rows.height() - 4);
        m_painter.setPen(QPen(m_kit.theme().identity(m_run.objectIdentity()).fill, m_kit.px(1.5)));
        m_painter.setBrush(m_kit.color(Role::Surface));
        m_painter.drawRoundedRect(box, m_kit.px(5), m_kit.px(5));
        paintCode(m_painter, box.adjusted(m_kit.px(8), 0, -m_kit.px(4), 0), text, font, m_kit.color(Role::Text));
        free = box.right() + m_kit.px(3);
    }
}

// -- Arrows

void TimelinePainter::paintArrows(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, const QRectF &area, double scroll)
{
    std::vector<int> rowOfLane(m_store.laneCount(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].kind == TimelineRow::Kind::Lane) rowOfLane[rows[i].lane] = static_cast<int>(i);
    bool all = true;
    const auto found = m_store.arrowsBetween(static_cast<trace::Time>(std::max(0.0, begin(area))), static_cast<trace::Time>(std::max(0.0, end(area))), MostArrows, &all);
    const auto placeOf = [&](int row) {
        return bar(QRectF(area.left(), area.top() + places[static_cast<std::size_t>(row)].top - scroll, area.width(), places[static_cast<std::size_t>(row)].height));
    };
    m_painter.save();
    m_painter.setClipRect(area);
    m_painter.setRenderHint(QPainter::Antialiasing, found.size() < 200);
    std::size_t badges = 0;
    for (const std::uint32_t place : found) {
        const trace::Arrow arrow = m_store.arrows()[place];
        if (arrow.from >= rowOfLane.size() || arrow.to >= rowOfLane.size() || rowOfLane[arrow.from] < 0 || rowOfLane[arrow.to] < 0 || arrow.from == arrow.to) continue;
        const trace::Event from = m_store.event(arrow.fromEvent), to = m_store.event(arrow.toEvent);
        const QRectF fromBar = placeOf(rowOfLane[arrow.from]), toBar = placeOf(rowOfLane[arrow.to]);
        const bool down = fromBar.top() < toBar.top();
        const QPointF a(x(area, static_cast<double>(from.time)), down ? fromBar.bottom() : fromBar.top());
        const QPointF b(x(area, static_cast<double>(to.time)), down ? toBar.top() : toBar.bottom());
        const bool quiet = arrow.kind == trace::ArrowKind::Fork || arrow.kind == trace::ArrowKind::Start || arrow.kind == trace::ArrowKind::Join;
        QPainterPath path(a);
        const double bend = (b.y() - a.y()) * 0.6;
        path.cubicTo(a + QPointF(0, bend), b - QPointF(0, bend), b);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_kit.color(quiet ? Role::StrongLine : Role::Text), m_kit.px(quiet ? 1 : 1.5), quiet ? Qt::DashLine : Qt::SolidLine));
        m_painter.drawPath(path);
        if (arrow.kind != trace::ArrowKind::Message || badges++ >= MostBadges) continue;
        const QString text = m_run.valueText(from.value, from.thread);
        const Identity &identity = m_kit.theme().identity(m_run.laneIdentity(arrow.from));
        const QFont font = m_kit.fonts().words(TextSize::Small, QFont::Bold);
        QString shown = text;
        if (shown.size() > 2 && (shown.front() == '\'' || shown.front() == '"')) shown = shown.mid(1, shown.size() - 2);
        const double width = std::clamp(QFontMetricsF(font).horizontalAdvance(shown) + m_kit.px(10), m_kit.px(BadgeSize), m_kit.px(64));
        const QRectF badge(a.x() - width / 2 - m_kit.px(6), a.y() + (down ? m_kit.px(1) : -m_kit.px(BadgeSize + 1)), width, m_kit.px(BadgeSize));
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(identity.fill);
        m_painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
        m_painter.setPen(identity.text);
        m_painter.setFont(font);
        m_painter.drawText(badge, Qt::AlignCenter, QFontMetricsF(font).elidedText(shown, Qt::ElideRight, badge.width() - m_kit.px(4)));
    }
    m_painter.restore();
}

} // namespace forkyard::ui
