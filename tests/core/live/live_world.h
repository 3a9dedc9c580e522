// A live host with a machine that never interprets: the threads of a test run C++ instead.
#pragma once

#include "core/live/live_host.h"
#include "core/trace/reader.h"
#include "core/vm/machine.h"

#include <climits>
#include <fcntl.h>
#include <functional>
#include <optional>
#include <unistd.h>
#include <vector>

namespace forkyard::live::test {

using Body = std::function<void(vm::Thread &)>;

/// What the threads of a test do, by the number they are given as their "function".
inline std::vector<Body> &bodies() {
    static std::vector<Body> all;
    return all;
}

inline void threadMain(vm::Thread &thread, vm::Value function, vm::Value) {
    bodies()[static_cast<std::size_t>(function.asInt())](thread);
}

/// A process's world: memory, ring, host, machine, main thread. Threads must have ended before it goes: join them.
struct LiveWorld {
    enum class Recorded : bool { No, Yes };

    explicit LiveWorld(const RunOptions &options = {}, Recorded recorded = Recorded::No)
        : ring(recorded == Recorded::Yes ? std::optional(makeRing()) : std::nullopt),
          memory(RunMemory::create({{"test.py", "", {}}, options, {}, {}}).value()),
          host(memory, ring ? &*ring : nullptr, threadMain), machine(host, machineOptions(options)) {
        bodies().clear();
        bodies().reserve(64); // never moved: threads read it while others are added
    }
    /// The calling thread becomes the main thread.
    void begin() {
        ProcessIdentity identity = host.newIdentity();
        identity.isFirst = true;
        identity.place = memory.processes().claim();
        memory.processes().confirm(identity.place, getpid(), identity.process);
        main = &host.startMain(machine, identity);
        host.beginProgram(*main);
    }
    /// Takes the main thread's pen away, so that a reader finds all that was written.
    void endRecording() {
        static_cast<LiveThread *>(main->hostData)->writer.close();
        main->writer = nullptr;
    }

    vm::Thread *start(Body body) {
        bodies().push_back([this, body = std::move(body)](vm::Thread &thread) {
            body(thread);
            ended.fetch_add(1);
            host.wake(thread, &ended, INT_MAX);
        });
        return host.startThread(*main, vm::Value::integer(static_cast<std::int64_t>(bodies().size() - 1)),
                                vm::Value::none());
    }
    /// The main thread waits, outside the machine, until `count` threads have ended since the beginning.
    void join(std::uint32_t count) {
        for (std::uint32_t seen = ended.load(); seen < count; seen = ended.load()) host.block(*main, {}, &ended, seen);
        while (host.threadCount() > 1) host.block(*main, until(monotonicNow() + 100'000), nullptr, 0);
    }
    /// One visible operation, as the interpreter does it.
    void step(vm::Thread &thread) {
        if (--thread.budget <= 0 || thread.attention.load(std::memory_order_relaxed)) host.safepoint(thread);
    }
    static vm::WaitReason until(std::int64_t deadline) { return {vm::WaitReason::Sleep, 0, deadline}; }

    static trace::Ring makeRing() {
        trace::RingOptions options;
        options.slotCount = 64;
        options.pageCount = 256;
        return trace::Ring::create(options).value();
    }
    static vm::MachineOptions machineOptions(const RunOptions &options) {
        vm::MachineOptions result;
        result.gil = options.gil;
        return result;
    }

    std::optional<trace::Ring> ring;
    RunMemory memory;
    LiveHost host;
    vm::Machine machine;
    vm::Thread *main = nullptr;
    std::atomic<std::uint32_t> ended{0};
};

} // namespace forkyard::live::test
