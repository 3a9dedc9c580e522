// Every action by its name: type, pick, Enter.
#pragma once

#include "ui/kit/kit.h"

#include <QDialog>

class QAction;
class QLineEdit;
class QTreeWidget;

namespace forkyard::ui {

class CommandPalette : public QDialog {
    Q_OBJECT

public:
    /// Disabled actions are left out.
    CommandPalette(Kit &kit, const QList<QAction *> &actions, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void trigger();

    QList<QAction *> m_actions;
    int m_rowHeight;
    QLineEdit *m_text;
    QTreeWidget *m_list;
};

} // namespace forkyard::ui
