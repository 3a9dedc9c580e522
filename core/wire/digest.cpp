#include "core/wire/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace forkyard::wire {

std::string sha512(std::string_view bytes)
{
    std::string digest(SHA512_DIGEST_LENGTH, '\0');
    SHA512(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}

namespace {

const EVP_MD *allowedDigest(std::string_view name)
{
    if (name == "md5") return EVP_md5();
    if (name == "sha256") return EVP_sha256();
    if (name == "sha384") return EVP_sha384();
    if (name == "sha3_256") return EVP_sha3_256();
    if (name == "sha3_384") return EVP_sha3_384();
    return nullptr;
}

} // namespace

std::optional<std::string> authenticationCode(std::string_view digestName, std::string_view key, std::string_view message)
{
    const EVP_MD *digest = allowedDigest(digestName);
    if (!digest) return std::nullopt;
    std::string code(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    if (!HMAC(digest, key.data(), static_cast<int>(key.size()), reinterpret_cast<const unsigned char *>(message.data()), message.size(),
              reinterpret_cast<unsigned char *>(code.data()), &length))
        return std::nullopt;
    code.resize(length);
    return code;
}

bool sameBytes(std::string_view first, std::string_view second)
{
    return first.size() == second.size() && CRYPTO_memcmp(first.data(), second.data(), first.size()) == 0;
}

std::string digest(const std::string &algorithm, std::string_view bytes)
{
    const EVP_MD *method = EVP_get_digestbyname(algorithm.c_str());
    if (!method) return {};
    std::string result(EVP_MAX_MD_SIZE, '\0');
    unsigned length = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char *>(result.data()), &length, method, nullptr) != 1) return {};
    result.resize(length);
    return result;
}

} // namespace forkyard::wire
