// Many runs, one after the other: all results kept, the knob turned, cancelled in the middle, and a program that cannot run.
#include "core/trace/scripted_trace.h"
#include "ui/models/program_constants.h"
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
        programs_ << program;
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
    QStringList programs_;
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

    /// What it sets once at the top level, to something that can be written down; not what functions change or lines compute.
    void findsTheProgramsConstants() {
        const QString program = "import time\n\nworkers = 4   # so many\nsize = 1_000_000\npause = 0.5\nlate = True\nway = \"global\"\nkey = b'secret'\n"
                                "team = [1, 2]\nhalf = workers // 2\ncount = 0\nx = 1\nx = 2\n\ndef add():\n    global count\n    step = 1\n    count = count + step\n";
        QCOMPARE(constantsOf(program), QList<ProgramConstant>({{"workers", "4", "# so many"}, {"size", "1_000_000"}, {"pause", "0.5"}, {"late", "True"}, {"way", "\"global\""}}));
        QCOMPARE(withConstant("n = 4  # so many\nm = n\n", {"n", "8"}), QString("n = 8  # so many\nm = n\n"));
        QCOMPARE(withConstant("n = 4\n", {"m", "8"}), QString("n = 4\n"));
        QCOMPARE(valuesFor({"workers", "4"}), QString("1, 2, 4, 8"));
        QCOMPARE(valuesFor({"size", "1_000_000"}), QString("250000, 500000, 1000000, 2000000"));
        QCOMPARE(valuesFor({"pause", "0.5"}), QString("0.125, 0.25, 0.5, 1"));
        QCOMPARE(valuesFor({"share", "0.9"}), QString("0, 0.45, 0.9"));
        QCOMPARE(valuesFor({"waiting", "0"}), QString("0, 0.5, 1"));
        QCOMPARE(valuesFor({"late", "False"}), QString("True, False"));
        QCOMPARE(valuesFor({"way", "\"global\""}), QString("\"global\""));
        QCOMPARE(valuesFor({"way", "\"global\"", "# or \"parameter\", or 'local'"}), QString("\"global\", \"parameter\", 'local'"));
    }

    void turnsAConstantOfTheProgram() {
        auto owned = std::make_unique<FakeRun>();
        const FakeRun &fake = *owned;
        SeriesRunner series(std::move(owned));
        QSignalSpy finished(&series, &SeriesRunner::finished);
        SeriesPlan plan = planOf(1);
        plan.program = "workers = 4\nprint(workers)\n";
        plan.knob = SeriesPlan::Knob::Constant;
        plan.constant = "workers";
        plan.values = {"1", "8"};
        QVERIFY(series.start(plan));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(fake.programs_, QStringList({"workers = 1\nprint(workers)\n", "workers = 8\nprint(workers)\n"}));
        QVERIFY(fake.started_[0].arguments.isEmpty());
        QCOMPARE(series.results()[1].value, QString("8"));
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
