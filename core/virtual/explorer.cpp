#include "core/virtual/explorer.h"

#include "core/virtual/ending.h"
#include "core/virtual/stepper.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <utility>

namespace forkyard::virtual_host {

namespace {

constexpr std::uint32_t StatesPerLook = 16;
constexpr double SecondsPerQuestion = 0.1;
constexpr std::uint64_t MostAlone = 10'000;
constexpr std::size_t MostPrepared = 64;

std::string lastLine(const std::string &text)
{
    const std::size_t end = text.find_last_not_of('\n');
    if (end == std::string::npos) return {};
    const std::size_t start = text.rfind('\n', end);
    return text.substr(start == std::string::npos ? 0 : start + 1, end + 1 - (start == std::string::npos ? 0 : start + 1));
}

} // namespace

// -- One step

bool Explorer::mayGoOn(WorldThread &thread, const Operation &operation)
{
    // To stop waiting for a thread is to look whether it has ended.
    if (operation.kind == Operation::ThreadLife && m_allowed < 0 && operation.alsoReads.holder && m_shared.note(thread.number, thread.state.seen, operation.alsoReads, false)) m_learned = true;
    if (m_allowed < 0 && m_world.hasTimers() && !std::exchange(m_hasTimers, true)) m_learned = true;
    const bool flushesNothing = operation.kind == Operation::Print && !operation.writes && isOwnAffair(thread, operation);
    if (operation.kind != Operation::ThreadLife && m_allowed < 0 && !flushesNothing) {
        if (m_shared.note(thread.number, thread.state.seen, operation.location, operation.writes)) {
            m_learned = true;
            CellPlace cell;
            if (cellAt(thread.vm, thread.process, cell)) {
                cell.location = operation.location;
                m_namer.addCell(cell);
            }
        }
        if (operation.alsoReads.holder && m_shared.note(thread.number, thread.state.seen, operation.alsoReads, false)) m_learned = true;
        if (thread.process) noteForked(thread, operation);
        // It makes a difference how far whoever is ended has come.
        const bool isLate = mayBeTooLate(thread, operation);
        if (isLate) m_isKilling = m_learned = true;
        if ((isLate || operation.ends == Operation::AnyProcess) && m_shared.shareAll(WorldHolder)) m_learned = true;
        noteLibraryLocks(thread, operation);
    }
    const bool goesOn = passes(thread, operation);
    if (goesOn && m_tale) tell(thread, operation);
    return goesOn;
}

bool Explorer::mayBeTooLate(const WorldThread &thread, const Operation &operation)
{
    const bool ends = operation.ends == Operation::OwnProcess;
    if ((!ends && !isOfWorld(operation.location)) || m_world.processes()[thread.process]->threads.size() < 2) return false;
    return m_shared.note(thread.number, thread.state.seen, {WorldHolder, LifeParts + thread.process}, ends);
}

void Explorer::runOn(WorldThread &thread)
{
    m_lastPoint = {}; // what it passed before belongs to another run, perhaps from another moment
    m_world.run(thread, *this);
}

Explorer::SwitchPoint Explorer::pointOf(const WorldThread &thread)
{
    if (!thread.vm.frame) return {};
    const auto *frame = thread.vm.machine.at<vm::FrameObject>(thread.vm.frame);
    return {&thread.vm.machine.code(frame->code), frame->pc};
}

bool Explorer::passesPoint(const WorldThread &thread, const Operation &operation)
{
    SwitchPoint &last = m_lastPoint;
    const bool counts = isCounted(operation);
    if (!operation.loopEnd) {
        // Who is alone is in nobody's way, and what the library does for itself goes with what the program does.
        const auto &all = m_world.threads();
        const auto isAnother = [&](const WorldThread *each) { return each != &thread && m_world.isAlive(*each); };
        if (counts && !operation.ofLibrary && last.code && m_allowed < 0 && std::any_of(all.begin(), all.end(), isAnother) && m_points.insert(last).second) m_learned = true;
        return true;
    }
    last = pointOf(thread);
    if (!counts && !m_points.contains(last)) return true;
    last = {}; // it is known to lead there
    if (m_allowed > 0 && (operation.kind == Operation::Load || operation.kind == Operation::Store)) {
        --m_allowed;
        return true;
    }
    return false;
}

bool Explorer::passes(WorldThread &thread, const Operation &operation)
{
    if (hasCalls()) return passesPoint(thread, operation);
    if (!isCounted(operation) || isOneWithLast(thread, operation)) return true;
    if (m_allowed > 0 && (operation.kind == Operation::Load || operation.kind == Operation::Store)) {
        --m_allowed;
        return true;
    }
    return false;
}

/// What a forked process reads, its fork has read, and the forks before that.
void Explorer::noteForked(const WorldThread &thread, const Operation &operation)
{
    const bool reads = operation.kind == Operation::Load || operation.kind == Operation::Sync;
    const auto &processes = m_world.kernel().processes;
    for (std::uint32_t process = thread.process; processes[process].forkThread; process = processes[process].forkProcess) {
        const ProcessEntry &entry = processes[process];
        const auto note = [&](Location location) {
            if (location.holder == 0 || isOfWorld(location)) return;
            location.holder = holderOf(entry.forkProcess, static_cast<vm::Handle>(location.holder));
            if (m_shared.noteForked(entry.forkThread, entry.forkSeen, location)) m_learned = true;
        };
        if (reads) note(operation.location);
        note(operation.alsoReads);
    }
}

bool Explorer::standsAtCounted(const WorldThread &thread) const
{
    const Operation &next = thread.state.next;
    if (thread.state.forked) return false; // the call that it comes back from was its parent's
    if (!hasCalls() || thread.state.status == ThreadState::Blocked) return isCounted(next);
    return next.loopEnd && (isCounted(next) || (next.isVisible() && m_points.contains(pointOf(thread))));
}

void Explorer::settle()
{
    std::uint64_t overruns = 0;
    for (bool changed = true; changed && !m_learned && !m_isEndless;) {
        changed = false;
        for (std::uint32_t number = 1; number <= m_world.threads().size(); ++number) {
            WorldThread &thread = *m_world.thread(number);
            if (!m_world.canGoOn(thread) || standsAtCounted(thread)) continue;
            runOn(thread);
            ++m_runs;
            changed = true;
            // One that goes round is found at once as a rule; to look closely each time would take long where one gets further.
            if (m_world.takeOverrun() && !(std::has_single_bit(overruns + 1) && goesRound(number)) && ++overruns > ExploreOptions::MostOverruns) m_isEndless = true;
            if (m_learned || m_isEndless) return;
        }
    }
}

bool Explorer::goesRound(std::uint32_t number)
{
    const std::uint64_t mostQuiet = m_world.setMostQuiet(1);
    const Moment before = m_world.capture();
    StateName mark;
    bool isRound = false;
    for (std::uint64_t looks = 0; looks < ExploreOptions::LongestRound && !isRound && !m_learned; ++looks) {
        WorldThread &thread = *m_world.thread(number);
        if (!m_world.canGoOn(thread) || standsAtCounted(thread)) break;
        runOn(thread);
        ++m_runs;
        if (!m_world.takeOverrun()) break;
        // Held against one of the last moments, further and further back (Brent's way).
        const StateName name = m_namer.nameOf(m_world, m_world.capture());
        isRound = looks > 0 && name == mark;
        if (std::has_single_bit(looks + 1)) mark = name;
    }
    m_world.setMostQuiet(mostQuiet);
    if (!isRound) {
        m_world.restore(before); // a schedule counts what it has run
        return false;
    }
    ThreadState &state = m_world.thread(number)->state;
    state.status = ThreadState::Blocked;
    state.waits = {};
    state.waits.kind = Waits::Round;
    return true;
}

// -- Outcomes

/// Where nobody can go on: who stands before what it would wait in comes to wait in it, for only then is it known for what.
void Explorer::standStill()
{
    for (std::uint32_t number = 1; number <= m_world.threads().size(); ++number)
        if (WorldThread &thread = *m_world.thread(number); m_world.canGoOn(thread)) runOn(thread);
}

/// How the state ends, which nobody can leave. Where all have ended, the rest tells.
std::string Explorer::endingOf(std::uint32_t state, const std::vector<std::uint32_t> &columns)
{
    const bool isOver = std::all_of(m_threadColumns.begin(), m_threadColumns.end(), [&](std::uint32_t column) { return column >= columns.size() || columns[column] <= EndedContext; });
    if (isOver) {
        const auto known = m_endings.find(columns[RestColumn]);
        if (known != m_endings.end()) return known->second;
    }
    goTo(state);
    if (!isOver && !m_isUnlike) standStill();
    std::string ending = endingOfWorld(m_world);
    if (isOver) m_endings.emplace(columns[RestColumn], ending);
    return ending;
}

/// What makes it another one.
std::string Explorer::keyOf(const ExploredOutcome &outcome) const
{
    std::string key = outcome.ending;
    if (m_options.by == ExploreOptions::By::Output) key += '\0' + outcome.output;
    if (m_options.by == ExploreOptions::By::LastLine) key += '\0' + lastLine(outcome.output);
    return key;
}

std::uint32_t Explorer::outcomeOf(std::uint32_t state, const std::vector<std::uint32_t> &columns)
{
    ExploredOutcome outcome;
    outcome.ending = endingOf(state, columns);
    outcome.output = m_world.outputText(columns[OutputColumn]);
    const auto [place, isNew] = m_outcomeNumbers.try_emplace(keyOf(outcome), static_cast<std::uint32_t>(m_outcomes.size()));
    if (isNew) m_outcomes.push_back(std::move(outcome));
    return place->second;
}

// -- The search

Explorer::Pass Explorer::expand(std::uint32_t state)
{
    auto &columns = m_expanded;
    bool goesOn = false;
    m_states.read(state, columns);
    for (std::uint32_t thread = 1; thread <= m_threadColumns.size(); ++thread) {
        const std::uint32_t column = m_threadColumns[thread - 1];
        const std::uint32_t context = column < columns.size() ? columns[column] : 0;
        if (context <= EndedContext || linkQuickly(state, thread, context, goesOn)) continue;
        Standing *standing = standingOf(thread, context, columns[RestColumn]);
        if (!standing) {
            goTo(state);
            standing = standingOf(thread, context, columns[RestColumn]);
            if (!standing || m_isUnlike) return doubt();
        }
        if (standing->kind == Standing::Waits && !standing->hasDeadline) {
            makeQuick(thread, *standing, columns, nullptr);
            continue;
        }
        StepEffect *effect = nullptr;
        if (!m_isDoubted && !standing->effects.empty() && standing->reach == Standing::Cell) {
            const std::size_t number = standing->kind == Standing::Writes ? 0 : columns[FirstColumn + standing->cell];
            if (number < standing->effects.size() && standing->effects[number].kind != StepEffect::Unknown) effect = &standing->effects[number];
        }
        if (effect) makeQuick(thread, *standing, columns, effect);
        Found found;
        if (Pass pass = Pass::Done; !effect && runInPlace(thread, *standing, columns, pass)) {
            if (pass != Pass::Done) return pass;
            effect = &standing->effects[standing->kind == Standing::Writes ? 0 : columns[FirstColumn + standing->cell]];
        }
        if (!effect) {
            const StepKey key = keyOf(thread, *standing, columns);
            if (!m_isDoubted) effect = m_memo.find(key);
            if (!effect) {
                found = runStep(state, thread, *standing, key, columns, m_isDoubted);
                if (m_isUnlike) return doubt();
                if (found.pass != Pass::Done) return found.pass;
                effect = &found.effect;
            }
        }
        if (effect->kind != StepEffect::Happens) continue;
        goesOn = true;
        link(state, *effect, {thread, effect->timeOut});
        if (!found.after) continue;
        takePrepared();
        if (m_lastIsNew) keep(m_lastTarget, found.after);
    }
    if (!goesOn) {
        takePrepared();
        const std::uint32_t outcome = outcomeOf(state, columns);
        if (m_isUnlike) return doubt();
        if (m_ways) {
            m_ways->setOutcome(state, outcome);
        } else {
            while (m_graph.openCount() <= state) m_graph.open(static_cast<std::uint32_t>(m_states.count()));
            m_graph.setOutcome(outcome);
        }
    }
    return Pass::Done;
}

Explorer::Pass Explorer::doubt()
{
    m_isUnlike = false;
    if (!std::exchange(m_isDoubted, true)) return Pass::Again;
    m_bound = "unclear";
    return Pass::Bound;
}

bool Explorer::linkQuickly(std::uint32_t state, std::uint32_t thread, std::uint32_t context, bool &goesOn)
{
    const std::uint32_t rest = m_expanded[RestColumn];
    if (thread > m_quick.size() || quickPlace(context, rest) >= m_quick[thread - 1].size()) return false;
    const Quick &quick = m_quick[thread - 1][quickPlace(context, rest)];
    if (quick.rest != rest || quick.kind == Quick::None) return false;
    if (quick.kind == Quick::Waits) return true;
    const std::uint32_t own = m_threadColumns[thread - 1];
    if (quick.kind == Quick::Reads) {
        const std::uint32_t value = m_expanded[FirstColumn + quick.cell];
        const std::uint32_t next = value < quick.count ? m_quickReads[quick.first + value] : 0;
        if (!next || !m_states.tryPrepare(state, std::array{PackedStates::Change{own, next}})) return false;
    } else if (!m_states.tryPrepare(state, std::array{PackedStates::Change{FirstColumn + quick.cell, quick.count}, PackedStates::Change{own, quick.first}})) {
        return false;
    }
    goesOn = true;
    m_prepared.push_back({state, {thread, false}});
    if (m_prepared.size() >= MostPrepared) takePrepared();
    return true;
}

void Explorer::makeQuick(std::uint32_t thread, Standing &standing, const std::vector<std::uint32_t> &columns, const StepEffect *effect)
{
    const std::uint32_t own = m_threadColumns[thread - 1], context = columns[own], rest = columns[RestColumn];
    if (m_isDoubted || standing.cell > UINT16_MAX) return;
    if (m_quick.size() < thread) m_quick.resize(thread);
    auto &all = m_quick[thread - 1];
    if (all.size() <= quickPlace(context, rest)) all.resize(quickPlace(context, rest) * 2 + 64);
    Quick &quick = all[quickPlace(context, rest)];
    const auto cell = static_cast<std::uint16_t>(standing.cell);
    if (!effect) {
        quick = {rest, Quick::Waits, cell, 0, 0};
        return;
    }
    if (effect->kind != StepEffect::Happens || effect->timeOut || effect->printed >= 0) return;
    std::uint32_t next = context, stored = 0;
    bool isTold = standing.kind != Standing::Writes;
    for (std::uint32_t i = 0; i < effect->count; ++i) {
        const PackedStates::Change &change = m_memo.changes[effect->first + i];
        if (change.column == own) next = change.value;
        else if (change.column == FirstColumn + cell && standing.kind == Standing::Writes) isTold = true, stored = change.value;
        else if (change.column != RestColumn || change.value != rest) return;
    }
    if (!isTold) return;
    if (standing.kind == Standing::Writes) {
        quick = {rest, Quick::Writes, cell, next, stored};
        return;
    }
    const std::uint32_t value = columns[FirstColumn + cell];
    if (value >= standing.readCount) {
        const auto first = static_cast<std::uint32_t>(m_quickReads.size());
        const auto count = std::max(value + 1, static_cast<std::uint32_t>(std::bit_ceil(m_cellValues[cell].size())));
        m_quickReads.resize(first + std::size_t{count}, 0);
        std::copy_n(m_quickReads.begin() + standing.firstRead, standing.readCount, m_quickReads.begin() + first);
        standing.firstRead = first;
        standing.readCount = count;
    }
    quick = {rest, Quick::Reads, cell, standing.firstRead, standing.readCount};
    m_quickReads[quick.first + value] = next;
}

/// While there is nobody else there is nothing to choose, and what is set up then belongs to where the search begins.
void Explorer::runAlone()
{
    m_prefix.clear();
    for (std::uint64_t steps = 0; steps < MostAlone && !m_learned && !m_isEndless; ++steps) {
        WorldThread *only = nullptr;
        for (WorldThread *thread : m_world.threads()) {
            if (!m_world.isAlive(*thread)) continue;
            if (only) return;
            only = thread;
        }
        if (!only || only->state.status != ThreadState::Ready) return;
        m_prefix.push_back({only->number, false});
        runOn(*only);
        ++m_runs;
        settle();
    }
}

Explorer::Pass Explorer::pass()
{
    m_states.clear();
    m_memo.clear();
    m_heights.clear();
    m_isGraded = true;
    m_threadColumns.clear();
    m_rests.clear();
    m_entangled.clear();
    m_contexts.clear();
    m_dependsOnRest.clear();
    m_standings.clear();
    m_latest.clear();
    m_quick.clear();
    m_quickReads.clear();
    m_kept.clear();
    m_keptStandings.clear();
    m_partStandings.clear();
    m_stages.clear();
    m_stage = {};
    m_fresh.clear();
    m_endings.clear();
    m_shared.forgetAccesses();
    m_learned = false;
    m_isEndless = false;
    settle();
    runAlone();
    if (m_learned) return Pass::Again;
    if (m_isEndless) {
        m_bound = "steps";
        return Pass::Bound;
    }
    for (const auto &process : m_world.processes()) process->machine->heap.postponeCollection();
    auto start = std::make_shared<Kept>();
    start->moment = m_world.capture();
    m_namer.setBase(m_world, start->moment);
    prepareCells();
    readColumns(start->columns);
    start->rest = m_namer.restObjects();
    noteStandings(start->columns, 0);
    keepForFresh(start);
    m_stages.emplace(start->columns[RestColumn], start);
    startAnew(start->columns);
    keep(0, start);
    return search(start->columns);
}

void Explorer::startAnew(const std::vector<std::uint32_t> &start)
{
    m_graph = {};
    m_ways.reset();
    m_prepared.clear();
    m_outcomes.clear();
    m_outcomeNumbers.clear();
    m_states.clearRows();
    bool isNew = false;
    m_states.add(start, isNew);
    std::erase_if(m_kept, [](const auto &each) { return each.first != 0; });
}

/// Small graphs are kept whole: they cost little, and can be drawn.
bool Explorer::isWorthLayers() const
{
    return m_isGraded && !m_isDoubted && m_states.count() > std::max(m_options.layersFrom, m_options.mostPictured);
}

/// Goes through all states, in the order in which they are found.
Explorer::Pass Explorer::search(const std::vector<std::uint32_t> &start)
{
    for (std::uint32_t state = 0;; ++state) {
        if (m_ways ? !m_isGraded : isWorthLayers()) {
            startAnew(start);
            if (m_isGraded) m_ways.emplace(m_options.schedules);
            state = 0;
        }
        if (state == m_states.count() || (m_ways && state == m_ways->layerEnd())) takePrepared();
        if (state == m_states.count()) break;
        if (m_ways && state == m_ways->layerEnd()) {
            m_ways->goToNext();
            m_states.startLayer(state);
        }
        if (const Pass result = expand(state); result != Pass::Done) return result;
        if (m_isEndless) {
            m_bound = "steps";
            return Pass::Bound;
        }
        if (isAtBound(state) && state + 1 < m_states.count()) return Pass::Bound;
        m_bound.clear();
    }
    return Pass::Done;
}

double Explorer::seconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count() - (m_options.stoodStill ? m_options.stoodStill() : 0);
}

bool Explorer::isAtBound(std::uint32_t state)
{
    if (m_states.count() >= m_options.maxStates) m_bound = "states";
    else if (m_outcomes.size() >= m_options.maxOutcomes) m_bound = "outcomes";
    else if (state % StatesPerLook == 0 && m_states.bytes() + (m_ways ? m_ways->bytes() : m_graph.bytes()) >= m_options.maxBytes) m_bound = "memory";
    else if (state % StatesPerLook == 0) {
        const double now = seconds();
        if (now > m_options.maxSeconds) m_bound = "time";
        else if (m_options.goesOn && now - m_asked > SecondsPerQuestion) {
            m_asked = now;
            if (!m_options.goesOn(m_states.count(), m_outcomes.size())) m_bound = "stopped";
        }
    }
    return !m_bound.empty();
}

// -- Schedules

void Explorer::runTurn(Replayed &replayed, WorldThread &thread, int allowed, bool timeOut)
{
    m_allowed = allowed;
    const std::uint64_t before = m_world.steps();
    const std::uint32_t number = thread.number;
    if (m_tale) beginToldTurn(thread, timeOut);
    if (timeOut) thread.state.timeOut = true;
    runOn(thread);
    if (m_tale) endToldTurn(*m_world.thread(number));
    replayed.current = number;
    append(replayed.schedule, {number, m_world.steps() - before, timeOut});
}

void Explorer::runUncounted(Replayed &replayed, std::uint32_t number)
{
    runTurn(replayed, *m_world.thread(number), 0, false);
    if (m_world.takeOverrun() && goesRound(number) && m_tale) m_tale->back().end = ToldTurn::GoesRound;
}

Explorer::Descent Explorer::descentOf(const WorldThread *thread) const
{
    Descent descent;
    for (; thread; thread = m_world.thread(thread->state.creator)) descent.push_back(thread->state.birth);
    return descent;
}

/// 0: it is not there.
std::uint32_t Explorer::numberNow(std::uint32_t number, const Descents &descents) const
{
    if (number > descents.size()) return number;
    for (const WorldThread *thread : m_world.threads())
        if (descentOf(thread) == descents[number - 1]) return thread->number;
    return 0;
}

void Explorer::noteCreators()
{
    for (const WorldThread *thread : m_world.threads()) {
        if (!thread->state.creator) continue;
        m_hasCreators = m_hasCreators || (m_creator && m_creator != thread->state.creator);
        m_creator = thread->state.creator;
    }
}

void Explorer::replayEagerly(Replayed &replayed, const std::vector<Choice> &way)
{
    for (const Choice &choice : way) {
        WorldThread *thread = m_world.thread(choice.thread);
        if (!thread || !m_world.isAlive(*thread)) return;
        runTurn(replayed, *thread, 0, choice.timeOut);
        m_world.thread(choice.thread)->state.timeOut = false;
        replayRest(replayed);
    }
}

void Explorer::replay(Replayed &replayed, const std::vector<Choice> &way, const Descents &descents)
{
    for (std::size_t at = 0; at < way.size();) {
        const Choice choice = way[at];
        // Whoever ran does first what nobody notices: later that would be a switch.
        const std::uint32_t current = replayed.current;
        if (current && current != numberNow(choice.thread, descents))
            while (m_world.canGoOn(*m_world.thread(current)) && !standsAtCounted(*m_world.thread(current))) runUncounted(replayed, current);
        std::size_t together = 1;
        while (!choice.timeOut && at + together < way.size() && way[at + together] == choice) ++together;
        for (bool done = false; !done;) {
            WorldThread *thread = m_world.thread(numberNow(choice.thread, descents));
            if (thread && m_world.isAlive(*thread)) {
                // As far as its next operation that counts, and then that one too, and the accesses that follow.
                while (m_world.canGoOn(*thread) && !standsAtCounted(*thread)) runUncounted(replayed, thread->number);
                // Who waits for what does not count can give that up too.
                const bool givesUp = choice.timeOut && !m_world.canGoOn(*thread) && m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline;
                if (givesUp || (standsAtCounted(*thread) && (choice.timeOut || m_world.canGoOn(*thread)))) {
                    runTurn(replayed, *thread, static_cast<int>(together) - 1, choice.timeOut);
                    at += together - static_cast<std::size_t>(m_allowed);
                    done = true;
                    continue;
                }
            }
            // It is not there yet, or waits for something that does not count: the first other one that can bring it on.
            WorldThread *other = nullptr;
            for (WorldThread *each : m_world.threads())
                if (each != thread && m_world.canGoOn(*each) && !standsAtCounted(*each) && !other) other = each;
            if (!other) return;
            runUncounted(replayed, other->number);
        }
    }
}

void Explorer::replayRest(Replayed &replayed)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t number = 1; number <= m_world.threads().size(); ++number) {
            WorldThread &thread = *m_world.thread(number);
            if (!m_world.canGoOn(thread) || standsAtCounted(thread)) continue;
            runUncounted(replayed, number);
            changed = true;
        }
    }
}

void Explorer::begin(const Moment &start)
{
    Descents descents;
    m_begun = m_begunEagerly = {};
    m_world.restore(start);
    replayRest(m_begunEagerly.replayed);
    replayEagerly(m_begunEagerly.replayed, m_prefix);
    if (m_hasCreators) descents = descentsHere();
    m_begunEagerly.moment = m_world.capture();
    m_world.restore(start);
    replay(m_begun.replayed, m_prefix, descents);
    m_begun.moment = m_world.capture();
}

Explorer::Descents Explorer::descentsHere() const
{
    Descents descents;
    for (const WorldThread *thread : m_world.threads()) descents.push_back(descentOf(thread));
    return descents;
}

void Explorer::followEagerly(Replayed &replayed, const std::vector<Choice> &way)
{
    std::vector<ToldTurn> *tale = std::exchange(m_tale, nullptr);
    replayed = m_begunEagerly.replayed;
    m_world.restore(m_begunEagerly.moment);
    replayEagerly(replayed, way);
    m_tale = tale;
}

void Explorer::follow(Replayed &replayed, const std::vector<Choice> &way)
{
    Descents descents;
    if (m_hasCreators) {
        followEagerly(replayed, way);
        descents = descentsHere();
    }
    replayed = m_begun.replayed;
    m_world.restore(m_begun.moment);
    replay(replayed, way, descents);
    replayRest(replayed);
}

/// Whether the world has come to this end. Goes on in it, as far as it is none.
bool Explorer::hasCome(const ExploredOutcome &outcome)
{
    if (outcome.ending == "endless") return true;
    standStill();
    for (const WorldThread *thread : m_world.threads())
        if (m_world.canGoOn(*thread) || m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline) return false;
    ExploredOutcome here;
    here.ending = endingOfWorld(m_world);
    here.output = m_world.output();
    return keyOf(here) == keyOf(outcome);
}

/// A schedule for each outcome, which was seen to lead there. What all begin with is done once.
void Explorer::findSchedules(const Moment &start, std::uint32_t endless, const std::vector<Choice> &round, StatePicture &picture)
{
    auto ways = m_ways ? m_ways->shortestWays() : m_graph.shortestWays(m_outcomes.size() - (endless != StateGraph::None), endless);
    if (endless != StateGraph::None) ways.back().insert(ways.back().end(), round.begin(), round.end());
    begin(start);
    for (std::size_t i = 0; i < m_outcomes.size(); ++i) {
        ExploredOutcome &outcome = m_outcomes[i];
        for (std::size_t at = 1; at < ways[i].size(); ++at) outcome.countedSwitches += ways[i][at].thread != ways[i][at - 1].thread;
        Replayed replayed;
        follow(replayed, ways[i]);
        noteNetwork();
        if (!hasCome(outcome)) {
            followEagerly(replayed, ways[i]);
            if (!hasCome(outcome)) {
                m_bound = "unclear";
                continue;
            }
        }
        outcome.schedule = std::move(replayed.schedule);
        outcome.switches = switchesOf(outcome.schedule);
    }
    tellTurns(ways);
    if (!m_ways && m_graph.nodeCount() <= m_options.mostPictured) {
        draw(picture);
        drawWays(ways, picture);
    }
    m_allowed = -1;
}

Exploration Explorer::explore()
{
    m_begin = std::chrono::steady_clock::now();
    Exploration result;
    const Moment start = m_world.capture();
    m_isDoubted = !m_options.remembers;
    Pass last = Pass::Again;
    while (last == Pass::Again) {
        m_world.restore(start);
        last = pass();
    }
    result.complete = last == Pass::Done;
    result.doubted = m_isDoubted && m_options.remembers;
    takePrepared();
    result.inLayers = m_ways.has_value();
    result.states = m_states.count();
    result.edges = m_ways ? m_ways->edgeCount() : m_graph.edgeCount();
    if (!m_ways) m_graph.close(static_cast<std::uint32_t>(m_states.count()));
    // What follows needs the graph only, and the room.
    m_states.clear();
    m_memo.clear();
    m_standings.clear();
    m_keptStandings.clear();
    m_partStandings.clear();
    m_stages.clear();
    m_stage = {};
    m_quick.clear();
    m_quickReads.clear();
    m_kept.clear();
    result.bound = m_bound;
    // In layers everything comes to an end.
    const bool mayBeEndless = result.complete && !m_ways;
    std::uint32_t endless = mayBeEndless ? m_graph.endlessNode() : StateGraph::None;
    std::vector<Choice> round;
    if (mayBeEndless && endless == StateGraph::None) endless = m_graph.fairCycle(round);
    if (endless != StateGraph::None) {
        ExploredOutcome outcome;
        outcome.ending = "endless";
        // One thread that goes round by itself is known already.
        if (m_outcomeNumbers.contains(keyOf(outcome))) endless = StateGraph::None;
        else m_outcomes.push_back(std::move(outcome));
    }
    if (result.complete) {
        const std::vector<std::string> counts = m_ways ? m_ways->counts(result.interleavings) : m_graph.countWays(m_outcomes.size(), result.interleavings);
        for (std::size_t i = 0; i < counts.size(); ++i) m_outcomes[i].count = counts[i];
    }
    if (m_options.schedules && !m_isEndless) findSchedules(start, endless, round, result.picture);
    if (result.complete && !m_bound.empty()) {
        // A way that was found does not lead where it should.
        result.complete = false;
        result.bound = m_bound;
        result.interleavings.clear();
        for (ExploredOutcome &outcome : m_outcomes) outcome.count.clear();
    }
    if (!result.complete) {
        result.picture = {};
        if (m_options.schedules && m_bound != "outcomes") sample(start);
    }
    result.assumesPlainNetwork = m_usesNetwork;
    result.runs = m_runs;
    result.locations = m_shared.count();
    result.outcomes = std::move(m_outcomes);
    result.seconds = seconds();
    return result;
}

// -- The worst

const ExploredOutcome *worstOf(const Exploration &found)
{
    const auto rank = [&](const ExploredOutcome &outcome) {
        if (outcome.ending.starts_with("exception") || outcome.ending.starts_with("limit") || outcome.ending.starts_with("signal")) return 0;
        if (outcome.ending == "deadlock") return 1;
        if (outcome.ending == "stuck") return 2;
        if (outcome.ending == "endless") return 3;
        return outcome.ending == "exit 0" ? 5 : 4;
    };
    // A decimal number with more digits is a greater one.
    const auto isRarer = [](const std::string &a, const std::string &b) { return a.size() != b.size() ? a.size() < b.size() : a < b; };
    const ExploredOutcome *worst = nullptr;
    for (const ExploredOutcome &outcome : found.outcomes) {
        if (rank(outcome) == 5 && found.outcomes.size() == 1) return nullptr;
        if (!worst || rank(outcome) < rank(*worst) || (rank(outcome) == rank(*worst) && isRarer(outcome.count, worst->count))) worst = &outcome;
    }
    return worst;
}

Schedule worstFrom(World &world, const Schedule &before, ExploreOptions options)
{
    Stepper stepper(world, nullptr);
    if (!before.empty()) {
        stepper.begin();
        if (!stepper.follow(before)) return {};
    }
    Schedule all = before;
    const Exploration found = Explorer(world, std::move(options)).explore();
    const ExploredOutcome *worst = worstOf(found);
    if (!worst) return {};
    for (const Turn &turn : worst->schedule) append(all, turn);
    return all;
}

} // namespace forkyard::virtual_host
