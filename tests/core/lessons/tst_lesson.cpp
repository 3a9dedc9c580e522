// Knobs that rewrite a constant, and predictions against an outcome.
#include "core/lessons/lesson.h"

#include <QTest>

using namespace forkyard::lessons;

class LessonTest : public QObject {
    Q_OBJECT

private slots:
    void knobRewritesItsConstant_data();
    void knobRewritesItsConstant();
    void knobLeavesOtherTextAlone_data();
    void knobLeavesOtherTextAlone();
    void optionLeavesTheText();
    void predictionFollowsTheOutcome();
};

namespace {

Knob roundsKnob() {
    Knob knob;
    knob.id = "rounds";
    knob.name = "rounds";
    return knob;
}

} // namespace

void LessonTest::knobRewritesItsConstant_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("changed");
    QTest::newRow("plain") << "rounds = 3\nx = 1\n"
                           << "3"
                           << "rounds = 70\nx = 1\n";
    QTest::newRow("later line") << "import os\nrounds = 3\n"
                                << "3"
                                << "import os\nrounds = 70\n";
    QTest::newRow("no spaces") << "rounds=3\n"
                               << "3"
                               << "rounds=70\n";
    QTest::newRow("comment") << "rounds = 3  # how many\n"
                             << "3"
                             << "rounds = 70  # how many\n";
    QTest::newRow("expression") << "rounds = 10 * 3\n"
                                << "10 * 3"
                                << "rounds = 70\n";
    QTest::newRow("only the first") << "rounds = 3\nrounds = 4\n"
                                    << "3"
                                    << "rounds = 70\nrounds = 4\n";
    QTest::newRow("last line, no line end") << "rounds = 3"
                                            << "3"
                                            << "rounds = 70";
}

void LessonTest::knobRewritesItsConstant() {
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(QString, changed);
    QCOMPARE(knobValueIn(text, roundsKnob()).value_or("none"), value);
    QCOMPARE(applyKnob(text, roundsKnob(), "70"), changed);
}

void LessonTest::knobLeavesOtherTextAlone_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("gone") << "x = 1\n";
    QTest::newRow("empty") << "";
    QTest::newRow("indented") << "def f():\n    rounds = 3\n";
    QTest::newRow("comparison") << "rounds == 3\n";
    QTest::newRow("longer name") << "rounds2 = 3\nmy_rounds = 3\n";
    QTest::newRow("comment") << "# rounds = 3\n";
}

void LessonTest::knobLeavesOtherTextAlone() {
    QFETCH(QString, text);
    QVERIFY(!knobValueIn(text, roundsKnob()));
    QCOMPARE(applyKnob(text, roundsKnob(), "70"), text);
}

void LessonTest::optionLeavesTheText() {
    Knob knob = roundsKnob();
    knob.target = Knob::Target::Option;
    QCOMPARE(applyKnob("rounds = 3\n", knob, "70"), QString("rounds = 3\n"));
}

void LessonTest::predictionFollowsTheOutcome() {
    Prediction prediction;
    for (const int number : {10, 15}) {
        Condition printed;
        printed.kind = Condition::Kind::Contains;
        printed.texts << QString::number(number);
        prediction.choices << Choice{QString::number(number), {}, printed};
    }
    prediction.choices << Choice{"unsure", {}, std::nullopt};
    Outcome outcome;
    outcome.lines = QStringList{"price 10"};
    QCOMPARE(prediction.borneOut(outcome), QStringList{"10"});
    outcome.lines = QStringList{"price 11"};
    QCOMPARE(prediction.borneOut(outcome), QStringList{});
}

QTEST_GUILESS_MAIN(LessonTest)
#include "tst_lesson.moc"
