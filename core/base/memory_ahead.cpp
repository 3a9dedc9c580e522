#include "core/base/memory_ahead.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <sys/mman.h>

namespace forkyard {

void mapMemoryAhead(std::size_t bytes) {
    constexpr std::size_t kPiece = std::size_t{64} << 10;
    constexpr std::uintptr_t kPage = 4096;
    std::array<void *, 64> all{};
    const std::span pieces(all.data(), std::clamp<std::size_t>(bytes / kPiece, 1, all.size()));
    for (void *&piece : pieces) piece = std::malloc(kPiece);
    // Kept: with nothing behind them they would be given back to the system.
    static void *volatile behind = std::malloc(kPiece);
    const auto begin = (reinterpret_cast<std::uintptr_t>(pieces.front()) + kPage - 1) / kPage * kPage;
    const auto end = reinterpret_cast<std::uintptr_t>(behind) / kPage * kPage;
    if (begin < end && end - begin < (pieces.size() + 1) * kPiece) madvise(reinterpret_cast<void *>(begin), end - begin, MADV_POPULATE_WRITE);
    for (void *piece : pieces) std::free(piece);
}

} // namespace forkyard
