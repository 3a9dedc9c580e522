// What the timeline says to whoever hears it: its rows at the playhead. Part of TimelineView.
#include "core/trace/store.h"
#include "ui/timeline/timeline_view.h"

namespace forkyard::ui {

QList<PaintedItem> TimelineView::paintedItems() const
{
    QList<PaintedItem> all;
    const QRectF area = lanesArea();
    const double now = area.left() + m_scale.x(static_cast<double>(m_run.playhead().time()));
    for (std::size_t row = 0; row < m_rows.size() && row < m_places.size(); ++row) {
        const QRectF place(0, area.top() + m_places[row].top - m_scroll, width(), m_places[row].height);
        if (place.height() <= 0) continue;
        // The bar that ends at the playhead is what has just happened; a row outside of the view has its name.
        const QString sentence = sentenceAt(QPointF(std::max(now - 1, area.left()), place.center().y()));
        PaintedItem told{sentence.isEmpty() ? m_rows[row].name : sentence, place.toRect(), QAccessible::ListItem, static_cast<int>(row) == selectedRow()};
        told.press = [view = const_cast<TimelineView *>(this), row] { view->selectRow(static_cast<int>(row)); };
        all.append(told);
    }
    return all;
}

} // namespace forkyard::ui
