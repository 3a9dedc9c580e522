// A growing column of plain values in chunks that never move once the first is whole: appending copies nothing, and a reference stays
// good. The first begins small, for a run may have a hundred thousand objects of which each has a column of a few values. Knows nothing
// of what it holds.
#pragma once

#include "core/trace/chunk_memory.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace forkyard::trace {

template <typename T, unsigned chunkShift = 8>
class Column {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    static constexpr std::size_t kChunk = std::size_t{1} << chunkShift;

    void push(const T &value) {
        if (m_size == m_room) makeRoom();
        m_last[m_size & (kChunk - 1)] = value;
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
        m_size = m_room = 0;
    }
    std::size_t bytes() const { return m_room * sizeof(T) + m_chunks.capacity() * sizeof(m_chunks[0]); }

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
    static constexpr std::size_t kFirstRoom = kChunk < 8 ? kChunk : 8, kGrowth = 8;

    [[gnu::noinline]] void makeRoom() {
        const bool isFirstChunk = m_size < kChunk;
        const std::size_t room = m_size == 0 ? kFirstRoom : isFirstChunk && m_size * kGrowth < kChunk ? m_size * kGrowth : kChunk;
        Chunk chunk(new (allocateChunk(sizeof(T) * room)) T[room], ChunkDeleter<T>{room});
        if (isFirstChunk) {
            if (m_size > 0) std::copy_n(m_chunks[0].get(), m_size, chunk.get());
            m_chunks.clear();
            m_room = 0;
        }
        m_last = chunk.get();
        m_chunks.push_back(std::move(chunk));
        m_room += room;
    }

    using Chunk = std::unique_ptr<T[], ChunkDeleter<T>>;
    std::vector<Chunk> m_chunks;
    T *m_last = nullptr; ///< the chunk that is being filled
    std::size_t m_size = 0;
    std::size_t m_room = 0; ///< in all chunks
};

} // namespace forkyard::trace
