// Ctrl-C as a flag. A signal handler can reach nothing but what is global, so this is: one flag and one word a process.
#pragma once

#include <atomic>
#include <cstdint>

namespace forkyard::live {

/// From now on SIGINT sets the flag and `bit` in the word, and interrupts what the calling thread waits for; unless it
/// was ignored when the process began (a job in the background), then it stays so. The word must live as long as the
/// process.
void listenForInterrupt(std::atomic<std::uint32_t> *word, std::uint32_t bit);
bool interruptIsPending();
/// Clears the flag.
void takeInterrupt();

} // namespace forkyard::live
