// Rows are known by what they stand for, since their places change as a run grows.
#include "ui/timeline/row_choice.h"

#include <algorithm>
#include <map>

namespace forkyard::ui {

namespace {

bool matches(const TimelineRow &row, const QString &text) { return row.name.contains(text, Qt::CaseInsensitive) || row.detail.contains(text, Qt::CaseInsensitive); }

} // namespace

RowChoice::Key RowChoice::keyOf(const TimelineRow &row) {
    const bool isLane = row.kind == TimelineRow::Kind::Lane;
    return {isLane ? 0 : 1, isLane ? row.lane : row.object};
}

void RowChoice::toggleFold(const std::vector<TimelineRow> &shown, trace::ProcessIndex process) {
    for (const TimelineRow &row : shown)
        if (row.isHead && row.process == process) m_folds[process] = row.folded == 0;
}

void RowChoice::foldAll(const std::vector<TimelineRow> &rows) {
    for (const TimelineRow &row : rows)
        if (row.isHead) m_folds[row.process] = true;
}

void RowChoice::toggleMachine(trace::ObjectId machine) {
    if (!m_machines.erase(machine)) m_machines.insert(machine);
}

void RowChoice::arrange(const Arrangement &arrangement) {
    m_arrangement = arrangement;
    m_wantsAll = false;
}

void RowChoice::clear() {
    RowChoice fresh;
    fresh.m_arrangement = m_arrangement;
    fresh.m_wantsAll = m_wantsAll;
    *this = std::move(fresh);
}

/// As an arrangement calls it.
QString RowChoice::kindOf(const TimelineRow &row) {
    switch (row.kind) {
    case TimelineRow::Kind::Lock: return QStringLiteral("locks");
    case TimelineRow::Kind::Queue: return QStringLiteral("queues");
    case TimelineRow::Kind::Variable: return QStringLiteral("variables");
    case TimelineRow::Kind::Task: return QStringLiteral("tasks");
    case TimelineRow::Kind::Program: return QStringLiteral("programs");
    case TimelineRow::Kind::Lane: break;
    }
    return {};
}

bool RowChoice::isPutAside(const TimelineRow &row) const {
    const bool isThread = row.kind == TimelineRow::Kind::Lane || row.kind == TimelineRow::Kind::Program;
    const QStringList &wanted = isThread ? m_arrangement.lanes : m_arrangement.objects;
    return !m_wantsAll && !wanted.isEmpty() && !isAmong(wanted, row.name, kindOf(row)) && (row.plainName.isEmpty() || !isAmong(wanted, row.plainName));
}

void RowChoice::showAll() {
    m_wantsAll = true;
    m_hidden.clear();
    m_folds.clear();
    m_machines.clear();
    m_filter.clear();
}

void RowChoice::move(const std::vector<TimelineRow> &shown, std::size_t from, std::size_t to) {
    if (from >= shown.size() || to >= shown.size() || from == to) return;
    std::vector<Key> order;
    for (const TimelineRow &row : shown) order.push_back(keyOf(row));
    const Key moved = order[from];
    order.erase(order.begin() + static_cast<std::ptrdiff_t>(from));
    order.insert(order.begin() + static_cast<std::ptrdiff_t>(to), moved);
    m_order = std::move(order);
}

/// Arranged rows stand as arranged; each other one right behind the one it came after.
void RowChoice::putInOrder(std::vector<TimelineRow> &rows) const {
    if (m_order.empty()) return;
    std::map<Key, std::size_t> places;
    for (std::size_t place = 0; place < m_order.size(); ++place) places[m_order[place]] = place + 1;
    std::vector<std::pair<std::size_t, std::size_t>> keys; // place of the arranged one it goes with, and its own
    std::size_t last = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto found = places.find(keyOf(rows[row]));
        if (found != places.end()) last = found->second;
        keys.emplace_back(last, row);
    }
    std::sort(keys.begin(), keys.end());
    // Within one group the arranged row leads, since it came first.
    std::vector<TimelineRow> arranged;
    for (const auto &key : keys) arranged.push_back(std::move(rows[key.second]));
    rows = std::move(arranged);
}

std::vector<TimelineRow> RowChoice::shown(std::vector<TimelineRow> rows, std::size_t &hidden) const {
    const auto ofFoldedMachine = [this](const TimelineRow &row) { return row.kind == TimelineRow::Kind::Lane && row.machine != 0 && !row.isMachineHead && m_machines.contains(row.machine); };
    std::map<trace::ObjectId, int> foldedLanes;
    for (const TimelineRow &row : rows) foldedLanes[row.machine] += ofFoldedMachine(row);
    std::erase_if(rows, ofFoldedMachine);
    std::map<trace::ProcessIndex, int> folded;
    std::set<trace::ProcessIndex> withOwn; // processes with threads of the program's own beside the first
    for (const TimelineRow &row : rows)
        if (row.kind == TimelineRow::Kind::Lane && !row.isHead && !row.isHelper) withOwn.insert(row.process);
    std::set<trace::ProcessIndex> asArranged;
    for (const TimelineRow &row : rows)
        if (!m_wantsAll && row.isHead && isAmong(m_arrangement.folded, row.name)) asArranged.insert(row.process);
    const auto isFolded = [&](const TimelineRow &row) {
        if (row.kind != TimelineRow::Kind::Lane || row.isHead) return false;
        const auto wish = m_folds.find(row.process);
        const bool byItself = asArranged.contains(row.process) || (row.isHelper && !withOwn.contains(row.process));
        const bool is = wish != m_folds.end() ? wish->second : byItself;
        if (is) ++folded[row.process];
        return is;
    };
    std::erase_if(rows, isFolded);
    // A program that was changed may have none of the threads that mattered.
    const bool anyWanted = std::any_of(rows.begin(), rows.end(), [this](const TimelineRow &row) { return row.kind == TimelineRow::Kind::Lane && !isPutAside(row); });
    const auto isAside = [&](const TimelineRow &row) { return isPutAside(row) && (anyWanted || row.kind != TimelineRow::Kind::Lane); };
    for (TimelineRow &row : rows)
        if (row.isMachineHead && m_machines.contains(row.machine)) row.folded = foldedLanes[row.machine];
        else if (row.isHead) row.folded = folded[row.process];
    const std::size_t before = rows.size();
    std::erase_if(rows, [&](const TimelineRow &row) { return m_hidden.contains(keyOf(row)) || isAside(row) || (!m_filter.isEmpty() && !matches(row, m_filter)); });
    hidden = before - rows.size();
    putInOrder(rows);
    return rows;
}

int matchingRow(const std::vector<TimelineRow> &rows, const QString &text, int from, bool backwards) {
    const int count = static_cast<int>(rows.size());
    if (text.isEmpty()) return -1;
    for (int distance = 1; distance <= count; ++distance) {
        const int row = ((from + (backwards ? -distance : distance)) % count + count) % count;
        if (matches(rows[static_cast<std::size_t>(row)], text)) return row;
    }
    return -1;
}

} // namespace forkyard::ui
