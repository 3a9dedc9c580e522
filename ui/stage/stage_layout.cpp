// Levels of the process tree from top to bottom, each wrapped into rows and centred; then the objects.
#include "ui/stage/stage_layout.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

/// Many threads fold into a grid that is at most this wide.
constexpr std::size_t MostCardColumns = 4;
/// Cards of a process by itself grow to this share of their width.
constexpr double WidestCard = 1.3;

/// Tiles within a process that is folded itself.
constexpr std::size_t MiniColumns = 3;
constexpr std::size_t MostCards = 8;
constexpr std::size_t MostChips = 32;
constexpr double MiniHead = 32;
constexpr double MiniInset = 16;

/// Sizes and columns of one process's threads.
struct Grid {
    StageFold fold = StageFold::Full;
    std::size_t columns = 1;
    double width = 0, height = 0, gap = 0, inset = 0;

    double breadth() const { return static_cast<double>(columns) * (width + gap) - gap + 2 * inset; }
    double tallness(std::size_t threads) const { return static_cast<double>((threads + columns - 1) / columns) * (height + gap); }
};

Grid gridOf(std::size_t threads, bool isMini, const StageMeasures &m, double width)
{
    Grid grid;
    grid.fold = foldOfThreads(threads, isMini);
    switch (grid.fold) {
    case StageFold::Full: grid = {grid.fold, 1, m.cardWidth, m.cardHeight, m.gap / 2, m.gap}; break;
    case StageFold::Chips: grid = {grid.fold, 1, m.chipWidth, m.chipHeight, m.gap / 3, m.gap}; break;
    case StageFold::Tiles: grid = {grid.fold, 1, m.tileWidth, m.tileHeight, m.tileGap, isMini ? MiniInset : m.gap}; break;
    }
    const auto fits = static_cast<std::size_t>(std::max(1.0, (width - 2 * grid.inset + grid.gap) / (grid.width + grid.gap)));
    if (isMini) grid.columns = std::min(MiniColumns, threads);
    else if (grid.fold == StageFold::Tiles) grid.columns = std::min(fits, threads);
    else if (threads <= 2) grid.columns = std::min(threads, fits);
    else grid.columns = std::min({MostCardColumns, fits, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(threads))))});
    return grid;
}

double headOf(bool isMini, const StageMeasures &m) { return isMini ? MiniHead : m.headHeight; }

QSizeF sizeOf(const StageProcess &process, bool isMini, const StageMeasures &m, double width)
{
    const double memory = isMini ? 0 : static_cast<double>(process.rows) * m.rowHeight;
    if (process.threads <= 1) return isMini ? QSizeF(m.miniWidth, m.miniHeight) : QSizeF(m.boxWidth, m.headHeight + memory + m.steppedFoot + m.gap / 2);
    const Grid grid = gridOf(process.threads, isMini, m, width);
    const double least = isMini ? m.miniWidth : m.boxWidth;
    return {std::max(least, grid.breadth()), headOf(isMini, m) + memory + (isMini ? 0 : m.gap / 2) + grid.tallness(process.threads) + m.gap / 2};
}

/// Places items of given sizes in centred rows no wider than `width` (unless one item alone is). Returns the bottom.
double placeInRows(const std::vector<QSizeF> &sizes, double width, double top, double gap, std::vector<QRectF> &places)
{
    places.assign(sizes.size(), {});
    std::size_t first = 0;
    double bottom = top;
    while (first < sizes.size()) {
        double used = 0, height = 0;
        std::size_t last = first;
        while (last < sizes.size() && (last == first || used + gap + sizes[last].width() <= width)) {
            used += (last == first ? 0 : gap) + sizes[last].width();
            height = std::max(height, sizes[last].height());
            ++last;
        }
        double x = (width - used) / 2;
        for (std::size_t i = first; i < last; ++i) {
            places[i] = QRectF(QPointF(x, bottom), sizes[i]);
            x += sizes[i].width() + gap;
        }
        bottom += height + gap;
        first = last;
    }
    return bottom - gap;
}

void placeProcess(const StageProcess &process, bool isMini, const StageMeasures &m, double width, const QRectF &place, StageLayout::Process &out)
{
    out.isMini = isMini;
    out.box = place;
    out.rowHeight = m.rowHeight;
    out.head = QRectF(place.left(), place.top(), place.width(), process.threads <= 1 && isMini ? place.height() : headOf(isMini, m));
    out.memory = QRectF(place.left(), out.head.bottom(), place.width(), isMini ? 0 : static_cast<double>(process.rows) * m.rowHeight);
    if (process.threads <= 1) {
        if (!isMini) out.foot = QRectF(place.left(), out.memory.bottom(), place.width(), m.steppedFoot);
        return;
    }
    const Grid grid = gridOf(process.threads, isMini, m, width);
    out.fold = grid.fold;
    const double top = out.memory.bottom() + (isMini ? 0 : m.gap / 2);
    for (std::size_t t = 0; t < process.threads; ++t) {
        const double x = place.left() + grid.inset + static_cast<double>(t % grid.columns) * (grid.width + grid.gap);
        const double y = top + static_cast<double>(t / grid.columns) * (grid.height + grid.gap);
        out.cards.emplace_back(x, y, grid.width, grid.height);
    }
}

} // namespace

StageFold foldOfThreads(std::size_t threads, bool isMini)
{
    if (isMini || threads > MostChips) return StageFold::Tiles;
    return threads > MostCards ? StageFold::Chips : StageFold::Full;
}

StageLayout layOutStage(const StageContent &content, const StageMeasures &given, double width)
{
    StageMeasures m = given;
    if (content.processes.size() == 1 && content.processes[0].threads > 1) {
        // A process by itself has room for names and states in full.
        const auto columns = static_cast<double>(gridOf(content.processes[0].threads, false, m, width).columns);
        m.cardWidth = std::clamp((width - m.gap * 1.5) / columns - m.gap / 2, given.cardWidth, given.cardWidth * WidestCard);
        m.chipWidth = std::clamp((width - m.gap * 2) / columns - m.gap / 3, given.chipWidth, given.chipWidth * WidestCard);
    }
    StageLayout layout;
    layout.processes.resize(content.processes.size());
    std::vector<std::size_t> depth(content.processes.size(), 0);
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < content.processes.size(); ++i) {
        const int parent = content.processes[i].parent;
        if (parent >= 0 && static_cast<std::size_t>(parent) < i) depth[i] = depth[static_cast<std::size_t>(parent)] + 1;
        deepest = std::max(deepest, depth[i]);
    }
    std::vector<std::size_t> onLevel(deepest + 1, 0);
    for (const std::size_t each : depth) ++onLevel[each];
    const auto isMini = [&](std::size_t process) { return onLevel[depth[process]] > MostFullProcesses; };
    double widest = width;
    for (std::size_t i = 0; i < content.processes.size(); ++i) widest = std::max(widest, sizeOf(content.processes[i], isMini(i), m, width).width());
    double top = 0;
    for (std::size_t level = 0; level <= deepest && !content.processes.empty(); ++level) {
        std::vector<std::size_t> members;
        std::vector<QSizeF> sizes;
        for (std::size_t i = 0; i < content.processes.size(); ++i)
            if (depth[i] == level) {
                members.push_back(i);
                sizes.push_back(sizeOf(content.processes[i], isMini(i), m, width));
            }
        std::vector<QRectF> places;
        const bool isFolded = onLevel[level] > MostFullProcesses;
        const double bottom = placeInRows(sizes, widest, top, isFolded ? m.miniGap : m.gap, places);
        for (std::size_t k = 0; k < members.size(); ++k) placeProcess(content.processes[members[k]], isFolded, m, width, places[k], layout.processes[members[k]]);
        top = bottom + m.levelGap;
    }
    std::vector<QSizeF> sizes;
    for (const QSizeF &object : content.objects) sizes.emplace_back(std::min(object.width(), widest), object.height());
    const double bottom = sizes.empty() ? top - m.levelGap : placeInRows(sizes, widest, top, m.gap, layout.objects);
    layout.size = QSizeF(widest, std::max(bottom, 1.0));
    return layout;
}

} // namespace forkyard::ui
