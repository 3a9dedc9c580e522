// Frame times of the timeline at 1920 × 1080. What a frame costs is taken from the thread's own processor time, so that other
// programs do not count; beside it stands the ratio to filling an image of the same size plainly, measured in the same run, since
// absolute figures move from machine to machine.
//
//     bench_timeline [most spans, 10 million] [section: zoom, arrows, locks, hover, live] [for zoom: the one factor] [frames, 41]
#include "core/trace/scripted_trace.h"
#include "ui/timeline/arrow_painter.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

using namespace forkyard;
using namespace forkyard::ui;
using namespace forkyard::trace::literals;

namespace {

int frames = 41;
const QSize windowSize(1920, 1080);

/// Milliseconds of processor time this thread has used.
double milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
    double fastest = 0; ///< ms; what other programs disturb least
    double median = 0;  ///< ms
    double slow = 0;    ///< ms, 95th percentile
};

Times timesOf(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    return {all.front(), all[all.size() / 2], all[all.size() * 95 / 100]};
}

Times measured(int count, const std::function<void()> &what) {
    what(); // caches of fonts and tiles are filled once
    std::vector<double> all;
    for (int turn = 0; turn < count; ++turn) {
        const double begin = milliseconds();
        what();
        all.push_back(milliseconds() - begin);
    }
    return timesOf(std::move(all));
}

struct Bench {
    explicit Bench(const QString &folder) : settings(folder + "/settings.ini"), kit(settings), image(windowSize, QImage::Format_RGB32) {
        reference = measured(frames, [this] { image.fill(Qt::white); }).median;
        std::printf("reference: filling the image plainly %.2f ms\n", reference);
    }

    void print(const char *what, Times times, double goal, double slowGoal = 0) {
        std::printf("  %-46s fastest %6.2f  median %6.2f  95 %% %6.2f  ratio %6.2f  goal %.1f", what, times.fastest, times.median, times.slow, times.median / reference, goal);
        if (slowGoal > 0) std::printf("/%.1f", slowGoal);
        std::printf("%s\n", times.median > goal || (slowGoal > 0 && times.slow > slowGoal) ? "  MISSED" : "");
        std::fflush(stdout);
    }

    Settings settings;
    Kit kit;
    QImage image;
    double reference = 1;
};

/// A view over a trace. Panning, every frame is one pixel further; zooming, it is a hundredth closer or wider, so that everything is asked
/// for and painted anew.
struct Shown {
    Shown(Bench &bench, std::shared_ptr<trace::Store> trace) : store(std::move(trace)), image(bench.image), view(bench.kit, run, nullptr) {
        view.resize(windowSize);
        run.setStore(store, false);
        run.playhead().setTime(static_cast<qint64>(store->now()) / 2);
    }
    void zoom(double factor) {
        view.fit();
        if (factor > 1) view.zoom(factor, view.scale().x(static_cast<double>(store->now()) / 2));
    }
    Times panning() {
        return measured(frames, [this] {
            view.pan(1);
            paint();
        });
    }
    Times zooming() {
        constexpr double step = 1.01;
        bool isCloser = false;
        return measured(frames, [this, isCloser]() mutable {
            isCloser = !isCloser;
            view.zoom(isCloser ? step : 1 / step, view.scale().x(static_cast<double>(store->now()) / 2));
            paint();
        });
    }
    Times still() {
        return measured(frames, [this] { paint(); });
    }
    void paint() { view.render(&image, {}, {}, {}); }

    std::shared_ptr<trace::Store> store;
    QImage &image;
    RunModel run;
    TimelineView view;
};

std::shared_ptr<trace::Store> synthetic(long spans, std::uint32_t lanes) {
    auto store = std::make_shared<trace::Store>();
    trace::SyntheticShape shape;
    shape.lanes = lanes;
    shape.spansPerLane = static_cast<std::uint32_t>(spans / lanes);
    trace::scriptSynthetic(*store, shape);
    return store;
}

void zooms(Bench &bench, long most, double only) {
    for (const auto &[spans, lanes] : {std::pair{10'000L, 32u}, {1'000'000L, 32u}, {10'000'000L, 32u}, {1'000'000L, 256u}}) {
        if (spans > most) continue;
        Shown shown(bench, synthetic(spans, lanes));
        std::printf("%ld spans in %u lanes, %u events\n", spans, lanes, shown.store->eventCount());
        for (const double factor : {1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0, 10'000.0}) {
            if (only > 0 && factor != only) continue;
            shown.zoom(factor);
            char what[64];
            std::snprintf(what, sizeof what, "%5.0f x, panning", factor);
            bench.print(what, shown.panning(), lanes > 32 ? 8 : 2.2, lanes > 32 ? 0 : 4);
            std::snprintf(what, sizeof what, "%5.0f x, zooming", factor);
            bench.print(what, shown.zooming(), 16, 16); // a frame of the screen's
        }
        bench.print("only the playhead moved", shown.still(), 2.2, 4);
    }
}

/// `count` messages between random threads, spread over ten seconds.
std::shared_ptr<trace::Store> messages(int count) {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    std::mt19937 random(1);
    std::vector<trace::LaneId> lanes = {script.process("main", 1)};
    while (lanes.size() < 32) lanes.push_back(script.thread(lanes[0], "t" + std::to_string(lanes.size())));
    const trace::ObjectId queue = script.object(lanes[0], trace::ObjectKind::Queue, trace::ObjectScope::Shared, "Queue 1");
    for (int item = 0; item < count; ++item) {
        const trace::Time begin = 10_ms + 10_s / static_cast<trace::Time>(count) * static_cast<trace::Time>(item);
        const std::size_t from = random() % lanes.size(), to = (from + 1 + random() % (lanes.size() - 1)) % lanes.size();
        script.at(begin).add(lanes[from], trace::EventKind::QueuePut, queue, trace::Value::integer(item));
        script.at(begin + 10_s / static_cast<trace::Time>(count) / 2).add(lanes[to], trace::EventKind::QueueGet, queue, trace::Value::integer(item));
    }
    script.settle();
    script.finish();
    return store;
}

void arrows(Bench &bench) {
    for (const int count : {100, 2000, 200'000}) {
        Shown shown(bench, messages(count));
        std::printf("%zu arrows, what they add\n", shown.store->arrows().size());
        TimelineCaches caches;
        caches.tiles.prepare(bench.kit, 27, 1);
        caches.texts.prepare(bench.kit, 27, 1);
        const QRectF area = shown.view.lanesArea();
        const int width = static_cast<int>(area.width()), height = static_cast<int>(area.height());
        const RowFrame frame{bench.kit, shown.run, caches, shown.view.scale(), width, 1, {}};
        std::vector<RowPixels> rows;
        for (const RowPlace &place : placeRows(shown.view.rows().size(), height, 65, 26)) rows.push_back(rowPixels(place, 0, 34, 1));
        QImage image(width, height, QImage::Format_RGB32);
        image.fill(Qt::white);
        const Times times = measured(frames, [&] {
            Raster raster(reinterpret_cast<QRgb *>(image.bits()), width, height, static_cast<int>(image.bytesPerLine()) / 4);
            ArrowPainter(frame, shown.view.rows(), rows).paint(raster);
        });
        bench.print("arrows alone", times, 5);
    }
}

/// Eight locks that go from thread to thread.
std::shared_ptr<trace::Store> handOvers(int count) {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    std::mt19937 random(1);
    std::vector<trace::LaneId> lanes = {script.process("main", 1)};
    while (lanes.size() < 16) lanes.push_back(script.thread(lanes[0], "t" + std::to_string(lanes.size())));
    std::vector<trace::ObjectId> locks;
    for (int lock = 0; lock < 8; ++lock) locks.push_back(script.object(lanes[0], trace::ObjectKind::Lock, trace::ObjectScope::Shared, "lock " + std::to_string(lock)));
    for (int turn = 0; turn < count; ++turn) {
        const trace::ObjectId lock = locks[static_cast<std::size_t>(turn) % locks.size()];
        const trace::LaneId lane = lanes[random() % lanes.size()];
        script.at(script.time() + 100 + random() % 1000).add(lane, trace::EventKind::LockAcquire, lock);
        script.at(script.time() + 100 + random() % 4000).add(lane, trace::EventKind::LockRelease, lock);
        if (turn % 4096 == 0) script.settle();
    }
    script.settle();
    script.finish();
    return store;
}

void locks(Bench &bench) {
    Shown shown(bench, handOvers(1'000'000));
    std::printf("1 000 000 holds of 8 locks by 16 threads\n");
    for (const double factor : {1.0, 100.0, 10'000.0}) {
        shown.zoom(factor);
        char what[64];
        std::snprintf(what, sizeof what, "%5.0f x", factor);
        bench.print(what, shown.panning(), 2.2, 4);
    }
}

void hover(Bench &bench, long most) {
    Shown shown(bench, synthetic(std::min(most, 1'000'000L), 32));
    shown.zoom(100);
    std::mt19937 random(1);
    const QRectF area = shown.view.lanesArea();
    std::vector<QPointF> points;
    for (int point = 0; point < 10'000; ++point) points.emplace_back(area.left() + random() % static_cast<unsigned>(area.width()), area.top() + random() % 900);
    std::size_t found = 0;
    const auto each = [&](const auto &what) { return measured(21, [&] { for (const QPointF &point : points) found += what(point) ? 1 : 0; }).median / static_cast<double>(points.size()) * 1e3; };
    const double hit = each([&](const QPointF &point) { return shown.view.hitAt(point).row >= 0; });
    const double sentence = each([&](const QPointF &point) { return !shown.view.sentenceAt(point).isEmpty(); });
    std::printf("hover: what is under the pointer %.2f µs (goal 2), its sentence %.2f µs; %zu found\n", hit, sentence, found);
}

/// A million events a second for two seconds, a frame's worth at a time, as a live run brings them.
void live(Bench &bench) {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    std::vector<trace::LaneId> lanes = {script.process("main", 1)};
    while (lanes.size() < 32) lanes.push_back(script.thread(lanes[0], "t" + std::to_string(lanes.size())));
    std::vector<trace::ObjectId> locks;
    for (int lock = 0; lock < 8; ++lock) locks.push_back(script.object(lanes[0], trace::ObjectKind::Lock, trace::ObjectScope::Shared, "lock " + std::to_string(lock)));
    const auto queue = script.object(lanes[0], trace::ObjectKind::Queue, trace::ObjectScope::Shared, "Queue 1");
    script.settle();
    RunModel run;
    TimelineView view(bench.kit, run, nullptr);
    view.resize(windowSize);
    view.show();
    run.setStore(store, true);
    constexpr int seconds = 2, rate = 60, perFrame = 1'000'000 / rate;
    std::vector<double> ingest, shown;
    std::size_t turn = 0;
    for (int frame = 0; frame < seconds * rate; ++frame) {
        double begin = milliseconds();
        for (int event = 0; event < perFrame; event += 4, ++turn) {
            const trace::LaneId lane = lanes[turn % lanes.size()], other = lanes[(turn + 1) % lanes.size()];
            const trace::ObjectId lock = locks[turn % locks.size()];
            script.at(script.time() + 1000).add(lane, trace::EventKind::LockAcquire, lock);
            script.at(script.time() + 1000).add(lane, trace::EventKind::LockRelease, lock);
            script.at(script.time() + 1000).add(lane, trace::EventKind::QueuePut, queue, trace::Value::integer(static_cast<std::int64_t>(turn)));
            script.at(script.time() + 1000).add(other, trace::EventKind::QueueGet, queue, trace::Value::integer(static_cast<std::int64_t>(turn)));
        }
        script.settle();
        ingest.push_back(milliseconds() - begin);
        bool appended = false;
        const auto connection = QObject::connect(&run, &RunModel::eventsAppended, [&] { appended = true; });
        begin = milliseconds();
        run.noteAppended();
        while (!appended) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::processEvents();
        shown.push_back(milliseconds() - begin);
        QObject::disconnect(connection);
    }
    double sum = 0;
    for (const double each : shown) sum += each;
    std::printf("live, a million events a second at 60 frames/s\n");
    bench.print("making and settling the events", timesOf(ingest), 1e3);
    bench.print("showing them", timesOf(shown), 4.1);
    std::printf("  showing takes %.1f %% of one core\n", sum / (seconds * 10));
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const long most = argc > 1 ? std::atol(argv[1]) : 10'000'000;
    const QString section = argc > 2 ? argv[2] : QString();
    const auto wanted = [&section](const char *name) { return section.isEmpty() || section == name; };
    if (argc > 4) frames = std::max(1, std::atoi(argv[4]));
    QTemporaryDir folder;
    Bench bench(folder.path());
    if (wanted("zoom")) zooms(bench, most, argc > 3 ? std::atof(argv[3]) : 0);
    if (wanted("arrows")) arrows(bench);
    if (wanted("locks")) locks(bench);
    if (wanted("hover")) hover(bench, most);
    if (wanted("live")) live(bench);
    return 0;
}
