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

ArrowPainter::ArrowPainter(const RowFrame &frame, const std::vector<TimelineRow> &rows, const std::vector<RowPixels> &places) :
    m_frame(frame), m_store(*frame.run.store()), m_places(places), m_rowOfLane(m_store.laneCount(), -1) {
    for (std::size_t row = 0; row < rows.size(); ++row)
        if (rows[row].kind == TimelineRow::Kind::Lane && rows[row].lane < m_rowOfLane.size()) m_rowOfLane[rows[row].lane] = static_cast<int>(row);
    for (const std::uint32_t place : choose()) {
        ArrowPath path;
        if (pathOf(place, path)) m_paths.push_back(path);
    }
    if (!m_manner.isAll) m_paths = bundled(m_paths, bundleCell * m_frame.ratio, m_frame.scale.begin / m_frame.scale.nsPerPixel);
    // Arrows must not cover what they connect: of too many a part is drawn, and thinly.
    const double pictureHeight = m_places.empty() ? 1 : m_places.back().bottom - m_places.front().top;
    const double ink = inkShare(m_paths, m_frame.width, pictureHeight) * m_frame.ratio;
    m_manner.every = thinning(ink, mostInk);
    if (m_manner.every > 1) m_paths = thinned(m_paths, m_manner.every);
}

/// What is chosen depends on the whole picture, never on the clip: a part painted anew must fit the rest. Slices begin at the same times
/// wherever the picture begins, so that arrows stay as it is moved.
std::vector<std::uint32_t> ArrowPainter::choose() {
    const auto between = [this](double from, double to, std::size_t limit, bool *all) {
        return m_store.arrowsBetween(static_cast<trace::Time>(std::max(0.0, from)), static_cast<trace::Time>(std::max(0.0, to)), limit, all);
    };
    const double begin = m_frame.scale.begin, end = m_frame.scale.time(m_frame.width);
    std::vector<std::uint32_t> found = between(begin, end, mostArrows, &m_manner.isAll);
    if (m_manner.isAll) return found;
    found.clear();
    const double slice = m_frame.scale.nsPerPixel * m_frame.width / slices;
    m_manner.from = static_cast<std::int64_t>(std::floor(begin / slice));
    m_manner.to = static_cast<std::int64_t>(std::ceil(end / slice));
    for (std::int64_t at = std::max<std::int64_t>(0, m_manner.from); at < m_manner.to; ++at) {
        const auto part = between(static_cast<double>(at) * slice, static_cast<double>(at + 1) * slice, mostSampled / slices, nullptr);
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

void ArrowPainter::paint(Raster raster) {
    for (const ArrowPath &path : m_paths) paintPath(raster, path);
    if (hasRoomForBadges()) paintBadges(raster);
}

void ArrowPainter::paintPath(Raster &raster, const ArrowPath &path) {
    const double scale = m_frame.kit.px(1) * m_frame.ratio;
    const double lowest = std::min(path.from.y, path.to.y), highest = std::max(path.from.y, path.to.y);
    const double leftmost = std::min(path.from.x, path.to.x), rightmost = std::max(path.from.x, path.to.x);
    if (highest < raster.top() || lowest > raster.bottom() || rightmost < raster.left() - scale || leftmost > raster.right() + scale) return;
    RasterPen pen{m_frame.kit.color(path.quiet ? Role::StrongLine : Role::Text).rgb(), path.quiet || isThin() ? scale : 1.5 * scale, 1, path.quiet ? 4 * scale : 0, path.quiet ? 3 * scale : 0};
    if (isThin()) pen.opacity = std::max(thinOpacity, m_manner.isAll ? 0 : bundleOpacity(path.count));
    arrowCurve(path, m_frame.width, m_points);
    raster.stroke(m_points, pen);
}

/// They stand between the bars, and need most of their height there.
bool ArrowPainter::hasRoomForBadges() const {
    return !isThin() && !m_places.empty() && m_places.front().bottom - m_places.front().top - (m_places.front().barBottom - m_places.front().barTop) >= 15 * m_frame.kit.px(1) * m_frame.ratio;
}

bool ArrowPainter::hasBadges() const {
    return hasRoomForBadges() && std::any_of(m_paths.begin(), m_paths.end(), [this](const ArrowPath &path) { return m_store.arrows()[path.source].kind == trace::ArrowKind::Message; });
}

/// What a message carries, beside where it leaves, as long as it does not cover the one before.
void ArrowPainter::paintBadges(Raster &raster) {
    const double scale = m_frame.kit.px(1) * m_frame.ratio;
    std::vector<ArrowPath> paths = m_paths;
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
        m_frame.put(raster, left, top, *badge);
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
