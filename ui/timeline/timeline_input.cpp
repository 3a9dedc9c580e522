// What the wheel, the pointer and the keys do to the timeline. Part of TimelineView.
#include "ui/timeline/timeline_view.h"
#include "ui/timeline/timeline_sizes.h"
#include "ui/kit/tip.h"
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double ZoomStep = 1.25;
constexpr double PanShare = 0.15; // of the width, by key

} // namespace

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
    for (const Parting &parting : m_run.partings())
        if (partingPlace(parting, area).contains(event->position())) return m_run.takeParting(parting.branch);
    const double playheadX = area.left() + m_scale.x(static_cast<double>(m_run.playhead().time()));
    const bool onRuler = event->position().y() < area.top();
    if (const QRectF strip = overviewArea(); strip.contains(event->position())) {
        m_drag = Drag::Overview;
        return showAround(TimelineOverview::timeAt(event->position().x(), strip, end()));
    }
    if (const Hit hit = hitAt(event->position()); hit.row >= 0 && hit.isLabel) {
        const bool isSign = event->position().x() < m_kit.px(26) && m_rows[static_cast<std::size_t>(hit.row)].isHead;
        if (isSign) return toggleFold(hit.row);
        m_drag = Drag::Row;
        m_draggedRow = hit.row;
        return;
    }
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
    if (m_drag == Drag::Overview) return showAround(TimelineOverview::timeAt(event->position().x(), overviewArea(), end()));
    if (m_drag == Drag::Row) {
        const int over = rowAt(m_places, event->position().y() - area.top() + m_scroll);
        if (!m_moved || over < 0 || over == m_draggedRow) return;
        moveRow(m_draggedRow, over);
        m_draggedRow = over;
        return;
    }
    if (m_drag == Drag::Playhead) m_run.playhead().setTime(static_cast<qint64>(m_scale.time(event->position().x() - area.left())));
    else if (m_moved) pan(m_last.x() - event->position().x());
    m_last = event->position();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const QRectF area = lanesArea();
    if (m_drag == Drag::Pan && !m_moved) {
        const int row = rowAt(m_places, event->position().y() - area.top() + m_scroll);
        if (row >= 0) selectRow(row);
        if (event->position().x() >= area.left()) m_run.playhead().setTime(static_cast<qint64>(m_scale.time(event->position().x() - area.left())));
    }
    if (m_drag == Drag::Row && !m_moved && m_draggedRow >= 0 && m_draggedRow < static_cast<int>(m_rows.size())) selectRow(m_draggedRow);
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
    case Qt::Key_M: markMeasure(); return;
    case Qt::Key_H:
        if (event->modifiers() & Qt::ShiftModifier) showAllRows();
        else hideRow(selectedRow());
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event->modifiers() & Qt::ShiftModifier) moveSelected(event->key() == Qt::Key_Down);
        else selectNext(event->key() == Qt::Key_Down);
        return;
    case Qt::Key_Minus:
    case Qt::Key_Plus:
    case Qt::Key_Space:
        if (event->modifiers() & Qt::ShiftModifier) toggleMachine(selectedRow());
        else toggleFold(selectedRow());
        return;
    case Qt::Key_Y: explainSelected(); return;
    case Qt::Key_B: m_run.requestBookmark(); return;
    case Qt::Key_BracketRight: goToBookmark(true); return;
    case Qt::Key_BracketLeft: goToBookmark(false); return;
    case Qt::Key_Greater:
        if (m_run.store()) goToKind(soughtKind(), true);
        return;
    case Qt::Key_Less:
        if (m_run.store()) goToKind(soughtKind(), false);
        return;
    case Qt::Key_Escape:
        if (!m_chain.links.empty()) return forgetCauses();
        if (m_measure.phase() == TimeMeasure::Phase::None) break;
        m_measure.clear();
        emit statusChanged();
        update();
        return;
    case Qt::Key_Period: stepEvent(true); return;
    case Qt::Key_Comma: stepEvent(false); return;
    case Qt::Key_Left: m_run.playhead().setTime(m_run.playhead().time() - static_cast<qint64>(m_scale.nsPerPixel * 4)); return;
    case Qt::Key_Right: m_run.playhead().setTime(m_run.playhead().time() + static_cast<qint64>(m_scale.nsPerPixel * 4)); return;
    case Qt::Key_Home: m_run.playhead().setTime(0); return;
    case Qt::Key_End: m_run.playhead().setTime(m_run.playhead().now()); return;
    default: break;
    }
    View::keyPressEvent(event);
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString sentence = sentenceAt(help->pos());
        if (sentence.isEmpty()) QToolTip::hideText();
        else QToolTip::showText(help->globalPos(), tipText(sentence, m_kit.ipx(400)), this);
        return true;
    }
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
    return View::event(event);
}

} // namespace forkyard::ui
