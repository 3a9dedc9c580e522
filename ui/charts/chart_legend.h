// Which colour stands for what, below a chart: swatches with words, in as many lines as they need.
#pragma once

#include "ui/kit/kit.h"

#include <QWidget>

#include <vector>

namespace forkyard::ui {

struct LegendEntry {
    QColor color;
    QString name;
    Qt::BrushStyle pattern = Qt::SolidPattern;
    bool operator==(const LegendEntry &) const = default;
};

class ChartLegend : public QWidget {
    Q_OBJECT

public:
    /// `kit` is not owned. `left`: where the first swatch begins, pixels at 100 %.
    ChartLegend(const Kit &kit, double left, QWidget *parent);

    void setEntries(std::vector<LegendEntry> entries);
    const std::vector<LegendEntry> &entries() const { return m_entries; }

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    /// Where each entry goes in a given width.
    std::vector<QRectF> places(double width) const;

    const Kit &m_kit;
    double m_left;
    std::vector<LegendEntry> m_entries;
};

} // namespace forkyard::ui
