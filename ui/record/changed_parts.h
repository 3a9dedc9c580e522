// What has changed of a window since it was looked at last: its pixels compared, for what is copied or comes out the same is not told by
// paint events. Knows no frames and no encoder.
#pragma once

#include <QImage>
#include <QRegion>
#include <QWidget>

namespace forkyard::ui {

/// What is painted of a window, where it lies in memory; else null. Good until it is painted again.
const QImage *paintedOf(const QWidget &window);

/// Where `now` differs from `kept`, which becomes like it; all of it where they do not fit.
QRegion takeChanges(const QImage &now, QImage &kept);

} // namespace forkyard::ui
