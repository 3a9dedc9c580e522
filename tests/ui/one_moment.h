// All views of one run side by side, and what each of them must say at a moment: everything on the screen is one moment of one
// trace. Shared by the tests over scripted runs and over runs that really happened.
#pragma once

#include "tests/ui/ui_fixture.h"
#include "ui/charts/charts_view.h"
#include "ui/charts/depth_chart.h"
#include "ui/charts/states_chart.h"
#include "ui/console/console_view.h"
#include "ui/editor/editor_panel.h"
#include "ui/stage/stage_view.h"
#include "ui/timeline/timeline_view.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

namespace forkyard::ui::test {

inline QString programOf(const trace::Store &store) {
    return store.sources().empty() ? QString() : QString::fromStdString(store.sources().front().text);
}

struct World {
    explicit World(std::shared_ptr<trace::Store> runStore) : store(std::move(runStore)) {
        stage.setCalm(true);
        editor.open({"program", "program.py", {}, programOf(*store)});
        const std::pair<QWidget *, QSize> places[] = {{&editor, {500, 800}}, {&stage, {1000, 800}}, {&timeline, {1600, 700}}, {&console, {600, 200}}, {&charts, {360, 700}}};
        for (const auto &[widget, size] : places) {
            widget->resize(size);
            widget->show();
        }
        run.setStore(store, false);
        QCoreApplication::processEvents();
    }

    /// The time that the timeline takes for the pixel of `time`: the same up to rounding.
    trace::Time timelineTime(trace::Time time) const {
        const double left = timeline.lanesArea().left();
        return static_cast<trace::Time>(std::max(0.0, timeline.scale().time(left + timeline.scale().x(static_cast<double>(time)) - left)));
    }
    QString timelineSentence(std::size_t row, trace::Time time) const {
        const QRectF area = timeline.lanesArea();
        const auto places = placeRows(timeline.rows().size(), area.height(), 65, 26);
        return timeline.sentenceAt({area.left() + timeline.scale().x(static_cast<double>(time)), area.top() + places[row].top + places[row].height / 2});
    }
    /// Everything the stage says, wherever one points.
    QSet<QString> stageSentences() {
        QSet<QString> all;
        if (stage.contentSize().height() > stage.height()) stage.resize(stage.width(), static_cast<int>(stage.contentSize().height()) + 1);
        for (int y = 0; y < stage.height(); y += 9)
            for (int x = 0; x < stage.width(); x += 9) all.insert(stage.sentenceAt(QPointF(x, y)));
        return all;
    }

    std::shared_ptr<trace::Store> store;
    Fixture fixture;
    RunModel run;
    EditorPanel editor{fixture.kit, run, nullptr};
    StageView stage{fixture.kit, run, nullptr};
    TimelineView timeline{fixture.kit, run, nullptr};
    ConsoleView console{fixture.kit, run, nullptr};
    ChartsView charts{fixture.kit, run, nullptr};
};

/// The level of a chart's line at a time.
inline double chartLevel(const QList<QPointF> &points, trace::Time time) {
    double level = 0;
    for (const QPointF &point : points)
        if (point.x() <= static_cast<double>(time)) level = point.y();
    return level;
}

/// Whether one of the sentences begins so.
inline bool saysOn(const QSet<QString> &sentences, const QString &beginning) {
    return std::any_of(sentences.begin(), sentences.end(), [&](const QString &sentence) { return sentence.startsWith(beginning); });
}

struct Compared {
    int threads = 0, queues = 0, locks = 0, pins = 0;
};

/// Moves the playhead and holds every view against the trace, replayed from its beginning. Fails the current test.
inline void compareAt(World &world, trace::Time wanted, Compared &compared) {
    const trace::Time time = world.timelineTime(wanted);
    QSignalSpy moments(&world.run, &RunModel::momentChanged);
    const bool moves = world.run.playhead().time() != static_cast<qint64>(time);
    world.run.playhead().setTime(static_cast<qint64>(time));
    if (moves) QVERIFY(!moments.isEmpty() || moments.wait(1000));

    // The model is the trace, replayed from its beginning.
    trace::Moment truth = world.store->replayTo(world.store->eventCountAt(time));
    truth.time = world.run.moment().time;
    QVERIFY(world.run.moment() == truth);

    const QSet<QString> stage = world.stageSentences();
    for (const trace::MomentThread &thread : truth.threads) {
        if (thread.state == trace::LaneState::Absent) continue;
        const QString name = world.run.laneName(thread.lane), words = world.run.threadWords(thread);
        const std::size_t span = world.store->spanAt(thread.lane, time);
        QCOMPARE(world.store->span(thread.lane, span).state, thread.state);
        QCOMPARE(world.run.spanWords(thread.lane, span), words);
        for (std::size_t row = 0; row < world.timeline.rows().size(); ++row) {
            if (world.timeline.rows()[row].lane != thread.lane) continue;
            const QString sentence = world.timelineSentence(row, wanted);
            QVERIFY2(sentence.startsWith(QString("%1: %2, from ").arg(name, words)), qPrintable(sentence + " / " + words));
        }
        const auto line = trace::packedLine(thread.line);
        const QString onStage = line ? QString("%1: %2, at line %3.").arg(name, words).arg(line) : QString("%1: %2.").arg(name, words);
        // The stage shows a queue's feeder by the queue's own buffer.
        if (!world.run.isHelper(thread.lane) && truth.processes[thread.process].state != trace::ProcessState::NotStarted)
            QVERIFY2(saysOn(stage, onStage), qPrintable(QString("%1 ns: %2 is not among: %3").arg(time).arg(onStage, QStringList(stage.values()).join(" | "))));
        ++compared.threads;
    }
    for (std::size_t row = 0; row < world.timeline.rows().size(); ++row) {
        const TimelineRow &what = world.timeline.rows()[row];
        const QString sentence = world.timelineSentence(row, wanted);
        for (const trace::MomentQueue &queue : truth.queues) {
            if (queue.object != what.object) continue;
            QVERIFY2(sentence.startsWith(QString("%1 holds %2 item").arg(what.name).arg(queue.depth)), qPrintable(sentence));
            QVERIFY(saysOn(stage, QString("%1: %2 put, %3 taken, %4 inside.").arg(what.name).arg(queue.puts).arg(queue.gets).arg(queue.depth)));
            for (const DepthChart *chart : world.charts.depthCharts())
                if (chart->object() == queue.object) QCOMPARE(chartLevel(chart->points(), time), static_cast<double>(queue.depth));
            ++compared.queues;
        }
        for (const trace::MomentLock &lock : truth.locks) {
            if (lock.object != what.object) continue;
            const QString owner = lock.owner == trace::kNoLane ? QString("%1 is free").arg(what.name) : QString("%1 is held by %2").arg(what.name, world.run.laneName(lock.owner));
            QVERIFY2(sentence.startsWith(owner), qPrintable(sentence));
            if (lock.kind == trace::ObjectKind::Lock || lock.kind == trace::ObjectKind::RLock) QVERIFY2(saysOn(stage, owner + '.'), qPrintable(owner));
            ++compared.locks;
        }
    }
    for (const Pin &pin : world.editor.edit()->pins()) {
        bool isThere = false;
        for (const trace::MomentThread &thread : truth.threads)
            isThere |= static_cast<int>(trace::packedLine(thread.line)) == pin.line && world.run.shortLaneName(thread.lane) == pin.name;
        QVERIFY2(isThere, qPrintable(QString("a pin of %1 at line %2").arg(pin.name).arg(pin.line)));
        ++compared.pins;
    }
    QCOMPARE(world.console.text()->lineCount(), world.store->consoleLines(truth.consolePieces, 1000).size());
}

} // namespace forkyard::ui::test
