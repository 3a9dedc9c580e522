// Where the states of a small program stand in a picture: in layers from left to right by how many steps lead there, neighbours near
// each other. Pure geometry; paints nothing.
#pragma once

#include "ui/models/exploration.h"

#include <QPointF>
#include <QSizeF>

#include <vector>

namespace forkyard::ui {

struct StateLayout {
    std::vector<std::vector<int>> layers; ///< each one's states, from above
    std::vector<QPointF> places;          ///< of each state's centre: x in layers, y in rows, from the middle of the picture
    std::size_t tallest = 0;              ///< states in the fullest layer

    /// The state itself, or the next one in its layer; -1: there is none.
    int neighbour(int state, int rows) const;
};

StateLayout layOutStates(const ExploredGraph &graph);

} // namespace forkyard::ui
