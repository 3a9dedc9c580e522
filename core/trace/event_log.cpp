#include "core/trace/event_log.h"

#include "core/trace/chunk_memory.h"

#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace forkyard::trace {

namespace {

constexpr std::size_t kChunkBytes = EventLog::kChunk * sizeof(Event);
static_assert(kChunkBytes == kBlockBytes);

int makeUnlinkedFile(const std::string &directory) {
    std::string path = directory + "/forkyard-trace-XXXXXX";
    const int file = mkostemp(path.data(), O_CLOEXEC);
    if (file >= 0) unlink(path.c_str());
    return file;
}

} // namespace

EventLog::EventLog(std::uint64_t memoryBytes, std::uint64_t totalBytes, std::string directory)
    : m_memoryBytes(memoryBytes), m_totalBytes(totalBytes), m_directory(std::move(directory)) {}

EventLog::~EventLog() {
    // Those in memory come before those on disk.
    const std::size_t onDisk = m_fileBytes / kChunkBytes;
    for (std::size_t index = 0; index < m_chunks.size(); ++index) {
        if (index + onDisk < m_chunks.size()) giveBlock(m_chunks[index]);
        else munmap(m_chunks[index], kChunkBytes);
    }
    if (m_file >= 0) close(m_file);
}

bool EventLog::addChunk() {
    const std::uint64_t held = m_chunks.size() * kChunkBytes;
    // EventIndex is 32 bits wide, and its last value means none.
    if (m_full || held + kChunkBytes > m_totalBytes || m_size + kChunk > ~std::uint32_t{0}) {
        m_full = true;
        return false;
    }
    void *memory = nullptr;
    if (held + kChunkBytes <= m_memoryBytes) {
        memory = takeBlock();
    } else {
        if (m_file < 0) m_file = makeUnlinkedFile(m_directory);
        // Reserved now, so that a full disk is seen here and not as a fault at some later store.
        if (m_file >= 0 && posix_fallocate(m_file, static_cast<off_t>(m_fileBytes), kChunkBytes) == 0) {
            memory = mmap(nullptr, kChunkBytes, PROT_READ | PROT_WRITE, MAP_SHARED, m_file, static_cast<off_t>(m_fileBytes));
            if (memory == MAP_FAILED) memory = nullptr;
            else m_fileBytes += kChunkBytes;
        }
    }
    if (!memory) {
        m_full = true;
        return false;
    }
    m_chunks.push_back(static_cast<Event *>(memory));
    return true;
}

} // namespace forkyard::trace
