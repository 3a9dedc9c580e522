// A run that is played again gives the same trace, live and step by step.
#include "tests/ui/ui_fixture.h"
#include "ui/models/playback_run.h"
#include "ui/models/run_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class PlaybackRunTest : public QObject {
    Q_OBJECT

private slots:
    void givesTheSameEvents();
    void goesOnWhereTheRecordDoes();
    void playsByTheClock();
    void canBeStopped();
};

void PlaybackRunTest::givesTheSameEvents() {
    const auto recorded = queueRun(true);
    PlaybackRun playback(recorded);
    std::shared_ptr<const trace::Store> played;
    connect(&playback, &RunController::storeChanged, this, [&](auto store) { played = store; });
    QSignalSpy ended(&playback, &RunController::ended);
    playback.start({}, {}, {});
    for (trace::Time time = 0; time < recorded->now(); time += 37'000'000) playback.playTo(time);
    playback.playTo(recorded->now());
    QCOMPARE(ended.size(), 1);
    QVERIFY(!playback.isRunning());
    QCOMPARE(played->eventCount(), recorded->eventCount());
    for (trace::EventIndex index = 0; index < recorded->eventCount(); ++index) {
        const trace::Event one = played->event(index);
        const trace::Event other = recorded->event(index);
        QCOMPARE(one.time, other.time);
        QCOMPARE(one.thread, other.thread);
        QVERIFY(one.kind == other.kind && one.object == other.object && one.value == other.value);
    }
    QCOMPARE(played->sources().front().text, recorded->sources().front().text);
    QCOMPARE(played->lane(1).name, recorded->lane(1).name);
}

void PlaybackRunTest::goesOnWhereTheRecordDoes() {
    const auto recorded = queueRun();
    PlaybackRun playback(recorded);
    playback.start({}, {}, {});
    playback.playTo(recorded->now());
    QVERIFY(playback.isRunning());
}

void PlaybackRunTest::playsByTheClock() {
    PlaybackRun playback(queueRun(true));
    playback.setSpeed(0);
    QSignalSpy ended(&playback, &RunController::ended);
    playback.start({}, {}, {});
    QTRY_COMPARE(ended.size(), 1);
}

void PlaybackRunTest::canBeStopped() {
    PlaybackRun playback(queueRun());
    playback.start({}, {}, {});
    QSignalSpy ended(&playback, &RunController::ended);
    playback.stop();
    playback.stop();
    QCOMPARE(ended.size(), 1);
    QCOMPARE(ended.first().first().value<RunExit>().how, RunExit::How::Stopped);
}

QTEST_GUILESS_MAIN(PlaybackRunTest)
#include "tst_playback_run.moc"
