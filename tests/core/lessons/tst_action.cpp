// Links of lessons: what parses, what does not, and back again.
#include "core/lessons/action.h"

#include <QTest>

using namespace forkyard::lessons;

class ActionTest : public QObject {
    Q_OBJECT

private slots:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
};

void ActionTest::parses_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *url, Action::Kind kind, const char *target, const char *value = "") {
        QTest::newRow(url) << QString(url) << static_cast<int>(kind) << QString(target) << QString(value);
    };
    row("forkyard:run", Action::Kind::Run, "");
    row("forkyard:run/lost.py", Action::Kind::Run, "lost.py");
    row("forkyard:open/row.py", Action::Kind::Open, "row.py");
    row("forkyard:predict/price", Action::Kind::Predict, "price");
    row("forkyard:knob/gil=calls", Action::Kind::Knob, "gil", "calls");
    row("forkyard:knob/text=a=b", Action::Kind::Knob, "text", "a=b");
    row("forkyard:moment/3", Action::Kind::Moment, "3");
    row("forkyard:chart/queue-depth", Action::Kind::Chart, "queue-depth");
    row("forkyard:exercise/four", Action::Kind::Exercise, "four");
    row("forkyard:lesson/02-fork", Action::Kind::Lesson, "02-fork");
}

void ActionTest::parses() {
    QFETCH(QString, url);
    QFETCH(int, kind);
    QFETCH(QString, target);
    QFETCH(QString, value);
    const std::optional<Action> action = parseAction(url);
    QVERIFY(action);
    QCOMPARE(static_cast<int>(action->kind), kind);
    QCOMPARE(action->target, target);
    QCOMPARE(action->value, value);
    QCOMPARE(toUrl(*action), url);
}

void ActionTest::refuses_data() {
    QTest::addColumn<QString>("url");
    for (const char *url : {"", "run", "https://example.org", "forkyard:", "forkyard:fly/away", "forkyard:run/",
                            "forkyard:open", "forkyard:knob/gil", "forkyard:knob/=x",
                            "forkyard:knob/gil=", "forkyard:moment/0", "forkyard:moment/soon", "Forkyard:run"}) {
        QTest::newRow(*url ? url : "empty") << QString(url);
    }
}

void ActionTest::refuses() {
    QFETCH(QString, url);
    QVERIFY(!parseAction(url));
}

QTEST_GUILESS_MAIN(ActionTest)
#include "tst_action.moc"
