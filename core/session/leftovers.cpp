#include "core/session/leftovers.h"

#include "core/live/futex.h"
#include "core/live/process_tree.h"

#include <algorithm>
#include <csignal>
#include <ctime>
#include <sys/wait.h>
#include <unistd.h>
#include <unordered_set>

namespace forkyard::session {

namespace {

/// Those of our descendants that belong to the run. `known` remembers, for who was of the run stays so when it changes
/// its session.
std::vector<live::ProcessStatus> leftovers(pid_t guard, const live::ProcessTable &processes,
                                           std::unordered_set<pid_t> &known) {
    std::vector<live::ProcessStatus> found;
    std::vector<live::ProcessStatus> all = live::descendants(getpid());
    // Parents stand before their children in the list.
    for (const live::ProcessStatus &process : all) {
        const bool ofRun = process.session == guard || processes.find(process.pid) != live::ProcessTable::kNone ||
                           known.count(process.parent) || known.count(process.pid);
        if (!ofRun) continue;
        known.insert(process.pid);
        found.push_back(process);
    }
    return found;
}

} // namespace

void endLeftovers(pid_t guard, const live::ProcessTable &processes) {
    constexpr std::int64_t kLongest = 2'000'000'000;
    std::unordered_set<pid_t> known{guard};
    const std::int64_t begun = live::monotonicNow();
    // Stopped first, so that none forks away while the others are killed.
    for (const int signal : {SIGSTOP, SIGKILL}) {
        std::size_t before = 0;
        do {
            before = known.size();
            for (const live::ProcessStatus &process : leftovers(guard, processes, known)) sendSignal(process, signal);
        } while (known.size() != before);
    }
    for (;;) {
        const auto left = leftovers(guard, processes, known);
        if (left.empty() || live::monotonicNow() - begun > kLongest) return;
        for (const live::ProcessStatus &process : left) {
            sendSignal(process, SIGKILL);
            if (process.parent == getpid()) waitpid(process.pid, nullptr, WNOHANG);
        }
        const timespec nap{0, 500'000};
        nanosleep(&nap, nullptr);
    }
}

bool isOurs(pid_t pid, pid_t parent) {
    return pid > 0 && live::processStatus(pid).parent == parent;
}

} // namespace forkyard::session
