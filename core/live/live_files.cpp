// The host's descriptors: those of the operating system, with the console told to the trace.
#include "core/live/blocking.h"
#include "core/live/waiting_in_turn.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <string>
#include <sys/ioctl.h>
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

/// Links followed; neither has to exist.
bool liesWithin(const std::string &folder, const std::string &path) {
    std::error_code error;
    const auto root = std::filesystem::weakly_canonical(folder.empty() ? "." : folder, error);
    if (error) return false;
    const auto inner = std::filesystem::weakly_canonical(path, error);
    return !error && std::mismatch(root.begin(), root.end(), inner.begin(), inner.end()).first == root.end();
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

// ---- Pipes of bytes
// -----------------------------------------------------------------------------------------------

LiveHost::PipeEnd *LiveHost::pipeEndOf(int fd) {
    if (fd < 0 || static_cast<std::size_t>(fd) >= m_pipeEnds.size()) return nullptr;
    PipeEnd &end = m_pipeEnds[static_cast<std::size_t>(fd)];
    return end.object ? &end : nullptr;
}

void LiveHost::setPipeEnd(int fd, PipeEnd end) {
    if (fd < 0 || static_cast<std::size_t>(fd) >= m_pipeEnds.size()) return;
    m_pipeEnds[static_cast<std::size_t>(fd)] = end;
}

void LiveHost::tellPipe(vm::Thread &t, const int *fds) {
    LiveThread &thread = of(t);
    if (!isRecorded(thread)) return;
    const std::uint64_t place = m_memory.allocate(sizeof(PipeCount));
    if (!place) return;
    const trace::ObjectId object = newObjects(1);
    thread.writer.nameObject(object, trace::ObjectKind::BytePipe, trace::ObjectScope::Shared,
                             "pipe " + std::to_string(fds[0]) + "-" + std::to_string(fds[1]));
    const int capacity = fcntl(fds[0], F_GETPIPE_SZ);
    thread.writer.emitRelease(EventKind::PipeCreate, object, 0, thread.line(),
                              trace::Value::integer(std::max(capacity, 0)));
    setPipeEnd(fds[0], {object, false, place});
    setPipeEnd(fds[1], {object, true, place});
}

LiveHost::PipeCount &LiveHost::countOf(const PipeEnd &end) { return *static_cast<PipeCount *>(m_memory.at(end.place)); }

/// The next place in the pipe's order, which all processes that hold it share.
std::uint32_t LiveHost::nextOfPipe(const PipeEnd &end) {
    return 1 + countOf(end).sequence.fetch_add(1);
}

/// Another program reads from now on.
void LiveHost::giveToProgram(const PipeEnd &end) {
    countOf(end).isOthers.store(1);
    m_feedsPrograms.store(true);
}

/// What other programs have read of what this process has written shows in how little is left.
void LiveHost::tellTaken(LiveThread &thread) {
    if (!m_feedsPrograms.load(std::memory_order_relaxed)) return;
    for (std::size_t fd = 0; fd < m_pipeEnds.size(); ++fd) {
        const PipeEnd end = m_pipeEnds[fd];
        if (!end.object || !end.writes || !countOf(end).isOthers.load()) continue;
        PipeCount &count = countOf(end);
        int left = 0;
        std::int64_t inside = count.inside.load();
        if (inside <= 0 || count.writing.load() != 0 || ioctl(static_cast<int>(fd), FIONREAD, &left) != 0 || left >= inside) continue;
        if (!count.inside.compare_exchange_strong(inside, left)) continue;
        thread.writer.emitRelease(EventKind::PipeTaken, end.object, nextOfPipe(end), thread.line(), trace::Value::integer(inside - left));
    }
}

void LiveHost::tellThrough(LiveThread &thread, EventKind kind, const PipeEnd &end, const void *bytes,
                           std::size_t size) {
    constexpr std::size_t kShown = 200;
    const std::string_view text(static_cast<const char *>(bytes), size);
    const std::uint32_t sequence = nextOfPipe(end);
    const bool isText = size <= kShown && std::all_of(text.begin(), text.end(), [](char c) {
                            return c == '\n' || c == '\t' || (c >= ' ' && c != 127);
                        });
    if (isText)
        thread.writer.emitText(kind, end.object, sequence, thread.line(), text);
    else if (kind == EventKind::PipeRead)
        thread.writer.emitAcquire(kind, end.object, sequence, thread.line(),
                                  trace::Value::integer(static_cast<std::int64_t>(size)));
    else
        thread.writer.emitRelease(kind, end.object, sequence, thread.line(),
                                  trace::Value::integer(static_cast<std::int64_t>(size)));
}

void LiveHost::tellWaitForPipe(LiveThread &thread, int fd, const PipeEnd &end) {
    pollfd ready{fd, static_cast<short>(end.writes ? POLLOUT : POLLIN), 0};
    if (::poll(&ready, 1, 0) != 0) return;
    thread.writer.emitRelease(end.writes ? EventKind::PipeWriteWait : EventKind::PipeReadWait, end.object, 0,
                              thread.line());
}

namespace {

/// A pipe that has no room for all of it makes its writer stay until somebody has read.
bool makesStay(int fd, std::size_t size) {
    int bytes = 0;
    const int capacity = fcntl(fd, F_GETPIPE_SZ);
    if (capacity <= 0 || (fcntl(fd, F_GETFL) & O_NONBLOCK) || ioctl(fd, FIONREAD, &bytes) != 0) return false;
    return size + static_cast<std::size_t>(bytes) > static_cast<std::size_t>(capacity);
}

} // namespace

vm::SystemResult LiveHost::read(vm::Thread &t, int fd, void *buffer, std::size_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    LiveThread &thread = of(t);
    const PipeEnd *end = isRecorded(thread) ? pipeEndOf(fd) : nullptr;
    const auto ready = [&] { return m_turns ? waitToRead(thread, fd) : vm::Wait::Go; };
    if (!end) {
        if (const vm::Wait wait = ready(); wait != vm::Wait::Go) return {-1, EINTR, wait};
    }
    if (!end) return blocking(thread, [=] { return ::read(fd, buffer, size); });
    const PipeEnd told = *end; // the descriptor may be closed meanwhile
    tellWaitForPipe(thread, fd, told);
    if (const vm::Wait wait = ready(); wait != vm::Wait::Go) return {-1, EINTR, wait};
    const vm::SystemResult result = blocking(thread, [=] { return ::read(fd, buffer, size); });
    tellTaken(thread);
    if (result.value > 0) countOf(told).inside.fetch_sub(result.value);
    if (result.value > 0)
        tellThrough(thread, EventKind::PipeRead, told, buffer, static_cast<std::size_t>(result.value));
    else
        thread.writer.emitAcquire(EventKind::WaitGivenUp, told.object, 0, thread.line());
    return result;
}

vm::SystemResult LiveHost::write(vm::Thread &t, int fd, const void *buffer, std::size_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    LiveThread &thread = of(t);
    const Console console = consoleOf(fd);
    if (console != Console::No && m_options.consoleInTrace && isRecorded(thread)) {
        tellConsole(thread, console, buffer, size);
        return blocking(thread, [=] { return static_cast<ssize_t>(size); });
    }
    if (m_turns && console == Console::No && size > 0) {
        if (const vm::Wait wait = waitToWrite(thread, fd, size); wait != vm::Wait::Go) return {-1, EINTR, wait};
    }
    bool stays = false;
    PipeEnd written; // the descriptor may be closed meanwhile
    if (const PipeEnd *end = isRecorded(thread) ? pipeEndOf(fd) : nullptr; end && end->writes && size > 0) {
        // Told first, so that nobody is seen to read what was not written yet.
        tellTaken(thread);
        written = *end;
        countOf(written).writing.fetch_add(1);
        if (!thread.writeTold) {
            tellWaitForPipe(thread, fd, *end);
            tellThrough(thread, EventKind::PipeWrite, *end, buffer, size);
            countOf(written).inside.fetch_add(static_cast<std::int64_t>(size));
        }
        thread.writeTold = true;
        stays = makesStay(fd, size);
        if (stays) thread.writer.emitRelease(EventKind::PipeWriteWait, end->object, 0, thread.line());
    }
    const vm::SystemResult result = blocking(thread, [=] { return ::write(fd, buffer, size); });
    if (written.object) {
        if (result.wait != vm::Wait::Parked && result.value < static_cast<std::int64_t>(size)) countOf(written).inside.fetch_sub(static_cast<std::int64_t>(size) - std::max<std::int64_t>(result.value, 0));
        countOf(written).writing.fetch_sub(1);
    }
    if (stays) thread.writer.emitAcquire(EventKind::IoWaitEnd, 0, 0, thread.line());
    if (result.wait != vm::Wait::Parked) thread.writeTold = false; // else it comes again after a signal's handler
    if (result.value > 0) tellConsole(thread, console, buffer, static_cast<std::size_t>(result.value));
    return result;
}

vm::SystemResult LiveHost::close(vm::Thread &t, int fd) {
    if (isOurs(fd)) return refusal(EBADF);
    if (const PipeEnd *end = pipeEndOf(fd)) {
        LiveThread &thread = of(t);
        const PipeEnd told = *end;
        if (told.writes && isRecorded(thread)) tellTaken(thread);
        setPipeEnd(fd, {});
        const bool isLast = std::none_of(m_pipeEnds.begin(), m_pipeEnds.end(), [&](const PipeEnd &each) {
            return each.object == told.object && each.writes == told.writes;
        });
        if (isLast && isRecorded(thread))
            thread.writer.emitRelease(EventKind::PipeClose, told.object, 0, thread.line(),
                                      trace::Value::integer(told.writes ? 1 : 0));
    }
    const vm::SystemResult result = answer(::close(fd));
    if (result.value == 0) setConsole(fd, Console::No);
    return result;
}

vm::SystemResult LiveHost::seek(vm::Thread &, int fd, std::int64_t offset, int whence) {
    if (isOurs(fd)) return refusal(EBADF);
    return answer(lseek(fd, offset, whence));
}

vm::SystemResult LiveHost::truncate(vm::Thread &, int fd, std::int64_t size) {
    if (isOurs(fd)) return refusal(EBADF);
    return answer(ftruncate(fd, size));
}

vm::SystemResult LiveHost::inheritable(vm::Thread &, int fd, int set) {
    if (isOurs(fd)) return refusal(EBADF);
    if (set >= 0) return answer(fcntl(fd, F_SETFD, set ? 0 : FD_CLOEXEC));
    const int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? answer(-1) : vm::SystemResult{(flags & FD_CLOEXEC) == 0, 0, vm::Wait::Go};
}

vm::SystemResult LiveHost::open(vm::Thread &t, const std::string &path, int flags, int mode) {
    // A restricted program reads what lies beside it. Nothing can be read in the null device and nothing is kept: every
    // process of multiprocessing has it for its input.
    constexpr int kChanges = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    if (m_options.restricted && path != "/dev/null" &&
        ((flags & kChanges) != 0 || !liesWithin(m_memory.description().directory, path)))
        return refusal(EACCES);
    const vm::SystemResult result =
        blocking(of(t), [&] { return ::open(path.c_str(), flags | O_CLOEXEC, static_cast<mode_t>(mode)); });
    if (result.value >= 0) setConsole(static_cast<int>(result.value), Console::No);
    return result;
}

vm::SystemResult LiveHost::pipe(vm::Thread &, int *fds) {
    const vm::SystemResult made = answer(::pipe2(fds, O_CLOEXEC));
    // How full it is a schedule has from the bytes alone; the kernel counts pages.
    constexpr int kRoomy = 1 << 20;
    if (made.value == 0 && m_turns) fcntl(fds[1], F_SETPIPE_SZ, kRoomy);
    return made;
}

vm::SystemResult LiveHost::duplicate(vm::Thread &, int fd) {
    if (isOurs(fd)) return refusal(EBADF);
    const vm::SystemResult result = answer(fcntl(fd, F_DUPFD_CLOEXEC, 0));
    if (result.value >= 0) {
        setConsole(static_cast<int>(result.value), consoleOf(fd));
        if (const PipeEnd *end = pipeEndOf(fd)) setPipeEnd(static_cast<int>(result.value), PipeEnd(*end));
    }
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
    if (result.value >= 0) {
        setConsole(to, consoleOf(from));
        const PipeEnd *end = pipeEndOf(from);
        setPipeEnd(to, end ? PipeEnd(*end) : PipeEnd{});
    }
    return result;
}

vm::SystemResult LiveHost::poll(vm::Thread &t, vm::PollItem *items, std::size_t count, std::int64_t deadline) {
    // The longest single wait: a change of pace moves deadlines, and poll(2) hears of none.
    constexpr std::int64_t kLook = 200'000'000;
    std::vector<pollfd> waits(count);
    for (std::size_t i = 0; i < count; ++i) waits[i] = {isOurs(items[i].fd) ? -1 : items[i].fd, items[i].events, 0};
    const ProgramClock clock = m_memory.clock();
    if (m_turns) {
        const vm::Wait wait = waitInTurn(of(t), deadline, [&] { return ::poll(waits.data(), waits.size(), 0) != 0; });
        if (wait == vm::Wait::Parked || wait == vm::Wait::Raised) return {-1, EINTR, wait};
        deadline = 0; // it is known by now
    }
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
    if (isRecorded(of(t))) tellTaken(of(t));
    return result;
}

bool LiveHost::isTerminal(int fd) {
    if (m_options.consoleInTrace && (fd == 0 || consoleOf(fd) != Console::No)) return true;
    return isatty(fd) == 1;
}

} // namespace forkyard::live
