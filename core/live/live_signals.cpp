// The host's signals: what each does, when its handler may run, timers and masks. The handlers themselves are the
// language's.
#include "core/live/blocking.h"
#include "core/live/futex.h"
#include "core/live/waiting_in_turn.h"
#include "core/live/signals.h"
#include "core/vm/exceptions.h"
#include "core/vm/machine.h"

#include <cerrno>
#include <ctime>
#include <pthread.h>
#include <sys/time.h>

namespace forkyard::live {

using trace::EventKind;
using vm::SignalAction;

namespace {

vm::SystemResult answer(std::int64_t value) {
    return {value, value < 0 ? errno : 0, vm::Wait::Go};
}

/// The lowest signal of a set, which is the first to be answered; 0: none.
int firstOf(SignalSet set) {
    return set == 0 ? 0 : 1 + __builtin_ctzll(set);
}

timeval timevalOf(std::int64_t ns) {
    const std::int64_t us = (ns + 999) / 1000;
    return {static_cast<time_t>(us / 1'000'000), static_cast<suseconds_t>(us % 1'000'000)};
}
std::int64_t nsOf(const timeval &time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + static_cast<std::int64_t>(time.tv_usec) * 1000;
}

} // namespace

void LiveHost::listenForSignalsIn(LiveThread &thread) {
    listenForSignals(&thread.vm.attention, vm::AttentionSignal);
}

bool LiveHost::isSignalled(const LiveThread &thread) const {
    return thread.isMain && (signalsThatCame() != 0 || !thread.vm.signalException.isUnbound());
}

/// With the machine entered. Parked: a handler is to run first.
vm::Wait LiveHost::answerSignals(LiveThread &thread) {
    vm::Thread &t = thread.vm;
    if (!t.signalException.isUnbound()) {
        t.exception = t.signalException;
        t.signalException = vm::Value();
        return vm::Wait::Raised;
    }
    while (const int signal = firstOf(signalsThatCame())) {
        switch (signalActionOf(signal)) {
        case SignalAction::Handled:
            // Whoever looks next must find it, if this one does not go where handlers run.
            t.attention.fetch_or(vm::AttentionSignal, std::memory_order_relaxed);
            return vm::Wait::Parked;
        case SignalAction::Interrupt: {
            live::takeSignal(signal);
            tellSignal(thread, EventKind::SignalTaken, m_identity.process, signal);
            vm::Machine &machine = t.machine;
            const vm::Handle cls = machine.classes[static_cast<unsigned>(vm::ClassId::KeyboardInterrupt)];
            vm::raiseValue(t, vm::makeExceptionObject(t, cls, machine.emptyTuple));
            return vm::Wait::Raised;
        }
        case SignalAction::Default:
        case SignalAction::Ignored:
            live::takeSignal(signal); // came before its action was changed
        }
    }
    return vm::Wait::Go;
}

int LiveHost::takeSignal(vm::Thread &t) {
    LiveThread &thread = of(t);
    if (!thread.isMain || !t.signalException.isUnbound()) return 0;
    for (SignalSet left = signalsThatCame(); left != 0; left &= left - 1) {
        const int signal = firstOf(left);
        if (signalActionOf(signal) != SignalAction::Handled) continue;
        live::takeSignal(signal);
        tellSignal(thread, EventKind::SignalTaken, m_identity.process, signal);
        return signal;
    }
    return 0;
}

bool LiveHost::hasSignal(const vm::Thread &t) {
    return isSignalled(*static_cast<const LiveThread *>(t.hostData));
}

void LiveHost::tellSignal(LiveThread &thread, EventKind kind, trace::ObjectId process, int signal) {
    if (isRecorded(thread) && signal != 0) thread.writer.emitText(kind, process, 0, thread.line(), signalName(signal));
}

vm::SystemResult LiveHost::setSignalAction(vm::Thread &, int signal, SignalAction action) {
    return answer(live::setSignalAction(signal, action) ? 0 : -1);
}
SignalAction LiveHost::signalAction(int signal) {
    return signalActionOf(signal);
}

vm::SystemResult LiveHost::setTimer(vm::Thread &t, std::int64_t first, std::int64_t interval, std::int64_t *before) {
    if (m_turns) refuseReplay(t, ReplayEnd::Clock);
    const itimerval timer{timevalOf(interval), timevalOf(first)};
    itimerval old{};
    const vm::SystemResult result = answer(setitimer(ITIMER_REAL, &timer, &old));
    before[0] = nsOf(old.it_value);
    before[1] = nsOf(old.it_interval);
    return result;
}

vm::SystemResult LiveHost::getTimer(vm::Thread &, std::int64_t *left) {
    itimerval now{};
    const vm::SystemResult result = answer(getitimer(ITIMER_REAL, &now));
    left[0] = nsOf(now.it_value);
    left[1] = nsOf(now.it_interval);
    return result;
}

/// A thread that is not the main one blocks everything in truth: what it asks for is only remembered.
vm::SystemResult LiveHost::signalMask(vm::Thread &t, int how, const std::uint64_t *set, std::uint64_t *before) {
    LiveThread &thread = of(t);
    *before = thread.signalMask;
    if (!set) return {};
    switch (how) {
    case SIG_BLOCK:
        thread.signalMask |= *set;
        break;
    case SIG_UNBLOCK:
        thread.signalMask &= ~*set;
        break;
    case SIG_SETMASK:
        thread.signalMask = *set;
        break;
    default:
        return {-1, EINVAL, vm::Wait::Go};
    }
    thread.signalMask &= ~(signalBit(SIGKILL) | signalBit(SIGSTOP));
    if (!thread.isMain) return {};
    const sigset_t mask = systemSet(thread.signalMask);
    const int error = pthread_sigmask(SIG_SETMASK, &mask, nullptr);
    return error ? vm::SystemResult{-1, error, vm::Wait::Go} : vm::SystemResult{};
}

std::uint64_t LiveHost::signalsPending(vm::Thread &) {
    sigset_t set;
    sigemptyset(&set);
    sigpending(&set);
    return ownSet(set);
}

vm::SystemResult LiveHost::waitForSignal(vm::Thread &t, std::uint64_t set, std::int64_t deadline) {
    const sigset_t wanted = systemSet(set);
    if (m_turns) {
        const vm::Wait wait = waitInTurn(of(t), deadline, [&] { return (signalsPending(t) & set) != 0; });
        if (wait == vm::Wait::Parked || wait == vm::Wait::Raised) return {-1, EINTR, wait};
        if (wait == vm::Wait::TimedOut) return {};
    }
    const vm::SystemResult result = blocking(of(t), [&]() -> std::int64_t {
        if (deadline == vm::WaitReason::NoDeadline) return sigwaitinfo(&wanted, nullptr);
        const std::int64_t left = std::max<std::int64_t>(deadline - monotonicNow(), 0);
        const timespec limit{static_cast<time_t>(left / 1'000'000'000), static_cast<long>(left % 1'000'000'000)};
        const int signal = sigtimedwait(&wanted, nullptr, &limit);
        return signal < 0 && errno == EAGAIN ? 0 : signal;
    });
    if (result.value > 0) tellSignal(of(t), EventKind::SignalTaken, m_identity.process, static_cast<int>(result.value));
    return result;
}

} // namespace forkyard::live
