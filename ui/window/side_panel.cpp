#include "ui/window/side_panel.h"

#include <QEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

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

void SidePanel::takeEditor(QWidget *editor) {
    const bool here = m_pages.value(0) == Page::Program && !m_pages.isEmpty();
    if (editor && !here) {
        addTab(Page::Program, editor, 0);
        m_tabs->setCurrentIndex(0);
    } else if (!editor && here) {
        const QSignalBlocker quiet(m_tabs);
        m_stack->removeWidget(m_stack->widget(0));
        m_pages.removeFirst();
        m_tabs->removeTab(0);
        m_stack->setCurrentIndex(m_tabs->currentIndex());
    }
}

void SidePanel::show(Page page) {
    const qsizetype index = m_pages.indexOf(page);
    if (index >= 0) m_tabs->setCurrentIndex(static_cast<int>(index));
}

SidePanel::Page SidePanel::current() const {
    return m_pages.value(m_tabs->currentIndex(), Page::Lesson);
}

void SidePanel::retranslate() {
    for (int index = 0; index < m_pages.size(); ++index) {
        switch (m_pages[index]) {
        case Page::Program: m_tabs->setTabText(index, tr("Program")); break;
        case Page::Lesson: m_tabs->setTabText(index, tr("Lesson")); break;
        case Page::Charts: m_tabs->setTabText(index, tr("Charts")); break;
        case Page::Events: m_tabs->setTabText(index, tr("Events")); break;
        }
    }
}

void SidePanel::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
