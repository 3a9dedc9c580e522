#include "core/trace/measure.h"

#include "core/trace/store.h"

#include <algorithm>
#include <string>

namespace forkyard::trace {

namespace {

/// Every process is asked so often (ns), or less often where that would take more than a hundredth of a core …
constexpr std::uint64_t kInterval = 50'000'000;
constexpr std::uint64_t kShare = 100;
/// … and no more of them at once than this, for a frame waits for it.
constexpr std::uint32_t kAskedAtOnce = 24;

Event usageEvent(EventKind kind, Time time, ObjectId process, std::int64_t value) {
    Event event;
    event.time = time;
    event.kind = kind;
    event.object = process;
    event.value = Value::integer(value);
    return event;
}

} // namespace

void Measure::ask(Time now) {
    const std::uint64_t began = monotonicNow();
    if (began < m_nextRound || m_ring.level() == Level::Off) return;
    if (m_next == 0) {
        m_roundBegan = began;
        m_roundCost = 0;
    }
    std::uint32_t asked = 0;
    for (; m_next < m_seen.size() && asked < kAskedAtOnce; ++m_next) {
        Seen &seen = m_seen[m_next];
        if (!seen.isMain) continue;
        ++asked;
        const auto usage = usageOf(seen.pid);
        // One that has ended and was not yet waited for holds no memory; its own last word said more.
        if (!usage || usage->residentBytes == 0) continue;
        seen.isAsked = true;
        seen.askedAt = now;
        seen.now = *usage;
    }
    m_roundCost += monotonicNow() - began;
    if (m_next < m_seen.size()) return;
    m_next = 0;
    m_nextRound = m_roundBegan + std::max(kInterval, kShare * m_roundCost);
}

void Measure::tell(std::uint32_t slot, std::vector<Event> &batch, Store &store) {
    if (slot >= m_seen.size()) {
        if (batch.empty()) return;
        m_seen.resize(slot + 1);
    }
    Seen &seen = m_seen[slot];
    if (!batch.empty()) {
        if (seen.process == 0) {
            const RingSlot &owner = m_ring.slot(slot);
            seen.process = owner.process;
            seen.pid = owner.pid;
            seen.isMain = owner.threadNumber == 0;
        }
        tellCores(seen, batch, store);
    }
    if (seen.isAsked) tellUsage(seen, batch);
}

void Measure::forget(std::uint32_t slot) {
    if (slot < m_seen.size()) m_seen[slot] = Seen{};
}

/// A lane's first event stays its first: what is measured has no line, and begins nothing.
void Measure::tellCores(Seen &seen, std::vector<Event> &batch, Store &store) {
    const bool isNew = seen.core == 0;
    const auto changed = [&seen](const Event &event) { return event.thread != 0 && event.thread != seen.core; };
    if (std::none_of(batch.begin(), batch.end(), changed)) return;
    m_mixed.clear();
    for (std::size_t at = 0; at < batch.size(); ++at) {
        const Event &event = batch[at];
        const bool comesAfter = isNew && at == 0;
        if (comesAfter) m_mixed.push_back(event);
        if (changed(event)) {
            seen.core = event.thread;
            addCore(event.thread, event.time, store);
        }
        if (!comesAfter) m_mixed.push_back(event);
    }
    batch.swap(m_mixed);
}

void Measure::addCore(std::uint16_t core, Time time, Store &store) {
    if (m_cores.size() <= core) m_cores.resize(core + 1u);
    Event event;
    event.time = time;
    if (m_cores[core] == 0) {
        event.object = m_cores[core] = m_ring.newObject();
        event.kind = EventKind::ObjectName;
        event.sequence = packObject(ObjectKind::Core, ObjectScope::Shared);
        event.value = Value::text(store.addText("CPU " + std::to_string(core - 1)));
        m_mixed.push_back(event);
    }
    event.object = m_cores[core];
    event.kind = EventKind::ThreadCore;
    event.sequence = 0;
    event.value = Value();
    m_mixed.push_back(event);
}

/// Told when it has changed; and where it had stood still before, until when it did: between two points lies a straight line.
void Measure::tellUsage(Seen &seen, std::vector<Event> &batch) {
    seen.isAsked = false;
    if (seen.hasTold && seen.now == seen.told) {
        seen.stood = true;
        seen.stoodAt = seen.askedAt;
        return;
    }
    const auto tellAt = [&](Time time, const ProcessUsage &usage, bool cpu, bool memory) {
        auto place = std::upper_bound(batch.begin(), batch.end(), time, [](Time wanted, const Event &event) { return wanted < event.time; });
        if (memory) place = batch.insert(place, usageEvent(EventKind::ProcessMemory, time, seen.process, usage.residentBytes));
        if (cpu) batch.insert(place, usageEvent(EventKind::ProcessCpu, time, seen.process, usage.cpuTime));
    };
    const bool memory = !seen.hasTold || seen.now.residentBytes != seen.told.residentBytes;
    if (seen.stood && seen.now.cpuTime != seen.told.cpuTime) tellAt(seen.stoodAt, seen.told, true, false);
    tellAt(seen.askedAt, seen.now, true, memory);
    seen.hasTold = true;
    seen.stood = false;
    seen.told = seen.now;
}

} // namespace forkyard::trace
