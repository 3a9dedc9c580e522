// Names of the prelude's functions as numbers. Knows nothing else.
#pragma once

#include <cstdint>

namespace forkyard::vm {

enum class PreludeId : std::uint16_t {
#define PRELUDE(name) name,
#include "core/vm/prelude.def"
    Count
};

} // namespace forkyard::vm
