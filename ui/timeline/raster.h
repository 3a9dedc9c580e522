// Scan lines of opaque pixels: fills, textures, sprites, antialiased strokes. Works on device pixels; knows no widget, no font and
// no trace.
#pragma once

#include <QRgb>

#include <cstddef>
#include <span>
#include <vector>

namespace forkyard::ui {

/// `over` on `under`, `alpha` from 0 to 256. Both opaque.
inline QRgb mixed(QRgb under, QRgb over, unsigned alpha) {
    const unsigned rest = 256 - alpha;
    const unsigned redBlue = ((under & 0xff00ff) * rest + (over & 0xff00ff) * alpha) >> 8 & 0xff00ff;
    const unsigned green = ((under & 0x00ff00) * rest + (over & 0x00ff00) * alpha) >> 8 & 0x00ff00;
    return 0xff000000 | redBlue | green;
}

/// A small picture made once: words, a badge, an end cap.
struct Sprite {
    int width = 0;
    int height = 0;
    bool opaque = true; ///< else premultiplied
    std::vector<QRgb> pixels;
};

/// A texture over a bar's whole height, periodic along x: row y repeats every `period` pixels.
struct Texture {
    int period = 1;
    int height = 0;
    int stride = 0; ///< pixels a row, a multiple of the period
    std::vector<QRgb> pixels;
};

/// A point in device pixels; y grows downwards.
struct RasterPoint {
    double x = 0;
    double y = 0;
};

/// How a stroke looks; a dash of 0 is a line without gaps. Lengths in device pixels.
struct RasterPen {
    QRgb color = 0;
    double width = 1;
    double opacity = 1;
    double dash = 0;
    double gap = 0;
};

/// A view of an image's pixels. Everything outside the clip is left alone, whatever the coordinates.
class Raster {
public:
    /// `stride` in pixels. Not owned.
    Raster(QRgb *pixels, int width, int height, int stride) :
        m_pixels(pixels), m_stride(stride), m_left(0), m_top(0), m_right(width), m_bottom(height) {}

    /// Nothing outside [left, right) × [top, bottom) is touched from now on. Only ever narrower than the image.
    void clip(int left, int top, int right, int bottom);
    int left() const { return m_left; }
    int top() const { return m_top; }
    int right() const { return m_right; }
    int bottom() const { return m_bottom; }

    void fill(int left, int top, int right, int bottom, QRgb color);
    /// The same pixels in each scan line from `top` to before `bottom`, the first at `left`.
    void rows(int left, int top, int bottom, std::span<const QRgb> pixels);
    /// The texture's own height from `top` on; its column `phase` (from 0 to the period) stands at `left`.
    void texture(int left, int right, int top, const Texture &texture, int phase);
    void sprite(int left, int top, const Sprite &sprite);
    /// `opacity` from 0 to 1.
    void blend(int x, int y, QRgb color, double opacity);
    /// One column, without a check: x and the rows must lie in the clip.
    QRgb *at(int x, int y) { return m_pixels + static_cast<std::ptrdiff_t>(y) * m_stride + x; }
    int stride() const { return m_stride; }

    /// An antialiased line through the points. Each segment is walked along its longer side.
    void stroke(const std::vector<RasterPoint> &points, const RasterPen &pen);

private:
    double segment(RasterPoint from, RasterPoint to, const RasterPen &pen, double travelled);

    QRgb *m_pixels;
    int m_stride;
    int m_left;
    int m_top;
    int m_right;
    int m_bottom;
};

} // namespace forkyard::ui
