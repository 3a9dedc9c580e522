// The lanes' picture, kept from frame to frame: only what changed is painted again. Knows no widget and handles no input.
#pragma once

#include "ui/timeline/row_painter.h"

#include <QImage>

namespace forkyard::ui {

/// What the picture shows. Lengths in pixels of the widget.
struct CanvasScene {
    TimeScale scale;
    QSizeF size;
    double scroll = 0;
    double ratio = 1; ///< device pixels a pixel
    bool operator==(const CanvasScene &) const = default;
};

class TimelineCanvas {
public:
    TimelineCanvas(const Kit &kit, const RunModel &run) : m_kit(kit), m_run(run) {}

    /// Other rows, another trace: everything is painted anew next time, and words are asked for again.
    void forgetPicture();
    /// Other colours, sizes or language, too.
    void forgetLook();

    /// The picture, brought up to date. The image stays valid until the next call.
    const QImage &picture(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, const CanvasScene &scene);
    /// For paper: the lanes finely, and their words as text. For a canvas that is used for nothing else.
    void paintPage(QPainter &painter, const QPointF &corner, const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, CanvasScene scene);
    /// From which column on (device pixels) the picture would have to be painted again; a huge number where it is still right.
    int staleFrom(const std::vector<TimelineRow> &rows, const CanvasScene &scene) const;
    /// From which column on (device pixels) the last call had to paint; the width: nothing.
    int paintedFrom() const { return m_paintedFrom; }

    static constexpr double barHeight = 34; ///< at 100 %

private:
    void allocate(int width, int height, double ratio);
    std::int64_t manner(const std::vector<TimelineRow> &rows, const CanvasScene &scene, std::vector<char> *crowded = nullptr) const;
    int paint(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, const RowFrame &frame, int from);
    void note();

    const Kit &m_kit;
    const RunModel &m_run;
    TimelineCaches m_caches;
    std::vector<SetWords> *m_page = nullptr; ///< while a page is painted
    std::vector<QRgb> m_pixels;
    QImage m_image;
    int m_stride = 0;
    int m_paintedFrom = 0;

    // What the picture shows now.
    bool m_isValid = false;
    CanvasScene m_scene;
    trace::Time m_now = 0;
    std::size_t m_arrows = 0;
    std::int64_t m_manner = 0;
    std::vector<char> m_crowded; ///< by row
    int m_arrowManner = 0;
};

} // namespace forkyard::ui
