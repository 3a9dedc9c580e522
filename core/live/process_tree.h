// The processes below this one, as the system shows them, and how to end them all. Knows no machine and takes no lock.
#pragma once

#include <atomic>
#include <cstdint>
#include <sys/types.h>
#include <unordered_set>
#include <vector>

namespace forkyard::live {

struct ProcessStatus {
    pid_t pid = 0;
    pid_t parent = 0;
    pid_t group = 0;
    pid_t session = 0;
    /// In ticks since the system began: tells a process from a later one with the same number.
    std::uint64_t begun = 0;
    /// R, S, D, T, Z …
    char state = 0;
    std::uint64_t residentBytes = 0;
    std::uint32_t tasks = 0;
    uid_t user = 0;
};

/// pid 0 where there is no such process.
ProcessStatus processStatus(pid_t pid);
/// What it would free if it ended, shared pages counted in parts (smaps_rollup's Pss). Milliseconds for a large
/// process.
std::uint64_t proportionalBytes(pid_t pid);
/// Whether it has a handler for the signal. False where there is no such process.
bool catchesSignal(pid_t pid, int signal);
/// Tasks (threads) of all processes of a user, as far as the system shows them.
std::uint64_t tasksOfUser(uid_t user);
/// All that descend from `root` now, without itself, parents before their children. A process that is being forked
/// meanwhile may be missed.
std::vector<ProcessStatus> descendants(pid_t root);
/// The same for who looks again and again: `older` keeps the processes that were there before root, which cannot descend from it and
/// are not read again while they last. (A number comes back only when all others were used, which takes far longer than from one look
/// to the next.)
std::vector<ProcessStatus> descendants(pid_t root, std::unordered_set<pid_t> &older);
/// Whether `pid` is `root` or descends from it.
bool descendsFrom(pid_t pid, pid_t root);

/// Sends a signal if the number still means this process. False: it is gone, or may not be signalled.
bool sendSignal(const ProcessStatus &process, int signal);

/// Ends every descendant of the calling process, which must be a child subreaper: stops them all first, until no new
/// one appears, so that none can fork away; then kills and reaps them. Comes back when none is left but those that may
/// not be signalled (programs with another user's rights). `reaped`, if any, is called for each direct child with its
/// wait status; `beat`, if any, grows with each look at what is left, so that others see that this goes on.
void endAllDescendants(void (*reaped)(void *context, pid_t pid, int status) = nullptr, void *context = nullptr,
                       std::atomic<std::uint32_t> *beat = nullptr);

} // namespace forkyard::live
