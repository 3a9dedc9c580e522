// Blocks of 64 KiB cut into equal cells, marks beside them, sweeping put off until somebody needs cells of that size.
#include "core/vm/heap.h"

#include "core/base/check.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <sys/mman.h>

namespace forkyard::vm {

namespace {

constexpr std::size_t ReservedBytes = std::size_t{48} << 30;
constexpr std::size_t CommitStep = std::size_t{4} << 20;
constexpr std::size_t PageBytes = 4096;
/// Free blocks below this many bytes keep their pages: giving them back at each collection and faulting them in again costs
/// more than all the rest of allocating. At least as much as a program without much live data allocates between two.
constexpr std::size_t KeptFreeBytes = std::size_t{32} << 20;
/// No object that owns something outside the heap is smaller (gc.cpp sees to it): the dead ones below are not looked at.
constexpr std::uint32_t SmallestFinalized = 48;

/// Which heap grew last in this thread, and how far its pages are mapped: one that goes back to an earlier moment grows over them again.
thread_local struct {
    const std::byte *heap = nullptr;
    std::uint32_t blocks = 0;
} mapped;

} // namespace

std::size_t Heap::usableBytes(std::size_t bytes)
{
    if (bytes <= LargestSmall) return CellSizes[sizeClass(bytes)];
    return (bytes + BlockHeadBytes + BlockBytes - 1) / BlockBytes * BlockBytes - BlockHeadBytes;
}

Heap::Heap(std::size_t limitBytes) : m_limitBytes(limitBytes)
{
    // Aligned to a block, so that a cell finds its block by masking its offset.
    void *range = mmap(nullptr, ReservedBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    FORKYARD_CHECK(range != MAP_FAILED);
    m_base = static_cast<std::byte *>(range);
    takeBlocks(1); // block 0 holds handle 0, which is no object
}

Heap::~Heap() { munmap(m_base, ReservedBytes); }

void Heap::useLargePages()
{
    // A system without them keeps to small ones.
    madvise(m_base + CommitStep, ReservedBytes - CommitStep, MADV_HUGEPAGE);
}

void Heap::commit(std::size_t bytes)
{
    if (bytes <= m_committed) return;
    const std::size_t target = std::min(ReservedBytes, (bytes + CommitStep - 1) / CommitStep * CommitStep);
    if (bytes > ReservedBytes || mprotect(m_base + m_committed, target - m_committed, PROT_READ | PROT_WRITE) != 0)
        throw OutOfMemory{};
    m_committed = target;
}

void Heap::setBooks(const HeapBooks &books)
{
    commit(std::size_t{books.blockCount} * BlockBytes);
    m_books = books;
}

Handle Heap::cellAt(std::size_t offset, std::size_t &cellBytes) const
{
    const auto index = static_cast<std::uint32_t>(offset / BlockBytes);
    for (const std::uint32_t first : m_books.largeBlocks) {
        const auto *block = reinterpret_cast<const Block *>(m_base + std::size_t{first} * BlockBytes);
        if (index < first || index >= first + block->blockCount) continue;
        cellBytes = std::size_t{block->blockCount} * BlockBytes - BlockHeadBytes;
        return static_cast<Handle>((std::size_t{first} * BlockBytes + BlockHeadBytes) / Granule);
    }
    const auto *block = reinterpret_cast<const Block *>(m_base + std::size_t{index} * BlockBytes);
    const std::size_t start = std::size_t{index} * BlockBytes + BlockHeadBytes;
    if (!block->inUse || block->large || offset < start) return 0;
    const std::size_t cell = (offset - start) / block->cellBytes;
    if (cell >= block->cells) return 0;
    cellBytes = block->cellBytes;
    return static_cast<Handle>((start + cell * block->cellBytes) / Granule);
}

std::uint32_t Heap::takeBlocks(std::uint32_t count)
{
    for (auto run = m_books.freeRuns.begin(); run != m_books.freeRuns.end(); ++run) {
        if (run->count < count) continue;
        const std::uint32_t first = run->first;
        run->first += count;
        run->count -= count;
        if (run->count == 0) m_books.freeRuns.erase(run);
        return first;
    }
    commit((std::size_t{m_books.blockCount} + count) * BlockBytes);
    const std::uint32_t first = m_books.blockCount;
    m_books.blockCount += count;
    if (mapped.heap == m_base && m_books.blockCount <= mapped.blocks) return first;
    // All of it is written to soon, and mapped in one go: the first touch of each page would cost a fault of its own. Older kernels
    // refuse; no harm.
    madvise(m_base + std::size_t{first} * BlockBytes, std::min(std::size_t{count} * BlockBytes, CommitStep), MADV_POPULATE_WRITE);
    mapped = {m_base, m_books.blockCount};
    return first;
}

void Heap::giveBlocks(std::uint32_t first, std::uint32_t count)
{
    auto next = std::lower_bound(m_books.freeRuns.begin(), m_books.freeRuns.end(), first, [](const Run &r, std::uint32_t f) { return r.first < f; });
    next = m_books.freeRuns.insert(next, Run{first, count});
    if (next + 1 != m_books.freeRuns.end() && next->first + next->count == (next + 1)->first) {
        next->count += (next + 1)->count;
        m_books.freeRuns.erase(next + 1);
    }
    if (next != m_books.freeRuns.begin() && (next - 1)->first + (next - 1)->count == next->first) {
        (next - 1)->count += next->count;
        m_books.freeRuns.erase(next);
    }
}

void Heap::countAllocation(AllocationCache &cache, std::size_t bytes)
{
    // Read without the mutex by wantsCollection().
    const std::size_t allocated = m_books.allocatedSinceCollection + bytes;
    __atomic_store_n(&m_books.allocatedSinceCollection, allocated, __ATOMIC_RELAXED);
    // Bit 8 is AttentionCollect (thread.h, which this file does not know).
    if (allocated >= m_books.threshold && cache.attention) cache.attention->fetch_or(8, std::memory_order_relaxed);
}

Handle Heap::allocateLarge(AllocationCache &cache, std::size_t bytes)
{
    const std::lock_guard guard(m_mutex);
    if (bytes > m_limitBytes || m_books.usedBytes + bytes > m_limitBytes) throw OutOfMemory{};
    const auto count = static_cast<std::uint32_t>((bytes + BlockHeadBytes + BlockBytes - 1) / BlockBytes);
    const std::uint32_t first = takeBlocks(count);
    auto *block = reinterpret_cast<Block *>(m_base + std::size_t{first} * BlockBytes);
    std::memset(static_cast<void *>(block), 0, BlockHeadBytes + Granule);
    block->large = true;
    block->inUse = true;
    block->blockCount = count;
    block->cellBytes = 0;
    m_books.largeBlocks.push_back(first);
    m_books.usedBytes += std::size_t{count} * BlockBytes;
    countAllocation(cache, std::size_t{count} * BlockBytes);
    return static_cast<Handle>((std::size_t{first} * BlockBytes + BlockHeadBytes) / Granule);
}

Handle Heap::allocateSlow(AllocationCache &cache, unsigned c)
{
    const std::lock_guard guard(m_mutex);
    Handle list = 0;
    while (list == 0 && !m_books.unswept[c].empty()) {
        const std::uint32_t block = m_books.unswept[c].back();
        m_books.unswept[c].pop_back();
        std::size_t freed = 0;
        list = sweep(block, freed);
        countAllocation(cache, freed);
    }
    if (list == 0 && m_books.uncut[c] == 0) {
        if (m_books.usedBytes + BlockBytes > m_limitBytes) throw OutOfMemory{};
        beginBlock(takeBlocks(1), c);
    }
    if (list == 0) list = carve(cache, m_books.uncut[c]);
    auto *cell = at<FreeCell>(list);
    cache.free[c] = cell->next;
    cell->next = 0;
    return list;
}

void Heap::beginBlock(std::uint32_t blockIndex, unsigned c)
{
    auto *block = reinterpret_cast<Block *>(m_base + std::size_t{blockIndex} * BlockBytes);
    std::memset(static_cast<void *>(block), 0, BlockHeadBytes);
    block->cellBytes = CellSizes[c];
    block->sizeClass = static_cast<std::uint8_t>(c);
    block->inUse = true;
    m_books.usedBytes += BlockBytes;
    m_books.smallBlocks.push_back(blockIndex);
    m_books.uncut[c] = blockIndex;
}

Handle Heap::carve(AllocationCache &cache, std::uint32_t blockIndex)
{
    auto *block = reinterpret_cast<Block *>(m_base + std::size_t{blockIndex} * BlockBytes);
    const std::uint32_t size = block->cellBytes, most = mostCells(size);
    const std::size_t start = BlockHeadBytes + std::size_t{block->cells} * size;
    const std::size_t end = m_books.cutsByPage ? start / PageBytes * PageBytes + PageBytes : BlockBytes; // cells begin before it
    const std::uint32_t count = std::min(most - block->cells, static_cast<std::uint32_t>((end - start + size - 1) / size));
    const auto first = static_cast<Handle>((std::size_t{blockIndex} * BlockBytes + start) / Granule);
    const Handle step = size / Granule;
    for (std::uint32_t i = 0; i < count; ++i) {
        auto *cell = at<FreeCell>(first + i * step);
        cell->zero = 0;
        cell->next = i + 1 < count ? first + (i + 1) * step : 0;
        cell->zero2 = 0;
    }
    block->cells += count;
    if (block->cells == most) m_books.uncut[block->sizeClass] = 0;
    countAllocation(cache, std::size_t{count} * size);
    return first;
}

Handle Heap::sweep(std::uint32_t blockIndex, std::size_t &freedBytes)
{
    auto *block = reinterpret_cast<Block *>(m_base + std::size_t{blockIndex} * BlockBytes);
    block->needsSweep = false;
    const std::size_t count = block->cells;
    const auto first = static_cast<Handle>((std::size_t{blockIndex} * BlockBytes + BlockHeadBytes) / Granule);
    const Handle step = block->cellBytes / Granule;
    const bool finalizes = m_finalizer && block->cellBytes >= SmallestFinalized;
    Handle list = 0;
    for (std::size_t i = count; i-- > 0;) {
        const auto h = static_cast<Handle>(first + i * step);
        if (isMarked(h)) continue;
        auto *cell = at<FreeCell>(h);
        if (finalizes && static_cast<std::uint8_t>(cell->zero) != 0) m_finalizer(m_finalizerContext, h);
        cell->zero = 0;
        cell->next = list;
        cell->zero2 = 0;
        list = h;
        freedBytes += block->cellBytes;
    }
    return list;
}

void Heap::beginMarking()
{
    for (auto &list : m_books.unswept) list.clear();
    for (const std::uint32_t index : m_books.smallBlocks) {
        auto *block = reinterpret_cast<Block *>(m_base + std::size_t{index} * BlockBytes);
        std::memset(block->marks, 0, sizeof block->marks);
    }
    for (const std::uint32_t index : m_books.largeBlocks)
        reinterpret_cast<Block *>(m_base + std::size_t{index} * BlockBytes)->marks[0] = 0;
}

void Heap::endMarking(Finalizer finalizer, void *context)
{
    m_finalizer = finalizer;
    m_finalizerContext = context;
    std::size_t live = 0;
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t index : m_books.largeBlocks) {
        auto *block = reinterpret_cast<Block *>(m_base + std::size_t{index} * BlockBytes);
        if (block->marks[0] & 1) {
            kept.push_back(index);
            live += std::size_t{block->blockCount} * BlockBytes;
            continue;
        }
        m_books.usedBytes -= std::size_t{block->blockCount} * BlockBytes;
        giveBlocks(index, block->blockCount);
    }
    m_books.largeBlocks.swap(kept);

    kept.clear();
    for (const std::uint32_t index : m_books.smallBlocks) {
        auto *block = reinterpret_cast<Block *>(m_base + std::size_t{index} * BlockBytes);
        std::size_t marked = 0;
        for (const std::uint64_t word : block->marks) marked += static_cast<std::size_t>(std::popcount(word));
        if (marked == 0) {
            finalizeAll(index);
            m_books.usedBytes -= BlockBytes;
            if (m_books.uncut[block->sizeClass] == index) m_books.uncut[block->sizeClass] = 0;
            giveBlocks(index, 1);
            continue;
        }
        kept.push_back(index);
        live += marked * block->cellBytes;
        block->needsSweep = true;
        m_books.unswept[block->sizeClass].push_back(index);
    }
    m_books.smallBlocks.swap(kept);
    m_books.allocatedSinceCollection = 0;
    __atomic_store_n(&m_books.threshold, std::max(std::size_t{16} << 20, live), __ATOMIC_RELAXED);
    returnPages(std::max(KeptFreeBytes, live));
}

void Heap::finalizeAll(std::uint32_t blockIndex)
{
    const auto *block = reinterpret_cast<Block *>(m_base + std::size_t{blockIndex} * BlockBytes);
    if (!m_finalizer || block->cellBytes < SmallestFinalized) return;
    const auto first = static_cast<Handle>((std::size_t{blockIndex} * BlockBytes + BlockHeadBytes) / Granule);
    for (std::size_t i = 0; i < block->cells; ++i) {
        const auto h = static_cast<Handle>(first + i * (block->cellBytes / Granule));
        if (static_cast<std::uint8_t>(at<FreeCell>(h)->zero) != 0) m_finalizer(m_finalizerContext, h);
    }
}

void Heap::returnPages(std::size_t keptBytes)
{
    std::size_t seen = 0;
    for (const Run &run : m_books.freeRuns) {
        const std::size_t bytes = std::size_t{run.count} * BlockBytes;
        const std::size_t kept = seen < keptBytes ? std::min(bytes, keptBytes - seen) : 0;
        if (kept < bytes) madvise(m_base + std::size_t{run.first} * BlockBytes + kept, bytes - kept, MADV_DONTNEED);
        seen += bytes;
    }
}

} // namespace forkyard::vm
