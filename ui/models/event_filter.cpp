#include "ui/models/event_filter.h"

#include "core/trace/store.h"
#include "ui/models/state_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace forkyard::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::EventFilter)
};

bool isNumberPart(const QString &text) {
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'-'; });
}

} // namespace

EventGroup groupOf(trace::EventKind kind) {
    using trace::Effect;
    using trace::EventKind;
    const std::string_view name = trace::kindInfo(kind).name;
    switch (trace::kindInfo(kind).effect) {
    case Effect::Process: return EventGroup::Processes;
    case Effect::Thread: return EventGroup::Threads;
    case Effect::Lock: return EventGroup::Locks;
    case Effect::Queue: return EventGroup::Queues;
    case Effect::Pool:
    case Effect::Job: return EventGroup::Pools;
    case Effect::Task:
    case Effect::Loop: return EventGroup::Tasks;
    case Effect::Variable: return EventGroup::Variables;
    case Effect::Line:
    case Effect::Local: return EventGroup::Lines;
    case Effect::Console: return EventGroup::Output;
    case Effect::Usage:
    case Effect::Core: return EventGroup::Measured;
    case Effect::State: // a wait belongs to what is waited for
        if (name.starts_with("Process")) return EventGroup::Processes;
        if (name.starts_with("Queue") || name.starts_with("Pipe")) return EventGroup::Queues;
        if (name.starts_with("Gil") || name.starts_with("Lock") || name.starts_with("RLock") || name.starts_with("Semaphore") || name.starts_with("Event")) return EventGroup::Locks;
        return EventGroup::Threads;
    case Effect::Text: return kind == EventKind::SignalSent || kind == EventKind::SignalTaken ? EventGroup::Processes : EventGroup::Threads;
    default: return EventGroup::Run;
    }
}

QString groupWords(EventGroup group) {
    switch (group) {
    case EventGroup::All: return Text::tr("Any kind");
    case EventGroup::Plain: return Text::tr("Main events");
    case EventGroup::Processes: return Text::tr("Processes");
    case EventGroup::Threads: return Text::tr("Threads");
    case EventGroup::Locks: return Text::tr("Locks and their kin");
    case EventGroup::Queues: return Text::tr("Queues, pipes, sockets");
    case EventGroup::Pools: return Text::tr("Pools and jobs");
    case EventGroup::Tasks: return Text::tr("Tasks and loops");
    case EventGroup::Variables: return Text::tr("Variables");
    case EventGroup::Lines: return Text::tr("Lines and locals");
    case EventGroup::Output: return Text::tr("Output");
    case EventGroup::Measured: return Text::tr("Cores, CPU and memory");
    case EventGroup::Run: return Text::tr("The run itself");
    case EventGroup::Count: break;
    }
    return {};
}

EventFilter::EventFilter(const RunModel &run, const EventWish &wish) : m_run(run), m_text(wish.text), m_process(wish.process), m_lane(wish.lane) {
    if (isNumberPart(m_text)) m_digits = m_text.toLatin1();
    for (std::size_t kind = 0; kind < trace::kEventKinds; ++kind) {
        const auto each = static_cast<trace::EventKind>(kind);
        const bool isPlain = groupOf(each) != EventGroup::Measured && !trace::kindInfo(each).name.starts_with("Gil");
        m_kinds[kind] = wish.group == EventGroup::All || (wish.group == EventGroup::Plain ? isPlain : groupOf(each) == wish.group);
        m_kindWords[kind] = m_kinds[kind] && !m_text.isEmpty() && isIn(eventWords(each));
    }
}

bool EventFilter::matches(const trace::Event &event) {
    if (!m_kinds[static_cast<std::size_t>(event.kind)]) return false;
    if (m_lane != trace::kNoLane && event.thread != m_lane) return false;
    if (m_process != trace::kNoProcess && m_run.store()->lane(event.thread).process != m_process) return false;
    return m_text.isEmpty() || matchesText(event);
}

bool EventFilter::matchesText(const trace::Event &event) {
    if (m_kindWords[static_cast<std::size_t>(event.kind)] || laneMatches(event.thread)) return true;
    if (event.object != 0 && objectMatches(event.thread, event.object)) return true;
    if (valueMatches(event)) return true;
    return !m_digits.isEmpty() && trace::packedLine(event.line) != 0 && numberMatches(trace::packedLine(event.line));
}

bool EventFilter::laneMatches(trace::LaneId lane) {
    if (m_lanes.size() <= lane) m_lanes.resize(lane + 1u, Answer::Unknown);
    if (m_lanes[lane] == Answer::Unknown) m_lanes[lane] = isIn(m_run.laneName(lane)) ? Answer::Yes : Answer::No;
    return m_lanes[lane] == Answer::Yes;
}

/// Every process's copy of an object has its name.
bool EventFilter::objectMatches(trace::LaneId lane, trace::ObjectId id) {
    Answer &known = m_objects[id];
    if (known == Answer::Unknown) known = isIn(m_run.nameOf(lane, id)) ? Answer::Yes : Answer::No;
    return known == Answer::Yes;
}

bool EventFilter::valueMatches(const trace::Event &event) {
    switch (event.value.kind()) {
    case trace::ValueKind::Nothing: return false;
    case trace::ValueKind::Integer: return !m_digits.isEmpty() && numberMatches(event.value.asInteger());
    case trace::ValueKind::Object: return objectMatches(event.thread, event.value.asObject());
    case trace::ValueKind::Constant: return isIn(m_run.valueText(event.value, event.thread));
    case trace::ValueKind::Text: break;
    }
    const trace::TextId text = event.value.asText();
    if (m_texts.size() <= text) m_texts.resize(std::max<std::size_t>(text + std::size_t{1}, m_run.store()->texts().size()), Answer::Unknown);
    if (m_texts[text] == Answer::Unknown) m_texts[text] = isIn(m_run.valueText(event.value, event.thread)) ? Answer::Yes : Answer::No;
    return m_texts[text] == Answer::Yes;
}

bool EventFilter::numberMatches(std::int64_t number) const {
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return std::string_view(digits, static_cast<std::size_t>(end - digits)).find(std::string_view(m_digits.constData(), static_cast<std::size_t>(m_digits.size()))) != std::string_view::npos;
}

} // namespace forkyard::ui
