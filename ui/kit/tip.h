// What a tool tip shows: a long sentence in several lines. Knows no widget.
#pragma once

#include <QString>

namespace forkyard::ui {

/// Qt wraps a tip only where it takes it for rich text: what is longer than a line reads well becomes that, `width` pixels wide; all else
/// stays as it is.
QString tipText(const QString &sentence, int width);

} // namespace forkyard::ui
