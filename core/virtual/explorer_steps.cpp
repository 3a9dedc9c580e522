// How the explorer knows what a step does. A step that was run once is not run again where all that it depends on is the same:
//   an access of a cell     the thread's context, the rest that all share, and the cell's value if it is read
//   any other               the thread's context, the rest, all cells, and the contexts of those who wait for what is not counted
// and where it changed more than that (another thread, a new one, a process), every time. To run one, the world goes to a moment with
// that context, or to the state itself, by the way in which that was found.
#include "core/virtual/explorer.h"

#include <algorithm>

namespace forkyard::virtual_host {

namespace {

constexpr std::size_t MostKept = 1500;          ///< moments of states: some 10 KB each
constexpr std::size_t MostKeptStandings = 8000;

std::uint64_t standingKey(std::uint32_t thread, std::uint32_t context, std::uint32_t rest)
{
    return (std::uint64_t{thread} << 56) | (std::uint64_t{context} << 28) | rest;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15U) * (b ^ 0xbf58476d1ce4e5b9U);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

} // namespace

void Explorer::prepareCells()
{
    m_namer.keepCellsOfBase();
    m_columnCount = FirstColumn + static_cast<std::uint32_t>(m_namer.cells().size());
    m_cellNumbers.assign(m_namer.cells().size(), {});
    m_cellValues.assign(m_namer.cells().size(), {});
}

std::uint32_t Explorer::columnOfThread(std::uint32_t thread)
{
    while (m_threadColumns.size() < thread) {
        m_threadColumns.push_back(m_columnCount++);
        m_contexts.emplace_back();
    }
    return m_threadColumns[thread - 1];
}

void Explorer::readColumns(const Moment &moment, std::vector<std::uint32_t> &columns)
{
    m_namer.takeApart(m_world, moment, m_parts);
    for (std::uint32_t thread = 1; thread <= m_parts.threads.size(); ++thread) columnOfThread(thread);
    columns.assign(m_columnCount, 0);
    const auto [rest, isNew] = m_rests.try_emplace(m_parts.rest, static_cast<std::uint32_t>(m_rests.size()));
    if (isNew) m_entangled.push_back(m_parts.entangled);
    columns[RestColumn] = rest->second;
    columns[OutputColumn] = m_parts.output;
    for (std::size_t i = 0; i < m_parts.cells.size(); ++i) {
        const auto [number, isNewValue] = m_cellNumbers[i].try_emplace(m_parts.cells[i], static_cast<std::uint32_t>(m_cellValues[i].size()));
        if (isNewValue) m_cellValues[i].push_back(m_parts.cells[i]);
        columns[FirstColumn + i] = number->second;
    }
    for (std::uint32_t thread = 1; thread <= m_parts.threads.size(); ++thread) {
        std::uint32_t context = EndedContext;
        if (m_world.isAlive(*m_world.thread(thread))) {
            auto &contexts = m_contexts[thread - 1];
            context = contexts.try_emplace(m_parts.threads[thread - 1], static_cast<std::uint32_t>(contexts.size() + 2)).first->second;
        }
        columns[m_threadColumns[thread - 1]] = context;
    }
}

Explorer::Standing *Explorer::standingOf(std::uint32_t thread, std::uint32_t context, std::uint32_t rest)
{
    if (m_latest.size() < thread) m_latest.resize(thread);
    auto &latest = m_latest[thread - 1];
    if (latest.size() <= context) latest.resize(context + 64);
    Latest &last = latest[context];
    if (last.standing && last.rest == rest) return last.standing;
    const auto found = m_standings.find(standingKey(thread, context, rest));
    if (found == m_standings.end()) return nullptr;
    last = {rest, &found->second};
    return last.standing;
}

void Explorer::noteStandings(const std::vector<std::uint32_t> &columns, const std::shared_ptr<Kept> &kept)
{
    for (const WorldThread *thread : m_world.threads()) {
        const std::uint32_t context = columns[m_threadColumns[thread->number - 1]];
        if (context <= EndedContext) continue;
        const std::uint64_t key = standingKey(thread->number, context, columns[RestColumn]);
        const auto [place, isNew] = m_standings.try_emplace(key);
        if (!isNew) continue;
        Standing &standing = place->second;
        if (!standsAtCounted(*thread)) {
            standing.hasDeadline = m_world.deadlineOf(*thread) != vm::WaitReason::NoDeadline;
            continue;
        }
        standing.kind = Standing::Else;
        standing.kept = kept;
        m_keptStandings.push_back(key);
        if (m_keptStandings.size() > MostKeptStandings) {
            for (std::size_t i = 0; i < MostKeptStandings / 2; ++i) m_standings[m_keptStandings[i]].kept = nullptr;
            m_keptStandings.erase(m_keptStandings.begin(), m_keptStandings.begin() + MostKeptStandings / 2);
        }
        const Operation &next = thread->state.next;
        const auto &cells = m_namer.cells();
        const auto cell = std::find_if(cells.begin(), cells.end(), [&](const CellPlace &c) { return c.location == next.location; });
        const bool callsProfile = m_world.options().gil == vm::GilProfile::CallsAndLoopEnds;
        if (cell == cells.end() || next.alsoReads.holder || callsProfile || m_entangled[columns[RestColumn]]) continue;
        standing.cell = static_cast<std::uint32_t>(cell - cells.begin());
        if (next.kind == Operation::Load) standing.kind = Standing::Reads;
        else if (next.kind == Operation::Store) standing.kind = Standing::Writes;
        else if (next.kind == Operation::Sync && cell->kind == CellPlace::Lock) standing.kind = Standing::Locks;
    }
}

StepKey Explorer::keyOf(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &columns)
{
    StepKey key{standingKey(thread, columns[m_threadColumns[thread - 1]], columns[RestColumn]), 0};
    const std::uint32_t value = columns[FirstColumn + standing.cell];
    const bool isCell = standing.kind == Standing::Reads || standing.kind == Standing::Writes || standing.kind == Standing::Locks;
    if (isCell && m_cellValues[standing.cell][value] != StateParts::InRest) {
        key.what = standing.kind == Standing::Writes ? 1 : value + std::uint64_t{2};
        return key;
    }
    // The top bit: of another sort.
    std::uint64_t what = 7;
    for (std::size_t i = 0; i < m_cellValues.size(); ++i) what = mixed(what, columns[FirstColumn + i] + std::uint64_t{1});
    for (std::uint32_t other = 1; other <= m_threadColumns.size(); ++other) {
        const std::uint32_t column = m_threadColumns[other - 1];
        const std::uint32_t context = column < columns.size() ? columns[column] : 0;
        if (other == thread || context == 0) continue;
        const Standing *where = context == EndedContext ? nullptr : standingOf(other, context, columns[RestColumn]);
        if (context == EndedContext || !where || where->kind == Standing::Waits) what = mixed(what, (std::uint64_t{other} << 32) | context);
        else what = mixed(what, std::uint64_t{other} << 32); // it is there, whatever it is about to do
    }
    key.what = what | (std::uint64_t{1} << 63);
    return key;
}

// -- Moments

void Explorer::keep(std::uint32_t state, std::shared_ptr<Kept> kept)
{
    kept->used = ++m_clock;
    m_kept[state] = std::move(kept);
    if (m_kept.size() <= MostKept) return;
    std::vector<std::uint64_t> ages;
    for (const auto &[number, each] : m_kept) ages.push_back(each->used);
    std::nth_element(ages.begin(), ages.begin() + MostKept / 2, ages.end());
    const std::uint64_t limit = ages[MostKept / 2];
    std::erase_if(m_kept, [&](const auto &each) { return each.first != 0 && each.second->used < limit; });
}

std::shared_ptr<Explorer::Kept> Explorer::goTo(std::uint32_t state)
{
    std::vector<std::uint32_t> way;
    std::uint32_t at = state;
    for (; !m_kept.contains(at); at = m_parents[at]) way.push_back(m_ways[at]);
    const std::shared_ptr<Kept> from = m_kept[at];
    from->used = ++m_clock;
    m_world.restore(from->moment);
    if (way.empty()) return from;
    for (auto step = way.rbegin(); step != way.rend(); ++step) {
        WorldThread &thread = *m_world.thread(*step / 2);
        if (*step % 2) thread.state.timeOut = true;
        m_world.run(thread, *this);
        m_world.thread(*step / 2)->state.timeOut = false;
        ++m_runs;
        settle();
    }
    auto here = std::make_shared<Kept>();
    here->moment = m_world.capture();
    readColumns(here->moment, here->columns);
    noteStandings(here->columns, here);
    keep(state, here);
    return here;
}

// -- Steps

/// `before` is where the world is. Effect: Nothing, where it only found that it has to wait on.
Explorer::Pass Explorer::doStep(std::uint32_t number, bool mayGiveUp, const Moment &before, StepEffect &effect)
{
    WorldThread &thread = *m_world.thread(number);
    const bool mayWait = thread.state.next.kind != Operation::Load && thread.state.next.kind != Operation::Store;
    const bool standsIdle = !m_world.canGoOn(thread);
    if (standsIdle) mayGiveUp = m_world.deadlineOf(thread) != vm::WaitReason::NoDeadline;
    m_world.takeOpaque();
    effect.kind = StepEffect::Happens;
    if (!standsIdle) {
        m_world.run(thread, *this);
        ++m_runs;
        if (!mayWait || m_world.thread(number)->state.status != ThreadState::Blocked) return m_learned ? Pass::Again : Pass::Done;
        const Moment after = m_world.capture();
        const StateName name = m_namer.nameOf(m_world, after, number);
        m_world.restore(before);
        if (name != m_namer.nameOf(m_world, before, number)) {
            m_world.restore(after);
            return m_learned ? Pass::Again : Pass::Done;
        }
        // It waits as before; it may give up.
        const std::int64_t deadline = after.processes[m_world.thread(number)->process].threads[m_world.thread(number)->place].waits.reason.deadline;
        mayGiveUp = mayGiveUp || deadline != vm::WaitReason::NoDeadline;
    }
    if (m_learned) return Pass::Again;
    if (!mayGiveUp) {
        effect.kind = StepEffect::Nothing;
        return Pass::Done;
    }
    effect.timeOut = true;
    WorldThread &again = *m_world.thread(number);
    again.state.timeOut = true;
    m_world.run(again, *this);
    again.state.timeOut = false;
    ++m_runs;
    return m_learned ? Pass::Again : Pass::Done;
}

/// `always`: a column that is told even where nothing has changed in it, for another time it may.
StepEffect Explorer::effectOf(const std::vector<std::uint32_t> &before, const std::vector<std::uint32_t> &after, std::uint32_t always)
{
    StepEffect effect;
    effect.kind = StepEffect::Happens;
    effect.first = static_cast<std::uint32_t>(m_memo.changes.size());
    for (std::uint32_t c = 0; c < after.size(); ++c)
        if (c != OutputColumn && (after[c] != before[c] || c == always)) m_memo.changes.push_back({c, after[c]});
    effect.count = static_cast<std::uint16_t>(m_memo.changes.size() - effect.first);
    if (after[OutputColumn] != before[OutputColumn]) {
        effect.printed = static_cast<std::int32_t>(m_memo.printed.size());
        m_memo.printed.push_back(m_world.outputBetween(before[OutputColumn], after[OutputColumn]));
    }
    return effect;
}

std::uint32_t Explorer::follow(std::uint32_t state, const StepEffect &effect, Choice choice, bool &isNew)
{
    PackedStates::Change changes[64];
    std::vector<PackedStates::Change> many;
    PackedStates::Change *all = changes;
    if (effect.count >= 63) {
        many.resize(effect.count + 1u);
        all = many.data();
    }
    std::copy_n(m_memo.changes.begin() + effect.first, effect.count, all);
    std::size_t count = effect.count;
    if (effect.printed >= 0) {
        std::uint32_t node = m_states.value(state, OutputColumn);
        for (const std::string &piece : m_memo.printed[static_cast<std::size_t>(effect.printed)]) node = m_world.outputAfter(node, piece);
        all[count++] = {OutputColumn, node};
    }
    const std::uint32_t target = m_states.changed(state, all, count, isNew);
    if (isNew) {
        m_graph.addNode();
        m_parents.push_back(state);
        m_ways.push_back(choice.thread * 2 + choice.timeOut);
    }
    return target;
}

/// Whether the step can be run at the moment that is kept in place of the state: but for cells, which can be written, all that it
/// depends on is the same.
bool Explorer::isUsable(const Kept &kept, std::uint32_t thread, bool isAccess, const Standing &standing, const std::vector<std::uint32_t> &columns)
{
    const std::uint32_t rest = columns[RestColumn];
    if (m_entangled[rest]) return false;
    for (std::uint32_t i = 0; i < m_cellValues.size(); ++i) {
        if (isAccess && i != standing.cell) continue;
        const bool isInRest = m_cellValues[i][columns[FirstColumn + i]] == StateParts::InRest;
        if (isInRest != (m_cellValues[i][kept.columns[FirstColumn + i]] == StateParts::InRest)) return false;
    }
    if (isAccess) return true;
    for (std::uint32_t other = 1; other <= m_threadColumns.size(); ++other) {
        if (other == thread) continue;
        const std::uint32_t column = m_threadColumns[other - 1];
        const std::uint32_t here = column < columns.size() ? columns[column] : 0, there = column < kept.columns.size() ? kept.columns[column] : 0;
        if (here == there) continue;
        if (here <= EndedContext || there <= EndedContext) return false;
        const Standing *one = standingOf(other, here, rest), *two = standingOf(other, there, rest);
        if (!one || !two || one->kind == Standing::Waits || two->kind == Standing::Waits) return false;
    }
    return true;
}

Explorer::Found Explorer::runStep(std::uint32_t state, std::uint32_t thread, Standing &standing, const StepKey &key, const std::vector<std::uint32_t> &columns, bool here)
{
    Found found;
    const bool isAccess = key.what >> 63 == 0;
    const std::uint32_t cellColumn = FirstColumn + standing.cell;
    std::shared_ptr<Kept> from = standing.kept;
    std::vector<std::uint32_t> before;
    const bool isElsewhere = !here && from && isUsable(*from, thread, isAccess, standing, columns);
    if (isElsewhere) {
        m_world.restore(from->moment);
        before = from->columns;
        before.resize(m_columnCount, 0);
        bool isPoked = false;
        for (std::uint32_t i = 0; i < m_cellValues.size(); ++i) {
            if ((isAccess && i != standing.cell) || before[FirstColumn + i] == columns[FirstColumn + i]) continue;
            before[FirstColumn + i] = columns[FirstColumn + i];
            m_namer.poke(m_world, i, m_cellValues[i][columns[FirstColumn + i]]);
            isPoked = true;
        }
        if (isPoked && standing.kind != Standing::Reads && standing.kind != Standing::Writes) {
            // It may be gone back to.
            from = std::make_shared<Kept>();
            from->moment = m_world.capture();
        }
    } else {
        from = goTo(state);
        before = columns;
    }
    const bool mayGiveUp = standing.hasDeadline;
    const std::uint32_t own = m_threadColumns[thread - 1];
    found.pass = doStep(thread, mayGiveUp, from->moment, found.effect);
    if (found.pass != Pass::Done) return found;
    bool isOpaque = m_world.takeOpaque();
    if (found.effect.kind == StepEffect::Nothing) {
        if (!isAccess || !isOpaque) m_memo.add(key, found.effect);
        return found;
    }
    const std::uint64_t runs = m_runs;
    settle();
    isOpaque = isOpaque || m_runs != runs;
    if (m_learned) {
        found.pass = Pass::Again;
        return found;
    }
    auto after = std::make_shared<Kept>();
    after->moment = m_world.capture();
    readColumns(after->moment, after->columns);
    const bool timeOut = found.effect.timeOut;
    const auto allowed = [&](std::uint32_t column) {
        if (column == own) return true;
        if (isAccess) return column == cellColumn && standing.kind != Standing::Reads;
        if (column < m_threadColumns.front()) return true;
        for (std::uint32_t other = 1; other <= m_threadColumns.size(); ++other) {
            if (m_threadColumns[other - 1] != column) continue;
            const std::uint32_t context = column < columns.size() ? columns[column] : 0;
            const Standing *where = context > EndedContext ? standingOf(other, context, columns[RestColumn]) : nullptr;
            return where && where->kind == Standing::Waits;
        }
        return false;
    };
    bool isMemorable = !(isAccess && (isOpaque || after->columns[OutputColumn] != before[OutputColumn])) && !m_entangled[columns[RestColumn]] && !m_entangled[after->columns[RestColumn]];
    before.resize(after->columns.size(), 0);
    for (std::uint32_t c = 0; isMemorable && c < after->columns.size(); ++c)
        if (after->columns[c] != before[c] && !allowed(c)) isMemorable = false;
    if (isElsewhere && !isMemorable) {
        // Not only an access, after all; or more than can be remembered.
        if (!isAccess) return runStep(state, thread, standing, key, columns, true);
        standing.kind = Standing::Else;
        const StepKey again = keyOf(thread, standing, columns);
        if (const StepEffect *known = m_memo.find(again)) {
            found.effect = *known;
            return found;
        }
        return runStep(state, thread, standing, again, columns, false);
    }
    noteStandings(after->columns, after);
    found.effect = effectOf(before, after->columns, isAccess && standing.kind == Standing::Writes ? cellColumn : RestColumn);
    found.effect.timeOut = timeOut;
    if (isMemorable && isAccess) {
        const std::size_t number = standing.kind == Standing::Writes ? 0 : columns[cellColumn];
        if (standing.effects.size() <= number) standing.effects.resize(number + 1);
        standing.effects[number] = found.effect;
    } else if (isMemorable) m_memo.add(key, found.effect);
    else if (isAccess) standing.kind = Standing::Else;
    if (!isElsewhere) {
        bool isNew = false;
        const std::uint32_t target = follow(state, found.effect, {thread, timeOut}, isNew);
        if (isNew) keep(target, after);
    }
    return found;
}

} // namespace forkyard::virtual_host
