// Signals of a simulated process, as the kernel and as its machine see them: sent, pending, blocked, taken, and the timers that send
// them. The handlers are the language's.
#include "core/virtual/virtual_host.h"
#include "core/vm/exceptions.h"
#include "core/vm/interpreter.h"

#include <algorithm>
#include <csignal>

namespace forkyard::virtual_host {

using vm::SignalAction;
using vm::SystemResult;
using vm::Wait;

namespace {

constexpr int Signals = 64;
constexpr std::uint64_t bit(int signal) { return std::uint64_t{1} << (signal - 1); }
int firstOf(std::uint64_t set) { return set ? 1 + __builtin_ctzll(set) : 0; }
bool isSignal(int signal) { return signal >= 1 && signal <= Signals; }
bool stops(int signal) { return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU; }
bool isIgnoredByDefault(int signal) { return signal == SIGCHLD || signal == SIGURG || signal == SIGWINCH || signal == SIGCONT; }

SignalAction actionOf(const ProcessEntry &entry, int signal) { return static_cast<SignalAction>(entry.actions[static_cast<std::size_t>(signal)]); }

} // namespace

// -- The kernel's part

void World::sendSignal(std::uint32_t process, int signal)
{
    ProcessEntry &entry = kernelToChange().processes[process];
    if (entry.ended) return;
    if (signal == SIGCONT || signal == SIGKILL) {
        entry.isGoOnNews = entry.stopSignal != 0 && signal == SIGCONT;
        entry.isStopNews = false;
        entry.stopSignal = 0;
    }
    const SignalAction action = actionOf(entry, signal);
    const bool cannotBeHeld = signal == SIGKILL || signal == SIGSTOP;
    if (!cannotBeHeld) {
        if (action == SignalAction::Ignored && !(entry.blocked & bit(signal))) return;
        const bool isKept = (entry.blocked & bit(signal)) || action == SignalAction::Handled || action == SignalAction::Interrupt;
        if (isKept) {
            entry.pending |= bit(signal);
            if (entry.blocked & bit(signal)) return; // whoever lets it through, or waits for it, looks for it
            for (const auto &thread : m_processes[process]->threads)
                if (thread->place == 0) thread->vm.attention.fetch_or(vm::AttentionSignal, std::memory_order_relaxed);
            return;
        }
        if (isIgnoredByDefault(signal)) return;
    }
    if (stops(signal)) {
        entry.stopSignal = signal;
        entry.isStopNews = true;
        return;
    }
    endProcess(*m_processes[process], signal);
}

void World::findNextTimer()
{
    m_nextTimer = vm::WaitReason::NoDeadline;
    for (const ProcessEntry &entry : m_kernel.processes)
        if (entry.timerAt && !entry.ended) m_nextTimer = std::min(m_nextTimer, entry.timerAt);
    m_nextTimer = std::min(m_nextTimer, nextArrival());
}

void World::advanceClock(std::int64_t time)
{
    while (m_nextTimer <= time) {
        m_clock = std::max(m_clock, m_nextTimer);
        for (std::uint32_t i = 0; i < m_kernel.processes.size(); ++i) {
            ProcessEntry &entry = kernelToChange().processes[i];
            if (entry.ended || !entry.timerAt || entry.timerAt > m_clock) continue;
            entry.timerAt = entry.timerInterval ? entry.timerAt + entry.timerInterval : 0;
            sendSignal(i, SIGALRM);
        }
        deliverPackets();
        findNextTimer();
    }
    m_clock = std::max(m_clock, time);
}

// -- The machine's part

bool VirtualHost::isSignalled(const WorldThread &thread) const { return m_world.isSignalled(thread); }

Wait VirtualHost::answerSignals(WorldThread &thread)
{
    vm::Thread &t = thread.vm;
    if (!t.signalException.isUnbound()) {
        t.exception = t.signalException;
        t.signalException = vm::Value();
        return Wait::Raised;
    }
    while (const int signal = firstOf(entry().pending & ~entry().blocked)) {
        const SignalAction action = actionOf(entry(), signal);
        if (action == SignalAction::Handled) {
            t.attention.fetch_or(vm::AttentionSignal, std::memory_order_relaxed);
            return Wait::Parked;
        }
        m_world.kernelToChange();
        entry().pending &= ~bit(signal);
        if (action == SignalAction::Interrupt) {
            vm::Machine &machine = t.machine;
            const vm::Handle cls = machine.classes[static_cast<unsigned>(vm::ClassId::KeyboardInterrupt)];
            vm::raiseValue(t, vm::makeExceptionObject(t, cls, machine.emptyTuple));
            return Wait::Raised;
        }
        // It was held back, and its action is another one by now.
        m_world.sendSignal(m_process, signal);
        if (thread.state.status == ThreadState::Ended || entry().stopSignal) return Wait::Parked;
    }
    return Wait::Go;
}

int VirtualHost::takeSignal(vm::Thread &t)
{
    const WorldThread &thread = of(t);
    if (thread.place != 0 || thread.state.status == ThreadState::Ended || !t.signalException.isUnbound() || entry().stopSignal) return 0;
    for (std::uint64_t left = entry().pending & ~entry().blocked; left; left &= left - 1) {
        const int signal = firstOf(left);
        if (actionOf(entry(), signal) != SignalAction::Handled) continue;
        m_world.kernelToChange();
        entry().pending &= ~bit(signal);
        return signal;
    }
    return 0;
}

bool VirtualHost::hasSignal(const vm::Thread &t) { return isSignalled(*static_cast<const WorldThread *>(t.hostData)); }

SystemResult VirtualHost::setSignalAction(vm::Thread &, int signal, SignalAction action)
{
    if (!isSignal(signal) || ((signal == SIGKILL || signal == SIGSTOP) && action != SignalAction::Default)) return failure(EINVAL);
    m_world.kernelToChange();
    entry().actions[static_cast<std::size_t>(signal)] = static_cast<std::uint8_t>(action);
    const bool isDropped = action == SignalAction::Ignored || (action == SignalAction::Default && isIgnoredByDefault(signal));
    if (isDropped) entry().pending &= ~bit(signal);
    return {0, 0, Wait::Go};
}

SignalAction VirtualHost::signalAction(int signal) { return isSignal(signal) ? actionOf(entry(), signal) : SignalAction::Default; }

SystemResult VirtualHost::setTimer(vm::Thread &t, std::int64_t first, std::int64_t interval, std::int64_t *before)
{
    getTimer(t, before);
    m_world.kernelToChange();
    entry().timerAt = first ? m_world.m_clock + first : 0;
    entry().timerInterval = interval;
    m_world.findNextTimer();
    return {0, 0, Wait::Go};
}

SystemResult VirtualHost::getTimer(vm::Thread &, std::int64_t *left)
{
    left[0] = entry().timerAt ? std::max<std::int64_t>(entry().timerAt - m_world.m_clock, 1) : 0;
    left[1] = entry().timerInterval;
    return {0, 0, Wait::Go};
}

/// The main thread's decides where a signal can go; another's is not remembered.
SystemResult VirtualHost::signalMask(vm::Thread &t, int how, const std::uint64_t *set, std::uint64_t *before)
{
    const bool isMain = of(t).place == 0;
    *before = isMain ? entry().blocked : 0;
    if (!set) return {0, 0, Wait::Go};
    std::uint64_t mask = *before;
    if (how == SIG_BLOCK) mask |= *set;
    else if (how == SIG_UNBLOCK) mask &= ~*set;
    else if (how == SIG_SETMASK) mask = *set;
    else return failure(EINVAL);
    mask &= ~(bit(SIGKILL) | bit(SIGSTOP));
    if (!isMain) return {0, 0, Wait::Go};
    m_world.kernelToChange();
    entry().blocked = mask;
    return {0, 0, Wait::Go};
}

std::uint64_t VirtualHost::signalsPending(vm::Thread &) { return entry().pending & entry().blocked; }

SystemResult VirtualHost::waitForSignal(vm::Thread &t, std::uint64_t set, std::int64_t deadline)
{
    WorldThread &thread = of(t);
    if (const int signal = firstOf(entry().pending & set)) {
        m_world.kernelToChange();
        entry().pending &= ~bit(signal);
        goesOn(thread);
        return {signal, 0, Wait::Go};
    }
    if (deadline != vm::WaitReason::NoDeadline && (deadline <= m_world.m_clock || thread.state.timeOut)) {
        m_world.advanceClock(deadline);
        goesOn(thread);
        return {0, 0, Wait::Go};
    }
    Waits waits;
    waits.kind = Waits::Signal;
    waits.reason.kind = vm::WaitReason::Io;
    waits.reason.deadline = deadline;
    waits.signals = set;
    return {-1, 0, park(thread, std::move(waits))};
}

} // namespace forkyard::virtual_host
