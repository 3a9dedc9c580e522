// How a trace file's bytes are put together, for those that write and read them; knows no store.
//
// Little endian; "number" is a varint of 7 bits a byte, lowest first; "signed" a number in zigzag; "text" its length
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
#pragma once

#include "core/trace/lane.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace forkyard::trace::format {

inline constexpr std::string_view kMagic = "FYDTRACE";
inline constexpr std::uint32_t kVersion = 1;
inline constexpr EventIndex kEventsPerBlock = 16384;
inline constexpr std::uint32_t kLongestBlock = 1u << 28;

enum class Block : std::uint8_t { Head = 1, Sources, Texts, Lanes, Events, End };

enum Flag : std::uint8_t { kOtherObject = 1, kHasSequence = 2, kOtherLine = 4, kHasValue = 8 };

constexpr std::uint64_t zigzag(std::int64_t number) {
    return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1) ^ -static_cast<std::int64_t>(number & 1);
}

/// CRC-32 as in IEEE 802.3, reflected; eight bytes at a time (Kounavis and Berry, "slicing by 8").
class Checksum {
public:
    static std::uint32_t of(Block type, std::string_view contents) {
        static const Tables tables = makeTables();
        std::uint32_t sum = ~std::uint32_t{0};
        const auto add = [&sum](char byte) { sum = tables[0][(sum ^ static_cast<unsigned char>(byte)) & 0xff] ^ sum >> 8; };
        add(static_cast<char>(type));
        while (contents.size() >= 8) {
            std::uint32_t low = 0, high = 0;
            for (int at = 3; at >= 0; --at) {
                low = low << 8 | static_cast<unsigned char>(contents[static_cast<std::size_t>(at)]);
                high = high << 8 | static_cast<unsigned char>(contents[static_cast<std::size_t>(at + 4)]);
            }
            low ^= sum;
            sum = tables[7][low & 0xff] ^ tables[6][low >> 8 & 0xff] ^ tables[5][low >> 16 & 0xff] ^ tables[4][low >> 24] ^ tables[3][high & 0xff] ^
                  tables[2][high >> 8 & 0xff] ^ tables[1][high >> 16 & 0xff] ^ tables[0][high >> 24];
            contents.remove_prefix(8);
        }
        for (const char byte : contents) add(byte);
        return ~sum;
    }

private:
    using Tables = std::array<std::array<std::uint32_t, 256>, 8>;
    static Tables makeTables() {
        Tables tables{};
        for (std::uint32_t index = 0; index < 256; ++index) {
            std::uint32_t entry = index;
            for (int bit = 0; bit < 8; ++bit) entry = entry & 1 ? 0xedb88320u ^ entry >> 1 : entry >> 1;
            tables[0][index] = entry;
        }
        for (std::size_t table = 1; table < 8; ++table) {
            for (std::size_t index = 0; index < 256; ++index) {
                const std::uint32_t before = tables[table - 1][index];
                tables[table][index] = tables[0][before & 0xff] ^ before >> 8;
            }
        }
        return tables;
    }
};

inline void putWord(std::string &out, std::uint32_t word) {
    for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(word >> shift));
}

inline std::uint32_t wordAt(const char *bytes) {
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

inline void packEvent(Packer &out, Predictor &predictor, const Event &event) {
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

inline Event unpackEvent(Unpacker &in, Predictor &predictor) {
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

} // namespace forkyard::trace::format
