// Who has used what in a memory that threads share: arrows from their cards into it, and their pins beside its lines. Part of StagePainter.
#include "ui/kit/state_paint.h"
#include "ui/stage/stage_painter.h"

#include <QPainterPath>

#include <algorithm>

namespace forkyard::ui {

namespace {

constexpr double Width = 2.5;
constexpr double Head = 9;
constexpr double Beside = 7;   // right of the card, where others stand above it
constexpr double PinHeight = 20, PinGap = 4, PinInset = 5;
constexpr std::size_t MostPins = 4;

} // namespace

void StagePainter::paintTouch(const QRectF &card, const QRectF &memory, int identity)
{
    if (card.isEmpty() || memory.isEmpty()) return;
    const StageMeasures m;
    const bool isFirstRow = card.top() - memory.bottom() < m.arrowBand + m.gap;
    const double x = isFirstRow ? std::clamp(card.center().x(), memory.left() + Strip + 24, memory.right() - 24) : card.right() + Beside;
    const QPointF end(x, memory.bottom() - 5);
    QPainterPath path(isFirstRow ? QPointF(x, card.top()) : QPointF(card.right(), card.center().y()));
    if (!isFirstRow) path.lineTo(x, card.center().y());
    path.lineTo(end + QPointF(0, Head * 0.8));
    const QColor color = m_kit.theme().identity(identity).fill;
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(color, Width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    m_painter.drawPath(path);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(QPolygonF({end, end + QPointF(-Head * 0.6, Head), end + QPointF(Head * 0.6, Head)}));
}

double StagePainter::paintUsers(const std::vector<trace::LaneId> &lanes, const QRectF &line)
{
    if (lanes.empty()) return 0;
    const double zoom = m_kit.fonts().px(1);
    const std::size_t shown = std::min(lanes.size(), MostPins);
    std::vector<double> widths;
    double all = PinInset;
    for (std::size_t i = 0; i < shown; ++i) {
        widths.push_back(pinSize(m_kit, m_run.shortLaneName(lanes[i])).width() / zoom);
        all += widths.back() + PinGap;
    }
    const QFont small = scaled(m_kit.fonts().words(TextSize::Small));
    const QString rest = lanes.size() > shown ? QStringLiteral("+%1").arg(lanes.size() - shown) : QString();
    if (!rest.isEmpty()) all += QFontMetricsF(small).horizontalAdvance(rest) + PinGap;
    if (all > line.width() * 0.6) return 0; // the value is worth more
    double x = line.right() - all;
    m_painter.fillRect(QRectF(x - PinGap, line.top() + 1, all, line.height() - 2), m_kit.color(Role::Inset)); // a long value ends before them
    for (std::size_t i = 0; i < shown; ++i) {
        m_painter.save();
        m_painter.translate(x, line.center().y() - PinHeight / 2);
        m_painter.scale(1 / zoom, 1 / zoom);
        paintPin(m_painter, QRectF(0, 0, widths[i] * zoom, PinHeight * zoom), m_kit, m_run.laneIdentity(lanes[i]), m_run.shortLaneName(lanes[i]));
        m_painter.restore();
        x += widths[i] + PinGap;
    }
    m_painter.setFont(small);
    m_painter.setPen(m_kit.color(Role::MutedText));
    if (!rest.isEmpty()) m_painter.drawText(QRectF(x, line.top(), line.right() - x, line.height()), Qt::AlignLeft | Qt::AlignVCenter, rest);
    return all;
}

} // namespace forkyard::ui
