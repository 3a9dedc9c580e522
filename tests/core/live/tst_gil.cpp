// The GIL changes hands when it must, and stopping the world stops it.
#include "core/live/gil.h"
#include "core/live/world.h"

#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace forkyard;
using namespace forkyard::live;

class GilTest : public QObject {
    Q_OBJECT

private slots:
    void onlyOneHolds();
    void aHandOverReallyHandsOver();
    void whoeverWaitsAsksForIt();
    void aThreadThatEndsIsForgotten();
    void theWorldStopsAndGoesOn();
};

namespace {
struct Holder {
    std::atomic<std::uint32_t> attention{0};
};
} // namespace

void GilTest::onlyOneHolds() {
    Gil gil;
    long counter = 0; // plain: a second holder would lose counts
    std::atomic<int> inside{0};
    bool together = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            Holder self;
            for (int round = 0; round < 20000; ++round) {
                gil.take(self.attention);
                if (inside.fetch_add(1) != 0) together = true;
                ++counter;
                inside.fetch_sub(1);
                if (round % 64 == 0 && gil.isWanted()) {
                    gil.dropUntilTaken();
                    gil.takeBack(self.attention);
                }
                gil.drop();
            }
            gil.forget();
        });
    }
    for (std::thread &thread : threads) thread.join();
    QVERIFY(!together);
    QCOMPARE(counter, 80000L);
}

void GilTest::aHandOverReallyHandsOver() {
    // Two threads that only ever hand over: between giving it away and having it back, the other one must have had it.
    Gil gil;
    int lastHolder = 0; // guarded by the lock itself
    int handOvers = 0;
    bool keptIt = false;
    std::atomic<int> running{2};
    const auto play = [&](int name) {
        Holder self;
        gil.take(self.attention);
        for (int turn = 0; turn < 500 && running == 2; ++turn) {
            while (!gil.isWanted() && running == 2) {
            }
            if (!gil.isWanted()) break;
            lastHolder = name;
            gil.dropUntilTaken();
            gil.takeBack(self.attention);
            keptIt = keptIt || lastHolder == name;
            ++handOvers;
        }
        lastHolder = name;
        --running;
        gil.drop();
        gil.forget();
    };
    std::thread first(play, 1);
    std::thread second(play, 2);
    first.join();
    second.join();
    QVERIFY(!keptIt);
    QVERIFY2(handOvers > 500, qPrintable(QString::number(handOvers)));
}

void GilTest::whoeverWaitsAsksForIt() {
    Gil gil;
    gil.setSwitchInterval(2'000'000);
    Holder holder;
    gil.take(holder.attention);
    std::atomic<bool> has{false};
    std::thread other([&] {
        Holder self;
        gil.take(self.attention);
        has = true;
        gil.drop();
        gil.forget();
    });
    const std::int64_t begun = monotonicNow();
    while (!(holder.attention.load() & vm::AttentionGil)) {
        QVERIFY(monotonicNow() - begun < 5'000'000'000);
    }
    QVERIFY(monotonicNow() - begun >= 2'000'000);
    QVERIFY(!has);
    gil.dropUntilTaken();
    gil.takeBack(holder.attention);
    QVERIFY(has);
    gil.drop();
    other.join();
}

void GilTest::aThreadThatEndsIsForgotten() {
    // Threads come and go while others ask: under the address sanitizer a late question to one that is gone would show.
    Gil gil;
    gil.setSwitchInterval(1000);
    std::atomic<bool> stop{false};
    std::thread asker([&] {
        Holder self;
        while (!stop) {
            gil.take(self.attention);
            gil.drop();
        }
        gil.forget();
    });
    for (int i = 0; i < 300; ++i) {
        std::thread([&] {
            auto self = std::make_unique<Holder>();
            gil.take(self->attention);
            const std::int64_t until = monotonicNow() + 20'000;
            while (monotonicNow() < until) {
            }
            gil.drop();
            gil.forget();
        }).join();
    }
    stop = true;
    asker.join();
    QVERIFY(gil.tryTake(std::make_unique<Holder>()->attention));
}

void GilTest::theWorldStopsAndGoesOn() {
    World world;
    constexpr int kThreads = 4;
    std::atomic<std::uint32_t> attention[kThreads] = {};
    std::atomic<bool> over{false};
    std::atomic<long> steps{0};
    std::atomic<int> stops{0};
    bool moved = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
        threads.emplace_back([&, i] {
            world.enter();
            for (int round = 0; !over; ++round) {
                steps.fetch_add(1);
                if (attention[i].exchange(0)) {
                    world.leave();
                    world.enter();
                }
                // Two of them stop the world as well, against each other.
                if (i < 2 && round % 1000 == 999) {
                    world.stop([&] {
                        for (auto &word : attention) word.store(1);
                    });
                    const long before = steps.load();
                    for (int look = 0; look < 200; ++look) moved = moved || steps.load() != before;
                    ++stops;
                    world.goOn();
                    if (stops >= 400) over = true;
                }
            }
            world.leave();
        });
    }
    for (std::thread &thread : threads) thread.join();
    QVERIFY(!moved);
    QVERIFY(stops >= 400);
}

QTEST_APPLESS_MAIN(GilTest)
#include "tst_gil.moc"
