// A trace only grows at its end, and what has been settled stays: while the scale stands still, the columns from a little before
// what was now are all that can differ. A picture that is panned by whole columns is moved, and its edges are painted.
#include "ui/timeline/timeline_canvas.h"

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

const QImage &TimelineCanvas::picture(const std::vector<TimelineRow> &rows, const std::vector<RowPlace> &places, const CanvasScene &scene) {
    const int width = std::max(1, static_cast<int>(std::ceil(scene.size.width() * scene.ratio)));
    const int height = std::max(1, static_cast<int>(std::ceil(scene.size.height() * scene.ratio)));
    if (m_pixels.resize(width, height, m_kit.color(Role::Surface).rgb())) m_isValid = false;
    m_image = m_pixels.image(scene.ratio);
    m_paintedFrom = m_run.store() ? std::min(staleFrom(rows, scene), width) : width;
    m_paintedPixels = 0;
    if (m_paintedFrom >= width) return m_image;
    Painting painting{rows, {}, frameOf(scene, places)};
    for (const RowPlace &place : places) painting.places.push_back(rowPixels(place, scene.scroll, m_kit.px(barHeight), scene.ratio));
    ArrowPainter arrows(painting.frame, rows, painting.places);
    RowManner manner = mannerOf(rows, scene);
    const int moved = manner == m_manner ? movedColumns(scene) : 0;
    m_manner = std::move(manner);
    if (moved == 0 || !paintMoved(painting, arrows, moved)) {
        if (!(arrows.manner() == m_arrowManner)) m_paintedFrom = 0;
        const WordEdges edges = paint(painting, arrows, QRect(m_paintedFrom, 0, width - m_paintedFrom, height));
        if (m_paintedFrom == 0) {
            m_edges = edges;
            m_anchor = scene.scale.begin;
            m_moved = 0;
        }
        m_edges.join(edges);
    }
    m_isValid = true;
    m_scene = scene;
    m_now = m_run.store()->now();
    m_arrows = m_run.store()->arrows().size();
    m_arrowManner = arrows.manner();
    m_hasBadges = arrows.hasBadges();
    return m_image;
}

RowFrame TimelineCanvas::frameOf(const CanvasScene &scene, const std::vector<RowPlace> &places) {
    const int bar = places.empty() ? 1 : barPixels(places.front(), m_kit.px(barHeight), scene.ratio);
    m_caches.tiles.prepare(m_kit, bar, scene.ratio);
    m_caches.texts.prepare(m_kit, bar, scene.ratio);
    m_caches.steps.update(m_run);
    RowFrame frame{m_kit, m_run, m_caches, {scene.scale.begin, scene.scale.nsPerPixel / scene.ratio}, m_pixels.width(), scene.ratio, {}, m_page};
    const auto step = static_cast<double>(m_caches.steps.stepLength());
    const double apart = std::max(rulerStep(scene.scale, m_kit.px(step > 0 ? stepRulerDistance : rulerDistance)), step);
    for (const double mark : rulerMarks(scene.scale, scene.size.width(), apart)) frame.grid.push_back(columnAt(frame.scale, mark));
    return frame;
}

/// By how many whole columns the picture that there is has to be moved to be a part of this one; 0: it can't be.
int TimelineCanvas::movedColumns(const CanvasScene &scene) const {
    CanvasScene same = m_scene;
    same.scale.begin = scene.scale.begin;
    const trace::Store &store = *m_run.store();
    if (!m_isValid || !(same == scene) || store.now() != m_now || store.arrows().size() != m_arrows) return 0;
    constexpr double whole = 1e-6, most = 0.5; // of a column; of the picture
    const double moved = (scene.scale.begin - m_anchor) * scene.ratio / scene.scale.nsPerPixel - m_moved;
    const bool isWhole = std::abs(moved) < most * m_pixels.width() && std::abs(moved - std::round(moved)) < whole;
    return isWhole ? static_cast<int>(std::lround(moved)) : 0;
}

/// Moves the picture and paints what comes in, and at both edges what keeps to them. False: that would be too much, and nothing happened.
bool TimelineCanvas::paintMoved(const Painting &painting, ArrowPainter &arrows, int columns) {
    constexpr double edgeReach = 8, least = 0.3; // px by which what is beyond an edge shows; of the picture, to be worth it
    const int width = m_pixels.width(), height = m_pixels.height(), edge = std::abs(columns) + static_cast<int>(std::ceil(m_kit.px(edgeReach) * painting.frame.ratio));
    const int left = std::max(edge, m_edges.left - columns), right = std::min(width - edge, m_edges.right - columns);
    if (right - left < least * width || m_hasBadges || arrows.hasBadges() || !(arrows.manner() == m_arrowManner)) return false;
    m_pixels.move(columns);
    m_image = m_pixels.image(painting.frame.ratio);
    m_edges = paint(painting, arrows, QRect(0, 0, left, height));
    m_edges.join(paint(painting, arrows, QRect(right, 0, width - right, height)));
    const int nextLeft = std::clamp(m_edges.left, left, right), nextRight = std::clamp(m_edges.right, nextLeft, right);
    if (nextLeft > left) paint(painting, arrows, QRect(left, 0, nextLeft - left, height));
    if (nextRight < right) paint(painting, arrows, QRect(nextRight, 0, right - nextRight, height));
    // A variable's boxes make room for each other, from the left edge on.
    for (std::size_t row = 0; row < painting.rows.size() && row < painting.places.size(); ++row)
        if (const RowPixels &place = painting.places[row]; painting.rows[row].kind == TimelineRow::Kind::Variable) paint(painting, arrows, QRect(nextLeft, place.top, nextRight - nextLeft, place.bottom - place.top));
    m_moved += columns;
    return true;
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
    if (!(scene == m_scene) || store.now() < m_now) return 0;
    if (store.now() == m_now && store.arrows().size() == m_arrows) return nothing;
    if (!(mannerOf(rows, scene) == m_manner)) return 0;
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

TimelineCanvas::RowManner TimelineCanvas::mannerOf(const std::vector<TimelineRow> &rows, const CanvasScene &scene) const {
    const trace::Store &store = *m_run.store();
    const TimeScale device{scene.scale.begin, scene.scale.nsPerPixel / scene.ratio};
    RowManner manner;
    for (const TimelineRow &row : rows) {
        manner.crowded.push_back(isCrowdedRow(row, store, device, m_pixels.width(), scene.ratio));
        if (row.kind == TimelineRow::Kind::Queue) manner.levels += highestLevel(*store.objects()[row.object].history, store.now());
    }
    return manner;
}

WordEdges TimelineCanvas::paint(const Painting &painting, ArrowPainter &arrows, const QRect &part) {
    Raster raster = m_pixels.raster();
    raster.clip(part.left(), part.top(), part.left() + part.width(), part.top() + part.height());
    RowPainter painter(raster, painting.frame);
    int bottom = 0;
    for (std::size_t row = 0; row < painting.rows.size() && row < painting.places.size(); ++row) {
        const RowPixels &place = painting.places[row];
        bottom = std::max(bottom, place.bottom);
        if (place.bottom > raster.top() && place.top < raster.bottom()) painter.paint(painting.rows[row], place, m_manner.crowded[row] != 0);
    }
    painter.paintRest(bottom, m_pixels.height());
    arrows.paint(raster);
    painter.paintPlates();
    m_paintedPixels += qint64{raster.right() - raster.left()} * (raster.bottom() - raster.top());
    return painter.edges();
}

} // namespace forkyard::ui
