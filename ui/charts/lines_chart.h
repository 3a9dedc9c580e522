// Several lines over time, each with its name in the legend. Knows no trace: it is told its points.
#pragma once

#include "ui/charts/chart_panel.h"

class QLineSeries;

namespace forkyard::ui {

class LinesChart : public ChartPanel {
    Q_OBJECT

public:
    struct Line {
        QString name;
        QColor color;
        QList<QPointF> points;
        /// At 100 %: of lines that may lie on each other, the one beneath is the wider.
        double width = 2;
    };

    LinesChart(Kit &kit, QWidget *parent) : ChartPanel(kit, parent) { ChartPanel::dress(); }

    void setWords(const QString &title) { setTitle(title); }
    void setLines(const ChartTime &time, double highest, std::vector<Line> lines);
    const std::vector<Line> &lines() const { return m_lines; }

    void dress() override;
    void retranslate() override {}
    Figures figures() const override;

private:
    std::vector<Line> m_lines;
    std::vector<QLineSeries *> m_series;
};

} // namespace forkyard::ui
