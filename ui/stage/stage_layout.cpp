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

std::size_t columnsOf(std::size_t threads, const StageMeasures &m, double width)
{
    const auto fits = static_cast<std::size_t>(std::max(1.0, (width - m.gap * 1.5) / (m.cardWidth + m.gap / 2)));
    if (threads <= 2) return std::min(threads, fits);
    return std::min({MostCardColumns, fits, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(threads))))});
}

QSizeF sizeOf(const StageProcess &process, const StageMeasures &m, double width)
{
    const double memory = static_cast<double>(process.rows) * m.rowHeight;
    if (process.threads <= 1) return {m.boxWidth, m.headHeight + memory + m.gap / 2};
    const std::size_t columns = columnsOf(process.threads, m, width);
    const std::size_t rows = (process.threads + columns - 1) / columns;
    return {static_cast<double>(columns) * (m.cardWidth + m.gap / 2) + m.gap * 1.5,
            m.headHeight + memory + m.gap / 2 + static_cast<double>(rows) * (m.cardHeight + m.gap / 2) + m.gap / 2};
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

} // namespace

StageLayout layOutStage(const StageContent &content, const StageMeasures &given, double width)
{
    StageMeasures m = given;
    if (content.processes.size() == 1 && content.processes[0].threads > 1) {
        // A process by itself has room for names and states in full.
        const auto columns = static_cast<double>(columnsOf(content.processes[0].threads, m, width));
        m.cardWidth = std::clamp((width - m.gap * 1.5) / columns - m.gap / 2, given.cardWidth, given.cardWidth * WidestCard);
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
    double widest = width;
    for (const StageProcess &process : content.processes) widest = std::max(widest, sizeOf(process, m, width).width());
    double top = 0;
    for (std::size_t level = 0; level <= deepest && !content.processes.empty(); ++level) {
        std::vector<std::size_t> members;
        std::vector<QSizeF> sizes;
        for (std::size_t i = 0; i < content.processes.size(); ++i)
            if (depth[i] == level) {
                members.push_back(i);
                sizes.push_back(sizeOf(content.processes[i], m, width));
            }
        std::vector<QRectF> places;
        const double bottom = placeInRows(sizes, widest, top, m.gap, places);
        for (std::size_t k = 0; k < members.size(); ++k) {
            StageLayout::Process &out = layout.processes[members[k]];
            const StageProcess &process = content.processes[members[k]];
            out.box = places[k];
            out.rowHeight = m.rowHeight;
            out.head = QRectF(out.box.left(), out.box.top(), out.box.width(), m.headHeight);
            out.memory = QRectF(out.box.left(), out.head.bottom(), out.box.width(), static_cast<double>(process.rows) * m.rowHeight);
            if (process.threads <= 1) continue;
            const std::size_t columns = columnsOf(process.threads, m, width);
            for (std::size_t t = 0; t < process.threads; ++t) {
                const double x = out.box.left() + m.gap + static_cast<double>(t % columns) * (m.cardWidth + m.gap / 2);
                const double y = out.memory.bottom() + m.gap / 2 + static_cast<double>(t / columns) * (m.cardHeight + m.gap / 2);
                out.cards.emplace_back(x, y, m.cardWidth, m.cardHeight);
            }
        }
        top = bottom + m.levelGap;
    }
    std::vector<QSizeF> sizes;
    for (const QSizeF &object : content.objects) sizes.emplace_back(std::min(object.width(), widest), object.height());
    const double bottom = sizes.empty() ? top - m.levelGap : placeInRows(sizes, widest, top, m.gap, layout.objects);
    layout.size = QSizeF(widest, std::max(bottom, 1.0));
    return layout;
}

} // namespace forkyard::ui
