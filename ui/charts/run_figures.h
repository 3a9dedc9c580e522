// The charts' figures beyond one object's level: pure functions from the store. Knows no chart and no widget. Times in ns.
#pragma once

#include "core/trace/store.h"

#include <QList>
#include <QPointF>

#include <vector>

namespace forkyard::ui {

/// Items put and items taken per second, in equal parts of [0, now]: fewer than `most` where there are few items. A point at each end of a part.
struct Throughput {
    QList<QPointF> puts;
    QList<QPointF> gets;
    double highest = 0;
};
Throughput throughput(const trace::Store &store, trace::ObjectIndex queue, std::size_t most);

/// How many of a process's threads were running, on average over each part of [0, now]. Which of those had a core the trace does not tell.
QList<QPointF> threadsRunning(const trace::Store &store, trace::ProcessIndex process, std::size_t buckets);

/// Share of one core that a process used, in percent, over each part of [0, now] that it lived in; empty where nothing was told of it.
QList<QPointF> cpuShare(const trace::Store &store, trace::ProcessIndex process, std::size_t buckets);
/// MiB that a process had resident, at each of `buckets` instants of its life; empty where nothing was told of it.
QList<QPointF> memoryOf(const trace::Store &store, trace::ProcessIndex process, std::size_t buckets);

/// Time spent waiting for locks by one thread until `time`.
trace::Time lockWaitOf(const trace::Store &store, trace::LaneId lane, trace::Time time);
/// Time that threads, all added up, have waited for one lock until `time`.
double lockWaitFor(const trace::Store &store, trace::ObjectIndex lock, trace::Time time);

/// Jobs of pools and executors: being worked on, and waiting to be.
struct PoolUse {
    QList<QPointF> working;
    QList<QPointF> waiting;
    double highest = 0;
    bool isEmpty() const { return working.size() <= 1 && waiting.size() <= 1; }
};
PoolUse poolUse(const trace::Store &store);

/// Processes that live, as steps over time.
struct Living {
    QList<QPointF> points;
    double highest = 0;
};
Living livingProcesses(const trace::Store &store);

/// From a thread's first step to its end, or to `time` while it lives.
trace::Time lifeOf(const trace::Store &store, trace::LaneId lane, trace::Time time);

/// Threads that wait for a lock, and those of them that wait for each other in a circle, as steps over time.
struct LockWaits {
    QList<QPointF> waiting;
    QList<QPointF> inCircle;
    double highest = 0;
};
LockWaits lockWaits(const trace::Store &store);

/// How long what falls due at an instant has to wait for its event loop at least: till the end of the turn that some task has then.
struct LoopLag {
    QList<QPointF> points; ///< y: ns
    double highest = 0;
};
LoopLag loopLag(const trace::Store &store);

/// Items that a thread has taken from a queue.
struct Taken {
    trace::ObjectIndex queue = trace::kNoObject;
    trace::LaneId lane = trace::kNoLane;
    std::size_t count = 0;
    bool operator==(const Taken &) const = default;
};
/// Until `time`, in the order in which they first took one; nothing where there are too many to count.
std::vector<Taken> takenFromQueues(const trace::Store &store, trace::Time time);

/// Bytes that each process has sent over connections, at the end of each of `buckets` equal parts of [0, now]; empty for one that sent
/// nothing, and where there are too many to count. By process.
std::vector<QList<QPointF>> bytesSent(const trace::Store &store, std::size_t buckets);

/// What it took from a fork (a thread's creation) to the first thing the new one did, until `time`.
struct CreationCost {
    std::size_t count = 0;
    double mean = 0; ///< ns
    double longest = 0;
};
CreationCost creationCost(const trace::Store &store, trace::ArrowKind kind, trace::Time time);

} // namespace forkyard::ui
