// Plain loops over rows: they are what makes a frame cheap.
#include "ui/timeline/raster.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace forkyard::ui {

namespace {

/// memcpy for rows that are mostly a few pixels long.
inline void copyPixels(QRgb *to, const QRgb *from, std::size_t count) {
    constexpr std::size_t few = 16, four = 4;
    if (count > few) {
        std::memcpy(to, from, count * sizeof(QRgb));
    } else if (count >= four) {
        // Four at a time; the last four may have been copied in part already.
        for (std::size_t at = 0; at + four <= count; at += four) std::memcpy(to + at, from + at, four * sizeof(QRgb));
        std::memcpy(to + count - four, from + count - four, four * sizeof(QRgb));
    } else {
        for (std::size_t at = 0; at < count; ++at) to[at] = from[at];
    }
}

void fillPixels(QRgb *to, int count, QRgb color) {
    using Four __attribute__((vector_size(16), aligned(4), may_alias)) = QRgb;
    const Four four = {color, color, color, color};
    int at = 0;
    for (; at + 4 <= count; at += 4) *reinterpret_cast<Four *>(to + at) = four;
    for (; at < count; ++at) to[at] = color;
}

/// Two pixels, and their channels as eight numbers of 16 bits.
using Bytes __attribute__((vector_size(8))) = std::uint8_t;
using Channels __attribute__((vector_size(16))) = std::uint16_t;

Channels channelsOf(QRgb first, QRgb second) {
    return __builtin_convertvector(std::bit_cast<Bytes>(std::uint64_t{second} << 32 | first), Channels);
}

/// `mixed` for two pixels at once. `over`: the colour's channels, twice; `alpha`: four times that of the first, four times the second's.
inline void mixTwo(QRgb &first, QRgb &second, const Channels &over, const Channels &alpha) {
    const Channels mix = (channelsOf(first, second) * (256 - alpha) + over * alpha) >> 8;
    const auto both = std::bit_cast<std::uint64_t>(__builtin_convertvector(mix, Bytes));
    first = 0xff000000 | static_cast<QRgb>(both);
    second = 0xff000000 | static_cast<QRgb>(both >> 32);
}

} // namespace

void Raster::clip(int left, int top, int right, int bottom) {
    m_left = std::max(m_left, left);
    m_top = std::max(m_top, top);
    m_right = std::max(m_left, std::min(m_right, right));
    m_bottom = std::max(m_top, std::min(m_bottom, bottom));
}

void Raster::fill(int left, int top, int right, int bottom, QRgb color) {
    left = std::max(left, m_left);
    right = std::min(right, m_right);
    top = std::max(top, m_top);
    bottom = std::min(bottom, m_bottom);
    if (left >= right || top >= bottom) return;
    // Bars of one or two columns come by the thousand.
    QRgb *row = at(left, top);
    const int width = right - left;
    if (width == 1) {
        for (int y = top; y < bottom; ++y, row += m_stride) row[0] = color;
    } else if (width == 2) {
        for (int y = top; y < bottom; ++y, row += m_stride) row[0] = row[1] = color;
    } else {
        for (int y = top; y < bottom; ++y, row += m_stride) fillPixels(row, width, color);
    }
}

void Raster::rows(int left, int top, int bottom, std::span<const QRgb> pixels) {
    const int from = std::max(left, m_left), to = std::min(left + static_cast<int>(pixels.size()), m_right);
    top = std::max(top, m_top);
    bottom = std::min(bottom, m_bottom);
    if (from >= to) return;
    for (int y = top; y < bottom; ++y) copyPixels(at(from, y), pixels.data() + (from - left), static_cast<std::size_t>(to - from));
}

void Raster::texture(int left, int right, int top, const Texture &texture, int phase) {
    const int from = std::max(left, m_left), to = std::min(right, m_right);
    if (from >= to) return;
    const int first = (phase + from - left) % texture.period;
    const int begin = std::max(top, m_top), end = std::min(top + texture.height, m_bottom);
    for (int y = begin; y < end; ++y) {
        const QRgb *row = texture.pixels.data() + static_cast<std::ptrdiff_t>(y - top) * texture.stride;
        int x = from, column = first;
        while (x < to) {
            // The rows hold whole periods: after the last column comes the first again.
            const int count = std::min(to - x, texture.stride - column);
            copyPixels(at(x, y), row + column, static_cast<std::size_t>(count));
            x += count;
            column = 0;
        }
    }
}

void Raster::sprite(int left, int top, const Sprite &sprite) {
    const int from = std::max(left, m_left), to = std::min(left + sprite.width, m_right);
    if (from >= to) return;
    const int begin = std::max(top, m_top), end = std::min(top + sprite.height, m_bottom);
    for (int y = begin; y < end; ++y) {
        const QRgb *source = sprite.pixels.data() + static_cast<std::ptrdiff_t>(y - top) * sprite.width + (from - left);
        QRgb *target = at(from, y);
        if (sprite.opaque) {
            copyPixels(target, source, static_cast<std::size_t>(to - from));
            continue;
        }
        for (int x = 0; x < to - from; ++x) {
            const unsigned alpha = qAlpha(source[x]);
            if (alpha == 255) target[x] = source[x];
            else if (alpha != 0) target[x] = 0xff000000 | ((source[x] & 0xffffff) + (mixed(target[x], 0, alpha + (alpha >> 7)) & 0xffffff));
        }
    }
}

void Raster::blend(int x, int y, QRgb color, double opacity) {
    if (x < m_left || x >= m_right || y < m_top || y >= m_bottom) return;
    QRgb &pixel = *at(x, y);
    pixel = mixed(pixel, color, static_cast<unsigned>(std::clamp(opacity, 0.0, 1.0) * 256));
}

void Raster::stroke(const std::vector<RasterPoint> &points, const RasterPen &pen) {
    double travelled = 0;
    for (std::size_t index = 1; index < points.size(); ++index) travelled = segment(points[index - 1], points[index], pen, travelled);
}

/// A pixel belongs to the segment whose part of the longer axis holds its centre, so that neighbours meet without a gap or a double
/// pixel. Coverage across is exact for the line's own slope. Returns the way travelled at its end.
double Raster::segment(RasterPoint from, RasterPoint to, const RasterPen &pen, double travelled) {
    const double dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
    if (length < 1e-9) return travelled;
    const bool steep = std::abs(dy) >= std::abs(dx);
    // Along the longer axis (a) and across it (b).
    const double begin = steep ? from.y : from.x, end = steep ? to.y : to.x, across = steep ? from.x : from.y;
    const double slope = steep ? dx / dy : dy / dx, perStep = std::sqrt(1 + slope * slope);
    const double half = pen.width / 2 * perStep;
    const int low = steep ? m_top : m_left, high = steep ? m_bottom : m_right;
    const int acrossLow = steep ? m_left : m_top, acrossHigh = steep ? m_right : m_bottom;
    const double least = std::min(begin, end), most = std::max(begin, end);
    const int first = static_cast<int>(std::ceil(std::clamp(least - 0.5, low - 1.0, high + 1.0)));
    const int last = static_cast<int>(std::ceil(std::clamp(most - 0.5, low - 1.0, high + 1.0)));
    const double period = pen.dash + pen.gap;
    // Across in fixed point, 16 bits behind the point: the loop is what thousands of arrows cost.
    constexpr double one = 65536;
    constexpr std::int64_t oneFixed = 65536;
    const auto opacity = static_cast<std::int64_t>(std::clamp(pen.opacity, 0.0, 1.0) * 256);
    const std::ptrdiff_t step = steep ? 1 : m_stride;
    const int from0 = std::max(first, low), to0 = std::min(last, high);
    if (from0 >= to0 || std::abs(across) > 1e9) return travelled + length;
    std::int64_t start = static_cast<std::int64_t>((across + (from0 + 0.5 - begin) * slope - half) * one);
    const auto slopeFixed = static_cast<std::int64_t>(slope * one), wide = static_cast<std::int64_t>(2 * half * one);
    const auto blendAcross = [&](int a) {
        const std::int64_t stop = start + wide;
        const std::int64_t b0 = std::max<std::int64_t>(acrossLow, start >> 16), b1 = std::min<std::int64_t>(acrossHigh - 1, stop >> 16);
        if (b0 > b1) return;
        QRgb *pixel = steep ? at(static_cast<int>(b0), a) : at(a, static_cast<int>(b0));
        for (std::int64_t b = b0; b <= b1; ++b, pixel += step) {
            const std::int64_t covered = std::min(stop, (b + 1) << 16) - std::max(start, b << 16);
            *pixel = mixed(*pixel, pen.color, static_cast<unsigned>(std::min(covered, oneFixed) * opacity >> 16));
        }
    };
    if (pen.dash > 0) {
        for (int a = from0; a < to0; ++a, start += slopeFixed)
            if (std::fmod(travelled + std::abs(a + 0.5 - begin) * perStep, period) <= pen.dash) blendAcross(a);
    } else if (pen.width <= 1) {
        // A hair: two pixels share it, whatever the slope.
        start += static_cast<std::int64_t>((half - pen.width / 2) * one);
        const auto strength = static_cast<std::uint16_t>(static_cast<double>(opacity) * pen.width);
        const Channels color = channelsOf(pen.color, pen.color);
        // The first pixel's alpha is the strength less the second's: all bits turned round, and one more.
        const Channels turned = {0xffff, 0xffff, 0xffff, 0xffff, 0, 0, 0, 0}, rest = (strength & turned) - turned;
        for (int a = from0; a < to0; ++a, start += slopeFixed) {
            const std::int64_t b = start >> 16;
            if (b < acrossLow || b + 1 >= acrossHigh) continue;
            QRgb *pixel = steep ? at(static_cast<int>(b), a) : at(a, static_cast<int>(b));
            const auto second = static_cast<std::uint16_t>((static_cast<unsigned>(start & 0xffff) >> 8) * strength >> 8);
            mixTwo(pixel[0], pixel[step], color, ((Channels{} + second) ^ turned) + rest);
        }
    } else {
        for (int a = from0; a < to0; ++a, start += slopeFixed) blendAcross(a);
    }
    return travelled + length;
}

} // namespace forkyard::ui
