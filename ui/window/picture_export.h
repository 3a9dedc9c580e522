// A picture of any part of the window, as pixels or as shapes. Paints what the widget paints, and knows none.
#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QString>

class QWidget;

namespace forkyard::ui {

/// `scale`: pixels for each of the screen's.
QImage pictureOf(QWidget &widget, double scale);

/// By the path's ending: .png, .svg or .pdf. `scale` counts for .png only. Errors: file.unwritable (name, reason).
Status exportPicture(QWidget &widget, const QString &path, double scale, const QString &title);

} // namespace forkyard::ui
