// A long trace in the whole window: from asking for its file to the first picture, the frames while the rest is read, and the frames
// while zooming and panning. Wall time is what somebody sees; the thread's processor time beside it does not count other programs.
//
//     bench_open [events, 10 million] [FILE: a trace instead of a made one]
#include "tests/ui/window/window_fixture.h"

#include "core/trace/scripted_trace.h"
#include "core/trace/trace_file.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace forkyard;
using namespace forkyard::ui;

namespace {

double processorTime() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Times of frames in ms: whatever is due, paint included.
class Frames {
public:
    void take() {
        QElapsedTimer clock;
        clock.start();
        const double begun = processorTime();
        QCoreApplication::processEvents();
        m_cpu.push_back(processorTime() - begun);
        m_wall.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    void print(const char *what, double goal) {
        if (m_wall.empty()) return;
        std::sort(m_wall.begin(), m_wall.end());
        std::sort(m_cpu.begin(), m_cpu.end());
        const auto at = [](const std::vector<double> &all, std::size_t percent) { return all[std::min(all.size() - 1, all.size() * percent / 100)]; };
        std::printf("  %-34s %5zu frames: median %6.2f  95 %% %6.2f  worst %6.2f ms; processor %6.2f, %6.2f  goal %.0f%s\n", what, m_wall.size(), at(m_wall, 50), at(m_wall, 95), m_wall.back(),
                    at(m_cpu, 50), at(m_cpu, 95), goal, at(m_wall, 95) > goal ? "  MISSED" : "");
        std::fflush(stdout);
    }

private:
    std::vector<double> m_wall, m_cpu;
};

QString makeFile(const QString &path, long events) {
    trace::Store store;
    trace::SyntheticShape shape;
    shape.spansPerLane = static_cast<std::uint32_t>(events / shape.lanes * 10 / 18); // about 1.8 events a span
    trace::scriptSynthetic(store, shape);
    if (!trace::saveTrace(store, path.toStdString()).ok()) std::abort();
    std::printf("a trace of %u events, %.1f MB\n", store.eventCount(), static_cast<double>(QFileInfo(path).size()) / 1e6);
    return path;
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const long events = argc > 1 ? std::atol(argv[1]) : 10'000'000;
    QTemporaryDir folder;
    const QString path = argc > 2 ? QString::fromLocal8Bit(argv[2]) : makeFile(folder.filePath("long.forkyard"), events);

    WholeWindow whole;
    MainWindow &window = *whole.window;
    QElapsedTimer clock;
    clock.start();
    if (!window.openTrace(path)) return 1;
    QCoreApplication::processEvents();
    window.repaint();
    const double first = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    std::printf("  first picture after %.0f ms, with %u events; goal 1000%s\n", first, window.runModel().store()->eventCount(), first > 1000 ? "  MISSED" : "");
    Frames opening;
    while (window.isOpening()) {
        opening.take();
        QThread::msleep(1);
    }
    std::printf("  all %u events after %.0f ms\n", window.runModel().store()->eventCount(), static_cast<double>(clock.nsecsElapsed()) / 1e6);
    opening.print("while the rest is read", 16);
    QTest::qWait(300);

    auto *timeline = window.findChild<TimelineView *>();
    timeline->fit();
    Frames zooms, pans;
    for (int turn = 0; turn < 60; ++turn) {
        timeline->zoom(1.2, timeline->width() * 0.6);
        zooms.take();
        timeline->pan(37);
        pans.take();
    }
    for (int turn = 0; turn < 60; ++turn) {
        timeline->zoom(1 / 1.2, timeline->width() * 0.4);
        zooms.take();
        timeline->pan(-37);
        pans.take();
    }
    zooms.print("zooming", 16);
    pans.print("panning", 16);
    return 0;
}
