// Who waits: their names in order beside what they wait for, and the circles of waits that nobody can leave. Part of StagePainter.
#include "ui/stage/stage_painter.h"

#include "ui/kit/state_paint.h"

#include <QPainterPath>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double PinHeight = 22;
constexpr double PinGap = 5;
constexpr double WidestPin = 110;
constexpr double ArrowSize = 11;

} // namespace

/// Pins in the order in which they wait, the first at the left; what has no room is counted. Returns the width used.
double StagePainter::paintWaiters(const std::vector<trace::LaneId> &lanes, const QRectF &area)
{
    const double zoom = m_kit.fonts().px(1);
    const QFont small = scaled(m_kit.fonts().words(TextSize::Small, QFont::DemiBold));
    double x = area.left();
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const auto isTooWide = [&](const QString &given) { return pinSize(m_kit, given).width() / zoom > WidestPin; };
        QString name = m_run.laneName(lanes[i]);
        if (isTooWide(name)) name = withoutTargets(name);
        if (isTooWide(name)) name = m_run.shortLaneName(lanes[i]); // a pool's threads differ in what would be cut
        const double width = std::min(WidestPin, pinSize(m_kit, name).width() / zoom);
        const QString rest = QStringLiteral("+%1").arg(lanes.size() - i);
        const double restWidth = i + 1 < lanes.size() ? QFontMetricsF(small).horizontalAdvance(rest) + PinGap : 0;
        if (x + width + restWidth > area.right() + 0.5) {
            m_painter.setFont(small);
            m_painter.setPen(m_kit.color(Role::Text));
            m_painter.drawText(QRectF(x, area.top(), area.right() - x, area.height()), Qt::AlignLeft | Qt::AlignVCenter, rest);
            return x + QFontMetricsF(small).horizontalAdvance(rest) - area.left();
        }
        m_painter.save();
        m_painter.translate(x, area.center().y() - PinHeight / 2);
        m_painter.scale(1 / zoom, 1 / zoom);
        paintPin(m_painter, QRectF(0, 0, width * zoom, PinHeight * zoom), m_kit, m_run.laneIdentity(lanes[i]), name);
        m_painter.restore();
        x += width + PinGap;
    }
    return x - area.left();
}

/// Where the line from a box's middle towards a point leaves the box.
QPointF StagePainter::edgeTowards(const QRectF &box, const QPointF &target)
{
    const QPointF middle = box.center(), way = target - middle;
    const double across = std::abs(way.x()) > 1e-6 ? box.width() / 2 / std::abs(way.x()) : 1e9;
    const double down = std::abs(way.y()) > 1e-6 ? box.height() / 2 / std::abs(way.y()) : 1e9;
    return middle + way * std::min({across, down, 1.0});
}

void StagePainter::paintWaitEdge(QPainterPath path)
{
    if (path.elementCount() < 2 || path.length() < ArrowSize) return;
    const int last = path.elementCount() - 1;
    const QPointF end = path.elementAt(last), way = end - QPointF(path.elementAt(last - 1));
    const double length = std::hypot(way.x(), way.y());
    if (length < 1) return;
    const QPointF along = way / length, side(-along.y(), along.x()), neck = end - along * ArrowSize * 0.8;
    path.setElementPositionAt(last, neck.x(), neck.y());
    const QColor color = m_kit.color(Role::Alarm);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_kit.color(Role::Background), 7, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawPath(path);
    m_painter.setPen(QPen(color, 3, Qt::SolidLine, Qt::FlatCap));
    m_painter.drawPath(path);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawPolygon(QPolygonF({end, end - along * ArrowSize + side * ArrowSize * 0.5, end - along * ArrowSize - side * ArrowSize * 0.5}));
}

/// A red frame around what is caught in a circle of waits.
void StagePainter::paintCaught(const QRectF &place, double radius)
{
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_kit.color(Role::Alarm), 3));
    m_painter.drawRoundedRect(place, radius, radius);
}

} // namespace forkyard::ui
