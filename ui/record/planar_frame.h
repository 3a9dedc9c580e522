// A frame as an encoder takes it: planar YUV 4:2:0 (BT.709, limited range), worked out anew only where the picture changed.
// Pure arithmetic: the same picture gives the same bytes. Knows no encoder.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QRegion>

namespace forkyard::ui {

/// Bytes of a frame of this (even) size.
inline qsizetype planarBytes(const QSize &size) { return qsizetype{size.width()} * size.height() * 3 / 2; }

/// Brings `frame` (planarBytes long) up to `image` (Format_RGB32) within `changed`.
void convertToPlanar(const QImage &image, const QRegion &changed, QByteArray &frame);

} // namespace forkyard::ui
