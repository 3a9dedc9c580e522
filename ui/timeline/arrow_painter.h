// Chooses and paints the arrows between the rows: fork, start, join, messages, hand-overs. Device pixels; handles no input.
#pragma once

#include "ui/timeline/arrow_geometry.h"
#include "ui/timeline/row_painter.h"

namespace forkyard::ui {

class ArrowPainter {
public:
    /// `places` by row, in the same order as `rows`.
    ArrowPainter(Raster raster, const RowFrame &frame, const std::vector<TimelineRow> &rows, const std::vector<RowPixels> &places);

    /// Returns how they were painted (how many were left out): an older part of the picture fits only what was painted in the same manner.
    int paint();

private:
    std::vector<std::uint32_t> choose();
    bool pathOf(std::uint32_t arrow, ArrowPath &path) const;
    void paintPath(const ArrowPath &path, bool isThin);
    void paintBadges(std::vector<ArrowPath> paths);
    const WordSprite *badgeOf(const ArrowPath &path);

    Raster m_raster;
    const RowFrame &m_frame;
    const trace::Store &m_store;
    const std::vector<RowPixels> &m_places;
    std::vector<int> m_rowOfLane;
    std::vector<RasterPoint> m_points;
    bool m_all = true;
};

} // namespace forkyard::ui
