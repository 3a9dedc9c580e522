// Processes of a simulated machine: fork copies one, waiting for a child, its end.
#include "core/virtual/story.h"
#include "core/virtual/virtual_host.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <sys/wait.h>

namespace forkyard::virtual_host {

using vm::SystemResult;
using vm::Wait;

namespace {
constexpr std::int64_t FirstOfRun = 1000;
}

SystemResult VirtualHost::fork(vm::Thread &t)
{
    WorldThread &parent = of(t);
    if (parent.state.forked) {
        parent.state.forked = false;
        return {0, 0, Wait::Go};
    }
    if (!m_world.hasRoomForProcess()) return refuse(ProcessEntry::NoProcess), failure(EAGAIN);
    Kernel &kernel = m_world.kernelToChange();
    Process &child = m_world.newProcess(entry().pid);
    ProcessEntry &childEntry = kernel.processes[child.number];
    childEntry.descriptors = entry().descriptors;
    childEntry.actions = entry().actions;
    childEntry.blocked = parent.place == 0 ? entry().blocked : 0;
    childEntry.group = entry().group;
    childEntry.session = entry().session;
    childEntry.cores = entry().cores;
    childEntry.switchInterval = entry().switchInterval;
    place(t, childEntry);
    childEntry.folder = entry().folder;
    for (const Descriptor &descriptor : childEntry.descriptors)
        if (descriptor.file >= 0) {
            OpenFile &file = kernel.files[static_cast<std::size_t>(descriptor.file)];
            ++file.references;
        }
    m_world.copyMachine(process(), child);

    WorldThread &thread = m_world.newThread(child);
    World::save(parent);
    const std::uint32_t object = newObjects(1);
    const std::uint32_t birth = thread.state.birth;
    thread.state = parent.state;
    thread.state.creator = parent.number;
    thread.state.birth = birth;
    thread.state.made = 0;
    thread.state.forked = true;
    thread.state.used = 0;
    thread.state.status = ThreadState::Ready;
    thread.object = object;
    World::load(thread);
    thread.vm.number = 1;
    thread.vm.identity = t.identity;
    auto &seen = parent.state.seen;
    seen.resize(std::max<std::size_t>(seen.size(), parent.number + 1));
    childEntry.forkProcess = m_process;
    childEntry.forkThread = parent.number;
    childEntry.forkSeen = seen;
    ++seen[parent.number];
    thread.state.seen = seen;
    if (m_world.m_story) m_world.m_story->forks(parent, child.number);
    return {childEntry.pid, 0, Wait::Go};
}

SystemResult VirtualHost::waitProcess(vm::Thread &t, std::int64_t pid, int options, int *status)
{
    bool hasChild = false;
    for (ProcessEntry &child : m_world.m_kernel.processes) {
        if (child.parent != entry().pid || child.reaped || !isMeant(pid, child, entry())) continue;
        hasChild = true;
        const bool isStopNews = child.isStopNews && (options & WUNTRACED);
        if (!child.ended && (isStopNews || (child.isGoOnNews && (options & WCONTINUED)))) {
            m_world.kernelToChange();
            if (status) *status = isStopNews ? (child.stopSignal << 8) | 0x7f : 0xffff;
            (isStopNews ? child.isStopNews : child.isGoOnNews) = false;
            goesOn(of(t));
            return {child.pid, 0, Wait::Go};
        }
        if (!child.ended) continue;
        m_world.kernelToChange();
        child.reaped = true;
        if (m_world.m_story) m_world.m_story->gotChild(of(t), child.object, child.status);
        if (status) *status = child.status;
        goesOn(of(t));
        return {child.pid, 0, Wait::Go};
    }
    if (!hasChild) return failure(ECHILD);
    if (options & WNOHANG) return {0, 0, Wait::Go};
    if (m_world.m_story) m_world.m_story->waitsForChild(of(t), pid);
    Waits waits;
    waits.kind = Waits::Child;
    waits.pid = pid;
    waits.expected = static_cast<std::uint32_t>(options);
    waits.reason.kind = vm::WaitReason::ProcessJoin;
    return {-1, 0, park(of(t), std::move(waits))};
}

SystemResult VirtualHost::killProcess(vm::Thread &t, std::int64_t pid, int signal)
{
    if (signal < 0 || signal > 64) return failure(EINVAL);
    auto &all = m_world.m_kernel.processes;
    bool isFound = false;
    const std::int64_t group = pid == 0 ? entry().group : -pid;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const bool isMeant = pid > 0 ? all[i].pid == pid : pid != -1 && all[i].group == group;
        if (!isMeant || all[i].reaped) continue;
        isFound = true;
        if (signal) m_world.sendSignal(i, signal);
    }
    // Only its own run's processes are there for it.
    if (!isFound) return failure(pid > 0 && !m_world.m_kernel.find(pid) && pid < FirstOfRun ? EPERM : ESRCH);
    const bool isGone = of(t).state.status == ThreadState::Ended || entry().stopSignal;
    if (isGone && entry().stopSignal) t.waitState = 1; // it was sent
    return {0, 0, isGone ? Wait::Parked : Wait::Go};
}

Wait VirtualHost::exitProcess(vm::Thread &, int code)
{
    m_world.endProcess(process(), (code & 0xff) << 8);
    return Wait::Parked;
}

Wait VirtualHost::dieBySignal(vm::Thread &, int signal)
{
    m_world.endProcess(process(), signal);
    return Wait::Parked;
}

} // namespace forkyard::virtual_host
