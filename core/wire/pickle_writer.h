// Writes a value tree as CPython's pickle module does, protocol 4, byte for byte: the same opcodes, memo, batches and frames.
#pragma once

#include "core/base/result.h"
#include "core/wire/value_tree.h"

#include <string>

namespace forkyard::wire {

/// Nesting beyond this is refused ("pickle.too-deep"), as CPython's recursion limit does.
inline constexpr int DeepestPickle = 900;

/// Appends the pickle of the tree's root.
Status writePickle(const ValueTree &tree, std::string &out);

} // namespace forkyard::wire
