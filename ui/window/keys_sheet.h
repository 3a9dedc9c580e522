// The keys, and the legend of the textures, on one sheet.
#pragma once

#include "ui/kit/kit.h"

#include <QDialog>

class QAction;
class QVBoxLayout;

namespace forkyard::ui {

class KeysSheet : public QDialog {
    Q_OBJECT

public:
    KeysSheet(Kit &kit, const QList<QAction *> &actions, QWidget *parent);

private:
    void addKeys(QVBoxLayout *column, const QList<QAction *> &actions);
    void addLegend(QVBoxLayout *column);

    Kit &m_kit;
};

} // namespace forkyard::ui
