// Explore against brute force on small random programs: the same outcomes, and as many interleavings to each. FORKYARD_RANDOM_PROGRAMS says
// how many, FORKYARD_RANDOM_SEED which are the first.
#include "tests/core/virtual/random_programs.h"
#include "tests/core/virtual/world_fixture.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::virtual_host;

class ExploreRandomTest : public QObject {
    Q_OBJECT

private slots:
    void bruteForce();
};

namespace {

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
    const int programs = qEnvironmentVariableIsSet("FORKYARD_RANDOM_PROGRAMS") ? qEnvironmentVariableIntValue("FORKYARD_RANDOM_PROGRAMS") : 150;
    const int seed = qEnvironmentVariableIsSet("FORKYARD_RANDOM_SEED") ? qEnvironmentVariableIntValue("FORKYARD_RANDOM_SEED") : 1;
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

QTEST_GUILESS_MAIN(ExploreRandomTest)
#include "tst_explore_random.moc"
