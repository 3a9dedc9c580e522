#include "ui/record/planar_frame.h"

#include <algorithm>
#include <cstdint>

namespace forkyard::ui {

namespace {

// BT.709 in 16.16 fixed point, limited range.
constexpr int yRed = 11966, yGreen = 40254, yBlue = 4064;
constexpr int uRed = -6596, uGreen = -22189, uBlue = 28784;
constexpr int vRed = 28784, vGreen = -26145, vBlue = -2639;
constexpr int half = 1 << 15;

inline int red(std::uint32_t pixel) { return static_cast<int>(pixel >> 16 & 255); }
inline int green(std::uint32_t pixel) { return static_cast<int>(pixel >> 8 & 255); }
inline int blue(std::uint32_t pixel) { return static_cast<int>(pixel & 255); }

void convertLuma(const std::uint32_t *pixels, std::uint8_t *out, int count) {
    for (int i = 0; i < count; ++i) {
        const std::uint32_t pixel = pixels[i];
        out[i] = static_cast<std::uint8_t>((yRed * red(pixel) + yGreen * green(pixel) + yBlue * blue(pixel) + half + (16 << 16)) >> 16);
    }
}

/// Two lines give one line of chroma, each value of four pixels.
void convertChroma(const std::uint32_t *upper, const std::uint32_t *lower, std::uint8_t *u, std::uint8_t *v, int count) {
    for (int i = 0; i < count; ++i) {
        const std::uint32_t a = upper[2 * i], b = upper[2 * i + 1], c = lower[2 * i], d = lower[2 * i + 1];
        const int r = red(a) + red(b) + red(c) + red(d), g = green(a) + green(b) + green(c) + green(d), bl = blue(a) + blue(b) + blue(c) + blue(d);
        u[i] = static_cast<std::uint8_t>((uRed * r + uGreen * g + uBlue * bl + 4 * half + (512 << 16)) >> 18);
        v[i] = static_cast<std::uint8_t>((vRed * r + vGreen * g + vBlue * bl + 4 * half + (512 << 16)) >> 18);
    }
}

} // namespace

void convertToPlanar(const QImage &image, const QRegion &changed, QByteArray &frame) {
    const int width = image.width(), height = image.height();
    auto *luma = reinterpret_cast<std::uint8_t *>(frame.data());
    std::uint8_t *u = luma + qsizetype{width} * height;
    std::uint8_t *v = u + qsizetype{width / 2} * (height / 2);
    for (const QRect &rect : changed) {
        // Chroma belongs to squares of four pixels.
        const int left = rect.left() & ~1, right = std::min(width, (rect.right() + 2) & ~1);
        const int top = rect.top() & ~1, bottom = std::min(height, (rect.bottom() + 2) & ~1);
        for (int y = top; y + 1 < bottom; y += 2) {
            const auto *upper = reinterpret_cast<const std::uint32_t *>(image.constScanLine(y));
            const auto *lower = reinterpret_cast<const std::uint32_t *>(image.constScanLine(y + 1));
            convertLuma(upper + left, luma + qsizetype{y} * width + left, right - left);
            convertLuma(lower + left, luma + qsizetype{y + 1} * width + left, right - left);
            const qsizetype at = qsizetype{y / 2} * (width / 2) + left / 2;
            convertChroma(upper + left, lower + left, u + at, v + at, (right - left) / 2);
        }
    }
}

} // namespace forkyard::ui
