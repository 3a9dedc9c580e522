// How the explorer knows what a step does. A step that was run once is not run again where all that it depends on is the same:
//   an access of a cell       the thread's context, the rest that all share, and the cell's value if it is read
//   the same, a thread's last these, and the contexts of those who wait for what is not counted
//   any other                 these, and all cells
// and where it changed more than that (another thread, a new one, a process), every time. To run one, the world goes to a moment with
// that context, or to the state itself, by the way in which that was found.
#include "core/virtual/explorer.h"

#include <algorithm>

namespace forkyard::virtual_host {

namespace {

constexpr std::size_t MostKept = 1500;          ///< moments of states: some 10 KB each
constexpr std::size_t MostKeptStandings = 8000;
constexpr std::size_t MostStages = 500;
constexpr std::size_t MostPassedKept = 6;        ///< last steps of a way
constexpr std::int32_t NoHeight = INT32_MIN;

std::uint64_t standingKey(std::uint32_t thread, std::uint32_t context, std::uint32_t rest)
{
    return (std::uint64_t{thread} << 52) | (std::uint64_t{context} << 26) | rest;
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
        m_dependsOnRest.emplace_back();
    }
    return m_threadColumns[thread - 1];
}

void Explorer::readColumns(std::vector<std::uint32_t> &columns)
{
    m_namer.takeApart(m_world, m_parts);
    for (std::uint32_t thread = 1; thread <= m_parts.threads.size(); ++thread) columnOfThread(thread);
    noteCreators();
    columns.assign(m_columnCount, 0);
    const auto [rest, isNew] = m_rests.try_emplace(m_parts.rest, static_cast<std::uint32_t>(m_rests.size()));
    if (isNew) m_entangled.push_back(m_parts.entangled);
    columns[RestColumn] = rest->second;
    columns[OutputColumn] = m_parts.output;
    for (std::size_t i = 0; i < m_parts.cells.size(); ++i) columns[FirstColumn + i] = numberOfValue(i, m_parts.cells[i]);
    for (std::uint32_t thread = 1; thread <= m_parts.threads.size(); ++thread) {
        columns[m_threadColumns[thread - 1]] = m_world.isAlive(*m_world.thread(thread)) ? numberOfContext(thread, m_parts.threads[thread - 1], m_parts.dependsOnRest[thread - 1]) : EndedContext;
    }
}

std::uint32_t Explorer::numberOfValue(std::size_t cell, std::uint64_t bits)
{
    const auto [number, isNew] = m_cellNumbers[cell].try_emplace(bits, static_cast<std::uint32_t>(m_cellValues[cell].size()));
    if (isNew) m_cellValues[cell].push_back(bits);
    return number->second;
}

std::uint32_t Explorer::numberOfContext(std::uint32_t thread, const StateName &name, bool dependsOnRest)
{
    auto &contexts = m_contexts[thread - 1];
    const auto [place, isNew] = contexts.try_emplace(name, static_cast<std::uint32_t>(contexts.size() + 2));
    if (isNew) {
        m_dependsOnRest[thread - 1].resize(place->second + std::size_t{1}, false);
        m_dependsOnRest[thread - 1][place->second] = dependsOnRest;
    }
    return place->second;
}

bool Explorer::isTouchable(std::uint32_t thread, std::uint32_t context, std::uint32_t rest)
{
    if (context <= EndedContext) return false;
    if (m_dependsOnRest[thread - 1][context]) return true;
    const Standing *where = standingOf(thread, context, rest);
    return !where || where->kind == Standing::Waits;
}

/// The world tells that the thread went on within its own frame; what else there is, is as it was.
bool Explorer::readOwnColumns(std::uint32_t number, const Standing &standing, const std::vector<std::uint32_t> &before, std::vector<std::uint32_t> &after)
{
    if (standing.reach != Standing::Cell || (standing.kind != Standing::Reads && standing.kind != Standing::Writes)) return false;
    if (m_entangled[before[RestColumn]]) return false;
    WorldThread &thread = *m_world.thread(number);
    if (!m_world.stayedOwn(thread)) return false;
    if (const vm::Handle iterator = m_world.ownSteps().iterator(); iterator && m_namer.isOfBase(m_world, thread.process, iterator)) return false;
    const std::uint64_t value = m_namer.valueOf(m_world, standing.cell);
    if (value == StateParts::InRest) return false;
    World::save(thread);
    after = before;
    after.resize(m_columnCount, 0);
    after[FirstColumn + standing.cell] = numberOfValue(standing.cell, value);
    const StateName name = m_namer.nameOfThread(m_world, thread);
    after[m_threadColumns[number - 1]] = numberOfContext(number, name, m_namer.dependsOnRest());
    return true;
}

void Explorer::readColumnsAfter(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &before, std::vector<std::uint32_t> &after, bool &isWithin)
{
    isWithin = readOwnColumns(thread, standing, before, after);
    if (isWithin) return;
    m_world.save();
    readColumns(after);
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

void Explorer::noteStandings(const std::vector<std::uint32_t> &columns, std::uint32_t runsOn)
{
    for (const WorldThread *thread : m_world.threads()) noteStanding(*thread, columns, runsOn);
}

void Explorer::noteStanding(const WorldThread &thread, const std::vector<std::uint32_t> &columns, std::uint32_t runsOn)
{
    const std::uint32_t context = columns[m_threadColumns[thread.number - 1]];
    if (context <= EndedContext) return;
    const auto [place, isNew] = m_standings.try_emplace(standingKey(thread.number, context, columns[RestColumn]));
    if (!isNew) return;
    Standing &standing = place->second;
    standing.process = thread.process;
    standing.hasGil = m_world.keepsGil(thread);
    if (!standsAtCounted(thread)) {
        // A manager waits for its server's end, which comes.
        standing.hasDeadline = thread.state.next.ofManager != ManagerPart::Way && m_world.deadlineOf(thread) != vm::WaitReason::NoDeadline;
        return;
    }
    standing.kind = Standing::Else;
    standing.hasAlarm = mayBeAlarmed(thread);
    const Operation &next = thread.state.next;
    const auto &cells = m_namer.cells();
    const auto cell = std::find_if(cells.begin(), cells.end(), [&](const CellPlace &c) { return c.location == next.location; });
    if (cell != cells.end() && !next.alsoReads.holder && next.depth == Depth::Itself && !hasCalls() && !m_entangled[columns[RestColumn]]) {
        standing.cell = static_cast<std::uint32_t>(cell - cells.begin());
        if (next.kind == Operation::Load) standing.kind = Standing::Reads;
        else if (next.kind == Operation::Store) standing.kind = Standing::Writes;
        else if (next.kind == Operation::Sync && cell->kind == CellPlace::Lock) standing.kind = Standing::Locks;
    }
    const bool isCell = standing.kind != Standing::Else && m_cellValues[standing.cell][columns[FirstColumn + standing.cell]] != StateParts::InRest;
    standing.reach = isCell ? Standing::Cell : Standing::All;
    if (thread.number != runsOn || !isFreshStore(standing)) m_fresh.push_back(&standing);
}

void Explorer::keepForFresh(const std::shared_ptr<Kept> &kept)
{
    for (Standing *standing : m_fresh) {
        standing->kept = kept;
        m_keptStandings.push_back(standing);
    }
    m_fresh.clear();
    if (m_keptStandings.size() <= MostKeptStandings) return;
    for (std::size_t i = 0; i < MostKeptStandings / 2; ++i) m_keptStandings[i]->kept = nullptr;
    m_keptStandings.erase(m_keptStandings.begin(), m_keptStandings.begin() + MostKeptStandings / 2);
}

StepKey Explorer::keyOf(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &columns)
{
    StepKey key{standingKey(thread, columns[m_threadColumns[thread - 1]], columns[RestColumn]), 0};
    if (standing.reach != Standing::All) key.what = standing.kind == Standing::Writes ? 1 : columns[FirstColumn + standing.cell] + std::uint64_t{2};
    if (standing.reach == Standing::Cell) return key;
    // The top bits: of another sort.
    std::uint64_t what = mixed(7, key.what);
    if (standing.reach == Standing::All)
        for (std::size_t i = 0; i < m_cellValues.size(); ++i) what = mixed(what, columns[FirstColumn + i] + std::uint64_t{1});
    for (std::uint32_t other = 1; other <= m_threadColumns.size(); ++other) {
        const std::uint32_t column = m_threadColumns[other - 1];
        const std::uint32_t context = column < columns.size() ? columns[column] : 0;
        if (other == thread || context == 0) continue;
        if (context == EndedContext || isTouchable(other, context, columns[RestColumn])) what = mixed(what, (std::uint64_t{other} << 32) | context);
        else what = mixed(what, std::uint64_t{other} << 32); // it is there, whatever it is about to do
    }
    key.what = (what >> 2) | (std::uint64_t{standing.reach} << 62);
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
    m_stage.from = nullptr;
    std::vector<std::uint32_t> way, passed;
    std::uint32_t at = state;
    while (!m_kept.contains(at)) {
        passed.push_back(at);
        Choice choice;
        at = sourceOf(at, choice);
        way.push_back(choice.thread * 2 + choice.timeOut);
    }
    const std::shared_ptr<Kept> from = m_kept[at];
    from->used = ++m_clock;
    m_world.restore(from->moment);
    m_namer.setRestObjects(from->rest);
    if (way.empty()) return from;
    std::vector<std::uint32_t> columns;
    for (auto step = way.rbegin(); step != way.rend(); ++step) {
        WorldThread *const thread = m_world.thread(*step / 2);
        if (!thread || !m_world.isAlive(*thread)) { // time is up, and what was to be settled on the way was not; or it was another way
            m_isUnlike = true;
            return from;
        }
        if (*step % 2) m_world.letTimePass(*thread);
        if (m_world.isAlive(*thread)) runOn(*thread);
        m_world.thread(*step / 2)->state.timeOut = false;
        ++m_runs;
        settle();
        // Those that are gone to next were found one after the other, most by the same way but for its last steps.
        const auto left = static_cast<std::size_t>(way.rend() - step) - 1;
        if (left == 0 || left > MostPassedKept) continue;
        m_world.save();
        readColumns(columns);
        keep(passed[left], keepHere(columns));
    }
    m_world.save();
    readColumns(columns);
    std::vector<std::uint32_t> wanted;
    m_states.read(state, wanted);
    wanted.resize(columns.size(), 0);
    if (wanted != columns) m_isUnlike = true;
    const std::shared_ptr<Kept> here = keepHere(columns);
    noteStandings(columns, 0);
    keepForFresh(here);
    keep(state, here);
    return here;
}

std::shared_ptr<Explorer::Kept> Explorer::keepHere(const std::vector<std::uint32_t> &columns)
{
    auto here = std::make_shared<Kept>();
    here->moment = m_world.capture();
    here->columns = columns;
    here->rest = m_namer.restObjects();
    if (m_stages.size() < MostStages && !m_entangled[columns[RestColumn]]) m_stages.try_emplace(columns[RestColumn], here);
    return here;
}

// -- Steps

namespace {

/// Where a thread stands in the program; frames that were made anew do not tell.
struct CodePlace {
    std::uint32_t code = 0, pc = 0, depth = 0;
    bool operator==(const CodePlace &) const = default;
};

CodePlace placeOf(const vm::Thread &thread)
{
    if (thread.frame == 0) return {};
    const auto *frame = thread.machine.at<vm::FrameObject>(thread.frame);
    return {frame->code, frame->pc, frame->depth};
}

} // namespace

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
        // Under an alarm those who wait are told from those who are about to (StateNamer).
        const bool beginsWait = (thread.state.next.beginsWait && thread.vm.waitState == 0) || m_world.hasAlarmAhead(thread);
        const CodePlace place = placeOf(thread.vm);
        runOn(thread);
        ++m_runs;
        const WorldThread &now = *m_world.thread(number);
        if (beginsWait || !mayWait || now.state.status != ThreadState::Blocked || placeOf(now.vm) != place) return m_learned ? Pass::Again : Pass::Done;
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
    runOn(again);
    again.state.timeOut = false;
    ++m_runs;
    return m_learned ? Pass::Again : Pass::Done;
}

std::int32_t &Explorer::heightOf(std::uint32_t thread, std::uint32_t context)
{
    if (m_heights.size() < thread) m_heights.resize(thread, {0}); // of who is not there yet
    auto &heights = m_heights[thread - 1];
    if (heights.size() <= context) heights.resize(context + std::size_t{1}, NoHeight);
    return heights[context];
}

/// What the step changes gets heights that fit, as far as it has none.
void Explorer::noteHeights(std::uint32_t thread, const std::vector<std::uint32_t> &before, const std::vector<std::uint32_t> &after)
{
    std::int32_t rise = 0, *own = nullptr;
    for (std::uint32_t other = 1; m_isGraded && other <= m_threadColumns.size(); ++other) {
        const std::uint32_t column = m_threadColumns[other - 1];
        if (before[column] == after[column]) continue;
        std::int32_t from = heightOf(other, before[column]);
        if (from == NoHeight) from = heightOf(other, before[column]) = 0;
        std::int32_t &to = heightOf(other, after[column]);
        rise -= from;
        if (to == NoHeight && other == thread) {
            own = &to;
            continue;
        }
        if (to == NoHeight) to = from;
        rise += to;
    }
    if (own) {
        *own = 1 - rise;
        rise = 1;
    }
    m_isGraded = m_isGraded && rise == 1;
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

void Explorer::link(std::uint32_t state, StepEffect &effect, Choice choice)
{
    if (effect.printed >= 0) {
        linkPrinting(state, effect);
    } else {
        const PackedStates::Change *changes = m_memo.changes.data() + effect.first;
        if (!m_states.isCurrent(effect.patch)) {
            if (!m_states.fits(changes, effect.count)) {
                takePrepared();
                m_states.makeFit(changes, effect.count);
            }
            effect.patch = m_states.patchOf(changes, effect.count);
        }
        if (m_states.isCurrent(effect.patch)) m_states.prepare(state, effect.patch);
        else m_states.prepare(state, changes, effect.count);
    }
    m_prepared.push_back({state, choice});
    if (m_prepared.size() >= MostPrepared) takePrepared();
}

void Explorer::linkPrinting(std::uint32_t state, const StepEffect &effect)
{
    std::vector<PackedStates::Change> changes(m_memo.changes.begin() + effect.first, m_memo.changes.begin() + effect.first + effect.count);
    std::uint32_t node = m_states.value(state, OutputColumn);
    for (const std::string &piece : m_memo.printed[static_cast<std::size_t>(effect.printed)]) node = m_world.outputAfter(node, piece);
    changes.push_back({OutputColumn, node});
    if (!m_states.fits(changes.data(), changes.size())) {
        takePrepared();
        m_states.makeFit(changes.data(), changes.size());
    }
    m_states.prepare(state, changes.data(), changes.size());
}

void Explorer::takePrepared()
{
    std::size_t at = 0;
    const auto near = [&](std::uint32_t target) {
        if (m_ways) m_ways->prefetch(target);
    };
    m_states.takePrepared(near, [&](std::uint32_t target, bool isNew) {
        const Prepared &edge = m_prepared[at++];
        m_lastTarget = target;
        m_lastIsNew = isNew;
        if (m_ways) return m_ways->addEdge(edge.state, target, edge.choice);
        while (m_graph.openCount() <= edge.state) m_graph.open(static_cast<std::uint32_t>(m_states.count()) - isNew);
        m_graph.addEdge(target, edge.choice);
    });
    m_prepared.clear();
}

/// Whether the step can be run at the moment that is kept in place of the state: but for cells, which can be written, all that it
/// depends on is the same.
bool Explorer::isUsable(const std::vector<std::uint32_t> &kept, std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &columns)
{
    const std::uint32_t rest = columns[RestColumn];
    if (m_entangled[rest]) return false;
    for (std::uint32_t i = 0; i < m_cellValues.size(); ++i) {
        if (standing.reach != Standing::All && i != standing.cell) continue;
        const bool isInRest = m_cellValues[i][columns[FirstColumn + i]] == StateParts::InRest;
        if (isInRest != (m_cellValues[i][kept[FirstColumn + i]] == StateParts::InRest)) return false;
    }
    if (standing.reach == Standing::Cell) return true;
    for (std::uint32_t other = 1; other <= m_threadColumns.size(); ++other) {
        if (other == thread) continue;
        const std::uint32_t column = m_threadColumns[other - 1];
        const std::uint32_t here = column < columns.size() ? columns[column] : 0, there = column < kept.size() ? kept[column] : 0;
        if (here == there) continue;
        if (here <= EndedContext || there <= EndedContext) return false;
        if (isTouchable(other, here, rest) || isTouchable(other, there, rest)) return false;
    }
    return true;
}

std::shared_ptr<Explorer::Kept> Explorer::goElsewhere(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &columns, std::vector<std::uint32_t> &before)
{
    std::shared_ptr<Kept> from = standing.kept;
    if (!from || !isUsable(from->columns, thread, standing, columns)) return nullptr;
    m_stage.from = nullptr;
    m_world.restore(from->moment);
    m_namer.setRestObjects(from->rest);
    before = from->columns;
    before.resize(m_columnCount, 0);
    bool isPoked = false;
    for (std::uint32_t i = 0; i < m_cellValues.size(); ++i) {
        if ((standing.reach != Standing::All && i != standing.cell) || before[FirstColumn + i] == columns[FirstColumn + i]) continue;
        before[FirstColumn + i] = columns[FirstColumn + i];
        m_namer.poke(m_world, i, m_cellValues[i][columns[FirstColumn + i]]);
        isPoked = true;
    }
    // It may be gone back to.
    return isPoked && standing.kind != Standing::Reads && standing.kind != Standing::Writes ? keepHere(before) : from;
}

bool Explorer::isWithinReach(std::uint32_t thread, const Standing &standing, const std::vector<std::uint32_t> &before, const std::vector<std::uint32_t> &after)
{
    if (m_entangled[before[RestColumn]] || m_entangled[after[RestColumn]]) return false;
    const auto isAllowed = [&](std::uint32_t column) {
        if (column == m_threadColumns[thread - 1]) return true;
        if (standing.reach != Standing::All && column == FirstColumn + standing.cell) return standing.kind != Standing::Reads;
        if (standing.reach == Standing::Cell) return false;
        if (column == RestColumn) return true;
        if (column < m_threadColumns.front()) return standing.reach == Standing::All;
        for (std::uint32_t other = 1; other <= m_threadColumns.size(); ++other) {
            if (m_threadColumns[other - 1] != column) continue;
            return isTouchable(other, before[column], before[RestColumn]);
        }
        return false;
    };
    for (std::uint32_t c = 0; c < after.size(); ++c)
        if (after[c] != before[c] && !isAllowed(c)) return false;
    return true;
}

Explorer::Standing *Explorer::runStores(std::uint32_t thread, const std::vector<std::uint32_t> &columns, std::size_t &done)
{
    std::vector<std::uint32_t> before = columns, after;
    for (done = 0;; ++done) {
        Standing *standing = before[m_threadColumns[thread - 1]] > EndedContext ? standingOf(thread, before[m_threadColumns[thread - 1]], before[RestColumn]) : nullptr;
        if (!standing || !isFreshStore(*standing)) return nullptr;
        m_world.takeOpaque();
        runOn(*m_world.thread(thread));
        const std::uint64_t runs = ++m_runs;
        if (!m_learned) settle();
        if (m_learned || m_isEndless) return nullptr;
        const bool isOpaque = m_world.takeOpaque();
        bool isSeen = false;
        if (isOpaque || m_runs != runs) {
            m_world.save();
            readColumns(after);
        } else {
            readColumnsAfter(thread, *standing, before, after, isSeen);
        }
        before.resize(after.size(), 0);
        if (isOpaque || m_runs != runs || (!isSeen && !isWithinReach(thread, *standing, before, after))) {
            widen(thread, before, *standing, isOpaque);
            return standing;
        }
        noteHeights(thread, before, after);
        standing->effects.push_back(effectOf(before, after, FirstColumn + standing->cell));
        noteStandings(after, thread);
        if (!m_fresh.empty()) keepForFresh(keepHere(after));
        std::swap(before, after);
    }
}

Explorer::Found Explorer::runAlarm(std::uint32_t state, std::uint32_t number, const std::vector<std::uint32_t> &before)
{
    Found found;
    std::vector<std::uint32_t> from = before, after;
    goTo(state);
    if (m_isUnlike) return found;
    WorldThread &thread = *m_world.thread(number);
    m_world.letTimePass(thread);
    if (m_world.isAlive(thread)) runOn(thread); // it may be what ends it
    ++m_runs;
    if (!m_learned) settle();
    if (m_learned) found.pass = Pass::Again;
    if (m_learned || m_isEndless) return found;
    m_world.save();
    readColumns(after);
    from.resize(after.size(), 0);
    noteStandings(after, 0);
    found.after = keepHere(after);
    keepForFresh(found.after);
    noteHeights(number, from, after);
    found.effect = effectOf(from, after, RestColumn);
    found.effect.timeOut = true;
    return found;
}

Explorer::Found Explorer::runStep(std::uint32_t state, std::uint32_t thread, Standing &standing, const StepKey &key, const std::vector<std::uint32_t> &columns, bool here)
{
    Found found;
    std::vector<std::uint32_t> before, after;
    std::shared_ptr<Kept> from = here ? nullptr : goElsewhere(thread, standing, columns, before);
    const bool isElsewhere = from != nullptr;
    if (!isElsewhere) {
        from = goTo(state);
        before = columns;
    }
    found.pass = doStep(thread, standing.hasDeadline, from->moment, found.effect);
    if (found.pass != Pass::Done) return found;
    bool isOpaque = m_world.takeOpaque();
    if (found.effect.kind == StepEffect::Nothing) {
        if (standing.reach == Standing::All || !isOpaque) m_memo.add(key, found.effect);
        return found;
    }
    const std::uint64_t runs = m_runs;
    settle();
    if (m_learned) {
        found.pass = Pass::Again;
        return found;
    }
    isOpaque = m_world.takeOpaque() || isOpaque;
    const bool isMore = (standing.reach != Standing::All && isOpaque) || (standing.reach == Standing::Cell && m_runs != runs);
    bool isSeen = false;
    if (isMore) {
        m_world.save();
        readColumns(after);
    } else {
        readColumnsAfter(thread, standing, before, after, isSeen);
    }
    before.resize(after.size(), 0);
    const bool isWithin = !isMore && (isSeen || isWithinReach(thread, standing, before, after));
    if (isElsewhere && !isWithin) {
        if (standing.reach == Standing::All) return runStep(state, thread, standing, key, columns, true);
        widen(thread, columns, standing, isOpaque);
        const StepKey again = keyOf(thread, standing, columns);
        if (const StepEffect *known = m_memo.find(again)) {
            found.effect = *known;
            return found;
        }
        return runStep(state, thread, standing, again, columns, false);
    }
    noteStandings(after, thread);
    std::shared_ptr<Kept> kept;
    if (!isElsewhere || !m_fresh.empty()) kept = keepHere(after);
    keepForFresh(kept);
    const bool timeOut = found.effect.timeOut;
    noteHeights(thread, before, after);
    found.effect = effectOf(before, after, standing.kind == Standing::Writes && standing.reach != Standing::All ? FirstColumn + standing.cell : RestColumn);
    found.effect.timeOut = timeOut;
    if (isWithin && standing.reach == Standing::Cell) {
        const std::size_t number = standing.kind == Standing::Writes ? 0 : columns[FirstColumn + standing.cell];
        if (standing.effects.size() <= number) standing.effects.resize(number + 1);
        standing.effects[number] = found.effect;
    } else if (isWithin) m_memo.add(key, found.effect);
    else if (standing.reach != Standing::All) widen(thread, columns, standing, isOpaque);
    if (!isElsewhere) found.after = kept;
    std::size_t stores = 0;
    if (Standing *stuck = m_isDoubted ? nullptr : runStores(thread, after, stores)) {
        // It will have to be done from there again.
        if (!kept || stores) {
            m_world.restore(from->moment);
            if (isElsewhere) goElsewhere(thread, standing, columns, before);
            StepEffect again;
            doStep(thread, standing.hasDeadline, from->moment, again);
            settle();
            for (std::size_t i = 0; i < stores; ++i) {
                runOn(*m_world.thread(thread));
                settle();
            }
            m_world.save();
            readColumns(after);
            kept = keepHere(after);
        }
        m_fresh.push_back(stuck);
        keepForFresh(kept);
    }
    if (m_learned) found.pass = Pass::Again;
    return found;
}

} // namespace forkyard::virtual_host
