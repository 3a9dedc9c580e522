// Levels of the process tree from top to bottom, each wrapped into rows and centred; then the objects.
#include "ui/stage/stage_layout.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

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
    double tallness(const StageProcess &process, const StageMeasures &m) const
    {
        double tall = 0;
        for (std::size_t first = 0; first < process.threads; first += columns) tall += rowHeight(process, first, m) + gap;
        return tall;
    }
    /// Of the row that begins with this thread: a low one says no more than names, and that they have ended.
    double rowHeight(const StageProcess &process, std::size_t first, const StageMeasures &m) const
    {
        const std::size_t end = std::min(first + columns, process.threads);
        bool isOver = fold == StageFold::Full && end <= process.isOver.size();
        for (std::size_t thread = first; isOver && thread < end; ++thread) isOver = process.isOver[thread];
        return isOver ? std::min(height, m.overHeight) : height;
    }
};

Grid gridOf(std::size_t threads, bool isMini, const StageMeasures &m, double width)
{
    Grid grid;
    grid.fold = foldOfThreads(threads, isMini);
    switch (grid.fold) {
    case StageFold::Seat:
    case StageFold::Full: grid = {grid.fold, 1, m.cardWidth, m.cardHeight, m.gap / 2, m.gap}; break;
    case StageFold::Chips: grid = {grid.fold, 1, m.chipWidth, m.chipHeight, m.gap / 3, m.gap}; break;
    case StageFold::Tiles: grid = {grid.fold, 1, m.tileWidth, m.tileHeight, m.tileGap, isMini ? MiniInset : m.gap}; break;
    }
    const auto fits = static_cast<std::size_t>(std::max(1.0, (width - 2 * grid.inset + grid.gap) / (grid.width + grid.gap)));
    if (isMini) grid.columns = std::min(MiniColumns, threads);
    else if (grid.fold == StageFold::Tiles) grid.columns = std::min(fits, threads);
    else if (threads <= 2 || m.spreads) grid.columns = std::min({threads, fits, m.mostColumns});
    else grid.columns = std::min({m.mostColumns, fits, static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(threads))))});
    return grid;
}

double bandOf(const StageProcess &process, bool isMini, const StageMeasures &m) { return process.isTouched && foldOfThreads(process.threads, isMini) == StageFold::Full ? m.arrowBand : 0; }

double headOf(bool isMini, const StageMeasures &m) { return isMini ? MiniHead : m.headHeight; }

QSizeF sizeOf(const StageProcess &process, bool isMini, const StageMeasures &m, double width)
{
    const double memory = isMini ? 0 : static_cast<double>(process.rows) * m.rowHeight;
    const double helpers = isMini || process.helpers == 0 ? 0 : m.helperLine;
    if (process.threads <= 1) return isMini ? QSizeF(m.miniWidth, m.miniHeight) : QSizeF(m.boxWidth, m.headHeight + memory + m.steppedFoot + helpers + m.gap / 2);
    const Grid grid = gridOf(process.threads, isMini, m, width);
    const double least = isMini ? m.miniWidth : m.boxWidth;
    return {std::max(least, grid.breadth()), headOf(isMini, m) + memory + (isMini ? 0 : m.gap / 2) + bandOf(process, isMini, m) + grid.tallness(process, m) + helpers + m.gap / 2};
}

void placeProcess(const StageProcess &process, bool isMini, const StageMeasures &m, double width, const QRectF &place, StageLayout::Process &out)
{
    out.isMini = isMini;
    out.box = place;
    out.rowHeight = m.rowHeight;
    out.head = QRectF(place.left(), place.top(), place.width(), process.threads <= 1 && isMini ? place.height() : headOf(isMini, m));
    out.memory = QRectF(place.left(), out.head.bottom(), place.width(), isMini ? 0 : static_cast<double>(process.rows) * m.rowHeight);
    if (!isMini && process.helpers > 0) out.helpers = QRectF(place.left(), place.bottom() - m.gap / 2 - m.helperLine, place.width(), m.helperLine);
    if (process.threads <= 1) {
        if (!isMini) out.foot = QRectF(place.left(), out.memory.bottom(), place.width(), m.steppedFoot);
        return;
    }
    const Grid grid = gridOf(process.threads, isMini, m, width);
    out.fold = grid.fold;
    double y = out.memory.bottom() + (isMini ? 0 : m.gap / 2) + bandOf(process, isMini, m);
    for (std::size_t t = 0; t < process.threads; ++t) {
        const std::size_t column = t % grid.columns;
        const double x = place.left() + grid.inset + static_cast<double>(column) * (grid.width + grid.gap);
        const double height = grid.rowHeight(process, t - column, m);
        out.cards.emplace_back(x, y, grid.width, height);
        if (column + 1 == grid.columns) y += height + grid.gap;
    }
}

} // namespace

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

StageFold foldOfThreads(std::size_t threads, bool isMini)
{
    if (isMini || threads > MostChips) return StageFold::Tiles;
    return threads > MostCards ? StageFold::Chips : StageFold::Full;
}

namespace {

/// The processes of one machine, as a tree of their own from (0, 0) on.
class Tree {
public:
    Tree(const StageContent &content, std::size_t machine, const StageMeasures &measures, double width) : m_content(content), m_measures(measures), m_width(width)
    {
        m_depth.assign(content.processes.size(), 0);
        for (std::size_t i = 0; i < content.processes.size(); ++i) {
            if (content.processes[i].machine != machine) continue;
            m_members.push_back(i);
            const int parent = content.processes[i].parent;
            const bool isHere = parent >= 0 && static_cast<std::size_t>(parent) < i && content.processes[static_cast<std::size_t>(parent)].machine == machine;
            if (isHere) m_depth[i] = m_depth[static_cast<std::size_t>(parent)] + 1;
            if (m_depth[i] >= m_levels.size()) m_levels.resize(m_depth[i] + 1);
            m_levels[m_depth[i]].push_back(i);
        }
        for (std::vector<std::size_t> &level : m_levels)
            std::stable_sort(level.begin(), level.end(), [&](std::size_t one, std::size_t other) { return content.processes[one].order < content.processes[other].order; });
        m_widest = 0;
        for (const std::size_t i : m_members) m_widest = std::max(m_widest, sizeOf(content.processes[i], isMini(i), measures, width).width());
    }

    /// Of the widest box.
    double widest() const { return m_widest; }
    bool isEmpty() const { return m_members.empty(); }

    /// Centred within `width`. Returns the height.
    double place(double width, StageLayout &layout) const
    {
        double top = 0;
        for (const std::vector<std::size_t> &members : m_levels) {
            std::vector<QSizeF> sizes;
            for (const std::size_t i : members) sizes.push_back(sizeOf(m_content.processes[i], isMini(i), m_measures, m_width));
            std::vector<QRectF> places;
            const bool isFolded = isMini(members.front());
            const double bottom = placeInRows(sizes, width, top, isFolded ? m_measures.miniGap : m_measures.gap, places);
            for (std::size_t k = 0; k < members.size(); ++k)
                placeProcess(m_content.processes[members[k]], isFolded, m_measures, m_width, places[k], layout.processes[members[k]]);
            top = bottom + m_measures.levelGap;
        }
        return m_levels.empty() ? 0 : top - m_measures.levelGap;
    }

    /// The narrowest width in which its rows are what they are in `width`.
    double neededWidth(double width) const
    {
        double needed = m_widest;
        for (const std::vector<std::size_t> &members : m_levels) {
            const double gap = isMini(members.front()) ? m_measures.miniGap : m_measures.gap;
            double used = -gap;
            for (const std::size_t i : members) {
                const double next = used + gap + sizeOf(m_content.processes[i], isMini(i), m_measures, m_width).width();
                if (next > width) break;
                used = next;
            }
            needed = std::max(needed, used);
        }
        return needed;
    }

    void move(const QPointF &by, StageLayout &layout) const
    {
        for (const std::size_t i : m_members) {
            StageLayout::Process &process = layout.processes[i];
            for (QRectF *each : {&process.box, &process.head, &process.memory, &process.foot, &process.helpers}) each->translate(by);
            for (QRectF &card : process.cards) card.translate(by);
        }
    }

private:
    bool isMini(std::size_t process) const { return m_levels[m_depth[process]].size() > m_content.mostFull; }

    const StageContent &m_content;
    const StageMeasures &m_measures;
    double m_width;
    double m_widest = 0;
    std::vector<std::size_t> m_members;
    std::vector<std::size_t> m_depth;
    std::vector<std::vector<std::size_t>> m_levels;
};

/// Frames side by side, as many as have room. Returns the bottom; `widest` grows where a frame is wider.
double placeMachines(const StageContent &content, const StageMeasures &m, double &widest, StageLayout &layout)
{
    const double around = 2 * m.machineInset, least = m.boxWidth + around;
    const auto columns = std::clamp(static_cast<std::size_t>((widest + m.gap) / (least + m.gap)), std::size_t{1}, content.machines);
    const double room = std::max(m.boxWidth, (widest + m.gap) / static_cast<double>(columns) - m.gap - around);
    std::vector<Tree> trees;
    std::vector<QSizeF> sizes;
    for (std::size_t machine = 0; machine < content.machines; ++machine) {
        const Tree &tree = trees.emplace_back(content, machine, m, room);
        const double width = tree.isEmpty() ? m.boxWidth : tree.neededWidth(room);
        const double height = tree.place(width, layout);
        sizes.emplace_back(width + around, m.machineHead + height + m.machineInset);
        widest = std::max(widest, sizes.back().width());
    }
    const double bottom = placeInRows(sizes, widest, 0, m.gap, layout.machines);
    for (std::size_t machine = 0; machine < content.machines; ++machine)
        trees[machine].move(layout.machines[machine].topLeft() + QPointF(m.machineInset, m.machineHead), layout);
    return bottom;
}

} // namespace

namespace {

/// Processes at the left, objects in a column at their right; the lower of the two in the middle of the other's height.
StageLayout layOutBeside(const StageContent &content, const StageMeasures &measures, double width)
{
    double column = 0, tall = -measures.gap;
    for (const QSizeF &object : content.objects) {
        column = std::max(column, object.width());
        tall += object.height() + measures.gap;
    }
    StageContent processes = content;
    processes.objects.clear();
    processes.beside = false;
    StageLayout layout = layOutStage(processes, measures, std::max(measures.boxWidth, width - column - 2 * measures.levelGap));
    double left = layout.size.width(), right = 0;
    for (const StageLayout::Process &process : layout.processes) left = std::min(left, process.box.left()), right = std::max(right, process.box.right());
    for (const QRectF &machine : layout.machines) left = std::min(left, machine.left()), right = std::max(right, machine.right());
    const double apart = 2 * measures.levelGap, needed = right - left + apart + column, by = std::max(0.0, (width - needed) / 2) - left;
    for (StageLayout::Process &process : layout.processes) {
        for (QRectF *each : {&process.box, &process.head, &process.memory, &process.foot, &process.helpers}) each->translate(by, 0);
        for (QRectF &card : process.cards) card.translate(by, 0);
    }
    for (QRectF &machine : layout.machines) machine.translate(by, 0);
    right += by;
    double top = std::max(0.0, (layout.size.height() - tall) / 2);
    for (const QSizeF &object : content.objects) {
        layout.objects.emplace_back(QPointF(right + apart, top), QSizeF(column, object.height()));
        top += object.height() + measures.gap;
    }
    layout.isBeside = true;
    layout.size = QSizeF(std::max(width, needed), std::max(layout.size.height(), tall));
    return layout;
}

} // namespace

StageLayout layOutStage(const StageContent &content, const StageMeasures &given, double width)
{
    if (!content.table.seats.empty() && content.processes.size() == 1 && content.machines <= 1) return layOutTable(content, given, width);
    if (content.beside && !content.objects.empty() && !content.processes.empty()) return layOutBeside(content, given, width);
    StageMeasures m = given;
    if (content.processes.size() == 1 && content.processes[0].threads > 1 && content.machines <= 1) {
        // A process by itself has room for names and states in full.
        const auto columns = static_cast<double>(gridOf(content.processes[0].threads, false, m, width).columns);
        m.cardWidth = std::clamp((width - m.gap * 1.5) / columns - m.gap / 2, given.cardWidth, given.cardWidth * WidestCard);
        m.chipWidth = std::clamp((width - m.gap * 2) / columns - m.gap / 3, given.chipWidth, given.chipWidth * WidestCard);
    }
    StageLayout layout;
    layout.processes.resize(content.processes.size());
    double widest = width, top = 0;
    if (content.machines > 1) {
        top = placeMachines(content, m, widest, layout) + m.levelGap;
    } else if (!content.processes.empty()) {
        const Tree tree(content, 0, m, width);
        widest = std::max(widest, tree.widest());
        top = tree.place(widest, layout) + m.levelGap;
    }
    std::vector<QSizeF> sizes;
    for (const QSizeF &object : content.objects) sizes.emplace_back(std::min(object.width(), widest), object.height());
    const double bottom = sizes.empty() ? top - m.levelGap : placeInRows(sizes, widest, top, m.gap, layout.objects);
    layout.size = QSizeF(widest, std::max(bottom, 1.0));
    return layout;
}

} // namespace forkyard::ui
