// Every event of the trace in a table, with the row of the playhead marked, and what narrows it down: kind, process, thread, text.
// Picking a row moves the playhead.
#pragma once

#include "ui/kit/view.h"
#include "ui/models/event_table_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace forkyard::ui {

class EventsView : public View {
    Q_OBJECT

public:
    EventsView(Kit &kit, RunModel &run, QWidget *parent);

    bool canFind() const override { return true; }
    bool find(const QString &text, bool backwards) override;
    QTableView *table() const { return m_table; }
    EventTableModel *model() const { return m_model; }
    /// What is chosen in the fields above the table.
    EventWish wish() const;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFilters();
    void listChoices();
    void applyWish();
    void showCount();
    void dress();
    void sizeColumns();
    void retranslate();
    void showPlayhead();

    Kit &m_kit;
    RunModel &m_run;
    EventTableModel *m_model;
    QTableView *m_table;
    QLineEdit *m_text;
    QComboBox *m_group;
    QComboBox *m_process;
    QComboBox *m_thread;
    QToolButton *m_all;
    QLabel *m_count;
    QTimer m_typing; ///< what was typed counts when no more is for a moment
    bool m_moving = false;
    bool m_listing = false;
};

} // namespace forkyard::ui
