// Message digests, for who may not know the library that computes them.
#pragma once

#include <string>
#include <string_view>

namespace forkyard::wire {

/// SHA-512 (FIPS 180-4): 64 bytes.
std::string sha512(std::string_view bytes);

} // namespace forkyard::wire
