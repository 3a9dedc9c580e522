// What library code does under a lock of its own counts as one operation: taking the lock and what follows, and giving it back with
// what came before. Nobody can tell: others who want the lock wait, so taking it can as well come last and giving it back first
// (Lipton 1975). That holds for locks that only library code uses and waits for; not where a second one is taken under the first, for
// then two threads can wait for each other; and not where somebody may be ended between the two and leave the lock taken. A pool's
// own code minds what its ended workers leave behind.
// Likewise a process that closes its copies of pipes' ends, as children do first; and what the only thread of a process does to the
// process's own memory while there are other processes: whoever it starts later comes after it.
#include "core/virtual/explorer.h"

#include "core/vm/strings.h"

#include <algorithm>

namespace forkyard::virtual_host {

namespace {

/// Whether a pool's code is what called, as far as library code goes.
bool isOfPool(const WorldThread &thread)
{
    const vm::Machine &m = thread.vm.machine;
    for (vm::Handle at = thread.vm.frame; at;) {
        const auto *frame = m.at<vm::FrameObject>(at);
        if (!(frame->flags & vm::FrameObject::Hidden)) return false;
        const vm::Value name = m.at<vm::ModuleObject>(m.at<vm::FunctionObject>(frame->function)->module)->name;
        if (vm::isStr(m, name) && vm::textOf(m, name) == "multiprocessing.pool") return true;
        at = frame->caller;
    }
    return false;
}

} // namespace

void Explorer::noteLibraryLocks(const WorldThread &thread, const Operation &operation)
{
    bool isNews = false;
    const auto holder = operation.location.holder;
    if (operation.kind == Operation::Sync) {
        const bool ofPool = operation.ofLibrary && isOfPool(thread);
        // A pool that does not get a lock in time asks again.
        const bool isPlain = operation.isPlain || (ofPool && operation.effect == Operation::Acquires);
        if (!operation.ofLibrary || !isPlain) isNews = m_notOfLibrary.insert(holder).second && m_joined.contains(holder);
        if (!ofPool) isNews = (m_notOfPool.insert(holder).second && m_joined.contains(holder) && m_isPoolEnding) || isNews;
    }
    if (operation.ends == Operation::AnyProcess) isNews = !std::exchange(isOfPool(thread) ? m_isPoolEnding : m_isKilling, true) || isNews;
    if (isNews) m_learned = true;
}

bool Explorer::isLibraryLock(std::uint64_t holder) const
{
    if (m_isKilling || m_notOfLibrary.contains(holder) || (m_isPoolEnding && m_notOfPool.contains(holder))) return false;
    const auto &processes = m_world.kernel().processes;
    return std::none_of(processes.begin(), processes.end(), [](const ProcessEntry &process) { return process.timerAt != 0; });
}

/// The thread has just done another operation, and this one need not be told apart from it.
bool Explorer::isOneWithLast(WorldThread &thread, const Operation &operation)
{
    if (isOwnAffair(thread, operation)) {
        thread.state.took = 0;
        m_world.noteOpaque();
        return true;
    }
    if (!m_options.joins || !operation.ofLibrary || m_world.options().gil == vm::GilProfile::CallsAndLoopEnds) return false;
    const std::uint64_t took = std::exchange(thread.state.took, 0);
    std::uint64_t lock = 0;
    if (operation.kind == Operation::Sync && operation.effect == Operation::Releases && operation.isPlain) lock = operation.location.holder;
    else if (operation.effect != Operation::Acquires && m_shared.contains({took, Location::Whole})) lock = took;
    const bool isJoined = lock && isLibraryLock(lock);
    if (isJoined) m_joined.insert(lock);
    if (!isJoined && !isClosedUnseen(thread, operation)) return false;
    m_world.noteOpaque();
    return true;
}

/// The others of its process have ended, and it has waited for that: nobody there comes at the same time as what it does.
bool Explorer::isAlone(const WorldThread &thread) const
{
    const auto isBefore = [&](const WorldThread &other) {
        const auto at = [&](const ThreadState &state) { return other.number < state.seen.size() ? state.seen[other.number] : 0; };
        return !m_world.isAlive(other) && at(thread.state) > at(other.state);
    };
    const auto &threads = m_world.processes()[thread.process]->threads;
    return std::all_of(threads.begin(), threads.end(), [&](const auto &each) { return each.get() == &thread || isBefore(*each); });
}

/// Other processes cannot tell when it is done, and there is nobody else. That depends on nothing but what the thread itself has done, and
/// those whom it has started or waited for: whoever follows a schedule, in whatever order he does what nobody notices, finds the same.
bool Explorer::isOwnAffair(const WorldThread &thread, const Operation &operation) const
{
    if (!m_options.joins || hasCalls() || m_isKilling || m_hasTimers || m_world.processes().size() < 2) return false;
    const auto isOwn = [&](const Location &location) { return !isOfWorld(location) && location.holder >> 32 == thread.process; };
    const bool flushesNothing = operation.kind == Operation::Print && !operation.writes && !operation.alsoReads.holder;
    const bool isOfMemory = operation.kind == Operation::Load || operation.kind == Operation::Store || operation.kind == Operation::Sync;
    if (!flushesNothing && !(isOfMemory && isOwn(operation.location) && (!operation.alsoReads.holder || isOwn(operation.alsoReads)))) return false;
    // A handler that somebody's signal calls may come between.
    const auto &actions = m_world.kernel().processes[thread.process].actions;
    if (std::find(actions.begin(), actions.end(), static_cast<std::uint8_t>(vm::SignalAction::Handled)) != actions.end()) return false;
    return isAlone(thread);
}

/// Who closes its own copy of a pipe's end, others having theirs, changes nothing for them; the last one does. Beside another thread
/// that forks, it makes a difference what is copied.
bool Explorer::isClosedUnseen(const WorldThread &thread, const Operation &operation) const
{
    const auto &kernel = m_world.kernel();
    const auto isLast = [&](std::int32_t fd) {
        const auto &descriptors = kernel.processes[thread.process].descriptors;
        if (fd < 0) return false;
        if (static_cast<std::size_t>(fd) >= descriptors.size() || descriptors[static_cast<std::size_t>(fd)].file < 0) return true;
        const OpenFile &file = kernel.files[static_cast<std::size_t>(descriptors[static_cast<std::size_t>(fd)].file)];
        return (file.kind != OpenFile::PipeRead && file.kind != OpenFile::PipeWrite) || file.references <= 1;
    };
    if ((operation.closes[0] < 0 && operation.closes[1] < 0) || isLast(operation.closes[0]) || isLast(operation.closes[1])) return false;
    const auto &all = m_world.threads();
    return std::none_of(all.begin(), all.end(), [&](const WorldThread *each) { return each != &thread && each->process == thread.process && m_world.isAlive(*each); });
}

} // namespace forkyard::virtual_host
