#include "core/trace/reader.h"

#include "core/trace/futex.h"
#include "core/trace/ring_growth.h"

#include <algorithm>
#include <cstring>

namespace forkyard::trace {

namespace {

/// Every so many polls, so many slots are asked whether their owners live: asking costs microseconds.
constexpr std::uint64_t kPollsPerLook = 16;
constexpr std::uint32_t kSlotsPerLook = 64;

} // namespace

Reader::Reader(const Ring &ring, Store &store) : m_ring(ring), m_store(store) {
    m_ring.header().readerSeen.store(monotonicNow(), std::memory_order_relaxed);
}

std::size_t Reader::poll() {
    RingHeader &header = m_ring.header();
    header.readerSeen.store(monotonicNow(), std::memory_order_relaxed);
    // Before the first event was read, time may not have begun (beginTime).
    const Time began = m_eventsRead == 0 || header.clock.kind == ClockKind::Given ? 0 : m_ring.now();
    const std::uint32_t used = header.slotsUsed.load(std::memory_order_acquire);
    if (m_watchesOwners && ++m_polls % kPollsPerLook == 0 && used > 0) {
        m_nextLook = m_nextLook >= used ? 0 : m_nextLook;
        m_ring.endDeadSlots(m_nextLook, kSlotsPerLook);
        m_nextLook += kSlotsPerLook;
    }
    growRing(m_ring);
    if (m_sources.size() < used) m_sources.resize(used);
    if (m_measure) m_measure->ask(began);
    std::size_t taken = 0;
    m_gavePages = false;
    for (std::uint32_t index = 0; index < used; ++index) taken += drain(index);
    if (m_gavePages) {
        header.roomMade.fetch_add(1, std::memory_order_release);
        if (header.roomWaiters.load() > 0) futexWakeAll(header.roomMade);
    }
    m_eventsRead += taken;
    // A thread may be stopped between reading the clock and publishing: give it until the next poll.
    // Of a simulated machine, which writes one event after the other, everything up to what the poll before saw last has come.
    m_store.settle(m_lastPollBegan);
    m_lastPollBegan = header.clock.kind == ClockKind::Given ? m_newest + 1 : began;
    return taken;
}

void Reader::finish() {
    const std::uint32_t used = m_ring.header().slotsUsed.load(std::memory_order_acquire);
    for (std::uint32_t index = 0; index < used; ++index) {
        RingSlot &slot = m_ring.slot(index);
        for (SlotState owned : {SlotState::Live, SlotState::Claimed}) {
            auto expected = static_cast<std::uint32_t>(owned);
            slot.state.compare_exchange_strong(expected, static_cast<std::uint32_t>(SlotState::Died));
        }
    }
    while (poll() > 0) {}
    m_store.finish();
}

void Reader::openSource(std::uint32_t slotIndex) {
    const RingSlot &slot = m_ring.slot(slotIndex);
    Source &source = m_sources[slotIndex];
    source = Source{};
    source.generation = slot.generation.load(std::memory_order_relaxed);
    source.lane = m_store.openLane(
        {slot.process, slot.parentProcess, slot.thread, slot.threadNumber, slot.pid, slot.tid});
    source.open = true;
}

/// The record at the source's place, which it then leaves behind; pages left behind are given back. One must be published.
const Event *Reader::nextRecord(Source &source, RingSlot &slot) {
    if (source.page == kNoPage) {
        source.page = slot.firstPage.load(std::memory_order_acquire);
    } else if (source.at == kRecordsPerPage) {
        const std::uint32_t next = m_ring.page(source.page).next.load(std::memory_order_acquire);
        m_ring.givePage(source.page);
        slot.pagesGiven.fetch_add(1, std::memory_order_release);
        m_gavePages = true;
        source.page = next;
        source.at = 0;
    }
    ++source.consumed;
    return &m_ring.page(source.page).records[source.at++];
}

Value Reader::takeText(Source &source, RingSlot &slot, std::size_t bytes) {
    m_text.resize(bytes);
    for (std::size_t at = 0; at < bytes; at += sizeof(Event)) {
        std::memcpy(m_text.data() + at, nextRecord(source, slot), std::min(bytes - at, sizeof(Event)));
    }
    return Value::text(m_store.addText({m_text.data(), bytes}));
}

std::size_t Reader::drain(std::uint32_t slotIndex) {
    RingSlot &slot = m_ring.slot(slotIndex);
    const auto state = static_cast<SlotState>(slot.state.load(std::memory_order_acquire));
    if (state == SlotState::Free || state == SlotState::Claimed) return 0;
    Source &source = m_sources[slotIndex];
    if (state == SlotState::Died && slot.process == 0 && slot.published.load(std::memory_order_acquire) == 0) {
        freeSlot(slotIndex); // claimed, then never filled in
        return 0;
    }
    const bool known = source.open && source.generation == slot.generation.load(std::memory_order_relaxed);
    if (!known) openSource(slotIndex);
    // Read after the state: once it says the owner is gone, nothing more will be published.
    const std::uint64_t published = slot.published.load(std::memory_order_acquire);
    m_batch.clear();
    while (source.consumed < published) {
        Event event = *nextRecord(source, slot);
        event.time = m_ring.clock().toTime(event.time);
        if (event.value.isText()) event.value = takeText(source, slot, event.value.asText());
        m_newest = std::max(m_newest, event.time);
        if (static_cast<std::size_t>(event.kind) < kEventKinds) m_batch.push_back(event);
    }
    slot.consumed.store(source.consumed, std::memory_order_relaxed);
    const bool isOver = state == SlotState::Ended || state == SlotState::Died;
    if (isOver) takeUntold(slot);
    const std::size_t taken = m_batch.size();
    if (m_measure) m_measure->tell(slotIndex, m_batch, m_store);
    m_store.append(source.lane, m_batch);
    if (isOver) {
        m_store.closeLane(source.lane, state == SlotState::Died);
        freeSlot(slotIndex);
    }
    return taken;
}

/// What the owner lost and found no room to tell of before it ended.
void Reader::takeUntold(const RingSlot &slot) {
    const std::uint64_t lost = slot.untold.load(std::memory_order_relaxed);
    if (lost == 0) return;
    const std::uint64_t since = slot.untoldSince.load(std::memory_order_relaxed);
    Event gap = gapEvent(m_ring.clock(), since, std::max(since, slot.endedAt.load(std::memory_order_relaxed)), lost);
    gap.time = m_ring.clock().toTime(gap.time);
    m_newest = std::max(m_newest, gap.time);
    m_batch.push_back(gap);
}

void Reader::freeSlot(std::uint32_t slotIndex) {
    RingSlot &slot = m_ring.slot(slotIndex);
    Source &source = m_sources[slotIndex];
    // An owner that died in the midst of a text may have chained a page whose records were never published.
    std::uint32_t page = source.page != kNoPage ? source.page : slot.firstPage.load(std::memory_order_acquire);
    while (page != kNoPage) {
        const std::uint32_t next = m_ring.page(page).next.load(std::memory_order_acquire);
        m_ring.givePage(page);
        page = next;
        m_gavePages = true;
    }
    const std::uint32_t spare = slot.sparePage.load(std::memory_order_acquire);
    if (spare != kNoPage) m_ring.givePage(spare);
    source = Source{};
    if (m_measure) m_measure->forget(slotIndex);
    m_ring.freeSlot(slotIndex);
}

std::uint32_t Reader::currentLine(LaneId lane) const {
    for (std::uint32_t index = 0; index < m_sources.size(); ++index) {
        if (m_sources[index].open && m_sources[index].lane == lane) {
            return m_ring.slot(index).currentLine.load(std::memory_order_relaxed);
        }
    }
    return 0;
}

} // namespace forkyard::trace
