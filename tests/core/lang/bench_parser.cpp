// How fast programs are read, in processor time: bench_parser FILE… (Python files; none: a text made of this
// repository's scripts).
#include "core/lang/parse.h"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

int main(int argc, char **argv) {
    std::vector<std::string> paths(argv + 1, argv + argc);
    if (paths.empty())
        for (const char *name : {"dump_tree.py", "dump_scopes.py"})
            paths.push_back(std::string(FORKYARD_SOURCE_DIR "/tests/core/lang/") + name);
    std::string text;
    for (const std::string &path : paths) {
        std::ifstream file(path, std::ios::binary);
        text.append(std::istreambuf_iterator<char>(file), {});
        text += "\n";
    }
    const std::string once = text;
    while (!once.empty() && text.size() < (2U << 20)) text += once;

    constexpr int Rounds = 5;
    for (int round = 0; round < Rounds; ++round) {
        const auto start = std::clock();
        auto module = forkyard::lang::parse(text);
        const auto parsed = std::clock();
        if (!module || !forkyard::lang::resolve(*module.value())) return 1;
        const auto resolved = std::clock();
        const auto rate = [&](std::clock_t from, std::clock_t to) {
            return static_cast<double>(text.size()) / 1e6 / (static_cast<double>(to - from) / CLOCKS_PER_SEC);
        };
        std::printf("%.1f MB: parse %.1f MB/s, resolve %.1f MB/s\n", static_cast<double>(text.size()) / 1e6,
                    rate(start, parsed), rate(parsed, resolved));
    }
}
