// Paints one row into a raster: a thread's states, a lock's owners, a queue's depth, a variable's values. Device pixels throughout;
// handles no input, and what is not in the raster's clip costs little.
#pragma once

#include "ui/timeline/raster.h"
#include "ui/timeline/stacked_columns.h"
#include "ui/timeline/state_tiles.h"
#include "ui/timeline/step_labels.h"
#include "ui/timeline/text_sprites.h"
#include "ui/timeline/timeline_geometry.h"
#include "ui/timeline/timeline_rows.h"
#include "ui/timeline/timeline_words.h"

#include <unordered_map>

namespace forkyard::ui {

/// What a crowded lane's columns said last: when it is panned, those that are still shown need not be asked for again.
struct LaneColumns {
    double begin = 0, nsPerPixel = 0; ///< of the scale
    trace::Time now = 0;
    std::size_t count = 0; ///< of spans
    int first = 0; ///< column of the first
    std::vector<trace::LanePixel> pixels;
};

/// The same of an object's history.
struct HistoryColumns {
    double begin = 0, nsPerPixel = 0;
    trace::Time now = 0;
    std::size_t count = 0; ///< of steps
    int first = 0;
    std::vector<trace::HistoryPixel> pixels;
};

/// What is made once and used in every frame.
struct TimelineCaches {
    StateTiles tiles;
    TextSprites texts;
    TimelineWords words;
    StepLabels steps;
    std::unordered_map<trace::LaneId, LaneColumns> laneColumns;
    std::unordered_map<trace::ObjectIndex, HistoryColumns> historyColumns;
    StackedColumns stack; ///< of the lane that is being painted
};

/// What is the same for all rows of a frame.
struct RowFrame {
    const Kit &kit;
    const RunModel &run;
    TimelineCaches &caches;
    TimeScale scale;       ///< of device pixels
    int width = 0;         ///< all columns, whatever the clip
    double ratio = 1;      ///< device pixels a pixel
    std::vector<int> grid; ///< columns of the ruler's marks
    std::vector<SetWords> *page = nullptr; ///< where words go that are to be set as text; null: into the picture

    void put(Raster &raster, int x, int y, const WordSprite &words) const {
        if (page) page->push_back({x, y, &words});
        else raster.sprite(x, y, words);
    }
};

/// The columns up to `left` and from `right` on show words that keep to the picture's edges: moved along, they would stand elsewhere.
struct WordEdges {
    int left = 0;
    int right = 1 << 30;
    void join(const WordEdges &other) {
        left = std::max(left, other.left);
        right = std::min(right, other.right);
    }
};

class RowPainter {
public:
    RowPainter(Raster raster, const RowFrame &frame);

    /// `isCrowded`: what isCrowdedRow says of it.
    void paint(const TimelineRow &row, const RowPixels &place, bool isCrowded);
    /// Where no row is.
    void paintRest(int top, int bottom) { ground(0, m_frame.width, top, bottom); }
    /// The words, once nothing comes any more that would strike them through.
    void paintPlates();
    /// Of all that was painted.
    const WordEdges &edges() const { return m_edges; }

private:
    void ground(int left, int right, int top, int bottom);
    void barGround(int left, int right) { ground(left, right, m_row.barTop, m_row.barBottom); }

    void paintLane(const TimelineRow &row);
    std::size_t narrowFrom(trace::LaneId lane, std::size_t first, std::size_t last) const;
    void paintSpans(trace::LaneId lane, std::size_t first, std::size_t last);
    void paintSteps(trace::LaneId lane);
    void paintCrowd(trace::LaneId lane, int first, int end);
    std::span<const trace::LanePixel> columnsOf(trace::LaneId lane, int first, int end);
    std::span<const trace::HistoryPixel> historyOf(trace::ObjectIndex object, int first, int end);
    template <typename Columns, typename Ask>
    auto fillColumns(Columns &known, std::size_t size, int first, int end, Ask ask) const;
    int beginOf(trace::LaneId lane, int column) const;
    int endOf(trace::LaneId lane, int column) const;
    void noteEdges(int left, int right, bool isWhole, int wordsEnd);
    void paintSpan(trace::LaneId lane, std::size_t index, const trace::LaneSpan &span, int left, int right);
    void paintShares(std::span<const trace::LanePixel> pixels, int first);
    void fillTops(int steps);
    void paintEndMark(trace::LaneState state, int left);
    /// Words that paintPlates puts; on a fill, that is under them again where an arrow has passed.
    void set(int x, const WordSprite &words) { m_plates.push_back({{x, (m_row.barTop + m_row.barBottom - words.height) / 2, &words}, {}, false}); }
    void setOnFill(int x, const WordSprite &words) { m_plates.push_back({{x, (m_row.barTop + m_row.barBottom - words.height) / 2, &words}, m_frame.kit.theme().identity(words.identity).fill.rgb(), true}); }
    void paintPlate(trace::LaneId lane, std::size_t index, const trace::LaneSpan &span, int left, int right);

    void paintLock(const TimelineRow &row);
    void paintHold(trace::ObjectIndex object, std::int32_t level, int left, int right, trace::Time begin, trace::Time end);
    void paintCrowdedHolds(trace::ObjectIndex object, int first, int end);
    void paintQueue(trace::ObjectIndex object);
    void paintVariable(trace::ObjectIndex object);
    void paintTask(trace::ObjectIndex object);
    void paintTaskWords(const trace::HistoryStep &step, int left, int right);
    const trace::Finding *lostAt(trace::EventIndex event) const;
    const WordSprite *boxOf(const trace::HistoryStep &step, int room) const;
    void paintLost(const trace::Finding &finding, int left, int right);
    void paintTicks(trace::ObjectIndex object, int first, int end);
    int storesBetween(const trace::History &history, std::size_t first, std::size_t end) const;
    const WordSprite *moreOf(int stores) const;

    int px(double atHundredPercent) const { return static_cast<int>(std::lround(m_frame.kit.px(atHundredPercent) * m_frame.ratio)); }
    int column(trace::Time time) const { return columnAt(m_frame.scale, static_cast<double>(time)); }
    /// The time at a column's left edge, not before 0.
    trace::Time timeAt(int column) const { return static_cast<trace::Time>(std::max(0.0, m_frame.scale.time(column))); }
    /// The columns within the clip that lie between the run's begin and now.
    int firstColumn() const;
    int endColumn() const;

    Raster m_raster;
    const RowFrame &m_frame;
    const trace::Store &m_store;
    RowPixels m_row;
    int m_identity = 0;
    bool m_isCrowded = false;
    WordEdges m_edges;
    QRgb m_surface;
    QRgb m_line;
    StackColors m_shareColors{}; ///< what runs comes first and has the lane's own colour
    struct Plate {
        SetWords words;
        QRgb fill = 0;
        bool isOnFill = false;
    };
    std::vector<Plate> m_plates;
    std::vector<std::pair<int, int>> m_bars; ///< from and to, of the crowded lane that is being painted
    std::vector<std::uint8_t> m_wholes;      ///< by column of that lane: the state that fills it, or kLaneStates
    std::array<std::uint8_t, stackedParts * 255 + 1> m_tops{}; ///< how many of m_topsSteps a part reaches up that ends with this share of 255
    int m_topsSteps = 0;
};

/// Whether so much happens in what can be seen of a thread's or a lock's row that it is painted by columns. `width` in device pixels.
bool isCrowdedRow(const TimelineRow &row, const trace::Store &store, const TimeScale &device, int width, double ratio);

/// The highest level a history ever had, at least 1: the scale of a queue's row.
std::int32_t highestLevel(const trace::History &history, trace::Time now);

} // namespace forkyard::ui
