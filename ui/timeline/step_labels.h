// What each thread did in each step of a simulated machine, in two words for its bar: "load 0", "store 8", "take lock"; where nothing was
// told of that, what it had said it would do: "t1.join()"; "begin" and "end" around its operations; "def change" where a name is bound. Found again as a run grows. Paints nothing.
#pragma once

#include "ui/models/run_model.h"

#include <QHash>

#include <map>
#include <string_view>
#include <utility>

namespace forkyard::ui {

class StepLabels {
public:
    void clear() { *this = {}; }
    /// Looks at what is new in the run's store.
    void update(const RunModel &run);
    /// Ns of a step; 0: the run is not counted in steps.
    qint64 stepLength() const { return m_length; }
    /// Of a lane's step, by number; empty where there are none.
    QString of(const RunModel &run, trace::LaneId lane, qint64 step) const;

private:
    std::string_view textOf(const std::pair<const qint64, trace::EventIndex> &told) const;

    const trace::Store *m_store = nullptr;
    qint64 m_length = 0;
    trace::EventIndex m_seen = 0;
    struct OfLane {
        std::map<qint64, QString> done;
        std::map<qint64, trace::EventIndex> next; ///< the last that was told at the end of a step
    };
    QHash<trace::LaneId, OfLane> m_lanes;
};

} // namespace forkyard::ui
