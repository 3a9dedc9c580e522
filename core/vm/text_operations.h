// What the methods of str, bytes and bytearray share: reading arguments as text, slices, changing a bytearray. Internal to
// core/vm's text files.
#pragma once

#include "core/vm/operations.h"
#include "core/vm/slices.h"
#include "core/vm/strings.h"

#include <string>
#include <string_view>

namespace forkyard::vm {

inline constexpr std::size_t MaxTextLength = (std::size_t{1} << 31) - 1;

/// An int as a byte. TypeError, "byte must be in range(0, 256)".
Outcome byteOf(Thread &t, Value v, std::uint8_t &byte);
/// The bytes that an iterable of ints gives, appended. Python where iterating it runs code of the language.
Outcome bytesOfInts(Thread &t, Value iterable, std::string &bytes);

// -- bytearray; the caller holds its lock

/// Replaces the bytes start .. end-1.
void replaceBytes(Thread &t, BytesObject *array, std::size_t start, std::size_t end, std::string_view replacement);
/// Replaces the elements of a slice; a step other than 1 wants as many.
Outcome replaceBytes(Thread &t, BytesObject *array, const SliceBounds &range, std::string_view replacement);
Outcome deleteBytes(Thread &t, BytesObject *array, const SliceBounds &range);
/// What a bytearray's slice is to be replaced by: bytes, or a list, tuple or range of ints. Python for other iterables.
Outcome bytesForSlice(Thread &t, Value v, std::string &bytes);

} // namespace forkyard::vm
