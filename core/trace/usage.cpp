#include "core/trace/usage.h"

#include "core/trace/writer.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>

namespace forkyard::trace {

namespace {

/// No allocation: it may be called right after a fork.
std::optional<std::int64_t> residentBytes(pid_t pid) {
    char path[32] = "/proc/self/statm";
    if (pid != 0) std::snprintf(path, sizeof path, "/proc/%d/statm", static_cast<int>(pid));
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    char text[128] = {};
    const ssize_t size = read(file, text, sizeof text - 1);
    close(file);
    if (size <= 0) return {};
    char *rest = text;
    std::strtoll(rest, &rest, 10); // its address space
    return std::strtoll(rest, nullptr, 10) * sysconf(_SC_PAGESIZE);
}

std::optional<std::int64_t> cpuTime(pid_t pid) {
    clockid_t clock = CLOCK_PROCESS_CPUTIME_ID;
    timespec used{};
    if (pid != 0 && clock_getcpuclockid(pid, &clock) != 0) return {};
    if (clock_gettime(clock, &used) != 0) return {};
    return std::int64_t{used.tv_sec} * 1'000'000'000 + used.tv_nsec;
}

} // namespace

std::optional<ProcessUsage> usageOf(pid_t pid) {
    const auto time = cpuTime(pid);
    const auto bytes = time ? residentBytes(pid) : std::nullopt;
    if (!bytes) return {};
    return ProcessUsage{*time, *bytes};
}

void tellUsage(Writer &writer, ObjectId process, std::uint32_t line) {
    const auto usage = usageOf(0);
    if (!usage) return;
    writer.emitRelease(EventKind::ProcessCpu, process, 0, line, Value::integer(usage->cpuTime));
    // One that is ending has nothing left to show.
    if (usage->residentBytes > 0) writer.emitRelease(EventKind::ProcessMemory, process, 0, line, Value::integer(usage->residentBytes));
}

} // namespace forkyard::trace
