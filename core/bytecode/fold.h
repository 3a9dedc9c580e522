// Constant folding, as far as CPython 3.11 folds. Knows the tree's literals and the constants they become.
#pragma once

#include "core/bytecode/code.h"
#include "core/lang/tree.h"

#include <optional>

namespace forkyard::bytecode {

/// The literal's value.
Constant literal(const lang::Constant &node);

/// The value if it is known now: literals, arithmetic on them with a small result, tuples of them, `not`, __debug__.
/// What would raise, or become large, is left to run time.
std::optional<Constant> fold(const lang::Expression &expression);

/// The truth value of an expression that folds.
std::optional<bool> foldTruth(const lang::Expression &expression);

/// The elements as a tuple constant, if they all fold.
std::optional<Constant> fold(const lang::ExprList &elements);

/// A list or set display of constants as a tuple, where it is only iterated over or searched; else as fold().
std::optional<Constant> foldReadOnly(const lang::Expression &expression);

} // namespace forkyard::bytecode
