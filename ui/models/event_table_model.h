// The events of the trace as a table, made row by row as they are looked at: millions of events cost nothing until they
// are on the screen. With a wish only some of them, found in turns of a few milliseconds. Paints nothing.
#pragma once

#include "ui/models/event_filter.h"
#include "ui/models/run_model.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <memory>
#include <vector>

namespace forkyard::ui {

class EventTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TimeColumn, ThreadColumn, WhatColumn, ObjectColumn, ValueColumn, LineColumn, ColumnCount };
    /// The thread's identity (an int), for a delegate that colours names.
    static constexpr int IdentityRole = Qt::UserRole;

    EventTableModel(const Kit &kit, RunModel &run, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Only the events that are wanted; everything: all.
    void setWish(const EventWish &wish);
    const EventWish &wish() const { return m_wish; }
    /// Whether there may be more rows that nobody has looked at yet.
    bool isSearching() const { return m_filter && m_looked < eventCount(); }
    /// Events that were looked at so far, and all.
    trace::EventIndex lookedAt() const { return m_looked; }
    trace::EventIndex eventCount() const;

    trace::EventIndex eventOfRow(int row) const { return m_filter ? m_shown[static_cast<std::size_t>(row)] : static_cast<trace::EventIndex>(row); }
    /// The row of the last shown event at or before the playhead; -1 before the first.
    int rowAtPlayhead() const;
    qint64 timeOfRow(int row) const;
    /// The next row from `from` on (that one excluded) one of whose cells, but the time, contains text, ignoring case; -1: none.
    int findRow(const QString &text, int from, bool backwards) const;

signals:
    /// More was looked at for the wish, or another trace, or another wish.
    void searched();

private:
    void begin();
    void lookOn();
    void replaced();
    void appended();
    QString cell(int row, int column) const;

    const Kit &m_kit;
    RunModel &m_run;
    int m_rows = 0;
    EventWish m_wish;
    std::unique_ptr<EventFilter> m_filter; ///< null: everything is shown, a row an event
    std::vector<trace::EventIndex> m_shown;
    trace::EventIndex m_looked = 0;
    QTimer m_turn;
};

} // namespace forkyard::ui
