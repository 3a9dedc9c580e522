// The name that a program itself gave a thread or a process. Says nothing where Python only numbered it.
#pragma once

#include "core/virtual/world.h"

#include <string>

namespace forkyard::virtual_host {

/// Of a process's main thread, the process's; empty: it has but a number. The thread must be alive.
std::string givenName(const WorldThread &thread);

} // namespace forkyard::virtual_host
