// The last line of containment: both watchers of a run were killed, and their orphans have come to this process, which
// is a child subreaper and may have children of its own that are none of the run's.
#pragma once

#include "core/live/process_table.h"
#include "core/live/process_tree.h"

#include <cstdint>
#include <sys/types.h>
#include <unordered_set>
#include <vector>

namespace forkyard::session {

/// What is left of the run whose guard was `guard`: processes of its session, those in its process table, and all that
/// descend from either.
class Leftovers {
public:
    explicit Leftovers(pid_t guard);
    /// Ends and reaps what it finds, waiting for nothing. True: nothing is left, or what is cannot be ended (30 s have
    /// passed). Else it is to be called again soon.
    bool end(const live::ProcessTable &processes);

private:
    std::vector<live::ProcessStatus> find(const live::ProcessTable &processes);

    pid_t m_guard;
    std::unordered_set<pid_t> m_known; ///< who was of the run stays so when it changes its session
    std::int64_t m_begun;              ///< ns
};

/// Whether `pid` is a child of `parent` right now.
bool isOurs(pid_t pid, pid_t parent);

} // namespace forkyard::session
