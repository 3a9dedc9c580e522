// What a frame of each chart costs with a hundred thousand points in the trace: taking the points from the store, and painting.
// Processor time of this thread, and its ratio to filling an image of the chart's size plainly, measured in the same run.
#include "core/trace/scripted_trace.h"
#include "ui/charts/charts_view.h"
#include "ui/charts/depth_chart.h"
#include "ui/charts/states_chart.h"

#include <QApplication>
#include <QImage>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

using namespace forkyard;
using namespace forkyard::ui;
using namespace forkyard::trace::literals;

namespace {

constexpr int frames = 61;
constexpr double goal = 1.5;
const QSize chartSize(800, 300);

/// Milliseconds of processor time this thread has used.
double milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Median and 95th percentile, ms.
std::pair<double, double> measured(const std::function<void()> &what, const std::function<void()> &before = [] {}) {
    what();
    std::vector<double> all;
    for (int turn = 0; turn < frames; ++turn) {
        before();
        const double begin = milliseconds();
        what();
        all.push_back(milliseconds() - begin);
    }
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all[all.size() * 95 / 100]};
}

struct Trace {
    Trace() {
        lanes = {script.process("main", 1)};
        while (lanes.size() < 16) lanes.push_back(script.thread(lanes[0], "t" + std::to_string(lanes.size())));
        queue = script.object(lanes[0], trace::ObjectKind::Queue, trace::ObjectScope::Shared, "Queue 1");
    }
    /// Items in and out in random turns, threads that sleep and wake.
    void grow(int events) {
        for (int event = 0; event < events; ++event) {
            const trace::LaneId lane = lanes[random() % lanes.size()];
            script.at(script.time() + 1_us);
            const std::uint32_t choice = random() % 4;
            if (choice == 0 || (choice == 1 && depth == 0)) {
                script.add(lane, trace::EventKind::QueuePut, queue, trace::Value::integer(items++));
                ++depth;
            } else if (choice == 1) {
                script.add(lane, trace::EventKind::QueueGet, queue, trace::Value::integer(items - depth--));
            } else {
                script.add(lane, choice == 2 ? trace::EventKind::SleepBegin : trace::EventKind::SleepEnd);
            }
        }
        script.settle();
    }
    std::shared_ptr<trace::Store> store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script{*store};
    std::mt19937 random{1};
    std::vector<trace::LaneId> lanes;
    trace::ObjectId queue = 0;
    std::int64_t items = 0, depth = 0;
};

void print(const char *what, std::pair<double, double> times, double reference) {
    std::printf("  %-40s median %6.2f  95 %% %6.2f  ratio %6.2f  goal %.1f%s\n", what, times.first, times.second, times.first / reference, goal, times.first > goal ? "  MISSED" : "");
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QTemporaryDir folder;
    Settings settings(folder.path() + "/settings.ini");
    Kit kit(settings);
    QImage image(chartSize, QImage::Format_RGB32);
    const double reference = measured([&] { image.fill(Qt::white); }).first;
    std::printf("reference: filling the image plainly %.3f ms\n", reference);
    for (const int events : {1000, 100'000, 1'000'000}) {
        Trace trace;
        trace.grow(events);
        RunModel run;
        ChartsView view(kit, run, nullptr);
        view.resize(chartSize.width() + 20, 3 * chartSize.height());
        view.show();
        run.setStore(trace.store, true);
        QCoreApplication::processEvents();
        std::printf("%d events\n", events);
        const auto each = [&](const char *name, ChartPanel *panel, const std::function<void(const ChartTime &)> &refresh) {
            char what[64];
            std::snprintf(what, sizeof what, "%s: points and painting, it grows", name);
            print(what, measured([&] {
                refresh(chartTime(static_cast<double>(trace.store->now()), panel->timeMarks()));
                panel->render(&image, {}, {}, QWidget::DrawChildren);
            }, [&] { trace.grow(100); }), reference);
            std::snprintf(what, sizeof what, "%s: painting alone", name);
            print(what, measured([&] { panel->render(&image, {}, {}, QWidget::DrawChildren); }), reference);
        };
        for (DepthChart *chart : view.depthCharts()) each("queue depth", chart, [chart](const ChartTime &time) { chart->refresh(time); });
        each("threads by state", view.statesChart(), [&](const ChartTime &time) { view.statesChart()->refresh(time); });
        print("playhead moved", measured([&] {
            run.playhead().setTime(run.playhead().time() > 500'000 ? 400'000 : 600'000);
            bool moved = false;
            const auto connection = QObject::connect(&run, &RunModel::momentChanged, [&] { moved = true; });
            while (!moved) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCoreApplication::processEvents();
            QObject::disconnect(connection);
        }), reference);
    }
    return 0;
}
