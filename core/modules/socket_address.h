// Addresses of sockets: between the language's tuples and strings and the system's sockaddr. Looks nothing up.
#pragma once

#include "core/vm/machine.h"

#include <string>

namespace forkyard::modules {

/// The sockaddr that arguments `family` and `address` of the call mean: (numeric host, port, …) for IP, a path for AF_UNIX.
/// False with an exception set.
bool socketAddress(vm::Call &call, std::uint32_t family, std::uint32_t address, std::string &sockaddr);
/// As Python shows it: ('127.0.0.1', 80), ('::1', 80, 0, 0), '/path'; None for one that has no name.
vm::Value addressValue(vm::Thread &thread, const std::string &sockaddr);
/// For the trace: "127.0.0.1:80", "[::1]:80", a path.
std::string addressText(const std::string &sockaddr);

/// Natives: pack_address(family, text) gives bytes, None where it is no literal address; address_text(family, packed) the opposite.
vm::Outcome packAddress(vm::Call &call);
vm::Outcome unpackAddress(vm::Call &call);

} // namespace forkyard::modules
