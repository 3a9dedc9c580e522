// The last thread a run's processes hang on: a pipe that only the two watchers can write to, and nobody ever does. When both of
// them are gone, however suddenly, the system itself sends SIGKILL to every process that follows it. Needed where no session
// stands above the watchers: in a terminal. Knows no machine, and runs no helper in anybody's process.
#pragma once

#include <cstdint>

namespace forkyard::live {

struct RunHeader;

/// Where a run's processes find it: the same number in each of them, and which pipe that must be.
struct LifelinePlace {
    std::int32_t fd = -1;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
};

/// The watchers' side. Made by the first of them before it forks the other; each holds it until it ends.
class Lifeline {
public:
    /// Tells the run's memory, if there is one, where the other end is. Where none can be made, the run does without.
    explicit Lifeline(RunHeader *header);
    ~Lifeline();
    Lifeline(const Lifeline &) = delete;
    Lifeline &operator=(const Lifeline &) = delete;

    /// In a watcher, once all are forked that are to follow.
    void letGoOfReading();
    /// In the program's process: what it follows it must not hold itself.
    void letGoOfWriting();

private:
    int m_reading = -1;
    int m_writing = -1;
};

/// The calling process ends with the watchers from now on, and at once if they are gone already. Once in each process, when it is
/// new: after a fork it still speaks for its parent. Safe after a fork of a program with threads. Does nothing where the
/// learner's program has closed it.
void followLifeline(const RunHeader &header);
/// Whether a program that exec puts in this one's place goes on following.
void keepLifelineOnExec(const RunHeader &header, bool keep);

} // namespace forkyard::live
