// Which core the calling thread is on, for as good as nothing: the kernel keeps the number in the thread's own memory (restartable
// sequences, since Linux 4.18 and glibc 2.35). Knows no ring.
#pragma once

#include <cstdint>

#if __has_include(<sys/rseq.h>)
#include <sys/rseq.h>
#endif

namespace forkyard::trace {

/// Counted from 1; 0: not known, here or for this thread.
inline std::uint16_t currentCore() {
#if defined(RSEQ_SIG) && (defined(__x86_64__) || defined(__aarch64__))
    if (__rseq_size == 0) return 0;
    const auto *own = reinterpret_cast<const volatile struct rseq *>(static_cast<const char *>(__builtin_thread_pointer()) + __rseq_offset);
    // Not registered: the highest numbers there are.
    const std::uint32_t core = own->cpu_id;
    return core < 0xffff ? static_cast<std::uint16_t>(core + 1) : std::uint16_t{0};
#else
    return 0;
#endif
}

} // namespace forkyard::trace
