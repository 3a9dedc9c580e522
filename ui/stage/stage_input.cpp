// What is under the pointer, and what a click, the wheel and the keys do. Part of StageView.
#include "core/trace/store.h"
#include "ui/kit/tip.h"
#include "ui/stage/stage_painter.h"
#include "ui/stage/stage_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

namespace forkyard::ui {

StageView::Hit StageView::hitAt(const QPointF &point) const
{
    Hit hit;
    const QPointF at = transform().inverted().map(point);
    const trace::Moment &moment = m_run.moment();
    for (std::size_t i = 0; i < m_items.size() && i < m_layout.objects.size(); ++i) {
        if (!m_layout.objects[i].contains(at)) continue;
        hit.item = &m_items[i];
        std::vector<StageRow> rows;
        if (hit.item->kind == StageItem::Kind::Pool || hit.item->kind == StageItem::Kind::Futures) rows = poolRows(moment, hit.item->object, m_layout.objects[i]);
        if (hit.item->kind == StageItem::Kind::Loop) rows = loopRows(moment, hit.item->object, m_layout.objects[i]);
        for (const StageRow &row : rows)
            if (row.place.contains(at)) hit.row = row;
    }
    for (const trace::MomentProcess &process : moment.processes) {
        if (process.process >= m_layout.processes.size() || process.state == trace::ProcessState::NotStarted) continue;
        const StageLayout::Process &place = m_layout.processes[process.process];
        if (!place.box.contains(at)) continue;
        hit.process = &process;
        hit.isHelpers = place.helpers.contains(at);
        std::vector<std::size_t> own; // as the cards are painted: without the library's helpers
        for (const std::size_t t : process.threads)
            if (!m_run.isFolded(moment.threads[t].lane)) own.push_back(t);
        if (place.cards.empty() && !process.threads.empty()) hit.thread = &moment.threads[process.threads.front()];
        for (std::size_t i = 0; i < place.cards.size() && i < own.size(); ++i)
            if (place.cards[i].contains(at)) hit.thread = &moment.threads[own[i]];
        if (process.threads.empty()) continue;
        for (const auto &each : StagePainter::variablePlaces(m_run, process, place))
            if (each.place.contains(at)) hit.variable = each.variable;
    }
    for (std::size_t i = 0; i < m_layout.machines.size(); ++i)
        if (m_layout.machines[i].contains(at)) hit.machine = i;
    return hit;
}

void StageView::mousePressEvent(QMouseEvent *event)
{
    m_dragFrom = event->position();
    m_isDragged = false;
    if (moreButton().contains(event->position())) return showAll();
    const Hit hit = hitAt(event->position());
    if (hit.item && hit.row.job) m_run.select({Selection::Kind::Object, hit.row.job->object});
    else if (hit.item && hit.row.task) m_run.select({Selection::Kind::Object, hit.row.task->object});
    else if (hit.item && hit.item->object != trace::kNoObject) m_run.select({Selection::Kind::Object, hit.item->object});
    else if (hit.isHelpers) m_run.toggleHelpers(hit.process->process);
    else if (hit.variable && hit.variable->object != trace::kNoObject) m_run.select({Selection::Kind::Object, hit.variable->object});
    else if (hit.thread) {
        m_run.select({Selection::Kind::Lane, hit.thread->lane});
        if (event->button() == Qt::LeftButton) m_run.choose(hit.thread->lane);
    }
    else if (hit.process && m_run.mainLane(hit.process->process) != trace::kNoLane) m_run.select({Selection::Kind::Lane, m_run.mainLane(hit.process->process)});
    else m_run.select({});
}

void StageView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton)) {
        const Hit hit = hitAt(event->position());
        const bool isButton = moreButton().contains(event->position()) || (hit.thread && chooseButton(hit.thread->lane).contains(event->position()));
        isButton || hit.isHelpers ? setCursor(Qt::PointingHandCursor) : unsetCursor();
        return;
    }
    scrollBy(m_dragFrom - event->position());
    m_dragFrom = event->position();
    if (!m_isDragged && (m_down->isVisible() || m_across->isVisible())) setCursor(Qt::ClosedHandCursor);
    m_isDragged = true;
}

void StageView::mouseReleaseEvent(QMouseEvent *) { unsetCursor(); }

void StageView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier || (!m_down->isVisible() && !m_across->isVisible())) return View::wheelEvent(event);
    const QPointF turned = event->pixelDelta().isNull() ? QPointF(event->angleDelta()) * (ScrollStep / 120) : QPointF(event->pixelDelta());
    const bool sideways = event->modifiers() & Qt::ShiftModifier || !m_down->isVisible();
    scrollBy(sideways && turned.x() == 0 ? QPointF(-turned.y(), 0) : -turned);
    event->accept();
}

void StageView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Up: return scrollBy({0, -ScrollStep});
    case Qt::Key_Down: return scrollBy({0, ScrollStep});
    case Qt::Key_PageUp: return scrollBy({0, -static_cast<double>(height()) * 0.9});
    case Qt::Key_PageDown: return scrollBy({0, static_cast<double>(height()) * 0.9});
    default: View::keyPressEvent(event);
    }
}

QString StageView::sentenceAt(const QPointF &point) const { return moreButton().contains(point) ? moreSentence() : sentenceOf(hitAt(point)); }

bool StageView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString sentence = sentenceAt(help->pos());
        if (sentence.isEmpty()) QToolTip::hideText();
        else QToolTip::showText(help->globalPos(), tipText(sentence, m_kit.ipx(400)), this);
        return true;
    }
    return View::event(event);
}

} // namespace forkyard::ui
