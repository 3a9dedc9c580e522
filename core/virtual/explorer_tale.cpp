// The schedules of an exploration as people follow them: turn by turn what a thread does that others notice, and how its turn ends.
// Says it in the program's own words; sentences are others' business.
#include "core/virtual/explorer.h"
#include "core/virtual/operation_text.h"
#include "core/vm/classes.h"
#include "core/vm/dicts.h"
#include "core/vm/name_for.h"
#include "core/vm/strings.h"

#include <algorithm>
#include <numeric>

namespace forkyard::virtual_host {

namespace {

/// The name that the program itself gave the thread, or its process of which it is the main thread; empty: it has but a number.
std::string givenName(const WorldThread &thread)
{
    static const bytecode::Symbol name = bytecode::intern("_name"), processName = bytecode::intern("_current_process");
    constexpr std::string_view numbered[] = {"Thread-", "Dummy-", "Process-", "MainThread", "MainProcess", "ThreadPoolExecutor-", "ForkPoolWorker-", "SpawnPoolWorker-"};
    const vm::Machine &m = thread.vm.machine;
    vm::Value holder = thread.vm.object;
    if (thread.place == 0) {
        std::size_t position = 0;
        vm::Value key, module;
        while (vm::dictNext(m, vm::Value::object(m.modules), position, key, module) && vm::textOf(m, key) != "multiprocessing.process") module = {};
        holder = vm::isKind(m, module, vm::Kind::Module) ? vm::ownAttribute(m, m.at<vm::Object>(module), processName) : vm::Value();
    }
    if (!vm::isKind(m, holder, vm::Kind::Instance)) return {};
    const vm::Value found = vm::ownAttribute(m, m.at<vm::Object>(holder), name);
    if (!vm::isStr(m, found)) return {};
    std::string text = vm::textOf(m, found);
    const bool isNumbered = std::any_of(std::begin(numbered), std::end(numbered), [&](std::string_view beginning) { return text.starts_with(beginning); });
    return isNumbered ? std::string() : text;
}

} // namespace

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
