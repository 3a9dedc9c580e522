// How many lines of memory each process's box ever needs, worked out from the events as they come and not from the moments somebody
// happened to look at: so boxes keep their size while the playhead moves. Paints nothing.
#pragma once

#include "ui/models/run_model.h"
#include "ui/models/statement_words.h"

#include <map>
#include <string_view>
#include <vector>

namespace forkyard::ui {

class StageRows {
public:
    /// More than `most` lines are never asked for.
    explicit StageRows(std::size_t most) : m_most(most) {}

    void clear();
    /// Takes in what came since. Of a very long run only the beginning is looked at.
    void update(const RunModel &run);
    std::size_t of(trace::ProcessIndex process) const { return process < m_needed.size() ? m_needed[process] : 0; }

private:
    /// Different names, at most m_most of them: who has that many asks no further.
    using Names = std::vector<std::string_view>;
    using Frames = std::vector<Names>;

    void take(const trace::Store &store, trace::EventIndex index);
    void add(Names &names, std::string_view name) const;
    void count(const trace::Store &store, trace::LaneId lane);
    template <class Each>
    static Each &grown(std::vector<Each> &all, std::size_t index) {
        if (index >= all.size()) all.resize(index + 1);
        return all[index];
    }

    std::size_t m_most;
    trace::EventIndex m_next = 0;
    std::vector<Frames> m_frames;        ///< by lane
    std::vector<Names> m_own;            ///< by lane: thread-local values
    std::vector<Names> m_memory;         ///< by process
    std::vector<std::size_t> m_needed;   ///< by process
    std::map<trace::ObjectId, Frames> m_inherited; ///< by the child's process, until it starts
};

} // namespace forkyard::ui
