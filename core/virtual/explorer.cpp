// The search through all states, what it finds at their ends, and the worst of that. What a step does is in explorer_steps.cpp, where
// threads stop in explorer_switches.cpp, how an outcome's schedule is made in explorer_schedules.cpp.
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
constexpr std::uint64_t MostAlone = 10'000;

std::string lastLine(const std::string &text)
{
    const std::size_t end = text.find_last_not_of('\n');
    if (end == std::string::npos) return {};
    const std::size_t start = text.rfind('\n', end);
    return text.substr(start == std::string::npos ? 0 : start + 1, end + 1 - (start == std::string::npos ? 0 : start + 1));
}

} // namespace

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
    if (hasCalls() && !findHolders(state, columns)) return doubt();
    for (std::uint32_t thread = 1; thread <= m_threadColumns.size(); ++thread) {
        const std::uint32_t column = m_threadColumns[thread - 1];
        const std::uint32_t context = column < columns.size() ? columns[column] : 0;
        if (context <= EndedContext || (!hasCalls() && !m_hasTimers && linkQuickly(state, thread, context, goesOn))) continue;
        Standing *standing = standingOf(thread, context, columns[RestColumn]);
        if (!standing) {
            goTo(state);
            standing = standingOf(thread, context, columns[RestColumn]);
            if (!standing || m_isUnlike) return doubt();
        }
        if (hasCalls() && m_gilHolders[standing->process] && m_gilHolders[standing->process] != thread) continue;
        if (standing->hasAlarm) {
            Found alarmed = runAlarm(state, thread, columns);
            if (m_isUnlike) return doubt();
            if (alarmed.pass != Pass::Done || m_isEndless) return alarmed.pass;
            goesOn = true;
            link(state, alarmed.effect, {thread, true});
            takePrepared();
            if (m_lastIsNew) keep(m_lastTarget, alarmed.after);
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

/// Who keeps his process's GIL in the state, with the profile `calls`. False: it cannot be told.
bool Explorer::findHolders(std::uint32_t state, const std::vector<std::uint32_t> &columns)
{
    m_gilHolders.clear();
    for (std::uint32_t thread = 1; thread <= m_threadColumns.size(); ++thread) {
        const std::uint32_t column = m_threadColumns[thread - 1];
        const std::uint32_t context = column < columns.size() ? columns[column] : 0;
        if (context <= EndedContext) continue;
        const Standing *standing = standingOf(thread, context, columns[RestColumn]);
        if (!standing) {
            goTo(state);
            standing = standingOf(thread, context, columns[RestColumn]);
            if (!standing || m_isUnlike) return false;
        }
        if (m_gilHolders.size() <= standing->process) m_gilHolders.resize(standing->process + std::size_t{1});
        if (standing->hasGil) m_gilHolders[standing->process] = thread;
    }
    return true;
}

Explorer::Pass Explorer::doubt()
{
    m_isUnlike = false;
    // Time was up on the way there, and what was found until then stands.
    if (m_isEndless) {
        if (m_bound.empty()) m_bound = "steps";
        return Pass::Bound;
    }
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
        if (!only || only->state.status != ThreadState::Ready || mayBeAlarmed(*only)) return;
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
        if (m_bound.empty()) m_bound = "steps";
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
            if (m_bound.empty()) m_bound = "steps";
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
    else if (state % StatesPerLook == 0) return isLate();
    return !m_bound.empty();
}

bool Explorer::isLate()
{
    const double now = seconds();
    if (now > m_options.maxSeconds) {
        m_bound = "time";
    } else if (m_options.goesOn && now - m_asked > SecondsPerQuestion) {
        m_asked = now;
        if (!m_options.goesOn(m_states.count(), m_outcomes.size())) m_bound = "stopped";
    }
    return !m_bound.empty();
}

// -- All of it

Exploration Explorer::explore()
{
    m_begin = std::chrono::steady_clock::now();
    Exploration result;
    const Moment start = m_world.capture();
    m_isDoubted = !m_options.remembers;
    Pass last = Pass::Again;
    std::uint64_t seenBefore = 0; // by a pass that had to be begun again
    while (last == Pass::Again) {
        m_world.restore(start);
        last = pass();
        if (last == Pass::Again) seenBefore = std::max<std::uint64_t>(seenBefore, m_states.count());
    }
    result.complete = last == Pass::Done;
    const bool hasBegun = m_states.count() > 1;
    result.doubted = m_isDoubted && m_options.remembers;
    takePrepared();
    result.inLayers = m_ways.has_value();
    result.states = result.complete ? m_states.count() : std::max<std::uint64_t>(seenBefore, m_states.count());
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
    if (result.complete && m_bound.empty() && m_world.isClockRead() && !m_hasTimers && dependsOnClock(start)) m_bound = "clock";
    // Time stands still while somebody runs: who goes round asking for it would come to an end elsewhere.
    if (m_world.isClockRead() && std::erase_if(m_outcomes, [](const ExploredOutcome &outcome) { return outcome.ending == "endless"; }) > 0) {
        m_bound = "clock";
        m_outcomeNumbers.clear();
        for (const ExploredOutcome &outcome : m_outcomes) m_outcomeNumbers.emplace(keyOf(outcome), static_cast<std::uint32_t>(m_outcomeNumbers.size()));
    }
    if (result.complete && !m_bound.empty()) {
        // A way that was found does not lead where it should.
        result.complete = false;
        result.bound = m_bound;
        result.interleavings.clear();
        for (ExploredOutcome &outcome : m_outcomes) outcome.count.clear();
    }
    if (!result.complete) {
        result.picture = {};
        if (m_options.schedules && m_bound != "outcomes") sample(start, hasBegun, result.states);
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
