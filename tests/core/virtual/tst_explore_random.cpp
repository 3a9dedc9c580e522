// Explore against brute force on small random programs: the same outcomes, and as many interleavings to each. FORKYARD_RANDOM_PROGRAMS says
// how many, FORKYARD_RANDOM_SEED which are the first.
#include "tests/core/virtual/random_programs.h"
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

#include <numeric>
#include <vector>

using namespace forkyard;
using namespace forkyard::virtual_host;

class ExploreRandomTest : public QObject {
    Q_OBJECT

private slots:
    void bruteForce();
    void layers();
};

namespace {

int numberFrom(const char *variable, int usual) { return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : usual; }

random_programs::Outcomes outcomesOf(const Exploration &found)
{
    random_programs::Outcomes outcomes;
    for (const ExploredOutcome &outcome : found.outcomes) outcomes[outcome.ending + "\n" + (outcome.ending == "exit 0" ? outcome.output : "")] = strtoull(outcome.count.c_str(), nullptr, 10);
    return outcomes;
}

QString textOf(const random_programs::Outcomes &outcomes)
{
    QString text;
    for (const auto &[name, count] : outcomes) text += QString::fromStdString(name).replace('\n', ' ') + ": " + QString::number(count) + "\n";
    return text;
}

} // namespace

void ExploreRandomTest::bruteForce()
{
    const int programs = numberFrom("FORKYARD_RANDOM_PROGRAMS", 150), seed = numberFrom("FORKYARD_RANDOM_SEED", 1);
    for (int done = 0, number = seed; done < programs; ++number) {
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        const random_programs::Program program = random_programs::makeProgram(random);
        random_programs::Enumerator brute(program);
        if (!brute.run(20'000)) continue; // too many to count one by one
        ++done;
        const Exploration found = exploreText(program.text);
        const auto describe = [&](const char *what) {
            return "seed " + QString::number(number) + ": " + what + "\n" + QString::fromStdString(program.text) + "\nbrute force:\n" + textOf(brute.counted()) + "\nExplore:\n" + textOf(outcomesOf(found));
        };
        QVERIFY2(found.complete, qPrintable(describe(found.bound.c_str())));
        random_programs::Outcomes explored = outcomesOf(found);
        std::vector<std::string> one, other;
        for (const auto &[name, count] : brute.everySwitch()) one.push_back(name);
        for (const auto &[name, count] : explored) other.push_back(name);
        QVERIFY2(one == other, qPrintable(describe("different outcomes")));
        QVERIFY2(explored == brute.counted(), qPrintable(describe("different counts")));
        // No schedule has fewer switches between what counts. The main thread's accesses at the end, alone, are one more.
        for (const ExploredOutcome &outcome : found.outcomes) {
            const std::uint64_t fewest = brute.fewestSwitches().at(outcome.ending + "\n" + (outcome.ending == "exit 0" ? outcome.output : ""));
            QVERIFY2(outcome.countedSwitches == fewest || (outcome.ending == "exit 0" && outcome.countedSwitches == fewest + 1), qPrintable(describe("more switches than needed: ") + QString::fromStdString(outcome.output + virtual_host::textOf(outcome.schedule)) + " " + QString::number(fewest)));
        }
    }
}

/// Layer by layer, two of them kept, or all states with their graph: the same is found.
void ExploreRandomTest::layers()
{
    const int programs = numberFrom("FORKYARD_RANDOM_PROGRAMS", 60), seed = numberFrom("FORKYARD_RANDOM_SEED", 1);
    std::vector<int> numbers(static_cast<std::size_t>(programs));
    std::iota(numbers.begin(), numbers.end(), seed);
    numbers.push_back(4501); // waits for a process that it forked beside another thread: 210 ways
    int inLayers = 0;
    for (const int number : numbers) {
        std::mt19937_64 random(static_cast<std::uint64_t>(number));
        const std::string text = random_programs::makeProgram(random).text;
        ExploreOptions options;
        options.maxStates = 20'000;
        options.layersFrom = options.maxStates;
        const Exploration whole = exploreText(text, options);
        if (!whole.complete) continue;
        options.layersFrom = 1;
        const Exploration layered = exploreText(text, options);
        inLayers += layered.inLayers;
        const auto told = [](const Exploration &found) { return QString("%4%5 %1 states, %2 edges, %3 ways\n").arg(found.states).arg(found.edges).arg(QString::fromStdString(found.interleavings)).arg(found.inLayers ? "in layers" : "all kept").arg(found.doubted ? ", doubted:" : ":"); };
        const QString where = "seed " + QString::number(number) + "\n" + QString::fromStdString(text) + told(whole) + told(layered);
        QVERIFY2(!whole.inLayers && layered.complete, qPrintable(where));
        QVERIFY2(whole.interleavings == layered.interleavings, qPrintable(where));
        // What a process knows of others depends on the way in which it was come to first.
        const bool isPlain = text.find("fork()") == std::string::npos;
        QVERIFY2(!isPlain || (whole.states == layered.states && whole.edges == layered.edges), qPrintable(where));
        QVERIFY2(whole.outcomes.size() == layered.outcomes.size(), qPrintable(where));
        for (std::size_t i = 0; i < whole.outcomes.size(); ++i) {
            const ExploredOutcome &one = whole.outcomes[i], &other = layered.outcomes[i];
            QVERIFY2(one.output == other.output && one.ending == other.ending && one.count == other.count && one.countedSwitches == other.countedSwitches, qPrintable(where));
        }
    }
    QVERIFY(inLayers > programs / 10);
}

QTEST_GUILESS_MAIN(ExploreRandomTest)
#include "tst_explore_random.moc"
