// Walks the playhead through runs and holds what stage, timeline, charts and console say against the trace: everything on the
// screen is one moment.
#include "tests/ui/one_moment.h"

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// Every moment at which something happens, and one shortly after it.
std::vector<trace::Time> timesOf(const trace::Store &store) {
    std::vector<trace::Time> times{0};
    for (trace::EventIndex index = 0; index < store.eventCount(); ++index)
        for (const trace::Time time : {store.event(index).time, store.event(index).time + 300'000})
            if (time <= store.now() && time > times.back()) times.push_back(time);
    return times;
}

} // namespace

class OneMomentTest : public QObject {
    Q_OBJECT

private slots:
    void allViewsTellTheSame_data();
    void allViewsTellTheSame();
};

void OneMomentTest::allViewsTellTheSame_data() {
    QTest::addColumn<int>("script");
    QTest::addColumn<bool>("backwards");
    QTest::newRow("queue, forwards") << 0 << false;
    QTest::newRow("queue, backwards") << 0 << true;
    QTest::newRow("lost update, forwards") << 1 << false;
    QTest::newRow("lost update, backwards") << 1 << true;
    QTest::newRow("deadlock, forwards") << 2 << false;
    QTest::newRow("deadlock, backwards") << 2 << true;
}

void OneMomentTest::allViewsTellTheSame() {
    QFETCH(int, script);
    QFETCH(bool, backwards);
    auto store = std::make_shared<trace::Store>();
    if (script == 0) trace::scriptWholeQueueLesson(*store);
    else if (script == 1) trace::scriptLostUpdate(*store);
    else trace::scriptDeadlock(*store);
    test::World world(store);
    std::vector<trace::Time> times = timesOf(*store);
    if (backwards) std::reverse(times.begin(), times.end());
    test::Compared compared;
    for (const trace::Time wanted : times) {
        test::compareAt(world, wanted, compared);
        if (QTest::currentTestFailed()) return;
    }
    QVERIFY(compared.threads > 10);
    QCOMPARE(compared.queues > 20, script == 0);
    QCOMPARE(compared.locks > 5, script == 2);
}

QTEST_MAIN(OneMomentTest)
#include "tst_one_moment.moc"
