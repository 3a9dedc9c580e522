#include "core/lessons/tour_moment.h"

#include <algorithm>

namespace forkyard::lessons {

namespace {

using trace::EventKind;

QString fromView(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

/// By the thread's name, its process's where it is the main one, or "#N", the N-th that appeared.
bool isLane(const trace::Store &store, trace::LaneId lane, const QString &name) {
    if (name.isEmpty()) return true;
    if (name.startsWith('#')) return static_cast<int>(lane) + 1 == name.mid(1).toInt();
    const trace::LaneInfo &info = store.lane(lane);
    if (fromView(info.name) == name) return true;
    if (info.origin.threadNumber != 0 || info.process >= store.processes().size()) return false;
    return fromView(store.processes()[info.process].name) == name || (lane == 0 && name == "main");
}

std::optional<qint64> timeOfPrint(const trace::Store &store, const TourMoment &moment) {
    QByteArray line;
    int number = 0, found = 0;
    const auto &pieces = store.console();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const trace::ConsolePiece &piece = pieces[i];
        if (!isLane(store, piece.lane, moment.thread)) continue;
        const std::string_view text = store.text(piece.text);
        for (const char each : text) {
            if (each != '\n') {
                line += each;
                continue;
            }
            ++number;
            const bool isIt = moment.name.isEmpty() ? number == moment.number
                                                    : QString::fromUtf8(line).contains(moment.name) && ++found == moment.times;
            if (isIt) return static_cast<qint64>(store.event(piece.event).time);
            line.clear();
        }
    }
    return std::nullopt;
}

template <typename Matches> std::optional<qint64> timeOfEvent(const trace::Store &store, const TourMoment &moment, Matches matches) {
    int found = 0;
    for (trace::EventIndex i = 0; i < store.eventCount(); ++i) {
        const trace::Event event = store.event(i);
        if (matches(event) && isLane(store, event.thread, moment.thread) && ++found == moment.times) return static_cast<qint64>(event.time);
    }
    return std::nullopt;
}

std::optional<qint64> timeOf(const trace::Store &store, const TourMoment &moment, const QList<qint64> &marks) {
    using Kind = TourMoment::Kind;
    switch (moment.kind) {
    case Kind::Start: {
        // Before its first line nothing is there to be seen.
        TourMoment first;
        return timeOfEvent(store, first, [](const trace::Event &event) { return event.kind == EventKind::Line && trace::packedFile(event.line) == 0; }).value_or(0);
    }
    case Kind::End: return static_cast<qint64>(store.now());
    case Kind::Time: return 0; // the offset alone
    case Kind::Print: return timeOfPrint(store, moment);
    case Kind::Line: {
        const std::uint32_t line = trace::packLine(0, static_cast<std::uint32_t>(moment.number));
        return timeOfEvent(store, moment, [line](const trace::Event &event) { return event.kind == EventKind::Line && event.line == line; });
    }
    case Kind::Event: {
        const std::string name = moment.name.toStdString();
        return timeOfEvent(store, moment, [&name](const trace::Event &event) { return trace::kindInfo(event.kind).name == name; });
    }
    case Kind::Choice:
        if (moment.number > marks.size()) return std::nullopt;
        return marks[moment.number - 1];
    }
    return std::nullopt;
}

/// How long a step of a simulated machine is: what it stores, what its thread has in hand and what that does next is seen at once.
/// 1: the run was no simulated machine's.
trace::Time stepLength(const trace::Store &store) {
    constexpr trace::EventIndex most = 64; // it is told at the beginning
    for (trace::EventIndex i = 0; i < std::min(most, store.eventCount()); ++i)
        if (const trace::Event event = store.event(i); event.kind == EventKind::VirtualClock) return static_cast<trace::Time>(std::max<std::int64_t>(1, event.value.integerOr(1)));
    return 1;
}

/// What moves something on the screen that a person should have time to see.
bool canBeSeen(const trace::Event &event) {
    switch (event.kind) {
    case EventKind::Line: return trace::packedFile(event.line) == 0;
    case EventKind::Print:
    case EventKind::ProcessFork:
    case EventKind::ProcessSpawn:
    case EventKind::ProcessExit:
    case EventKind::ThreadExit:
    case EventKind::ThreadJoinEnd:
    case EventKind::LockAcquire:
    case EventKind::LockRelease:
    case EventKind::LockWait:
    case EventKind::VariableStore:
    case EventKind::InHand:
    case EventKind::QueueGet:
    case EventKind::QueuePut:
    case EventKind::PipeWrite:
    case EventKind::PipeRead:
    case EventKind::JobStart:
    case EventKind::JobDone:
    case EventKind::TaskAwait:
    case EventKind::TaskResume:
    case EventKind::TaskDone: return true;
    default: return false;
    }
}

} // namespace

std::optional<qint64> resolveMoment(const trace::Store &store, const TourMoment &moment, const QList<qint64> &marks) {
    const std::optional<qint64> time = timeOf(store, moment, marks);
    if (!time) return time;
    return std::clamp<qint64>(*time + moment.offset, 0, static_cast<qint64>(store.now()));
}

std::vector<qint64> visibleStops(const trace::Store &store, qint64 from, qint64 to, std::size_t most) {
    std::vector<qint64> stops;
    const trace::Time step = stepLength(store);
    const trace::EventIndex end = store.eventCountAt(static_cast<trace::Time>(to));
    for (trace::EventIndex i = store.eventCountAt(static_cast<trace::Time>(from)); i < end; ++i) {
        const trace::Event event = store.event(i);
        if (!canBeSeen(event)) continue;
        trace::EventIndex last = i;
        while (last + 1 < end && store.event(last + 1).time / step == event.time / step) ++last;
        if (const auto time = static_cast<qint64>(store.event(last).time); stops.empty() || stops.back() != time) stops.push_back(time);
    }
    if (stops.empty() || stops.back() != to) stops.push_back(to);
    if (stops.size() <= most) return stops;
    std::vector<qint64> fewer;
    for (std::size_t i = 1; i <= most; ++i) fewer.push_back(stops[i * stops.size() / most - 1]);
    return fewer;
}

} // namespace forkyard::lessons
