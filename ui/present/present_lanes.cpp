// Time in large type: a lane for each thread, the console, a chart. What lies after the playhead is not shown yet.
#include "ui/present/present_painter.h"

#include "core/trace/store.h"
#include "ui/models/state_words.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr std::size_t mostSpans = 3000;

QString textOf(const std::string &text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

/// 1, 2 or 5 times a power of ten, at most `count` of them in `length`.
double markStep(double length, double count) {
    const double least = length / count;
    double step = std::pow(10, std::floor(std::log10(std::max(least, 1.0))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (step * factor >= least) return step * factor;
    return step * 10;
}

QString timeText(double nanoseconds, double step) {
    if (step >= 1e9) return QString("%1 s").arg(qRound64(nanoseconds / 1e9));
    if (step >= 1e7) return QString("%1 s").arg(nanoseconds / 1e9, 0, 'f', step >= 1e8 ? 1 : 2);
    if (step >= 1e6) return QString("%1 ms").arg(qRound64(nanoseconds / 1e6));
    return QString("%1 µs").arg(qRound64(nanoseconds / 1e3));
}

} // namespace

QRectF PresentPainter::plotOf(const QRectF &area) const {
    const double labels = std::min(area.width() * 0.3, m_type.other * 10.0);
    return area.adjusted(labels, m_type.other * 0.4, -m_type.other * 0.3, -m_type.other * 1.7);
}

double PresentPainter::playheadX(const QRectF &area, const lessons::TourInstant &instant) const {
    const auto [from, to] = m_presentation.clock().zoomOf(instant.step);
    const QRectF plot = plotOf(area);
    if (to <= from) return plot.left();
    return plot.left() + std::clamp(static_cast<double>(instant.time - from) / static_cast<double>(to - from), 0.0, 1.0) * plot.width();
}

void PresentPainter::paintLanes(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant) {
    RunModel *run = m_presentation.run(instant.step);
    if (!run) return;
    const trace::Store &store = *run->store();
    const auto [from, to] = m_presentation.clock().zoomOf(instant.step);
    const QRectF plot = plotOf(area);
    std::vector<trace::LaneId> lanes;
    for (trace::LaneId lane = 0; lane < store.laneCount(); ++lane)
        if (!run->isHelper(lane)) lanes.push_back(lane);
    const auto fit = static_cast<std::size_t>(std::max(1.0, plot.height() / (m_type.other * 1.5)));
    const std::size_t shown = std::min(lanes.size(), fit);
    const bool upright = area.height() > area.width();
    const double rowHeight = std::min(plot.height() / static_cast<double>(std::max<std::size_t>(shown, 1)), m_type.other * (upright ? 7.5 : 4.4));
    const double barHeight = std::round(std::min(rowHeight * 0.62, m_type.other * (upright ? 3.6 : 2.2)));
    const QStringList &light = m_presentation.step(instant.step).light;

    const QString key = QString("%1 %2 %3 %4x%5 %6 %7").arg(reinterpret_cast<quintptr>(&store)).arg(from).arg(to).arg(area.width()).arg(area.height()).arg(light.join(',')).arg(m_kit.theme().name());
    if (key != m_lanesKey) {
        m_lanesKey = key;
        m_lanes = QImage(area.size().toSize() + QSize(2, 2), QImage::Format_ARGB32_Premultiplied);
        m_lanes.fill(Qt::transparent);
        QPainter bars(&m_lanes);
        bars.setRenderHint(QPainter::Antialiasing);
        bars.translate(-area.topLeft());
        bars.setClipRect(plot.adjusted(0, -2, 0, 2));
        const double scale = plot.width() / static_cast<double>(std::max<qint64>(1, to - from));
        for (std::size_t row = 0; row < shown; ++row) {
            const trace::LaneId lane = lanes[row];
            const trace::LaneSpans &spans = store.spans(lane);
            std::size_t first = spans.at(static_cast<trace::Time>(from));
            if (first == trace::LaneSpans::kNone) first = 0;
            std::size_t painted = 0;
            double painted2 = -1;
            for (std::size_t i = first; i < spans.count() && painted < mostSpans; ++i) {
                const trace::LaneSpan span = store.span(lane, i);
                if (static_cast<qint64>(span.begin) > to) break;
                if (span.state == trace::LaneState::Absent) continue;
                const double left = plot.left() + (static_cast<double>(span.begin) - static_cast<double>(from)) * scale;
                double right = plot.left() + (std::min<double>(static_cast<double>(span.end), static_cast<double>(to)) - static_cast<double>(from)) * scale;
                const bool ends = span.state == trace::LaneState::Ended || span.state == trace::LaneState::Crashed;
                if (!ends && right - left < 1 && right <= painted2 + 1) continue; // too narrow to be seen beside the one before
                right = std::max(right, left + 3);
                QRectF bar(left, plot.top() + static_cast<double>(row) * rowHeight + (rowHeight - barHeight) / 2, right - left, barHeight);
                if (ends) bar.setWidth(barHeight);
                bars.setOpacity(!light.isEmpty() && !isLit(light, run->laneName(lane)) && std::any_of(lanes.begin(), lanes.end(), [&](auto l) { return isLit(light, run->laneName(l)); }) ? 0.4 : 1);
                paintState(bars, bar, m_kit, lookOf(span.state), run->laneIdentity(lane), std::min(6.0, bar.width() / 2));
                painted2 = right;
                ++painted;
            }
        }
    }
    painter.setOpacity(1);
    for (std::size_t row = 0; row < shown; ++row) {
        const QRectF label(area.left(), plot.top() + static_cast<double>(row) * rowHeight, plot.left() - area.left() - m_type.other * 0.5, rowHeight);
        QString name = run->laneName(lanes[row]);
        if (row + 1 == shown && lanes.size() > shown) name = tr("+ %n more", nullptr, static_cast<int>(lanes.size() - shown + 1));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_kit.theme().identity(run->laneIdentity(lanes[row])).fill);
        painter.drawRoundedRect(QRectF(label.left(), label.center().y() - barHeight / 2, m_type.other * 0.3, barHeight), 4, 4);
        drawText(painter, label.adjusted(m_type.other * 0.6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, shortened(name, label.width() - m_type.other * 0.6), m_type.other, QFont::DemiBold, m_kit.color(Role::Text));
    }
    const double bottom = plot.top() + static_cast<double>(shown) * rowHeight;
    // A simulated machine's time counts steps, as on the window's timeline.
    const bool isStepped = run->stepLength() > 0;
    const double unit = isStepped ? static_cast<double>(run->stepLength()) : 1;
    const double step = unit * markStep(static_cast<double>(to - from) / unit, std::max(2.0, plot.width() / (m_type.other * 6)));
    const double firstMark = isStepped ? std::ceil(static_cast<double>(from) / unit) * unit : static_cast<double>(from);
    const double wordsRoom = m_type.other * (isStepped ? 4.6 : 3);
    painter.setPen(QPen(m_kit.color(Role::Line), 1));
    for (double mark = firstMark; mark <= static_cast<double>(to); mark += step) {
        const double x = plot.left() + (mark - static_cast<double>(from)) / static_cast<double>(to - from) * plot.width();
        painter.setPen(QPen(m_kit.color(Role::Line), 1.5));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, bottom));
        const QString words = isStepped ? tr("step %1").arg(qRound64(mark / unit)) : timeText(mark - static_cast<double>(from), step);
        if (x + wordsRoom < area.right()) drawText(painter, QRectF(x + 4, bottom, m_type.other * 6, m_type.other * 1.5), Qt::AlignLeft | Qt::AlignVCenter, words, m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
    }
    const double x = playheadX(area, instant);
    painter.save();
    painter.setClipRect(QRectF(area.left(), area.top(), x - area.left(), area.height()), Qt::IntersectClip);
    painter.drawImage(area.topLeft(), m_lanes);
    painter.restore();
    painter.setPen(QPen(m_kit.color(Role::Accent), 4));
    painter.drawLine(QPointF(x, plot.top() - 4), QPointF(x, bottom + 4));
}

void PresentPainter::paintConsole(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant) {
    RunModel *run = m_presentation.run(instant.step);
    const double unit = m_type.other;
    box(painter, area.adjusted(1, 1, -1, -1), m_kit.color(Role::Line), 2, QColor(), false);
    const QRectF inner = area.adjusted(unit * 0.8, unit * 0.4, -unit * 0.8, -unit * 0.4);
    const double lineHeight = unit * consoleLineSpacing;
    const auto fit = static_cast<std::size_t>(std::max(1.0, (inner.height() + 1) / lineHeight));
    const auto lines = run ? run->store()->consoleLines(run->moment().consolePieces, fit) : std::vector<trace::ConsoleLine>();
    if (lines.empty()) {
        drawText(painter, inner, Qt::AlignLeft | Qt::AlignVCenter, tr("Nothing printed yet"), m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
        return;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QRectF row(inner.left(), inner.top() + static_cast<double>(i) * lineHeight, inner.width(), lineHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_kit.theme().identity(run->laneIdentity(lines[i].lane)).fill);
        painter.drawRoundedRect(QRectF(row.left(), row.top() + unit * 0.25, unit * 0.3, lineHeight - unit * 0.5), 4, 4);
        paintCode(painter, row.adjusted(unit * 0.8, 0, 0, 0), textOf(lines[i].text), codeFont(m_type.other, i + 1 == lines.size() ? QFont::Bold : QFont::Normal), m_kit.color(lines[i].stream == trace::Stream::Error ? Role::Alarm : Role::Text));
    }
}

void PresentPainter::paintChart(QPainter &painter, const QRectF &area, const lessons::TourInstant &instant) {
    RunModel *run = m_presentation.run(instant.step);
    if (!run) return;
    const auto [from, to] = m_presentation.clock().zoomOf(instant.step);
    const QRectF plot = plotOf(area).adjusted(0, m_type.other * 1.6, 0, 0);
    const bool isDepth = m_presentation.step(instant.step).chart == "queue-depth";
    const auto columns = static_cast<std::size_t>(std::max(2.0, plot.width() / 3));
    std::vector<double> heights(columns);
    double highest = 1;
    if (isDepth) {
        for (const trace::ObjectInfo &object : run->store()->objects()) {
            if (!trace::isQueueLike(object.kind) || !object.history || object.history->size() == 0) continue;
            for (std::size_t i = 0; i < columns; ++i) heights[i] = object.history->levelAt(static_cast<trace::Time>(static_cast<double>(from) + static_cast<double>(to - from) * static_cast<double>(i) / static_cast<double>(columns)));
            break;
        }
    } else {
        std::vector<std::array<float, trace::kLaneStates>> states(columns);
        run->store()->queryStates(static_cast<trace::Time>(from), static_cast<trace::Time>(to), states);
        for (std::size_t i = 0; i < columns; ++i) heights[i] = static_cast<double>(states[i][static_cast<std::size_t>(trace::LaneState::Running)]);
    }
    for (const double each : heights) highest = std::max(highest, std::ceil(each));
    drawText(painter, QRectF(area.left(), area.top(), area.width(), m_type.other * 1.6), Qt::AlignLeft | Qt::AlignVCenter, isDepth ? tr("Items in the queue") : tr("Threads running"), m_type.other, QFont::DemiBold, m_kit.color(Role::Text));
    for (const double level : {0.0, highest}) {
        const double y = plot.bottom() - level / highest * plot.height();
        painter.setPen(QPen(m_kit.color(Role::Line), 1.5));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        drawText(painter, QRectF(area.left(), y - m_type.other, plot.left() - area.left() - m_type.other * 0.5, m_type.other * 2), Qt::AlignRight | Qt::AlignVCenter, QString::number(level), m_type.other, QFont::Normal, m_kit.color(Role::MutedText));
    }
    const double x = playheadX(area, instant);
    QPainterPath curve(QPointF(plot.left(), plot.bottom()));
    for (std::size_t i = 0; i < columns; ++i) {
        const double left = plot.left() + plot.width() * static_cast<double>(i) / static_cast<double>(columns);
        const double y = plot.bottom() - heights[i] / highest * plot.height();
        curve.lineTo(left, y);
        curve.lineTo(left + plot.width() / static_cast<double>(columns), y);
    }
    curve.lineTo(plot.right(), plot.bottom());
    painter.save();
    painter.setClipRect(QRectF(area.left(), area.top(), x - area.left(), area.height()), Qt::IntersectClip);
    painter.fillPath(curve, m_kit.theme().identity(run->objectIdentity()).tint);
    painter.setPen(QPen(m_kit.theme().identity(run->objectIdentity()).fill, 4));
    painter.drawPath(curve);
    painter.restore();
    painter.setPen(QPen(m_kit.color(Role::Accent), 4));
    painter.drawLine(QPointF(x, plot.top() - 4), QPointF(x, plot.bottom() + 4));
}

} // namespace forkyard::ui
