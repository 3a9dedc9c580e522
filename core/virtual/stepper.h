// A simulated machine that is stepped and watched: one visible operation after the other, as whoever steps it says, each told to the
// trace. What it tells depends on the order of the operations alone, however they were asked for. Knows no window.
#pragma once

#include "core/virtual/policy.h"
#include "core/turns/schedule.h"
#include "core/virtual/state_graph.h"
#include "core/virtual/story.h"
#include "core/virtual/world.h"

#include <functional>
#include <string>
#include <vector>

namespace forkyard::virtual_host {

/// How far one goes at a time.
enum class Until : std::uint8_t {
    Nothing,   ///< only along the schedule
    Access,    ///< the next visible operation, of whatever kind
    Operation, ///< the next one that says something: nobody learns from a function's name being looked up
    Line,      ///< another line of the program
    Blocked,   ///< it cannot go on, or has ended
    Switch,    ///< another thread is chosen
    Print,     ///< somebody has printed
    Variable,  ///< a global variable compares with a value as was asked for
    End        ///< everybody is done, or nobody can go on
};

struct StepWish {
    Until until = Until::Nothing;
    std::uint32_t thread = 0; ///< 0: as the policy says; Switch, Print, Variable and End ask for that
    bool timePasses = false;
    std::string variable, value; ///< for Variable; the value as the trace shows it
    std::string comparison = "="; ///< likewise: =, !=, <, <=, > or >=; the last four ask for numbers
    std::vector<std::uint32_t> breakpoints; ///< lines of the program at which to stop
};

class Stepper final : public Steering {
public:
    /// `story` may be null: then nothing is told.
    Stepper(World &world, Story *story) : m_world(world), m_story(story) {}

    /// Everybody comes to where it stands before its next visible operation. Once, before anything else.
    void begin();
    /// What can be chosen here, by thread; who sleeps can be chosen to let time pass.
    std::vector<Choice> choices() const;
    bool isChoice(Choice choice) const;
    /// One visible operation. Asks for a choice that there is.
    void take(Choice choice);
    /// False where a turn names a thread that cannot go on: it stops there.
    bool follow(const Schedule &schedule);
    /// `policy` says who is next where the wish does not.
    void go(const StepWish &wish, Policy &policy);
    /// Asked now and then; true: stand where we are.
    std::function<bool()> interrupted;
    /// Called before each step of several that follow each other: here one could have stood.
    std::function<void()> passes;

    const Schedule &schedule() const { return m_schedule; }
    bool isDeadlock() const { return !m_world.isOver() && choices().empty() && !waitsForInput(); }
    bool waitsForInput() const;

    bool mayGoOn(WorldThread &thread, const Operation &operation) override;

private:
    void settle(WorldThread &thread);
    void takePassing(Choice choice);
    void introduceNew();
    /// Whether the operation before which the thread stands is one that Operation stops at, and the trace counts as a step.
    bool isTelling(const WorldThread &thread) const;
    bool isAlone() const;
    bool pauses();
    bool hasValue(const StepWish &wish) const;
    bool isAtBreakpoint(const StepWish &wish, const WorldThread &thread) const;

    struct Place {
        vm::Handle frame = 0;
        std::uint32_t pc = 0;
        std::uint32_t line = 0;
    };
    Place placeOf(const WorldThread &thread) const;
    static bool isFurtherAlong(const Place &now, const Place &stood);
    /// Who stands at a line with a breakpoint goes on from there.
    void noteStanding(const StepWish &wish);
    /// Whether it, or one that it began, has come to such a line, and not only further along one at which it stood.
    bool comesToBreakpoint(const StepWish &wish, const WorldThread &thread);

    World &m_world;
    Story *m_story;
    Schedule m_schedule;
    std::vector<Place> m_told; ///< by thread: where it was at its last step
    std::vector<Place> m_passed; ///< likewise, at its last operation of whatever kind
    std::vector<Place> m_stood; ///< likewise, along the line with a breakpoint to which it came
    std::uint32_t m_allowed = 0;
    std::uint32_t m_sincePause = 0;
    std::uint32_t m_last = 0;
};

} // namespace forkyard::virtual_host
