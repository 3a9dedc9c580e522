#include "core/live/simulation.h"

#include "core/live/pack.h"

namespace forkyard::live {

std::string packed(const SimulationStep &step) {
    Packer out;
    out.number(static_cast<std::uint64_t>(step.until));
    out.number(step.thread);
    out.number(step.timePasses);
    out.text(step.variable);
    out.text(step.value);
    out.text(step.comparison);
    out.number(step.breakpoints.size());
    for (std::uint32_t line : step.breakpoints) out.number(line);
    out.text(step.policy);
    out.number(step.quantum);
    return out.take();
}

bool unpack(std::string_view bytes, SimulationStep &step) {
    Unpacker in(bytes);
    step.until = static_cast<SimulationStep::Until>(in.number());
    step.thread = static_cast<std::uint32_t>(in.number());
    step.timePasses = in.number() != 0;
    step.variable = in.text();
    step.value = in.text();
    step.comparison = in.text();
    step.breakpoints.clear();
    for (std::uint64_t count = in.number(); count > 0 && in.ok(); --count) step.breakpoints.push_back(static_cast<std::uint32_t>(in.number()));
    step.policy = in.text();
    step.quantum = static_cast<std::uint32_t>(in.number());
    return in.ok();
}

std::string packed(const Simulation &simulation) {
    Packer out;
    out.number(simulation.on);
    out.text(simulation.schedule);
    out.text(packed(simulation.step));
    out.number(simulation.seed);
    out.number(simulation.cores);
    out.number(static_cast<std::uint64_t>(simulation.switchCost));
    out.text(simulation.network);
    out.text(simulation.input);
    out.number(simulation.inputEnds);
    return out.take();
}

bool unpack(std::string_view bytes, Simulation &simulation) {
    Unpacker in(bytes);
    simulation.on = in.number() != 0;
    simulation.schedule = in.text();
    const bool ok = unpack(in.text(), simulation.step);
    simulation.seed = in.number();
    simulation.cores = static_cast<std::uint32_t>(in.number());
    simulation.switchCost = static_cast<std::int64_t>(in.number());
    simulation.network = in.text();
    simulation.input = in.text();
    simulation.inputEnds = in.number() != 0;
    return ok && in.ok();
}

std::string packed(const Standing &standing) {
    Packer out;
    out.number(static_cast<std::uint64_t>(standing.how));
    out.number(standing.choices.size());
    for (const Standing::Choice &choice : standing.choices) {
        out.number(choice.thread);
        out.number(choice.timePasses);
    }
    out.number(standing.time);
    out.number(standing.step);
    out.number(static_cast<std::uint64_t>(standing.clock));
    out.text(standing.ending);
    return out.take();
}

bool unpack(std::string_view bytes, Standing &standing) {
    Unpacker in(bytes);
    standing.how = static_cast<Standing::How>(in.number());
    standing.choices.clear();
    for (std::uint64_t count = in.number(); count > 0 && in.ok(); --count) {
        const auto thread = static_cast<std::uint32_t>(in.number());
        standing.choices.push_back({thread, in.number() != 0});
    }
    standing.time = in.number();
    standing.step = in.number();
    standing.clock = static_cast<std::int64_t>(in.number());
    standing.ending = in.text();
    return in.ok();
}

} // namespace forkyard::live
