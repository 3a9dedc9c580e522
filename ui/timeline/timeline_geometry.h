// Where times and rows lie on the timeline. Pure functions and values; knows no widget and paints nothing.
#pragma once

#include <QString>
#include <QtGlobal>

#include <vector>

namespace forkyard::ui {

/// The part of time that is on the screen. Pixels count from the left edge of the lanes.
struct TimeScale {
    double begin = 0;       ///< ns at pixel 0
    double nsPerPixel = 1e6;

    double x(double time) const { return (time - begin) / nsPerPixel; }
    double time(double pixel) const { return begin + pixel * nsPerPixel; }

    /// Zoomed by `factor` (> 1: closer), the time under `pixel` staying where it is. Never closer than 1 ns a pixel, never
    /// wider than `widest` ns a pixel.
    TimeScale zoomed(double factor, double pixel, double widest) const;
    /// All of [0, end] in `width` pixels, with a tenth of it free at the right.
    static TimeScale fitting(double end, double width);
};

/// The distance of the ruler's marks, ns: 1, 2 or 5 times a power of ten, at least `pixels` apart.
double rulerStep(const TimeScale &scale, double pixels);
/// Seconds (or ms, µs, ns where the step is that small), as many decimals as the step needs. The unit's sign is the caller's.
enum class TimeUnit { Seconds, Milliseconds, Microseconds, Nanoseconds };
TimeUnit rulerUnit(double step);
double unitNanoseconds(TimeUnit unit);
QString rulerNumber(double time, double step);

/// One row's place, pixels from the top of the rows.
struct RowPlace {
    double top = 0;
    double height = 0;
};
/// Equal rows: `wanted` pixels each where they fit into `available`, down to `least`, beyond that they are scrolled.
std::vector<RowPlace> placeRows(std::size_t count, double available, double wanted, double least);
/// The row at y, or -1.
int rowAt(const std::vector<RowPlace> &rows, double y);

} // namespace forkyard::ui
