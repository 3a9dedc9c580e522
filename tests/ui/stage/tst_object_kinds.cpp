// Every kind of object is visible: the table says, for each, which events tell of it, where it stands on the stage, which lane it has,
// and why where it has none. The switch has no default, so the compiler asks for a row of whatever is added; and every kind of event
// must be about one of them, or be named as being about none.
#include "tests/ui/ui_fixture.h"
#include "ui/models/state_words.h"
#include "ui/stage/stage_memory.h"
#include "ui/stage/stage_view.h"
#include "ui/timeline/timeline_rows.h"

#include <QSet>
#include <QTest>

using namespace forkyard;
using namespace forkyard::ui;
using trace::EventKind;
using trace::ObjectKind;
using trace::Value;
using namespace trace::literals;

namespace {

struct Row {
    std::vector<EventKind> events;
    const char *noStage = nullptr; ///< why it has no place on the stage
    const char *noLane = nullptr;  ///< why it has no lane
};

Row rowOf(ObjectKind kind) {
    using K = EventKind;
    const std::vector<K> queue = {K::QueueCreate, K::QueuePutWait, K::QueuePut, K::QueueSend, K::QueueGetWait, K::QueueGet, K::QueueFull, K::QueueEmpty, K::QueueTaskDone, K::QueueClose};
    const std::vector<K> pipe = {K::PipeCreate, K::PipeGive, K::PipeWriteWait, K::PipeWrite, K::PipeReadWait, K::PipeRead, K::PipeTaken, K::PipeClose};
    switch (kind) {
    case ObjectKind::Unknown: return {{}, "nothing is known of it", "nothing is known of it"};
    case ObjectKind::Variable: return {{K::VariableLoad, K::VariableStore}, nullptr, nullptr};
    case ObjectKind::Local: return {{K::FrameEnter, K::FrameLeave, K::LocalValue}, nullptr, "it lives no longer than its call; the card shows it"};
    case ObjectKind::Process:
        return {{K::ProcessFork, K::ProcessSpawn, K::ProcessExec, K::ProcessStart, K::ProcessExit, K::ProcessCrash, K::ProcessKilled, K::ProcessWaitBegin, K::ProcessWaitEnd, K::SignalSent, K::SignalTaken, K::ProcessCpu, K::ProcessMemory}, nullptr, nullptr};
    case ObjectKind::Thread:
        return {{K::ThreadCreate, K::ThreadStart, K::ThreadExit, K::ThreadJoinBegin, K::ThreadJoinEnd, K::ThreadName}, nullptr, nullptr};
    case ObjectKind::Gil: return {{K::GilWait, K::GilTake, K::GilDrop}, "who runs and who is ready says it", "who runs and who is ready says it"};
    case ObjectKind::Lock: return {{K::LockWait, K::LockAcquire, K::LockRelease, K::WaitGivenUp}, nullptr, nullptr};
    case ObjectKind::RLock: return {{K::RLockWait, K::RLockAcquire, K::RLockRelease}, nullptr, nullptr};
    case ObjectKind::Semaphore: return {{K::SemaphoreWait, K::SemaphoreAcquire, K::SemaphoreRelease}, nullptr, nullptr};
    case ObjectKind::Condition: return {{K::ConditionWait, K::ConditionNotify, K::ConditionWake}, nullptr, "it holds nothing; who waits shows in the threads' lanes"};
    case ObjectKind::Event: return {{K::EventWait, K::EventSet, K::EventClear, K::EventWake}, nullptr, nullptr};
    case ObjectKind::Barrier: return {{K::BarrierWait, K::BarrierCount, K::WaitLimit, K::BarrierPass, K::BarrierBreak}, nullptr, nullptr};
    case ObjectKind::Queue:
    case ObjectKind::LifoQueue:
    case ObjectKind::PriorityQueue: return {queue, nullptr, nullptr};
    case ObjectKind::Pipe:
    case ObjectKind::BytePipe: return {pipe, nullptr, nullptr};
    case ObjectKind::Socket:
        return {{K::SocketConnect, K::SocketAccept, K::SocketPeer, K::SocketSend, K::SocketReceive, K::SocketRefused, K::SocketClose}, nullptr, nullptr};
    case ObjectKind::Task:
        return {{K::TaskCreate, K::TaskAwait, K::TaskResume, K::TaskDone, K::TaskFailed, K::TaskCancelled, K::TaskCollected}};
    case ObjectKind::File: return {{}, "files are not part of the world that is shown", "as the stage"};
    case ObjectKind::Other: return {{}, "nobody knows what it is", "nobody knows what it is"};
    case ObjectKind::Pool: return {{K::PoolCreate, K::PoolWorker, K::PoolWorkerGone, K::PoolClose}, nullptr, nullptr};
    case ObjectKind::Job:
        return {{K::JobSubmit, K::JobPool, K::JobStart, K::JobDone, K::JobFailed, K::JobCancelled, K::JobCollected, K::JobCallback}, nullptr, "too many and too short; its worker's lane shows when it ran, its pool's how many wait"};
    case ObjectKind::ThreadLocal: return {{K::VariableStore}, nullptr, "nobody but its thread sees it; the card shows it"};
    case ObjectKind::Loop: return {{K::LoopTurn}, nullptr, "it runs in its thread, whose lane it shares"};
    case ObjectKind::Machine: return {{K::ProcessMachine}, nullptr, "the lanes of its processes stand together"};
    case ObjectKind::Core: return {{K::ThreadCore}, "threads move between cores all the time; the timeline shows where each was", "it is shown when asked for, as the GIL is"};
    case ObjectKind::Count: break;
    }
    return {};
}

/// What is about no object, or about the run as a whole.
const std::vector<EventKind> kAboutNone = {
    EventKind::ProgramStart, EventKind::ProgramEnd, EventKind::SourceFile, EventKind::LevelChange, EventKind::PaceChange, EventKind::Gap, EventKind::FindingMarker, EventKind::ObjectName,
    EventKind::SleepBegin, EventKind::SleepEnd, EventKind::IoWaitBegin, EventKind::IoWaitEnd, EventKind::InputWanted, EventKind::InputGiven, EventKind::Line, EventKind::InHand,
    EventKind::NextOperation, EventKind::BlockedReason, EventKind::Print, EventKind::PrintError, EventKind::ExceptionRaised, EventKind::ExceptionUncaught, EventKind::LibraryWait, EventKind::LibraryWake, EventKind::VirtualClock};

QString nameOf(ObjectKind kind) {
    const std::string_view name = trace::kObjectKindNames[static_cast<std::size_t>(kind)];
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

/// A run in which one object of the kind is used, with something to see at its end.
struct Made {
    std::shared_ptr<trace::Store> store = std::make_shared<trace::Store>();
    QString name; ///< by which the stage speaks of it
    trace::LaneId lane = trace::kNoLane;
    trace::ObjectId id = 0;
};

Made make(ObjectKind kind) {
    Made made;
    trace::ScriptedTrace script(*made.store);
    const trace::LaneId main = made.lane = script.at(1_ms).process("main", 4127);
    script.line(main, 3);
    made.name = "the " + nameOf(kind);
    const bool isLife = kind == ObjectKind::Process || kind == ObjectKind::Thread || kind == ObjectKind::Local;
    const auto scope = kind == ObjectKind::Pipe || kind == ObjectKind::BytePipe || kind == ObjectKind::Socket ? trace::ObjectScope::Shared : trace::ObjectScope::Local;
    const trace::ObjectId id = made.id = isLife ? 0 : script.object(main, kind, scope, made.name.toStdString());
    switch (kind) {
    case ObjectKind::Process: made.lane = script.process("the Process", 4128, main); break;
    case ObjectKind::Thread: made.lane = script.thread(main, "the Thread"); break;
    case ObjectKind::Local: script.add(main, EventKind::FrameEnter, 0, script.text("f")).local(main, "the Local", Value::integer(5)); break;
    case ObjectKind::Variable: script.add(main, EventKind::VariableStore, id, Value::integer(5)).add(main, EventKind::VariableStore, id, Value::integer(6)); break;
    case ObjectKind::ThreadLocal: script.add(main, EventKind::VariableStore, id, Value::integer(5)); break;
    case ObjectKind::Gil: script.add(main, EventKind::GilTake, id); break;
    case ObjectKind::Lock: script.add(main, EventKind::LockAcquire, id); break;
    case ObjectKind::RLock: script.add(main, EventKind::RLockAcquire, id, Value::integer(2)); break;
    case ObjectKind::Semaphore: script.add(main, EventKind::SemaphoreAcquire, id, Value::integer(2)); break;
    case ObjectKind::Condition: script.add(main, EventKind::ConditionWait, id); break;
    case ObjectKind::Event: script.add(main, EventKind::EventSet, id); break;
    case ObjectKind::Barrier: script.add(main, EventKind::BarrierWait, id, Value::integer(1)); break;
    case ObjectKind::Queue:
    case ObjectKind::LifoQueue:
    case ObjectKind::PriorityQueue: script.add(main, EventKind::QueueCreate, id, Value::integer(0)).add(main, EventKind::QueuePut, id, script.text("'A'")); break;
    case ObjectKind::Pipe:
    case ObjectKind::BytePipe: script.add(main, EventKind::PipeCreate, id, Value::integer(0)).add(main, EventKind::PipeWrite, id, script.text("'A'")); break;
    case ObjectKind::Socket: script.add(main, EventKind::SocketSend, id, script.text("hello")); break;
    case ObjectKind::Task: script.add(main, EventKind::TaskCreate, id, script.text("the Task")).add(main, EventKind::TaskAwait, id, script.text("sleep(1)")); break;
    case ObjectKind::Machine: {
        const trace::LaneId other = script.process("other", 4128, main);
        script.add(other, EventKind::ProcessMachine, script.processObject(other), Value::object(id));
        break;
    }
    case ObjectKind::Core: script.add(main, EventKind::ThreadCore, id); break;
    case ObjectKind::Loop: script.add(main, EventKind::LoopTurn, id, Value::integer(3)); break;
    case ObjectKind::Pool: script.add(main, EventKind::PoolCreate, id, Value::integer(2)).add(main, EventKind::PoolWorker, id, script.text("ForkPoolWorker-1")); break;
    case ObjectKind::Job: {
        const trace::ObjectId pool = script.object(main, ObjectKind::Pool, trace::ObjectScope::Shared, "Pool 1");
        script.add(main, EventKind::PoolCreate, pool, Value::integer(2)).add(main, EventKind::JobSubmit, id, script.text("the Job")).add(main, EventKind::JobPool, id, Value::object(pool));
        break;
    }
    default: break;
    }
    script.at(5_ms).settle();
    return made;
}

/// Everything the stage says about whatever one points at.
QSet<QString> sentencesOf(StageView &stage) {
    QSet<QString> all;
    for (int y = 0; y < stage.height(); y += 6)
        for (int x = 0; x < stage.width(); x += 6) all.insert(stage.sentenceAt(QPointF(x, y)));
    return all;
}

} // namespace

class ObjectKindsTest : public QObject {
    Q_OBJECT

private slots:
    void everyEventIsAboutSomething();
    void everyKindIsVisible_data();
    void everyKindIsVisible();
    void sharedMemoryStandsBetweenProcesses();
    void whatAManagerHoldsIsItsClients();
    void waitsInInputAndOutputSayWhatFor_data();
    void waitsInInputAndOutputSayWhatFor();
    void helpersAreOneLineUntilOpened();
};

void ObjectKindsTest::everyEventIsAboutSomething() {
    std::vector<EventKind> known = kAboutNone;
    for (std::size_t kind = 0; kind < trace::kObjectKinds; ++kind)
        for (const EventKind event : rowOf(static_cast<ObjectKind>(kind)).events) known.push_back(event);
    for (std::size_t kind = 0; kind < trace::kEventKinds; ++kind) {
        const auto name = trace::kEventKindInfos[kind].name;
        QVERIFY2(std::count(known.begin(), known.end(), static_cast<EventKind>(kind)) > 0, std::string(name).c_str());
    }
}

void ObjectKindsTest::everyKindIsVisible_data() {
    QTest::addColumn<int>("kind");
    for (std::size_t kind = 0; kind < trace::kObjectKinds; ++kind) QTest::newRow(qPrintable(nameOf(static_cast<ObjectKind>(kind)))) << int(kind);
}

void ObjectKindsTest::everyKindIsVisible() {
    QFETCH(int, kind);
    const auto each = static_cast<ObjectKind>(kind);
    const Row row = rowOf(each);
    QVERIFY(row.events.empty() == (row.noStage != nullptr && each != ObjectKind::Gil && each != ObjectKind::Core)); // what is shown has events

    const Made made = make(each);
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.setCalm(true);
    stage.resize(900, 700);
    stage.show();
    run.setStore(made.store, false);
    run.playhead().setTime(static_cast<qint64>(made.store->now()));
    QTest::qWait(40);

    QStringList said;
    for (const Language language : {Language::English, Language::Chinese}) {
        fixture.settings.setLanguage(language);
        for (const EventKind event : row.events) QVERIFY(!eventWords(event).isEmpty());
        const QSet<QString> sentences = sentencesOf(stage);
        const auto found = std::find_if(sentences.begin(), sentences.end(), [&](const QString &sentence) { return sentence.contains(made.name); });
        QVERIFY2((found != sentences.end()) == (row.noStage == nullptr), qPrintable(made.name + " / " + QStringList(sentences.values()).join(" | ")));
        if (found != sentences.end()) said << *found;
    }
    if (row.noStage == nullptr) QVERIFY2(said[0] != said[1], qPrintable(said[0]));

    const auto rows = TimelineRows::of(run);
    const bool hasLane = std::any_of(rows.begin(), rows.end(), [&](const TimelineRow &lane) {
        if (lane.kind == TimelineRow::Kind::Lane) return made.id == 0 && lane.lane == made.lane && (each == ObjectKind::Process || each == ObjectKind::Thread);
        return made.store->objects()[lane.object].id == made.id;
    });
    QVERIFY2(hasLane == (row.noLane == nullptr), qPrintable(made.name));
}

/// Its values, who wrote last and where, who has its lock; a line to each process that has used it; one place for all of an array.
void ObjectKindsTest::sharedMemoryStandsBetweenProcesses() {
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 4127), child = script.process("child", 4128, main);
    const trace::ObjectId value = script.object(main, ObjectKind::Variable, trace::ObjectScope::Shared, "Value 1");
    const trace::ObjectId lock = script.object(main, ObjectKind::RLock, trace::ObjectScope::Shared, "RLock 1");
    std::vector<trace::ObjectId> items;
    for (int i = 0; i < 3; ++i) items.push_back(script.object(main, ObjectKind::Variable, trace::ObjectScope::Shared, "Array 1[" + std::to_string(i) + "]"));
    for (const trace::ObjectId item : items) script.add(main, EventKind::VariableStore, item, Value::integer(0));
    script.at(2_ms).add(main, EventKind::VariableStore, value, Value::integer(1));
    script.at(3_ms).line(child, 7);
    script.add(child, EventKind::RLockAcquire, lock, Value::integer(1)).add(child, EventKind::VariableStore, value, Value::integer(41)).add(child, EventKind::VariableStore, items[1], Value::integer(9));
    script.at(5_ms).settle();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.setCalm(true);
    stage.resize(1000, 800);
    stage.show();
    run.setStore(store, false);
    const auto sentence = [&](qint64 time, const QString &name) {
        run.playhead().setTime(time);
        QTest::qWait(40);
        QString found;
        for (const PaintedItem &item : stage.paintedItems())
            if (item.name.startsWith(name + ", ")) found = item.name;
        return found;
    };
    QCOMPARE(sentence(2'500'000, "Value 1"), QString("Value 1, shared by processes: 1. Written last by main."));
    QCOMPARE(sentence(5'000'000, "Value 1"), QString("Value 1, shared by processes: 41. Written last by child, at line 7. Its lock: RLock 1 is held by child."));
    QCOMPARE(sentence(5'000'000, "Array 1"), QString("Array 1, shared by processes: 0, 9, 0. Written last by child, at line 7: [1]. Its lock: RLock 1 is held by child."));
    const auto count = [&](StageItem::Kind kind) { return std::count_if(stage.items().begin(), stage.items().end(), [kind](const StageItem &item) { return item.kind == kind; }); };
    QCOMPARE(count(StageItem::Kind::Memory), 2);
    const Memory memory = memoryAt(run, stage.items()[0].object);
    QCOMPARE(memoryUsers(run, memory).size(), std::size_t{2});
    const Memory array = memoryAt(run, stage.items()[1].object);
    for (const double width : {80.0, 150.0, 600.0}) {
        const auto cells = memoryCells(array, QRectF(0, 0, width, 30));
        QVERIFY(std::any_of(cells.begin(), cells.end(), [](const MemoryCell &cell) { return cell.isLast; })); // whatever has room
        for (std::size_t i = 0; i < cells.size(); ++i) QVERIFY(cells[i].place.right() <= width + 0.5 && (i == 0 || cells[i - 1].place.right() <= cells[i].place.left()));
    }
    stage.grab();
}

/// The thread that works for a client has its name; memory is linked with the client, and the thread is none of the program's own.
void ObjectKindsTest::whatAManagerHoldsIsItsClients() {
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 4127), server = script.process("SyncManager-1", 4128, main), child = script.process("Process-2", 4129, main);
    script.thread(server, "Thread-1 (accepter)");
    const trace::LaneId handler = script.thread(server, "Process-2");
    const trace::ObjectId dict = script.object(server, ObjectKind::Variable, trace::ObjectScope::Shared, "dict 1");
    script.at(2_ms).add(handler, EventKind::VariableStore, dict, script.text("{'k': 1}"));
    script.line(child, 9);
    script.at(5_ms).settle();
    RunModel run;
    run.setStore(store, false);
    run.playhead().setTime(5'000'000);
    QTest::qWait(40);
    QVERIFY(run.isHelper(handler));
    QVERIFY(!run.isHelper(server));
    QCOMPARE(run.ownLaneCount(1), std::size_t{1});
    QCOMPARE(memoryWriter(run, handler), QString("Process-2"));
    const Memory memory = memoryAt(run, stageItems(run).front().object);
    QCOMPARE(memoryUsers(run, memory), (std::vector<trace::ProcessIndex>{1, 2}));
}

void ObjectKindsTest::waitsInInputAndOutputSayWhatFor_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const char *words) { QTest::newRow(text) << QString(text) << QString(words); };
    row("accept at 127.0.0.1:5000", "waits for a connection at port 5000");
    row("accept at 0.0.0.0:5000", "waits for a connection at port 5000");
    row("accept at /tmp/socket", "waits for a connection at /tmp/socket");
    row("accept", "waits for a connection");
    row("connect to 10.0.0.2:80", "waits to be connected to 10.0.0.2:80");
    row("recv from 127.0.0.1:40112", "waits for data from port 40112");
    row("recv at 127.0.0.1:9999", "waits for data at port 9999");
    row("send to 10.0.0.2:80", "waits for room to send");
    row("3 descriptors", "waits for one of 3 descriptors");
    row("1 descriptor", "waits for a descriptor");
    row("event loop", "in the event loop");
}

void ObjectKindsTest::waitsInInputAndOutputSayWhatFor() {
    QFETCH(QString, text);
    QFETCH(QString, words);
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 4127);
    script.at(2_ms).add(main, EventKind::IoWaitBegin, 0, script.text(text.toStdString()));
    script.at(5_ms).settle();
    Fixture fixture;
    RunModel run;
    run.setStore(store, false);
    run.playhead().setTime(5'000'000);
    QTest::qWait(40);
    fixture.settings.setLanguage(Language::English);
    QCOMPARE(run.threadWords(run.moment().threads[0]), words);
    QCOMPARE(run.spanWords(main, store->spans(main).count() - 1), words);
    fixture.settings.setLanguage(Language::Chinese);
    QVERIFY(run.threadWords(run.moment().threads[0]) != words);
}

void ObjectKindsTest::helpersAreOneLineUntilOpened() {
    const auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.at(1_ms).process("main", 4127);
    for (const char *name : {"Thread-1 (_handle_workers)", "Thread-2 (_handle_tasks)", "QueueFeederThread"}) script.thread(main, name);
    script.at(5_ms).settle();
    Fixture fixture;
    RunModel run;
    StageView stage(fixture.kit, run, nullptr);
    stage.setCalm(true);
    stage.resize(1000, 800);
    stage.show();
    run.setStore(store, false);
    run.playhead().setTime(5'000'000);
    QTest::qWait(40);
    QVERIFY(stage.layout().processes[0].cards.empty());
    const auto placeOf = [&] {
        for (const PaintedItem &item : stage.paintedItems())
            if (item.press && item.name.contains("3")) return item.place.center();
        return QPoint();
    };
    QVERIFY(!placeOf().isNull());
    QTest::mouseClick(&stage, Qt::LeftButton, {}, placeOf());
    QCOMPARE(stage.layout().processes[0].cards.size(), std::size_t{4});
    QVERIFY(!stage.layout().processes[0].helpers.isEmpty());
    QTest::mouseClick(&stage, Qt::LeftButton, {}, placeOf());
    QVERIFY(stage.layout().processes[0].cards.empty());
}

QTEST_MAIN(ObjectKindsTest)
#include "tst_object_kinds.moc"
