// Coalescing to frames, the cached moment, and the labels of lanes.
#include "ui/models/run_model.h"

#include "core/trace/store.h"
#include "ui/kit/closed_up.h"
#include "ui/models/state_words.h"
#include "ui/models/statement_words.h"

#include <QElapsedTimer>
#include <QHash>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

constexpr int frameMilliseconds = 16;
/// Threads take the colours in this order: pink is kept for objects until nothing else is left.
constexpr std::array<int, 7> colourOrder = {2, 0, 1, 4, 5, 6, 3};
/// With more lanes than this, labels are made anew only when a lane appears.
constexpr std::size_t manyLanes = 512;

QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A thread, or a process of which no thread has been heard yet (of a program from outside none ever is).
struct Made {
    trace::ObjectId id = 0;
    trace::LaneId lane = trace::kNoLane;
    trace::ProcessIndex process = trace::kNoProcess; ///< where it has no lane
};

/// As they were made, which their numbers tell: who is heard of first is chance, and colours and names must not hang on it.
std::vector<Made> inOrderOfMaking(const trace::Store &store) {
    std::vector<Made> all;
    all.reserve(store.laneCount() + store.processes().size());
    std::vector<bool> isHeard(store.processes().size(), false);
    for (std::size_t index = 0; index < store.laneCount(); ++index) {
        const trace::LaneInfo &info = store.lane(static_cast<trace::LaneId>(index));
        const bool isMain = info.origin.threadNumber == 0;
        all.push_back({isMain && info.origin.process != 0 ? info.origin.process : info.origin.thread, info.lane, trace::kNoProcess});
        if (isMain && info.process < isHeard.size()) isHeard[info.process] = true;
    }
    for (std::size_t index = 0; index < store.processes().size(); ++index)
        if (!isHeard[index]) all.push_back({store.processes()[index].id, trace::kNoLane, static_cast<trace::ProcessIndex>(index)});
    std::stable_sort(all.begin(), all.end(), [](const Made &one, const Made &other) { return one.id < other.id; });
    return all;
}

} // namespace

struct RunModel::Cache {
    trace::Moment moment;
    trace::Moment empty;
    trace::EventIndex events = trace::kNoEvent;
    QElapsedTimer sinceFrame;
};

RunModel::RunModel(QObject *parent) : QObject(parent), m_cache(std::make_unique<Cache>()), m_frame(new QTimer(this)) {
    m_frame->setSingleShot(true);
    connect(m_frame, &QTimer::timeout, this, &RunModel::frame);
    connect(&m_playhead, &Playhead::timeChanged, this, [this] {
        m_moved = true;
        scheduleFrame();
    });
}

RunModel::~RunModel() = default;

void RunModel::setStore(std::shared_ptr<const trace::Store> store, bool live) {
    m_stepLength = -1;
    m_cache->events = trace::kNoEvent;
    m_cache->moment = {};
    m_store = std::move(store);
    m_live = live && m_store;
    m_appended = false;
    m_selection = {};
    m_openHelpers.clear();
    m_bookmarks.clear();
    rebuildNames();
    m_playhead.setNow(m_store ? static_cast<qint64>(m_store->now()) : 0);
    m_playhead.followNow();
    if (!live) m_playhead.stopFollowing();
    emit storeReplaced();
    emit selectionChanged(m_selection);
    m_moved = true;
    scheduleFrame();
}

void RunModel::noteAppended() {
    m_appended = true;
    scheduleFrame();
}

void RunModel::noteEnded() {
    if (!m_live) return;
    m_live = false;
    m_appended = true;
    frame();
    emit ended();
}

void RunModel::scheduleFrame() {
    if (m_frame->isActive()) return;
    const qint64 passed = m_cache->sinceFrame.isValid() ? m_cache->sinceFrame.elapsed() : frameMilliseconds;
    m_frame->start(static_cast<int>(std::clamp<qint64>(frameMilliseconds - passed, 0, frameMilliseconds)));
}

void RunModel::frame() {
    m_frame->stop();
    m_cache->sinceFrame.start();
    if (m_appended && m_store) {
        m_appended = false;
        if (m_lanes.size() != m_store->laneCount() || m_lanes.size() <= manyLanes) rebuildNames();
        m_playhead.setNow(static_cast<qint64>(m_store->now()));
        if (m_store->eventCountAt(static_cast<trace::Time>(m_playhead.time())) != m_cache->events) m_moved = true;
        emit eventsAppended();
    }
    if (m_moved) {
        m_moved = false;
        m_frame->stop();
        emit momentChanged();
    }
}

const trace::Moment &RunModel::moment() const {
    if (!m_store) return m_cache->empty;
    const auto time = static_cast<trace::Time>(m_playhead.time());
    const trace::EventIndex events = m_store->eventCountAt(time);
    if (events != m_cache->events) {
        m_cache->moment = m_store->momentAtEvent(events);
        m_cache->events = events;
    }
    m_cache->moment.time = time;
    return m_cache->moment;
}

void RunModel::rebuildNames() {
    m_lanes.clear();
    m_mainLanes.clear();
    m_processOf.clear();
    m_laneOf.clear();
    if (!m_store) return;
    const auto &processes = m_store->processes();
    m_mainLanes.assign(processes.size(), trace::kNoLane);
    for (std::size_t index = 0; index < processes.size(); ++index)
        m_processOf.insert(processes[index].id, static_cast<trace::ProcessIndex>(index));
    m_servers.clear();
    for (std::size_t index = 0; index < m_store->laneCount(); ++index)
        if (const trace::LaneInfo &info = m_store->lane(static_cast<trace::LaneId>(index)); std::string_view(info.name).ends_with("(accepter)")) m_servers.insert(info.process);
    m_lanes.resize(m_store->laneCount());
    m_processIdentities.assign(processes.size(), 0);
    QHash<QString, int> taken;
    std::vector<int> placeOf(processes.size(), 0); ///< that of the process's main thread, then of its last helper
    const int count = static_cast<int>(colourOrder.size());
    int places = 0;
    for (const Made &made : inOrderOfMaking(*m_store)) {
        // A helper begins at any time beside what others make: it takes no place from them, but comes after its process.
        const trace::ProcessIndex process = made.lane == trace::kNoLane ? made.process : m_store->lane(made.lane).process;
        const bool hasPlace = made.lane == trace::kNoLane || process >= processes.size() || !isHelper(made.lane);
        const int place = hasPlace ? places++ : ++placeOf[process];
        const int identity = colourOrder[static_cast<std::size_t>(place % count)];
        if (made.lane == trace::kNoLane) {
            m_processIdentities[process] = identity;
            placeOf[process] = place;
            continue;
        }
        const trace::LaneInfo &info = m_store->lane(made.lane);
        const bool known = process < processes.size();
        // Among several processes a main thread stands for its process, whatever threads that starts later.
        const bool alone = known && hasPlace &&
                           (ownLaneCount(info.process) <= 1 || (processes.size() > 1 && info.origin.threadNumber == 0));
        m_laneOf.insert(info.origin.thread, info.lane);
        LaneLabel label;
        if (known && info.origin.threadNumber == 0) {
            m_mainLanes[process] = made.lane;
            m_processIdentities[process] = identity;
            placeOf[process] = place;
        }
        if (alone) label.name = fromView(processes[info.process].name);
        if (label.name.isEmpty()) label.name = fromView(info.name);
        if (label.name.isEmpty() && alone) label.name = made.lane == 0 ? "main" : tr("process %1").arg(info.origin.pid);
        // The language's own name for it.
        if (label.name.isEmpty() && info.origin.threadNumber == 0) label.name = QStringLiteral("MainThread");
        if (label.name.isEmpty()) label.name = tr("thread %1").arg(info.origin.threadNumber + 1);
        const int same = ++taken[label.name];
        if (same > 1) label.name += ' ' + QString::number(same);
        label.identity = identity;
        label.repeat = place < count ? 0 : place / count + 1;
        m_lanes[made.lane] = label;
    }
}

bool RunModel::isHelper(trace::LaneId lane) const {
    if (!m_store || lane >= m_store->laneCount()) return false;
    const trace::LaneInfo &info = m_store->lane(lane);
    const std::string_view name = info.name;
    // "Thread-3 (_handle_results)": a pool's three; a manager's server has one that accepts and one for each client.
    for (const std::string_view ending : {"(_handle_workers)", "(_handle_tasks)", "(_handle_results)", "(accepter)", "(_shut_executor)"})
        if (name.ends_with(ending)) return true;
    if (name.ends_with("(handle_request)") && m_servers.contains(info.process)) return true;
    if (name.starts_with("waitpid-") && info.origin.threadNumber != 0) return true; // asyncio's, of a child program
    if (name == "QueueFeederThread" || name == "ExecutorManagerThread") return true;
    // While it serves a client it has that client's name: "MainProcess", "Process-2|Thread-1".
    const std::string_view client = name.substr(0, name.find('|'));
    return info.origin.threadNumber != 0 && m_servers.contains(info.process) &&
           (client == "MainProcess" || std::any_of(m_store->processes().begin(), m_store->processes().end(), [&](const trace::ProcessInfo &each) { return each.name == client; }));
}

trace::ProcessIndex RunModel::processOfId(trace::ObjectId id) const { return m_processOf.value(id, trace::kNoProcess); }

trace::ProcessIndex RunModel::processOf(trace::LaneId lane) const { return m_store && lane < m_store->laneCount() ? m_store->lane(lane).process : trace::kNoProcess; }

void RunModel::toggleHelpers(trace::ProcessIndex process) {
    if (!m_openHelpers.remove(process)) m_openHelpers.insert(process);
    emit helpersToggled();
}

std::size_t RunModel::helperCount(trace::ProcessIndex process) const {
    if (!m_store || process >= m_store->processes().size()) return 0;
    return m_store->processes()[process].lanes.size() - ownLaneCount(process);
}

std::size_t RunModel::ownLaneCount(trace::ProcessIndex process) const {
    if (!m_store || process >= m_store->processes().size()) return 0;
    const auto &lanes = m_store->processes()[process].lanes;
    return static_cast<std::size_t>(
        std::count_if(lanes.begin(), lanes.end(), [this](trace::LaneId lane) { return !isHelper(lane); }));
}

QString RunModel::laneName(trace::LaneId lane) const {
    return lane < m_lanes.size() ? m_lanes[lane].name : tr("thread %1").arg(lane + 1);
}

QString RunModel::shortLaneName(trace::LaneId lane) const {
    static const QRegularExpression given("^(Thread|Process|(?:Fork|Spawn|ForkServer)Pool(?=Worker)|ThreadPool(?=Executor))(?:Worker|Executor-\\d+(?=_))?[-_](\\d+)( \\(.*\\)( \\d+)?)?$"); // the last: as in another process
    const QString name = laneName(lane);
    if (name == QLatin1String("MainThread")) return QStringLiteral("main");
    // A child without a name has its number only, which is what tells it from others.
    const bool isAlone = m_store && lane < m_store->laneCount() && m_store->lane(lane).origin.threadNumber == 0 && ownLaneCount(m_store->lane(lane).process) == 1;
    if (isAlone && name == tr("process %1").arg(m_store->lane(lane).origin.pid)) return QString::number(m_store->lane(lane).origin.pid);
    const QRegularExpressionMatch match = given.match(name);
    return match.hasMatch() ? (match.captured(1).endsWith(QLatin1String("Pool")) ? QStringLiteral("W") : match.captured(1).left(1)) + match.captured(2) : name;
}

int RunModel::laneIdentity(trace::LaneId lane) const {
    return lane < m_lanes.size() ? m_lanes[lane].identity : colourOrder[lane % colourOrder.size()];
}

int RunModel::laneRepeat(trace::LaneId lane) const {
    return lane < m_lanes.size() ? m_lanes[lane].repeat : 0;
}

trace::LaneId RunModel::mainLane(trace::ProcessIndex process) const {
    return process < m_mainLanes.size() ? m_mainLanes[process] : trace::kNoLane;
}

QString RunModel::processName(trace::ProcessIndex process) const {
    if (!m_store || process >= m_store->processes().size()) return tr("process");
    const trace::ProcessInfo &info = m_store->processes()[process];
    if (ownLaneCount(process) == 1) return laneName(info.lanes.front());
    const QString name = fromView(info.name);
    if (!name.isEmpty() && info.lanes.empty()) { // a program from outside, of which there may be several
        const auto before = m_store->processes().begin() + process;
        const auto same = std::count_if(m_store->processes().begin(), before, [&](const trace::ProcessInfo &other) { return other.lanes.empty() && other.name == info.name; });
        return same == 0 ? name : name + ' ' + QString::number(same + 1);
    }
    if (!name.isEmpty()) return name;
    return process == 0 ? "main" : tr("process %1").arg(info.pid);
}

int RunModel::processIdentity(trace::ProcessIndex process) const {
    return process < m_processIdentities.size() ? m_processIdentities[process] : colourOrder[process % colourOrder.size()];
}

QString RunModel::objectName(trace::ObjectIndex object) const {
    if (!m_store || object >= m_store->objects().size()) return tr("object");
    const trace::ObjectInfo &info = m_store->objects()[object];
    const QString name = fromView(info.name);
    constexpr QLatin1String lockOf("lock of "); // that the program never named: inside a condition, a value
    if (name.startsWith(lockOf)) return tr("lock of %1", "a condition or a shared value").arg(name.mid(lockOf.size()));
    constexpr QLatin1String pipe("pipe "); // by its descriptors: the one word in a name that is no class of the language
    if (name.startsWith(pipe)) return tr("pipe %1", "its two descriptors").arg(name.mid(pipe.size()));
    // Numbered by the recorder: it is no class that a program names, so it is worded.
    constexpr QLatin1String loop("Loop ");
    if (info.kind == trace::ObjectKind::Loop && name.startsWith(loop)) return tr("Loop %1", "an event loop").arg(name.mid(loop.size()));
    return name.isEmpty() ? tr("object %1").arg(info.id) : name;
}

QString RunModel::plainName(trace::ObjectIndex object) const {
    if (!m_store || object >= m_store->objects().size()) return {};
    return fromView(trace::kObjectKindNames[static_cast<std::size_t>(m_store->objects()[object].kind)]) + QStringLiteral(" 1");
}

QString RunModel::holderName(const trace::MomentLock &lock) const {
    return lock.task != trace::kNoObject ? objectName(lock.task) : laneName(lock.owner);
}

/// What a helper works for: its own name says nothing to who wrote the program.
QString RunModel::helperName(trace::LaneId lane) const {
    const std::string_view name = m_store->lane(lane).name;
    if (name.find("(_handle_") != std::string_view::npos) return tr("the pool");
    return laneName(lane);
}

QString RunModel::nameOf(trace::LaneId lane, trace::ObjectId id) const {
    if (!m_store || id == 0) return {};
    if (const auto process = m_processOf.constFind(id); process != m_processOf.constEnd()) return processName(*process);
    if (const auto thread = m_laneOf.constFind(id); thread != m_laneOf.constEnd()) return isHelper(*thread) ? helperName(*thread) : laneName(*thread);
    const trace::ObjectIndex object = lane < m_store->laneCount() ? m_store->objectOf(lane, id) : trace::kNoObject;
    return object == trace::kNoObject ? fromView(m_store->nameOf(id)) : objectName(object);
}

QString RunModel::threadWords(const trace::MomentThread &thread) const {
    if (m_store && thread.stateEvent != trace::kNoEvent) {
        if (isCutOff(thread.lane, thread.state, m_store->event(thread.stateEvent))) return tr("cut off at exit");
        if (const QString words = waitWords(m_store->event(thread.stateEvent)); !words.isEmpty() && (thread.state == trace::LaneState::Asleep || thread.state == trace::LaneState::WaitingData)) return words;
    }
    return stateWords(thread.state, thread.stateKind, nameOf(thread.lane, thread.reason));
}

/// Of a wait whose event says more than its kind; empty: it does not.
QString RunModel::waitWords(const trace::Event &event) const {
    if (event.kind == trace::EventKind::IoWaitBegin) {
        const QString text = event.value.isText() ? fromView(m_store->text(event.value.asText())) : QString();
        return ioWords(text, text.isEmpty() ? nameOf(event.thread, event.object) : QString());
    }
    if (event.kind != trace::EventKind::LibraryWait) return {};
    // What a pool's worker waits for in the library is its next task; its name is the library's, as in CPython.
    static const QRegularExpression worker(QStringLiteral("^(?:(?:Fork|Spawn|ForkServer)PoolWorker-\\d+|ThreadPoolExecutor-\\d+_\\d+)"));
    if (event.object == 0) return worker.match(laneName(event.thread)).hasMatch() ? tr("waits for a task") : QString();
    const trace::ObjectIndex object = m_store->objectOf(event.thread, event.object);
    const trace::ObjectKind kind = object == trace::kNoObject ? trace::ObjectKind::Unknown : m_store->objects()[object].kind;
    if (kind == trace::ObjectKind::Job) return tr("waits for the result of %1").arg(nameOf(event.thread, event.object));
    if (kind == trace::ObjectKind::Pool) return closedUp(tr("waits for %1", "a pool's results").arg(objectName(object)));
    return closedUp(tr("waits for data at %1").arg(nameOf(event.thread, event.object)));
}

qint64 RunModel::stepLength() const {
    if (!m_store) return 0;
    if (m_stepLength >= 0) return m_stepLength;
    // A simulated machine says so before anything else.
    constexpr trace::EventIndex farthest = 8;
    for (trace::EventIndex index = 0; index < std::min(farthest, m_store->eventCount()); ++index) {
        const trace::Event event = m_store->event(index);
        if (event.kind == trace::EventKind::VirtualClock) return m_stepLength = event.value.integerOr(0);
    }
    if (m_store->eventCount() >= farthest) m_stepLength = 0;
    return 0;
}

QString RunModel::windUpWords() { return tr("wind up", "a thread's last steps, which are the library's"); }

bool RunModel::isWindingUp(const trace::MomentThread &thread) const {
    if (stepLength() == 0 || thread.lane >= m_store->laneCount() || (thread.state != trace::LaneState::Running && thread.state != trace::LaneState::Ready)) return false;
    // What it would do is told when it changes: where that is nothing now, it was something before.
    constexpr trace::EventIndex farthest = 1000;
    const trace::EventIndex events = moment().events;
    for (trace::EventIndex back = 1; back <= std::min(events, farthest); ++back) {
        const trace::Event event = m_store->event(events - back);
        if (event.thread == thread.lane && event.kind == trace::EventKind::NextOperation) return true;
    }
    return false;
}

QString RunModel::nextWords(const trace::MomentThread &thread) const {
    const QString text = fromView(thread.nextOperation);
    if (text.isEmpty()) return isWindingUp(thread) ? windUpWords() : QString();
    const auto without = [&text](QLatin1String end) { return text.left(text.size() - end.size()); };
    if (text.endsWith(QString::fromUtf8(" →"))) return tr("load %1").arg(text.left(text.size() - 2));
    // "work ← function": of such a value only its class is told, and that says nothing.
    static const QRegularExpression bare(QStringLiteral("^(.+) \u2190 (?:function|module|type|builtin_function_or_method)$"));
    if (const QRegularExpressionMatch store = bare.match(text); store.hasMatch()) {
        const QString statement = m_store ? statementOf(*m_store, store.captured(1), thread.line) : QString();
        return statement.isEmpty() ? tr("store %1").arg(store.captured(1)) : statement;
    }
    if (text.endsWith(QLatin1String(".__enter__()"))) return tr("take %1").arg(without(QLatin1String(".__enter__()")));
    if (text.endsWith(QLatin1String(".__exit__()"))) return tr("let go of %1").arg(without(QLatin1String(".__exit__()")));
    return text;
}

QString RunModel::reasonWords(const trace::MomentThread &thread) const {
    if (!thread.reasonText.empty()) return fromView(thread.reasonText);
    const auto &locks = moment().locks;
    const auto lock = std::find_if(locks.begin(), locks.end(), [&](const trace::MomentLock &each) { return each.object == thread.reasonObject; });
    if (thread.state != trace::LaneState::WaitingLock || lock == locks.end() || lock->owner == trace::kNoLane) return threadWords(thread);
    // Its owner's last event that took it.
    constexpr int farthest = 2000;
    trace::Time time = static_cast<trace::Time>(m_playhead.time()) + 1;
    int line = 0;
    for (int back = 0; back < farthest && line == 0; ++back) {
        const trace::EventIndex index = m_store->previousEvent(lock->owner, time);
        if (index == trace::kNoEvent) break;
        const trace::Event event = m_store->event(index);
        using Kind = trace::EventKind;
        const bool takes = event.kind == Kind::LockAcquire || event.kind == Kind::RLockAcquire || event.kind == Kind::SemaphoreAcquire;
        if (takes && m_store->objectOf(index) == lock->object) line = static_cast<int>(trace::packedLine(event.line));
        if (event.time >= time) break;
        time = event.time;
    }
    const QString name = objectName(lock->object), owner = holderName(*lock);
    if (lock->owner == thread.lane) return tr("%1 is held by itself since line %2").arg(name).arg(line);
    return line > 0 ? tr("%1 is held by %2 since line %3").arg(name, owner).arg(line) : tr("%1 is held by %2").arg(name, owner);
}

QString RunModel::spanWords(trace::LaneId lane, std::size_t span) const {
    if (!m_store || lane >= m_store->laneCount() || span >= m_store->spans(lane).count()) return {};
    const trace::LaneSpan found = m_store->span(lane, span);
    if (found.event == trace::kNoEvent) return stateWords(found.state, trace::EventKind::Line, {});
    trace::Event event = m_store->event(found.event);
    if (isCutOff(lane, found.state, event)) return tr("cut off at exit");
    // A reason told right after the wait: the wait before it says what it waits for.
    constexpr trace::EventIndex farthest = 256;
    for (trace::EventIndex back = 1; event.kind == trace::EventKind::BlockedReason && back <= std::min(farthest, found.event); ++back) {
        const trace::Event before = m_store->event(found.event - back);
        if (before.thread == lane) event = before;
    }
    const bool isWait = found.state == trace::LaneState::Asleep || found.state == trace::LaneState::WaitingData;
    if (const QString words = isWait ? waitWords(event) : QString(); !words.isEmpty()) return words;
    return stateWords(found.state, event.kind, nameOf(lane, event.object));
}

QString RunModel::valueText(trace::Value value, trace::LaneId lane) const {
    switch (value.kind()) {
    case trace::ValueKind::Nothing: return {};
    case trace::ValueKind::Integer: return QString::number(value.asInteger());
    case trace::ValueKind::Text: return m_store ? fromView(m_store->text(value.asText())) : QString();
    case trace::ValueKind::Object: return nameOf(lane, value.asObject());
    case trace::ValueKind::Constant: break;
    }
    return value.asConstant() == trace::Constant::None ? "None"
           : value.asConstant() == trace::Constant::True ? "True" : "False";
}

void RunModel::setWatched(const QString &name, bool watched) {
    if (watched == isWatched(name)) return;
    if (watched) m_watched.append(name);
    else m_watched.removeAll(name);
    emit watchedChanged();
}

void RunModel::select(Selection selection) {
    if (selection == m_selection) return;
    m_selection = selection;
    emit selectionChanged(m_selection);
}

} // namespace forkyard::ui
