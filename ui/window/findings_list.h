// What was found in the run, a sentence each: a click goes to the moment. There only while there is something. Knows no engine.
#pragma once

#include "ui/models/run_model.h"

#include <QListWidget>

namespace forkyard::ui {

class FindingsList : public QListWidget {
    Q_OBJECT

public:
    FindingsList(Kit &kit, RunModel &run, QWidget *parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void fill();
    void jumpTo(int row);
    int wantedHeight() const;

    Kit &m_kit;
    RunModel &m_run;
    std::size_t m_shown = 0;
};

} // namespace forkyard::ui
