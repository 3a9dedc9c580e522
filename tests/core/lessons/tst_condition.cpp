// Each kind of condition on outcomes that it holds for and that it does not.
#include "core/lessons/json_reader.h"
#include "core/lessons/lesson_reader.h"

#include <QJsonDocument>
#include <QTest>

using namespace forkyard::lessons;

class ConditionTest : public QObject {
    Q_OBJECT

private slots:
    void holds_data();
    void holds();
    void wrongFieldsAreNoted();
};

void ConditionTest::holds_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<bool>("expected");
    // Each is asked of the outcome in holds(): lines a, b, a, end; exit code 1; 3 processes, 4 threads.
    const auto row = [](const char *json, bool expected) { QTest::newRow(json) << QString(json) << expected; };
    row(R"({})", true);
    row(R"({"lines": ["a", "b", "a", "end"]})", true);
    row(R"({"lines": ["a", "a", "b", "end"]})", false);
    row(R"({"same-lines": ["a", "a", "b", "end"]})", true);
    row(R"({"same-lines": ["a", "b", "end"]})", false);
    row(R"({"line-count": 4})", true);
    row(R"({"line-count": 3})", false);
    row(R"({"printed": "b"})", true);
    row(R"({"printed": "a"})", false);
    row(R"({"printed": "a", "times": 2})", true);
    row(R"({"printed": "c", "times": 0})", true);
    row(R"({"contains": "n"})", true);
    row(R"({"contains": "x"})", false);
    row(R"({"last-line": "end"})", true);
    row(R"({"last-line": "a"})", false);
    row(R"({"before": ["a", "b"]})", true);
    row(R"({"before": ["b", "a"]})", false);
    row(R"({"before": ["a", "x"]})", false);
    row(R"({"before": ["x", "a"]})", false);
    row(R"({"processes": 3})", true);
    row(R"({"processes": 4})", false);
    row(R"({"threads": 4})", true);
    row(R"({"threads": 3})", false);
    row(R"({"exit-code": 1})", true);
    row(R"({"exit-code": 0})", false);
    row(R"({"not": {"exit-code": 0}})", true);
    row(R"({"not": {"exit-code": 1}})", false);
    row(R"({"any": []})", false);
    row(R"({"all": []})", true);
    row(R"({"any": [{"exit-code": 0}, {"threads": 4}]})", true);
    row(R"({"all": [{"exit-code": 1}, {"threads": 5}]})", false);
    row(R"({"exit-code": 1, "threads": 4})", true);
    row(R"({"exit-code": 1, "threads": 5})", false);
    // Three sleeps, of 0.1, 0.2 and 0.5 s; two at once; no circle of locks.
    row(R"({"sleeps": 2, "seconds": 0.2})", true);
    row(R"({"sleeps": 3, "seconds": 0.2})", false);
    row(R"({"sleeps": 3})", true);
    row(R"({"at-once": 2})", true);
    row(R"({"at-once": 3})", false);
    row(R"({"lock-circle": true})", false);
    row(R"({"not": {"lock-circle": true}})", true);
    // What was watched: 2 children, 1 forked, 1 spawned; two threads that held 2 locks at once, one that held 1.
    row(R"({"children": 2})", true);
    row(R"({"children": 3})", false);
    row(R"({"forked": 1, "spawned": 1})", true);
    row(R"({"forked": 0})", false);
    row(R"({"spawned": 2})", false);
    row(R"({"locks-held": 2})", true);
    row(R"({"locks-held": 2, "by": 2})", true);
    row(R"({"locks-held": 2, "by": 3})", false);
    row(R"({"locks-held": 1, "by": 3})", true);
    row(R"({"locks-held": 3})", false);
    row(R"({"locks-shared": 1, "by": 3})", true);
    row(R"({"locks-shared": 2, "by": 2})", true);
    row(R"({"locks-shared": 3, "by": 2})", false);
    // The text: work as it was handed out, the last two lines swapped, a comment more.
    row(R"({"code-matches": "start\\(\\).*join"})", false);
    row(R"({"code-matches": "join\\(\\).*start"})", true);
    row(R"({"code-matches": "by the way"})", false);
    row(R"({"keeps": ["work"]})", true);
    row(R"({"keeps": ["work", "other"]})", false);
    row(R"({"same-code": true})", false);
    row(R"({"changed-lines": 2})", true);
    row(R"({"changed-lines": 1})", false);
}

void ConditionTest::holds() {
    QFETCH(QString, json);
    QFETCH(bool, expected);
    Outcome outcome = {{"a", "b", "a", "end"}, 1, 3, 4};
    outcome.children = 2;
    outcome.forked = outcome.spawned = 1;
    outcome.locksHeld = {2, 0, 1, 2};
    outcome.sleeps = {0.1, 0.2, 0.5};
    outcome.together = 2;
    outcome.lockHolders = {3, 1, 2};
    outcome.startedAs = "def work():\n    return '#'\n\ndef other():\n    pass\n\nstart()\njoin()\n";
    outcome.source = "def work():\n    return '#'  # by the way\n\ndef other():\n    return\n\njoin()\nstart()\n";
    ProblemList problems;
    const Condition condition =
        readCondition(JsonReader(QJsonDocument::fromJson(json.toUtf8()).object(), "solved", problems));
    QVERIFY2(problems.all().isEmpty(), "the row itself is wrong");
    QCOMPARE(condition.holds(outcome), expected);
}

void ConditionTest::wrongFieldsAreNoted() {
    const QByteArray json = R"({"lines": "a", "processes": "many", "before": ["a"], "colour": 1, "not": {"x": 1}})";
    ProblemList problems;
    readCondition(JsonReader(QJsonDocument::fromJson(json).object(), "solved", problems));
    QStringList found;
    for (const forkyard::Diagnostic &problem : problems.all()) {
        found << QString::fromStdString(problem.code + ' ' + problem.arguments.at(0));
    }
    found.sort();
    const QStringList expected = {"lesson.unknown-field solved.colour", "lesson.unknown-field solved.not.x",
                                  "lesson.wrong-type solved.before", "lesson.wrong-type solved.lines",
                                  "lesson.wrong-type solved.processes"};
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(ConditionTest)
#include "tst_condition.moc"
