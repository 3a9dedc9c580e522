// Ways round boxes are searched on the lines that run along the boxes' edges: a few dozen in each direction at most.
#include "ui/stage/stage_links.h"

#include <QTransform>

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace forkyard::ui {

namespace {

/// From a box's edge to a line along it, and between lines that share a gap.
constexpr double Clear = 6, Step = 4;
/// Lines come no nearer to a box than this.
constexpr double Least = 3;
/// A corner costs as much as so many pixels.
constexpr double Corner = 60;
constexpr double Round = 10;
/// Where lines across and down meet: a search is done for each frame. Boxes in rows and columns have few such lines, however many they are.
constexpr std::size_t MostPlaces = 1600;
/// Where the arrows of a wait are, beside the middle of a card and of a lock, whose name stands above its middle.
constexpr double CardShare = 0.16, LockShare = 0.34;
constexpr int Samples = 64;

bool crosses(const QPointF &one, const QPointF &other, const QRectF &box)
{
    const double left = std::min(one.x(), other.x()), right = std::max(one.x(), other.x());
    const double top = std::min(one.y(), other.y()), bottom = std::max(one.y(), other.y());
    return right > box.left() && left < box.right() && bottom > box.top() && top < box.bottom();
}

void sortUnique(std::vector<double> &values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end(), [](double a, double b) { return std::abs(a - b) < 0.01; }), values.end());
}

std::size_t indexOf(const std::vector<double> &values, double value)
{
    return static_cast<std::size_t>(std::min_element(values.begin(), values.end(), [value](double a, double b) { return std::abs(a - value) < std::abs(b - value); }) - values.begin());
}

QPainterPath rounded(const std::vector<QPointF> &points)
{
    QPainterPath path(points.front());
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const QPointF in = points[i] - points[i - 1], out = points[i + 1] - points[i];
        const double inLength = std::hypot(in.x(), in.y()), outLength = std::hypot(out.x(), out.y());
        const double by = std::min({Round, inLength / 2, outLength / 2});
        path.lineTo(points[i] - in * (by / inLength));
        path.quadTo(points[i], points[i] + out * (by / outLength));
    }
    path.lineTo(points.back());
    return path;
}

/// One search; lines run `clear` from the boxes.
class Search {
public:
    Search(const std::vector<LinkPort> &from, const std::vector<LinkPort> &to, const std::vector<QRectF> &boxes, double clear) : m_from(from), m_to(to), m_clear(clear)
    {
        for (const QRectF &box : boxes) {
            m_boxes.push_back(box.adjusted(-Least, -Least, Least, Least));
            m_xs.insert(m_xs.end(), {box.left() - clear, box.right() + clear});
            m_ys.insert(m_ys.end(), {box.top() - clear, box.bottom() + clear});
        }
        for (const auto *ports : {&from, &to})
            for (const LinkPort &port : *ports) {
                m_xs.push_back(outside(port).x());
                m_ys.push_back(outside(port).y());
            }
        sortUnique(m_xs);
        sortUnique(m_ys);
    }

    std::optional<QPainterPath> run()
    {
        if (m_xs.size() * m_ys.size() > MostPlaces) return {};
        const std::size_t count = m_xs.size() * m_ys.size() * 2; // a place and the direction it was come to in
        m_costs.assign(count, std::numeric_limits<double>::infinity());
        m_came.assign(count, None);
        for (std::size_t i = 0; i < m_from.size(); ++i) offer(stateAt(m_from[i]), 0, None);
        while (!m_open.empty()) {
            const auto [cost, state] = m_open.top();
            m_open.pop();
            if (cost > m_costs[state]) continue;
            for (const LinkPort &port : m_to)
                if (stateAt(port) == state && isFree(outside(port))) return pathTo(state, port);
            spread(state);
        }
        return {};
    }

private:
    static constexpr std::size_t None = ~std::size_t{0};
    using Open = std::pair<double, std::size_t>;

    QPointF outside(const LinkPort &port) const { return port.at + port.out * m_clear; }
    bool isFree(const QPointF &point) const { return std::none_of(m_boxes.begin(), m_boxes.end(), [&](const QRectF &box) { return crosses(point, point, box); }); }
    std::size_t stateOf(std::size_t x, std::size_t y, bool isDown) const { return (y * m_xs.size() + x) * 2 + (isDown ? 1 : 0); }
    std::size_t stateAt(const LinkPort &port) const { return stateOf(indexOf(m_xs, outside(port).x()), indexOf(m_ys, outside(port).y()), port.out.y() != 0); }
    QPointF pointOf(std::size_t state) const { return {m_xs[state / 2 % m_xs.size()], m_ys[state / 2 / m_xs.size()]}; }

    void offer(std::size_t state, double cost, std::size_t came)
    {
        if (cost >= m_costs[state] || !isFree(pointOf(state))) return;
        m_costs[state] = cost;
        m_came[state] = came;
        m_open.emplace(cost, state);
    }

    void spread(std::size_t state)
    {
        const std::size_t x = state / 2 % m_xs.size(), y = state / 2 / m_xs.size();
        const bool isDown = state % 2 != 0;
        offer(stateOf(x, y, !isDown), m_costs[state] + Corner, state);
        const auto go = [&](std::size_t nextX, std::size_t nextY) {
            const QPointF here(m_xs[x], m_ys[y]), there(m_xs[nextX], m_ys[nextY]);
            if (std::any_of(m_boxes.begin(), m_boxes.end(), [&](const QRectF &box) { return crosses(here, there, box); })) return;
            offer(stateOf(nextX, nextY, isDown), m_costs[state] + std::abs(there.x() - here.x()) + std::abs(there.y() - here.y()), state);
        };
        if (isDown) {
            if (y > 0) go(x, y - 1);
            if (y + 1 < m_ys.size()) go(x, y + 1);
        } else {
            if (x > 0) go(x - 1, y);
            if (x + 1 < m_xs.size()) go(x + 1, y);
        }
    }

    QPainterPath pathTo(std::size_t state, const LinkPort &end) const
    {
        std::vector<QPointF> points{end.at};
        std::size_t first = state;
        for (std::size_t each = state; each != None; each = m_came[each]) {
            points.push_back(pointOf(each));
            first = each;
        }
        for (const LinkPort &port : m_from)
            if (stateAt(port) == first) {
                points.push_back(port.at);
                break;
            }
        std::reverse(points.begin(), points.end());
        // Corners alone: what lies on a line between two others is left out.
        std::vector<QPointF> corners;
        for (const QPointF &point : points) {
            const auto isNear = [](double a, double b) { return std::abs(a - b) < 0.01; };
            if (!corners.empty() && isNear(corners.back().x(), point.x()) && isNear(corners.back().y(), point.y())) continue;
            if (corners.size() > 1) {
                const QPointF &one = corners[corners.size() - 2], &two = corners.back();
                if ((isNear(one.x(), two.x()) && isNear(two.x(), point.x())) || (isNear(one.y(), two.y()) && isNear(two.y(), point.y()))) corners.pop_back();
            }
            corners.push_back(point);
        }
        return rounded(corners);
    }

    const std::vector<LinkPort> &m_from, &m_to;
    const double m_clear;
    std::vector<QRectF> m_boxes;
    std::vector<double> m_xs, m_ys, m_costs;
    std::vector<std::size_t> m_came;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> m_open;
};

std::vector<QRectF> with(std::vector<QRectF> boxes, std::initializer_list<QRectF> more)
{
    boxes.insert(boxes.end(), more);
    return boxes;
}

/// The same lines with across and down exchanged.
QRectF turned(const QRectF &box) { return {box.y(), box.x(), box.height(), box.width()}; }
QPainterPath turned(const QPainterPath &path) { return QTransform(0, 1, 1, 0, 0, 0).map(path); }

/// Where a line that leaves a box's inside meets its edge.
QPointF leaving(const QRectF &box, const QPointF &inside, const QPointF &along)
{
    double way = std::numeric_limits<double>::infinity();
    if (along.x() > 1e-6) way = std::min(way, (box.right() - inside.x()) / along.x());
    if (along.x() < -1e-6) way = std::min(way, (box.left() - inside.x()) / along.x());
    if (along.y() > 1e-6) way = std::min(way, (box.bottom() - inside.y()) / along.y());
    if (along.y() < -1e-6) way = std::min(way, (box.top() - inside.y()) / along.y());
    return std::isfinite(way) ? inside + along * way : inside;
}

} // namespace

bool passesThrough(const QPainterPath &path, const std::vector<QRectF> &boxes)
{
    if (path.isEmpty()) return false;
    QPointF before = path.pointAtPercent(0);
    for (int i = 1; i <= Samples; ++i) {
        const QPointF point = path.pointAtPercent(static_cast<double>(i) / Samples);
        for (const QRectF &box : boxes) {
            const QRectF inner = box.adjusted(1, 1, -1, -1);
            if (inner.contains(point) || inner.contains((point + before) / 2)) return true;
        }
        before = point;
    }
    return false;
}

std::optional<QPainterPath> wayRound(const std::vector<LinkPort> &from, const std::vector<LinkPort> &to, const std::vector<QRectF> &boxes, std::size_t apart)
{
    if (apart > 0)
        if (auto way = Search(from, to, boxes, Clear + Step * static_cast<double>(apart % 3)).run()) return way;
    return Search(from, to, boxes, Clear).run();
}

QPainterPath forkLink(const QRectF &parent, const QRectF &child, const std::vector<QRectF> &others)
{
    const QPointF a(std::clamp(child.center().x(), parent.left() + 50, std::max(parent.left() + 50, parent.right() - 50)), parent.bottom()), b(child.center().x(), child.top());
    const double bend = (b.y() - a.y()) * 0.55;
    QPainterPath path(a);
    path.cubicTo(a + QPointF(0, bend), b - QPointF(0, bend), b);
    if (!passesThrough(path, others)) return path;
    const std::vector<LinkPort> from{{{parent.center().x(), parent.bottom()}, {0, 1}}, {{parent.left(), parent.center().y()}, {-1, 0}}, {{parent.right(), parent.center().y()}, {1, 0}}};
    const std::vector<LinkPort> to{{{child.center().x(), child.top()}, {0, -1}}, {{child.left(), child.center().y()}, {-1, 0}}, {{child.right(), child.center().y()}, {1, 0}}};
    return wayRound(from, to, with(others, {parent, child})).value_or(QPainterPath());
}

QPainterPath tubeLink(const QRectF &box, const QRectF &tube, bool isBeside, const std::vector<QRectF> &others, std::size_t apart)
{
    QPainterPath path;
    const double inset = std::min(40.0, tube.width() / 4);
    const double x = std::clamp(box.center().x(), tube.left() + inset, tube.right() - inset);
    if (isBeside) {
        const QPointF begin(box.right(), box.center().y()), end(tube.left(), tube.center().y()), half((end.x() - begin.x()) / 2, 0);
        path.moveTo(begin);
        path.cubicTo(begin + half, end - half, end);
    } else {
        const double bend = (tube.top() - box.bottom()) * 0.5;
        path.moveTo(box.center().x(), box.bottom());
        path.cubicTo(QPointF(box.center().x(), box.bottom() + bend), QPointF(x, tube.top() - bend), QPointF(x, tube.top()));
    }
    if (!passesThrough(path, others)) return path;
    const std::vector<LinkPort> from{{{box.right(), box.center().y()}, {1, 0}}, {{box.left(), box.center().y()}, {-1, 0}}, {{box.center().x(), box.bottom()}, {0, 1}}};
    // Above the tube stands its title, so that a line from there comes at its ends.
    const double at = std::min(inset + 3 * Step * static_cast<double>(apart % 3), tube.width() / 3);
    std::vector<LinkPort> to{{{tube.left(), tube.center().y()}, {-1, 0}}, {{tube.right(), tube.center().y()}, {1, 0}}};
    for (const double end : {tube.left() + at, tube.right() - at}) to.push_back({{end, tube.top()}, {0, -1}});
    return wayRound(from, to, with(others, {box, tube}), apart).value_or(path);
}

QPainterPath guardLink(const QRectF &box, const QRectF &variable, const QRectF &place, const QRectF &lock, const std::vector<QRectF> &others)
{
    const QPointF begin(variable.right(), variable.center().y());
    QPainterPath path(begin);
    if (lock.left() > begin.x()) { // it stands at the right
        const QPointF end(lock.left(), lock.center().y()), half((end.x() - begin.x()) / 2, 0);
        path.cubicTo(begin + half, end - half, end);
    } else {
        // Down the margin that a process's box leaves beside its cards, then over to the lock.
        const QPointF margin(variable.right() + 8, begin.y() + 10);
        const QPointF end(std::clamp(margin.x(), lock.left() + 24, lock.right() - 24), lock.top());
        const double bottom = std::max(margin.y(), place.top() - 40);
        path.quadTo(QPointF(margin.x(), begin.y()), margin);
        path.lineTo(margin.x(), bottom);
        path.cubicTo(QPointF(margin.x(), bottom + 30), QPointF(end.x(), end.y() - 40), end);
    }
    if (!passesThrough(path, others)) return path;
    const std::vector<LinkPort> from{{{box.right(), begin.y()}, {1, 0}}};
    const double inset = std::min(24.0, lock.width() / 4);
    std::vector<LinkPort> to{{{lock.left(), lock.center().y()}, {-1, 0}}, {{lock.right(), lock.center().y()}, {1, 0}}};
    for (const double end : {lock.left() + inset, lock.right() - inset}) to.push_back({{end, lock.top()}, {0, -1}});
    const auto way = wayRound(from, to, with(others, {box, lock}));
    if (!way) return path;
    QPainterPath whole(begin);
    whole.lineTo(way->elementAt(0));
    whole.connectPath(*way);
    return whole;
}

QPainterPath waitLink(const WaitEnds &ends, const std::vector<QRectF> &others)
{
    if (ends.isBeside) {
        std::vector<QRectF> all;
        for (const QRectF &each : others) all.push_back(turned(each));
        return turned(waitLink({turned(ends.card), turned(ends.lock), {ends.otherLock.y(), ends.otherLock.x()}, {ends.otherCard.y(), ends.otherCard.x()}, ends.isWanted, false}, all));
    }
    const QRectF &card = ends.card, &lock = ends.lock;
    // Each arrow keeps to the side at which what it leads to stands: the two then do not cross. Of what stands in one column, the arrow
    // that is wanted is at the left.
    const auto isLeft = [&](double mine, double other) { return ends.isWanted ? mine <= other + 0.5 : mine < other - 0.5; };
    const double cardX = card.center().x() + card.width() * (isLeft(lock.center().x(), ends.otherLock.x()) ? -CardShare : CardShare);
    const double lockX = lock.center().x() + lock.width() * (isLeft(card.center().x(), ends.otherCard.x()) ? -LockShare : LockShare);
    const bool isAbove = lock.center().y() < card.center().y();
    const QPointF atCard(cardX, isAbove ? card.top() : card.bottom()), atLock(lockX, isAbove ? lock.bottom() : lock.top()), out(0, isAbove ? -1 : 1);
    QPainterPath path(atCard);
    path.lineTo(atLock);
    if (passesThrough(path, others)) {
        const std::vector<LinkPort> from{{atCard, out}, {{card.left(), card.center().y()}, {-1, 0}}, {{card.right(), card.center().y()}, {1, 0}}};
        std::vector<QRectF> boxes = others;
        boxes.insert(boxes.end(), {card, lock});
        path = wayRound(from, {{atLock, -out}}, boxes).value_or(path);
    }
    return ends.isWanted ? path : path.toReversed();
}

QPainterPath waitBetween(const QRectF &from, const QRectF &to, double aside)
{
    const QPointF way = to.center() - from.center();
    const double length = std::hypot(way.x(), way.y());
    if (length < 1) return {};
    const QPointF along = way / length, by = QPointF(-along.y(), along.x()) * aside;
    QPainterPath path(leaving(from, from.center() + by, along));
    path.lineTo(leaving(to, to.center() + by, -along));
    return path;
}

} // namespace forkyard::ui
