// Signals as bits. A signal handler can reach nothing but what is global, so this is: one word of signals that came, one of
// what each does, and one word of a thread to wake, for each process. Knows no machine.
#pragma once

#include "core/vm/host.h"

#include <atomic>
#include <csignal>
#include <cstdint>

namespace forkyard::live {

/// Bit n - 1 is signal n.
using SignalSet = std::uint64_t;
constexpr SignalSet signalBit(int signal) {
    return SignalSet{1} << (signal - 1);
}
sigset_t systemSet(SignalSet set);
SignalSet ownSet(const sigset_t &set);

/// All that a thread which is not the main one blocks, so that the kernel gives it to the main thread: everything but faults of
/// the program's own.
const sigset_t &mainThreadOnly();

/// From now on signals set `bit` in the word, which must live as long as the process; forgets those that came. SIGINT is an
/// interrupt unless it was ignored when the process began (a job in the background). To be called again in a forked child.
void listenForSignals(std::atomic<std::uint32_t> *word, std::uint32_t bit);

/// The action before. False: the system refused (errno).
bool setSignalAction(int signal, vm::SignalAction action);
vm::SignalAction signalActionOf(int signal);

/// Signals that came and were not taken.
SignalSet signalsThatCame();
/// Takes one of them.
void takeSignal(int signal);
/// Counts all that ever came: a word to wait on, so that none is missed between a look and a sleep.
const std::atomic<std::uint32_t> &signalCount();

/// "SIGUSR1", or "signal 99".
const char *signalName(int signal);

} // namespace forkyard::live
