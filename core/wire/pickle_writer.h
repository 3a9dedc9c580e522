// Writes a value tree as CPython's pickle module does, byte for byte: the same opcodes, memo, batches and frames. Of protocols 0 and 1
// objects of subclasses of built-in classes excepted: they are written as in protocol 2.
#pragma once

#include "core/base/result.h"
#include "core/wire/value_tree.h"

#include <string>

namespace forkyard::wire {

/// Nesting beyond this is refused ("pickle.too-deep"), as CPython's recursion limit does.
inline constexpr int DeepestPickle = 900;

inline constexpr int DefaultProtocol = 4;

/// Appends the pickle of the tree's root. Protocols 0 to 5.
Status writePickle(const ValueTree &tree, std::string &out, int protocol = DefaultProtocol);

} // namespace forkyard::wire
