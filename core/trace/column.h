// A growing column of plain values in chunks that never move: appending copies nothing, and a reference stays good. Knows
// nothing of what it holds.
#pragma once

#include "core/trace/chunk_memory.h"

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace forkyard::trace {

template <typename T, unsigned chunkShift = 8>
class Column {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    static constexpr std::size_t kChunk = std::size_t{1} << chunkShift;

    void push(const T &value) {
        const std::size_t at = m_size & (kChunk - 1);
        if (at == 0) addChunk();
        m_last[at] = value;
        ++m_size;
    }
    T &operator[](std::size_t index) { return m_chunks[index >> chunkShift][index & (kChunk - 1)]; }
    const T &operator[](std::size_t index) const { return m_chunks[index >> chunkShift][index & (kChunk - 1)]; }
    T &back() { return (*this)[m_size - 1]; }
    const T &back() const { return (*this)[m_size - 1]; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    Column copy() const {
        Column result;
        for (std::size_t index = 0; index < m_size; ++index) result.push((*this)[index]);
        return result;
    }
    void clear() {
        m_chunks.clear();
        m_size = 0;
    }
    std::size_t bytes() const { return m_chunks.size() * kChunk * sizeof(T) + m_chunks.capacity() * sizeof(m_chunks[0]); }

    /// The number of values for which `before(value)` holds; they must all come first.
    template <typename Before>
    std::size_t partitionPoint(Before before, std::size_t from = 0) const {
        std::size_t low = from, count = m_size > from ? m_size - from : 0;
        while (count > 0) {
            const std::size_t half = count / 2;
            if (before((*this)[low + half])) {
                low += half + 1;
                count -= half + 1;
            } else {
                count = half;
            }
        }
        return low;
    }

private:
    [[gnu::noinline]] void addChunk() {
        m_chunks.emplace_back(new (allocateChunk(sizeof(T) * kChunk)) T[kChunk]);
        m_last = m_chunks.back().get();
    }

    std::vector<std::unique_ptr<T[], ChunkDeleter<T, kChunk>>> m_chunks;
    T *m_last = nullptr; ///< the chunk that is being filled
    std::size_t m_size = 0;
};

} // namespace forkyard::trace
