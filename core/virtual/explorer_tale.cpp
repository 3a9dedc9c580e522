// The schedules of an exploration as people follow them: turn by turn what a thread does that others notice, and how its turn ends.
// Says it in the program's own words; sentences are others' business.
#include "core/virtual/explorer.h"
#include "core/virtual/given_name.h"
#include "core/virtual/operation_text.h"
#include "core/vm/name_for.h"

#include <algorithm>
#include <numeric>

namespace forkyard::virtual_host {

void Explorer::beginToldTurn(const WorldThread &thread, bool timeOut)
{
    if (m_tale->empty() || m_tale->back().thread != thread.number || timeOut) {
        ToldTurn turn;
        turn.process = thread.process;
        turn.place = thread.place;
        turn.thread = thread.number;
        turn.timePasses = timeOut;
        turn.name = givenName(thread);
        m_tale->push_back(std::move(turn));
        m_toldFrame = 0;
    }
    m_tale->back().end = ToldTurn::GoesOn;
    if (thread.state.next.isVisible() && !timeOut) tell(thread, thread.state.next);
}

/// Locks and their kin by the names under which the program made them: whoever was given one may call it anything.
std::string Explorer::toldText(const WorldThread &thread, const Operation &operation) const
{
    NextText next = nextText(const_cast<vm::Thread &>(thread.vm), operation);
    const vm::Handle subject = operation.kind == Operation::Sync ? subjectOf(thread.vm) : 0;
    if (!subject) return toldAs(next);
    std::vector<vm::Thread *> threads;
    for (const auto &each : m_world.processes()[thread.process]->threads)
        if (m_world.isAlive(*each)) threads.push_back(&each->vm);
    callIt(next, vm::nameFor(subject, threads));
    return toldAs(next);
}

void Explorer::tell(const WorldThread &thread, const Operation &operation)
{
    if (!isCounted(thread, operation) && operation.kind != Operation::Print) return;
    const vm::Handle frame = visibleFrame(thread.vm);
    if (!frame) return;
    const std::uint32_t place = thread.vm.machine.at<vm::FrameObject>(frame)->pc;
    if (frame == m_toldFrame && place == m_toldPlace && thread.vm.frame != frame) return;
    const std::string text = toldText(thread, operation);
    if (text.empty()) return;
    m_toldFrame = frame;
    m_toldPlace = place;
    ToldTurn &turn = m_tale->back();
    if (turn.operations++ == 0) turn.first = text;
    turn.last = text;
}

void Explorer::endToldTurn(const WorldThread &thread)
{
    ToldTurn &turn = m_tale->back();
    if (!m_world.isAlive(thread)) turn.end = ToldTurn::Ends;
    else if (thread.state.status == ThreadState::Blocked && !m_world.canGoOn(thread) && !thread.state.joining) {
        turn.end = ToldTurn::Waits;
        turn.waitsAt = toldText(thread, thread.state.next);
    }
    // A new thread has its object only once it runs.
    if (turn.name.empty() && m_world.isAlive(thread)) turn.name = givenName(thread);
}

/// Where nobody can go on: what each is held up by, who was not told to wait there before.
void Explorer::tellWaiting()
{
    for (const WorldThread *thread : m_world.threads()) {
        // That the main thread waits for the others goes without saying.
        if (!m_world.isAlive(*thread) || (thread->state.joining && thread->number == 1) || thread->state.waits.kind == Waits::Round) continue;
        ToldTurn turn;
        turn.process = thread->process;
        turn.place = thread->place;
        turn.thread = thread->number;
        turn.end = ToldTurn::Waits;
        turn.name = givenName(*thread);
        turn.waitsAt = toldText(*thread, thread->state.next);
        const auto last = std::find_if(m_tale->rbegin(), m_tale->rend(), [&](const ToldTurn &t) { return t.thread == thread->number; });
        const bool isTold = last != m_tale->rend() && last->end == ToldTurn::Waits && last->operations && last->waitsAt == turn.waitsAt;
        if (!isTold && !turn.waitsAt.empty()) m_tale->push_back(std::move(turn));
    }
}

void Explorer::tellTurns(const std::vector<std::vector<Choice>> &ways)
{
    std::vector<std::size_t> order(std::min(ways.size(), m_outcomes.size()));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return m_outcomes[a].switches < m_outcomes[b].switches; });
    if (order.size() > m_options.mostTold) order.resize(m_options.mostTold);
    for (const std::size_t outcome : order) {
        Replayed replayed;
        m_tale = &m_outcomes[outcome].turns;
        m_toldFrame = 0;
        follow(replayed, ways[outcome]);
        if (m_outcomes[outcome].ending == "deadlock" || m_outcomes[outcome].ending == "stuck") tellWaiting();
        m_tale = nullptr;
    }
}

} // namespace forkyard::virtual_host
