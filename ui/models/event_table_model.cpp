// Rows are events in the store's order. A view holds at most INT_MAX / 2 of them: Qt counts rows in int.
#include "ui/models/event_table_model.h"

#include "core/trace/store.h"
#include "ui/models/state_words.h"

#include <algorithm>
#include <limits>

namespace forkyard::ui {

namespace {

int rowsOf(const trace::Store *store) {
    if (!store) return 0;
    return static_cast<int>(std::min<trace::EventIndex>(store->eventCount(), std::numeric_limits<int>::max() / 2));
}

} // namespace

EventTableModel::EventTableModel(const Kit &kit, RunModel &run, QObject *parent) :
    QAbstractTableModel(parent), m_kit(kit), m_run(run) {
    m_rows = rowsOf(run.store());
    connect(&run, &RunModel::storeReplaced, this, &EventTableModel::replaced);
    connect(&run, &RunModel::eventsAppended, this, &EventTableModel::appended);
    connect(&kit, &Kit::languageChanged, this, [this] {
        emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
        if (m_rows > 0) emit dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    });
}

void EventTableModel::replaced() {
    beginResetModel();
    m_rows = rowsOf(m_run.store());
    endResetModel();
}

void EventTableModel::appended() {
    const int rows = rowsOf(m_run.store());
    if (rows <= m_rows) return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

int EventTableModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int EventTableModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventTableModel::cell(int row, int column) const {
    const trace::Event event = m_run.store()->event(static_cast<trace::EventIndex>(row));
    switch (column) {
    case TimeColumn: return QString::number(static_cast<double>(event.time) / 1e9, 'f', 6);
    case ThreadColumn: return m_run.laneName(event.thread);
    case WhatColumn: return eventWords(event.kind);
    case ObjectColumn: return m_run.nameOf(event.thread, event.object);
    case ValueColumn: return m_run.valueText(event.value, event.thread).trimmed();
    case LineColumn: {
        const std::uint32_t line = trace::packedLine(event.line);
        return line == 0 ? QString() : QString::number(line);
    }
    default: return {};
    }
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || !m_run.store() || index.row() >= m_rows) return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return cell(index.row(), index.column());
    if (role == Qt::TextAlignmentRole && (index.column() == TimeColumn || index.column() == LineColumn))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == IdentityRole)
        return m_run.laneIdentity(m_run.store()->event(static_cast<trace::EventIndex>(index.row())).thread);
    if (role == Qt::ForegroundRole && index.column() == ThreadColumn)
        return m_kit.theme().identity(index.data(IdentityRole).toInt()).fill;
    return {};
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case TimeColumn: return tr("Time, s");
    case ThreadColumn: return tr("Thread");
    case WhatColumn: return tr("What");
    case ObjectColumn: return tr("Object");
    case ValueColumn: return tr("Value");
    case LineColumn: return tr("Line");
    default: return {};
    }
}

int EventTableModel::rowAtPlayhead() const {
    if (!m_run.store()) return -1;
    const auto count = m_run.store()->eventCountAt(static_cast<trace::Time>(m_run.playhead().time()));
    return std::min(static_cast<int>(count), m_rows) - 1;
}

qint64 EventTableModel::timeOfRow(int row) const {
    return static_cast<qint64>(m_run.store()->event(static_cast<trace::EventIndex>(row)).time);
}

int EventTableModel::findRow(const QString &text, int from, bool backwards, int limit) const {
    const int step = backwards ? -1 : 1;
    for (int row = from + step, looked = 0; row >= 0 && row < m_rows && looked < limit; row += step, ++looked) {
        for (int column = 0; column < ColumnCount; ++column) {
            if (cell(row, column).contains(text, Qt::CaseInsensitive)) return row;
        }
    }
    return -1;
}

} // namespace forkyard::ui
