// The arithmetic of the timeline: pixels and times, marks of the ruler, rows.
#include "ui/timeline/timeline_geometry.h"

#include <QTest>

#include <cmath>

using namespace forkyard::ui;

class TimelineGeometryTest : public QObject {
    Q_OBJECT

private slots:
    void pixelsAndTimesAreInverse();
    void zoomKeepsTheTimeUnderThePixel();
    void zoomStaysInItsBounds();
    void fittingLeavesRoomAtTheRight();
    void rulerStepsAreOneTwoFive();
    void rulerNumbersHaveTheDecimalsTheyNeed();
    void rowsShareTheHeight();
};

void TimelineGeometryTest::pixelsAndTimesAreInverse() {
    for (const double nsPerPixel : {1.0, 37.5, 1e6, 3e9}) {
        const TimeScale scale{123456.0, nsPerPixel};
        QCOMPARE(scale.x(scale.begin), 0.0);
        for (double pixel = 0; pixel < 4000; pixel += 311) QVERIFY(std::abs(scale.x(scale.time(pixel)) - pixel) < 1e-6);
    }
}

void TimelineGeometryTest::zoomKeepsTheTimeUnderThePixel() {
    const TimeScale scale{5e6, 1e6};
    for (const double factor : {1.25, 0.8, 7.0, 0.01}) {
        for (const double pixel : {0.0, 300.0, 1919.0}) {
            const TimeScale zoomed = scale.zoomed(factor, pixel, 1e12);
            QVERIFY(std::abs(zoomed.time(pixel) - scale.time(pixel)) < 1);
            QVERIFY(std::abs(zoomed.nsPerPixel * factor - scale.nsPerPixel) < 1e-3);
        }
    }
}

void TimelineGeometryTest::zoomStaysInItsBounds() {
    const TimeScale scale{0, 10};
    QCOMPARE(scale.zoomed(1000, 50, 1e6).nsPerPixel, 1.0);
    QCOMPARE(scale.zoomed(1000, 50, 1e6).time(50), scale.time(50));
    QCOMPARE(scale.zoomed(1e-9, 50, 1e6).nsPerPixel, 1e6);
}

void TimelineGeometryTest::fittingLeavesRoomAtTheRight() {
    const TimeScale scale = TimeScale::fitting(900e6, 1000);
    QCOMPARE(scale.x(0), 0.0);
    QVERIFY(std::abs(scale.x(900e6) - 900) < 1e-6);
    QVERIFY(TimeScale::fitting(0, 1000).nsPerPixel > 0);
    QVERIFY(TimeScale::fitting(1e9, 0).nsPerPixel > 0);
}

void TimelineGeometryTest::rulerStepsAreOneTwoFive() {
    for (double nsPerPixel = 1; nsPerPixel < 1e10; nsPerPixel *= 1.37) {
        const TimeScale scale{0, nsPerPixel};
        const double step = rulerStep(scale, 90);
        QVERIFY(step >= 90 * nsPerPixel * (1 - 1e-9));
        QVERIFY(step <= 90 * nsPerPixel * 2.5 * (1 + 1e-9)); // from just above 2 to 5 is the longest way up
        const double power = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
        const int digit = qRound(step / power);
        QVERIFY2(digit == 1 || digit == 2 || digit == 5, qPrintable(QString::number(step)));
    }
}

void TimelineGeometryTest::rulerNumbersHaveTheDecimalsTheyNeed() {
    QCOMPARE(rulerNumber(200e6, 100e6), QString("0.2"));
    QCOMPARE(rulerNumber(0, 100e6), QString("0.0"));
    QCOMPARE(rulerNumber(30e9, 10e9), QString("30"));
    QCOMPARE(rulerNumber(1.25e9, 50e6), QString("1.25"));
    QCOMPARE(rulerUnit(100e6), TimeUnit::Seconds);
    QCOMPARE(rulerUnit(1e6), TimeUnit::Milliseconds);
    QCOMPARE(rulerNumber(7e6, 1e6), QString("7"));
    QCOMPARE(rulerUnit(2e3), TimeUnit::Microseconds);
    QCOMPARE(rulerNumber(4e3, 2e3), QString("4"));
    QCOMPARE(rulerUnit(5), TimeUnit::Nanoseconds);
    // Two marks never have the same text.
    for (double step = 1; step < 1e10; step *= 10)
        for (int mark = 0; mark < 20; ++mark) QVERIFY(rulerNumber(mark * step, step) != rulerNumber((mark + 1) * step, step));
}

void TimelineGeometryTest::rowsShareTheHeight() {
    QVERIFY(placeRows(0, 300, 65, 26).empty());
    for (const std::size_t count : {1u, 4u, 9u, 32u, 256u}) {
        const std::vector<RowPlace> rows = placeRows(count, 300, 65, 26);
        QCOMPARE(rows.size(), count);
        QCOMPARE(rows.front().top, 0.0);
        for (std::size_t index = 0; index < count; ++index) {
            QVERIFY(rows[index].height >= 26 && rows[index].height <= 65);
            if (index > 0) QCOMPARE(rows[index].top, rows[index - 1].top + rows[index - 1].height);
            QCOMPARE(rowAt(rows, rows[index].top), static_cast<int>(index));
            QCOMPARE(rowAt(rows, rows[index].top + rows[index].height - 0.5), static_cast<int>(index));
        }
        if (count * 26 <= 300) QVERIFY(rows.back().top + rows.back().height <= 300);
        QCOMPARE(rowAt(rows, -1), -1);
        QCOMPARE(rowAt(rows, rows.back().top + rows.back().height + 1), -1);
    }
}

QTEST_APPLESS_MAIN(TimelineGeometryTest)
#include "tst_timeline_geometry.moc"
