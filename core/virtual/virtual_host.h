// A process's world when it is a simulated one: each call is answered from plain data, and what would have to wait puts the
// thread aside. One for each simulated process. Chooses nobody.
#pragma once

#include "core/virtual/world.h"

namespace forkyard::virtual_host {

class VirtualHost final : public vm::Host {
public:
    VirtualHost(World &world, std::uint32_t process) : m_world(world), m_process(process) {}

    std::uint32_t newObjects(std::uint32_t count) override { return (m_world.m_nextObject += count) - count; }
    std::uint32_t processObject() override { return entry().object; }
    std::uint32_t threadObject(const vm::Thread &thread) override { return static_cast<const WorldThread *>(thread.hostData)->object; }
    std::uint64_t systemThreadId(const vm::Thread &thread) override;
    std::uint32_t processObjectOf(std::int64_t pid) override;

    // -- Threads and waiting
    vm::Thread *startThread(vm::Thread &parent, vm::Value function, vm::Value args) override;
    vm::Wait safepoint(vm::Thread &thread) override;
    vm::Wait block(vm::Thread &thread, const vm::WaitReason &reason, std::atomic<std::uint32_t> *word, std::uint32_t expected) override;
    /// Whoever waits looks at its word itself.
    void wake(vm::Thread &, std::atomic<std::uint32_t> *, std::uint32_t) override {}
    void stopTheWorld(vm::Thread &, void (*work)(void *context), void *context) override { work(context); }
    std::vector<vm::Thread *> threads() override;
    std::int64_t now(Clock clock) override;
    vm::Wait lineReached(vm::Thread &thread, std::uint32_t line) override;

    // -- Descriptors (virtual_files.cpp)
    vm::SystemResult read(vm::Thread &thread, int fd, void *buffer, std::size_t size) override;
    vm::SystemResult write(vm::Thread &thread, int fd, const void *buffer, std::size_t size) override;
    vm::SystemResult close(vm::Thread &thread, int fd) override;
    void closeLost(int fd) override;
    vm::SystemResult open(vm::Thread &thread, const std::string &path, int flags, int mode) override;
    vm::SystemResult pipe(vm::Thread &thread, int *fds) override;
    void tellPipe(vm::Thread &thread, const int *fds) override;
    vm::SystemResult duplicate(vm::Thread &thread, int fd) override;
    vm::SystemResult duplicateTo(vm::Thread &thread, int from, int to, bool inheritable) override;
    vm::SystemResult poll(vm::Thread &thread, vm::PollItem *items, std::size_t count, std::int64_t deadline) override;

    // -- Processes (virtual_processes.cpp)
    std::int64_t processId() override { return entry().pid; }
    std::int64_t parentProcessId() override { return entry().parent; }
    vm::SystemResult fork(vm::Thread &thread) override;
    vm::SystemResult waitProcess(vm::Thread &thread, std::int64_t pid, int options, int *status) override;
    vm::SystemResult killProcess(vm::Thread &thread, std::int64_t pid, int signal) override;
    vm::Wait exitProcess(vm::Thread &thread, int code) override;
    vm::Wait dieBySignal(vm::Thread &thread, int signal) override;
    std::uint64_t shareMemory(std::size_t bytes) override;
    void *sharedMemory(std::uint64_t place) override { return m_world.m_shared.get() + place; }

    const vm::ProgramText *program() override { return &m_world.m_options.program; }
    bool isSimulated() override { return true; }
    bool isRestricted() override { return false; } // its files and programs are simulated
    void randomBytes(void *buffer, std::size_t size) override;
    unsigned processorCount() override { return m_world.m_options.cores; }

    static constexpr std::size_t SharedBytes = std::size_t{8} << 20;

private:
    friend class World;
    static WorldThread &of(vm::Thread &thread) { return *static_cast<WorldThread *>(thread.hostData); }
    ProcessEntry &entry() { return m_world.m_kernel.processes[m_process]; }
    Process &process() { return *m_world.m_processes[m_process]; }
    /// The description behind a descriptor, or null.
    OpenFile *fileOf(int fd);
    short readiness(const vm::PollItem &item);
    int freeDescriptor(int from = 0);
    int openFile(OpenFile file);
    vm::Wait park(WorldThread &thread, Waits waits);
    static void goesOn(WorldThread &thread);
    std::int64_t worked() const;
    void noteJoin(WorldThread &thread);
    vm::SystemResult failure(int error) { return {-1, error, vm::Wait::Go}; }

    World &m_world;
    std::uint32_t m_process;
    OperationFinder m_finder;
    bool m_passedEnd = true; ///< of the running thread, before its operation
};

} // namespace forkyard::virtual_host
