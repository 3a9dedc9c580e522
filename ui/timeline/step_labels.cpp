#include "ui/timeline/step_labels.h"

#include "core/trace/store.h"
#include "ui/kit/short_names.h"
#include "ui/models/statement_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace forkyard::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(forkyard::ui::StepLabels)
};

/// A load says less than what is done after it in the same step.
bool isLoad(trace::EventKind kind) { return kind == trace::EventKind::VariableLoad; }

QString wordsFor(const RunModel &run, const trace::Event &event) {
    using Kind = trace::EventKind;
    const auto value = [&] { return run.valueText(event.value, event.thread); };
    const auto name = [&] { return run.nameOf(event.thread, event.object); };
    // What is no number and no text has a name that says more.
    const bool isOpaque = event.value.isText() && isOpaqueText(run.store()->text(event.value.asText()));
    const auto data = [&] { return isOpaque ? name() : value(); };
    switch (event.kind) {
    case Kind::VariableLoad: return Text::tr("load %1").arg(data());
    case Kind::VariableStore: {
        const QString statement = isOpaque ? statementOf(*run.store(), name(), event.line) : QString();
        return statement.isEmpty() ? Text::tr("store %1").arg(data()) : statement;
    }
    case Kind::LockAcquire:
    case Kind::RLockAcquire:
    case Kind::SemaphoreAcquire: return Text::tr("take %1").arg(name());
    case Kind::LockRelease:
    case Kind::RLockRelease:
    case Kind::SemaphoreRelease: return Text::tr("let go of %1").arg(name());
    case Kind::QueuePut:
    case Kind::PipeWrite: return Text::tr("put %1").arg(value());
    case Kind::QueueGet:
    case Kind::PipeRead: return Text::tr("get %1").arg(value());
    case Kind::ConditionNotify: return Text::tr("notify");
    case Kind::EventSet: return Text::tr("set %1").arg(name());
    case Kind::ThreadCreate: return Text::tr("start %1").arg(withoutTargets(name()));
    case Kind::ProcessFork: return Text::tr("fork");
    case Kind::Print: return Text::tr("print %1").arg(value().trimmed());
    default: return {};
    }
}

} // namespace

void StepLabels::update(const RunModel &run) {
    if (run.store() != m_store) {
        clear();
        m_store = run.store();
    }
    if (!m_store) return;
    if (m_length == 0) m_length = run.stepLength();
    if (m_length == 0) return;
    for (; m_seen < m_store->eventCount(); ++m_seen) {
        const trace::Event event = m_store->event(m_seen);
        const qint64 step = static_cast<qint64>(event.time) / m_length;
        if (event.kind == trace::EventKind::NextOperation) m_lanes[event.thread].next[step] = m_seen;
        const QString words = wordsFor(run, event);
        if (words.isEmpty()) continue;
        auto &steps = m_lanes[event.thread].done;
        if (isLoad(event.kind) && steps.contains(step)) continue;
        steps[step] = words;
    }
}

std::string_view StepLabels::textOf(const std::pair<const qint64, trace::EventIndex> &told) const {
    const trace::Value value = m_store->event(told.second).value;
    return value.isText() ? m_store->text(value.asText()) : std::string_view();
}

QString StepLabels::of(const RunModel &run, trace::LaneId lane, qint64 step) const {
    const auto found = m_lanes.constFind(lane);
    if (found == m_lanes.constEnd()) return {};
    if (const auto done = found->done.find(step); done != found->done.end()) return done->second;
    const auto after = found->next.lower_bound(step);
    // Before its first operation it has only come to that.
    if (after == found->next.begin()) return step == 0 ? Text::tr("begin") : QString();
    trace::MomentThread thread;
    thread.nextOperation = textOf(*std::prev(after));
    thread.line = m_store->event(std::prev(after)->second).line;
    if (!thread.nextOperation.empty()) return run.nextWords(thread);
    // What comes after its last operation is the way to its end, and the library's.
    const std::size_t last = m_store->spanAt(lane, static_cast<trace::Time>((step + 1) * m_length + m_length / 2));
    return last != trace::LaneSpans::kNone && m_store->span(lane, last).state == trace::LaneState::Ended ? Text::tr("end") : RunModel::windUpWords();
}

} // namespace forkyard::ui
