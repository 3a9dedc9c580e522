// All events of a run in order, in chunks that never move: in memory up to a limit, beyond it in an unlinked file. Knows nothing
// of what they mean.
#pragma once

#include "core/trace/event.h"

#include <cstddef>
#include <string>
#include <vector>

namespace forkyard::trace {

class EventLog {
public:
    static constexpr unsigned kChunkShift = 16;
    static constexpr std::size_t kChunk = std::size_t{1} << kChunkShift; ///< events, 2 MiB

    EventLog(std::uint64_t memoryBytes, std::uint64_t totalBytes, std::string directory);
    ~EventLog();
    EventLog(const EventLog &) = delete;
    EventLog &operator=(const EventLog &) = delete;

    /// The place of the next event, which the caller fills; nothing where there is no room left: at the limit, or the disk is full.
    Event *grow() {
        if ((m_size & (kChunk - 1)) == 0 && !addChunk()) return nullptr;
        Event *place = &m_chunks[m_size >> kChunkShift][m_size & (kChunk - 1)];
        ++m_size;
        return place;
    }
    const Event &operator[](std::size_t index) const { return m_chunks[index >> kChunkShift][index & (kChunk - 1)]; }
    std::size_t size() const { return m_size; }
    std::uint64_t bytesOnDisk() const { return m_fileBytes; }

private:
    bool addChunk();

    std::uint64_t m_memoryBytes;
    std::uint64_t m_totalBytes;
    std::string m_directory;
    int m_file = -1;
    std::uint64_t m_fileBytes = 0;
    std::vector<Event *> m_chunks;
    std::size_t m_size = 0;
    bool m_full = false;
};

} // namespace forkyard::trace
