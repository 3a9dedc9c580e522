// The memory that all processes of a run share beside the trace's ring: what the run was started with, its process
// table, its clock, and room for the learner's own shared objects. Made before the first process, survives fork, handed
// to an exec'd program as a descriptor. Knows no machine.
#pragma once

#include "core/base/result.h"
#include "core/live/lifeline.h"
#include "core/live/process_table.h"
#include "core/live/program_clock.h"
#include "core/live/run_options.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

namespace forkyard::live {

/// Why a run that was to follow a schedule was ended before it was through.
struct ReplayEnd {
    enum Reason : std::uint32_t {
        None,
        Missing, ///< the turn's thread has not begun
        Ended,   ///< … has ended
        Waits,   ///< … waits for what has not come
        TooLong, ///< … waits, and more was to come in this turn
        Stuck,   ///< all turns were taken, and nobody can go on
        TooMany, ///< more threads than can be followed
        Clock,   ///< the program asks for what no schedule decides
        Network,
        Outside
    };
    std::atomic<std::uint32_t> reason{None};
    std::uint32_t turn = 0;   ///< from 1
    std::uint32_t thread = 0; ///< from 1
    std::uint32_t line = 0;   ///< packed, as in the trace
};

struct RunHeader {
    std::uint64_t magic = 0;
    std::uint64_t totalBytes = 0;
    std::uint64_t descriptionOffset = 0;
    std::uint64_t descriptionBytes = 0;
    std::uint64_t arenaOffset = 0;
    std::uint64_t arenaBytes = 0;

    /// The supervisor; and the guard above it (supervisor.h).
    std::atomic<std::int32_t> supervisor{0};
    std::atomic<std::int32_t> guard{0};
    /// Written before the first process of the run begins.
    LifelinePlace lifeline;
    /// Grows while one of them is at work ending what is left.
    std::atomic<std::uint32_t> endings{0};
    /// Set once a program from outside was started: then the supervisor counts all descendants now and then.
    std::atomic<std::uint32_t> outsidePrograms{0};
    /// Which limits a process of the run came up against; the supervisor tells of each once.
    enum Limit : std::uint32_t { ProcessLimit = 1, ThreadLimit = 2 };
    std::atomic<std::uint32_t> limitsReached{0};
    /// What standard output and error were at the start, so that a process can tell whether its 1 and 2 still are.
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
    };
    Identity output;
    Identity error;
    /// Where it is said whose turn it is (turnstile.h); 0: nowhere.
    std::atomic<std::uint64_t> turns{0};
    ReplayEnd replayEnd;

    ClockAnchors clock;
    std::atomic<std::uint64_t> arenaUsed{0};
    /// Object numbers of a run without a ring.
    std::atomic<std::uint32_t> nextObject{1};
    ProcessEntries processes;
};

/// What to say of it; nothing where the run was not ended so. replay.missing, .ended, .waits (turn, thread), .too-long (turn, thread,
/// line), .stuck, .too-many, .clock, .network, .outside (line).
std::optional<Diagnostic> replayProblem(const ReplayEnd &end);

/// Moves a descriptor to where a learner's program never finds its own: its first pipe shall be 3 and 4, as anywhere.
/// The new number, closed on exec; where none is free, the old one.
int putAside(int fd);

class RunMemory {
public:
    /// Errors: live.memory-create (reason).
    static Result<RunMemory> create(const RunDescription &description);
    /// Maps the memory behind `fd`, which it owns from then on. Errors: live.memory-attach (reason).
    static Result<RunMemory> attach(int fd);

    RunMemory(RunMemory &&other) noexcept;
    RunMemory &operator=(RunMemory &&other) noexcept;
    ~RunMemory();

    int fd() const { return m_fd; }
    RunHeader &header() const { return *m_header; }
    const RunDescription &description() const { return m_description; }
    ProcessTable processes() const;
    ProgramClock clock() const { return ProgramClock(m_header->clock); }

    /// A zeroed place, aligned to 16, never given back; 0: no room. Any process.
    std::uint64_t allocate(std::size_t bytes) const;
    void *at(std::uint64_t place) const { return reinterpret_cast<char *>(m_header) + place; }
    bool contains(const void *address) const {
        const auto *base = reinterpret_cast<const char *>(m_header);
        return address >= base && address < base + m_header->totalBytes;
    }

private:
    RunMemory(int fd, void *memory) : m_fd(fd), m_header(static_cast<RunHeader *>(memory)) {}

    int m_fd = -1;
    RunHeader *m_header = nullptr;
    RunDescription m_description;
};

} // namespace forkyard::live
