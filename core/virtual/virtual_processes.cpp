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

SystemResult VirtualHost::fork(vm::Thread &t)
{
    WorldThread &parent = of(t);
    if (parent.state.forked) {
        parent.state.forked = false;
        return {0, 0, Wait::Go};
    }
    constexpr std::size_t most = 64;
    if (m_world.m_processes.size() >= most) return failure(EAGAIN);
    Kernel &kernel = m_world.kernelToChange();
    Process &child = m_world.newProcess(entry().pid);
    ProcessEntry &childEntry = kernel.processes[child.number];
    childEntry.descriptors = entry().descriptors;
    for (const Descriptor &descriptor : childEntry.descriptors)
        if (descriptor.file >= 0) {
            OpenFile &file = kernel.files[static_cast<std::size_t>(descriptor.file)];
            ++file.references;
        }
    const vm::Machine &machine = *process().machine;
    child.machine = m_world.cloneMachine(machine, *child.host);
    child.machine->heap.setBooks(machine.heap.books());
    std::memcpy(child.machine->heap.base(), machine.heap.base(), machine.heap.extentBytes());

    WorldThread &thread = m_world.newThread(child);
    World::save(parent);
    const std::uint32_t object = newObjects(1);
    thread.state = parent.state;
    thread.state.forked = true;
    thread.state.status = ThreadState::Ready;
    thread.object = object;
    World::load(thread);
    thread.vm.number = 1;
    thread.vm.identity = t.identity;
    auto &seen = parent.state.seen;
    seen.resize(std::max<std::size_t>(seen.size(), parent.number + 1));
    ++seen[parent.number];
    thread.state.seen = seen;
    if (m_world.m_story) m_world.m_story->forks(parent, child.number);
    return {childEntry.pid, 0, Wait::Go};
}

SystemResult VirtualHost::waitProcess(vm::Thread &t, std::int64_t pid, int options, int *status)
{
    bool hasChild = false;
    for (ProcessEntry &child : m_world.m_kernel.processes) {
        if (child.parent != entry().pid || child.reaped || (pid > 0 && child.pid != pid)) continue;
        hasChild = true;
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
    waits.reason.kind = vm::WaitReason::ProcessJoin;
    return {-1, 0, park(of(t), std::move(waits))};
}

SystemResult VirtualHost::killProcess(vm::Thread &, std::int64_t pid, int signal)
{
    ProcessEntry *target = m_world.m_kernel.find(pid);
    if (!target || target->reaped) return failure(target ? ESRCH : EPERM);
    if (signal != 0 && !target->ended) {
        m_world.kernelToChange();
        m_world.endProcess(*m_world.m_processes[static_cast<std::size_t>(target - m_world.m_kernel.processes.data())], signal);
    }
    const bool isOwn = target->pid == entry().pid;
    return {0, 0, isOwn && signal ? Wait::Parked : Wait::Go};
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
