// The arithmetic of the timeline.
#include "ui/timeline/timeline_geometry.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

TimeScale TimeScale::zoomed(double factor, double pixel, double widest) const
{
    TimeScale result = *this;
    result.nsPerPixel = std::clamp(nsPerPixel / factor, 1.0, std::max(1.0, widest));
    result.begin = time(pixel) - pixel * result.nsPerPixel;
    return result;
}

TimeScale TimeScale::fitting(double end, double width)
{
    constexpr double freeShare = 0.1;
    return {0, std::max(1.0, std::max(end, 1.0) / (std::max(width, 1.0) * (1 - freeShare)))};
}

TimeScale TimeScale::following(double end, double width) const {
    constexpr double most = 0.96, least = 0.5, fresh = 2.0 / 3;
    const double filled = x(end) / std::max(width, 1.0);
    if (begin == 0 && filled <= most && filled >= least) return *this;
    return {0, std::max(1.0, std::max(end, 1.0) / (std::max(width, 1.0) * fresh))};
}

std::vector<double> rulerMarks(const TimeScale &scale, double width, double step) {
    std::vector<double> marks;
    const double last = scale.time(width);
    for (double number = std::max(0.0, std::ceil(scale.begin / step)); number * step <= last; ++number) marks.push_back(number * step);
    return marks;
}

double rulerStep(const TimeScale &scale, double pixels)
{
    const double least = std::max(1.0, scale.nsPerPixel * pixels);
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least) return factor * power;
    return 10 * power;
}

TimeUnit rulerUnit(double step)
{
    if (step >= 1e7) return TimeUnit::Seconds;
    if (step >= 1e4) return TimeUnit::Milliseconds;
    return step >= 1e1 ? TimeUnit::Microseconds : TimeUnit::Nanoseconds;
}

double unitNanoseconds(TimeUnit unit)
{
    switch (unit) {
    case TimeUnit::Seconds: return 1e9;
    case TimeUnit::Milliseconds: return 1e6;
    case TimeUnit::Microseconds: return 1e3;
    case TimeUnit::Nanoseconds: return 1;
    }
    return 1;
}

QString rulerNumber(double time, double step)
{
    const double unit = unitNanoseconds(rulerUnit(step));
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step / unit) - 1e-9)));
    return QString::number(time / unit, 'f', decimals);
}

std::vector<RowPlace> placeRows(std::size_t count, double available, double wanted, double least)
{
    std::vector<RowPlace> rows;
    if (count == 0) return rows;
    const double height = std::floor(std::clamp(available / static_cast<double>(count), least, wanted));
    rows.reserve(count);
    for (std::size_t i = 0; i < count; ++i) rows.push_back({static_cast<double>(i) * height, height});
    return rows;
}

int rowAt(const std::vector<RowPlace> &rows, double y)
{
    if (rows.empty() || y < 0) return -1;
    const auto row = static_cast<std::size_t>(y / rows.front().height);
    return row < rows.size() ? static_cast<int>(row) : -1;
}

int barPixels(const RowPlace &place, double bar, double ratio) {
    constexpr double free = 4;
    return std::max(1, static_cast<int>(std::lround(std::min(bar, place.height - free) * ratio)));
}

RowPixels rowPixels(const RowPlace &place, double scroll, double bar, double ratio) {
    RowPixels row;
    row.top = static_cast<int>(std::lround((place.top - scroll) * ratio));
    row.bottom = static_cast<int>(std::lround((place.top + place.height - scroll) * ratio));
    const int height = barPixels(place, bar, ratio);
    row.barTop = row.top + (row.bottom - row.top - height) / 2;
    row.barBottom = row.barTop + height;
    return row;
}

std::size_t mostOneByOne(int columns) { return static_cast<std::size_t>(std::max(columns, 0)) / 3; }

} // namespace forkyard::ui
