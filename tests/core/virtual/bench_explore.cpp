// How long Explore takes for the textbook race, in what memory, and how many visible operations a second a random schedule does.
// Prints figures; compares with nothing.
#include "tests/core/virtual/world_fixture.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
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

void explore(int threads, int rounds)
{
    const Exploration found = exploreText(race(threads, rounds));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%dx%d  %9.3f s  %8llu states  %9llu edges  %9llu runs  %4zu ends  %s interleavings  peak %ld MB\n", threads, rounds, found.seconds,
                static_cast<unsigned long long>(found.states), static_cast<unsigned long long>(found.edges), static_cast<unsigned long long>(found.runs),
                found.outcomes.size(), found.interleavings.c_str(), usage.ru_maxrss / 1024);
    std::fflush(stdout);
}

void randomRate()
{
    const auto policy = makeRandom(1);
    const auto world = makeWorld(race(2, 20000));
    Scheduler scheduler(*world, *policy);
    const auto begin = std::chrono::steady_clock::now();
    scheduler.run();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("random schedule: %.2f million visible operations a second\n", static_cast<double>(world->steps()) / seconds / 1e6);
}

} // namespace

/// Arguments: threads rounds of one more race.
int main(int argc, char **argv)
{
    explore(2, 1);
    explore(2, 3);
    explore(2, 5);
    explore(3, 1);
    explore(2, 10);
    if (std::system("command -v spin > /dev/null") != 0) std::printf("spin is not installed: nothing to compare 2x10 with\n");
    if (argc == 3) explore(std::atoi(argv[1]), std::atoi(argv[2]));
    randomRate();
}
