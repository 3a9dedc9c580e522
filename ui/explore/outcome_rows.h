// The ends of a program one below the other, each with the shortest way to it and what can be done with that: play it, copy it.
// Knows exploring's result, no run.
#pragma once

#include "ui/kit/kit.h"
#include "ui/models/exploration.h"

#include <QWidget>

class QVBoxLayout;

namespace forkyard::ui {

class OutcomeRows : public QWidget {
    Q_OBJECT

public:
    OutcomeRows(Kit &kit, QWidget *parent);

    struct Row {
        ExploredOutcome outcome;
        QString share;
        bool isWrong = false;
    };
    /// `canPlay`: each with a button that plays its schedule.
    void setRows(const std::vector<Row> &rows, bool canPlay);

signals:
    void playRequested(const QString &schedule);
    void playLiveRequested(const QString &schedule);

private:
    /// Of the columns, so that they stand beneath each other.
    struct Widths {
        int name = 0, share = 0, switches = 0;
    };
    Widths widthsOf(const std::vector<Row> &rows) const;
    QWidget *makeRow(const Row &row, const Widths &widths, bool canPlay);

    Kit &m_kit;
    QVBoxLayout *m_column;
};

} // namespace forkyard::ui
