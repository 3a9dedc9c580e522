// Where Explore lets a thread go on and where it has to stop, because others may come before what it does next; how a location turns
// out to be shared; and how everybody goes as far as nobody can tell, or is seen to go round for ever.
#include "core/virtual/explorer.h"

#include <algorithm>
#include <utility>

namespace forkyard::virtual_host {

bool Explorer::mayGoOn(WorldThread &thread, const Operation &operation)
{
    if (operation.ofManager == ManagerPart::Way) return true;
    // What a handler does comes at any time for whom it interrupts: as another thread's.
    m_as = thread.number | (m_allowed < 0 && m_world.isInHandler(thread) ? AsHandler : 0);
    // To stop waiting for a thread is to look whether it has ended.
    if (operation.kind == Operation::ThreadLife && m_allowed < 0 && operation.alsoReads.holder && m_shared.note(m_as, thread.state.seen, operation.alsoReads, false)) m_learned = true;
    // And whether it has been started.
    if (operation.kind == Operation::ThreadLife && m_allowed < 0 && operation.location.holder && m_shared.note(m_as, thread.state.seen, operation.location, true)) m_learned = true;
    if (m_allowed < 0 && m_world.hasTimers() && !std::exchange(m_hasTimers, true)) m_learned = true;
    const bool flushesNothing = operation.kind == Operation::Print && !operation.writes && isOwnAffair(thread, operation);
    if (operation.kind != Operation::ThreadLife && m_allowed < 0 && !flushesNothing) {
        if (m_shared.note(m_as, thread.state.seen, operation.location, operation.writes)) {
            m_learned = true;
            CellPlace cell;
            if (cellAt(thread.vm, thread.process, cell)) {
                cell.location = operation.location;
                m_namer.addCell(cell);
            }
        }
        if (operation.alsoReads.holder && m_shared.note(m_as, thread.state.seen, operation.alsoReads, false)) m_learned = true;
        if (operation.depth != Depth::Itself) noteReached(thread, operation);
        if (thread.process) noteForked(thread, operation);
        // It makes a difference how far whoever is ended has come.
        const bool isLate = mayBeTooLate(thread, operation);
        if (isLate) m_isKilling = m_learned = true;
        if ((isLate || operation.ends == Operation::AnyProcess) && m_shared.shareAll(WorldHolder)) m_learned = true;
        noteLibraryLocks(thread, operation);
    }
    const bool goesOn = passes(thread, operation);
    if (goesOn && m_tale) tell(thread, operation);
    return goesOn;
}

/// All that is looked at is read. Where some of it is shared, the operation counts wherever the thread comes to it: that must not depend
/// on what stands in the containers at the moment.
void Explorer::noteReached(const WorldThread &thread, const Operation &operation)
{
    m_reached.clear();
    OperationFinder::addReached(thread.vm, thread.process, operation.depth, m_reached);
    for (const Location &location : m_reached) {
        if (m_shared.note(m_as, thread.state.seen, location, false)) m_learned = true;
        if (m_shared.hasHolder(location.holder) && m_deepPoints.insert(pointOf(thread)).second) m_learned = true;
    }
}

bool Explorer::looksAtShared(const WorldThread &thread) const { return m_deepPoints.contains(pointOf(thread)); }

bool Explorer::hasOthersAlive(const WorldThread &thread) const
{
    const auto &all = m_world.processes()[thread.process]->threads;
    return all.size() > 1 && std::any_of(all.begin(), all.end(), [&](const auto &each) { return each.get() != &thread && each->state.status != ThreadState::Ended; });
}

bool Explorer::mayBeTooLate(const WorldThread &thread, const Operation &operation)
{
    const bool ends = operation.ends == Operation::OwnProcess;
    if ((!ends && !isOfWorld(operation.location)) || m_world.processes()[thread.process]->threads.size() < 2) return false;
    return m_shared.note(m_as, thread.state.seen, {WorldHolder, LifeParts + thread.process}, ends);
}

void Explorer::runOn(WorldThread &thread)
{
    m_lastPoint = {}; // what it passed before belongs to another run, perhaps from another moment
    m_world.run(thread, *this);
}

Explorer::SwitchPoint Explorer::pointOf(const WorldThread &thread)
{
    if (!thread.vm.frame) return {};
    const auto *frame = thread.vm.machine.at<vm::FrameObject>(thread.vm.frame);
    return {&thread.vm.machine.code(frame->code), frame->pc};
}

bool Explorer::passesPoint(const WorldThread &thread, const Operation &operation)
{
    SwitchPoint &last = m_lastPoint;
    const bool counts = isCounted(thread, operation);
    if (!operation.switchBefore) {
        // Who is alone is in nobody's way.
        const auto &all = m_world.threads();
        const auto isAnother = [&](const WorldThread *each) { return each != &thread && m_world.isAlive(*each); };
        if (counts && last.code && m_allowed < 0 && std::any_of(all.begin(), all.end(), isAnother) && m_points.insert(last).second) m_learned = true;
        if (!counts || !m_world.maySwitchBefore(operation)) return true;
    } else {
        last = pointOf(thread);
        if (!counts && !m_points.contains(last)) return true;
        last = {}; // it is known to lead there
    }
    if (m_allowed > 0 && (operation.kind == Operation::Load || operation.kind == Operation::Store)) {
        --m_allowed;
        return true;
    }
    return false;
}

bool Explorer::passes(WorldThread &thread, const Operation &operation)
{
    if (hasCalls()) return passesPoint(thread, operation);
    if (!isCounted(thread, operation) || isOneWithLast(thread, operation)) return true;
    if (m_allowed > 0 && (operation.kind == Operation::Load || operation.kind == Operation::Store)) {
        --m_allowed;
        return true;
    }
    return false;
}

/// What a forked process reads, its fork has read, and the forks before that.
void Explorer::noteForked(const WorldThread &thread, const Operation &operation)
{
    const bool reads = operation.kind == Operation::Load || operation.kind == Operation::Sync;
    const auto &processes = m_world.kernel().processes;
    for (std::uint32_t process = thread.process; processes[process].forkThread; process = processes[process].forkProcess) {
        const ProcessEntry &entry = processes[process];
        const auto note = [&](Location location) {
            if (location.holder == 0 || isOfWorld(location)) return;
            location.holder = holderOf(entry.forkProcess, static_cast<vm::Handle>(location.holder));
            if (m_shared.noteForked(entry.forkThread, entry.forkSeen, location)) m_learned = true;
        };
        if (reads) note(operation.location);
        note(operation.alsoReads);
        if (operation.depth != Depth::Itself)
            for (const Location &location : m_reached) note(location);
    }
}

bool Explorer::standsAtCounted(const WorldThread &thread) const
{
    const Operation &next = thread.state.next;
    if (thread.state.forked) return false; // the call that it comes back from was its parent's
    if (!hasCalls() || thread.state.status == ThreadState::Blocked) return isCounted(thread, next);
    if (!next.switchBefore) return isCounted(thread, next) && m_world.maySwitchBefore(next);
    return isCounted(thread, next) || (next.isVisible() && m_points.contains(pointOf(thread)));
}

void Explorer::settle()
{
    std::uint64_t overruns = 0;
    for (bool changed = true; changed && !m_learned && !m_isEndless;) {
        changed = false;
        for (std::uint32_t number = 1; number <= m_world.threads().size(); ++number) {
            WorldThread &thread = *m_world.thread(number);
            if (!m_world.canGoOn(thread) || standsAtCounted(thread)) continue;
            runOn(thread);
            ++m_runs;
            changed = true;
            if (isLate()) m_isEndless = true; // one run may take long
            // One that goes round is found at once as a rule; to look closely each time would take long where one gets further.
            if (m_world.takeOverrun() && !(std::has_single_bit(overruns + 1) && goesRound(number)) && ++overruns > ExploreOptions::MostOverruns) m_isEndless = true;
            if (m_learned || m_isEndless) return;
        }
    }
}

bool Explorer::goesRound(std::uint32_t number)
{
    const std::uint64_t mostQuiet = m_world.setMostQuiet(1);
    const Moment before = m_world.capture();
    StateName mark;
    bool isRound = false;
    for (std::uint64_t looks = 0; looks < ExploreOptions::LongestRound && !isRound && !m_learned && !isLate(); ++looks) {
        WorldThread &thread = *m_world.thread(number);
        if (!m_world.canGoOn(thread) || standsAtCounted(thread)) break;
        runOn(thread);
        ++m_runs;
        if (!m_world.takeOverrun()) break;
        // Held against one of the last moments, further and further back (Brent's way).
        const StateName name = m_namer.nameOf(m_world, m_world.capture());
        isRound = looks > 0 && name == mark;
        if (std::has_single_bit(looks + 1)) mark = name;
    }
    m_world.setMostQuiet(mostQuiet);
    if (!isRound) {
        m_world.restore(before); // a schedule counts what it has run
        return false;
    }
    ThreadState &state = m_world.thread(number)->state;
    state.status = ThreadState::Blocked;
    state.waits = {};
    state.waits.kind = Waits::Round;
    return true;
}

} // namespace forkyard::virtual_host
