// Where everything on the stage stands: processes as a tree, their threads inside, tubes and locks below. Pure functions from
// what the whole trace has to rectangles, so that nothing moves while the playhead does. Knows no widget.
#pragma once

#include <QRectF>
#include <QSizeF>

#include <cstddef>
#include <vector>

namespace forkyard::ui {

struct StageProcess {
    int parent = -1;          ///< place in the list, -1: none
    std::size_t threads = 1;  ///< it ever has
    std::size_t rows = 1;     ///< of memory that are shown
};

/// What there is to place. Objects are queues and locks, in the order in which they shall stand.
struct StageContent {
    std::vector<StageProcess> processes;
    std::vector<bool> objectIsWide; ///< a tube; else a lock
};

/// Lengths in pixels at 100 %.
struct StageMeasures {
    double boxWidth = 285;
    double headHeight = 64;
    double rowHeight = 38;
    double cardWidth = 268;
    double cardHeight = 104;
    double gap = 28;
    double levelGap = 54;
    double tubeWidth = 560;
    double tubeHeight = 66;
    double tubeLabel = 30;
    double lockWidth = 268;
};

struct StageLayout {
    struct Process {
        QRectF box;
        QRectF head;
        QRectF memory; ///< below the head
        std::vector<QRectF> cards; ///< one a thread, where there is more than one
    };
    std::vector<Process> processes;
    std::vector<QRectF> objects;
    QSizeF size; ///< of all, before scaling
};

/// Lays out for a stage `width` pixels wide (at 100 %); rows are wrapped to it where they can be.
StageLayout layOutStage(const StageContent &content, const StageMeasures &measures, double width);

} // namespace forkyard::ui
