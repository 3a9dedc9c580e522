// Where times and rows lie on the timeline. Pure functions and values; knows no widget and paints nothing.
#pragma once

#include <QString>
#include <QtGlobal>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace forkyard::ui {

/// The part of time that is on the screen. Pixels count from the left edge of the lanes.
struct TimeScale {
    double begin = 0;       ///< ns at pixel 0
    double nsPerPixel = 1e6;

    double x(double time) const { return (time - begin) / nsPerPixel; }
    double time(double pixel) const { return begin + pixel * nsPerPixel; }
    bool operator==(const TimeScale &) const = default;

    /// Zoomed by `factor` (> 1: closer), the time under `pixel` staying where it is. Never closer than 1 ns a pixel, never
    /// wider than `widest` ns a pixel.
    TimeScale zoomed(double factor, double pixel, double widest) const;
    /// All of [0, end] in `width` pixels, with a tenth of it free at the right.
    static TimeScale fitting(double end, double width);
    /// For a run that goes on: this scale as long as `end` has room on it and fills enough of it, else one on which it fills two thirds.
    /// Between two changes only the newest columns of the picture differ.
    TimeScale following(double end, double width) const;
};

/// The device column nearest to a time, on a scale whose pixels are device pixels; far off ones are brought near enough for an int.
inline int columnAt(const TimeScale &device, double time) {
    constexpr double farthest = 1 << 28; // added, so that cutting off rounds down
    return static_cast<int>(std::clamp(device.x(time), -farthest, farthest) + (farthest + 0.5)) - (1 << 28);
}
/// The times of the ruler's marks that can be seen in `width` pixels.
std::vector<double> rulerMarks(const TimeScale &scale, double width, double step);

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

/// A row in device pixels, relative to the top of the rows that can be seen; its bar stands in its middle.
struct RowPixels {
    int top = 0;
    int bottom = 0;
    int barTop = 0;
    int barBottom = 0;
};
/// `bar`: wanted height of the bar in pixels; it leaves at least 2 above and below.
RowPixels rowPixels(const RowPlace &place, double scroll, double bar, double ratio);
/// The height of every bar where all rows are equally tall, device pixels.
int barPixels(const RowPlace &place, double bar, double ratio);

/// How many things can be painted one by one in `columns`: at least three columns for each.
std::size_t mostOneByOne(int columns);

} // namespace forkyard::ui
