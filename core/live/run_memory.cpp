#include "core/live/run_memory.h"

#include "core/live/pack.h"
#include "core/trace/event.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <new>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace forkyard::live {

namespace {

constexpr std::uint64_t kMagic = 0x316e7552647946; // "FydRun1"
/// Addresses, not memory: what nobody touches costs nothing.
constexpr std::uint64_t kArenaBytes = std::uint64_t{256} << 20;

Diagnostic failure(const char *code, int error) {
    return {code, {std::strerror(error)}, {}, DiagnosticClass::InternalFault, {}};
}

std::string packed(const RunDescription &description) {
    Packer out;
    out.text(description.program.fileName);
    out.text(description.program.source);
    out.texts(description.program.arguments);
    out.text(description.directory);
    const RunOptions &options = description.options;
    out.number(static_cast<std::uint64_t>(options.gil));
    out.number(options.meanSlice);
    out.number(static_cast<std::uint64_t>(options.startMethod));
    out.number(options.lined);
    out.number(options.consoleInTrace);
    out.number(options.restricted);
    out.number(options.listenAnywhere);
    out.number(options.isReplay);
    out.text(options.schedule);
    out.number(options.seed);
    out.number(options.linger);
    out.number(options.limits.processes);
    out.number(options.limits.threads);
    out.number(options.limits.memoryPerProcess);
    out.number(options.limits.memoryTotal);
    out.text(packed(description.simulation));
    return out.take();
}

bool unpack(std::string_view bytes, RunDescription &description) {
    Unpacker in(bytes);
    description.program.fileName = in.text();
    description.program.source = in.text();
    description.program.arguments = in.texts();
    description.directory = in.text();
    RunOptions &options = description.options;
    options.gil = static_cast<vm::GilProfile>(in.number());
    options.meanSlice = static_cast<std::uint32_t>(in.number());
    options.startMethod = static_cast<StartMethod>(in.number());
    options.lined = in.number() != 0;
    options.consoleInTrace = in.number() != 0;
    options.restricted = in.number() != 0;
    options.listenAnywhere = in.number() != 0;
    options.isReplay = in.number() != 0;
    options.schedule = in.text();
    options.seed = in.number();
    options.linger = static_cast<std::uint32_t>(in.number());
    options.limits.processes = static_cast<std::uint32_t>(in.number());
    options.limits.threads = static_cast<std::uint32_t>(in.number());
    options.limits.memoryPerProcess = in.number();
    options.limits.memoryTotal = in.number();
    return unpack(in.text(), description.simulation) && in.ok();
}

std::uint64_t availableMemory() {
    std::FILE *file = std::fopen("/proc/meminfo", "re");
    if (!file) return 0;
    char line[128];
    unsigned long long kilobytes = 0;
    bool found = false;
    while (!found && std::fgets(line, sizeof line, file))
        found = std::sscanf(line, "MemAvailable: %llu", &kilobytes) == 1;
    std::fclose(file);
    return found ? kilobytes * 1024 : 0;
}

} // namespace

std::optional<Diagnostic> replayProblem(const ReplayEnd &end) {
    const std::string turn = std::to_string(end.turn);
    const std::string thread = std::to_string(end.thread);
    const std::string line = std::to_string(trace::packedLine(end.line));
    const auto problem = [](const char *code, std::vector<std::string> arguments) { return Diagnostic{code, std::move(arguments), {}, DiagnosticClass::UserMistake, {}}; };
    switch (static_cast<ReplayEnd::Reason>(end.reason.load())) {
    case ReplayEnd::None: break;
    case ReplayEnd::Missing: return problem("replay.missing", {turn, thread});
    case ReplayEnd::Ended: return problem("replay.ended", {turn, thread});
    case ReplayEnd::Waits: return problem("replay.waits", {turn, thread, line});
    case ReplayEnd::TooLong: return problem("replay.too-long", {turn, thread, line});
    case ReplayEnd::Stuck: return problem("virtual.deadlock", {});
    case ReplayEnd::TooMany: return problem("replay.too-many", {thread});
    case ReplayEnd::Clock: return problem("replay.clock", {line});
    case ReplayEnd::Network: return problem("replay.network", {line});
    case ReplayEnd::Outside: return problem("replay.outside", {line});
    }
    return std::nullopt;
}

int putAside(int fd) {
    if (fd < 0) return fd;
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    const auto place = static_cast<int>(std::min<rlim_t>(limit.rlim_cur, 1024) / 2);
    const int aside = fcntl(fd, F_DUPFD_CLOEXEC, place);
    if (aside < 0) return fd;
    close(fd);
    return aside;
}

Result<RunMemory> RunMemory::create(const RunDescription &description) {
    RunDescription complete = description;
    if (complete.options.limits.memoryTotal == 0) complete.options.limits.memoryTotal = availableMemory() / 2;
    const std::string text = packed(complete);
    const auto roundUp = [](std::uint64_t bytes) { return (bytes + 4095) & ~std::uint64_t{4095}; };
    const std::uint64_t descriptionOffset = roundUp(sizeof(RunHeader));
    const std::uint64_t arenaOffset = roundUp(descriptionOffset + text.size());
    const std::uint64_t bytes = arenaOffset + kArenaBytes;

    const int file = putAside(memfd_create("forkyard-run", MFD_CLOEXEC));
    if (file < 0) return failure("live.memory-create", errno);
    void *memory = ftruncate(file, static_cast<off_t>(bytes)) == 0
                       ? mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0)
                       : MAP_FAILED;
    if (memory == MAP_FAILED) {
        const int error = errno;
        close(file);
        return failure("live.memory-create", error);
    }
    auto *header = new (memory) RunHeader;
    header->totalBytes = bytes;
    header->descriptionOffset = descriptionOffset;
    header->descriptionBytes = text.size();
    header->arenaOffset = arenaOffset;
    header->arenaBytes = kArenaBytes;
    std::memcpy(static_cast<char *>(memory) + descriptionOffset, text.data(), text.size());
    header->magic = kMagic;
    RunMemory result(file, memory);
    result.m_description = std::move(complete);
    return result;
}

Result<RunMemory> RunMemory::attach(int fd) {
    struct stat status {};
    if (fstat(fd, &status) != 0) return failure("live.memory-attach", errno);
    const auto bytes = static_cast<std::uint64_t>(status.st_size);
    if (bytes < sizeof(RunHeader)) return failure("live.memory-attach", EINVAL);
    void *memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (memory == MAP_FAILED) return failure("live.memory-attach", errno);
    RunMemory result(fd, memory);
    const RunHeader &header = result.header();
    const bool fits = header.magic == kMagic && header.totalBytes == bytes &&
                      header.descriptionOffset + header.descriptionBytes <= bytes;
    if (!fits) {
        result.m_fd = -1; // not ours to close
        munmap(std::exchange(result.m_header, nullptr), bytes);
        return failure("live.memory-attach", EINVAL);
    }
    const auto *text = static_cast<const char *>(memory) + header.descriptionOffset;
    if (!unpack({text, header.descriptionBytes}, result.m_description)) return failure("live.memory-attach", EINVAL);
    return result;
}

RunMemory::RunMemory(RunMemory &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_header(std::exchange(other.m_header, nullptr)),
      m_description(std::move(other.m_description)) {}

RunMemory &RunMemory::operator=(RunMemory &&other) noexcept {
    std::swap(m_fd, other.m_fd);
    std::swap(m_header, other.m_header);
    std::swap(m_description, other.m_description);
    return *this;
}

RunMemory::~RunMemory() {
    if (m_header) munmap(m_header, m_header->totalBytes);
    if (m_fd >= 0) close(m_fd);
}

ProcessTable RunMemory::processes() const {
    const Limits &limits = m_description.options.limits;
    return ProcessTable(m_header->processes, limits.processes, limits.threads);
}

std::uint64_t RunMemory::allocate(std::size_t bytes) const {
    const std::uint64_t size = (std::uint64_t{bytes} + 15) & ~std::uint64_t{15};
    std::uint64_t used = m_header->arenaUsed.load(std::memory_order_relaxed);
    do {
        if (size < bytes || size > m_header->arenaBytes - used) return 0;
    } while (!m_header->arenaUsed.compare_exchange_weak(used, used + size));
    return m_header->arenaOffset + used;
}

} // namespace forkyard::live
