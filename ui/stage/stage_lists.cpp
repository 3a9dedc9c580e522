// Pools and event loops: boxes with a line for each job, worker and task. Part of StagePainter.
#include "ui/stage/stage_painter.h"

#include "ui/kit/state_paint.h"
#include "ui/models/state_words.h"
#include "ui/models/task_words.h"

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double Radius = 10;

QString textOf(std::string_view view) { return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())); }

StateLook lookOfJob(const trace::MomentJob &job)
{
    switch (job.phase) {
    case trace::JobPhase::Submitted: return StateLook::Ready;
    case trace::JobPhase::Running: return StateLook::Running;
    case trace::JobPhase::Failed: return StateLook::Crashed;
    case trace::JobPhase::Done:
    case trace::JobPhase::Cancelled: return StateLook::Ended;
    }
    return StateLook::Ended;
}

} // namespace

/// Text at the left, what becomes of it at the right; the left edge has the state's or the thread's colour.
void StagePainter::paintRow(const StageRow &row, const QString &text, const QString &detail, StateLook look, int identity)
{
    const QRectF &place = row.place;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_kit.color(Role::Inset));
    m_painter.drawRoundedRect(place, 5, 5);
    m_painter.setBrush(quiet(identity >= 0 ? m_kit.theme().identity(identity).fill : stateColor(m_kit.theme(), look)));
    m_painter.drawRoundedRect(QRectF(place.left(), place.top(), 5, place.height()), 2.5, 2.5);
    const QFont code = scaled(m_kit.fonts().code(13)), small = scaled(m_kit.fonts().words(TextSize::Small));
    const QString more = row.hidden > 0 ? tr("+ %n more", nullptr, static_cast<int>(row.hidden)) : QString();
    const QString right = more.isEmpty() ? detail : more;
    const bool isName = row.worker >= 0 && row.job; // of names, the ends differ: ForkPoolWorker-1
    const double wanted = QFontMetricsF(small).horizontalAdvance(right) + 4;
    const double width = right.isEmpty() ? 0 : std::min(wanted, place.width() * 0.5);
    const QRectF inner = place.adjusted(12, 0, -8, 0);
    paintCode(m_painter, inner.adjusted(0, 0, width > 0 ? -width - 8 : 0, 0), text, code, ink());
    m_painter.setFont(small);
    m_painter.setPen(m_kit.color(look == StateLook::Crashed ? Role::Alarm : Role::MutedText));
    m_painter.drawText(QRectF(inner.right() - width, inner.top(), width, inner.height()), Qt::AlignRight | Qt::AlignVCenter, isName ? QFontMetricsF(small).elidedText(right, Qt::ElideLeft, width) : elided(right, small, width));
}

/// In a narrow column a worker is called as its pin is.
QString StagePainter::workerName(const StageRow &row) const
{
    const trace::ObjectIndex owner = row.job ? row.job->pool : trace::kNoObject;
    for (const trace::MomentPool &pool : m_run.moment().pools)
        if (pool.object == owner && row.worker >= 0 && pool.workers[static_cast<std::size_t>(row.worker)].lane != trace::kNoLane)
            return m_run.shortLaneName(pool.workers[static_cast<std::size_t>(row.worker)].lane);
    return row.job ? textOf(row.job->worker) : QString();
}

void StagePainter::paintJob(const StageRow &row)
{
    const trace::MomentJob &job = *row.job;
    QString text = textOf(job.text.empty() ? job.name : job.text), detail;
    const QString result = m_run.valueText(job.result, job.submitter);
    switch (job.phase) {
    case trace::JobPhase::Submitted: break;
    case trace::JobPhase::Running: detail = workerName(row); break;
    case trace::JobPhase::Done: detail = job.collected ? tr("✓ %1").arg(result) : tr("= %1").arg(result); break;
    case trace::JobPhase::Failed: detail = tr("✗ %1").arg(result); break;
    case trace::JobPhase::Cancelled: detail = tr("cancelled"); break;
    }
    if (!job.callback.empty()) detail = tr("%1 → %2").arg(detail, textOf(job.callback));
    const bool running = job.phase == trace::JobPhase::Running;
    int identity = -1;
    if (running && row.worker >= 0)
        for (const trace::MomentPool &pool : m_run.moment().pools)
            if (pool.object == job.pool && pool.workers[static_cast<std::size_t>(row.worker)].lane != trace::kNoLane)
                identity = m_run.laneIdentity(pool.workers[static_cast<std::size_t>(row.worker)].lane);
    m_painter.save();
    m_isOver = job.collected;
    paintRow(row, text, detail, lookOfJob(job), identity);
    m_isOver = false;
    m_painter.restore();
}

void StagePainter::paintColumnHead(const QString &text, const QRectF &box, int column, int columns)
{
    const double width = (box.width() - 28) / columns;
    const QFont small = scaled(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    m_painter.setFont(small);
    m_painter.setPen(m_kit.color(Role::MutedText));
    m_painter.drawText(QRectF(box.left() + 14 + column * width, box.top() + 8, width - 8, 22), Qt::AlignLeft | Qt::AlignVCenter, elided(text, small, width - 8));
}

void StagePainter::paintPool(const trace::MomentPool *pool, const QRectF &place, bool selected)
{
    const QRectF box = boxOf(place);
    const trace::ObjectIndex object = pool ? pool->object : trace::kNoObject;
    QString title = pool ? m_run.objectName(object) : tr("Futures");
    if (pool && pool->terminated) title = tr("%1, terminated").arg(title);
    else if (pool && pool->closed) title = tr("%1, takes no more jobs").arg(title);
    paintTitle(title, place);
    paintBox(box, selected, m_kit.color(Role::StrongLine), Radius, pool && pool->closed);
    paintColumnHead(pool ? tr("Waiting: %1").arg(pool->pending) : tr("Waiting"), box, 0, 3);
    paintColumnHead(pool ? tr("%n workers", nullptr, static_cast<int>(pool->workers.size())) : tr("Being worked on"), box, 1, 3);
    paintColumnHead(pool ? tr("Results: %1, taken: %2").arg(pool->ended).arg(pool->collected) : tr("Results"), box, 2, 3);
    for (const StageRow &row : poolRows(m_run.moment(), object, place)) {
        if (row.job) {
            paintJob(row);
            continue;
        }
        const trace::MomentWorker &worker = pool->workers[static_cast<std::size_t>(row.worker)];
        const QFontMetricsF code(scaled(m_kit.fonts().code(13)));
        const QString full = textOf(worker.name);
        const bool isLong = code.horizontalAdvance(full) > row.place.width() - 60 && worker.lane != trace::kNoLane;
        paintRow(row, isLong ? m_run.shortLaneName(worker.lane) : full, tr("idle"), StateLook::Waiting, worker.lane == trace::kNoLane ? -1 : m_run.laneIdentity(worker.lane));
    }
}

void StagePainter::paintLoop(const trace::MomentLoop *loop, const QRectF &place, bool selected)
{
    const QRectF box = boxOf(place);
    const trace::ObjectIndex object = loop ? loop->object : trace::kNoObject;
    paintTitle(loop ? m_run.objectName(object) : tr("Event loop"), place);
    paintBox(box, selected, m_kit.color(Role::StrongLine), Radius, false);
    if (loop) {
        const auto &threads = m_run.moment().threads;
        const auto thread = std::find_if(threads.begin(), threads.end(), [&](const trace::MomentThread &each) { return each.lane == loop->lane; });
        const bool isOver = thread != threads.end() && (thread->state == trace::LaneState::Ended || thread->state == trace::LaneState::Crashed);
        paintColumnHead(isOver ? tr("%n turns in all", nullptr, static_cast<int>(loop->turn)) : tr("Turn %1, %n callbacks", nullptr, static_cast<int>(loop->ready)).arg(loop->turn), box, 0, 1);
    }
    else paintColumnHead(tr("Tasks"), box, 0, 1);
    for (const StageRow &row : loopRows(m_run.moment(), object, place)) {
        const trace::MomentTask &task = *row.task;
        const bool isOver = task.state == trace::LaneState::Ended || task.state == trace::LaneState::Crashed;
        paintRow(row, textOf(task.name), taskWords(m_run, task), lookOf(task.state), isOver ? -1 : taskIdentity(m_run, task.object));
    }
}

} // namespace forkyard::ui
