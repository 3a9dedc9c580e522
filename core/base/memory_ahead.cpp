#include "core/base/memory_ahead.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <span>
#include <sys/mman.h>
#include <unistd.h>

namespace forkyard {

namespace {

constexpr std::uintptr_t kPage = 4096, kLargePage = std::uintptr_t{2} << 20;

/// Older kernels refuse; no harm.
void populate(std::uintptr_t begin, std::uintptr_t end) {
    if (begin < end) madvise(reinterpret_cast<void *>(begin), end - begin, MADV_POPULATE_WRITE);
}

/// What is used from its begin on. In large pages where whole ones fit: those come one at a time, when they are touched.
void prepare(std::uintptr_t begin, std::uintptr_t end) {
    const std::uintptr_t firstLarge = (begin + kLargePage - 1) / kLargePage * kLargePage;
    if (firstLarge + kLargePage > end) return populate(begin, end);
    madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
    populate(begin, firstLarge);
}

} // namespace

void memory_ahead::mapNew(std::uintptr_t begin, std::size_t size) {
    constexpr std::size_t kWorthIt = std::size_t{32} << 10, kMost = std::size_t{32} << 20; // of more, who knows how much will be used
    const auto top = reinterpret_cast<std::uintptr_t>(sbrk(0));
    if (begin + size <= top) {
        // malloc's heap has grown: by what was asked for and some more, all of which is new.
        std::uintptr_t known = mappedTo.load(std::memory_order_relaxed);
        if (known < begin + size && size <= kMost && mappedTo.compare_exchange_strong(known, top)) prepare(std::max(begin, known) / kPage * kPage, top);
    } else if (size >= kWorthIt && size <= kMost) {
        populate((begin + kPage - 1) / kPage * kPage, (begin + size) / kPage * kPage); // it has a mapping of its own, or another thread's heap
    }
}

void growInLargePieces() { mallopt(M_TOP_PAD, static_cast<int>(8 * kLargePage)); }

void mapMemoryAhead(std::size_t bytes) {
    constexpr std::size_t kPiece = std::size_t{64} << 10;
    std::array<void *, 64> all{};
    const std::span pieces(all.data(), std::clamp<std::size_t>(bytes / kPiece, 1, all.size()));
    for (void *&piece : pieces) piece = std::malloc(kPiece);
    // Kept: with nothing behind them they would be given back to the system.
    static void *volatile behind = std::malloc(kPiece);
    const auto begin = (reinterpret_cast<std::uintptr_t>(pieces.front()) + kPage - 1) / kPage * kPage;
    const auto end = reinterpret_cast<std::uintptr_t>(behind) / kPage * kPage;
    if (begin < end && end - begin < (pieces.size() + 1) * kPiece) prepare(begin, end);
    for (void *piece : pieces) std::free(piece);
}

} // namespace forkyard
