// How long Explore takes for the textbook race, in what memory, and how many visible operations a second a random schedule does.
// How long a step back, a snapshot and a fork of a simulated process take (goal 9).
// SPIN, where it is installed, searches a model of the same race in the same run: from its source to its answer, as the program people
// start does, too.
#include "tests/core/virtual/world_fixture.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string_view>
#include <sys/resource.h>

using namespace forkyard::virtual_host;

namespace {

std::string race(int threads, int rounds)
{
    constexpr int amounts[] = {5, 8, 11};
    std::string text = "import threading\nbalance = 0\ndef work(a):\n    global balance\n    for _ in range(" + std::to_string(rounds) +
                       "):\n        balance = balance + a\n        balance = balance - a\nall = []\n";
    for (int i = 0; i < threads; ++i) text += "all.append(threading.Thread(target=work, args=(" + std::to_string(amounts[i]) + ",)))\n";
    return text + "for t in all: t.start()\nfor t in all: t.join()\nprint(balance)\n";
}

/// Of the processor, which others may be using too: by this program, or by those that it has begun and waited for.
double processorSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/// In this program, the library's text compiled anew.
void explore(int threads, int rounds, bool schedules = true)
{
    const double begin = processorSeconds(RUSAGE_SELF);
    ExploreOptions options;
    options.schedules = schedules;
    options.maxStates = 20'000'000;
    options.maxSeconds = 3600;
    const Exploration found = exploreText(race(threads, rounds), options);
    const double seconds = processorSeconds(RUSAGE_SELF) - begin;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%dx%d  %7.3f s of the processor, %7.3f s  %8llu states  %9llu edges  %6llu runs  %4zu ends  %s interleavings  peak %ld MB%s\n", threads, rounds, seconds, found.seconds,
                static_cast<unsigned long long>(found.states), static_cast<unsigned long long>(found.edges), static_cast<unsigned long long>(found.runs),
                found.outcomes.size(), found.interleavings.c_str(), usage.ru_maxrss / 1024, schedules ? "" : "  (no schedules)");
    std::fflush(stdout);
}

/// The processor's seconds of a command and all that it starts; 0: it failed.
double commandSeconds(const std::string &command)
{
    const double begin = processorSeconds(RUSAGE_CHILDREN);
    return std::system(command.c_str()) == 0 ? processorSeconds(RUSAGE_CHILDREN) - begin : 0;
}

/// `forkyard explore` from the program's text to all that is printed of it; 0: there is no such program beside this one.
double program(const std::string &folder)
{
    const std::filesystem::path forkyard = std::filesystem::canonical("/proc/self/exe").parent_path().parent_path() / "forkyard";
    std::ofstream(folder + "/race.py") << race(2, 10);
    return std::filesystem::exists(forkyard) ? commandSeconds("'" + forkyard.string() + "' explore --json '" + folder + "/race.py' > '" + folder + "/answer'") : 0;
}

/// Each load and each store is one step; what is in a thread's hand is forgotten where it stores.
constexpr const char *model = R"(short balance = 0;
proctype Change(short amount) {
  byte round = 0; short hand;
  do
  :: round < 10 -> hand = balance; balance = hand + amount; hand = balance;
       d_step { balance = hand - amount; hand = 0; round++ }
  :: else -> break
  od
}
init { atomic { run Change(5); run Change(8) } }
)";

/// Compiling with them; 0: it cannot be had here.
double spin(const std::string &folder)
{
    std::ofstream(folder + "/race.pml") << model;
    return commandSeconds("cd '" + folder + "' && spin -a race.pml && gcc -O2 -w -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -m100000 > pan.out && grep -q 'errors: 0' pan.out");
}

/// In turns: the machine is not equally fast all the time.
void againstSpin()
{
    constexpr int Turns = 3;
    char folder[] = "/tmp/forkyard-spin-XXXXXX";
    if (!mkdtemp(folder)) return;
    const bool isThere = std::system("command -v spin > /dev/null") == 0;
    double ours = 0, theirs = 0;
    for (int i = 0; i < Turns; ++i) {
        ours += program(folder);
        if (isThere) theirs += spin(folder);
    }
    std::filesystem::remove_all(folder);
    std::printf("2x10 by forkyard explore, from source to answer: %.3f s of the processor\n", ours / Turns);
    if (theirs > 0 && ours > 0) std::printf("2x10 by spin, from source to answer, which ends but not how many ways: %.3f s of the processor, %.1f times ours (goal 7: 9)\n", theirs / Turns, theirs / ours);
    else std::printf("spin is not installed: nothing to compare 2x10 with\n");
}

void randomRate()
{
    const auto policy = makeRandom(1);
    const auto world = makeWorld(race(2, 200'000));
    Scheduler scheduler(*world, *policy);
    const double begin = processorSeconds(RUSAGE_SELF);
    scheduler.run();
    const double seconds = processorSeconds(RUSAGE_SELF) - begin;
    std::printf("random schedule: %.2f million visible operations a second (goal 6: 16)\n", static_cast<double>(world->steps()) / seconds / 1e6);
}

class OneStep : public Steering {
public:
    bool mayGoOn(WorldThread &, const Operation &) override { return false; }
};

/// From behind a step to before it, and to behind it again.
void stepsBack()
{
    constexpr int Rounds = 100'000;
    const auto world = makeWorld(race(2, 1000));
    OneStep steering;
    const auto step = [&] {
        for (WorldThread *thread : world->threads())
            if (world->canGoOn(*thread)) return world->run(*thread, steering);
    };
    for (int i = 0; i < 60; ++i) step();
    const Moment before = world->capture();
    step();
    const Moment after = world->capture();
    const double begin = processorSeconds(RUSAGE_SELF);
    for (int i = 0; i < Rounds; ++i) {
        world->restore(before);
        world->restore(after);
    }
    std::printf("a step back: %.2f µs (goal 9: 1)\n", (processorSeconds(RUSAGE_SELF) - begin) / (2 * Rounds) * 1e6);
}

/// Goes on until so many visible operations are done in the world.
class UpTo : public Steering {
public:
    explicit UpTo(World &world) : m_world(world) {}
    bool mayGoOn(WorldThread &, const Operation &) override { return m_world.steps() < steps; }
    std::uint64_t steps = 0;

private:
    World &m_world;
};

/// Ten million steps of a random schedule, a moment kept now and then: going to any of them is going back to the moment before it and
/// following the schedule from there.
void jumps()
{
    constexpr std::uint64_t Steps = 10'000'000, KeptEvery = 100'000;
    struct Kept {
        Moment moment;
        std::size_t turn;
    };
    const auto policy = makeRandom(1);
    const auto world = makeWorld(race(2, 2'000'000));
    Scheduler scheduler(*world, *policy);
    std::vector<Kept> kept;
    for (std::uint64_t at = 0; at < Steps; at += KeptEvery) {
        scheduler.run(at);
        kept.push_back({world->capture(), scheduler.turnCount()});
    }
    scheduler.run(Steps);
    const Schedule schedule = scheduler.schedule();
    UpTo steering(*world);
    std::mt19937_64 random(1);
    double longest = 0, all = 0;
    constexpr int Jumps = 50;
    for (int i = 0; i < Jumps; ++i) {
        const std::uint64_t wanted = random() % Steps;
        const Kept &from = kept[wanted / KeptEvery];
        const double begin = processorSeconds(RUSAGE_SELF);
        world->restore(from.moment);
        for (std::size_t turn = from.turn; world->steps() < wanted && turn < schedule.size(); ++turn) {
            steering.steps = std::min(wanted, world->steps() + schedule[turn].operations);
            world->run(*world->thread(schedule[turn].thread), steering);
        }
        const double seconds = processorSeconds(RUSAGE_SELF) - begin;
        if (world->steps() != wanted) std::printf("a jump went to step %llu instead of %llu\n", static_cast<unsigned long long>(world->steps()), static_cast<unsigned long long>(wanted));
        longest = std::max(longest, seconds);
        all += seconds;
    }
    std::printf("a jump anywhere in 10 million steps: %.1f ms, the longest of %d %.1f ms (goal 9: 50)\n", all / Jumps * 1e3, Jumps, longest * 1e3);
}

/// What a fork is as a value: a moment of a world whose heap has a list of 1 MB and changes a little each time.
void snapshots()
{
    constexpr int Rounds = 20'000;
    const auto world = makeWorld("kept = list(range(125000))\nx = 0\nwhile True: x = x + 1\n");
    OneStep steering;
    const auto stepsOf = [&](bool isKept) {
        Moment last;
        const double begin = processorSeconds(RUSAGE_SELF);
        for (int i = 0; i < Rounds; ++i) {
            world->run(*world->thread(1), steering);
            if (isKept) last = world->capture();
        }
        return processorSeconds(RUSAGE_SELF) - begin;
    };
    stepsOf(true);
    const double none = stepsOf(false);
    const std::uint64_t steps = world->steps();
    const double all = stepsOf(true);
    std::printf("a snapshot of a world with a heap of 1 MB, after a step: %.2f µs (goal 9: 2)\n", (all - none) / Rounds * 1e6);
    if (world->steps() != steps + Rounds) std::printf("of %d steps only %llu were done\n", Rounds, static_cast<unsigned long long>(world->steps() - steps));
}

double forksOf(int forks)
{
    WorldOptions options;
    options.mostProcesses = 1000;
    const auto world = makeWorld("import os\nkept = list(range(125000))\nfor n in range(" + std::to_string(forks) +
                                     "):\n    pid = os.fork()\n    if pid == 0: os._exit(0)\n    os.waitpid(pid, 0)\n",
                                 std::move(options));
    const auto policy = makeRandom(1);
    Scheduler scheduler(*world, *policy);
    const double begin = processorSeconds(RUSAGE_SELF);
    scheduler.run();
    return processorSeconds(RUSAGE_SELF) - begin;
}

} // namespace

void forks()
{
    const double none = forksOf(0);
    std::printf("os.fork(), a process of its own made at once, with exit and wait, of a heap of 1 MB: %.1f µs\n", (forksOf(500) - none) / 500 * 1e6);
}

/// Arguments: threads rounds, of the one race to explore; or `spin`, `random`, `jumps`, `forks`.
int main(int argc, char **argv)
{
    const std::string_view what = argc == 2 ? argv[1] : "";
    if (what == "spin") return againstSpin(), 0;
    if (what == "random") return randomRate(), 0;
    if (what == "jumps") return jumps(), 0;
    if (what == "forks") return snapshots(), forks(), 0;
    if (argc >= 3) return explore(std::atoi(argv[1]), std::atoi(argv[2]), argc == 3), 0;
    explore(2, 1);
    explore(2, 3);
    explore(2, 5);
    explore(3, 1);
    explore(2, 10);
    againstSpin();
    explore(3, 3, false);
    randomRate();
    stepsBack();
    jumps();
    snapshots();
    forks();
}
