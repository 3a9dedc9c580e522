// Sums of time per state, taken before every sixteenth span and at even times, make a pixel's answer the difference of two
// sums: no pyramid needs to be walked.
#include "core/trace/lane.h"

#include "core/base/check.h"
#include "core/trace/time_search.h"

#include <algorithm>

namespace forkyard::trace {

namespace {

constexpr std::size_t kSpansForBins = 1024;
constexpr std::size_t kFewestBins = 64;
/// A pixel this many bins wide, or wider, is answered from the bins alone.
constexpr Time kBinsPerPixel = 1;
/// With so many spans a pixel, or more, blocks of spans serve as bins of uneven width; with fewer each span is looked at, as are
/// those of a block wider than two pixels.
constexpr std::size_t kSpansPerPixel = 8;
constexpr Time kPixelsPerBlock = 2;

/// The edges of pixels of equal width, in 16 fractional bits: good to a nanosecond for spans of days. Rounded up, so that an
/// edge that falls on a whole nanosecond is that one.
struct Pixels {
    Time begin;
    std::uint64_t step;

    Pixels(Time from, Time until, std::size_t count) : begin(from), step((((until - from) << 16) + count - 1) / count) {}
    Time edge(std::size_t index) const { return begin + (step * index >> 16); }
    Time width() const { return step >> 16; }
};

LanePixel wholly(LaneState state) {
    LanePixel pixel{{}, state};
    pixel.share[static_cast<std::size_t>(state)] = 255;
    return pixel;
}

/// The pixel in which these times were spent. Without branches: the mixture of states is what no predictor guesses.
LanePixel pixelOf(const StateSums &spent, Time width) {
    const double scale = 255.0 / static_cast<double>(width);
    const StateSums::Pair scales = {scale, scale}, half = {0.5, 0.5};
    std::array<std::int32_t, kLaneStates> shares;
    StateSums::Pair total = {0, 0};
    for (std::size_t pair = 0; pair < kLaneStates / 2; ++pair) {
        total += spent.pairs[pair];
        const StateSums::Pair scaled = spent.pairs[pair] * scales + half;
        shares[2 * pair] = static_cast<std::int32_t>(scaled[0]);
        shares[2 * pair + 1] = static_cast<std::int32_t>(scaled[1]);
    }
    shares[0] = std::max(0, static_cast<std::int32_t>(255.5 - (total[0] + total[1]) * scale));
    LanePixel pixel;
    pixel.share[0] = static_cast<std::uint8_t>(shares[0]);
    std::int32_t most = 0; // share and state in one
    for (std::size_t state = 1; state < kLaneStates; ++state) {
        pixel.share[state] = static_cast<std::uint8_t>(shares[state]);
        most = std::max(most, shares[state] << 3 | static_cast<std::int32_t>(state));
    }
    // A lane that is there at all is seen, as long as it fills a quarter of the pixel.
    const std::int32_t largest = most >> 3;
    const bool isAbsent = largest == 0 || (shares[0] > largest && largest < 64);
    pixel.dominant = isAbsent ? LaneState::Absent : static_cast<LaneState>(most & 7);
    return pixel;
}

StateSums difference(const StateSums &after, const StateSums &before) {
    StateSums sums;
    for (std::size_t pair = 0; pair < kLaneStates / 2; ++pair) sums.pairs[pair] = after.pairs[pair] - before.pairs[pair];
    return sums;
}

StateSums between(const StateSums &low, const StateSums &high, double part) {
    const StateSums::Pair parts = {part, part};
    StateSums sums;
    for (std::size_t pair = 0; pair < kLaneStates / 2; ++pair) {
        sums.pairs[pair] = low.pairs[pair] + (high.pairs[pair] - low.pairs[pair]) * parts;
    }
    return sums;
}

StateSums sumsOf(const std::array<Time, kLaneStates> &times) {
    StateSums sums;
    for (std::size_t state = 0; state < kLaneStates; ++state) sums.pairs[state / 2][state % 2] = static_cast<double>(times[state]);
    return sums;
}

} // namespace

std::string_view laneStateName(LaneState state) {
    static constexpr std::array<std::string_view, kLaneStates> kNames = {
        "absent", "running", "ready", "waiting-lock", "waiting-data", "asleep", "ended", "crashed"};
    return kNames[static_cast<std::size_t>(state)];
}

void LaneSpans::push(Time time, LaneState state, EventIndex event) {
    if (!m_begins.empty()) {
        const Time begin = m_begins.back();
        FORKYARD_CHECK(time >= begin);
        if (time == begin) {
            m_states.back() = state;
            m_events.back() = event;
            return;
        }
        if (m_binWidth != 0) extendBins(time);
        m_sums.add(m_states.back(), time - begin);
    }
    if (m_begins.size() % kBlock == 0) m_blocks.push(m_sums);
    if (m_begins.size() % Column<Time>::kChunk == 0) m_chunkBegins.push_back(time);
    m_begins.push(time);
    m_states.push(state);
    m_events.push(event);
    if (m_binWidth == 0 && m_begins.size() >= kSpansForBins) {
        m_binBase = m_begins[0];
        m_binWidth = std::max<Time>((time - m_binBase) / kFewestBins, 1);
        extendBins(time);
    }
}

LaneSpan LaneSpans::span(std::size_t index, Time now) const {
    const Time begin = m_begins[index];
    const Time end = index + 1 < m_begins.size() ? m_begins[index + 1] : std::max(now, begin);
    return {begin, end, m_states[index], m_events[index]};
}

std::size_t LaneSpans::blockAt(Time time) const {
    // First the column's chunk, then the block within it: so few places of memory are looked at.
    const std::size_t chunk = lastAtOrBefore(time, m_chunkBegins.size(), [this](std::size_t at) { return m_chunkBegins[at]; });
    constexpr std::size_t perChunk = Column<Time>::kChunk / kBlock;
    const std::size_t first = chunk * perChunk, count = std::min(perChunk, m_blocks.size() - first);
    const Time *begins = &m_begins[first * kBlock];
    return first + lastAtOrBefore(time, count, [begins](std::size_t block) { return begins[block * kBlock]; });
}

std::size_t LaneSpans::at(Time time) const {
    if (m_begins.empty() || time < m_begins[0]) return kNone;
    std::size_t index = blockAt(time) * kBlock;
    const std::size_t end = std::min<std::size_t>(index + kBlock, m_begins.size());
    while (index + 1 < end && m_begins[index + 1] <= time) ++index;
    return index;
}

/// Time per state before `time`, which lies in the block's spans or beyond them (the last state goes on).
LaneSpans::Sums LaneSpans::sumsBefore(Time time, std::size_t block) const {
    Sums sums = m_blocks[block];
    const std::size_t first = block * kBlock;
    const std::size_t last = std::min<std::size_t>(first + kBlock, m_begins.size());
    // A block never straddles the columns' chunks, so plain pointers do.
    const Time *begins = &m_begins[first];
    const LaneState *states = &m_states[first];
    for (std::size_t index = 0; index < last - first && begins[index] < time; ++index) {
        const Time end = first + index + 1 == last ? time : std::min(time, index + 1 < kBlock ? begins[index + 1] : time);
        sums.add(states[index], end - begins[index]);
    }
    return sums;
}

void LaneSpans::extendBins(Time until) {
    for (Time edge = m_binBase + m_bins.size() * m_binWidth; edge <= until;
         edge = m_binBase + m_bins.size() * m_binWidth) {
        m_bins.push_back(sumsBefore(edge, blockAt(edge)));
        if (m_bins.size() > 2 * std::max(kFewestBins, m_begins.size() / (2 * kBlock))) coarsenBins();
    }
}

void LaneSpans::coarsenBins() {
    const std::size_t kept = (m_bins.size() + 1) / 2;
    for (std::size_t index = 0; index < kept; ++index) m_bins[index] = m_bins[index * 2];
    m_bins.resize(kept);
    m_binWidth *= 2;
}

void LaneSpans::query(Time begin, Time end, Time now, std::span<LanePixel> out) const {
    FORKYARD_CHECK(end > begin);
    if (m_begins.empty() || begin >= now || end <= m_begins[0]) {
        std::fill(out.begin(), out.end(), wholly(LaneState::Absent));
        return;
    }
    const Pixels pixels(begin, end, out.size());
    // Pixels beyond now are absent; the one that now lies in is answered by itself, being full to a part only.
    std::size_t whole = out.size();
    if (end > now) {
        whole = static_cast<std::size_t>(((now - begin) << 16) / pixels.step);
        whole = std::min(whole, out.size() - 1);
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(whole), out.end(), wholly(LaneState::Absent));
        const Time left = pixels.edge(whole), right = pixels.edge(whole + 1);
        if (right > left && now > left) {
            out[whole] = pixelOf(difference(sumsBefore(now, blockAt(now)), sumsBefore(left, blockAt(left))), right - left);
        }
    }
    if (whole == 0) return;
    const std::size_t firstBlock = blockAt(begin), lastBlock = blockAt(pixels.edge(whole));
    auto answer = [&](auto sumsAt) {
        Sums before = sumsAt(begin);
        for (std::size_t index = 0; index < whole; ++index) {
            const Sums after = sumsAt(pixels.edge(index + 1));
            out[index] = pixelOf(difference(after, before), pixels.edge(index + 1) - pixels.edge(index));
            before = after;
        }
    };
    if (m_binWidth != 0 && pixels.width() >= kBinsPerPixel * m_binWidth) {
        answer([this, perBin = 1.0 / static_cast<double>(m_binWidth)](Time time) { return sumsByBins(time, perBin); });
    } else if ((lastBlock - firstBlock) * kBlock >= whole * kSpansPerPixel) {
        answer([this, block = firstBlock, widest = pixels.width() * kPixelsPerBlock](Time time) mutable {
            while (block + 1 < m_blocks.size() && m_begins[(block + 1) * kBlock] <= time) ++block;
            return sumsByBlocks(time, block, widest);
        });
    } else {
        std::size_t index = firstBlock * kBlock;
        while (index + 1 < m_begins.size() && m_begins[index + 1] <= begin) ++index;
        for (std::size_t at = 0; at < whole; ++at) {
            const Time left = pixels.edge(at), right = pixels.edge(at + 1);
            const bool isLast = index + 1 == m_begins.size();
            if (m_begins[index] <= left && (isLast || m_begins[index + 1] >= right)) {
                out[at] = wholly(m_states[index]);
                if (!isLast && m_begins[index + 1] == right) ++index;
                continue;
            }
            std::array<Time, kLaneStates> spent{};
            index = addSpans(spent, index, left, right);
            out[at] = pixelOf(sumsOf(spent), right - left);
        }
    }
}

/// Adds each span's part of [left, right), from the span `index` on. Returns the last span that begins at or before `right`.
std::size_t LaneSpans::addSpans(std::array<Time, kLaneStates> &sums, std::size_t index, Time left, Time right) const {
    Time from = std::max(left, m_begins[index]);
    const std::size_t last = m_begins.size() - 1;
    while (index < last) {
        // Within a chunk of the columns plain pointers do; the span after its last is in the next chunk.
        const std::size_t chunkEnd = std::min(last, index | (Column<Time>::kChunk - 1));
        const Time *begins = &m_begins[index];
        const LaneState *states = &m_states[index];
        const std::size_t count = chunkEnd - index;
        std::size_t at = 0;
        for (; at < count && begins[at + 1] <= right; ++at) {
            const Time next = std::max(begins[at + 1], from);
            sums[static_cast<std::size_t>(states[at])] += next - from;
            from = next;
        }
        index += at;
        if (at < count) break;
        if (index == last || m_begins[index + 1] > right) break;
        const Time next = std::max(m_begins[index + 1], from);
        sums[static_cast<std::size_t>(m_states[index])] += next - from;
        from = next;
        ++index;
    }
    if (right > from) sums[static_cast<std::size_t>(m_states[index])] += right - from;
    return index;
}

LaneSpans::Sums LaneSpans::sumsByBins(Time time, double perBin) const {
    if (time <= m_binBase) return Sums{};
    const double place = static_cast<double>(time - m_binBase) * perBin;
    const auto bin = static_cast<std::size_t>(place);
    if (bin + 1 >= m_bins.size()) return sumsBefore(time, blockAt(time));
    return between(m_bins[bin], m_bins[bin + 1], place - static_cast<double>(bin));
}

/// As if the states in a block were mixed evenly, if it is no wider than `widest`. The last block is not yet whole: there each span
/// counts.
LaneSpans::Sums LaneSpans::sumsByBlocks(Time time, std::size_t block, Time widest) const {
    const Time begin = m_begins[block * kBlock];
    if (time <= begin || block + 1 >= m_blocks.size()) return sumsBefore(time, block);
    const Time length = m_begins[(block + 1) * kBlock] - begin;
    if (length > widest) return sumsBefore(time, block);
    return between(m_blocks[block], m_blocks[block + 1], static_cast<double>(time - begin) / static_cast<double>(length));
}

std::array<Time, kLaneStates> LaneSpans::total(Time begin, Time end, Time now) const {
    std::array<Time, kLaneStates> result{};
    if (m_begins.empty()) return result;
    begin = std::min(begin, now);
    end = std::min(end, now);
    const Sums spent = difference(sumsBefore(end, blockAt(end)), sumsBefore(begin, blockAt(begin)));
    for (std::size_t state = 0; state < kLaneStates; ++state) result[state] = static_cast<Time>(spent.of(state));
    return result;
}

std::size_t LaneSpans::bytes() const {
    return m_begins.bytes() + m_events.bytes() + m_states.bytes() + m_blocks.bytes() + m_bins.capacity() * sizeof(Sums) + m_chunkBegins.capacity() * sizeof(Time);
}

} // namespace forkyard::trace
