// A cubic Bézier with upright ends is the same S for every arrow, only stretched: its points are worked out directly.
#include "ui/timeline/arrow_geometry.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace forkyard::ui {

namespace {

constexpr double bend = 0.6; // the control points' share of the height

/// The curve at t in 0..1, in its own box.
double across(double t) { return t * t * (3 - 2 * t); }
double down(double t) { return 3 * (1 - t) * (1 - t) * t * bend + 3 * (1 - t) * t * t * (1 - bend) + t * t * t; }

struct Cell {
    std::int64_t from, to;
    int fromY, toY;
    bool quiet;
    bool operator==(const Cell &) const = default;
};

struct CellHash {
    std::size_t operator()(const Cell &cell) const {
        std::uint64_t hash = 1469598103934665603u;
        for (const std::uint64_t part : {static_cast<std::uint64_t>(cell.from), static_cast<std::uint64_t>(cell.to), static_cast<std::uint64_t>(cell.fromY) << 32 ^ static_cast<std::uint32_t>(cell.toY), static_cast<std::uint64_t>(cell.quiet)}) {
            hash = (hash ^ part) * 0x9e3779b97f4a7c15u;
            hash ^= hash >> 29;
        }
        return static_cast<std::size_t>(hash);
    }
};

} // namespace

void arrowCurve(const ArrowPath &path, double widest, std::vector<RasterPoint> &points) {
    constexpr double pixelsPerPart = 14;
    const double dx = path.to.x - path.from.x, dy = path.to.y - path.from.y;
    // Of an arrow far wider than the screen only nearly straight parts are seen.
    const int parts = std::clamp(static_cast<int>(std::hypot(std::min(std::abs(dx), widest), dy) / pixelsPerPart), 4, 48);
    points.clear();
    for (int part = 0; part <= parts; ++part) {
        const double t = static_cast<double>(part) / parts;
        points.push_back({path.from.x + dx * across(t), path.from.y + dy * down(t)});
    }
}

std::vector<ArrowPath> bundled(const std::vector<ArrowPath> &paths, double cell, double origin) {
    std::vector<ArrowPath> result;
    std::unordered_map<Cell, std::size_t, CellHash> places;
    places.reserve(paths.size());
    for (const ArrowPath &path : paths) {
        const Cell key{static_cast<std::int64_t>(std::floor((path.from.x + origin) / cell)), static_cast<std::int64_t>(std::floor((path.to.x + origin) / cell)),
                       static_cast<int>(std::lround(path.from.y)), static_cast<int>(std::lround(path.to.y)), path.quiet};
        const auto [place, isNew] = places.try_emplace(key, result.size());
        if (isNew) result.push_back(path);
        else result[place->second].count += path.count;
    }
    return result;
}

double inkShare(const std::vector<ArrowPath> &paths, double width, double height) {
    double ink = 0;
    for (const ArrowPath &path : paths) {
        const double left = std::clamp(std::min(path.from.x, path.to.x), 0.0, width), right = std::clamp(std::max(path.from.x, path.to.x), 0.0, width);
        ink += std::hypot(right - left, path.to.y - path.from.y);
    }
    return ink / std::max(1.0, width * height);
}

std::uint32_t thinning(double ink, double most) {
    std::uint32_t every = 1;
    while (every < 1u << 16 && ink > most * every) every *= 2;
    return every;
}

std::vector<ArrowPath> thinned(const std::vector<ArrowPath> &paths, std::uint32_t every) {
    std::vector<ArrowPath> kept;
    for (const ArrowPath &path : paths)
        if ((path.source * 0x9e3779b9u >> 16) % every == 0) kept.push_back(path); // mixed, since like arrows come in turns
    return kept;
}

double bundleOpacity(std::uint32_t count) { return 1 - 0.65 / std::sqrt(static_cast<double>(std::max(1u, count))); }

} // namespace forkyard::ui
