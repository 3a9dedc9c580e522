#include "ui/console/console_lines.h"

#include <algorithm>
#include <string_view>

namespace forkyard::ui {

void ConsoleLines::clear() {
    m_starts.clear();
    m_pieces = 0;
    m_atLineStart = true;
}

void ConsoleLines::update(const trace::Store &store) {
    const auto &pieces = store.console();
    for (; m_pieces < pieces.size(); ++m_pieces) {
        const std::string_view text = store.text(pieces[m_pieces].text);
        std::size_t at = 0;
        while (at < text.size()) {
            if (m_atLineStart)
                m_starts.push_back({static_cast<std::uint32_t>(m_pieces), static_cast<std::uint32_t>(at)});
            const std::size_t end = text.find('\n', at);
            m_atLineStart = end != std::string_view::npos;
            at = m_atLineStart ? end + 1 : text.size();
        }
    }
}

std::size_t ConsoleLines::countAt(std::size_t pieces) const {
    const auto after = std::lower_bound(m_starts.begin(), m_starts.end(), pieces,
                                        [](const Start &start, std::size_t count) { return start.piece < count; });
    return static_cast<std::size_t>(after - m_starts.begin());
}

std::vector<ConsoleRun> ConsoleLines::line(const trace::Store &store, std::size_t index, std::size_t pieces,
                                           qsizetype limit) const {
    std::vector<ConsoleRun> runs;
    const Start start = m_starts[index];
    std::size_t from = start.offset;
    qsizetype length = 0;
    for (std::size_t piece = start.piece; piece < std::min(pieces, store.console().size()); ++piece, from = 0) {
        const trace::ConsolePiece entry = store.console()[piece];
        const std::string_view text = store.text(entry.text);
        const std::size_t end = std::min(text.find('\n', from), text.size());
        // A piece of megabytes is cut before it is decoded: four bytes a character at most.
        const std::size_t bytes = std::min(end - from, static_cast<std::size_t>(std::max<qsizetype>(0, limit - length)) * 4);
        if (bytes > 0) {
            QString part = QString::fromUtf8(text.data() + from, static_cast<qsizetype>(bytes));
            length += part.size();
            if (!runs.empty() && runs.back().lane == entry.lane && runs.back().stream == entry.stream)
                runs.back().text += part;
            else runs.push_back({std::move(part), entry.lane, entry.stream});
        }
        if (end < text.size() || length >= limit) break;
    }
    return runs;
}

trace::EventIndex ConsoleLines::eventOf(const trace::Store &store, std::size_t index) const {
    return store.console()[m_starts[index].piece].event;
}

} // namespace forkyard::ui
