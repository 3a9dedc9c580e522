// What the stage says in a full sentence about the thing under the pointer. Part of StageView.
#include "ui/models/state_words.h"
#include "ui/models/task_words.h"
#include "ui/stage/stage_machines.h"
#include "ui/stage/stage_memory.h"
#include "ui/stage/stage_painter.h"
#include "ui/stage/stage_view.h"

#include "core/trace/store.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

struct Text {
    Q_DECLARE_TR_FUNCTIONS(StageSentences)
};

QString processesOf(const RunModel &run, const std::vector<trace::ProcessIndex> &processes)
{
    QStringList names;
    for (const trace::ProcessIndex process : processes) names << run.processName(process);
    return names.isEmpty() ? Text::tr("nobody") : names.join(Text::tr(", "));
}

QString queueSentence(const RunModel &run, const trace::MomentQueue &queue)
{
    const QString name = run.objectName(queue.object);
    if (queue.kind == trace::ObjectKind::Pipe || queue.kind == trace::ObjectKind::BytePipe)
        return Text::tr("%1: %2 put, %3 taken, %4 inside. Writing end: %5. Reading end: %6.")
            .arg(name).arg(queue.puts).arg(queue.gets).arg(queue.depth).arg(processesOf(run, queue.writers), processesOf(run, queue.readers));
    if (queue.kind == trace::ObjectKind::Socket && !foreignHost(queue.peer).isEmpty())
        return Text::tr("%1, connected with %2 on another machine: %3 sent, %4 received. What arrives there is not known here.").arg(name, textOf(queue.peer)).arg(queue.puts).arg(queue.gets);
    if (const trace::MomentQueue *other = StagePainter::otherEnd(run, queue))
        return Text::tr("%1 and %2 are the two ends of a connection: %3 bytes are on their way to %2, %4 to %1.").arg(name, run.objectName(other->object)).arg(queue.depth).arg(other->depth);
    if (queue.kind == trace::ObjectKind::Socket)
        return Text::tr("%1: %2 sent, %3 received, %n bytes on their way.", nullptr, static_cast<int>(queue.depth)).arg(name).arg(queue.puts).arg(queue.gets);
    return Text::tr("%1: %2 put, %3 taken, %4 inside.").arg(name).arg(queue.puts).arg(queue.gets).arg(queue.depth);
}

QString lockState(const RunModel &run, const trace::MomentLock &lock)
{
    const QString name = run.objectName(lock.object);
    switch (lock.kind) {
    case trace::ObjectKind::Semaphore: return Text::tr("%1 has %n permits left.", nullptr, static_cast<int>(lock.count)).arg(name);
    case trace::ObjectKind::Event: return lock.count ? Text::tr("%1 is set.").arg(name) : Text::tr("%1 is not set.").arg(name);
    case trace::ObjectKind::Barrier: return Text::tr("At %1, %n are waiting.", nullptr, static_cast<int>(lock.count)).arg(name);
    case trace::ObjectKind::Condition: return Text::tr("%1 is where threads wait to be notified.").arg(name);
    default: break;
    }
    if (lock.owner == trace::kNoLane) return Text::tr("%1 is free.").arg(name);
    return Text::tr("%1 is held by %2.").arg(name, run.holderName(lock));
}

QString lockSentence(const RunModel &run, const trace::MomentLock &lock)
{
    const QString state = lockState(run, lock);
    QStringList waiting;
    for (const trace::LaneId lane : lock.waiters) waiting << run.laneName(lane);
    for (const trace::ObjectIndex task : lock.waitingTasks) waiting << run.objectName(task);
    return waiting.isEmpty() ? state : Text::tr("%1 Waiting: %2.").arg(state, waiting.join(Text::tr(", ")));
}

QString jobSentence(const RunModel &run, const trace::MomentJob &job)
{
    const QString what = textOf(job.text.empty() ? job.name : job.text), result = run.valueText(job.result, job.submitter);
    switch (job.phase) {
    case trace::JobPhase::Submitted: return Text::tr("%1 waits for a worker.").arg(what);
    case trace::JobPhase::Running: return Text::tr("%1 is being worked on by %2.").arg(what, textOf(job.worker));
    case trace::JobPhase::Done:
        return job.collected ? Text::tr("%1 is done: %2, and somebody took the result.").arg(what, result)
                             : Text::tr("%1 is done: %2. Nobody has taken the result yet.").arg(what, result);
    case trace::JobPhase::Failed:
        return job.collected ? Text::tr("%1 failed: %2. Somebody saw the exception.").arg(what, result)
                             : Text::tr("%1 failed: %2. Nobody has seen the exception yet.").arg(what, result);
    case trace::JobPhase::Cancelled: return Text::tr("%1 was cancelled.").arg(what);
    }
    return what;
}

QString poolSentence(const RunModel &run, const trace::MomentPool &pool)
{
    const QString counts = Text::tr("%1: %n workers, %2 jobs wait, %3 are being worked on, %4 results wait to be taken.", nullptr, static_cast<int>(pool.workers.size()))
                               .arg(run.objectName(pool.object)).arg(pool.pending).arg(pool.running).arg(pool.ended);
    return pool.closed ? Text::tr("%1 It takes no more jobs.").arg(counts) : counts;
}

QString variableSentence(const RunModel &run, const trace::MomentVariable &variable)
{
    const QString equation = textOf(variable.name) + QStringLiteral(" = ") + run.valueText(variable.value, variable.lastWriter == trace::kNoLane ? 0 : variable.lastWriter);
    const trace::Store *store = run.store();
    const bool isOwn = store && variable.object != trace::kNoObject && store->objects()[variable.object].kind == trace::ObjectKind::ThreadLocal;
    if (variable.lastWriter == trace::kNoLane || variable.lastChange == trace::kNoEvent) return Text::tr("%1.").arg(equation);
    if (isOwn) return Text::tr("%1, a value of %2's own.").arg(equation, run.laneName(variable.lastWriter));
    const auto line = trace::packedLine(store->event(variable.lastChange).line);
    return Text::tr("%1, stored by %2 at line %3.").arg(equation, run.laneName(variable.lastWriter)).arg(line);
}

QString memorySentence(const RunModel &run, const Memory &memory)
{
    QStringList values;
    for (const MemoryCell &cell : memory.cells) values << run.valueText(cell.variable->value, cell.variable->lastWriter == trace::kNoLane ? 0 : cell.variable->lastWriter);
    QString sentence = Text::tr("%1, shared by processes: %2.").arg(textOf(memory.name), values.join(Text::tr(", ")));
    if (memory.last && memory.last->lastWriter != trace::kNoLane) {
        const auto line = trace::packedLine(run.store()->event(memory.last->lastChange).line);
        const QString writer = memoryWriter(run, memory.last->lastWriter);
        const QString what = memory.cells.size() > 1 ? textOf(memory.last->name.substr(memory.name.size())) : QString();
        const QString last = line ? Text::tr("Written last by %1, at line %2").arg(writer).arg(line) : Text::tr("Written last by %1").arg(writer);
        sentence = what.isEmpty() ? Text::tr("%1 %2.").arg(sentence, last) : Text::tr("%1 %2: %3.").arg(sentence, last, what);
    }
    return memory.lock ? Text::tr("%1 Its lock: %2").arg(sentence, lockState(run, *memory.lock)) : sentence;
}

QString processorTime(std::int64_t nanoseconds)
{
    const double seconds = static_cast<double>(nanoseconds) / 1e9;
    return seconds < 1 ? Text::tr("%1 ms").arg(seconds * 1000, 0, 'f', seconds < 0.1 ? 1 : 0) : Text::tr("%1 s").arg(seconds, 0, 'f', 2);
}

QString processSentence(const RunModel &run, const trace::MomentProcess &process)
{
    QString sentence = Text::tr("Process %1, pid %2.").arg(run.processName(process.process)).arg(process.pid);
    if (!process.machineName.empty()) sentence = Text::tr("%1 It is on the machine %2.").arg(sentence, textOf(process.machineName));
    const QString memory = StagePainter::memoryText(process.residentBytes);
    const bool isOver = process.state != trace::ProcessState::Alive;
    if (!memory.isEmpty() && !isOver) sentence = Text::tr("%1 It holds %2 of memory; what a fork shares is counted for each process.").arg(sentence, memory);
    if (StagePainter::recordsNoValues(run)) sentence = Text::tr("%1 Values are not recorded at full speed: to see them, choose a pace, or record shared data too (Settings, “What is recorded”), and run it again.").arg(sentence);
    if (process.cpuTime > 0) sentence = Text::tr("%1 It has used %2 of processor time.").arg(sentence, processorTime(process.cpuTime));
    return sentence;
}

} // namespace

QString StageView::sentenceOf(const Hit &hit) const
{
    const trace::Moment &moment = m_run.moment();
    if (hit.row.job) return jobSentence(m_run, *hit.row.job);
    if (hit.row.task)
        return Text::tr("Task %1: %2.").arg(textOf(hit.row.task->name), taskWords(m_run, *hit.row.task));
    if (hit.item && hit.item->kind == StageItem::Kind::Memory) {
        const Memory memory = memoryAt(m_run, hit.item->object);
        return memory.cells.empty() ? QString() : memorySentence(m_run, memory);
    }
    if (hit.item) {
        for (const trace::MomentQueue &queue : moment.queues)
            if (queue.object == hit.item->object) return queueSentence(m_run, queue);
        for (const trace::MomentLock &lock : moment.locks)
            if (lock.object == hit.item->object) return lockSentence(m_run, lock);
        for (const trace::MomentPool &pool : moment.pools)
            if (pool.object == hit.item->object) return poolSentence(m_run, pool);
        for (const trace::MomentLoop &loop : moment.loops)
            if (loop.object == hit.item->object) return Text::tr("%1 is in turn %2; %3 callbacks are ready in it.").arg(m_run.objectName(loop.object)).arg(loop.turn).arg(loop.ready);
        return {};
    }
    if (hit.isHelpers) {
        QStringList states;
        for (const std::size_t t : hit.process->threads)
            if (m_run.isHelper(moment.threads[t].lane)) states << Text::tr("%1: %2").arg(m_run.laneName(moment.threads[t].lane), m_run.threadWords(moment.threads[t]));
        return Text::tr("Threads that the library has started in %1 for itself. %2. A click shows or folds them.").arg(m_run.processName(hit.process->process), states.join(Text::tr(", ")));
    }
    if (hit.variable) return variableSentence(m_run, *hit.variable);
    if (hit.thread) {
        const auto line = trace::packedLine(hit.thread->line);
        // Whom the end of its process cut off has not come to its own.
        const bool isUnfinished = hit.thread->stateEvent != trace::kNoEvent && isCutOff(hit.thread->lane, hit.thread->state, m_run.store()->event(hit.thread->stateEvent));
        const QString name = m_run.laneName(hit.thread->lane), words = isUnfinished ? tr("not finished, but ended with its process") : m_run.threadWords(*hit.thread);
        const QString sentence = line ? tr("%1: %2, at line %3.").arg(name, words).arg(line) : tr("%1: %2.").arg(name, words);
        QStringList own;
        for (const trace::MomentVariable &value : hit.thread->threadLocals) own << textOf(value.name) + QStringLiteral(" = ") + m_run.valueText(value.value, hit.thread->lane);
        return own.isEmpty() ? sentence : Text::tr("%1 Its own: %2.").arg(sentence, own.join(Text::tr(", ")));
    }
    if (hit.process) return processSentence(m_run, *hit.process);
    if (hit.machine < m_machines.machines.size()) {
        const StageMachines::Machine &machine = m_machines.machines[hit.machine];
        if (machine.isForeign) return Text::tr("Another machine, %1: this run talks to it, what it does there is not known here.").arg(machine.name);
        const auto count = static_cast<int>(std::count(m_machines.ofProcess.begin(), m_machines.ofProcess.end(), hit.machine));
        return machine.name.isEmpty() ? Text::tr("This machine, with %n processes of the run.", nullptr, count) : Text::tr("The machine %1, with %n processes of the run.", nullptr, count).arg(machine.name);
    }
    return {};
}

} // namespace forkyard::ui
