// What can be done with a chart besides looking: its figures as a table, copying and saving. A small button with a menu; knows no
// particular chart.
#pragma once

#include "ui/charts/figures.h"
#include "ui/kit/kit.h"

#include <QToolButton>

#include <functional>

namespace forkyard::ui {

class ChartTools : public QToolButton {
    Q_OBJECT

public:
    /// `picture`: the widget that is copied and saved, which owns the button. `title` and `figures` are asked when they are wanted.
    ChartTools(Kit &kit, QWidget *picture, std::function<QString()> title, std::function<Figures()> figures);

    void dress();
    void retranslate();

    void copyPicture() const;
    void copyFigures() const;
    /// By the name's ending: .svg, .csv, anything else a picture of points. False: it could not be written.
    bool saveTo(const QString &file) const;
    /// A window of its own; deleted when it is closed.
    QWidget *showTable() const;

private:
    void save();
    bool saveSvg(const QString &file) const;

    Kit &m_kit;
    QWidget *m_picture;
    std::function<QString()> m_title;
    std::function<Figures()> m_figures;
};

} // namespace forkyard::ui
