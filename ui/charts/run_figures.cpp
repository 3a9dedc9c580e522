#include "ui/charts/run_figures.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

namespace forkyard::ui {

namespace {

/// Beyond so many steps a sum is taken over so many columns.
constexpr std::size_t MostSteps = 100'000;
constexpr std::size_t Columns = 2000;
constexpr std::size_t ItemsOfPart = 3; ///< on average, of a rate's part
constexpr std::size_t LeastParts = 4;
constexpr std::size_t MostArrows = 200'000;
constexpr std::int32_t RunningJob = static_cast<std::int32_t>(trace::JobPhase::Running) + 1;

/// How many of a queue's trips began before the first `events` events: they stand in order of their puts.
std::size_t putsBefore(const trace::Column<trace::ItemTrip> &items, trace::EventIndex events) {
    std::size_t low = 0, high = items.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (items[middle].put < events) low = middle + 1;
        else high = middle;
    }
    return low;
}

QList<QPointF> steps(const std::map<trace::Time, int> &changes, double end, double &highest) {
    QList<QPointF> points{{0, 0}};
    int level = 0;
    for (const auto &[time, change] : changes) {
        if (change == 0) continue;
        points.append({static_cast<double>(time), static_cast<double>(level)});
        level += change;
        points.append({static_cast<double>(time), static_cast<double>(level)});
        highest = std::max(highest, static_cast<double>(level));
    }
    if (points.size() > 1) points.append({end, static_cast<double>(level)});
    return points;
}

} // namespace

Throughput throughput(const trace::Store &store, trace::ObjectIndex queue, std::size_t most) {
    Throughput result;
    const auto &items = store.items(queue);
    // A part with one item in it would tell of a rate that no two items had.
    const std::size_t parts = std::clamp(items.size() / ItemsOfPart, std::min(LeastParts, most), most);
    const double end = static_cast<double>(std::max<trace::Time>(1, store.now())), width = end / static_cast<double>(parts);
    const auto perSecond = [&](std::int64_t count) { return static_cast<double>(std::max<std::int64_t>(0, count)) / width * 1e9; };
    std::int64_t puts = 0, gets = 0;
    for (std::size_t part = 0; part < parts; ++part) {
        const double from = width * static_cast<double>(part), to = from + width;
        const auto until = static_cast<trace::Time>(to);
        const auto put = static_cast<std::int64_t>(putsBefore(items, store.eventCountAt(until)));
        const std::int64_t got = put - store.objects()[queue].history->levelAt(until);
        for (const double x : {from, to}) {
            result.puts.append({x, perSecond(put - puts)});
            result.gets.append({x, perSecond(got - gets)});
        }
        result.highest = std::max({result.highest, result.puts.back().y(), result.gets.back().y()});
        puts = put;
        gets = got;
    }
    return result;
}

QList<QPointF> threadsRunning(const trace::Store &store, trace::ProcessIndex process, std::size_t buckets) {
    std::vector<double> sums(buckets, 0);
    std::vector<trace::LanePixel> pixels(buckets);
    const trace::Time end = std::max<trace::Time>(buckets, store.now());
    for (const trace::LaneId lane : store.processes()[process].lanes) {
        store.queryLane(lane, 0, end, pixels);
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) sums[bucket] += pixels[bucket].share[static_cast<std::size_t>(trace::LaneState::Running)] / 255.0;
    }
    QList<QPointF> points;
    const double width = static_cast<double>(end) / static_cast<double>(buckets);
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) points.append({width * (static_cast<double>(bucket) + 0.5), sums[bucket]});
    return points;
}

namespace {

/// What was used until `time`: between two points a straight line, before the first and after the last what they say.
double usedAt(const std::vector<trace::UsagePoint> &points, double time) {
    const auto next = std::upper_bound(points.begin(), points.end(), time, [](double at, const trace::UsagePoint &point) { return at < static_cast<double>(point.time); });
    if (next == points.begin()) return static_cast<double>(points.front().value);
    const trace::UsagePoint &before = *std::prev(next);
    if (next == points.end() || next->time == before.time) return static_cast<double>(before.value);
    const double share = (time - static_cast<double>(before.time)) / static_cast<double>(next->time - before.time);
    return static_cast<double>(before.value) + share * static_cast<double>(next->value - before.value);
}

/// From its first event to its end, or to now.
std::pair<double, double> lifeOf(const trace::Store &store, trace::ProcessIndex process) {
    const trace::ProcessInfo &info = store.processes()[process];
    const trace::Time end = std::min(info.end, store.now());
    return {static_cast<double>(info.begin), static_cast<double>(std::max(end, info.begin))};
}

} // namespace

QList<QPointF> cpuShare(const trace::Store &store, trace::ProcessIndex process, std::size_t buckets) {
    QList<QPointF> points;
    const auto &used = store.cpuUsed(process);
    if (used.empty()) return points;
    const auto [begin, end] = lifeOf(store, process);
    const double width = static_cast<double>(std::max<trace::Time>(buckets, store.now())) / static_cast<double>(buckets);
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        const double left = width * static_cast<double>(bucket), right = left + width;
        if (right <= begin || left >= end) continue;
        points.append({(left + right) / 2, (usedAt(used, right) - usedAt(used, left)) / width * 100});
    }
    return points;
}

QList<QPointF> memoryOf(const trace::Store &store, trace::ProcessIndex process, std::size_t buckets) {
    QList<QPointF> points;
    const auto &held = store.memoryHeld(process);
    if (held.empty()) return points;
    const auto end = lifeOf(store, process).second;
    const double begin = static_cast<double>(held.front().time), step = static_cast<double>(std::max<trace::Time>(buckets, store.now())) / static_cast<double>(buckets);
    constexpr double MiB = 1 << 20;
    for (double time = begin; time < end; time += step) points.append({time, usedAt(held, time) / MiB});
    points.append({end, usedAt(held, end) / MiB});
    return points;
}

trace::Time lockWaitOf(const trace::Store &store, trace::LaneId lane, trace::Time time) {
    return store.spans(lane).count() == 0 || time == 0 ? 0 : store.spans(lane).total(0, time, store.now())[static_cast<std::size_t>(trace::LaneState::WaitingLock)];
}

double lockWaitFor(const trace::Store &store, trace::ObjectIndex lock, trace::Time time) {
    const trace::History *waiters = store.objects()[lock].waiters;
    if (!waiters || waiters->size() == 0 || time == 0) return 0;
    double sum = 0;
    if (waiters->size() <= MostSteps) {
        for (std::size_t index = 0; index < waiters->size() && waiters->step(index).time < time; ++index) {
            const trace::Time until = index + 1 < waiters->size() ? std::min(waiters->step(index + 1).time, time) : time;
            sum += static_cast<double>(until - waiters->step(index).time) * waiters->step(index).level;
        }
        return sum;
    }
    std::vector<trace::HistoryPixel> columns(Columns);
    waiters->query(0, time, columns);
    for (const trace::HistoryPixel &column : columns) sum += (column.low + column.high) / 2.0;
    return sum * static_cast<double>(time) / static_cast<double>(Columns);
}

PoolUse poolUse(const trace::Store &store) {
    std::map<trace::Time, int> working, waiting;
    for (const trace::ObjectInfo &object : store.objects()) {
        if (object.kind != trace::ObjectKind::Job || !object.history) continue;
        std::int32_t before = 0;
        constexpr std::int32_t waits = static_cast<std::int32_t>(trace::JobPhase::Submitted) + 1;
        for (std::size_t index = 0; index < object.history->size(); ++index) {
            const trace::HistoryStep &step = object.history->step(index);
            working[step.time] += (step.level == RunningJob) - (before == RunningJob);
            waiting[step.time] += (step.level == waits) - (before == waits);
            before = step.level;
        }
    }
    PoolUse use;
    const double end = static_cast<double>(store.now());
    use.working = steps(working, end, use.highest);
    use.waiting = steps(waiting, end, use.highest);
    return use;
}

Living livingProcesses(const trace::Store &store) {
    std::map<trace::Time, int> changes;
    for (const trace::ProcessInfo &process : store.processes()) {
        ++changes[process.begin];
        if (process.end <= store.now()) --changes[process.end];
    }
    Living living;
    living.points = steps(changes, static_cast<double>(store.now()), living.highest);
    return living;
}

trace::Time lifeOf(const trace::Store &store, trace::LaneId lane, trace::Time time) {
    if (store.spans(lane).count() == 0 || time == 0) return 0;
    const auto spent = store.spans(lane).total(0, time, store.now());
    trace::Time life = 0;
    for (const trace::LaneState state : {trace::LaneState::Running, trace::LaneState::Ready, trace::LaneState::WaitingLock, trace::LaneState::WaitingData, trace::LaneState::Asleep})
        life += spent[static_cast<std::size_t>(state)];
    return life;
}

LockWaits lockWaits(const trace::Store &store) {
    LockWaits waits;
    std::size_t count = 0;
    for (std::size_t lane = 0; lane < store.laneCount(); ++lane) count += store.spans(static_cast<trace::LaneId>(lane)).count();
    const double end = static_cast<double>(store.now());
    std::map<trace::Time, int> changes, circles;
    if (count <= MostSteps) {
        for (std::size_t lane = 0; lane < store.laneCount(); ++lane) {
            const auto index = static_cast<trace::LaneId>(lane);
            for (std::size_t at = 0; at < store.spans(index).count(); ++at) {
                const trace::LaneSpan span = store.span(index, at);
                if (span.state != trace::LaneState::WaitingLock) continue;
                ++changes[span.begin];
                if (span.end < store.now()) --changes[span.end];
            }
        }
        waits.waiting = steps(changes, end, waits.highest);
    } else {
        std::vector<std::array<float, trace::kLaneStates>> columns(Columns);
        store.queryStates(0, std::max<trace::Time>(Columns, store.now()), columns);
        for (std::size_t column = 0; column < Columns; ++column) {
            const double waiting = columns[column][static_cast<std::size_t>(trace::LaneState::WaitingLock)];
            waits.waiting.append({end * (static_cast<double>(column) + 0.5) / static_cast<double>(Columns), waiting});
            waits.highest = std::max(waits.highest, waiting);
        }
    }
    for (const trace::Finding &finding : store.findings()) {
        if (finding.kind != trace::FindingKind::Deadlock) continue;
        const trace::Time closes = store.event(finding.event).time;
        // Until one of them waits no more: a wait with a timeout opens the circle again.
        trace::Time opens = store.now();
        for (const trace::LaneId lane : finding.lanes)
            if (const std::size_t span = store.spanAt(lane, closes); span != trace::LaneSpans::kNone) opens = std::min(opens, store.span(lane, span).end);
        circles[closes] += static_cast<int>(finding.lanes.size());
        if (opens < store.now()) circles[opens] -= static_cast<int>(finding.lanes.size());
    }
    if (!circles.empty()) waits.inCircle = steps(circles, end, waits.highest);
    return waits;
}

LoopLag loopLag(const trace::Store &store) {
    std::vector<std::pair<trace::Time, trace::Time>> turns;
    for (const trace::ObjectInfo &object : store.objects()) {
        if (object.kind != trace::ObjectKind::Task || !object.history) continue;
        for (std::size_t index = 0; index < object.history->size() && turns.size() < MostSteps; ++index) {
            if (object.history->step(index).level != static_cast<std::int32_t>(trace::LaneState::Running)) continue;
            turns.emplace_back(object.history->step(index).time, index + 1 < object.history->size() ? object.history->step(index + 1).time : store.now());
        }
    }
    std::sort(turns.begin(), turns.end());
    LoopLag lag;
    if (turns.empty()) return lag;
    if (turns.size() > Columns) {
        // The longest of each part: that is the one that somebody notices.
        const double width = std::max(1.0, static_cast<double>(store.now()) / static_cast<double>(Columns));
        std::vector<double> longest(Columns, 0);
        for (const auto &[begin, end] : turns) {
            double &most = longest[std::min(Columns - 1, static_cast<std::size_t>(static_cast<double>(begin) / width))];
            most = std::max(most, static_cast<double>(end - begin));
        }
        for (std::size_t column = 0; column < Columns; ++column) {
            lag.points.append({width * (static_cast<double>(column) + 0.5), longest[column]});
            lag.highest = std::max(lag.highest, longest[column]);
        }
        return lag;
    }
    lag.points.append({0, 0});
    trace::Time last = 0;
    for (auto [begin, end] : turns) {
        begin = std::max(begin, last); // of a loop beside another one
        if (end <= begin) continue;
        const double x = static_cast<double>(begin), length = static_cast<double>(end - begin);
        lag.points.append({x, 0});
        lag.points.append({x, length});
        lag.points.append({static_cast<double>(end), 0});
        lag.highest = std::max(lag.highest, length);
        last = end;
    }
    lag.points.append({static_cast<double>(store.now()), 0});
    return lag;
}

std::vector<Taken> takenFromQueues(const trace::Store &store, trace::Time time) {
    std::vector<Taken> taken;
    std::size_t looked = 0;
    std::unordered_set<trace::EventIndex> seen; // after a fork a queue's copy tells what the first one told
    const trace::EventIndex events = store.eventCountAt(time);
    for (std::size_t object = 0; object < store.objects().size(); ++object) {
        const trace::ObjectKind kind = store.objects()[object].kind;
        if (kind != trace::ObjectKind::Queue) continue;
        const auto index = static_cast<trace::ObjectIndex>(object);
        const auto &items = store.items(index);
        looked += items.size();
        if (looked > MostSteps) return {};
        for (std::size_t item = 0; item < items.size(); ++item) {
            const trace::EventIndex got = items[item].got;
            if (got == trace::kNoEvent || got >= events || !seen.insert(got).second) continue;
            const auto lane = static_cast<trace::LaneId>(store.event(got).thread);
            const auto known = std::find_if(taken.begin(), taken.end(), [&](const Taken &each) { return each.queue == index && each.lane == lane; });
            if (known == taken.end()) taken.push_back({index, lane, 1});
            else ++known->count;
        }
    }
    return taken;
}

std::vector<QList<QPointF>> bytesSent(const trace::Store &store, std::size_t buckets) {
    std::vector<std::vector<double>> sums(store.processes().size(), std::vector<double>());
    const double width = static_cast<double>(std::max<trace::Time>(1, store.now())) / static_cast<double>(buckets);
    std::size_t looked = 0;
    std::unordered_set<trace::EventIndex> seen;
    for (std::size_t object = 0; object < store.objects().size(); ++object) {
        if (store.objects()[object].kind != trace::ObjectKind::Socket) continue;
        const auto &items = store.items(static_cast<trace::ObjectIndex>(object));
        looked += items.size();
        if (looked > MostSteps) return std::vector<QList<QPointF>>(sums.size());
        for (std::size_t item = 0; item < items.size(); ++item) {
            if (items[item].put == trace::kNoEvent || !seen.insert(items[item].put).second) continue;
            const trace::Event event = store.event(items[item].put);
            std::vector<double> &sum = sums[store.lane(static_cast<trace::LaneId>(event.thread)).process];
            sum.resize(buckets, 0);
            sum[std::min(buckets - 1, static_cast<std::size_t>(static_cast<double>(event.time) / width))] += items[item].size;
        }
    }
    std::vector<QList<QPointF>> points(sums.size());
    for (std::size_t process = 0; process < sums.size(); ++process) {
        if (sums[process].empty()) continue;
        double sum = 0;
        points[process].append({0, 0});
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) points[process].append({width * static_cast<double>(bucket + 1), sum += sums[process][bucket]});
    }
    return points;
}

CreationCost creationCost(const trace::Store &store, trace::ArrowKind kind, trace::Time time) {
    CreationCost cost;
    const trace::EventIndex events = store.eventCountAt(time);
    const auto &arrows = store.arrows();
    double sum = 0;
    for (std::size_t index = 0; index < std::min(arrows.size(), MostArrows) && arrows[index].toEvent < events; ++index) {
        if (arrows[index].kind != kind) continue;
        const double took = static_cast<double>(store.event(arrows[index].toEvent).time - store.event(arrows[index].fromEvent).time);
        sum += took;
        cost.longest = std::max(cost.longest, took);
        ++cost.count;
    }
    if (cost.count > 0) cost.mean = sum / static_cast<double>(cost.count);
    return cost;
}

} // namespace forkyard::ui
