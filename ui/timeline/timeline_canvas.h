// The lanes' picture, kept from frame to frame: only what changed, or came into sight, is painted again. Knows no widget and handles no
// input.
#pragma once

#include "ui/timeline/arrow_painter.h"
#include "ui/timeline/moving_pixels.h"
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
    /// From which column on (device pixels) the last call changed the picture; the width: nowhere.
    int paintedFrom() const { return m_paintedFrom; }
    /// How many pixels the last call painted; the others stayed, or were moved along.
    qint64 paintedPixels() const { return m_paintedPixels; }

    static constexpr double barHeight = 34; ///< at 100 %

private:
    /// How whole rows are painted: with another manner, their older columns would look different too.
    struct RowManner {
        std::vector<char> crowded; ///< by row
        std::int64_t levels = 0;   ///< the queues' scales, which only ever grow
        bool operator==(const RowManner &) const = default;
    };
    /// What one call paints.
    struct Painting {
        const std::vector<TimelineRow> &rows;
        std::vector<RowPixels> places;
        RowFrame frame;
    };

    RowManner mannerOf(const std::vector<TimelineRow> &rows, const CanvasScene &scene) const;
    RowFrame frameOf(const CanvasScene &scene, const std::vector<RowPlace> &places);
    int movedColumns(const CanvasScene &scene) const;
    bool paintMoved(const Painting &painting, ArrowPainter &arrows, int columns);
    WordEdges paint(const Painting &painting, ArrowPainter &arrows, const QRect &part);

    const Kit &m_kit;
    const RunModel &m_run;
    TimelineCaches m_caches;
    std::vector<SetWords> *m_page = nullptr; ///< while a page is painted
    MovingPixels m_pixels;
    QImage m_image;
    int m_paintedFrom = 0;
    qint64 m_paintedPixels = 0;

    // What the picture shows now.
    bool m_isValid = false;
    CanvasScene m_scene;
    trace::Time m_now = 0;
    std::size_t m_arrows = 0;
    RowManner m_manner;
    ArrowManner m_arrowManner;
    bool m_hasBadges = false;
    WordEdges m_edges;
    double m_anchor = 0; ///< ns at column 0 when all of it was painted last
    int m_moved = 0;     ///< columns since then
};

} // namespace forkyard::ui
