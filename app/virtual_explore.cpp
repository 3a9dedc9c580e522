// `forkyard explore`: what all schedules of a program lead to, for a terminal or as JSON for the window.
#include "app/virtual_run.h"
#include "core/base/memory_ahead.h"
#include "core/virtual/explorer.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>
#include <sys/prctl.h>
#include <unistd.h>
#include <utility>

namespace forkyard::app {

using namespace virtual_host;

namespace {

/// More states than that nobody can read.
constexpr std::uint64_t MostPictured = 200;
constexpr std::size_t MostTold = 60;

std::atomic<bool> stopWanted{false};

void onInterrupt(int) { stopWanted.store(true); }

std::atomic<std::int64_t> stoodStillFor{0}; ///< ns

std::int64_t now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

/// Only the clock and kill are called: both may be, here.
void onPause(int) {
    const int error = errno;
    const std::int64_t from = now();
    ::kill(::getpid(), SIGSTOP);
    stoodStillFor.fetch_add(now() - from);
    errno = error;
}

/// Ctrl+C and Ctrl+Z, also from the window. Whoever watches is gone: then nobody would let it go on.
void heedSignals(bool isWatched) {
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTSTP, onPause);
    if (isWatched) ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

struct ExploreArguments {
    ExploreOptions options;
    WorldOptions world;
    bool json = false;
    bool progress = false;
    std::string file;
    std::vector<std::string> arguments;
};

bool applyNumber(const std::string &value, std::uint64_t &number) {
    char *end = nullptr;
    if (value.empty() || value[0] < '0' || value[0] > '9') return false; // strtoull takes a sign
    number = std::strtoull(value.c_str(), &end, 10);
    return !*end;
}

bool apply(ExploreArguments &explore, const std::string &option, const std::string &value) {
    using By = ExploreOptions::By;
    if (option == "--by") {
        if (value != "output" && value != "last-line" && value != "ending") return false;
        explore.options.by = value == "output" ? By::Output : value == "last-line" ? By::LastLine : By::Ending;
        return true;
    }
    if (option == "--gil") {
        if (value != "any" && value != "calls" && value != "off") return false;
        explore.world.gil = value == "any" ? vm::GilProfile::AnyInstruction : value == "calls" ? vm::GilProfile::CallsAndLoopEnds : vm::GilProfile::Off;
        return true;
    }
    if (option == "--max-states") return applyNumber(value, explore.options.maxStates) && explore.options.maxStates > 0;
    if (option == "--max-outcomes") return applyNumber(value, explore.options.maxOutcomes) && explore.options.maxOutcomes > 0;
    return applyNumber(value, explore.world.seed);
}

Result<ExploreArguments> parse(const std::vector<std::string> &words) {
    const auto mistake = [](const char *code, std::vector<std::string> arguments) { return Diagnostic{code, std::move(arguments), {}, DiagnosticClass::UserMistake, {}}; };
    ExploreArguments explore;
    std::size_t at = 0;
    for (; at < words.size() && words[at].size() > 1 && words[at][0] == '-'; ++at) {
        if (words[at] == "--") {
            ++at;
            break;
        }
        const std::size_t equals = words[at].find('=');
        const std::string option = words[at].substr(0, equals);
        if (option == "--json" || option == "--progress") {
            (option == "--json" ? explore.json : explore.progress) = true;
            continue;
        }
        if (option == "--graph") {
            explore.options.mostPictured = MostPictured;
            explore.options.mostTold = MostTold;
            continue;
        }
        const std::string_view known[] = {"--by", "--gil", "--max-states", "--max-outcomes", "--seed"};
        if (std::find(std::begin(known), std::end(known), option) == std::end(known)) return mistake("usage.unknown-option", {words[at]});
        const std::string fitting = option == "--by" ? "fits.by" : option == "--gil" ? "fits.gil" : "fits.slice";
        std::string value;
        if (equals != std::string::npos) value = words[at].substr(equals + 1);
        else if (at + 1 < words.size()) value = words[++at];
        else return mistake("usage.missing-value", {option, fitting});
        if (!apply(explore, option, value)) return mistake("usage.bad-value", {option, value, fitting});
    }
    if (at == words.size()) return mistake("usage.explore-no-file", {});
    explore.file = words[at];
    explore.arguments.assign(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
    return explore;
}

std::string quoted(const std::string &text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(c));
            out += code;
        } else
            out += c;
    }
    return out + '"';
}

std::string numberOrNull(const std::string &decimal) { return decimal.empty() ? "null" : quoted(decimal); }

/// Of the states all: `"threads": [[process, place, its name], …], "states": [[depth, outcome, schedule], …], "edges": [[from, to, thread, gives up
/// its wait, what it does], …], "ways": [[edge, …], …]`, the last by outcome.
void printGraph(const StatePicture &picture) {
    const char *between = "";
    const auto next = [&between] { std::printf("%s", std::exchange(between, ", ")); };
    const auto begin = [&between](const char *name) {
        std::printf("%s", name);
        between = "";
    };
    begin(", \"graph\": {\"threads\": [");
    for (const auto &thread : picture.threads) {
        next();
        std::printf("[%u, %u, %s]", thread.process, thread.place, quoted(thread.name).c_str());
    }
    begin("],\n\"states\": [");
    for (const auto &state : picture.states) {
        next();
        std::printf("[%u, %d, %s]", state.depth, state.outcome == StateGraph::None ? -1 : static_cast<int>(state.outcome), quoted(textOf(state.schedule)).c_str());
    }
    begin("],\n\"edges\": [");
    for (const auto &edge : picture.edges) {
        next();
        std::printf("[%u, %u, %u, %s, %s]", edge.from, edge.to, edge.choice.thread, edge.choice.timeOut ? "true" : "false", quoted(edge.operation).c_str());
    }
    begin("],\n\"ways\": [");
    for (const auto &way : picture.ways) {
        next();
        std::string text;
        for (const std::uint32_t edge : way) text += (text.empty() ? "" : ", ") + std::to_string(edge);
        std::printf("[%s]", text.c_str());
    }
    std::printf("]}");
}

/// Of a schedule: `"turns": [[process, place, time passes, operations, the first, the last, how it ends, where it waits, its name], …]`.
void printTurns(const std::vector<ToldTurn> &turns) {
    std::printf(", \"turns\": [");
    const char *between = "";
    for (const ToldTurn &turn : turns) {
        const char *const ends[] = {"on", "waits", "ends", "round"};
        std::printf("%s[%u, %u, %s, %zu, %s, %s, \"%s\", %s, %s]", std::exchange(between, ", "), turn.process, turn.place, turn.timePasses ? "true" : "false", turn.operations,
                    quoted(turn.first).c_str(), quoted(turn.last).c_str(), ends[turn.end], quoted(turn.waitsAt).c_str(), quoted(turn.name).c_str());
    }
    std::printf("]");
}

/// The outcomes by what they print, and what the picture says of them along.
void sortOutcomes(Exploration &found) {
    std::vector<std::uint32_t> order(found.outcomes.size()), places(found.outcomes.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const ExploredOutcome &one = found.outcomes[a], &other = found.outcomes[b];
        return one.output != other.output ? one.output < other.output : one.ending < other.ending;
    });
    std::vector<ExploredOutcome> outcomes;
    std::vector<std::vector<std::uint32_t>> ways;
    for (const std::uint32_t from : order) {
        places[from] = static_cast<std::uint32_t>(outcomes.size());
        outcomes.push_back(std::move(found.outcomes[from]));
        if (from < found.picture.ways.size()) ways.push_back(std::move(found.picture.ways[from]));
    }
    for (auto &state : found.picture.states)
        if (state.outcome != StateGraph::None) state.outcome = places[state.outcome];
    found.outcomes = std::move(outcomes);
    found.picture.ways = std::move(ways);
}

void printJson(const Exploration &found) {
    std::printf("{\"complete\": %s, \"bound\": %s, \"states\": %llu, \"interleavings\": %s, \"seconds\": %.3f, \"outcomes_total\": %zu, \"outcomes\": [",
                found.complete ? "true" : "false", numberOrNull(found.bound).c_str(), static_cast<unsigned long long>(found.states),
                numberOrNull(found.interleavings).c_str(), found.seconds, found.outcomes.size());
    for (std::size_t i = 0; i < found.outcomes.size(); ++i) {
        const ExploredOutcome &outcome = found.outcomes[i];
        std::printf("%s{\"output\": %s, \"ending\": %s, \"count\": %s, \"switches\": %zu, \"schedule\": %s", i ? ",\n" : "\n", quoted(outcome.output).c_str(),
                    quoted(outcome.ending).c_str(), numberOrNull(outcome.count).c_str(), outcome.switches, quoted(textOf(outcome.schedule)).c_str());
        if (!outcome.turns.empty()) printTurns(outcome.turns);
        std::printf("}");
    }
    std::printf("]");
    if (found.assumesPlainNetwork) std::printf(", \"assumes\": [\"network without delay and loss\"]");
    if (!found.picture.states.empty()) printGraph(found.picture);
    std::printf("}\n");
}

/// With three digits that count, as seconds and shares are told.
std::string figure(const char *format, double value) {
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

void printOutcome(const ExploredOutcome &outcome, const std::string &all) {
    std::printf("%s", outcome.output.c_str());
    if (!outcome.output.empty() && outcome.output.back() != '\n') std::printf("\n");
    std::string line = "  " + outcome.ending;
    if (!outcome.count.empty() && !all.empty()) {
        const double share = std::strtod(outcome.count.c_str(), nullptr) / std::strtod(all.c_str(), nullptr) * 100;
        line += sentence("explore.share", {outcome.count, all, figure("%.3g", share)});
    }
    line += sentence("explore.switches", {std::to_string(outcome.switches), textOf(outcome.schedule)});
    std::printf("%s\n", line.c_str());
}

void printWords(const Exploration &found) {
    for (const ExploredOutcome &outcome : found.outcomes) printOutcome(outcome, found.interleavings);
    const std::string outcomes = std::to_string(found.outcomes.size()), states = std::to_string(found.states), seconds = figure("%.3f", found.seconds);
    const std::string all = found.interleavings.empty() ? sentence("explore.endless") : found.interleavings;
    std::printf("%s\n", (found.complete ? sentence("explore.all", {outcomes, all, states, seconds}) : sentence("explore.sample", {found.bound, outcomes, states, seconds})).c_str());
    if (found.assumesPlainNetwork) std::printf("%s\n", sentence("explore.plain-network").c_str());
}

} // namespace

int runExplore(const std::vector<std::string> &words) {
    auto parsed = parse(words);
    const auto complain = [](const Diagnostic &problem) {
        std::fprintf(stderr, "forkyard: %s\n", sentenceFor(problem).c_str());
        return 2;
    };
    if (!parsed) return complain(parsed.error());
    ExploreArguments &explore = parsed.value();
    const auto bytes = readProgramFile(explore.file);
    if (!bytes) return complain(bytes.error());
    growInLargePieces();
    explore.world.timeIsFree = true;
    explore.world.lineBuffered = true;
    explore.world.mostQuiet = ExploreOptions::MostQuiet;
    const auto world = loadWorld(explore.file, bytes.value(), explore.arguments, std::move(explore.world));
    if (!world) return 1;
    heedSignals(explore.progress);
    explore.options.stoodStill = [] { return static_cast<double>(stoodStillFor.load()) / 1e9; };
    explore.options.goesOn = [&](std::uint64_t states, std::uint64_t outcomes) {
        if (explore.progress)
            std::fprintf(stderr, "{\"states\": %llu, \"outcomes\": %llu}\n", static_cast<unsigned long long>(states), static_cast<unsigned long long>(outcomes));
        return !stopWanted.load();
    };
    Explorer explorer(*world, std::move(explore.options));
    Exploration found = explorer.explore();
    sortOutcomes(found);
    if (getenv("FORKYARD_EXPLORE_FIGURES"))
        std::fprintf(stderr, "edges %llu, runs %llu, locations %llu\n", static_cast<unsigned long long>(found.edges), static_cast<unsigned long long>(found.runs), static_cast<unsigned long long>(found.locations));
    if (explore.json) printJson(found);
    else printWords(found);
    return 0;
}

} // namespace forkyard::app
