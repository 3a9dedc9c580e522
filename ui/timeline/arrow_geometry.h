// The way of an arrow between two rows, and how many like ones become one when there are too many. Pure functions and values.
#pragma once

#include "ui/timeline/raster.h"

#include <cstdint>
#include <vector>

namespace forkyard::ui {

/// One arrow on the picture, device pixels; `source` is the caller's.
struct ArrowPath {
    RasterPoint from;
    RasterPoint to;
    std::uint32_t source = 0;
    std::uint32_t count = 1; ///< how many it stands for
    bool quiet = false;      ///< thin and dashed: fork, start, join
};

/// The curve leaves and arrives upright, ends included; as many points as its length needs, where `widest` pixels can be seen.
void arrowCurve(const ArrowPath &path, double widest, std::vector<RasterPoint> &points);

/// Arrows between the same heights whose ends lie within the same cells of `cell` pixels become one that stands at the first's
/// place and counts them all. Keeps the order of the first ones. `origin`: of the picture's left edge, in pixels from where cells begin.
std::vector<ArrowPath> bundled(const std::vector<ArrowPath> &paths, double cell, double origin = 0);

/// The share of a picture of `width` × `height` pixels that the arrows' lines cover, one pixel wide.
double inkShare(const std::vector<ArrowPath> &paths, double width, double height);
/// Keeps one of `every` arrows: always the same ones, wherever the picture begins. `every` is a power of two.
std::vector<ArrowPath> thinned(const std::vector<ArrowPath> &paths, std::uint32_t every);
/// The smallest power of two by which arrows have to be thinned until they cover no more than `most` of the picture.
std::uint32_t thinning(double ink, double most);

/// How strongly a bundle is drawn: 0 to 1, more for more.
double bundleOpacity(std::uint32_t count);

} // namespace forkyard::ui
