// Where everything on the stage stands: processes as a tree, their threads inside, tubes and locks below. Pure functions from
// what the whole trace has to rectangles, so that nothing moves while the playhead does. Knows no widget.
#pragma once

#include <QRectF>
#include <QSizeF>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace forkyard::ui {

struct StageProcess {
    int parent = -1;          ///< place in the list, -1: none
    std::size_t threads = 1;  ///< it ever has
    std::size_t rows = 1;     ///< of memory that are shown
    std::size_t machine = 0;  ///< place in the list of machines
    std::uint32_t order = 0;  ///< among those of its level; of equal ones, their order in the list
    bool isTouched = false;   ///< arrows lead from its threads into its memory, and have room between them
    std::size_t helpers = 0;  ///< threads that the library started for itself: one line stands for them
    std::vector<bool> isOver = {}; ///< of each card, where a row of nothing but ended threads may be low; empty: none is
};

/// Threads around a table, and locks on it, each between two of them.
struct StageTable {
    std::vector<std::size_t> seats; ///< places among the cards of the one process
    std::vector<std::size_t> locks; ///< places among the objects; locks[i] lies between seats[i] and the next. kNone: it is not there yet
    double tall = 0;                ///< room there is for it; it grows beyond that where it must
    static constexpr std::size_t kNone = ~std::size_t{0};
};

/// What there is to place. Objects are tubes, locks, pools, loops, with the sizes they want, in the order in which they shall stand.
struct StageContent {
    std::vector<StageProcess> processes;
    /// One alone is not drawn. One may have no process here: it is known by what comes from it.
    std::size_t machines = 1;
    std::vector<QSizeF> objects;
    bool beside = false; ///< objects stand in a column at the right of the processes, for a stage that is wide and low
    /// With more processes than this on one level of the tree, each is folded.
    std::size_t mostFull = 9;
    StageTable table; ///< of one process by itself; no seats: none
};

/// Lengths in pixels at 100 %.
struct StageMeasures {
    double boxWidth = 285;
    double headHeight = 64;
    double rowHeight = 38;
    double cardWidth = 268;
    double cardHeight = 104;
    double steppedCard = 98; ///< the least height of a card that tells what is in hand and what is next
    double steppedFoot = 0;  ///< the same below the memory of a process with one thread
    double arrowBand = 24;    ///< between memory and cards, where arrows lead from these into that
    double overHeight = 44;   ///< of a card that only says that its thread has ended
    double helperLine = 28;   ///< the line that stands for a process's helpers
    double chooseHeight = 44; ///< a button on a card, with the air around it
    std::size_t mostColumns = 4; ///< of cards in a box
    bool spreads = false;        ///< cards stand in as few rows as the width allows, for a stage that is wide and low
    double seatWidth = 196; ///< of a thread at a table
    double seatHeight = 70;
    double seatLockWidth = 128; ///< and of a lock on it
    double seatLockHeight = 54;
    double gap = 28;
    double levelGap = 54;
    double tubeWidth = 560;
    double tubeHeight = 66;
    double tubeLabel = 30;
    double lockWidth = 268;
    double lockHeight = 62; ///< the least: who holds it, and pins of those that wait
    double listWidth = 560; ///< a pool, a loop
    double listHead = 44;
    double listRow = 32;
    // Folded forms, for what is too much to be told in full.
    double chipWidth = 196; ///< a thread in a line
    double chipHeight = 38;
    double tileWidth = 48;  ///< a thread as its number on its state
    double tileHeight = 34;
    double tileGap = 6;
    double miniWidth = 158; ///< a process by name and state
    double miniHeight = 58;
    double miniGap = 10;
    double machineHead = 40;
    double machineInset = 18;

    /// For a stage with little room: less air, one line a card.
    static StageMeasures dense() {
        StageMeasures m;
        m.boxWidth = 250;
        m.headHeight = 63;
        m.rowHeight = 32;
        m.cardWidth = 236;
        m.cardHeight = 76;
        m.gap = 18;
        m.levelGap = 38;
        m.tubeHeight = 54;
        m.lockWidth = 212;
        m.arrowBand = 18;
        m.seatWidth = 180;
        m.seatHeight = 64;
        m.seatLockWidth = 116;
        m.seatLockHeight = 50;
        return m;
    }

    /// For a stage that is low: a box's name and state only, its number in the tool tip.
    static StageMeasures tight() {
        StageMeasures m = dense();
        m.headHeight = 44;
        m.rowHeight = 29;
        m.cardHeight = 66;
        m.gap = 14;
        m.levelGap = 26;
        m.tubeWidth = 440; // two side by side
        m.tubeHeight = 48;
        m.seatWidth = 172;
        m.seatHeight = 60;
        m.seatLockWidth = 104;
        m.seatLockHeight = 44;
        return m;
    }

    QSizeF tube() const { return {tubeWidth, tubeHeight + tubeLabel}; }
    QSizeF lock() const { return {lockWidth, std::max(tubeHeight, lockHeight) + tubeLabel}; }
    QSizeF list(std::size_t rows) const { return {listWidth, tubeLabel + listHead + static_cast<double>(rows) * listRow}; }
};

/// How much a thread, or a process among many, is given.
enum class StageFold {
    Full,  ///< a card, a box with its memory
    Seat,  ///< a smaller card, at a table
    Chips, ///< name and state in one line
    Tiles  ///< a number on the texture of its state
};

/// Threads of one process are folded by how many there are, and of a process that is folded itself always.
StageFold foldOfThreads(std::size_t threads, bool isMini);

struct StageLayout {
    struct Process {
        bool isMini = false;
        StageFold fold = StageFold::Full; ///< of its threads
        QRectF box;
        QRectF head;
        QRectF memory; ///< below the head
        QRectF foot;   ///< below that: what its only thread does next; empty where nothing is stepped
        double rowHeight = 0; ///< in the memory
        QRectF helpers; ///< the line for the library's own threads; empty where there are none
        std::vector<QRectF> cards; ///< one a thread, where there is more than one; of a folded form where so many are
        QRectF table;                   ///< its surface; empty where there is none
        std::vector<bool> isSeated;     ///< of each card, where there is a table
        StageFold foldOf(std::size_t card) const { return card < isSeated.size() && isSeated[card] ? StageFold::Seat : fold; }
    };
    std::vector<Process> processes;
    std::vector<QRectF> machines; ///< frames around their processes; none where there is but one
    std::vector<QRectF> objects;
    std::vector<bool> isSeated; ///< of each object, where there is a table: it lies on that, without a title above it
    bool isBeside = false; ///< the objects stand at the right of the processes
    QSizeF size; ///< of all, before scaling

    bool isOnTable(std::size_t object) const { return object < isSeated.size() && isSeated[object]; }
};

/// Lays out for a stage `width` pixels wide (at 100 %): rows are wrapped to it, many threads fold into fewer columns, and an object that
/// is wider than it is made narrower.
StageLayout layOutStage(const StageContent &content, const StageMeasures &measures, double width);
/// The same where threads of the one process sit at a table: what the process is and its other threads at the left of it, or above.
StageLayout layOutTable(const StageContent &content, const StageMeasures &measures, double width);
/// Items of given sizes in centred rows no wider than `width` (unless one item alone is). Returns the bottom.
double placeInRows(const std::vector<QSizeF> &sizes, double width, double top, double gap, std::vector<QRectF> &places);

} // namespace forkyard::ui
