// Constructors of bytes and bytearray, decode, hex, fromhex, special methods, and what changes a bytearray.
#include "core/vm/bytes_methods.h"

#include "core/vm/encodings.h"
#include "core/vm/iterators.h"
#include "core/vm/numbers.h"
#include "core/vm/repr.h"
#include "core/vm/str_methods.h"
#include "core/vm/text_operations.h"

#include <algorithm>

namespace forkyard::vm {

namespace {

/// Makes an instance of cls, which is bytes, bytearray or a subclass.
Value makeInstance(Thread &t, Value cls, std::string_view bytes, bool array)
{
    const Value made = array ? makeByteArray(t, bytes) : makeBytes(t, bytes);
    t.machine.at<Object>(made)->cls = cls.asHandle();
    return made;
}

/// bytes(str, encoding, errors)
Outcome contentOfText(Call &call, std::string &content)
{
    const Machine &m = call.machine;
    if (!isStr(m, call[1])) return call.raise(ClassId::TypeError, "%s without a string argument", call.has(2) ? "encoding" : "errors");
    if (!call.has(2)) return call.raise(ClassId::TypeError, "string argument without an encoding");
    return encodeText(call.thread, call[1], textOf(m, call[2]), call.has(3) ? textOf(m, call[3]) : "strict", content);
}

/// What the constructor's arguments (class, source, encoding, errors) say the content is. Python: source's own methods.
Outcome contentFromArguments(Call &call, bool array, std::string &content)
{
    const Machine &m = call.machine;
    const char *name = array ? "bytearray" : "bytes";
    for (std::uint32_t i = 2; i <= 3; ++i)
        if (call.has(i) && !isStr(m, call[i]))
            return call.raise(ClassId::TypeError, "%s() argument '%s' must be str, not %s", name, i == 2 ? "encoding" : "errors", argumentTypeName(m, call[i]).c_str());
    if (!call.has(1)) {
        if (!call.has(2) && !call.has(3)) return Outcome::Done;
        return call.raise(ClassId::TypeError, "%s without a string argument", call.has(2) ? "encoding" : "errors");
    }
    const Value source = call[1];
    if (call.has(2) || call.has(3)) return contentOfText(call, content);
    if (isStr(m, source)) return call.raise(ClassId::TypeError, "string argument without an encoding");
    if (isUserObject(m, source)) return Outcome::Python;
    if (isBytesLike(m, source)) {
        content = bytesOf(m, source);
        return Outcome::Done;
    }
    if (isIntLike(m, source)) {
        std::int64_t count = 0;
        if (!fitsInt64(m, source, count)) return call.raise(ClassId::OverflowError, "cannot fit 'int' into an index-sized integer");
        if (count < 0) return call.raise(ClassId::ValueError, "negative count");
        if (static_cast<std::uint64_t>(count) > MaxTextLength) throw OutOfMemory{};
        content.assign(static_cast<std::size_t>(count), '\0');
        return Outcome::Done;
    }
    if (isKind(m, source, Kind::Generator)) return Outcome::Python;
    if (!iteratesNatively(m, source) && kindOf(m, source) == Kind::Iterator) return Outcome::Python;
    if (!iteratesNatively(m, source)) {
        if (isKind(m, source, Kind::List) || isKind(m, source, Kind::Tuple) || isKind(m, source, Kind::Set) || isKind(m, source, Kind::Dict)) return Outcome::Python;
        return call.raise(ClassId::TypeError, "cannot convert '%s' object to %s", typeName(m, source).c_str(), name);
    }
    const Outcome outcome = bytesOfInts(call.thread, source, content);
    if (outcome != Outcome::Raised || array || !isExactly(m, call.thread.exception, ClassId::ValueError)) return outcome;
    return call.raise(ClassId::ValueError, "bytes must be in range(0, 256)");
}

template <bool array>
Outcome newInstance(Call &call)
{
    std::string content;
    const Outcome outcome = contentFromArguments(call, array, content);
    if (outcome == Outcome::Python) return call.fallback(array ? PreludeId::bytearray_new : PreludeId::bytes_new);
    FORKYARD_TRY(outcome);
    return call.done(makeInstance(call.thread, call[0], content, array));
}

Outcome decode(Call &call)
{
    const Machine &m = call.machine;
    for (std::uint32_t i = 1; i <= 2; ++i)
        if (!isStr(m, call[i]))
            return call.raise(ClassId::TypeError, "decode() argument '%s' must be str, not %s", i == 1 ? "encoding" : "errors", argumentTypeName(m, call[i]).c_str());
    return decodeText(call.thread, call[0], textOf(m, call[1]), textOf(m, call[2]), call.result);
}

constexpr char HexDigits[] = "0123456789abcdef";

/// hex(sep, bytes_per_sep): groups are counted from the right, from the left where bytes_per_sep is negative.
Outcome hex(Call &call)
{
    const Machine &m = call.machine;
    const std::string_view bytes = selfBytes(call);
    std::string separator;
    std::int64_t group = 0;
    if (call.has(1)) {
        if (!isStr(m, call[1]) && !isBytesLike(m, call[1])) return call.raise(ClassId::TypeError, "sep must be str or bytes.");
        separator = isStr(m, call[1]) ? textOf(m, call[1]) : std::string(bytesOf(m, call[1]));
        const std::size_t length = isStr(m, call[1]) ? strAt(call, 1)->length : separator.size();
        if (length != 1) return call.raise(ClassId::ValueError, "sep must be length 1.");
        if (separator.size() != 1) return call.raise(ClassId::ValueError, "sep must be ASCII.");
        FORKYARD_TRY(intArgument(call, 2, group));
    }
    const auto size = static_cast<std::int64_t>(bytes.size());
    const std::int64_t every = group < 0 ? -group : group;
    std::string out;
    for (std::int64_t i = 0; i < size; ++i) {
        if (i != 0 && every != 0 && (group < 0 ? i : size - i) % every == 0) out += separator;
        const auto byte = static_cast<std::uint8_t>(bytes[static_cast<std::size_t>(i)]);
        out.push_back(HexDigits[byte >> 4]);
        out.push_back(HexDigits[byte & 15]);
    }
    return call.done(makeStr(call.thread, out));
}

int hexValue(char32_t c)
{
    if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
    return -1;
}

template <bool array>
Outcome fromhex(Call &call)
{
    if (!isStr(call.machine, call[1])) return call.raise(ClassId::TypeError, "fromhex() argument must be str, not %s", argumentTypeName(call.machine, call[1]).c_str());
    const StrObject *s = strAt(call, 1);
    std::string bytes;
    for (std::size_t i = 0; i < s->length;) {
        const char32_t c = characterAt(s, i);
        if (c < 0x80 && AsciiSpaces.find(static_cast<char>(c)) != std::string_view::npos) {
            ++i;
            continue;
        }
        for (std::size_t half = 0; half < 2; ++half)
            if (i + half >= s->length || hexValue(characterAt(s, i + half)) < 0)
                return call.raise(ClassId::ValueError, "non-hexadecimal number found in fromhex() arg at position %zu", i + half);
        bytes.push_back(static_cast<char>(hexValue(c) * 16 + hexValue(characterAt(s, i + 1))));
        i += 2;
    }
    return call.done(makeInstance(call.thread, call[0], bytes, array));
}

Outcome specialRepr(Call &call)
{
    std::string text;
    FORKYARD_TRY(appendBuiltinRepr(call.thread, call[0], text));
    return call.done(makeStr(call.thread, text));
}

Outcome specialHash(Call &call) { return call.done(makeInt(call.thread, bytesHash(call.machine.at<BytesObject>(call[0])))); }
Outcome specialBytes(Call &call) { return call.done(makeBytes(call.thread, selfBytes(call))); }

// -- bytearray only

BytesObject *arrayOf(Call &call) { return call.machine.at<BytesObject>(call[0]); }

Outcome byteArgument(Call &call, std::uint32_t i, std::uint8_t &byte)
{
    const Outcome outcome = byteOf(call.thread, call[i], byte);
    if (outcome != Outcome::Python) return outcome;
    return call.raise(ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(call.machine, call[i]).c_str());
}

void insertBytes(Call &call, std::size_t at, std::string_view bytes) { replaceBytes(call.thread, arrayOf(call), at, at, bytes); }

Outcome append(Call &call)
{
    std::uint8_t byte = 0;
    FORKYARD_TRY(byteArgument(call, 1, byte));
    const ObjectLock lock(call.machine, arrayOf(call));
    insertBytes(call, arrayOf(call)->length, {reinterpret_cast<const char *>(&byte), 1});
    return call.done();
}

Outcome extend(Call &call)
{
    const Machine &m = call.machine;
    std::string bytes;
    if (isBytesLike(m, call[1])) {
        bytes = bytesOf(m, call[1]);
    } else if (isIntLike(m, call[1]) || isFloatLike(m, call[1]) || !call[1].isObject()) {
        return call.raise(ClassId::TypeError, "can't extend bytearray with %s", typeName(m, call[1]).c_str());
    } else {
        const Outcome outcome = bytesOfInts(call.thread, call[1], bytes);
        if (outcome == Outcome::Python) return call.fallback(PreludeId::bytearray_extend);
        FORKYARD_TRY(outcome);
    }
    const ObjectLock lock(m, arrayOf(call));
    insertBytes(call, arrayOf(call)->length, bytes);
    return call.done();
}

Outcome insert(Call &call)
{
    std::int64_t index = 0;
    std::uint8_t byte = 0;
    FORKYARD_TRY(intArgument(call, 1, index));
    FORKYARD_TRY(byteArgument(call, 2, byte));
    const ObjectLock lock(call.machine, arrayOf(call));
    const std::int64_t length = arrayOf(call)->length;
    if (index < 0) index = std::max<std::int64_t>(index + length, 0);
    insertBytes(call, static_cast<std::size_t>(std::min(index, length)), {reinterpret_cast<const char *>(&byte), 1});
    return call.done();
}

Outcome pop(Call &call)
{
    std::int64_t index = 0;
    FORKYARD_TRY(intArgument(call, 1, index));
    const ObjectLock lock(call.machine, arrayOf(call));
    const std::int64_t length = arrayOf(call)->length;
    if (length == 0) return call.raise(ClassId::IndexError, "pop from empty bytearray");
    if (index < 0) index += length;
    if (index < 0 || index >= length) return call.raise(ClassId::IndexError, "pop index out of range");
    const auto at = static_cast<std::size_t>(index);
    const auto byte = static_cast<std::uint8_t>(selfBytes(call)[at]);
    replaceBytes(call.thread, arrayOf(call), at, at + 1, {});
    return call.done(Value::integer(byte));
}

Outcome remove(Call &call)
{
    std::uint8_t byte = 0;
    FORKYARD_TRY(byteArgument(call, 1, byte));
    const ObjectLock lock(call.machine, arrayOf(call));
    const std::size_t at = selfBytes(call).find(static_cast<char>(byte));
    if (at == std::string_view::npos) return call.raise(ClassId::ValueError, "value not found in bytearray");
    replaceBytes(call.thread, arrayOf(call), at, at + 1, {});
    return call.done();
}

Outcome clear(Call &call)
{
    const ObjectLock lock(call.machine, arrayOf(call));
    replaceBytes(call.thread, arrayOf(call), 0, arrayOf(call)->length, {});
    return call.done();
}

Outcome reverse(Call &call)
{
    const ObjectLock lock(call.machine, arrayOf(call));
    std::string turned(selfBytes(call));
    std::reverse(turned.begin(), turned.end());
    replaceBytes(call.thread, arrayOf(call), 0, turned.size(), turned);
    return call.done();
}

Outcome copy(Call &call) { return call.done(makeByteArray(call.thread, selfBytes(call))); }

Outcome specialIadd(Call &call)
{
    bool handled = false;
    return textInplace(call.thread, BinaryOperator::Add, call[0], call[1], call.result, handled);
}

Outcome specialSetItem(Call &call)
{
    const Outcome outcome = textSetItem(call.thread, call[0], call[1], call[2]);
    return outcome == Outcome::Python ? call.fallback(PreludeId::set_item) : outcome;
}

Outcome specialDelItem(Call &call)
{
    const Outcome outcome = textDeleteItem(call.thread, call[0], call[1]);
    return outcome == Outcome::Python ? call.fallback(PreludeId::delete_item) : outcome;
}

} // namespace

Outcome textInplace(Thread &t, BinaryOperator op, Value a, Value b, Value &result, bool &handled)
{
    Machine &m = t.machine;
    handled = isByteArray(m, a) && op == BinaryOperator::Add;
    if (!handled) return Outcome::Done;
    if (!isBytesLike(m, b)) return raise(t, ClassId::TypeError, "can't concat %s to %s", typeName(m, b).c_str(), typeName(m, a).c_str());
    const std::string more(bytesOf(m, b));
    auto *array = m.at<BytesObject>(a);
    const ObjectLock lock(m, array);
    replaceBytes(t, array, array->length, array->length, more);
    result = a;
    return Outcome::Done;
}

void defineBytesSpecial(Thread &t)
{
    const auto classOfId = [&t](ClassId id) { return t.machine.classes[static_cast<unsigned>(id)]; };
    defineTextSpecial(t, ClassId::Bytes);
    defineTextSpecial(t, ClassId::ByteArray);
    defineForBoth(t, {
        {"decode", "self, /, encoding='utf-8', errors='strict'", decode},
        {"hex", "self, /, sep=?, bytes_per_sep=1", hex},
        {"__repr__", "self, /", specialRepr},
        {"__str__", "self, /", specialRepr},
    });
    defineMethods(t, classOfId(ClassId::Bytes), {
        {"__new__", "static cls, /, source=?, encoding=?, errors=?", newInstance<false>},
        {"fromhex", "class type, string, /", fromhex<false>},
        {"__hash__", "self, /", specialHash},
        {"__bytes__", "self, /", specialBytes},
    });
    defineMethods(t, classOfId(ClassId::ByteArray), {
        {"__new__", "static cls, /, source=?, encoding=?, errors=?", newInstance<true>},
        {"fromhex", "class type, string, /", fromhex<true>},
    });
    setAttributeRaw(t, classOfId(ClassId::ByteArray), "__hash__", Value::none());
}

void defineByteArray(Thread &t)
{
    defineMethods(t, t.machine.classes[static_cast<unsigned>(ClassId::ByteArray)], {
        {"append", "self, item, /", append},
        {"extend", "self, iterable_of_ints, /", extend},
        {"insert", "self, index, item, /", insert},
        {"pop", "self, index=-1, /", pop},
        {"remove", "self, value, /", remove},
        {"clear", "self, /", clear},
        {"reverse", "self, /", reverse},
        {"copy", "self, /", copy},
        {"__iadd__", "self, value, /", specialIadd},
        {"__setitem__", "self, key, value, /", specialSetItem},
        {"__delitem__", "self, key, /", specialDelItem},
    });
}

void defineBytesMethods(Thread &t)
{
    defineBytesSearch(t);
    defineBytesSplit(t);
    defineBytesText(t);
    defineBytesSpecial(t);
    defineByteArray(t);
}

} // namespace forkyard::vm
