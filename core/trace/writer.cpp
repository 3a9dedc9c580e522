#include "core/trace/writer.h"

#include "core/trace/futex.h"

#include <algorithm>
#include <cstring>
#include <unistd.h>

namespace forkyard::trace {

namespace {

/// A reader that has not polled for so long is taken for gone.
constexpr std::uint64_t kReaderFresh = 5'000'000'000;
/// How long a writer waits for room before it drops.
constexpr std::uint64_t kLongestWait = 10'000'000'000;
constexpr std::uint64_t kWaitSlice = 5'000'000;

bool isContinuationByte(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

/// The longest beginning of `text` that has at most `limit` bytes and splits no character.
std::string_view fitting(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    std::size_t size = limit;
    while (size > 0 && limit - size < 4 && isContinuationByte(text[size])) --size;
    return text.substr(0, isContinuationByte(text[size]) ? limit : size); // not UTF-8: cut anywhere
}

std::uint32_t recordsFor(std::size_t textBytes) {
    return static_cast<std::uint32_t>(1 + (textBytes + sizeof(Event) - 1) / sizeof(Event));
}

} // namespace

bool Writer::attach(const Ring &ring, const SlotOwner &owner) {
    close();
    std::uint32_t index = 0;
    if (!ring.claimSlot(&index)) return false;
    RingSlot &slot = ring.slot(index);
    slot.pid = owner.pid ? owner.pid : getpid(); // first: from here on the slot can be taken back if we die
    slot.tid = owner.tid ? owner.tid : gettid();
    slot.process = owner.process;
    slot.parentProcess = owner.parentProcess;
    slot.thread = owner.thread;
    slot.threadNumber = owner.threadNumber;
    slot.generation.fetch_add(1, std::memory_order_relaxed);
    slot.state.store(static_cast<std::uint32_t>(SlotState::Live), std::memory_order_release);
    m_ring = &ring;
    m_slot = &slot;
    m_clock = ring.clock().kind;
    m_published = 0;
    m_page = m_spare = kNoPage;
    m_room = 0;
    m_droppedNow = 0;
    m_gaveUp = false;
    return true;
}

void Writer::close() {
    if (!m_slot) return;
    // What was dropped last is told even if nothing follows; where there is no room still, the reader finds it in the slot.
    if (m_droppedNow > 0 && m_room == 0 && !makeRoom(1)) m_slot->endedAt.store(ticksNow(m_clock), std::memory_order_relaxed);
    m_slot->state.store(static_cast<std::uint32_t>(SlotState::Ended), std::memory_order_release);
    forgetAfterFork();
}

void Writer::forgetAfterFork() {
    m_slot = nullptr;
    m_room = 0;
    m_page = m_spare = kNoPage;
    m_droppedNow = 0;
}

void Writer::drop() {
    ++m_droppedTotal;
    if (!m_slot) return;
    if (m_droppedNow++ == 0) m_slot->untoldSince.store(ticksNow(m_clock), std::memory_order_relaxed);
    m_slot->untold.store(m_droppedNow, std::memory_order_relaxed);
    // A long text may find no room where the Gap that stands for it does.
    if (m_room > 0) tellGap();
}

/// Room for `records` in a row: in the current page and, where that ends, in a spare one.
bool Writer::makeRoom(std::uint32_t records) {
    if (!m_slot) return false;
    if (m_room < records && m_spare == kNoPage && !takeSpare()) return false;
    if (m_room == 0) enterSpare();
    if (m_droppedNow > 0) tellGap();
    return true;
}

void Writer::tellGap() {
    const std::uint64_t now = ticksNow(m_clock);
    const Event gap = gapEvent(m_ring->clock(), m_slot->untoldSince.load(std::memory_order_relaxed), now, m_droppedNow);
    m_droppedNow = 0;
    m_slot->untold.store(0, std::memory_order_relaxed);
    emitAt(now, gap.kind, gap.object, gap.sequence, gap.line, gap.value);
}

bool Writer::takeSpare() {
    const std::uint32_t held =
        m_slot->pagesTaken.load(std::memory_order_relaxed) - m_slot->pagesGiven.load(std::memory_order_acquire);
    if (held < m_ring->header().pagesPerSlot) m_spare = m_ring->takePage();
    if (m_spare == kNoPage && !waitForPage()) return false;
    m_gaveUp = false;
    m_slot->sparePage.store(m_spare, std::memory_order_relaxed);
    m_slot->pagesTaken.fetch_add(1, std::memory_order_relaxed);
    m_ring->mapPage(m_spare);
    return true;
}

bool Writer::waitForPage() {
    if (m_gaveUp) return false; // it has waited already, in vain
    RingHeader &header = m_ring->header();
    const std::uint64_t begun = monotonicNow();
    bool found = false;
    header.roomWaiters.fetch_add(1);
    for (;;) {
        const std::uint32_t seen = header.roomMade.load(std::memory_order_acquire);
        const std::uint32_t held =
            m_slot->pagesTaken.load(std::memory_order_relaxed) - m_slot->pagesGiven.load(std::memory_order_acquire);
        if (held < header.pagesPerSlot) m_spare = m_ring->takePage();
        found = m_spare != kNoPage;
        const std::uint64_t now = monotonicNow();
        const std::uint64_t readerSeen = header.readerSeen.load(std::memory_order_relaxed);
        const bool readerLives = readerSeen != 0 && now < readerSeen + kReaderFresh;
        if (found || !readerLives || now - begun > kLongestWait) break;
        futexWait(header.roomMade, seen, kWaitSlice);
    }
    header.roomWaiters.fetch_sub(1);
    m_gaveUp = !found;
    return found;
}

/// Goes on in the spare page. The chain is whole before anything in it is published.
void Writer::enterSpare() {
    if (m_page == kNoPage) {
        m_slot->firstPage.store(m_spare, std::memory_order_release);
    } else {
        m_ring->page(m_page).next.store(m_spare, std::memory_order_release);
    }
    m_page = m_spare;
    m_spare = kNoPage;
    m_slot->sparePage.store(kNoPage, std::memory_order_relaxed);
    m_next = m_ring->page(m_page).records;
    m_room = kRecordsPerPage;
}

void Writer::emitText(EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line, std::string_view text) {
    const bool acquires = kindInfo(kind).side == Side::Acquire;
    emitTextAt(acquires ? ticksNowFenced(m_clock) : ticksNow(m_clock), kind, object, sequence, line, text);
}

void Writer::emitTextAt(std::uint64_t ticks, EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line,
                        std::string_view text) {
    if (text.size() <= kLongestText) return putText(ticks, kind, object, sequence, line, text);
    if (kindInfo(kind).effect == Effect::Console) {
        while (!text.empty()) {
            const std::string_view part = fitting(text, kLongestText);
            putText(ticks, kind, object, sequence, line, part);
            text.remove_prefix(part.size());
        }
        return;
    }
    constexpr std::string_view kEllipsis = "…";
    char cut[kLongestText];
    const std::string_view part = fitting(text, kLongestText - kEllipsis.size());
    std::memcpy(cut, part.data(), part.size());
    std::memcpy(cut + part.size(), kEllipsis.data(), kEllipsis.size());
    putText(ticks, kind, object, sequence, line, std::string_view(cut, part.size() + kEllipsis.size()));
}

void Writer::putText(std::uint64_t ticks, EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line,
                     std::string_view text) {
    const std::uint32_t records = recordsFor(text.size());
    if (m_room < records && !makeRoom(records)) return drop();
    *m_next++ = Event{ticks, Value::text(static_cast<TextId>(text.size())), object, sequence, line, kind, core()};
    --m_room;
    while (!text.empty()) {
        if (m_room == 0) enterSpare();
        const std::size_t part = std::min<std::size_t>(text.size(), m_room * sizeof(Event));
        std::memcpy(static_cast<void *>(m_next), text.data(), part);
        const auto used = static_cast<std::uint32_t>((part + sizeof(Event) - 1) / sizeof(Event));
        m_next += used;
        m_room -= used;
        text.remove_prefix(part);
    }
    m_published += records;
    m_slot->published.store(m_published, std::memory_order_release);
}

} // namespace forkyard::trace
