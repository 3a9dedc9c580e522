// What the run says of the program's text: where its threads are, what a name is worth, what is watched.
#include "core/trace/store.h"
#include "ui/editor/editor_panel.h"
#include "ui/kit/closed_up.h"
#include "ui/models/finding_words.h"

#include <utility>

namespace forkyard::ui {

void EditorPanel::compareWithRun() {
    const trace::Store *store = m_run.store();
    // Pins belong to the text that ran. After an edit they would point at the wrong lines, so they go.
    m_isTextOfRun = store && !store->sources().empty() &&
                    QString::fromStdString(store->sources().front().text) == text();
    refreshPins();
}

void EditorPanel::refreshPins() {
    std::vector<Pin> pins;
    if (m_isTextOfRun && m_run.store()) {
        for (const trace::MomentThread &thread : m_run.moment().threads) {
            const bool there = thread.state != trace::LaneState::Absent && thread.state != trace::LaneState::Ended &&
                               thread.state != trace::LaneState::Crashed;
            const int line = static_cast<int>(trace::packedLine(thread.line));
            if (!there || line == 0 || trace::packedFile(thread.line) != 0) continue;
            pins.push_back({line, m_run.shortLaneName(thread.lane), m_run.laneIdentity(thread.lane)});
        }
    }
    m_edit->setPins(std::move(pins));
    m_edit->setFailures(failuresOfRun());
    followStep();
}

/// Up to this moment, the lines of the program that ended a thread with an exception.
std::vector<CodeEdit::Failure> EditorPanel::failuresOfRun() const {
    std::vector<CodeEdit::Failure> failures;
    const trace::Store *store = m_isTextOfRun ? m_run.store() : nullptr;
    if (!store) return failures;
    for (const trace::Finding &finding : store->findings()) {
        if (finding.kind != trace::FindingKind::UncaughtException || finding.event >= m_run.moment().events || finding.lanes.empty()) continue;
        const std::uint32_t place = store->event(finding.event).line;
        const int line = trace::packedFile(place) == 0 ? static_cast<int>(trace::packedLine(place)) : 0;
        if (line == 0) continue;
        const std::string_view text = store->text(finding.text);
        const QString exception = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).section(u'\n', 0, 0);
        failures.push_back({line, QStringLiteral("✗ %1: %2").arg(m_run.shortLaneName(finding.lanes.front()), exception), findingSentence(m_run, finding)});
    }
    return failures;
}

/// In Step the line of whoever went last stays in sight. Live runs have many of them at once, and would only shake the text.
void EditorPanel::followStep() {
    const trace::MomentThread *last = nullptr;
    if (m_isTextOfRun && m_run.store() && m_run.stepLength() > 0)
        for (const trace::MomentThread &thread : m_run.moment().threads)
            if (thread.lastEvent != trace::kNoEvent && (!last || thread.lastEvent > last->lastEvent)) last = &thread;
    const int line = last && trace::packedFile(last->line) == 0 ? static_cast<int>(trace::packedLine(last->line)) : 0;
    if (std::exchange(m_followed, line) != line && line > 0) m_edit->revealLine(line);
}

QString EditorPanel::valuesOf(const QString &name) const {
    if (!m_run.store()) return {};
    const std::string wanted = name.toStdString();
    const trace::Moment &moment = m_run.moment();
    QStringList lines;
    for (const trace::MomentThread &thread : moment.threads) {
        for (const auto *variables : {&thread.locals, &thread.threadLocals}) {
            for (const trace::MomentVariable &variable : *variables) {
                if (variable.name == wanted) lines << tr("%1: %2").arg(m_run.laneName(thread.lane), m_run.valueText(variable.value, thread.lane));
            }
        }
    }
    const bool several = moment.processes.size() > 1;
    for (const trace::MomentProcess &process : moment.processes) {
        const trace::LaneId lane = m_run.mainLane(process.process);
        for (const trace::MomentVariable &variable : process.memory) {
            if (variable.name != wanted) continue;
            const QString value = m_run.valueText(variable.value, lane);
            lines << (several ? tr("%1, for all its threads: %2").arg(m_run.processName(process.process), value) : tr("for all threads: %1").arg(value));
        }
    }
    for (const trace::MomentVariable &variable : moment.sharedMemory) {
        if (variable.name == wanted) lines << tr("in shared memory: %1").arg(m_run.valueText(variable.value, 0));
    }
    if (lines.isEmpty()) return {};
    lines.prepend(closedUp(tr("%1 at %2").arg(name, m_kit.words().seconds(m_run.playhead().time(), 3))));
    lines << (m_run.isWatched(name) ? tr("Ctrl+click: no longer on the timeline") : tr("Ctrl+click: show it on the timeline"));
    return lines.join('\n');
}

void EditorPanel::toggleWatch(const QString &name) {
    m_run.setWatched(name, !m_run.isWatched(name));
}

} // namespace forkyard::ui
