// A system call that may sleep, made outside the machine. Part of LiveHost, for the files it is written in.
#pragma once

#include "core/live/live_host.h"

#include <cerrno>

namespace forkyard::live {

/// Calls call() until it is not interrupted for nothing. It must touch nothing of the machine.
template <typename SystemCall> vm::SystemResult LiveHost::blocking(LiveThread &thread, SystemCall call) {
    for (;;) {
        if (isSignalled(thread)) {
            if (const vm::Wait wait = answerSignals(thread); wait != vm::Wait::Go) return {-1, EINTR, wait};
        }
        leaveMachine(thread);
        const std::int64_t value = call();
        const int error = value < 0 ? errno : 0;
        enterMachine(thread);
        if (value >= 0 || error != EINTR) return {value, error, vm::Wait::Go};
    }
}

} // namespace forkyard::live
