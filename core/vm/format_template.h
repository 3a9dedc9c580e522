// The markup of str.format: literal text and fields in braces. Read the way CPython reads it, so that errors come in the same
// order. Shared with the helpers that let the prelude format objects of the program's own classes.
#pragma once

#include "core/vm/format.h"

#include <string>
#include <string_view>
#include <vector>

namespace forkyard::vm {

/// Literal text, and the field behind it if there is one.
struct Markup {
    std::u32string_view literal;
    bool hasField = false;
    std::u32string_view name;
    char32_t conversion = 0;
    std::u32string_view spec;
    bool specHasFields = false;
};
/// Reads on from `at`, which must lie inside the text and is moved. Done or Raised (ValueError).
Outcome readMarkup(Thread &t, std::u32string_view text, std::size_t &at, Markup &markup);

/// A field's name: an argument by number or key, then .attributes and [items].
struct FieldName {
    struct Step {
        bool isAttribute;
        std::u32string_view name;
        std::int64_t index; ///< of an item given by a number, else -1
    };
    std::u32string_view first;
    std::int64_t index = -1; ///< first, where it is a number
    std::vector<Step> steps;
};
Outcome readFieldName(Thread &t, std::u32string_view text, FieldName &name);

/// Whether fields are numbered by the format or by their order: not both.
struct FieldNumbering {
    enum { Unknown, Automatic, Manual } mode = Unknown;
    std::int64_t next = 0;
    /// The number of a field; ValueError where the two ways meet.
    Outcome number(Thread &t, const FieldName &name, std::int64_t &index);
};

} // namespace forkyard::vm
