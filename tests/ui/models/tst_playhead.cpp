// The playhead stays in the run, follows now until it is moved, and tells each change once.
#include "ui/models/playhead.h"
#include "ui/models/replay.h"

#include <QSignalSpy>
#include <QTest>

using namespace forkyard::ui;

class PlayheadTest : public QObject {
    Q_OBJECT

private slots:
    void followsUntilMoved();
    void staysInTheRun();
    void anotherTraceMayBeShorter();
    void replayRunsToTheEnd();
    void movingThePlayheadStopsReplay();
};

void PlayheadTest::followsUntilMoved() {
    Playhead playhead;
    QSignalSpy times(&playhead, &Playhead::timeChanged);
    QSignalSpy follows(&playhead, &Playhead::followsNowChanged);
    playhead.setNow(100);
    QCOMPARE(playhead.time(), 100);
    playhead.setTime(40);
    QVERIFY(!playhead.followsNow());
    playhead.setNow(200);
    QCOMPARE(playhead.time(), 40);
    playhead.followNow();
    QCOMPARE(playhead.time(), 200);
    playhead.setNow(200);
    QCOMPARE(times.size(), 3);
    QCOMPARE(follows.size(), 2);
}

void PlayheadTest::staysInTheRun() {
    Playhead playhead;
    playhead.setNow(100);
    playhead.setTime(-5);
    QCOMPARE(playhead.time(), 0);
    playhead.setTime(500);
    QCOMPARE(playhead.time(), 100);
}

void PlayheadTest::anotherTraceMayBeShorter() {
    Playhead playhead;
    playhead.setNow(100);
    playhead.setTime(90);
    playhead.setNow(50);
    QCOMPARE(playhead.time(), 50);
}

void PlayheadTest::replayRunsToTheEnd() {
    Playhead playhead;
    playhead.setNow(60'000'000);
    playhead.followNow();
    Replay replay(playhead);
    QSignalSpy playing(&replay, &Replay::playingChanged);
    replay.start();
    QCOMPARE(playhead.time(), 0);
    QTRY_VERIFY(!replay.isPlaying());
    QCOMPARE(playhead.time(), playhead.now());
    QCOMPARE(playing.size(), 2);
}

void PlayheadTest::movingThePlayheadStopsReplay() {
    Playhead playhead;
    playhead.setNow(60'000'000'000);
    Replay replay(playhead);
    replay.start();
    playhead.setTime(30'000'000'000);
    QTRY_VERIFY(!replay.isPlaying());
    QCOMPARE(playhead.time(), 30'000'000'000);
}

QTEST_GUILESS_MAIN(PlayheadTest)
#include "tst_playhead.moc"
