// Steps forwards and back, and the branches that another choice leaves.
#include "ui/models/stepping.h"

#include <QTest>

using namespace forkyard::ui;

namespace {

/// After these turns, at a time of its own.
Standing after(const char *turns, qint64 time) {
    Standing standing;
    standing.turns = turns;
    standing.time = time;
    return standing;
}

} // namespace

class SteppingTest : public QObject {
    Q_OBJECT

private slots:
    void backAndForthIsTheSameWay();
    void anotherChoiceKeepsBothWays();
    void theSameChoiceIsNoBranch();
    void theSameChoiceIsAhead();
    void aSwitchIsFromStepToStep();
    void branchesCanBeSwitched();
    void aMomentBelongsToTheStepDoneByThen();
};

void SteppingTest::backAndForthIsTheSameWay() {
    Stepping steps;
    QVERIFY(!steps.canGoBack() && !steps.canGoOn());
    steps.begin(after("", 0));
    for (int time = 1; const char *turns : {"1x1", "1x1", "2x1"}) steps.took(after(turns, time++));
    QCOMPARE(steps.position(), 3);
    steps.back();
    steps.back();
    QCOMPARE(steps.schedule(), QString("1x1"));
    steps.again();
    QCOMPARE(steps.schedule(), QString("1x1 1x1"));
    QCOMPARE(steps.wholeSchedule(), QString("1x1 1x1 2x1"));
    steps.again();
    QCOMPARE(steps.schedule(), QString("1x1 1x1 2x1"));
    QCOMPARE(steps.switches(), 1);
    QVERIFY(!steps.canGoOn());
    QCOMPARE(steps.branchCount(), 0);
}

/// Turns that only lead up to a step are no switches of their own, and what lies ahead counts for nothing.
void SteppingTest::aSwitchIsFromStepToStep() {
    Stepping steps;
    steps.begin(after("", 0));
    for (int time = 1; const char *turns : {"2x0 1x1", "2x0 3x0 1x1", "1x1 2x0", "2!1", "2x1", "3x0"}) steps.took(after(turns, time++));
    QCOMPARE(steps.switches(), 2);
    for (const qsizetype expected : {1, 1, 0, 0, 0, 0}) {
        steps.back();
        QCOMPARE(steps.switches(), expected);
    }
}

void SteppingTest::anotherChoiceKeepsBothWays() {
    Stepping steps;
    steps.begin(after("", 0));
    for (int time = 1; time <= 3; ++time) steps.took(after("1x1", time));
    steps.back();
    steps.back();
    steps.took(after("2x1", 2));
    QCOMPARE(steps.count(), 2);
    QCOMPARE(steps.branchCount(), 1);
    QCOMPARE(steps.branchLength(0), 3);
    // Both begin with nothing and "1x1": they part after one step.
    QCOMPARE(steps.branchPoint(0), 1);
}

void SteppingTest::theSameChoiceIsNoBranch() {
    Stepping steps;
    steps.begin(after("", 0));
    for (int time = 1; time <= 2; ++time) steps.took(after("1x1", time));
    steps.back();
    steps.took(after("1x1", 2));
    QCOMPARE(steps.branchCount(), 0);
    QCOMPARE(steps.position(), 2);
}

void SteppingTest::theSameChoiceIsAhead() {
    Stepping steps;
    steps.begin(after("", 0));
    for (int time = 1; const char *turns : {"2x3", "12x1", "2!1", "1x1 2x1"}) steps.took(after(turns, time++));
    QVERIFY(!steps.isAhead(2, false));
    steps.goTo(0);
    QVERIFY(steps.isAhead(2, false) && !steps.isAhead(1, false) && !steps.isAhead(2, true));
    steps.again();
    QVERIFY(steps.isAhead(12, false) && !steps.isAhead(1, false));
    steps.again();
    QVERIFY(steps.isAhead(2, true) && !steps.isAhead(2, false));
    steps.again();
    QVERIFY(!steps.isAhead(1, false)); // not by itself
}

void SteppingTest::branchesCanBeSwitched() {
    Stepping steps;
    steps.begin(after("", 0));
    for (int time = 1; time <= 2; ++time) steps.took(after("1x1", time));
    steps.goTo(0);
    steps.took(after("2x1", 1));
    QCOMPARE(steps.schedule(), QString("2x1"));
    steps.switchTo(0);
    QCOMPARE(steps.schedule(), QString("1x1 1x1"));
    QCOMPARE(steps.branchLength(0), 1);
    steps.switchTo(0);
    QCOMPARE(steps.schedule(), QString("2x1"));
}

void SteppingTest::aMomentBelongsToTheStepDoneByThen() {
    Stepping steps;
    steps.begin(after("", 5));
    for (int time = 10; time <= 30; time += 10) steps.took(after("1x1", time));
    QCOMPARE(steps.positionAt(0), 0);
    QCOMPARE(steps.positionAt(19), 1);
    QCOMPARE(steps.positionAt(20), 2);
    QCOMPARE(steps.positionAt(1000), 3);
}

QTEST_MAIN(SteppingTest)
#include "tst_stepping.moc"
