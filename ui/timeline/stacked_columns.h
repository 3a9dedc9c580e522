// A bar of columns, each a stack of at most six colours: how a crowded lane shows shares of time. Works on device pixels; knows no
// trace and no theme.
#pragma once

#include "ui/timeline/raster.h"

#include <array>
#include <cstdint>
#include <vector>

namespace forkyard::ui {

/// The colours from the bottom up; the last one lies above all parts.
inline constexpr std::size_t stackedParts = 5;
using StackColors = std::array<QRgb, stackedParts + 1>;

class StackedColumns {
public:
    /// `height` of the bar, `count` columns.
    void reset(int height, int count);
    int count() const { return m_count; }
    /// What the heights of parts are counted in: the bar's height in pixels, unless that is more than a byte counts to.
    int steps() const { return m_steps; }
    /// Of each part, by column: how many steps it reaches from the bar's bottom, not less than the part below, at most all. To be set
    /// after each reset, which may move them.
    std::array<std::uint8_t *, stackedParts> parts() {
        std::array<std::uint8_t *, stackedParts> all;
        for (std::size_t part = 0; part < stackedParts; ++part) all[part] = m_tops[part].data();
        return all;
    }
    /// The columns [from, to), the first of all at `left`; the bar's top is at `top`. Cut by the raster's clip.
    void paint(Raster &raster, int left, int top, int from, int to, const StackColors &colors) const;

private:
    int m_height = 0;
    int m_count = 0;
    int m_steps = 0;
    int m_unit = 1; ///< pixels a step
    std::array<std::vector<std::uint8_t>, stackedParts> m_tops; ///< and a block more than there are columns
};

} // namespace forkyard::ui
