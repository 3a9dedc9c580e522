#include "ui/lesson/outcome.h"

#include "core/trace/store.h"
#include "ui/lesson/lock_orders.h"

#include <QSet>

#include <algorithm>

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

/// Every sleep, and how many were at work at once as far as those who started them knew: what has not been joined counts. That does not
/// hang on who was quicker.
void noteTimes(const trace::Store &store, lessons::Outcome &outcome) {
    using trace::EventKind;
    constexpr double Second = 1e9;
    QSet<trace::ObjectId> open;
    for (trace::EventIndex index = 0; index < store.eventCount(); ++index) {
        const trace::Event event = store.event(index);
        switch (event.kind) {
        case EventKind::SleepBegin: outcome.sleeps << static_cast<double>(event.value.integerOr(0)) / Second; break;
        case EventKind::ThreadCreate:
        case EventKind::ProcessFork:
        case EventKind::ProcessSpawn: open.insert(event.object); break;
        case EventKind::ThreadJoinEnd:
        case EventKind::ProcessWaitEnd:
            if (event.sequence != 0) open.remove(event.object);
            break;
        default: break;
        }
        outcome.together = std::max(outcome.together, static_cast<int>(open.size()));
    }
}

int countOf(const trace::Store &store, trace::EventKind kind) {
    int count = 0;
    for (trace::EventIndex index = 0; index < store.eventCount(); ++index) count += store.event(index).kind == kind;
    return count;
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
    const auto &processes = store.processes();
    outcome.children = static_cast<int>(std::count_if(processes.begin(), processes.end(), [](const trace::ProcessInfo &each) { return each.parent == 0; }));
    outcome.forked = countOf(store, trace::EventKind::ProcessFork);
    outcome.spawned = countOf(store, trace::EventKind::ProcessSpawn);
    const LockOrders locks(store);
    outcome.locksHeld = locks.mostHeld();
    outcome.lockHolders = locks.holders();
    outcome.locksInCircle = locks.canCircle();
    noteTimes(store, outcome);
    if (!store.sources().empty()) outcome.source = QString::fromStdString(std::string(store.sources().front().text));
    return outcome;
}

} // namespace forkyard::ui
