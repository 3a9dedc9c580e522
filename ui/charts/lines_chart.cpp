#include "ui/charts/lines_chart.h"

#include <QLineSeries>

namespace forkyard::ui {

void LinesChart::setLines(const ChartTime &time, double highest, std::vector<Line> lines) {
    m_lines = std::move(lines);
    while (m_series.size() < m_lines.size()) {
        m_series.push_back(new QLineSeries);
        addSeries(m_series.back());
    }
    setTime(time);
    setHighest(highest);
    std::vector<LegendEntry> entries;
    for (std::size_t index = 0; index < m_series.size(); ++index) {
        const bool isUsed = index < m_lines.size();
        if (m_series[index]->isVisible() != isUsed) m_series[index]->setVisible(isUsed);
        if (!isUsed) continue;
        m_series[index]->setPen(QPen(m_lines[index].color, kit().px(m_lines[index].width)));
        m_series[index]->replace(m_lines[index].points);
        entries.push_back({m_lines[index].color, m_lines[index].name});
    }
    setLegend(std::move(entries));
    paintAnew();
}

void LinesChart::dress() { ChartPanel::dress(); }

Figures LinesChart::figures() const {
    std::vector<NamedPoints> points;
    for (const Line &line : m_lines) points.push_back({line.name, line.points});
    return figuresOf(timeHead(), points);
}

} // namespace forkyard::ui
