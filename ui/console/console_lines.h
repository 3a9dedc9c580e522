// Where the lines of the console begin, found as output comes, so that any line of millions can be shown at once. Knows
// no widget.
#pragma once

#include "core/trace/store.h"

#include <QString>

#include <vector>

namespace forkyard::ui {

/// A stretch of a line that one thread wrote.
struct ConsoleRun {
    QString text;
    trace::LaneId lane = trace::kNoLane;
    trace::Stream stream = trace::Stream::Output;
};

class ConsoleLines {
public:
    /// Forgets everything; the store is another one.
    void clear();
    /// Takes in the pieces that came since the last call.
    void update(const trace::Store &store);

    /// How many lines stand on the console when the first `pieces` pieces are written. A line is there as soon as
    /// something stands in it.
    std::size_t countAt(std::size_t pieces) const;
    /// The stretches of a line, as far as the first `pieces` pieces wrote it, without its line end; at most `limit`
    /// characters.
    std::vector<ConsoleRun> line(const trace::Store &store, std::size_t index, std::size_t pieces,
                                 qsizetype limit = 4000) const;
    /// The event that began the line.
    trace::EventIndex eventOf(const trace::Store &store, std::size_t index) const;

private:
    struct Start {
        std::uint32_t piece;
        std::uint32_t offset;
    };

    std::vector<Start> m_starts;
    std::size_t m_pieces = 0;
    bool m_atLineStart = true;
};

} // namespace forkyard::ui
