// When the rows' room is used up the picture goes back to where there is most of it, which costs one copy.
#include "ui/timeline/moving_pixels.h"

#include <cstring>

namespace forkyard::ui {

namespace {
constexpr int room = 512; // columns that it can move before it is copied
}

/// A row's length is an odd number of cache lines, so that the pixels of one column do not all fall on the same place of the cache.
bool MovingPixels::resize(int width, int height, QRgb ground) {
    if (m_width == width && m_height == height) return false;
    constexpr int line = 16; // pixels in 64 bytes
    m_width = width;
    m_height = height;
    m_stride = ((width + room + line - 1) / line | 1) * line;
    m_begin = room / 2;
    m_pixels.assign(static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(height), ground);
    return true;
}

void MovingPixels::move(int columns) {
    const int begin = m_begin + columns;
    if (begin >= 0 && begin + m_width <= m_stride) {
        m_begin = begin;
        return;
    }
    const int kept = m_width - std::abs(columns);
    const int to = columns > 0 ? 0 : m_stride - m_width; // as far back as it goes
    for (int y = 0; y < m_height; ++y) {
        QRgb *row = m_pixels.data() + static_cast<std::ptrdiff_t>(y) * m_stride;
        std::memmove(row + to + std::max(-columns, 0), row + m_begin + std::max(columns, 0), static_cast<std::size_t>(kept) * sizeof(QRgb));
    }
    m_begin = to;
}

QImage MovingPixels::image(double ratio) {
    QImage view(reinterpret_cast<uchar *>(first()), m_width, m_height, m_stride * static_cast<int>(sizeof(QRgb)), QImage::Format_RGB32);
    view.setDevicePixelRatio(ratio);
    return view;
}

} // namespace forkyard::ui
