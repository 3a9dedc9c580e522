#include "core/trace/ring.h"

#include "core/trace/futex.h"
#include "core/trace/ring_growth.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <utility>

namespace forkyard::trace {

namespace {

Diagnostic failure(const char *code, int error, DiagnosticClass category = DiagnosticClass::InternalFault) {
    return {code, {std::strerror(error)}, {}, category, {}};
}

/// Bytes the system can give without swapping; the largest number where it does not say.
std::uint64_t availableMemory() {
    std::FILE *file = std::fopen("/proc/meminfo", "re");
    if (!file) return ~std::uint64_t{0};
    char line[128];
    unsigned long long kilobytes = 0;
    bool found = false;
    while (!found && std::fgets(line, sizeof line, file)) found = std::sscanf(line, "MemAvailable: %llu", &kilobytes) == 1;
    std::fclose(file);
    return found ? kilobytes * 1024 : ~std::uint64_t{0};
}

int makeFile(const std::string &directory) {
    if (directory.empty()) return memfd_create("forkyard-ring", MFD_CLOEXEC);
    std::string path = directory + "/forkyard-ring-XXXXXX";
    const int file = mkostemp(path.data(), O_CLOEXEC);
    if (file >= 0) unlink(path.c_str());
    return file;
}

/// Gone, or a zombie whose parent has not waited yet.
bool isDead(pid_t pid) {
    if (kill(pid, 0) != 0) return errno == ESRCH;
    char path[32];
    std::snprintf(path, sizeof path, "/proc/%d/stat", static_cast<int>(pid));
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno == ENOENT;
    char text[512];
    const ssize_t size = read(file, text, sizeof text - 1);
    close(file);
    if (size <= 0) return true;
    text[size] = 0;
    // The state stands after the name, which is in parentheses and may hold some itself.
    const char *state = std::strrchr(text, ')');
    return state && state[1] == ' ' && (state[2] == 'Z' || state[2] == 'X');
}

/// While a page is free its `next` is kept under this: memory that was never written to, all zeros, then is a list already, in which
/// each page is followed by the one behind it. Thousands of them need not be touched before a run.
constexpr std::uint32_t veil(std::uint32_t page) { return page + 1; }

void push(std::atomic<std::uint64_t> &top, std::atomic<std::uint32_t> &next, std::uint32_t index, std::uint32_t veiled = 0) {
    std::uint64_t seen = top.load(std::memory_order_relaxed);
    std::uint64_t wanted;
    do {
        next.store(static_cast<std::uint32_t>(seen) ^ veiled, std::memory_order_relaxed);
        wanted = ((seen >> 32) + 1) << 32 | index;
    } while (!top.compare_exchange_weak(seen, wanted, std::memory_order_release, std::memory_order_relaxed));
}

/// `nextOf` may read an entry that another thread takes at that moment; the count in the upper half then makes the exchange fail.
template <typename NextOf>
std::uint32_t pop(std::atomic<std::uint64_t> &top, NextOf nextOf) {
    std::uint64_t seen = top.load(std::memory_order_acquire);
    for (;;) {
        const auto index = static_cast<std::uint32_t>(seen);
        if (index == 0) return 0;
        const std::uint64_t wanted = ((seen >> 32) + 1) << 32 | nextOf(index);
        if (top.compare_exchange_weak(seen, wanted, std::memory_order_acquire)) return index;
    }
}

/// What only the reader needs to know stands in the page that is never used.
std::uint32_t &pagesThere(const Ring &ring) { return ring.page(kNoPage).reserved[0]; }

/// From here to `count` pages further, all of them untouched: a list already but for its end.
void endList(const Ring &ring, std::uint32_t first, std::uint32_t count, std::uint32_t next) {
    const std::uint32_t last = first + count - 1;
    ring.page(last).next.store(next ^ veil(last), std::memory_order_relaxed);
}

} // namespace

Ring::Ring(int fd, void *memory)
    : m_fd(fd), m_header(static_cast<RingHeader *>(memory)), m_mapped(std::make_unique<std::atomic<std::uint8_t>[]>(m_header->pageCount)) {
    char *base = static_cast<char *>(memory);
    m_slots = reinterpret_cast<RingSlot *>(base + m_header->slotsOffset);
    m_pages = reinterpret_cast<RingPage *>(base + m_header->pagesOffset);
}

Ring::Ring(Ring &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_header(std::exchange(other.m_header, nullptr)),
      m_slots(std::exchange(other.m_slots, nullptr)), m_pages(std::exchange(other.m_pages, nullptr)),
      m_mapped(std::move(other.m_mapped)), m_era(other.m_era) {}

Ring &Ring::operator=(Ring &&other) noexcept {
    std::swap(m_fd, other.m_fd);
    std::swap(m_header, other.m_header);
    std::swap(m_slots, other.m_slots);
    std::swap(m_pages, other.m_pages);
    std::swap(m_mapped, other.m_mapped);
    std::swap(m_era, other.m_era);
    return *this;
}

Ring::~Ring() {
    if (m_header) munmap(m_header, m_header->totalBytes);
    if (m_fd >= 0) close(m_fd);
}

Result<Ring> Ring::create(const RingOptions &options) {
    FORKYARD_CHECK(options.slotCount > 0 && options.slotCount <= 65535 && options.pageCount > 8);
    auto roundUp = [](std::uint64_t bytes) { return (bytes + 4095) & ~std::uint64_t{4095}; };
    const std::uint64_t slotsOffset = roundUp(sizeof(RingHeader));
    const std::uint64_t pagesOffset = roundUp(slotsOffset + options.slotCount * sizeof(RingSlot));
    const std::uint64_t bytes = pagesOffset + std::uint64_t{options.pageCount} * kPageBytes;
    if (options.directory.empty() && availableMemory() < bytes) {
        return failure("trace.ring-no-room", ENOMEM, DiagnosticClass::LimitReached);
    }
    const int file = makeFile(options.directory);
    if (file < 0) return failure("trace.ring-create", errno);
    const std::uint32_t firstPages = std::min(options.pageCount, kPagesAtATime);
    const std::uint64_t firstBytes = pagesOffset + std::uint64_t{firstPages} * kPageBytes;
    const int allocated = posix_fallocate(file, 0, static_cast<off_t>(firstBytes));
    if (const int error = allocated ? allocated : ftruncate(file, static_cast<off_t>(bytes)) ? errno : 0) {
        close(file);
        return failure("trace.ring-no-room", error, DiagnosticClass::LimitReached);
    }
    void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED) {
        const int error = errno;
        close(file);
        return failure("trace.ring-create", error);
    }
    auto *header = new (memory) RingHeader;
    header->slotCount = options.slotCount;
    header->pageCount = options.pageCount;
    header->pagesPerSlot = std::max(options.pageCount / 4, 4u);
    header->slotsOffset = slotsOffset;
    header->pagesOffset = pagesOffset;
    header->totalBytes = bytes;
    Ring ring(file, memory);
    for (std::uint32_t index = 0; index < options.slotCount; ++index) new (&ring.m_slots[index]) RingSlot;
    // All pages that are there are free, but for the one that is never used.
    pagesThere(ring) = firstPages;
    endList(ring, 1, firstPages - 1, kNoPage);
    header->freePages.store(1, std::memory_order_relaxed);
    header->freePageCount.store(firstPages - 1, std::memory_order_relaxed);
    header->clock = calibrateClock(options.clock);
    header->magic = kRingMagic;
    return ring;
}

Result<Ring> Ring::attach(int fd) {
    // Not below the one given: whoever keeps its descriptors out of a program's way means this one, too.
    const int file = fcntl(fd, F_DUPFD_CLOEXEC, std::max(fd, 3));
    if (file < 0) return failure("trace.ring-attach", errno);
    RingHeader header;
    struct stat status;
    const RingHeader expected;
    const bool isRing = fstat(file, &status) == 0 && S_ISREG(status.st_mode) &&
                        pread(file, static_cast<void *>(&header), sizeof header, 0) == sizeof header &&
                        header.magic == kRingMagic && header.version == expected.version &&
                        header.totalBytes == static_cast<std::uint64_t>(status.st_size);
    if (!isRing) {
        close(file);
        return failure("trace.ring-foreign", EINVAL);
    }
    void *memory = mmap(nullptr, header.totalBytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED) {
        const int error = errno;
        close(file);
        return failure("trace.ring-attach", error);
    }
    return Ring(file, memory);
}

void Ring::steer(std::atomic<std::uint32_t> Steering::*word, std::uint32_t value) const {
    (steering().*word).store(value, std::memory_order_relaxed);
    steering().changes.fetch_add(1, std::memory_order_release);
    futexWakeAll(steering().changes);
}

std::uint32_t Ring::liveSlots() const {
    std::uint32_t count = 0;
    const std::uint32_t used = m_header->slotsUsed.load(std::memory_order_acquire);
    for (std::uint32_t index = 0; index < used; ++index) {
        count += m_slots[index].state.load(std::memory_order_relaxed) != static_cast<std::uint32_t>(SlotState::Free);
    }
    return count;
}

std::uint32_t Ring::freePages() const { return m_header->freePageCount.load(std::memory_order_relaxed); }

std::uint32_t Ring::endDeadSlots(std::uint32_t first, std::uint32_t count) const {
    const std::uint32_t used = m_header->slotsUsed.load(std::memory_order_acquire);
    const std::uint32_t end = count < used - std::min(first, used) ? first + count : used;
    std::uint32_t marked = 0;
    pid_t asked = 0;
    bool dead = false;
    for (std::uint32_t index = first; index < end; ++index) {
        RingSlot &slot = m_slots[index];
        std::uint32_t state = slot.state.load(std::memory_order_acquire);
        const bool owned = state == static_cast<std::uint32_t>(SlotState::Live) ||
                           state == static_cast<std::uint32_t>(SlotState::Claimed);
        if (!owned || slot.pid <= 0) continue;
        if (slot.pid != asked) { // threads of a process tend to stand together
            asked = slot.pid;
            dead = isDead(asked);
        }
        if (dead && slot.state.compare_exchange_strong(state, static_cast<std::uint32_t>(SlotState::Died))) ++marked;
    }
    return marked;
}

std::uint32_t Ring::takePage() const {
    const std::uint32_t index = pop(
        m_header->freePages, [this](std::uint32_t page) { return m_pages[page].next.load(std::memory_order_relaxed) ^ veil(page); });
    if (index == kNoPage) return kNoPage;
    m_header->freePageCount.fetch_sub(1, std::memory_order_relaxed);
    m_pages[index].next.store(kNoPage, std::memory_order_relaxed);
    return index;
}

void Ring::givePage(std::uint32_t index) const {
    push(m_header->freePages, m_pages[index].next, index, veil(index));
    m_header->freePageCount.fetch_add(1, std::memory_order_relaxed);
}

void Ring::mapPage(std::uint32_t index) const {
    if (m_mapped[index].load(std::memory_order_relaxed) == m_era) return;
    madvise(static_cast<void *>(&m_pages[index]), kPageBytes, MADV_POPULATE_WRITE); // older kernels refuse; no harm
    m_mapped[index].store(m_era, std::memory_order_relaxed);
}

void growRing(const Ring &ring) {
    const RingHeader &constants = ring.header();
    std::uint32_t &there = pagesThere(ring);
    if (there >= constants.pageCount || ring.freePages() > there / 2) return;
    const std::uint32_t count = std::min(kPagesAtATime, constants.pageCount - there);
    const auto begin = static_cast<off_t>(constants.pagesOffset + std::uint64_t{there} * kPageBytes);
    const int error = posix_fallocate(ring.fd(), begin, static_cast<off_t>(std::uint64_t{count} * kPageBytes));
    if (error == EINTR) return; // at the next poll
    if (error) {
        there = constants.pageCount; // not asked again
        return;
    }
    std::atomic<std::uint64_t> &top = ring.header().freePages;
    std::uint64_t seen = top.load(std::memory_order_relaxed);
    std::uint64_t wanted;
    do {
        endList(ring, there, count, static_cast<std::uint32_t>(seen));
        wanted = ((seen >> 32) + 1) << 32 | there;
    } while (!top.compare_exchange_weak(seen, wanted, std::memory_order_release, std::memory_order_relaxed));
    ring.header().freePageCount.fetch_add(count, std::memory_order_relaxed);
    there += count;
}

bool Ring::claimSlot(std::uint32_t *index) const {
    const std::uint32_t freed = pop(m_header->freeSlots, [this](std::uint32_t slot) {
        return m_slots[slot - 1].nextFree.load(std::memory_order_relaxed);
    });
    if (freed != 0) {
        *index = freed - 1;
    } else {
        std::uint32_t used = m_header->slotsUsed.load(std::memory_order_relaxed);
        do {
            if (used == m_header->slotCount) return false;
        } while (!m_header->slotsUsed.compare_exchange_weak(used, used + 1, std::memory_order_acq_rel));
        *index = used;
    }
    m_slots[*index].state.store(static_cast<std::uint32_t>(SlotState::Claimed), std::memory_order_release);
    return true;
}

void Ring::freeSlot(std::uint32_t index) const {
    RingSlot &slot = m_slots[index];
    // All is as in a new slot: whoever claims it may die before it has filled it in.
    slot.pid = 0;
    slot.tid = 0;
    slot.process = slot.parentProcess = slot.thread = 0;
    slot.threadNumber = 0;
    slot.currentLine.store(0, std::memory_order_relaxed);
    slot.firstPage.store(kNoPage, std::memory_order_relaxed);
    slot.sparePage.store(kNoPage, std::memory_order_relaxed);
    slot.published.store(0, std::memory_order_relaxed);
    slot.untold.store(0, std::memory_order_relaxed);
    slot.untoldSince.store(0, std::memory_order_relaxed);
    slot.endedAt.store(0, std::memory_order_relaxed);
    slot.pagesTaken.store(0, std::memory_order_relaxed);
    slot.pagesGiven.store(0, std::memory_order_relaxed);
    slot.state.store(static_cast<std::uint32_t>(SlotState::Free), std::memory_order_release);
    push(m_header->freeSlots, slot.nextFree, index + 1);
}

} // namespace forkyard::trace
