#include "core/trace/chunk_memory.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <mutex>
#include <new>
#include <sys/mman.h>

namespace forkyard::trace {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kLargest = 0; // each chunk on its own, so that whatever reaches beyond one is seen
#else
constexpr std::size_t kLargest = 64 * 1024; ///< a chunk; beyond, a block would be left half empty
#endif
/// Mapped ahead of its first use where there are no huge pages.
constexpr std::size_t kStep = 256 * 1024;

/// Stands at the beginning of a block of chunks.
struct alignas(64) BlockHead {
    std::uint32_t chunks = 0; ///< not yet freed
    std::uint32_t used = sizeof(BlockHead);
    std::uint32_t mapped = 0;
};

std::mutex g_mutex;
BlockHead *g_current = nullptr; ///< from which chunks are taken

std::mutex g_keptMutex;
std::array<void *, 32> g_kept; ///< blocks that nobody has
std::size_t g_keptCount = 0;

void *mapBlock() {
    void *wide = mmap(nullptr, 2 * kBlockBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (wide == MAP_FAILED) return nullptr;
    const auto begin = reinterpret_cast<std::uintptr_t>(wide);
    const std::uintptr_t aligned = (begin + kBlockBytes - 1) & ~(kBlockBytes - 1);
    if (aligned > begin) munmap(wide, aligned - begin);
    const std::uintptr_t end = aligned + kBlockBytes, wideEnd = begin + 2 * kBlockBytes;
    if (wideEnd > end) munmap(reinterpret_cast<void *>(end), wideEnd - end);
    void *memory = reinterpret_cast<void *>(aligned);
    madvise(memory, kBlockBytes, MADV_HUGEPAGE);
    return memory;
}

} // namespace

void *takeBlock() {
    {
        const std::lock_guard lock(g_keptMutex);
        if (g_keptCount > 0) return g_kept[--g_keptCount];
    }
    return mapBlock();
}

void giveBlock(void *block) {
    const std::lock_guard lock(g_keptMutex);
    if (g_keptCount < g_kept.size()) g_kept[g_keptCount++] = block;
    else munmap(block, kBlockBytes);
}

void *allocateChunk(std::size_t bytes) {
    if (bytes > kLargest) return ::operator new(bytes);
    constexpr std::size_t alignment = __STDCPP_DEFAULT_NEW_ALIGNMENT__;
    const auto size = static_cast<std::uint32_t>((bytes + alignment - 1) & ~(alignment - 1));
    const std::lock_guard lock(g_mutex);
    if (!g_current || g_current->used + size > kBlockBytes) {
        void *block = takeBlock();
        if (!block) throw std::bad_alloc();
        g_current = new (block) BlockHead;
    }
    char *const base = reinterpret_cast<char *>(g_current);
    void *chunk = base + g_current->used;
    g_current->used += size;
    ++g_current->chunks;
    if (g_current->used > g_current->mapped) {
        const std::uint32_t end = std::min<std::uint32_t>((g_current->used + kStep - 1) / kStep * kStep, kBlockBytes);
        madvise(base + g_current->mapped, end - g_current->mapped, MADV_POPULATE_WRITE); // older kernels refuse; no harm
        g_current->mapped = end;
    }
    return chunk;
}

void freeChunk(void *chunk, std::size_t bytes) {
    if (bytes > kLargest) return ::operator delete(chunk);
    auto *head = reinterpret_cast<BlockHead *>(reinterpret_cast<std::uintptr_t>(chunk) & ~(kBlockBytes - 1));
    const std::lock_guard lock(g_mutex);
    if (--head->chunks > 0) return;
    if (head == g_current) head->used = sizeof(BlockHead);
    else giveBlock(head);
}

} // namespace forkyard::trace
