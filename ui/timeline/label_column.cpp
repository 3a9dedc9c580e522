// Names are set by QPainter, which takes its time, and so only when they changed.
#include "ui/timeline/label_column.h"

#include "ui/kit/short_names.h"
#include "ui/timeline/timeline_canvas.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

const QImage &LabelColumn::picture(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, QSizeF size, double scroll, double ratio, int selected) {
    if (!m_image.isNull() && m_image.devicePixelRatio() == ratio && m_size == size && m_scroll == scroll && m_selected == selected) return m_image;
    m_size = size;
    m_scroll = scroll;
    m_selected = selected;
    m_image = QImage((size * ratio).toSize().expandedTo({1, 1}), QImage::Format_RGB32);
    m_image.setDevicePixelRatio(ratio);
    m_image.fill(m_kit.color(Role::Surface));
    QPainter painter(&m_image);
    painter.setRenderHint(QPainter::Antialiasing);
    paint(painter, rows, places, size, scroll, selected);
    return m_image;
}

void LabelColumn::paint(QPainter &painter, const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, QSizeF size, double scroll, int selected) const {
    for (std::size_t row = 0; row < rows.size() && row < places.size(); ++row) {
        const QRectF area(0, places[row].top - scroll, size.width(), places[row].height);
        if (area.bottom() < 0 || area.top() > size.height()) continue;
        paint(painter, rows[row], area, static_cast<int>(row) == selected);
        painter.fillRect(QRectF(0, area.bottom() - 1, size.width(), 1), m_kit.color(Role::Line));
    }
}

void LabelColumn::paint(QPainter &painter, const TimelineRow &row, const QRectF &area, bool isSelected) const {
    if (isSelected) painter.fillRect(area, m_kit.color(Role::Selection));
    const double bar = std::min(m_kit.px(TimelineCanvas::barHeight), area.height() - 4);
    const double strip = std::min(bar + m_kit.px(6), area.height());
    painter.fillRect(QRectF(area.left(), area.center().y() - strip / 2, m_kit.px(8), strip), m_kit.theme().identity(row.identity).fill);
    if (row.isHead) { // can be folded, or is
        const double size = m_kit.px(4), x = area.left() + m_kit.px(15), middle = area.center().y();
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_kit.color(Role::MutedText));
        if (row.folded > 0) painter.drawPolygon(QPolygonF({{x - size * 0.7, middle - size}, {x + size * 0.9, middle}, {x - size * 0.7, middle + size}}));
        else painter.drawPolygon(QPolygonF({{x - size, middle - size * 0.7}, {x + size, middle - size * 0.7}, {x, middle + size * 0.9}}));
    }
    const QFont nameFont = m_kit.fonts().words(TextSize::Body, QFont::DemiBold), detailFont = m_kit.fonts().words(TextSize::Small);
    const double left = area.left() + m_kit.px(22), width = area.width() - m_kit.px(28);
    const QFontMetricsF nameMetrics(nameFont), detailMetrics(detailFont);
    const bool two = area.height() >= nameMetrics.height() + detailMetrics.height();
    // In a low row the lines draw nearer to each other, so that the lower does not stand on the row's edge.
    const double nearer = two ? std::clamp(nameMetrics.height() + detailMetrics.height() + m_kit.px(5) - area.height(), 0.0, m_kit.px(4)) : 0;
    double y = area.center().y() - (nameMetrics.height() + (two ? detailMetrics.height() - nearer : 0)) / 2 - (nearer > 0 ? m_kit.px(0.5) : 0);
    const QString count = row.folded > 0 ? QStringLiteral(" +%1").arg(row.folded) : QString(); // so many threads beneath it
    const double countWidth = nameMetrics.horizontalAdvance(count);
    painter.setFont(nameFont);
    painter.setPen(m_kit.color(Role::Text));
    painter.drawText(QRectF(left, y, width, nameMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, shortenedName(row.name, nameFont, width - countWidth) + count);
    if (!two) return;
    y += nameMetrics.height() - nearer;
    painter.setFont(detailFont);
    painter.setPen(m_kit.color(Role::MutedText));
    painter.drawText(QRectF(left, y, width, detailMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, detailMetrics.elidedText(row.detail, Qt::ElideRight, width));
}

} // namespace forkyard::ui
