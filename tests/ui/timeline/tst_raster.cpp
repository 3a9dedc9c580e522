// Scan lines: clipping, textures, sprites, strokes; and that tiles look as the kit paints states.
#include "tests/ui/ui_fixture.h"
#include "ui/timeline/raster.h"
#include "ui/timeline/state_tiles.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace forkyard::ui;

class RasterTest : public QObject {
    Q_OBJECT

private slots:
    void fillsOnlyWithinTheClip();
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
