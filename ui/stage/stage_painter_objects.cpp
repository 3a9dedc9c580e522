// The looks of what threads and processes use: tubes with what is in them, locks, and the lines from a lock to its data.
#include "ui/stage/stage_painter.h"

#include "ui/models/task_words.h"
#include "ui/stage/stage_machines.h"

#include <QPainterPath>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double TokenSize = 44;
constexpr double WidestToken = 132;
constexpr std::size_t MostTokens = 12;
constexpr std::int64_t MostPermits = 8;
/// A tube that is narrower has its words above its items.
constexpr double RoomyTube = 430;

} // namespace

QRectF StagePainter::tubeOf(const QRectF &place) { return place.adjusted(0, StageMeasures().tubeLabel, 0, 0); }

QPointF StagePainter::itemPlace(const QRectF &place, std::size_t index)
{
    const QRectF tube = tubeOf(place);
    return {tube.right() - TokenSize - static_cast<double>(index) * (TokenSize + 8), tube.center().y()};
}

QString StagePainter::tokenText(const RunModel &run, const trace::MomentItem &item)
{
    QString text = run.valueText(item.value, item.putter);
    if (text.size() >= 2 && (text.front() == u'\'' || text.front() == u'"') && text.back() == text.front()) text = text.mid(1, text.size() - 2);
    return text.simplified(); // of several lines one is made
}

QFont StagePainter::tokenFont(const QString &text) const
{
    return scaled(m_kit.fonts().words(text.size() > 2 ? TextSize::Small : TextSize::Title, QFont::Bold));
}

double StagePainter::tokenWidth(const QString &text, const QFont &font) const
{
    return std::clamp(QFontMetricsF(font).horizontalAdvance(text) + 20, TokenSize, WidestToken);
}

void StagePainter::paintToken(const QPointF &centre, const QString &text, int identity)
{
    const Identity &colors = m_kit.theme().identity(identity);
    const QFont font = tokenFont(text);
    const double width = tokenWidth(text, font);
    const QRectF token(centre.x() - width / 2, centre.y() - TokenSize / 2, width, TokenSize);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colors.fill);
    m_painter.drawRoundedRect(token, TokenSize / 2, TokenSize / 2);
    m_painter.setFont(font);
    m_painter.setPen(colors.text);
    m_painter.drawText(token, Qt::AlignCenter, elided(text, font, width - 8));
}

void StagePainter::paintTitle(const QString &title, const QRectF &place)
{
    const QFont font = scaled(m_kit.fonts().words(TextSize::Title, QFont::DemiBold));
    m_painter.setPen(m_kit.color(Role::Text));
    m_painter.setFont(font);
    const QRectF row(place.left(), place.top(), place.width(), StageMeasures().tubeLabel - 4);
    // Lines from boxes above may pass behind it.
    const QString shown = elided(title, font, row.width());
    const double width = QFontMetricsF(font).horizontalAdvance(shown) + 12;
    m_painter.fillRect(QRectF(row.center().x() - width / 2, row.top() + 1, width, row.height() - 2), m_kit.color(Role::Background));
    m_painter.drawText(row, Qt::AlignCenter, shown);
}

void StagePainter::paintBox(const QRectF &box, bool selected, const QColor &edge, double radius, bool closed)
{
    m_painter.setBrush(m_kit.color(Role::Surface));
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : edge, selected ? 3 : 2, closed ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawRoundedRect(box, radius, radius);
}

void StagePainter::paintSecondLine(const QString &text, const QRectF &area, const QColor &color)
{
    const QFont small = scaled(m_kit.fonts().words(TextSize::Small));
    m_painter.setFont(small);
    m_painter.setPen(color);
    m_painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, elided(text, small, area.width()));
}

const trace::MomentQueue *StagePainter::otherEnd(const RunModel &run, const trace::MomentQueue &queue)
{
    if (queue.otherEnd == trace::kNoObject) return nullptr;
    const auto &queues = run.moment().queues;
    const auto found = std::find_if(queues.begin(), queues.end(), [&](const trace::MomentQueue &each) { return each.object == queue.otherEnd; });
    return found == queues.end() ? nullptr : &*found;
}

/// Who holds which end of a pipe.
QString StagePainter::endsOf(const trace::MomentQueue &queue) const
{
    if (queue.kind != trace::ObjectKind::Pipe && queue.kind != trace::ObjectKind::BytePipe) return {};
    const auto names = [this](const std::vector<trace::ProcessIndex> &processes) {
        QStringList all;
        for (const trace::ProcessIndex process : processes) all << m_run.processName(process);
        return all.isEmpty() ? tr("nobody", "holds an end of a pipe") : all.join(tr(", "));
    };
    return tr("writes: %1 · reads: %2").arg(names(queue.writers), names(queue.readers));
}

void StagePainter::paintQueue(const trace::MomentQueue &queue, const QRectF &place, bool selected)
{
    const QRectF tube = tubeOf(place);
    QString title = m_run.objectName(queue.object);
    if (queue.capacity > 0 && queue.kind != trace::ObjectKind::BytePipe) title = tr("%1 (room for %2)").arg(title).arg(queue.capacity);
    const bool bytes = queue.kind == trace::ObjectKind::BytePipe || queue.kind == trace::ObjectKind::Socket;
    QString words = bytes ? tr("%n bytes inside", nullptr, static_cast<int>(queue.depth)) : tr("%1 put, %2 taken, %3 inside").arg(queue.puts).arg(queue.gets).arg(queue.depth);
    const trace::MomentQueue *other = otherEnd(m_run, queue);
    if (other) title = tr("%1 ⇄ %2", "the ends of a connection").arg(title, m_run.objectName(other->object));
    const bool isElsewhere = queue.kind == trace::ObjectKind::Socket && !foreignHost(queue.peer).isEmpty();
    if (isElsewhere) words = tr("%1 sent, %2 received").arg(queue.puts).arg(queue.gets); // what arrives there is not known here
    else if (other) words = tr("→ %1 bytes, ← %2 bytes").arg(queue.depth).arg(other->depth);
    else if (queue.kind == trace::ObjectKind::Socket) words = tr("%n bytes on their way", nullptr, static_cast<int>(queue.depth));
    if (queue.closed && (!other || other->closed)) words = tr("%1, closed").arg(words);
    const bool roomy = tube.width() >= RoomyTube;
    if (!roomy) title = tr("%1: %2").arg(title, words);
    paintTitle(title, place);
    // Those that wait stand at the end where they wait: putters at the left, getters at the right, where the next item comes out.
    const double side = (place.width() - QFontMetricsF(scaled(m_kit.fonts().words(TextSize::Title, QFont::DemiBold))).horizontalAdvance(title)) / 2 - 20;
    const double labelHeight = tube.top() - place.top() - 4;
    if (side > 40 && !queue.waitingPutters.empty()) paintWaiters(queue.waitingPutters, QRectF(place.left(), place.top(), side, labelHeight));
    if (side > 40 && !queue.waitingGetters.empty()) paintWaiters(queue.waitingGetters, QRectF(place.right() - side, place.top(), side, labelHeight));
    paintBox(tube, selected, m_kit.color(Role::Text), tube.height() / 2, queue.closed);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body));
    double left = tube.left() + 28;
    const QString ends = endsOf(queue);
    if (roomy) {
        const double width = std::min(tube.width() * 0.55, std::max(QFontMetricsF(font).horizontalAdvance(words), QFontMetricsF(scaled(m_kit.fonts().words(TextSize::Small))).horizontalAdvance(ends)) + 4);
        const QRectF area(left + 6, tube.top() + (ends.isEmpty() ? 0 : 8), width, ends.isEmpty() ? tube.height() : tube.height() / 2 - 8);
        m_painter.setFont(font);
        m_painter.setPen(m_kit.color(Role::MutedText));
        m_painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, elided(words, font, width));
        if (!ends.isEmpty()) paintSecondLine(ends, QRectF(area.left(), tube.center().y(), width, tube.height() / 2 - 8), m_kit.color(Role::MutedText));
        left += width + 10;
    }
    // A narrow one that is empty has room for who holds its ends.
    if (!roomy && !ends.isEmpty() && queue.items.empty() && !other) paintSecondLine(ends, tube.adjusted(20, 0, -20, 0), m_kit.color(Role::MutedText));
    // What comes the other way stands at the left, in the order in which it arrives there.
    for (std::size_t i = 0; other && i < other->items.size() && i < MostTokens / 2; ++i) {
        const QString text = tokenText(m_run, other->items[i]);
        const double width = tokenWidth(text, tokenFont(text));
        if (left + width > tube.left() + tube.width() * 0.6) break;
        paintToken({left + width / 2, tube.center().y()}, text, other->items[i].putter == trace::kNoLane ? m_run.objectIdentity() : m_run.laneIdentity(other->items[i].putter));
        left += width + 8;
    }
    // The next to be taken stands at the right end.
    double right = itemPlace(place, 0).x() + TokenSize / 2;
    for (std::size_t i = 0; !isElsewhere && i < queue.items.size() && i < MostTokens; ++i) {
        const trace::MomentItem &item = queue.items[i];
        QString text = tokenText(m_run, item);
        double width = tokenWidth(text, tokenFont(text));
        const bool isLast = i + 1 == queue.items.size() && queue.depth <= static_cast<std::int64_t>(queue.items.size());
        if (right - width - (isLast || bytes ? 0 : TokenSize + 8) < left) {
            text = QStringLiteral("+%1").arg(static_cast<qint64>(queue.items.size() - i));
            width = tokenWidth(text, tokenFont(text));
            paintToken({right - width / 2, tube.center().y()}, text, m_run.objectIdentity());
            break;
        }
        const int identity = item.putter == trace::kNoLane ? m_run.objectIdentity() : m_run.laneIdentity(item.putter);
        paintToken({right - width / 2, tube.center().y()}, text, identity);
        right -= width + 8;
    }
}

/// One dot a permit, so that a semaphore is permits and no bare number.
void StagePainter::paintPermits(std::int64_t count, const QRectF &area)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_kit.theme().identity(m_run.objectIdentity()).fill);
    for (std::int64_t i = 0; i < std::min(count, MostPermits); ++i)
        m_painter.drawEllipse(QPointF(area.right() - 8 - static_cast<double>(i) * 16, area.center().y()), 6, 6);
}

void StagePainter::paintLock(const trace::MomentLock &lock, const QRectF &place, bool selected)
{
    const QRectF box = tubeOf(place);
    const bool held = lock.owner != trace::kNoLane;
    paintTitle(m_run.objectName(lock.object), place);
    paintBox(box, selected, held ? m_kit.theme().identity(holderIdentity(m_run, lock)).fill : m_kit.color(Role::StrongLine), Radius, false);
    QString first;
    switch (lock.kind) {
    case trace::ObjectKind::Semaphore: first = tr("%n permits left", nullptr, static_cast<int>(lock.count)); break;
    case trace::ObjectKind::Event: first = lock.count ? tr("set") : tr("not set"); break;
    case trace::ObjectKind::Barrier: first = tr("%n waiting", nullptr, static_cast<int>(lock.count)); break;
    case trace::ObjectKind::Condition: first = lock.waiters.empty() && lock.waitingTasks.empty() ? tr("nobody waits") : tr("waiting room"); break;
    case trace::ObjectKind::RLock:
        first = !held ? tr("free") : lock.count > 1 ? tr("held by %1, %2 times").arg(m_run.holderName(lock)).arg(lock.count) : tr("held by %1").arg(m_run.holderName(lock));
        break;
    default: first = held ? tr("held by %1").arg(m_run.holderName(lock)) : tr("free"); break;
    }
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    const QRectF inner = box.adjusted(16, 8, -16, -8);
    const QRectF top(inner.left(), inner.top(), inner.width(), inner.height() / 2);
    if (lock.kind == trace::ObjectKind::Semaphore) paintPermits(lock.count, top);
    m_painter.setFont(font);
    m_painter.setPen(m_kit.color(Role::Text));
    m_painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, elided(QFontMetricsF(font).horizontalAdvance(first) > inner.width() ? withoutTargets(first) : first, font, inner.width()));
    const QRectF below(inner.left(), inner.center().y(), inner.width(), inner.height() / 2);
    if (!lock.waitingTasks.empty()) {
        QStringList names;
        for (const trace::ObjectIndex task : lock.waitingTasks) names << m_run.objectName(task);
        paintSecondLine(tr("waiting: %1").arg(names.join(tr(", "))), below, m_kit.color(Role::Text));
        return;
    }
    if (lock.waiters.empty()) {
        if (lock.kind != trace::ObjectKind::Condition) paintSecondLine(tr("nobody waits"), below, m_kit.color(Role::MutedText));
        return;
    }
    const QString word = tr("waiting:");
    const double wide = QFontMetricsF(scaled(m_kit.fonts().words(TextSize::Small))).horizontalAdvance(word) + 8;
    paintSecondLine(word, below, m_kit.color(lock.kind == trace::ObjectKind::Lock || lock.kind == trace::ObjectKind::RLock ? Role::WaitingLock : Role::Text));
    paintWaiters(lock.waiters, below.adjusted(wide, 0, 0, 0));
}

void StagePainter::paintGuard(const QPainterPath &path, bool held)
{
    m_painter.setBrush(Qt::NoBrush);
    const QColor color = m_kit.theme().identity(m_run.objectIdentity()).fill;
    m_painter.setPen(QPen(color, held ? 3 : 1.5, held ? Qt::SolidLine : Qt::DotLine));
    m_painter.drawPath(path);
    m_painter.setBrush(color);
    m_painter.setPen(Qt::NoPen);
    m_painter.drawEllipse(path.pointAtPercent(0), 4, 4);
}

} // namespace forkyard::ui
