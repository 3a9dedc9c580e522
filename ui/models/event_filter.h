// Which events of a trace somebody wants to see. Asked of millions of events in a row, so whatever is text is looked at once for each
// kind, thread, object and text that there is, not for each event. Knows no table.
#pragma once

#include "ui/models/run_model.h"

#include <array>
#include <unordered_map>
#include <vector>

namespace forkyard::ui {

/// Kinds of events that belong together, as the table's filter names them.
/// Plain: all but what is measured and the GIL, which is much and says little.
enum class EventGroup { All, Plain, Processes, Threads, Locks, Queues, Pools, Tasks, Variables, Lines, Output, Measured, Run, Count };
EventGroup groupOf(trace::EventKind kind);
QString groupWords(EventGroup group);

struct EventWish {
    EventGroup group = EventGroup::All;
    trace::ProcessIndex process = trace::kNoProcess; ///< kNoProcess: all
    trace::LaneId lane = trace::kNoLane;             ///< kNoLane: all
    QString text;                                    ///< in any cell but the time, whatever its case; empty: any
    bool isEverything() const { return group == EventGroup::All && process == trace::kNoProcess && lane == trace::kNoLane && text.isEmpty(); }
    bool operator==(const EventWish &) const = default;
};

class EventFilter {
public:
    /// `run` must outlive this. Remembers what names say: made anew when the names, the language or the trace change.
    EventFilter(const RunModel &run, const EventWish &wish);

    bool matches(const trace::Event &event);

private:
    enum class Answer : std::uint8_t { Unknown, No, Yes };
    bool matchesText(const trace::Event &event);
    bool isIn(const QString &text) const { return text.contains(m_text, Qt::CaseInsensitive); }
    bool objectMatches(trace::LaneId lane, trace::ObjectId id);
    bool valueMatches(const trace::Event &event);
    bool numberMatches(std::int64_t number) const;
    bool laneMatches(trace::LaneId lane);

    const RunModel &m_run;
    QString m_text;
    QByteArray m_digits; ///< the text, where a number can contain it
    std::array<bool, trace::kEventKinds> m_kinds{};
    std::array<bool, trace::kEventKinds> m_kindWords{};
    trace::ProcessIndex m_process;
    trace::LaneId m_lane;
    std::vector<Answer> m_lanes, m_texts;
    std::unordered_map<trace::ObjectId, Answer> m_objects;
};

} // namespace forkyard::ui
