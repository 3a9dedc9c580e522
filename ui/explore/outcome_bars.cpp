#include "ui/explore/outcome_bars.h"

#include "ui/kit/state_paint.h"

#include <QBarCategoryAxis>
#include <QBarSet>
#include <QChart>
#include <QChartView>
#include <QGraphicsSimpleTextItem>
#include <QGraphicsTextItem>
#include <QLegend>
#include <QPainter>
#include <QStackedBarSeries>
#include <QTextDocument>
#include <QTextOption>
#include <QVBoxLayout>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace forkyard::ui {

namespace {

constexpr double barPitch = 74;
constexpr double widestBar = 58;
constexpr double chartHeight = 300, leastChartHeight = 190;
/// Of the view: the rest is for what is said above and listed below.
constexpr double chartShare = 0.42;
/// Of a name, and what is kept free around it.
constexpr qsizetype mostLines = 3;
/// Letters of a word before the one in which it differs.
constexpr qsizetype longestBeginning = 4;
constexpr double besideName = 14;
constexpr double aboveName = 6;
/// Room above the highest bar for its count.
constexpr double headroom = 1.14;

/// Red cross-hatch on the surface, the texture of what must not be.
QBrush wrongBrush(const Kit &kit) {
    const int size = kit.ipx(8);
    QPixmap tile(size, size);
    tile.fill(kit.color(Role::Surface));
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(kit.color(Role::Alarm), kit.px(1.2)));
    painter.drawLine(QPointF(0, 0), QPointF(size, size));
    painter.drawLine(QPointF(0, size), QPointF(size, 0));
    return tile;
}

/// Lines as wide as there is room for: broken between words where that can be, shortened where there are more.
QString brokenName(const QString &name, const QFontMetrics &metrics, double room) {
    QStringList lines;
    QString rest = name.simplified();
    while (!rest.isEmpty() && lines.size() + 1 < mostLines && metrics.horizontalAdvance(rest) > room) {
        qsizetype fits = 1;
        while (fits < rest.size() && metrics.horizontalAdvance(rest.left(fits + 1)) <= room) ++fits;
        const qsizetype blank = rest.lastIndexOf(' ', fits);
        const qsizetype end = blank > 0 ? blank : fits;
        lines << rest.left(end);
        rest = rest.mid(end).trimmed();
    }
    if (!rest.isEmpty()) lines << metrics.elidedText(rest, Qt::ElideRight, static_cast<int>(room));
    return lines.join('\n');
}

/// As they stand beneath their bars. What is cut where it still is as another's begins with the word in which they differ.
QStringList namesBeneath(const QStringList &names, const QFontMetrics &metrics, double room) {
    QStringList shown;
    for (const QString &name : names) shown << brokenName(name, metrics, room);
    const QStringList plain = shown;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString mine = names[i].simplified();
        qsizetype same = mine.size();
        bool hasTwin = false;
        for (qsizetype j = 0; j < names.size(); ++j) {
            const QString other = names[j].simplified();
            if (plain[j] != plain[i] || other == mine) continue;
            hasTwin = true;
            same = std::min(same, static_cast<qsizetype>(std::mismatch(mine.begin(), mine.end(), other.begin(), other.end()).first - mine.begin()));
        }
        if (!hasTwin) continue;
        const qsizetype word = same > 0 ? mine.lastIndexOf(' ', same - 1) + 1 : 0;
        const qsizetype from = same - word > longestBeginning ? same - longestBeginning : word;
        shown[i] = brokenName(QString::fromUtf8("…") + mine.mid(from), metrics, room);
    }
    return shown;
}

} // namespace

OutcomeBars::OutcomeBars(Kit &kit, QWidget *parent) :
    QWidget(parent), m_kit(kit), m_chart(new QChart), m_view(new QChartView(m_chart, this)), m_series(new QStackedBarSeries(m_chart)),
    m_right(new QBarSet(QString(), m_series)), m_wrong(new QBarSet(QString(), m_series)), m_names(new QBarCategoryAxis(m_chart)),
    m_shares(new QValueAxis(m_chart)), m_title(new QGraphicsSimpleTextItem(m_chart)) {
    m_chart->legend()->hide();
    m_chart->setBackgroundRoundness(0);
    m_chart->setMargins({});
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_series->append(m_right);
    m_series->append(m_wrong);
    m_series->setBarWidth(0.66);
    m_chart->addSeries(m_series);
    m_chart->addAxis(m_names, Qt::AlignBottom);
    m_chart->addAxis(m_shares, Qt::AlignLeft);
    m_series->attachAxis(m_names);
    m_series->attachAxis(m_shares);
    m_names->setGridLineVisible(false);
    m_names->setLabelsVisible(false);
    m_shares->setVisible(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    connect(m_series, &QStackedBarSeries::clicked, this, [this](int bar) { emit activated(bar); });
    connect(m_series, &QStackedBarSeries::hovered, this, [this](bool isOver, int bar) {
        const bool isOne = isOver && bar >= 0 && bar < static_cast<int>(m_bars.size());
        m_view->setToolTip(isOne ? m_bars[static_cast<std::size_t>(bar)].name + '\n' + m_bars[static_cast<std::size_t>(bar)].count : QString());
    });
    connect(m_chart, &QChart::plotAreaChanged, this, &OutcomeBars::placeLabels);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    dress();
}

std::size_t OutcomeBars::room() const { return static_cast<std::size_t>(std::max(4.0, width() / m_kit.px(barPitch))); }

void OutcomeBars::setBars(std::vector<Bar> bars) {
    m_bars = std::move(bars);
    fill();
}

void OutcomeBars::fill() {
    m_right->remove(0, m_right->count());
    m_wrong->remove(0, m_wrong->count());
    double highest = 0;
    for (const Bar &bar : m_bars) {
        m_right->append(bar.isWrong ? 0 : bar.share);
        m_wrong->append(bar.isWrong ? bar.share : 0);
        highest = std::max(highest, bar.share);
    }
    // A category must be unlike every other; what is read stands beneath it.
    QStringList categories;
    for (std::size_t i = 0; i < m_bars.size(); ++i) categories << QString::number(i);
    m_names->clear();
    m_names->append(categories);
    if (!categories.isEmpty()) m_names->setRange(categories.first(), categories.last());
    m_shares->setRange(0, highest > 0 ? highest * headroom : 1);
    QStringList said;
    for (const Bar &bar : m_bars) said << bar.name + ": " + bar.count;
    m_view->setAccessibleName(said.join(", "));
    m_title->setText(tr("what it prints last, or how it ends"));
    nameBars();
    placeLabels();
}

void OutcomeBars::nameBars() {
    while (m_nameItems.size() > static_cast<qsizetype>(m_bars.size())) delete m_nameItems.takeLast();
    while (m_nameItems.size() < static_cast<qsizetype>(m_bars.size())) m_nameItems << new QGraphicsTextItem(m_chart);
    const double each = width() / static_cast<double>(std::max<std::size_t>(m_bars.size(), 1)) - m_kit.px(besideName);
    const QFont font = m_kit.fonts().code();
    QStringList names;
    for (const Bar &bar : m_bars) names << bar.name;
    names = namesBeneath(names, QFontMetrics(font), each);
    double highest = 0;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        QGraphicsTextItem *item = m_nameItems[static_cast<qsizetype>(i)];
        item->setFont(font);
        item->setDefaultTextColor(m_kit.color(Role::Text));
        item->setPlainText(names[static_cast<qsizetype>(i)]);
        QTextOption option;
        option.setAlignment(Qt::AlignHCenter);
        item->document()->setDefaultTextOption(option);
        item->document()->setDocumentMargin(0);
        item->setTextWidth(std::ceil(item->document()->idealWidth()));
        highest = std::max(highest, item->boundingRect().height());
    }
    m_title->setFont(m_kit.fonts().words(TextSize::Small));
    m_title->setBrush(m_kit.color(Role::MutedText));
    m_chart->setMargins({0, 0, 0, static_cast<int>(highest + m_title->boundingRect().height() + m_kit.px(2 * aboveName))});
}

void OutcomeBars::placeLabels() {
    while (m_labels.size() > static_cast<qsizetype>(m_bars.size())) delete m_labels.takeLast();
    while (m_labels.size() < static_cast<qsizetype>(m_bars.size())) m_labels << new QGraphicsSimpleTextItem(m_chart);
    // A few are no wider than many.
    const double width = m_chart->plotArea().width();
    if (width > 0) m_series->setBarWidth(std::min(0.66, m_kit.px(widestBar) * static_cast<double>(m_bars.size()) / width));
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const Bar &bar = m_bars[i];
        QGraphicsSimpleTextItem *label = m_labels[static_cast<qsizetype>(i)];
        label->setText(bar.count + QString::fromUtf8(bar.isWrong ? " ✗" : bar.isRight ? " ✓" : ""));
        label->setFont(m_kit.fonts().words(TextSize::Body, QFont::DemiBold));
        label->setBrush(m_kit.color(Role::Text));
        const QPointF top = m_chart->mapToPosition({static_cast<double>(i), bar.share}, m_series);
        const QRectF size = label->boundingRect();
        label->setPos(top.x() - size.width() / 2, top.y() - size.height() - m_kit.px(3));
    }
    const QRectF plot = m_chart->plotArea();
    double bottom = plot.bottom() + m_kit.px(aboveName);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        QGraphicsTextItem *name = m_nameItems[static_cast<qsizetype>(i)];
        const double middle = m_chart->mapToPosition({static_cast<double>(i), 0}, m_series).x();
        name->setPos(middle - name->boundingRect().width() / 2, plot.bottom() + m_kit.px(aboveName));
        bottom = std::max(bottom, name->y() + name->boundingRect().height());
    }
    m_title->setPos(plot.center().x() - m_title->boundingRect().width() / 2, bottom + m_kit.px(aboveName / 2));
}

void OutcomeBars::setHeightAround(int viewHeight) {
    m_viewHeight = viewHeight;
    m_view->setFixedHeight(std::clamp(qRound(viewHeight * chartShare), m_kit.ipx(leastChartHeight), m_kit.ipx(chartHeight)));
}

void OutcomeBars::dress() {
    setHeightAround(m_viewHeight);
    m_chart->setBackgroundBrush(m_kit.color(Role::Background));
    m_view->setBackgroundBrush(m_kit.color(Role::Background));
    m_right->setBrush(m_kit.theme().identity(0).fill);
    m_right->setPen(QPen(m_kit.theme().identity(0).fill, 1));
    m_wrong->setBrush(wrongBrush(m_kit));
    m_wrong->setPen(QPen(m_kit.color(Role::Alarm), m_kit.px(1.5)));
    m_names->setLinePen(QPen(m_kit.color(Role::StrongLine), 1));
    nameBars();
    placeLabels();
}

void OutcomeBars::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    nameBars();
    placeLabels();
}

} // namespace forkyard::ui
