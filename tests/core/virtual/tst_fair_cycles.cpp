// Cycles of states without progress, on graphs drawn by hand: who waits for somebody that is never let run goes round unfairly, two who
// make way for each other fairly; and the way round has a step of everybody.
#include "core/virtual/state_graph.h"

#include <QTest>

#include <algorithm>

using namespace forkyard::virtual_host;

namespace {

struct Edge {
    std::uint32_t from, to, thread;
};

/// Edges in the order of where they come from; states without any are ends.
StateGraph drawn(std::uint32_t states, const std::vector<Edge> &edges)
{
    StateGraph graph;
    for (std::uint32_t state = 0; state < states; ++state) {
        graph.open(states);
        bool goesOn = false;
        for (const Edge &edge : edges) {
            if (edge.from != state) continue;
            graph.addEdge(edge.to, {edge.thread, false});
            goesOn = true;
        }
        if (!goesOn) graph.setOutcome(0);
    }
    graph.close(states);
    return graph;
}

std::vector<std::uint32_t> threadsOf(const std::vector<Choice> &way)
{
    std::vector<std::uint32_t> threads;
    for (const Choice &choice : way) threads.push_back(choice.thread);
    return threads;
}

} // namespace

class FairCyclesTest : public QObject {
    Q_OBJECT

private slots:
    void spinningIsNotFair()
    {
        // 1 looks again and again, 2 could set what it looks for at any time.
        std::vector<Choice> round;
        const StateGraph graph = drawn(4, {{0, 1, 1}, {0, 2, 2}, {1, 0, 1}, {1, 2, 2}, {2, 3, 1}});
        QCOMPARE(graph.fairCycle(round), StateGraph::None);
        QVERIFY(round.empty());
    }

    void makingWayIs()
    {
        // 0: both begin; 1, 2: one has come; 3: both have. Each goes back, or from 1 and 2 on to the end.
        std::vector<Choice> round;
        const StateGraph graph = drawn(5, {{0, 1, 1}, {0, 2, 2}, {1, 4, 1}, {1, 3, 2}, {2, 3, 1}, {2, 4, 2}, {3, 2, 1}, {3, 1, 2}});
        QCOMPARE(graph.fairCycle(round), 1U); // 1, 2 and 3: nobody comes back to 0
        QCOMPARE(graph.endlessNode(), StateGraph::None);
        const std::vector<std::uint32_t> threads = threadsOf(round);
        for (const std::uint32_t thread : {1U, 2U}) QVERIFY(std::find(threads.begin(), threads.end(), thread) != threads.end());
        QCOMPARE(round.size(), std::size_t{4}); // 1 to 3 by 2, to 2 by 1, to 3 by 1, back to 1 by 2
    }

    void whoCannotIsNotMissed()
    {
        // 1 goes round, 2 cannot go on there; from the start it could, and ends it.
        std::vector<Choice> round;
        const StateGraph graph = drawn(4, {{0, 1, 1}, {0, 3, 2}, {1, 2, 1}, {2, 1, 1}});
        QCOMPARE(graph.fairCycle(round), 1U);
        QCOMPARE(threadsOf(round), (std::vector<std::uint32_t>{1, 1}));
    }

    void partOfAPartIsFound()
    {
        // In the whole of 0, 1 and 2 thread 3 could go on at 0 only, and ends it; 1 and 2 are gone round without it.
        std::vector<Choice> round;
        const StateGraph graph = drawn(4, {{0, 1, 1}, {0, 3, 3}, {1, 2, 2}, {2, 0, 1}, {2, 1, 1}});
        QCOMPARE(graph.fairCycle(round), 1U);
        QCOMPARE(round.size(), std::size_t{2});
    }

    void withoutACycleThereIsNone()
    {
        std::vector<Choice> round;
        QCOMPARE(drawn(3, {{0, 1, 1}, {1, 2, 2}}).fairCycle(round), StateGraph::None);
    }
};

QTEST_APPLESS_MAIN(FairCyclesTest)
#include "tst_fair_cycles.moc"
