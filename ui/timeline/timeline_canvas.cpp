// A trace only grows at its end, and what has been settled stays: while the scale stands still, the columns from a little before
// what was now are all that can differ.
#include "ui/timeline/timeline_canvas.h"

#include "ui/timeline/arrow_painter.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double wordsReach = 400;   // px before now in which words can still change: the open span's, as it widens
constexpr std::size_t mostNewArrows = 4096;
constexpr double rulerDistance = 90; // as the ruler's own
constexpr double stepRulerDistance = 40;
constexpr double pageRatio = 3; // pixels for each of the screen's

} // namespace

void TimelineCanvas::forgetPicture() {
    m_isValid = false;
    m_caches.words.clear();
    m_caches.laneColumns.clear();
    m_caches.historyColumns.clear();
    m_caches.steps.clear();
}

void TimelineCanvas::forgetLook() {
    forgetPicture();
    m_caches.tiles.clear();
    m_caches.texts.clear();
}

/// A row's length is an odd number of cache lines, so that the pixels of one column do not all fall on the same place of the cache.
void TimelineCanvas::allocate(int width, int height, double ratio) {
    if (m_image.width() != width || m_image.height() != height) {
        constexpr int line = 16; // pixels in 64 bytes
        m_stride = ((width + line - 1) / line | 1) * line;
        m_pixels.assign(static_cast<std::size_t>(m_stride) * static_cast<std::size_t>(height), m_kit.color(Role::Surface).rgb());
        m_image = QImage(reinterpret_cast<uchar *>(m_pixels.data()), width, height, m_stride * static_cast<int>(sizeof(QRgb)), QImage::Format_RGB32);
        m_isValid = false;
    }
    m_image.setDevicePixelRatio(ratio);
}

const QImage &TimelineCanvas::picture(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, const CanvasScene &scene) {
    const int width = std::max(1, static_cast<int>(std::ceil(scene.size.width() * scene.ratio)));
    const int height = std::max(1, static_cast<int>(std::ceil(scene.size.height() * scene.ratio)));
    allocate(width, height, scene.ratio);
    const TimeScale device{scene.scale.begin, scene.scale.nsPerPixel / scene.ratio};
    m_paintedFrom = m_run.store() ? std::min(staleFrom(rows, scene), width) : width;
    if (m_paintedFrom >= width) return m_image;
    const int bar = places.empty() ? 1 : barPixels(places.front(), m_kit.px(barHeight), scene.ratio);
    m_caches.tiles.prepare(m_kit, bar, scene.ratio);
    m_caches.texts.prepare(m_kit, bar, scene.ratio);
    RowFrame frame{m_kit, m_run, m_caches, device, width, scene.ratio, {}, m_page};
    m_caches.steps.update(m_run);
    const auto step = static_cast<double>(m_caches.steps.stepLength());
    const double apart = std::max(rulerStep(scene.scale, m_kit.px(step > 0 ? stepRulerDistance : rulerDistance)), step);
    for (const double mark : rulerMarks(scene.scale, scene.size.width(), apart)) frame.grid.push_back(columnAt(device, mark));
    m_scene = scene;
    m_manner = manner(rows, scene, &m_crowded);
    const int arrowManner = paint(rows, places, frame, m_paintedFrom);
    if (m_paintedFrom > 0 && arrowManner != m_arrowManner) paint(rows, places, frame, m_paintedFrom = 0);
    m_arrowManner = arrowManner;
    note();
    return m_image;
}

void TimelineCanvas::paintPage(QPainter &painter, const QPointF &corner, const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, CanvasScene scene) {
    std::vector<SetWords> words;
    m_page = &words;
    scene.ratio = pageRatio;
    const QImage &image = picture(rows, places, scene);
    m_page = nullptr;
    painter.setRenderHint(QPainter::LosslessImageRendering);
    painter.drawImage(QRectF(corner, scene.size), image, QRectF(image.rect()));
    for (const SetWords &each : words) m_caches.texts.paint(painter, QRectF(corner + QPointF(each.x, each.y) / pageRatio, QSizeF(each.words->width, each.words->height) / pageRatio), *each.words);
}

int TimelineCanvas::staleFrom(const std::vector<TimelineRow> &rows, const CanvasScene &scene) const {
    if (!m_isValid) return 0;
    const TimeScale device{scene.scale.begin, scene.scale.nsPerPixel / scene.ratio};
    const trace::Store &store = *m_run.store();
    constexpr int nothing = 1 << 30;
    if (!(scene == m_scene) || store.now() < m_now || manner(rows, scene) != m_manner) return 0;
    if (store.now() == m_now && store.arrows().size() == m_arrows) return nothing;
    double from = device.x(static_cast<double>(m_now)) - m_kit.px(wordsReach) * scene.ratio;
    // An arrow that has just ended may have begun long ago.
    const auto &arrows = store.arrows();
    if (arrows.size() - m_arrows > mostNewArrows) return 0;
    trace::EventIndex earliest = trace::kNoEvent;
    for (std::size_t index = m_arrows; index < arrows.size(); ++index) earliest = std::min(earliest, arrows[index].fromEvent);
    // A sleep says how long it was once it is over, at its begin.
    for (const TimelineRow &row : rows) {
        if (row.kind != TimelineRow::Kind::Lane) continue;
        const std::size_t index = store.spanAt(row.lane, std::max<trace::Time>(m_now, 1) - 1);
        if (index == trace::LaneSpans::kNone || index + 1 >= store.spans(row.lane).count()) continue;
        if (const trace::LaneSpan span = store.span(row.lane, index); span.state == trace::LaneState::Asleep) from = std::min(from, device.x(static_cast<double>(span.begin)) - 1);
    }
    constexpr double badge = 40;
    if (earliest != trace::kNoEvent) from = std::min(from, device.x(static_cast<double>(store.event(earliest).time)) - m_kit.px(badge) * scene.ratio);
    return static_cast<int>(std::floor(std::clamp(from, 0.0, static_cast<double>(nothing))));
}

/// How whole rows are painted: a queue's scale, and which rows are crowded. Both only ever grow with a run; with another sum,
/// the rows' older columns look different too.
std::int64_t TimelineCanvas::manner(const std::vector<TimelineRow> &rows, const CanvasScene &scene, std::vector<char> *crowded) const {
    const trace::Store &store = *m_run.store();
    const TimeScale device{scene.scale.begin, scene.scale.nsPerPixel / scene.ratio};
    std::int64_t sum = 0;
    if (crowded) crowded->clear();
    for (const TimelineRow &row : rows) {
        const bool isCrowded = isCrowdedRow(row, store, device, m_image.width(), scene.ratio);
        if (row.kind == TimelineRow::Kind::Queue) sum += std::int64_t{highestLevel(*store.objects()[row.object].history, store.now())} << 20;
        else sum += isCrowded;
        if (crowded) crowded->push_back(isCrowded);
    }
    return sum;
}

int TimelineCanvas::paint(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, const RowFrame &frame, int from) {
    Raster raster(m_pixels.data(), frame.width, m_image.height(), m_stride);
    raster.clip(from, 0, frame.width, m_image.height());
    std::vector<RowPixels> pixels;
    for (const RowPlace &place : places) pixels.push_back(rowPixels(place, m_scene.scroll, m_kit.px(barHeight), frame.ratio));
    RowPainter painter(raster, frame);
    int bottom = 0;
    for (std::size_t row = 0; row < rows.size() && row < pixels.size(); ++row) {
        if (pixels[row].bottom <= 0 || pixels[row].top >= m_image.height()) continue;
        painter.paint(rows[row], pixels[row], m_crowded[row] != 0);
        bottom = std::max(bottom, pixels[row].bottom);
    }
    painter.paintRest(bottom, m_image.height());
    const int manner = ArrowPainter(raster, frame, rows, pixels).paint();
    painter.paintPlates();
    return manner;
}

void TimelineCanvas::note() {
    m_isValid = true;
    m_now = m_run.store()->now();
    m_arrows = m_run.store()->arrows().size();
}

} // namespace forkyard::ui
