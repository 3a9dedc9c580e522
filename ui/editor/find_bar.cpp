#include "ui/editor/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace forkyard::ui {

FindBar::FindBar(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
    setObjectName("findBar");
    m_text = new QLineEdit(this);
    m_count = new QLabel(this);
    m_count->setObjectName("mutedLabel");
    m_previous = new QToolButton(this);
    m_next = new QToolButton(this);
    m_close = new QToolButton(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 8, 6);
    row->setSpacing(4);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    row->addWidget(m_close);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(m_next, &QToolButton::clicked, this, [this] { emit findRequested(false); });
    connect(m_previous, &QToolButton::clicked, this, [this] { emit findRequested(true); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::closed);
    connect(&kit, &Kit::appearanceChanged, this, &FindBar::dress);
    dress();
    retranslate();
    hide();
}

void FindBar::dress() {
    m_previous->setIcon(m_kit.icon("chevron-left"));
    m_next->setIcon(m_kit.icon("chevron-right"));
    m_close->setIcon(m_kit.icon("cross"));
}

void FindBar::retranslate() {
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find"));
    m_previous->setToolTip(tr("Previous match (Shift+Enter)"));
    m_previous->setAccessibleName(tr("Previous match"));
    m_next->setToolTip(tr("Next match (Enter)"));
    m_next->setAccessibleName(tr("Next match"));
    m_close->setToolTip(tr("Close (Esc)"));
    m_close->setAccessibleName(tr("Close"));
}

void FindBar::open(const QString &text) {
    show();
    if (!text.isEmpty()) m_text->setText(text);
    m_text->selectAll();
    m_text->setFocus();
    emit textChanged(m_text->text());
}

QString FindBar::text() const {
    return m_text->text();
}

void FindBar::setCount(int current, int all) {
    if (m_text->text().isEmpty()) m_count->clear();
    else m_count->setText(all == 0 ? tr("none") : tr("%1 of %2").arg(current).arg(all));
}

void FindBar::setFound(bool found) {
    m_count->setText(found || m_text->text().isEmpty() ? QString() : tr("none"));
}

void FindBar::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape) emit closed();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit findRequested(event->modifiers() & Qt::ShiftModifier);
    else QWidget::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
