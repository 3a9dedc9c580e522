// Making and reading bytes and bytearray, and changing a bytearray's content.
#include "core/vm/string_builder.h"
#include "core/vm/iterators.h"
#include "core/vm/numbers.h"
#include "core/vm/text_arguments.h"
#include "core/vm/text_operations.h"

#include <algorithm>
#include <cstring>

namespace forkyard::vm {

namespace {

BlobObject *newBlob(Thread &t, std::size_t capacity)
{
    auto *blob = newObject<BlobObject>(t, Kind::Blob, ClassId::Object, capacity);
    blob->capacity = static_cast<std::uint32_t>(capacity);
    blob->used = 0;
    std::memset(blob->bytes(), 0, capacity); // what was there before is nobody's to see, not even by comparing heaps
    return blob;
}

std::uint8_t *contentOf(Thread &t, BytesObject *array) { return t.machine.at<BlobObject>(array->blob)->bytes(); }

/// Makes room for `length` bytes, half as much again where it must grow, and says that so many are there. Readers without
/// the GIL take the blob first, then the length, and never go beyond the blob.
void resize(Thread &t, BytesObject *array, std::size_t length)
{
    if (length > MaxTextLength) throw OutOfMemory{};
    auto *blob = t.machine.at<BlobObject>(array->blob);
    if (blob->capacity < length) {
        BlobObject *bigger = newBlob(t, std::min(MaxTextLength, length + length / 2 + 16));
        std::memcpy(bigger->bytes(), blob->bytes(), array->length);
        __atomic_store_n(&array->blob, t.machine.heap.handleOf(bigger), __ATOMIC_RELEASE);
    }
    __atomic_store_n(&array->length, static_cast<std::uint32_t>(length), __ATOMIC_RELEASE);
}

} // namespace

Value makeBytes(Thread &t, std::string_view bytes)
{
    if (bytes.size() > MaxTextLength) throw OutOfMemory{};
    auto *object = newObject<BytesObject>(t, Kind::Bytes, ClassId::Bytes, bytes.size());
    object->length = static_cast<std::uint32_t>(bytes.size());
    object->hash = 0;
    object->blob = 0;
    object->padding = 0;
    if (!bytes.empty()) std::memcpy(object->inlineBytes(), bytes.data(), bytes.size());
    return valueOf(t, object);
}

Value makeByteArray(Thread &t, std::string_view bytes)
{
    if (bytes.size() > MaxTextLength) throw OutOfMemory{};
    BlobObject *blob = newBlob(t, std::max<std::size_t>(bytes.size(), 8));
    if (!bytes.empty()) std::memcpy(blob->bytes(), bytes.data(), bytes.size());
    auto *object = newObject<BytesObject>(t, Kind::Bytes, ClassId::ByteArray);
    object->length = static_cast<std::uint32_t>(bytes.size());
    object->hash = 0;
    object->blob = t.machine.heap.handleOf(blob);
    object->padding = 0;
    return valueOf(t, object);
}

std::string_view bytesOf(const Machine &m, Value bytes)
{
    auto *object = m.at<BytesObject>(bytes);
    const Handle handle = __atomic_load_n(&object->blob, __ATOMIC_ACQUIRE);
    if (handle == 0) return {reinterpret_cast<const char *>(object->inlineBytes()), object->length};
    auto *blob = m.at<BlobObject>(handle);
    const std::uint32_t length = __atomic_load_n(&object->length, __ATOMIC_ACQUIRE);
    return {reinterpret_cast<const char *>(blob->bytes()), std::min(length, blob->capacity)};
}

std::uint32_t bytesHash(BytesObject *bytes)
{
    if (bytes->hash == 0) __atomic_store_n(&bytes->hash, hashBytes(bytes->inlineBytes(), bytes->length), __ATOMIC_RELAXED);
    return bytes->hash;
}

Outcome byteOf(Thread &t, Value v, std::uint8_t &byte)
{
    if (!isIntLike(t.machine, v)) {
        if (isUserObject(t.machine, v)) return Outcome::Python;
        return raise(t, ClassId::TypeError, "'%s' object cannot be interpreted as an integer", typeName(t.machine, v).c_str());
    }
    std::int64_t number = -1;
    if (!fitsInt64(t.machine, v, number) || number < 0 || number > 255) return raise(t, ClassId::ValueError, "byte must be in range(0, 256)");
    byte = static_cast<std::uint8_t>(number);
    return Outcome::Done;
}

Outcome bytesOfInts(Thread &t, Value iterable, std::string &bytes)
{
    if (!iteratesNatively(t.machine, iterable)) return Outcome::Python;
    std::vector<Value> items;
    FORKYARD_TRY(collect(t, iterable, items));
    bytes.reserve(bytes.size() + items.size());
    for (const Value item : items) {
        std::uint8_t byte = 0;
        FORKYARD_TRY(byteOf(t, item, byte));
        bytes.push_back(static_cast<char>(byte));
    }
    return Outcome::Done;
}

Outcome bytesForSlice(Thread &t, Value v, std::string &bytes)
{
    const Machine &m = t.machine;
    if (isBytesLike(m, v)) {
        bytes = bytesOf(m, v);
        return Outcome::Done;
    }
    const bool mayIterate = iteratesNatively(m, v) || isUserObject(m, v) || isKind(m, v, Kind::Generator);
    if (isStr(m, v) || !mayIterate)
        return raise(t, ClassId::TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    return bytesOfInts(t, v, bytes);
}

void replaceBytes(Thread &t, BytesObject *array, std::size_t start, std::size_t end, std::string_view replacement)
{
    const std::size_t length = array->length;
    const std::size_t tail = length - end;
    const std::size_t fresh = start + replacement.size() + tail;
    if (fresh > length) resize(t, array, fresh);
    std::uint8_t *content = contentOf(t, array);
    std::memmove(content + start + replacement.size(), content + end, tail);
    if (!replacement.empty()) std::memcpy(content + start, replacement.data(), replacement.size());
    if (fresh < length) resize(t, array, fresh);
}

Outcome replaceBytes(Thread &t, BytesObject *array, const SliceBounds &range, std::string_view replacement)
{
    const auto start = static_cast<std::size_t>(range.start);
    if (range.step == 1) {
        replaceBytes(t, array, start, start + range.count, replacement);
        return Outcome::Done;
    }
    if (replacement.empty()) return deleteBytes(t, array, range);
    if (replacement.size() != range.count)
        return raise(t, ClassId::ValueError, "attempt to assign bytes of size %zu to extended slice of size %zu", replacement.size(), range.count);
    std::uint8_t *content = contentOf(t, array);
    std::int64_t at = range.start;
    for (std::size_t i = 0; i < range.count; ++i, at += range.step) content[at] = static_cast<std::uint8_t>(replacement[i]);
    return Outcome::Done;
}

Outcome deleteBytes(Thread &t, BytesObject *array, const SliceBounds &range)
{
    if (range.count == 0) return Outcome::Done;
    std::uint8_t *content = contentOf(t, array);
    std::vector<bool> goes(array->length);
    std::int64_t at = range.start;
    for (std::size_t i = 0; i < range.count; ++i, at += range.step) goes[static_cast<std::size_t>(at)] = true;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < goes.size(); ++i)
        if (!goes[i]) content[kept++] = content[i];
    resize(t, array, kept);
    return Outcome::Done;
}

} // namespace forkyard::vm
