#include "ui/window/side_panel.h"

#include <QEvent>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace forkyard::ui {

SidePanel::SidePanel(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
    setObjectName("sidePanel");
    setAttribute(Qt::WA_StyledBackground);
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName("sideTabs");
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_stack = new QStackedWidget(this);
    auto *header = new QWidget(this);
    header->setObjectName("panelHeader");
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(4, 0, 0, 0);
    // All the width there is: a tab bar's own idea of it lags behind when tabs come while it is hidden.
    m_tabs->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_tabs, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0 && index < m_stack->count()) m_stack->setCurrentIndex(index);
        emit pageChanged();
    });
    connect(&kit, &Kit::appearanceChanged, this, &SidePanel::dress);
    dress();
}

void SidePanel::dress() {
    m_tabs->setFont(m_kit.fonts().words());
    m_tabs->parentWidget()->setFixedHeight(m_kit.ipx(38));
    fitTabs();
}

/// Where the words would stand out at the right, there is less air between them.
void SidePanel::fitTabs() {
    constexpr double usualAir = 21; // beside a word, with the one that is chosen in bold
    double wanted = 0;
    const QFontMetricsF metrics(m_kit.fonts().words(TextSize::Body, QFont::Bold));
    for (int index = 0; index < m_tabs->count(); ++index) wanted += metrics.horizontalAdvance(m_tabs->tabText(index)) + m_kit.px(usualAir);
    const bool tight = wanted > width();
    if (m_tabs->property("tight").toBool() == tight) return;
    m_tabs->setProperty("tight", tight);
    m_tabs->style()->unpolish(m_tabs);
    m_tabs->style()->polish(m_tabs);
}

void SidePanel::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fitTabs();
}

void SidePanel::addTab(Page page, QWidget *widget, int at) {
    const QSignalBlocker quiet(m_tabs);
    m_pages.insert(at, page);
    m_stack->insertWidget(at, widget);
    m_tabs->insertTab(at, QString());
    retranslate();
    m_stack->setCurrentIndex(m_tabs->currentIndex());
}

void SidePanel::setPage(Page page, QWidget *widget) {
    if (widget) addTab(page, widget, static_cast<int>(m_pages.size()));
}

void SidePanel::take(Page page, QWidget *widget) {
    if (!widget || m_pages.contains(page)) return;
    const auto after = std::find_if(m_pages.begin(), m_pages.end(), [page](Page each) { return each > page; });
    addTab(page, widget, static_cast<int>(after - m_pages.begin()));
}

void SidePanel::release(Page page) {
    const auto at = static_cast<int>(m_pages.indexOf(page));
    if (at < 0) return;
    const QSignalBlocker quiet(m_tabs);
    m_stack->removeWidget(m_stack->widget(at));
    m_pages.removeAt(at);
    m_tabs->removeTab(at);
    m_stack->setCurrentIndex(m_tabs->currentIndex());
    fitTabs();
}

bool SidePanel::showPageOf(const QWidget *widget) {
    for (int index = 0; index < m_stack->count(); ++index) {
        const QWidget *page = m_stack->widget(index);
        if (page != widget && !page->isAncestorOf(widget)) continue;
        m_tabs->setCurrentIndex(index);
        return true;
    }
    return false;
}

void SidePanel::show(Page page) {
    const qsizetype index = m_pages.indexOf(page);
    if (index >= 0) m_tabs->setCurrentIndex(static_cast<int>(index));
}

void SidePanel::showOwnPage() {
    if (const Page page = current(); page == Page::Program || page == Page::Stage || page == Page::Timeline) show(Page::Lesson);
}

SidePanel::Page SidePanel::current() const {
    return m_pages.value(m_tabs->currentIndex(), Page::Lesson);
}

void SidePanel::retranslate() {
    for (int index = 0; index < m_pages.size(); ++index) {
        switch (m_pages[index]) {
        case Page::Program: m_tabs->setTabText(index, tr("Program")); break;
        case Page::Lesson: m_tabs->setTabText(index, tr("Lesson")); break;
        case Page::Stage: m_tabs->setTabText(index, tr("Stage")); break;
        case Page::Timeline: m_tabs->setTabText(index, tr("Timeline")); break;
        case Page::Charts: m_tabs->setTabText(index, tr("Charts")); break;
        case Page::Events: m_tabs->setTabText(index, tr("Events")); break;
        }
    }
    fitTabs();
}

void SidePanel::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
