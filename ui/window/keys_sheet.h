// The keys, and the legend of the textures, on one sheet.
#pragma once

#include "ui/kit/kit.h"

#include <QBoxLayout>
#include <QDialog>

class QAction;

namespace forkyard::ui {

class KeysSheet : public QDialog {
    Q_OBJECT

public:
    KeysSheet(Kit &kit, const QList<QAction *> &actions, QWidget *parent);

private:
    QWidget *makeContent(const QList<QAction *> &actions, int columns, QBoxLayout::Direction direction);
    void addKeys(QVBoxLayout *column, const QList<QAction *> &actions, int columns);
    void addLegend(QVBoxLayout *column);

    Kit &m_kit;
};

} // namespace forkyard::ui
