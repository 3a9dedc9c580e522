#include "ui/charts/bars_panel.h"

#include "ui/timeline/timeline_geometry.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double TitleHeight = 30;
constexpr double RowHeight = 26;
constexpr double AxisHeight = 24;
constexpr double NameShare = 0.4;
constexpr double FigureWidth = 76;
constexpr double FigureAir = 10; ///< between two figures of the axis
constexpr int Marks = 3;

} // namespace

BarsPanel::BarsPanel(Kit &kit, QWidget *parent) :
    QWidget(parent), m_kit(kit), m_tools(new ChartTools(kit, this, [this] { return m_title; }, [this] { return figures(); })) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    dress();
}

void BarsPanel::setWords(const QString &title, const QString &head) {
    m_title = title;
    m_head = head;
    setAccessibleName(title);
    update();
}

void BarsPanel::setBars(std::vector<Bar> bars) {
    if (bars == m_bars) return;
    const bool isAsTall = bars.size() == m_bars.size();
    m_bars = std::move(bars);
    if (!isAsTall) updateGeometry();
    update();
}

Figures BarsPanel::figures() const {
    Figures figures{{m_head, m_title}, {}};
    for (const Bar &bar : m_bars) figures.rows << QStringList{bar.name, QString::number(bar.value, 'g', 9)};
    return figures;
}

void BarsPanel::dress() {
    m_tools->dress();
    updateGeometry();
    update();
}

QSize BarsPanel::sizeHint() const { return {m_kit.ipx(200), m_kit.ipx(TitleHeight + static_cast<double>(m_bars.size()) * RowHeight + AxisHeight)}; }

void BarsPanel::resizeEvent(QResizeEvent *) {
    const QSize size = m_tools->sizeHint();
    m_tools->setGeometry(width() - size.width() - m_kit.ipx(4), 0, size.width(), std::min(size.height(), m_kit.ipx(TitleHeight)));
}

void BarsPanel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double inset = m_kit.px(6);
    const QFont title = m_kit.fonts().words(TextSize::Body, QFont::DemiBold), small = m_kit.fonts().words(TextSize::Small);
    painter.setFont(title);
    painter.setPen(m_kit.color(Role::Text));
    const QRectF top(inset, 0, m_tools->x() - inset, m_kit.px(TitleHeight));
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(title).elidedText(m_title, Qt::ElideRight, top.width()));
    const double names = width() * NameShare, left = inset + names, right = width() - m_kit.px(FigureWidth);
    double highest = 0;
    for (const Bar &bar : m_bars) highest = std::max(highest, bar.value);
    const bool areCounts = std::all_of(m_bars.begin(), m_bars.end(), [](const Bar &bar) { return bar.value == std::floor(bar.value); });
    const double finest = rulerStep({0, std::max(highest, 1e-12) / Marks * 1e9}, 1) / 1e9; // 1, 2 or 5 times a power of ten
    const double step = areCounts ? std::max(1.0, finest) : finest; // half a run is none
    const double end = std::max(step, std::ceil(highest / step - 1e-9) * step), bottom = m_kit.px(TitleHeight + static_cast<double>(m_bars.size()) * RowHeight);
    painter.setFont(small);
    const auto figure = [](double mark) { return mark < 1000 ? QString::number(mark, 'g', 4) : QString::number(mark, 'f', 0); };
    const double apart = (right - left) * step / end, widest = QFontMetricsF(small).horizontalAdvance(figure(end)) + m_kit.px(FigureAir);
    const int eachOf = std::max(1, static_cast<int>(std::ceil(widest / std::max(apart, 1.0)))); // long figures would touch each other
    int count = 0;
    for (double mark = 0; mark <= end * 1.0001; mark += step) {
        const double x = std::round(left + (right - left) * mark / end) + 0.5;
        painter.setPen(QPen(m_kit.color(mark == 0 ? Role::StrongLine : Role::Line), 1));
        painter.drawLine(QPointF(x, m_kit.px(TitleHeight)), QPointF(x, bottom));
        if (count++ % eachOf) continue;
        painter.setPen(m_kit.color(Role::MutedText));
        painter.drawText(QRectF(x - m_kit.px(40), bottom + m_kit.px(2), m_kit.px(80), m_kit.px(AxisHeight - 4)), Qt::AlignHCenter | Qt::AlignTop, figure(mark));
    }
    for (std::size_t row = 0; row < m_bars.size(); ++row) {
        const Bar &bar = m_bars[row];
        const QRectF place(inset, m_kit.px(TitleHeight + static_cast<double>(row) * RowHeight), width() - 2 * inset, m_kit.px(RowHeight));
        painter.setPen(m_kit.color(Role::Text));
        painter.drawText(QRectF(inset, place.top(), names - m_kit.px(8), place.height()), Qt::AlignRight | Qt::AlignVCenter, QFontMetricsF(small).elidedText(bar.name, Qt::ElideMiddle, names - m_kit.px(8)));
        const QRectF filled(left, place.top() + m_kit.px(5), std::max(1.0, (right - left) * bar.value / end), place.height() - m_kit.px(10));
        painter.fillRect(filled, bar.color);
        painter.drawText(QRectF(filled.right() + m_kit.px(6), place.top(), width() - filled.right() - m_kit.px(6), place.height()), Qt::AlignLeft | Qt::AlignVCenter, bar.words);
    }
}

} // namespace forkyard::ui
