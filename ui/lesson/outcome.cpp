#include "ui/lesson/outcome.h"

#include "core/trace/store.h"

namespace forkyard::ui {

namespace {

/// Standard output of all processes as lines. An unfinished last line counts as one.
QStringList outputLines(const trace::Store &store) {
    QByteArray output;
    const auto &pieces = store.console();
    for (std::size_t index = 0; index < pieces.size(); ++index) {
        const trace::ConsolePiece piece = pieces[index];
        if (piece.stream != trace::Stream::Output) continue;
        const std::string_view text = store.text(piece.text);
        output.append(text.data(), static_cast<qsizetype>(text.size()));
    }
    if (output.endsWith('\n')) output.chop(1);
    if (output.isEmpty()) return {};
    return QString::fromUtf8(output).split('\n');
}

} // namespace

lessons::Outcome outcomeOf(const trace::Store &store) {
    lessons::Outcome outcome;
    outcome.lines = outputLines(store);
    outcome.processes = static_cast<int>(store.processes().size());
    outcome.threads = static_cast<int>(store.laneCount());
    if (!store.processes().empty()) {
        const trace::ProcessInfo &first = store.processes().front();
        const bool bySignal =
            first.state == trace::ProcessState::Crashed || first.state == trace::ProcessState::Killed;
        outcome.exitCode = static_cast<int>(bySignal ? -first.exitStatus : first.exitStatus);
    }
    return outcome;
}

} // namespace forkyard::ui
