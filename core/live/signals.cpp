#include "core/live/signals.h"

#include "core/live/futex.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <pthread.h>

namespace forkyard::live {

namespace {

constexpr int kSignals = 65; // 1 to 64

std::atomic<SignalSet> came{0};
std::atomic<std::uint32_t> count{0};
std::atomic<std::uint32_t> attentionBit{0};
std::atomic<std::atomic<std::uint32_t> *> attentionWord{nullptr};
std::atomic<vm::SignalAction> actions[kSignals];
static_assert(std::atomic<SignalSet>::is_always_lock_free && std::atomic<void *>::is_always_lock_free);

void onSignal(int signal) {
    const int error = errno;
    came.fetch_or(signalBit(signal));
    if (auto *word = attentionWord.load()) word->fetch_or(attentionBit.load());
    count.fetch_add(1);
    futexWake(count, FutexReach::Private, 1);
    errno = error;
}

/// What the system says of a signal nobody here has set.
vm::SignalAction inherited(int signal) {
    struct sigaction action {};
    if (sigaction(signal, nullptr, &action) != 0) return vm::SignalAction::Default;
    return action.sa_handler == SIG_IGN ? vm::SignalAction::Ignored : vm::SignalAction::Default;
}

} // namespace

sigset_t systemSet(SignalSet set) {
    sigset_t result;
    sigemptyset(&result);
    for (int signal = 1; signal < kSignals; ++signal)
        if (set & signalBit(signal)) sigaddset(&result, signal);
    return result;
}

SignalSet ownSet(const sigset_t &set) {
    SignalSet result = 0;
    for (int signal = 1; signal < kSignals; ++signal)
        if (sigismember(&set, signal) == 1) result |= signalBit(signal);
    return result;
}

const sigset_t &mainThreadOnly() {
    static const sigset_t set = [] {
        sigset_t all;
        sigfillset(&all);
        for (int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGABRT}) sigdelset(&all, fault);
        return all;
    }();
    return set;
}

void listenForSignals(std::atomic<std::uint32_t> *word, std::uint32_t bit) {
    came.store(0);
    attentionBit.store(bit);
    const bool isFirst = attentionWord.exchange(word) == nullptr;
    if (!isFirst) return; // a forked child: the actions stay
    if (inherited(SIGINT) != vm::SignalAction::Ignored) setSignalAction(SIGINT, vm::SignalAction::Interrupt);
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nullptr);
}

bool setSignalAction(int signal, vm::SignalAction wanted) {
    if (signal < 1 || signal >= kSignals) {
        errno = EINVAL;
        return false;
    }
    struct sigaction action {};
    // Without SA_RESTART: a read that waits shall end, and be tried again after the handler.
    action.sa_handler = wanted == vm::SignalAction::Default   ? SIG_DFL
                        : wanted == vm::SignalAction::Ignored ? SIG_IGN
                                                              : onSignal;
    if (sigaction(signal, &action, nullptr) != 0) return false;
    actions[signal].store(wanted);
    return true;
}

vm::SignalAction signalActionOf(int signal) {
    if (signal < 1 || signal >= kSignals) return vm::SignalAction::Default;
    const vm::SignalAction action = actions[signal].load();
    return action == vm::SignalAction::Default ? inherited(signal) : action;
}

SignalSet signalsThatCame() {
    return came.load(std::memory_order_relaxed);
}
void takeSignal(int signal) {
    came.fetch_and(~signalBit(signal));
}
const std::atomic<std::uint32_t> &signalCount() {
    return count;
}

const char *signalName(int signal) {
    static thread_local char text[24];
    const char *name = sigabbrev_np(signal);
    if (name)
        std::snprintf(text, sizeof text, "SIG%s", name);
    else
        std::snprintf(text, sizeof text, "signal %d", signal);
    return text;
}

} // namespace forkyard::live
