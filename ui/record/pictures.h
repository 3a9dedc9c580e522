// Pictures for a handout: any view, or a tour's steps side by side as one comic-like sheet. PNG, SVG and PDF by the name's ending.
#pragma once

#include "core/base/result.h"
#include "ui/present/presentation.h"

class QWidget;

namespace forkyard::ui {

/// Errors: record.unknown-format (file, the ones there are), record.write-failed (file, reason).
Status savePicture(QWidget &view, const QString &file);

/// The end of each step in `columns` columns, with its caption. Errors: as above.
Status saveStrip(const Kit &kit, const Presentation &presentation, const QString &file, int columns = 2);

} // namespace forkyard::ui
