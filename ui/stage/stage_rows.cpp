#include "ui/stage/stage_rows.h"

#include "core/trace/store.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

/// Beyond so many events a box may grow once more when the playhead first comes there.
constexpr trace::EventIndex MostEvents = 2'000'000;

/// An object that only its class can be told of has no line (StagePainter::variablesOf).
bool isOpaque(const trace::Store &store, trace::Value value) { return value.isText() && isOpaqueText(store.text(value.asText())); }

/// Nor has what stands on the stage itself, with the variable's very name.
bool isItself(const trace::Store &store, trace::Value value, std::string_view name) {
    return value.kind() == trace::ValueKind::Object && store.nameOf(value.asObject()) == name;
}

} // namespace

void StageRows::clear() { *this = StageRows(m_most); }

void StageRows::update(const RunModel &run) {
    const trace::Store *store = run.store();
    if (!store) return;
    for (const trace::EventIndex end = std::min(store->eventCount(), MostEvents); m_next < end; ++m_next) take(*store, m_next);
}

void StageRows::add(Names &names, std::string_view name) const {
    if (names.size() < m_most && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

void StageRows::take(const trace::Store &store, trace::EventIndex index) {
    const trace::Event event = store.event(index);
    const trace::LaneId lane = event.thread;
    switch (event.kind) {
    case trace::EventKind::FrameEnter: grown(m_frames, lane).emplace_back(); return;
    case trace::EventKind::FrameLeave:
        if (!grown(m_frames, lane).empty()) m_frames[lane].pop_back();
        return;
    case trace::EventKind::LocalValue: {
        Frames &frames = grown(m_frames, lane);
        if (frames.empty()) frames.emplace_back();
        if (isOpaque(store, event.value)) return;
        if (isItself(store, event.value, store.nameOf(event.object))) return;
        add(frames.back(), store.nameOf(event.object));
        return count(store, lane);
    }
    case trace::EventKind::VariableStore: {
        const trace::ProcessIndex process = store.lane(lane).process;
        if (process == trace::kNoProcess || event.value.isNothing() || isOpaque(store, event.value)) return;
        const trace::ObjectIndex object = store.objectOf(index);
        if (object == trace::kNoObject || isItself(store, event.value, store.objects()[object].name)) return;
        if (store.objects()[object].kind == trace::ObjectKind::ThreadLocal) add(grown(m_own, lane), store.objects()[object].name);
        else if (store.objects()[object].process == process) add(grown(m_memory, process), store.objects()[object].name);
        return count(store, lane);
    }
    case trace::EventKind::ProcessFork: {
        const trace::ProcessIndex parent = store.lane(lane).process;
        m_inherited[event.object] = grown(m_frames, lane);
        for (std::size_t child = 0; child < store.processes().size(); ++child)
            if (store.processes()[child].id == event.object && parent != trace::kNoProcess) {
                Names copied = grown(m_memory, parent);
                grown(m_memory, child) = std::move(copied);
            }
        return;
    }
    case trace::EventKind::ProcessStart:
        if (const auto found = m_inherited.find(event.object); found != m_inherited.end()) {
            grown(m_frames, lane) = std::move(found->second);
            m_inherited.erase(found);
        }
        return count(store, lane);
    default: return;
    }
}

/// What the box lists: the first thread's locals and own values, then the memory that no local hides.
void StageRows::count(const trace::Store &store, trace::LaneId lane) {
    const trace::ProcessIndex process = store.lane(lane).process;
    if (process == trace::kNoProcess) return;
    const trace::ProcessInfo &info = store.processes()[process];
    const trace::LaneId first = info.lanes.empty() ? lane : info.lanes.front();
    Names names;
    if (const Frames &frames = grown(m_frames, first); !frames.empty() && info.lanes.size() <= 1) names = frames.back();
    if (info.lanes.size() <= 1)
        for (const std::string_view name : grown(m_own, first)) add(names, name);
    for (const std::string_view name : grown(m_memory, process)) add(names, name);
    std::size_t &needed = grown(m_needed, process);
    needed = std::max(needed, names.size());
}

} // namespace forkyard::ui
