// All states of a small program as a graph to be drawn: how far each is from the start, a schedule that leads there, and what each
// edge's thread does.
#include "core/virtual/explorer.h"
#include "core/virtual/given_name.h"
#include "core/virtual/operation_text.h"

namespace forkyard::virtual_host {

void Explorer::draw(StatePicture &picture)
{
    const auto count = static_cast<std::uint32_t>(m_graph.nodeCount());
    std::vector<Begun> drawn;
    for (std::uint32_t state = 0; state < count; ++state) {
        // Where it was met first was nearest, since states were gone through in that order.
        Choice choice;
        const std::uint32_t source = state == 0 ? 0 : m_graph.sourceOf(state, choice);
        Begun here = state != 0 ? drawn[source] : m_hasCreators ? m_begunEagerly : m_begun;
        m_world.restore(here.moment);
        if (state != 0 && m_hasCreators) replayEagerly(here.replayed, {choice});
        else if (state != 0) replay(here.replayed, {choice}, {});
        here.moment = m_world.capture();
        StatePicture::State &told = picture.states.emplace_back();
        told.depth = state == 0 ? 0 : picture.states[source].depth + 1;
        told.outcome = m_graph.outcomeOf(state);
        told.schedule = here.replayed.schedule;
        if (told.outcome != StateGraph::None) {
            Replayed whole = here.replayed;
            replayRest(whole);
            told.schedule = std::move(whole.schedule);
        }
        // Where everybody has come to what counts.
        m_allowed = 0;
        settle();
        for (std::uint32_t e = m_graph.firstEdge(state); e < m_graph.firstEdge(state + 1); ++e) {
            WorldThread *thread = m_world.thread(m_graph.choice(e).thread);
            picture.edges.push_back({state, m_graph.target(e), m_graph.choice(e), thread && m_world.isAlive(*thread) ? toldAs(nextText(thread->vm, thread->state.next)) : std::string()});
        }
        for (std::size_t number = picture.threads.size(); number < m_world.threads().size(); ++number)
            picture.threads.push_back({m_world.threads()[number]->process, m_world.threads()[number]->place, {}});
        for (std::size_t number = 0; number < m_world.threads().size(); ++number)
            if (const WorldThread &thread = *m_world.threads()[number]; picture.threads[number].name.empty() && m_world.isAlive(thread)) picture.threads[number].name = givenName(thread);
        drawn.push_back(std::move(here));
    }
}

void Explorer::drawWays(const std::vector<std::vector<Choice>> &ways, StatePicture &picture) const
{
    for (std::size_t outcome = 0; outcome < m_outcomes.size(); ++outcome) {
        const std::vector<Choice> &way = ways[outcome];
        std::vector<std::uint32_t> &edges = picture.ways.emplace_back();
        std::uint32_t state = 0;
        for (const Choice &choice : way)
            for (std::uint32_t e = m_graph.firstEdge(state); e < m_graph.firstEdge(state + 1); ++e) {
                if (m_graph.choice(e) != choice) continue;
                edges.push_back(e);
                state = m_graph.target(e);
                break;
            }
    }
}

} // namespace forkyard::virtual_host
