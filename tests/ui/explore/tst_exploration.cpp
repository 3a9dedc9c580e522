// What the exploring program's JSON says, read; and numbers as people read them.
#include "ui/models/exploration.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class ExplorationTest : public QObject {
    Q_OBJECT

private slots:
    void jsonIsRead();
    void endsAlikeAreToldApart();
    void unknownCountsAreNotZero();
    void rubbishIsRefused();
    void numbersAreReadable_data();
    void numbersAreReadable();
};

void ExplorationTest::jsonIsRead() {
    const Result<Exploration> read = explorationFromJson(
        R"({"complete": true, "bound": null, "states": 75, "interleavings": "70", "seconds": 0.5, "outcomes_total": 2,
            "outcomes": [{"output": "one\n-8 \n", "ending": "exit 0", "count": "8", "switches": 3, "schedule": "1 2"},
                         {"output": "", "ending": "deadlock", "count": "62", "switches": 1, "schedule": "2 1"}]})");
    QVERIFY(read.ok());
    const Exploration &result = read.value();
    QVERIFY(result.complete);
    QCOMPARE(result.states, 75);
    QCOMPARE(result.outcomes.size(), std::size_t{2});
    QCOMPARE(result.outcomes[0].lastLine(), QString("-8"));
    QVERIFY(result.outcomes[0].endsWell());
    QCOMPARE(*result.share(result.outcomes[0]), 8.0 / 70);
    QVERIFY(!result.outcomes[1].endsWell());
    QCOMPARE(result.outcomes[1].schedule, QString("2 1"));
}

void ExplorationTest::endsAlikeAreToldApart() {
    const auto read = explorationFromJson(
        R"({"complete": true, "outcomes": [{"output": "a\nb\nc\n", "ending": "exit 0"}, {"output": "b\na\nc\n", "ending": "exit 0"}, {"output": "c\n", "ending": "exit 0"},
            {"output": "a\nc\nb\n", "ending": "exit 0"}, {"output": "c\n", "ending": "deadlock"}, {"output": "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "ending": "exit 0"}, {"output": "0\n2\n3\n4\n5\n6\n7\n8\n9\n", "ending": "exit 0"},
            {"output": "x\n1\n2\n3\n4\nz\n", "ending": "exit 0"}, {"output": "y\n1\n2\n3\n4\nz\n", "ending": "exit 0"}]})");
    QVERIFY(read.ok());
    QStringList told;
    for (const ExploredOutcome &outcome : read.value().outcomes) told << outcome.lastLines;
    // Two lines are enough for the first three; nobody else prints b last, how it ends tells the next, and nine lines are too many.
    QCOMPARE(told, (QStringList{QString::fromUtf8("… b · c"), QString::fromUtf8("… a · c"), "c", "", "", "", "", QString::fromUtf8("x · 1 · 2 · 3 · 4 · z"), QString::fromUtf8("y · 1 · 2 · 3 · 4 · z")}));
}

void ExplorationTest::unknownCountsAreNotZero() {
    const auto read = explorationFromJson(R"({"complete": true, "interleavings": null, "outcomes": [{"ending": "endless", "count": null}]})");
    QVERIFY(read.ok());
    QVERIFY(read.value().interleavings.isEmpty());
    QVERIFY(!read.value().share(read.value().outcomes[0]));
}

void ExplorationTest::rubbishIsRefused() {
    for (const char *text : {"", "Traceback", "[]", R"({"complete": true})"}) QVERIFY(!explorationFromJson(text).ok());
}

void ExplorationTest::numbersAreReadable_data() {
    QTest::addColumn<QString>("decimal");
    QTest::addColumn<QString>("readable");
    QTest::newRow("small") << "70" << "70";
    QTest::newRow("thousands") << "12870" << QString::fromUtf8("12\u202f870");
    QTest::newRow("2 x 3") << "2704156" << QString::fromUtf8("2\u202f704\u202f156");
    QTest::newRow("2 x 10") << "107507208733336176461620" << QString::fromUtf8("1.07 × 10²³");
}

void ExplorationTest::numbersAreReadable() {
    QFETCH(QString, decimal);
    QFETCH(QString, readable);
    QCOMPARE(readableNumber(decimal), readable);
}

QTEST_MAIN(ExplorationTest)
#include "tst_exploration.moc"
