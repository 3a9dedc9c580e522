// A wait of a thread that follows a schedule. Part of LiveHost, for the files it is written in.
#pragma once

#include "core/live/live_host.h"

namespace forkyard::live {

/// Comes back when ready() is true, which only others make it, or when the schedule lets the deadline pass (on the schedule's clock).
template <typename Ready> vm::Wait LiveHost::waitInTurn(LiveThread &thread, std::int64_t deadline, Ready ready) {
    const bool hasDeadline = deadline != vm::WaitReason::NoDeadline;
    for (bool wasAsked = false;; wasAsked = true) {
        if (isSignalled(thread)) {
            if (const vm::Wait wait = answerSignals(thread); wait != vm::Wait::Go) return wait;
        }
        if (ready()) return vm::Wait::Go;
        // The turn is not over, or has just begun with this wait: it goes on, and only time can have made that possible.
        const bool goesOn = !thread.turn.isFree && (wasAsked || thread.done < thread.turn.operations);
        if (hasDeadline && (goesOn || thread.turn.timeOut || deadline <= m_turns->clock())) {
            m_turns->advanceClock(deadline);
            thread.turn.timeOut = false;
            return vm::Wait::TimedOut;
        }
        if (goesOn) m_turns->giveUp(wasAsked ? ReplayEnd::Waits : ReplayEnd::TooLong, thread.number, thread.line());
        passTurn(thread, !wasAsked, deadline);
    }
}

} // namespace forkyard::live
