#include "core/trace/store.h"

#include "core/trace/derived_take.h"
#include "core/trace/kind_traits.h"
#include "core/trace/merge.h"
#include "core/trace/moment_builder.h"

#include <algorithm>
#include <utility>

namespace forkyard::trace {

namespace {

/// An event whose predecessor is missing waits for so many calls of settle().
constexpr std::uint32_t kPatience = 2;
/// How long whoever waited for a process that is gone may take to tell of it.
constexpr Time kWordsPatience = 250'000'000;
/// A console line is shown no longer than this.
constexpr std::size_t kLongestLine = 8192;

} // namespace

Store::Store(StoreOptions options)
    : m_options(std::move(options)), m_log(m_options.memoryBytes, m_options.totalBytes, m_options.directory),
      m_merge(std::make_unique<Merge>()),
      m_derived(std::make_unique<Derived>(m_log, m_texts, std::max(m_options.keyframeEvents, 1u))) {}

Store::~Store() = default;

// In. ---------------------------------------------------------------------------------------------------------------------

LaneId Store::openLane(const LaneOrigin &origin) {
    if (m_derived->lanes.size() == kMaxLanes) return kNoLane;
    m_merge->addLane();
    return m_derived->addLane(origin);
}

TextId Store::addText(std::string_view text) { return m_texts.add(text); }

void Store::append(LaneId lane, std::span<const Event> events) {
    if (lane == kNoLane) {
        m_dropped += events.size();
        return;
    }
    if (events.empty()) return;
    Merge::Queue &queue = m_merge->queue(lane);
    Event *const first = queue.add(events);
    Event *place = first;
    Time last = queue.lastTime;
    for (Event *each = first; each != first + events.size(); ++each) {
        if (static_cast<std::size_t>(each->kind) >= kEventKinds) continue;
        if (place != each) *place = *each;
        place->thread = static_cast<std::uint16_t>(lane);
        place->time = last = std::max(last, place->time);
        if (place->kind == EventKind::ProcessFork || place->kind == EventKind::ProcessSpawn) m_merge->made.insert(place->object);
        ++place;
    }
    queue.lastTime = last;
    queue.events.resize(static_cast<std::size_t>(place - queue.events.data()));
    m_merge->makeReady(lane);
}

void Store::closeLane(LaneId lane, bool died) {
    if (lane == kNoLane) return;
    Merge::Queue &queue = m_merge->queue(lane);
    queue.isClosed = true;
    queue.hasDied = died;
    queue.diedAt = m_merge->allBefore;
    // Whatever the others told until now came before it, and its process may just be on its way out by itself: the next round tells.
    if (died) m_merge->justDied.push_back(lane);
    else if (queue.empty()) endLane(lane);
}

/// Ends the lanes whose owners have died, after all that the others told before, and after whoever waited for the process has had the
/// time to tell how it ended: seen from here, one that ends in peace with its threads at work is gone without a word, too.
bool Store::endDied() {
    std::vector<LaneId> waiting;
    const std::size_t before = m_merge->died.size();
    for (const LaneId lane : std::exchange(m_merge->died, {})) {
        const Merge::Queue &queue = m_merge->queue(lane);
        if (queue.empty() && queue.diedAt + kWordsPatience <= m_merge->allBefore) endLane(lane);
        else waiting.push_back(lane);
    }
    m_merge->died.insert(m_merge->died.end(), waiting.begin(), waiting.end());
    return waiting.size() < before;
}

void Store::settle(Time complete) {
    m_merge->nextRound();
    m_merge->allBefore = complete;
    runReady();
    for (LaneId lane; (lane = m_merge->longestParked(kPatience)) != kNoLane;) {
        m_merge->force(lane);
        runReady();
    }
    const bool isHeld = m_merge->held() < complete;
    if (!isHeld && endDied()) runReady();
    m_now = std::max(m_now, complete == kEndOfTime ? m_merge->lastTime : m_merge->held());
    m_derived->stands(m_now);
}

void Store::finish() {
    if (m_finished) return;
    m_merge->nextRound();
    m_merge->allBefore = kEndOfTime;
    runReady();
    for (LaneId lane; (lane = m_merge->longestParked(0)) != kNoLane;) {
        m_merge->force(lane);
        runReady();
    }
    if (endDied()) runReady();
    // Until it was known that all is over, some time went by in which nothing happened.
    const auto &threads = m_derived->state().threads;
    const bool isOver = !threads.empty() && std::all_of(threads.begin(), threads.end(), [](const auto &thread) { return thread.isOver() || thread.state == LaneState::Absent; });
    m_now = isOver ? m_merge->lastTime : std::max(m_now, m_merge->lastTime);
    m_derived->finish();
    m_finished = true;
}

void Store::restoreEnd(Time now, std::uint64_t dropped, bool finished) {
    if (finished) finish();
    m_now = std::max(m_merge->lastTime, now);
    if (!finished) m_derived->stands(m_now);
    m_dropped = dropped;
}

void Store::setSource(std::uint32_t file, SourceFile source) {
    if (file >= m_sources.size()) m_sources.resize(file + 1);
    m_sources[file] = std::move(source);
}

void Store::runReady() {
    m_merge->upTo = m_merge->held();
    if (!m_merge->hasReady()) return;
    LaneId lane = m_merge->takeFirst();
    for (;;) {
        if (runLane(lane)) {
            const LaneId next = m_merge->exchangeFirst(lane);
            if (next == lane) break; // nothing is earlier, and it can go no further: all is done
            lane = next;
        } else if (m_merge->hasReady()) {
            lane = m_merge->takeFirst();
        } else {
            return;
        }
    }
    m_merge->makeReady(lane);
}

/// Whether everything that this event follows is there.
inline bool Store::mayGo(const Event &event, ObjectIndex object) const {
    const Order order = traitsOf(event.kind).order;
    if (order == Order::Free || event.sequence == 0 || event.object == 0) return true;
    std::uint32_t seen = 0;
    if (const ObjectState *state = object != kNoObject ? m_derived->state().objectIfAny(object) : nullptr) {
        if (order == Order::Next && state->anySequence) return true;
        seen = state->sequence;
    }
    const bool isNext = event.sequence == nextSequence(seen);
    const bool isPast = static_cast<std::int32_t>(event.sequence - seen) <= 0;
    return isPast || (order == Order::Next && isNext);
}

inline bool Store::take(LaneId lane, const Event &event, ObjectIndex object) {
    Event *const ordered = m_log.grow();
    if (!ordered) {
        ++m_dropped;
        return false;
    }
    *ordered = event;
    ordered->time = m_merge->lastTime = std::max(m_merge->lastTime, event.time);
    ordered->thread = static_cast<std::uint16_t>(lane);
    const bool isMine = traitsOf(ordered->kind).isTheStores;
    if (isMine) note(*ordered);
    m_derived->takeLast(*ordered, object);
    if (isMine) m_merge->made.erase(ordered->object);
    if (object != kNoObject && ordered->sequence != 0) m_merge->wake(ordered->object);
    return true;
}

/// What an event says to the store itself.
void Store::note(const Event &event) {
    if (event.kind == EventKind::Gap) m_dropped += static_cast<std::uint64_t>(event.value.integerOr(0));
    if (event.kind == EventKind::SourceFile) {
        const std::uint32_t file = event.object & 0xff;
        if (file >= m_sources.size()) m_sources.resize(file + 1);
        m_sources[file].path = m_texts[event.value.asText()];
    }
}

/// Takes the lane's events for as long as they are the earliest. True: it has more, which must wait for its turn or its time.
bool Store::runLane(LaneId lane) {
    Merge::Queue &queue = m_merge->queue(lane);
    Time limit = m_merge->limitOf(lane);
    std::uint64_t changes = m_merge->changes();
    const Event *event = queue.begin();
    for (const Event *const end = queue.end(); event != end; ++event) {
        if (changes != m_merge->changes()) {
            limit = m_merge->limitOf(lane);
            changes = m_merge->changes();
        }
        if (event->time >= limit && limit != kEndOfTime) {
            queue.popUntil(event);
            return true;
        }
        const ObjectIndex object = m_derived->knownObject(lane, *event);
        if (!queue.isForced && !mayGo(*event, object)) {
            queue.popUntil(event);
            m_merge->park(lane, event->object);
            return false;
        }
        queue.isForced = false;
        take(lane, *event, object != kNoObject ? object : m_derived->objectFor(lane, *event));
    }
    queue.popUntil(event);
    if (queue.isClosed && !queue.hasDied) endLane(lane);
    return false;
}

bool Store::restore(const Event &event) { return take(event.thread, event, m_derived->objectFor(event.thread, event)); }

/// A lane whose owner is gone gets an end, as an event like any other, if it has none.
void Store::endLane(LaneId lane) {
    Merge::Queue &queue = m_merge->queue(lane);
    queue.isClosed = false;
    const auto &threads = m_derived->state().threads;
    if (lane >= threads.size() || threads[lane].state == LaneState::Absent || threads[lane].isOver()) return;
    const LaneOrigin &origin = m_derived->lanes[lane].origin;
    Event end;
    end.time = m_merge->lastTime;
    end.sequence = 2;
    end.kind = queue.hasDied ? EventKind::ProcessKilled : EventKind::ThreadExit;
    end.object = queue.hasDied ? origin.process : origin.thread;
    if (queue.hasDied) end.value = Value::integer(0);
    take(lane, end, m_derived->objectFor(lane, end));
}

// Out. --------------------------------------------------------------------------------------------------------------------

EventIndex Store::eventCountAt(Time time) const {
    std::size_t low = 0, count = m_log.size();
    while (count > 0) {
        const std::size_t half = count / 2;
        if (m_log[low + half].time <= time) {
            low += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return static_cast<EventIndex>(low);
}

std::size_t Store::laneCount() const { return m_derived->lanes.size(); }
const LaneInfo &Store::lane(LaneId lane) const { return m_derived->lanes[lane]; }
const LaneSpans &Store::spans(LaneId lane) const { return *m_derived->spans[lane]; }
const std::vector<ProcessInfo> &Store::processes() const { return m_derived->processes; }
std::span<const ObjectInfo> Store::objects() const { return m_derived->objects; }
const Column<Arrow> &Store::arrows() const { return m_derived->arrows; }
const Column<ConsolePiece> &Store::console() const { return m_derived->console; }
std::string_view Store::nameOf(ObjectId id) const { return m_texts[m_derived->directory().identity(id).name]; }
ObjectIndex Store::otherEndOf(ObjectIndex socket) const {
    const State &state = m_derived->state();
    const std::uint32_t tube = socket < state.objects.size() ? state.objects[socket].tube : kNoTube;
    return tube == kNoTube ? kNoObject : state.tubes[tube].otherEnd;
}
const std::vector<Guarded> &Store::guardedBy(ObjectIndex lock) const { return m_derived->guardedBy(lock); }
const std::vector<Touch> &Store::touchedBy(ObjectIndex variable) const { return m_derived->touchedBy(variable); }
const std::vector<Finding> &Store::findings() const { return m_derived->findings; }
const std::vector<UsagePoint> &Store::cpuUsed(ProcessIndex process) const { return m_derived->usage(process).cpu; }
const std::vector<UsagePoint> &Store::memoryHeld(ProcessIndex process) const { return m_derived->usage(process).memory; }
const Column<ItemTrip> &Store::items(ObjectIndex queue) const { return m_derived->items(queue); }

std::size_t Store::findingCount(FindingKind kind) const {
    return m_derived->findingCounts[static_cast<std::size_t>(kind)];
}

ObjectIndex Store::objectOf(LaneId lane, ObjectId id) const {
    return m_derived->directory().find(m_derived->lanes[lane].process, id);
}

ObjectIndex Store::objectOf(EventIndex index) const {
    const Event &event = m_log[index];
    return event.object == 0 || event.kind == EventKind::SourceFile ? kNoObject : objectOf(event.thread, event.object);
}

ObjectIndex Store::spanReason(LaneId lane, std::size_t index) const {
    const EventIndex event = spans(lane).span(index, m_now).event;
    return event == kNoEvent ? kNoObject : objectOf(event);
}

std::string_view Store::spanText(LaneId lane, std::size_t index) const {
    const Event &event = m_log[spans(lane).span(index, m_now).event];
    return event.kind == EventKind::BlockedReason ? m_texts[event.value.asText()] : std::string_view();
}

EventIndex Store::nextEvent(LaneId lane, Time after) const {
    const Column<EventIndex> &own = *m_derived->laneEvents[lane];
    const EventIndex bound = eventCountAt(after);
    const std::size_t place = own.partitionPoint([bound](EventIndex event) { return event < bound; });
    return place == own.size() ? kNoEvent : own[place];
}

EventIndex Store::previousEvent(LaneId lane, Time before) const {
    const Column<EventIndex> &own = *m_derived->laneEvents[lane];
    const EventIndex bound = before == 0 ? 0 : eventCountAt(before - 1);
    const std::size_t place = own.partitionPoint([bound](EventIndex event) { return event < bound; });
    return place == 0 ? kNoEvent : own[place - 1];
}

void Store::queryStates(Time begin, Time end, std::span<std::array<float, kLaneStates>> out) const {
    std::fill(out.begin(), out.end(), std::array<float, kLaneStates>{});
    std::vector<LanePixel> pixels(out.size());
    for (const auto &spans : m_derived->spans) {
        spans->query(begin, end, m_now, pixels);
        for (std::size_t index = 0; index < out.size(); ++index) {
            for (std::size_t state = 0; state < kLaneStates; ++state) {
                out[index][state] += static_cast<float>(pixels[index].share[state]) * (1.0f / 255.0f);
            }
        }
    }
}

std::vector<std::uint32_t> Store::arrowsBetween(Time begin, Time end, std::size_t limit, bool *all) const {
    if (all) *all = true;
    std::vector<std::uint32_t> result;
    const EventIndex first = begin == 0 ? 0 : eventCountAt(begin - 1);
    const EventIndex last = eventCountAt(end);
    const Column<Arrow> &arrows = m_derived->arrows;
    constexpr std::size_t kBlock = 64;
    std::size_t index = arrows.partitionPoint([first](const Arrow &arrow) { return arrow.toEvent < first; });
    while (index < arrows.size()) {
        // Arrows that end later still may have begun in time: skip the blocks where none has.
        if (index % kBlock == 0 && m_derived->arrowBlocks[index / kBlock] >= last) {
            index += kBlock;
            continue;
        }
        if (arrows[index].fromEvent < last) {
            if (result.size() == limit) {
                if (all) *all = false;
                break;
            }
            result.push_back(static_cast<std::uint32_t>(index));
        }
        ++index;
    }
    return result;
}

std::vector<ConsoleLine> Store::consoleLines(std::size_t pieces, std::size_t limit) const {
    const Column<ConsolePiece> &console = m_derived->console;
    pieces = std::min(pieces, console.size());
    std::vector<ConsoleLine> lines;
    if (limit == 0) return lines;
    // Back to where enough lines begin, then forward.
    std::size_t first = pieces, ends = 0, bytes = 0;
    while (first > 0 && ends <= limit && bytes < (limit + 1) * kLongestLine) {
        const std::string_view text = m_texts[console[--first].text];
        ends += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        bytes += text.size();
    }
    bool open = false;
    for (std::size_t index = first; index < pieces; ++index) {
        const ConsolePiece &piece = console[index];
        std::string_view rest = m_texts[piece.text];
        while (!rest.empty()) {
            if (!open) lines.push_back({piece.lane, piece.stream, piece.event, {}});
            const std::size_t end = rest.find('\n');
            std::string &text = lines.back().text;
            if (text.size() < kLongestLine) text.append(rest.substr(0, std::min(end, kLongestLine - text.size())));
            open = end == std::string_view::npos;
            rest.remove_prefix(open ? rest.size() : end + 1);
        }
    }
    if (lines.size() > limit) lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(limit));
    return lines;
}

Moment Store::momentAtEvent(EventIndex count) const {
    count = std::min(count, eventCount());
    const State &live = m_derived->state();
    if (count == live.events) return makeMoment(live, *m_derived, m_log, m_texts);
    const Keyframe *frame = m_derived->keyframeBefore(count);
    State state = frame ? frame->state : State{};
    m_derived->advance(state, count);
    return makeMoment(state, *m_derived, m_log, m_texts);
}

Moment Store::replayTo(EventIndex count) const {
    State state;
    m_derived->advance(state, std::min(count, eventCount()));
    return makeMoment(state, *m_derived, m_log, m_texts);
}

} // namespace forkyard::trace
