// The timeline at the bottom of the window: rows over time, one playhead, zoom and pan. Reads the run model alone.
#pragma once

#include "core/trace/causes.h"
#include "ui/kit/painted_items.h"
#include "ui/kit/view.h"
#include "ui/timeline/gap_index.h"
#include "ui/timeline/label_column.h"
#include "ui/timeline/overview.h"
#include "ui/timeline/row_choice.h"
#include "ui/timeline/time_measure.h"
#include "ui/timeline/timeline_canvas.h"

#include <optional>

class QLineEdit;
class QPushButton;
class QMenu;

namespace forkyard::ui {

class TimelineView : public View, public PaintedItems {
    Q_OBJECT

public:
    TimelineView(Kit &kit, RunModel &run, QWidget *parent);

    /// "0.49 s of 0.80 s, still running"
    QString status() const override;

    /// Everything from 0 to now, and stays so while the run goes on.
    void fit();
    /// Closer (factor > 1) or wider, around a pixel of the lanes.
    void zoom(double factor, double pixel);
    /// By pixels; positive goes later.
    void pan(double pixels);
    /// Marks the playhead's moment as one end of a measured time; see TimeMeasure.
    void markMeasure();
    const TimeMeasure &measure() const { return m_measure; }
    /// A row by its index. Rows come back all together, or with another trace.
    void hideRow(int row);
    void showAllRows();
    std::size_t hiddenRows() const { return m_hiddenRows; }
    /// Folds the other threads of the row's process beneath its first, or unfolds them.
    void toggleFold(int row);
    void foldAll();
    void arrange(const Arrangement &arrangement) override;
    /// Only rows whose name or detail contains the text.
    void setFilter(const QString &text);
    /// Puts a row to another place.
    void moveRow(int from, int to);
    /// A lane for each process's GIL, beside the locks'.
    void showGil(bool shown);
    /// A lane for each core: which thread was seen on it.
    void showCores(bool shown);
    /// Folds all lanes of the row's machine beneath its first, or unfolds them.
    void toggleMachine(int row);

    /// Lights up why a thread waited at a time, and says it in the status; nothing happens where it had not begun.
    void explain(trace::LaneId lane, qint64 time);
    void forgetCauses();
    const trace::CauseChain &causes() const { return m_chain; }
    /// "reader: waits for an item, until writer brings it → writer: asleep"
    QString causeSentence() const;
    /// Where that stands on the lanes, in several lines; empty where the header has room for it.
    QRectF sentencePlace() const { return isSentenceOnLanes() ? sentencePlate(lanesArea()) : QRectF(); }

    /// To the bookmark after (before) the playhead, to the event of a kind. False: there is none.
    bool goToBookmark(bool forwards);
    bool goToKind(trace::EventKind kind, bool forwards);

    /// Where all of the run is shown, while the lanes show a part of it; else empty.
    QRectF overviewArea() const;
    bool canFind() const override { return true; }
    /// Selects the next row whose name contains the text and brings it on the screen.
    bool find(const QString &text, bool backwards) override;

    // For tests and other views.
    const TimeScale &scale() const { return m_scale; }
    const std::vector<TimelineRow> &rows() const { return m_rows; }
    /// Left edge and top of the lanes' area, in widget pixels.
    QRectF lanesArea() const;
    /// What is under a point of the widget: the row (-1: none), the time, and for a thread's row its span (LaneSpans::kNone: none).
    struct Hit {
        int row = -1;
        double time = 0; ///< ns; negative before the run's begin
        bool isLabel = false;
        std::size_t span = trace::LaneSpans::kNone;
    };
    Hit hitAt(const QPointF &point) const;
    /// A full sentence about what is under a point of the widget; empty where there is nothing.
    QString sentenceAt(const QPointF &point) const;
    /// The rows, each with what happens there at the playhead; a press selects one.
    QList<PaintedItem> paintedItems() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Drag { None, Playhead, Pan, Row, Overview };

    void again();
    void grow();
    void refreshRows();
    void layOut();
    void fitScale();
    int selectedRow() const;
    CanvasScene scene() const;
    void followTime();
    void stepEvent(bool forwards);
    double end() const;
    void explainSelected();
    int rowOfLane(trace::LaneId lane) const;
    QRectF barOf(int row, double begin, double end, const QRectF &area) const;
    void paintCauses(QPainter &painter, const QRectF &area) const;
    void paintBookmarks(QPainter &painter, const QRectF &area) const;
    void paintPartings(QPainter &painter, const QRectF &area) const;
    /// Where the sign of a way that was left stands on the ruler.
    QRectF partingPlace(const Parting &parting, const QRectF &area) const;
    trace::EventKind soughtKind() const;
    void addKindMenus(QMenu &menu);
    void placeFilter();
    void placeShowHidden();
    double titleWidth() const;
    void selectNext(bool down);
    void moveSelected(bool down);
    void showAround(double time);
    void paintPictures(QPainter &painter, const QRectF &area, const QRegion &asked);
    void paintPage(QPainter &painter, const QRectF &area) const;
    void paintHeader(QPainter &painter) const;
    /// Where the header has room for words that want this width: beside the playhead's badge.
    QRectF headerRoom(double wanted) const;
    /// The sentence of causes is longer than the header's room, and stands on the lanes instead.
    bool isSentenceOnLanes() const;
    QRectF sentencePlate(const QRectF &area) const;
    void paintSentence(QPainter &painter, const QRectF &area) const;
    QString statusOfMoment() const;
    /// Shown or filtered out.
    bool hasLanes() const { return m_run.store() && (!m_rows.empty() || m_hiddenRows > 0); }
    void paintRuler(QPainter &painter, const QRectF &area) const;
    QRectF playheadBadge(const QRectF &area) const;
    void paintPlayhead(QPainter &painter, const QRectF &area);
    void paintMeasure(QPainter &painter, const QRectF &area) const;
    void paintGaps(QPainter &painter, const QRectF &area) const;
    void selectRow(int row);
    QString timeText(double time) const;

    Kit &m_kit;
    RunModel &m_run;
    TimeScale m_scale;
    std::vector<TimelineRow> m_rows;
    std::vector<RowPlace> m_places;
    RowChoice m_choice;
    std::size_t m_hiddenRows = 0;
    GapIndex m_gaps;
    TimeMeasure m_measure;
    TimelineCanvas m_canvas;
    LabelColumn m_labels;
    TimelineOverview m_overview;
    QLineEdit *m_filter;
    QPushButton *m_showHidden; ///< brings hidden rows back
    trace::CauseChain m_chain;
    double m_chainTime = 0;
    std::optional<trace::EventKind> m_sought;
    bool m_withGil = false;
    bool m_withCores = false;
    int m_draggedRow = -1;
    double m_scroll = 0;
    double m_panRest = 0; ///< device pixels, less than one
    double m_shownPlayhead = 0; ///< where its line was painted last
    bool m_fits = true;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_last;
    bool m_moved = false;
};

} // namespace forkyard::ui
