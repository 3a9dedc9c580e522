// Threads around a table with a lock between each two of them: an ellipse that is as flat as its room and the cards on it allow. Part of
// the stage's layout: pure functions from counts and sizes to rectangles.
#include "ui/stage/stage_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace forkyard::ui {

namespace {

constexpr double Grow = 6;          // pixels by which an ellipse grows until nothing on it overlaps
constexpr double Widest = 2.3;      // times as wide as high, where nothing else decides
constexpr double Tallest = 1.1;     // times as high as wide
constexpr double FarthestLock = 0.9, NearestLock = 0.4, LockStep = 0.025; // shares of the seats' ellipse
constexpr double Apart = 8;
constexpr double Inset = 24; // left of a card that does not sit there

struct Table {
    std::vector<QRectF> seats, locks; // about (0, 0)
    QRectF surface;
    QRectF all;
};

QRectF about(const QPointF &middle, const QSizeF &size) { return {middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()}; }

/// On an ellipse, `turn` of the way round from the top.
QPointF onEllipse(const QSizeF &radii, double turn)
{
    const double angle = 2 * std::numbers::pi * turn;
    return {radii.width() * std::sin(angle), -radii.height() * std::cos(angle)};
}

bool isFree(const QRectF &one, const QRectF &other) { return !one.adjusted(-Apart, -Apart, Apart, Apart).intersects(other); }

bool isApart(const std::vector<QRectF> &boxes)
{
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t k = 0; k < i; ++k)
            if (!isFree(boxes[i], boxes[k])) return false;
    return true;
}

/// With these radii; no seats where something would overlap.
Table tableWith(std::size_t count, const QSizeF &radii, const StageMeasures &m)
{
    Table table;
    const auto turn = [count](double place) { return place / static_cast<double>(count); };
    for (std::size_t i = 0; i < count; ++i) table.seats.push_back(about(onEllipse(radii, turn(static_cast<double>(i))), {m.seatWidth, m.seatHeight}));
    if (!isApart(table.seats)) return {};
    for (double share = FarthestLock; share > NearestLock; share -= LockStep) {
        table.locks.clear();
        for (std::size_t i = 0; i < count; ++i) table.locks.push_back(about(onEllipse(radii * share, turn(static_cast<double>(i) + 0.5)), {m.seatLockWidth, m.seatLockHeight}));
        std::vector<QRectF> both = table.seats;
        both.insert(both.end(), table.locks.begin(), table.locks.end());
        if (!isApart(both)) continue;
        for (const QRectF &box : both) table.all = table.all.isNull() ? box : table.all.united(box);
        table.surface = about({0, 0}, {2 * radii.width() - m.seatWidth * 0.3, 2 * radii.height() - m.seatHeight * 0.3});
        return table;
    }
    return {};
}

/// As wide and as high as the room, and larger where that is too small.
Table tableIn(std::size_t count, const QSizeF &room, const StageMeasures &m)
{
    // Seats need not stand at an ellipse's very sides and bottom.
    QPointF far, near;
    for (std::size_t i = 0; i < count; ++i) {
        const QPointF seat = onEllipse({1, 1}, static_cast<double>(i) / static_cast<double>(count));
        far = {std::max(far.x(), seat.x()), std::max(far.y(), seat.y())};
        near = {std::min(near.x(), seat.x()), std::min(near.y(), seat.y())};
    }
    const double roomAcross = (room.width() - m.seatWidth) / (far.x() - near.x()), roomDown = (room.height() - m.seatHeight) / (far.y() - near.y());
    QSizeF radii(std::max(m.seatWidth * 0.6, roomAcross), std::max(m.seatHeight, roomDown));
    radii.setWidth(std::min(radii.width(), std::max(radii.height() * Widest, m.seatWidth * 0.32 * static_cast<double>(count))));
    radii.setHeight(std::min(radii.height(), radii.width() * 0.8));
    const double widest = std::max(radii.width(), roomAcross), low = radii.height();
    // Width first, while there is some; then height, and in the end both.
    for (; radii.width() + Grow <= widest; radii.rwidth() += Grow)
        if (const Table table = tableWith(count, radii, m); !table.seats.empty()) return table;
    for (radii.setWidth(widest);; radii.rwidth() += Grow)
        for (radii.setHeight(low); radii.height() <= std::max(low, radii.width() * Tallest); radii.rheight() += Grow)
            if (const Table table = tableWith(count, radii, m); !table.seats.empty()) return table;
}

/// What stands beside the table or above it: the process itself and the threads that do not sit there.
struct Rest {
    double head = 0, memory = 0, helpers = 0;
    std::vector<std::size_t> cards;
    double height(const StageMeasures &m, std::size_t columns) const
    {
        const std::size_t rows = cards.empty() ? 0 : (cards.size() + columns - 1) / columns;
        return head + memory + static_cast<double>(rows) * (m.cardHeight + m.gap / 2) + helpers;
    }
};

void placeRest(const Rest &rest, const QRectF &area, std::size_t columns, const StageMeasures &m, StageLayout::Process &out)
{
    out.rowHeight = m.rowHeight;
    out.head = QRectF(area.left(), area.top(), area.width(), rest.head);
    out.memory = QRectF(area.left(), out.head.bottom(), area.width(), rest.memory);
    out.foot = QRectF(area.left(), out.memory.bottom(), area.width(), 0);
    const double wide = std::min(m.cardWidth, area.width() - Inset - m.gap / 2);
    for (std::size_t i = 0; i < rest.cards.size(); ++i) {
        const double x = area.left() + Inset + static_cast<double>(i % columns) * (wide + m.gap / 2);
        const double y = out.memory.bottom() + m.gap / 4 + static_cast<double>(i / columns) * (m.cardHeight + m.gap / 2);
        out.cards[rest.cards[i]] = QRectF(x, y, wide, m.cardHeight);
    }
    if (rest.helpers > 0) out.helpers = QRectF(area.left(), area.top() + rest.height(m, columns) - rest.helpers, area.width(), rest.helpers);
}

} // namespace

StageLayout layOutTable(const StageContent &content, const StageMeasures &m, double width)
{
    const StageProcess &process = content.processes.front();
    const StageTable &wanted = content.table;
    StageLayout layout;
    layout.processes.resize(1);
    StageLayout::Process &out = layout.processes.front();
    out.cards.resize(process.threads);
    out.isSeated.assign(process.threads, false);
    for (const std::size_t seat : wanted.seats) out.isSeated[seat] = true;
    Rest rest{m.headHeight, static_cast<double>(process.rows) * m.rowHeight, process.helpers > 0 ? m.helperLine : 0, {}};
    for (std::size_t i = 0; i < process.threads; ++i)
        if (!out.isSeated[i]) rest.cards.push_back(i);

    const double air = m.gap;
    const auto tableFor = [&](double across, double tall) { return tableIn(wanted.seats.size(), {across, tall}, m); };
    const Table beside = tableFor(width - m.boxWidth - 2 * air, std::max(wanted.tall - 2 * air, rest.height(m, 1)));
    const double cardAndGap = m.cardWidth + m.gap / 2;
    const std::size_t columns = std::clamp<std::size_t>(rest.cards.size(), 1, static_cast<std::size_t>(std::max(1.0, (width - Inset) / cardAndGap)));
    const Table below = tableFor(width - 2 * air, wanted.tall - rest.height(m, columns) - 2 * air);
    const QSizeF sizeBeside(m.boxWidth + beside.all.width() + 2 * air, std::max(rest.height(m, 1) + air / 2, beside.all.height() + 2 * air));
    const QSizeF sizeBelow(std::max({below.all.width() + 2 * air, static_cast<double>(columns) * cardAndGap + Inset, m.boxWidth}), rest.height(m, columns) + below.all.height() + 2 * air);
    const bool isBeside = sizeBeside.width() <= width + 0.5 && sizeBeside.height() <= std::max(sizeBelow.height(), wanted.tall);
    const Table &table = isBeside ? beside : below;
    const QSizeF size = isBeside ? sizeBeside : sizeBelow;
    const double widest = std::max(width, size.width());
    out.box = QRectF(QPointF((widest - size.width()) / 2, 0), size);
    placeRest(rest, isBeside ? QRectF(out.box.left(), 0, m.boxWidth, size.height()) : out.box, isBeside ? 1 : columns, m, out);
    const QPointF corner(isBeside ? out.box.left() + m.boxWidth + air : out.box.center().x() - table.all.width() / 2, isBeside ? (size.height() - table.all.height()) / 2 : size.height() - air - table.all.height());
    const QPointF by = corner - table.all.topLeft();
    out.table = table.surface.translated(by);
    for (std::size_t i = 0; i < wanted.seats.size(); ++i) out.cards[wanted.seats[i]] = table.seats[i].translated(by);

    layout.objects.resize(content.objects.size());
    layout.isSeated.assign(content.objects.size(), false);
    for (std::size_t i = 0; i < wanted.locks.size(); ++i) {
        if (wanted.locks[i] >= content.objects.size()) continue;
        layout.objects[wanted.locks[i]] = table.locks[i].translated(by);
        layout.isSeated[wanted.locks[i]] = true;
    }
    std::vector<QSizeF> sizes;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < content.objects.size(); ++i) {
        if (layout.isSeated[i]) continue;
        others.push_back(i);
        sizes.emplace_back(std::min(content.objects[i].width(), widest), content.objects[i].height());
    }
    std::vector<QRectF> places;
    const double bottom = sizes.empty() ? size.height() : placeInRows(sizes, widest, size.height() + m.levelGap, m.gap, places);
    for (std::size_t i = 0; i < others.size(); ++i) layout.objects[others[i]] = places[i];
    layout.size = QSizeF(widest, bottom);
    return layout;
}

} // namespace forkyard::ui
