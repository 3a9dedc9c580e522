// Steps of the explorer that change no more than their thread's own part and one cell: most, in a race over a variable. For them no moment
// is gone back to. The world stays where it is, with its rest: the thread is put where it stands, the cell gets its value, the step is
// run. What cannot be done so is left to those that go to a moment first (explorer_steps.cpp).
#include "core/virtual/explorer.h"

#include <algorithm>
#include <utility>

namespace forkyard::virtual_host {

namespace {

constexpr std::size_t MostPartStandings = 16000; ///< a KB each, about

} // namespace

bool Explorer::isForPlace(const Standing &standing, const std::vector<std::uint32_t> &columns) const
{
    if (m_isDoubted || standing.reach != Standing::Cell || (standing.kind != Standing::Reads && standing.kind != Standing::Writes)) return false;
    return !m_entangled[columns[RestColumn]] && m_cellValues[standing.cell][columns[FirstColumn + standing.cell]] != StateParts::InRest;
}

/// The world is in a moment with these columns.
void Explorer::goOnWith(const std::vector<std::uint32_t> &columns)
{
    m_stage.columns = columns;
    m_stage.columns.resize(m_columnCount, 0);
    m_stage.threads.resize(m_threadColumns.size());
    for (Stage::Own &own : m_stage.threads) own.isKnown = false;
}

void Explorer::beginStage(const std::shared_ptr<Kept> &kept)
{
    m_world.restore(kept->moment);
    m_namer.setRestObjects(kept->rest);
    m_stage.from = kept;
    goOnWith(kept->columns);
}

/// The thread gets the part that it had where it stands; false: that does not fit in here.
bool Explorer::putPart(std::uint32_t number, const Standing &standing, std::uint32_t context)
{
    std::uint32_t &here = m_stage.columns[m_threadColumns[number - 1]];
    if (here == context) return true;
    if (!standing.part || here <= EndedContext) return false;
    WorldThread &thread = *m_world.thread(number);
    Stage::Own &own = m_stage.threads[number - 1];
    if (!own.isKnown) {
        m_namer.nameOfThread(m_world, thread);
        m_namer.ownObjects(thread, own.objects);
        own.isKnown = true;
    }
    if (!m_namer.putPart(thread, *standing.part, own.objects)) return false;
    here = context;
    own.objects.clear(); // what it had beyond is nobody's
    for (const StateNamer::ThreadPart::Cell &cell : standing.part->cells) own.objects.push_back(cell.handle);
    return true;
}

bool Explorer::keepPart(std::uint32_t number, Standing &standing)
{
    const WorldThread &thread = *m_world.thread(number);
    Stage::Own &own = m_stage.threads[number - 1];
    m_namer.nameOfThread(m_world, thread);
    m_namer.ownObjects(thread, own.objects);
    own.isKnown = true;
    auto part = std::make_unique<StateNamer::ThreadPart>();
    if (!m_namer.takePart(thread, own.objects, *part)) return false;
    standing.part = std::move(part);
    m_partStandings.push_back(&standing);
    if (m_partStandings.size() <= MostPartStandings) return true;
    for (std::size_t i = 0; i < MostPartStandings / 2; ++i) m_partStandings[i]->part = nullptr;
    m_partStandings.erase(m_partStandings.begin(), m_partStandings.begin() + MostPartStandings / 2);
    return true;
}

/// The world comes to a moment with this rest, in which the thread stands there.
bool Explorer::comeTo(std::uint32_t number, Standing &standing, std::uint32_t context, std::uint32_t rest)
{
    if (m_stage.from && m_stage.columns[RestColumn] == rest && putPart(number, standing, context)) return true;
    std::shared_ptr<Kept> kept = standing.kept;
    if (const auto known = m_stages.find(rest); !kept && known != m_stages.end()) kept = known->second;
    if (!kept || kept->columns[RestColumn] != rest) return false;
    beginStage(kept);
    if (!putPart(number, standing, context)) return false;
    if (!standing.part) keepPart(number, standing);
    return true;
}

/// Keeps what is needed to come back to a standing that was met first.
void Explorer::noteInPlace(std::uint32_t number)
{
    noteStanding(*m_world.thread(number), m_stage.columns, number);
    if (m_fresh.empty()) return;
    if (isForPlace(*m_fresh.back(), m_stage.columns) && keepPart(number, *m_fresh.back())) m_fresh.clear();
    else keepForFresh(keepHere(m_stage.columns));
}

Explorer::InPlace Explorer::stepInPlace(std::uint32_t number, Standing &standing, const std::vector<std::uint32_t> &columns, Pass &pass)
{
    m_world.takeOpaque();
    runOn(*m_world.thread(number));
    const std::uint64_t runs = ++m_runs;
    if (!m_learned) settle();
    if (m_learned) pass = Pass::Again;
    if (m_isEndless) {
        if (m_bound.empty()) m_bound = "steps";
        pass = Pass::Bound;
    }
    if (pass != Pass::Done) return InPlace::Unknown;
    const bool isOpaque = m_world.takeOpaque(), isMore = isOpaque || m_runs != runs;
    std::vector<std::uint32_t> &before = m_stage.columns, after;
    const bool isSeen = !isMore && readOwnColumns(number, standing, before, after);
    if (!isSeen) {
        m_world.save();
        readColumns(after);
        before.resize(after.size(), 0);
    }
    const std::uint32_t told = standing.kind == Standing::Writes ? FirstColumn + standing.cell : RestColumn;
    Stage::Own &own = m_stage.threads[number - 1];
    if (isSeen || (!isMore && isWithinReach(number, standing, before, after))) {
        own.isKnown = isSeen;
        if (isSeen) m_namer.ownObjects(*m_world.thread(number), own.objects);
        noteHeights(number, before, after);
        const std::size_t value = standing.kind == Standing::Writes ? 0 : before[FirstColumn + standing.cell];
        if (standing.effects.size() <= value) standing.effects.resize(value + 1);
        standing.effects[value] = effectOf(before, after, told);
        std::swap(before, after);
        return InPlace::Within;
    }
    widen(number, before, standing, isOpaque);
    if (standing.reach != Standing::Lives || !isUsable(before, number, standing, columns) || !isWithinReach(number, standing, before, after)) return InPlace::Unknown;
    noteHeights(number, before, after);
    m_memo.add(keyOf(number, standing, columns), effectOf(before, after, told));
    noteStandings(after, 0);
    if (!m_fresh.empty()) keepForFresh(keepHere(after));
    const auto known = m_stages.find(after[RestColumn]);
    m_stage.from = known == m_stages.end() ? nullptr : known->second;
    goOnWith(after);
    return InPlace::Beyond;
}

void Explorer::keepBefore(std::uint32_t number, const std::vector<Standing *> &done, Standing &beyond, const std::vector<std::uint32_t> &columns)
{
    const std::uint32_t column = m_threadColumns[number - 1];
    Standing &first = done.empty() ? beyond : *done.front();
    beginStage(std::shared_ptr<Kept>(m_stage.from));
    if (!putPart(number, first, columns[column])) return;
    const std::uint32_t value = m_stage.columns[FirstColumn + first.cell] = columns[FirstColumn + first.cell];
    m_namer.poke(m_world, first.cell, m_cellValues[first.cell][value]);
    for (const Standing *standing : done) {
        runOn(*m_world.thread(number));
        settle();
        std::vector<std::uint32_t> after;
        if (!readOwnColumns(number, *standing, m_stage.columns, after)) {
            m_world.save();
            readColumns(after);
        }
        m_stage.columns = after;
    }
    if (m_learned || standingOf(number, m_stage.columns[column], m_stage.columns[RestColumn]) != &beyond) return;
    m_fresh.push_back(&beyond);
    keepForFresh(keepHere(m_stage.columns));
}

bool Explorer::runInPlace(std::uint32_t number, Standing &standing, const std::vector<std::uint32_t> &columns, Pass &pass)
{
    if (!isForPlace(standing, columns)) return false;
    const std::uint32_t column = m_threadColumns[number - 1], rest = columns[RestColumn];
    if (!comeTo(number, standing, columns[column], rest)) return false;
    std::uint32_t &value = m_stage.columns[FirstColumn + standing.cell];
    if (m_cellValues[standing.cell][value] == StateParts::InRest) return false;
    if (value != columns[FirstColumn + standing.cell]) {
        value = columns[FirstColumn + standing.cell];
        m_namer.poke(m_world, standing.cell, m_cellValues[standing.cell][value]);
    }
    std::vector<std::uint32_t> state = columns; // that the step is done in
    std::vector<Standing *> done;
    for (Standing *at = &standing; m_world.canGoOn(*m_world.thread(number));) {
        const InPlace how = stepInPlace(number, *at, state, pass);
        if (how == InPlace::Unknown && pass == Pass::Done && !at->kept) keepBefore(number, done, *at, columns);
        if (how == InPlace::Unknown) m_stage.from = nullptr;
        if (pass != Pass::Done) return true;
        if (how != InPlace::Within) break;
        done.push_back(at);
        noteInPlace(number);
        state[column] = m_stage.columns[column];
        state[FirstColumn + at->cell] = m_stage.columns[FirstColumn + at->cell];
        at = standingOf(number, state[column], rest);
        if (!at || !isFreshStore(*at) || !isForPlace(*at, state)) break;
    }
    return !done.empty();
}

} // namespace forkyard::virtual_host
