// Plain values in a row that may become very long. A long row has pages of its own, which the kernel can move instead of its bytes, so
// that there are never two of it in memory. Knows nothing of what the values mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>
#include <sys/mman.h>
#include <type_traits>
#include <utility>

namespace forkyard::virtual_host {

template <typename T>
class GrowingArray {
    static_assert(std::is_trivially_copyable_v<T>);

public:
    GrowingArray() = default;
    GrowingArray(GrowingArray &&other) noexcept { swap(other); }
    GrowingArray &operator=(GrowingArray &&other) noexcept
    {
        GrowingArray taken(std::move(other));
        swap(taken);
        return *this;
    }
    ~GrowingArray()
    {
        if (bytes() >= PagesOfItsOwn) munmap(m_data, bytes());
        else std::free(m_data);
    }

    std::size_t size() const { return m_size; }
    std::size_t bytes() const { return m_capacity * sizeof(T); }
    T *data() { return m_data; }
    const T *data() const { return m_data; }
    T &operator[](std::size_t at) { return m_data[at]; }
    const T &operator[](std::size_t at) const { return m_data[at]; }
    const T *begin() const { return m_data; }
    const T *end() const { return m_data + m_size; }
    void push(T value)
    {
        if (m_size == m_capacity) reserve(m_capacity < 1024 ? 1024 : m_capacity * 2);
        m_data[m_size++] = value;
    }
    void clear() { m_size = 0; }
    void dropFirst(std::size_t count)
    {
        std::memmove(m_data, m_data + count, (m_size - count) * sizeof(T));
        m_size -= count;
    }
    /// Room for `count` more, which the caller fills.
    T *add(std::size_t count)
    {
        if (m_size + count > m_capacity) reserve(m_capacity * 2 > m_size + count ? m_capacity * 2 : m_size + count + 1024);
        m_size += count;
        return m_data + m_size - count;
    }

private:
    void swap(GrowingArray &other)
    {
        std::swap(m_data, other.m_data);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }
    void reserve(std::size_t capacity)
    {
        const std::size_t before = bytes(), size = capacity * sizeof(T);
        void *data = nullptr;
        if (size < PagesOfItsOwn) data = std::realloc(static_cast<void *>(m_data), size);
        else if (before < PagesOfItsOwn) data = ownPages(size);
        else data = orNull(mremap(m_data, before, size, MREMAP_MAYMOVE));
        if (!data) throw std::bad_alloc(); // what there was stays
        m_data = static_cast<T *>(data);
        m_capacity = capacity;
        if (size >= PagesOfItsOwn) prepare(before);
    }
    void *ownPages(std::size_t size)
    {
        void *pages = orNull(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        if (pages && m_size > 0) std::memcpy(pages, static_cast<const void *>(m_data), m_size * sizeof(T));
        if (pages) std::free(m_data);
        return pages;
    }
    static void *orNull(void *result) { return result == MAP_FAILED ? nullptr : result; }
    /// Pages that come into use all over: large ones, which take less time to be read from, or else what is new at once, since the first
    /// touch of each would cost a fault of its own. Older kernels refuse; no harm.
    void prepare(std::size_t from)
    {
        constexpr std::size_t Page = 4096, WorthLarge = std::size_t{4} << 20;
        if (bytes() >= WorthLarge) madvise(m_data, bytes(), MADV_HUGEPAGE);
        else madvise(reinterpret_cast<char *>(m_data) + from / Page * Page, bytes() - from / Page * Page, MADV_POPULATE_WRITE);
    }

    static constexpr std::size_t PagesOfItsOwn = std::size_t{256} << 10;
    T *m_data = nullptr;
    std::size_t m_size = 0, m_capacity = 0;
};

} // namespace forkyard::virtual_host
