// The stage: the world at the playhead's moment. Reads the run model alone; animates what moved between two moments.
#pragma once

#include "ui/kit/arrangement.h"
#include "ui/kit/painted_items.h"
#include "ui/kit/view.h"
#include "ui/models/run_model.h"
#include "ui/stage/stage_items.h"
#include "ui/stage/stage_machines.h"
#include "ui/stage/stage_ring.h"
#include "ui/stage/stage_rows.h"

#include <QElapsedTimer>
#include <QHash>
#include <QPainterPath>
#include <QSet>

class QScrollBar;
class QTimer;

namespace forkyard::ui {

class StagePainter;
class SystemMotion;

/// A process's box and a child's, or that of all its children that are folded, and what stands beside the line.
struct StageFork {
    QRectF parent, child;
    QPainterPath path;
    QString word;
};

/// A line between two things on the stage, at 100 %.
struct StageLine {
    QPainterPath path;
    QRectF from, to; ///< what it joins
    int identity = 0;
    bool isHeld = false; ///< the lock is, at this moment
    bool isOver = false; ///< who had the tube has ended
};

class StageView : public View, public PaintedItems {
    Q_OBJECT

public:
    StageView(Kit &kit, RunModel &run, QWidget *parent);

    /// Tubes and locks that a lesson does not name are put aside, behind a button.
    void arrange(const Arrangement &arrangement) override;
    /// In spite of the arrangement.
    void showAll();
    /// The names of what was put aside.
    const QStringList &aside() const { return m_aside; }
    /// Where the button is that brings them back, in pixels of the view; empty where there is none.
    QRectF moreButton() const;

    /// A full sentence about what is under a point; empty where there is nothing.
    QString sentenceAt(const QPointF &point) const;
    /// Processes with their threads, then the objects: each in its sentence, and the buttons for whoever can run next.
    QList<PaintedItem> paintedItems() const override;
    const StageLayout &layout() const { return m_layout; }
    /// What stands at layout().objects, in their order.
    const std::vector<StageItem> &items() const { return m_items; }
    /// Where the button is that lets a thread run next, in pixels of the view; empty where it has none.
    QRectF chooseButton(trace::LaneId lane) const;
    /// At this moment: from processes to the tubes and the memory they use, from data to the locks it belongs to, and the arrows of
    /// circles of waits.
    std::vector<StageLine> links() const;
    std::vector<StageLine> guards() const;
    std::vector<StageLine> waitLines() const;
    /// From processes to their children.
    std::vector<StageFork> forks() const;
    /// How large all of it is on the screen; more than the view has room for is scrolled, not shrunk beyond reading.
    QSizeF contentSize() const;
    double scale() const { return m_scale; }
    /// Moves what is shown, in pixels: positive to see what lies further right and down.
    void scrollBy(const QPointF &by);
    /// Without animation: what moved is simply where it is now.
    void setCalm(bool calm) { m_calm = calm; }
    /// Tokens on their way at this instant.
    std::size_t flightCount() const { return m_flights.size(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// An item that travels from one place to another.
    static constexpr qint64 FlightMs = 420;
    struct Flight {
        QString text;
        int identity = 0;
        trace::LaneId lane = trace::kNoLane;
        trace::ObjectIndex object = trace::kNoObject;
        bool intoTube = true;
        std::size_t machine = ~std::size_t{0}; ///< a foreign one that it goes to or comes from, rather than the tube
        bool isKey = false; ///< a lock that changes hands: from `from` to `lane`, or from the lock where `from` is none
        trace::LaneId from = trace::kNoLane;
        qint64 start = 0; ///< ms of m_clock
    };
    static constexpr double ScrollStep = 60; ///< px of a key or a notch of the wheel
    struct Hit {
        const trace::MomentProcess *process = nullptr;
        const trace::MomentThread *thread = nullptr;
        const trace::MomentVariable *variable = nullptr;
        bool isHelpers = false; ///< the line for the process's helpers
        const StageItem *item = nullptr;
        std::size_t machine = ~std::size_t{0}; ///< the frame under the pointer, where nothing else is
        StageRow row; ///< of the item, where it has rows
    };

    void forget();
    void takeMoment();
    void layOut();
    bool isCalm() const;
    void launch(const trace::MomentQueue &before, const trace::MomentQueue &now);
    void launchKeys(const trace::Moment &moment);
    void paintWaits(StagePainter &stage) const;
    void paintForks(StagePainter &stage) const;
    void placeScrollBars();
    void revealSelection();
    QTransform transform() const;
    Hit hitAt(const QPointF &point) const;
    QString sentenceOf(const Hit &hit) const;
    void addUses(const std::vector<trace::ProcessIndex> &users, std::size_t item, std::vector<StageLine> &lines) const;
    /// All boxes but those of a process and of an item, that a line between these has to keep clear of.
    std::vector<QRectF> boxesBut(trace::ProcessIndex process, std::size_t item) const;
    void paintMachines(StagePainter &stage) const;
    void paintItem(StagePainter &stage, const StageItem &item, const QRectF &place) const;
    void paintTouches(StagePainter &stage) const;
    bool noteOver(StageContent &content) const;
    void noteTouched();
    void paintTableLines(StagePainter &stage) const;
    StageTable tableWanted() const;
    /// An object's own outline: below its title, where it has one above it.
    QRectF outlineOf(std::size_t item) const;
    void paintFlights(StagePainter &stage) const;
    void putAside();
    QString moreWords() const;
    QString moreSentence() const;
    void paintMore(QPainter &painter) const;
    void paintFocus(QPainter &painter) const;
    std::size_t placeOf(trace::ObjectIndex object) const;
    trace::ProcessIndex processOfLane(trace::LaneId lane) const;
    /// Where a thread stands at this moment: its card, or its process's box; empty where it has none.
    QRectF placeOfLane(trace::LaneId lane) const;

    Kit &m_kit;
    RunModel &m_run;
    StageLayout m_layout;
    std::vector<StageItem> m_items;
    StageMachines m_machines;
    StageRings m_rings;
    std::vector<bool> m_isTouched; ///< by process: a thread beside its first has used a variable of it
    Arrangement m_arrangement;
    QStringList m_aside;
    bool m_wantsAll = false;
    trace::EventIndex m_itemsAt = trace::kNoEvent; ///< how many events there were when they were worked out
    double m_scale = 1;
    QScrollBar *m_across;
    QScrollBar *m_down;
    QPointF m_dragFrom;
    bool m_isDragged = false;
    StageRows m_rows;
    QHash<trace::ProcessIndex, std::size_t> m_rowsSeen; ///< where the events do not tell: most memory rows so far
    QHash<trace::ObjectIndex, QSet<trace::LaneId>> m_users; ///< who has put into or taken from a tube
    std::vector<trace::MomentQueue> m_before;
    std::vector<trace::MomentLock> m_locksBefore;
    qint64 m_timeBefore = 0;
    std::vector<Flight> m_flights;
    QElapsedTimer m_clock;
    QTimer *m_frames;
    SystemMotion *m_motion;
    bool m_calm = false;
};

} // namespace forkyard::ui
