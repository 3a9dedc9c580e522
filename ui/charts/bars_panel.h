// Amounts side by side: a bar for each, with its name and its figure, and an axis that says the unit. Knows no trace: it is told.
#pragma once

#include "ui/charts/chart_tools.h"
#include "ui/kit/kit.h"

#include <QWidget>

#include <vector>

namespace forkyard::ui {

class BarsPanel : public QWidget {
    Q_OBJECT

public:
    struct Bar {
        QString name;
        double value = 0; ///< in the unit of the axis
        QString words;    ///< the figure as it is written
        QColor color;
        bool operator==(const Bar &) const = default;
    };

    /// `kit` is not owned and must outlive the panel.
    BarsPanel(Kit &kit, QWidget *parent);

    /// `title` says what is counted and, in brackets, in which unit; `head` names the things.
    void setWords(const QString &title, const QString &head);
    void setBars(std::vector<Bar> bars);
    const std::vector<Bar> &bars() const { return m_bars; }
    QString title() const { return m_title; }
    Figures figures() const;
    ChartTools *tools() const { return m_tools; }
    void dress();
    void retranslate() { m_tools->retranslate(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    Kit &m_kit;
    ChartTools *m_tools;
    QString m_title;
    QString m_head;
    std::vector<Bar> m_bars;
};

} // namespace forkyard::ui
