// A thread's pen: writes events into its slot of the ring. One writer a thread, used by that thread alone; holds no memory of
// its own, takes no lock, allocates nothing, so it may be used right after fork. Knows nothing of readers.
#pragma once

#include "core/trace/current_core.h"
#include "core/trace/ring.h"

#include <string_view>

namespace forkyard::trace {

struct SlotOwner {
    ObjectId process = 0;
    ObjectId parentProcess = 0;
    ObjectId thread = 0;
    std::uint32_t threadNumber = 0; ///< 0: the process's main thread
    /// Left 0, both are asked of the system (a virtual host gives its own).
    std::int32_t pid = 0;
    std::int32_t tid = 0;
};

/// Without a slot (never attached, or none was free) every call does nothing but count.
///
/// A forked child: call forgetAfterFork() on the writer it inherited (that slot is the parent's), then attach() anew.
class Writer {
public:
    Writer() = default;
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;
    ~Writer() { close(); }

    /// Claims a slot. `ring` must outlive this. False where every slot is taken; trying again later is allowed.
    bool attach(const Ring &ring, const SlotOwner &owner);
    /// Ends the slot: the reader takes what is there and frees it.
    void close();
    /// Lets go of the slot without ending it.
    void forgetAfterFork();
    bool isAttached() const { return m_slot != nullptr; }

    /// For events before something is let go, and local ones. The clock is read plainly.
    void emitRelease(EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line, Value value = {}) {
        emitAt(ticksNow(m_clock), kind, object, sequence, line, value);
    }
    /// For events after something was let in (kinds of side Acquire). Fenced, so that no acquire seems to precede its release.
    void emitAcquire(EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line, Value value = {}) {
        emitAt(ticksNowFenced(m_clock), kind, object, sequence, line, value);
    }
    /// An event whose value is text (UTF-8). Past kLongestText it is cut; Print texts are split into several events instead.
    void emitText(EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line, std::string_view text);
    /// Gives an object its name, kind and scope; before it is used.
    void nameObject(ObjectId object, ObjectKind kind, ObjectScope scope, std::string_view name) {
        emitText(EventKind::ObjectName, object, packObject(kind, scope), 0, name);
    }

    /// With the time given by the caller: ticks of the ring's clock, or ns for ClockKind::Given; never smaller than before.
    void emitAt(std::uint64_t ticks, EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line, Value value) {
        if (__builtin_expect(m_room == 0, 0) && !makeRoom(1)) return drop();
        *m_next = Event{ticks, value, object, sequence, line, kind, core()};
        ++m_next;
        --m_room;
        m_slot->published.store(++m_published, std::memory_order_release);
    }
    /// The same with a text, which is cut where it is too long.
    void emitTextAt(std::uint64_t ticks, EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line,
                    std::string_view text);

    /// Costs a plain store; call it at every line, at every level.
    void setCurrentLine(std::uint32_t packed) {
        if (m_slot) m_slot->currentLine.store(packed, std::memory_order_relaxed);
    }

    /// Where the current line stands, for whoever stores it without a call; null without a slot.
    std::atomic<std::uint32_t> *lineWord() { return m_slot ? &m_slot->currentLine : nullptr; }

    /// Events that found no room; told to the reader as a Gap as soon as there is room again.
    std::uint64_t dropped() const { return m_droppedTotal; }

private:
    /// Of a simulated machine the real core means nothing.
    std::uint16_t core() const { return m_clock == ClockKind::Given ? std::uint16_t{0} : currentCore(); }
    bool makeRoom(std::uint32_t records);
    bool takeSpare();
    bool waitForPage();
    void enterSpare();
    void drop();
    void tellGap();
    void putText(std::uint64_t ticks, EventKind kind, ObjectId object, std::uint32_t sequence, std::uint32_t line,
                 std::string_view text);

    Event *m_next = nullptr;
    std::uint32_t m_room = 0; ///< records left in the current page
    ClockKind m_clock = ClockKind::Monotonic;
    RingSlot *m_slot = nullptr;
    std::uint64_t m_published = 0;
    std::uint32_t m_page = kNoPage;
    std::uint32_t m_spare = kNoPage;
    bool m_gaveUp = false; ///< waited for room in vain; does not wait again until there is some
    std::uint64_t m_droppedNow = 0;
    std::uint64_t m_droppedTotal = 0;
    const Ring *m_ring = nullptr;
};

} // namespace forkyard::trace
