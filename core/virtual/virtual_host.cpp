#include "core/virtual/virtual_host.h"

#include "core/vm/lists.h"
#include "core/vm/tracing.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace forkyard::virtual_host {

using vm::Wait;

namespace {

/// ns of processor time that an operation takes where the clock stands still.
constexpr std::int64_t UntoldCost = 100;

} // namespace

std::uint64_t VirtualHost::systemThreadId(const vm::Thread &thread)
{
    const auto &own = *static_cast<const WorldThread *>(thread.hostData);
    return static_cast<std::uint64_t>(entry().pid) + own.place;
}

std::uint32_t VirtualHost::processObjectOf(std::int64_t pid)
{
    const ProcessEntry *found = m_world.m_kernel.find(pid);
    return found ? found->object : 0;
}

std::vector<vm::Thread *> VirtualHost::threads()
{
    std::vector<vm::Thread *> all;
    for (const auto &thread : process().threads)
        if (thread->state.status != ThreadState::Ended) all.push_back(&thread->vm);
    return all;
}

vm::Thread *VirtualHost::startThread(vm::Thread &parent, vm::Value function, vm::Value args)
{
    WorldThread &creator = of(parent);
    const auto alive = std::count_if(m_world.m_threads.begin(), m_world.m_threads.end(), [](const WorldThread *t) { return t->state.status != ThreadState::Ended; });
    if (static_cast<std::size_t>(alive) >= m_world.m_options.mostThreads) {
        refuse(ProcessEntry::NoThread);
        return nullptr;
    }
    WorldThread &thread = m_world.newThread(process());
    thread.state.function = function;
    thread.state.args = args;
    thread.vm.roots = {function, args};
    thread.vm.identity = systemThreadId(thread.vm);
    // What the creator has done so far comes before anything of the new thread's.
    auto &seen = creator.state.seen;
    seen.resize(std::max<std::size_t>(seen.size(), creator.number + 1));
    ++seen[creator.number];
    thread.state.seen = seen;
    thread.object = newObjects(1);
    if (parent.writer) parent.writer->emitRelease(trace::EventKind::ThreadCreate, thread.object, 1, parent.lineWord->load());
    return &thread.vm;
}

/// The thread joined something before; whatever that had done comes before what follows now.
void VirtualHost::noteJoin(WorldThread &thread)
{
    const WorldThread *joined = m_world.thread(thread.state.joining);
    if (!joined || joined->state.status != ThreadState::Ended) return;
    thread.state.joining = 0;
    auto &seen = thread.state.seen;
    const auto &other = joined->state.seen;
    seen.resize(std::max({seen.size(), other.size(), std::size_t{thread.number} + 1, std::size_t{joined->number} + 1}));
    // Who had to wait asks once more and then joins it again: the second time there is nothing new, and no new part begins.
    bool isNew = false;
    const auto learn = [&](std::size_t number, std::uint32_t parts) {
        isNew = isNew || seen[number] < parts;
        seen[number] = std::max(seen[number], parts);
    };
    for (std::size_t i = 0; i < other.size(); ++i) learn(i, other[i] + (i == joined->number)); // its last part too
    if (other.size() <= joined->number) learn(joined->number, 1);
    if (isNew) ++seen[thread.number];
}

Wait VirtualHost::safepoint(vm::Thread &t)
{
    WorldThread &thread = of(t);
    if (!m_world.m_steering) return Wait::Go;
    m_world.pass(m_world.m_options.operationCost);
    if (thread.state.status == ThreadState::Ended) return Wait::Parked; // a timer's signal ended it
    // Nobody else writes to it: no need to lock it, at each operation.
    if (const std::uint32_t attention = t.attention.load(std::memory_order_relaxed); attention & vm::AttentionSignal)
        t.attention.store(attention & ~std::uint32_t{vm::AttentionSignal}, std::memory_order_relaxed);
    if (isSignalled(thread)) {
        m_world.m_ownSteps.leave();
        // A native that is about to be tried again asks for itself, once its things are in order.
        if (t.waitState == 0 && t.waitDeadline == 0)
            if (const Wait wait = answerSignals(thread); wait != Wait::Go) return wait;
    }
    t.budget = 1; // the next visible operation comes here again
    if (++m_world.m_quiet > m_world.m_options.mostQuiet) {
        m_world.m_overrun = true;
        m_world.m_ownSteps.leave();
        m_world.m_permitted = false;
        thread.state.next = {};
        thread.state.status = ThreadState::Ready;
        thread.state.waits = {};
        return Wait::Parked;
    }
    // Before one that it was put aside at, or waits in, it has been here.
    if (!m_world.m_permitted) thread.state.used += m_world.m_options.operationCost ? m_world.m_options.operationCost : UntoldCost;
    if (thread.state.joining) noteJoin(thread);
    if (thread.state.acquiring) {
        thread.state.held.push_back(thread.state.acquiring);
        thread.state.took = thread.state.takesForLibrary && !thread.state.took ? thread.state.acquiring : 0;
        thread.state.acquiring = 0;
    }
    const bool withOpaque = m_world.m_steering->asksForOpaque();
    if (std::exchange(t.innerCalls, 0) > 0) thread.state.passedSwitch = true;
    Operation &operation = thread.state.next;
    using AtOnce = turns::OperationFinder::AtOnce;
    switch (withOpaque ? AtOnce::No : turns::OperationFinder::atOnce(t, m_process, operation)) {
    case AtOnce::Visible: break;
    case AtOnce::InvisibleSwitch: thread.state.passedSwitch = true; [[fallthrough]];
    case AtOnce::Invisible: m_world.m_ownSteps.pass(t); return Wait::Go;
    case AtOnce::No: {
        Operation found = m_finder.at(t, m_process, withOpaque);
        if (found.opaque == Operation::Opaquely || (found.opaque == Operation::AsItsHolder && m_world.m_steering->isWatched(found.holder))) m_world.m_opaque = true;
        if (found.leaves && m_world.m_processes.size() == 1) found = {};
        if (!found.isVisible()) {
            if (found.switchBefore || found.switchAfter) thread.state.passedSwitch = true;
            m_world.m_ownSteps.pass(t);
            return Wait::Go;
        }
        operation = found;
    }
    }
    if (thread.state.passedSwitch) operation.switchBefore = true;
    const bool isPermitted = m_world.m_permitted;
    m_world.m_permitted = false;
    if (!isPermitted && !m_world.m_steering->mayGoOn(thread, operation)) {
        thread.state.status = ThreadState::Ready;
        thread.state.waits = {};
        return Wait::Parked;
    }
    if (!isPermitted) m_world.m_ownSteps.leave();
    if (thread.state.alarmedIn == t.frame) thread.state.alarmedIn = 0;
    // One that waited was counted when it began to.
    if (thread.state.status != ThreadState::Blocked) ++m_world.m_steps;
    thread.state.status = ThreadState::Ready;
    m_passedSwitch = thread.state.passedSwitch;
    thread.state.passedSwitch = operation.switchAfter;
    if (operation.effect == Operation::Acquires) {
        thread.state.acquiring = operation.location.holder;
        thread.state.takesForLibrary = operation.ofLibrary && operation.isPlain;
    }
    if (operation.effect == Operation::Releases) m_world.lockReleased(thread, operation.location.holder);
    if (operation.child)
        if (const ProcessEntry *child = m_world.m_kernel.find(operation.child); child && child->parent == entry().pid && !child->reaped)
            thread.state.joining = m_world.m_processes[static_cast<std::size_t>(child - m_world.m_kernel.processes.data())]->threads.front()->number;
    if (operation.kind == Operation::ThreadLife && operation.subject) {
        for (const auto &other : process().threads) {
            const vm::Items items = other->state.args.isObject() ? vm::itemsOf(t.machine, other->state.args) : vm::Items{};
            if (items.count && items[0].isObject() && items[0].asHandle() == operation.subject) thread.state.joining = other->number;
        }
    }
    return Wait::Go;
}

Wait VirtualHost::park(WorldThread &thread, Waits waits)
{
    ProcessEntry &own = entry();
    if (thread.state.timeOut && thread.place == 0 && own.timerAt && own.timerAt <= waits.reason.deadline) {
        thread.state.timeOut = false;
        thread.state.alarmedIn = thread.vm.frame;
        m_world.advanceClock(own.timerAt);
        if (thread.state.status == ThreadState::Ended) return Wait::Parked;
    }
    if (isSignalled(thread)) {
        const Wait wait = answerSignals(thread);
        if (thread.state.status == ThreadState::Ended) return Wait::Parked;
        if (wait != Wait::Go) {
            goesOn(thread);
            return wait;
        }
    }
    thread.state.waits = std::move(waits);
    thread.state.status = ThreadState::Blocked;
    thread.state.passedSwitch = std::exchange(thread.vm.innerCalls, 0) > 0 || m_passedSwitch; // it has done nothing yet
    thread.state.next = m_finder.at(thread.vm, m_process);
    return Wait::Parked;
}

void VirtualHost::goesOn(WorldThread &thread)
{
    thread.state.waits = {};
    thread.state.timeOut = false;
    thread.state.status = ThreadState::Ready;
}

Wait VirtualHost::block(vm::Thread &t, const vm::WaitReason &reason, std::atomic<std::uint32_t> *word, std::uint32_t expected)
{
    WorldThread &thread = of(t);
    const bool hasDeadline = reason.deadline != vm::WaitReason::NoDeadline;
    if (word && word->load() != expected) {
        goesOn(thread);
        return Wait::Go;
    }
    if (!t.signalException.isUnbound()) { // a handler's, which ends this wait
        goesOn(thread);
        return answerSignals(thread);
    }
    const bool isTimerFirst = thread.place == 0 && entry().timerAt && entry().timerAt <= reason.deadline;
    if (isTimerFirst && !word && m_world.m_options.timeIsFree) thread.state.alarmedIn = t.frame;
    if (!word && hasDeadline && m_world.m_options.timeIsFree) m_world.advanceClock(isTimerFirst ? entry().timerAt : reason.deadline);
    if (hasDeadline && (reason.deadline <= m_world.m_clock || thread.state.timeOut) && !isTimerFirst) {
        m_world.advanceClock(reason.deadline);
        goesOn(thread);
        return Wait::TimedOut;
    }
    Waits waits;
    waits.kind = word ? Waits::Word : Waits::Time;
    waits.reason = reason;
    waits.word = word;
    waits.expected = expected;
    return park(thread, std::move(waits));
}

std::int64_t VirtualHost::now(Clock clock)
{
    m_world.noteClock();
    switch (clock) {
    case Clock::Real: return SwitchedOn + m_world.m_clock;
    case Clock::Monotonic: return m_world.m_clock;
    case Clock::ProcessCpu: {
        std::int64_t used = 0;
        for (const auto &thread : process().threads) used += thread->state.used;
        return used;
    }
    case Clock::ThreadCpu: return m_world.m_running ? m_world.m_running->state.used : 0;
    }
    return 0;
}

Wait VirtualHost::lineReached(vm::Thread &t, std::uint32_t)
{
    if (t.writer && t.traceLevel >= trace::Level::All) {
        vm::traceLocals(t);
        t.writer->emitRelease(trace::EventKind::Line, 0, 0, t.lineWord->load());
    }
    return Wait::Go;
}

void VirtualHost::randomBytes(void *buffer, std::size_t size)
{
    auto *bytes = static_cast<unsigned char *>(buffer);
    std::uint64_t &state = m_world.kernelToChange().random;
    for (std::size_t i = 0; i < size; ++i) {
        state += 0x9e3779b97f4a7c15U; // splitmix64, Steele 2014
        std::uint64_t z = state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        bytes[i] = static_cast<unsigned char>(z ^ (z >> 31));
    }
}

std::uint64_t VirtualHost::shareMemory(std::size_t bytes)
{
    Kernel &kernel = m_world.kernelToChange();
    const std::uint64_t place = kernel.sharedUsed;
    const std::uint64_t end = (place + bytes + 15) / 16 * 16;
    if (end > SharedBytes) return 0;
    kernel.sharedUsed = end;
    std::memset(m_world.m_shared.get() + place, 0, bytes);
    return place;
}

vm::SystemResult VirtualHost::openSharedMemory(vm::Thread &, const std::string &name, std::uint64_t size, std::uint64_t &place)
{
    auto &names = m_world.kernelToChange().sharedNames;
    const auto found = names.find(name);
    if (size == 0) {
        if (found == names.end()) return failure(ENOENT);
        place = found->second.first;
        return {static_cast<std::int64_t>(found->second.second), 0, Wait::Go};
    }
    if (found != names.end()) return failure(EEXIST);
    place = shareMemory(size);
    if (place == 0) return failure(ENOSPC);
    names[name] = {place, size};
    return {static_cast<std::int64_t>(size), 0, Wait::Go};
}

vm::SystemResult VirtualHost::unlinkSharedMemory(vm::Thread &, const std::string &name)
{
    return m_world.kernelToChange().sharedNames.erase(name) ? vm::SystemResult{0, 0, Wait::Go} : failure(ENOENT);
}

} // namespace forkyard::virtual_host
