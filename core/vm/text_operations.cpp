// Shares of operations.h for str, bytes and bytearray: + * %, comparisons, elements, `in`, iteration.
#include "core/vm/text_operations.h"

#include "core/vm/format.h"
#include "core/vm/numbers.h"
#include "core/vm/string_builder.h"

#include <algorithm>
#include <cstring>

namespace forkyard::vm {

namespace {

bool isText(const Machine &m, Value v)
{
    const Kind kind = kindOf(m, v);
    return kind == Kind::Str || kind == Kind::Bytes;
}

Outcome addText(Thread &t, Value a, Value b, Value &result)
{
    Machine &m = t.machine;
    if (isStr(m, a)) {
        if (!isStr(m, b)) return raise(t, ClassId::TypeError, "can only concatenate str (not \"%s\") to str", typeName(m, b).c_str());
        result = concatenate(t, m.at<StrObject>(a), m.at<StrObject>(b));
        return Outcome::Done;
    }
    if (!isBytesLike(m, b))
        return raise(t, ClassId::TypeError, "can't concat %s to %s", typeName(m, b).c_str(), typeName(m, a).c_str());
    std::string joined(bytesOf(m, a));
    joined += bytesOf(m, b);
    result = isByteArray(m, a) ? makeByteArray(t, joined) : makeBytes(t, joined);
    return Outcome::Done;
}

/// How often to repeat, from an int; negative is 0.
Outcome repeatCount(Thread &t, Value times, std::int64_t &count)
{
    const Outcome outcome = toIndex(t, times, count);
    if (outcome == Outcome::Done && count < 0) count = 0;
    return outcome;
}

Outcome repeatText(Thread &t, Value text, Value times, Value &result)
{
    Machine &m = t.machine;
    if (!isIntLike(m, times)) {
        if (isUserObject(m, times)) return Outcome::Python;
        return raise(t, ClassId::TypeError, "can't multiply sequence by non-int of type '%s'", typeName(m, times).c_str());
    }
    std::int64_t count = 0;
    if (const Outcome outcome = repeatCount(t, times, count); outcome != Outcome::Done) return outcome;
    const std::size_t length = textLength(m, text);
    if (length != 0 && static_cast<std::uint64_t>(count) > MaxTextLength / length) throw OutOfMemory{};
    const auto repeats = static_cast<std::size_t>(count);

    if (isBytesLike(m, text)) {
        std::string all;
        all.reserve(length * repeats);
        for (std::size_t i = 0; i < repeats; ++i) all += bytesOf(m, text);
        result = isByteArray(m, text) ? makeByteArray(t, all) : makeBytes(t, all);
        return Outcome::Done;
    }
    const auto *s = m.at<StrObject>(text);
    if (length * repeats == 0) {
        result = m.emptyString;
        return Outcome::Done;
    }
    if (repeats == 1) {
        result = exactStr(t, text);
        return Outcome::Done;
    }
    StrObject *made = newStr(t, length * repeats, s->width());
    const std::size_t size = length * s->width();
    if (size == 1) {
        std::memset(made->ownBytes(), s->bytes()[0], repeats);
    } else {
        for (std::size_t i = 0; i < repeats; ++i) std::memcpy(made->ownBytes() + i * size, s->bytes(), size);
    }
    result = valueOf(t, made);
    return Outcome::Done;
}

bool answer(Comparison op, int order)
{
    switch (op) {
    case Comparison::Eq: return order == 0;
    case Comparison::Ne: return order != 0;
    case Comparison::Lt: return order < 0;
    case Comparison::Le: return order <= 0;
    case Comparison::Gt: return order > 0;
    case Comparison::Ge: return order >= 0;
    }
    return false;
}

/// The place of an element, counted from the end where negative.
Outcome elementIndex(Thread &t, Value text, Value key, std::size_t length, std::size_t &index)
{
    Machine &m = t.machine;
    const bool str = isStr(m, text);
    const bool array = isByteArray(m, text);
    std::int64_t i = 0;
    if (!isIntLike(m, key)) {
        if (isUserObject(m, key)) return Outcome::Python;
        const std::string type = typeName(m, key);
        if (str) return raise(t, ClassId::TypeError, "string indices must be integers, not '%s'", type.c_str());
        return raise(t, ClassId::TypeError, "%s indices must be integers or slices, not %s", array ? "bytearray" : "byte", type.c_str());
    }
    if (!fitsInt64(m, key, i)) return raise(t, ClassId::IndexError, "cannot fit 'int' into an index-sized integer");
    if (i < 0) i += static_cast<std::int64_t>(length);
    if (i < 0 || i >= static_cast<std::int64_t>(length))
        return raise(t, ClassId::IndexError, str ? "string index out of range" : array ? "bytearray index out of range" : "index out of range");
    index = static_cast<std::size_t>(i);
    return Outcome::Done;
}

Value sliceOfStr(Thread &t, const StrObject *s, const SliceBounds &range)
{
    const auto start = static_cast<std::size_t>(range.start);
    if (range.step == 1) return substring(t, s, start, start + range.count);
    StringBuilder builder;
    std::int64_t at = range.start;
    for (std::size_t i = 0; i < range.count; ++i, at += range.step) builder.append(characterAt(s, static_cast<std::size_t>(at)));
    return builder.finish(t);
}

std::string sliceOfBytes(std::string_view bytes, const SliceBounds &range)
{
    if (range.step == 1) return std::string(bytes.substr(static_cast<std::size_t>(range.start), range.count));
    std::string part;
    std::int64_t at = range.start;
    for (std::size_t i = 0; i < range.count; ++i, at += range.step) part.push_back(bytes[static_cast<std::size_t>(at)]);
    return part;
}

} // namespace

Outcome textBinary(Thread &t, BinaryOperator op, Value a, Value b, Value &result, bool &handled)
{
    Machine &m = t.machine;
    handled = true;
    if (op == BinaryOperator::Add && isText(m, a)) return addText(t, a, b, result);
    if (op == BinaryOperator::Mul && isText(m, a)) return repeatText(t, a, b, result);
    if (op == BinaryOperator::Mul && isText(m, b) && !isKind(m, a, Kind::List) && !isKind(m, a, Kind::Tuple)) return repeatText(t, b, a, result);
    if (op == BinaryOperator::Mod && isStr(m, a)) return percentFormat(t, a, b, result);
    if (op == BinaryOperator::Mod && isBytesLike(m, a)) return percentFormatBytes(t, a, b, result);
    handled = false;
    return Outcome::Done;
}

Outcome textCompare(Thread &t, Comparison op, Value a, Value b, Value &result, bool &handled)
{
    Machine &m = t.machine;
    handled = true;
    if (isStr(m, a) && isStr(m, b)) {
        const auto *x = m.at<StrObject>(a);
        const auto *y = m.at<StrObject>(b);
        const bool equalityOnly = op == Comparison::Eq || op == Comparison::Ne;
        result = Value::boolean(answer(op, equalityOnly ? !strEqual(x, y) : strCompare(x, y)));
        return Outcome::Done;
    }
    if (isBytesLike(m, a) && isBytesLike(m, b)) {
        result = Value::boolean(answer(op, bytesOf(m, a).compare(bytesOf(m, b))));
        return Outcome::Done;
    }
    handled = false;
    return Outcome::Done;
}

std::size_t textLength(const Machine &m, Value text)
{
    return isStr(m, text) ? m.at<StrObject>(text)->length : bytesOf(m, text).size();
}

Outcome textGetItem(Thread &t, Value text, Value key, Value &result)
{
    Machine &m = t.machine;
    if (isKind(m, key, Kind::Slice)) {
        SliceBounds range;
        if (const Outcome outcome = resolveSlice(t, m.at<SliceObject>(key), textLength(m, text), range); outcome != Outcome::Done) return outcome;
        if (isStr(m, text))
            result = sliceOfStr(t, m.at<StrObject>(text), range);
        else if (isByteArray(m, text))
            result = makeByteArray(t, sliceOfBytes(bytesOf(m, text), range));
        else
            result = makeBytes(t, sliceOfBytes(bytesOf(m, text), range));
        return Outcome::Done;
    }
    std::size_t index = 0;
    if (isStr(m, text)) {
        const auto *s = m.at<StrObject>(text);
        if (const Outcome outcome = elementIndex(t, text, key, s->length, index); outcome != Outcome::Done) return outcome;
        result = makeCharacter(t, characterAt(s, index));
        return Outcome::Done;
    }
    const std::string_view bytes = bytesOf(m, text);
    if (const Outcome outcome = elementIndex(t, text, key, bytes.size(), index); outcome != Outcome::Done) return outcome;
    result = Value::integer(static_cast<std::uint8_t>(bytes[index]));
    return Outcome::Done;
}

Outcome textSetItem(Thread &t, Value text, Value key, Value value)
{
    Machine &m = t.machine;
    if (!isByteArray(m, text))
        return raise(t, ClassId::TypeError, "'%s' object does not support item assignment", typeName(m, text).c_str());
    auto *array = m.at<BytesObject>(text);
    if (isKind(m, key, Kind::Slice)) {
        std::string replacement;
        if (const Outcome outcome = bytesForSlice(t, value, replacement); outcome != Outcome::Done) return outcome;
        const ObjectLock lock(m, array);
        SliceBounds range;
        if (const Outcome outcome = resolveSlice(t, m.at<SliceObject>(key), array->length, range); outcome != Outcome::Done) return outcome;
        return replaceBytes(t, array, range, replacement);
    }
    std::size_t index = 0;
    std::uint8_t byte = 0;
    if (const Outcome outcome = elementIndex(t, text, key, array->length, index); outcome != Outcome::Done) return outcome;
    if (const Outcome outcome = byteOf(t, value, byte); outcome != Outcome::Done) return outcome;
    const ObjectLock lock(m, array);
    if (index >= array->length) return raise(t, ClassId::IndexError, "bytearray index out of range");
    m.at<BlobObject>(array->blob)->bytes()[index] = byte;
    return Outcome::Done;
}

Outcome textDeleteItem(Thread &t, Value text, Value key)
{
    Machine &m = t.machine;
    if (!isByteArray(m, text))
        return raise(t, ClassId::TypeError, "'%s' object doesn't support item deletion", typeName(m, text).c_str());
    auto *array = m.at<BytesObject>(text);
    SliceBounds range;
    if (isKind(m, key, Kind::Slice)) {
        const ObjectLock lock(m, array);
        if (const Outcome outcome = resolveSlice(t, m.at<SliceObject>(key), array->length, range); outcome != Outcome::Done) return outcome;
        return deleteBytes(t, array, range);
    }
    std::size_t index = 0;
    if (const Outcome outcome = elementIndex(t, text, key, array->length, index); outcome != Outcome::Done) return outcome;
    range = {static_cast<std::int64_t>(index), static_cast<std::int64_t>(index) + 1, 1, 1};
    const ObjectLock lock(m, array);
    return deleteBytes(t, array, range);
}

Outcome textContains(Thread &t, Value text, Value item, bool &result)
{
    Machine &m = t.machine;
    if (isStr(m, text)) {
        if (!isStr(m, item))
            return raise(t, ClassId::TypeError, "'in <string>' requires string as left operand, not %s", typeName(m, item).c_str());
        const auto *s = m.at<StrObject>(text);
        result = strFind(s, m.at<StrObject>(item), 0, s->length) >= 0;
        return Outcome::Done;
    }
    if (isIntLike(m, item)) {
        std::uint8_t byte = 0;
        if (const Outcome outcome = byteOf(t, item, byte); outcome != Outcome::Done) return outcome;
        result = bytesOf(m, text).find(static_cast<char>(byte)) != std::string_view::npos;
        return Outcome::Done;
    }
    if (!isBytesLike(m, item)) {
        if (isUserObject(m, item)) return Outcome::Python;
        return raise(t, ClassId::TypeError, "a bytes-like object is required, not '%s'", typeName(m, item).c_str());
    }
    result = bytesOf(m, text).find(bytesOf(m, item)) != std::string_view::npos;
    return Outcome::Done;
}

Value strNext(Thread &t, IteratorObject *iterator)
{
    const Value source = loadSlot(&iterator->source);
    if (!source.isObject()) return Value::endOfIteration();
    const auto *s = t.machine.at<StrObject>(source);
    const std::uint64_t index = __atomic_load_n(&iterator->index, __ATOMIC_RELAXED);
    if (index >= s->length) {
        storeSlot(&iterator->source, Value::none());
        return Value::endOfIteration();
    }
    __atomic_store_n(&iterator->index, index + 1, __ATOMIC_RELAXED);
    return makeCharacter(t, characterAt(s, index));
}

Value bytesNext(Thread &t, IteratorObject *iterator)
{
    const Value source = loadSlot(&iterator->source);
    if (!source.isObject()) return Value::endOfIteration();
    const std::string_view bytes = bytesOf(t.machine, source);
    const std::uint64_t index = __atomic_load_n(&iterator->index, __ATOMIC_RELAXED);
    if (index >= bytes.size()) {
        storeSlot(&iterator->source, Value::none());
        return Value::endOfIteration();
    }
    __atomic_store_n(&iterator->index, index + 1, __ATOMIC_RELAXED);
    return Value::integer(static_cast<std::uint8_t>(bytes[index]));
}

} // namespace forkyard::vm
