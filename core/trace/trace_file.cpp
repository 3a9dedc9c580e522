// The format. Little endian; "number" is a varint of 7 bits a byte, lowest first; "signed" a number in zigzag; "text" its length
// as a number, then its bytes.
//
//   file    "FYDTRACE", version (32 bits), blocks
//   block   type (8 bits), length of the contents (32 bits), CRC-32 of type and contents (32 bits), contents
//   Head    how many events, texts, lanes, sources there are (numbers); comes first
//   Sources each: path, text (texts)
//   Texts   how many; the texts, ids in a row from the last block's
//   Lanes   how many; each: process, parent, thread, thread's number (numbers), pid, tid (signed)
//   Events  how many; the events, none of which needs a text or lane that has not come before
//   End     now, dropped, finished (numbers); comes last
//
//   event   flags (8 bits): 1 another object than the lane's last, 2 it has a sequence, 4 another line than the lane's last,
//           8 it has a value, whose kind is in bits 4 to 6
//           kind, lane, time since the event before (numbers)
//           object, line: signed, from the lane's last; sequence: signed, from the last of any object with the same lowest 10
//           bits; value: signed, without its kind
//
// So whatever is left of a file that was cut short can be used up to its last whole block.
#include "core/trace/trace_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace forkyard::trace {

namespace {

constexpr std::string_view kMagic = "FYDTRACE";
constexpr std::uint32_t kVersion = 1;
constexpr EventIndex kEventsPerBlock = 16384;
constexpr std::uint32_t kLongestBlock = 1u << 28;

enum class Block : std::uint8_t { Head = 1, Sources, Texts, Lanes, Events, End };

enum Flag : std::uint8_t { kOtherObject = 1, kHasSequence = 2, kOtherLine = 4, kHasValue = 8 };

constexpr std::uint64_t zigzag(std::int64_t number) {
    return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

/// CRC-32 as in IEEE 802.3, reflected.
class Checksum {
public:
    static std::uint32_t of(Block type, std::string_view contents) {
        static const std::array<std::uint32_t, 256> table = makeTable();
        std::uint32_t sum = ~std::uint32_t{0};
        auto add = [&](unsigned char byte) { sum = table[(sum ^ byte) & 0xff] ^ sum >> 8; };
        add(static_cast<unsigned char>(type));
        for (char byte : contents) add(static_cast<unsigned char>(byte));
        return ~sum;
    }

private:
    static std::array<std::uint32_t, 256> makeTable() {
        std::array<std::uint32_t, 256> table{};
        for (std::uint32_t index = 0; index < 256; ++index) {
            std::uint32_t entry = index;
            for (int bit = 0; bit < 8; ++bit) entry = entry & 1 ? 0xedb88320u ^ entry >> 1 : entry >> 1;
            table[index] = entry;
        }
        return table;
    }
};

void putWord(std::string &out, std::uint32_t word) {
    for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(word >> shift));
}

std::uint32_t wordAt(const char *bytes) {
    std::uint32_t word = 0;
    for (int index = 3; index >= 0; --index) word = word << 8 | static_cast<unsigned char>(bytes[index]);
    return word;
}

class Packer {
public:
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            m_bytes.push_back(static_cast<char>(value | 0x80));
            value >>= 7;
        }
        m_bytes.push_back(static_cast<char>(value));
    }
    void signedNumber(std::int64_t value) { number(zigzag(value)); }
    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
    void text(std::string_view value) {
        number(value.size());
        m_bytes.append(value);
    }
    std::string &bytes() { return m_bytes; }

private:
    std::string m_bytes;
};

/// Reads what Packer wrote; after anything that does not fit, isGood() is false and all reads give 0.
class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : m_rest(bytes) {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t part = byte();
            value |= std::uint64_t{part & 0x7fu} << shift;
            if (part < 0x80) return value;
        }
        m_good = false;
        return 0;
    }
    std::int64_t signedNumber() { return unzigzag(number()); }
    std::uint8_t byte() {
        if (m_rest.empty()) {
            m_good = false;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(m_rest.front());
        m_rest.remove_prefix(1);
        return value;
    }
    std::string_view text() {
        const std::uint64_t size = number();
        if (size > m_rest.size()) m_good = false;
        if (!m_good) return {};
        const std::string_view value = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return value;
    }
    bool isGood() const { return m_good; }
    bool atEnd() const { return m_rest.empty(); }

private:
    std::string_view m_rest;
    bool m_good = true;
};

/// What an event is told relative to; the same on both sides.
struct Predictor {
    struct Last {
        ObjectId object = 0;
        std::uint32_t line = 0;
    };
    std::vector<Last> lanes;
    std::array<std::uint32_t, 1024> sequences{};
    Time time = 0;

    Last &lane(LaneId lane) {
        if (lane >= lanes.size()) lanes.resize(lane + 1);
        return lanes[lane];
    }
    std::uint32_t &sequence(ObjectId object) { return sequences[object % sequences.size()]; }
};

void packEvent(Packer &out, Predictor &predictor, const Event &event) {
    Predictor::Last &last = predictor.lane(event.thread);
    std::uint8_t flags = 0;
    if (event.object != last.object) flags |= kOtherObject;
    if (event.sequence != 0) flags |= kHasSequence;
    if (event.line != last.line) flags |= kOtherLine;
    if (!event.value.isNothing()) flags |= kHasValue;
    const std::uint64_t bits = event.value.bits();
    out.byte(static_cast<std::uint8_t>(flags | (bits & 7) << 4));
    out.number(static_cast<std::uint64_t>(event.kind));
    out.number(event.thread);
    out.number(event.time - predictor.time);
    if (flags & kOtherObject) out.signedNumber(std::int64_t{event.object} - last.object);
    if (flags & kOtherLine) out.signedNumber(std::int64_t{event.line} - last.line);
    if (flags & kHasSequence) {
        std::uint32_t &sequence = predictor.sequence(event.object);
        out.signedNumber(std::int64_t{event.sequence} - sequence);
        sequence = event.sequence;
    }
    if (flags & kHasValue) out.signedNumber(static_cast<std::int64_t>(bits) >> 3);
    predictor.time = event.time;
    last = {event.object, event.line};
}

Event unpackEvent(Unpacker &in, Predictor &predictor) {
    Event event;
    const std::uint8_t flags = in.byte();
    event.kind = static_cast<EventKind>(std::min<std::uint64_t>(in.number(), kEventKinds));
    event.thread = static_cast<std::uint16_t>(std::min<std::uint64_t>(in.number(), kMaxLanes));
    event.time = predictor.time += in.number();
    Predictor::Last &last = predictor.lane(event.thread);
    event.object = last.object;
    event.line = last.line;
    if (flags & kOtherObject) event.object = static_cast<ObjectId>(last.object + in.signedNumber());
    if (flags & kOtherLine) event.line = static_cast<std::uint32_t>(last.line + in.signedNumber());
    if (flags & kHasSequence) {
        std::uint32_t &sequence = predictor.sequence(event.object);
        event.sequence = sequence = static_cast<std::uint32_t>(sequence + in.signedNumber());
    }
    if (flags & kHasValue) {
        const auto payload = static_cast<std::uint64_t>(in.signedNumber());
        event.value = Value::fromBits(payload << 3 | (flags >> 4 & 7));
    }
    last = {event.object, event.line};
    return event;
}

class FileWriter {
public:
    FileWriter(const Store &store, std::ostream &out) : m_store(store), m_out(out) {}

    bool write() {
        std::string start(kMagic);
        putWord(start, kVersion);
        m_out.write(start.data(), static_cast<std::streamsize>(start.size()));
        writeHead();
        writeSources();
        for (EventIndex first = 0; first < m_store.eventCount(); first += kEventsPerBlock) {
            writeEvents(first, std::min(m_store.eventCount(), first + kEventsPerBlock));
        }
        writeTexts(m_store.texts().size());
        writeLanes(m_store.laneCount());
        writeEnd();
        m_out.flush();
        return m_out.good();
    }

private:
    void writeBlock(Block type, Packer &contents) {
        std::string frame(1, static_cast<char>(type));
        putWord(frame, static_cast<std::uint32_t>(contents.bytes().size()));
        putWord(frame, Checksum::of(type, contents.bytes()));
        m_out.write(frame.data(), static_cast<std::streamsize>(frame.size()));
        m_out.write(contents.bytes().data(), static_cast<std::streamsize>(contents.bytes().size()));
    }

    void writeHead() {
        Packer head;
        head.number(m_store.eventCount());
        head.number(m_store.texts().size());
        head.number(m_store.laneCount());
        head.number(m_store.sources().size());
        writeBlock(Block::Head, head);
    }

    void writeSources() {
        if (m_store.sources().empty()) return;
        Packer sources;
        for (const SourceFile &source : m_store.sources()) {
            sources.text(source.path);
            sources.text(source.text);
        }
        writeBlock(Block::Sources, sources);
    }

    void writeEvents(EventIndex first, EventIndex last) {
        Packer events;
        events.number(last - first);
        std::size_t texts = m_textsWritten;
        std::size_t lanes = m_lanesWritten;
        for (EventIndex index = first; index < last; ++index) {
            const Event event = m_store.event(index);
            packEvent(events, m_predictor, event);
            if (event.value.isText()) texts = std::max<std::size_t>(texts, event.value.asText() + std::size_t{1});
            lanes = std::max<std::size_t>(lanes, event.thread + std::size_t{1});
        }
        writeTexts(std::min(texts, m_store.texts().size()));
        writeLanes(lanes);
        writeBlock(Block::Events, events);
    }

    void writeTexts(std::size_t until) {
        while (m_textsWritten < until) {
            Packer texts;
            const std::size_t count = std::min<std::size_t>(until - m_textsWritten, 4096);
            texts.number(count);
            for (std::size_t index = 0; index < count; ++index) {
                texts.text(m_store.text(static_cast<TextId>(m_textsWritten + index)));
            }
            writeBlock(Block::Texts, texts);
            m_textsWritten += count;
        }
    }

    void writeLanes(std::size_t until) {
        if (m_lanesWritten >= until) return;
        Packer lanes;
        lanes.number(until - m_lanesWritten);
        for (; m_lanesWritten < until; ++m_lanesWritten) {
            const LaneOrigin &origin = m_store.lane(static_cast<LaneId>(m_lanesWritten)).origin;
            lanes.number(origin.process);
            lanes.number(origin.parentProcess);
            lanes.number(origin.thread);
            lanes.number(origin.threadNumber);
            lanes.signedNumber(origin.pid);
            lanes.signedNumber(origin.tid);
        }
        writeBlock(Block::Lanes, lanes);
    }

    void writeEnd() {
        Packer end;
        end.number(m_store.now());
        end.number(m_store.dropped());
        end.number(m_store.isFinished() ? 1 : 0);
        writeBlock(Block::End, end);
    }

    const Store &m_store;
    std::ostream &m_out;
    Predictor m_predictor;
    std::size_t m_textsWritten = 1; ///< the empty text is in every table
    std::size_t m_lanesWritten = 0;
};

class FileReader {
public:
    FileReader(std::istream &in, StoreOptions options) : m_in(in), m_store(std::make_unique<Store>(std::move(options))) {}

    Result<OpenedTrace> read() {
        char start[12];
        const bool whole = static_cast<bool>(m_in.read(start, sizeof start));
        if (!whole || std::string_view(start, kMagic.size()) != kMagic) {
            return Diagnostic{"trace.file-foreign", {}, {}, DiagnosticClass::UserMistake, {}};
        }
        if (const std::uint32_t version = wordAt(start + kMagic.size()); version != kVersion) {
            return Diagnostic{"trace.file-version", {std::to_string(version)}, {}, DiagnosticClass::UserMistake, {}};
        }
        while (!m_ended && readBlock()) {}
        OpenedTrace opened;
        if (!m_ended) {
            m_store->restoreEnd(0, m_store->dropped(), true);
            const std::string expected = m_hasHead ? std::to_string(m_expected) : "?";
            opened.warning = Diagnostic{"trace.file-cut", {std::to_string(m_store->eventCount()), expected}, {},
                                        DiagnosticClass::UserMistake, {}};
        }
        opened.store = std::move(m_store);
        return opened;
    }

private:
    bool readBlock() {
        char frame[9];
        if (!m_in.read(frame, sizeof frame)) return false;
        const auto type = static_cast<Block>(frame[0]);
        const std::uint32_t length = wordAt(frame + 1);
        if (length > kLongestBlock || !readContents(length)) return false;
        if (Checksum::of(type, m_contents) != wordAt(frame + 5)) return false;
        Unpacker contents(m_contents);
        return takeBlock(type, contents) && contents.isGood() && contents.atEnd();
    }

    /// In pieces, so that a damaged length asks for no more memory than the file has bytes.
    bool readContents(std::uint32_t length) {
        constexpr std::uint32_t kPiece = 1 << 20;
        m_contents.clear();
        while (m_contents.size() < length) {
            const std::size_t had = m_contents.size();
            const std::size_t piece = std::min<std::size_t>(kPiece, length - had);
            m_contents.resize(had + piece);
            if (!m_in.read(m_contents.data() + had, static_cast<std::streamsize>(piece))) return false;
        }
        return true;
    }

    bool takeBlock(Block type, Unpacker &in) {
        switch (type) {
        case Block::Head:
            m_hasHead = true;
            m_expected = in.number();
            in.number();
            in.number();
            in.number();
            return true;
        case Block::Sources: return takeSources(in);
        case Block::Texts: return takeTexts(in);
        case Block::Lanes: return takeLanes(in);
        case Block::Events: return takeEvents(in);
        case Block::End: {
            const Time now = in.number();
            const std::uint64_t dropped = in.number();
            m_store->restoreEnd(now, dropped, in.number() != 0);
            m_ended = true;
            return true;
        }
        }
        return false;
    }

    bool takeSources(Unpacker &in) {
        for (std::uint32_t file = 0; in.isGood() && !in.atEnd(); ++file) {
            const std::string path(in.text());
            m_store->setSource(file, {path, std::string(in.text())});
        }
        return true;
    }

    bool takeTexts(Unpacker &in) {
        for (std::uint64_t left = in.number(); left > 0 && in.isGood(); --left) {
            const auto expected = static_cast<TextId>(m_store->texts().size());
            if (m_store->addText(in.text()) != expected) return false; // no table holds a text twice
        }
        return true;
    }

    bool takeLanes(Unpacker &in) {
        for (std::uint64_t left = in.number(); left > 0 && in.isGood(); --left) {
            LaneOrigin origin;
            origin.process = static_cast<ObjectId>(in.number());
            origin.parentProcess = static_cast<ObjectId>(in.number());
            origin.thread = static_cast<ObjectId>(in.number());
            origin.threadNumber = static_cast<std::uint32_t>(in.number());
            origin.pid = static_cast<std::int32_t>(in.signedNumber());
            origin.tid = static_cast<std::int32_t>(in.signedNumber());
            if (in.isGood() && m_store->openLane(origin) == kNoLane) return false;
        }
        return true;
    }

    bool takeEvents(Unpacker &in) {
        for (std::uint64_t left = in.number(); left > 0; --left) {
            const Event event = unpackEvent(in, m_predictor);
            const bool known = static_cast<std::size_t>(event.kind) < kEventKinds && event.thread < m_store->laneCount();
            if (!in.isGood() || !known) return false;
            if (event.value.isText() && event.value.asText() >= m_store->texts().size()) return false;
            if (!m_store->restore(event)) return false;
        }
        return true;
    }

    std::istream &m_in;
    std::unique_ptr<Store> m_store;
    Predictor m_predictor;
    std::string m_contents;
    bool m_hasHead = false;
    bool m_ended = false;
    std::uint64_t m_expected = 0;
};

Diagnostic writeFailure(const std::string &path, int error) {
    return {"trace.file-write", {path, std::strerror(error)}, {}, DiagnosticClass::LimitReached, path};
}

/// The bytes are on the disk, not merely on their way.
bool flushToDisk(const std::string &path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool done = fsync(file) == 0;
    close(file);
    return done;
}

} // namespace

Status writeTrace(const Store &store, std::ostream &out) {
    if (FileWriter(store, out).write()) return Nothing{};
    return writeFailure({}, errno ? errno : EIO);
}

Status saveTrace(const Store &store, const std::string &path) {
    const std::string part = path + ".part";
    errno = 0;
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    const bool written = out && FileWriter(store, out).write();
    out.close();
    if (written && out && flushToDisk(part) && std::rename(part.c_str(), path.c_str()) == 0) return Nothing{};
    const int error = errno ? errno : EIO;
    unlink(part.c_str());
    return writeFailure(path, error);
}

bool isTrace(std::string_view bytes) { return bytes.starts_with(kMagic); }

bool isTraceFile(const std::string &path) {
    std::ifstream in(path, std::ios::binary);
    std::string start(kMagic.size(), 0);
    return in.read(start.data(), static_cast<std::streamsize>(start.size())) && isTrace(start);
}

Result<OpenedTrace> readTrace(std::istream &in, StoreOptions options) { return FileReader(in, std::move(options)).read(); }

Result<OpenedTrace> openTrace(const std::string &path, StoreOptions options) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return Diagnostic{"trace.file-open", {path, std::strerror(errno ? errno : EIO)}, {}, DiagnosticClass::UserMistake, path};
    }
    Result<OpenedTrace> opened = readTrace(in, std::move(options));
    if (opened.ok() && opened.value().warning) opened.value().warning->file = path;
    return opened;
}

} // namespace forkyard::trace
