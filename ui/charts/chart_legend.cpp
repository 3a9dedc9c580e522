#include "ui/charts/chart_legend.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QSizePolicy>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double swatch = 12;
constexpr double swatchGap = 7;
constexpr double entryGap = 22;
constexpr double lineGap = 4;

} // namespace

ChartLegend::ChartLegend(const Kit &kit, double left, QWidget *parent) : QWidget(parent), m_kit(kit), m_left(left) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChartLegend::setEntries(std::vector<LegendEntry> entries) {
    if (entries == m_entries) return;
    m_entries = std::move(entries);
    QStringList names;
    for (const LegendEntry &entry : m_entries) names.append(entry.name);
    setAccessibleName(names.join(u' '));
    updateGeometry();
    update();
}

std::vector<QRectF> ChartLegend::places(double width) const {
    const QFontMetricsF metrics(m_kit.fonts().words(TextSize::Small));
    const double left = m_kit.px(m_left), height = std::max(metrics.height(), m_kit.px(swatch));
    std::vector<QRectF> result;
    double x = left, y = 0;
    for (const LegendEntry &entry : m_entries) {
        const double needed = m_kit.px(swatch + swatchGap) + metrics.horizontalAdvance(entry.name);
        if (x > left && x + needed > width) {
            x = left;
            y += height + m_kit.px(lineGap);
        }
        result.emplace_back(x, y, needed, height);
        x += needed + m_kit.px(entryGap);
    }
    return result;
}

int ChartLegend::heightForWidth(int width) const {
    const std::vector<QRectF> all = places(width);
    return all.empty() ? 0 : static_cast<int>(std::ceil(all.back().bottom()));
}

QSize ChartLegend::sizeHint() const { return {m_kit.ipx(200), heightForWidth(std::max(width(), m_kit.ipx(200)))}; }

void ChartLegend::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setFont(m_kit.fonts().words(TextSize::Small));
    const std::vector<QRectF> all = places(width());
    for (std::size_t index = 0; index < all.size(); ++index) {
        const QRectF &place = all[index];
        const double size = m_kit.px(swatch);
        painter.fillRect(QRectF(place.left(), std::round(place.center().y() - size / 2), size, size), QBrush(m_entries[index].color, m_entries[index].pattern));
        painter.setPen(m_kit.color(Role::Text));
        painter.drawText(place.adjusted(m_kit.px(swatch + swatchGap), 0, m_kit.px(entryGap), 0), Qt::AlignLeft | Qt::AlignVCenter, m_entries[index].name);
    }
}

} // namespace forkyard::ui
