// One chart with its heading, its axes and, where wanted, its legend: what the charts have in common. Knows the theme, no trace.
// Qt Charts' headers are heavy and stay in the source files.
#pragma once

#include "ui/charts/chart_data.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/chart_tools.h"
#include "ui/kit/kit.h"

#include <QWidget>

class QAbstractSeries;
class QCategoryAxis;
class QChart;
class QChartView;
class QLabel;
class QValueAxis;

namespace forkyard::ui {

class ChartPanel : public QWidget {
    Q_OBJECT

public:
    /// `kit` is not owned and must outlive the panel.
    ChartPanel(Kit &kit, QWidget *parent);

    QString title() const;
    /// Where the curves are, in the panel's own pixels.
    QRectF plotArea() const;
    /// The pixels a chart has for time, at least 1: no more points than two for each are worth drawing.
    std::size_t columns() const;
    /// How many marks of time have room, 2 to 8.
    int timeMarks() const;
    const std::vector<LegendEntry> &legend() const { return m_legend->entries(); }

    /// Colours, fonts and sizes anew.
    virtual void dress();
    /// Every text anew.
    virtual void retranslate() = 0;
    /// What is drawn, as a table.
    virtual Figures figures() const = 0;
    ChartTools *tools() const { return m_tools; }

    /// What the figures of its axis want at the left of the plot, so that none is cut; and the room that all panels agree on.
    double neededLeft() const;
    void setLeft(double left);

    /// Marks along the axis of time.
    void setTime(const ChartTime &time);

signals:
    /// The chart was clicked or dragged at this time, ns; may lie outside the run.
    void timePicked(double nanoseconds);
    /// plotArea() or the panel's own place is another one.
    void plotMoved();

protected:
    void setTitle(const QString &title);
    /// "time, s"
    static QString timeHead();
    /// The axis of counts, from 0 to at least `highest`.
    void setHighest(double highest);
    /// The chart owns the series from now on.
    void addSeries(QAbstractSeries *series);
    /// None: no legend.
    void setLegend(std::vector<LegendEntry> entries);
    Kit &kit() const { return m_kit; }
    /// All of it: where axes and lines change together, Qt Charts leaves pieces of what was there.
    void paintAnew();

    void resizeEvent(QResizeEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void placePlot();
    void labelTime();

    Kit &m_kit;
    QLabel *m_title;
    QString m_words; ///< the title without the unit of time
    ChartTools *m_tools;
    QChart *m_chart;
    QChartView *m_view;
    ChartLegend *m_legend;
    QCategoryAxis *m_timeAxis;
    QValueAxis *m_countAxis;
    ChartTime m_time{0, 0};
    double m_left = 0;
};

} // namespace forkyard::ui
