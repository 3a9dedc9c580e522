// Worlds for tests, made from a program's text.
#pragma once

#include "core/bytecode/compiler.h"
#include "core/lang/parse.h"
#include "core/virtual/explorer.h"
#include "core/virtual/policy.h"
#include "core/virtual/stepper.h"
#include "core/virtual/world.h"

#include <memory>
#include <string>

namespace forkyard::virtual_host {

inline Result<std::shared_ptr<const bytecode::Code>> compileText(std::string_view text, const std::string &fileName)
{
    auto tree = lang::parseProgram(text);
    if (!tree) return tree.error();
    return bytecode::compile(*tree.value(), fileName);
}

/// Null where the text has a mistake.
inline std::unique_ptr<World> makeWorld(const std::string &text, WorldOptions options = {})
{
    const auto code = compileText(text, "program.py");
    if (!code) return nullptr;
    options.program = {"program.py", text, {}};
    auto world = std::make_unique<World>(std::move(options), compileText, [](const Diagnostic &, std::string_view) { return vm::Machine::SyntaxProblem(); });
    world->load(code.value(), text);
    return world;
}

inline Exploration exploreText(const std::string &text, ExploreOptions explore = {}, vm::GilProfile gil = vm::GilProfile::AnyInstruction)
{
    WorldOptions options;
    options.timeIsFree = true;
    options.mostQuiet = ExploreOptions::MostQuiet;
    options.lineBuffered = true;
    options.gil = gil;
    const auto world = makeWorld(text, std::move(options));
    return world ? Explorer(*world, std::move(explore)).explore() : Exploration();
}

/// Whether the outcome's schedule leads to it: to its very end.
inline bool leadsThere(const std::string &program, const ExploredOutcome &outcome, vm::GilProfile gil = vm::GilProfile::AnyInstruction)
{
    constexpr int mostTries = 100;
    WorldOptions options;
    options.timeIsFree = options.lineBuffered = true;
    options.gil = gil;
    const auto world = makeWorld(program, std::move(options));
    Stepper stepper(*world, nullptr);
    stepper.begin();
    const bool isFollowed = stepper.follow(outcome.schedule);
    if (outcome.ending == "endless") return isFollowed && !stepper.choices().empty();
    // Who is left can only try what it will wait for.
    const bool isHeldUp = outcome.ending == "deadlock" || outcome.ending == "stuck";
    for (int tries = 0; isHeldUp && tries < mostTries && !stepper.choices().empty(); ++tries) stepper.take(stepper.choices().front());
    return isFollowed && world->output() == outcome.output && stepper.choices().empty();
}

/// The output of a program under a policy; `how` says how it ended.
inline std::string runText(const std::string &text, Policy &policy, Scheduler::Ending &how, Schedule *schedule = nullptr)
{
    WorldOptions options;
    options.lineBuffered = true;
    const auto world = makeWorld(text, std::move(options));
    if (!world) return "no program";
    Scheduler scheduler(*world, policy);
    how = scheduler.run(10'000'000);
    if (schedule) *schedule = scheduler.schedule();
    return world->output();
}

} // namespace forkyard::virtual_host
