// Threads and processes where there are too many for cards: a line each, or a number on the texture of its state. Part of StagePainter.
#include "ui/stage/stage_painter.h"

#include "ui/kit/state_paint.h"
#include "ui/models/state_words.h"

#include <QPainterPath>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace forkyard::ui {

namespace {

constexpr double Strip = 6;
constexpr double SmallRadius = 6;

} // namespace

/// What tells it from its like in a few characters: the number at its end, or how it begins.
QString StagePainter::shortName(const QString &given)
{
    // "Thread-7 (work) 2" is the second of that name in the run, and the only one in its process.
    static const QRegularExpression again("(?<=\\)) \\d+$");
    const QString name = QString(given).remove(again);
    qsizetype digits = name.size();
    while (digits > 0 && name[digits - 1].isDigit()) --digits;
    if (digits < name.size()) return name.mid(digits);
    // "Thread-7 (work)": the number is what differs.
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (!name[i].isDigit()) continue;
        qsizetype end = i;
        while (end < name.size() && name[end].isDigit()) ++end;
        return name.mid(i, end - i);
    }
    return name.left(4);
}

/// The kit's textures are in pixels of the zoomed screen.
void StagePainter::texture(const QRectF &place, StateLook look, int identity, double radius)
{
    const double zoom = m_kit.fonts().px(1);
    m_painter.save();
    m_painter.translate(place.topLeft());
    m_painter.scale(1 / zoom, 1 / zoom);
    paintState(m_painter, QRectF(0, 0, place.width() * zoom, place.height() * zoom), m_kit, look, identity, radius * zoom);
    m_painter.restore();
}

/// "running 3 · waiting for a lock 190": how many threads are in each state.
QString StagePainter::countsOf(const std::vector<std::size_t> &threads) const
{
    std::array<int, trace::kLaneStates> counts{};
    for (const std::size_t thread : threads) ++counts[static_cast<std::size_t>(m_run.moment().threads[thread].state)];
    QStringList parts;
    const auto add = [&](trace::LaneState state, const QString &words) {
        if (const int count = counts[static_cast<std::size_t>(state)]; count > 0) parts << tr("%1 %2", "how many threads, and what they do").arg(count).arg(words);
    };
    add(trace::LaneState::Running, tr("running"));
    add(trace::LaneState::Ready, tr("ready"));
    add(trace::LaneState::WaitingLock, tr("waiting for a lock"));
    add(trace::LaneState::WaitingData, tr("waiting"));
    add(trace::LaneState::Asleep, tr("asleep"));
    add(trace::LaneState::Ended, tr("ended"));
    add(trace::LaneState::Crashed, tr("crashed"));
    return parts.join(QStringLiteral(" · "));
}

void StagePainter::paintChip(const trace::MomentThread &thread, const QRectF &chip, bool selected)
{
    const Identity &colors = m_kit.theme().identity(m_run.laneIdentity(thread.lane));
    QPainterPath shape;
    shape.addRoundedRect(chip, SmallRadius, SmallRadius);
    m_painter.fillPath(shape, m_kit.color(Role::Surface));
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.fillRect(QRectF(chip.left(), chip.top(), Strip, chip.height()), quiet(colors.fill));
    m_painter.restore();
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : quiet(colors.fill), thread.state == trace::LaneState::Running || selected ? 2.5 : 1));
    m_painter.drawPath(shape);
    const QRectF inner = chip.adjusted(Strip + 8, 0, -6, 0);
    const QString words = m_run.threadWords(thread);
    const double pillWidth = std::min(inner.width() * 0.56, pillSize(m_kit, lookOf(thread.state), words).width() / m_kit.fonts().px(1));
    pill(QRectF(inner.right() - pillWidth, chip.center().y() - 13, pillWidth, 26), lookOf(thread.state), words);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_painter.setFont(font);
    m_painter.setPen(ink());
    const double width = inner.width() - pillWidth - 6;
    m_painter.drawText(QRectF(inner.left(), chip.top(), width, chip.height()), Qt::AlignLeft | Qt::AlignVCenter, elidedName(m_run.laneName(thread.lane), font, width));
}

void StagePainter::paintTile(const trace::MomentThread &thread, const QRectF &tile, bool selected)
{
    const int identity = m_run.laneIdentity(thread.lane);
    const StateLook look = lookOf(thread.state);
    const bool isOver = look == StateLook::Ended || look == StateLook::Crashed;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_kit.color(isOver ? Role::Inset : Role::Surface));
    m_painter.drawRoundedRect(tile, SmallRadius, SmallRadius);
    if (isOver) texture(QRectF(tile.left() + 3, tile.top(), 16, tile.height()), look, identity, SmallRadius);
    else texture(tile, look, identity, SmallRadius);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    m_painter.setFont(font);
    // A tile is a thread among others: a process's first has that process's name elsewhere, whose number would look like one of theirs.
    const bool isFirst = m_run.mainLane(m_run.store()->lane(thread.lane).process) == thread.lane;
    const QString name = elided(isFirst ? QStringLiteral("M") : shortName(m_run.laneName(thread.lane)), font, tile.width() - (isOver ? 20 : 8));
    const bool isSolid = look == StateLook::Running;
    const double width = QFontMetricsF(font).horizontalAdvance(name) + 8;
    const QRectF plate(isOver ? tile.right() - width - 2 : tile.center().x() - width / 2, tile.center().y() - 10, width, 20);
    if (!isSolid && !isOver) {
        m_painter.setBrush(m_kit.color(Role::Surface));
        m_painter.drawRoundedRect(plate, 4, 4);
    }
    m_painter.setPen(isSolid ? m_kit.theme().identity(identity).text : m_kit.color(isOver ? Role::MutedText : Role::Text));
    m_painter.drawText(plate, Qt::AlignCenter, name);
    if (!selected) return;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_kit.color(Role::Accent), 3));
    m_painter.drawRoundedRect(tile.adjusted(-1, -1, 1, 1), SmallRadius, SmallRadius);
}

/// A process among many: its name, and beneath what its thread does or how it ended; several threads are tiles.
void StagePainter::paintMini(const trace::MomentProcess &process, const StageLayout::Process &place, bool selected)
{
    const Identity &colors = m_kit.theme().identity(m_run.processIdentity(process.process));
    const bool over = process.state != trace::ProcessState::Alive;
    const bool single = place.cards.empty();
    QPainterPath shape;
    shape.addRoundedRect(place.box, SmallRadius, SmallRadius);
    m_painter.fillPath(shape, m_kit.color(over ? Role::Background : Role::Surface));
    m_painter.save();
    m_painter.setClipPath(shape);
    m_painter.fillRect(QRectF(place.box.left(), place.box.top(), Strip, place.box.height()), quiet(colors.fill));
    m_painter.restore();
    const trace::MomentThread *thread = process.threads.empty() ? nullptr : &m_run.moment().threads[process.threads.front()];
    const bool isRunning = thread && thread->state == trace::LaneState::Running;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(selected ? m_kit.color(Role::Accent) : quiet(colors.fill), selected || isRunning ? 2.5 : 1, over ? Qt::DashLine : Qt::SolidLine));
    m_painter.drawPath(shape);
    const QRectF inner = place.box.adjusted(Strip + 8, 4, -8, -4);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_painter.setFont(font);
    m_painter.setPen(m_kit.color(Role::Text));
    const QString name = m_run.processName(process.process);
    m_painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), 24), Qt::AlignLeft | Qt::AlignVCenter, elided(name, font, inner.width()));
    if (!single) return;
    const QRectF second(inner.left(), inner.top() + 25, inner.width(), 24);
    QString words;
    StateLook look = StateLook::Ended;
    if (over) {
        const bool crashed = process.state == trace::ProcessState::Crashed || process.state == trace::ProcessState::Killed;
        words = crashed ? tr("✗ signal %1").arg(process.exitStatus) : tr("exit code %1").arg(process.exitStatus);
        look = crashed ? StateLook::Crashed : StateLook::Ended;
    } else if (thread) {
        words = m_run.threadWords(*thread);
        look = lookOf(thread->state);
    } else {
        return;
    }
    pill(QRectF(second.left(), second.top(), std::min(second.width(), pillSize(m_kit, look, words).width() / m_kit.fonts().px(1)), second.height()), look, words);
}

} // namespace forkyard::ui
