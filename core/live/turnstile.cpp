#include "core/live/turnstile.h"

#include "core/live/futex.h"
#include "core/live/process_tree.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <new>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

namespace forkyard::live {

struct TurnsInMemory {
    static constexpr std::uint32_t MostThreads = 4096;
    struct Slot {
        pid_t process = 0;
        bool isAlive = false;
        std::int64_t deadline = Turnstile::NoDeadline;
    };
    std::atomic<std::uint32_t> lock{0};
    /// Whoever waits sleeps on it; counts.
    std::atomic<std::uint32_t> changes{0};
    std::atomic<std::uint32_t> current{0}; ///< thread; 0: nobody has begun
    std::atomic<pid_t> leaving{0};
    std::atomic<std::int64_t> clock{1'000'000'000}; ///< as a simulated machine's
    std::atomic<std::uint32_t> isOver{0};
    std::uint32_t turn = 0; ///< index of the schedule's; at its end: free
    std::uint32_t threads = 0;
    bool timeOut = false;
    bool isFree = false;
    std::uint64_t operations = 0;
    std::uint64_t random = 1;
    RunHeader::Identity input;
    std::array<Slot, MostThreads + 1> slots{};
};

namespace {

/// How often whoever waits looks whether the one whose turn it is has died; and how often where that is expected.
constexpr std::int64_t kLook = 50'000'000;
constexpr std::int64_t kSoon = 200'000;

bool isGone(pid_t process) {
    const ProcessStatus status = processStatus(process);
    // A process whose first thread has ended before its others looks like a zombie too.
    return status.pid == 0 || (status.state == 'Z' && status.tasks <= 1) || status.state == 'X';
}

std::uint64_t signalsOf(pid_t process, const char *field) {
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%d/status", static_cast<int>(process));
    std::FILE *file = std::fopen(path, "re");
    if (!file) return 0;
    char line[256];
    std::uint64_t set = 0;
    const std::string wanted = std::string(field) + ": %llx";
    for (unsigned long long value = 0; std::fgets(line, sizeof line, file);)
        if (std::sscanf(line, wanted.c_str(), &value) == 1) set = value;
    std::fclose(file);
    return set;
}

bool endsProcess(pid_t process, int signal) {
    constexpr int kHarmless[] = {0, SIGCHLD, SIGCONT, SIGURG, SIGWINCH, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU};
    if (signal == SIGKILL) return true;
    if (std::find(std::begin(kHarmless), std::end(kHarmless), signal) != std::end(kHarmless)) return false;
    const std::uint64_t bit = std::uint64_t{1} << (signal - 1);
    return ((signalsOf(process, "SigCgt") | signalsOf(process, "SigIgn") | signalsOf(process, "SigBlk")) & bit) == 0;
}

} // namespace

Turnstile::Turnstile(RunMemory &memory, TurnsInMemory *shared, turns::Schedule schedule)
    : m_memory(memory), m_shared(shared), m_schedule(std::move(schedule)) {}

std::unique_ptr<Turnstile> Turnstile::of(RunMemory &memory) {
    const RunOptions &options = memory.description().options;
    if (!options.isReplay) return nullptr;
    std::atomic<std::uint64_t> &place = memory.header().turns;
    if (place.load() == 0) {
        const std::uint64_t made = memory.allocate(sizeof(TurnsInMemory));
        if (!made) return nullptr;
        auto *shared = new (memory.at(made)) TurnsInMemory;
        shared->random = options.seed;
        struct stat status {};
        if (fstat(STDIN_FILENO, &status) == 0) shared->input = {status.st_dev, status.st_ino};
        place.store(made);
    }
    auto schedule = turns::parseSchedule(options.schedule);
    return std::unique_ptr<Turnstile>(new Turnstile(memory, static_cast<TurnsInMemory *>(memory.at(place.load())),
                                                    schedule ? std::move(schedule).value() : turns::Schedule()));
}

/// Held for moments, by whoever's turn it is or by one that saw that one dead: nobody kills a process that holds it.
void Turnstile::lock() const {
    while (m_shared->lock.exchange(1, std::memory_order_acquire)) sched_yield();
}
void Turnstile::unlock() const {
    m_shared->lock.store(0, std::memory_order_release);
}

void Turnstile::changed() const {
    m_shared->changes.fetch_add(1);
    futexWake(m_shared->changes, FutexReach::Shared);
}

bool Turnstile::isAlive(std::uint32_t thread) const {
    return thread >= 1 && thread <= m_shared->threads && m_shared->slots[thread].isAlive;
}

std::uint32_t Turnstile::newThread(pid_t process) {
    lock();
    const std::uint32_t number = ++m_shared->threads;
    if (number <= TurnsInMemory::MostThreads) m_shared->slots[number] = {process, true, NoDeadline};
    if (number == 1) offer();
    unlock();
    changed();
    if (number > TurnsInMemory::MostThreads) giveUp(ReplayEnd::TooMany, number, 0);
    return number;
}

void Turnstile::setProcess(std::uint32_t thread, pid_t process) {
    lock();
    m_shared->slots[thread].process = process;
    unlock();
}

void Turnstile::cancel(std::uint32_t thread) {
    lock();
    m_shared->slots[thread].isAlive = false;
    unlock();
}

bool Turnstile::isInput(int fd) const {
    struct stat status {};
    return fstat(fd, &status) == 0 && status.st_ino == m_shared->input.inode && status.st_dev == m_shared->input.device;
}

/// Who is next, with the lock held. What the schedule says, as long as it says something; then the thread with the lowest number that
/// can go on, as far as each that is asked says so itself.
void Turnstile::next(bool hasDone) {
    TurnsInMemory &shared = *m_shared;
    if (shared.isOver.load()) return;
    if (!shared.isFree) {
        ++shared.turn;
        offer();
        return;
    }
    std::uint32_t candidate = hasDone ? 1 : shared.current.load() + 1;
    if (shared.timeOut && !hasDone) candidate = shared.threads + 1;
    while (candidate <= shared.threads && !isAlive(candidate)) ++candidate;
    shared.timeOut = false;
    if (candidate > shared.threads) {
        candidate = 0;
        for (std::uint32_t i = 1; i <= shared.threads; ++i) {
            const bool sleeps = isAlive(i) && shared.slots[i].deadline != NoDeadline;
            if (sleeps && (!candidate || shared.slots[i].deadline < shared.slots[candidate].deadline)) candidate = i;
        }
        shared.timeOut = candidate != 0;
        const bool isAnybody = std::any_of(shared.slots.begin(), shared.slots.end(), [](const auto &slot) { return slot.isAlive; });
        if (!candidate && isAnybody) tellEnd(ReplayEnd::Stuck, 0, 0);
    }
    if (candidate) shared.current.store(candidate);
}

/// The schedule's turn, to whom it names.
void Turnstile::offer() {
    TurnsInMemory &shared = *m_shared;
    if (shared.turn >= m_schedule.size()) shared.turn = turns::roundOf(m_schedule);
    if (shared.turn >= m_schedule.size()) {
        shared.isFree = true;
        shared.operations = Endless;
        shared.timeOut = false;
        shared.current.store(0);
        next(true);
        return;
    }
    const turns::Turn &turn = m_schedule[shared.turn];
    shared.operations = turn.operations;
    shared.timeOut = turn.timeOut;
    shared.current.store(turn.thread);
    if (turn.thread > shared.threads) tellEnd(ReplayEnd::Missing, turn.thread, 0);
    else if (!isAlive(turn.thread)) tellEnd(ReplayEnd::Ended, turn.thread, 0);
}

void Turnstile::pass(std::uint32_t thread, bool hasDone, std::int64_t deadline) {
    lock();
    m_shared->slots[thread].deadline = deadline;
    next(hasDone);
    unlock();
    changed();
}

void Turnstile::end(std::uint32_t thread) {
    lock();
    m_shared->slots[thread].isAlive = false;
    next(true);
    unlock();
    changed();
}

void Turnstile::leaves() {
    m_shared->leaving.store(getpid());
    changed();
}
void Turnstile::goesOn() {
    m_shared->leaving.store(0);
}

void Turnstile::markGone(pid_t process) {
    for (std::uint32_t i = 1; i <= m_shared->threads; ++i)
        if (m_shared->slots[i].process == process) m_shared->slots[i].isAlive = false;
}

void Turnstile::settle(pid_t process, int signal) {
    if (!endsProcess(process, signal)) return;
    while (!isGone(process)) usleep(kSoon / 1000);
    lock();
    markGone(process);
    unlock();
}

/// Whether the process whose turn it is has gone, which ends the turn.
bool Turnstile::lookForDead(std::uint32_t current) {
    const pid_t process = m_shared->slots[current].process;
    if (process == 0 || process == getpid() || !isGone(process)) return false;
    lock();
    const bool isMine = m_shared->current.load() == current && m_shared->slots[current].isAlive;
    if (isMine) {
        markGone(process);
        if (m_shared->leaving.load() == process) m_shared->leaving.store(0);
        next(true);
    }
    unlock();
    if (isMine) changed();
    return isMine;
}

OwnTurn Turnstile::await(std::uint32_t thread) {
    for (;;) {
        const std::uint32_t seen = m_shared->changes.load();
        const std::uint32_t current = m_shared->current.load();
        const bool isOver = m_shared->isOver.load();
        if (!isOver && current == thread) break;
        const bool isLeaving = m_shared->leaving.load() != 0;
        if (isLeaving && !isOver && lookForDead(current)) continue;
        const FutexAnswer answer = futexWait(m_shared->changes, seen, FutexReach::Shared, monotonicNow() + (isLeaving ? kSoon : kLook));
        if (answer == FutexAnswer::TimedOut && !isOver) lookForDead(current);
    }
    lock();
    m_shared->slots[thread].deadline = NoDeadline;
    const OwnTurn turn{m_shared->operations, m_shared->timeOut, m_shared->isFree};
    unlock();
    return turn;
}

std::int64_t Turnstile::clock() const {
    return m_shared->clock.load();
}

void Turnstile::advanceClock(std::int64_t time) {
    if (time != NoDeadline && time > clock()) m_shared->clock.store(time);
}

void Turnstile::randomBytes(void *buffer, std::size_t size) {
    auto *bytes = static_cast<unsigned char *>(buffer);
    for (std::size_t i = 0; i < size; ++i) {
        m_shared->random += 0x9e3779b97f4a7c15U; // splitmix64, Steele 2014, as the simulated machine has it
        std::uint64_t z = m_shared->random;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
        bytes[i] = static_cast<unsigned char>(z ^ (z >> 31));
    }
}

/// Once: everybody stands still from here on, until the supervisor ends the run.
void Turnstile::tellEnd(ReplayEnd::Reason reason, std::uint32_t thread, std::uint32_t line) {
    // A window shows who waits for whom, and has its Stop.
    const bool staysStuck = reason == ReplayEnd::Stuck && m_memory.description().options.consoleInTrace;
    if (m_shared->isOver.exchange(1) || staysStuck) return;
    RunHeader &header = m_memory.header();
    header.replayEnd.turn = m_shared->turn + 1;
    header.replayEnd.thread = thread;
    header.replayEnd.line = line;
    header.replayEnd.reason.store(reason);
    if (const pid_t supervisor = header.supervisor.load()) kill(supervisor, SIGCHLD);
}

void Turnstile::giveUp(ReplayEnd::Reason reason, std::uint32_t thread, std::uint32_t line) {
    tellEnd(reason, thread, line);
    for (;;) pause();
}

} // namespace forkyard::live
