#include "core/live/process_table.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace forkyard::live {

namespace {
bool exists(pid_t pid) {
    return kill(pid, 0) == 0 || errno != ESRCH;
}
} // namespace

ProcessTable::ProcessTable(ProcessEntries &entries, std::uint32_t processLimit, std::uint32_t threadLimit)
    : m_entries(&entries), m_limit(std::min(processLimit, ProcessEntries::kCapacity)), m_threadLimit(threadLimit) {}

int ProcessTable::claim() {
    for (int attempt = 0; attempt < 2; ++attempt) {
        for (std::uint32_t place = 0; place < m_limit; ++place) {
            ProcessEntry &entry = m_entries->entries[place];
            std::int32_t expected = 0;
            if (entry.pid.load(std::memory_order_relaxed) != 0) continue;
            if (!entry.pid.compare_exchange_strong(expected, -getpid())) continue;
            entry.object.store(0, std::memory_order_relaxed);
            entry.threads.store(1, std::memory_order_relaxed);
            return static_cast<int>(place);
        }
        sweep();
    }
    return kNone;
}

void ProcessTable::confirm(int place, pid_t pid, std::uint32_t object) {
    ProcessEntry &entry = m_entries->entries[static_cast<std::size_t>(place)];
    entry.object.store(object, std::memory_order_relaxed);
    entry.pid.store(pid, std::memory_order_release);
}

void ProcessTable::release(int place) {
    ProcessEntry &entry = m_entries->entries[static_cast<std::size_t>(place)];
    entry.threads.store(0, std::memory_order_relaxed);
    entry.pid.store(0, std::memory_order_release);
}

void ProcessTable::releaseProcess(pid_t pid) {
    if (const int place = find(pid); place != kNone) release(place);
}

int ProcessTable::find(pid_t pid) const {
    for (std::uint32_t place = 0; place < m_limit; ++place) {
        if (m_entries->entries[place].pid.load(std::memory_order_acquire) == pid) return static_cast<int>(place);
    }
    return kNone;
}

std::uint32_t ProcessTable::objectOf(pid_t pid) const {
    const int place = find(pid);
    return place == kNone ? 0
                          : m_entries->entries[static_cast<std::size_t>(place)].object.load(std::memory_order_relaxed);
}

bool ProcessTable::addThread(int place) {
    m_entries->entries[static_cast<std::size_t>(place)].threads.fetch_add(1);
    if (threadCount() <= m_threadLimit) return true;
    sweep();
    if (threadCount() <= m_threadLimit) return true;
    removeThread(place);
    return false;
}

void ProcessTable::removeThread(int place) {
    m_entries->entries[static_cast<std::size_t>(place)].threads.fetch_sub(1);
}

void ProcessTable::setThreads(int place, std::uint32_t threads) {
    m_entries->entries[static_cast<std::size_t>(place)].threads.store(threads);
}

std::uint32_t ProcessTable::processCount() const {
    std::uint32_t count = 0;
    for (std::uint32_t place = 0; place < m_limit; ++place) count += m_entries->entries[place].pid.load() != 0;
    return count;
}

std::uint32_t ProcessTable::threadCount() const {
    std::uint32_t count = 0;
    for (std::uint32_t place = 0; place < m_limit; ++place) {
        const ProcessEntry &entry = m_entries->entries[place];
        if (entry.pid.load(std::memory_order_relaxed) != 0) count += entry.threads.load();
    }
    return count;
}

void ProcessTable::sweep() {
    for (std::uint32_t place = 0; place < m_limit; ++place) {
        ProcessEntry &entry = m_entries->entries[place];
        std::int32_t seen = entry.pid.load();
        if (seen != 0 && !exists(seen < 0 ? -seen : seen)) entry.pid.compare_exchange_strong(seen, 0);
    }
}

} // namespace forkyard::live
