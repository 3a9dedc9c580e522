// A process's world when it is a simulated one: each call is answered from plain data, and what would have to wait puts the
// thread aside. One for each simulated process. Chooses nobody.
#pragma once

#include "core/virtual/virtual_file_system.h"
#include "core/virtual/world.h"

namespace forkyard::virtual_host {

class VirtualHost final : public vm::Host {
public:
    VirtualHost(World &world, std::uint32_t process) : m_world(world), m_process(process), m_fileSystem(world, process) {}

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
    vm::FileSystem *fileSystem() override { return &m_fileSystem; }
    vm::SystemResult pipe(vm::Thread &thread, int *fds) override;
    void tellPipe(vm::Thread &thread, const int *fds) override;
    vm::SystemResult duplicate(vm::Thread &thread, int fd) override;
    vm::SystemResult duplicateTo(vm::Thread &thread, int from, int to, bool inheritable) override;
    vm::SystemResult poll(vm::Thread &thread, vm::PollItem *items, std::size_t count, std::int64_t deadline) override;

    vm::SystemResult seek(vm::Thread &thread, int fd, std::int64_t offset, int whence) override;
    vm::SystemResult truncate(vm::Thread &thread, int fd, std::int64_t size) override;
    vm::SystemResult inheritable(vm::Thread &thread, int fd, int set) override;
    vm::SystemResult setBlocking(vm::Thread &thread, int fd, bool blocking) override;

    // -- Sockets (virtual_sockets.cpp)
    vm::SystemResult socket(vm::Thread &thread, int family, int type, int protocol) override;
    vm::SystemResult socketPair(vm::Thread &thread, int *fds) override;
    vm::SystemResult bindSocket(vm::Thread &thread, int fd, const void *address, std::size_t size) override;
    vm::SystemResult listenSocket(vm::Thread &thread, int fd, int backlog) override;
    vm::SystemResult acceptSocket(vm::Thread &thread, int fd, void *address, std::size_t *size) override;
    vm::SystemResult connectSocket(vm::Thread &thread, int fd, const void *address, std::size_t size) override;
    vm::SystemResult socketName(vm::Thread &thread, int fd, bool ofPeer, void *address, std::size_t *size) override;
    vm::SystemResult setSocketOption(vm::Thread &thread, int fd, int level, int option, const void *value, std::size_t size) override;
    vm::SystemResult getSocketOption(vm::Thread &thread, int fd, int level, int option, void *value, std::size_t *size) override;
    vm::SystemResult shutdownSocket(vm::Thread &thread, int fd, int how) override;
    vm::SystemResult lookUp(vm::Thread &thread, const std::string &name, int family, std::vector<std::string> &addresses) override;
    vm::SystemResult receiveFrom(vm::Thread &thread, int fd, void *buffer, std::size_t size, int flags, std::string *from) override;
    vm::SystemResult sendTo(vm::Thread &thread, int fd, const void *buffer, std::size_t size, int flags, const std::string &to) override;

    // -- Signals (virtual_signals.cpp)
    vm::SystemResult setSignalAction(vm::Thread &thread, int signal, vm::SignalAction action) override;
    vm::SignalAction signalAction(int signal) override;
    int takeSignal(vm::Thread &thread) override;
    bool hasSignal(const vm::Thread &thread) override;
    vm::SystemResult setTimer(vm::Thread &thread, std::int64_t first, std::int64_t interval, std::int64_t *before) override;
    vm::SystemResult getTimer(vm::Thread &thread, std::int64_t *left) override;
    vm::SystemResult signalMask(vm::Thread &thread, int how, const std::uint64_t *set, std::uint64_t *before) override;
    std::uint64_t signalsPending(vm::Thread &thread) override;
    vm::SystemResult waitForSignal(vm::Thread &thread, std::uint64_t set, std::int64_t deadline) override;

    // -- Processes (virtual_processes.cpp)
    vm::SystemResult spawn(vm::Thread &thread, const vm::SpawnRequest &request) override;
    vm::SystemResult execute(vm::Thread &thread, const vm::SpawnRequest &request) override;
    vm::SystemResult processGroup(vm::Thread &thread, GroupCall call, std::int64_t pid, std::int64_t group) override;
    vm::SystemResult affinity(vm::Thread &thread, std::int64_t pid, std::vector<int> &cores, bool set) override;
    std::int64_t processId() override { return entry().pid; }
    std::int64_t parentProcessId() override { return entry().parent; }
    vm::SystemResult fork(vm::Thread &thread) override;
    vm::SystemResult waitProcess(vm::Thread &thread, std::int64_t pid, int options, int *status) override;
    vm::SystemResult killProcess(vm::Thread &thread, std::int64_t pid, int signal) override;
    vm::Wait exitProcess(vm::Thread &thread, int code) override;
    vm::Wait dieBySignal(vm::Thread &thread, int signal) override;
    std::uint64_t shareMemory(std::size_t bytes) override;
    vm::SystemResult openSharedMemory(vm::Thread &thread, const std::string &name, std::uint64_t size, std::uint64_t &place) override;
    vm::SystemResult unlinkSharedMemory(vm::Thread &thread, const std::string &name) override;
    void *sharedMemory(std::uint64_t place) override { return m_world.m_shared.get() + place; }

    const vm::ProgramText *program() override { return &m_world.m_options.program; }
    bool isSimulated() override { return true; }
    bool isRestricted() override { return false; } // its files and programs are simulated
    void randomBytes(void *buffer, std::size_t size) override;
    unsigned processorCount() override { return m_world.m_options.cores; }
    const char *startMethod() override { return m_world.m_options.startMethod.c_str(); }

    /// Whether waitpid(pid) of the process means the child.
    static bool isMeant(std::int64_t pid, const ProcessEntry &child, const ProcessEntry &own)
    {
        if (pid == -1) return true;
        return pid > 0 ? child.pid == pid : child.group == (pid == 0 ? own.group : -pid);
    }
    static constexpr std::size_t SharedBytes = std::size_t{8} << 20;

    void closed(std::uint64_t node) { m_fileSystem.closed(node); }
    /// A wish to connect has come in.
    void called(const Packet &call);
    std::int64_t switchInterval() override { return entry().switchInterval; }
    void setSwitchInterval(std::int64_t ns) override { (m_world.kernelToChange(), entry()).switchInterval = ns; }

private:
    friend class World;
    static WorldThread &of(vm::Thread &thread) { return *static_cast<WorldThread *>(thread.hostData); }
    ProcessEntry &entry() { return m_world.m_kernel.processes[m_process]; }
    Process &process() { return *m_world.m_processes[m_process]; }
    /// The machine has no more of it.
    void refuse(ProcessEntry::Refused what) { (m_world.kernelToChange(), entry()).refused |= what; }
    /// The description behind a descriptor, or null.
    OpenFile *fileOf(int fd);
    short readiness(const vm::PollItem &item);
    short socketReadiness(const Socket &socket) const;
    Socket *socketOf(int fd, int *error = nullptr);
    std::uint32_t newSocket(int family, int type);
    int openSocket(std::uint32_t socket);
    std::uint32_t connected(std::uint32_t client, std::uint32_t server);
    void stopListening(Socket &socket);
    /// Which machine a child that the thread begins is on.
    void place(const vm::Thread &thread, ProcessEntry &child);
    /// The machine that the sockaddr leads to from here; negative: an errno.
    std::int64_t machineOf(const std::string &address) const;
    /// The socket that listens there, or Socket::Nobody.
    std::uint32_t listenerAt(std::uint32_t machine, const std::string &address) const;
    /// The address of this process's machine that another one knows it by.
    std::string addressTowards(std::uint32_t machine, int family, std::uint16_t port) const;
    vm::SystemResult connectAcross(vm::Thread &thread, int fd, std::uint32_t machine);
    vm::SystemResult waitFor(vm::Thread &thread, int fd, short events);
    bool isSignalled(const WorldThread &thread) const;
    vm::Wait answerSignals(WorldThread &thread);
    /// What the request's program is to the simulated machine. False: it has none, and the exception is set.
    bool findProgram(vm::Thread &thread, const vm::SpawnRequest &request, ProgramStart &start);
    vm::SystemResult openFifo(vm::Thread &thread, std::uint64_t node, int flags);
    int freeDescriptor(int from = 0);
    int openFile(OpenFile file);
    vm::Wait park(WorldThread &thread, Waits waits);
    static void goesOn(WorldThread &thread);
    void noteJoin(WorldThread &thread);
    vm::SystemResult failure(int error) { return {-1, error, vm::Wait::Go}; }

    World &m_world;
    std::uint32_t m_process;
    VirtualFileSystem m_fileSystem;
    OperationFinder m_finder;
    bool m_passedSwitch = true; ///< of the running thread, before its operation
};

} // namespace forkyard::virtual_host
