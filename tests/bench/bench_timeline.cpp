// Frame time of the timeline, 32 lanes at 1920 × 1080, by the number of spans: it should not matter how many there are.
// Prints milliseconds and the ratio to the ten-thousand-span case of the same run, since absolute figures move from machine to
// machine. Optional argument: the largest number of spans to try.
#include "core/trace/scripted_trace.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

constexpr std::uint32_t lanes = 32;
constexpr int frames = 41;

struct Frames {
    double median = 0; ///< ms
    double slow = 0;   ///< ms, 95th percentile
};

Frames measure(TimelineView &view, QImage &image) {
    std::vector<double> times;
    view.render(&image); // caches of fonts are filled once
    for (int frame = 0; frame < frames; ++frame) {
        QElapsedTimer clock;
        clock.start();
        view.render(&image);
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return {times[times.size() / 2], times[times.size() * 95 / 100]};
}

struct Zoom {
    const char *name;
    double factor; ///< from the whole run
};
constexpr Zoom zooms[] = {{"whole run", 1}, {"100 x closer", 100}, {"10000 x closer", 10000}};

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const long most = argc > 1 ? std::atol(argv[1]) : 10'000'000;
    QTemporaryDir folder;
    Settings settings(folder.filePath("settings.ini"));
    Kit kit(settings);
    QImage image(1920, 1080, QImage::Format_RGB32);
    double reference[std::size(zooms)] = {};
    std::printf("%10s  %-15s %10s %10s %8s\n", "spans", "zoom", "median ms", "95 % ms", "ratio");
    for (const long spans : {10'000L, 1'000'000L, 10'000'000L}) {
        if (spans > most) break;
        QElapsedTimer clock;
        clock.start();
        auto store = std::make_shared<trace::Store>();
        trace::SyntheticShape shape;
        shape.lanes = lanes;
        shape.spansPerLane = static_cast<std::uint32_t>(spans / lanes);
        trace::scriptSynthetic(*store, shape);
        std::size_t made = 0;
        for (std::size_t lane = 0; lane < store->laneCount(); ++lane) made += store->spans(static_cast<trace::LaneId>(lane)).count();
        std::fprintf(stderr, "%zu spans, %u events made in %.1f s\n", made, store->eventCount(), static_cast<double>(clock.elapsed()) / 1e3);
        RunModel run;
        TimelineView view(kit, run, nullptr);
        view.resize(image.size());
        run.setStore(store, false);
        run.playhead().setTime(static_cast<qint64>(store->now()) / 2);
        for (std::size_t index = 0; index < std::size(zooms); ++index) {
            view.fit();
            if (zooms[index].factor > 1) view.zoom(zooms[index].factor, view.scale().x(static_cast<double>(store->now()) / 2));
            const Frames found = measure(view, image);
            if (reference[index] == 0) reference[index] = found.median;
            std::printf("%10ld  %-15s %10.2f %10.2f %8.2f\n", spans, zooms[index].name, found.median, found.slow, found.median / reference[index]);
            std::fflush(stdout);
        }
    }
    return 0;
}
