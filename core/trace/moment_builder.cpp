#include "core/trace/moment_builder.h"

#include <algorithm>

namespace forkyard::trace {

namespace {

class Builder {
public:
    Builder(const State &state, const Derived &derived, const EventLog &log, const TextTable &texts)
        : m_state(state), m_derived(derived), m_directory(derived.directory()), m_log(log), m_texts(texts) {}

    Moment build() {
        m_moment.events = m_state.events;
        m_moment.time = m_state.events == 0 ? 0 : m_log[m_state.events - 1].time;
        m_moment.consolePieces = m_state.consolePieces;
        m_moment.level = m_state.level;
        m_moment.ended = m_state.ended;
        m_moment.exitCode = m_state.exitCode;
        const auto &findings = m_derived.findings;
        m_moment.findings = static_cast<std::size_t>(
            std::partition_point(findings.begin(), findings.end(),
                                 [this](const Finding &finding) { return finding.event < m_state.events; }) -
            findings.begin());
        addProcesses();
        addThreads();
        addObjects();
        return std::move(m_moment);
    }

private:
    std::string_view nameOf(ObjectId id) const { return m_texts[m_directory.identity(id).name]; }
    Time timeOf(EventIndex event) const { return event == kNoEvent ? 0 : m_log[event].time; }

    void addProcesses() {
        m_placeOfProcess.assign(m_state.processes.size(), kNoProcess);
        for (ProcessIndex index = 0; index < m_state.processes.size(); ++index) {
            const ProcessRecord &record = m_state.processes[index];
            if (record.state == ProcessState::NotStarted) continue;
            MomentProcess process;
            process.process = index;
            process.id = m_directory.processId(index);
            process.pid = record.pid != 0 ? record.pid : m_derived.processes[index].pid;
            process.name = nameOf(process.id);
            process.parent = record.parent != kNoProcess ? record.parent : m_derived.processes[index].parent;
            process.state = record.state;
            process.exitStatus = record.exitStatus;
            process.reaped = record.reaped;
            process.machine = record.machine;
            process.machineName = nameOf(record.machine);
            process.cpuTime = record.cpuTime;
            process.residentBytes = record.memory;
            m_placeOfProcess[index] = static_cast<ProcessIndex>(m_moment.processes.size());
            m_moment.processes.push_back(std::move(process));
        }
    }

    MomentProcess *processAt(ProcessIndex index) {
        const ProcessIndex place = index < m_placeOfProcess.size() ? m_placeOfProcess[index] : kNoProcess;
        return place == kNoProcess ? nullptr : &m_moment.processes[place];
    }

    void addThreads() {
        for (LaneId lane = 0; lane < m_state.threads.size(); ++lane) {
            const ThreadState &state = m_state.threads[lane];
            if (state.state == LaneState::Absent) continue;
            MomentThread thread;
            thread.lane = lane;
            thread.id = m_directory.lane(lane).thread;
            thread.process = m_directory.lane(lane).process;
            thread.name = nameOf(thread.id);
            thread.state = state.state;
            thread.stateEvent = state.stateEvent;
            thread.stateKind = m_log[state.stateEvent].kind;
            thread.since = timeOf(state.stateEvent);
            thread.reasonObject = state.reason;
            thread.reason = state.reason == kNoObject ? 0 : m_directory.object(state.reason).id;
            thread.reasonText = m_texts[state.reasonText];
            thread.line = state.line;
            thread.nextOperation = m_texts[state.nextOperation];
            thread.inHand = m_texts[state.inHand];
            thread.exception = m_texts[state.exception];
            thread.lastEvent = state.lastEvent;
            thread.core = state.core;
            if (!state.frames.empty()) addLocals(thread, state.frames.back());
            if (MomentProcess *process = processAt(thread.process)) insertInOrder(process->threads, lane);
            m_moment.threads.push_back(std::move(thread));
        }
    }

    /// The thread that is added next, among those of its process: in the order in which they were made.
    void insertInOrder(std::vector<std::size_t> &threads, LaneId lane) const {
        const auto numberOf = [this](LaneId each) { return m_derived.lanes[each].origin.threadNumber; };
        const auto isBefore = [&](std::uint32_t number, std::size_t other) { return number < numberOf(m_moment.threads[other].lane); };
        threads.insert(std::upper_bound(threads.begin(), threads.end(), numberOf(lane), isBefore), m_moment.threads.size());
    }

    void addLocals(MomentThread &thread, const FrameState &frame) {
        thread.function = m_texts[frame.function];
        EventIndex latest = 0;
        for (const LocalState &local : frame.locals) latest = std::max(latest, local.changed);
        for (const LocalState &local : frame.locals) {
            if (local.value.isNothing()) continue;
            thread.locals.push_back({local.id, kNoObject, nameOf(local.id), local.value, local.changed,
                                     timeOf(local.changed), thread.lane, local.changed == latest});
        }
    }

    void addObjects() {
        for (ObjectIndex index = 0; index < m_state.objects.size(); ++index) {
            const ObjectState &state = m_state.objects[index];
            if (!state.seen) continue;
            const ObjectKind kind = m_directory.identityOf(index).kind;
            if (kind == ObjectKind::Variable) {
                addVariable(index, state);
            } else if (isLockLike(kind)) {
                addLock(index, kind, state);
            } else if (isQueueLike(kind)) {
                addQueue(index, kind, state);
            } else if (kind == ObjectKind::ThreadLocal) {
                addThreadLocal(index, state);
            } else if (kind == ObjectKind::Task) {
                m_moment.tasks.push_back({index, nameOf(m_directory.object(index).id), static_cast<LaneState>(state.count), state.value,
                                          state.owner, state.collected, state.lastChange});
            } else if (kind == ObjectKind::Loop) {
                m_moment.loops.push_back({index, nameOf(m_directory.object(index).id), state.owner,
                                          static_cast<std::uint64_t>(state.count), state.value.integerOr(0), kNoObject});
            } else if (kind == ObjectKind::Pool) {
                addPool(index, state);
            }
        }
        addJobs();
        addWaitingTasks();
        for (MomentLoop &loop : m_moment.loops) {
            for (const MomentTask &task : m_moment.tasks) {
                if (task.lane == loop.lane && task.state == LaneState::Running) loop.running = task.object;
            }
        }
    }

    /// Of the locks of event loops, which are awaited.
    void addWaitingTasks() {
        for (const MomentTask &task : m_moment.tasks) {
            if (task.state != LaneState::WaitingData || task.awaits.kind() != ValueKind::Object) continue;
            for (MomentLock &lock : m_moment.locks)
                if (lock.id == task.awaits.asObject() && (lock.process == kNoProcess || lock.process == m_directory.object(task.object).process)) lock.waitingTasks.push_back(task.object);
        }
    }

    void addThreadLocal(ObjectIndex index, const ObjectState &state) {
        if (state.value.isNothing()) return;
        const Directory::Object &object = m_directory.object(index);
        const auto owner = std::find_if(m_moment.threads.begin(), m_moment.threads.end(),
                                        [&state](const MomentThread &thread) { return thread.lane == state.owner; });
        // A fork's copy of another thread's is nobody's.
        if (owner == m_moment.threads.end() || (object.process != kNoProcess && owner->process != object.process)) return;
        owner->threadLocals.push_back({object.id, index, nameOf(object.id), state.value, state.lastChange, timeOf(state.lastChange),
                                       state.owner, state.lastChange == owner->lastEvent});
    }

    /// Workers are known by name: of a thread, or of the process whose main thread it is. The last of that name counts.
    LaneId laneOfWorker(TextId name) const {
        const std::string_view wanted = m_texts[name];
        for (std::size_t at = m_moment.threads.size(); at > 0; --at) {
            const MomentThread &thread = m_moment.threads[at - 1];
            if (thread.name == wanted) return thread.lane;
            const ProcessIndex place = thread.process < m_placeOfProcess.size() ? m_placeOfProcess[thread.process] : kNoProcess;
            if (place == kNoProcess || m_moment.processes[place].name != wanted) continue;
            return m_moment.threads[m_moment.processes[place].threads.front()].lane;
        }
        return kNoLane;
    }

    void addPool(ObjectIndex index, const ObjectState &state) {
        static const PoolState kEmpty;
        const PoolState &pool = state.part == kNoPart ? kEmpty : m_state.pools[state.part];
        const ObjectId id = m_directory.object(index).id;
        MomentPool shown{index, id, nameOf(id), pool.wanted, {}, pool.closed, pool.terminated, 0, 0, 0, 0};
        for (TextId worker : pool.workers) shown.workers.push_back({m_texts[worker], laneOfWorker(worker)});
        m_moment.pools.push_back(std::move(shown));
    }

    void countJob(const JobState &job) {
        const auto pool = std::find_if(m_moment.pools.begin(), m_moment.pools.end(),
                                       [&job](const MomentPool &each) { return each.id == job.pool; });
        if (pool == m_moment.pools.end()) return;
        ++(job.collected                           ? pool->collected
           : job.isOver()                          ? pool->ended
           : job.phase == JobPhase::Running        ? pool->running
                                                   : pool->pending);
    }

    void addJobs() {
        std::vector<std::uint32_t> places;
        for (std::uint32_t place = 0; place < m_state.jobs.size(); ++place) {
            const JobState &job = m_state.jobs[place];
            countJob(job);
            if (!job.collected && places.size() < kShownJobs) places.push_back(place);
        }
        for (std::size_t place = m_state.jobs.size(); place > 0 && places.size() < kShownJobs; --place) {
            if (m_state.jobs[place - 1].collected) places.push_back(static_cast<std::uint32_t>(place - 1));
        }
        std::sort(places.begin(), places.end());
        for (std::uint32_t place : places) {
            const JobState &job = m_state.jobs[place];
            const ObjectId id = m_directory.object(job.object).id;
            m_moment.jobs.push_back({job.object, id, m_directory.find(kNoProcess, job.pool), nameOf(id), m_texts[job.text], job.phase, job.collected,
                                     m_texts[job.worker], job.result, m_texts[job.callback], job.submitter, job.lastChange});
        }
    }

    void addVariable(ObjectIndex index, const ObjectState &state) {
        if (state.value.isNothing()) return;
        const Directory::Object &object = m_directory.object(index);
        MomentVariable variable{object.id, index, nameOf(object.id), state.value, state.lastChange,
                                timeOf(state.lastChange), state.owner, false};
        if (object.process == kNoProcess) {
            m_moment.sharedMemory.push_back(variable);
        } else if (MomentProcess *process = processAt(object.process)) {
            const EventIndex latest = m_state.processes[object.process].lastStore;
            variable.justChanged = latest != kNoEvent && latest == state.lastChange;
            process->memory.push_back(variable);
        }
    }

    void addLock(ObjectIndex index, ObjectKind kind, const ObjectState &state) {
        const Directory::Object &object = m_directory.object(index);
        const std::int64_t count = kind == ObjectKind::Gil ? state.owner != kNoLane : state.count;
        m_moment.locks.push_back({index, object.id, kind, object.process, nameOf(object.id), state.owner, count, state.waiters, kNoObject, {}});
        if (state.owner != kNoLane && state.value.kind() == ValueKind::Object)
            m_moment.locks.back().task = m_directory.find(m_directory.lane(state.owner).process, state.value.asObject());
    }

    MomentItem itemOf(const ItemState &item, bool buffered) const {
        if (item.put == kNoEvent) return {};
        return {m_log[item.put].value, item.put, item.putter, buffered};
    }

    void addQueue(ObjectIndex index, ObjectKind kind, const ObjectState &state) {
        static const TubeState kEmpty;
        const TubeState &tube = state.tube == kNoTube ? kEmpty : m_state.tubes[state.tube];
        const Directory::Object &object = m_directory.object(index);
        MomentQueue queue;
        queue.object = index;
        queue.id = object.id;
        queue.kind = kind;
        queue.process = object.process;
        queue.name = nameOf(object.id);
        queue.capacity = tube.capacity;
        queue.depth = tube.depth;
        queue.puts = tube.puts;
        queue.gets = tube.gets;
        queue.closed = tube.closed;
        queue.peer = m_texts[tube.peer];
        queue.otherEnd = tube.otherEnd;
        queue.readers = tube.readers;
        queue.writers = tube.writers;
        queue.outsideReader = tube.outsideReader;
        queue.outsideWriter = tube.outsideWriter;
        queue.lastTaken = itemOf(tube.lastTaken, false);
        queue.lastGet = tube.lastGet;
        if (tube.lastGet != kNoEvent) queue.lastGetter = m_log[tube.lastGet].thread;
        const std::size_t sent = tube.items.size();
        for (std::size_t place = 0; place < std::min(sent, kShownItems); ++place) {
            const std::size_t from = kind == ObjectKind::LifoQueue ? sent - 1 - place : place;
            queue.items.push_back(itemOf(tube.items[from], false));
        }
        for (const ItemState &item : tube.buffered.firstOnes(kShownItems - queue.items.size())) queue.items.push_back(itemOf(item, true));
        for (LaneId lane : state.waiters) {
            const EventKind wait = m_log[m_state.threads[lane].stateEvent].kind;
            const bool puts = wait == EventKind::QueuePutWait || wait == EventKind::PipeWriteWait;
            (puts ? queue.waitingPutters : queue.waitingGetters).push_back(lane);
        }
        m_moment.queues.push_back(std::move(queue));
    }

    const State &m_state;
    const Derived &m_derived;
    const Directory &m_directory;
    const EventLog &m_log;
    const TextTable &m_texts;
    Moment m_moment;
    std::vector<ProcessIndex> m_placeOfProcess;
};

} // namespace

Moment makeMoment(const State &state, const Derived &derived, const EventLog &log, const TextTable &texts) {
    return Builder(state, derived, log, texts).build();
}

std::size_t State::bytes() const {
    std::size_t sum = threads.size() * sizeof(ThreadState) + processes.size() * sizeof(ProcessRecord) +
                      objects.size() * sizeof(ObjectState) + tubes.size() * sizeof(TubeState) +
                      pools.size() * sizeof(PoolState) + jobs.size() * sizeof(JobState);
    constexpr std::size_t kAllocation = 32; // what the allocator keeps beside each block, and the time it takes
    for (const ThreadState &thread : threads) {
        for (const FrameState &frame : thread.frames) sum += sizeof frame + frame.locals.size() * sizeof(LocalState) + kAllocation;
    }
    for (const ProcessRecord &process : processes) sum += (process.lanes.size() + process.copies.size()) * 4 + 2 * kAllocation;
    for (const TubeState &tube : tubes) sum += (tube.items.size() + tube.buffered.size()) * sizeof(ItemState) + kAllocation;
    return sum;
}

} // namespace forkyard::trace
