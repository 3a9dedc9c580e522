// Annotations as text, for `from __future__ import annotations`.
#pragma once

#include "core/lang/tree.h"

#include <optional>
#include <string>

namespace forkyard::bytecode {

/// The annotation as CPython writes it back: `Optional['Node']`, `dict[str, list[int]] | None`. Nothing for expressions
/// that no annotation has (calls with keywords, lambdas, comprehensions, …).
std::optional<std::string> annotationText(const lang::Expression &annotation);

/// True if the module starts with that import.
bool wantsAnnotationText(const lang::Module &module);

} // namespace forkyard::bytecode
