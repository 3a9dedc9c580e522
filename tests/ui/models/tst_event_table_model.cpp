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
    void wishesAreWhatIsShown_data();
    void wishesAreWhatIsShown();
    void aWishFollowsTheRun();
    void theLastOfManyIsFound();
    void everyKindHasAGroup();
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

namespace {

/// What a wish means, worked out from the cells, one by one.
bool isWanted(const EventTableModel &all, const trace::Store &store, const EventWish &wish, int row) {
    const trace::Event event = store.event(static_cast<trace::EventIndex>(row));
    const bool isPlain = groupOf(event.kind) != EventGroup::Measured && !QString::fromUtf8(trace::kindInfo(event.kind).name).startsWith("Gil");
    if (wish.group == EventGroup::Plain ? !isPlain : wish.group != EventGroup::All && groupOf(event.kind) != wish.group) return false;
    if (wish.lane != trace::kNoLane && event.thread != wish.lane) return false;
    if (wish.process != trace::kNoProcess && store.lane(event.thread).process != wish.process) return false;
    bool found = wish.text.isEmpty();
    for (int column = EventTableModel::ThreadColumn; column < EventTableModel::ColumnCount; ++column) found |= all.index(row, column).data().toString().contains(wish.text, Qt::CaseInsensitive);
    return found;
}

} // namespace

void EventTableModelTest::wishesAreWhatIsShown_data() {
    QTest::addColumn<EventWish>("wish");
    QTest::newRow("all but the GIL and what is measured") << EventWish{EventGroup::Plain, trace::kNoProcess, trace::kNoLane, {}};
    QTest::newRow("a group") << EventWish{EventGroup::Queues, trace::kNoProcess, trace::kNoLane, {}};
    QTest::newRow("a process") << EventWish{EventGroup::All, 1, trace::kNoLane, {}};
    QTest::newRow("a thread") << EventWish{EventGroup::All, trace::kNoProcess, 2, {}};
    QTest::newRow("a kind's words") << EventWish{EventGroup::All, trace::kNoProcess, trace::kNoLane, "PUTS"};
    QTest::newRow("an object's name") << EventWish{EventGroup::All, trace::kNoProcess, trace::kNoLane, "queue 1"};
    QTest::newRow("a thread's name") << EventWish{EventGroup::All, trace::kNoProcess, trace::kNoLane, "writ"};
    QTest::newRow("a value") << EventWish{EventGroup::All, trace::kNoProcess, trace::kNoLane, "'A'"};
    QTest::newRow("a number") << EventWish{EventGroup::All, trace::kNoProcess, trace::kNoLane, "4131"};
    QTest::newRow("a line") << EventWish{EventGroup::All, trace::kNoProcess, trace::kNoLane, "8"};
    QTest::newRow("two at once") << EventWish{EventGroup::Queues, trace::kNoProcess, 1, "B"};
    QTest::newRow("nothing") << EventWish{EventGroup::All, trace::kNoProcess, trace::kNoLane, "no such thing"};
}

void EventTableModelTest::wishesAreWhatIsShown() {
    QFETCH(EventWish, wish);
    Fixture fixture;
    RunModel run;
    const auto store = queueRun();
    run.setStore(store, false);
    const EventTableModel all(fixture.kit, run);
    EventTableModel model(fixture.kit, run);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWish(wish);
    QTRY_VERIFY(!model.isSearching());
    std::vector<trace::EventIndex> expected, shown;
    for (int row = 0; row < all.rowCount(); ++row)
        if (isWanted(all, *store, wish, row)) expected.push_back(static_cast<trace::EventIndex>(row));
    for (int row = 0; row < model.rowCount(); ++row) shown.push_back(model.eventOfRow(row));
    QCOMPARE(shown, expected);
    QCOMPARE(expected.empty(), wish.text == "no such thing");
    // The playhead's row is the last shown before it.
    run.playhead().setTime(490'000'000);
    const int row = model.rowAtPlayhead();
    QVERIFY(row < 0 || model.timeOfRow(row) <= 490'000'000);
    QVERIFY(row + 1 >= model.rowCount() || model.timeOfRow(row + 1) > 490'000'000);
    model.setWish({});
    QCOMPARE(model.rowCount(), all.rowCount());
}

void EventTableModelTest::aWishFollowsTheRun() {
    Fixture fixture;
    RunModel run;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    script.settle();
    run.setStore(store, true);
    EventTableModel model(fixture.kit, run);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setWish({EventGroup::Output, trace::kNoProcess, trace::kNoLane, "hello"});
    QCOMPARE(model.rowCount(), 0);
    script.at(5'000'000).print(main, "hello\n").print(main, "else\n").print(main, "Hello again\n");
    script.settle();
    run.noteAppended();
    QTRY_COMPARE(model.rowCount(), 2);
    QTRY_VERIFY(!model.isSearching());
    run.setStore(nullptr, false);
    QCOMPARE(model.rowCount(), 0);
}

/// Far beyond what one look can take.
void EventTableModelTest::theLastOfManyIsFound() {
    Fixture fixture;
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    for (int line = 1; line <= 600'000; ++line) script.at(static_cast<trace::Time>(line) * 100).line(main, 7);
    script.print(main, "needle\n").settle();
    RunModel run;
    run.setStore(store, false);
    EventTableModel model(fixture.kit, run);
    QCOMPARE(model.findRow("Needle", -1, false), model.rowCount() - 1);
    model.setWish({EventGroup::All, trace::kNoProcess, trace::kNoLane, "needle"});
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.eventOfRow(0), store->eventCount() - 1);
}

void EventTableModelTest::everyKindHasAGroup() {
    Fixture fixture;
    std::array<int, static_cast<std::size_t>(EventGroup::Count)> counts{};
    for (std::size_t kind = 0; kind < trace::kEventKinds; ++kind) {
        const EventGroup group = groupOf(static_cast<trace::EventKind>(kind));
        QVERIFY(group != EventGroup::All && group != EventGroup::Count);
        ++counts[static_cast<std::size_t>(group)];
    }
    for (std::size_t group = 1; group < counts.size(); ++group) {
        QCOMPARE(counts[group] > 0, group != static_cast<std::size_t>(EventGroup::Plain));
        QVERIFY(!groupWords(static_cast<EventGroup>(group)).isEmpty());
    }
}

QTEST_MAIN(EventTableModelTest)
#include "tst_event_table_model.moc"
