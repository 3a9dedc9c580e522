// Which attribute stands in which slot: hidden classes. An append-only tree shared by the whole process (and all virtual
// worlds), so that equal histories of attributes have equal shapes everywhere. Knows no objects.
#pragma once

#include "core/bytecode/symbol.h"

#include <cstdint>

namespace forkyard::vm {

using bytecode::Symbol;

/// Number of a shape; 0 is the shape without attributes.
using ShapeId = std::uint32_t;

/// Slot of a name in a shape, or -1.
int findSlot(ShapeId shape, Symbol name);
/// The shape with one more attribute, in the next slot.
ShapeId shapeWith(ShapeId shape, Symbol name);
/// The shape without `name`: later attributes move down by one slot.
ShapeId shapeWithout(ShapeId shape, Symbol name);
/// The same slots, that of `name` with nothing in it that anybody looks for: for objects that others read without a lock.
ShapeId shapeWithDead(ShapeId shape, Symbol name);
/// Such a slot's name.
bool isDeadName(Symbol name);
/// shapeWith, but a last slot that died under this name is its own again.
ShapeId shapeWithRevived(ShapeId shape, Symbol name);
std::uint32_t slotCount(ShapeId shape);
/// Name of the attribute in a slot: slots are in order of first assignment.
Symbol slotName(ShapeId shape, std::uint32_t slot);

/// Fork support, see bytecode::lockSymbols.
void lockShapes();
void unlockShapes();

} // namespace forkyard::vm
