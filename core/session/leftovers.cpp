#include "core/session/leftovers.h"

#include "core/live/futex.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace forkyard::session {

namespace {

/// From then on it is taken that a process sleeps where no signal reaches it.
constexpr std::int64_t kLongest = 30'000'000'000;

} // namespace

Leftovers::Leftovers(pid_t guard) : m_guard(guard), m_known{guard}, m_begun(live::monotonicNow()) {}

std::vector<live::ProcessStatus> Leftovers::find(const live::ProcessTable &processes) {
    std::vector<live::ProcessStatus> found;
    // Parents stand before their children in the list.
    for (const live::ProcessStatus &process : live::descendants(getpid())) {
        const bool ofRun = process.session == m_guard || processes.find(process.pid) != live::ProcessTable::kNone ||
                           m_known.count(process.parent) || m_known.count(process.pid);
        if (!ofRun) continue;
        m_known.insert(process.pid);
        found.push_back(process);
    }
    return found;
}

bool Leftovers::end(const live::ProcessTable &processes) {
    // Stopped first, so that none forks away while the others are killed.
    for (const int signal : {SIGSTOP, SIGKILL}) {
        std::size_t before = 0;
        do {
            before = m_known.size();
            for (const live::ProcessStatus &process : find(processes)) sendSignal(process, signal);
        } while (m_known.size() != before);
    }
    const auto left = find(processes);
    for (const live::ProcessStatus &process : left)
        if (process.parent == getpid()) waitpid(process.pid, nullptr, WNOHANG);
    return left.empty() || live::monotonicNow() - m_begun > kLongest;
}

bool isOurs(pid_t pid, pid_t parent) {
    return pid > 0 && live::processStatus(pid).parent == parent;
}

} // namespace forkyard::session
