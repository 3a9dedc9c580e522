// Many runs, one after the other: all results kept, the knob turned, cancelled in the middle, and a program that cannot run.
#include "core/trace/scripted_trace.h"
#include "ui/models/series_runner.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

/// Ends each run after a turn of the event loop; prints what it was given.
class FakeRun : public RunController {
public:
    void start(const QString &program, const QString &, const RunOptions &options) override {
        if (program == "broken") {
            emit problem(Diagnostic{});
            return;
        }
        started_.push_back(options);
        m_runs = true;
        auto store = std::make_shared<trace::Store>();
        trace::ScriptedTrace script(*store);
        const trace::LaneId main = script.at(1'000'000).process("main", 1);
        script.print(main, "hello\n");
        script.at(5'000'000).print(main, (options.arguments.isEmpty() ? QString("nothing") : options.arguments.join('+')).toStdString() + "\n");
        script.settle();
        script.finish();
        emit storeChanged(store);
        emit RunController::started();
        QTimer::singleShot(0, this, [this] { if (m_runs && !waits) finish({RunExit::How::Returned, static_cast<int>(started_.size()) % 2}); });
    }
    void stop() override { finish({RunExit::How::Stopped, 0}); }
    bool isRunning() const override { return m_runs; }
    void setPace(double) override {}
    void sendInput(const QString &) override {}
    void closeInput() override {}

    std::vector<RunOptions> started_;
    bool waits = false;

private:
    void finish(RunExit exit) {
        if (!m_runs) return;
        m_runs = false;
        emit ended(exit);
    }
    bool m_runs = false;
};

SeriesPlan planOf(int repeats) {
    SeriesPlan plan;
    plan.program = "print(1)";
    plan.fileName = "p.py";
    plan.options.pace = 3;
    plan.repeats = repeats;
    return plan;
}

} // namespace

class SeriesRunnerTest : public QObject {
    Q_OBJECT

private slots:
    void runsNTimesAndKeepsAll() {
        auto owned = std::make_unique<FakeRun>();
        const FakeRun &fake = *owned;
        SeriesRunner series(std::move(owned));
        QSignalSpy progress(&series, &SeriesRunner::progressed), finished(&series, &SeriesRunner::finished);
        QCOMPARE(series.estimate(), qint64(-1));
        QVERIFY(series.start(planOf(5)));
        QVERIFY(!series.start(planOf(5))); // one at a time
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toBool(), false);
        QCOMPARE(series.results().size(), std::size_t(5));
        QCOMPARE(progress.size(), 6);
        QCOMPARE(progress.back()[0].toInt(), 5);
        for (const RunOptions &options : fake.started_) {
            QCOMPARE(options.pace, 0.0); // at full speed, whatever the window's pace
            QCOMPARE(options.level, QString("sync"));
        }
        QCOMPARE(series.results()[0].exit.code, 1);
        QCOMPARE(series.results()[1].exit.code, 0);
        QVERIFY(series.results()[0].nanoseconds >= 5'000'000 && series.results()[0].nanoseconds < 6'000'000);
        QCOMPARE(series.results()[0].output, QString("hello\nnothing\n"));
        QCOMPARE(series.results()[0].lastLine(), QString("nothing"));
    }

    void turnsTheKnob() {
        auto owned = std::make_unique<FakeRun>();
        const FakeRun &fake = *owned;
        SeriesRunner series(std::move(owned));
        QSignalSpy finished(&series, &SeriesRunner::finished);
        SeriesPlan plan = planOf(2);
        plan.knob = SeriesPlan::Knob::Argument;
        plan.values = {"1", "2 x", "4"};
        QCOMPARE(plan.total(), 6);
        QVERIFY(series.start(plan));
        QTRY_COMPARE(finished.size(), 1);
        QStringList seen;
        for (const SeriesResult &result : series.results()) seen << result.value + ':' + result.lastLine();
        QCOMPARE(seen, QStringList({"1:1", "1:1", "2 x:2+x", "2 x:2+x", "4:4", "4:4"}));
        plan.knob = SeriesPlan::Knob::Gil;
        plan.values = {"any", "off"};
        QVERIFY(series.start(plan));
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(series.results().size(), std::size_t(4)); // the earlier ones are gone
        QCOMPARE(fake.started_[6].gilProfile, QString("any"));
        QCOMPARE(fake.started_[9].gilProfile, QString("off"));
        QVERIFY(fake.started_[9].arguments.isEmpty());
    }

    void whatIsDoneStaysWhenCancelled() {
        auto owned = std::make_unique<FakeRun>();
        FakeRun *fake = owned.get();
        SeriesRunner series(std::move(owned));
        QSignalSpy finished(&series, &SeriesRunner::finished);
        connect(&series, &SeriesRunner::progressed, this, [fake](int done) { fake->waits = done >= 2; });
        QVERIFY(series.start(planOf(50)));
        QTRY_COMPARE(fake->started_.size(), std::size_t(3)); // the third does not end by itself
        QVERIFY(series.estimate() >= 0);
        series.cancel();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].toBool(), true);
        QCOMPARE(series.results().size(), std::size_t(2));
        QVERIFY(!series.isRunning());
    }

    void aProgramThatCannotRunIsSaidOnce() {
        SeriesRunner series(std::make_unique<FakeRun>());
        QSignalSpy finished(&series, &SeriesRunner::finished), problem(&series, &SeriesRunner::problem);
        SeriesPlan plan = planOf(10);
        plan.program = "broken";
        series.start(plan);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(problem.size(), 1);
        QVERIFY(series.results().empty());
        QVERIFY(!series.start(SeriesPlan()));
    }
};

QTEST_GUILESS_MAIN(SeriesRunnerTest)
#include "tst_series_runner.moc"
