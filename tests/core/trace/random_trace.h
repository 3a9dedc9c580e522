// Traces of every kind of event in no sensible order, for tests that hold for any trace. Knows no views.
#pragma once

#include "core/trace/store.h"

#include <random>
#include <vector>

namespace forkyard::trace {

struct RandomTrace {
    std::vector<LaneOrigin> origins;
    std::vector<std::vector<Event>> lanes; ///< each in its own order
    Time end = 0;
};

/// `ordered`: objects are shared by all processes, and their sequence numbers are given in order of time; else there are copies,
/// and numbers are random too (duplicates and holes).
inline RandomTrace randomTrace(unsigned seed, std::size_t events, bool ordered) {
    std::mt19937 random(seed);
    auto draw = [&random](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
    RandomTrace trace;
    constexpr std::uint32_t kLanes = 6, kObjects = 24;
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        const std::uint32_t process = lane / 2;
        trace.origins.push_back({100 + process, process == 0 ? 0 : 100u, 200 + lane, lane % 2, static_cast<int>(1000 + process),
                                 static_cast<int>(2000 + lane)});
    }
    trace.lanes.resize(kLanes);
    std::vector<std::uint32_t> sequences(300);
    Time time = 1;
    for (std::uint32_t object = 1; ordered && object <= kObjects; ++object) {
        Event name;
        name.kind = EventKind::ObjectName;
        name.object = object;
        name.value = Value::text(draw(8));
        name.sequence = packObject(static_cast<ObjectKind>(draw(kObjectKinds)), ObjectScope::Shared);
        trace.lanes[0].push_back(name);
    }
    for (std::size_t index = trace.lanes[0].size(); index < events; ++index) {
        time += draw(40);
        Event event;
        event.time = time;
        event.kind = static_cast<EventKind>(draw(kEventKinds));
        // Processes end seldom, or nothing would be left to happen.
        const Effect effect = kindInfo(event.kind).effect;
        const bool isLife = effect == Effect::Process || effect == Effect::Thread || effect == Effect::Program;
        if (isLife && draw(40) != 0) event.kind = EventKind::Line;
        event.object = effect == Effect::Process ? 100 + draw(3) : effect == Effect::Thread ? 200 + draw(kLanes) : 1 + draw(kObjects);
        if (draw(10) == 0) event.object = 0;
        event.line = draw(3) == 0 ? packLine(draw(2), 1 + draw(30)) : 0;
        const std::uint32_t choice = draw(4);
        if (choice == 0) event.value = Value::integer(static_cast<std::int64_t>(draw(6)) - 1);
        if (choice == 1) event.value = Value::text(draw(8));
        if (choice == 2) event.value = Value::object(1 + draw(kObjects));
        const bool isTold = effect == Effect::Name || effect == Effect::Text || effect == Effect::Console || effect == Effect::Finding || event.kind == EventKind::FrameEnter;
        if (isTold && !event.value.isText()) event.value = Value(); // as every writer does, and a file is held to
        const LaneId lane = draw(kLanes);
        if (event.kind == EventKind::ObjectName) event.sequence = packObject(static_cast<ObjectKind>(draw(kObjectKinds)), ObjectScope(draw(2)));
        if (kindInfo(event.kind).order == Order::Next && event.object != 0) {
            event.sequence = ordered ? ++sequences[event.object] : draw(5);
        }
        trace.lanes[lane].push_back(event);
    }
    trace.end = time;
    return trace;
}

inline void openLanes(Store &store, const RandomTrace &trace) {
    for (const char *text : {"one", "two", "three", "four", "five", "six", "seven"}) store.addText(text);
    for (const LaneOrigin &origin : trace.origins) store.openLane(origin);
}

/// All at once.
inline void fill(Store &store, const RandomTrace &trace) {
    openLanes(store, trace);
    for (LaneId lane = 0; lane < trace.lanes.size(); ++lane) store.append(lane, trace.lanes[lane]);
    store.finish();
}

} // namespace forkyard::trace
