// Rows are known by what they stand for, since their places change as a run grows.
#include "ui/timeline/row_choice.h"

#include <algorithm>

namespace forkyard::ui {

RowChoice::Key RowChoice::keyOf(const TimelineRow &row) {
    const bool isLane = row.kind == TimelineRow::Kind::Lane;
    return {isLane ? 0 : 1, isLane ? row.lane : row.object};
}

std::vector<TimelineRow> RowChoice::shown(std::vector<TimelineRow> rows, std::size_t &hidden) const {
    const std::size_t before = rows.size();
    if (!m_hidden.empty()) rows.erase(std::remove_if(rows.begin(), rows.end(), [this](const TimelineRow &row) { return m_hidden.contains(keyOf(row)); }), rows.end());
    hidden = before - rows.size();
    return rows;
}

int matchingRow(const std::vector<TimelineRow> &rows, const QString &text, int from, bool backwards) {
    const int count = static_cast<int>(rows.size());
    if (text.isEmpty()) return -1;
    for (int distance = 1; distance <= count; ++distance) {
        const int row = ((from + (backwards ? -distance : distance)) % count + count) % count;
        const TimelineRow &what = rows[static_cast<std::size_t>(row)];
        if (what.name.contains(text, Qt::CaseInsensitive) || what.detail.contains(text, Qt::CaseInsensitive)) return row;
    }
    return -1;
}

} // namespace forkyard::ui
