// Chooses and paints the arrows between the rows: fork, start, join, messages, hand-overs. Device pixels; handles no input.
#pragma once

#include "ui/timeline/arrow_geometry.h"
#include "ui/timeline/row_painter.h"

namespace forkyard::ui {

/// How arrows were chosen: an older part of the picture fits only what is painted in the same manner.
struct ArrowManner {
    bool isAll = true;       ///< of those between the rows; else a sample of each slice of time
    std::int64_t from = 0;   ///< the slices that can be seen
    std::int64_t to = 0;
    std::uint32_t every = 1; ///< of how many one is painted
    bool operator==(const ArrowManner &) const = default;
};

class ArrowPainter {
public:
    /// `places` by row, in the same order as `rows`; they are kept by reference. Chooses.
    ArrowPainter(const RowFrame &frame, const std::vector<TimelineRow> &rows, const std::vector<RowPixels> &places);

    const ArrowManner &manner() const { return m_manner; }
    /// Badges make room for each other from the picture's left edge on: moved along, others would be left out.
    bool hasBadges() const;
    /// The arrows, then their badges, within the raster's clip.
    void paint(Raster raster);

private:
    std::vector<std::uint32_t> choose();
    bool pathOf(std::uint32_t arrow, ArrowPath &path) const;
    bool isThin() const { return !m_manner.isAll || m_manner.every > 1; }
    bool hasRoomForBadges() const;
    void paintPath(Raster &raster, const ArrowPath &path);
    void paintBadges(Raster &raster);
    const WordSprite *badgeOf(const ArrowPath &path);

    const RowFrame &m_frame;
    const trace::Store &m_store;
    const std::vector<RowPixels> &m_places;
    std::vector<int> m_rowOfLane;
    std::vector<ArrowPath> m_paths;
    std::vector<RasterPoint> m_points;
    ArrowManner m_manner;
};

} // namespace forkyard::ui
