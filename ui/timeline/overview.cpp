// The picture is made anew only when the run has grown by what can be seen.
#include "ui/timeline/overview.h"

#include "core/trace/store.h"
#include "ui/models/state_words.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double Growth = 0.01; // of the run, before the picture is made anew
constexpr double Softness = 0.6;
constexpr std::array Stacked = {trace::LaneState::Running, trace::LaneState::Ready, trace::LaneState::WaitingLock, trace::LaneState::WaitingData, trace::LaneState::Asleep};

} // namespace

bool TimelineOverview::isNeeded(const TimeScale &scale, double width, double end) {
    const double slack = scale.nsPerPixel * 2;
    return end > 0 && (scale.begin > slack || scale.time(width) < end - slack);
}

void TimelineOverview::refresh(QSize size, double ratio, double end) {
    if (m_picture.size() == size && end <= m_end * (1 + Growth) && end >= m_end) return;
    m_end = end;
    m_picture = QImage(size.expandedTo({1, 1}), QImage::Format_RGB32);
    m_picture.setDevicePixelRatio(ratio);
    const QColor ground = m_kit.color(Role::Inset);
    m_picture.fill(ground);
    const trace::Store &store = *m_run.store();
    std::vector<std::array<float, trace::kLaneStates>> columns(static_cast<std::size_t>(m_picture.width()));
    store.queryStates(0, std::max<trace::Time>(1, static_cast<trace::Time>(end)), columns);
    float highest = 0;
    for (const auto &column : columns) {
        float sum = 0;
        for (const trace::LaneState state : Stacked) sum += column[static_cast<std::size_t>(state)];
        highest = std::max(highest, sum);
    }
    if (highest <= 0) return;
    std::array<QRgb, Stacked.size()> colors{};
    for (std::size_t part = 0; part < Stacked.size(); ++part) colors[part] = blend(ground, stateColor(m_kit.theme(), lookOf(Stacked[part])), Softness).rgb();
    for (int x = 0; x < m_picture.width(); ++x) {
        double level = 0;
        int y = m_picture.height();
        for (std::size_t part = 0; part < Stacked.size(); ++part) {
            level += columns[static_cast<std::size_t>(x)][static_cast<std::size_t>(Stacked[part])];
            const int top = m_picture.height() - static_cast<int>(std::lround(level / highest * (m_picture.height() - 2)));
            for (; y > top; --y) m_picture.setPixel(x, y - 1, colors[part]);
        }
    }
}

void TimelineOverview::paint(QPainter &painter, const QRectF &area, const TimeScale &scale, double lanesWidth, double end) {
    const double ratio = painter.device()->devicePixelRatioF();
    refresh((area.size() * ratio).toSize(), ratio, end);
    painter.drawImage(area.topLeft(), m_picture);
    const auto x = [&](double time) { return area.left() + std::clamp(time / end, 0.0, 1.0) * area.width(); };
    const double left = x(scale.begin), right = std::max(left + 4, x(scale.time(lanesWidth)));
    const QColor veil = m_kit.color(Role::Surface);
    QColor dim = veil;
    dim.setAlphaF(0.6f);
    painter.fillRect(QRectF(area.left(), area.top(), left - area.left(), area.height()), dim);
    painter.fillRect(QRectF(right, area.top(), area.right() - right, area.height()), dim);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_kit.color(Role::Accent), 1.5));
    painter.drawRoundedRect(QRectF(left, area.top() + 1, right - left, area.height() - 2), 3, 3);
    const double playhead = std::round(x(static_cast<double>(m_run.playhead().time())));
    painter.fillRect(QRectF(playhead - 1, area.top(), 2, area.height()), m_kit.color(Role::Accent));
    for (const Bookmark &mark : m_run.bookmarks().all()) painter.fillRect(QRectF(std::round(x(static_cast<double>(mark.time))) - 1, area.top(), 2, area.height()), m_kit.color(Role::Text));
}

} // namespace forkyard::ui
