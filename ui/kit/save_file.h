// Where to save something: the file dialog, which gives a name without an ending the one that is meant. Knows nothing of what is saved.
#pragma once

#include <QString>

class QWidget;

namespace forkyard::ui {

/// Asks for a file to write, as QFileDialog::getSaveFileName does: `filters` such as "Pictures (*.png);;Drawings (*.svg)". A name without
/// an ending gets the first of the chosen filter, before it is asked whether a file of that name may be replaced. Empty: not now.
QString askSaveFile(QWidget *parent, const QString &title, const QString &suggested, const QString &filters);

} // namespace forkyard::ui
