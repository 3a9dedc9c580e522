// Reads pickles of protocols 0 to 5 into a value tree. Builds nothing and calls nothing: what a pickle names stays a name.
#pragma once

#include "core/base/result.h"
#include "core/wire/value_tree.h"

#include <string_view>

namespace forkyard::wire {

/// Errors: "pickle.cut-short", "pickle.bad-opcode" (the opcode, its place), "pickle.malformed" (the place),
/// "pickle.unsupported" (the opcode). Bytes behind the end are left alone; `used`, if any, is told where it ended.
/// A length that claims more than there is costs nothing.
Result<ValueTree> readPickle(std::string_view data, std::size_t *used = nullptr);

} // namespace forkyard::wire
