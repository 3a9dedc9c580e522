// Every state and every kind of event has its words, in both languages.
#include "tests/ui/ui_fixture.h"
#include "ui/models/state_words.h"

#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class StateWordsTest : public QObject {
    Q_OBJECT

private slots:
    void everyKindHasWords();
    void waitsNameWhatTheyWaitFor();
    void longNumbersAreCut();
};

void StateWordsTest::everyKindHasWords() {
    Fixture fixture;
    for (std::size_t kind = 0; kind < trace::kEventKinds; ++kind) {
        const auto each = static_cast<trace::EventKind>(kind);
        fixture.settings.setLanguage(Language::English);
        const QString english = eventWords(each);
        fixture.settings.setLanguage(Language::Chinese);
        const QString chinese = eventWords(each);
        const QByteArray name(trace::kindInfo(each).name.data(), static_cast<qsizetype>(trace::kindInfo(each).name.size()));
        QVERIFY2(!english.isEmpty() && !chinese.isEmpty() && english != chinese, name);
    }
    for (std::size_t state = 0; state < trace::kLaneStates; ++state)
        QVERIFY(!stateWords(static_cast<trace::LaneState>(state), trace::EventKind::Line, {}).isEmpty());
}

void StateWordsTest::longNumbersAreCut() {
    Fixture fixture;
    const auto awaits = [](const char *what) { return taskWords(trace::LaneState::WaitingData, QString(what), false); };
    QCOMPARE(awaits("sleep(0.1258547106413503)"), QString::fromUtf8("awaits sleep(0.125…)"));
    QCOMPARE(awaits("wait(0.98765432, 12.50000001)"), QString::fromUtf8("awaits wait(0.987…, 12.500…)"));
    for (const char *whole : {"sleep(0.25)", "sleep(0.1234)", "sleep(1.23456e-07)", "get_1.234567x"}) QCOMPARE(awaits(whole), QString("awaits ") + whole);
}

void StateWordsTest::waitsNameWhatTheyWaitFor() {
    Fixture fixture;
    using trace::EventKind;
    using trace::LaneState;
    QCOMPARE(stateWords(LaneState::WaitingLock, EventKind::LockWait, "lock a"), QString("waits for lock a"));
    QCOMPARE(stateWords(LaneState::WaitingData, EventKind::QueueGetWait, "Queue 1"), QString("waits for an item"));
    QCOMPARE(stateWords(LaneState::WaitingData, EventKind::ThreadJoinBegin, "T1"), QString("waits for T1"));
    QCOMPARE(stateWords(LaneState::WaitingData, EventKind::ProcessWaitBegin, "writer"), QString("waits for writer"));
    QCOMPARE(stateWords(LaneState::WaitingData, EventKind::ProcessWaitBegin, {}), QString("waits for a child"));
    QCOMPARE(stateWords(LaneState::Asleep, EventKind::SleepBegin, {}), QString("asleep"));
    QCOMPARE(stateWords(LaneState::Asleep, EventKind::InputWanted, {}), QString("waits for input"));
    QCOMPARE(stateWords(LaneState::Crashed, EventKind::ProcessKilled, {}), QString("killed"));
}

QTEST_MAIN(StateWordsTest)
#include "tst_state_words.moc"
