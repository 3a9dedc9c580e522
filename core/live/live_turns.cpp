// The host where a schedule is followed: each thread waits for its turn before every visible operation, and the turn goes on when the
// schedule says so, or when the thread has to wait.
#include "core/live/waiting_in_turn.h"

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace forkyard::live {

namespace {

/// Of a pipe, as the simulated machine has it.
constexpr std::size_t kCapacity = 65536;
constexpr std::size_t kOnePiece = 4096;

bool isReady(int fd, short events) {
    pollfd item{fd, events, 0};
    return ::poll(&item, 1, 0) != 0;
}

} // namespace

void LiveHost::refuseReplay(const vm::Thread &thread, ReplayEnd::Reason reason) {
    const auto &own = *static_cast<const LiveThread *>(thread.hostData);
    m_turns->giveUp(reason, own.number, own.line());
}

/// Inside the machine, before the program's first line: of a process that was not forked.
void LiveHost::beginTurns(LiveThread &thread) {
    thread.number = m_identity.turns ? m_identity.turns : m_turns->newThread(getpid());
    leaveMachine(thread);
    awaitTurn(thread);
    enterMachine(thread);
}

/// Outside the machine.
void LiveHost::awaitTurn(LiveThread &thread) {
    thread.turn = m_turns->await(thread.number);
    thread.done = 0;
}

void LiveHost::passTurn(LiveThread &thread, bool hasDone, std::int64_t deadline) {
    leaveMachine(thread);
    m_turns->pass(thread.number, hasDone, deadline);
    awaitTurn(thread);
    enterMachine(thread);
}

/// Where a thread may stand: it waits here if its turn is over and what it is about to do is a visible operation.
vm::Wait LiveHost::takeTurn(LiveThread &thread) {
    if (m_finder.readsClock(thread.vm)) refuseReplay(thread.vm, ReplayEnd::Clock);
    if (!m_finder.at(thread.vm, 0).isVisible()) return vm::Wait::Go;
    while (thread.done >= thread.turn.operations) {
        passTurn(thread, true, vm::WaitReason::NoDeadline);
        if (!isSignalled(thread)) continue;
        if (const vm::Wait wait = answerSignals(thread); wait != vm::Wait::Go) return wait;
    }
    // Time has passed for what the turn begins with, should that have to wait; not for what comes later.
    if (++thread.done > 1) thread.turn.timeOut = false;
    return vm::Wait::Go;
}

/// In a forked child. To come back from fork is the first thing it does.
void LiveHost::beginAsChild(LiveThread &thread) {
    thread.number = m_identity.turns;
    leaveMachine(thread);
    awaitTurn(thread);
    enterMachine(thread);
    if (m_finder.at(thread.vm, 0).isVisible()) thread.done = 1;
}

/// Pipes and sockets, where reading waits for somebody of the run.
bool LiveHost::isFedByPeer(int fd) const {
    struct stat status {};
    if (fstat(fd, &status) != 0 || (!S_ISFIFO(status.st_mode) && !S_ISSOCK(status.st_mode))) return false;
    return (fcntl(fd, F_GETFL) & O_NONBLOCK) == 0 && !m_turns->isInput(fd);
}

vm::Wait LiveHost::waitToRead(LiveThread &thread, int fd) {
    if (!isFedByPeer(fd)) return vm::Wait::Go;
    return waitInTurn(thread, vm::WaitReason::NoDeadline, [fd] { return isReady(fd, POLLIN); });
}

/// `size` becomes what there is room for.
vm::Wait LiveHost::waitToWrite(LiveThread &thread, int fd, std::size_t &size) {
    struct stat status {};
    if (fstat(fd, &status) != 0 || !S_ISFIFO(status.st_mode) || (fcntl(fd, F_GETFL) & O_NONBLOCK)) return vm::Wait::Go;
    std::size_t room = 0;
    const vm::Wait wait = waitInTurn(thread, vm::WaitReason::NoDeadline, [&] {
        pollfd item{fd, POLLOUT, 0};
        int bytes = 0;
        if (ioctl(fd, FIONREAD, &bytes) != 0 || (::poll(&item, 1, 0) > 0 && (item.revents & POLLERR))) {
            room = size;
            return true; // nobody reads
        }
        room = kCapacity - std::min(kCapacity, static_cast<std::size_t>(bytes));
        return room > 0 && (size > kOnePiece || room >= size);
    });
    size = std::min(size, room);
    return wait;
}

vm::Wait LiveHost::waitForChild(LiveThread &thread, std::int64_t pid, int options) {
    if (options & WNOHANG) return vm::Wait::Go;
    const idtype_t kind = pid > 0 ? P_PID : pid == -1 ? P_ALL : P_PGID;
    const auto id = static_cast<id_t>(pid > 0 ? pid : pid == 0 ? getpgrp() : -pid);
    const int what = WEXITED | WNOHANG | WNOWAIT | (options & WUNTRACED ? WSTOPPED : 0) | (options & WCONTINUED ? WCONTINUED : 0);
    return waitInTurn(thread, vm::WaitReason::NoDeadline, [&] {
        siginfo_t news{};
        return waitid(kind, id, &news, what) != 0 || news.si_pid != 0;
    });
}

} // namespace forkyard::live
