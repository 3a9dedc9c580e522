// Message digests, for who may not know the library that computes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace forkyard::wire {

/// SHA-512 (FIPS 180-4): 64 bytes.
std::string sha512(std::string_view bytes);
/// By OpenSSL's name of the algorithm ("md5", "sha256", "sha3_256" with a dash); empty if there is none.
std::string digest(const std::string &algorithm, std::string_view bytes);

/// HMAC (RFC 2104) with the digest of that name: one of those that CPython's connections allow (md5, sha256, sha384, sha3_256,
/// sha3_384). Nothing for another name, or where the library was built without the digest.
std::optional<std::string> authenticationCode(std::string_view digestName, std::string_view key, std::string_view message);

/// Whether they are equal, in a time that depends on their lengths alone.
bool sameBytes(std::string_view first, std::string_view second);

} // namespace forkyard::wire
