// What recording, keeping and asking for a trace costs. Absolute figures are this machine's; ratios to a clock read, measured in the
// same run, travel. `bench_trace [parts…]`: write stream ingest lanes moments files; without arguments all. A
// part may be a recorded trace (forkyard run --trace FILE): its events are taken in once more, as they came.
#include "core/trace/reader.h"
#include "core/trace/scripted_trace.h"
#include "core/trace/trace_export.h"
#include "core/trace/trace_file.h"
#include "core/trace/writer.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <random>
#include <sstream>
#include <streambuf>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace forkyard::trace;

namespace {

/// Of this thread's own processor time, so that others on the machine are not measured.
struct Clock {
    static double now() {
        timespec time;
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
    }
};

double nanosecondsSince(double begin) { return Clock::now() - begin; }

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

double percentile95(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() * 95 / 100];
}

/// Median ns for one of `count` calls of `body(index)`, over `runs` runs; `between` is not timed.
template <typename Body, typename Between>
double cost(int runs, int count, Body body, Between between) {
    std::vector<double> results;
    for (int run = 0; run < runs; ++run) {
        const auto begin = Clock::now();
        for (int index = 0; index < count; ++index) body(index);
        results.push_back(nanosecondsSince(begin) / count);
        between();
    }
    return median(results);
}

volatile std::uint64_t g_sink;

void benchWrite() {
    std::printf("Recording an event (ns, and as a ratio to reading that clock bare)\n");
    constexpr int kRuns = 101, kBurst = 20000;
    auto nothing = [] {};
    auto ring = Ring::create();
    if (!ring.ok()) return;
    const ClockKind clock = ring.value().clock().kind;
    std::printf("  clock: %s\n", clock == ClockKind::Tsc ? "TSC" : "clock_gettime");
    const double plain = cost(kRuns, kBurst, [clock](int) { g_sink = ticksNow(clock); }, nothing);
    const double fenced = cost(kRuns, kBurst, [clock](int) { g_sink = ticksNowFenced(clock); }, nothing);
    std::printf("  %-28s %6.1f\n  %-28s %6.1f\n", "bare clock", plain, "bare clock, fenced", fenced);

    Store store;
    Reader reader(ring.value(), store);
    Writer writer;
    writer.attach(ring.value(), {1, 0, 2, 0, 0, 0});
    auto drain = [&] { reader.poll(); };
    drain();
    const double release = cost(kRuns, kBurst, [&](int index) {
        writer.emitRelease(EventKind::LockRelease, 7, 0, 3, Value::integer(index));
    }, drain);
    const double acquire = cost(kRuns, kBurst, [&](int index) {
        writer.emitAcquire(EventKind::LockAcquire, 7, 0, 3, Value::integer(index));
    }, drain);
    const double text = cost(kRuns, kBurst / 4, [&](int) { writer.emitText(EventKind::Print, 0, 0, 3, "put A and go on\n"); }, drain);
    std::printf("  %-28s %6.1f  %.2f\n", "release (plain)", release, release / plain);
    std::printf("  %-28s %6.1f  %.2f\n", "acquire (fenced)", acquire, acquire / fenced);
    std::printf("  %-28s %6.1f\n", "text of 16 bytes", text);
    std::printf("  dropped: %llu\n\n", static_cast<unsigned long long>(writer.dropped()));
}

/// One thread writes 5 M events/s for ten seconds (1.6 GB) while another reads and keeps them, as a window does.
void benchStream() {
    constexpr std::uint64_t kPerMillisecond = 5000, kMilliseconds = 10'000;
    auto ring = Ring::create();
    if (!ring.ok()) return;
    Store store;
    Reader reader(ring.value(), store);
    std::atomic<bool> done{false};
    std::uint64_t dropped = 0, late = 0;
    std::thread thread([&] {
        Writer writer;
        writer.attach(ring.value(), {1, 0, 2, 0, 0, 0});
        const std::uint64_t begin = monotonicNow();
        for (std::uint64_t slice = 0; slice < kMilliseconds; ++slice) {
            for (std::uint64_t index = 0; index < kPerMillisecond; ++index) {
                writer.emitRelease(EventKind::Line, 0, 0, packLine(0, static_cast<std::uint32_t>(1 + index % 40)));
            }
            const std::uint64_t due = begin + (slice + 1) * 1'000'000;
            if (monotonicNow() > due + 1'000'000) ++late;
            while (monotonicNow() < due) {}
        }
        dropped = writer.dropped();
        writer.close();
        done = true;
    });
    const double began = Clock::now();
    while (!done) {
        reader.poll();
        usleep(2000);
    }
    const double busy = nanosecondsSince(began);
    thread.join();
    reader.finish();
    std::printf("Stream: %u events at 5 M/s, %llu dropped, %llu ms late, reader busy %.0f %% of a core\n\n", store.eventCount(),
                static_cast<unsigned long long>(dropped), static_cast<unsigned long long>(late), busy / 1e7 / 10);
}

/// The events of a finished store as a reader would bring them: per lane, in slices of time.
struct Delivery {
    Time until;
    std::vector<std::vector<Event>> lanes;
};

std::vector<Delivery> deliveriesOf(const Store &store, Time slice) {
    std::vector<Delivery> deliveries;
    for (EventIndex index = 0; index < store.eventCount(); ++index) {
        const Event event = store.event(index);
        if (deliveries.empty() || event.time >= deliveries.back().until) {
            deliveries.push_back({(event.time / slice + 1) * slice, std::vector<std::vector<Event>>(store.laneCount())});
        }
        deliveries.back().lanes[event.thread].push_back(event);
    }
    return deliveries;
}

/// Median ns an event to take in what `source` holds, told every `slice` ns.
double ingestCost(const Store &source, Time slice) {
    const auto deliveries = deliveriesOf(source, slice);
    std::vector<double> results;
    for (int run = 0; run < 5; ++run) {
        Store store;
        for (TextId id = 1; id < source.texts().size(); ++id) store.addText(source.text(id));
        for (LaneId lane = 0; lane < source.laneCount(); ++lane) store.openLane(source.lane(lane).origin);
        const auto begin = Clock::now();
        for (const Delivery &delivery : deliveries) {
            for (LaneId lane = 0; lane < delivery.lanes.size(); ++lane) {
                if (!delivery.lanes[lane].empty()) store.append(lane, delivery.lanes[lane]);
            }
            store.settle(delivery.until);
        }
        store.finish();
        results.push_back(nanosecondsSince(begin) / store.eventCount());
    }
    return median(results);
}

void benchRecorded(const char *path) {
    const auto opened = openTrace(path);
    if (!opened) {
        std::printf("  %s is no trace\n", path);
        return;
    }
    const Store &source = *opened.value().store;
    const double perEvent = ingestCost(source, 2'000'000); // the reader's pace
    std::printf("  %s: %zu lanes, %u events, %.1f ns an event, %.1f M events/s\n", path, source.laneCount(), source.eventCount(), perEvent, 1000 / perEvent);
}

void benchIngest() {
    std::printf("Ingest: append, order, derive (one core)\n");
    for (std::uint32_t lanes : {4u, 32u}) {
        Store source;
        scriptSynthetic(source, {lanes, 1'000'000 / lanes, 4, 8, 4, 1});
        const double perEvent = ingestCost(source, 100'000);
        std::printf("  %2u lanes, locks and queues: %.1f ns an event, %.1f M events/s (%u events)\n", lanes, perEvent,
                    1000 / perEvent, source.eventCount());
    }
    Store lines;
    const LaneId lane = lines.openLane({1, 0, 2, 0, 1, 1});
    std::vector<Event> batch(4096);
    const auto begin = Clock::now();
    for (int round = 0; round < 500; ++round) {
        for (std::size_t index = 0; index < batch.size(); ++index) {
            batch[index].time = static_cast<Time>(round) * 40960 + index * 10;
            batch[index].line = static_cast<std::uint32_t>(1 + index % 30);
        }
        lines.append(lane, batch);
        lines.settle(static_cast<Time>(round + 1) * 40960);
    }
    const double perEvent = nanosecondsSince(begin) / lines.eventCount();
    std::printf("  one lane, lines only:       %.1f ns an event, %.1f M events/s\n\n", perEvent, 1000 / perEvent);
}

std::vector<LaneSpans> lanesOf(std::size_t lanes, std::size_t spans, Time *end) {
    std::mt19937 random(1);
    std::vector<LaneSpans> result(lanes);
    *end = 0;
    for (LaneSpans &lane : result) {
        Time time = random() % 1000;
        for (std::size_t index = 0; index < spans / lanes; ++index) {
            lane.push(time, static_cast<LaneState>(1 + random() % 5), static_cast<EventIndex>(index));
            time += 1 + random() % 2000;
        }
        *end = std::max(*end, time);
    }
    return result;
}

void benchLanes() {
    constexpr std::size_t kLanes = 32, kPixels = 1760;
    std::printf("Level of detail: %zu lanes of %zu pixels (ms for all; median, 95th percentile over 40 places)\n", kLanes, kPixels);
    for (std::size_t spans : {std::size_t{10'000}, std::size_t{1'000'000}, std::size_t{10'000'000}}) {
        Time end = 0;
        const auto built = Clock::now();
        const std::vector<LaneSpans> lanes = lanesOf(kLanes, spans, &end);
        const double append = nanosecondsSince(built) / static_cast<double>(spans);
        std::size_t bytes = 0;
        for (const LaneSpans &lane : lanes) bytes += lane.bytes();
        std::printf("  %8zu spans: append %.0f ns, %.1f bytes a span\n", spans, append,
                    static_cast<double>(bytes) / static_cast<double>(spans));
        std::vector<LanePixel> pixels(kPixels);
        std::mt19937_64 random(2);
        for (Time zoom : {1, 4, 16, 64, 256, 1024, 10000}) {
            const Time width = std::max<Time>(end / zoom, kPixels);
            std::vector<double> times;
            for (int place = 0; place < 40; ++place) {
                const Time begin = width >= end ? 0 : random() % (end - width);
                const auto started = Clock::now();
                for (const LaneSpans &lane : lanes) {
                    lane.query(begin, begin + width, end, pixels);
                    g_sink = pixels[kPixels / 2].share[1];
                }
                times.push_back(nanosecondsSince(started) / 1e6);
            }
            std::printf("    zoom %6llu: %.3f  %.3f\n", static_cast<unsigned long long>(zoom), median(times), percentile95(times));
        }
        const double hit = cost(11, 20000, [&](int) { g_sink = lanes[random() % kLanes].at(random() % end); }, [] {});
        std::printf("    hit test: %.0f ns\n", hit);
    }
    std::printf("\n");
}

void benchMoments() {
    Store store;
    scriptSynthetic(store, {32, 100'000, 4, 8, 4, 3});
    std::printf("Moments of %u events\n", store.eventCount());
    std::mt19937 random(5);
    std::vector<double> times;
    for (int round = 0; round < 200; ++round) {
        const EventIndex at = random() % store.eventCount();
        const auto begin = Clock::now();
        g_sink = store.momentAtEvent(at).threads.size();
        times.push_back(nanosecondsSince(begin) / 1e6);
    }
    std::printf("  anywhere: %.3f ms median, %.3f ms 95th percentile\n", median(times), percentile95(times));
    const double live = cost(11, 200, [&](int) { g_sink = store.momentAtEvent(store.eventCount()).threads.size(); }, [] {});
    std::printf("  at the end: %.3f ms\n", live / 1e6);
    const double arrows = cost(11, 50, [&](int) {
        const Time begin = random() % store.now();
        g_sink = store.arrowsBetween(begin, begin + store.now() / 100, 2000).size();
    }, [] {});
    std::printf("  arrows in a hundredth of the run: %.1f us\n", arrows / 1e3);
    std::vector<std::array<float, kLaneStates>> states(800);
    const double chart = cost(5, 5, [&](int) { store.queryStates(0, store.now(), states); }, [] {});
    std::printf("  threads by state, 800 points: %.3f ms\n\n", chart / 1e6);
}

/// Counts what is written to it.
class Nowhere : public std::streambuf {
public:
    std::uint64_t bytes = 0;

protected:
    int_type overflow(int_type byte) override {
        ++bytes;
        return byte;
    }
    std::streamsize xsputn(const char *, std::streamsize count) override {
        bytes += static_cast<std::uint64_t>(count);
        return count;
    }
};

void benchFiles() {
    Store store;
    scriptSynthetic(store, {32, 33'000, 4, 8, 4, 3});
    std::size_t spans = 0;
    for (LaneId lane = 0; lane < store.laneCount(); ++lane) spans += store.spans(lane).count();
    std::printf("Files of %u events, %zu spans\n", store.eventCount(), spans);
    auto report = [&](const char *what, double nanoseconds, std::uint64_t bytes, double per) {
        std::printf("  %-12s %6.1f ns each, %.1f bytes each\n", what, nanoseconds / per, static_cast<double>(bytes) / per);
    };
    std::stringstream file;
    auto begin = Clock::now();
    (void)writeTrace(store, file).ok();
    report("save", nanosecondsSince(begin), file.str().size(), store.eventCount());
    begin = Clock::now();
    const auto opened = readTrace(file);
    report("open", nanosecondsSince(begin), 0, store.eventCount());
    Nowhere nowhere;
    std::ostream out(&nowhere);
    begin = Clock::now();
    writeChromeJson(store, out);
    report("Chrome", nanosecondsSince(begin), nowhere.bytes, static_cast<double>(spans));
    nowhere.bytes = 0;
    begin = Clock::now();
    writePerfetto(store, out);
    report("Perfetto", nanosecondsSince(begin), nowhere.bytes, static_cast<double>(spans));
    nowhere.bytes = 0;
    begin = Clock::now();
    writeCsv(store, out);
    report("CSV", nanosecondsSince(begin), nowhere.bytes, store.eventCount());
}

} // namespace

int main(int argc, char **argv) {
    auto wanted = [&](const char *part) {
        if (argc < 2) return true;
        return std::any_of(argv + 1, argv + argc, [part](const char *argument) { return std::strcmp(argument, part) == 0; });
    };
    if (wanted("write")) benchWrite();
    if (wanted("stream")) benchStream();
    if (wanted("ingest")) benchIngest();
    for (int place = 1; place < argc; ++place) {
        if (isTraceFile(argv[place])) benchRecorded(argv[place]);
    }
    if (wanted("lanes")) benchLanes();
    if (wanted("moments")) benchMoments();
    if (wanted("files")) benchFiles();
    return 0;
}
