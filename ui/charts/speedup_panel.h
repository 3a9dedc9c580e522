// How many times as fast a program is with more of something (workers, as a rule), as a line, beside the line that it would be if twice as
// many did it in half the time. Knows no trace and no runs: it is told. Qt Charts' headers stay in the source file.
#pragma once

#include "ui/charts/chart_legend.h"
#include "ui/charts/chart_tools.h"
#include "ui/kit/kit.h"

#include <QList>
#include <QPointF>
#include <QWidget>

class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QScatterSeries;
class QValueAxis;

namespace forkyard::ui {

class SpeedupPanel : public QWidget {
    Q_OBJECT

public:
    struct Measured {
        double value = 0;    ///< of the knob, more than 0
        double duration = 0; ///< mean, ns
        bool operator==(const Measured &) const = default;
    };

    /// `kit` is not owned and must outlive the panel.
    SpeedupPanel(Kit &kit, QWidget *parent);

    void setMeasured(std::vector<Measured> measured);
    /// How many times as fast as with the least value. In order of the values.
    static QList<QPointF> speedup(std::vector<Measured> measured);
    static QList<QPointF> ideal(const QList<QPointF> &speedup);

    QString title() const;
    Figures figures() const;
    const ChartLegend *legend() const { return m_legend; }
    void dress();
    void retranslate();

private:
    void placeAxes();

    Kit &m_kit;
    QLabel *m_title;
    ChartTools *m_tools;
    QChart *m_chart;
    QChartView *m_view;
    ChartLegend *m_legend;
    QValueAxis *m_values, *m_times;
    QLineSeries *m_line, *m_idealLine;
    QScatterSeries *m_points;
    std::vector<Measured> m_measured;
};

} // namespace forkyard::ui
