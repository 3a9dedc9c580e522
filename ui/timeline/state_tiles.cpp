// A tile is cut out of a wide bar that paintState has painted, so that a lane looks as every other place that shows a state.
#include "ui/timeline/state_tiles.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double radius = 4;
constexpr double endWidth = 18;
constexpr int leastStride = 256; // longer runs are copied in fewer pieces

/// After how many pixels (100 %, before the ratio) paintState's textures begin again; a test compares with it.
double textureStep(const Kit &kit, StateLook look) {
    switch (look) {
    case StateLook::Ready: return 1.5 * (3 + 2.5); // its dashes keep their length at every zoom
    case StateLook::WaitingForLock: return kit.px(9);
    case StateLook::Waiting: return kit.px(12);
    case StateLook::Asleep: return kit.px(6);
    default: return 1;
    }
}

QImage painted(const Kit &kit, StateLook look, int identity, int width, int height, double ratio, QColor ground) {
    QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(ground);
    QPainter painter(&image);
    paintState(painter, QRectF(0, 0, width / ratio, height / ratio), kit, look, identity, kit.px(radius));
    return image;
}

QRgb pixel(const QImage &image, int x, int y) { return reinterpret_cast<const QRgb *>(image.constScanLine(y))[x]; }

Sprite spriteOf(const QImage &image, int left, int width, bool opaque) {
    Sprite sprite{width, image.height(), opaque, {}};
    sprite.pixels.reserve(static_cast<std::size_t>(width * image.height()));
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < width; ++x) sprite.pixels.push_back(pixel(image, left + x, y));
    return sprite;
}

Texture textureOf(const QImage &image, int left, int period) {
    Texture texture{period, image.height(), period * ((leastStride + period - 1) / period), {}};
    texture.pixels.reserve(static_cast<std::size_t>(texture.stride * texture.height));
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < texture.stride; ++x) texture.pixels.push_back(pixel(image, left + x % period, y));
    return texture;
}

} // namespace

int wholePeriod(double step) {
    constexpr int most = 48;
    int best = 1;
    double off = 1;
    for (int count = 1; count <= most; ++count) {
        const double error = std::abs(count * step - std::round(count * step));
        if (count * step < 0.5 || error > off - 1e-3) continue;
        off = error;
        best = count;
    }
    return std::max(1, static_cast<int>(std::lround(best * step)));
}

void StateTiles::prepare(const Kit &kit, int height, double ratio) {
    if (m_kit == &kit && m_height == height && m_ratio == ratio) return;
    clear();
    m_kit = &kit;
    m_height = height;
    m_ratio = ratio;
}

StateTile StateTiles::make(StateLook look, int identity) const {
    const QColor surface = m_kit->color(Role::Surface);
    const int cap = static_cast<int>(std::ceil(m_kit->px(radius) * m_ratio)) + 1;
    const int period = wholePeriod(textureStep(*m_kit, look) * m_ratio);
    const int shortWidth = 2 * cap + 2 * period;
    const QImage wide = painted(*m_kit, look, identity, shortWidth + 4 * cap + period, m_height, m_ratio, surface);
    const QImage narrow = painted(*m_kit, look, identity, shortWidth, m_height, m_ratio, surface);
    StateTile tile;
    tile.cap = cap;
    tile.left = spriteOf(wide, 0, cap, true);
    tile.body = textureOf(wide, cap, period);
    for (int y = 0; y < m_height; ++y)
        for (int x = 0; x < cap; ++x)
            if (const QRgb found = pixel(narrow, shortWidth - cap + x, y); found != pixel(wide, shortWidth - cap + x, y)) tile.right.push_back({x, y, found});
    const bool running = look == StateLook::Running;
    const QColor own = running || look == StateLook::Ready ? m_kit->theme().identity(identity).fill : stateColor(m_kit->theme(), look);
    tile.solid = own.rgb();
    const QRgb edge = running ? own.rgb() : blend(surface, own, 0.78).rgb();
    for (int width = 0; width < 2 * cap; ++width) {
        Sprite bar = spriteOf(wide, cap, width, true);
        for (int y = 0; y < m_height && width > 0; ++y) {
            const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
            bar.pixels[row] = bar.pixels[row + static_cast<std::size_t>(width) - 1] = edge;
        }
        tile.narrow.push_back(std::move(bar));
    }
    return tile;
}

const StateTile &StateTiles::tile(StateLook look, int identity) {
    // Only what carries the lane's colour differs from lane to lane.
    if (look != StateLook::Running && look != StateLook::Ready) identity = 0;
    std::unique_ptr<StateTile> &known = m_tiles[{look, identity}];
    if (!known) known = std::make_unique<StateTile>(make(look, identity));
    return *known;
}

const Sprite &StateTiles::end(StateLook look, int identity) {
    std::unique_ptr<Sprite> &known = m_ends[{look, identity}];
    if (!known) {
        const int width = static_cast<int>(std::ceil(m_kit->px(endWidth) * m_ratio));
        known = std::make_unique<Sprite>(spriteOf(painted(*m_kit, look, identity, width, m_height, m_ratio, Qt::transparent), 0, width, false));
    }
    return *known;
}

void StateTiles::paint(Raster &raster, int left, int right, int top, StateLook look, int identity) {
    const int width = right - left;
    if (left >= raster.right() || right <= raster.left()) return;
    const StateTile &tile = this->tile(look, identity);
    constexpr int plain = 3; // narrower bars are their colour and nothing else
    if (width < plain) return raster.fill(left, top, right, top + m_height, tile.solid);
    if (width < 2 * tile.cap) return raster.sprite(left, top, tile.narrow[static_cast<std::size_t>(width)]);
    raster.sprite(left, top, tile.left);
    raster.texture(left + tile.cap, right, top, tile.body, 0);
    const int edge = right - tile.cap;
    if (edge >= raster.right() || right <= raster.left()) return;
    for (const StateTile::Dot &dot : tile.right) {
        const int x = edge + dot.x, y = top + dot.y;
        if (x >= raster.left() && x < raster.right() && y >= raster.top() && y < raster.bottom()) *raster.at(x, y) = dot.color;
    }
}

} // namespace forkyard::ui
