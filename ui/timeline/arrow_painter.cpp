// As many arrows as can be told apart are drawn one by one; more are sampled evenly over the picture and bundled.
#include "ui/timeline/arrow_painter.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace forkyard::ui {

namespace {

constexpr std::size_t mostArrows = 2048;  // drawn one by one
constexpr std::size_t mostSampled = 384;  // chosen where there are more
constexpr double mostInk = 0.025;         // of the picture, covered by arrows
constexpr double thinOpacity = 0.6;       // of those chosen from too many
constexpr int slices = 16;                // of the picture, when there are more
constexpr double bundleCell = 6;          // px

} // namespace

ArrowPainter::ArrowPainter(Raster raster, const RowFrame &frame, const std::vector<TimelineRow> &rows, const std::vector<RowPixels> &places) :
    m_raster(raster), m_frame(frame), m_store(*frame.run.store()), m_places(places), m_rowOfLane(m_store.laneCount(), -1) {
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].kind == TimelineRow::Kind::Lane && rows[row].lane < m_rowOfLane.size()) m_rowOfLane[rows[row].lane] = static_cast<int>(row);
}

/// What is chosen depends on the whole picture, never on the clip: a part painted anew must fit the rest.
std::vector<std::uint32_t> ArrowPainter::choose() {
    const auto between = [this](double left, double right, std::size_t limit) {
        const double from = std::max(0.0, m_frame.scale.time(left)), to = std::max(0.0, m_frame.scale.time(right));
        bool all = true;
        auto found = m_store.arrowsBetween(static_cast<trace::Time>(from), static_cast<trace::Time>(to), limit, &all);
        m_all = m_all && all;
        return found;
    };
    std::vector<std::uint32_t> found = between(0, m_frame.width, mostArrows);
    if (m_all) return found;
    found.clear();
    for (int slice = 0; slice < slices; ++slice) {
        const auto part = between(m_frame.width * slice / static_cast<double>(slices), m_frame.width * (slice + 1) / static_cast<double>(slices), mostSampled / slices);
        found.insert(found.end(), part.begin(), part.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool ArrowPainter::pathOf(std::uint32_t place, ArrowPath &path) const {
    const trace::Arrow &arrow = m_store.arrows()[place];
    if (arrow.from >= m_rowOfLane.size() || arrow.to >= m_rowOfLane.size() || arrow.from == arrow.to) return false;
    const int fromRow = m_rowOfLane[arrow.from], toRow = m_rowOfLane[arrow.to];
    if (fromRow < 0 || toRow < 0) return false;
    const RowPixels &from = m_places[static_cast<std::size_t>(fromRow)], &to = m_places[static_cast<std::size_t>(toRow)];
    const bool isDown = fromRow < toRow;
    path.from = {m_frame.scale.x(static_cast<double>(m_store.event(arrow.fromEvent).time)), static_cast<double>(isDown ? from.barBottom : from.barTop)};
    path.to = {m_frame.scale.x(static_cast<double>(m_store.event(arrow.toEvent).time)), static_cast<double>(isDown ? to.barTop : to.barBottom)};
    path.source = place;
    path.quiet = arrow.kind == trace::ArrowKind::Fork || arrow.kind == trace::ArrowKind::Start || arrow.kind == trace::ArrowKind::Join;
    return std::max(path.from.x, path.to.x) >= 0 && std::min(path.from.x, path.to.x) <= m_frame.width;
}

int ArrowPainter::paint() {
    std::vector<ArrowPath> paths;
    for (const std::uint32_t place : choose()) {
        ArrowPath path;
        if (pathOf(place, path)) paths.push_back(path);
    }
    if (!m_all) paths = bundled(paths, bundleCell * m_frame.ratio);
    // Arrows must not cover what they connect: of too many a part is drawn, and thinly.
    const double pictureHeight = m_places.empty() ? 1 : m_places.back().bottom - m_places.front().top;
    const double ink = inkShare(paths, m_frame.width, pictureHeight) * m_frame.ratio;
    const std::uint32_t every = thinning(ink, mostInk);
    if (every > 1) paths = thinned(paths, every);
    const bool isThin = !m_all || every > 1;
    for (const ArrowPath &path : paths) paintPath(path, isThin);
    if (!isThin) paintBadges(std::move(paths));
    return m_all ? static_cast<int>(every) : -static_cast<int>(every);
}

void ArrowPainter::paintPath(const ArrowPath &path, bool isThin) {
    const double scale = m_frame.kit.px(1) * m_frame.ratio;
    const double lowest = std::min(path.from.y, path.to.y), highest = std::max(path.from.y, path.to.y);
    const double leftmost = std::min(path.from.x, path.to.x), rightmost = std::max(path.from.x, path.to.x);
    if (highest < m_raster.top() || lowest > m_raster.bottom() || rightmost < m_raster.left() - scale || leftmost > m_raster.right() + scale) return;
    RasterPen pen{m_frame.kit.color(path.quiet ? Role::StrongLine : Role::Text).rgb(), path.quiet || isThin ? scale : 1.5 * scale, 1, path.quiet ? 4 * scale : 0, path.quiet ? 3 * scale : 0};
    if (isThin) pen.opacity = std::max(thinOpacity, m_all ? 0 : bundleOpacity(path.count));
    arrowCurve(path, m_frame.width, m_points);
    m_raster.stroke(m_points, pen);
}

/// What a message carries, beside where it leaves, as long as it does not cover the one before.
void ArrowPainter::paintBadges(std::vector<ArrowPath> paths) {
    const double scale = m_frame.kit.px(1) * m_frame.ratio;
    // They stand between the bars, and need most of their height there.
    if (m_places.empty() || m_places.front().bottom - m_places.front().top - (m_places.front().barBottom - m_places.front().barTop) < 15 * scale) return;
    std::sort(paths.begin(), paths.end(), [](const ArrowPath &one, const ArrowPath &other) { return one.from.x < other.from.x; });
    std::unordered_map<int, int> free; // by height and side: where the last badge there ends
    for (const ArrowPath &path : paths) {
        if (m_store.arrows()[path.source].kind != trace::ArrowKind::Message) continue;
        const bool isDown = path.from.y < path.to.y;
        const int height = static_cast<int>(path.from.y) * 2 + isDown;
        // Even the narrowest would cover the last one: no text is made for it.
        if (const auto last = free.find(height); last != free.end() && path.from.x - 16 * scale < last->second) continue;
        const WordSprite *badge = badgeOf(path);
        if (!badge) continue;
        const int left = static_cast<int>(std::lround(path.from.x - badge->width / 2.0 - 6 * scale));
        const int top = static_cast<int>(std::lround(path.from.y + (isDown ? scale : -badge->height - scale)));
        const auto [place, isNew] = free.try_emplace(height, left);
        if (!isNew && left < place->second) continue;
        place->second = left + badge->width + static_cast<int>(2 * scale);
        m_frame.put(m_raster, left, top, *badge);
    }
}

const WordSprite *ArrowPainter::badgeOf(const ArrowPath &path) {
    const trace::Arrow &arrow = m_store.arrows()[path.source];
    const trace::Event event = m_store.event(arrow.fromEvent);
    QString text = m_frame.run.valueText(event.value, event.thread);
    if (text.size() > 2 && (text.front() == u'\'' || text.front() == u'"')) text = text.mid(1, text.size() - 2);
    return m_frame.caches.texts.sprite(TextStyle::Badge, m_frame.run.laneIdentity(arrow.from), text, 1e9);
}

} // namespace forkyard::ui
