#include "app/simulated_run.h"

#include "app/virtual_run.h"
#include "core/lang/parse.h"
#include "core/virtual/ending.h"
#include "core/virtual/explorer.h"
#include "core/virtual/policy.h"
#include "core/virtual/stepper.h"

#include <csignal>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace forkyard::app {

using live::Message;
using live::Standing;
using namespace virtual_host;

namespace {

static_assert(static_cast<int>(live::SimulationStep::Until::Operation) == static_cast<int>(Until::Operation));
static_assert(static_cast<int>(live::SimulationStep::Until::End) == static_cast<int>(Until::End));

/// Rounds of a loop that nobody else can notice, until one may stop it: more than a lesson's program takes, so that it is one step there.
constexpr std::uint64_t MostQuiet = 5'000'000;
/// Of a schedule's text in one message.
constexpr std::size_t LongestPiece = 8000;
/// Steps of one run that one can go back to one by one.
constexpr std::size_t MostPassed = 10'000;

class SimulatedRun {
public:
    /// The same program where a search finds its way: it has just been loaded, and time is free.
    using MakeWorld = std::function<std::unique_ptr<World>()>;

    SimulatedRun(World &world, Stepper &stepper, Story &story, live::ControlChannel &steps, std::uint64_t seed, MakeWorld makeWorld)
        : m_world(world), m_stepper(stepper), m_story(story), m_steps(steps), m_seed(seed), m_makeWorld(std::move(makeWorld))
    {
        m_stepper.interrupted = [this] { return isInterrupted(); };
        m_stepper.passes = [this] {
            if (m_passed++ < MostPassed) tell(Standing::How::Passed);
        };
    }

    void run(const live::Simulation &simulation)
    {
        m_stepper.begin();
        const bool goesOn = simulation.step.until != live::SimulationStep::Until::Nothing;
        if (goesOn || !simulation.schedule.empty()) tell(Standing::How::Passed); // the beginning is a step, too
        bool isGood = true;
        if (auto schedule = parseSchedule(simulation.schedule)) isGood = m_stepper.follow(schedule.value());
        else isGood = false;
        if (isGood && goesOn) {
            if (!simulation.schedule.empty()) tell(Standing::How::Passed);
            go(simulation.step);
        } else if (isGood && !simulation.schedule.empty()) waitAtEnd();
        tellStanding(isGood);
        while (!m_world.isOver()) {
            const auto message = waitForMessage();
            if (!message) return;
            if (message->kind == Message::Kind::Input) takeInput(message->payload);
            if (message->kind == Message::Kind::Step) {
                live::SimulationStep step;
                if (!live::unpack(message->payload, step)) continue;
                go(step);
            }
            tellStanding(true);
        }
    }

private:
    void go(const live::SimulationStep &step)
    {
        StepWish wish;
        wish.until = static_cast<Until>(step.until);
        wish.thread = step.thread;
        wish.timePasses = step.timePasses;
        wish.variable = step.variable;
        wish.value = step.value;
        wish.comparison = step.comparison;
        wish.breakpoints = step.breakpoints;
        if (step.policy == "worst" && step.thread == 0 && !goWorst()) return;
        const auto policy = step.policy == "random" ? makeRandom(m_seed + m_world.steps()) : step.policy == "priority" ? makePriority() : makeRoundRobin(step.quantum);
        m_stepper.go(wish, *policy);
    }

    /// Along the way from here that ends worst, if there is one; false: told to stand. What is left after it goes on by itself.
    bool goWorst()
    {
        const Schedule before = m_stepper.schedule();
        ExploreOptions options;
        bool stands = false;
        options.goesOn = [&](std::uint64_t, std::uint64_t) { return !(stands = stands || isInterrupted()); };
        const auto world = m_makeWorld();
        Schedule way = worstFrom(*world, before, std::move(options));
        if (stands) return false;
        if (way.size() < before.size()) return true;
        if (!before.empty()) {
            way.erase(way.begin(), way.begin() + static_cast<std::ptrdiff_t>(before.size() - 1));
            way.front().operations -= before.back().operations;
            way.front().timeOut = false;
            if (way.front().operations == 0) way.erase(way.begin());
        }
        m_stepper.follow(way);
        return true;
    }

    /// A schedule ends where nobody gets on any more; that somebody asks for what he cannot have is no step of it. Where that is all there
    /// is left, each comes to stand in his wait, so that one sees who waits for what. Tried elsewhere first: what is told cannot be taken
    /// back.
    void waitAtEnd()
    {
        if (m_world.isOver() || m_stepper.choices().empty()) return;
        const auto world = m_makeWorld();
        Stepper trial(*world, nullptr);
        trial.begin();
        if (!trial.follow(m_stepper.schedule())) return;
        Schedule waits;
        while (!trial.isDeadlock()) {
            const auto choices = trial.choices();
            if (choices.empty() || isInterrupted()) return;
            for (const Choice &choice : choices)
                if (choice.timeOut) return;
            const std::uint64_t before = world->steps();
            trial.take(choices.front());
            const WorldThread *thread = world->thread(choices.front().thread);
            if (!world->isAlive(*thread) || world->canGoOn(*thread)) return;
            waits.push_back({thread->number, world->steps() - before, false});
        }
        m_stepper.follow(waits);
    }

    void tellStanding(bool isGood)
    {
        tell(!isGood ? Standing::How::BadSchedule : m_world.isOver() ? Standing::How::Over : m_stepper.isDeadlock() ? Standing::How::Deadlock : Standing::How::Stands);
        m_passed = 0;
    }

    void tell(Standing::How how)
    {
        const Schedule &whole = m_stepper.schedule();
        Schedule fresh(whole.begin() + static_cast<std::ptrdiff_t>(m_toldTurns), whole.end());
        if (m_hasTold && !fresh.empty()) {
            // The last turn that was told of may have gone on since.
            fresh.front().operations -= m_toldOfLast;
            fresh.front().timeOut = false;
            if (fresh.front().operations == 0) fresh.erase(fresh.begin());
        }
        m_hasTold = !whole.empty();
        m_toldTurns = whole.empty() ? 0 : whole.size() - 1;
        m_toldOfLast = whole.empty() ? 0 : whole.back().operations;
        const std::string text = textOf(fresh);
        for (std::size_t at = 0; at < text.size(); at += LongestPiece) {
            Message piece;
            piece.kind = Message::Kind::Turns;
            piece.payload = text.substr(at, LongestPiece);
            send(piece);
        }
        Standing standing;
        standing.how = how;
        for (const Choice &choice : m_stepper.choices()) standing.choices.push_back({choice.thread, choice.timeOut});
        standing.time = trace::givenTicks;
        standing.step = m_story.step();
        standing.clock = m_world.clock();
        if (how == Standing::How::Over || how == Standing::How::Deadlock) standing.ending = endingOfWorld(m_world);
        Message message;
        message.kind = Message::Kind::Stood;
        message.payload = live::packed(standing);
        send(message);
    }

    /// The session takes what there is at every frame.
    void send(const Message &message)
    {
        while (!m_steps.send(message) && !m_steps.isOver()) {
            pollfd line{m_steps.fd(), POLLOUT, 0};
            if (::poll(&line, 1, 1000) > 0 && (line.revents & (POLLHUP | POLLERR))) return;
        }
    }

    std::optional<Message> waitForMessage()
    {
        for (;;) {
            if (auto message = m_steps.receive()) return message;
            if (m_steps.isOver()) return std::nullopt;
            pollfd line{m_steps.fd(), POLLIN, 0};
            ::poll(&line, 1, -1);
        }
    }

    void takeInput(const std::string &text)
    {
        if (text.empty()) m_world.closeInput();
        else m_world.addInput(text);
    }

    bool isInterrupted()
    {
        bool stands = m_steps.isOver();
        while (auto message = m_steps.receive()) {
            stands |= message->kind == Message::Kind::Stand;
            if (message->kind == Message::Kind::Input) takeInput(message->payload);
        }
        return stands || m_steps.isOver();
    }

    World &m_world;
    Stepper &m_stepper;
    Story &m_story;
    live::ControlChannel &m_steps;
    std::uint64_t m_seed;
    MakeWorld m_makeWorld;
    std::size_t m_passed = 0;
    std::size_t m_toldTurns = 0;
    std::uint64_t m_toldOfLast = 0;
    bool m_hasTold = false;
};

} // namespace

int runSimulated(live::RunMemory &memory, const trace::Ring &ring, live::ControlChannel &control, live::ControlChannel steps, const MainText &given)
{
    MainText text = given;
    text.fileName = absoluteName(given.fileName);
    auto source = lang::decodeSource(text.source);
    if (!source) return refuse(memory, &control, source.error(), {}, text);
    const auto code = compileText(source.value(), text.fileName);
    if (!code) return refuse(memory, &control, code.error(), source.value(), text);

    const live::RunDescription &description = memory.description();
    WorldOptions options;
    options.gil = description.options.gil;
    options.program = {text.fileName, text.source, description.program.arguments};
    options.directory = description.directory;
    options.input = description.simulation.input;
    options.seed = description.simulation.seed;
    options.startMethod = nameOf(description.options.startMethod);
    options.cores = description.simulation.cores;
    options.switchCost = description.simulation.switchCost < 0 ? SwitchCost : description.simulation.switchCost;
    auto network = parseNetwork(description.simulation.network.empty() ? networkIn(source.value()) : description.simulation.network);
    if (!network) return refuse(memory, &control, network.error(), source.value(), text);
    options.network = std::move(network).value();
    options.isInteractive = true;
    options.operationCost = OperationCost;
    control.close();
    options.mostQuiet = MostQuiet;
    options.lineBuffered = true;
    options.lined = true;
    options.mostProcesses = MostProcesses;
    options.memoryLimit = description.options.limits.memoryPerProcess;
    const auto makeWorld = [&, free = options] {
        WorldOptions other = free;
        other.timeIsFree = true;
        other.operationCost = 0;
        other.lined = false;
        other.mostProcesses = other.mostLiving; // it goes back in time
        other.isInteractive = false;
        other.mostQuiet = ExploreOptions::MostQuiet;
        auto searched = std::make_unique<World>(std::move(other), compileText, explain);
        searched->load(code.value(), source.value());
        return searched;
    };
    World world(std::move(options), compileText, explain);
    Story story(world, ring);
    world.load(code.value(), source.value());
    world.setStory(&story);
    if (description.simulation.inputEnds) world.closeInput();
    Stepper stepper(world, &story);
    SimulatedRun(world, stepper, story, steps, description.simulation.seed, makeWorld).run(description.simulation);

    if (!world.isOver()) return 0;
    const int status = world.kernel().processes.front().status;
    if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
    std::signal(WTERMSIG(status), SIG_DFL);
    raise(WTERMSIG(status));
    return 128 + WTERMSIG(status);
}

} // namespace forkyard::app
