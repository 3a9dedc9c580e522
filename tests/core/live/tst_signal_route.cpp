// To whom a signal was sent, told from who of the watchers had it and when: no process, no clock.
#include "core/live/signal_route.h"

#include <QTest>

#include <csignal>

using namespace forkyard::live;

namespace {

constexpr std::int64_t kMs = 1'000'000;

QString wordOf(const std::optional<SignalRoute::Decided> &decided) {
    if (!decided) return "open";
    const char *const who[] = {"everyone", "watcher", "above"};
    return QString("%1 %2").arg(who[static_cast<int>(decided->had)]).arg(decided->signal);
}

} // namespace

class SignalRouteTest : public QObject {
    Q_OBJECT

private slots:
    void whatCameToAGroupIsTheProgramsToo() {
        SignalRoute route;
        route.cameHere(SIGINT, 10 * kMs);
        QCOMPARE(wordOf(route.next(10 * kMs)), QString("open"));
        route.cameAbove(SIGINT, 11 * kMs);
        QCOMPARE(wordOf(route.next(11 * kMs)), QString("everyone 2"));
        QCOMPARE(wordOf(route.next(1000 * kMs)), QString("open"));
        QVERIFY(!route.due());
    }
    void theOrderDoesNotMatter() {
        SignalRoute route;
        route.cameAbove(SIGTERM, 10 * kMs);
        route.cameHere(SIGTERM, 59 * kMs);
        QCOMPARE(wordOf(route.next(59 * kMs)), QString("everyone 15"));
    }
    void whatOneAboveHadAloneIsMeantForTheProgram() {
        SignalRoute route;
        route.cameAbove(SIGINT, 10 * kMs);
        QCOMPARE(*route.due(), 60 * kMs);
        QCOMPARE(wordOf(route.next(59 * kMs)), QString("open"));
        QCOMPARE(wordOf(route.next(60 * kMs)), QString("above 2"));
        QVERIFY(!route.due());
    }
    void whatTheWatcherHadAloneIsItsOwn() {
        SignalRoute route;
        route.cameHere(SIGTERM, 10 * kMs);
        QCOMPARE(wordOf(route.next(60 * kMs)), QString("watcher 15"));
    }
    void whoTellsLateTellsNothingNew() {
        SignalRoute route;
        route.cameHere(SIGINT, 0);
        QCOMPARE(wordOf(route.next(50 * kMs)), QString("watcher 2"));
        route.cameAbove(SIGINT, 200 * kMs);
        QCOMPARE(wordOf(route.next(1000 * kMs)), QString("open"));
        // Long after it is another.
        route.cameAbove(SIGINT, 1000 * kMs);
        QCOMPARE(wordOf(route.next(1050 * kMs)), QString("above 2"));
    }
    void twoTellersOfOneAreOne() {
        // With a trace there is one process more above.
        SignalRoute route;
        route.cameAbove(SIGUSR1, 10 * kMs);
        route.cameAbove(SIGUSR1, 12 * kMs);
        QCOMPARE(wordOf(route.next(60 * kMs)), QString("above 10"));
        QCOMPARE(wordOf(route.next(60 * kMs)), QString("open"));
    }
    void eachSignalGoesItsOwnWay() {
        SignalRoute route;
        route.cameAbove(SIGINT, 10 * kMs);
        route.cameHere(SIGTERM, 20 * kMs);
        QCOMPARE(*route.due(), 60 * kMs);
        QCOMPARE(wordOf(route.next(60 * kMs)), QString("above 2"));
        QCOMPARE(*route.due(), 70 * kMs);
        QCOMPARE(wordOf(route.next(70 * kMs)), QString("watcher 15"));
    }
    void othersAreDropped() {
        SignalRoute route;
        for (const int signal : {SIGCHLD, SIGKILL, 0, -1, 1000}) {
            route.cameAbove(signal, 0);
            route.cameHere(signal, 0);
        }
        QVERIFY(!route.due());
        QCOMPARE(wordOf(route.next(1000 * kMs)), QString("open"));
    }
};

QTEST_GUILESS_MAIN(SignalRouteTest)
#include "tst_signal_route.moc"
