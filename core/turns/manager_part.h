// What a manager's server and the proxies do for a call, seen as one: who calls does not go on before the answer, so that nobody can tell
// when it was sent, and what was done for it. Reads frames; knows no schedule.
#pragma once

#include "core/vm/machine.h"

#include <cstdint>

namespace forkyard::turns {

enum class ManagerPart : std::uint8_t {
    None,
    Way,     ///< connections, counts of references, the server's own books: nobody else notices
    Request, ///< a call is sent, or the wish that the server ends: what it asks for is done with it
    Served,  ///< what is done to an object in the server; of a lock and its kin, who waits may be overtaken
};

/// Of the operation at which the thread stands, which is in library code.
ManagerPart managerPartOf(const vm::Thread &thread);

} // namespace forkyard::turns
