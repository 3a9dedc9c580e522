// The table of events keeps a model's promises while events come, and shows what the trace holds.
#include "tests/ui/ui_fixture.h"
#include "ui/models/event_table_model.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;

class EventTableModelTest : public QObject {
    Q_OBJECT

private slots:
    void keepsAModelsPromises();
    void showsTheTrace();
    void findsRows();
    void playheadHasARow();
    void millionsCostNothing();
};

void EventTableModelTest::keepsAModelsPromises() {
    Fixture fixture;
    RunModel run;
    EventTableModel model(fixture.kit, run);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    script.settle();
    run.setStore(store, true);
    const int before = model.rowCount();
    QVERIFY(before > 0);
    script.at(5'000'000).print(main, "hello\n");
    script.settle();
    run.noteAppended();
    QTRY_COMPARE(model.rowCount(), before + 1);
    fixture.settings.setLanguage(Language::Chinese);
    run.setStore(nullptr, false);
    QCOMPARE(model.rowCount(), 0);
}

void EventTableModelTest::showsTheTrace() {
    Fixture fixture;
    RunModel run;
    const auto store = queueRun();
    run.setStore(store, false);
    EventTableModel model(fixture.kit, run);
    QCOMPARE(model.rowCount(), static_cast<int>(store->eventCount()));
    int puts = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (store->event(static_cast<trace::EventIndex>(row)).kind != trace::EventKind::QueuePut) continue;
        ++puts;
        QCOMPARE(model.index(row, EventTableModel::ThreadColumn).data().toString(), QString("writer"));
        QCOMPARE(model.index(row, EventTableModel::WhatColumn).data().toString(), QString("puts an item"));
        QCOMPARE(model.index(row, EventTableModel::ObjectColumn).data().toString(), QString("Queue 1"));
        QVERIFY(model.index(row, EventTableModel::ValueColumn).data().toString().contains(puts == 1 ? "A" : "B"));
        QCOMPARE(model.index(row, EventTableModel::LineColumn).data().toString(), QString("8"));
    }
    QCOMPARE(puts, 2);
}

void EventTableModelTest::findsRows() {
    Fixture fixture;
    RunModel run;
    run.setStore(queueRun(), false);
    const EventTableModel model(fixture.kit, run);
    const int first = model.findRow("PUTS AN ITEM", -1, false);
    QVERIFY(first >= 0);
    const int second = model.findRow("puts an item", first, false);
    QVERIFY(second > first);
    QCOMPARE(model.findRow("puts an item", second, true), first);
    QCOMPARE(model.findRow("no such thing", -1, false), -1);
}

void EventTableModelTest::playheadHasARow() {
    Fixture fixture;
    RunModel run;
    const auto store = queueRun();
    run.setStore(store, false);
    const EventTableModel model(fixture.kit, run);
    run.playhead().setTime(490'000'000);
    const int row = model.rowAtPlayhead();
    QVERIFY(model.timeOfRow(row) <= 490'000'000);
    QVERIFY(model.timeOfRow(row + 1) > 490'000'000);
}

void EventTableModelTest::millionsCostNothing() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::scriptSynthetic(*store, {.lanes = 32, .spansPerLane = 20'000});
    QVERIFY(store->eventCount() > 600'000);
    RunModel run;
    QElapsedTimer clock;
    clock.start();
    run.setStore(store, false);
    EventTableModel model(fixture.kit, run);
    for (int row = 0; row < 50; ++row)
        for (int column = 0; column < EventTableModel::ColumnCount; ++column)
            QVERIFY(model.index(model.rowCount() - 1 - row, column).data().isValid());
    // A thousand times what it takes; reading all of them would take far longer.
    QVERIFY2(clock.elapsed() < 1000, qPrintable(QString::number(clock.elapsed())));
}

QTEST_MAIN(EventTableModelTest)
#include "tst_event_table_model.moc"
