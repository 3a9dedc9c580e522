#include "core/virtual/heap_image.h"

#include "core/base/check.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <new>
#include <utility>
#include <sys/mman.h>

namespace forkyard::virtual_host {

namespace {

/// A page that was not written to for so many captures and restores is locked again.
constexpr std::uint32_t QuietLooks = 512;
/// And all that are unchanged, after so many times of going back.
constexpr std::uint32_t LockEvery = 4096;

/// Every tracker of the program; only one thread runs worlds.
std::vector<HeapTracker *> &trackers()
{
    static std::vector<HeapTracker *> all;
    return all;
}

/// Pages come and go all the time and are all of one size: what was given back last is handed out next, warm and without a fault. Only one
/// thread runs worlds; nothing is given back to the system.
template <typename Slot>
class PageAllocator {
public:
    using value_type = Slot;
    PageAllocator() = default;
    template <typename Other>
    PageAllocator(const PageAllocator<Other> &) {} // as allocators are to be, not explicit
    bool operator==(const PageAllocator &) const = default;

    Slot *allocate(std::size_t)
    {
        auto &free = freeSlots();
        if (free.empty()) addChunk(free);
        Slot *slot = free.back();
        free.pop_back();
        return slot;
    }
    void deallocate(Slot *slot, std::size_t) { freeSlots().push_back(slot); }

private:
    static constexpr std::size_t SmallChunk = std::size_t{256} << 10, LargeChunk = std::size_t{2} << 20;
    /// After the first, each as large as the system's large pages: a fault for each small one would cost more than what is done with it.
    static void addChunk(std::vector<Slot *> &free)
    {
        static bool isFirst = true;
        const std::size_t size = std::exchange(isFirst, false) ? SmallChunk : LargeChunk;
        auto *chunk = static_cast<Slot *>(::operator new(size, std::align_val_t{size}));
        if (size == LargeChunk) madvise(chunk, size, MADV_HUGEPAGE); // where there are none, as they are
        for (std::size_t i = size / sizeof(Slot); i-- > 0;) free.push_back(chunk + i);
    }
    static std::vector<Slot *> &freeSlots()
    {
        static auto *free = new std::vector<Slot *>; // outlives whatever still has a page at the end
        return *free;
    }
};

bool isSame(const vm::HeapBooks &a, const vm::HeapBooks &b)
{
    const auto isSameRun = [](const vm::HeapBooks::Run &one, const vm::HeapBooks::Run &other) { return one.first == other.first && one.count == other.count; };
    return a.usedBytes == b.usedBytes && a.allocatedSinceCollection == b.allocatedSinceCollection && a.threshold == b.threshold && a.blockCount == b.blockCount &&
           a.smallBlocks == b.smallBlocks && a.uncut == b.uncut && a.largeBlocks == b.largeBlocks && std::equal(std::begin(a.unswept), std::end(a.unswept), std::begin(b.unswept)) &&
           std::equal(a.freeRuns.begin(), a.freeRuns.end(), b.freeRuns.begin(), b.freeRuns.end(), isSameRun);
}

struct sigaction formerAction;

void onFault(int signal, siginfo_t *info, void *context)
{
    for (HeapTracker *tracker : trackers())
        if (tracker->unlock(info->si_addr)) return;
    // Not ours: as if this handler had never been there.
    if (formerAction.sa_flags & SA_SIGINFO && formerAction.sa_sigaction) return formerAction.sa_sigaction(signal, info, context);
    std::signal(SIGSEGV, SIG_DFL);
}

void installHandler()
{
    static const bool installed = [] {
        struct sigaction action {};
        action.sa_sigaction = onFault;
        action.sa_flags = SA_SIGINFO | SA_NODEFER;
        sigemptyset(&action.sa_mask);
        return sigaction(SIGSEGV, &action, &formerAction) == 0;
    }();
    FORKYARD_CHECK(installed);
}

std::shared_ptr<const HeapPage> copyOf(const std::byte *bytes)
{
    auto page = std::allocate_shared_for_overwrite<HeapPage>(PageAllocator<HeapPage>());
    std::memcpy(page->bytes, bytes, PageBytes);
    return page;
}

/// That of all pages which a heap has and has not come to yet.
const std::shared_ptr<const HeapPage> &zeroPage()
{
    static const std::shared_ptr<const HeapPage> page = std::make_shared<HeapPage>();
    return page;
}

bool isZero(const std::byte *bytes) { return std::memcmp(bytes, zeroPage()->bytes, PageBytes) == 0; }

} // namespace

void HeapImage::resize(std::size_t pageCount)
{
    m_pageCount = pageCount;
    const std::size_t groups = (pageCount + GroupPages - 1) / GroupPages;
    const std::size_t before = m_groups.size();
    m_groups.resize(groups);
    for (std::size_t g = before; g < groups; ++g) m_groups[g] = std::make_shared<Group>();
}

void HeapImage::set(std::size_t number, std::shared_ptr<const HeapPage> page)
{
    std::shared_ptr<Group> &group = m_groups[number / GroupPages];
    if (group.use_count() > 1) group = std::make_shared<Group>(*group);
    group->pages[number % GroupPages] = std::move(page);
}

HeapTracker::HeapTracker(vm::Heap &heap, std::shared_ptr<const void> owner) : m_owner(std::move(owner)), m_heap(heap)
{
    installHandler();
    trackers().push_back(this);
}

HeapTracker::~HeapTracker()
{
    std::erase(trackers(), this);
    if (m_current.pageCount()) protect(0, m_current.pageCount(), true);
}

void HeapTracker::protect(std::size_t page, std::size_t count, bool writable)
{
    const int rights = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    FORKYARD_CHECK(mprotect(m_heap.base() + page * PageBytes, count * PageBytes, rights) == 0);
}

bool HeapTracker::unlock(const void *address)
{
    const auto *at = static_cast<const std::byte *>(address);
    if (at < m_heap.base()) return false;
    const auto page = static_cast<std::size_t>(at - m_heap.base()) / PageBytes;
    if (page >= m_hotFlags.size() || m_hotFlags[page]) return false;
    makeHot(page);
    return true;
}

/// Neighbours at once: what takes time is the call.
void HeapTracker::lock(std::vector<std::uint32_t> &pages)
{
    std::sort(pages.begin(), pages.end());
    for (std::size_t at = 0; at < pages.size();) {
        std::size_t count = 1;
        while (at + count < pages.size() && pages[at + count] == pages[at] + count) ++count;
        protect(pages[at], count, false);
        at += count;
    }
    for (const std::uint32_t page : pages) m_hotFlags[page] = false;
}

void HeapTracker::makeHot(std::size_t page)
{
    protect(page, 1, true);
    m_hotFlags[page] = true;
    m_hot.push_back({static_cast<std::uint32_t>(page), 0});
}

const HeapImage &HeapTracker::capture()
{
    const std::size_t pages = m_heap.extentBytes() / PageBytes;
    const std::size_t known = m_hotFlags.size();
    if (pages > known) {
        m_hotFlags.resize(pages, false);
        for (std::size_t p = known; p < pages; ++p) {
            m_hotFlags[p] = true; // the heap has made it writable
            m_hot.push_back({static_cast<std::uint32_t>(p), 0});
        }
    }
    const std::size_t captured = m_current.pageCount();
    if (captured != pages) m_current.resize(pages);
    // Those that are locked were cleared when the heap lost them.
    for (std::size_t p = captured; p < pages; ++p)
        if (!isHot(p)) m_current.set(p, zeroPage());
    std::size_t kept = 0;
    std::vector<std::uint32_t> quiet;
    for (HotPage hot : m_hot) {
        const std::byte *bytes = m_heap.base() + hot.number * PageBytes;
        if (hot.number < pages) {
            const auto &before = m_current.page(hot.number);
            if (!before || std::memcmp(before->bytes, bytes, PageBytes) != 0) {
                m_current.set(hot.number, !before && isZero(bytes) ? zeroPage() : copyOf(bytes));
                hot.quiet = 0;
            } else {
                ++hot.quiet;
            }
        }
        if (hot.quiet >= QuietLooks) quiet.push_back(hot.number);
        else m_hot[kept++] = hot;
    }
    m_hot.resize(kept);
    lock(quiet);
    if (!m_current.books || !isSame(*m_current.books, m_heap.books())) m_current.books = std::make_shared<const vm::HeapBooks>(m_heap.books());
    return m_current;
}

void HeapTracker::begin(const HeapImage &image)
{
    m_current = image;
    m_hotFlags.assign(image.pageCount(), false);
    protect(0, image.pageCount(), false);
}

void HeapTracker::lockUnchanged()
{
    m_restores = 0;
    std::vector<std::uint32_t> unchanged;
    std::erase_if(m_hot, [&](const HotPage &hot) {
        if (!m_current.hasPage(hot.number) || std::memcmp(m_current.page(hot.number)->bytes, m_heap.base() + hot.number * PageBytes, PageBytes) != 0) return false;
        unchanged.push_back(hot.number);
        return true;
    });
    lock(unchanged);
}

void HeapTracker::findChangeable(const HeapImage &image, std::vector<std::uint32_t> &pages) const
{
    pages.clear();
    image.eachDifference(m_current, [&](std::size_t page) {
        if (!isHot(page)) pages.push_back(static_cast<std::uint32_t>(page));
    });
    for (const HotPage &hot : m_hot) pages.push_back(hot.number);
    std::sort(pages.begin(), pages.end());
}

/// What the heap does not have any more is zero when it comes to it again: as if nobody had ever been there.
void HeapTracker::clearBehind(std::size_t pages)
{
    const std::size_t end = m_heap.extentBytes() / PageBytes;
    for (std::size_t p = pages; p < end; ++p) {
        const bool isCleared = !isHot(p) && m_current.hasPage(p) && m_current.page(p) == zeroPage();
        if (!isCleared) std::memset(m_heap.base() + p * PageBytes, 0, PageBytes);
    }
}

void HeapTracker::restore(const HeapImage &image)
{
    const std::size_t pages = image.pageCount();
    clearBehind(pages);
    m_heap.setBooks(*image.books);
    if (m_hotFlags.size() < pages) {
        const std::size_t known = m_hotFlags.size();
        m_hotFlags.resize(pages, false);
        for (std::size_t p = known; p < pages; ++p) {
            m_hotFlags[p] = true;
            m_hot.push_back({static_cast<std::uint32_t>(p), 0});
        }
    }
    image.eachDifference(m_current, [&](std::size_t page) {
        if (image.hasPage(page) && !isHot(page)) makeHot(page);
    });
    std::vector<std::uint32_t> quiet;
    std::erase_if(m_hot, [&](HotPage &hot) {
        if (!image.hasPage(hot.number)) return false;
        const auto &page = image.page(hot.number);
        std::byte *bytes = m_heap.base() + hot.number * PageBytes;
        const bool isAsCaptured = m_current.hasPage(hot.number) && m_current.page(hot.number) == page;
        if (!isAsCaptured || std::memcmp(bytes, page->bytes, PageBytes) != 0) {
            std::memcpy(bytes, page->bytes, PageBytes);
            hot.quiet = 0;
        } else if (++hot.quiet >= QuietLooks) {
            quiet.push_back(hot.number);
            return true;
        }
        return false;
    });
    lock(quiet);
    m_current = image;
    if (++m_restores == LockEvery) lockUnchanged();
}

} // namespace forkyard::virtual_host
