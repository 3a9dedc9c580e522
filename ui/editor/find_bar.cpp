#include "ui/editor/find_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace forkyard::ui {

FindBar::FindBar(Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {
    setObjectName("findBar");
    build();
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::textChanged);
    for (QToolButton *choice : {m_case, m_whole}) connect(choice, &QToolButton::toggled, this, [this] { emit textChanged(m_text->text()); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit findRequested(false); });
    connect(m_previous, &QToolButton::clicked, this, [this] { emit findRequested(true); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::closed);
    connect(m_more, &QToolButton::toggled, this, &FindBar::setReplaces);
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replaceRequested);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAllRequested);
    connect(&kit, &Kit::appearanceChanged, this, &FindBar::dress);
    dress();
    retranslate();
    hide();
}

void FindBar::build() {
    m_text = new QLineEdit(this);
    m_count = new QLabel(this);
    m_count->setObjectName("mutedLabel");
    m_case = new QToolButton(this);
    m_case->setCheckable(true);
    m_case->setText("Aa");
    m_whole = new QToolButton(this);
    m_whole->setCheckable(true);
    m_whole->setText("|ab|");
    m_previous = new QToolButton(this);
    m_next = new QToolButton(this);
    m_more = new QToolButton(this);
    m_more->setCheckable(true);
    m_close = new QToolButton(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_text, 1);
    row->addWidget(m_count);
    for (QToolButton *button : {m_case, m_whole, m_previous, m_next, m_more, m_close}) row->addWidget(button);

    m_second = new QWidget(this);
    m_replacement = new QLineEdit(m_second);
    m_replace = new QPushButton(m_second);
    m_replaceAll = new QPushButton(m_second);
    auto *second = new QHBoxLayout(m_second);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(4);
    second->addWidget(m_replacement, 1);
    second->addWidget(m_replace);
    second->addWidget(m_replaceAll);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_second);
    m_case->hide();
    m_whole->hide();
    m_more->hide();
    m_second->hide();
    // What is looked for, then what is put in its place; how, after both.
    QWidget *before = m_text;
    for (QWidget *next : {static_cast<QWidget *>(m_replacement), static_cast<QWidget *>(m_replace), static_cast<QWidget *>(m_replaceAll), static_cast<QWidget *>(m_case), static_cast<QWidget *>(m_whole),
                          static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next), static_cast<QWidget *>(m_more), static_cast<QWidget *>(m_close)}) {
        setTabOrder(before, next);
        before = next;
    }
}

void FindBar::allowReplace() {
    m_case->show();
    m_whole->show();
    m_more->show();
}

void FindBar::setReplaces(bool replaces) {
    m_second->setVisible(replaces);
}

void FindBar::dress() {
    m_previous->setIcon(m_kit.icon("chevron-up"));
    m_next->setIcon(m_kit.icon("chevron-down"));
    m_close->setIcon(m_kit.icon("cross"));
    m_more->setIcon(m_kit.icon("replace"));
    for (auto *button : {m_previous, m_next, m_close, m_more}) button->setIconSize(QSize(m_kit.ipx(16), m_kit.ipx(16)));
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
    m_case->setToolTip(tr("Upper and lower case count"));
    m_case->setAccessibleName(tr("Upper and lower case count"));
    m_whole->setToolTip(tr("Whole words only"));
    m_whole->setAccessibleName(tr("Whole words only"));
    m_more->setToolTip(tr("Replace (Ctrl+H)"));
    m_more->setAccessibleName(tr("Replace"));
    m_replacement->setPlaceholderText(tr("Replace with"));
    m_replacement->setAccessibleName(tr("Replace with"));
    m_replace->setText(tr("Replace"));
    m_replace->setToolTip(tr("Replace this match and go to the next (Enter)"));
    m_replaceAll->setText(tr("All"));
    m_replaceAll->setToolTip(tr("Replace every match"));
    m_replaceAll->setAccessibleName(tr("Replace every match"));
}

void FindBar::open(const QString &text) {
    show();
    if (!text.isEmpty()) m_text->setText(text);
    m_text->selectAll();
    m_text->setFocus();
    emit textChanged(m_text->text());
}

void FindBar::openReplace(const QString &text) {
    m_more->setChecked(true);
    open(text);
}

QString FindBar::text() const {
    return m_text->text();
}

QString FindBar::replacement() const {
    return m_replacement->text();
}

bool FindBar::matchesCase() const {
    return m_case->isChecked();
}

bool FindBar::matchesWords() const {
    return m_whole->isChecked();
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
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_replacement->hasFocus()) emit replaceRequested();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit findRequested(event->modifiers() & Qt::ShiftModifier);
    else QWidget::keyPressEvent(event);
}

void FindBar::changeEvent(QEvent *event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace forkyard::ui
