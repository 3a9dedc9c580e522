// A process's memory: one reserved range of addresses in which everything a program can reach lives, named by 32-bit
// handles. Nothing in it is a pointer, so copying its bytes copies the world. Knows cells and marks, not what objects hold.
#pragma once

#include "core/vm/value.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <mutex>
#include <vector>

namespace forkyard::vm {

inline constexpr std::size_t Granule = 16;
inline constexpr std::size_t BlockBytes = std::size_t{64} << 10;
inline constexpr std::size_t BlockGranules = BlockBytes / Granule;
inline constexpr unsigned SizeClassCount = 32;

/// Cell sizes: every granule up to 128 bytes, then four steps to each doubling, so that at most a fifth is wasted.
inline constexpr auto CellSizes = [] {
    std::array<std::uint16_t, SizeClassCount> sizes{};
    unsigned n = 0;
    for (std::uint16_t s = 16; s <= 128; s = static_cast<std::uint16_t>(s + 16)) sizes[n++] = s;
    for (std::uint16_t base = 128; n < SizeClassCount; base = static_cast<std::uint16_t>(base * 2))
        for (unsigned quarter = 1; quarter <= 4 && n < SizeClassCount; ++quarter)
            sizes[n++] = static_cast<std::uint16_t>(base + base / 4 * quarter);
    return sizes;
}();
/// By size in granules.
inline constexpr auto SizeClasses = [] {
    std::array<std::uint8_t, CellSizes[SizeClassCount - 1] / Granule + 1> table{};
    unsigned c = 0;
    for (std::size_t g = 0; g < table.size(); ++g) {
        while (CellSizes[c] < g * Granule) ++c;
        table[g] = static_cast<std::uint8_t>(c);
    }
    return table;
}();

/// Thrown where no memory is left or the limit is met; the interpreter turns it into MemoryError. Never leaves core/vm's callers.
struct OutOfMemory {};

/// A thread's own free cells, by size class: what makes allocating a few instructions, and lockless without the GIL.
struct AllocationCache {
    Handle free[SizeClassCount]{};
    /// Where to say that a collection is due (bit AttentionCollect), null: nowhere.
    std::atomic<std::uint32_t> *attention = nullptr;
};

/// What a heap knows about its blocks beside the bytes in them: with those, all there is to copy.
struct HeapBooks {
    struct Run {
        std::uint32_t first;
        std::uint32_t count;
    };
    std::size_t usedBytes = 0;
    std::size_t allocatedSinceCollection = 0;
    std::size_t threshold = std::size_t{16} << 20;
    std::uint32_t blockCount = 0;
    std::vector<Run> freeRuns;                          // sorted by first
    std::vector<std::uint32_t> unswept[SizeClassCount]; // blocks with marks to be turned into free cells
    bool cutsByPage = false;
    std::array<std::uint32_t, SizeClassCount> uncut{};  // the block of each size that is cut into cells so far in part; 0: none
    std::vector<std::uint32_t> smallBlocks;
    std::vector<std::uint32_t> largeBlocks;
};

class Heap {
public:
    /// Reserves addresses (no memory yet). limitBytes: what the program may use before MemoryError.
    explicit Heap(std::size_t limitBytes = std::size_t{2} << 30);
    ~Heap();
    Heap(const Heap &) = delete;
    Heap &operator=(const Heap &) = delete;

    std::byte *base() const { return m_base; }
    template <typename T>
    T *at(Handle h) const { return reinterpret_cast<T *>(m_base + std::size_t{h} * Granule); }
    Handle handleOf(const void *object) const
    {
        return static_cast<Handle>((static_cast<const std::byte *>(object) - m_base) / Granule);
    }

    /// A cell of at least `bytes`; its contents are undefined but for the first 16 bytes, which are zero. Never collects,
    /// so raw pointers stay valid until the next safepoint. Throws OutOfMemory.
    Handle allocate(AllocationCache &cache, std::size_t bytes)
    {
        if (bytes > LargestSmall) return allocateLarge(cache, bytes);
        const unsigned c = sizeClass(bytes);
        const Handle h = cache.free[c];
        if (__builtin_expect(h == 0, 0)) return allocateSlow(cache, c);
        auto *link = at<FreeCell>(h);
        cache.free[c] = link->next;
        link->zero = 0;
        link->next = 0;
        link->zero2 = 0;
        return h;
    }
    /// Gives a small cell straight back to the thread. Only for cells nobody can reach any more (a frame at its return).
    void release(AllocationCache &cache, Handle h, std::size_t bytes)
    {
        if (bytes > LargestSmall) return; // the collector takes it
        const unsigned c = sizeClass(bytes);
        auto *link = at<FreeCell>(h);
        link->zero = 0;
        link->next = cache.free[c];
        cache.free[c] = h;
    }
    /// Bytes an object allocated with `bytes` may really use.
    static std::size_t usableBytes(std::size_t bytes);

    // -- Collection: the caller has stopped every thread of the process.

    /// Nothing is collected but by request, from now on: for whoever tells objects by their cells, of which none may become another's.
    void postponeCollection() { __atomic_store_n(&m_books.threshold, ~std::size_t{0}, __ATOMIC_RELAXED); }
    /// From now on a block's cells are cut as they are needed, a page at a time, and what nobody has touched costs a moment that is kept
    /// nothing. For who keeps moments: to fork, pages that were made writable together and stay unused are dearer than used ones.
    void cutByPage() { m_books.cutsByPage = true; }
    /// True once enough was allocated that a collection pays.
    bool wantsCollection() const { return __atomic_load_n(&m_books.allocatedSinceCollection, __ATOMIC_RELAXED) >= __atomic_load_n(&m_books.threshold, __ATOMIC_RELAXED); }
    /// Forgets all marks and every thread's free cells (pass each cache to dropCache first).
    void beginMarking();
    static void dropCache(AllocationCache &cache) { std::fill(std::begin(cache.free), std::end(cache.free), Handle{0}); }
    /// Marks h. True if it was not marked yet.
    bool mark(Handle h)
    {
        Block &block = blockOf(h);
        const std::uint32_t bit = block.large ? 0 : h % BlockGranules;
        std::uint64_t &word = block.marks[bit / 64];
        const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
        if (word & mask) return false;
        word |= mask;
        return true;
    }
    bool isMarked(Handle h) const
    {
        const Block &block = const_cast<Heap *>(this)->blockOf(h);
        const std::uint32_t bit = block.large ? 0 : h % BlockGranules;
        return (block.marks[bit / 64] >> (bit % 64)) & 1;
    }
    /// Called for each unmarked cell that holds an object of a kind that owns something outside the heap.
    using Finalizer = void (*)(void *context, Handle h);
    /// Large objects are freed at once, blocks when somebody next needs a cell of their size.
    void endMarking(Finalizer finalizer, void *context);

    /// Asks the system for pages of 2 MB in all but the range's beginning: a program that goes through much memory then does not
    /// stop at each 4 KB of it, and a small one still forks in small pages. For who does not protect single pages.
    void useLargePages();

    std::size_t usedBytes() const { return m_books.usedBytes; }
    std::size_t limitBytes() const { return m_limitBytes; }
    void setLimit(std::size_t bytes) { m_limitBytes = bytes; }
    /// Bytes of the range that were ever handed out: what a copy of the world has to copy.
    std::size_t extentBytes() const { return m_books.blockCount * BlockBytes; }

    // -- Copies (the virtual host): the books, and the bytes from base() to extentBytes().
    const HeapBooks &books() const { return m_books; }
    /// The caller then fills the bytes; they can be written to once this is back. Throws OutOfMemory.
    void setBooks(const HeapBooks &books);
    /// Where the cell that holds an address begins, its bytes in `cellBytes`; 0 for a block's head and what is in no block.
    Handle cellAt(std::size_t offset, std::size_t &cellBytes) const;

    /// Fork support.
    std::mutex &mutex() { return m_mutex; }

    static constexpr std::size_t LargestSmall = CellSizes[SizeClassCount - 1];

private:
    struct FreeCell {
        std::uint64_t zero; // kind Free
        Handle next;
        std::uint32_t zero2;
    };
    /// Head of every block of 64 KiB; a large object has one at the head of its first block only.
    struct Block {
        std::uint32_t cellBytes;
        std::uint8_t sizeClass;
        bool large;
        bool needsSweep;
        bool inUse;
        std::uint32_t blockCount; // of a large object
        std::uint32_t cells;      // cut so far; what lies behind them is anything
        std::uint64_t marks[BlockGranules / 64];
    };
    static constexpr std::size_t BlockHeadBytes = sizeof(Block);
    static_assert(BlockHeadBytes % Granule == 0);

    static unsigned sizeClass(std::size_t bytes) { return SizeClasses[(bytes + Granule - 1) / Granule]; }
    Block &blockOf(Handle h) { return *reinterpret_cast<Block *>(m_base + (std::size_t{h} * Granule & ~(BlockBytes - 1))); }
    Handle allocateSlow(AllocationCache &cache, unsigned c);
    Handle allocateLarge(AllocationCache &cache, std::size_t bytes);
    std::uint32_t takeBlocks(std::uint32_t count);
    void giveBlocks(std::uint32_t first, std::uint32_t count);
    /// Calls the finalizer for the dead objects of a block in which nothing lives.
    void finalizeAll(std::uint32_t block);
    /// Gives the pages of free blocks back to the system, but for the first keptBytes of them.
    void returnPages(std::size_t keptBytes);
    void beginBlock(std::uint32_t block, unsigned c);
    /// The next cells of the block, as a list.
    Handle carve(AllocationCache &cache, std::uint32_t block);
    static std::uint32_t mostCells(std::uint32_t cellBytes) { return static_cast<std::uint32_t>((BlockBytes - BlockHeadBytes) / cellBytes); }
    Handle sweep(std::uint32_t block, std::size_t &freedBytes);
    void commit(std::size_t bytes);
    void countAllocation(AllocationCache &cache, std::size_t bytes);

    using Run = HeapBooks::Run;

    std::byte *m_base = nullptr;
    std::size_t m_committed = 0;
    std::size_t m_limitBytes;
    HeapBooks m_books;
    Finalizer m_finalizer = nullptr;
    void *m_finalizerContext = nullptr;
    std::mutex m_mutex;
};

} // namespace forkyard::vm
