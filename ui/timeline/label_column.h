// The names at the left of the timeline's rows, kept as one picture. Knows the rows; paints nothing else.
#pragma once

#include "ui/kit/kit.h"
#include "ui/timeline/timeline_geometry.h"
#include "ui/timeline/timeline_rows.h"

#include <QImage>

namespace forkyard::ui {

class LabelColumn {
public:
    explicit LabelColumn(const Kit &kit) : m_kit(kit) {}

    void forget() { m_image = {}; }
    /// The picture, `size` pixels large. `selected`: a row's index, or -1.
    const QImage &picture(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, QSizeF size, double scroll, double ratio, int selected);

    /// The same with a painter, as text.
    void paint(QPainter &painter, const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, QSizeF size, double scroll, int selected) const;

private:
    void paint(QPainter &painter, const TimelineRow &row, const QRectF &area, bool isSelected) const;

    const Kit &m_kit;
    QImage m_image;
    QSizeF m_size;
    double m_scroll = 0;
    int m_selected = -1;
};

} // namespace forkyard::ui
