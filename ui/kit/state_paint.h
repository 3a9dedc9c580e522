// How states look, everywhere alike: textures for lanes, pills for cards, pins for code. Identity is colour, state is
// texture and word. Knows no trace: callers say which state it is and with which words.
#pragma once

#include "ui/kit/kit.h"

#include <QRectF>
#include <QString>

class QPainter;

namespace forkyard::ui {

enum class StateLook {
    Running,        // solid
    Ready,          // dashed outline
    WaitingForLock, // red cross-hatch, lock icon
    Waiting,        // amber diagonal hatch: queue, pipe, join, condition
    Asleep,         // grey dots: asleep or in I/O
    Ended,          // a round end cap
    Crashed         // a cross
};

/// The colour that a state's outline and texture have (Running: the neutral ink).
QColor stateColor(const Theme &theme, StateLook look);

/// Fills `rect` with the state's texture for a lane of identity `identity`, on the surface that is there already.
/// Running is solid in the identity's fill; edges are clipped to the rounded corners. `radius` in pixels.
void paintState(QPainter &painter, const QRectF &rect, const Kit &kit, StateLook look, int identity, double radius = 4);

/// Words on a texture stand on a padded plate in the surface's colour. Elided to fit; nothing is painted where there
/// is no room for three characters. Returns the width used, in pixels.
double paintPlate(QPainter &painter, const QRectF &rect, const Kit &kit, const QString &words, const QFont &font);

/// The pill on a card: "running" in ink, waits outlined in their colour, ready and ended dashed or thin.
void paintPill(QPainter &painter, const QRectF &rect, const Kit &kit, StateLook look, const QString &words);
/// Size of that pill for its words, in pixels.
QSizeF pillSize(const Kit &kit, StateLook look, const QString &words);

/// A name on its identity's fill, as in the editor's margin. Elided to `rect`.
void paintPin(QPainter &painter, const QRectF &rect, const Kit &kit, int identity, const QString &name);
QSizeF pinSize(const Kit &kit, const QString &name);

/// Code in which words of the window's language stand ("读取 balance"): Chinese characters in the font of words, all else in the code font.
/// Elided at right.
void paintWordedCode(QPainter &painter, const QRectF &rect, const QString &text, const QFont &code, const QFont &words, const QColor &color);
/// The width that it takes.
double wordedCodeWidth(const QString &text, const QFont &code, const QFont &words);

/// `text` drawn in a code font with wide characters on their two columns, baseline-centred in `rect`, elided at right.
void paintCode(QPainter &painter, const QRectF &rect, const QString &text, const QFont &font, const QColor &color);

} // namespace forkyard::ui
