// Every event of the trace in a table, with the row of the playhead marked. Picking a row moves the playhead.
#pragma once

#include "ui/kit/view.h"
#include "ui/models/event_table_model.h"

class QTableView;

namespace forkyard::ui {

class EventsView : public View {
    Q_OBJECT

public:
    EventsView(Kit &kit, RunModel &run, QWidget *parent);

    bool canFind() const override { return true; }
    bool find(const QString &text, bool backwards) override;
    QTableView *table() const { return m_table; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void dress();
    void showPlayhead();

    Kit &m_kit;
    RunModel &m_run;
    EventTableModel *m_model;
    QTableView *m_table;
    bool m_moving = false;
};

} // namespace forkyard::ui
