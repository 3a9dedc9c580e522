// Scan lines: clipping, textures, sprites, strokes; and that tiles look as the kit paints states.
#include "tests/ui/ui_fixture.h"
#include "ui/timeline/raster.h"
#include "ui/timeline/stacked_columns.h"
#include "ui/timeline/state_tiles.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <numeric>
#include <random>

using namespace forkyard::ui;

class RasterTest : public QObject {
    Q_OBJECT

private slots:
    void fillsOnlyWithinTheClip();
    void fillsOfEveryWidth();
    void rowsAreTheSameInEachScanLine();
    void stacksShowTheirParts_data();
    void stacksShowTheirParts();
    void hairsAreMixedAsTwoPixels();
    void mixesFromOneColourToTheOther();
    void texturesRepeatAndKeepTheirPhase();
    void spritesAreCutAndBlended();
    void strokesCoverTheirLength_data();
    void strokesCoverTheirLength();
    void strokesStayWithinTheClip();
    void dashesLeaveGaps();
    void periodsAreWhole();
    void tilesLookAsTheKitPaints_data();
    void tilesLookAsTheKitPaints();
    void tilesAreCutAnywhere();
};

namespace {

constexpr QRgb white = 0xffffffff, black = 0xff000000, red = 0xffff0000;

struct Picture {
    Picture(int wide, int high) : width(wide), height(high), pixels(static_cast<std::size_t>(wide * high), white) {}
    Raster raster() { return Raster(pixels.data(), width, height, width); }
    QRgb at(int x, int y) const { return pixels[static_cast<std::size_t>(y * width + x)]; }
    /// How much ink there is: black pixels, grey ones by their part.
    double ink() const {
        return std::accumulate(pixels.begin(), pixels.end(), 0.0, [](double sum, QRgb pixel) { return sum + (255 - qGray(pixel)) / 255.0; });
    }
    int width, height;
    std::vector<QRgb> pixels;
};

} // namespace

void RasterTest::fillsOnlyWithinTheClip() {
    Picture picture(20, 10);
    Raster raster = picture.raster();
    raster.clip(5, 2, 100, 8);
    raster.fill(-1000, -1000, 1000, 1000, black);
    for (int y = 0; y < 10; ++y)
        for (int x = 0; x < 20; ++x) QCOMPARE(picture.at(x, y), x >= 5 && y >= 2 && y < 8 ? black : white);
    raster.fill(9, 3, 4, 7, red); // nothing lies between
    QCOMPARE(picture.at(6, 4), black);
}

void RasterTest::fillsOfEveryWidth() {
    for (int width = 0; width < 12; ++width) {
        Picture picture(20, 3);
        picture.raster().fill(5, 1, 5 + width, 2, black);
        for (int y = 0; y < 3; ++y)
            for (int x = 0; x < 20; ++x) QCOMPARE(picture.at(x, y), y == 1 && x >= 5 && x < 5 + width ? black : white);
    }
}

void RasterTest::rowsAreTheSameInEachScanLine() {
    for (const std::size_t count : {1u, 3u, 4u, 7u, 16u, 23u}) {
        std::vector<QRgb> pixels;
        for (std::size_t at = 0; at < count; ++at) pixels.push_back(0xff000000 | static_cast<QRgb>(at + 1));
        Picture picture(30, 6);
        Raster raster = picture.raster();
        raster.clip(3, 0, 20, 5);
        raster.rows(2, 1, 99, pixels);
        for (int y = 0; y < 6; ++y)
            for (int x = 0; x < 30; ++x) {
                const bool inside = x >= 3 && x < std::min(20, 2 + static_cast<int>(count)) && y >= 1 && y < 5;
                QCOMPARE(picture.at(x, y), inside ? pixels[static_cast<std::size_t>(x - 2)] : white);
            }
    }
}

void RasterTest::stacksShowTheirParts_data() {
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("from");
    for (const int height : {1, 26, 255, 600})
        for (const int count : {1, 7, 8, 31, 32, 33, 100})
            for (const int from : {0, 5}) QTest::addRow("%d columns of %d from %d", count, height, from) << height << count << from;
}

void RasterTest::stacksShowTheirParts() {
    QFETCH(int, height);
    QFETCH(int, count);
    QFETCH(int, from);
    constexpr StackColors colors = {11, 12, 13, 14, 15, 16};
    std::mt19937 random(static_cast<unsigned>(height * 1000 + count));
    StackedColumns stack;
    stack.reset(height, count);
    QCOMPARE(stack.count(), count);
    const int unit = (height + 254) / 255; // pixels a step
    QVERIFY(stack.steps() * unit >= height && (stack.steps() - 1) * unit < height);
    std::vector<std::array<int, stackedParts>> tops(static_cast<std::size_t>(count));
    for (int column = 0; column < count; ++column) {
        auto &parts = tops[static_cast<std::size_t>(column)];
        for (int &top : parts) top = static_cast<int>(random() % static_cast<unsigned>(stack.steps() + 1));
        std::sort(parts.begin(), parts.end());
        for (std::size_t part = 0; part < stackedParts; ++part) stack.parts()[part][column] = static_cast<std::uint8_t>(parts[part]);
    }
    constexpr int left = 3, top = 2;
    Picture picture(count + 10, height + 4);
    Raster raster = picture.raster();
    raster.clip(0, 3, count + 1, height + 1); // the uppermost row and some at the right are cut
    stack.paint(raster, left, top, from, count, colors);
    for (int y = 0; y < height + 4; ++y)
        for (int x = 0; x < count + 10; ++x) {
            const int column = x - left, up = top + height - y; // pixels from the bar's bottom to this one's top
            QRgb wanted = white;
            if (column >= from && column < count && x < count + 1 && y >= 3 && y < height + 1) {
                const auto &parts = tops[static_cast<std::size_t>(column)];
                wanted = colors[static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), [&](int part) { return part * unit < up; }))];
            }
            QCOMPARE(picture.at(x, y), wanted);
        }
}

/// A hair between two columns covers both by their part, and leaves the sum of ink as it was.
void RasterTest::hairsAreMixedAsTwoPixels() {
    for (const double x : {10.0, 10.25, 10.5, 10.75}) {
        Picture picture(20, 20);
        picture.raster().stroke({{x, 0}, {x, 20}}, RasterPen{black, 1, 1});
        const int first = static_cast<int>(x - 0.5);
        const double second = x - 0.5 - first; // the part on the right
        for (int y = 0; y < 20; ++y) {
            QVERIFY(std::abs(qGray(picture.at(first, y)) - 255 * second) <= 2);
            QVERIFY(std::abs(qGray(picture.at(first + 1, y)) - 255 * (1 - second)) <= 2);
            QCOMPARE(picture.at(first + 2, y), white);
            QCOMPARE(picture.at(first - 1, y), white);
        }
    }
}

void RasterTest::mixesFromOneColourToTheOther() {
    QCOMPARE(mixed(0xff102030, 0xffa0b0c0, 0), 0xff102030);
    QCOMPARE(mixed(0xff102030, 0xffa0b0c0, 256), 0xffa0b0c0);
    QCOMPARE(mixed(0xff000000, 0xffc86432, 128), 0xff643219);
}

void RasterTest::texturesRepeatAndKeepTheirPhase() {
    Texture texture{3, 2, 6, {1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6}};
    Picture picture(40, 4);
    picture.raster().texture(2, 35, 1, texture, 1);
    for (int x = 0; x < 40; ++x) {
        const bool inside = x >= 2 && x < 35;
        QCOMPARE(picture.at(x, 1), inside ? static_cast<QRgb>(1 + (x - 2 + 1) % 3) : white);
        QCOMPARE(picture.at(x, 2), inside ? static_cast<QRgb>(4 + (x - 2 + 1) % 3) : white);
        QCOMPARE(picture.at(x, 3), white);
    }
    // A cut does not move the pattern.
    Picture cut(40, 4);
    Raster raster = cut.raster();
    raster.clip(17, 0, 40, 4);
    raster.texture(2, 35, 1, texture, 1);
    for (int x = 17; x < 40; ++x) QCOMPARE(cut.at(x, 1), picture.at(x, 1));
    for (int x = 0; x < 17; ++x) QCOMPARE(cut.at(x, 1), white);
}

void RasterTest::spritesAreCutAndBlended() {
    const Sprite sprite{2, 2, false, {0x00000000, 0xff0000ff, 0x80400000, 0xff00ff00}};
    Picture picture(4, 4);
    picture.raster().sprite(1, 1, sprite);
    QCOMPARE(picture.at(1, 1), white); // see-through
    QCOMPARE(picture.at(2, 1), 0xff0000ff);
    QVERIFY(std::abs(qRed(picture.at(1, 2)) - (0x40 + 127)) <= 1 && std::abs(qBlue(picture.at(1, 2)) - 127) <= 1);
    picture.raster().sprite(3, 3, sprite);
    picture.raster().sprite(-1, -1, sprite);
    QCOMPARE(picture.at(0, 0), 0xff00ff00);
}

void RasterTest::strokesCoverTheirLength_data() {
    QTest::addColumn<double>("dx");
    QTest::addColumn<double>("dy");
    QTest::addColumn<double>("width");
    for (const double width : {1.0, 1.5, 3.0})
        for (int angle = 0; angle < 360; angle += 15)
            QTest::addRow("%d degrees, %.1f wide", angle, width) << 80 * std::cos(angle * M_PI / 180) << 80 * std::sin(angle * M_PI / 180) << width;
}

/// The ink of a line is its length times its width; a hair counts along its longer axis.
void RasterTest::strokesCoverTheirLength() {
    QFETCH(double, dx);
    QFETCH(double, dy);
    QFETCH(double, width);
    Picture picture(200, 200);
    picture.raster().stroke({{100, 100}, {100 + dx / 3, 100 + dy / 3}, {100 + dx, 100 + dy}}, {black, width, 1, 0, 0});
    const double wanted = (width <= 1 ? std::max(std::abs(dx), std::abs(dy)) : 80) * width;
    QVERIFY2(std::abs(picture.ink() - wanted) < wanted * 0.04 + 2 * width, qPrintable(QString::number(picture.ink())));
}

void RasterTest::strokesStayWithinTheClip() {
    Picture picture(50, 50);
    Raster raster = picture.raster();
    raster.clip(10, 10, 40, 40);
    for (const double far : {30.0, 1e4, 1e8})
        for (const double width : {1.0, 1.5}) raster.stroke({{25 - far, 25 - far / 3}, {25, 25}, {25 + far / 7, 25 + far}, {-far, 2 * far}}, {black, width, 1, 0, 0});
    for (int y = 0; y < 50; ++y)
        for (int x = 0; x < 50; ++x)
            if (x < 10 || x >= 40 || y < 10 || y >= 40) QCOMPARE(picture.at(x, y), white);
    QVERIFY(picture.ink() > 20);
}

void RasterTest::dashesLeaveGaps() {
    Picture picture(200, 10);
    picture.raster().stroke({{0, 5}, {77, 5}, {200, 5}}, {black, 2, 1, 4, 3});
    QVERIFY(std::abs(picture.ink() - 200 * 2 * 4 / 7.0) < 12);
    int changes = 0;
    for (int x = 1; x < 200; ++x) changes += picture.at(x, 5) != picture.at(x - 1, 5);
    QVERIFY2(changes >= 54 && changes <= 60, qPrintable(QString::number(changes))); // two a dash of 7, one line over both segments
}

void RasterTest::periodsAreWhole() {
    QCOMPARE(wholePeriod(12), 12);
    QCOMPARE(wholePeriod(8.25), 33);
    QCOMPARE(wholePeriod(13.2), 66);
    QCOMPARE(wholePeriod(1), 1);
}

void RasterTest::tilesLookAsTheKitPaints_data() {
    QTest::addColumn<int>("look");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<int>("zoom");
    for (const double ratio : {1.0, 2.0})
        for (const int zoom : {100, 150})
            for (int look = 0; look <= static_cast<int>(StateLook::Asleep); ++look) QTest::addRow("look %d, ratio %.0f, %d %%", look, ratio, zoom) << look << ratio << zoom;
}

/// A bar put together from tiles is the bar that paintState paints, but for a few pixels where the right end cuts the texture.
void RasterTest::tilesLookAsTheKitPaints() {
    QFETCH(int, look);
    QFETCH(double, ratio);
    QFETCH(int, zoom);
    Fixture fixture;
    fixture.settings.setZoom(zoom);
    const int width = static_cast<int>(501 * ratio), height = static_cast<int>(34 * ratio);
    QImage wanted(width, height, QImage::Format_RGB32);
    wanted.setDevicePixelRatio(ratio);
    wanted.fill(fixture.kit.color(Role::Surface));
    {
        QPainter painter(&wanted);
        paintState(painter, QRectF(0, 0, width / ratio, height / ratio), fixture.kit, static_cast<StateLook>(look), 1, fixture.kit.px(4));
    }
    Picture picture(width, height);
    Raster raster = picture.raster();
    StateTiles tiles;
    tiles.prepare(fixture.kit, height, ratio);
    tiles.paint(raster, 0, width, 0, static_cast<StateLook>(look), 1);
    const int cap = tiles.tile(static_cast<StateLook>(look), 1).cap;
    int other = 0, inside = 0;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const QRgb a = picture.at(x, y), b = wanted.pixel(x, y);
            const bool differs = std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b)) > 96;
            // Dashes run around the bar from its upper left on, so that all but those of its upper edge depend on its width.
            if (look == static_cast<int>(StateLook::Ready) && y >= 2 * ratio) continue;
            if (x < width - cap) inside += differs;
            else other += differs;
        }
    QVERIFY2(inside <= width * height / 1000, qPrintable(QString::number(inside))); // dots are round a little differently here and there
    QVERIFY2(other <= cap * height / 2, qPrintable(QString::number(other)));
}

void RasterTest::tilesAreCutAnywhere() {
    Fixture fixture;
    StateTiles tiles;
    tiles.prepare(fixture.kit, 20, 1);
    for (const int width : {1, 2, 5, 9, 12, 40, 300}) {
        Picture whole(320, 20), cut(320, 20);
        Raster raster = whole.raster();
        tiles.paint(raster, 3, 3 + width, 0, StateLook::Waiting, 0);
        for (int left = 0; left < 320; left += 7) {
            Raster part = cut.raster();
            part.clip(left, 0, left + 7, 20);
            tiles.paint(part, 3, 3 + width, 0, StateLook::Waiting, 0);
        }
        QVERIFY(whole.pixels == cut.pixels);
    }
}

QTEST_MAIN(RasterTest)
#include "tst_raster.moc"
