#include "ui/lesson/outcome.h"

#include "core/trace/store.h"

#include <QHash>
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

/// Fills in, for each lane, the most locks that it held at once, and for each lock, how many lanes ever held it. A lock is its
/// taker's until anybody lets it go.
void noteLocks(const trace::Store &store, lessons::Outcome &outcome) {
    using trace::EventKind;
    QHash<trace::ObjectIndex, trace::LaneId> holders;
    QHash<trace::ObjectIndex, QSet<trace::LaneId>> everHeld;
    QList<int> held(store.laneCount()), most(store.laneCount());
    for (trace::EventIndex index = 0; index < store.eventCount(); ++index) {
        const trace::Event event = store.event(index);
        const bool taken = event.kind == EventKind::LockAcquire || event.kind == EventKind::RLockAcquire;
        const bool freed = event.kind == EventKind::LockRelease || (event.kind == EventKind::RLockRelease && event.value.integerOr(0) == 0);
        if (!taken && !freed) continue;
        const trace::ObjectIndex lock = store.objectOf(index);
        const auto holder = holders.constFind(lock);
        if (freed && holder != holders.constEnd()) {
            --held[*holder];
            holders.erase(holder);
        } else if (taken && holder == holders.constEnd()) {
            holders.insert(lock, event.thread);
            everHeld[lock].insert(event.thread);
            most[event.thread] = std::max(most[event.thread], ++held[event.thread]);
        }
    }
    outcome.locksHeld = most;
    for (const auto &lanes : std::as_const(everHeld)) outcome.lockHolders << static_cast<int>(lanes.size());
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
    noteLocks(store, outcome);
    if (!store.sources().empty()) outcome.source = QString::fromStdString(std::string(store.sources().front().text));
    return outcome;
}

} // namespace forkyard::ui
