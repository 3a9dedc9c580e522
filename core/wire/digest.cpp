#include "core/wire/digest.h"

#include <openssl/sha.h>

namespace forkyard::wire {

std::string sha512(std::string_view bytes)
{
    std::string digest(SHA512_DIGEST_LENGTH, '\0');
    SHA512(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}

} // namespace forkyard::wire
