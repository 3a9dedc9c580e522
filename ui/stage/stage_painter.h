// Paints the stage's things: process boxes, thread cards, tubes with their items, locks, pools, loops. Knows no layout and no input.
#pragma once

#include "core/trace/store.h"
#include "ui/models/run_model.h"
#include "ui/stage/stage_items.h"

#include <QCoreApplication>
#include <QPainter>

namespace forkyard::ui {

class StagePainter {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::StagePainter)

public:
    static constexpr double Radius = 10; ///< of a box's corners
    static constexpr double Strip = 10; ///< of a card's or box's colour, at its left

    /// The painter is scaled already: lengths are pixels at 100 %.
    StagePainter(QPainter &painter, const Kit &kit, const RunModel &run) : m_painter(painter), m_kit(kit), m_run(run) {}

    void paintProcess(const trace::MomentProcess &process, const StageLayout::Process &place, bool selected);
    /// The frame of a machine; a foreign one has no process here.
    void paintMachine(const QRectF &frame, const QString &name, bool isForeign);
    void paintStep(const trace::MomentThread &thread, const QRectF &place);
    /// The button that lets a thread run next, at the lower edge of its card or of its process's box; empty where it has none.
    /// Where a card's button has its place, `card` being the card or, of a process with one thread, its box: in line with the rows there.
    static QRectF chooserOf(const StageLayout::Process &process, const QRectF &card) { return process.cards.empty() ? card.adjusted(4, 0, -4, 0) : card; }
    static QRectF chooseButton(const RunModel &run, trace::LaneId lane, const QRectF &place);
    void paintChoose(trace::LaneId lane, const QRectF &place);
    void paintFork(const QPainterPath &path);
    void paintForkWord(const QRectF &parent, const QRectF &child, const QString &word);
    /// Where a fork's word has its place.
    QRectF forkPlate(const QRectF &parent, const QRectF &child, const QString &word) const;
    void paintQueue(const trace::MomentQueue &queue, const QRectF &place, bool selected);
    /// The object of shared memory that a variable belongs to.
    void paintMemory(trace::ObjectIndex variable, const QRectF &place, bool selected);
    /// Where its values stand.
    static QRectF memoryArea(const QRectF &place);
    void paintLock(const trace::MomentLock &lock, const QRectF &place, bool selected);
    /// A pool's workers, the jobs that wait and the results that nobody took; `pool` null: jobs of no pool.
    void paintPool(const trace::MomentPool *pool, const QRectF &place, bool selected);
    /// The tasks of a loop; `loop` null: of one that was not told.
    void paintLoop(const trace::MomentLoop *loop, const QRectF &place, bool selected);
    /// From a variable that was stored to while a lock was held, to that lock; `held`: it is held now.
    void paintGuard(const QPainterPath &path, bool held);
    /// From a box to a tube; `isOver`: who had it has ended.
    void paintLink(const QPainterPath &path, int identity, bool isOver);
    /// One arrow of a circle of waits, to the path's end.
    void paintWaitEdge(QPainterPath path);
    /// An arrow from a thread's card into its process's memory above it, past the cards between them.
    void paintTouch(const QRectF &card, const QRectF &memory, int identity);
    /// At the right of a variable's line, the threads that have used it.
    /// Returns how much of the line they take, 0: none.
    double paintUsers(const std::vector<trace::LaneId> &lanes, const QRectF &line);
    /// The surface around which threads sit.
    void paintTable(const QRectF &table);
    void paintSeatLock(const trace::MomentLock &lock, const QRectF &place, bool selected);
    /// Between a thread at a table and a lock that it holds, or waits for.
    void paintHeld(const QRectF &thread, const QRectF &lock, int identity);
    void paintWanted(const QRectF &thread, const QRectF &lock);
    void paintCaught(const QRectF &place, double radius);
    void paintToken(const QPointF &centre, const QString &text, int identity);

    /// Text of an item as it stands on its token: without quotes, short.
    static QString tokenText(const RunModel &run, const trace::MomentItem &item);
    /// Where the tube's item `index` of `count` has its centre.
    static QPointF itemPlace(const QRectF &tube, std::size_t index);
    static QRectF tubeOf(const QRectF &place);
    /// Whether a variable's value stands on the stage itself, with this very name.
    static bool isItself(const RunModel &run, const trace::MomentVariable &variable, trace::LaneId lane);
    /// What goes the other way in a connection; null: its other end is none of this run's.
    static const trace::MomentQueue *otherEnd(const RunModel &run, const trace::MomentQueue &queue);
    /// What a process's box lists: its only thread's locals and own values, then its variables that no local hides.
    static std::vector<const trace::MomentVariable *> variablesOf(const RunModel &run, const trace::MomentProcess &process);
    struct VariablePlace {
        const trace::MomentVariable *variable = nullptr;
        QRectF place;
        std::size_t hidden = 0; ///< so many more have no room
    };
    static std::vector<VariablePlace> variablePlaces(const RunModel &run, const trace::MomentProcess &process, const StageLayout::Process &place);
    /// Who has a copy of a variable's value in hand, beside it, where the last `taken` pixels of its line are free no more.
    void paintCopies(const VariablePlace &variable, trace::LaneId lane, double taken);
    /// What a program from outside was given and what it gave, by the pipes it holds: "in" and "out".
    static QString shortName(const QString &name);
    static QString withoutTargets(const QString &words);
    /// Who has loaded the variable and will store to it: "T1, T2 hold a copy of this 5", "T1 holds an old copy, 0"; empty: nobody.
    static QString copiesOf(const RunModel &run, const trace::MomentVariable &variable);
    /// "12.3 MiB"; empty for none.
    static QString memoryText(std::int64_t bytes);
    /// Neither variables nor lines: a run at full speed is recorded so, and has no values to show.
    static bool recordsNoValues(const RunModel &run);
    static QStringList outsideLines(const RunModel &run, const trace::MomentProcess &process);

private:
    /// What stands for a thread: its place, with its colour along the left edge.
    void paintThreadShape(const trace::MomentThread &thread, const QRectF &card, double strip, bool selected);
    void paintCard(const trace::MomentThread &thread, const QRectF &card, bool selected);
    void paintSeat(const trace::MomentThread &thread, const QRectF &seat, bool selected);
    void paintChip(const trace::MomentThread &thread, const QRectF &chip, bool selected);
    void paintTile(const trace::MomentThread &thread, const QRectF &tile, bool selected);
    void paintMini(const trace::MomentProcess &process, const StageLayout::Process &place, bool selected);
    void paintThread(const trace::MomentThread &thread, const QRectF &place, StageFold fold);
    void texture(const QRectF &place, StateLook look, int identity, double radius);
    QString countsOf(const std::vector<std::size_t> &threads) const;
    double paintWaiters(const std::vector<trace::LaneId> &lanes, const QRectF &area);
    static QPointF edgeTowards(const QRectF &box, const QPointF &target);
    QString lineOf(const trace::MomentVariable &variable, trace::LaneId lane) const;
    void paintVariables(const std::vector<VariablePlace> &variables, trace::LaneId lane);
    QStringList localsOf(const trace::MomentThread &thread) const;
    QString titleOf(const trace::MomentThread &thread, const QFont &font, double width) const;
    void paintLocals(const trace::MomentThread &thread, const QRectF &place);
    void paintHelpers(const trace::MomentProcess &process, const QRectF &line);
    void paintOutside(const QStringList &lines, const StageLayout::Process &place);
    void paintTitle(const QString &title, const QRectF &place);
    void paintBox(const QRectF &box, bool selected, const QColor &edge, double radius, bool closed);
    void paintSecondLine(const QString &text, const QRectF &area, const QColor &color);
    void paintPermits(std::int64_t count, const QRectF &area);
    void paintRow(const StageRow &row, const QString &text, const QString &detail, StateLook look, int identity);
    void paintJob(const StageRow &row);
    QString workerName(const StageRow &row) const;
    void paintColumnHead(const QString &text, const QRectF &box, int column, int columns);
    QString endsOf(const trace::MomentQueue &queue) const;
    double tokenWidth(const QString &text, const QFont &font) const;
    QFont tokenFont(const QString &text) const;
    void pill(const QRectF &place, StateLook look, const QString &words);
    QFont scaled(QFont font) const;
    /// Of what is over: nearer to the ground, and never transparent, so that nothing shines through and words stay readable.
    QColor quiet(const QColor &color) const { return m_isOver ? blend(m_kit.color(Role::Surface), color, 0.6) : color; }
    QColor ink() const { return m_kit.color(m_isOver ? Role::MutedText : Role::Text); }
    QString elidedName(const QString &name, const QFont &font, double width) const;
    QString elided(const QString &text, const QFont &font, double width) const;

    QPainter &m_painter;
    const Kit &m_kit;
    const RunModel &m_run;
    bool m_isOver = false; ///< what is being painted has ended
};

} // namespace forkyard::ui
