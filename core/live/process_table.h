// Who belongs to a run: one entry for each process the run's own machines started, in memory that all of them share.
// Counts processes and threads against the limits, and says which number a process has in the trace. Knows no machine.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <sys/types.h>

namespace forkyard::live {

struct ProcessEntry {
    /// 0: free; −p: claimed by process p for a child it is about to start; else the process.
    std::atomic<std::int32_t> pid{0};
    std::atomic<std::uint32_t> object{0};
    std::atomic<std::uint32_t> threads{0};
    std::uint32_t reserved = 0;
};

struct ProcessEntries {
    static constexpr std::uint32_t kCapacity = 4096;
    std::array<ProcessEntry, kCapacity> entries;
};

/// A view of the shared entries. Any thread of any process may call anything; a process that is killed in the midst of
/// it leaves at most an entry of a dead process, which sweep() frees.
class ProcessTable {
public:
    static constexpr int kNone = -1;

    ProcessTable(ProcessEntries &entries, std::uint32_t processLimit, std::uint32_t threadLimit);

    /// A place for one more process, or kNone where the run has as many as it may.
    int claim();
    void confirm(int place, pid_t pid, std::uint32_t object);
    void release(int place);
    /// A process was waited for and is gone.
    void releaseProcess(pid_t pid);
    /// kNone: not one of the run's own.
    int find(pid_t pid) const;
    std::uint32_t objectOf(pid_t pid) const;

    /// One more thread for the process at `place`; false where the run has as many as it may.
    bool addThread(int place);
    void removeThread(int place);
    /// After a fork: the child has one thread, whatever the parent had.
    void setThreads(int place, std::uint32_t threads);

    std::uint32_t processCount() const;
    std::uint32_t threadCount() const;
    /// Frees what processes left behind that were waited for by nobody we know.
    void sweep();

private:
    ProcessEntries *m_entries;
    std::uint32_t m_limit;
    std::uint32_t m_threadLimit;
};

} // namespace forkyard::live
