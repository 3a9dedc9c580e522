// Sums of time per state, taken before every sixteenth span and at even times, make a pixel's answer the difference of two
// sums: no pyramid needs to be walked.
#include "core/trace/lane.h"

#include "core/base/check.h"

#include <algorithm>

namespace forkyard::trace {

namespace {

constexpr std::size_t kSpansForBins = 1024;
constexpr std::size_t kFewestBins = 64;
/// A pixel narrower than this many bins is answered from the spans.
constexpr Time kBinsPerPixel = 2;

/// Pixel edges in 16 fractional bits: good to a nanosecond for spans of days.
struct Edges {
    Time begin;
    std::uint64_t step;
    Time operator()(std::size_t index) const { return begin + (step * index >> 16); }
};

/// Rounded up, so that an edge that falls on a whole nanosecond is that one.
Edges edgesOf(Time begin, Time end, std::size_t pixels) { return {begin, (((end - begin) << 16) + pixels - 1) / pixels}; }

template <typename Sums>
LanePixel pixelOf(const Sums &before, const Sums &after, Time width) {
    constexpr unsigned kShift = 55;
    constexpr std::uint64_t kHalf = std::uint64_t{1} << (kShift - 1);
    const std::uint64_t scale = (std::uint64_t{255} << kShift) / width;
    LanePixel pixel;
    Time present = 0, most = 0;
    for (std::size_t state = 1; state < kLaneStates; ++state) {
        const Time spent = after[state] - before[state];
        present += spent;
        pixel.share[state] = static_cast<std::uint8_t>((spent * scale + kHalf) >> kShift);
        if (spent > most) {
            most = spent;
            pixel.dominant = static_cast<LaneState>(state);
        }
    }
    const Time absent = width > present ? width - present : 0;
    pixel.share[0] = static_cast<std::uint8_t>((absent * scale + kHalf) >> kShift);
    // A lane that is there at all is seen, as long as it fills a quarter of the pixel.
    if (absent > most && most * 4 < width) pixel.dominant = LaneState::Absent;
    return pixel;
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
        m_sums[static_cast<std::size_t>(m_states.back())] += time - begin;
    }
    if (m_begins.size() % kBlock == 0) m_blocks.push(m_sums);
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
    std::size_t low = 0, high = m_blocks.size();
    while (low + 1 < high) {
        const std::size_t middle = (low + high) / 2;
        (m_begins[middle * kBlock] <= time ? low : high) = middle;
    }
    return low;
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
        sums[static_cast<std::size_t>(states[index])] += end - begins[index];
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
    std::fill(out.begin(), out.end(), LanePixel{{255}, LaneState::Absent});
    if (m_begins.empty() || begin >= now || end <= m_begins[0]) return;
    const Edges edge = edgesOf(begin, end, out.size());
    // Pixels beyond now stay absent; the one that now lies in is answered by hand, being full to a part only.
    std::size_t whole = out.size();
    if (end > now) {
        whole = static_cast<std::size_t>(((now - begin) << 16) / std::max<std::uint64_t>(edge.step, 1));
        whole = std::min(whole, out.size() - 1);
        const Time left = edge(whole), right = edge(whole + 1);
        if (right > left && now > left) {
            out[whole] = pixelOf(sumsBefore(left, blockAt(left)), sumsBefore(now, blockAt(now)), right - left);
        }
    }
    if (whole == 0) return;
    const std::span<LanePixel> pixels = out.first(whole);
    const bool coarse = m_binWidth != 0 && (end - begin) / out.size() >= kBinsPerPixel * m_binWidth;
    coarse ? queryBins(begin, edge.step, pixels) : queryBlocks(begin, edge.step, pixels);
}

void LaneSpans::queryBins(Time begin, std::uint64_t step, std::span<LanePixel> out) const {
    const Edges edge{begin, step};
    const Time binsEnd = m_binBase + (m_bins.size() - 1) * m_binWidth;
    // Divisions by the width are multiplications by its inverse; both are off by less than a bin's millionth.
    const double perBin = 1.0 / static_cast<double>(m_binWidth);
    auto sumsAt = [&](Time time) -> Sums {
        if (time <= m_binBase) return Sums{};
        if (time >= binsEnd) return sumsBefore(time, blockAt(time));
        const double place = static_cast<double>(time - m_binBase) * perBin;
        const auto bin = std::min(static_cast<std::size_t>(place), m_bins.size() - 2);
        const auto part = static_cast<std::uint64_t>((place - static_cast<double>(bin)) * 65536.0);
        const Sums &low = m_bins[bin], &high = m_bins[bin + 1];
        Sums sums;
        for (std::size_t state = 0; state < kLaneStates; ++state) {
            sums[state] = low[state] + ((high[state] - low[state]) * part >> 16);
        }
        return sums;
    };
    Sums before = sumsAt(begin);
    for (std::size_t index = 0; index < out.size(); ++index) {
        const Sums after = sumsAt(edge(index + 1));
        out[index] = pixelOf(before, after, edge(index + 1) - edge(index));
        before = after;
    }
}

void LaneSpans::queryBlocks(Time begin, std::uint64_t step, std::span<LanePixel> out) const {
    const Edges edge{begin, step};
    std::size_t block = blockAt(begin);
    Sums before = sumsBefore(begin, block);
    for (std::size_t index = 0; index < out.size(); ++index) {
        const Time left = edge(index), right = edge(index + 1);
        if (right == left) { // narrower than a nanosecond
            const std::size_t here = at(left);
            const LaneState state = here == kNone ? LaneState::Absent : m_states[here];
            out[index] = LanePixel{{}, state};
            out[index].share[static_cast<std::size_t>(state)] = 255;
            continue;
        }
        while (block + 1 < m_blocks.size() && m_begins[(block + 1) * kBlock] <= right) ++block;
        const Sums after = sumsBefore(right, block);
        out[index] = pixelOf(before, after, right - left);
        before = after;
    }
}

std::array<Time, kLaneStates> LaneSpans::total(Time begin, Time end, Time now) const {
    Sums result{};
    if (m_begins.empty()) return result;
    begin = std::min(begin, now);
    end = std::min(end, now);
    const Sums before = sumsBefore(begin, blockAt(begin));
    const Sums after = sumsBefore(end, blockAt(end));
    for (std::size_t state = 0; state < kLaneStates; ++state) result[state] = after[state] - before[state];
    return result;
}

std::size_t LaneSpans::bytes() const {
    return m_begins.bytes() + m_events.bytes() + m_states.bytes() + m_blocks.bytes() + m_bins.capacity() * sizeof(Sums);
}

} // namespace forkyard::trace
