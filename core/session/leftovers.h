// The last line of containment: both watchers of a run were killed, and their orphans have come to this process, which
// is a child subreaper and may have children of its own that are none of the run's.
#pragma once

#include "core/live/process_table.h"

#include <sys/types.h>

namespace forkyard::session {

/// Ends what is left of the run whose guard was `guard`: processes of its session, those in its process table, and all
/// that descend from either. Comes back when they are gone.
void endLeftovers(pid_t guard, const live::ProcessTable &processes);

/// Whether `pid` is a child of `parent` right now.
bool isOurs(pid_t pid, pid_t parent);

} // namespace forkyard::session
