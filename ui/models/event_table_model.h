// The events of the trace as a table, made row by row as they are looked at: millions of events cost nothing until they
// are on the screen. Paints nothing.
#pragma once

#include "ui/models/run_model.h"

#include <QAbstractTableModel>

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

    /// The row of the last event at or before the playhead; -1 before the first.
    int rowAtPlayhead() const;
    qint64 timeOfRow(int row) const;
    /// The next row from `from` on (that one excluded) one of whose cells contains text, ignoring case; -1: none. Looks at
    /// no more than `limit` rows.
    int findRow(const QString &text, int from, bool backwards, int limit = 200000) const;

private:
    void replaced();
    void appended();
    QString cell(int row, int column) const;

    const Kit &m_kit;
    RunModel &m_run;
    int m_rows = 0;
};

} // namespace forkyard::ui
