#include "core/virtual/ending.h"

#include "core/virtual/task_waits.h"
#include "core/virtual/world.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sys/wait.h>

namespace forkyard::virtual_host {

namespace {

bool contains(const std::vector<std::uint64_t> &locks, std::uint64_t lock) { return std::find(locks.begin(), locks.end(), lock) != locks.end(); }

/// Whoever it alone waits for; null: nobody can be named.
const WorldThread *awaitedBy(const World &world, const WorldThread &thread)
{
    if (thread.state.joining) return world.thread(thread.state.joining);
    if (thread.state.next.kind != Operation::Sync || thread.state.next.effect != Operation::Acquires) return nullptr;
    const std::uint64_t lock = thread.state.next.location.holder;
    const auto &all = world.threads();
    // A signal comes from anybody.
    if (std::any_of(all.begin(), all.end(), [lock](const WorldThread *each) { return contains(each->state.gave, lock); })) return nullptr;
    const auto holder = std::find_if(all.rbegin(), all.rend(), [lock](const WorldThread *each) { return contains(each->state.held, lock); });
    return holder == all.rend() ? nullptr : *holder;
}

bool hasWaitCycle(const World &world)
{
    for (const WorldThread *start : world.threads()) {
        const WorldThread *at = start;
        for (std::size_t steps = 0; at && world.isAlive(*at) && steps <= world.threads().size(); ++steps) {
            at = awaitedBy(world, *at);
            if (at == start) return true;
        }
    }
    return std::any_of(world.threads().begin(), world.threads().end(), [&world](const WorldThread *thread) { return world.isAlive(*thread) && hasTaskCircle(*thread); });
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
