// A picture's pixels, which can be moved sideways without a copy: the rows are longer than the picture, and where it begins in them
// moves. Knows nothing of what is painted.
#pragma once

#include "ui/timeline/raster.h"

#include <QImage>

namespace forkyard::ui {

class MovingPixels {
public:
    /// Device pixels. False: it has this size already, and nothing happened; else all pixels are of the `ground`.
    bool resize(int width, int height, QRgb ground);
    int width() const { return m_width; }
    int height() const { return m_height; }
    /// What stood in column `columns` stands in column 0 from now on. What comes in at the other end is anything, and is to be painted.
    /// At most the picture's width either way.
    void move(int columns);

    Raster raster() { return {first(), m_width, m_height, m_stride}; }
    /// A view of the pixels, valid until the next move or resize.
    QImage image(double ratio);

private:
    QRgb *first() { return m_pixels.data() + m_begin; }

    std::vector<QRgb> m_pixels;
    int m_width = 0;
    int m_height = 0;
    int m_stride = 0;
    int m_begin = 0; ///< where the picture begins in each row
};

} // namespace forkyard::ui
