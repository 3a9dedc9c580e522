// The rows of threads: few spans one by one with texture and words, many by the store's index, a column at a time.
#include "ui/timeline/row_painter.h"

#include "ui/kit/short_names.h"
#include "ui/models/state_words.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double labelLeast = 40;    // px that words need
constexpr double durationLeast = 150; // px from which a sleep's length is worth saying
constexpr double softness = 0.75;    // of a state's colour where it shares its column
/// From the bottom up: what runs is seen first.
constexpr std::array shareOrder = {trace::LaneState::Running, trace::LaneState::Ready, trace::LaneState::WaitingLock, trace::LaneState::WaitingData, trace::LaneState::Asleep};

bool isOver(trace::LaneState state) { return state == trace::LaneState::Ended || state == trace::LaneState::Crashed; }
bool isBar(trace::LaneState state) { return state != trace::LaneState::Absent && !isOver(state); }
bool isWhole(const trace::LanePixel &pixel) { return pixel.share[static_cast<std::size_t>(pixel.dominant)] == 255; }

} // namespace

bool isCrowdedRow(const TimelineRow &row, const trace::Store &store, const TimeScale &device, int width, double ratio) {
    // Decided by all that can be seen, so that a part painted anew goes with the rest.
    const auto begin = static_cast<trace::Time>(std::max(0.0, device.begin)), end = static_cast<trace::Time>(std::max(0.0, device.time(width)));
    const std::size_t few = mostOneByOne(static_cast<int>(width / ratio));
    const auto isMore = [&](std::size_t count, const auto &steps, auto beginOf) {
        if (count <= few) return false;
        const std::size_t after = steps.at(begin) + 1 + few; // kNone before the first, which is one less than 0
        return after < count && beginOf(after) <= end;
    };
    if (row.kind == TimelineRow::Kind::Lane) {
        const trace::LaneSpans &spans = store.spans(row.lane);
        return isMore(spans.count(), spans, [&](std::size_t index) { return spans.span(index, store.now()).begin; });
    }
    if (row.kind != TimelineRow::Kind::Lock) return false;
    const trace::History &history = *store.objects()[row.object].history;
    return isMore(history.size(), history, [&](std::size_t index) { return history.step(index).time; });
}

RowPainter::RowPainter(Raster raster, const RowFrame &frame) :
    m_raster(raster), m_frame(frame), m_store(*frame.run.store()), m_surface(frame.kit.color(Role::Surface).rgb()), m_line(frame.kit.color(Role::Line).rgb()) {
    static_assert(shareOrder.size() == stackedParts);
    m_shareColors.back() = m_surface;
    for (std::size_t part = 1; part < shareOrder.size(); ++part)
        m_shareColors[part] = blend(frame.kit.color(Role::Surface), stateColor(frame.kit.theme(), lookOf(shareOrder[part])), softness).rgb();
}

void RowPainter::paint(const TimelineRow &row, const RowPixels &place, bool isCrowded) {
    m_row = place;
    m_isCrowded = isCrowded;
    m_identity = row.identity;
    ground(0, m_frame.width, place.top, place.barTop);
    ground(0, m_frame.width, place.barBottom, place.bottom);
    switch (row.kind) {
    case TimelineRow::Kind::Lane: paintLane(row); break;
    case TimelineRow::Kind::Lock: paintLock(row); break;
    case TimelineRow::Kind::Queue: paintQueue(row.object); break;
    case TimelineRow::Kind::Variable: paintVariable(row.object); break;
    case TimelineRow::Kind::Program:
    case TimelineRow::Kind::Task: paintTask(row.object); break;
    }
    m_raster.fill(0, place.bottom - std::max(1, static_cast<int>(m_frame.ratio)), m_frame.width, place.bottom, m_line);
}

/// The surface with the ruler's lines on it.
void RowPainter::ground(int left, int right, int top, int bottom) {
    m_raster.fill(left, top, right, bottom, m_surface);
    const int thick = std::max(1, static_cast<int>(m_frame.ratio));
    for (auto mark = std::lower_bound(m_frame.grid.begin(), m_frame.grid.end(), left - thick + 1); mark != m_frame.grid.end() && *mark < right; ++mark)
        m_raster.fill(std::max(*mark, left), top, std::min(*mark + thick, right), bottom, m_line);
}

int RowPainter::firstColumn() const {
    return std::clamp(static_cast<int>(std::ceil(m_frame.scale.x(0) - 1e-6)), m_raster.left(), std::max(m_raster.left(), m_raster.right()));
}

int RowPainter::endColumn() const {
    const double now = std::ceil(std::min(m_frame.scale.x(static_cast<double>(m_store.now())), static_cast<double>(m_raster.right())));
    return std::max(m_raster.left(), static_cast<int>(std::max(now, -1.0)));
}

void RowPainter::paintLane(const TimelineRow &row) {
    const trace::LaneSpans &spans = m_store.spans(row.lane);
    const bool isBefore = spans.count() == 0 || m_frame.scale.time(m_raster.right()) < 0 || timeAt(m_raster.right()) < spans.span(0, m_store.now()).begin;
    if (isBefore) return barGround(m_raster.left(), m_raster.right());
    m_shareColors.front() = m_frame.kit.theme().identity(m_identity).fill.rgb();
    if (m_isCrowded) {
        const int first = firstColumn(), end = endColumn();
        barGround(m_raster.left(), first);
        paintCrowd(row.lane, first, end);
        return barGround(end, m_raster.right());
    }
    const std::size_t first = spans.at(timeAt(m_raster.left())), last = spans.at(timeAt(m_raster.right()));
    paintSpans(row.lane, first == trace::LaneSpans::kNone ? 0 : first, last);
    if (m_frame.caches.steps.stepLength() > 0) paintSteps(row.lane);
}

/// In a simulated machine each step stands by itself, and says what was done.
void RowPainter::paintSteps(trace::LaneId lane) {
    const StepLabels &labels = m_frame.caches.steps;
    const qint64 length = labels.stepLength();
    const int thick = std::max(1, px(2));
    if (static_cast<double>(length) / m_frame.scale.nsPerPixel < px(labelLeast)) return;
    for (qint64 step = std::max<qint64>(0, static_cast<qint64>(timeAt(m_raster.left())) / length - 1);; ++step) {
        const auto begin = static_cast<trace::Time>(step * length);
        // The last is as long as it has gone on so far; what has only begun has no bar, and no word.
        const int left = column(begin), right = column(std::min(begin + static_cast<trace::Time>(length), m_store.now()));
        if (left > m_raster.right() || begin >= m_store.now()) break;
        const std::size_t index = m_store.spanAt(lane, begin + static_cast<trace::Time>(length / 2));
        if (index == trace::LaneSpans::kNone || m_store.span(lane, index).state != trace::LaneState::Running) continue;
        m_raster.fill(left, m_row.barTop, left + thick, m_row.barBottom, m_surface);
        const QString text = labels.of(m_frame.run, lane, step);
        const int start = left + px(10);
        const WordSprite *words = text.isEmpty() ? nullptr : m_frame.caches.texts.sprite(TextStyle::Owner, m_identity, text, right - px(6) - start);
        if (words) setOnFill(start, *words);
    }
}

/// How many spans from this one on are each narrower than a column.
std::size_t RowPainter::narrowFrom(trace::LaneId lane, std::size_t first, std::size_t last) const {
    std::size_t index = first;
    for (; index <= last; ++index) {
        const trace::LaneSpan span = m_store.span(lane, index);
        if (!isBar(span.state) || static_cast<double>(span.end - span.begin) >= m_frame.scale.nsPerPixel) break;
    }
    return index - first;
}

void RowPainter::paintSpans(trace::LaneId lane, std::size_t first, std::size_t last) {
    // Each span has a column at least, so many narrow ones would show what came last in their column: those tell their shares.
    constexpr std::size_t leastCrowd = 4;
    int done = m_raster.left(), left = 0, next = column(m_store.span(lane, first).begin);
    for (std::size_t index = first; index <= last; ++index) {
        const trace::LaneSpan span = m_store.span(lane, index);
        left = next; // one ends where the next begins
        next = column(span.end);
        if (left > done) barGround(done, left);
        done = std::max(done, left);
        if (const std::size_t narrow = next - left <= 1 ? narrowFrom(lane, index, last) : 0; narrow >= leastCrowd) {
            index += narrow - 1;
            next = std::max(left + 1, column(m_store.span(lane, index).end));
            const int from = std::max(left, m_raster.left()), to = std::min(next, m_raster.right());
            paintCrowd(lane, from, to);
            done = std::max(done, to);
            continue;
        }
        if (!isBar(span.state)) {
            if (isOver(span.state)) {
                barGround(done, m_raster.right());
                // Who was cut off has not come to an end of its own.
                paintEndMark(isCutOff(lane, span.state, m_store.event(span.event)) ? trace::LaneState::Crashed : span.state, left);
                return;
            }
            continue;
        }
        const int right = std::max(left + 1, next);
        paintSpan(lane, index, span, left, right);
        done = std::max(done, right);
    }
    barGround(done, m_raster.right());
}

void RowPainter::paintSpan(trace::LaneId lane, std::size_t index, const trace::LaneSpan &span, int left, int right) {
    m_frame.caches.tiles.paint(m_raster, left, right, m_row.barTop, lookOf(span.state), m_identity);
    if (span.state == trace::LaneState::Running || span.state == trace::LaneState::Ready || right - left < px(labelLeast)) return;
    const int from = std::max(left, 0), to = std::min(right, m_frame.width);
    if (to - from >= px(labelLeast)) paintPlate(lane, index, span, left, right);
    else noteEdges(left, right, false, 0);
}

void RowPainter::paintPlate(trace::LaneId lane, std::size_t index, const trace::LaneSpan &span, int left, int right) {
    const int from = std::max(left, 0), to = std::min(right, m_frame.width);
    const int start = from + px(10), room = to - px(6) - start;
    const QString &name = m_frame.caches.words.of(m_frame.run, lane, index, span);
    const bool isSleep = span.state == trace::LaneState::Asleep && index + 1 < m_store.spans(lane).count(), isLong = to - from >= px(durationLeast);
    const QString words = isSleep && isLong ? TimelineWords::withDuration(m_frame.run, name, span) : name;
    // Half a length would be another one, and half a name another thread's: less is said in full before anything is cut.
    TextSprites &texts = m_frame.caches.texts;
    QString shown = words;
    for (const QString &less : {name, withoutTargets(name), withPins(name)})
        if (!texts.fits(TextStyle::Plate, shown, room)) shown = less;
    const WordSprite *plate = texts.sprite(TextStyle::Plate, 0, shown, room);
    if (plate) set(start, *plate);
    if (left < 0 || right > m_frame.width) noteEdges(left, right, plate && plate->text == words && (!isSleep || isLong), plate ? start + plate->width : 0);
}

/// Words of a bar that the picture's edge cuts. `isWhole`: with more room they would be the same.
void RowPainter::noteEdges(int left, int right, bool isWhole, int wordsEnd) {
    if (left < 0) m_edges.left = std::max(m_edges.left, isWhole ? wordsEnd : std::min(right, m_frame.width));
    if (right > m_frame.width && !isWhole) m_edges.right = std::min(m_edges.right, std::max(left, 0));
}

void RowPainter::paintPlates() {
    for (const Plate &plate : m_plates) {
        const auto &[x, y, words] = plate.words;
        if (plate.isOnFill) m_raster.fill(x, y, x + words->width, y + words->height, plate.fill);
        m_frame.put(m_raster, x, y, *words);
    }
}

void RowPainter::paintEndMark(trace::LaneState state, int left) {
    m_raster.sprite(left, m_row.barTop, m_frame.caches.tiles.end(lookOf(state), m_identity));
}

/// Where the span of a column began, if that is further left: a bar that the clip cuts keeps its end and its words where they were.
int RowPainter::beginOf(trace::LaneId lane, int column) const {
    const std::size_t index = m_store.spanAt(lane, timeAt(column));
    return index == trace::LaneSpans::kNone ? column : std::min(column, this->column(m_store.span(lane, index).begin));
}

/// Where the span of a column's right edge ends, if that is further right: likewise.
int RowPainter::endOf(trace::LaneId lane, int column) const {
    const std::size_t index = m_store.spanAt(lane, timeAt(column));
    return index == trace::LaneSpans::kNone ? column : std::max(column, this->column(m_store.span(lane, index).end));
}

/// The columns [first, end): those that are known already are moved, the others asked for. What is known of the picture beside them stays
/// known. `size`: of what is asked, which only grows.
template <typename Columns, typename Ask>
auto RowPainter::fillColumns(Columns &known, std::size_t size, int first, int end, Ask ask) const {
    const TimeScale &scale = m_frame.scale;
    constexpr double whole = 1e-6; // of a column: panned by whole ones, columns hold the same times as before
    const double moved = (scale.begin - known.begin) / scale.nsPerPixel;
    const bool isSame = known.nsPerPixel == scale.nsPerPixel && known.now == m_store.now() && known.count == size && std::abs(moved) < m_frame.width && std::abs(moved - std::round(moved)) < whole;
    const int knownFirst = known.first - (isSame ? static_cast<int>(std::lround(moved)) : 0), knownEnd = knownFirst + static_cast<int>(known.pixels.size());
    const bool isKept = isSame && knownFirst <= end && first <= knownEnd;
    const int from = isKept ? std::min(first, std::max(knownFirst, 0)) : first, to = isKept ? std::max(end, std::min(knownEnd, m_frame.width)) : end;
    decltype(known.pixels) pixels(static_cast<std::size_t>(to - from));
    const auto askFor = [&](int left, int right) {
        if (left >= right) return;
        const trace::Time begin = timeAt(left);
        ask(begin, std::max(begin + 1, timeAt(right)), std::span(pixels).subspan(static_cast<std::size_t>(left - from), static_cast<std::size_t>(right - left)));
    };
    if (isKept) {
        const int keptFrom = std::max(from, knownFirst), keptTo = std::min(to, knownEnd);
        std::copy(known.pixels.begin() + (keptFrom - knownFirst), known.pixels.begin() + (keptTo - knownFirst), pixels.begin() + (keptFrom - from));
        askFor(first, std::min(end, knownFirst));
        askFor(std::max(first, knownEnd), end);
    } else {
        askFor(first, end);
    }
    known = {scale.begin, scale.nsPerPixel, m_store.now(), size, from, std::move(pixels)};
    return std::span(std::as_const(known.pixels)).subspan(static_cast<std::size_t>(first - from), static_cast<std::size_t>(end - first));
}

std::span<const trace::LanePixel> RowPainter::columnsOf(trace::LaneId lane, int first, int end) {
    LaneColumns &known = m_frame.caches.laneColumns[lane];
    return fillColumns(known, m_store.spans(lane).count(), first, end, [&](trace::Time begin, trace::Time until, std::span<trace::LanePixel> out) { m_store.queryLane(lane, begin, until, out); });
}

std::span<const trace::HistoryPixel> RowPainter::historyOf(trace::ObjectIndex object, int first, int end) {
    const trace::History &history = *m_store.objects()[object].history;
    HistoryColumns &known = m_frame.caches.historyColumns[object];
    return fillColumns(known, history.size(), first, end, [&](trace::Time begin, trace::Time until, std::span<trace::HistoryPixel> out) { history.query(begin, until, out); });
}

/// Columns that hold one state only are spans again, if they are wide enough; the others tell the shares.
void RowPainter::paintCrowd(trace::LaneId lane, int first, int end) {
    if (first >= end) return;
    const std::span<const trace::LanePixel> pixels = columnsOf(lane, first, end);
    m_bars.clear();
    paintShares(pixels, first);
    for (const auto &[at, until] : m_bars) {
        const int next = until == m_raster.right() ? endOf(lane, until) : until;
        const trace::LaneState state = pixels[static_cast<std::size_t>(at - first)].dominant;
        const int left = at == m_raster.left() ? beginOf(lane, at) : at;
        if (!isBar(state)) {
            barGround(at, next);
            if (isOver(state)) paintEndMark(state, at);
        } else if (next - left < px(labelLeast)) {
            m_frame.caches.tiles.paint(m_raster, left, next, m_row.barTop, lookOf(state), m_identity);
        } else {
            const std::size_t index = m_store.spanAt(lane, timeAt((at + next) / 2));
            if (index != trace::LaneSpans::kNone) paintSpan(lane, index, m_store.span(lane, index), left, next);
        }
    }
}

/// All columns at once but for long stretches of one state. Notes the columns that are bars, to be painted over what lies here.
void RowPainter::paintShares(std::span<const trace::LanePixel> pixels, int first) {
    const int count = static_cast<int>(pixels.size());
    constexpr int leastBar = 3, longStretch = 32;
    StackedColumns &stack = m_frame.caches.stack;
    stack.reset(m_row.barBottom - m_row.barTop, count);
    fillTops(stack.steps());
    // Whether a column is whole is what no predictor guesses: all are stacked, and what is whole is noted beside it.
    m_wholes.resize(pixels.size());
    const std::array<std::uint8_t *, stackedParts> parts = stack.parts();
    const std::uint8_t *const tops = m_tops.data();
    std::uint8_t *const wholes = m_wholes.data();
    for (std::size_t at = 0; at < pixels.size(); ++at) {
        const trace::LanePixel &pixel = pixels[at];
        unsigned share = 0;
        for (std::size_t part = 0; part < stackedParts; ++part) {
            share += pixel.share[static_cast<std::size_t>(shareOrder[part])];
            parts[part][at] = tops[share];
        }
        wholes[at] = static_cast<std::uint8_t>(isWhole(pixel) ? static_cast<unsigned>(pixel.dominant) : trace::kLaneStates);
    }
    int from = 0; // of the columns to paint next
    for (int at = 0, next = 0; at < count; at = next) {
        next = at + 1;
        const std::uint8_t whole = wholes[at];
        if (whole == trace::kLaneStates) continue;
        while (next < count && wholes[next] == whole) ++next;
        // A narrow bar of what runs is its plain colour here as there; at the clip's edge it may be wider than what is seen of it.
        if (next - at < leastBar && static_cast<trace::LaneState>(whole) == trace::LaneState::Running && first + at != m_raster.left() && first + next != m_raster.right()) continue;
        m_bars.emplace_back(first + at, first + next);
        if (next - at < longStretch) continue;
        stack.paint(m_raster, first, m_row.barTop, from, at, m_shareColors);
        from = next;
    }
    stack.paint(m_raster, first, m_row.barTop, from, count, m_shareColors);
}

/// Rounded so that a column's parts add up.
void RowPainter::fillTops(int steps) {
    if (m_topsSteps == steps) return;
    m_topsSteps = steps;
    for (int share = 0; share < static_cast<int>(m_tops.size()); ++share) m_tops[static_cast<std::size_t>(share)] = static_cast<std::uint8_t>((std::min(share, 255) * steps + 127) / 255);
}

} // namespace forkyard::ui
