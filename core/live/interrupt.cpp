#include "core/live/interrupt.h"

#include <csignal>
#include <pthread.h>

namespace forkyard::live {

namespace {

std::atomic<bool> pending{false};
std::atomic<std::uint32_t> attentionBit{0};
std::atomic<std::atomic<std::uint32_t> *> attentionWord{nullptr};
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<void *>::is_always_lock_free);

void onInterrupt(int) {
    pending.store(true);
    if (auto *word = attentionWord.load()) word->fetch_or(attentionBit.load());
}

} // namespace

void listenForInterrupt(std::atomic<std::uint32_t> *word, std::uint32_t bit) {
    pending.store(false);
    attentionBit.store(bit);
    attentionWord.store(word);
    struct sigaction action {};
    sigaction(SIGINT, nullptr, &action);
    if (action.sa_handler == SIG_IGN) return;
    // Without SA_RESTART: a read that waits shall end.
    action = {};
    action.sa_handler = onInterrupt;
    sigaction(SIGINT, &action, nullptr);
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_UNBLOCK, &interrupt, nullptr);
}

bool interruptIsPending() {
    return pending.load(std::memory_order_relaxed);
}
void takeInterrupt() {
    pending.store(false);
}

} // namespace forkyard::live
