// How many threads are in each state, over time, stacked.
#pragma once

#include "ui/charts/chart_panel.h"
#include "ui/models/run_model.h"

class QAreaSeries;
class QLineSeries;

namespace forkyard::ui {

class StatesChart : public ChartPanel {
    Q_OBJECT

public:
    /// `run` is not owned and must outlive the chart.
    StatesChart(Kit &kit, const RunModel &run, QWidget *parent);

    /// Takes the points from the store anew.
    void refresh(const ChartTime &time);
    /// The upper edge of the band of countedStates[band].
    QList<QPointF> top(std::size_t band) const;
    /// True where any thread was ever in the state: the legend has it then.
    bool shows(std::size_t band) const;

    void dress() override;
    void retranslate() override;
    Figures figures() const override;

private:
    QColor colorOf(trace::LaneState state) const;
    static Qt::BrushStyle patternOf(trace::LaneState state);
    void refreshLegend();
    QString nameOf(trace::LaneState state) const;

    const RunModel &m_run;
    std::array<QAreaSeries *, countedStates.size()> m_areas{};
    std::array<QLineSeries *, countedStates.size()> m_tops{};
};

} // namespace forkyard::ui
