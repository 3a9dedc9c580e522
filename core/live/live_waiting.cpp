// The host's waiting: on words of memory, for time, for the pace; and signals, which end a wait.
#include "core/live/waiting_in_turn.h"
#include "core/live/signals.h"
#include "core/vm/exceptions.h"
#include "core/vm/machine.h"
#include "core/vm/tracing.h"

#include <algorithm>
#include <ctime>

namespace forkyard::live {

using trace::EventKind;

namespace {

/// A change of pace moves every deadline, and a thread that waits for a word does not hear of it: it looks so often.
constexpr std::int64_t kPacedLook = 200'000'000;
/// A signal that comes between the last look at its flag and the system call interrupts nothing. The main thread finds
/// it then.
constexpr std::int64_t kSignalLook = 200'000'000;

std::int64_t nowOf(clockid_t id) {
    timespec time;
    clock_gettime(id, &time);
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

/// Sleeps once; the caller looks at the word and at the clock again. `deadline` is program time. True: somebody of this
/// process woke it, and expects it at the GIL.
bool LiveHost::sleepOn(LiveThread &thread, const std::atomic<std::uint32_t> *word, std::uint32_t expected,
                       std::int64_t deadline) {
    FutexReach reach = word ? reachOf(word) : FutexReach::Shared;
    if (!word) {
        word = m_ring ? &m_ring->steering().changes : thread.isMain ? &signalCount() : &m_nobodyWakes;
        expected = word->load();
        if (!m_ring) reach = FutexReach::Private;
        if (isSignalled(thread)) return false;
    }
    const ProgramClock clock = m_memory.clock();
    std::int64_t real = clock.realTimeOf(deadline);
    if (deadline != kForever && !clock.isRealTime()) real = std::min(real, monotonicNow() + kPacedLook);
    if (thread.isMain) real = std::min(real, monotonicNow() + kSignalLook);
    return futexWait(*word, expected, reach, real) == FutexAnswer::Woken && reach == FutexReach::Private &&
           word != &signalCount();
}

vm::Wait LiveHost::block(vm::Thread &t, const vm::WaitReason &reason, std::atomic<std::uint32_t> *word,
                         std::uint32_t expected) {
    LiveThread &thread = of(t);
    if (m_turns) return waitInTurn(thread, reason.deadline, [&] { return word && word->load(std::memory_order_acquire) != expected; });
    const ProgramClock clock = m_memory.clock();
    const auto changed = [&] { return word && word->load(std::memory_order_acquire) != expected; };
    const auto late = [&] { return reason.deadline != vm::WaitReason::NoDeadline && clock.now() >= reason.deadline; };
    if (isSignalled(thread)) {
        if (const vm::Wait wait = answerSignals(thread); wait != vm::Wait::Go) return wait;
    }
    if (changed()) return vm::Wait::Go;
    // A sleep of no time still lets the others run.
    if (word && late()) return vm::Wait::TimedOut;

    leaveMachine(thread, Leaving::ToWait);
    vm::Wait answer = vm::Wait::Go;
    bool isExpected = false;
    for (;;) {
        if (changed()) break;
        if (late()) {
            answer = vm::Wait::TimedOut;
            break;
        }
        if (isSignalled(thread)) break;
        if (isExpected) m_gil.arrived(); // woken for nothing
        isExpected = sleepOn(thread, word, expected, reason.deadline);
    }
    enterMachine(thread);
    if (isExpected) m_gil.arrived();
    // Whoever was woken must look: another one may sleep on the same word, and nobody would wake it. A signal can wait
    // that long.
    if (changed() || answer == vm::Wait::TimedOut) return answer;
    return isSignalled(thread) ? answerSignals(thread) : answer;
}

void LiveHost::wake(vm::Thread &, std::atomic<std::uint32_t> *word, std::uint32_t count) {
    const FutexReach reach = reachOf(word);
    const std::uint32_t woken = futexWake(*word, reach, count);
    if (reach == FutexReach::Private) m_gil.expect(woken);
}

std::int64_t LiveHost::now(Clock clock) {
    if (m_turns && clock == Clock::Monotonic) return m_turns->clock();
    switch (clock) {
    case Clock::Monotonic:
        return m_memory.clock().now();
    case Clock::Real: {
        const ProgramClock program = m_memory.clock();
        const std::int64_t real = nowOf(CLOCK_REALTIME);
        return program.isRealTime() ? real : real - monotonicNow() + program.now();
    }
    case Clock::ProcessCpu:
        return nowOf(CLOCK_PROCESS_CPUTIME_ID);
    case Clock::ThreadCpu:
        return nowOf(CLOCK_THREAD_CPUTIME_ID);
    }
    return 0;
}

// ---- Pace
// ------------------------------------------------------------------------------------------------------------

bool LiveHost::isPausedOrPaced() const {
    if (!m_ring) return false;
    const trace::Steering &steering = m_ring->steering();
    return steering.paused.load(std::memory_order_relaxed) || steering.pace.load(std::memory_order_relaxed);
}

vm::Wait LiveHost::lineReached(vm::Thread &t, std::uint32_t) {
    LiveThread &thread = of(t);
    noteSteering(thread);
    if (t.writer && t.traceLevel >= trace::Level::All) {
        vm::traceLocals(t);
        t.writer->emitRelease(EventKind::Line, 0, 0, thread.line());
    }
    if (!isPausedOrPaced()) {
        m_lineTurns.leave(&thread);
        return vm::Wait::Go;
    }
    leaveMachine(thread);
    if (!hasGil()) {
        waitForLine(thread);
        enterMachine(thread);
    } else {
        awaitLineTurn(thread);
        enterMachine(thread);
        // To those who look on it has the GIL from here on; in truth it sleeps without, and whoever comes back from a wait may go on.
        m_gil.drop();
        waitForLine(thread);
        m_gil.take(thread.vm.attention);
    }
    return isSignalled(thread) ? answerSignals(thread) : vm::Wait::Go;
}

/// Outside the machine: comes back when no other thread of the process has a line that is under way.
void LiveHost::awaitLineTurn(LiveThread &thread) {
    constexpr std::int64_t longestLine = 3; // in lines' usual times, and somewhat more: then others get on
    constexpr std::int64_t somewhat = 300'000'000;
    if (m_lineTurns.join(&thread)) return;
    if (thread.gilDropTold && isRecorded(thread)) thread.writer.emitRelease(EventKind::GilWait, m_identity.gil, 0, thread.line());
    const trace::Steering &steering = m_ring->steering();
    while (!m_lineTurns.awaitTurn(&thread, monotonicNow() + kPacedLook)) {
        const std::uint32_t pace = steering.pace.load(std::memory_order_relaxed);
        const bool isPaused = steering.paused.load(std::memory_order_relaxed);
        if (isSignalled(thread) || (!pace && !isPaused)) {
            m_lineTurns.leave(&thread);
            return;
        }
        if (pace && !isPaused) m_lineTurns.passOver(monotonicNow() - longestLine * 1'000'000'000'000 / pace - somewhat);
    }
    thread.lastLineAt = monotonicNow();
}

/// Outside the machine: comes back when the run is not paused and the thread's next line is due.
void LiveHost::waitForLine(LiveThread &thread) {
    const trace::Steering &steering = m_ring->steering();
    while (!isSignalled(thread)) {
        const std::uint32_t seen = steering.changes.load(std::memory_order_acquire);
        const std::uint32_t pace = steering.pace.load(std::memory_order_relaxed);
        std::int64_t due = pace ? thread.lastLineAt + 1'000'000'000'000 / pace : 0;
        if (steering.paused.load(std::memory_order_relaxed)) due = kForever;
        const std::int64_t now = monotonicNow();
        if (now >= due) break;
        if (thread.isMain) due = std::min(due, now + kSignalLook);
        futexWait(steering.changes, seen, FutexReach::Shared, due);
    }
    thread.lastLineAt = monotonicNow();
}

} // namespace forkyard::live
