// The lanes' picture: what is painted again when a run grows, and that parts painted one after the other are the whole.
#include "tests/ui/ui_fixture.h"
#include "ui/timeline/arrow_geometry.h"
#include "ui/timeline/timeline_canvas.h"

#include <QTest>

#include <cmath>

using namespace forkyard;
using namespace forkyard::ui;
using namespace forkyard::trace::literals;

class TimelineCanvasTest : public QObject {
    Q_OBJECT

private slots:
    void statesCanBeToldApart();
    void aStillPictureIsNotPaintedAgain();
    void onlyTheNewestColumnsArePaintedWhileARunGrows();
    void aSleepThatIsOverSaysHowLongItWas();
    void partsMakeTheWhole_data();
    void partsMakeTheWhole();
    void crowdedLanesShowShares();
    void aCrowdBetweenBarsShowsShares();
    void theLastValueHasItsBox();
    void crowdedLocksShowOwners();
    void aRunThatGrowsKeepsItsScale();
    void arrowsEndWhereTheyShould();
    void bundlesLoseNoArrow();
    void arrowsNeverCoverThePicture();
    void durationsNeedNoZeros();
    void aPannedCrowdIsTheSameAsAFreshOne();
    void aPannedPictureIsTheSameAsAFreshOne_data();
    void aPannedPictureIsTheSameAsAFreshOne();
    void pixelsMoveAlong();
};

namespace {

constexpr QSizeF size(900, 300);

struct Drawn {
    explicit Drawn(std::shared_ptr<trace::Store> store) { run.setStore(std::move(store), true); }
    CanvasScene scene(double end) const { return {TimeScale{0, end / size.width()}, size, 0, ratio}; }
    const QImage &picture(double end) { return picture(canvas, scene(end)); }
    const QImage &picture(TimelineCanvas &on, const CanvasScene &what) {
        rows = TimelineRows::of(run);
        places = placeRows(rows.size(), size.height(), 65, 26);
        return on.picture(rows, places, what);
    }
    /// The pixel in the middle of a row's bar, at a time.
    QPoint at(std::size_t row, double time, double end) const {
        return QPointF(time / end * size.width() * ratio, (places[row].top + places[row].height / 2) * ratio).toPoint();
    }

    Fixture fixture;
    RunModel run;
    TimelineCanvas canvas{fixture.kit, run};
    std::vector<TimelineRow> rows;
    std::vector<RowPlace> places;
    double ratio = 1;
};

/// A run of three threads that take a lock and send items, `turns` times.
struct Growing {
    Growing() {
        lanes = {script.process("main", 1)};
        lanes.push_back(script.thread(lanes[0], "one"));
        lanes.push_back(script.thread(lanes[0], "two"));
        lock = script.object(lanes[0], trace::ObjectKind::Lock, trace::ObjectScope::Shared, "lock");
        queue = script.object(lanes[0], trace::ObjectKind::Queue, trace::ObjectScope::Shared, "Queue 1");
        // Everything that has a row is used once, so that rows do not change later.
        turn(1_ms);
        script.settle();
    }
    void turn(trace::Time length) {
        const trace::LaneId from = lanes[1 + turns % 2], to = lanes[2 - turns % 2];
        script.at(script.time() + length).add(from, trace::EventKind::LockAcquire, lock);
        script.at(script.time() + length).add(to, trace::EventKind::LockWait, lock);
        script.at(script.time() + length).add(from, trace::EventKind::LockRelease, lock).add(to, trace::EventKind::LockAcquire, lock);
        script.at(script.time() + length).add(to, trace::EventKind::LockRelease, lock).add(to, trace::EventKind::QueueGetWait, queue);
        script.at(script.time() + length).add(from, trace::EventKind::QueuePut, queue, trace::Value::integer(turns));
        script.at(script.time() + length).add(to, trace::EventKind::QueueGet, queue, trace::Value::integer(turns));
        ++turns;
    }
    std::shared_ptr<trace::Store> store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script{*store};
    std::vector<trace::LaneId> lanes;
    trace::ObjectId lock = 0, queue = 0;
    std::int64_t turns = 0;
};

int differing(const QImage &one, const QImage &other) {
    int count = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) count += one.pixel(x, y) != other.pixel(x, y);
    return count;
}

} // namespace

void TimelineCanvasTest::statesCanBeToldApart() {
    Drawn drawn(queueRun());
    const double end = 900e6;
    const QImage &image = drawn.picture(end);
    const auto fill = [&](std::size_t row) { return drawn.fixture.kit.theme().identity(drawn.rows[row].identity).fill.rgb(); };
    QCOMPARE(image.pixel(drawn.at(0, 30e6, end)), fill(0));   // main runs
    QCOMPARE(image.pixel(drawn.at(1, 110e6, end)), fill(1));  // the writer runs
    QCOMPARE(image.pixel(drawn.at(1, 50e6, end)), drawn.fixture.kit.color(Role::Surface).rgb()); // not yet there
    // A wait and a sleep have textures: both the surface and the state's own colour are in them.
    for (const auto &[row, time] : {std::pair{0, 600e6}, {1, 400e6}, {2, 420e6}}) {
        QSet<QRgb> colours;
        const QPoint point = drawn.at(static_cast<std::size_t>(row), time, end);
        for (int dx = -14; dx < 14; ++dx)
            for (int dy = -8; dy < 8; ++dy) colours.insert(image.pixel(point + QPoint(dx, dy)));
        QVERIFY(colours.contains(drawn.fixture.kit.color(Role::Surface).rgb()) && colours.size() > 2);
        QVERIFY(!colours.contains(fill(static_cast<std::size_t>(row))));
    }
}

void TimelineCanvasTest::aStillPictureIsNotPaintedAgain() {
    Drawn drawn(queueRun());
    drawn.picture(900e6);
    QCOMPARE(drawn.canvas.paintedFrom(), 0);
    drawn.picture(900e6);
    QCOMPARE(drawn.canvas.paintedFrom(), 900);
    drawn.picture(901e6); // another scale
    QCOMPARE(drawn.canvas.paintedFrom(), 0);
    drawn.canvas.forgetPicture();
    drawn.picture(901e6);
    QCOMPARE(drawn.canvas.paintedFrom(), 0);
}

void TimelineCanvasTest::onlyTheNewestColumnsArePaintedWhileARunGrows() {
    Growing growing;
    while (growing.script.time() < 700_ms) growing.turn(1_ms);
    growing.script.settle();
    Drawn drawn(growing.store);
    drawn.picture(900e6);
    QCOMPARE(drawn.canvas.paintedFrom(), 0);
    const int before = static_cast<int>(growing.store->now() / 1000000);
    growing.turn(1_ms);
    growing.script.settle();
    drawn.run.noteAppended();
    drawn.picture(900e6);
    QVERIFY2(drawn.canvas.paintedFrom() > before - 450 && drawn.canvas.paintedFrom() <= before, qPrintable(QString::number(drawn.canvas.paintedFrom())));
    // A message that was long on its way is drawn from where it left.
    Growing other;
    other.script.at(100_ms).add(other.lanes[1], trace::EventKind::QueuePut, other.queue, trace::Value::integer(7));
    other.script.at(800_ms).add(other.lanes[1], trace::EventKind::LockAcquire, other.lock).add(other.lanes[1], trace::EventKind::LockRelease, other.lock);
    other.script.settle();
    Drawn slow(other.store);
    slow.picture(900e6);
    other.script.at(820_ms).add(other.lanes[2], trace::EventKind::QueueGet, other.queue, trace::Value::integer(7));
    other.script.settle();
    slow.picture(900e6);
    QVERIFY2(slow.canvas.paintedFrom() < 100, qPrintable(QString::number(slow.canvas.paintedFrom())));
}

/// However far its begin is from now: its words stand there.
void TimelineCanvasTest::aSleepThatIsOverSaysHowLongItWas() {
    Growing growing;
    growing.script.at(50_ms).add(growing.lanes[1], trace::EventKind::SleepBegin, 0, trace::Value::integer(700'000'000));
    while (growing.script.time() < 740_ms) growing.script.at(growing.script.time() + 10_ms).add(growing.lanes[0], trace::EventKind::LockAcquire, growing.lock).add(growing.lanes[0], trace::EventKind::LockRelease, growing.lock);
    growing.script.settle();
    Drawn drawn(growing.store);
    const double end = 900e6;
    drawn.picture(end);
    growing.script.at(750_ms).add(growing.lanes[1], trace::EventKind::SleepEnd);
    growing.script.settle();
    drawn.run.noteAppended();
    drawn.picture(end);
    TimelineCanvas fresh(drawn.fixture.kit, drawn.run);
    const QImage whole = drawn.picture(fresh, drawn.scene(end)).copy();
    QCOMPARE(differing(whole, drawn.picture(end)), 0);
}

void TimelineCanvasTest::partsMakeTheWhole_data() {
    QTest::addColumn<qulonglong>("length");
    QTest::addColumn<double>("ratio");
    QTest::newRow("wide spans") << qulonglong(7_ms) << 1.0;
    QTest::newRow("narrow spans") << qulonglong(500_us) << 1.0;
    QTest::newRow("crowded") << qulonglong(20_us) << 1.0;
    QTest::newRow("wide spans, two pixels a pixel") << qulonglong(7_ms) << 2.0;
}

void TimelineCanvasTest::partsMakeTheWhole() {
    QFETCH(qulonglong, length);
    QFETCH(double, ratio);
    Growing growing;
    Drawn drawn(growing.store);
    drawn.ratio = ratio;
    const double end = 900e6;
    drawn.picture(end);
    int parts = 0;
    while (growing.script.time() < 850_ms) {
        const trace::Time until = growing.script.time() + 20_ms;
        while (growing.script.time() < until) growing.turn(length);
        growing.script.settle();
        drawn.run.noteAppended();
        drawn.picture(end);
        parts += drawn.canvas.paintedFrom() > 0;
    }
    QVERIFY(parts > 5);
    TimelineCanvas fresh(drawn.fixture.kit, drawn.run);
    const QImage whole = drawn.picture(fresh, drawn.scene(end)).copy();
    const int found = differing(whole, drawn.picture(end));
    // Shares of a column that is cut between two others may round differently where a lane is crowded.
    const int allowed = length < 100_us ? whole.width() * whole.height() / 50 : whole.width() * whole.height() / 2000;
    QVERIFY2(found <= allowed, qPrintable(QString("%1 pixels differ").arg(found)));
}

void TimelineCanvasTest::crowdedLanesShowShares() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId main = script.process("main", 1);
    // A quarter of the time it runs, three quarters it sleeps.
    for (int turn = 0; turn < 20000; ++turn) script.at(script.time() + 250).add(main, trace::EventKind::SleepBegin).at(script.time() + 750).add(main, trace::EventKind::SleepEnd);
    script.settle();
    Drawn drawn(store);
    const double end = static_cast<double>(script.time());
    const QImage &image = drawn.picture(end);
    const QRgb running = drawn.fixture.kit.theme().identity(drawn.rows[0].identity).fill.rgb();
    const QPoint middle = drawn.at(0, end / 2, end);
    int ink = 0;
    for (int y = middle.y() - 17; y < middle.y() + 17; ++y) ink += image.pixel(middle.x(), y) == running;
    QVERIFY2(std::abs(ink - 34 / 4) <= 1, qPrintable(QString::number(ink)));
}

/// Two threads hand the GIL to and fro, within two columns, between long bars: neither is all colour there, and both are some.
void TimelineCanvasTest::aCrowdBetweenBarsShowsShares() {
    auto store = std::make_shared<trace::Store>();
    trace::ScriptedTrace script(*store);
    const trace::LaneId lanes[] = {script.process("main", 1), script.thread(0, "T1")};
    const trace::ObjectId gil = script.object(lanes[0], trace::ObjectKind::Gil, trace::ObjectScope::Local, "GIL");
    script.add(lanes[0], trace::EventKind::GilTake, gil).add(lanes[1], trace::EventKind::GilWait, gil);
    for (int turn = 0; turn < 40; ++turn) {
        const trace::LaneId from = lanes[turn % 2], to = lanes[1 - turn % 2];
        script.at(300_ms + static_cast<trace::Time>(turn) * 50_us).add(from, trace::EventKind::GilDrop, gil).add(from, trace::EventKind::GilWait, gil).add(to, trace::EventKind::GilTake, gil);
    }
    script.at(900_ms).add(lanes[0], trace::EventKind::GilDrop, gil);
    script.settle();
    Drawn drawn(store);
    const double end = 900e6;
    const QImage &image = drawn.picture(end);
    for (std::size_t row = 0; row < 2; ++row) {
        const QRgb fill = drawn.fixture.kit.theme().identity(drawn.rows[row].identity).fill.rgb();
        const int top = static_cast<int>(drawn.places[row].top), bottom = static_cast<int>(drawn.places[row].top + drawn.places[row].height), x = drawn.at(row, 301e6, end).x();
        int own = 0, other = 0;
        for (int y = top; y < bottom; ++y) {
            own += image.pixel(x, y) == fill;
            other += image.pixel(x, y) != fill && image.pixel(x, y) != drawn.fixture.kit.color(Role::Surface).rgb();
        }
        QVERIFY2(own > 4 && other > 4, qPrintable(QString("row %1: %2 own, %3 others").arg(row).arg(own).arg(other)));
    }
}

/// However close the one before it is.
void TimelineCanvasTest::theLastValueHasItsBox() {
    QImage pictures[2];
    QRect last;
    for (const bool crowded : {false, true}) {
        auto store = std::make_shared<trace::Store>();
        trace::ScriptedTrace script(*store);
        const trace::LaneId main = script.process("main", 1);
        const trace::ObjectId n = script.object(main, trace::ObjectKind::Variable, trace::ObjectScope::Local, "n");
        script.at(10_ms).add(main, trace::EventKind::VariableStore, n, trace::Value::integer(11));
        if (crowded) script.at(500_ms).add(main, trace::EventKind::VariableStore, n, trace::Value::integer(22));
        script.at(505_ms).add(main, trace::EventKind::VariableStore, n, trace::Value::integer(33)).at(800_ms).line(main, 2);
        script.settle();
        Drawn drawn(store);
        pictures[crowded] = drawn.picture(900e6).copy(); // it lies in the canvas
        QVERIFY(drawn.rows.back().kind == TimelineRow::Kind::Variable);
        const RowPlace &place = drawn.places[drawn.rows.size() - 1];
        last = QRect(drawn.at(drawn.rows.size() - 1, 505e6, 900e6).x(), static_cast<int>(place.top), 12, static_cast<int>(place.height));
    }
    QVERIFY(differing(pictures[0].copy(last), QImage(pictures[0].copy(last.translated(-200, 0)))) > 0); // there is one
    QCOMPARE(differing(pictures[0].copy(last), pictures[1].copy(last)), 0);
}

void TimelineCanvasTest::crowdedLocksShowOwners() {
    Growing growing;
    while (growing.script.time() < 100_ms) growing.turn(5_us);
    growing.script.settle();
    Drawn drawn(growing.store);
    const double end = static_cast<double>(growing.script.time());
    const QImage &image = drawn.picture(end);
    std::size_t row = 0;
    while (drawn.rows[row].kind != TimelineRow::Kind::Lock) ++row;
    const Theme &theme = drawn.fixture.kit.theme();
    const QColor surface = drawn.fixture.kit.color(Role::Surface);
    QSet<QRgb> owners;
    for (const std::size_t lane : {1, 2}) owners.insert(blend(surface, theme.identity(drawn.run.laneIdentity(growing.lanes[lane])).fill, 0.75).rgb());
    int columns = 0;
    const int bottom = drawn.at(row, 0, end).y() + 10;
    for (int x = 100; x < 800; ++x) columns += owners.contains(image.pixel(x, bottom));
    QVERIFY2(columns > 600, qPrintable(QString::number(columns)));
}

void TimelineCanvasTest::aRunThatGrowsKeepsItsScale() {
    TimeScale scale = TimeScale{}.following(1e6, 1000);
    QVERIFY(scale.x(1e6) > 600 && scale.x(1e6) < 700);
    int changes = 0;
    for (double end = 1e6; end < 1e9; end *= 1.001) {
        const TimeScale next = scale.following(end, 1000);
        changes += next == scale ? 0 : 1;
        scale = next;
        QVERIFY(scale.x(end) <= 961 && scale.x(end) >= 499);
    }
    QVERIFY2(changes <= 20, qPrintable(QString::number(changes))); // log(1000) / log(0.96 / 0.67), about 19
}

void TimelineCanvasTest::arrowsEndWhereTheyShould() {
    std::vector<RasterPoint> points;
    for (const ArrowPath &path : {ArrowPath{{10, 20}, {300, 90}, 0, 1, false}, ArrowPath{{300, 90}, {300, 20}, 0, 1, false}, ArrowPath{{-1e7, 5}, {1e7, 400}, 0, 1, false}}) {
        arrowCurve(path, 900, points);
        QVERIFY(points.size() >= 5 && points.size() <= 49);
        QCOMPARE(points.front().x, path.from.x);
        QCOMPARE(points.front().y, path.from.y);
        QVERIFY(std::abs(points.back().x - path.to.x) < 1e-6 && std::abs(points.back().y - path.to.y) < 1e-6);
        // It never turns back, and it leaves upright: the first step is steeper than the straight way.
        for (std::size_t index = 1; index < points.size(); ++index) QVERIFY((points[index].y - points[index - 1].y) * (path.to.y - path.from.y) > 0);
        QVERIFY(std::abs(points[1].x - points[0].x) * std::abs(path.to.y - path.from.y) <= std::abs(points[1].y - points[0].y) * std::abs(path.to.x - path.from.x));
    }
}

void TimelineCanvasTest::bundlesLoseNoArrow() {
    std::vector<ArrowPath> paths;
    for (std::uint32_t index = 0; index < 3000; ++index)
        paths.push_back({{std::fmod(index * 7.3, 900), 10.0 + index % 3}, {std::fmod(index * 7.3, 900) + 11, 60}, index, 1, index % 5 == 0});
    const std::vector<ArrowPath> all = bundled(paths, 6);
    QVERIFY(all.size() < paths.size() / 2);
    std::uint32_t count = 0;
    for (const ArrowPath &path : all) {
        count += path.count;
        QCOMPARE(path.quiet, path.source % 5 == 0);
        QCOMPARE(path.from.x, paths[path.source].from.x);
    }
    QCOMPARE(count, 3000u);
    QVERIFY(bundleOpacity(1) > 0 && bundleOpacity(1) < bundleOpacity(9) && bundleOpacity(1000000) <= 1);
}

void TimelineCanvasTest::arrowsNeverCoverThePicture() {
    std::vector<ArrowPath> paths;
    for (std::uint32_t index = 0; index < 2000; ++index) paths.push_back({{index * 0.4, 10}, {index * 0.4 + 300, 200}, index, 1, false});
    const double ink = inkShare(paths, 900, 300);
    QVERIFY2(std::abs(ink - 2000 * std::hypot(300, 190) / (900 * 300)) < 0.3, qPrintable(QString::number(ink))); // a few reach beyond the edge
    const std::uint32_t every = thinning(ink, 0.05);
    QVERIFY((every & (every - 1)) == 0 && ink / every <= 0.05 && ink / every > 0.025);
    const std::vector<ArrowPath> kept = thinned(paths, every);
    QVERIFY(std::abs(static_cast<double>(kept.size()) - 2000.0 / every) < 10);
    // Whoever looks closer sees all of those again, and more between them.
    QSet<std::uint32_t> closer;
    for (const ArrowPath &path : thinned(paths, every / 2)) closer.insert(path.source);
    for (const ArrowPath &path : kept) QVERIFY(closer.contains(path.source));
    QCOMPARE(thinned(paths, 1).size(), paths.size());
    QCOMPARE(thinning(0.01, 0.05), 1u);
}

void TimelineCanvasTest::durationsNeedNoZeros() {
    Fixture fixture;
    QCOMPARE(TimelineWords::duration(0.36e9), QString("0.36 s"));
    QCOMPARE(TimelineWords::duration(12.34e9), QString("12.3 s"));
    QCOMPARE(TimelineWords::duration(45e6), QString("45.0 ms"));
    QCOMPARE(TimelineWords::duration(3500), QString("3.50 µs"));
    QCOMPARE(TimelineWords::duration(42), QString("42 ns"));
}

void TimelineCanvasTest::aPannedCrowdIsTheSameAsAFreshOne() {
    auto store = std::make_shared<trace::Store>();
    trace::SyntheticShape shape;
    shape.lanes = 6;
    shape.spansPerLane = 20'000;
    trace::scriptSynthetic(*store, shape);
    Drawn drawn(store);
    CanvasScene scene = drawn.scene(static_cast<double>(store->now()) / 2);
    drawn.picture(drawn.canvas, scene);
    for (const double columns : {1.0, 7.0, 60.0, -31.0, 0.5, 400.0, -437.5}) {
        scene.scale.begin += columns * scene.scale.nsPerPixel;
        const QImage panned = drawn.picture(drawn.canvas, scene).copy();
        TimelineCanvas fresh(drawn.fixture.kit, drawn.run);
        const int found = differing(drawn.picture(fresh, scene), panned);
        // Shares at the edge of what is asked for anew may round differently.
        QVERIFY2(found < panned.width() * panned.height() / 50, qPrintable(QString("%1 columns: %2").arg(columns).arg(found)));
    }
}

void TimelineCanvasTest::aPannedPictureIsTheSameAsAFreshOne_data() {
    QTest::addColumn<qulonglong>("length"); // ns between two events
    QTest::addColumn<double>("seen");       // ns from edge to edge
    QTest::addColumn<bool>("isMoved");      // whether at most half of the pixels are painted again for a few columns
    QTest::newRow("words at the edges, badges") << qulonglong(7_ms) << 0.9e9 << false;
    QTest::newRow("narrow") << qulonglong(400_us) << 0.3e9 << false;
    QTest::newRow("crowded") << qulonglong(20_us) << 0.3e9 << true;
    QTest::newRow("so many arrows that they are sampled") << qulonglong(3_us) << 0.1e9 << true;
    QTest::newRow("no arrows") << qulonglong(0) << 0.9e9 << true;
}

/// Wherever it came from: every pixel, but for shares of a column that round differently when others are asked for beside it.
void TimelineCanvasTest::aPannedPictureIsTheSameAsAFreshOne() {
    QFETCH(qulonglong, length);
    QFETCH(double, seen);
    QFETCH(bool, isMoved);
    Growing growing;
    if (length > 0) {
        while (growing.script.time() < 1000_ms) growing.turn(length);
    } else {
        // Long waits, long names, holds that last: words at both edges.
        for (int turn = 0; growing.script.time() < 1000_ms; ++turn) {
            const trace::LaneId lane = growing.lanes[static_cast<std::size_t>(turn) % 3];
            growing.script.at(growing.script.time() + 13_ms).add(lane, trace::EventKind::LockAcquire, growing.lock);
            growing.script.at(growing.script.time() + 61_ms).add(lane, trace::EventKind::LockRelease, growing.lock).add(lane, trace::EventKind::SleepBegin, 0, trace::Value::integer(90'000'000));
            growing.script.at(growing.script.time() + 173_ms).add(lane, trace::EventKind::SleepEnd);
        }
    }
    growing.script.settle();
    Drawn drawn(growing.store);
    CanvasScene scene = drawn.scene(seen);
    scene.scale.begin = 300e6;
    drawn.picture(drawn.canvas, scene);
    qint64 painted = 0, all = 0;
    for (const int columns : {1, 1, 7, 60, -31, -1, 200, -180, -90, 33, 5, 300, -300, 12}) {
        scene.scale.begin += columns * scene.scale.nsPerPixel;
        const QImage panned = drawn.picture(drawn.canvas, scene).copy();
        const qint64 paintedNow = drawn.canvas.paintedPixels();
        TimelineCanvas fresh(drawn.fixture.kit, drawn.run);
        const int found = differing(drawn.picture(fresh, scene), panned);
        if (std::abs(columns) < 10) {
            painted += paintedNow;
            all += fresh.paintedPixels();
        }
        QVERIFY2(found <= (length > 0 && length < 100_us ? panned.width() * panned.height() / 50 : 0), qPrintable(QString("%1 columns: %2 pixels differ").arg(columns).arg(found)));
    }
    QCOMPARE(painted * 2 < all, isMoved);
}

void TimelineCanvasTest::pixelsMoveAlong() {
    constexpr int width = 300, height = 3;
    MovingPixels pixels;
    QVERIFY(pixels.resize(width, height, 0));
    QVERIFY(!pixels.resize(width, height, 0));
    // Each column holds its own number; the picture walks to and fro, farther than the rows have room.
    int begin = 1000;
    const auto paint = [&](int from, int to) {
        for (int x = from; x < to; ++x) pixels.raster().fill(x, 0, x + 1, height, static_cast<QRgb>(begin + x));
    };
    paint(0, width);
    for (const int columns : {1, 40, 299, -1, -200, -290, -250, 100, 250, 270, 280, -3}) {
        pixels.move(columns);
        begin += columns;
        paint(columns > 0 ? width - columns : 0, columns > 0 ? width : -columns);
        const QImage image = pixels.image(1);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) QCOMPARE(reinterpret_cast<const QRgb *>(image.constScanLine(y))[x], static_cast<QRgb>(begin + x));
    }
}

QTEST_MAIN(TimelineCanvasTest)
#include "tst_timeline_canvas.moc"
