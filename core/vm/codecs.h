// One encoding, a character at a time. Knows nothing of error handlers or objects.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace forkyard::vm {

/// What stands at one place of encoded text: a character of `length` bytes, or, with a reason, that many bytes that are none.
struct Decoded {
    char32_t character = 0;
    std::size_t length = 1;
    const char *reason = nullptr;
};

class Codec {
public:
    virtual ~Codec() = default;
    /// As UnicodeError names it.
    virtual std::string_view name() const = 0;
    /// The character's bytes appended; false if it has none in this encoding.
    virtual bool encode(char32_t c, std::string &out) const = 0;
    /// Why encode() said false.
    virtual const char *reason() const = 0;
    /// Whether characters in a row that cannot be encoded are told of together.
    virtual bool groupsErrors() const { return true; }
    /// at < text.size().
    virtual Decoded decode(std::string_view text, std::size_t at) const = 0;
    /// What comes before encoded text, and is skipped before text to be decoded.
    virtual std::string_view mark() const { return {}; }
};

/// The codec of a name as programs spell it, or null. The text to be decoded settles the byte order of utf-16 and utf-32.
std::unique_ptr<Codec> findCodec(std::string_view name, std::string_view textToDecode = {});

} // namespace forkyard::vm
