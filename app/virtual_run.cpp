#include "app/virtual_run.h"

#include "app/program_run.h"
#include "core/lang/parse.h"
#include "core/lang/syntax_message.h"
#include "core/virtual/explorer.h"
#include "core/virtual/policy.h"

#include <csignal>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace forkyard::app {

using namespace virtual_host;

namespace {

std::string moreInput() {
    char part[65536];
    const ssize_t size = read(STDIN_FILENO, part, sizeof part);
    return size > 0 ? std::string(part, static_cast<std::size_t>(size)) : std::string();
}

/// All of it, for a search that goes back in time; nobody is asked to type.
std::string standardInput() {
    std::string all;
    if (isatty(STDIN_FILENO)) return all;
    for (std::string part = moreInput(); !part.empty(); part = moreInput()) all += part;
    return all;
}

std::unique_ptr<Policy> policyOf(const RunArguments &run, Diagnostic &problem) {
    if (run.policy == "random") return makeRandom(run.seed);
    if (run.policy == "priority") return makePriority();
    if (run.policy != "replay" && run.policy != "worst") return makeRoundRobin(run.quantum);
    auto schedule = parseSchedule(run.schedule);
    if (schedule) return makeReplay(std::move(schedule).value());
    problem = schedule.error();
    return nullptr;
}

} // namespace

std::unique_ptr<World> loadWorld(const std::string &file, const std::string &bytes, const std::vector<std::string> &arguments, WorldOptions options) {
    const std::string name = absoluteName(file);
    auto source = lang::decodeSource(bytes);
    const auto refuse = [&](const Diagnostic &diagnostic, std::string_view text) {
        std::fputs(lang::formatSyntaxError(diagnostic, text, name).c_str(), stderr);
        return nullptr;
    };
    if (!source) return refuse(source.error(), {});
    const auto code = compileText(source.value(), name);
    if (!code) return refuse(code.error(), source.value());
    if (options.network.isEmpty()) {
        auto network = parseNetwork(networkIn(source.value()));
        if (!network) {
            std::fprintf(stderr, "forkyard: %s\n", sentenceFor(network.error()).c_str());
            return nullptr;
        }
        options.network = std::move(network).value();
    }
    options.program = {name, bytes, arguments};
    const std::size_t slash = name.rfind('/');
    options.directory = slash == std::string::npos ? "." : name.substr(0, std::max<std::size_t>(slash, 1));
    auto world = std::make_unique<World>(std::move(options), compileText, explain);
    world->load(code.value(), source.value());
    return world;
}

const char *nameOf(live::StartMethod method) {
    switch (method) {
    case live::StartMethod::Spawn: return "spawn";
    case live::StartMethod::ForkServer: return "forkserver";
    case live::StartMethod::Fork: break;
    }
    return "fork";
}

namespace {

WorldOptions optionsOf(const RunArguments &run, const std::string &input) {
    WorldOptions options;
    options.gil = run.options.gil;
    options.input = input;
    options.seed = run.seed;
    options.cores = run.cores;
    if (auto network = parseNetwork(run.network)) options.network = std::move(network).value();
    options.startMethod = nameOf(run.options.startMethod);
    return options;
}

/// What goes on from the schedule, or from the start, and fails, as far as a minute's search finds it.
std::unique_ptr<Policy> worstPolicy(const RunArguments &run, const std::string &bytes, const std::string &input, Diagnostic &problem) {
    auto before = parseSchedule(run.schedule);
    if (!before) {
        problem = before.error();
        return nullptr;
    }
    WorldOptions options = optionsOf(run, input);
    options.timeIsFree = true;
    options.lineBuffered = true;
    options.mostQuiet = ExploreOptions::MostQuiet;
    const auto world = loadWorld(run.file, bytes, run.arguments, std::move(options));
    if (!world) return makePriority(); // the run itself will say why
    Schedule schedule = worstFrom(*world, before.value(), {});
    return makeReplay(schedule.empty() ? std::move(before).value() : std::move(schedule));
}

} // namespace

int runVirtual(const RunArguments &run, const std::string &bytes) {
    Diagnostic problem;
    if (const auto network = parseNetwork(run.network); !network) {
        std::fprintf(stderr, "forkyard: %s\n", sentenceFor(network.error()).c_str());
        return 2;
    }
    const std::string input = run.policy == "worst" ? standardInput() : std::string();
    const auto policy = run.policy == "worst" ? worstPolicy(run, bytes, input, problem) : policyOf(run, problem);
    if (!policy) {
        std::fprintf(stderr, "forkyard: %s\n", sentenceFor(problem).c_str());
        return 2;
    }
    WorldOptions options = optionsOf(run, input);
    options.operationCost = OperationCost;
    options.switchCost = run.switchCost < 0 ? SwitchCost : run.switchCost;
    options.readInput = moreInput;
    options.mostProcesses = MostProcesses;
    options.realConsole = true;
    // A schedule was found where each line is written at once; as on real threads, it leads to the same only there.
    options.lineBuffered = run.policy == "replay" || run.policy == "worst" || isatty(STDOUT_FILENO) == 1;
    const auto world = loadWorld(run.file, bytes, run.arguments, std::move(options));
    if (!world) return 1;
    std::signal(SIGPIPE, SIG_IGN); // as on real threads: an exception, not the end
    Scheduler scheduler(*world, *policy);
    const Scheduler::Ending ending = scheduler.run();
    if (run.policy == "replay" && scheduler.misfit() != 0)
        std::fprintf(stderr, "forkyard: %s\n", sentenceFor({"schedule.misfit", {std::to_string(scheduler.misfit())}, {}, DiagnosticClass::UserMistake, {}}).c_str());
    if (getenv("FORKYARD_SHOW_SCHEDULE")) std::fprintf(stderr, "schedule: %s\n", textOf(scheduler.schedule()).c_str());
    if (ending != Scheduler::Ending::Finished) {
        std::fprintf(stderr, "forkyard: %s\n", sentenceFor({"virtual.deadlock", {}, {}, DiagnosticClass::UserMistake, {}}).c_str());
        return 124;
    }
    const int status = world->kernel().processes.front().status;
    if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
    std::signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
}

} // namespace forkyard::app
