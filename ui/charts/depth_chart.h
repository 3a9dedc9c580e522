// How many items one queue or pipe holds, over time.
#pragma once

#include "ui/charts/chart_panel.h"
#include "ui/models/run_model.h"

class QLineSeries;

namespace forkyard::ui {

class DepthChart : public ChartPanel {
    Q_OBJECT

public:
    /// `run` is not owned and must outlive the chart. `object`: a queue, pipe or socket of its store.
    DepthChart(Kit &kit, const RunModel &run, trace::ObjectIndex object, QWidget *parent);

    trace::ObjectIndex object() const { return m_object; }
    /// Takes the points from the store anew.
    void refresh(const ChartTime &time);
    QList<QPointF> points() const;

    void dress() override;
    void retranslate() override;
    Figures figures() const override;

private:
    const RunModel &m_run;
    trace::ObjectIndex m_object;
    QLineSeries *m_line;
};

} // namespace forkyard::ui
