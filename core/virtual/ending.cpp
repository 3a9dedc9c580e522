#include "core/virtual/ending.h"

#include "core/virtual/world.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sys/wait.h>

namespace forkyard::virtual_host {

namespace {

bool hasWaitCycle(const World &world)
{
    for (const WorldThread *start : world.threads()) {
        const WorldThread *at = start;
        for (std::size_t steps = 0; at && world.isAlive(*at) && steps <= world.threads().size(); ++steps) {
            const WorldThread *holder = nullptr;
            if (at->state.joining) holder = world.thread(at->state.joining);
            else if (at->state.next.kind == Operation::Sync)
                for (const WorldThread *other : world.threads())
                    if (std::find(other->state.held.begin(), other->state.held.end(), at->state.next.location.holder) != other->state.held.end() && at->state.next.effect == Operation::Acquires) holder = other;
            at = holder;
            if (at == start) return true;
        }
    }
    return false;
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
