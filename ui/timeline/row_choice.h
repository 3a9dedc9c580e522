// Which rows are shown: those that nobody hid. Values only; paints nothing.
#pragma once

#include "ui/timeline/timeline_rows.h"

#include <set>
#include <utility>

namespace forkyard::ui {

class RowChoice {
public:
    void hide(const TimelineRow &row) { m_hidden.insert(keyOf(row)); }
    void showAll() { m_hidden.clear(); }
    bool isEmpty() const { return m_hidden.empty(); }
    /// The rows without the hidden ones, in their order; `hidden`: how many of them there were.
    std::vector<TimelineRow> shown(std::vector<TimelineRow> rows, std::size_t &hidden) const;

private:
    using Key = std::pair<int, std::uint64_t>;
    static Key keyOf(const TimelineRow &row);
    std::set<Key> m_hidden;
};

/// The next row (or the one before) whose name or detail contains `text`, whatever its case, from `from` on and around; -1: none.
int matchingRow(const std::vector<TimelineRow> &rows, const QString &text, int from, bool backwards);

} // namespace forkyard::ui
