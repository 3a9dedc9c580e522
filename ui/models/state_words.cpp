// One phrase for each state and each kind of event. Every kind has one: the switch has no default, so the compiler asks
// for it.
#include "ui/models/state_words.h"

#include "ui/kit/closed_up.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace forkyard::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StateWords)
};

QString waitWords(trace::EventKind began, const QString &reason) {
    using Kind = trace::EventKind;
    switch (began) {
    case Kind::QueueGetWait: return Text::tr("waits for an item");
    case Kind::QueuePutWait: return Text::tr("waits for room");
    case Kind::PipeReadWait: return Text::tr("waits for data");
    case Kind::PipeWriteWait: return Text::tr("waits for room");
    case Kind::ConditionWait: return Text::tr("waits to be notified");
    case Kind::BarrierWait: return Text::tr("waits at the barrier");
    case Kind::SemaphoreWait: return Text::tr("waits for a permit");
    case Kind::ProcessWaitBegin:
        // Any of them will do.
        if (reason.isEmpty()) return Text::tr("waits for a child");
        break;
    default: break;
    }
    return reason.isEmpty() ? Text::tr("waits") : closedUp(Text::tr("waits for %1").arg(reason));
}

/// "sleep(0.125…)": nobody reads sixteen digits of a random number, and they would take the words' room.
QString withShortNumbers(QString text) {
    static const QRegularExpression manyDigits(QStringLiteral("(\\d\\.\\d{3})\\d{2,}(?!\\w)"));
    return text.replace(manyDigits, QStringLiteral("\\1\u2026"));
}

} // namespace

StateLook lookOf(trace::LaneState state) {
    switch (state) {
    case trace::LaneState::Absent: return StateLook::Ended;
    case trace::LaneState::Running: return StateLook::Running;
    case trace::LaneState::Ready: return StateLook::Ready;
    case trace::LaneState::WaitingLock: return StateLook::WaitingForLock;
    case trace::LaneState::WaitingData: return StateLook::Waiting;
    case trace::LaneState::Asleep: return StateLook::Asleep;
    case trace::LaneState::Ended: return StateLook::Ended;
    case trace::LaneState::Crashed: return StateLook::Crashed;
    }
    return StateLook::Ended;
}

bool isCutOff(trace::LaneId lane, trace::LaneState state, const trace::Event &began) {
    return state == trace::LaneState::Ended && began.kind == trace::EventKind::ProcessExit && began.thread != lane;
}

QString stateWords(trace::LaneState state, trace::EventKind began, const QString &reason) {
    switch (state) {
    case trace::LaneState::Absent: return Text::tr("not started");
    case trace::LaneState::Running: return Text::tr("running");
    case trace::LaneState::Ready: return Text::tr("ready");
    case trace::LaneState::WaitingLock:
    case trace::LaneState::WaitingData: return waitWords(began, reason);
    case trace::LaneState::Asleep:
        if (began == trace::EventKind::InputWanted) return Text::tr("waits for input");
        return began == trace::EventKind::IoWaitBegin ? Text::tr("in I/O") : Text::tr("asleep");
    case trace::LaneState::Ended: return Text::tr("ended");
    case trace::LaneState::Crashed:
        if (began == trace::EventKind::ThreadExit || began == trace::EventKind::ProcessExit) return Text::tr("ended by an exception");
        return began == trace::EventKind::ProcessKilled ? Text::tr("killed") : Text::tr("crashed");
    }
    return {};
}

namespace {

/// "port 5000" of an address of this machine, the address itself of any other.
QString placeWords(const QString &address) {
    const qsizetype colon = address.lastIndexOf(u':');
    if (address.startsWith(u'/') || colon < 0) return address;
    const QString host = address.left(colon);
    const bool isHere = host.startsWith(QLatin1String("127.")) || host == QLatin1String("0.0.0.0") || host == QLatin1String("[::1]") || host == QLatin1String("[::]") || host == QLatin1String("localhost");
    return isHere ? Text::tr("port %1").arg(address.mid(colon + 1)) : address;
}

} // namespace

QString ioWords(const QString &text, const QString &name) {
    if (text.isEmpty()) return name.isEmpty() ? Text::tr("in I/O") : Text::tr("waits until all is done in %1").arg(name);
    if (text == QLatin1String("event loop")) return Text::tr("in the event loop");
    if (text.endsWith(QLatin1String("descriptors")) || text.endsWith(QLatin1String("descriptor"))) return Text::tr("waits for one of %n descriptors", nullptr, text.section(u' ', 0, 0).toInt());
    const QString call = text.section(u' ', 0, 0), address = text.section(u' ', 2);
    if (call == QLatin1String("accept")) return address.isEmpty() ? Text::tr("waits for a connection") : closedUp(Text::tr("waits for a connection at %1").arg(placeWords(address)));
    if (call == QLatin1String("connect")) return address.isEmpty() ? Text::tr("waits to be connected") : closedUp(Text::tr("waits to be connected to %1").arg(placeWords(address)));
    if (call == QLatin1String("recv")) {
        if (address.isEmpty()) return Text::tr("waits for data");
        return text.section(u' ', 1, 1) == QLatin1String("at") ? closedUp(Text::tr("waits for data at %1").arg(placeWords(address))) : closedUp(Text::tr("waits for data from %1").arg(placeWords(address)));
    }
    if (call == QLatin1String("send")) return Text::tr("waits for room to send");
    return Text::tr("in I/O");
}

QString taskWords(trace::LaneState state, const QString &awaits, bool isCancelled) {
    switch (state) {
    case trace::LaneState::Running: return Text::tr("has its turn");
    case trace::LaneState::Ended: return isCancelled ? Text::tr("cancelled", "a task") : Text::tr("done");
    case trace::LaneState::Crashed: return Text::tr("failed: %1").arg(awaits);
    case trace::LaneState::WaitingData: return awaits.isEmpty() ? Text::tr("waits") : Text::tr("awaits %1").arg(withShortNumbers(awaits));
    default: return Text::tr("ready");
    }
}

QString eventWords(trace::EventKind kind) {
    using Kind = trace::EventKind;
    switch (kind) {
    case Kind::ProgramStart: return Text::tr("program starts");
    case Kind::ProgramEnd: return Text::tr("program ends");
    case Kind::SourceFile: return Text::tr("source file");
    case Kind::LevelChange: return Text::tr("recording level");
    case Kind::PaceChange: return Text::tr("pace");
    case Kind::Gap: return Text::tr("events not recorded");
    case Kind::FindingMarker: return Text::tr("finding");
    case Kind::ObjectName: return Text::tr("is named");
    case Kind::ProcessFork: return Text::tr("forks a process");
    case Kind::ProcessSpawn: return Text::tr("spawns a process");
    case Kind::ProcessExec: return Text::tr("becomes another program");
    case Kind::ProcessStart: return Text::tr("process starts");
    case Kind::ProcessExit: return Text::tr("process exits");
    case Kind::ProcessCrash: return Text::tr("process crashes");
    case Kind::ProcessKilled: return Text::tr("process is killed");
    case Kind::ProcessWaitBegin: return Text::tr("waits for a child");
    case Kind::ProcessWaitEnd: return Text::tr("child has ended");
    case Kind::ThreadCreate: return Text::tr("creates a thread");
    case Kind::ThreadStart: return Text::tr("thread starts");
    case Kind::ThreadExit: return Text::tr("thread exits");
    case Kind::ThreadJoinBegin: return Text::tr("joins");
    case Kind::ThreadJoinEnd: return Text::tr("has joined");
    case Kind::ThreadName: return Text::tr("thread is named");
    case Kind::GilWait: return Text::tr("waits for the GIL");
    case Kind::GilTake: return Text::tr("takes the GIL");
    case Kind::GilDrop: return Text::tr("drops the GIL");
    case Kind::LockWait: return Text::tr("waits for the lock");
    case Kind::LockAcquire: return Text::tr("takes the lock");
    case Kind::LockRelease: return Text::tr("releases the lock");
    case Kind::RLockWait: return Text::tr("waits for the lock");
    case Kind::RLockAcquire: return Text::tr("takes the lock");
    case Kind::RLockRelease: return Text::tr("releases the lock");
    case Kind::SemaphoreWait: return Text::tr("waits for a permit");
    case Kind::SemaphoreAcquire: return Text::tr("takes a permit");
    case Kind::SemaphoreRelease: return Text::tr("gives a permit back");
    case Kind::ConditionWait: return Text::tr("waits to be notified");
    case Kind::ConditionNotify: return Text::tr("notifies");
    case Kind::ConditionWake: return Text::tr("wakes up");
    case Kind::EventWait: return Text::tr("waits for the event");
    case Kind::EventSet: return Text::tr("sets the event");
    case Kind::EventClear: return Text::tr("clears the event");
    case Kind::EventWake: return Text::tr("sees the event set");
    case Kind::BarrierWait: return Text::tr("waits at the barrier");
    case Kind::BarrierPass: return Text::tr("passes the barrier");
    case Kind::BarrierCount: return Text::tr("tasks at the barrier");
    case Kind::BarrierBreak: return Text::tr("breaks the barrier");
    case Kind::WaitGivenUp: return Text::tr("gives up waiting");
    case Kind::QueueCreate: return Text::tr("makes a queue");
    case Kind::QueuePutWait: return Text::tr("waits for room");
    case Kind::QueuePut: return Text::tr("puts an item");
    case Kind::QueueSend: return Text::tr("item is on its way");
    case Kind::QueueGetWait: return Text::tr("waits for an item");
    case Kind::QueueGet: return Text::tr("gets an item");
    case Kind::QueueFull: return Text::tr("finds the queue full");
    case Kind::QueueEmpty: return Text::tr("finds the queue empty");
    case Kind::QueueClose: return Text::tr("closes the queue");
    case Kind::QueueTaskDone: return Text::tr("marks a task done");
    case Kind::PipeCreate: return Text::tr("makes a pipe");
    case Kind::PipeWriteWait: return Text::tr("waits for room");
    case Kind::PipeWrite: return Text::tr("writes to the pipe");
    case Kind::PipeReadWait: return Text::tr("waits for data");
    case Kind::PipeRead: return Text::tr("reads from the pipe");
    case Kind::PipeClose: return Text::tr("closes the pipe");
    case Kind::SocketConnect: return Text::tr("connects");
    case Kind::SocketAccept: return Text::tr("accepts a connection");
    case Kind::SocketSend: return Text::tr("sends");
    case Kind::SocketReceive: return Text::tr("receives");
    case Kind::SocketRefused: return Text::tr("is refused");
    case Kind::SocketPeer: return Text::tr("is connected with");
    case Kind::SocketClose: return Text::tr("closes the connection");
    case Kind::TaskCreate: return Text::tr("creates a task");
    case Kind::TaskAwait: return Text::tr("task awaits");
    case Kind::TaskResume: return Text::tr("task goes on");
    case Kind::TaskDone: return Text::tr("task is done");
    case Kind::SleepBegin: return Text::tr("falls asleep");
    case Kind::SleepEnd: return Text::tr("wakes up");
    case Kind::IoWaitBegin: return Text::tr("waits for I/O");
    case Kind::IoWaitEnd: return Text::tr("I/O is done");
    case Kind::InputWanted: return Text::tr("wants input");
    case Kind::InputGiven: return Text::tr("gets input");
    case Kind::Line: return Text::tr("line");
    case Kind::FrameEnter: return Text::tr("enters");
    case Kind::FrameLeave: return Text::tr("returns");
    case Kind::LocalValue: return Text::tr("local value");
    case Kind::VariableLoad: return Text::tr("loads");
    case Kind::VariableStore: return Text::tr("stores");
    case Kind::InHand: return Text::tr("in hand");
    case Kind::NextOperation: return Text::tr("next");
    case Kind::BlockedReason: return Text::tr("cannot go on");
    case Kind::Print: return Text::tr("prints");
    case Kind::PrintError: return Text::tr("prints an error");
    case Kind::ExceptionRaised: return Text::tr("raises");
    case Kind::ExceptionUncaught: return Text::tr("ends with an exception");
    case Kind::PoolCreate: return Text::tr("makes a pool");
    case Kind::PoolWorker: return Text::tr("pool gets a worker");
    case Kind::PoolWorkerGone: return Text::tr("pool loses a worker");
    case Kind::PoolClose: return Text::tr("pool takes no more jobs");
    case Kind::JobSubmit: return Text::tr("submits a job");
    case Kind::JobPool: return Text::tr("job goes to the pool");
    case Kind::JobStart: return Text::tr("job begins");
    case Kind::JobDone: return Text::tr("job is done");
    case Kind::JobFailed: return Text::tr("job fails");
    case Kind::JobCancelled: return Text::tr("job is cancelled");
    case Kind::JobCollected: return Text::tr("collects the result");
    case Kind::JobCallback: return Text::tr("callback is called");
    case Kind::TaskFailed: return Text::tr("task fails");
    case Kind::TaskCancelled: return Text::tr("task is cancelled");
    case Kind::TaskCollected: return Text::tr("collects the task's result");
    case Kind::SignalSent: return Text::tr("sends a signal");
    case Kind::SignalTaken: return Text::tr("handles a signal");
    case Kind::LoopTurn: return Text::tr("the loop's next turn");
    case Kind::PipeTaken: return Text::tr("the other program has read");
    case Kind::PipeGive: return Text::tr("gives an end of the pipe to");
    case Kind::LibraryWait: return Text::tr("waits inside the library");
    case Kind::LibraryWake: return Text::tr("goes on");
    case Kind::WaitLimit: return Text::tr("waits for a limited time");
    case Kind::VirtualClock: return Text::tr("time counts steps");
    case Kind::ProcessMachine: return Text::tr("is on the machine");
    case Kind::ProcessCpu: return Text::tr("processor time used");
    case Kind::ProcessMemory: return Text::tr("memory used");
    case Kind::ThreadCore: return Text::tr("runs on the core");
    case Kind::Count: break;
    }
    return {};
}

} // namespace forkyard::ui
