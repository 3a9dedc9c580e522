// The ends of a program as bars, as high as their shares of all schedules. What must not happen is hatched and crossed, so that
// nobody has to tell it by its colour. Knows exploring's result, no run.
#pragma once

#include "ui/kit/kit.h"
#include "ui/models/exploration.h"

#include <QWidget>

class QBarCategoryAxis;
class QBarSet;
class QChart;
class QChartView;
class QGraphicsSimpleTextItem;
class QGraphicsTextItem;
class QStackedBarSeries;
class QValueAxis;

namespace forkyard::ui {

class OutcomeBars : public QWidget {
    Q_OBJECT

public:
    OutcomeBars(Kit &kit, QWidget *parent);

    struct Bar {
        QString name;
        QString count;
        double share = 0;
        bool isWrong = false;
        bool isRight = false; ///< known to be what should come out
    };
    /// In this order; as many as there is room for, at least 4.
    void setBars(std::vector<Bar> bars);
    const std::vector<Bar> &bars() const { return m_bars; }
    /// How many bars can be read side by side.
    std::size_t room() const;
    void dress();
    /// So high that in a view of `viewHeight` pixels something of the list below is seen too, and never too low to be compared.
    void setHeightAround(int viewHeight);

signals:
    void activated(int bar);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fill();
    /// Beneath them, with line breaks where the room asks for them.
    void nameBars();
    void placeLabels();

    Kit &m_kit;
    std::vector<Bar> m_bars;
    QChart *m_chart;
    QChartView *m_view;
    QStackedBarSeries *m_series;
    QBarSet *m_right;
    QBarSet *m_wrong;
    QBarCategoryAxis *m_names;
    QValueAxis *m_shares;
    QGraphicsSimpleTextItem *m_title; ///< what the names are
    QList<QGraphicsSimpleTextItem *> m_labels;
    QList<QGraphicsTextItem *> m_nameItems;
    int m_viewHeight = 0;
};

} // namespace forkyard::ui
