// Memory for what a trace keeps: millions of small chunks that come one after the other and go together. Taken from the system in
// blocks so large that one huge page can back each. Knows nothing of what lies in them.
#pragma once

#include <cstddef>

namespace forkyard::trace {

/// A block's size and alignment.
inline constexpr std::size_t kBlockBytes = std::size_t{2} << 20;

/// A block that may hold anything, which the system backs by one huge page where it can: one fault instead of 512. Null: there is none
/// left. Any thread.
void *takeBlock();
/// Some are kept for whoever takes one next: the next run's, which then need not be cleared.
void giveBlock(void *block);

/// Room for one chunk, aligned as by operator new; throws std::bad_alloc. Any thread. A block goes back to the system with its last chunk.
void *allocateChunk(std::size_t bytes);
void freeChunk(void *chunk, std::size_t bytes);

/// The deleter of a chunk of `count` values that need no destructor.
template <typename T>
struct ChunkDeleter {
    std::size_t count = 0;
    void operator()(T *chunk) const { freeChunk(chunk, count * sizeof(T)); }
};

} // namespace forkyard::trace
