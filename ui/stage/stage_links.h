// Ways of lines between boxes: straight where nothing stands between them, otherwise round what does, through the gaps. Pure functions
// from rectangles to paths, in pixels at 100 %. Knows neither what the boxes stand for nor how a line looks.
#pragma once

#include <QPainterPath>
#include <QRectF>

#include <optional>
#include <vector>

namespace forkyard::ui {

/// Where a line may leave a box, and whereto: `out` is a unit vector along an axis, away from the box.
struct LinkPort {
    QPointF at;
    QPointF out;
};

/// Whether a path goes through one of the boxes, by more than its edge.
bool passesThrough(const QPainterPath &path, const std::vector<QRectF> &boxes);

/// The shortest way with few corners from one of the ports to one of the others, in lines along the axes that keep clear of all boxes
/// (among which are those that the ports belong to). `apart` tells lines that would share a gap from each other: 0, 1, 2. None: there is
/// no way, or so many boxes that nobody could follow it.
std::optional<QPainterPath> wayRound(const std::vector<LinkPort> &from, const std::vector<LinkPort> &to, const std::vector<QRectF> &boxes, std::size_t apart = 0);

/// From a process's box to a child's. Empty: no way leads there, and one beneath other boxes would seem to come from them.
QPainterPath forkLink(const QRectF &parent, const QRectF &child, const std::vector<QRectF> &others);
/// From a process's box to a tube below it or, `isBeside`, at its right.
QPainterPath tubeLink(const QRectF &box, const QRectF &tube, bool isBeside, const std::vector<QRectF> &others, std::size_t apart = 0);
/// From a variable's line in a process's box to its lock.
QPainterPath guardLink(const QRectF &box, const QRectF &variable, const QRectF &place, const QRectF &lock, const std::vector<QRectF> &others);

/// One arrow of a circle of waits, between a card and a lock below it or, `isBeside`, at its right.
struct WaitEnds {
    QRectF card, lock;
    QPointF otherLock; ///< middle of the lock to which the card's other arrow belongs
    QPointF otherCard; ///< middle of the card at the lock's other arrow
    bool isWanted = true; ///< from the card that waits to the lock; false: from the lock to the card that holds it
    bool isBeside = false;
};
/// Begins on the edge of the one and ends on the edge of the other; a card's two arrows, and a lock's, leave each other room.
QPainterPath waitLink(const WaitEnds &ends, const std::vector<QRectF> &others);
/// A straight one between two cards, so far beside the line between their middles that the way back has room.
QPainterPath waitBetween(const QRectF &from, const QRectF &to, double aside);

} // namespace forkyard::ui
