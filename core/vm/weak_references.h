// Objects that name another without keeping it: the collector clears them when nothing else reaches what they name.
#pragma once

#include "core/vm/objects.h"

namespace forkyard::vm {

/// Flag of a PlainObject beside NeedsFinalizer and Traced: the raw part is a WeakTarget.
inline constexpr std::uint8_t WeakReference = 8;
struct WeakTarget {
    PlainHead head;
    Handle target; ///< not marked through this; 0 once it is gone
};

} // namespace forkyard::vm
