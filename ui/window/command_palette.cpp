#include "ui/window/command_palette.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace forkyard::ui {

CommandPalette::CommandPalette(Kit &kit, const QList<QAction *> &actions, QWidget *parent) :
    QDialog(parent), m_actions(actions) {
    setWindowTitle(tr("All actions"));
    resize(kit.ipx(460), kit.ipx(420));
    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Type an action's name"));
    m_text->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setObjectName("paletteList");
    m_list->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &CommandPalette::trigger);
    connect(m_list, &QListWidget::itemActivated, this, &CommandPalette::trigger);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::trigger);
    filter({});
}

void CommandPalette::filter(const QString &text) {
    m_list->clear();
    for (int index = 0; index < m_actions.size(); ++index) {
        const QAction *action = m_actions[index];
        if (!action->isEnabled() || action->objectName() == "palette") continue;
        if (!action->text().contains(text, Qt::CaseInsensitive)) continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(keys.isEmpty() ? action->text() : action->text() + "    " + keys, m_list);
        item->setData(Qt::UserRole, index);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::trigger() {
    const QListWidgetItem *item = m_list->currentItem();
    if (!item) return;
    QAction *action = m_actions[item->data(Qt::UserRole).toInt()];
    accept();
    action->trigger();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown || key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace forkyard::ui
