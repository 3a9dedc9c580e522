// Which rows are shown, and in which order: what nobody hid, folded or filtered out, as somebody arranged them. Values only; paints
// nothing.
#pragma once

#include "ui/kit/arrangement.h"
#include "ui/timeline/timeline_rows.h"

#include <QString>

#include <map>
#include <set>
#include <utility>

namespace forkyard::ui {

class RowChoice {
public:
    void hide(const TimelineRow &row) { m_hidden.insert(keyOf(row)); }
    /// Folds the other threads of a process beneath its first row, or unfolds them. While nobody has, a process is folded whose other
    /// threads are all the library's own.
    void toggleFold(const std::vector<TimelineRow> &shown, trace::ProcessIndex process);
    void foldAll(const std::vector<TimelineRow> &rows);
    /// Folds all lanes of a machine beneath its first one, or unfolds them.
    void toggleMachine(trace::ObjectId machine);
    bool isMachineFolded(trace::ObjectId machine) const { return m_machines.contains(machine); }
    /// Only rows whose name or detail contains the text, whatever its case; empty: all.
    void setFilter(const QString &text) { m_filter = text.trimmed(); }
    const QString &filter() const { return m_filter; }
    /// Puts the row at `from` of those shown to the place `to`.
    void move(const std::vector<TimelineRow> &shown, std::size_t from, std::size_t to);
    /// What a lesson wants to be seen; it stays with other runs.
    void arrange(const Arrangement &arrangement);
    /// Nothing hidden, folded or filtered; the order stays.
    void showAll();
    /// The order in which things appeared.
    void forgetOrder() { m_order.clear(); }
    /// Another run: nothing is known of it.
    void clear();
    /// The rows to be shown; `hidden`: how many are hidden or filtered out (not those that are folded).
    std::vector<TimelineRow> shown(std::vector<TimelineRow> rows, std::size_t &hidden) const;

private:
    using Key = std::pair<int, std::uint64_t>;
    static Key keyOf(const TimelineRow &row);
    static QString kindOf(const TimelineRow &row);
    bool isPutAside(const TimelineRow &row) const;
    void putInOrder(std::vector<TimelineRow> &rows) const;

    std::set<Key> m_hidden;
    std::map<trace::ProcessIndex, bool> m_folds; ///< as somebody wanted it
    std::set<trace::ObjectId> m_machines;        ///< those that are folded
    std::vector<Key> m_order; ///< as somebody arranged them; what is not among them follows what it followed
    QString m_filter;
    Arrangement m_arrangement;
    bool m_wantsAll = false; ///< in spite of the arrangement
};

/// The next row (or the one before) whose name or detail contains `text`, whatever its case, from `from` on and around; -1: none.
int matchingRow(const std::vector<TimelineRow> &rows, const QString &text, int from, bool backwards);

} // namespace forkyard::ui
