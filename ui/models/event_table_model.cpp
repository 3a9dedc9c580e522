// Rows are events in the store's order. A view holds at most INT_MAX / 2 of them: Qt counts rows in int.
#include "ui/models/event_table_model.h"

#include "core/trace/store.h"
#include "ui/models/state_words.h"

#include <QElapsedTimer>

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
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &EventTableModel::lookOn);
    connect(&run, &RunModel::storeReplaced, this, &EventTableModel::replaced);
    connect(&run, &RunModel::eventsAppended, this, &EventTableModel::appended);
    connect(&kit, &Kit::languageChanged, this, [this] {
        emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
        if (m_filter) replaced(); // other words match
        else if (m_rows > 0) emit dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1));
    });
}

trace::EventIndex EventTableModel::eventCount() const { return static_cast<trace::EventIndex>(rowsOf(m_run.store())); }

void EventTableModel::setWish(const EventWish &wish) {
    if (wish == m_wish) return;
    m_wish = wish;
    replaced();
}

void EventTableModel::replaced() {
    beginResetModel();
    begin();
    endResetModel();
    if (m_filter) lookOn();
    else emit searched();
}

void EventTableModel::begin() {
    m_turn.stop();
    m_shown.clear();
    m_looked = 0;
    m_filter = m_wish.isEverything() || !m_run.store() ? nullptr : std::make_unique<EventFilter>(m_run, m_wish);
    m_rows = m_filter ? 0 : rowsOf(m_run.store());
}

/// Looks at events for a few milliseconds; the next turn comes when the window has had its own.
void EventTableModel::lookOn() {
    constexpr qint64 turn = 4'000'000;
    constexpr trace::EventIndex atOnce = 4096;
    if (!m_filter) return;
    const trace::EventIndex end = eventCount();
    QElapsedTimer clock;
    clock.start();
    const std::size_t before = m_shown.size();
    while (m_looked < end && clock.nsecsElapsed() < turn) {
        const trace::EventIndex until = std::min(end, m_looked + atOnce);
        for (; m_looked < until; ++m_looked)
            if (m_filter->matches(m_run.store()->event(m_looked))) m_shown.push_back(m_looked);
    }
    if (m_shown.size() > before) {
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(m_shown.size()) - 1);
        m_rows = static_cast<int>(m_shown.size());
        endInsertRows();
    }
    if (m_looked < end) m_turn.start();
    emit searched();
}

void EventTableModel::appended() {
    if (m_filter) {
        if (!m_turn.isActive()) lookOn();
        return;
    }
    const int rows = rowsOf(m_run.store());
    if (rows <= m_rows) return;
    const bool isFirst = m_rows == 0;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
    // Only now it is known whether time is counted in steps.
    if (isFirst) emit headerDataChanged(Qt::Horizontal, TimeColumn, TimeColumn);
}

int EventTableModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int EventTableModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString EventTableModel::cell(int row, int column) const {
    const trace::Event event = m_run.store()->event(eventOfRow(row));
    switch (column) {
    case TimeColumn:
        // A simulated machine counts steps.
        if (m_run.stepLength() > 0) return QString::number(static_cast<qint64>(event.time) / m_run.stepLength());
        return QString::number(static_cast<double>(event.time) / 1e9, 'f', 3);
    case ThreadColumn: return m_run.laneName(event.thread);
    case WhatColumn: return eventWords(event.kind);
    case ObjectColumn: return m_run.nameOf(event.thread, event.object);
    case ValueColumn:
        if (event.kind == trace::EventKind::ProcessCpu) return tr("%1 ms").arg(static_cast<double>(event.value.integerOr(0)) / 1e6, 0, 'f', 2);
        if (event.kind == trace::EventKind::ProcessMemory) return tr("%1 MiB").arg(static_cast<double>(event.value.integerOr(0)) / (1 << 20), 0, 'f', 1);
        return m_run.valueText(event.value, event.thread).trimmed();
    case LineColumn: {
        const std::uint32_t line = trace::packedLine(event.line);
        return line == 0 ? QString() : QString::number(line);
    }
    default: return {};
    }
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid() || !m_run.store() || index.row() >= m_rows) return {};
    if (role == Qt::ToolTipRole && index.column() == WhatColumn) { // the line has no column where there is little room
        const QString what = cell(index.row(), WhatColumn), line = cell(index.row(), LineColumn);
        return line.isEmpty() ? what : tr("%1, line %2", "what happened, and where").arg(what, line);
    }
    // Of events within a millisecond the tool tip has the microsecond.
    if (role == Qt::ToolTipRole && index.column() == TimeColumn && m_run.stepLength() == 0) return tr("%1 s").arg(static_cast<double>(timeOfRow(index.row())) / 1e9, 0, 'f', 6);
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return cell(index.row(), index.column());
    if (role == Qt::TextAlignmentRole && (index.column() == TimeColumn || index.column() == LineColumn))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == IdentityRole)
        return m_run.laneIdentity(m_run.store()->event(eventOfRow(index.row())).thread);
    if (role == Qt::ForegroundRole && index.column() == ThreadColumn)
        return m_kit.theme().identity(index.data(IdentityRole).toInt()).fill;
    return {};
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    // A head stands over its figures.
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && (section == TimeColumn || section == LineColumn)) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case TimeColumn: return m_run.stepLength() > 0 ? tr("Step") : tr("Time, s");
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
    if (m_filter) return static_cast<int>(std::lower_bound(m_shown.begin(), m_shown.end(), count) - m_shown.begin()) - 1;
    return std::min(static_cast<int>(count), m_rows) - 1;
}

qint64 EventTableModel::timeOfRow(int row) const {
    return static_cast<qint64>(m_run.store()->event(eventOfRow(row)).time);
}

int EventTableModel::findRow(const QString &text, int from, bool backwards) const {
    if (!m_run.store() || text.isEmpty()) return -1;
    EventFilter sought(m_run, {EventGroup::All, trace::kNoProcess, trace::kNoLane, text});
    const int step = backwards ? -1 : 1;
    for (int row = from + step; row >= 0 && row < m_rows; row += step)
        if (sought.matches(m_run.store()->event(eventOfRow(row)))) return row;
    return -1;
}

} // namespace forkyard::ui
