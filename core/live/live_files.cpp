// The host's descriptors: those of the operating system, with the console told to the trace.
#include "core/live/blocking.h"
#include "core/live/live_host.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::live {

using trace::EventKind;

namespace {

vm::SystemResult answer(std::int64_t value) {
    return {value, value < 0 ? errno : 0, vm::Wait::Go};
}
vm::SystemResult refusal(int error) {
    return {-1, error, vm::Wait::Go};
}

bool leadsTo(int fd, const RunHeader::Identity &identity) {
    struct stat status {};
    return identity.inode != 0 && fstat(fd, &status) == 0 && status.st_dev == identity.device &&
           status.st_ino == identity.inode;
}

} // namespace

/// Descriptors the machine itself needs: a learner's loop that closes everything must not reach them.
bool LiveHost::isOurs(int fd) const {
    return fd >= 0 && (fd == m_memory.fd() || (m_ring && fd == m_ring->fd()));
}

LiveHost::Console LiveHost::consoleOf(int fd) const {
    if (fd < 0 || fd >= kConsoleDescriptors) return Console::No;
    return m_console[static_cast<std::size_t>(fd)].load(std::memory_order_relaxed);
}

void LiveHost::setConsole(int fd, Console console) {
    if (fd >= 0 && fd < kConsoleDescriptors)
        m_console[static_cast<std::size_t>(fd)].store(console, std::memory_order_relaxed);
}

/// A process that was started afresh may have been given other descriptors as its 1 and 2.
void LiveHost::findConsole() {
    const RunHeader &header = m_memory.header();
    setConsole(1, leadsTo(1, header.output) ? Console::Output : Console::No);
    setConsole(2, leadsTo(2, header.error) ? Console::Error : Console::No);
}

void LiveHost::tellConsole(LiveThread &thread, Console console, const void *buffer, std::size_t size) {
    if (!isRecorded(thread) || console == Console::No || size == 0) return;
    thread.writer.emitText(console == Console::Output ? EventKind::Print : EventKind::PrintError, 0, 0, thread.line(),
                           {static_cast<const char *>(buffer), size});
}

vm::SystemResult LiveHost::read(vm::Thread &t, int fd, void *buffer, std::size_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    return blocking(of(t), [=] { return ::read(fd, buffer, size); });
}

vm::SystemResult LiveHost::write(vm::Thread &t, int fd, const void *buffer, std::size_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    LiveThread &thread = of(t);
    const Console console = consoleOf(fd);
    if (console != Console::No && m_options.consoleInTrace && isRecorded(thread)) {
        tellConsole(thread, console, buffer, size);
        return blocking(thread, [=] { return static_cast<ssize_t>(size); });
    }
    const vm::SystemResult result = blocking(thread, [=] { return ::write(fd, buffer, size); });
    if (result.value > 0) tellConsole(thread, console, buffer, static_cast<std::size_t>(result.value));
    return result;
}

vm::SystemResult LiveHost::close(vm::Thread &, int fd) {
    if (isOurs(fd)) return refusal(EBADF);
    const vm::SystemResult result = answer(::close(fd));
    if (result.value == 0) setConsole(fd, Console::No);
    return result;
}

vm::SystemResult LiveHost::open(vm::Thread &t, const std::string &path, int flags, int mode) {
    // Nothing can be read there and nothing is kept: every process of multiprocessing has it for its input.
    if (m_options.restricted && path != "/dev/null") return refusal(EACCES);
    const vm::SystemResult result =
        blocking(of(t), [&] { return ::open(path.c_str(), flags | O_CLOEXEC, static_cast<mode_t>(mode)); });
    if (result.value >= 0) setConsole(static_cast<int>(result.value), Console::No);
    return result;
}

vm::SystemResult LiveHost::pipe(vm::Thread &, int *fds) {
    return answer(::pipe2(fds, O_CLOEXEC));
}

vm::SystemResult LiveHost::duplicate(vm::Thread &, int fd) {
    if (isOurs(fd)) return refusal(EBADF);
    const vm::SystemResult result = answer(fcntl(fd, F_DUPFD_CLOEXEC, 0));
    if (result.value >= 0) setConsole(static_cast<int>(result.value), consoleOf(fd));
    return result;
}

vm::SystemResult LiveHost::duplicateTo(vm::Thread &, int from, int to, bool inheritable) {
    if (isOurs(from) || isOurs(to)) return refusal(EBADF);
    if (from == to) {
        // dup3 refuses this, dup2 does nothing; the flag is set all the same.
        if (fcntl(from, F_SETFD, inheritable ? 0 : FD_CLOEXEC) < 0) return answer(-1);
        return {to, 0, vm::Wait::Go};
    }
    const vm::SystemResult result = answer(dup3(from, to, inheritable ? 0 : O_CLOEXEC));
    if (result.value >= 0) setConsole(to, consoleOf(from));
    return result;
}

vm::SystemResult LiveHost::poll(vm::Thread &t, vm::PollItem *items, std::size_t count, std::int64_t deadline) {
    // The longest single wait: a change of pace moves deadlines, and poll(2) hears of none.
    constexpr std::int64_t kLook = 200'000'000;
    std::vector<pollfd> waits(count);
    for (std::size_t i = 0; i < count; ++i) waits[i] = {isOurs(items[i].fd) ? -1 : items[i].fd, items[i].events, 0};
    const ProgramClock clock = m_memory.clock();
    const vm::SystemResult result = blocking(of(t), [&]() -> std::int64_t {
        for (;;) {
            const std::int64_t now = monotonicNow();
            std::int64_t wait = std::max<std::int64_t>(clock.realTimeOf(deadline), now) - now;
            if (deadline == kForever)
                wait = kForever;
            else if (!clock.isRealTime())
                wait = std::min(wait, kLook);
            const timespec limit{static_cast<time_t>(wait / 1'000'000'000), static_cast<long>(wait % 1'000'000'000)};
            const int ready = ppoll(waits.data(), waits.size(), wait == kForever ? nullptr : &limit, nullptr);
            if (ready != 0 || clock.now() >= deadline) return ready;
        }
    });
    for (std::size_t i = 0; i < count; ++i) items[i].revents = waits[i].revents;
    return result;
}

bool LiveHost::isTerminal(int fd) {
    if (m_options.consoleInTrace && (fd == 0 || consoleOf(fd) != Console::No)) return true;
    return isatty(fd) == 1;
}

} // namespace forkyard::live
