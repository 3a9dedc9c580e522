// All states of a small program in one picture: an edge in its thread's colour for each step, ends as in the bars, the schedule that
// was asked for last lit up. Knows exploring's result, no run.
#pragma once

#include "ui/explore/state_layout.h"
#include "ui/kit/kit.h"
#include "ui/kit/painted_items.h"

#include <QWidget>

#include <optional>

namespace forkyard::ui {

class StateGraphView : public QWidget, public PaintedItems {
    Q_OBJECT

public:
    StateGraphView(Kit &kit, QWidget *parent);

    /// How an end is shown, by the number of its outcome.
    struct End {
        QString name;
        bool isWrong = false;
        bool isRight = false;
    };
    void setGraph(const ExploredGraph &graph, std::vector<End> ends);
    /// The way of the outcome's schedule.
    void lightOutcome(int outcome);
    /// -1: none.
    void select(int state);
    int selected() const { return m_selected; }
    const std::vector<int> &litEdges() const { return m_lit; }
    /// How to go to the selected state; empty: none is selected.
    QString schedule() const;
    /// What the picture is, in a sentence.
    QString summary() const;
    QString sentenceOf(int state) const;
    QPointF placeOf(int state) const;
    QList<PaintedItem> paintedItems() const override;
    /// What a thread's pins are called, where it is `thread` in schedules: its name, or where not all have room "T1".
    QString pinName(int thread) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void dress();

signals:
    void selectionChanged();
    /// To stand where the selected state is.
    void stepRequested(const QString &schedule);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int stateAt(const QPointF &point) const;
    int edgeAt(const QPointF &point) const;
    QString threadName(int thread) const;
    bool isUsed(int thread) const;
    void choosePinNames();
    int identityOf(int thread) const;
    QString operationOf(const ExploredGraph::Edge &edge) const;
    QString sentenceAt(const QPointF &point) const;
    double pitch() const; ///< between layers, px
    double rowPitch() const;
    double radius() const;
    bool isLit(int edge) const;
    void go(int state);
    void paintEdge(QPainter &painter, int edge) const;
    QRectF placeOfName(int edge) const;
    void paintEdgeNames(QPainter &painter) const;
    void paintState(QPainter &painter, int state) const;
    void paintThreads(QPainter &painter) const;

    Kit &m_kit;
    ExploredGraph m_graph;
    std::vector<End> m_ends;
    StateLayout m_layout;
    std::vector<int> m_lit;
    int m_selected = -1;
    int m_hovered = -1;
    bool m_pinsAreShort = false; ///< "T1" for a thread that has a name of its own
    double m_endRoom = 0; ///< for the ends' names at the right, px
};

} // namespace forkyard::ui
