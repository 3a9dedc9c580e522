// A heap's bytes at one moment, as a value: pages shared between moments in which they are the same. And who keeps up with a
// heap in use: which pages were written to since the last moment. Knows bytes, not objects.
//
// A heap of a few megabytes changes in a few pages from one step to the next. Pages that nobody has written to lately are
// write-protected, and the fault of the first write unlocks one; those that are written to at each step stay unlocked and are
// compared, until they have been quiet for long. So a moment costs as much as has changed.
#pragma once

#include "core/vm/heap.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace forkyard::virtual_host {

inline constexpr std::size_t PageBytes = 4096;

struct HeapPage {
    alignas(64) std::byte bytes[PageBytes];
};

class HeapImage {
public:
    static constexpr std::size_t GroupPages = 16;
    struct Group {
        std::array<std::shared_ptr<const HeapPage>, GroupPages> pages;
    };

    std::size_t pageCount() const { return m_pageCount; }
    const std::shared_ptr<const HeapPage> &page(std::size_t number) const { return m_groups[number / GroupPages]->pages[number % GroupPages]; }
    bool hasPage(std::size_t number) const { return number < m_pageCount && page(number) != nullptr; }
    void set(std::size_t number, std::shared_ptr<const HeapPage> page);
    void resize(std::size_t pageCount);
    /// Calls visit(number) for every page that is not the same object in both.
    template <typename Visit>
    void eachDifference(const HeapImage &other, Visit visit) const
    {
        const std::size_t groups = std::max(m_groups.size(), other.m_groups.size());
        for (std::size_t g = 0; g < groups; ++g) {
            const Group *a = g < m_groups.size() ? m_groups[g].get() : nullptr;
            const Group *b = g < other.m_groups.size() ? other.m_groups[g].get() : nullptr;
            if (a == b) continue;
            for (std::size_t p = 0; p < GroupPages; ++p)
                if ((a ? a->pages[p].get() : nullptr) != (b ? b->pages[p].get() : nullptr)) visit(g * GroupPages + p);
        }
    }

    /// Beside the bytes.
    std::shared_ptr<const vm::HeapBooks> books;

private:
    std::size_t m_pageCount = 0;
    std::vector<std::shared_ptr<Group>> m_groups; ///< a group that two images have is never written to
};

/// Follows one heap. While it lives nobody else may protect the heap's pages.
class HeapTracker {
public:
    /// `owner` lives as long as the tracker, which unlocks its heap at the end.
    HeapTracker(vm::Heap &heap, std::shared_ptr<const void> owner);
    ~HeapTracker();
    HeapTracker(const HeapTracker &) = delete;
    HeapTracker &operator=(const HeapTracker &) = delete;

    /// The heap as it is now.
    const HeapImage &capture();
    /// The heap becomes what it was. Pointers into it stay valid, what they point at changes.
    void restore(const HeapImage &image);

    /// For a new tracker whose heap holds the image's bytes already: a copy of another one.
    void begin(const HeapImage &image);

    /// Locks all pages that are as they were captured last, or restored.
    void lockUnchanged();
    /// The numbers, in order, of all pages that may be other than in the image, without a capture.
    void findChangeable(const HeapImage &image, std::vector<std::uint32_t> &pages) const;

    /// From the fault handler: true where the address is a page of this heap that was locked.
    bool unlock(const void *address);

private:
    struct HotPage {
        std::uint32_t number;
        std::uint32_t quiet; ///< captures and restores in a row that found it unchanged
    };
    void makeHot(std::size_t page);
    void clearBehind(std::size_t pages);
    void lock(std::vector<std::uint32_t> &pages);
    void protect(std::size_t page, std::size_t count, bool writable);
    bool isHot(std::size_t page) const { return page < m_hotFlags.size() && m_hotFlags[page]; }

    std::shared_ptr<const void> m_owner;
    vm::Heap &m_heap;
    HeapImage m_current;
    std::vector<HotPage> m_hot;
    std::vector<bool> m_hotFlags;
    std::uint32_t m_restores = 0; ///< since pages were locked
};

} // namespace forkyard::virtual_host
