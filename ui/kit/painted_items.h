// What a widget paints by itself, told to whoever hears the screen instead of seeing it: names, roles, places, and what a press does.
// Knows no view; a view that has such things implements PaintedItems.
#pragma once

#include <QAccessible>
#include <QList>
#include <QRect>
#include <QString>

#include <functional>

namespace forkyard::ui {

struct PaintedItem {
    QString name;
    QRect place; ///< pixels of the widget; for a scroll area of its viewport
    QAccessible::Role role = QAccessible::StaticText;
    bool selected = false;
    std::function<void()> press = {}; ///< empty: there is nothing to press
};

class PaintedItems {
public:
    virtual ~PaintedItems() = default;
    /// In the order in which they are to be heard.
    virtual QList<PaintedItem> paintedItems() const = 0;
};

/// From now on Qt asks every widget that has painted items for them. Call it once a program.
void tellPaintedItems();

} // namespace forkyard::ui
