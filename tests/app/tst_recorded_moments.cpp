// Programs that really run, recorded in full; then the playhead walks through each recording, forwards and backwards, and every
// view must tell what the trace tells.
#include "tests/core/session/session_run.h"
#include "tests/ui/one_moment.h"

#include <QFile>

#include <algorithm>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// A child program runs it; the finished store.
std::shared_ptr<trace::Store> recorded(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return nullptr;
    auto options = session::test::SessionRun::quickOptions();
    options.level = trace::Level::All;
    auto store = std::make_shared<trace::Store>();
    auto started = session::Session::start({"program.py", file.readAll().toStdString(), {}, "/tmp"}, options, *store);
    if (!started) return nullptr;
    const std::unique_ptr<session::Session> run = std::move(started).value();
    // A lesson's reader may wait for ever: a part of its run is a recording too.
    const bool ended = QTest::qWaitFor([&] {
        while (run->poll()) {}
        return !run->isRunning() || store->eventCount() > 20'000;
    }, 30'000);
    run->stop();
    return QTest::qWaitFor([&] {
        while (run->poll()) {}
        return !run->isRunning();
    }, 30'000) && ended ? store : nullptr;
}

/// Times all over the run, each of them one at which something happened.
std::vector<trace::Time> sampleOf(const trace::Store &store, std::size_t count) {
    std::vector<trace::Time> times{0};
    const auto step = std::max<trace::EventIndex>(1, store.eventCount() / static_cast<trace::EventIndex>(count));
    for (trace::EventIndex i = 0; i < store.eventCount(); i += step) times.push_back(store.event(i).time);
    times.push_back(store.now());
    std::sort(times.begin(), times.end());
    return times;
}

} // namespace

class RecordedMomentsTest : public QObject {
    Q_OBJECT

private slots:
    void allViewsTellTheSame_data();
    void allViewsTellTheSame();
};

void RecordedMomentsTest::allViewsTellTheSame_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<bool>("hasQueue");
    QTest::addColumn<bool>("hasLock");
    QTest::newRow("fork") << "resources/lessons/02-fork/program.py" << false << false;
    QTest::newRow("four processes") << "resources/lessons/02-fork/four_solved.py" << false << false;
    QTest::newRow("queue between processes") << "resources/lessons/06-queue-between-processes/ending.py" << true << false;
    QTest::newRow("lost update") << "resources/lessons/10-lost-update/program.py" << false << false;
    QTest::newRow("with a lock") << "resources/lessons/10-lost-update/program_fixed.py" << false << true;
}

void RecordedMomentsTest::allViewsTellTheSame() {
    QFETCH(QString, program);
    QFETCH(bool, hasQueue);
    QFETCH(bool, hasLock);
    const auto store = recorded(QString(FORKYARD_SOURCE_DIR) + '/' + program);
    QVERIFY(store);
    QVERIFY(store->isFinished());
    test::World world(store);
    const std::vector<trace::Time> times = sampleOf(*store, 30);
    test::Compared compared;
    const auto visit = [&](trace::Time time) {
        if (!QTest::currentTestFailed()) test::compareAt(world, time, compared);
    };
    std::for_each(times.begin(), times.end(), visit);
    std::for_each(times.rbegin(), times.rend(), visit);
    if (QTest::currentTestFailed()) return;
    QVERIFY(compared.threads > 50);
    QVERIFY(compared.pins > 10);
    QCOMPARE(compared.queues > 20, hasQueue);
    QCOMPARE(compared.locks > 20, hasLock);
}

QTEST_MAIN(RecordedMomentsTest)
#include "tst_recorded_moments.moc"
