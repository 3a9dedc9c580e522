#include "core/virtual/ending.h"

#include "core/virtual/task_waits.h"
#include "core/virtual/virtual_host.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sys/wait.h>
#include <vector>

namespace forkyard::virtual_host {

namespace {

bool contains(const std::vector<std::uint64_t> &locks, std::uint64_t lock) { return std::find(locks.begin(), locks.end(), lock) != locks.end(); }

using Waiters = std::vector<const WorldThread *>;

bool has(const Waiters &threads, const WorldThread *thread) { return std::find(threads.begin(), threads.end(), thread) != threads.end(); }

/// The other end of a pipe or a connection, as what a descriptor stands for. Null: there is none, or anybody may come and open it.
OpenFile otherEndOf(const Kernel &kernel, OpenFile::Kind kind, std::uint32_t number)
{
    OpenFile other;
    if (kind == OpenFile::SocketEnd) {
        other.pipe = kernel.sockets[number].other;
        if (other.pipe != Socket::Nobody) other.kind = OpenFile::SocketEnd;
    } else if ((kind == OpenFile::PipeRead || kind == OpenFile::PipeWrite) && !kernel.pipes[number].isNamed) {
        other.pipe = number;
        other.kind = kind == OpenFile::PipeRead ? OpenFile::PipeWrite : OpenFile::PipeRead;
    }
    return other;
}

/// Adds the threads of all processes that have the end, but for `waiting`. Any of them could do what it waits for.
void addHolders(const World &world, const WorldThread &waiting, const OpenFile &end, Waiters &found)
{
    const Kernel &kernel = world.kernel();
    const auto isEnd = [&](const Descriptor &descriptor) {
        if (descriptor.file < 0) return false;
        const OpenFile &file = kernel.files[static_cast<std::size_t>(descriptor.file)];
        return file.kind == end.kind && file.pipe == end.pipe;
    };
    for (const WorldThread *each : world.threads()) {
        const auto &descriptors = kernel.processes[each->process].descriptors;
        if (each != &waiting && world.isAlive(*each) && std::any_of(descriptors.begin(), descriptors.end(), isEnd)) found.push_back(each);
    }
}

/// Whoever could end its wait at pipes or connections, or for any child. Empty: nobody can be named.
Waiters awaitedOutside(const World &world, const WorldThread &thread)
{
    const Waits &waits = thread.state.waits;
    const Kernel &kernel = world.kernel();
    const ProcessEntry &own = kernel.processes[thread.process];
    Waiters found;
    if (waits.kind == Waits::PipeData || waits.kind == Waits::PipeRoom) {
        const OpenFile end = otherEndOf(kernel, waits.kind == Waits::PipeData ? OpenFile::PipeRead : OpenFile::PipeWrite, waits.pipe);
        if (end.kind != OpenFile::Null) addHolders(world, thread, end, found);
    } else if (waits.kind == Waits::Poll) {
        for (const vm::PollItem &item : waits.items) {
            const auto fd = static_cast<std::size_t>(item.fd);
            if (fd >= own.descriptors.size() || own.descriptors[fd].file < 0) return {};
            const OpenFile &file = kernel.files[static_cast<std::size_t>(own.descriptors[fd].file)];
            const OpenFile end = otherEndOf(kernel, file.kind, file.pipe);
            if (end.kind == OpenFile::Null) return {};
            addHolders(world, thread, end, found);
        }
    } else if (waits.kind == Waits::Child && !(waits.expected & (WUNTRACED | WCONTINUED))) {
        for (const WorldThread *each : world.threads()) {
            const ProcessEntry &child = kernel.processes[each->process];
            if (each->place == 0 && child.parent == own.pid && !child.ended && VirtualHost::isMeant(waits.pid, child, own)) found.push_back(each);
        }
    }
    // Threads of one process have both ends in common: there it is no more than a signal.
    const bool isAmongOwn = std::all_of(found.begin(), found.end(), [&](const WorldThread *each) { return each->process == thread.process; });
    return isAmongOwn ? Waiters() : found;
}

/// One of these has to go on before it can. Empty: nobody can be named.
Waiters awaitedBy(const World &world, const WorldThread &thread)
{
    const Operation &next = thread.state.next;
    // It may have given up another's end since.
    if (thread.state.joining && (next.child || next.kind == Operation::ThreadLife)) return {world.thread(thread.state.joining)};
    if (next.kind != Operation::Sync || next.effect != Operation::Acquires) return thread.state.status == ThreadState::Blocked ? awaitedOutside(world, thread) : Waiters();
    const std::uint64_t lock = next.location.holder;
    const auto &all = world.threads();
    // A signal comes from anybody.
    if (std::any_of(all.begin(), all.end(), [lock](const WorldThread *each) { return contains(each->state.gave, lock); })) return {};
    const auto holder = std::find_if(all.rbegin(), all.rend(), [lock](const WorldThread *each) { return contains(each->state.held, lock); });
    return holder == all.rend() ? Waiters() : Waiters{*holder};
}

/// Whether there are threads of whom each waits for nobody but others of them: whoever could come from outside and end it is none.
bool hasWaitCycle(const World &world)
{
    Waiters left;
    for (const WorldThread *thread : world.threads())
        if (world.isAlive(*thread)) left.push_back(thread);
    if (std::any_of(left.begin(), left.end(), [](const WorldThread *thread) { return hasTaskCircle(*thread); })) return true;
    const auto mayGoOn = [&](const WorldThread *thread) {
        const Waiters awaited = awaitedBy(world, *thread);
        return awaited.empty() || std::any_of(awaited.begin(), awaited.end(), [&](const WorldThread *each) { return !has(left, each); });
    };
    for (bool changed = true; changed;) {
        const auto free = std::find_if(left.begin(), left.end(), mayGoOn);
        changed = free != left.end();
        if (changed) left.erase(free);
    }
    return !left.empty();
}

/// Whether there is a thread that nobody else notices and that goes on for ever (Explorer::goesRound).
bool goesRound(const World &world)
{
    const auto &threads = world.threads();
    return std::any_of(threads.begin(), threads.end(), [&world](const WorldThread *thread) {
        return world.isAlive(*thread) && thread->state.status == ThreadState::Blocked && thread->state.waits.kind == Waits::Round;
    });
}

} // namespace

std::string endingOfWorld(const World &world)
{
    const ProcessEntry &first = world.kernel().processes.front();
    if (!first.ended || !world.isOver()) return goesRound(world) ? "endless" : hasWaitCycle(world) ? "deadlock" : "stuck";
    if (WIFSIGNALED(first.status)) {
        const char *name = sigabbrev_np(WTERMSIG(first.status));
        return std::string("signal SIG") + (name ? name : "?");
    }
    if (!first.limit.empty()) return "limit " + first.limit;
    if (!first.exception.empty()) return "exception " + first.exception;
    return "exit " + std::to_string(WEXITSTATUS(first.status));
}

} // namespace forkyard::virtual_host
