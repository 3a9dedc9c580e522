// Steps forwards and back, and the branches that another choice leaves.
#include "ui/models/stepping.h"

#include <QTest>

using namespace forkyard::ui;

class SteppingTest : public QObject {
    Q_OBJECT

private slots:
    void backAndForthIsTheSameWay();
    void anotherChoiceKeepsBothWays();
    void theSameChoiceIsNoBranch();
    void branchesCanBeSwitched();
};

void SteppingTest::backAndForthIsTheSameWay() {
    Stepping steps;
    QVERIFY(!steps.canGoBack() && !steps.canGoOn());
    for (const char *schedule : {"1x1", "1x2", "1x2 2x1"}) steps.took(schedule);
    QCOMPARE(steps.position(), 3);
    steps.back();
    steps.back();
    QCOMPARE(steps.schedule(), QString("1x1"));
    steps.again();
    QCOMPARE(steps.schedule(), QString("1x2"));
    steps.again();
    QCOMPARE(steps.schedule(), QString("1x2 2x1"));
    QVERIFY(!steps.canGoOn());
    QCOMPARE(steps.branchCount(), 0);
}

void SteppingTest::anotherChoiceKeepsBothWays() {
    Stepping steps;
    for (const char *schedule : {"1x1", "1x2", "1x3"}) steps.took(schedule);
    steps.back();
    steps.back();
    steps.took("1x1 2x1");
    QCOMPARE(steps.count(), 2);
    QCOMPARE(steps.branchCount(), 1);
    QCOMPARE(steps.branchLength(0), 3);
    // Both begin with nothing and "1x1": they part after one step.
    QCOMPARE(steps.branchPoint(0), 1);
}

void SteppingTest::theSameChoiceIsNoBranch() {
    Stepping steps;
    for (const char *schedule : {"1x1", "1x2"}) steps.took(schedule);
    steps.back();
    steps.took("1x2");
    QCOMPARE(steps.branchCount(), 0);
    QCOMPARE(steps.position(), 2);
}

void SteppingTest::branchesCanBeSwitched() {
    Stepping steps;
    for (const char *schedule : {"1x1", "1x2"}) steps.took(schedule);
    steps.restart();
    steps.took("2x1");
    QCOMPARE(steps.schedule(), QString("2x1"));
    steps.switchTo(0);
    QCOMPARE(steps.schedule(), QString("1x2"));
    QCOMPARE(steps.branchLength(0), 1);
    steps.switchTo(0);
    QCOMPARE(steps.schedule(), QString("2x1"));
}

QTEST_MAIN(SteppingTest)
#include "tst_stepping.moc"
