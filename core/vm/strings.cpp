// Making, reading, comparing and joining strings.
#include "core/vm/strings.h"

#include "core/bytecode/symbol.h"
#include "core/lang/unicode.h"
#include "core/vm/string_builder.h"

#include <algorithm>
#include <cstring>

namespace forkyard::vm {

namespace {

constexpr std::size_t MaxBytes = std::size_t{1} << 31;
/// Below this a chain of + copies: cheaper than a blob.
constexpr std::size_t RoomFrom = 256;

bool isAscii(std::string_view text)
{
    std::size_t i = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t word;
        std::memcpy(&word, text.data() + i, 8);
        if (word & 0x8080808080808080u) return false;
    }
    for (; i < text.size(); ++i)
        if (text[i] & 0x80) return false;
    return true;
}

/// Copies characters of s to a place of `width` bytes each, at least s's own.
void copyWidened(const StrObject *s, std::uint8_t *to, unsigned width)
{
    if (s->width() == width) {
        std::memcpy(to, s->bytes(), std::size_t{s->length} * width);
        return;
    }
    withCharacters(s, [&](auto *characters, std::size_t count) {
        if (width == 2)
            std::copy_n(characters, count, reinterpret_cast<std::uint16_t *>(to));
        else
            std::copy_n(characters, count, reinterpret_cast<char32_t *>(to));
    });
}

/// A head for the first `length` characters of a blob.
StrObject *makeSharingStr(Thread &t, BlobObject *blob, std::size_t length, unsigned width)
{
    auto *s = newObject<StrObject>(t, Kind::Str, ClassId::Str, sizeof(std::int64_t));
    s->small = static_cast<std::uint8_t>(width);
    s->length = static_cast<std::uint32_t>(length);
    s->hash = 0;
    s->blobDistance() = (reinterpret_cast<const std::uint8_t *>(blob) - reinterpret_cast<const std::uint8_t *>(s)) /
                        static_cast<std::int64_t>(Granule);
    s->flags = StrObject::Shared;
    return s;
}

BlobObject *sharedBlob(Thread &t, const StrObject *s) { return t.machine.at<BlobObject>(s->blob(t.machine.heap.handleOf(s))); }

/// Writes b behind a in a's blob if a is all that the blob holds and there is room.
StrObject *appendInBlob(Thread &t, const StrObject *a, const StrObject *b)
{
    if (!a->sharesBlob() || b->width() > a->width()) return nullptr;
    const unsigned width = a->width();
    BlobObject *blob = sharedBlob(t, a);
    const std::size_t before = std::size_t{a->length} * width;
    const std::size_t more = std::size_t{b->length} * width;
    {
        const ObjectLock lock(t.machine, blob);
        if (blob->used != before || blob->capacity - before < more) return nullptr;
        blob->used += static_cast<std::uint32_t>(more);
    }
    copyWidened(b, blob->bytes() + before, width);
    return makeSharingStr(t, blob, std::size_t{a->length} + b->length, width);
}

/// True if appending to s again should leave room behind it: s is itself such a result and nobody has used its room.
bool isGrowing(Thread &t, const StrObject *s)
{
    if (s->sharesBlob()) return sharedBlob(t, s)->used == std::size_t{s->length} * s->width();
    return s->flags & StrObject::Joined;
}

} // namespace

StrObject *newStr(Thread &t, std::size_t count, unsigned width)
{
    if (count > MaxBytes / width) throw OutOfMemory{};
    auto *s = newObject<StrObject>(t, Kind::Str, ClassId::Str, count * width);
    s->small = static_cast<std::uint8_t>(width);
    s->length = static_cast<std::uint32_t>(count);
    s->hash = 0;
    return s;
}

Value makeStr(Thread &t, std::string_view utf8)
{
    if (isAscii(utf8)) return makeLatin1Str(t, reinterpret_cast<const std::uint8_t *>(utf8.data()), utf8.size());
    std::u32string characters;
    characters.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const lang::CodePoint point = lang::decodeUtf8(utf8, at);
        characters.push_back(point.value);
        at += point.length;
    }
    return makeStr(t, characters.data(), characters.size());
}

Value makeStr(Thread &t, const char32_t *codePoints, std::size_t count)
{
    char32_t all = 0;
    for (std::size_t i = 0; i < count; ++i) all |= codePoints[i];
    const unsigned width = widthOf(all);
    if (count == 0) return t.machine.emptyString;
    if (count == 1) return makeCharacter(t, codePoints[0]);
    StrObject *s = newStr(t, count, width);
    if (width == 1)
        std::transform(codePoints, codePoints + count, s->ownBytes(), [](char32_t c) { return static_cast<std::uint8_t>(c); });
    else if (width == 2)
        std::transform(codePoints, codePoints + count, reinterpret_cast<std::uint16_t *>(s->ownBytes()),
                       [](char32_t c) { return static_cast<std::uint16_t>(c); });
    else
        std::memcpy(s->ownBytes(), codePoints, count * sizeof(char32_t));
    return valueOf(t, s);
}

Value makeLatin1Str(Thread &t, const std::uint8_t *characters, std::size_t count)
{
    if (count == 0) return t.machine.emptyString;
    if (count == 1) return t.machine.latin1Strings[characters[0]];
    StrObject *s = newStr(t, count, 1);
    std::memcpy(s->ownBytes(), characters, count);
    return valueOf(t, s);
}

Value makeCharacter(Thread &t, char32_t codePoint)
{
    if (codePoint < 256) return t.machine.latin1Strings[codePoint];
    const unsigned width = widthOf(codePoint);
    StrObject *s = newStr(t, 1, width);
    std::memcpy(s->ownBytes(), &codePoint, width);
    return valueOf(t, s);
}

void makeSharedStrings(Thread &t)
{
    t.machine.emptyString = valueOf(t, newStr(t, 0, 1));
    for (unsigned c = 0; c < 256; ++c) {
        StrObject *s = newStr(t, 1, 1);
        s->ownBytes()[0] = static_cast<std::uint8_t>(c);
        t.machine.latin1Strings[c] = valueOf(t, s);
    }
}

Value substring(Thread &t, const StrObject *s, std::size_t start, std::size_t end)
{
    if (start == 0 && end == s->length && s->cls == t.machine.classes[static_cast<unsigned>(ClassId::Str)])
        return valueOf(t, s);
    const std::size_t count = end - start;
    if (s->width() == 1) return makeLatin1Str(t, s->bytes() + start, count);
    if (count == 1) return makeCharacter(t, characterAt(s, start));
    StringBuilder builder;
    builder.append(s, start, end);
    return builder.finish(t);
}

Value exactStr(Thread &t, Value str) { return substring(t, t.machine.at<StrObject>(str), 0, t.machine.at<StrObject>(str)->length); }

std::string textOf(const Machine &m, Value str)
{
    std::string text;
    appendText(m, str, text);
    return text;
}

void appendText(const Machine &m, Value str, std::string &out) { appendText(m.at<StrObject>(str), out); }

void appendText(const StrObject *s, std::string &out)
{
    if (s->width() == 1 && isAscii({reinterpret_cast<const char *>(s->bytes()), s->length})) {
        out.append(reinterpret_cast<const char *>(s->bytes()), s->length);
        return;
    }
    withCharacters(s, [&](auto *characters, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) lang::appendUtf8(out, characters[i]);
    });
}

bool textEquals(const StrObject *s, std::string_view ascii)
{
    return s->width() == 1 && s->length == ascii.size() && std::memcmp(s->bytes(), ascii.data(), ascii.size()) == 0;
}

std::uint32_t strHash(StrObject *s)
{
    const std::uint32_t known = __atomic_load_n(&s->hash, __ATOMIC_RELAXED);
    if (known != 0) return known;
    const std::uint32_t hash = hashBytes(s->bytes(), std::size_t{s->length} * s->width());
    __atomic_store_n(&s->hash, hash, __ATOMIC_RELAXED);
    return hash;
}

namespace {

/// Fewer than eight bytes as a number, the first one lowest.
std::uint64_t shortWord(const std::uint8_t *data, std::size_t size)
{
    if (size >= 4) {
        std::uint32_t low = 0, high = 0;
        std::memcpy(&low, data, 4);
        std::memcpy(&high, data + size - 4, 4);
        return low | std::uint64_t{high} << (8 * (size - 4));
    }
    if (size == 0) return 0;
    return data[0] | std::uint64_t{data[size / 2]} << (8 * (size / 2)) | std::uint64_t{data[size - 1]} << (8 * (size - 1));
}

} // namespace

std::uint32_t hashBytes(const std::uint8_t *data, std::size_t size)
{
    // Multiply and fold, eight bytes at a time; the constants are odd and have their bits well mixed.
    std::uint64_t h = 0x9e3779b97f4a7c15u ^ (size * 0xd6e8feb86659fd93u);
    const auto mix = [&h](std::uint64_t word) {
        h = (h ^ word) * 0xd6e8feb86659fd93u;
        h ^= h >> 32;
    };
    std::uint64_t word = 0;
    while (size >= 8) {
        std::memcpy(&word, data, 8);
        mix(word);
        data += 8;
        size -= 8;
    }
    mix(shortWord(data, size));
    mix(size); // not mix(h), which would be 0 whatever h is
    const auto hash = static_cast<std::uint32_t>(h);
    return hash == 0 ? 1 : hash;
}

bool strEqualSlow(const StrObject *a, const StrObject *b)
{
    const std::size_t size = std::size_t{a->length} * a->width();
    const std::uint8_t *x = a->bytes(), *y = b->bytes();
    if (size >= 8) return std::memcmp(x, y, size) == 0;
    if (size >= 4) {
        // The first four and the last four, which may be some of the same.
        std::uint32_t wordX = 0, wordY = 0, lastX = 0, lastY = 0;
        std::memcpy(&wordX, x, 4);
        std::memcpy(&wordY, y, 4);
        std::memcpy(&lastX, x + size - 4, 4);
        std::memcpy(&lastY, y + size - 4, 4);
        return wordX == wordY && lastX == lastY;
    }
    for (std::size_t i = 0; i < size; ++i)
        if (x[i] != y[i]) return false;
    return true;
}

int strCompare(const StrObject *a, const StrObject *b)
{
    return withCharacters(a, [b](auto *x, std::size_t countX) {
        return withCharacters(b, [&](auto *y, std::size_t countY) {
            const std::size_t common = std::min(countX, countY);
            for (std::size_t i = 0; i < common; ++i)
                if (x[i] != y[i]) return char32_t{x[i]} < char32_t{y[i]} ? -1 : 1;
            return countX < countY ? -1 : countX > countY ? 1 : 0;
        });
    });
}

std::int64_t strFind(const StrObject *s, const StrObject *part, std::size_t from, std::size_t end)
{
    if (from > end || part->length > end - from || part->width() > s->width()) return -1;
    if (part->length == 0) return static_cast<std::int64_t>(from);
    if (s->width() == 1) {
        const std::uint8_t *data = s->bytes();
        const void *found = part->length == 1 ? std::memchr(data + from, part->bytes()[0], end - from)
                                              : memmem(data + from, end - from, part->bytes(), part->length);
        return found ? static_cast<const std::uint8_t *>(found) - data : -1;
    }
    return withCharacters(s, [&](auto *text, std::size_t) {
        return withCharacters(part, [&](auto *wanted, std::size_t count) {
            const auto *found = std::search(text + from, text + end, wanted, wanted + count,
                                            [](char32_t x, char32_t y) { return x == y; });
            return found == text + end ? std::int64_t{-1} : found - text;
        });
    });
}

std::int64_t strFindLast(const StrObject *s, const StrObject *part, std::size_t from, std::size_t end)
{
    if (from > end || part->length > end - from || part->width() > s->width()) return -1;
    return withCharacters(s, [&](auto *text, std::size_t) {
        return withCharacters(part, [&](auto *wanted, std::size_t count) {
            for (std::size_t at = end - count + 1; at-- > from;)
                if (std::equal(wanted, wanted + count, text + at, [](char32_t x, char32_t y) { return x == y; }))
                    return static_cast<std::int64_t>(at);
            return std::int64_t{-1};
        });
    });
}

Value concatenate(Thread &t, StrObject *a, StrObject *b)
{
    if (b->length == 0) return exactStr(t, valueOf(t, a));
    if (a->length == 0) return exactStr(t, valueOf(t, b));
    if (StrObject *grown = appendInBlob(t, a, b)) return valueOf(t, grown);

    const unsigned width = std::max(a->width(), b->width());
    const std::size_t count = std::size_t{a->length} + b->length;
    std::uint8_t *to = nullptr;
    StrObject *result = nullptr;
    if (count * width >= RoomFrom && count * width < MaxBytes / 2 && isGrowing(t, a)) {
        const std::size_t capacity = count * width * 2;
        auto *blob = newObject<BlobObject>(t, Kind::Blob, ClassId::Object, capacity);
        blob->capacity = static_cast<std::uint32_t>(capacity);
        blob->used = static_cast<std::uint32_t>(count * width);
        std::memset(blob->bytes() + blob->used, 0, capacity - blob->used); // heaps are compared
        result = makeSharingStr(t, blob, count, width);
        to = blob->bytes();
    } else {
        result = newStr(t, count, width);
        result->flags |= StrObject::Joined;
        to = result->ownBytes();
    }
    copyWidened(a, to, width);
    copyWidened(b, to + std::size_t{a->length} * width, width);
    return valueOf(t, result);
}

Value concatenate(Thread &t, const Value *strings, std::size_t count)
{
    const Machine &m = t.machine;
    std::size_t total = 0;
    unsigned width = 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto *s = m.at<StrObject>(strings[i]);
        total += s->length;
        width = std::max(width, s->width());
    }
    if (total == 0) return m.emptyString;
    StrObject *result = newStr(t, total, width);
    std::uint8_t *to = result->ownBytes();
    for (std::size_t i = 0; i < count; ++i) {
        const auto *s = m.at<StrObject>(strings[i]);
        copyWidened(s, to, width);
        to += std::size_t{s->length} * width;
    }
    return valueOf(t, result);
}

bytecode::Symbol symbolOf(const Machine &m, Value str)
{
    const auto *s = m.at<StrObject>(str);
    const std::string_view narrow(reinterpret_cast<const char *>(s->bytes()), s->length);
    if (s->width() == 1 && isAscii(narrow)) return bytecode::intern(narrow);
    return bytecode::intern(textOf(m, str));
}

Value strOfSymbol(Thread &t, bytecode::Symbol symbol) { return makeStr(t, bytecode::symbolText(symbol)); }

} // namespace forkyard::vm
