#include "core/trace/trace_export.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <set>
#include <vector>

namespace forkyard::trace {

namespace {

std::string valueText(const Store &store, Value value) {
    switch (value.kind()) {
    case ValueKind::Nothing: return {};
    case ValueKind::Integer: return std::to_string(value.asInteger());
    case ValueKind::Text: return std::string(store.text(value.asText()));
    case ValueKind::Object: return std::string("object ").append(std::to_string(value.asObject()));
    case ValueKind::Constant: break;
    }
    switch (value.asConstant()) {
    case Constant::None: return "None";
    case Constant::True: return "True";
    case Constant::False: return "False";
    }
    return {};
}

std::int32_t pidOf(const Store &store, LaneId lane) { return store.lane(lane).origin.pid; }

/// Lock-like objects have their owners, or counts, as a track; tubes their depth. Others have none.
bool hasHoldTrack(const ObjectInfo &object) {
    return object.kind == ObjectKind::Lock || object.kind == ObjectKind::RLock || object.kind == ObjectKind::Gil;
}
bool hasDepthTrack(const ObjectInfo &object) { return isQueueLike(object.kind) || object.kind == ObjectKind::Semaphore; }

std::string objectTitle(const ObjectInfo &object) {
    std::string title(object.name);
    if (title.empty()) title.append("object ").append(std::to_string(object.id));
    return title;
}

/// What the program never named is called as in the window: viewers show a slice without a name as nothing.
std::string processTitle(const Store &store, ProcessIndex index) {
    const ProcessInfo &info = store.processes()[index];
    if (!info.name.empty()) return std::string(info.name);
    return index == 0 ? "main" : "process " + std::to_string(info.pid);
}

std::string laneTitle(const Store &store, LaneId lane) {
    const LaneInfo &info = store.lane(lane);
    if (!info.name.empty()) return std::string(info.name);
    if (info.origin.threadNumber == 0 && info.process != kNoProcess) return processTitle(store, info.process);
    return "thread " + std::to_string(lane + 1);
}

/// How many bytes the character there has; 0: what is there is no UTF-8 (half a surrogate pair, which a program may print, is none).
std::size_t characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) { return static_cast<unsigned char>(index < text.size() ? text[index] : 0); };
    const unsigned first = byte(at), second = byte(at + 1);
    const auto continues = [&](std::size_t from, std::size_t count) {
        for (std::size_t index = 0; index < count; ++index)
            if ((byte(from + index) & 0xc0) != 0x80) return false;
        return true;
    };
    if (first < 0x80) return 1;
    if (first >= 0xc2 && first < 0xe0 && continues(at + 1, 1)) return 2;
    if (first >= 0xe0 && first < 0xf0 && continues(at + 1, 2) && !(first == 0xe0 && second < 0xa0) && !(first == 0xed && second >= 0xa0)) return 3;
    if (first >= 0xf0 && first < 0xf5 && continues(at + 1, 3) && !(first == 0xf0 && second < 0x90) && !(first == 0xf4 && second >= 0x90)) return 4;
    return 0;
}

// Chrome ------------------------------------------------------------------------------------------------------------------

class ChromeWriter {
public:
    ChromeWriter(const Store &store, std::ostream &out) : m_store(store), m_out(out) {}

    void write() {
        m_buffer = "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n";
        metadata("process_name", kObjects, 0, "Locks and queues");
        for (ProcessIndex index = 0; index < m_store.processes().size(); ++index) metadata("process_name", m_store.processes()[index].pid, 0, processTitle(m_store, index));
        for (LaneId lane = 0; lane < m_store.laneCount(); ++lane) {
            metadata("thread_name", pidOf(m_store, lane), lane + 1, laneTitle(m_store, lane));
            states(lane);
        }
        for (ObjectIndex index = 0; index < m_store.objects().size(); ++index) {
            const ObjectInfo &object = m_store.objects()[index];
            if (hasHoldTrack(object)) holds(index, object);
            if (hasDepthTrack(object)) depths(object);
        }
        for (std::size_t index = 0; index < m_store.arrows().size(); ++index) arrow(index);
        m_buffer += "\n]}\n";
        flush();
    }

private:
    static constexpr std::int32_t kObjects = 0; ///< the pid of what belongs to no process

    void flush() {
        m_out.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
        m_buffer.clear();
    }
    template <typename Number>
    void number(Number value) {
        char digits[24];
        m_buffer.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    }
    /// Microseconds, three decimals.
    void time(Time value) {
        number(value / 1000);
        const Time rest = value % 1000;
        const char decimals[4] = {'.', static_cast<char>('0' + rest / 100), static_cast<char>('0' + rest / 10 % 10),
                                  static_cast<char>('0' + rest % 10)};
        m_buffer.append(decimals, 4);
    }
    void quoted(std::string_view text) {
        m_buffer += '"';
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t length = characterAt(text, at);
            if (length != 1) {
                m_buffer += length == 0 ? std::string_view("\xef\xbf\xbd") : text.substr(at, length);
                at += std::max<std::size_t>(length, 1);
                continue;
            }
            const char c = text[at++];
            if (c == '"' || c == '\\') {
                m_buffer += '\\';
                m_buffer += c;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                char escape[8];
                std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
                m_buffer += escape;
            } else {
                m_buffer += c;
            }
        }
        m_buffer += '"';
    }
    void begin(char phase, std::int64_t pid, std::uint64_t tid) {
        if (m_buffer.size() > 1 << 16) flush();
        if (!m_first) m_buffer += ",\n";
        m_first = false;
        m_buffer += "{\"ph\":\"";
        m_buffer += phase;
        m_buffer += "\",\"pid\":";
        number(static_cast<std::uint64_t>(pid));
        m_buffer += ",\"tid\":";
        number(tid);
    }
    void metadata(std::string_view what, std::int64_t pid, std::uint64_t tid, std::string_view name) {
        begin('M', pid, tid);
        m_buffer += ",\"name\":";
        quoted(what);
        m_buffer += ",\"args\":{\"name\":";
        quoted(name);
        m_buffer += "}}";
    }
    void span(std::int64_t pid, std::uint64_t tid, std::string_view category, std::string_view name, Time from, Time until) {
        begin('X', pid, tid);
        m_buffer += ",\"cat\":";
        quoted(category);
        m_buffer += ",\"name\":";
        quoted(name);
        m_buffer += ",\"ts\":";
        time(from);
        m_buffer += ",\"dur\":";
        time(until - from);
    }
    void states(LaneId lane) {
        const LaneSpans &spans = m_store.spans(lane);
        for (std::size_t index = 0; index < spans.count(); ++index) {
            const LaneSpan span_ = m_store.span(lane, index);
            if (span_.state == LaneState::Ended || span_.state == LaneState::Crashed) continue;
            span(pidOf(m_store, lane), lane + 1, "state", laneStateName(span_.state), span_.begin, span_.end);
            const Event event = m_store.event(span_.event);
            m_buffer += ",\"args\":{\"line\":";
            number(packedLine(event.line));
            if (const ObjectIndex reason = m_store.spanReason(lane, index); reason != kNoObject) {
                m_buffer += ",\"object\":";
                quoted(objectTitle(m_store.objects()[reason]));
            }
            m_buffer += "}}";
        }
    }
    void holds(ObjectIndex track, const ObjectInfo &object) {
        const History &history = *object.history;
        if (history.size() == 0) return;
        metadata("thread_name", kObjects, track + 1, objectTitle(object));
        for (std::size_t index = 0; index < history.size(); ++index) {
            const HistoryStep &step = history.step(index);
            if (step.level <= 0) continue;
            const Time until = index + 1 < history.size() ? history.step(index + 1).time : m_store.now();
            span(kObjects, track + 1, "held", laneTitle(m_store, static_cast<LaneId>(step.level - 1)), step.time, until);
            m_buffer += '}';
        }
    }
    void depths(const ObjectInfo &object) {
        const std::string title = objectTitle(object);
        for (std::size_t index = 0; index < object.history->size(); ++index) {
            const HistoryStep &step = object.history->step(index);
            begin('C', kObjects, 0);
            m_buffer += ",\"name\":";
            quoted(title);
            m_buffer += ",\"id\":";
            number(object.id);
            m_buffer += ",\"ts\":";
            time(step.time);
            m_buffer += ",\"args\":{\"value\":";
            number(step.level);
            m_buffer += "}}";
        }
    }
    void arrow(std::size_t index) {
        static constexpr std::string_view kNames[] = {"fork", "start", "join", "message", "hand-over"};
        const Arrow &arrow = m_store.arrows()[index];
        for (const bool start : {true, false}) {
            const LaneId lane = start ? arrow.from : arrow.to;
            begin(start ? 's' : 'f', pidOf(m_store, lane), lane + 1);
            m_buffer += ",\"bp\":\"e\",\"cat\":\"arrow\",\"name\":";
            quoted(kNames[static_cast<std::size_t>(arrow.kind)]);
            m_buffer += ",\"id\":";
            number(index + 1);
            m_buffer += ",\"ts\":";
            time(m_store.event(start ? arrow.fromEvent : arrow.toEvent).time);
            m_buffer += '}';
        }
    }

    const Store &m_store;
    std::ostream &m_out;
    std::string m_buffer;
    bool m_first = true;
};

// Perfetto ----------------------------------------------------------------------------------------------------------------

/// Field numbers of perfetto's trace_packet.proto, track_descriptor.proto and track_event.proto.
namespace field {
constexpr unsigned kPacket = 1;
constexpr unsigned kTimestamp = 8, kSequenceId = 10, kTrackEvent = 11, kSequenceFlags = 13, kTrackDescriptor = 60;
constexpr unsigned kUuid = 1, kTrackName = 2, kProcess = 3, kThread = 4, kParentUuid = 5, kCounter = 8;
constexpr unsigned kProcessPid = 1, kProcessName = 6, kThreadPid = 1, kThreadTid = 2, kThreadName = 5;
constexpr unsigned kType = 9, kTrackUuid = 11, kName = 23, kCounterValue = 30, kFlowIds = 47, kTerminatingFlowIds = 48;
} // namespace field

enum class TrackEventType : std::uint64_t { Begin = 1, End = 2, Instant = 3, Counter = 4 };

class Message {
public:
    Message &number(unsigned id, std::uint64_t value) {
        varint(id << 3);
        varint(value);
        return *this;
    }
    Message &fixed(unsigned id, std::uint64_t value) {
        varint(id << 3 | 1);
        for (int shift = 0; shift < 64; shift += 8) m_bytes.push_back(static_cast<char>(value >> shift));
        return *this;
    }
    Message &bytes(unsigned id, std::string_view value) {
        varint(id << 3 | 2);
        varint(value.size());
        m_bytes.append(value);
        return *this;
    }
    Message &message(unsigned id, const Message &value) { return bytes(id, value.m_bytes); }
    std::string_view contents() const { return m_bytes; }
    void clear() { m_bytes.clear(); }

private:
    void varint(std::uint64_t value) {
        while (value >= 0x80) {
            m_bytes.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_bytes.push_back(static_cast<char>(value));
    }
    std::string m_bytes;
};

class PerfettoWriter {
public:
    PerfettoWriter(const Store &store, std::ostream &out) : m_store(store), m_out(out) { numberThreads(); }

    void write() {
        for (ProcessIndex index = 0; index < m_store.processes().size(); ++index) describeProcess(index);
        for (LaneId lane = 0; lane < m_store.laneCount(); ++lane) {
            describeThread(lane);
            states(lane);
        }
        for (ObjectIndex index = 0; index < m_store.objects().size(); ++index) {
            const ObjectInfo &object = m_store.objects()[index];
            if (object.history->size() == 0) continue;
            if (hasHoldTrack(object)) holds(index, object);
            if (hasDepthTrack(object)) depths(index, object);
        }
        for (std::size_t index = 0; index < m_store.arrows().size(); ++index) arrow(index);
    }

private:
    // Tracks of different sorts, told apart by the upper half of their ids.
    static std::uint64_t processTrack(ProcessIndex index) { return std::uint64_t{1} << 32 | index; }
    static std::uint64_t laneTrack(LaneId lane) { return std::uint64_t{2} << 32 | lane; }
    static std::uint64_t objectTrack(ObjectIndex index) { return std::uint64_t{3} << 32 | index; }

    /// Perfetto knows a thread by its number alone, whatever its process: the system may have given one twice in the course of a run, and a
    /// simulated machine gives them process by process. A process's first thread has the process's number in any case.
    void numberThreads() {
        std::set<std::int32_t> taken{0}; // which means the system's idle thread
        m_numbers.resize(m_store.laneCount());
        const auto take = [&](LaneId lane, std::int32_t wanted) { return taken.insert(wanted).second ? (m_numbers[lane] = wanted, true) : false; };
        for (const bool isFirst : {true, false}) {
            for (LaneId lane = 0; lane < m_store.laneCount(); ++lane) {
                const LaneOrigin &origin = m_store.lane(lane).origin;
                if ((origin.tid == origin.pid) != isFirst || take(lane, origin.tid)) continue;
                take(lane, *taken.rbegin() + 1);
            }
        }
    }
    void packet(Message &packet) {
        packet.number(field::kSequenceId, 1);
        if (m_first) packet.number(field::kSequenceFlags, 1);
        m_first = false;
        m_frame.clear();
        m_frame.message(field::kPacket, packet);
        m_out.write(m_frame.contents().data(), static_cast<std::streamsize>(m_frame.contents().size()));
    }
    void describe(const Message &track) {
        Message descriptor;
        descriptor.message(field::kTrackDescriptor, track);
        packet(descriptor);
    }
    void describeProcess(ProcessIndex index) {
        const ProcessInfo &info = m_store.processes()[index];
        Message process, track;
        process.number(field::kProcessPid, static_cast<std::uint64_t>(info.pid)).bytes(field::kProcessName, processTitle(m_store, index));
        describe(track.number(field::kUuid, processTrack(index)).message(field::kProcess, process));
    }
    void describeThread(LaneId lane) {
        const LaneInfo &info = m_store.lane(lane);
        Message thread, track;
        thread.number(field::kThreadPid, static_cast<std::uint64_t>(info.origin.pid));
        thread.number(field::kThreadTid, static_cast<std::uint64_t>(m_numbers[lane])).bytes(field::kThreadName, laneTitle(m_store, lane));
        track.number(field::kUuid, laneTrack(lane)).number(field::kParentUuid, processTrack(info.process));
        describe(track.message(field::kThread, thread));
    }
    void event(Time time, TrackEventType type, std::uint64_t track, std::string_view name, std::uint64_t flow = 0) {
        m_event.clear();
        m_event.number(field::kType, static_cast<std::uint64_t>(type)).number(field::kTrackUuid, track);
        if (!name.empty()) m_event.bytes(field::kName, name);
        if (flow != 0) m_event.fixed(m_flowEnds ? field::kTerminatingFlowIds : field::kFlowIds, flow);
        send(time);
    }
    void send(Time time) {
        m_packet.clear();
        m_packet.number(field::kTimestamp, time).message(field::kTrackEvent, m_event);
        packet(m_packet);
    }
    void states(LaneId lane) {
        const LaneSpans &spans = m_store.spans(lane);
        for (std::size_t index = 0; index < spans.count(); ++index) {
            const LaneSpan span = m_store.span(lane, index);
            if (span.state == LaneState::Ended || span.state == LaneState::Crashed) continue;
            event(span.begin, TrackEventType::Begin, laneTrack(lane), laneStateName(span.state));
            event(span.end, TrackEventType::End, laneTrack(lane), {});
        }
    }
    void describeObject(ObjectIndex index, const ObjectInfo &object, bool counts) {
        Message track;
        track.number(field::kUuid, objectTrack(index)).bytes(field::kTrackName, objectTitle(object));
        if (counts) track.message(field::kCounter, Message());
        describe(track);
    }
    void holds(ObjectIndex index, const ObjectInfo &object) {
        describeObject(index, object, false);
        const History &history = *object.history;
        for (std::size_t at = 0; at < history.size(); ++at) {
            const HistoryStep &step = history.step(at);
            if (step.level <= 0) continue;
            const Time until = at + 1 < history.size() ? history.step(at + 1).time : m_store.now();
            event(step.time, TrackEventType::Begin, objectTrack(index),
                  laneTitle(m_store, static_cast<LaneId>(step.level - 1)));
            event(until, TrackEventType::End, objectTrack(index), {});
        }
    }
    void depths(ObjectIndex index, const ObjectInfo &object) {
        describeObject(index, object, true);
        for (std::size_t at = 0; at < object.history->size(); ++at) {
            const HistoryStep &step = object.history->step(at);
            m_event.clear();
            m_event.number(field::kType, static_cast<std::uint64_t>(TrackEventType::Counter));
            m_event.number(field::kTrackUuid, objectTrack(index));
            m_event.number(field::kCounterValue, static_cast<std::uint64_t>(std::int64_t{step.level}));
            send(step.time);
        }
    }
    void arrow(std::size_t index) {
        const Arrow &arrow = m_store.arrows()[index];
        m_flowEnds = false;
        event(m_store.event(arrow.fromEvent).time, TrackEventType::Instant, laneTrack(arrow.from),
              kindInfo(m_store.event(arrow.fromEvent).kind).name, index + 1);
        m_flowEnds = true;
        event(m_store.event(arrow.toEvent).time, TrackEventType::Instant, laneTrack(arrow.to),
              kindInfo(m_store.event(arrow.toEvent).kind).name, index + 1);
    }

    const Store &m_store;
    std::ostream &m_out;
    std::vector<std::int32_t> m_numbers; ///< by lane
    Message m_event, m_packet, m_frame;
    bool m_first = true;
    bool m_flowEnds = false;
};

// CSV ---------------------------------------------------------------------------------------------------------------------

void putCell(std::string &line, std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        line += text;
        return;
    }
    line += '"';
    for (char c : text) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

} // namespace

void writeChromeJson(const Store &store, std::ostream &out) { ChromeWriter(store, out).write(); }

void writePerfetto(const Store &store, std::ostream &out) { PerfettoWriter(store, out).write(); }

void writeCsv(const Store &store, std::ostream &out) {
    out << "index,time_ns,process,thread,kind,object,name,sequence,file,line,value\r\n";
    std::string line;
    for (EventIndex index = 0; index < store.eventCount(); ++index) {
        const Event event = store.event(index);
        const LaneInfo &lane = store.lane(event.thread);
        const ObjectIndex object = store.objectOf(index);
        line = std::to_string(index) + ',' + std::to_string(event.time) + ',' + std::to_string(lane.origin.pid) + ',';
        putCell(line, laneTitle(store, event.thread));
        line += ',';
        line += kindInfo(event.kind).name;
        line += ',' + std::to_string(event.object) + ',';
        if (object != kNoObject) putCell(line, store.objects()[object].name);
        line += ',' + std::to_string(event.sequence) + ',' + std::to_string(packedFile(event.line)) + ',' +
                std::to_string(packedLine(event.line)) + ',';
        putCell(line, valueText(store, event.value));
        line += "\r\n";
        out << line;
    }
}

Status exportTrace(const Store &store, ExportFormat format, const std::string &path) {
    errno = 0;
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    if (out) {
        switch (format) {
        case ExportFormat::ChromeJson: writeChromeJson(store, out); break;
        case ExportFormat::Perfetto: writePerfetto(store, out); break;
        case ExportFormat::Csv: writeCsv(store, out); break;
        }
        out.close();
    }
    if (out) return Nothing{};
    return Diagnostic{"trace.export-write", {path, std::strerror(errno ? errno : EIO)}, {}, DiagnosticClass::LimitReached, path};
}

} // namespace forkyard::trace
