// A table with threads around it: their cards, smaller than usual, the locks between them, and who holds or wants which. Part of StagePainter.
#include "ui/kit/state_paint.h"
#include "ui/models/state_words.h"
#include "ui/stage/stage_painter.h"

#include <QPainterPath>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double Line = 26;
constexpr double Inset = 10;
constexpr double HeldWidth = 4, WantedWidth = 2;

} // namespace

void StagePainter::paintTable(const QRectF &table)
{
    m_painter.setBrush(m_kit.color(Role::Inset));
    m_painter.setPen(QPen(m_kit.color(Role::StrongLine), 1.5));
    m_painter.drawEllipse(table);
}

/// Its name, and below that what it does; where it is stepped, what it does next and the button that lets it.
void StagePainter::paintSeat(const trace::MomentThread &thread, const QRectF &seat, bool selected)
{
    paintThreadShape(thread, seat, Strip - 2, selected);
    const QRectF inner = seat.adjusted(Strip + Inset - 2, 4, -Inset, -4);
    const QFont nameFont = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_painter.setFont(nameFont);
    m_painter.setPen(ink());
    m_painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), Line), Qt::AlignLeft | Qt::AlignVCenter, elidedName(m_run.laneName(thread.lane), nameFont, inner.width()));
    const QRectF second(inner.left(), inner.top() + Line, inner.width(), Line - 2);
    const bool isStepped = m_run.stepLength() > 0 && (thread.state == trace::LaneState::Running || thread.state == trace::LaneState::Ready);
    if (isStepped) {
        paintWordedCode(m_painter, second, m_run.nextWords(thread), scaled(m_kit.fonts().code(14)), scaled(m_kit.fonts().words()), m_kit.color(Role::Text));
        paintChoose(thread.lane, seat);
        return;
    }
    const QString state = m_run.threadWords(thread);
    const double width = std::min(inner.width(), pillSize(m_kit, lookOf(thread.state), state).width() / m_kit.fonts().px(1));
    pill(QRectF(inner.left(), second.top(), width, second.height()), lookOf(thread.state), state);
    if (m_run.stepLength() > 0) paintChoose(thread.lane, seat);
}

/// The lock's name and who holds it; a frame in the holder's colour.
void StagePainter::paintSeatLock(const trace::MomentLock &lock, const QRectF &place, bool selected)
{
    const bool held = lock.owner != trace::kNoLane;
    paintBox(place, selected, held ? m_kit.theme().identity(m_run.laneIdentity(lock.owner)).fill : m_kit.color(Role::StrongLine), Radius, false);
    const QRectF inner = place.adjusted(Inset, 3, -Inset, -3);
    const QFont font = scaled(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
    m_painter.setFont(font);
    m_painter.setPen(m_kit.color(Role::Text));
    m_painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), inner.height() / 2), Qt::AlignCenter, elided(m_run.objectName(lock.object), font, inner.width()));
    const QRectF below(inner.left(), inner.center().y(), inner.width(), inner.height() / 2);
    const QFont small = scaled(m_kit.fonts().words(TextSize::Small));
    m_painter.setFont(small);
    m_painter.setPen(m_kit.color(held ? Role::Text : Role::MutedText));
    m_painter.drawText(below, Qt::AlignCenter, elided(held ? withoutTargets(m_run.holderName(lock)) : tr("free"), small, inner.width()));
}

void StagePainter::paintHeld(const QRectF &thread, const QRectF &lock, int identity)
{
    m_painter.setPen(QPen(m_kit.theme().identity(identity).fill, HeldWidth, Qt::SolidLine, Qt::RoundCap));
    m_painter.drawLine(edgeTowards(thread, lock.center()), edgeTowards(lock, thread.center()));
}

void StagePainter::paintWanted(const QRectF &thread, const QRectF &lock)
{
    m_painter.setPen(QPen(m_kit.color(Role::WaitingLock), WantedWidth, Qt::DashLine, Qt::FlatCap));
    m_painter.drawLine(edgeTowards(thread, lock.center()), edgeTowards(lock, thread.center()));
}

} // namespace forkyard::ui
