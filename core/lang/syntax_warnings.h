// CPython's SyntaxWarnings, which refuse nothing.
#pragma once

#include "core/lang/tree.h"

#include <vector>

namespace forkyard::lang {

/// Adds what there is to say of one node, its children not looked at.
void warnOf(const Expression &node, std::vector<SyntaxWarning> &warnings);
void warnOf(const Statement &node, std::vector<SyntaxWarning> &warnings);

} // namespace forkyard::lang
