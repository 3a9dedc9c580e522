// What each thread did in each step of a simulated machine, in two words for its bar: "load 0", "store 8", "take lock". Found again as a
// run grows. Paints nothing.
#pragma once

#include "ui/models/run_model.h"

#include <QHash>

#include <map>

namespace forkyard::ui {

class StepLabels {
public:
    void clear() { *this = {}; }
    /// Looks at what is new in the run's store.
    void update(const RunModel &run);
    /// Ns of a step; 0: the run is not counted in steps.
    qint64 stepLength() const { return m_length; }
    /// Steps of a lane that have a word, by number.
    const std::map<qint64, QString> &of(trace::LaneId lane) const;

private:
    const trace::Store *m_store = nullptr;
    qint64 m_length = 0;
    trace::EventIndex m_seen = 0;
    QHash<trace::LaneId, std::map<qint64, QString>> m_labels;
};

} // namespace forkyard::ui
