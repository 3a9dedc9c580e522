// Spans with their index, and histories, against the plain sums they stand for.
#include "core/trace/history.h"
#include "core/trace/lane.h"
#include "core/trace/time_search.h"

#include <QtTest>

#include <random>

using namespace forkyard::trace;

namespace {

struct PlainSpan {
    Time begin;
    LaneState state;
};

std::vector<PlainSpan> randomSpans(unsigned seed, std::size_t count, Time longest) {
    std::mt19937_64 random(seed);
    std::vector<PlainSpan> spans;
    Time time = 1000;
    for (std::size_t index = 0; index < count; ++index) {
        spans.push_back({time, static_cast<LaneState>(1 + random() % 5)});
        const Time limit = random() % 50 == 0 ? longest * 100 : longest;
        time += 1 + random() % limit;
    }
    return spans;
}

std::array<Time, kLaneStates> plainTotal(const std::vector<PlainSpan> &spans, Time begin, Time end, Time now) {
    std::array<Time, kLaneStates> sums{};
    for (std::size_t index = 0; index < spans.size(); ++index) {
        const Time from = std::max(spans[index].begin, begin);
        const Time until = std::min({index + 1 < spans.size() ? spans[index + 1].begin : now, end, now});
        if (until > from) sums[static_cast<std::size_t>(spans[index].state)] += until - from;
    }
    return sums;
}

LaneSpans laneOf(const std::vector<PlainSpan> &spans) {
    LaneSpans lane;
    for (std::size_t index = 0; index < spans.size(); ++index) {
        lane.push(spans[index].begin, spans[index].state, static_cast<EventIndex>(index));
    }
    return lane;
}

} // namespace

class TestLane : public QObject {
    Q_OBJECT

private slots:
    void totalsAreExact_data() {
        QTest::addColumn<int>("count");
        for (int count : {1, 2, 15, 16, 17, 255, 256, 257, 1023, 1024, 5000, 40000}) QTest::addRow("%d spans", count) << count;
    }
    void totalsAreExact() {
        QFETCH(int, count);
        const auto spans = randomSpans(7, static_cast<std::size_t>(count), 300);
        const LaneSpans lane = laneOf(spans);
        QCOMPARE(lane.count(), spans.size());
        const Time now = spans.back().begin + 500;
        std::mt19937_64 random(3);
        for (int round = 0; round < 200; ++round) {
            Time begin = random() % (now + 1000), end = random() % (now + 1000);
            if (begin > end) std::swap(begin, end);
            QCOMPARE(lane.total(begin, end, now), plainTotal(spans, begin, end, now));
        }
    }

    void spanAtFindsTheOneThatHoldsTheTime() {
        const auto spans = randomSpans(11, 3000, 50);
        const LaneSpans lane = laneOf(spans);
        QCOMPARE(lane.at(999), LaneSpans::kNone);
        for (std::size_t index = 0; index < spans.size(); ++index) {
            QCOMPARE(lane.at(spans[index].begin), index);
            if (index > 0) QCOMPARE(lane.at(spans[index].begin - 1), index - 1);
        }
        QCOMPARE(lane.at(~Time{0} >> 8), spans.size() - 1);
    }

    /// Each pixel's shares against sums over the very same nanoseconds. Where pixels hold many spans they may be blurred: then each
    /// lies between what its neighbours within two pixels are, or near it, and the whole is right.
    void pixelsAreTheSumsOfTheirTime_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<double>("part");
        QTest::newRow("few spans, all") << 20 << 400 << 1.0;
        QTest::newRow("two spans a pixel") << 2000 << 1000 << 1.0;
        QTest::newRow("zoomed in") << 100000 << 1000 << 0.001;
        QTest::newRow("in between") << 100000 << 1000 << 0.1;
        QTest::newRow("many spans a pixel") << 100000 << 500 << 1.0;
        QTest::newRow("very many") << 300000 << 100 << 1.0;
    }
    void pixelsAreTheSumsOfTheirTime() {
        QFETCH(int, count);
        QFETCH(int, pixels);
        QFETCH(double, part);
        const auto spans = randomSpans(5, static_cast<std::size_t>(count), 300);
        const LaneSpans lane = laneOf(spans);
        const Time now = spans.back().begin + 100;
        const auto width = static_cast<Time>(static_cast<double>(now) * part);
        const Time begin = (now - width) / 2, end = begin + width;
        std::vector<LanePixel> out(static_cast<std::size_t>(pixels));
        lane.query(begin, end, now, out);
        const Time step = (((end - begin) << 16) + out.size() - 1) / out.size();
        std::vector<std::array<int, kLaneStates>> exact(out.size());
        for (std::size_t index = 0; index < out.size(); ++index) {
            const Time left = begin + (step * index >> 16), right = begin + (step * (index + 1) >> 16);
            const auto sums = lane.total(left, right, now);
            for (std::size_t state = 1; state < kLaneStates; ++state) {
                exact[index][state] = static_cast<int>((sums[state] * 255 + (right - left) / 2) / (right - left));
            }
        }
        const std::size_t blur = static_cast<double>(count) * part / pixels >= 8 ? 2 : 0;
        const int slack = blur ? 48 : 1;
        std::array<double, kLaneStates> sums{};
        for (std::size_t index = 0; index < out.size(); ++index) {
            for (std::size_t state = 1; state < kLaneStates; ++state) {
                int low = 255, high = 0;
                for (std::size_t near = index < blur ? 0 : index - blur; near <= std::min(out.size() - 1, index + blur); ++near) {
                    low = std::min(low, exact[near][state] - slack);
                    high = std::max(high, exact[near][state] + slack);
                }
                const int share = out[index].share[state];
                QVERIFY2(share >= low && share <= high,
                         qPrintable(QString("pixel %1: %2 is not in %3 to %4").arg(index).arg(share).arg(low).arg(high)));
                sums[state] += share;
            }
        }
        const auto total = plainTotal(spans, begin, end, now);
        for (std::size_t state = 1; state < kLaneStates; ++state) {
            const double share = sums[state] / 255 / pixels;
            const double expected = static_cast<double>(total[state]) / static_cast<double>(end - begin);
            QVERIFY(std::abs(share - expected) < 0.006);
        }
    }

    void beyondNowAndBeforeTheBeginNothingIsThere() {
        LaneSpans lane;
        lane.push(100, LaneState::Running, 0);
        std::vector<LanePixel> out(8);
        lane.query(0, 800, 450, out);
        QCOMPARE(out[0].dominant, LaneState::Absent);
        QCOMPARE(out[1].share[1], std::uint8_t(255));
        QCOMPARE(out[3].share[1], std::uint8_t(255));
        QVERIFY(out[4].share[1] == 127 || out[4].share[1] == 128);
        QCOMPARE(out[5].dominant, LaneState::Absent);
        QCOMPARE(out[7].share[0], std::uint8_t(255));
    }

    void pixelsNarrowerThanANanosecond() {
        LaneSpans lane;
        lane.push(10, LaneState::Running, 0);
        lane.push(12, LaneState::Asleep, 1);
        std::vector<LanePixel> out(40);
        lane.query(10, 14, 100, out);
        QCOMPARE(out[0].dominant, LaneState::Running);
        QCOMPARE(out[18].dominant, LaneState::Running);
        QCOMPARE(out[20].dominant, LaneState::Asleep);
        QCOMPARE(out[39].dominant, LaneState::Asleep);
    }

    /// Even, crowded, far apart, many at one time: the same place as by the plain way, and never many more looks.
    void timesAreFoundHoweverTheyLie() {
        std::mt19937_64 random(11);
        for (int shape = 0; shape < 5; ++shape) {
            std::vector<Time> times;
            Time time = 1000;
            for (int index = 0; index < 5000; ++index) {
                times.push_back(time);
                if (shape == 0) time += 100;
                if (shape == 1) time += random() % 1000;
                if (shape == 2) time += index == 2500 ? Time{1} << 40 : 1;
                if (shape == 3) time += random() % 20 == 0 ? 5000 : 0;
                if (shape == 4) time += time / 512;
            }
            for (int round = 0; round < 2000; ++round) {
                const Time wanted = round % 2 == 0 ? times[random() % times.size()] : random() % (times.back() + 1000);
                std::size_t looks = 0;
                const std::size_t found = lastAtOrBefore(wanted, times.size(), [&](std::size_t place) {
                    ++looks;
                    return times[place];
                });
                const auto after = std::upper_bound(times.begin(), times.end(), wanted) - times.begin();
                QCOMPARE(found, static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - 1, 0)));
                QVERIFY(looks <= 2 + 2 * 14);
            }
        }
        QCOMPARE(lastAtOrBefore(5, 0, [](std::size_t) { return Time{0}; }), std::size_t(0));
        QCOMPARE(lastAtOrBefore(5, 1, [](std::size_t) { return Time{9}; }), std::size_t(0));
    }

    void aSpanTakesAtMost24Bytes() {
        const auto spans = randomSpans(9, 1'000'000, 300);
        const LaneSpans lane = laneOf(spans);
        const double bytes = static_cast<double>(lane.bytes()) / 1e6;
        QVERIFY2(bytes <= 24, qPrintable(QString::number(bytes)));
    }

    void historyMatchesItsSteps() {
        std::mt19937_64 random(1);
        History history;
        std::vector<HistoryStep> steps;
        Time time = 50;
        for (EventIndex index = 0; index < 3000; ++index) {
            const auto level = static_cast<std::int32_t>(random() % 1000);
            steps.push_back({time, index, level});
            history.push(time, index, level);
            time += random() % 30;
        }
        QCOMPARE(history.at(49), History::kNone);
        for (const Time width : {Time{200}, Time{5000}, time}) {
            const Time begin = (time - width) / 2;
            std::vector<HistoryPixel> out(100);
            history.query(begin, begin + width, out);
            for (std::size_t index = 0; index < out.size(); ++index) {
                const Time scaled = ((width << 16) + out.size() - 1) / out.size();
                const Time left = begin + (scaled * index >> 16);
                const Time right = index + 1 == out.size() ? begin + width : begin + (scaled * (index + 1) >> 16);
                std::int32_t low = 0;
                for (const HistoryStep &step : steps) {
                    if (step.time < left) low = step.level;
                }
                HistoryPixel expected{low, low, low, 0};
                for (const HistoryStep &step : steps) {
                    if (step.time < left || step.time >= right) continue;
                    expected.low = std::min(expected.low, step.level);
                    expected.high = std::max(expected.high, step.level);
                    expected.last = step.level;
                    ++expected.steps;
                }
                QCOMPARE(out[index].low, expected.low);
                QCOMPARE(out[index].high, expected.high);
                QCOMPARE(out[index].last, expected.last);
                QCOMPARE(out[index].steps, expected.steps);
            }
        }
    }

    /// Where pixels hold hundreds of steps their edges are those of runs of sixteen; no step is lost or counted twice.
    void crowdedHistoryLosesNoStep() {
        std::mt19937_64 random(2);
        History history;
        Time time = 0;
        constexpr std::uint32_t count = 400'000;
        for (EventIndex index = 0; index < count; ++index) {
            history.push(time, index, index == 123'456 ? 5000 : static_cast<std::int32_t>(random() % 1000));
            time += 1 + random() % 100;
        }
        std::vector<HistoryPixel> out(100);
        history.query(0, time, out);
        std::uint64_t seen = 0;
        int spikes = 0;
        for (std::size_t index = 0; index < out.size(); ++index) {
            seen += out[index].steps;
            spikes += out[index].high == 5000;
            const Time edge = time * (index + 1) / out.size();
            const std::size_t exact = history.at(edge - 1) + 1;
            QVERIFY2(seen <= exact + 16 && exact <= seen + 16, qPrintable(QString::number(index)));
            QCOMPARE(out[index].last, history.step(seen - 1).level);
            QVERIFY(out[index].low < 10 && out[index].high > 990);
        }
        QCOMPARE(seen, std::uint64_t{count});
        QVERIFY(spikes == 1 || spikes == 2); // 2: it was the last level of a pixel
    }
};

QTEST_APPLESS_MAIN(TestLane)
#include "tst_lane.moc"
