// Program time follows real time at the rate it is given, without jumps.
#include "core/live/futex.h"
#include "core/live/program_clock.h"

#include <QTest>

#include <thread>

using namespace forkyard::live;

class ProgramClockTest : public QObject {
    Q_OBJECT

private slots:
    void isRealTimeAtFirst();
    void goesAtTheRate();
    void standsStill();
    void turnsDeadlinesIntoRealTime();
    void isNeverReadTorn();
    void paceSlowsIt();
};

void ProgramClockTest::isRealTimeAtFirst() {
    ClockAnchors anchors;
    const ProgramClock clock(anchors);
    const std::int64_t before = monotonicNow();
    const std::int64_t now = clock.now();
    QVERIFY(before <= now && now <= monotonicNow());
    QCOMPARE(clock.realTimeOf(now + 5), now + 5);
    QCOMPARE(clock.realTimeOf(kForever), kForever);
}

void ProgramClockTest::goesAtTheRate() {
    ClockAnchors anchors;
    ProgramClock clock(anchors);
    const std::int64_t before = clock.now();
    clock.setRate(ClockAnchors::kRealTime / 4);
    const std::int64_t begun = monotonicNow();
    const std::int64_t programBegun = clock.now();
    QVERIFY(programBegun >= before);
    while (monotonicNow() - begun < 20'000'000) {
    }
    const std::int64_t program = clock.now() - programBegun;
    const std::int64_t real = monotonicNow() - begun;
    QVERIFY(program >= 5'000'000);
    QVERIFY(program <= real / 4 + 1);
}

void ProgramClockTest::standsStill() {
    ClockAnchors anchors;
    ProgramClock clock(anchors);
    clock.setRate(0);
    const std::int64_t now = clock.now();
    const std::int64_t begun = monotonicNow();
    while (monotonicNow() - begun < 5'000'000) {
    }
    QCOMPARE(clock.now(), now);
    QCOMPARE(clock.realTimeOf(now + 1), kForever);
    QVERIFY(clock.realTimeOf(now) <= monotonicNow());
    clock.setRate(ClockAnchors::kRealTime);
    QVERIFY(clock.now() - now < 5'000'000);
}

void ProgramClockTest::turnsDeadlinesIntoRealTime() {
    ClockAnchors anchors;
    ProgramClock clock(anchors);
    clock.setRate(ClockAnchors::kRealTime / 10);
    const std::int64_t deadline = clock.now() + 2'000'000;
    const std::int64_t real = clock.realTimeOf(deadline);
    QVERIFY(real > monotonicNow() + 15'000'000);
    while (monotonicNow() < real) {
    }
    QVERIFY(clock.now() >= deadline);
    const std::int64_t late = clock.now() - deadline;
    QVERIFY(late <= (monotonicNow() - real) / 10 + 1);
}

void ProgramClockTest::isNeverReadTorn() {
    ClockAnchors anchors;
    ProgramClock clock(anchors);
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        for (std::uint64_t i = 0; !stop; ++i) clock.setRate(ClockAnchors::kRealTime / (1 + i % 7));
    });
    std::int64_t last = clock.now();
    std::int64_t worst = 0;
    for (int i = 0; i < 300'000; ++i) {
        const std::int64_t now = clock.now();
        worst = std::max(worst, last - now);
        last = now;
    }
    stop = true;
    writer.join();
    // A reader that was put aside between reading the anchors and the clock may see the old rate a little longer.
    QVERIFY2(worst < 100'000'000, qPrintable(QString::number(worst)));
}

void ProgramClockTest::paceSlowsIt() {
    QCOMPARE(clockRateAtPace(0), ClockAnchors::kRealTime);
    QCOMPARE(clockRateAtPace(1000), ClockAnchors::kRealTime);
    QCOMPARE(clockRateAtPace(kLinesOfRealTime / 4), ClockAnchors::kRealTime / 4);
}

QTEST_APPLESS_MAIN(ProgramClockTest)
#include "tst_program_clock.moc"
