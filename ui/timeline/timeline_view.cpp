// Input and arrangement of the timeline; what stands in it is painted by TimelinePainter.
#include "ui/timeline/timeline_view.h"

#include "ui/timeline/timeline_painter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double HeaderHeight = 42;
constexpr double RulerHeight = 26;
constexpr double LabelWidth = 175;
constexpr double RowHeight = 65;
constexpr double LeastRow = 26;
constexpr double ZoomStep = 1.25;
constexpr double PanShare = 0.15; // of the width, by key

} // namespace

TimelineView::TimelineView(Kit &kit, RunModel &run, QWidget *parent) : View(parent), m_kit(kit), m_run(run)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Timeline"));
    setMinimumHeight(120);
    const auto again = [this] {
        refreshRows();
        update();
        emit statusChanged();
    };
    connect(&m_run, &RunModel::storeReplaced, this, [this, again] {
        m_fits = true;
        m_scroll = 0;
        again();
    });
    connect(&m_run, &RunModel::eventsAppended, this, again);
    connect(&m_run, &RunModel::ended, this, again);
    connect(&m_run, &RunModel::momentChanged, this, [this] {
        followTime();
        update();
        emit statusChanged();
    });
    connect(&m_run, &RunModel::selectionChanged, this, [this] { update(); });
    connect(&m_kit, &Kit::appearanceChanged, this, again);
    connect(&m_kit, &Kit::languageChanged, this, again);
    refreshRows();
}

QRectF TimelineView::lanesArea() const
{
    const double left = m_kit.px(LabelWidth), top = m_kit.px(HeaderHeight + RulerHeight);
    return QRectF(left, top, std::max(1.0, width() - left), std::max(1.0, height() - top));
}

double TimelineView::end() const { return static_cast<double>(m_run.playhead().now()); }

QString TimelineView::timeText(double time) const { return tr("%1 s").arg(QString::number(time / 1e9, 'f', 2)); }

QString TimelineView::status() const
{
    if (!m_run.store()) return {};
    const QString at = timeText(static_cast<double>(m_run.playhead().time())), all = timeText(end());
    return m_run.isLive() ? tr("%1 of %2, still running").arg(at, all) : tr("%1 of %2").arg(at, all);
}

void TimelineView::refreshRows()
{
    m_rows = TimelineRows::of(m_run);
    layOut();
}

void TimelineView::layOut()
{
    const QRectF area = lanesArea();
    m_places = placeRows(m_rows.size(), area.height(), m_kit.px(RowHeight), m_kit.px(LeastRow));
    const double total = m_places.empty() ? 0 : m_places.back().top + m_places.back().height;
    m_scroll = std::clamp(m_scroll, 0.0, std::max(0.0, total - area.height()));
    if (m_fits) m_scale = TimeScale::fitting(end(), area.width());
}

void TimelineView::followTime()
{
    const QRectF area = lanesArea();
    if (m_fits) {
        m_scale = TimeScale::fitting(end(), area.width());
        return;
    }
    // Zoomed in, the moment shown stays on the screen.
    const double x = m_scale.x(static_cast<double>(m_run.playhead().time()));
    if (m_drag == Drag::None && (x < 0 || x > area.width())) m_scale.begin = static_cast<double>(m_run.playhead().time()) - m_scale.nsPerPixel * area.width() * 0.85;
}

void TimelineView::fit()
{
    m_fits = true;
    layOut();
    update();
}

void TimelineView::zoom(double factor, double pixel)
{
    const QRectF area = lanesArea();
    m_fits = false;
    m_scale = m_scale.zoomed(factor, pixel, std::max(end(), 1e6) * 2 / area.width());
    update();
}

void TimelineView::pan(double pixels)
{
    m_fits = false;
    m_scale.begin = std::clamp(m_scale.begin + pixels * m_scale.nsPerPixel, -m_scale.nsPerPixel * lanesArea().width() / 2, std::max(0.0, end()));
    update();
}

void TimelineView::stepEvent(bool forwards)
{
    const trace::Store *store = m_run.store();
    if (!store || m_rows.empty()) return;
    trace::LaneId lane = m_rows.front().lane;
    if (m_run.selection().kind == Selection::Kind::Lane) lane = static_cast<trace::LaneId>(m_run.selection().id);
    const auto time = static_cast<trace::Time>(m_run.playhead().time());
    const trace::EventIndex event = forwards ? store->nextEvent(lane, time) : store->previousEvent(lane, time);
    if (event != trace::kNoEvent) m_run.playhead().setTime(static_cast<qint64>(store->event(event).time));
}

QString TimelineView::sentenceAt(const QPointF &point) const
{
    const QRectF area = lanesArea();
    const trace::Store *store = m_run.store();
    if (!store || point.y() < area.top()) return {};
    const int row = rowAt(m_places, point.y() - area.top() + m_scroll);
    if (row < 0) return {};
    const TimelineRow &what = m_rows[static_cast<std::size_t>(row)];
    const double time = m_scale.time(point.x() - area.left());
    if (point.x() < area.left() || time < 0) return tr("%1, %2").arg(what.name, what.detail);
    switch (what.kind) {
    case TimelineRow::Kind::Lane: {
        const std::size_t index = store->spanAt(what.lane, static_cast<trace::Time>(time));
        if (index == trace::LaneSpans::kNone) return {};
        const trace::LaneSpan span = store->span(what.lane, index);
        return tr("%1: %2, from %3 to %4.").arg(what.name, m_run.spanWords(what.lane, index), timeText(static_cast<double>(span.begin)), timeText(static_cast<double>(span.end)));
    }
    case TimelineRow::Kind::Queue:
        return tr("%1 holds %n items at %2.", nullptr, store->objects()[what.object].history->levelAt(static_cast<trace::Time>(time))).arg(what.name, timeText(time));
    case TimelineRow::Kind::Lock: {
        const std::int32_t level = store->objects()[what.object].history->levelAt(static_cast<trace::Time>(time));
        if (level <= 0) return tr("%1 is free at %2.").arg(what.name, timeText(time));
        return tr("%1 is held by %2 at %3.").arg(what.name, m_run.laneName(static_cast<trace::LaneId>(level - 1)), timeText(time));
    }
    case TimelineRow::Kind::Variable: {
        const trace::History &history = *store->objects()[what.object].history;
        const std::size_t step = history.at(static_cast<trace::Time>(time));
        if (step == trace::History::kNone) return {};
        const trace::Event event = store->event(history.step(step).event);
        return tr("%1 is %2, set by %3 at %4.").arg(what.name, m_run.valueText(event.value, event.thread), m_run.laneName(event.thread), timeText(static_cast<double>(event.time)));
    }
    }
    return {};
}

// -- Painting

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_kit.color(Role::Surface));
    painter.fillRect(QRectF(0, 0, width(), 1), m_kit.color(Role::Line));
    paintHeader(painter);
    const QRectF area = lanesArea();
    if (!m_run.store() || m_rows.empty()) {
        painter.setFont(m_kit.fonts().words());
        painter.setPen(m_kit.color(Role::MutedText));
        painter.drawText(QRectF(0, area.top() - m_kit.px(RulerHeight), width(), area.height()), Qt::AlignCenter, tr("What each process and thread does stands here once a program runs."));
        return;
    }
    paintRuler(painter, area);
    TimelinePainter rows(painter, m_kit, m_run, m_scale);
    painter.save();
    painter.setClipRect(QRectF(0, area.top(), width(), area.height()));
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const double top = area.top() + m_places[i].top - m_scroll;
        if (top + m_places[i].height < area.top() || top > height()) continue;
        const bool selected = m_rows[i].kind == TimelineRow::Kind::Lane ? m_run.selection() == Selection{Selection::Kind::Lane, m_rows[i].lane}
                                                                         : m_run.selection() == Selection{Selection::Kind::Object, m_rows[i].object};
        rows.paintLabel(m_rows[i], QRectF(0, top, area.left(), m_places[i].height), selected);
        rows.paintRow(m_rows[i], QRectF(area.left(), top, area.width(), m_places[i].height));
        painter.fillRect(QRectF(0, top + m_places[i].height - 1, width(), 1), m_kit.color(Role::Line));
    }
    painter.restore();
    rows.paintArrows(m_rows, m_places, area, m_scroll);
    paintPlayhead(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen(m_kit.color(Role::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void TimelineView::paintHeader(QPainter &painter) const
{
    const QFont title = m_kit.fonts().words(TextSize::Title, QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(m_kit.color(Role::Text));
    const QRectF line(m_kit.px(16), 0, width() - m_kit.px(32), m_kit.px(HeaderHeight));
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
    const double last = m_scale.time(area.width());
    for (double time = std::max(0.0, std::ceil(m_scale.begin / step) * step); time <= last; time += step) {
        const double x = std::round(area.left() + m_scale.x(time));
        painter.fillRect(QRectF(x, area.top() - m_kit.px(RulerHeight), 1, height() - area.top() + m_kit.px(RulerHeight)), m_kit.color(Role::Line));
        painter.setPen(m_kit.color(Role::MutedText));
        painter.drawText(QRectF(x + m_kit.px(5), area.top() - m_kit.px(RulerHeight), m_kit.px(100), m_kit.px(RulerHeight)), Qt::AlignLeft | Qt::AlignVCenter, unit.arg(rulerNumber(time, step)));
    }
    if (!m_run.isLive()) return;
    const double now = std::round(area.left() + m_scale.x(end()));
    painter.setPen(QPen(m_kit.color(Role::StrongLine), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(now, area.top() - m_kit.px(8)), QPointF(now, height()));
    const double playhead = area.left() + m_scale.x(static_cast<double>(m_run.playhead().time()));
    if (std::abs(playhead - now) < m_kit.px(60)) return; // the playhead's badge stands there
    painter.setPen(m_kit.color(Role::Text));
    painter.setFont(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    painter.drawText(QRectF(now + m_kit.px(8), m_kit.px(HeaderHeight) - m_kit.px(16), m_kit.px(80), m_kit.px(18)), Qt::AlignLeft | Qt::AlignVCenter, tr("now"));
}

void TimelineView::paintPlayhead(QPainter &painter, const QRectF &area) const
{
    const double x = std::round(area.left() + m_scale.x(static_cast<double>(m_run.playhead().time())));
    if (x < area.left() - 1 || x > width()) return;
    const QColor accent = m_kit.color(Role::Accent);
    painter.fillRect(QRectF(x - 1, m_kit.px(HeaderHeight) - m_kit.px(6), 2, height()), accent);
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

// -- Input

void TimelineView::resizeEvent(QResizeEvent *) { layOut(); }

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QRectF area = lanesArea();
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(std::pow(ZoomStep, delta.y() / 120.0), event->position().x() - area.left());
    } else if (event->modifiers() & Qt::ShiftModifier || delta.x() != 0) {
        pan(-(delta.x() ? delta.x() : delta.y()) * 0.8);
    } else {
        m_scroll -= delta.y() * 0.5;
        layOut();
        update();
    }
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_run.store()) return;
    setFocus(Qt::MouseFocusReason);
    const QRectF area = lanesArea();
    m_pressed = m_last = event->position();
    m_moved = false;
    const double playheadX = area.left() + m_scale.x(static_cast<double>(m_run.playhead().time()));
    const bool onRuler = event->position().y() < area.top();
    m_drag = onRuler || std::abs(event->position().x() - playheadX) < m_kit.px(5) ? Drag::Playhead : Drag::Pan;
    if (onRuler && event->position().x() >= area.left()) m_run.playhead().setTime(static_cast<qint64>(m_scale.time(event->position().x() - area.left())));
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = lanesArea();
    const double playheadX = area.left() + m_scale.x(static_cast<double>(m_run.playhead().time()));
    if (m_drag == Drag::None) {
        setCursor(event->position().y() < area.top() || std::abs(event->position().x() - playheadX) < m_kit.px(5) ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    }
    if ((event->position() - m_pressed).manhattanLength() > 4) m_moved = true;
    if (m_drag == Drag::Playhead) m_run.playhead().setTime(static_cast<qint64>(m_scale.time(event->position().x() - area.left())));
    else if (m_moved) pan(m_last.x() - event->position().x());
    m_last = event->position();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const QRectF area = lanesArea();
    if (m_drag == Drag::Pan && !m_moved) {
        const int row = rowAt(m_places, event->position().y() - area.top() + m_scroll);
        if (row >= 0) {
            const TimelineRow &what = m_rows[static_cast<std::size_t>(row)];
            if (what.kind == TimelineRow::Kind::Lane) m_run.select({Selection::Kind::Lane, what.lane});
            else m_run.select({Selection::Kind::Object, what.object});
        }
        if (event->position().x() >= area.left()) m_run.playhead().setTime(static_cast<qint64>(m_scale.time(event->position().x() - area.left())));
    }
    m_drag = Drag::None;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QRectF area = lanesArea();
    const trace::Store *store = m_run.store();
    const int row = rowAt(m_places, event->position().y() - area.top() + m_scroll);
    if (!store || row < 0 || m_rows[static_cast<std::size_t>(row)].kind != TimelineRow::Kind::Lane) return;
    const trace::LaneId lane = m_rows[static_cast<std::size_t>(row)].lane;
    const std::size_t index = store->spanAt(lane, static_cast<trace::Time>(std::max(0.0, m_scale.time(event->position().x() - area.left()))));
    if (index == trace::LaneSpans::kNone) return;
    const trace::LaneSpan span = store->span(lane, index);
    if (span.event != trace::kNoEvent) m_run.requestLine(static_cast<int>(trace::packedLine(store->event(span.event).line)));
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const QRectF area = lanesArea();
    const double centre = std::clamp(m_scale.x(static_cast<double>(m_run.playhead().time())), 0.0, area.width());
    switch (event->key()) {
    case Qt::Key_W: zoom(ZoomStep, centre); return;
    case Qt::Key_S: zoom(1 / ZoomStep, centre); return;
    case Qt::Key_A: pan(-PanShare * area.width()); return;
    case Qt::Key_D: pan(PanShare * area.width()); return;
    case Qt::Key_F: fit(); return;
    case Qt::Key_L: m_run.playhead().followNow(); return;
    case Qt::Key_Period: stepEvent(true); return;
    case Qt::Key_Comma: stepEvent(false); return;
    case Qt::Key_Left: m_run.playhead().setTime(m_run.playhead().time() - static_cast<qint64>(m_scale.nsPerPixel * 4)); return;
    case Qt::Key_Right: m_run.playhead().setTime(m_run.playhead().time() + static_cast<qint64>(m_scale.nsPerPixel * 4)); return;
    case Qt::Key_Home: m_run.playhead().setTime(0); return;
    case Qt::Key_End: m_run.playhead().setTime(m_run.playhead().now()); return;
    default: View::keyPressEvent(event);
    }
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString sentence = sentenceAt(help->pos());
        if (sentence.isEmpty()) QToolTip::hideText();
        else QToolTip::showText(help->globalPos(), sentence, this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
    return View::event(event);
}

} // namespace forkyard::ui
