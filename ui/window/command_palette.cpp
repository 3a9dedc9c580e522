#include "ui/window/command_palette.h"

#include <QAction>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace forkyard::ui {

namespace {
constexpr double RowHeight = 30; // the sheet of styles gives rows no air of their own
} // namespace

CommandPalette::CommandPalette(Kit &kit, const QList<QAction *> &actions, QWidget *parent) :
    QDialog(parent), m_actions(actions), m_rowHeight(kit.ipx(RowHeight)) {
    setWindowTitle(tr("All actions"));
    const QSize room = QGuiApplication::primaryScreen()->availableSize() - QSize(kit.ipx(16), kit.ipx(40)); // with the frame around it
    resize(QSize(kit.ipx(520), kit.ipx(460)).boundedTo(room));
    m_text = new QLineEdit(this);
    m_text->setPlaceholderText(tr("Type an action's name"));
    m_text->setAccessibleName(tr("Type an action's name"));
    m_text->installEventFilter(this);
    m_list = new QTreeWidget(this);
    m_list->setObjectName("paletteList");
    m_list->setAccessibleName(tr("All actions"));
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    connect(m_text, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_text, &QLineEdit::returnPressed, this, &CommandPalette::trigger);
    // Activated comes with a click too where the desktop opens things so; a click is enough everywhere.
    connect(m_list, &QTreeWidget::itemClicked, this, &CommandPalette::trigger);
    filter({});
}

void CommandPalette::filter(const QString &text) {
    m_list->clear();
    const QStringList words = text.simplified().split(' ', Qt::SkipEmptyParts);
    for (int index = 0; index < m_actions.size(); ++index) {
        const QAction *action = m_actions[index];
        if (!action->isEnabled() || action->objectName() == "palette" || action->text().isEmpty()) continue;
        const QString name = action->text();
        if (!std::all_of(words.begin(), words.end(), [&name](const QString &word) { return name.contains(word, Qt::CaseInsensitive); })) continue;
        auto *item = new QTreeWidgetItem(m_list, {name, action->shortcut().toString(QKeySequence::NativeText)});
        item->setData(0, Qt::UserRole, index);
        item->setSizeHint(0, QSize(0, m_rowHeight));
        item->setToolTip(0, name);
        item->setForeground(1, palette().color(QPalette::PlaceholderText));
    }
    if (QTreeWidgetItem *first = m_list->topLevelItem(0)) return m_list->setCurrentItem(first);
    auto *none = new QTreeWidgetItem(m_list, {tr("No action has these letters.")});
    none->setFlags(Qt::NoItemFlags);
    none->setSizeHint(0, QSize(0, m_rowHeight));
}

void CommandPalette::trigger() {
    const QTreeWidgetItem *item = m_list->currentItem();
    if (!item || !(item->flags() & Qt::ItemIsEnabled)) return;
    QAction *action = m_actions[item->data(0, Qt::UserRole).toInt()];
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
