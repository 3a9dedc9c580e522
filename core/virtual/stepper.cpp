#include "core/virtual/stepper.h"

#include "core/virtual/operation_text.h"
#include "core/vm/classes.h"
#include "core/vm/tracing.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace forkyard::virtual_host {

namespace {

constexpr std::uint32_t OperationsPerPause = 64;

std::optional<double> numberIn(const std::string &text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool compares(const std::string &one, const std::string &how, const std::string &other)
{
    const auto a = numberIn(one), b = numberIn(other);
    const bool isSame = a && b ? *a == *b : one == other;
    if (how == "=") return isSame;
    if (how == "!=") return !isSame;
    if (!a || !b) return false;
    return how == "<" ? *a < *b : how == "<=" ? *a <= *b : how == ">" ? *a > *b : how == ">=" && *a >= *b;
}

} // namespace

void Stepper::begin()
{
    introduceNew();
    settle(*m_world.threads().front());
    introduceNew();
}

/// New threads stand before their first visible operation at once: what lies before it concerns nobody else.
void Stepper::introduceNew()
{
    for (std::size_t i = 0; i < m_world.threads().size(); ++i) {
        WorldThread &thread = *m_world.threads()[i];
        if (!m_world.isAlive(thread) || thread.isIntroduced) continue;
        thread.isIntroduced = true;
        if (m_story) m_story->introduce(thread);
        if (thread.number > 1) settle(thread);
    }
}

void Stepper::settle(WorldThread &thread)
{
    if (m_world.isAlive(thread) && thread.state.status == ThreadState::Ready && !thread.state.next.isVisible()) {
        m_allowed = 0;
        m_world.run(thread, *this);
    }
    if (m_story) m_story->tellNext(thread);
}

bool Stepper::mayGoOn(WorldThread &, const Operation &operation)
{
    if (!m_world.maySwitchBefore(operation)) return true;
    if (m_allowed == 0) return false;
    --m_allowed;
    return true;
}

std::vector<Choice> Stepper::choices() const
{
    std::vector<Choice> all;
    for (const WorldThread *thread : m_world.threads()) {
        if (m_world.lacksGil(*thread)) continue;
        if (m_world.canGoOn(*thread)) {
            all.push_back({thread->number, false});
            if (m_world.hasAlarmAhead(*thread)) all.push_back({thread->number, true});
        } else if (m_world.isAlive(*thread) && m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline) all.push_back({thread->number, true});
    }
    return all;
}

bool Stepper::waitsForInput() const
{
    return std::any_of(m_world.threads().begin(), m_world.threads().end(), [this](const WorldThread *t) { return m_world.isAlive(*t) && t->state.status == ThreadState::Blocked && t->state.waits.kind == Waits::Input; });
}

bool Stepper::isChoice(Choice choice) const
{
    const WorldThread *thread = m_world.thread(choice.thread);
    if (!thread || !m_world.isAlive(*thread)) return false;
    return m_world.canGoOn(*thread) || m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline;
}

bool Stepper::isAlone() const
{
    return std::count_if(m_world.threads().begin(), m_world.threads().end(), [this](const WorldThread *t) { return m_world.isAlive(*t); }) == 1;
}

Stepper::Place Stepper::placeOf(const WorldThread &thread) const
{
    const vm::Handle frame = visibleFrame(thread.vm);
    if (!frame) return {};
    return {frame, thread.vm.machine.at<vm::FrameObject>(frame)->pc, visibleLine(thread.vm)};
}

bool Stepper::isTelling(const WorldThread &thread) const
{
    if (isFurniture(thread.vm, thread.state.next)) return false;
    const Place now = placeOf(thread);
    const Place before = thread.number < m_told.size() ? m_told[thread.number] : Place();
    if (!before.frame) return true;
    // Alone, it can meet nobody: a line is a step, and so is a loop's coming round on it, which may go on for ever. And what a library
    // does within a call is part of the call.
    const Place passed = thread.number < m_passed.size() ? m_passed[thread.number] : Place();
    const bool comesRound = now.frame == before.frame && now.frame == passed.frame && now.pc <= passed.pc && thread.vm.frame == now.frame;
    if (isAlone()) return now.line != before.line || comesRound;
    return now.frame != before.frame || now.pc != before.pc || thread.vm.frame == now.frame;
}

void Stepper::take(Choice choice)
{
    WorldThread &thread = *m_world.thread(choice.thread);
    const bool timesOut = choice.timeOut && (!m_world.canGoOn(thread) || m_world.hasAlarmAhead(thread));
    if (m_last && m_last != thread.number) m_world.advanceClock(m_world.clock() + m_world.options().switchCost);
    m_last = thread.number;
    if (m_world.options().cores > 1 || !m_world.options().network.isEmpty()) m_world.setParallel(m_world.parallel(readyIn(m_world).threads));
    if (isTelling(thread) || timesOut) {
        if (m_told.size() <= thread.number) m_told.resize(thread.number + 1);
        m_told[thread.number] = placeOf(thread);
        if (m_story) m_story->beginStep();
    }
    if (m_passed.size() <= thread.number) m_passed.resize(thread.number + 1);
    m_passed[thread.number] = placeOf(thread);
    if (m_story) {
        m_story->runs(thread);
        m_story->noteLoad(thread);
    }
    const std::uint64_t before = m_world.steps();
    const bool hasWaited = thread.state.status == ThreadState::Blocked;
    m_allowed = thread.state.next.isVisible() ? 0 : 1;
    if (timesOut) m_world.letTimePass(thread);
    if (m_world.isAlive(thread)) m_world.run(thread, *this); // an alarm may have ended it
    append(m_schedule, {choice.thread, m_world.steps() - before, timesOut});
    if (m_story) {
        m_story->endStep();
        if (hasWaited && m_world.isAlive(thread) && thread.state.status == ThreadState::Blocked && m_world.steps() == before) m_story->waitsAgain(thread);
        m_story->tellNext(thread);
    }
    introduceNew();
    if (m_story) m_story->tellReady();
}

void Stepper::takePassing(Choice choice)
{
    const WorldThread &thread = *m_world.thread(choice.thread);
    if (passes && !m_schedule.empty() && (isTelling(thread) || choice.timeOut)) passes();
    take(choice);
}

bool Stepper::pauses() { return ++m_sincePause % OperationsPerPause == 0 && interrupted && interrupted(); }

bool Stepper::follow(const Schedule &schedule)
{
    for (const Turn &turn : schedule) {
        const std::uint64_t first = m_world.steps();
        bool isFirst = true;
        do {
            const WorldThread *thread = m_world.thread(turn.thread);
            // It came to where it stands when it began; unless it stands within a loop in which it was put aside.
            const bool isPutAside = thread && thread->state.status == ThreadState::Ready && !thread->state.next.isVisible();
            const bool isStill = turn.operations == 0 && !turn.timeOut && !isPutAside && !(thread && thread->state.status == ThreadState::Blocked);
            if (isStill) break;
            // Whoever only waits for time need not, where the schedule names it.
            const Choice choice{turn.thread, thread && (!m_world.canGoOn(*thread) || (isFirst && turn.timeOut))};
            if (!thread || !isChoice(choice)) {
                if (!isFirst) break; // it waits now, or is through
                return false;
            }
            isFirst = false;
            takePassing(choice);
            if (pauses()) return false;
        } while (m_world.steps() - first < turn.operations);
    }
    return true;
}

bool Stepper::hasValue(const StepWish &wish) const
{
    WorldThread &first = *m_world.threads().front();
    const vm::Machine &machine = first.vm.machine;
    if (!m_world.isAlive(first) || !first.vm.frame) return false;
    vm::Handle module = 0; // of the frame that began it all
    for (vm::Handle frame = first.vm.frame; frame; frame = machine.at<vm::FrameObject>(frame)->caller)
        module = machine.at<vm::FunctionObject>(machine.at<vm::FrameObject>(frame)->function)->module;
    const vm::Value value = vm::ownAttribute(machine, machine.at<vm::Object>(module), bytecode::intern(wish.variable));
    return !value.isUnbound() && compares(vm::shortText(first.vm, value), wish.comparison, wish.value);
}

bool Stepper::isAtBreakpoint(const StepWish &wish, const WorldThread &thread) const
{
    if (wish.breakpoints.empty() || !m_world.isAlive(thread)) return false;
    const std::uint32_t packed = visibleLine(thread.vm);
    return trace::packedFile(packed) == 0 && std::find(wish.breakpoints.begin(), wish.breakpoints.end(), trace::packedLine(packed)) != wish.breakpoints.end();
}

bool Stepper::isFurtherAlong(const Place &now, const Place &stood) { return stood.frame && now.frame == stood.frame && now.line == stood.line && now.pc >= stood.pc; }

void Stepper::noteStanding(const StepWish &wish)
{
    m_stood.resize(m_world.threads().size());
    for (std::size_t i = 0; i < m_stood.size(); ++i) {
        const WorldThread &thread = *m_world.threads()[i];
        const Place now = placeOf(thread);
        if (!isFurtherAlong(now, m_stood[i])) m_stood[i] = isAtBreakpoint(wish, thread) && isTelling(thread) ? now : Place();
    }
}

bool Stepper::comesToBreakpoint(const StepWish &wish, const WorldThread &thread)
{
    if (wish.breakpoints.empty()) return false;
    // A new one may begin there: it has come to its first operation.
    bool isNew = false;
    for (; m_stood.size() < m_world.threads().size(); m_stood.emplace_back()) {
        const WorldThread &begun = *m_world.threads()[m_stood.size()];
        isNew |= isAtBreakpoint(wish, begun) && isTelling(begun);
    }
    Place &stood = m_stood[thread.number - 1];
    const Place now = placeOf(thread);
    // The rest of its line; what that calls is part of it.
    if (isFurtherAlong(now, stood)) {
        stood.pc = now.pc;
        return isNew;
    }
    bool isWithin = false; // a call on that line
    for (vm::Handle frame = thread.vm.frame; frame && stood.frame && now.frame != stood.frame; frame = thread.vm.machine.at<vm::FrameObject>(frame)->caller) isWithin |= frame == stood.frame;
    if (!isWithin) stood = {};
    return isNew || (isAtBreakpoint(wish, thread) && isTelling(thread));
}

void Stepper::go(const StepWish &wish, Policy &policy)
{
    if (wish.until == Until::Nothing) return;
    noteStanding(wish);
    const std::uint32_t outputBefore = m_world.outputNode();
    std::uint64_t turnStart = m_world.steps();
    WorldThread *chosen = nullptr;
    bool timePasses = wish.timePasses;
    const std::uint32_t startLine = wish.thread && m_world.thread(wish.thread) ? visibleLine(m_world.thread(wish.thread)->vm) : 0;
    for (bool isFirst = true;; isFirst = false) {
        if (!isFirst && pauses()) return;
        Choice choice;
        if (wish.thread) {
            chosen = m_world.thread(wish.thread);
            choice = {wish.thread, std::exchange(timePasses, false)};
            if (!chosen || !(choice.timeOut ? isChoice(choice) : m_world.canGoOn(*chosen))) return;
        } else {
            const auto [ready, sleeper, deadline] = readyIn(m_world);
            if (ready.empty() && !sleeper) return;
            const bool turnGoesOn = chosen && m_world.canGoOn(*chosen) && policy.goesOn(m_world, *chosen, m_world.steps() - turnStart);
            if (ready.empty()) {
                choice = {sleeper, true};
            } else if (turnGoesOn) {
                choice = {chosen->number, false};
            } else {
                const Turn turn = policy.choose(m_world, ready, chosen);
                choice = {turn.thread, turn.timeOut};
                turnStart = m_world.steps();
            }
            if (wish.until == Until::Switch && chosen && chosen->number != choice.thread) return;
            chosen = m_world.thread(choice.thread);
        }
        if (wish.thread || isFirst) take(choice);
        else takePassing(choice);
        if (!m_world.isAlive(*chosen) && wish.thread) return;
        if (comesToBreakpoint(wish, *chosen)) return;
        switch (wish.until) {
        case Until::Nothing:
        case Until::Access: return;
        case Until::Operation:
            if (!m_world.canGoOn(*chosen) || isTelling(*chosen)) return;
            break;
        case Until::Line:
            if (!m_world.canGoOn(*chosen) || (visibleLine(chosen->vm) != startLine && isTelling(*chosen))) return;
            break;
        case Until::Print:
            if (m_world.outputNode() != outputBefore) return;
            break;
        case Until::Variable:
            if (hasValue(wish)) return;
            break;
        case Until::Switch:
        case Until::Blocked:
        case Until::End: break;
        }
    }
}

} // namespace forkyard::virtual_host
