// Plain values in a row that may become very long. The row grows where the kernel can move its pages instead of its bytes, so that
// there are never two of it in memory. Knows nothing of what the values mean.
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
    ~GrowingArray() { std::free(m_data); }

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
        void *data = std::realloc(static_cast<void *>(m_data), capacity * sizeof(T));
        if (!data) throw std::bad_alloc();
        m_data = static_cast<T *>(data);
        m_capacity = capacity;
        askForLargePages();
    }
    /// What is read all over takes less time in them. The kernel may have none.
    void askForLargePages()
    {
        constexpr std::size_t Page = 4096, Worthwhile = std::size_t{4} << 20;
        const std::size_t size = bytes();
        if (size < Worthwhile) return;
        const std::size_t before = (Page - reinterpret_cast<std::uintptr_t>(m_data) % Page) % Page;
        madvise(reinterpret_cast<char *>(m_data) + before, (size - before) / Page * Page, MADV_HUGEPAGE);
    }
    T *m_data = nullptr;
    std::size_t m_size = 0, m_capacity = 0;
};

} // namespace forkyard::virtual_host
