// How fast programs are parsed and compiled. Prints megabytes of source a second; the goal for compiling is at least 1.
#include "core/bytecode/compiler.h"
#include "core/lang/parse.h"

#include <chrono>
#include <cstdio>
#include <string>

namespace {

constexpr const char *SAMPLE = R"(
class Account{0}:
    """Holds a balance."""
    def __init__(self, balance=0, *, limit=None):
        self.balance = balance
        self.limit = limit
        self.history = []

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f'cannot deposit {amount!r}')
        with self.lock:
            before = self.balance
            self.balance += amount
            self.history.append((before, amount, self.balance))
        return self.balance

def transfer{0}(source, target, amount, rounds=10):
    total = 0
    for index in range(rounds):
        try:
            source.withdraw(amount); target.deposit(amount)
            total += amount * 2 - index // 3
        except ValueError as error:
            print('failed', error, [x * 2 for x in source.history if x], sep=': ')
            continue
        finally:
            log(index, total)
    while total > 100 and not source.closed:
        total -= 1
    return total, {'source': source, 'target': target}
)";

} // namespace

int main() {
    std::string program;
    for (int copy = 0; program.size() < 4'000'000; ++copy) {
        std::string text = SAMPLE;
        for (auto place = text.find("{0}"); place != std::string::npos; place = text.find("{0}"))
            text.replace(place, 3, std::to_string(copy));
        program += text;
    }
    const auto started = std::chrono::steady_clock::now();
    const auto module = forkyard::lang::parseProgram(program);
    const auto parsed = std::chrono::steady_clock::now();
    if (!module) return std::fprintf(stderr, "refused: %s\n", module.error().code.c_str()), 1;
    const auto code = forkyard::bytecode::compile(*module.value(), "bench.py");
    const auto compiled = std::chrono::steady_clock::now();
    if (!code) return std::fprintf(stderr, "refused: %s\n", code.error().code.c_str()), 1;
    const auto rate = [&](auto from, auto to) {
        return double(program.size()) / 1e6 / std::chrono::duration<double>(to - from).count();
    };
    std::printf("%.1f MB of source: parsed and resolved at %.1f MB/s, compiled at %.1f MB/s\n",
                double(program.size()) / 1e6, rate(started, parsed), rate(parsed, compiled));
}
