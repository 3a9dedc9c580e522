// The rows of locks, queues and variables. None walks a history longer than there are columns.
#include "ui/kit/short_names.h"
#include "ui/models/state_words.h"
#include "ui/models/task_words.h"
#include "ui/timeline/row_painter.h"

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double labelLeast = 40;
constexpr double softness = 0.75;
constexpr double endMark = 20; // px that the mark of an end takes
constexpr double depthShare = 0.85; // of the bar's height, for the deepest queue

std::size_t stepAt(const trace::History &history, trace::Time time) {
    const std::size_t found = history.at(time);
    return found == trace::History::kNone ? 0 : found;
}

/// Locks have one owner, and cores; of anything else the level counts.
bool isOwned(trace::ObjectKind kind) { return kind == trace::ObjectKind::Lock || kind == trace::ObjectKind::RLock || kind == trace::ObjectKind::Core; }

} // namespace

std::int32_t highestLevel(const trace::History &history, trace::Time now) {
    trace::HistoryPixel all;
    history.query(0, now + 1, std::span(&all, 1));
    return std::max(1, all.high);
}

// -- Locks

void RowPainter::paintLock(const TimelineRow &row) {
    const trace::ObjectIndex object = row.object;
    const trace::History &history = *m_store.objects()[object].history;
    barGround(m_raster.left(), m_raster.right());
    const int first = firstColumn(), end = endColumn();
    if (first >= end || history.size() == 0) return;
    if (m_isCrowded) return paintCrowdedHolds(object, first, end);
    for (std::size_t index = stepAt(history, timeAt(m_raster.left())); index < history.size(); ++index) {
        const trace::HistoryStep &step = history.step(index);
        const int left = column(step.time);
        if (left >= m_raster.right()) break;
        const trace::Time until = index + 1 < history.size() ? history.step(index + 1).time : m_store.now();
        paintHold(object, step.level, left, std::max(left + 1, column(until)), step.time, until);
    }
}

void RowPainter::paintHold(trace::ObjectIndex object, std::int32_t level, int left, int right, trace::Time begin, trace::Time end) {
    if (level <= 0) return;
    const trace::ObjectInfo &info = m_store.objects()[object];
    if (!isOwned(info.kind)) {
        const QColor fill = m_frame.kit.theme().identity(m_identity).fill;
        return m_raster.fill(left, m_row.barTop, right, m_row.barBottom, blend(m_frame.kit.color(Role::Surface), fill, 0.35).rgb());
    }
    const auto owner = static_cast<trace::LaneId>(level - 1);
    if (owner >= m_store.laneCount()) return;
    const std::size_t taken = info.history->at(begin);
    const LockHolder holder = taken == trace::History::kNone || info.kind != trace::ObjectKind::Lock ? LockHolder{m_frame.run.laneName(owner), m_frame.run.shortLaneName(owner), m_frame.run.laneIdentity(owner)}
                                                                                                     : holderFrom(m_frame.run, info.history->step(taken));
    const int identity = holder.identity;
    m_frame.caches.tiles.paint(m_raster, left, right, m_row.barTop, StateLook::Running, identity);
    const int from = std::max(left, 0), to = std::min(right, m_frame.width);
    if (to - from < px(labelLeast)) {
        if (right - left >= px(labelLeast)) noteEdges(left, right, false, 0);
        return;
    }
    trace::HistoryPixel waiting;
    if (info.waiters && info.waiters->size() > 0 && end > begin) info.waiters->query(begin, end, std::span(&waiting, 1));
    // Who has it comes first; how many wait is said only where there is room for both.
    TextSprites &texts = m_frame.caches.texts;
    const int room = to - from - px(12);
    QString words = holder.name;
    const QString both = TimelineWords::owner(words, std::max(0, waiting.high));
    const bool isWhole = texts.fits(TextStyle::Owner, both, room);
    if (isWhole) words = both;
    else if (!texts.fits(TextStyle::Owner, words, room)) words = texts.fits(TextStyle::Owner, withoutTargets(words), room) ? withoutTargets(words) : holder.shortName;
    const WordSprite *name = texts.sprite(TextStyle::Owner, identity, words, room);
    noteEdges(left, right, isWhole && name, name ? from + px(8) + name->width : 0);
    if (name) setOnFill(from + px(8), *name);
}

/// A column with hand-overs in it takes its last owner's colour, softened; it is as high as what it was taken for, all of the time or
/// a part of it.
void RowPainter::paintCrowdedHolds(trace::ObjectIndex object, int first, int end) {
    const trace::ObjectInfo &info = m_store.objects()[object];
    const std::span<const trace::HistoryPixel> pixels = historyOf(object, first, end);
    const QColor surface = m_frame.kit.color(Role::Surface), other = m_frame.kit.theme().identity(m_identity).fill;
    constexpr double partly = 0.7;
    const int height = m_row.barBottom - m_row.barTop;
    const auto isFlat = [&](int at, std::int32_t level) { return pixels[static_cast<std::size_t>(at - first)].steps == 0 && pixels[static_cast<std::size_t>(at - first)].last == level; };
    // One blend for each owner, not for each column.
    std::vector<QRgb> soft;
    for (int identity = 0; identity < m_frame.kit.theme().identityCount(); ++identity) soft.push_back(blend(surface, m_frame.kit.theme().identity(identity).fill, softness).rgb());
    const QRgb level = blend(surface, other, 0.35).rgb();
    // Columns with hand-overs that stand side by side are painted together, as two kinds of scan lines.
    const int split = m_row.barBottom - static_cast<int>(height * partly);
    std::vector<QRgb> above, below;
    const auto paintTogether = [&](int behind) {
        const int left = behind - static_cast<int>(below.size());
        m_raster.rows(left, m_row.barTop, split, above);
        m_raster.rows(left, split, m_row.barBottom, below);
        above.clear();
        below.clear();
    };
    for (int at = first; at < end;) {
        const trace::HistoryPixel &pixel = pixels[static_cast<std::size_t>(at - first)];
        int next = at + 1;
        const bool isShared = pixel.steps > 0 && pixel.high > 0;
        if (!isShared) paintTogether(at);
        if (pixel.steps == 0) {
            while (next < end && isFlat(next, pixel.last)) ++next;
            // A hold that the clip cuts keeps its ends and its words where they were.
            trace::Time begin = timeAt(at), until = timeAt(next);
            int left = at, right = next;
            if (const std::size_t step = info.history->at(begin); at == m_raster.left() && step != trace::History::kNone) {
                begin = info.history->step(step).time;
                left = std::min(at, column(begin));
            }
            if (next == m_raster.right()) {
                const std::size_t after = info.history->at(until) + 1; // kNone is one less than 0
                until = after < info.history->size() ? info.history->step(after).time : m_store.now();
                right = std::max(next, column(until));
            }
            paintHold(object, pixel.last, left, right, begin, until);
        } else if (isShared) {
            const std::int32_t shown = pixel.last > 0 ? pixel.last : pixel.high;
            const int identity = m_frame.run.laneIdentity(static_cast<trace::LaneId>(shown - 1)) % m_frame.kit.theme().identityCount();
            below.push_back(isOwned(info.kind) ? soft[static_cast<std::size_t>(identity)] : level);
            above.push_back(pixel.low > 0 ? below.back() : surface.rgb());
        }
        at = next;
    }
    paintTogether(end);
}

// -- Queues

void RowPainter::paintQueue(trace::ObjectIndex object) {
    const trace::History &history = *m_store.objects()[object].history;
    barGround(m_raster.left(), m_raster.right());
    const int line = std::max(1, px(2));
    // The columns before the clip, as far as their upright lines reach into it.
    const int first = std::clamp(static_cast<int>(std::ceil(m_frame.scale.x(0) - 1e-6)), m_raster.left() - line, m_raster.right()), end = endColumn();
    if (first >= end) return;
    const std::span<const trace::HistoryPixel> pixels = historyOf(object, first, end);
    const std::int32_t highest = highestLevel(history, m_store.now());
    const int height = m_row.barBottom - m_row.barTop - line;
    const auto y = [&](std::int32_t level) { return m_row.barBottom - line - static_cast<int>(height * depthShare * std::max(0, level) / highest); };
    const QColor fill = m_frame.kit.theme().identity(m_identity).fill;
    const QRgb color = fill.rgb(), soft = blend(m_frame.kit.color(Role::Surface), fill, 0.25).rgb();
    for (int at = first; at < end; ++at) {
        const trace::HistoryPixel &pixel = pixels[static_cast<std::size_t>(at - first)];
        if (pixel.high > 0) m_raster.fill(at, y(pixel.high), at + 1, m_row.barBottom, soft);
    }
    for (int at = first; at < end; ++at) {
        const trace::HistoryPixel &pixel = pixels[static_cast<std::size_t>(at - first)];
        m_raster.fill(at, y(pixel.last), at + 1, y(pixel.last) + line, color);
        if (pixel.high != pixel.low) m_raster.fill(at, y(pixel.high), std::min(at + line, end), y(pixel.low) + line, color);
    }
}

// -- Variables

void RowPainter::paintTicks(trace::ObjectIndex object, int first, int end) {
    if (first >= end) return;
    const std::span<const trace::HistoryPixel> pixels = historyOf(object, first, end);
    const QRgb color = m_frame.kit.color(Role::StrongLine).rgb();
    const int middle = (m_row.barTop + m_row.barBottom) / 2, half = px(2);
    for (int at = first; at < end; ++at)
        if (pixels[static_cast<std::size_t>(at - first)].steps > 0) m_raster.fill(at, middle - half, at + 1, middle + half, color);
}

/// The update that was lost with this store; null: none was.
const trace::Finding *RowPainter::lostAt(trace::EventIndex event) const {
    const auto &all = m_store.findings();
    auto found = std::lower_bound(all.begin(), all.end(), event, [](const trace::Finding &finding, trace::EventIndex index) { return finding.event < index; });
    for (; found != all.end() && found->event == event; ++found)
        if (found->kind == trace::FindingKind::LostUpdate) return &*found;
    return nullptr;
}

/// What it lost, as much of it as there is room for.
void RowPainter::paintLost(const trace::Finding &finding, int left, int right) {
    const trace::Event lost = m_store.event(finding.otherEvent);
    const QString value = m_frame.run.valueText(lost.value, lost.thread);
    for (const QString &words : {TimelineWords::lost(value, m_frame.run.shortLaneName(finding.lanes[1])), TimelineWords::lost()}) {
        if (!m_frame.caches.texts.fits(TextStyle::Alarm, words, right - left)) continue;
        const WordSprite *text = m_frame.caches.texts.sprite(TextStyle::Alarm, 0, words, right - left);
        if (text) set(left, *text);
        return;
    }
}

/// What a step stored; null where it stored nothing (a fork's copy), or there is no room for it.
const WordSprite *RowPainter::boxOf(const trace::HistoryStep &step, int room) const {
    const trace::Event event = m_store.event(step.event);
    if (event.kind != trace::EventKind::VariableStore) return nullptr;
    return m_frame.caches.texts.sprite(lostAt(step.event) ? TextStyle::LostBox : TextStyle::Box, m_identity, m_frame.run.valueText(event.value, event.thread), room);
}

/// Of the steps [first, end), those that stored something; of very many all are taken for that.
int RowPainter::storesBetween(const trace::History &history, std::size_t first, std::size_t end) const {
    constexpr std::size_t few = 256;
    if (first >= end) return 0;
    if (end - first > few) return static_cast<int>(std::min<std::size_t>(end - first, 1u << 30));
    int stores = 0;
    for (std::size_t index = first; index < end; ++index) stores += m_store.event(history.step(index).event).kind == trace::EventKind::VariableStore;
    return stores;
}

/// "+2": so many values stand nowhere here; null for none.
const WordSprite *RowPainter::moreOf(int stores) const {
    return stores > 0 ? m_frame.caches.texts.sprite(TextStyle::Plate, 0, QStringLiteral("+%1").arg(stores), 1e9) : nullptr;
}

/// Boxes stand where their values were stored, each as soon as the one before leaves room; stores without a box are ticks, and counted
/// behind the box before them. What was stored last always has one: it is what the variable ends with.
void RowPainter::paintVariable(trace::ObjectIndex object) {
    const trace::History &history = *m_store.objects()[object].history;
    barGround(m_raster.left(), m_raster.right());
    paintTicks(object, firstColumn(), endColumn());
    const int gap = px(3);
    const auto leftOf = [&](const trace::HistoryStep &step) { return columnAt(m_frame.scale, static_cast<double>(step.time) - m_frame.scale.nsPerPixel / 2); }; // over its own tick
    struct Box {
        std::size_t index;
        int left;
        const WordSprite *sprite;
        int right() const { return left + sprite->width; }
    };
    /// The first step after `index` that stands at a column or behind it.
    const auto nextFrom = [&](std::size_t index, int column) {
        const trace::Time free = timeAt(column);
        const std::size_t before = history.at(free);
        return std::max(index + 1, before == trace::History::kNone ? 0 : before + (history.step(before).time < free ? 1 : 0));
    };
    const auto widthOfMore = [&](std::size_t first, std::size_t end) {
        const WordSprite *more = moreOf(storesBetween(history, first, end));
        return more ? more->width + gap : 0;
    };
    std::vector<Box> boxes;
    std::size_t index = stepAt(history, timeAt(0));
    const std::size_t firstInSight = index;
    while (index < history.size()) {
        const int left = leftOf(history.step(index));
        if (left >= m_raster.right()) break;
        const WordSprite *box = boxOf(history.step(index), m_frame.width - left);
        if (!box) {
            ++index;
            continue;
        }
        boxes.push_back({index, left, box});
        // The next that has room, or has it behind the number of those that have none.
        const std::size_t next = nextFrom(index, left + box->width + gap);
        const int more = widthOfMore(index + 1, next);
        index = more > 0 ? nextFrom(index, left + box->width + gap + more) : next;
    }
    const std::size_t following = index, last = history.size() - 1;
    const int lastLeft = history.size() > 0 ? leftOf(history.step(last)) : m_frame.width;
    if (lastLeft >= 0 && lastLeft < m_frame.width && (boxes.empty() || boxes.back().index != last)) {
        if (const WordSprite *box = boxOf(history.step(last), m_frame.width)) {
            const int left = std::min(lastLeft, m_frame.width - box->width);
            while (!boxes.empty() && boxes.back().right() + gap + widthOfMore(boxes.back().index + 1, last) > left) boxes.pop_back();
            boxes.push_back({last, left, box});
        }
    }
    // Before the one box that is left of them all, which makes room for the number where it must.
    if (boxes.size() == 1 && boxes.front().index > firstInSight && leftOf(history.step(firstInSight)) >= 0) {
        if (const WordSprite *more = moreOf(storesBetween(history, firstInSight, boxes.front().index))) {
            boxes.front().left = std::max(boxes.front().left, more->width + gap);
            set(boxes.front().left - gap - more->width, *more);
        }
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto &[step, left, box] = boxes[i];
        set(left, *box);
        const bool isLast = i + 1 == boxes.size();
        const WordSprite *more = moreOf(storesBetween(history, step + 1, isLast ? std::max(following, step + 1) : boxes[i + 1].index));
        if (more && boxes[i].right() + gap + more->width <= (isLast ? m_frame.width : boxes[i + 1].left)) set(boxes[i].right() + gap, *more);
        const trace::Finding *lost = lostAt(history.step(step).event);
        const int next = step + 1 < history.size() ? column(history.step(step + 1).time) : m_frame.width;
        if (lost) paintLost(*lost, left + box->width + px(6), (isLast ? next : std::min(next, boxes[i + 1].left)) - px(6));
    }
}

/// What it awaits, on the hatching of its wait.
void RowPainter::paintTaskWords(const trace::HistoryStep &step, int left, int right) {
    const int from = std::max(left, 0), to = std::min(right, m_frame.width);
    if (right - left < px(labelLeast)) return;
    if (to - from < px(labelLeast)) return noteEdges(left, right, false, 0);
    const int start = from + px(10);
    const QString words = taskWords(m_frame.run, step);
    const WordSprite *plate = m_frame.caches.texts.sprite(TextStyle::Plate, 0, words, to - px(6) - start);
    if (plate) set(start, *plate);
    if (left < 0 || right > m_frame.width) noteEdges(left, right, plate && plate->text == words, plate ? start + plate->width : 0);
}

/// A task's turns and waits look as a thread's, and so does a program from outside. Of many within one column the last is shown.
void RowPainter::paintTask(trace::ObjectIndex object) {
    const bool isTask = m_store.objects()[object].kind == trace::ObjectKind::Task;
    const trace::History &history = *m_store.objects()[object].history;
    barGround(m_raster.left(), m_raster.right());
    std::size_t index = stepAt(history, timeAt(m_raster.left()));
    while (index < history.size()) {
        const trace::HistoryStep &step = history.step(index);
        const int left = column(step.time);
        if (left >= m_raster.right()) break;
        const auto state = static_cast<trace::LaneState>(step.level);
        const trace::Time until = index + 1 < history.size() ? history.step(index + 1).time : m_store.now();
        if (state == trace::LaneState::Ended || state == trace::LaneState::Crashed) {
            // Who was cancelled has not come to an end of its own, no more than who was cut off.
            const bool isCancelled = isTask && isCancellation(m_store, step.event);
            paintEndMark(isCancelled ? trace::LaneState::Crashed : state, left);
            if (isTask && (isCancelled || state == trace::LaneState::Crashed))
                if (const WordSprite *words = m_frame.caches.texts.sprite(TextStyle::Plate, 0, taskWords(m_frame.run, step), 1e9)) set(left + px(endMark), *words);
        } else if (state != trace::LaneState::Absent) {
            const int right = std::max(left + 1, column(until));
            m_frame.caches.tiles.paint(m_raster, left, right, m_row.barTop, lookOf(state), m_identity);
            if (isTask && state == trace::LaneState::WaitingData) paintTaskWords(step, left, right);
        }
        const std::size_t next = history.at(timeAt(left + 1));
        index = std::max(index + 1, next == trace::History::kNone ? 0 : next);
    }
}

} // namespace forkyard::ui
